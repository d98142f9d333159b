/** Why a program that people reach for is not at this terminal, by its name: the words are `tutor.elsewhere.*`. */

type Reason =
  | 'editor'
  | 'install'
  | 'docker'
  | 'git'
  | 'again'
  | 'network'
  | 'daemon'
  | 'compiler'
  | 'man'
  | 'history'
  | 'pager';

const REASONS: Readonly<Record<string, Reason>> = {
  vi: 'editor',
  vim: 'editor',
  nano: 'editor',
  emacs: 'editor',
  code: 'editor',
  apt: 'install',
  'apt-get': 'install',
  snap: 'install',
  'docker-compose': 'docker',
  podman: 'docker',
  git: 'git',
  watch: 'again',
  ping: 'network',
  ssh: 'network',
  systemctl: 'daemon',
  service: 'daemon',
  make: 'compiler',
  gcc: 'compiler',
  go: 'compiler',
  node: 'compiler',
  npm: 'compiler',
  python: 'compiler',
  python3: 'compiler',
  pip: 'compiler',
  man: 'man',
  history: 'history',
  less: 'pager',
  more: 'pager',
};

export function elsewhere(program: string): Reason | null {
  return Object.hasOwn(REASONS, program) ? (REASONS[program] ?? null) : null;
}
