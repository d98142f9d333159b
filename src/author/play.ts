/** The tutor in the terminal, for people and, as JSON lines, for programs (README.md beside this file). It touches no process. */
import { filesOf, type Instant, prompt } from '../docker/index.ts';
import { input as inputSchema } from '../live/protocol.ts';
import { plain, saidPlain, words } from '../locale/index.ts';
import { sittingFor } from '../practice/index.ts';
import type { Locale, Quiz } from '../quiz/index.ts';
import {
  type Attempt,
  begin,
  type Input,
  isOverdue,
  notesOn,
  type Step,
  step,
  type TerminalEntry,
  timeUp,
} from '../tutor/index.ts';
import { type Card, cardOf } from './card.ts';
import { readTyped } from './reading.ts';

export interface PlayOptions {
  readonly quiz: Quiz;
  readonly locale: Locale;
  readonly seed: number;
  readonly json: boolean;
  /** The clock: asked once for each input. */
  readonly now: () => Instant;
  /** Around the work on each input, which is named as it was typed; for whoever keeps a deadline. */
  readonly during?: <Result>(what: string, work: () => Promise<Result>) => Promise<Result>;
}

export interface PlayStreams {
  /** Lines without their line feeds. */
  readonly lines: AsyncIterable<string>;
  readonly write: (text: string) => void;
}

/** Plays until the quiz is finished or the lines end; gives the attempt as it stands then. */
export async function play(options: PlayOptions, streams: PlayStreams): Promise<Attempt> {
  return options.json ? playJson(options, streams) : playText(options, streams);
}

const plainly: NonNullable<PlayOptions['during']> = (_what, work) => work();

/** Of an exam, with what the seed draws. */
async function opened({ quiz, seed, now }: PlayOptions): Promise<Step> {
  return begin(quiz, { seed, at: now(), sitting: await sittingFor(quiz, { seed }) });
}

async function played(attempt: Attempt, input: Input, at: Instant): Promise<Step> {
  return isOverdue(attempt, at) ? timeUp(attempt, at) : step(attempt, input, { at, client: 'play' });
}

/** What is told of an entry; a mark has nothing but its reason. */
function printed(quiz: Quiz, locale: Locale, entry: TerminalEntry) {
  if (entry.kind === 'mark') {
    const note = saidPlain(quiz, locale, entry.why);
    return { kind: entry.kind, prompt: '', line: '', output: '', exitCode: 0, note };
  }
  const { kind, prompt: asked, line, output, ending } = entry;
  const notes = notesOn(entry).map(note => saidPlain(quiz, locale, note));
  return {
    kind,
    prompt: asked,
    line,
    output,
    exitCode: ending.exitCode,
    note: notes.length === 0 ? null : notes.join('\n'),
  };
}

async function playJson(options: PlayOptions, { lines, write }: PlayStreams): Promise<Attempt> {
  const { quiz, locale, now, during = plainly } = options;
  const send = (message: object): void => write(`${JSON.stringify(message)}\n`);
  const tell = (taken: Step, before: Card | null): Card => {
    const { attempt } = taken;
    for (const said of taken.said)
      send({ type: 'said', by: said.by, code: said.code, text: saidPlain(attempt.quiz, locale, said) });
    for (const { entry } of taken.terminal) send({ type: 'terminal', ...printed(attempt.quiz, locale, entry) });
    const card = cardOf(attempt, locale);
    if (JSON.stringify(card) !== JSON.stringify(before)) send({ type: 'question', ...card });
    return card;
  };
  let taken = await during(quiz.id, () => opened(options));
  let card = tell(taken, null);
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const input = inputSchema.safeParse(withQuestion(parsed(line), card.id));
    if (!input.success) {
      send({
        type: 'malformed',
        text: input.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; '),
      });
      continue;
    }
    const { attempt } = taken;
    taken = await during(line, () => played(attempt, input.data, now()));
    if (taken.refusal !== null)
      send({ type: 'refused', code: taken.refusal, text: words(locale, `refusal.${taken.refusal}`, {}) });
    else card = tell(taken, card);
    if (taken.attempt.finishedAt !== null) break;
  }
  const { attempt } = taken;
  send({ type: 'end', finished: attempt.finishedAt !== null, ...scores(attempt) });
  return attempt;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Inputs that are meant for a question are meant for the present one when they do not name it; a terminal has 100 columns. */
function withQuestion(value: unknown, question: string): unknown {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return value;
  const { kind } = value;
  if (kind === 'line') return { columns: 100, ...value };
  return kind === 'answer' || kind === 'hint' || kind === 'skip' || kind === 'demonstrate'
    ? { question, ...value }
    : value;
}

function scores(attempt: Attempt): { score: number; points: number } {
  return {
    score: attempt.questions.reduce((sum, state) => sum + state.score, 0),
    points: attempt.quiz.questions.reduce((sum, question) => sum + question.points, 0),
  };
}

