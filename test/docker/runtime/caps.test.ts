import assert from 'node:assert/strict';
import { type Host, type Ran, run, view } from '../../../src/docker/index.ts';
import { played, type as typed } from '../host/world.ts';

/** Generous for a loaded machine; alone each takes a fraction of it. */
const MOST_MILLISECONDS = 15_000;

async function limited(host: Host, line: string): Promise<Ran> {
  const began = performance.now();
  const ran = await run(host, line, { at: host.clock + 1000, columns: 80, stdin: '' });
  const { ending, stdout, stderr } = ran.outcome;
  assert.equal(ending.kind, 'limit', `${line.slice(0, 60)}: ${JSON.stringify([ending, stdout.slice(0, 80)])}`);
  assert.match(stderr, /^drydock: .+\n$/, line.slice(0, 60));
  assert.doesNotMatch(stderr, /Error:|at \/|executionLimits|undefined/);
  assert.ok(performance.now() - began < MOST_MILLISECONDS, `${line.slice(0, 60)} took too long`);
  return ran;
}

const LINES: Readonly<Record<string, readonly string[]>> = {
  'loops without an end': [
    'while true; do :; done',
    'while true; do date; done',
    'for ((;;)); do :; done',
    'a=(); while true; do a+=(1); done',
    'docker run alpine:3.21 sh -c "while true; do :; done"',
    'docker run -d alpine:3.21 sh -c "while true; do echo hi; done"',
    'awk "BEGIN{while(1)x++}"',
    'echo a | sed ":a;s/a/aa/;ba"',
    'jq -n "last(repeat(1))"',
  ],
  'functions, jobs and shells that call themselves': [
    'f(){ f|f & };f',
    ':(){ :|:& };:',
    'docker run alpine:3.21 sh -c "f(){ f|f & };f"',
    'f(){ f; }; f',
    'f(){ echo $(f); }; f',
    'echo "sh /tmp/r" > /tmp/r; sh /tmp/r',
    `x='eval "$x"'; eval "$x"`,
    'echo ". ./s" > s; . ./s',
    'awk "function f(){f()} BEGIN{f()}"',
    'jq -n "def f: f; f"',
  ],
  'more output than anybody reads': [
    'seq 1 100000000',
    'seq 1 100000000 | tail -1',
    'echo {1..10000000}',
    'printf "%1000000000d" 1',
    'x=a; while true; do x=$x$x; done',
  ],
  'devices that never end': [
    'cat /dev/zero',
    'sort /dev/zero',
    'sha256sum /dev/urandom',
    'wc -c /dev/zero',
    'cp /dev/zero x',
    'head -c 1000000000 /dev/urandom',
    'head -c 1000000000 /dev/urandom | wc -c',
    'dd if=/dev/zero of=x',
    'docker run alpine:3.21 cat /dev/urandom',
  ],
  'files larger or more than a host keeps': [
    'dd if=/dev/zero of=x bs=1M count=100000',
    'truncate -s 100000000000 x',
    'fallocate -l 100G x',
    'docker run alpine:3.21 dd if=/dev/zero of=/x bs=1M count=100000',
    'for i in $(seq 1 100000); do echo > f$i; done',
    'i=0; while [ $i -lt 100000 ]; do touch f$i; i=$((i+1)); done',
    'd=a; while true; do mkdir -p $d; d=$d/a; done',
  ],
  'lines that are too long, or nest too deep': [
    `echo ${'x'.repeat(1_000_000)}`,
    `cat <<E\n${'line\n'.repeat(300_000)}E`,
    `${'('.repeat(3000)}echo hi${')'.repeat(3000)}`,
  ],
  'more objects than a host keeps': [
    'for i in $(seq 1 500); do docker create alpine:3.21; done',
    'for i in $(seq 1 500); do docker volume create v$i; done',
    'for i in $(seq 1 500); do docker network create n$i; done',
    'for i in $(seq 1 1000); do docker tag alpine:3.21 a:$i; done',
    'docker create --name box alpine:3.21; for i in $(seq 1 500); do docker commit box a:$i; done',
  ],
};

