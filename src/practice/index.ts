/** The door of practice: families of variants whose keys come from a run of the host. */

export { type DrawnQuestion, deal, dealRehearsal, drawn, familiesOf } from './draw.ts';
export { FAMILIES, familyOf } from './families.ts';
export { LEVELS, type LessonTopic, type Level, type PracticeFamily } from './family.ts';
export { type Shown, shownVariant } from './shown.ts';
export { type PracticeVariant, quizOf, type VariantOptions, vary } from './variant.ts';