async function playText(options: PlayOptions, { lines, write }: PlayStreams): Promise<Attempt> {
  const { quiz, locale, now, during = plainly } = options;
  const t = (key: string, data: Record<string, string | number> = {}): string => words(locale, `play.${key}`, data);
  let taken = await during(quiz.id, () => opened(options));
  write(`${quiz.prose[locale].title}\n${t('help')}\n\n`);
  let card = tellText(taken, null, locale, write);
  /** Rows that are being typed: of a file, or (null) of what is pasted. */
  let editing: { path: string | null; text: string[] } | null = null;
  write(promptOf(taken.attempt, card));
  for await (const line of lines) {
    let input: Input | null = null;
    if (editing !== null) {
      if (line !== '.') {
        editing.text.push(line);
        continue;
      }
      const text = editing.text.map(each => `${each}\n`).join('');
      input =
        editing.path === null
          ? { kind: 'answer', question: card.id, response: { kind: 'paste', source: 'own', text } }
          : { kind: 'edit', edits: [{ path: editing.path, text }] };
      editing = null;
    } else {
      const typed = readTyped(line, card);
      if (typed.kind === 'quit') break;
      if (typed.kind === 'input') input = typed.input;
      else if (typed.kind === 'edit') {
        editing = { path: typed.path, text: [] };
        write(`${t('edit', { path: typed.path })}\n`);
        continue;
      } else if (typed.kind === 'paste') {
        editing = { path: null, text: [] };
        write(`${t('paste')}\n`);
        continue;
      } else if (typed.kind === 'show') write(showCard(card, locale));
      else if (typed.kind === 'files')
        write(
          filesOf(taken.attempt.host)
            .map(file => `--- ${file.path}\n${file.text ?? ''}\n`)
            .join(''),
        );
      else write(`${t(typed.kind === 'help' ? 'help' : 'unclear')}\n`);
    }
    if (input !== null) {
      const [{ attempt }, given] = [taken, input];
      taken = await during(line, () => played(attempt, given, now()));
      if (taken.refusal === null) card = tellText(taken, card, locale, write);
      else if (line.trim() !== '') write(`${words(locale, `refusal.${taken.refusal}`, {})}\n`);
      if (taken.attempt.finishedAt !== null) return taken.attempt;
    }
    write(promptOf(taken.attempt, card));
  }
  return taken.attempt;
}

function promptOf(attempt: Attempt, card: Card): string {
  return card.answer === 'host' || card.status !== 'open' ? prompt(attempt.host) : '> ';
}

function tellText(taken: Step, before: Card | null, locale: Locale, write: (text: string) => void): Card {
  const { attempt } = taken;
  for (const { entry } of taken.terminal) {
    if (entry.kind === 'shown') write(`${entry.prompt}${entry.line}\n`);
    if (entry.kind !== 'mark')
      write(entry.output === '' || entry.output.endsWith('\n') ? entry.output : `${entry.output}\n`);
    const { note } = printed(attempt.quiz, locale, entry);
    if (note !== null) write(`— ${note}\n`);
  }
  for (const said of taken.said) {
    const text = saidPlain(attempt.quiz, locale, said);
    if (said.by === 'tutor' && text !== '') write(`${text}\n\n`);
  }
  const card = cardOf(attempt, locale);
  if (before?.id !== card.id) write(showCard(card, locale));
  else if (JSON.stringify(before.checks) !== JSON.stringify(card.checks) || before.status !== card.status)
    write(showChecks(card, locale));
  return card;
}

const SIGNS: Readonly<Record<string, string>> = { todo: '[ ]', done: '[x]', near: '[~]', off: '[-]' };

function showCard(card: Card, locale: Locale): string {
  const t = (key: string, data: Record<string, string | number> = {}): string => words(locale, `play.${key}`, data);
  const lists =
    card.right.length > 0
      ? `${list(card.options, index => String(index + 1))}\n${list(card.right, index => String.fromCharCode(97 + index))}\n`
      : card.options.length > 0
        ? `${list(card.options, index => String(index + 1))}\n`
        : '';
  const how = t(`how.${howOf(card)}`, {
    unit: card.unit ?? '',
    file: card.file ?? '',
    line: card.run[0] ?? '',
  });
  const certainty = card.kind === 'predict' ? `${t('certainty')}\n` : '';
  return [
    `${t('question', { number: card.number, of: card.of, points: card.points })} ${card.title}\n`,
    `${plain(card.prompt)}\n`,
    showChange(card),
    lists,
    `${how}\n${certainty}`,
    showChecks(card, locale),
  ].join('');
}

/** What is done between two builds, as a difference of files and as lines. */
function showChange({ change }: Card): string {
  if (change === null) return '';
  const edits = change.edits.map(
    ({ path, rows }) => `  ${path}:\n${rows.map(({ sign, text }) => `    ${sign} ${text}\n`).join('')}`,
  );
  const lines = [...change.lines, change.build].map(line => `  $ ${line}\n`);
  return `${edits.join('')}${lines.join('')}\n`;
}

function howOf(card: Card): string {
  if (card.answer === 'choice' && card.many) return 'choices';
  return card.answer === 'number' && card.unit !== null ? 'number-unit' : card.answer;
}

function list(options: Card['options'], sign: (index: number) => string): string {
  return options.map(({ text }, index) => `  ${sign(index)}. ${text}`).join('\n');
}

function showChecks(card: Card, locale: Locale): string {
  const checks = card.checks.map(check => {
    const feedback = check.feedback.map(text => `      ${text}\n`).join('');
    const { difference } = check;
    const differs =
      difference === null
        ? ''
        : `      + ${difference.expected.replaceAll('\n', '\n        ')}\n      − ${difference.got.replaceAll('\n', '\n        ')}\n`;
    return `  ${SIGNS[check.state] ?? '[ ]'} ${check.text}\n${feedback}${differs}`;
  });
  const told = card.feedback.map(text => `  ${text}\n`).join('');
  const solution =
    card.solution === null ? '' : `${words(locale, 'play.solution', {})}\n${card.solution.replace(/^/gm, '  ')}\n`;
  return `${checks.join('')}${told}${solution}\n`;
}
