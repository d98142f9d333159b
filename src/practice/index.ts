/** The door of practice: families of variants whose keys come from a run of the host; what is due of them, and what is remembered. */

export { CARRIED_BYTES, type CarriedRefusal, readCarried, writeCarried } from './carried.ts';
export {
  type DrawnQuestion,
  deal,
  dealRehearsal,
  drawn,
  familiesOf,
  familyIn,
  type SittingOptions,
  sittingFor,
} from './draw.ts';
export {
  type AnswerKind,
  type ComesBack,
  comesBack,
  type DueItem,
  type DueWhy,
  type ItemState,
  kindOfAnswer,
  knownAfter,
  leastAsked,
  type Memory,
  metTopics,
  type PracticePlan,
  planOf,
  recalled,
  standingOf,
  worthOf,
} from './due.ts';
export { FAMILIES, familyOf } from './families.ts';
export { LESSON_TOPICS, LEVELS, type LessonTopic, type Level, type PracticeFamily } from './family.ts';
export { dayOf, merged, NO_HISTORY, type PracticeHistory, type PracticeOutcome, topicOf } from './outcome.ts';
export { type Shown, shownVariant } from './shown.ts';
export { type PracticeVariant, practiceId, practiceOf, quizOf, type VariantOptions, vary } from './variant.ts';
