/** A Dockerfile's text as a tree of lines: continuation, comments, directives and heredocs, but not yet what the words mean. */
import { entryOf } from '../../entry.ts';
import { DockerfileRefusal, type LineRange, located } from '../refusal.ts';
import { goQuoted } from './go-quoted.ts';
import { type Heredoc, heredocStarts } from './heredoc.ts';
import { jsonStrings } from './json.ts';
import { splitBlanks, takeFlags, words } from './words.ts';

/** One instruction as it is written. */
export interface InstructionLine {
  /** The instruction's word, in the case in which it is written. */
  readonly word: string;
  readonly flags: readonly string[];
  readonly args: readonly string[];
  /** The arguments are a JSON array. */
  readonly json: boolean;
  /** The instruction that ONBUILD keeps. */
  readonly trigger: InstructionLine | null;
  /** The joined line. */
  readonly original: string;
  readonly heredocs: readonly Heredoc[];
  /** The comment lines directly above it. */
  readonly comments: readonly string[];
  readonly start: number;
  readonly end: number;
}

export interface DockerfileTree {
  readonly lines: readonly InstructionLine[];
  readonly escape: string;
  readonly warnings: readonly { readonly text: string; readonly lines: LineRange }[];
  /** `# check=…` and its place, the same for `syntax`. */
  readonly directives: Readonly<Record<string, { readonly value: string; readonly line: number }>>;
}

const DIRECTIVES: ReadonlySet<string> = new Set(['escape', 'syntax', 'check']);

const chop = (line: string): string => line.replace(/[\r\n]+$/u, '');
const isComment = (line: string): boolean => /^[\t\v\f\r \u0085\u00a0]*#/u.test(line);

/** Throws a DockerfileRefusal with the parser's message and lines. */
export function parseTree(text: string): DockerfileTree {
  const raw = (text.startsWith('\uFEFF') ? text.slice(1) : text).match(/[^\n]*\n|[^\n]+$/gu) ?? [];
  const directives: Record<string, { value: string; line: number }> = {};
  const warnings: { text: string; lines: LineRange }[] = [];
  const lines: InstructionLine[] = [];
  let escapeToken = '\\';
  let at = 0;

  // A refused directive is placed by a count from zero, one line above where it stands.
  for (; at < raw.length; at++) {
    const match = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/u.exec(raw[at] ?? '');
    const key = (match?.[1] ?? '').toLowerCase();
    if (match === null || !DIRECTIVES.has(key)) break;
    const value = match[2] ?? '';
    if (entryOf(directives, key) !== undefined)
      throw new DockerfileRefusal(`only one ${key} parser directive can be used`, [[at, at]]);
    if (key === 'escape' && value !== '`' && value !== '\\')
      throw new DockerfileRefusal(`invalid escape token '${value}' does not match \` or \\`, [[at, at]]);
    if (key === 'escape') escapeToken = value;
    directives[key] = { value, line: at + 1 };
  }

  let comments: string[] = [];
  while (at < raw.length) {
    const first = chop(raw[at] ?? '').trimStart();
    at++;
    if (isComment(first)) {
      // The first character goes, be it `#` or a blank before it: an indented comment keeps its `#`.
      const comment = (raw[at - 1] ?? '').slice(1).trim();
      if (comment === '') comments = [];
      else comments.push(comment);
      continue;
    }
    const start = at;
    let joined = continued(first, escapeToken);
    if (!joined.more && joined.text === '') continue;
    let line = joined.text;
    let emptyLine = false;
    while (joined.more && at < raw.length) {
      const next = raw[at] ?? '';
      at++;
      if (isComment(next)) continue;
      const cut = chop(next);
      if (cut.trim() === '') {
        emptyLine = true;
        continue;
      }
      joined = continued(cut, escapeToken);
      line += joined.text;
    }
    if (emptyLine) warnings.push({ text: `Empty continuation line found in: ${line}`, lines: [start, at] });

    const parsed = parseLine(line, escapeToken, comments, start, at);
    comments = [];
    const heredocs: Heredoc[] = [];
    if (line.includes('<<') && canHoldHeredoc(parsed)) {
      for (const begun of startsAt(line, start, at)) {
        let content = '';
        let ended = false;
        while (at < raw.length && !ended) {
          const next = raw[at] ?? '';
          at++;
          const candidate = chop(next);
          ended = (begun.chomp ? candidate.replace(/^\t+/u, '') : candidate) === begun.name;
          if (!ended) content += next;
        }
        if (!ended) throw new DockerfileRefusal('unterminated heredoc', [[start, at]]);
        heredocs.push({ ...begun, content });
      }
    }
    lines.push({ ...parsed, heredocs, end: at });
  }
  if (lines.length === 0) throw new DockerfileRefusal('file with no instructions', [[at, at]]);
  return { lines, escape: escapeToken, warnings, directives };
}

