import assert from 'node:assert/strict';
import { draftOf, emptyTree, fileSystemOf } from '../../../src/docker/filesystem/index.ts';
import { type PromptCommand, type PromptState, promptState, runPrompt } from '../../../src/docker/runtime/index.ts';
import { PROCESS_LIMITS } from '../../../src/docker/runtime/kernel/process-request.ts';
import { UNCOUNTED } from '../../../src/docker/work.ts';
import { NOW } from './machine.ts';

function learner(docker: PromptCommand = async () => ({ exitCode: 0, ends: NOW })) {
  const filesystem = draftOf(emptyTree);
  const files = fileSystemOf(filesystem, { now: () => NOW / 1000, uid: 1000, gid: 1000 });
  files.mkdir('/etc', { uid: 0, gid: 0 });
  files.mkdir('/tmp', { mode: 0o1777 });
  files.write('/etc/passwd', 'root:x:0:0:root:/root:/bin/bash\nstudent:x:1000:1000::/home/student:/bin/bash\n');
  files.mkdir('/home/student/lab', { recursive: true });
  files.write('/home/student/lab/main.go', 'package main\n');
  let state: PromptState = promptState('/home/student', {
    HOME: '/home/student',
    PATH: '/usr/bin:/bin',
    USER: 'student',
  });
  let now = NOW;
  return async (line: string, columns: number | null = 80) => {
    const done = await runPrompt({
      line,
      state,
      filesystem,
      user: 'student',
      hostname: 'dock',
      now,
      seed: 3,
      platform: 'linux/arm64',
      columns,
      stdin: '',
      reach: () => null,
      socket: () => Promise.resolve(null),
      mounts: [],
      processes: () => [],
      limits: PROCESS_LIMITS,
      work: UNCOUNTED,
      commands: { docker },
    });
    state = JSON.parse(JSON.stringify(done.state)) as PromptState;
    now += done.duration;
    const text = (stream: string) =>
      done.chunks
        .filter(chunk => chunk.stream === stream)
        .map(chunk => chunk.text)
        .join('');
    return { ...done, stdout: text('stdout'), stderr: text('stderr') };
  };
}

describe("the learner's prompt", () => {
  it('keeps the directory, the variables, the functions and the last exit code from line to line', async () => {
    const type = learner();
    await type('cd lab && NAME=app');
    await type('greet() { echo "hello $1"; }');
    await type('export LEVEL=3; false');
    assert.equal(
      (await type("echo $? $NAME $(pwd); greet x; sh -c 'echo [$NAME$LEVEL]'")).stdout,
      '1 app /home/student/lab\nhello x\n[3]\n',
    );
    assert.equal((await type('cd -')).stdout, '/home/student\n');
  });

  it('an assignment succeeds, unless what it substitutes fails', async () => {
    const type = learner();
    await type('false');
    await type('x=3');
    assert.equal(
      (await type('echo $?; false; y=$(false); echo $?; z=$(exit 4); echo $?; w=1; echo $?')).stdout,
      '0\n1\n4\n0\n',
    );
    const script =
      'false; x=3; echo $?; false; x=$((1+1)); echo $?; f() { false; x=2; }; f; echo $?; y=$?; false || z=4; false; w=$?; echo $w; set -e; x=3; false || x=5; echo $x';
    assert.equal((await type(`sh -c '${script}'`)).stdout, '0\n0\n0\n1\n5\n');
  });

  it('says that a file cannot be opened, and goes on', async () => {
    const type = learner();
    const { stdout, stderr } = await type('ls lab | cat > /root/list; echo $?; { echo a; } > /none/x || echo failed');
    assert.deepEqual(
      [stdout, stderr],
      ['1\nfailed\n', 'bash: /root/list: No such file or directory\nbash: /none/x: No such file or directory\n'],
    );
  });

  it('reads and writes files, pipes and patterns', async () => {
    const type = learner();
    await type('cd lab; mkdir -p src; printf "b\\na\\n" > src/list.txt');
    assert.equal((await type('sort src/*.txt | tee sorted | wc -l; cat sorted')).stdout, '2\na\nb\n');
    assert.equal((await type('ls')).stdout, 'main.go  sorted  src\n');
    assert.equal((await type('ls | cat')).stdout, 'main.go\nsorted\nsrc\n');
    assert.equal((await type('ls -l sorted | cut -d" " -f1,3')).stdout, '-rw-r--r-- student\n');
  });

  it('speaks as bash does to a person', async () => {
    const type = learner();
    assert.equal((await type('nosuch')).stderr, 'bash: nosuch: command not found\n');
    assert.equal((await type('cd nowhere')).stderr, 'bash: cd: nowhere: No such file or directory\n');
    assert.equal((await type('cat nowhere')).stderr, 'cat: nowhere: No such file or directory\n');
    assert.equal((await type('touch /etc/x')).stderr, "touch: cannot touch '/etc/x': Permission denied\n");
  });

  it('gives docker its arguments, its streams and the clock, and its output to pipes', async () => {
    const seen: unknown[] = [];
    const type = learner(async (args, call) => {
      seen.push([args, call.cwd, call.stdinIsTerminal, call.columns, Buffer.from(call.stdin).toString()]);
      call.write('stdout', 'one\ntwo\n', call.at + 40, 'docker');
      call.write('stderr', 'warn\n', call.at + 90, 'docker');
      return { exitCode: 3, ends: call.at + 100 };
    });
    const done = await type('docker images -q');
    assert.deepEqual(
      done.chunks.map(chunk => [chunk.text, chunk.after]),
      [
        ['one\ntwo\n', 40],
        ['warn\n', 90],
      ],
    );
    assert.deepEqual([done.ending.exitCode, done.duration], [3, 100]);
    assert.equal(
      (await type('echo hi | docker exec -i x cat 2>/dev/null | grep two; echo $(docker ps) "$X"')).stdout,
      'two\none two \n',
    );
    assert.deepEqual(seen, [
      [['images', '-q'], '/home/student', true, { stdout: 80, stderr: 80 }, ''],
      [['exec', '-i', 'x', 'cat'], '/home/student', false, { stdout: null, stderr: null }, 'hi\n'],
      [['ps'], '/home/student', true, { stdout: null, stderr: 80 }, ''],
    ]);
  });

  it('says plainly what is not here, and leaves what does not end', async () => {
    const type = learner();
    const edited = await type('vim Dockerfile');
    assert.ok(edited.ending.kind === 'not-simulated');
    assert.equal(edited.ending.what, 'vim');
    const endless = await type('while true; do echo tick; sleep 60; done');
    assert.equal(endless.ending.exitCode, 130);
    assert.match(endless.stdout, /^(tick\n){11}\^C\n$/);
  });

  it('gives root to what stands after sudo', async () => {
    const type = learner();
    assert.equal((await type('sudo touch /etc/x && ls /etc')).stdout, 'passwd  x\n');
  });
});
