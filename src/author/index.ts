/** For those who write quizzes: the content compiler, and the tutor in the terminal. */

export { parseTold } from '../grade/index.ts';
export { type CheckReport, check, type Folder, type HowFar } from './check.ts';
export { type PlayOptions, type PlayStreams, play } from './play.ts';
