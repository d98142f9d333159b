import { draftOf, emptyTree, fileSystemOf, type Tree } from '../filesystem/index.ts';

/** What every learner's machine has before anything is put on it. */
const DIRECTORIES = [
  '/bin',
  '/etc',
  '/home',
  '/opt',
  '/root',
  '/run',
  '/srv',
  '/usr/bin',
  '/usr/local/bin',
  '/var/lib',
  '/var/log',
];
const TEXTS: Readonly<Record<string, string>> = {
  '/etc/hostname': 'dock\n',
  '/etc/hosts': '127.0.0.1\tlocalhost\n127.0.1.1\tdock\n',
  '/etc/os-release':
    'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nID=debian\n',
  '/etc/passwd': 'root:x:0:0:root:/root:/bin/bash\nstudent:x:1000:1000::/home/student:/bin/bash\n',
  '/etc/group': 'root:x:0:\ndocker:x:999:student\nstudent:x:1000:\n',
};

/** The socket of the daemon, as far as a file tells of it, and the group that may use it. */
const DOCKER_SOCKET = '/run/docker.sock';
const DOCKER = 999;

/** When the machine was set up: seconds since the epoch. */
const INSTALLED = 1_735_689_600;

function install(): Tree {
  const tree = draftOf(emptyTree);
  const files = fileSystemOf(tree, { now: () => INSTALLED });
  for (const directory of DIRECTORIES) files.mkdir(directory, { recursive: true });
  files.mkdir('/tmp', { mode: 0o1777 });
  for (const [path, text] of Object.entries(TEXTS)) files.write(path, text);
  files.symlink('/var/run', '/run');
  files.write(DOCKER_SOCKET, '', { mode: 0o660, gid: DOCKER });
  return tree;
}

/** Shared by all hosts: a learner owns only what they change. */
export const MACHINE: Tree = install();

export const LEARNER = 1000;

export function homeOf(directory: string): string {
  return (
    /^\/home\/[^/]+/.exec(directory)?.[0] ??
    (directory === '/root' || directory.startsWith('/root/') ? '/root' : '/home/student')
  );
}

export function userOf(directory: string): string {
  const home = homeOf(directory);
  return home.slice(home.lastIndexOf('/') + 1);
}
