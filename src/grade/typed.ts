/** Docker commands as they are compared: by one name for each, short flags, plain names. */
import type { RanLine } from './grade.ts';

/** Commands that have an older name beside the one of their group. */
const OLDER: Readonly<Record<string, string>> = {
  'image ls': 'images',
  'image list': 'images',
  'image rm': 'rmi',
  'image remove': 'rmi',
  'image tag': 'tag',
  'image history': 'history',
  'image build': 'build',
  'image pull': 'pull',
  'image push': 'push',
  'image save': 'save',
  'image load': 'load',
  'image import': 'import',
  'buildx build': 'build',
  'builder build': 'build',
  'container ls': 'ps',
  'container list': 'ps',
  'container ps': 'ps',
  'container rm': 'rm',
  'container remove': 'rm',
  'container rename': 'rename',
  'container run': 'run',
  'container create': 'create',
  'container start': 'start',
  'container stop': 'stop',
  'container exec': 'exec',
  'container logs': 'logs',
  'container diff': 'diff',
  'container cp': 'cp',
  'container commit': 'commit',
  'system info': 'info',
};
const SHORT: Readonly<Record<string, string>> = {
  '--all': '-a',
  '--force': '-f',
  '--file': '-f',
  '--tag': '-t',
  '--quiet': '-q',
  '--detach': '-d',
  '--version': '-v',
};

export interface TypedCommand {
  /** `build`, `image prune`; `-v` for a flag of docker itself; empty where nothing was said. */
  readonly name: string;
  /** What follows it: one word for each short flag, a long one that has a short form as that. */
  readonly words: readonly string[];
  /** Of `words`, those that are flags, without their values. */
  readonly flags: readonly string[];
}

export function typedOf(argv: readonly string[]): TypedCommand {
  // A host or a context that is named first changes nothing of what the command is.
  const start = /^(-H|--host|-c|--context|-l|--log-level)$/.test(argv[0] ?? '') ? 2 : 0;
  const [first = '', second = ''] = argv.slice(start);
  const two = `${first} ${second}`;
  const grouped = /^(image|container|builder|buildx|system|network|volume)$/.test(first) && !second.startsWith('-');
  const older = Object.hasOwn(OLDER, two) ? OLDER[two] : undefined;
  const name = grouped ? (older ?? two.trim()) : short(first);
  const words = argv.slice(start + (grouped ? 2 : 1)).flatMap(split);
  return { name, words, flags: words.filter(word => word.startsWith('-')).map(word => word.replace(/=.*$/s, '')) };
}

function short(flag: string): string {
  return Object.hasOwn(SHORT, flag) ? (SHORT[flag] ?? flag) : flag;
}

/** `-af` → `-a`, `-f`; `--file=x` → `-f`, `x`. */
function split(word: string): readonly string[] {
  const [, flag, value] = /^(--[a-z-]+)=(.*)$/s.exec(word) ?? [];
  if (flag !== undefined && Object.hasOwn(SHORT, flag)) return [short(flag), value ?? ''];
  if (/^-[a-z]{2,3}$/.test(word)) return [...word.slice(1)].map(letter => `-${letter}`);
  return [short(word)];
}

/** All docker commands of some lines, as they ended. */
export function commandsIn(ran: readonly RanLine[]): readonly TypedCommand[] {
  return ran.flatMap(line => line.commands.map(({ argv }) => typedOf(argv)));
}

/** Whether a piece of a command, as a text quotes it (`docker tag`, `-a`), stands in one of them. */
export function says(commands: readonly TypedCommand[], piece: string): boolean {
  const [docker, ...argv] = piece.trim().split(/\s+/);
  if (docker !== 'docker') {
    const flag = short(docker ?? '');
    return commands.some(({ words }) => words.includes(flag));
  }
  const { name, words } = typedOf(argv);
  return commands.some(each => each.name === name && words.every(word => each.words.includes(word)));
}
