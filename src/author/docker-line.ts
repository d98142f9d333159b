/** A docker command as it stands in a line, read with the client's own table of flags, so that it can be written otherwise and mean the same. */
import { type CommandForm, commandForm, type FlagForm } from '../docker/index.ts';

export interface GivenFlag {
  readonly flag: FlagForm;
  /** As it is written in the line, quotes and all; null for a flag that is on without a value. */
  readonly value: string | null;
}

export interface DockerLine {
  readonly form: CommandForm;
  /** The name by which the command is called here. */
  readonly name: string;
  readonly flags: readonly GivenFlag[];
  /** As they are written, quotes and all. */
  readonly operands: readonly string[];
}

/** Null for a line that is more than one docker command, or that the client's table does not explain. */
export function dockerLine(line: string): DockerLine | null {
  const words = rawWords(line);
  if (words === null || words[0] !== 'docker') return null;
  const form = commandForm(words.slice(1).filter((word, index) => index < 3 && /^[a-z]/.test(word)));
  if (form === null) return null;
  const given = flagsAndOperands(form, words.slice(1 + form.length));
  return given === null ? null : { form, name: words.slice(1, 1 + form.length).join(' '), ...given };
}

function flagsAndOperands(form: CommandForm, words: readonly string[]): Pick<DockerLine, 'flags' | 'operands'> | null {
  const flags: GivenFlag[] = [];
  const operands: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') return null;
    if (!/^-./.test(word) || (operands.length > 0 && !form.interspersed)) {
      operands.push(word);
      continue;
    }
    const read = word.startsWith('--') ? longFlag(form, word, words[at + 1]) : shortFlags(form, word, words[at + 1]);
    if (read === null) return null;
    flags.push(...read.flags);
    if (read.tookNext) at += 1;
  }
  return { flags, operands };
}

interface ReadFlags {
  readonly flags: readonly GivenFlag[];
  readonly tookNext: boolean;
}

function longFlag(form: CommandForm, word: string, next: string | undefined): ReadFlags | null {
  const [, name, value] = /^--([a-z0-9-]+)(?:=(.*))?$/s.exec(word) ?? [];
  const flag = form.flags.find(each => each.long === name);
  if (flag === undefined) return null;
  if (value !== undefined) return { flags: [{ flag, value }], tookNext: false };
  if (!flag.takesValue) return { flags: [{ flag, value: null }], tookNext: false };
  return next === undefined ? null : { flags: [{ flag, value: next }], tookNext: true };
}

/** `-af`, `-tNAME`, `-t NAME`. */
function shortFlags(form: CommandForm, word: string, next: string | undefined): ReadFlags | null {
  const flags: GivenFlag[] = [];
  for (let at = 1; at < word.length; at++) {
    const flag = form.flags.find(each => each.short === word[at]);
    if (flag === undefined) return null;
    if (!flag.takesValue) {
      if (word[at + 1] === '=') return null;
      flags.push({ flag, value: null });
      continue;
    }
    const rest = word.slice(at + 1).replace(/^=/, '');
    if (rest !== '') return { flags: [...flags, { flag, value: rest }], tookNext: false };
    return next === undefined ? null : { flags: [...flags, { flag, value: next }], tookNext: true };
  }
  return { flags, tookNext: false };
}

/** How a flag is written: `-t x`, `-tx`, `--tag x`, `--tag=x`. What has no short form stands in its long one. */
export type FlagStyle = 'short' | 'attached' | 'long' | 'equals';

function printFlag({ flag, value }: GivenFlag, style: FlagStyle): string {
  const short = flag.short !== null && (style === 'short' || style === 'attached') ? `-${flag.short}` : null;
  const name = short ?? `--${flag.long}`;
  if (value === null) return name;
  if (!flag.takesValue) return `--${flag.long}=${value}`;
  if (short !== null) return style === 'attached' ? `${name}${value}` : `${name} ${value}`;
  return style === 'equals' ? `${name}=${value}` : `${name} ${value}`;
}

export interface WrittenAs {
  readonly name?: string;
  readonly style?: FlagStyle;
  readonly reversed?: boolean;
  /** Flags after the arguments, where the command lets them stand there. */
  readonly flagsLast?: boolean;
}

export function printDockerLine({ form, name, flags, operands }: DockerLine, written: WrittenAs = {}): string {
  const printed = flags.map(each => printFlag(each, written.style ?? 'short'));
  if (written.reversed === true) printed.reverse();
  const last = written.flagsLast === true && form.interspersed;
  const words = last ? [...operands, ...printed] : [...printed, ...operands];
  return ['docker', written.name ?? name, ...words].join(' ');
}

/** Whether a word means itself, with quotes or without. */
export function isPlainWord(word: string): boolean {
  return /^[\w./:@%+,-]+$/.test(word);
}

/** The words of a line as they are written; null when it is more than one command, or does more than give words to it. */
function rawWords(line: string): readonly string[] | null {
  const words: string[] = [];
  let word = '';
  for (let at = 0; at < line.length; ) {
    const letter = line[at] ?? '';
    if (/[;&|<>\n#()`]/.test(letter)) return null;
    if (letter === ' ' || letter === '\t') {
      if (word !== '') words.push(word);
      word = '';
      at += 1;
      continue;
    }
    const end = endOfPiece(line, at);
    if (end === null) return null;
    word += line.slice(at, end);
    at = end;
  }
  return word === '' ? words : [...words, word];
}

/** Where the letter, the quoted text or the `$(…)` that begins here ends; null when it does not. */
function endOfPiece(line: string, at: number): number | null {
  const letter = line[at];
  if (letter === '\\') return at + 2;
  if (letter === "'" || letter === '"') {
    for (let end = at + 1; end < line.length; end++) {
      if (letter === '"' && line[end] === '\\') end += 1;
      else if (line[end] === letter) return end + 1;
    }
    return null;
  }
  if (letter !== '$' || line[at + 1] !== '(') return at + 1;
  let depth = 0;
  for (let end = at + 1; end < line.length; end++) {
    if (line[end] === '(') depth += 1;
    if (line[end] === ')') depth -= 1;
    if (depth === 0) return end + 1;
  }
  return null;
}
