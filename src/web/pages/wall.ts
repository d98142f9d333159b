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
/** Who has done nothing for this long is shown as away. */
const AWAY = 10 * 60 * 1000;
/** More rows than this are set in two columns. */
const ONE_COLUMN = 10;
/** That a cell has room for. */
const MOST_DOTS = 8;

type Mark = 'done' | 'part' | 'none' | 'work' | 'slow' | 'stuck' | 'empty';

interface MarkedCell {
  readonly mark: Mark;
  readonly minutes: number | null;
  readonly dots: number;
  /** All of it in words, for those who do not see the marks. */
  readonly label: string;
  readonly error: string | null;
}

interface WallLine {
  readonly number: number;
  readonly name: string;
  readonly student: string;
  readonly attempt: string | null;
  readonly away: boolean;
  readonly finished: boolean;
  readonly score: string;
  readonly cells: readonly MarkedCell[];
}

function markOf(cell: WallCell, present: boolean): Mark {
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
      if (!present) return 'empty';
      const minutes = cell.minutes ?? 0;
      return minutes >= STUCK ? 'stuck' : minutes >= SLOW ? 'slow' : 'work';
    }
  }
}

function rowOf(visit: Visit, row: WallRow, index: number): WallLine {
  const { t, site } = visit;
  const begun = row.attempt !== null;
  const cells = row.cells.map((cell, question): MarkedCell => {
    const mark = begun ? markOf(cell, row.current === question) : 'empty';
    const working = mark === 'work' || mark === 'slow' || mark === 'stuck';
    const minutes = working ? Math.floor(cell.minutes ?? 0) : null;
    const words = [t('wall.question', { number: question + 1 }), t(`wall.mark.${mark}`)];
    if (minutes !== null) words.push(t('minutes', { count: minutes }));
    if (mark === 'done' || mark === 'part' || mark === 'none')
      words.push(t('score.of', { score: cell.score, points: cell.points }));
    if (cell.tries > 0) words.push(t('tries', { count: cell.tries }));
    // A dot a try: one at work has spent theirs, one who was right at once has nothing to show.
    const dots = working || cell.tries > 1 ? Math.min(cell.tries, MOST_DOTS) : 0;
    return { mark, minutes, dots, label: words.join(', '), error: working ? cell.lastError : null };
  });
  return {
    number: index + 1,
    name: row.student.name,
    student: row.student.id,
    attempt: row.attempt,
    away: row.finishedAt === null && (row.seenAt === null || site.now() - row.seenAt > AWAY),
    finished: row.finishedAt !== null,
    score: begun ? t('score.of', { score: row.score, points: row.points }) : t('wall.notyet'),
    cells,
  };
}

interface Column {
  readonly number: number;
  readonly title: string;
  readonly solved: number;
  readonly of: number;
  /** The question that most of those at work are at. */
  readonly front: boolean;
  readonly n: number;
  readonly facility: number | null;
  readonly minutes: number | null;
}

function columnsOf({ locale }: Visit, { quiz, rows, figures }: ClassOverview): readonly Column[] {
  const begun = rows.filter(row => row.attempt !== null);
  const at = quiz.questions.map((_, index) => begun.filter(row => row.current === index).length);
  const most = Math.max(0, ...at);
  const byId = new Map<string, QuestionFigures>(figures.map(each => [each.id, each]));
  return quiz.questions.map((question, index) => ({
    number: index + 1,
    title: questionTitle(quiz, question, locale),
    solved: begun.filter(row => row.cells[index]?.status === 'passed').length,
    of: rows.length,
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
      const rows = overview.rows.map((row, index) => rowOf(visit, row, index));
      const half = rows.length > ONE_COLUMN ? Math.ceil(rows.length / 2) : rows.length;
      const title = quizTitle(quiz, visit.locale);
      return {
        kind: 'page',
        view: 'wall',
        title: `${title}, ${overview.class.title}`,
        style: 'wall.css',
        model: {
          group: overview.class,
          quiz: { number: quiz.number, title },
          halves: rows.length > half ? [rows.slice(0, half), rows.slice(half)] : [rows],
          columns: columnsOf(visit, overview),
          stuck: rows.filter(row => row.cells.some(cell => cell.mark === 'stuck')).length,
          begun: rows.filter(row => row.attempt !== null).length,
          finished: rows.filter(row => row.finished).length,
          students: rows.length,
        },
      };
    },
  }),
];
