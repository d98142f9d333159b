/** What the terminal shows of the present question: nothing that the learner may not know yet. */
import { stepAnswered, stepWords } from '../locale/causes.ts';
import { type Data, differenceWords, plain, saidPlain, translator, words } from '../locale/index.ts';
import {
  type CacheEdit,
  causesOffered,
  type Locale,
  optionIds,
  type PlainResponse,
  type Question,
  type QuestionProse,
  type Response,
} from '../quiz/index.ts';
import { type Attempt, asShown, isClosed, withKey, worth } from '../tutor/index.ts';

export interface Card {
  readonly id: string;
  readonly number: number;
  readonly of: number;
  readonly kind: Question['kind'];
  readonly title: string;
  /** Markdown. */
  readonly prompt: string;
  /** How it is answered: the kind of response, or of a prediction. */
  readonly answer: PlainResponse['kind'];
  readonly many: boolean;
  readonly unit: string | null;
  /** File to edit, for a Dockerfile question. */
  readonly file: string | null;
  /** Lines that run once a prediction is written down; the one whose output is to be pasted. */
  readonly run: readonly string[];
  /** What is done between the two builds of a question about the cache; null for any other. */
  readonly change: {
    readonly edits: readonly CacheEdit[];
    readonly lines: readonly string[];
    readonly build: string;
  } | null;
  /** For a question about the cache, its steps. */
  readonly options: readonly { readonly id: string; readonly text: string }[];
  /** What goes with the options of a match; why a step may be run again. */
  readonly right: readonly { readonly id: string; readonly text: string }[];
  readonly checks: readonly {
    readonly id: string;
    readonly text: string;
    readonly state: string;
    readonly feedback: readonly string[];
    readonly difference: { readonly expected: string; readonly got: string } | null;
  }[];
  readonly status: string;
  readonly points: number;
  readonly score: number;
  readonly worth: number;
  readonly tries: { readonly used: number; readonly limit: number | null; readonly penalty: number };
  readonly hints: { readonly taken: number; readonly left: number; readonly nextPrice: number };
  readonly feedback: readonly string[];
  readonly why: string | null;
  readonly solution: string | null;
}

export function cardOf(attempt: Attempt, locale: Locale): Card {
  const { quiz, current } = attempt;
  const question = quiz.questions[current];
  const state = attempt.questions[current];
  const prose = question === undefined ? undefined : quiz.prose[locale].questions[question.id];
  if (question === undefined || state === undefined || prose === undefined)
    throw new RangeError(`no question ${current}`);
  const closed = isClosed(state);
  const named = (id: string): { id: string; text: string } => ({ id, text: plain(prose.options[id] ?? id) });
  const shown = asShown(question, attempt);
  const ask = question.kind === 'predict' ? question.ask : question;
  return {
    id: question.id,
    number: current + 1,
    of: quiz.questions.length,
    kind: question.kind,
    title: prose.title,
    prompt: prose.prompt,
    answer: ask.kind === 'command' || ask.kind === 'dockerfile' ? 'host' : ask.kind,
    many: ask.kind === 'choice' && ask.many,
    unit: ask.kind === 'number' ? ask.unit : null,
    file: question.kind === 'dockerfile' ? question.file : null,
    run: question.kind === 'predict' ? question.run : question.kind === 'paste' ? [question.line] : [],
    change:
      question.kind === 'cache'
        ? { edits: question.told.edits, lines: question.change.lines, build: question.build }
        : null,
    ...listsOf(shown, named, locale),
    checks: question.checks
      .filter(check => closed || !check.hidden)
      .map(check => {
        const result = state.checks.find(each => each.id === check.id);
        return {
          id: check.id,
          text: plain(prose.checks[check.id] ?? check.id),
          state: result?.state ?? 'todo',
          feedback: (result?.feedback ?? []).map(said => saidPlain(quiz, locale, said)),
          difference: differenceWords(locale, result?.difference ?? null),
        };
      }),
    status: state.status,
    points: question.points,
    score: state.score,
    worth: worth(question, state),
    tries: { used: state.tries, limit: question.tries, penalty: question.tryPenalty },
    hints: {
      taken: state.hints,
      left: Math.max(0, question.hintPrices.length - state.hints),
      nextPrice: question.hintPrices[state.hints] ?? 0,
    },
    feedback: state.feedback.map(said => saidPlain(quiz, locale, said)),
    why: closed ? prose.why : null,
    solution: closed ? solutionText(withKey(question, state), prose, locale) : null,
  };
}

type Named = Card['options'][number];

function listsOf(question: Question, named: (id: string) => Named, locale: Locale): Pick<Card, 'options' | 'right'> {
  switch (question.kind) {
    case 'match':
      return { options: question.left.map(named), right: question.right.map(named) };
    case 'cache':
      return {
        options: question.told.steps.map(({ id, text }) => ({ id, text })),
        right: causesOffered(question.told).map(id => ({ id, text: plain(stepWords(id, translator(locale))) })),
      };
    default:
      return { options: optionIds(question).map(named), right: [] };
  }
}

function solutionText(question: Question, prose: QuestionProse, locale: Locale): string {
  if ('kind' in question.solution) return responseText(question.solution, question, prose, locale);
  const { files, lines } = question.solution;
  const edits = Object.entries(files).map(([path, text]) =>
    text === null ? words(locale, 'play.delete', { path } satisfies Data) : `${path}:\n${indented(text)}`,
  );
  return [...edits, ...lines.map(line => `$ ${line}`)].join('\n');
}

function responseText(response: Response, question: Question, prose: QuestionProse, locale: Locale): string {
  const named = (id: string): string => plain(prose.options[id] ?? id);
  switch (response.kind) {
    case 'choice':
      return response.chosen.map(named).join('; ');
    case 'number':
      return response.value;
    case 'text':
      return response.text;
    case 'order':
      return response.order.map((id, index) => `${index + 1}. ${named(id)}`).join('\n');
    case 'match':
      return Object.entries(response.pairs)
        .map(([left, right]) => `${named(left)} — ${named(right)}`)
        .join('\n');
    case 'predict':
      return responseText(response.prediction, question, prose, locale);
    case 'paste':
      return response.text;
    case 'cache':
      return question.kind === 'cache'
        ? question.told.steps
            .map(
              ({ text, state, causes }) => `${text} — ${plain(stepAnswered(causes[0] ?? state, translator(locale)))}`,
            )
            .join('\n')
        : '';
    case 'host':
      return '';
  }
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map(line => `    ${line}`)
    .join('\n');
}
