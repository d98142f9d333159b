import assert from 'node:assert/strict';
import { LIMITS, type Limits } from '../../../src/docker/daemon/daemon.ts';
import { type Host, type Ran, run, view } from '../../../src/docker/index.ts';
import { itFor } from '../../length.ts';
import { workOf } from '../../work.ts';
import { played } from '../host/world.ts';

/** What never ends works for ever. */
const MOST_WORK = 15_000;

/** A hundredth part of the host's caps, and so many more of them. */
function hundredths(share: number): Limits {
  const part = (cap: number) => Math.ceil((cap * share) / 100);
  const { process, work, command, ...own } = LIMITS;
  const { images, containers, volumes, networks, bytes, files, kept, line, output } = own;
  return {
    images: part(images),
    containers: part(containers),
    volumes: part(volumes),
    networks: part(networks),
    bytes: part(bytes),
    files: part(files),
    kept: part(kept),
    line: part(line),
    output: part(output),
    work: part(work),
    command: part(command),
    process: {
      programs: part(process.programs),
      turns: part(process.turns),
      output: part(process.output),
    },
  };
}

function typed(host: Host, line: string, limits: Limits, columns: number | null = 80): Promise<Ran> {
  return run(host, line, { at: host.clock + 1000, columns, stdin: '', limits });
}

