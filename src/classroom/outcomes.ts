/** What attempts came to, as practice remembers it: read off their rows. */
import {
  dayOf,
  type LessonTopic,
  type PracticeHistory,
  type PracticeOutcome,
  practiceOf,
  topicOf,
  worthOf,
} from '../practice/index.ts';
import type { QuestionSummary } from '../report/summary.ts';
import type { AttemptRow } from '../store/records.ts';
import type { MissedQuestion } from './classroom.ts';

/** Of an attempt at a variant; null while it is not answered, and of any other attempt. */
export function outcomeOf({ quiz, summary }: AttemptRow): PracticeOutcome | null {
  const asked = practiceOf(quiz);
  const question = summary.questions[0];
  if (asked === null || question === undefined || question.closedAt === null) return null;
  const { closedAt: at, tries, hints } = question;
  return { ...asked, at, share: shareOf(question), tries, hints };
}

function shareOf({ score, points }: QuestionSummary): number {
  return points <= 0 ? 0 : Math.min(1, Math.max(0, score / points));
}

export function historyIn(rows: readonly AttemptRow[]): PracticeHistory {
  const days = new Map<string, { topic: LessonTopic; day: number; worth: number[] }>();
  for (const { quiz, summary } of rows) {
    const topic = topicOf(quiz);
    if (topic === null) continue;
    for (const question of summary.questions) {
      if (question.closedAt === null) continue;
      const day = dayOf(question.closedAt);
      const there = days.get(`${topic} ${day}`) ?? { topic, day, worth: [] };
      there.worth.push(worthOf({ ...question, share: shareOf(question) }));
      days.set(`${topic} ${day}`, there);
    }
  }
  return {
    outcomes: rows.flatMap(row => outcomeOf(row) ?? []),
    topics: [...days.values()].map(({ topic, day, worth }) => ({
      topic,
      day,
      share: worth.reduce((sum, each) => sum + each, 0) / worth.length,
    })),
  };
}

/** By the topics of the lessons that were begun: the questions that did not go well in the newest attempt at each, in the lesson's order. */
export function missedIn(rows: readonly AttemptRow[]): ReadonlyMap<LessonTopic, readonly MissedQuestion[]> {
  const found = new Map<LessonTopic, readonly MissedQuestion[]>();
  for (const { quiz, summary } of rows.toSorted((a, b) => a.startedAt - b.startedAt)) {
    const topic = topicOf(quiz);
    if (topic === null || !summary.questions.some(({ closedAt }) => closedAt !== null)) continue;
    const missed = summary.questions.filter(each => each.closedAt !== null && shareOf(each) < 1);
    found.set(
      topic,
      missed.map(({ id }) => ({ quiz, question: id })),
    );
  }
  return found;
}
