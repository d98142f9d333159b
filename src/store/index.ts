/** The store's door. */
export { EXIT_LOCKED } from './lock.ts';
export { openStore } from './lowdb/store.ts';
export { type QuizzesRead, quizFolders, readParsed, readQuizFolder, readQuizzes } from './quizzes.ts';
export { formerIds, withNewIds } from './renamed.ts';
export type { Store, WrittenEvent } from './store.ts';
