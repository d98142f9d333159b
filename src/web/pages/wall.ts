/** The wall: students by questions of one quiz. The page's script asks for it again and puts the new one in place. */
import * as z from 'zod';
import type { ClassOverview, QuestionFigures, WallCell, WallRow } from '../../classroom/index.ts';
import type { Quiz } from '../../quiz/quiz.ts';
import { id, nothing, place } from '../fields.ts';
import { Refused } from '../refused.ts';
import { type Route, route, type Visit } from '../route.ts';
import { questionTitle, quizTitle } from '../titles.ts';

/** Minutes on one question from which a student may need a word, and from which one surely does. */
const SLOW = 6;
const STUCK = 10;
/** More rows than this stand in two columns, and so on: at last forty in each, which one screen holds. Names of classes in wall.css. */
const HEIGHTS = [10, 16, 24, 40] as const;
const MOST_COLUMNS = 5;
/** That a cell has room for. */
const MOST_DOTS = 8;
/** Of those who have been at a question for long, so many are named beside the wall. */
const NAMED = 5;

type Mark = 'done' | 'part' | 'none' | 'work' | 'slow' | 'stuck' | 'gone' | 'empty';

interface MarkedCell {
  readonly mark: Mark;
  readonly minutes: number | null;
  readonly dots: number;
  /** All of it in words, for those who do not see the marks. */
  readonly label: string;
}

interface WallLine {
  readonly number: number;
  readonly name: string;
  readonly attempt: string | null;
  /** Begun and not finished, and no page of it is open anywhere. */
  readonly away: boolean;
  readonly finished: boolean;
  readonly cells: readonly MarkedCell[];
  /** Where one is at work. */
  readonly at: Working | null;
}

interface Working {
  readonly mark: 'work' | 'slow' | 'stuck';
  readonly question: number;
  readonly title: string;
  readonly minutes: number;
  readonly tries: number;
  readonly hints: number;
  readonly score: string;
  readonly error: string | null;
}

/** Who is stuck, and how many more are at the same question with the same error: one sentence then helps them all. */
interface Stuck {
  readonly row: WallLine;
  readonly others: number;
}

/** `here`: it is the present question. `present`: its page is open somewhere. */
function markOf(cell: WallCell, here: boolean, present: boolean): Mark {
  switch (cell.status) {
    case 'passed':
      return cell.score >= cell.points || cell.tries > 1 ? 'done' : 'part';
    case 'partial':
      return 'part';
    case 'failed':
    case 'skipped':
      return cell.score > 0 ? 'part' : 'none';
    case 'open':
    case 'closed-off': {
      if (!here) return 'empty';
      if (!present) return 'gone';
      const minutes = cell.minutes ?? 0;
      return minutes >= STUCK ? 'stuck' : minutes >= SLOW ? 'slow' : 'work';
    }
  }
}

function isWorking(mark: Mark): mark is Working['mark'] {
  return mark === 'work' || mark === 'slow' || mark === 'stuck';
}

function cellOf({ t }: Visit, cell: WallCell, number: number, mark: Mark): MarkedCell {
  const working = isWorking(mark);
  const minutes = working ? Math.floor(cell.minutes ?? 0) : null;
  const words = [t('wall.question', { number }), t(`wall.mark.${mark}`)];
  if (minutes !== null) words.push(t('minutes', { count: minutes }));
  if (mark === 'done' || mark === 'part' || mark === 'none')
    words.push(t('score.of', { score: cell.score, points: cell.points }));
  if (cell.tries > 0) words.push(t('tries', { count: cell.tries }));
  // A dot a try: one at work has spent theirs, one who was right at once has nothing to show.
  const dots = working || cell.tries > 1 ? Math.min(cell.tries, MOST_DOTS) : 0;
  return { mark, minutes, dots, label: words.join(', ') };
}

function rowOf(visit: Visit, quiz: Quiz, row: WallRow, index: number): WallLine {
  const { t, locale } = visit;
  const marks = row.cells.map(
    (cell, question): Mark => (row.attempt === null ? 'empty' : markOf(cell, row.current === question, row.present)),
  );
  const place = marks.findIndex(isWorking);
  const [mark, cell, question] = [marks[place], row.cells[place], quiz.questions[place]];
  return {
    number: index + 1,
    name: row.student.name,
    attempt: row.attempt,
    away: row.attempt !== null && row.finishedAt === null && !row.present,
    finished: row.finishedAt !== null,
    cells: row.cells.map((each, at) => cellOf(visit, each, at + 1, marks[at] ?? 'empty')),
    at:
      mark === undefined || !isWorking(mark) || cell === undefined || question === undefined
        ? null
        : {
            mark,
            question: place + 1,
            title: questionTitle(quiz, question, locale),
            minutes: Math.floor(cell.minutes ?? 0),
            tries: cell.tries,
            hints: cell.hints,
            score: t('score.of', { score: row.score, points: row.points }),
            error: cell.lastError,
          },
  };
}