describe('the caps of a line', () => {
  for (const [what, lines] of Object.entries(LINES)) {
    it(`hold for ${what}`, async () => {
      const { host } = await played([], { images: ['alpine:3.21'] });
      for (const line of lines) {
        const { host: after } = await limited(host, line);
        assert.deepEqual({ ...after, clock: 0 }, { ...host, clock: 0 }, `${line.slice(0, 60)} left something`);
      }
    }).timeout(120_000);
  }

  it('let others go on while a long line is played', async () => {
    const { host } = await played([], { images: ['alpine:3.21'] });
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    await limited(host, 'i=0; while [ $i -lt 100000 ]; do touch f$i; i=$((i+1)); done');
    clearInterval(others);
    assert.ok(turns > 10, `${turns} turns`);
  }).timeout(60_000);

  it('are not reached by patterns that make other engines hang', async () => {
    const { host } = await played([]);
    const many = 'a'.repeat(60);
    for (const line of [
      `echo ${many}b | grep -E "^(a+)+$"`,
      `echo ${many}b | sed -E "s/^(a|a)*$/x/"`,
      `echo ${many}b | awk "/^(a+)+\\$/"`,
      `[[ ${many}b =~ ^(a+)+$ ]]`,
      `case ${many} in *a*a*a*a*a*a*a*a*a*a*a*b) echo yes;; esac`,
      'find / -name "*a*a*a*a*a*a*a*a*a*b"',
      `expr ${many}b : "\\(a*\\)*c"`,
    ]) {
      const began = performance.now();
      const { outcome } = await typed(host, line);
      assert.notEqual(outcome.ending.kind, 'limit', line);
      assert.ok(performance.now() - began < MOST_MILLISECONDS, line);
    }
  });

  it('are not reached by what people do with devices', async () => {
    const { host } = await played([]);
    const said = async (line: string) => (await typed(host, line)).outcome;
    assert.match((await said('head -c 12 /dev/urandom | base64')).stdout, /^[\w+/]{16}\n$/);
    assert.match((await said('tr -dc a-z < /dev/urandom | head -c 12')).stdout, /^[a-z]{12}$/);
    assert.match((await said('cat /dev/urandom | tr -dc a-z0-9 | head -c 8')).stdout, /^[a-z0-9]{8}$/);
    assert.equal((await said('head -c 1M /dev/zero > big; wc -c < big')).stdout.trim(), '1048576');
    assert.equal((await said('dd if=/dev/zero bs=1M count=2 2>/dev/null | wc -c')).stdout.trim(), '2097152');
    assert.equal(
      (await said('dd if=/dev/zero of=ten bs=1M count=10 2>/dev/null; stat -c %s ten')).stdout.trim(),
      '10485760',
    );
    assert.equal((await said('yes | head -n 2')).stdout, 'y\ny\n');
  });

  it('hold for builds', async () => {
    const huge = `FROM alpine:3.21\n${'RUN true\n'.repeat(110_000)}`;
    const comments = `FROM alpine:3.21\n${'# a comment that only fills the file up\n'.repeat(6_000)}`;
    const files = {
      huge,
      comments,
      endless: 'FROM alpine:3.21\nRUN while true; do :; done\n',
      large: 'FROM alpine:3.21\nRUN dd if=/dev/zero of=/x bs=1M count=100000\n',
      many: `FROM alpine:3.21\n${'ENV a=b\n'.repeat(2_000)}`,
      deep: `FROM alpine:3.21\n${'RUN true\n'.repeat(130)}`,
      bomb: 'FROM alpine:3.21\nRUN f(){ f|f & };f\n',
    };
    const { host } = await played([], { images: ['alpine:3.21'], files });
    for (const name of ['endless', 'large', 'bomb']) {
      const ran = await typed(host, `docker build -f ${name} .`);
      assert.equal(ran.outcome.ending.kind, 'limit', `${name}: ${ran.outcome.stderr}`);
      assert.deepEqual(view(ran.host).images, view(host).images);
    }
    const deep = await typed(host, 'docker build -f deep .');
    assert.equal(deep.outcome.ending.kind, 'docker');
    assert.match(deep.outcome.stderr, /failed to prepare \w+ as \w+: max depth exceeded\n/);
    for (const name of ['huge', 'many', 'comments']) {
      const began = performance.now();
      const ran = await typed(host, `docker build -f ${name} .`);
      assert.ok(performance.now() - began < MOST_MILLISECONDS, name);
      if (name === 'comments') assert.equal(ran.outcome.ending.exitCode, 0, ran.outcome.stderr.slice(-200));
      else assert.equal(ran.outcome.ending.kind, 'limit', ran.outcome.stderr.slice(-200));
    }
  }).timeout(60_000);
});
