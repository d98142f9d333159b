import assert from 'node:assert/strict';
import { fileSystemOf } from '../../../src/docker/filesystem/index.ts';
import { signalled } from '../../../src/docker/runtime/index.ts';
import { PROCESS_LIMITS } from '../../../src/docker/runtime/kernel/process-request.ts';
import { alpine, debian, runInAlpine } from './machine.ts';

const times = (chunks: readonly { readonly after: number; readonly text: string }[]) =>
  chunks.map(({ after, text }) => [after, text]);

describe('processes', () => {
  it('are refused in the words of runc before they start', async () => {
    const refusal = async (argv: string[], given = {}) => {
      const { failure } = await runInAlpine(argv, given);
      return failure === null ? null : [failure.kind, failure.exitCode, failure.message + failure.suffix];
    };
    assert.deepEqual(await refusal(['nosuch']), ['start', 127, 'exec: "nosuch": executable file not found in $PATH']);
    assert.deepEqual(await refusal(['/bin/nosuch']), [
      'start',
      127,
      'exec: "/bin/nosuch": stat /bin/nosuch: no such file or directory',
    ]);
    assert.deepEqual(await refusal(['/etc']), ['start', 126, 'exec: "/etc": is a directory: permission denied']);
    assert.deepEqual(await refusal(['/etc/passwd']), ['start', 126, 'exec: "/etc/passwd": permission denied']);
    assert.deepEqual(await refusal(['true'], { cwd: '/nosuch' }), [
      'start',
      127,
      'chdir to cwd ("/nosuch") set in config.json failed: no such file or directory',
    ]);
    assert.deepEqual(await refusal(['id'], { user: 'nosuch' }), [
      'user',
      125,
      'unable to find user nosuch: no matching entries in passwd file',
    ]);
  });

  it('print at their simulated times, in the order in which they print', async () => {
    const { chunks, duration } = await runInAlpine([
      'sh',
      '-c',
      'echo one; echo two >&2; sleep 2; echo three; sleep 0.5 & wait; ls /none || echo four',
    ]);
    assert.deepEqual(times(chunks), [
      [0, 'one\n'],
      [0, 'two\n'],
      [2000, 'three\n'],
      [2500, 'ls: /none: No such file or directory\n'],
      [2500, 'four\n'],
    ]);
    assert.equal(duration, 2500);
  });

  it('that go on for ever are left running, with what they will print', async () => {
    const { chunks, exitCode, duration } = await runInAlpine(
      ['sh', '-c', 'n=0; while true; do n=$((n+1)); echo tick $n; sleep 1; done'],
      { horizon: 4000 },
    );
    assert.deepEqual([exitCode, duration], [null, null]);
    assert.deepEqual(
      times(chunks),
      [0, 1, 2, 3, 4].map(n => [n * 1000, `tick ${n + 1}\n`]),
    );
  });

  it('that only repeat themselves are known without being played to the end', async () => {
    const { chunks } = await runInAlpine(['sh', '-c', 'while true; do echo tick; sleep 1; done'], { horizon: 900_000 });
    assert.equal(chunks.length, 901);
    assert.deepEqual(
      chunks.slice(-2).map(chunk => chunk.after),
      [899_000, 900_000],
    );
  });

  it('that count in silence end when they have counted', async () => {
    const { chunks, exitCode } = await runInAlpine([
      'sh',
      '-c',
      'i=0; while [ $i -lt 30 ]; do sleep 1; i=$((i+1)); done; echo done',
    ]);
    assert.deepEqual([exitCode, times(chunks)], [0, [[30_000, 'done\n']]]);
  });

  it('answer signals as PID 1 does: only to what they handle', async () => {
    const sleeping = await runInAlpine(['sleep', '300'], { horizon: 1000 });
    assert.equal(signalled(sleeping.process, 'SIGTERM'), null);
    assert.equal(signalled(sleeping.process, '15', false)?.exitCode, 143);
    assert.equal(signalled(sleeping.process, 'KILL')?.exitCode, 137);
    const trapping = await runInAlpine(
      ['sh', '-c', 'trap "echo bye; exit 3" TERM INT; trap "echo hup" HUP; while :; do sleep 1; done'],
      { horizon: 5000 },
    );
    assert.deepEqual(signalled(trapping.process, 'term'), {
      exitCode: 3,
      duration: 1000,
      chunks: [{ stream: 'stdout', text: 'bye\n', after: 1000, voice: 'program' }],
    });
    assert.equal(signalled(trapping.process, 'HUP')?.exitCode, null);
    assert.equal(signalled(trapping.process, 'QUIT'), null);
    const waiting = await runInAlpine(['sh', '-c', 'trap "exit 0" TERM; sleep 300 & wait'], { horizon: 5000 });
    assert.deepEqual(signalled(waiting.process, 'TERM'), { exitCode: 0, duration: 0, chunks: [] });
  });

  it('have the rights of their user', async () => {
    const filesystem = alpine();
    const as = (user: string, script: string) => runInAlpine(['sh', '-c', script], { filesystem, user, cwd: '/' });
    assert.equal((await as('1000', 'touch /x')).stderr, 'touch: /x: Permission denied\n');
    assert.equal(
      (await as('1000', 'echo hi > /etc/passwd')).stderr,
      "sh: can't create /etc/passwd: Permission denied\n",
    );
    assert.equal(
      (await as('nobody', 'whoami; touch /tmp/mine && ls -l /tmp | cut -d" " -f1')).stdout,
      'nobody\ntotal\n-rw-r--r--\n',
    );
    assert.equal((await as('1000:1000', 'id; rm /tmp/mine')).stdout, 'uid=1000 gid=1000 groups=1000\n');
    assert.equal((await as('', 'rm /tmp/mine && ls /tmp')).exitCode, 0);
  });

  it('never see the real clock or real chance', async () => {
    const script = 'date +%s; echo $RANDOM; mktemp; echo $$; cat /proc/uptime; awk "BEGIN{srand(1); print 1}"';
    const [a, b] = [await runInAlpine(['sh', '-c', script]), await runInAlpine(['sh', '-c', script])];
    assert.equal(a.stdout, b.stdout);
    assert.match(a.stdout, /^1741608000\n\d+\n\/tmp\/tmp\.\w+\n1\n/);
    const other = await runInAlpine(['sh', '-c', script], { seed: 8 });
    assert.notEqual(other.stdout, a.stdout);
  });

  it('run scripts by their first line, and give them their arguments', async () => {
    const filesystem = alpine();
    const files = fileSystemOf(filesystem, { now: () => 0 });
    files.write(
      '/hi.sh',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the variable is the script's.
      '#!/bin/sh\nset -e\nname=${1:-nobody}\ngreet() { echo "hi $name from $0 with $#"; }\ngreet\nexec "$@"\n',
      { mode: 0o755 },
    );
    files.write('/plain', 'echo no first line; exit 4\n', { mode: 0o755 });
    assert.equal(
      (await runInAlpine(['/hi.sh', 'echo', 'x'], { filesystem })).stdout,
      'hi echo from /hi.sh with 0\nx\n',
    );
    assert.equal((await runInAlpine(['sh', '-c', '/plain; echo $?'], { filesystem })).stdout, 'no first line\n4\n');
    files.write('/bad.sh', '#!/bin/bash\necho\n', { mode: 0o755 });
    // By then the container has started: the kernel's refusal is its output.
    const bad = await runInAlpine(['/bad.sh'], { filesystem });
    assert.deepEqual([bad.failure, bad.stderr], [null, 'exec /bad.sh: no such file or directory\n']);
    assert.deepEqual(bad.ending, { kind: 'exited', exitCode: 255 });
  });

  it('say what is wrong with sourced text where their errors lead', async () => {
    const out = async (script: string) => (await runInAlpine(['sh', '-c', script])).stdout;
    assert.equal(
      await out('. ./none 2>&1 | cat; echo $(eval "fi" 2>&1)'),
      "sh: .: line 0: can't open './none': No such file or directory\nsh: eval: line 0: syntax error: unexpected \"fi\"\n",
    );
    assert.equal(await out('. ./none 2>/dev/null | cat'), '');
  });

  it('read a script from standard input, with arguments after -s', async () => {
    const script = `echo 'echo "$0 $# $1"' | sh -s -- --now x; echo 'echo "$#"' | sh -se; echo 'echo none' | sh -s`;
    assert.deepEqual((await runInAlpine(['sh', '-c', script])).stdout, 'sh 2 --now\n0\nnone\n');
  });

  it('speak as the shell of their image', async () => {
    assert.equal(
      (await runInAlpine(['/bin/sh', '-c', 'nosuch; cd /none'])).stderr,
      "/bin/sh: nosuch: not found\n/bin/sh: cd: line 0: can't cd to /none: No such file or directory\n",
    );
    assert.equal(
      (await runInAlpine(['sh', '-c', 'echo "open'])).stderr,
      'sh: syntax error: unterminated quoted string\n',
    );
    assert.equal((await runInAlpine(['sh', '-c', 'echo above\nif true; then'])).stdout, 'above\n');
    assert.equal((await runInAlpine(['sh', '-ec', 'false; echo no'])).exitCode, 1);
    assert.deepEqual(
      (await runInAlpine(['sh', '-c', 'set -x; A=1; echo "$A b" | tr a-z A-Z'])).stderr,
      "+ A=1\n+ echo '1 b'\n+ tr a-z A-Z\n",
    );
  });

  it('lead streams where redirections say, in pipes, files and functions', async () => {
    const out = async (script: string) => {
      const { stdout, stderr } = await runInAlpine(['sh', '-c', script]);
      return [stdout, stderr];
    };
    assert.deepEqual(await out('sh -c "echo a; echo b >&2; echo c" 2>&1 | tr a-z A-Z'), ['A\nC\nB\n', '']);
    assert.deepEqual(await out('{ ls /none; nosuch; echo x; } 2>&1 | sed s/^/-/'), [
      '-ls: /none: No such file or directory\n-sh: nosuch: not found\n-x\n',
      '',
    ]);
    assert.deepEqual(
      await out('ls /none > /f 2>&1; cat /f; ls /none 2>&1 > /g | wc -l; cat /g; ls /none 2>/dev/null; echo e >&2'),
      ['ls: /none: No such file or directory\n1\n', 'e\n'],
    );
    assert.deepEqual(
      await out(
        'f() { echo o; echo e >&2; ls /none 2>&1; }; f; f | wc -l; f 2>/dev/null >/h; cat /h; x=$(f 2>&1); echo "$x" | wc -l',
      ),
      ['o\nls: /none: No such file or directory\n2\no\nls: /none: No such file or directory\n3\n', 'e\ne\n'],
    );
    assert.deepEqual(await out('exec 2>&1; echo a >&2; (echo b; exit 3) || echo "c $?"; echo d > /dev/stderr'), [
      'a\nb\nc 3\nd\n',
      '',
    ]);
  });

  it('go on when a command cannot open the file to which its output should go', async () => {
    const refused = "sh: can't create /none/x: nonexistent directory\n";
    for (const command of [
      'true > /none/x',
      '{ echo a; } > /none/x',
      'for i in 1 2; do echo $i; done >> /none/x',
      'f() { echo a; }; f > /none/x',
      'echo a | cat > /none/x',
      'if true; then echo a; fi 2> /none/x',
    ]) {
      const { stdout, stderr } = await runInAlpine(['sh', '-c', `${command}; echo "$? after"; echo last >&2`]);
      assert.deepEqual([stdout, stderr], ['1 after\n', `${refused}last\n`], command);
    }
    const { stdout } = await runInAlpine([
      'sh',
      '-c',
      'if true > /none/x; then echo yes; else echo no; fi 2>/dev/null',
    ]);
    assert.equal(stdout, 'no\n');
    assert.equal((await runInAlpine(['sh', '-c', 'set -e; true > /none/x; echo no'])).exitCode, 1);
  });

  it('draw no lots in dash, which has none: RANDOM and SECONDS are variables as any other', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own.
    const script = 'echo "[$RANDOM] [${RANDOM:-none}] [$((RANDOM + 1))]"; RANDOM=5; echo "[$RANDOM] [$SECONDS]"';
    const { stdout } = await runInAlpine(['sh', '-c', script], { filesystem: debian() });
    assert.equal(stdout, '[] [none] [1]\n[5] []\n');
  });

  it('end in ash and dash, and go on in bash, when exec cannot open the file to which all that follows should go', async () => {
    const ran = async (argv: readonly string[]) => {
      const { stdout, stderr, exitCode } = await runInAlpine(argv, { filesystem: debian() });
      return [stdout, stderr, exitCode];
    };
    const script = 'echo before; exec > /none/x; echo after $?';
    assert.deepEqual(await ran(['sh', '-c', script]), [
      'before\n',
      'sh: 1: cannot create /none/x: Directory nonexistent\n',
      2,
    ]);
    assert.deepEqual(await ran(['bash', '-c', script]), [
      'before\nafter 1\n',
      'bash: line 1: /none/x: No such file or directory\n',
      0,
    ]);
    const inner = await runInAlpine(['sh', '-c', `(${script}); echo $?; exec 2> /; echo no`]);
    assert.deepEqual([inner.stdout, inner.exitCode], ['before\n1\n', 1]);
    const led = await runInAlpine([
      'sh',
      '-c',
      'exec > $(echo /tmp/o; echo once >&2); echo led; exec > /dev/stderr; cat /tmp/o',
    ]);
    assert.deepEqual([led.stdout, led.stderr], ['', 'once\nled\n']);
  });

  it('stop at the caps, and say which', async () => {
    const endless = await runInAlpine(['sh', '-c', 'f() { f; }; while :; do echo x > /tmp/y; done'], {
      limits: { ...PROCESS_LIMITS, turns: 1000 },
    });
    assert.notEqual(endless.exitCode, 0);
    const nested = await runInAlpine(['sh', '-c', 'echo "sh /r.sh" > /r.sh; sh /r.sh'], {
      limits: { ...PROCESS_LIMITS, programs: 50 },
    });
    assert.equal(nested.ending?.kind, 'limit');
    const flood = await runInAlpine(['sh', '-c', 'yes 0123456789 | head -n 1000; while :; do seq 200; done'], {
      limits: { ...PROCESS_LIMITS, output: 40_000 },
    });
    assert.equal(flood.ending?.kind, 'limit');
  });
});
