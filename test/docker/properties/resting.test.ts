/** A process of a container that is typed at rests between two lines: what comes is the same as if all lines were played from its start. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { LIMITS } from '../../../src/docker/daemon/daemon.ts';
import { boot, freeze, type Host, pack, prompt, run, unpack } from '../../../src/docker/index.ts';
import { itFor } from '../../length.ts';
import { world } from '../host/world.ts';

const SEED = 20250302;
const CTRL_D = '\u0004';
const CTRL_C = '\u0003';

interface Answer {
  readonly host: Host;
  readonly said: string;
}

async function typed(before: Host, line: string): Promise<Answer> {
  const { host, outcome } = await run(before, line, { at: before.clock + 1000, columns: 80, stdin: '' });
  return { host, said: `${outcome.stdout}|${outcome.stderr}|${JSON.stringify(outcome.ending)}|${prompt(host)}` };
}

/** The same host, whose process has never rested: the next line plays all lines from its start. */
function whole(host: Host): Host {
  return host.inside === null ? host : { ...host, inside: { ...host.inside, rest: null } };
}

function putAway(host: Host): Host {
  return unpack(pack(host, 50_000_000)) as Host;
}

const NAME = fc.constantFrom('a', 'b', 'PATHS', 'n');
const WORD = fc.constantFrom('x', 'two words', '*', '$a', '$b', '$n', '$?', '$#', '$1', '', 'x/y', "it's");
const FILE = fc.constantFrom('/tmp/f', 'g', 'd/h', '/nosuch/i');
const LINE = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(NAME, WORD).map(([name, word]) => `${name}="${word}"`) },
  { weight: 3, arbitrary: WORD.map(word => `echo "${word}" $n`) },
  fc.tuple(WORD, FILE).map(([word, file]) => `echo "${word}" >> ${file}`),
  FILE.map(file => `cat ${file}; echo $?`),
  NAME.map(name => `export ${name}; env | grep ^${name}=`),
  NAME.map(name => `f() { echo f-$1-$a; local q=1; ${name}=inside; return 3; }`),
  NAME.map(name => `for ${name} in 1 2 3; do n=$((n + 1)); [ $${name} = 2 ] && continue; echo $n; done`),
  fc.constantFrom(
    'f 1; echo $?',
    'f $a | cat',
    'mkdir -p d; cd d',
    'cd ..; pwd',
    'cd -',
    'rm -f g /tmp/f',
    'ls',
    'false',
    'nosuch',
    '(exit 5)',
    '(cd /tmp; a=sub; pwd); echo $a; pwd',
    'echo $(echo deep $n; n=9) $n',
    'set -e',
    'set +e',
    'set -u',
    'set +u',
    'set -x',
    'set +x',
    'set -- p q r; echo $# $2',
    'shift; echo $*',
    'false && echo no',
    'sleep 3 & echo $!',
    'wait; echo $?',
    'kill %1',
    "trap 'echo bye $a' EXIT",
    "trap 'echo usr' USR1; kill -USR1 $$",
    'alias ll="echo aliased"',
    'll it',
    'unalias ll',
    'umask 077; umask',
    'exec 2>&1',
    'readonly r=1',
    'r=2',
    ['echo $', '{nosuch:?gone}'].join(''),
    'echo $(( 1 / 0 ))',
    ')',
    'echo $RANDOM',
    'date +%s',
    'unset a f',
    'eval "g() { echo g $n; }"',
    'g',
    'echo "echo sourced $a; s=1" > /tmp/s; . /tmp/s; echo $s',
    'PS1="$a> "',
    'while read l; do echo "<$l>"; done',
    'read a b',
    'cat',
    'cat > g',
    'sort',
    'sh',
    'sh -c "read z; echo got \\$z"',
    'su nobody',
    'exec sh',
    'exit',
    'exit 4',
    'python3',
    CTRL_D,
    CTRL_D,
    'tail -f /dev/null',
    'vi',
  ),
  fc.constantFrom('cat <<EOF', 'EOF', 'if true; then', 'echo inside', 'fi', 'echo a \\', 'echo "open', 'close"', ''),
);

