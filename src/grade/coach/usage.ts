/** Commands that Docker did not understand: no such command, no such flag, too few words or too many. */
import { familiar, filesOf } from '../../docker/index.ts';
import type { Said } from '../grade.ts';
import type { Scene } from '../scene.ts';
import { type TypedCommand, typedOf } from '../typed.ts';
import { type WrittenCommand, writtenOf } from '../written.ts';
import { near, said } from './words.ts';

const COMMANDS =
  'attach build commit container cp create diff exec export history image images info inspect load login logs network port ps pull push rename restart rm rmi run save search start stats stop system tag top version volume wait'.split(
    ' ',
  );
const OF_GROUP = 'build create history inspect ls prune pull push rm run start stop tag'.split(' ');

/** The words behind `docker`, and the line in which they were typed. */
interface TypedWords {
  readonly argv: readonly string[];
  readonly line: string;
}

/** The command itself is not one, or is not written as it must be. */
export function usageFault(
  scene: Scene,
  typed: TypedCommand,
  message: string,
  { argv, line }: TypedWords,
): Said | null {
  // A flag or a word of the Dockerfile is not one of the command.
  if (/dockerfile parse error/i.test(message)) return null;
  const unknown = /unknown command: docker (?:([a-z]+) )?(\S+)/.exec(message);
  if (unknown !== null) return unknownCommand(unknown[1], unknown[2] ?? '');
  const flag = /unknown (?:shorthand )?flag: (?:'.' in )?(\S+)/.exec(message)?.[1];
  if (flag !== undefined) return unknownFlag(typed, flag, argv);
  const field = /can't evaluate field (\w+) in type/.exec(message)?.[1];
  if (field !== undefined) return said('coach.usage.field', { field });
  const hungry = /flag needs an argument: (?:'.' in )?(\S+)/.exec(message)?.[1];
  if (hungry !== undefined) return said('coach.usage.needs-value', { flag: hungry });
  const counted = /(?:requires (at least |at most |exactly )?(\d+) arguments?|accepts no arguments)/.exec(message);
  return counted === null
    ? null
    : countFault(scene, typed, { argv, line }, Number(counted[2] ?? 0), counted[1] === 'at least ');
}

function unknownCommand(group: string | undefined, word: string): Said {
  const whole = group === undefined ? `docker ${word}` : `docker ${group} ${word}`;
  if (group === undefined && /^(ls|list)$/.test(word)) return said('coach.usage.ls', { command: whole });
  if (group !== undefined && COMMANDS.includes(word))
    return said('coach.usage.misplaced', { command: whole, meant: `docker ${word}` });
  const meant = near(word, group === undefined ? COMMANDS : OF_GROUP);
  if (meant === null) return said('coach.usage.unknown', { command: whole });
  return said('coach.usage.misspelt', { command: whole, meant: whole.replace(/\S+$/, meant) });
}

/** What a letter that is no flag of the command was meant to be. */
const MEANT: Readonly<Record<string, string>> = { n: 'name' };

function unknownFlag(typed: TypedCommand, word: string, argv: readonly string[]): Said {
  const command = `docker ${typed.name}`;
  const [first = ''] = argv;
  const bare = word.replace(/^-+/, '').replace(/=.*$/s, '');
  if (/^-(version|help)$/.test(first)) return said('coach.usage.one-dash', { word: first, meant: `-${first}` });
  if (OF_GROUP.includes(bare) && argv.length === 2) return said('coach.usage.dash', { word, meant: bare });
  const flags = writtenOf(argv)?.flags ?? [];
  if (/^-\w/.test(word) && flags.includes(bare)) return said('coach.usage.one-dash', { word, meant: `--${bare}` });
  const meant = word.startsWith('--') ? near(bare, flags) : (MEANT[bare] ?? null);
  return meant === null || !flags.includes(meant)
    ? said('coach.usage.flag', { flag: word, command })
    : said('coach.usage.flag-near', { flag: word, command, meant: `--${meant}` });
}

/** `wanted`: how many arguments the command takes; at least so many where `isLeast`. */
function countFault(
  scene: Scene,
  typed: TypedCommand,
  { argv, line }: TypedWords,
  wanted: number,
  isLeast: boolean,
): Said | null {
  const written = writtenOf(argv);
  const eaten = written?.values.find(({ value }) => /^-./.test(value) || (typed.name === 'build' && value === '.'));
  if (eaten !== undefined) return said('coach.usage.value', { ...eaten });
  if (typed.name === 'build') return contextFault(scene, written);
  const command = `docker ${typed.name}`;
  const operands = written?.operands ?? [];
  const inner = operands.length < Math.max(1, wanted) ? /\$\([^()]*\)|`[^`]*`/.exec(line)?.[0] : undefined;
  if (inner !== undefined) return said('coach.usage.empty', { inner, command });
  const extra = isLeast ? undefined : operands[wanted];
  if (extra !== undefined) return said('coach.usage.too-many', { command, word: extra });
  return isLeast || operands.length < wanted ? said('coach.usage.arguments', { command }) : null;
}

function contextFault(scene: Scene, written: WrittenCommand | null): Said {
  const operands = written?.operands ?? [];
  if (operands.length < 2) return said('coach.build.no-context', {});
  const path = operands.find(word => filesOf(scene.host).some(file => file.path === word.replace(/^(\.\/)+/, '')));
  if (path !== undefined) return said('coach.build.context-file', { path });
  const name = operands.find(word => scene.asked.has(familiar(word) ?? ''));
  return name === undefined ? said('coach.build.two-contexts', {}) : said('coach.build.context-name', { name });
}

const GROUP = /^(image|container|volume|network|system|builder|buildx|context)$/;

/** A group of commands of which none was named; null for anything else. */
export function groupAlone(argv: readonly string[]): Said | null {
  const { name, words } = typedOf(argv);
  return GROUP.test(name) && words.length === 0 ? said('coach.usage.group', { command: `docker ${name}` }) : null;
}
