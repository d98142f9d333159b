import assert from 'node:assert/strict';
import { freeze, type Host, prompt, run, thaw, view } from '../../../src/docker/index.ts';
import { played } from './world.ts';

const COLUMNS = 80;

async function typed(host: Host, lines: readonly string[]): Promise<{ host: Host; said: readonly string[] }> {
  let now = host;
  const said: string[] = [];
  for (const line of lines) {
    const ran = await run(now, line, { at: now.clock + 5000, columns: COLUMNS, stdin: '' });
    said.push(ran.outcome.stdout + ran.outcome.stderr);
    now = ran.host;
  }
  return { host: now, said };
}

describe('a shell inside of a container', () => {
  it('takes the lines that are typed until it is left', async () => {
    const { host } = await played([], { images: ['alpine:3.21'] });
    const entered = await typed(host, ['docker run -it --name box alpine:3.21']);
    assert.equal(prompt(entered.host), '/ # ');
    assert.equal(view(entered.host).containers[0]?.state, 'running');
    const inside = await typed(entered.host, ['echo hi > /made', 'cd /tmp', 'pwd; cat /made', 'nosuch']);
    assert.deepEqual(inside.said.slice(0, 3), ['', '', '/tmp\nhi\n']);
    assert.match(inside.said[3] ?? '', /nosuch: not found/);
    assert.equal(prompt(inside.host), '/tmp # ');
    const left = await typed(inside.host, ['exit 3', 'docker ps -a', 'docker diff box']);
    assert.equal(prompt(left.host), 'student@dock:~$ ');
    assert.match(left.said[1] ?? '', /Exited \(3\) \d+ seconds ago/);
    assert.equal(left.said[2], 'A /made\n');
  });

  it('is joined with exec, and leaves the container running', async () => {
    const { host } = await played(['docker run -d --name web alpine:3.21 sleep 300'], { images: ['alpine:3.21'] });
    const inside = await typed(host, ['docker exec -it web sh', 'touch /here', 'ls /here', 'exit', 'docker ps -q']);
    assert.equal(inside.said[2], '/here\n');
    assert.equal(inside.said[4]?.trim().length, 12);
    assert.equal(
      view(inside.host).containers[0]?.changes.some(change => change.path === '/here'),
      true,
    );
  });

  it('opens at the end of a line that a shell has to read: variables, substitutions, and what ran before it', async () => {
    const { host } = await played(['docker run -d --name web alpine:3.21 sleep 300'], { images: ['alpine:3.21'] });
    const one = await typed(host, ['mkdir data', 'docker run -it --rm -v "$PWD/data":/data alpine:3.21 $(echo sh)']);
    assert.equal(prompt(one.host), '/ # ');
    const two = await typed(one.host, ['echo hi > /data/x', 'exit 3', 'echo $?', 'cat data/x']);
    assert.deepEqual(two.said.slice(2), ['3\n', 'hi\n']);
    const three = await typed(two.host, ['cd data && docker exec -it $(docker ps -q) sh', 'ls /bin/sh', 'exit', 'pwd']);
    assert.deepEqual(three.said.slice(1), ['/bin/sh\n', '', '/home/student/data\n']);
    // A command that may be passed over is the shell's alone.
    const four = await typed(three.host, ['false && docker run -it alpine:3.21', 'echo $?']);
    assert.equal(prompt(four.host), 'student@dock:~/data$ ');
    assert.equal(four.said[1], '1\n');
  });

  it('opens by attach at a shell that an earlier line has started, with what others did in it meanwhile', async () => {
    const { host } = await played(['docker run -dit --name box alpine:3.21', 'docker exec box touch /made'], {
      images: ['alpine:3.21'],
    });
    const inside = await typed(host, ['docker attach box', 'ls /made; hostname', 'echo a > /own']);
    assert.match(inside.said[1] ?? '', /^\/made\n[0-9a-f]{12}\n$/);
    assert.equal(prompt(inside.host), '/ # ');
    const left = await typed(inside.host, ['exit 4', 'docker diff box', 'docker ps -a --format "{{.Status}}"']);
    assert.equal(left.said[1], 'A /made\nA /own\n');
    assert.match(left.said[2] ?? '', /^Exited \(4\) /);
  });

  it('touches neither the image nor another container of it', async () => {
    const { host } = await played([], { images: ['alpine:3.21'] });
    const first = await typed(host, ['docker run -it --name one alpine:3.21', 'echo 1 > /x', 'exit']);
    const second = await typed(first.host, ['docker run --rm alpine:3.21 ls /x']);
    assert.match(second.said[0] ?? '', /No such file or directory/);
    assert.deepEqual(view(second.host).images, view(host).images);
  });

  it('survives being frozen between two lines', async () => {
    const { host } = await played([], { images: ['alpine:3.21'] });
    const one = await typed(host, ['docker run -it --rm alpine:3.21 sh', 'N=5']);
    const two = await typed(thaw(JSON.parse(JSON.stringify(freeze(one.host))), null), ['echo $N', 'exit']);
    assert.equal(two.said[0], '5\n');
    assert.deepEqual(view(two.host).containers, []);
    assert.deepEqual(freeze(two.host), freeze((await typed(one.host, ['echo $N', 'exit'])).host));
  });

  it('asks with where it stands, which it is not played once more for', async () => {
    const { host } = await played([], { images: ['alpine:3.21', 'debian:12-slim'] });
    const prompts = async (lines: readonly string[]) => {
      const found: string[] = [];
      let now = host;
      for (const line of lines) {
        now = (await typed(now, [line])).host;
        found.push(prompt(now));
      }
      return found;
    };
    assert.deepEqual(
      await prompts([
        'docker run -it alpine:3.21',
        'cd /var/log',
        'cd',
        'mkdir a; cd a',
        'cd /nosuch',
        'PWD=/etc',
        'exit',
      ]),
      ['/ # ', '/var/log # ', '~ # ', '~/a # ', '~/a # ', '~/a # ', 'student@dock:~$ '],
    );
    assert.deepEqual(await prompts(['docker run -it -u nobody -w /tmp alpine:3.21', 'cd ..']), ['/tmp $ ', '/ $ ']);
    const [first, second] = await prompts(['docker run -it --name deb debian:12-slim bash', 'cd /usr/bin']);
    assert.match(first ?? '', /^root@[0-9a-f]{12}:\/# $/);
    assert.match(second ?? '', /^root@[0-9a-f]{12}:\/usr\/bin# $/);
  });

  /** What a shell of an image says to each line, and what it asks with after it. */
  async function talk(way: string, lines: readonly string[]): Promise<readonly string[]> {
    const { host } = await played([], { images: ['alpine:3.21', 'debian:12-slim'] });
    let now = (await typed(host, [way])).host;
    const found: string[] = [];
    for (const line of lines) {
      const answer = await typed(now, [line]);
      now = answer.host;
      found.push(`${answer.said.join('')}${prompt(now)}`);
    }
    return found;
  }
  const HOST = 'student@dock:~$ ';

  it('ends at Ctrl-D, and so does what reads in it', async () => {
    assert.deepEqual(await talk('docker run -it alpine:3.21', ['cd /tmp', '\u0004', 'echo $?']), [
      '/tmp # ',
      HOST,
      `0\n${HOST}`,
    ]);
    assert.deepEqual(
      await talk('docker run -it alpine:3.21', ['cat > f', 'one', 'two', '\u0004', 'cat f', 'wc -l', 'x', '\u0004']),
      ['', '', '', '/ # ', 'one\ntwo\n/ # ', '', '', '1\n/ # '],
    );
    assert.deepEqual(await talk('docker run -it debian:12-slim sh', ['false', '\u0004', 'echo $?']), [
      '# ',
      HOST,
      `1\n${HOST}`,
    ]);
  });

  it('reads on where a command is not whole: after a backslash, in quotes, here-documents and loops', async () => {
    assert.deepEqual(
      await talk('docker run -it alpine:3.21', [
        'echo one \\',
        'two',
        'echo "a',
        'b"',
        'x=5; cat <<EOF > f',
        'x is $x',
        "it's",
        'EOF',
        'cat f',
        'for i in 1 2; do',
        'echo $i',
        'done',
        'true &&',
        'echo yes |',
        'cat',
        "cat <<'E' # not yet",
        '$x',
        '\u0004',
        'echo then',
      ]),
      [
        ...['> ', 'one two\n/ # ', '> ', 'a\nb\n/ # ', '> ', '> ', '> ', '/ # ', "x is 5\nit's\n/ # "],
        ...['> ', '> ', '1\n2\n/ # ', '> ', '> ', 'yes\n/ # ', '> ', '> ', '$x\n/ # ', 'then\n/ # '],
      ],
    );
  });

  it('goes on after what a person at it goes on after, and is left by what ends it', async () => {
    const root = (text: string) => text.replace(/root@[0-9a-f]{12}:/g, '');
    const said = async (way: string, lines: readonly string[]) => (await talk(way, lines)).map(root);
    assert.deepEqual(await said('docker run -it debian:12-slim', [')', 'echo $?', 'nosuch', 'echo $?', 'exit 4']), [
      "bash: syntax error near unexpected token `)'\n/# ",
      '2\n/# ',
      'bash: nosuch: command not found\n/# ',
      '127\n/# ',
      `exit\n${HOST}`,
    ]);
    const lines = ['nosuch', 'set -e', 'echo on', 'f() { exit 3; }', 'if true; then f; fi', 'echo $?'];
    assert.deepEqual(await talk('docker run -it debian:12-slim sh', lines), [
      ...['sh: 1: nosuch: not found\n# ', '# ', 'on\n# ', '# ', HOST, `3\n${HOST}`],
    ]);
    assert.deepEqual(await talk('docker run -it alpine:3.21', ['set -e', 'false', 'echo $?']), [
      ...['/ # ', HOST, `1\n${HOST}`],
    ]);
    // What does not end is left with Ctrl-C; what is not simulated is said, and the shell is still there.
    const { host } = await played([], { images: ['alpine:3.21'] });
    const entered = await typed(host, ['docker run -it alpine:3.21', 'tail -f /dev/null']);
    assert.deepEqual([entered.said[1], prompt(entered.host)], ['^C\n', '/ # ']);
    const ran = await run(entered.host, 'vi f', { at: entered.host.clock, columns: COLUMNS, stdin: '' });
    assert.equal(ran.outcome.ending.kind, 'not-simulated');
    assert.equal(prompt(ran.host), '/ # ');
    assert.deepEqual((await typed(ran.host, ['echo $?'])).said, ['127\n']);
  });

  it('may stand in another one, and read what is typed', async () => {
    assert.deepEqual(
      await talk('docker run -it alpine:3.21', ['x=1', 'su nobody', 'id -un; echo $x-', 'sh', 'cd /tmp', 'exit 3']),
      ['/ # ', '/ $ ', 'nobody\n-\n/ $ ', '/ $ ', '/tmp $ ', '/ $ '],
    );
    assert.deepEqual(
      await talk('docker run -it alpine:3.21', ['sh; echo back $?', 'exit 3', 'read a b', 'one two three', 'echo $b']),
      ['/ # ', 'back 3\n/ # ', '', '/ # ', 'two three\n/ # '],
    );
    assert.deepEqual(
      await talk('docker run -it alpine:3.21', ['while read l; do echo "<$l>"; done', 'a', '', '\u0004', 'PS1="$ "']),
      ['', '<a>\n', '<>\n', '/ # ', '$ '],
    );
  });

  it('may be a prompt of Python', async () => {
    const { host } = await played([], { images: ['python:3.12-slim'] });
    const entered = await typed(host, ['docker run -it --name py python:3.12-slim']);
    assert.match(entered.said[0] ?? '', /^Python 3\.12\.\d+ \(main.*\nType "help".*\n$/);
    const lines = [
      'x = [1, "a"]',
      'x',
      'def f(n):',
      '  return n + 1',
      '',
      'f(1)',
      'nosuch',
      'async def g(): await f(1)',
      '',
      'exit(3)',
    ];
    let now = entered.host;
    const found: string[] = [];
    for (const line of lines) {
      const answer = await typed(now, [line]);
      now = answer.host;
      found.push(`${answer.said.join('')}${prompt(now)}`);
    }
    assert.deepEqual(found, [
      ...['>>> ', "[1, 'a']\n>>> ", '... ', '... ', '>>> ', '2\n>>> '],
      'Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\nNameError: name \'nosuch\' is not defined\n>>> ',
      ...['... ', '>>> ', HOST],
    ]);
    assert.match((await typed(now, ['docker ps -a'])).said[0] ?? '', /Exited \(3\)/);
    const asked = await typed(host, [
      'docker run -it --rm python:3.12-slim sh',
      'python3',
      'n = input("who? ")',
      'me',
      'n',
      '\u0004',
    ]);
    assert.deepEqual([asked.said.slice(2), prompt(asked.host)], [['who? ', '', "'me'\n", ''], '# ']);
  });

  it('may be a prompt of Node.js, which an exec opens as well', async () => {
    const { host } = await played([], { images: ['node:22-alpine'] });
    const entered = await typed(host, ['docker run -it --name js node:22-alpine']);
    assert.match(
      entered.said[0] ?? '',
      /^Welcome to Node\.js v22\.\d+\.\d+\.\nType "\.help" for more information\.\n$/,
    );
    assert.equal(prompt(entered.host), '> ');
    const talked = await typed(entered.host, [
      'const x = [1, {a: 2}]',
      'x',
      'function f(n) {',
      '  return n + 1',
      '}',
      'f(x.length)',
      '_ + 1',
      'nosuch',
      'new Promise(() => {})',
      'f(1)',
      'await new Promise(() => {})',
      'process.exitCode = 3; "last"',
      'require("fs").writeFileSync("/made", "by node")',
      '.exit',
    ]);
    assert.deepEqual(talked.said, [
      ...['undefined\n', '[ 1, { a: 2 } ]\n', '', '', 'undefined\n', '3\n', '4\n'],
      'Uncaught ReferenceError: nosuch is not defined\n',
      'a promise as it is shown in Node.js programs is not simulated\n',
      '2\n',
      "Uncaught:\n[Error [ERR_SCRIPT_EXECUTION_INTERRUPTED]: Script execution was interrupted by `SIGINT`] {\n  code: 'ERR_SCRIPT_EXECUTION_INTERRUPTED'\n}\n",
      ...["'last'\n", 'undefined\n', ''],
    ]);
    assert.equal(prompt(talked.host), HOST);
    const after = await typed(talked.host, [
      'docker ps -a',
      'docker diff js',
      'docker run -d --name box node:22-alpine sleep 600',
      'docker exec -it box node',
      'f(',
      '\u0004',
    ]);
    assert.match(after.said[0] ?? '', /Exited \(3\)/);
    assert.match(after.said[1] ?? '', /A \/made/);
    assert.equal(prompt(after.host), HOST);
  });

  it('goes on with a new prompt at Ctrl-C, which ends what reads in it', async () => {
    const CTRL_C = '\u0003';
    assert.deepEqual(
      await talk('docker run -it alpine:3.21', [
        ...[`abc${CTRL_C}`, 'echo $?', 'cat <<E', `x${CTRL_C}`, 'cat', `ab${CTRL_C}`, 'echo $?'],
        ...['if true; then', CTRL_C, 'sh -c "read z; echo $z"', CTRL_C, 'echo $?'],
      ]),
      [...['/ # ', '130\n/ # ', '> ', '/ # ', '', '/ # ', '130\n/ # '], ...['> ', '/ # ', '', '/ # ', '130\n/ # ']],
    );
    const { host } = await played([], { images: ['python:3.12-slim', 'node:22-alpine'] });
    const python = await typed(host, [
      ...['docker run -it python:3.12-slim', CTRL_C, 'if 1:', `x${CTRL_C}`, 'n = input("? ")', `ab${CTRL_C}`, '3'],
    ]);
    const traced = 'Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\nKeyboardInterrupt\n';
    assert.deepEqual(python.said.slice(1), [
      ...['KeyboardInterrupt\n', '', 'KeyboardInterrupt\n', '? ', traced, '3\n'],
    ]);
    // Recorded from Node.js 20.20: only where nothing was begun does it say how it is left, and twice of that leaves it.
    const hint = '(To exit, press Ctrl+C again or Ctrl+D or type .exit)\n';
    const node = await typed(host, [
      ...['docker run -it node:22-alpine', `f(${CTRL_C}`, 'f(', CTRL_C, CTRL_C, '1', CTRL_C, CTRL_C],
    ]);
    assert.deepEqual(node.said.slice(1), ['', '', '', hint, '1\n', hint, '']);
    assert.equal(prompt(node.host), HOST);
  });
});
