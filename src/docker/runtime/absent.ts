/** Programs that people reach for at the prompt and that the learner's machine does not have, or nothing plays. */

/** Why it is not there. */
export type Absence =
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

interface Absent {
  readonly why: Absence;
  readonly programs: readonly string[];
  /** What the terminal says to do instead; null where the machine has the program and nothing plays it. */
  readonly hint: string | null;
}

const ABSENT: readonly Absent[] = [
  { why: 'editor', programs: ['vi', 'vim', 'nano', 'emacs', 'code'], hint: 'edit the file in the editor tab' },
  { why: 'install', programs: ['apt', 'apt-get', 'snap'], hint: 'programs cannot be installed on this machine' },
  { why: 'docker', programs: ['docker-compose', 'podman'], hint: 'only the docker command is here' },
  { why: 'git', programs: ['git'], hint: 'there is no git on this machine' },
  { why: 'again', programs: ['watch'], hint: 'type the command again, or use docker events' },
  { why: 'network', programs: ['ping', 'ssh'], hint: 'there is no network behind this machine' },
  { why: 'daemon', programs: ['systemctl', 'service'], hint: 'the Docker daemon of this machine is always up' },
  { why: 'compiler', programs: ['make', 'gcc'], hint: 'there is no compiler on this machine: build in a container' },
  { why: 'compiler', programs: ['go'], hint: 'there is no Go on this machine: build in a container' },
  { why: 'compiler', programs: ['node', 'npm'], hint: 'there is no Node.js on this machine: run it in a container' },
  {
    why: 'compiler',
    programs: ['python', 'python3', 'pip'],
    hint: 'there is no Python on this machine: run it in a container',
  },
  { why: 'man', programs: ['man'], hint: 'use --help' },
  { why: 'history', programs: ['history'], hint: 'the arrow keys go back through the lines that were typed' },
  { why: 'pager', programs: ['less', 'more'], hint: null },
];

/** By name, in the order above. */
export const absentPrograms: ReadonlyMap<string, Absent> = new Map(
  ABSENT.flatMap(absent => absent.programs.map(program => [program, absent] as const)),
);

/** Why such a program does not run on the learner's machine; null for any that is not known to be missed. */
export function absenceOf(program: string): Absence | null {
  return absentPrograms.get(program)?.why ?? null;
}