/** Longest first; equal errors at one question are one entry. */
function stuckOf(rows: readonly WallLine[]): readonly Stuck[] {
  const groups = new Map<string, WallLine[]>();
  for (const row of longest(rows, 'stuck')) {
    const key = row.at?.error == null ? `of ${row.number}` : `${row.at.question} ${row.at.error}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap(([row, ...others]) =>
    row === undefined ? [] : [{ row, others: others.length }],
  );
}

function longest(rows: readonly WallLine[], mark: Working['mark']): readonly WallLine[] {
  return rows
    .filter(row => row.at?.mark === mark)
    .toSorted((one, other) => (other.at?.minutes ?? 0) - (one.at?.minutes ?? 0));
}

/** Rows in columns, from top to bottom, and how many one screen has to hold in each. */
function inColumns(rows: readonly WallLine[]): {
  readonly height: number;
  readonly parts: readonly (readonly WallLine[])[];
} {
  const wanted = HEIGHTS.findIndex((height, index) => rows.length <= height * Math.min(MOST_COLUMNS, index + 1));
  const most = HEIGHTS[wanted] ?? 40;
  const columns = Math.min(MOST_COLUMNS, Math.max(1, Math.ceil(rows.length / most)));
  const each = Math.max(1, Math.ceil(rows.length / columns));
  return {
    height: HEIGHTS.find(height => each <= height) ?? 40,
    parts: Array.from({ length: columns }, (_, index) => rows.slice(index * each, (index + 1) * each)),
  };
}

interface Column {
  readonly number: number;
  readonly title: string;
  readonly solved: number;
  readonly of: number;
  readonly here: number;
  readonly stuck: number;
  /** The question that most of those at work are at. */
  readonly front: boolean;
  readonly n: number;
  readonly facility: number | null;
  readonly minutes: number | null;
}

function columnsOf(
  { locale }: Visit,
  { quiz, rows, figures }: ClassOverview,
  lines: readonly WallLine[],
): readonly Column[] {
  const begun = rows.filter(row => row.attempt !== null);
  const at = quiz.questions.map((_, index) => begun.filter(row => row.current === index).length);
  const most = Math.max(0, ...at);
  const byId = new Map<string, QuestionFigures>(figures.map(each => [each.id, each]));
  return quiz.questions.map((question, index) => ({
    number: index + 1,
    title: questionTitle(quiz, question, locale),
    solved: begun.filter(row => row.cells[index]?.status === 'passed').length,
    of: rows.length,
    here: at[index] ?? 0,
    stuck: lines.filter(row => row.cells[index]?.mark === 'stuck').length,
    front: most > 0 && at[index] === most && at.indexOf(most) === index,
    n: byId.get(question.id)?.n ?? 0,
    facility: byId.get(question.id)?.facility ?? null,
    minutes: byId.get(question.id)?.medianMinutes ?? null,
  }));
}

function quizAt(visit: Visit, number: number): Quiz {
  const found = [...visit.site.quizzes.values()].find(quiz => quiz.number === number);
  if (found === undefined) throw new Refused(404, 'error.404');
  return found;
}

export const wallRoutes: readonly Route[] = [
  route('get', '/classes/:class/wall/:number', {
    who: 'instructor',
    params: z.strictObject({ class: id, number: place }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      const quiz = quizAt(visit, params.number);
      const overview = await visit.site.classroom.overview(visit.actor, params.class, quiz.id, 'now');
      const rows = overview.rows.map((row, index) => rowOf(visit, quiz, row, index));
      const { height, parts } = inColumns(rows);
      const slow = longest(rows, 'slow');
      const title = quizTitle(quiz, visit.locale);
      return {
        kind: 'page',
        view: 'wall',
        title: `${title}, ${overview.class.title}`,
        style: 'wall.css',
        model: {
          group: overview.class,
          quiz: { number: quiz.number, title },
          height,
          parts,
          working: rows.filter(row => row.at !== null),
          columns: columnsOf(visit, overview, rows),
          stuck: rows.filter(row => row.at?.mark === 'stuck').length,
          help: stuckOf(rows),
          slow: slow.slice(0, NAMED),
          slower: Math.max(0, slow.length - NAMED),
          slowest: slow.length,
          away: rows.filter(row => row.away),
          online: overview.rows.filter(row => row.present).length,
          finished: rows.filter(row => row.finished).length,
          students: rows.length,
        },
      };
    },
  }),
];