/** The line without its continuation character, and whether the next line belongs to it. An escaped escape continues nothing. */
function continued(line: string, escapeToken: string): { readonly text: string; readonly more: boolean } {
  const body = line.replace(/[ \t]*$/u, '');
  if (!body.endsWith(escapeToken) || body.endsWith(escapeToken + escapeToken)) return { text: line, more: false };
  return { text: body.slice(0, -1), more: true };
}

function startsAt(line: string, start: number, end: number): ReturnType<typeof heredocStarts> {
  try {
    return heredocStarts(line);
  } catch (error) {
    throw located(error, [[start, end]]);
  }
}

function canHoldHeredoc(line: InstructionLine): boolean {
  const target = line.word.toLowerCase() === 'onbuild' && line.trigger !== null ? line.trigger : line;
  return ['add', 'copy', 'run'].includes(target.word.toLowerCase()) && !target.json;
}

function parseLine(
  text: string,
  escapeToken: string,
  comments: readonly string[],
  start: number,
  end: number,
): InstructionLine {
  const [word = '', rest = ''] = splitBlanks(text.trim(), 2);
  const { flags, rest: tail } = takeFlags(rest);
  const given = tail.trim();
  try {
    const args = parseArguments(word, given, escapeToken, start, end);
    return {
      word,
      flags,
      args: args.args,
      json: args.json,
      trigger: args.trigger ?? null,
      original: text,
      heredocs: [],
      comments,
      start,
      end,
    };
  } catch (error) {
    throw located(error, [[start, end]]);
  }
}

interface Arguments {
  readonly args: readonly string[];
  readonly json: boolean;
  readonly trigger?: InstructionLine;
}

function parseArguments(word: string, rest: string, escapeToken: string, start: number, end: number): Arguments {
  switch (word.toLowerCase()) {
    case 'add':
    case 'copy':
    case 'volume':
      return jsonOr(rest, text => splitBlanks(text));
    case 'run':
    case 'cmd':
    case 'entrypoint':
    case 'shell':
      return rest === '' ? { args: [], json: false } : jsonOr(rest, text => [text]);
    case 'env':
      return { args: pairs(rest, 'ENV', escapeToken), json: false };
    case 'label':
      return { args: pairs(rest, 'LABEL', escapeToken), json: false };
    case 'arg':
      return { args: words(rest, escapeToken), json: false };
    case 'from':
    case 'expose':
      return { args: rest === '' ? [] : splitBlanks(rest), json: false };
    case 'healthcheck': {
      const match = /^(\S+)\s*([\s\S]*)$/u.exec(rest);
      if (match === null) return { args: [], json: false };
      const command = match[2] ?? '';
      const parsed: Arguments = command === '' ? { args: [], json: false } : jsonOr(command, text => [text]);
      return { args: [match[1] ?? '', ...parsed.args], json: parsed.json };
    }
    case 'onbuild':
      if (rest === '') return { args: [], json: false };
      return { args: [], json: false, trigger: parseLine(rest, escapeToken, [], start, end) };
    case 'maintainer':
    case 'stopsignal':
    case 'user':
    case 'workdir':
      return { args: rest === '' ? [] : [rest], json: false };
    default:
      return { args: [''], json: false };
  }
}

function jsonOr(rest: string, plain: (text: string) => readonly string[]): Arguments {
  const parsed = jsonStrings(rest);
  if (parsed === 'mixed')
    throw new DockerfileRefusal('When using JSON array syntax, arrays must be comprised of strings only.');
  if (parsed !== null) return { args: parsed.strings, json: true };
  return { args: rest === '' ? [] : plain(rest), json: false };
}

/** Names and values of ENV and LABEL, three strings for each: name, value, and `=` or nothing for the old form with a blank. */
function pairs(rest: string, instruction: string, escapeToken: string): readonly string[] {
  const given = words(rest, escapeToken);
  const first = given[0];
  if (first === undefined) return [];
  if (!first.includes('=')) {
    const [name = '', value] = splitBlanks(rest, 2);
    if (value === undefined) throw new DockerfileRefusal(`${instruction} must have two arguments`);
    return [name, value, ''];
  }
  return given.flatMap(word => {
    const equals = word.indexOf('=');
    if (equals < 0)
      throw new DockerfileRefusal(`Syntax error - can't find = in ${goQuoted(word)}. Must be of the form: name=value`);
    return [word.slice(0, equals), word.slice(equals + 1), '='];
  });
}