async function limited(host: Host, line: string, limits: Limits): Promise<Ran> {
  const ran = await typed(host, line, limits);
  const { ending, stdout, stderr } = ran.outcome;
  assert.equal(ending.kind, 'limit', `${line.slice(0, 60)}: ${JSON.stringify([ending, stdout.slice(0, 80)])}`);
  assert.match(stderr, /^drydock: .+\n$/, line.slice(0, 60));
  assert.doesNotMatch(stderr, /Error:|at \/|executionLimits|undefined/);
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

/** A cap that is smaller than usual, a line that goes over it, and what is said then. */
const CAPS: readonly (readonly [Partial<Limits>, string, string])[] = [
  [{ images: 1 }, 'docker pull hello-world', 'this host keeps at most 1 images'],
  [{ images: 1 }, 'docker commit box mine', 'this host keeps at most 1 images'],
  [{ images: 1 }, 'docker build -q .', 'this host keeps at most 1 images'],
  [{ containers: 1 }, 'docker create alpine:3.21', 'this host keeps at most 1 containers'],
  [{ volumes: 0 }, 'docker volume create data', 'this host keeps at most 0 volumes'],
  [{ networks: 3 }, 'docker network create net', 'this host keeps at most 3 networks'],
  [{ bytes: 1000 }, 'truncate -s 2000 large', 'this line would make more bytes of files than the host keeps'],
  [
    { bytes: 1000 },
    'docker exec box truncate -s 2000 /large',
    'this line would make more bytes of files than the host keeps',
  ],
  [{ files: 5 }, 'touch a b c d e f', 'this line would make more files than the host keeps'],
  [
    { kept: 1000 },
    'head -c 2000 /dev/zero > large',
    'this host keeps at most 0.001 MB of your own files: remove images, containers or the build cache',
  ],
  [{ line: 20 }, 'echo more than twenty characters', 'a line may hold at most 20 characters'],
  [{ output: 20 }, 'echo more than twenty characters', 'a line may print at most 20 bytes'],
  [{ output: 20 }, 'docker images', 'a line may print at most 20 bytes'],
  [
    { process: { ...LIMITS.process, programs: 5 } },
    'for i in $(seq 1 9); do date; done',
    'the process ran more commands than this host plays',
  ],
  [
    { process: { ...LIMITS.process, programs: 5 } },
    `docker exec box sh -c 'for i in $(seq 1 9); do date; done'`,
    'the process ran more commands than this host plays',
  ],
  [
    { process: { ...LIMITS.process, turns: 5 } },
    'i=0; while [ $i -lt 9 ]; do i=$((i+1)); done',
    'the script runs longer than this host plays',
  ],
  [{ process: { ...LIMITS.process, output: 20 } }, 'seq 1 20', 'the process printed more than this host keeps'],
];

describe('the caps of a line', () => {
  for (const [what, lines] of Object.entries(LINES)) {
    itFor(`hold for ${what}, in hundredths of a host’s`, { quick: 1, usual: 5, full: 100 }, async share => {
      const limits = hundredths(share);
      const { host } = await played([], { images: ['alpine:3.21'] });
      for (const line of lines) {
        const { host: after } = await limited(host, line, limits);
        assert.deepEqual({ ...after, clock: 0 }, { ...host, clock: 0 }, `${line.slice(0, 60)} left something`);
      }
    });
  }

  for (const [cap, line, said] of CAPS) {
    it(`of ${Object.keys(cap).join()} is told: ${line}`, async () => {
      const files = { Dockerfile: 'FROM alpine:3.21\nRUN true\n' };
      const { host } = await played(['docker run -d --name box alpine:3.21 sleep 60'], {
        images: ['alpine:3.21'],
        files,
      });
      const { outcome } = await limited(host, line, { ...LIMITS, ...cap });
      assert.equal(outcome.stderr, `drydock: ${said}\n`);
      assert.equal((await typed(host, line, LIMITS)).outcome.ending.exitCode, 0, 'within the usual caps it is done');
    });
  }

  it('hold inside of a container, which is then as it was before the line', async () => {
    const { host } = await played([], { images: ['alpine:3.21'] });
    const limits = { ...LIMITS, process: { ...LIMITS.process, programs: 20 } };
    const { host: inside } = await typed(host, 'docker run -it alpine:3.21 sh', limits);
    const { host: after } = await limited(inside, 'for i in $(seq 1 30); do date; done', limits);
    assert.deepEqual({ ...after, clock: 0 }, { ...inside, clock: 0 });
    assert.equal((await typed(after, 'echo on', limits)).outcome.stdout, 'on\n');
  });

  it('let others go on while a long line is played', async () => {
    const { host } = await played([], { images: ['alpine:3.21'] });
    let turns = 0;
    let others = setImmediate(function turn() {
      turns += 1;
      others = setImmediate(turn);
    });
    await limited(host, 'i=0; while [ $i -lt 1000 ]; do touch f$i; i=$((i+1)); done', hundredths(15));
    clearImmediate(others);
    assert.ok(turns > 10, `${turns} turns`);
  });

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
      const work = await workOf(async () => {
        const { outcome } = await typed(host, line, LIMITS, null);
        assert.notEqual(outcome.ending.kind, 'limit', line);
      });
      assert.ok(work < MOST_WORK, line);
    }
  });

  it('are not reached by what people do with devices', async () => {
    const { host } = await played([]);
    const said = async (line: string) => (await typed(host, line, LIMITS, null)).outcome;
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

  it('hold for triggers that copy from the image that they come with', async () => {
    const files = {
      one: 'FROM alpine:3.21\nONBUILD COPY --from=self /etc/os-release /x\n',
      two: 'FROM self\n',
    };
    const { host } = await played(['docker build -q -t self -f one .'], { images: ['alpine:3.21'], files });
    const { outcome } = await limited(host, 'docker build -f two .', LIMITS);
    assert.equal(outcome.stderr, 'drydock: the triggers of images may bring at most 1000 stages here\n');
  });

  itFor('hold for builds, in hundredths of a host’s', { quick: 1, usual: 5, full: 100 }, async share => {
    const limits = hundredths(share);
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
      const ran = await typed(host, `docker build -f ${name} .`, limits, null);
      assert.equal(ran.outcome.ending.kind, 'limit', `${name}: ${ran.outcome.stderr}`);
      assert.deepEqual(view(ran.host).images, view(host).images);
    }
    const deep = await typed(host, 'docker build -f deep .', LIMITS, null);
    assert.equal(deep.outcome.ending.kind, 'docker');
    assert.match(deep.outcome.stderr, /failed to prepare \w+ as \w+: max depth exceeded\n/);
    for (const name of ['huge', 'many', 'comments']) {
      const work = await workOf(async () => {
        const { outcome } = await typed(host, `docker build -f ${name} .`, LIMITS, null);
        if (name === 'comments') assert.equal(outcome.ending.exitCode, 0, outcome.stderr.slice(-200));
        else assert.equal(outcome.ending.kind, 'limit', outcome.stderr.slice(-200));
      });
      assert.ok(work < MOST_WORK, name);
    }
  });
});
