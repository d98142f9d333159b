export { type Check, type CheckKind, type CheckOf, readsResponse } from './check.ts';
export * from './quiz.ts';
