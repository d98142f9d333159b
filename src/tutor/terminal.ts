/** What the learner does on the host: lines, edits, and taking them back. */
import {
  absenceOf,
  type Chunk,
  type Ending,
  editFiles,
  filesOf,
  type Host,
  type HostRemark,
  prompt,
  run,
} from '../docker/index.ts';
import { meantLine, ranLine, type Said } from '../grade/index.ts';
import type { Input, RanEntry, Refusal } from './attempt.ts';
import { freshDesk, preparedHost } from './desk.ts';
import { solvedDesk } from './earlier-desk.ts';
import { gradeLive } from './tick.ts';
import { changeDesk, changeState, mark, print, questionAt, say, type Turn } from './turn.ts';
import { remembered } from './weight.ts';

const LINE = 8192;
const EDITED = 200_000;
/** Lines kept for grading. */
const RAN = 60;
/** Said once in an attempt. */
const READ_AS = 'tutor.read-as';

type Of<K extends Input['kind']> = Extract<Input, { kind: K }>;

export async function takeLine(turn: Turn, { line, columns }: Of<'line'>): Promise<Refusal | null> {
  // In a container it may be read: by cat, in a here-document, at the end of a block of Python.
  if (line.trim() === '' && turn.attempt.host.inside === null) return 'blank';
  if (line.length > LINE) return 'too-long';
  const { attempt } = turn;
  const meant = attempt.rules === 1 || attempt.host.inside !== null ? line : meantLine(line);
  await type(turn, meant, columns, 'line');
  if (meant !== line && !attempt.said.some(said => said.code === READ_AS))
    say(turn, { code: READ_AS, data: { line: meant } });
  await gradeLive(turn);
  return null;
}

/** Runs a line on the present host and prints it. Gives what it printed. */
export async function type(
  turn: Turn,
  line: string,
  columns: number,
  kind: 'line' | 'shown',
): Promise<readonly Chunk[]> {
  const { host, ran } = turn.attempt;
  const done = await run(host, line, { at: turn.at, columns, stdin: '' });
  const { outcome } = done;
  const kept = ranLine(line, done);
  const { ending } = kept;
  const { remarks } = outcome;
  print(
    turn,
    { kind, prompt: prompt(host), line, ending, ...(remarks.length === 0 ? {} : { remarks }) },
    outcome.chunks,
  );
  changeDesk(turn, {
    host: done.host,
    past: remembered(turn.attempt),
    ran: [...ran, kept].slice(-RAN),
  });
  if (ending.kind === 'docker') changeState(turn, { lastError: firstLine(ending.message) });
  turn.traffic.push(...done.traffic);
  turn.outcome = outcome;
  return outcome.chunks;
}

/** What is said beside a line: that this host could not play it to its end, and what it said of itself. */
export function notesOn(entry: Pick<RanEntry, 'ending' | 'remarks' | 'output' | 'own'>): readonly Said[] {
  const { ending, remarks = [] } = entry;
  const note = noteOn(ending) ?? noteOnOwn(entry);
  return [...(note === null ? [] : [note]), ...remarks.map(remarkOn)];
}

/** What the host lacked in the midst of a line that went on: `docker compose up; docker ps`. */
function noteOnOwn({ output, own = [] }: Pick<RanEntry, 'output' | 'own'>): Said | null {
  const [first] = own;
  if (first === undefined) return null;
  const message = output.slice(...first).replace(/^drydock: /, '');
  return noteOn({ kind: 'not-simulated', exitCode: 1, message, what: '' });
}

function remarkOn(remark: HostRemark): Said {
  switch (remark.kind) {
    case 'stand-in':
      return { code: 'tutor.stand-in', data: { name: remark.name, tag: remark.madeFrom } };
    case 'unlisted':
      return { code: 'tutor.unlisted', data: { name: remark.name } };
    case 'other-releases':
      return { code: 'tutor.other-releases', data: { suite: remark.suite, of: remark.of } };
    case 'uncompiled':
      return remark.left === ''
        ? { code: 'tutor.unchecked', data: { tool: remark.tool } }
        : { code: 'tutor.uncompiled', data: { tool: remark.tool, left: remark.left } };
  }
}

/** A tag of which this host cannot tell whether it exists, and those that it has. */
const NOT_IN_CATALOGUE = /(\S+) is not in the catalogue of this host, .*; nearest: (.*)/;

/** Packages of which nothing here tells whether they exist. */
const UNKNOWN_PACKAGE = /this host does not know the packages? .*/;

