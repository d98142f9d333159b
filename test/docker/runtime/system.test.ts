import assert from 'node:assert/strict';
import { debian, runInAlpine } from './machine.ts';

/** What a script prints and exits with, in an image of busybox. */
async function busybox(script: string, given = {}) {
  const { stdout, stderr, exitCode } = await runInAlpine(['sh', '-c', script], given);
  return [stdout, stderr, exitCode];
}

/** The same in one of GNU's tools. */
async function gnu(script: string, given = {}) {
  return busybox(script, { filesystem: debian(), ...given });
}

describe('programs that ask the kernel', () => {
  it('tell who the process is and who others are', async () => {
    assert.deepEqual(await busybox('id; id -un; id -G nobody; groups; whoami'), [
      'uid=0(root) gid=0(root) groups=0(root)\nroot\n65534\nroot\nroot\n',
      '',
      0,
    ]);
    assert.deepEqual(await busybox('id none'), ['', 'id: unknown user none\n', 1]);
    assert.deepEqual(await gnu('id none'), ['', "id: 'none': no such user\n", 1]);
    assert.deepEqual(await busybox('whoami', { user: '77' }), ['', 'whoami: unknown uid 77\n', 1]);
    assert.deepEqual(await gnu('whoami', { user: '77' }), [
      '',
      'whoami: cannot find name for user ID 77: No such file or directory\n',
      1,
    ]);
  });

  it('tell the name of the host, and its whole name from /etc/hosts', async () => {
    const hosts = '127.0.0.1\tlocalhost\n172.18.0.2\tweb.example.com web\n';
    const given = { hostname: 'web', hosts };
    assert.deepEqual(await busybox('hostname; hostname -f; hostname -d; hostname -s', given), [
      'web\nweb.example.com\nexample.com\nweb\n',
      '',
      0,
    ]);
    assert.deepEqual(await busybox('hostname other'), ['', 'hostname: sethostname: Operation not permitted\n', 1]);
  });

  it('write the time of the simulated clock by a format', async () => {
    assert.deepEqual(await busybox('date; sleep 61; date +%T; date -d @0 +%F; date -u "+%j %u %e|%-d|%%"'), [
      'Mon Mar 10 12:00:00 UTC 2025\n12:01:01\n1970-01-01\n069 1 10|10|%\n',
      '',
      0,
    ]);
    assert.deepEqual(await gnu("date -d '2024-02-29 04:05'; date -I; date -R -d 2024-01-02"), [
      'Thu Feb 29 04:05:00 UTC 2024\n2025-03-10\nTue, 02 Jan 2024 00:00:00 +0000\n',
      '',
      0,
    ]);
    assert.deepEqual(await gnu('date -d whenever'), ['', "date: invalid date 'whenever'\n", 1]);
  });

  it('start other programs with an environment, and say when these are not there', async () => {
    assert.deepEqual(await busybox('env A=1 printenv A; env -i B=2 /bin/env; printenv NONE'), ['1\nB=2\n', '', 1]);
    assert.deepEqual(await busybox('env none'), ['', "env: can't execute 'none': No such file or directory\n", 127]);
    assert.deepEqual(await gnu('env none'), ['', "env: 'none': No such file or directory\n", 127]);
    assert.deepEqual(await gnu('timeout 1 none'), [
      '',
      "timeout: failed to run command 'none': No such file or directory\n",
      127,
    ]);
    assert.deepEqual(await busybox('nohup echo a; env - echo b; time -p true 2>/dev/null; echo c'), [
      'a\nb\nc\n',
      '',
      0,
    ]);
  });

  it('sleep on the simulated clock', async () => {
    const { duration } = await runInAlpine(['sleep', '1.5', '1m', '.5']);
    assert.equal(duration, 62_000);
    assert.deepEqual(await busybox('sleep x'), ['', "sleep: invalid number 'x'\n", 1]);
    assert.deepEqual(await gnu('sleep x'), [
      '',
      "sleep: invalid time interval 'x'\nTry 'sleep --help' for more information.\n",
      1,
    ]);
  });

  it('end what takes longer than it may, with what it has printed until then', async () => {
    const script = "timeout 2 sh -c 'echo a; sleep 1; echo b; sleep 5; echo c'; echo $?; date +%S";
    assert.deepEqual(await gnu(script), ['a\nb\n124\n02\n', '', 0]);
    assert.deepEqual(await busybox(script), ['a\nb\n143\n02\n', 'Terminated\n', 0]);
    assert.deepEqual(await gnu('timeout 5 sleep 1; echo $?; timeout -p 1 sleep 9; echo $?; date +%S'), [
      '0\n143\n02\n',
      '',
      0,
    ]);
    assert.deepEqual(await gnu('timeout soon true'), ['', "timeout: invalid time interval 'soon'\n", 125]);
    assert.deepEqual(await busybox('timeout soon true'), ['', "timeout: invalid number 'soon'\n", 1]);
  });

  it('read a limit as they read a nap: with or without digits on both sides of the point', async () => {
    assert.deepEqual(await gnu('timeout .5 sleep 9; echo $?; timeout 1. sleep 9; echo $?; date +%S'), [
      '124\n124\n01\n',
      '',
      0,
    ]);
  });

  it('measure how long another program takes', async () => {
    assert.deepEqual(await busybox('time sleep 61'), ['', 'real\t1m 1.00s\nuser\t0m 0.00s\nsys\t0m 0.00s\n', 0]);
  });

  it('show the processes of the machine', async () => {
    assert.deepEqual(await busybox('ps', { second: true }), [
      'PID   USER     TIME  COMMAND\n    1 root      0:00 sleep 300\n    7 root      0:00 ps\n',
      '',
      0,
    ]);
    assert.deepEqual(await gnu('ps -ef', { second: true }), [
      'UID          PID    PPID  C STIME TTY          TIME CMD\nroot           1       0  0 12:00 ?        00:00:00 sleep 300\nroot           7       0  0 12:00 ?        00:00:00 ps -ef\n',
      '',
      0,
    ]);
    assert.deepEqual(await busybox('ps -o pid,user -o args=LINE', { second: true }), [
      'PID   USER     LINE\n    1 root     sleep 300\n    7 root     ps -o pid,user -o args=LINE\n',
      '',
      0,
    ]);
    assert.deepEqual(await busybox('ps -o pid,foo', { second: true }), [
      '',
      "ps: bad -o argument 'foo', supported arguments: user,group,comm,args,pid,ppid,pgid,etime,nice,rgroup,ruser,time,tty,vsz,sid,stat,rss\n",
      1,
    ]);
    assert.deepEqual(await gnu('ps -eo pid,ppid,cmd', { second: true }), [
      '    PID    PPID CMD\n      1       0 sleep 300\n      7       0 ps -eo pid,ppid,cmd\n',
      '',
      0,
    ]);
    assert.deepEqual(await gnu('ps ax -o pid= -o comm=', { second: true }), ['      1 sleep\n      7 ps\n', '', 0]);
    assert.deepEqual(await gnu('sleep 50 | cat & ps ax'), [
      '    PID TTY      STAT   TIME COMMAND\n      1 ?        Ss     0:00 sh -c sleep 50 | cat & ps ax\n      2 ?        Ss     0:00 sleep 50\n      3 ?        Ss     0:00 cat\n      7 ?        R      0:00 ps ax\n',
      '',
      0,
    ]);
    assert.deepEqual(await busybox('/bin/kill 99'), ['', "kill: can't kill pid 99: No such process\n", 1]);
    assert.deepEqual(await busybox('/bin/kill 1', { second: true }), ['', '', 0]);
  });

  it('tell what is mounted, and the bounds of the control group', async () => {
    const options = {
      bounds: { memory: 67_108_864, cpu: 50_000, pids: 0 },
      mounts: [{ path: '/t', kind: 'memory', size: 1024 }],
    };
    assert.deepEqual(await busybox('mount | grep /t; grep /t /proc/mounts', options), [
      'tmpfs on /t type tmpfs (rw,nosuid,nodev,noexec,relatime,size=1024k)\ntmpfs /t tmpfs rw,nosuid,nodev,noexec,relatime,size=1024k 0 0\n',
      '',
      0,
    ]);
    assert.deepEqual(await busybox('cd /sys/fs/cgroup; cat memory.max cpu.max pids.max', options), [
      '67108864\n50000 100000\nmax\n',
      '',
      0,
    ]);
  });

  it('look commands and rows of /etc up', async () => {
    assert.deepEqual(await busybox('which ls none /bin/cat'), ['/bin/ls\n/bin/cat\n', '', 1]);
    assert.deepEqual(await gnu('getent passwd 65534; getent group root; getent passwd none'), [
      'nobody:x:65534:65534:nobody:/:/sbin/nologin\nroot:x:0:root\n',
      '',
      2,
    ]);
  });

  it('judge conditions, each in the words of its shell', async () => {
    assert.deepEqual(await busybox('[ 1 -lt x ]'), ['', 'sh: x: bad number\n', 2]);
    assert.deepEqual(await gnu('[ 1 -lt x ]'), ['', 'sh: 1: [: Illegal number: x\n', 2]);
    assert.deepEqual(await busybox('/bin/test a b'), ['', 'test: b: unknown operand\n', 2]);
    assert.deepEqual(await busybox('[ -d /etc -a ! -e /none ] && [ "" -o x ] && echo both'), ['both\n', '', 0]);
  });

  it('print by a format, and complain of what is no number', async () => {
    assert.deepEqual(await busybox("printf '%5.1f|%-4s|%04d|%#x|%c' 2.75 ab 7 255 xyz; printf ' %s' a b"), [
      '  2.8|ab  |0007|0xff|x a b',
      '',
      0,
    ]);
    assert.deepEqual(await busybox("printf '%d %s\n' seven more"), ['0 more\n', "sh: invalid number 'seven'\n", 1]);
    assert.deepEqual(await gnu("/bin/printf '%b' 'a\\cb'; /bin/printf"), [
      'a',
      "printf: missing operand\nTry 'printf --help' for more information.\n",
      1,
    ]);
    const endless = '9'.repeat(400);
    assert.deepEqual(await busybox(`printf '%x\n' ${endless}`), ['0\n', `sh: invalid number '${endless}'\n`, 1]);
  });

  it('shells take options by their names, alone and behind letters', async () => {
    const fails = 'false | true; echo $?';
    assert.deepEqual(await busybox(`sh -o pipefail -c '${fails}'`), ['1\n', '', 0]);
    assert.deepEqual(await busybox("sh -eo pipefail -c 'echo a; false | true; echo b'"), ['a\n', '', 1]);
    assert.deepEqual(await busybox("sh -o errexit -c 'false; echo no'"), ['', '', 1]);
    assert.deepEqual(await busybox(`sh +o pipefail -c '${fails}'`), ['0\n', '', 0]);
    assert.deepEqual(await busybox("sh -eo nope -c 'echo ran'"), ['', 'sh: illegal option -o nope\n', 0]);
    assert.deepEqual(await gnu("bash -euxo pipefail -c 'echo a'"), ['a\n', '+ echo a\n', 0]);
    assert.deepEqual(await gnu("sh -o pipefail -c 'echo a'"), ['', 'sh: 0: Illegal option -o pipefail\n', 2]);
    assert.deepEqual(await gnu("bash -o nope -c 'echo a'"), ['', 'bash: line 0: bash: nope: invalid option name\n', 2]);
  });
});
