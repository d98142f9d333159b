/** The wall: students by questions of one quiz. The page's script asks for it again and puts the new one in place. */
import * as z from 'zod';
import type { ClassOverview, WallCell, WallRow } from '../../classroom/index.ts';
import type { Quiz } from '../../quiz/quiz.ts';
import { isMany } from '../../report/columns.ts';
import { id, nothing, place } from '../fields.ts';
import { Refused } from '../refused.ts';
import { type Reply, type Route, route, type Visit } from '../route.ts';
import { dealtTitle, questionTitle, quizTitle, topicTitle } from '../titles.ts';

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

type Mark = 'answered' | 'done' | 'part' | 'none' | 'work' | 'slow' | 'stuck' | 'gone' | 'empty';

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
  /** At the question; in an exam until its end. */
  readonly minutes: number;
  /** Null in an exam, where nothing is told of answers while others sit it. */
  readonly spent: string | null;
  readonly error: string | null;
}

/** Who is stuck, and how many more are at the same question with the same error: one sentence then helps them all. */
interface Stuck {
  readonly row: WallLine;
  readonly others: number;
}

/** In an exam the wall hangs where others still sit: it tells that there is an answer, not how it was. */
function sittingMarkOf(cell: WallCell, here: boolean, present: boolean): Mark {
  if (here) return present ? 'work' : 'gone';
  return cell.answered ? 'answered' : 'empty';
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

interface CellPlace {
  readonly number: number;
  readonly mark: Mark;
  readonly exam: boolean;
}

function isWorking(mark: Mark): mark is Working['mark'] {
  return mark === 'work' || mark === 'slow' || mark === 'stuck';
}

function cellOf({ t }: Visit, cell: WallCell, { number, mark, exam }: CellPlace): MarkedCell {
  const working = isWorking(mark);
  const minutes = working && cell.minutes !== null ? Math.floor(cell.minutes) : null;
  const words = [t('wall.question', { number }), t(`wall.mark.${mark}`)];
  if (exam) return { mark, minutes, dots: 0, label: words.join(', ') };
  if (minutes !== null) words.push(t('minutes', { count: minutes }));
  if (mark === 'done' || mark === 'part' || mark === 'none')
    words.push(t('score.of', { score: cell.score, points: cell.points }));
  if (cell.tries > 0) words.push(t('tries', { count: cell.tries }));
  // A dot a try: one at work has spent theirs, one who was right at once has nothing to show.
  const dots = working || cell.tries > 1 ? Math.min(cell.tries, MOST_DOTS) : 0;
  return { mark, minutes, dots, label: words.join(', ') };
}

function rowOf(visit: Visit, quiz: Quiz, row: WallRow, index: number): WallLine {
  const exam = quiz.exam !== undefined;
  const mark = exam ? sittingMarkOf : markOf;
  const marks = row.cells.map(
    (cell, question): Mark => (row.attempt === null ? 'empty' : mark(cell, row.current === question, row.present)),
  );
  return {
    number: index + 1,
    name: row.student.name,
    attempt: row.attempt,
    away: row.attempt !== null && row.finishedAt === null && !row.present,
    finished: row.finishedAt !== null,
    cells: row.cells.map((each, at) => cellOf(visit, each, { number: at + 1, mark: marks[at] ?? 'empty', exam })),
    at: workingAt(visit, quiz, row, marks),
  };
}

function workingAt({ t, locale }: Visit, quiz: Quiz, row: WallRow, marks: readonly Mark[]): Working | null {
  const place = marks.findIndex(isWorking);
  const [mark, cell] = [marks[place], row.cells[place]];
  if (mark === undefined || !isWorking(mark) || cell === undefined || cell.question === null) return null;
  const spent = [
    t('tries', { count: cell.tries }),
    t('hints', { count: cell.hints }),
    t('score.of', { score: row.score, points: row.points }),
  ];
  const minutes = row.left ?? cell.minutes ?? 0;
  return {
    mark,
    question: place + 1,
    title: dealtTitle(quiz, cell.question, locale),
    minutes: Math.floor(minutes),
    spent: quiz.exam === undefined ? spent.join(' · ') : null,
    error: cell.lastError,
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
  /** In an exam: answered. */
  readonly solved: number;
  readonly of: number;
  readonly here: number;
  readonly stuck: number;
  /** The question that most of those at work are at. */
  readonly front: boolean;
}

function columnsOf(
  { t, locale }: Visit,
  { quiz, rows, columns }: ClassOverview,
  lines: readonly WallLine[],
): readonly Column[] {
  const begun = rows.filter(row => row.attempt !== null);
  const at = columns.map((_, index) => begun.filter(row => row.current === index).length);
  const most = Math.max(0, ...at);
  const solved = (cell: WallCell | undefined): boolean =>
    quiz.exam === undefined ? cell?.status === 'passed' : cell?.answered === true;
  return columns.map((column, index) => ({
    number: index + 1,
    title: column.kind === 'place' ? topicTitle(t, column.topic) : questionTitle(quiz, column, locale),
    solved: begun.filter(row => solved(row.cells[index])).length,
    of: rows.length,
    here: at[index] ?? 0,
    stuck: lines.filter(row => row.cells[index]?.mark === 'stuck').length,
    front: most > 0 && at[index] === most && at.indexOf(most) === index,
  }));
}

function quizAt(visit: Visit, number: number): Quiz {
  const found = [...visit.site.quizzes.values()].find(quiz => quiz.number === number);
  if (found === undefined) throw new Refused(404, 'error.404');
  return found;
}

async function page(visit: Visit, classId: string, quiz: Quiz, note: string | null = null): Promise<Reply> {
  const overview = await visit.site.classroom.overview(visit.actor, classId, quiz.id, 'now');
  const rows = overview.rows.map((row, index) => rowOf(visit, quiz, row, index));
  const { height, parts } = inColumns(rows);
  const slow = longest(rows, 'slow');
  const title = quizTitle(quiz, visit.locale);
  return {
    kind: 'page',
    view: 'wall',
    status: note === null ? 200 : 400,
    title: `${title}, ${overview.class.title}`,
    style: 'wall.css',
    model: {
      group: overview.class,
      quiz: { number: quiz.number, title },
      exam: quiz.exam !== undefined,
      note,
      /** Who may be given more time. */
      sitting: overview.rows.flatMap(({ student, left, finishedAt }) =>
        left !== null && finishedAt === null ? [{ id: student.id, name: student.name }] : [],
      ),
      height,
      parts,
      working: rows.filter(row => row.at !== null),
      columns: columnsOf(visit, overview, rows),
      many: isMany(overview.columns),
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
}

const params = z.strictObject({ class: id, number: place });

export const wallRoutes: readonly Route[] = [
  route('get', '/classes/:class/wall/:number', {
    who: 'instructor',
    params,
    query: nothing,
    body: nothing,
    answer: (visit, input) => page(visit, input.params.class, quizAt(visit, input.params.number)),
  }),
  /** More time for those who sit the exam now: one of them, or all. */
  route('post', '/classes/:class/wall/:number/time', {
    who: 'instructor',
    params,
    query: nothing,
    body: z.strictObject({ student: z.union([id, z.literal('')]), minutes: z.coerce.number().int().min(1).max(240) }),
    answer: async (visit, { params: { class: group, number }, body: { student, minutes } }) => {
      const quiz = quizAt(visit, number);
      const who = { quiz: quiz.id, student: student === '' ? null : student };
      const given = await visit.site.classroom.extendInClass(visit.actor, group, who, minutes);
      if (given === 0) return page(visit, group, quiz, visit.t('wall.time.nobody'));
      return { kind: 'redirect', to: `/classes/${group}/wall/${number}` };
    },
  }),
];