/** What the tutor says beside a line that this host could not play to its end; null for any other. */
export function noteOn(ending: Ending): Said | null {
  if (ending.kind === 'not-simulated') {
    const [, tag, nearest] = NOT_IN_CATALOGUE.exec(firstLine(ending.message)) ?? [];
    if (tag !== undefined) return { code: 'tutor.not-in-catalogue', data: { name: tag, nearest: nearest ?? '' } };
    const [unknown] = UNKNOWN_PACKAGE.exec(ending.message) ?? [];
    if (unknown !== undefined) return { code: 'tutor.not-known', data: { what: unknown } };
    const program = /^(\S+) is not simulated (?:at this prompt|on this host)\b/.exec(ending.message)?.[1];
    const why = program === undefined ? null : absenceOf(program);
    return program !== undefined && why !== null
      ? { code: `tutor.elsewhere.${why}`, data: { program } }
      : { code: 'tutor.not-simulated', data: { what: program ?? (ending.what || firstLine(ending.message)) } };
  }
  if (ending.kind === 'limit')
    return ending.what === ''
      ? { code: 'tutor.limit.printed', data: {} }
      : { code: 'tutor.limit', data: { what: ending.what } };
  return null;
}

/**
 * What is shown of a line's output. That something is not simulated the note beside it says in the learner's language, and once is enough; which
 * limit was met stands in the host's own words alone.
 */
export function shownOutput({ ending, output, own = [] }: Pick<RanEntry, 'ending' | 'output' | 'own'>): string {
  if (ending.kind === 'limit') return output;
  let at = 0;
  let shown = '';
  for (const [from, to] of own) {
    shown += output.slice(at, from);
    at = to;
  }
  return shown + output.slice(at);
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, 300);
}

export async function takeEdit(turn: Turn, { edits }: Of<'edit'>): Promise<Refusal | null> {
  if (edits.some(edit => !isInside(edit.path))) return 'bad-path';
  if (edits.reduce((sum, edit) => sum + (edit.text?.length ?? 0), 0) > EDITED) return 'too-long';
  const { host } = turn.attempt;
  const present = new Map(filesOf(host).map(file => [file.path, file.text]));
  const changes = edits.filter(({ path, text }) => (text === null ? present.has(path) : present.get(path) !== text));
  if (changes.length === 0) return 'blank';
  changeDesk(turn, { host: editFiles(host, changes, turn.at), past: remembered(turn.attempt) });
  await gradeLive(turn);
  return null;
}

export function isInside(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !/[\0\\]/.test(path) && !/(^|\/)(\.{0,2})(\/|$)/.test(path);
}

export async function takeUndo(turn: Turn): Promise<Refusal | null> {
  const { past } = turn.attempt;
  const last = past.at(-1);
  if (last === undefined) return 'nothing-to-undo';
  changeDesk(turn, { ...last, past: past.slice(0, -1) });
  mark(turn, 'tutor.mark.undo');
  await gradeLive(turn);
  return null;
}

/** To the host as the question opened; from there, to the one that is made ready for the question. */
export async function takeReset(turn: Turn): Promise<void> {
  const { attempt } = turn;
  const { host, start } = attempt;
  const untouched = host === start;
  const past = remembered(attempt);
  changeDesk(turn, { ...freshDesk(untouched ? await readyHost(turn) : start), past: untouched ? [] : past });
  const code = !untouched ? 'reset' : attempt.rules === 1 ? 'solved' : 'prepared';
  mark(turn, `tutor.mark.${code}`);
  await gradeLive(turn);
}

/** In a sandbox: to the host as it was at the beginning. */
export function takeRestart(turn: Turn): Refusal | null {
  const { attempt } = turn;
  if (attempt.host === attempt.start) return 'nothing-to-undo';
  changeDesk(turn, { ...freshDesk(attempt.start), past: remembered(attempt) });
  mark(turn, 'tutor.mark.restart');
  return null;
}

function readyHost({ attempt, at }: Turn): Promise<Host> {
  return attempt.rules === 1 ? solvedDesk(attempt) : preparedHost(attempt, questionAt(attempt), at);
}

/** What the quiz changes on the host before the learner's eyes; null takes a file away. */
export function changeFiles(turn: Turn, files: Readonly<Record<string, string | null>>): void {
  const edits = Object.entries(files).map(([path, text]) => ({ path, text }));
  if (edits.length === 0) return;
  const { attempt } = turn;
  changeDesk(turn, { host: editFiles(attempt.host, edits, turn.at), past: remembered(attempt) });
  mark(turn, 'tutor.mark.changed', { names: edits.map(({ path }) => path).join(', ') });
}

/** Back to the host that the question was asked about, where anything was tried on it: undo leads to what was tried. */
export function fork(turn: Turn): void {
  const { attempt } = turn;
  if (attempt.rules === 1 || attempt.host === attempt.start) return;
  changeDesk(turn, { ...freshDesk(attempt.start), past: remembered(attempt) });
  mark(turn, 'tutor.mark.fork');
}