/** What is typed to Python, with what opens, closes and ends there. */
const PYTHON = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('x', 'y', 'z'),
      fc.constantFrom('1', '"a\'b"', '[1, [2]]', '{"k": x}', '[x, y]', 'f', 'len', 'os'),
    )
    .map(([name, value]) => `${name} = ${value}`),
  fc.constantFrom(
    'x',
    'y',
    'z',
    'x + y',
    'f(2)',
    'f(x)',
    'len(x)',
    'z(x)',
    'str(x) + "!"',
    'g',
    '1 / 0',
    'nosuch',
    '"a',
    '(1,',
  ),
  fc.constantFrom(
    'x = [1]; y = x; y.append(x)',
    'y.append(2)',
    'def f(a, b=3):',
    '    return [a, b, x]',
    '',
    '',
    'for i in range(3):',
    '    print(i, x)',
    'def g():\n    def h(): return x\n    return h\n',
    'k = g()',
    'k()',
    'import os, random, time',
    'from math import sqrt as root',
    'root(9)',
    'm = y.append',
    'os.getcwd()',
    'random.random()',
    'open("/tmp/p", "w").write("written")',
    'n = input("? ")',
    'class A: pass',
    'time.sleep(10000)',
    'exit',
    'exit(4)',
    CTRL_D,
    CTRL_C,
    `x${CTRL_C}`,
  ),
);

const WAYS = fc.constantFrom(
  'docker run -it --rm alpine:3.21',
  'docker run -it --name box -v vol:/tmp alpine:3.21 sh',
  'docker run -it --rm debian:12-slim',
  'docker run -it --rm debian:12-slim sh',
  'docker exec -it web sh',
  'docker run -it --rm -v /home/student:/tmp alpine:3.21 sh -l',
);

let ready: Promise<Host> | null = null;

function start(): Promise<Host> {
  ready ??= boot(world({ images: ['alpine:3.21', 'debian:12-slim', 'python:3.12-slim'] })).then(async booted => {
    const { host } = await typed(booted, 'docker run -d --name web alpine:3.21 sleep 600');
    return (await typed(host, 'docker run -d --name py python:3.12-slim sleep 600')).host;
  });
  return ready;
}

async function alike(way: string, lines: readonly string[]): Promise<void> {
  let one = await typed(await start(), way);
  let other = one;
  const said: string[] = [];
  for (const line of lines) {
    // At the host's own prompt nothing rests.
    if (one.host.inside === null) break;
    one = await typed(putAway(one.host), line);
    other = await typed(whole(other.host), line);
    said.push(line);
    assert.equal(one.said, other.said, said.join('\n'));
  }
  assert.deepEqual(freeze(one.host), freeze(other.host), said.join('\n'));
}

