/** An attempt question by question: what was answered, what was right and why. */
import type { ResultsReader } from '../../classroom/index.ts';
import { screen } from '../../docker/index.ts';
import { responseHtml, solutionHtml } from '../../locale/answer.ts';
import { differenceWords, inline, markdown, saidHtml, type Translate, translator } from '../../locale/index.ts';
import type { Locale, Question } from '../../quiz/quiz.ts';
import { triesOf } from '../../report/figures.ts';
import {
  type Attempt,
  asShown,
  type CheckResult,
  isAnswered,
  isClosed,
  notesOn,
  type QuestionState,
  shownOutput,
  withKey,
} from '../../tutor/index.ts';
import { questionTitle } from '../titles.ts';

/** What `parts/items` shows. */
interface ResultItems {
  readonly t: Translate;
  readonly locale: Locale;
  /** For the learner who answered. */
  readonly own: boolean;
  readonly items: readonly Item[];
}

interface CheckRow {
  readonly html: string;
  readonly state: CheckResult['state'];
  readonly feedback: readonly string[];
  readonly difference: { readonly expected: string; readonly got: string } | null;
}

interface TerminalLine {
  readonly prompt: string;
  readonly line: string;
  /** From the end of the line on: it begins with a break, where there is any. */
  readonly output: string;
  readonly note: string | null;
}

interface Item {
  readonly number: number;
  readonly title: string;
  readonly status: QuestionState['status'];
  readonly state: string;
  readonly score: string;
  readonly spent: string;
  /** Safe html, as are `answer`, `solution`, `why` and the feedback. */
  readonly prompt: string;
  readonly answer: string | null;
  readonly checks: readonly CheckRow[];
  readonly feedback: readonly string[];
  readonly why: string | null;
  readonly solution: string | null;
  readonly lines: readonly TerminalLine[];
  /** How sure its learner was; null where that was not asked. */
  readonly sure: string | null;
  /** They were sure of what is not so. */
  readonly held: boolean;
  /** For the instructor: what today's simulator and quiz would give for it, where that differs from what was given. */
  readonly today: string | null;
}

/** As wide as a learner's terminal may be: progress that was drawn for one must not wrap here. */
const COLUMNS = 500;

function linesOf(attempt: Attempt, locale: Locale, question: string, keys: boolean): readonly TerminalLine[] {
  return (
    attempt.terminal
      .filter(entry => entry.kind !== 'mark')
      .filter(entry => entry.question === question)
      // What the tutor ran to show how it is done is the solution.
      .filter(entry => keys || entry.kind !== 'shown')
      .map(entry => {
        const { prompt, line } = entry;
        const notes = notesOn(entry);
        // Progress goes up into the row of its own command, and down again.
        const rows = screen([{ text: `\n${shownOutput(entry)}` }], COLUMNS)
          .join('\n')
          .trimEnd();
        return {
          prompt,
          line: line.replaceAll('\n', '\n> ').replace('\u0004', '').replace('\u0003', '^C'),
          output: rows,
          note: notes.length === 0 ? null : notes.map(note => saidHtml(attempt.quiz, locale, note)).join(''),
        };
      })
  );
}

/** Of a question that is still open nothing is told that its learner might yet find out; to who sees no keys, of none. */
function itemOf(
  { attempt, locale, own, hidden, keys }: { readonly attempt: Attempt; readonly locale: Locale } & ResultsReader,
  question: Question,
  standing: QuestionState,
  index: number,
): Item {
  const t = translator(locale);
  const prose = attempt.quiz.prose[locale].questions[question.id];
  if (prose === undefined) throw new Error(`no ${locale} prose for ${question.id} in ${attempt.quiz.id}`);
  const state: QuestionState = hidden
    ? { ...standing, status: 'open', score: 0, tries: 0, checks: [], feedback: [] }
    : standing;
  const closed = !hidden && (isClosed(state) || attempt.finishedAt !== null);
  // What was dealt may be read by whoever gave the exam, before its learner comes to it.
  const met = state.openedAt !== null || (!own && attempt.sitting !== null);
  // In an exam one goes back and forth: from opening to handing in says nothing.
  const minutes =
    state.openedAt === null || attempt.sitting !== null
      ? 0
      : Math.max(1, Math.round(((state.closedAt ?? attempt.finishedAt ?? state.openedAt) - state.openedAt) / 60_000));
  const spent = [
    triesOf(state) > 0 ? t('tries', { count: triesOf(state) }) : null,
    state.hints > 0 ? t('hints', { count: state.hints }) : null,
    minutes > 0 ? t('minutes', { count: minutes }) : null,
  ];
  const shown = asShown(question, attempt);
  const answer = state.lastResponse === null ? '' : responseHtml(state.lastResponse, shown, prose, t);
  const otherwise = own ? undefined : attempt.today[question.id];
  const results = new Map(state.checks.map(check => [check.id, check]));
  return {
    number: index + 1,
    title: met || closed ? questionTitle(attempt.quiz, question, locale) : t('results.ahead'),
    status: state.status,
    state: hidden
      ? t(isAnswered(standing) ? 'exam.answered' : 'exam.blank')
      : t(`results.status.${closed && state.status === 'open' ? 'skipped' : state.status}`),
    score: hidden
      ? t('exam.worth', { count: question.points })
      : t('score.of', { score: state.score, points: question.points }),
    spent: spent.filter(each => each !== null).join(' · '),
    prompt: met || closed ? markdown(prose.prompt) : '',
    answer: answer === '' ? null : answer,
    checks: question.checks
      .filter(check => met && (!check.hidden || (closed && keys)))
      .map(check => {
        const result = results.get(check.id);
        return {
          html: inline(prose.checks[check.id] ?? check.id),
          state: result?.state ?? 'todo',
          feedback: (keys ? (result?.feedback ?? []) : []).map(said => saidHtml(attempt.quiz, locale, said)),
          // What was expected is the key.
          difference: keys ? differenceWords(locale, result?.difference ?? null) : null,
        };
      }),
    // An author may name there what is right.
    feedback: (keys ? state.feedback : []).map(said => saidHtml(attempt.quiz, locale, said)),
    why: closed && keys && prose.why !== '' ? markdown(prose.why) : null,
    solution: closed && keys ? solutionHtml(withKey(shown, state), prose, t) : null,
    sure: standing.certainty === null ? null : t('exam.sure.said', { level: t(`page.sure.${standing.certainty}`) }),
    held: closed && state.certainty === 'know' && state.status !== 'passed' && isAnswered(state),
    lines: linesOf(attempt, locale, question.id, keys),
    today: otherwise === undefined ? null : t('results.today', { score: otherwise.score, points: question.points }),
  };
}

export function resultItems(attempt: Attempt, locale: Locale, reader: ResultsReader): ResultItems {
  const { own } = reader;
  const items = attempt.quiz.questions.flatMap((question, index) => {
    const state = attempt.questions[index];
    return state === undefined ? [] : [itemOf({ attempt, locale, ...reader }, question, state, index)];
  });
  return { t: translator(locale), locale, own, items };
}
