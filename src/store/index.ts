/** The store's door. */
export { Fault, type FaultData, type FaultKind, isFault, isPassing } from './errors.ts';
export { EXIT_LOCKED } from './lock.ts';
export { openStore, type StoreOptions } from './lowdb/store.ts';
export { type QuizProblem, type QuizzesRead, quizFolders, readQuizFolder, readQuizzes } from './quizzes.ts';
export type { Health, Store } from './store.ts';