describe('a process of a container that rests', () => {
  itFor('goes on as if it had been played from its start', { quick: 12, usual: 20, full: 1000 }, async runs => {
    await fc.assert(fc.asyncProperty(WAYS, fc.array(LINE, { minLength: 1, maxLength: 25 }), alike), {
      seed: SEED,
      numRuns: runs,
    });
  });

  it('tells what was asked for and is not simulated once, whatever is begun after it', async () => {
    await alike('docker run -it --rm python:3.12-slim', ['"a', 'def f(a, b=3):', '    return a', '', 'f(1)']);
    await alike('docker run -it --rm alpine:3.21', ['vi', 'if true; then', 'echo inside', 'fi', `half${CTRL_C}`]);
  });

  itFor('at a prompt of Python, too', { quick: 6, usual: 10, full: 300 }, async runs => {
    const ways = fc.constantFrom(
      'docker run -it --rm python:3.12-slim',
      'docker exec -it py python3',
      'docker exec -it py sh',
    );
    const lines = fc.array(PYTHON, { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(ways, lines, (way, typedLines) =>
        alike(way, way.endsWith('sh') ? ['a=1', 'python3', ...typedLines] : typedLines),
      ),
      { seed: SEED, numRuns: runs },
    );
  });

  it('goes on from a snapshot in another process of this service', async () => {
    const lines = [
      'a="1 2"; export b=3; set -e; alias ll="echo listed"; f() { echo f $1 $a; }; trap "echo bye" EXIT; cd /tmp',
      'sleep 9 & read c',
      'typed',
      'echo half > f; cat <<EOF >> f',
      'rest of $a',
    ];
    const after = ['EOF', 'cat f; echo "$c" $b $!; ll; f x; pwd', 'sh', 'echo $b-$a', CTRL_D, 'false'];
    for (const way of ['docker run -it alpine:3.21', 'docker run -it -v vol:/tmp debian:12-slim']) {
      let host = (await typed(await start(), way)).host;
      for (const line of lines) host = (await typed(host, line)).host;
      const text = pack(host, 50_000_000);
      const said: string[] = [];
      let ended = host;
      for (const line of after) {
        const answer = await typed(ended, line);
        said.push(answer.said);
        ended = answer.host;
      }
      const script = `
        import { freeze, prompt, run, unpack } from './src/docker/index.ts';
        let text = '';
        for await (const piece of process.stdin) text += piece;
        let host = unpack(text);
        const said = [];
        for (const line of ${JSON.stringify(after)}) {
          const { host: next, outcome } = await run(host, line, { at: host.clock + 1000, columns: 80, stdin: '' });
          host = next;
          said.push(outcome.stdout + '|' + outcome.stderr + '|' + JSON.stringify(outcome.ending) + '|' + prompt(host));
        }
        process.stdout.write(JSON.stringify({ said, frozen: freeze(host) }));`;
      const elsewhere = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
        input: text,
        encoding: 'utf8',
        maxBuffer: 1e9,
      });
      const { said: there, frozen } = JSON.parse(elsewhere);
      assert.deepEqual(there, said);
      assert.deepEqual(frozen, JSON.parse(JSON.stringify(freeze(ended))));
      assert.match(said.join('\n'), /half\nrest of 1 2\ntyped 3 2\nlisted\nf x 1 2\n\/tmp\n/);
      assert.match(said.at(-1) ?? '', /bye/);
    }
  });

  it('works for a line what that line is worth, however many came before it', async () => {
    const ways: Readonly<Record<string, (at: number) => string>> = {
      'docker run -it alpine:3.21': at => `x=${at}; echo $x > /tmp/f; ls / | wc -l; f() { echo $x; }; f`,
      'docker run -it --name py3 python:3.12-slim': at => `x = ${at}; print(x, len(str(x) * 3))`,
      'docker run -it --name deep debian:12-slim': at => (at === 0 ? 'sh' : `echo ${at}; x=$((x + 1)); echo $x`),
    };
    for (const [way, line] of Object.entries(ways)) {
      let { host } = await typed(await start(), way);
      for (let at = 0; at < 3; at++) host = (await typed(host, line(at))).host;
      // A longer number needs a little more.
      const most = 1.05 * (await leastWork(host, line(3)));
      for (let at = 3; at < 120; at++) {
        const ran = await within(host, line(at), most);
        assert.equal(ran.outcome.ending.kind, 'exited', `${way}: ${line(at)}`);
        host = ran.host;
      }
      assert.equal((await within(whole(host), line(120), most)).outcome.ending.kind, 'limit');
    }
  });
});

/** Plays a line whose processes may do so many units of work. */
function within(host: Host, line: string, work: number) {
  const limits = { ...LIMITS, work };
  return run(host, line, { at: host.clock + 1000, columns: 80, stdin: '', limits });
}

/** With how many units of work a line is played to its end, and not with fewer. */
async function leastWork(host: Host, line: string): Promise<number> {
  let low = 0;
  let high = 50_000_000;
  while (high - low > 1000) {
    const middle = Math.round((low + high) / 2);
    if ((await within(host, line, middle)).outcome.ending.kind === 'limit') low = middle;
    else high = middle;
  }
  return high;
}
