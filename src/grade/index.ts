export type { CheckResult, CheckState, Evidence, Grade, RanLine, Said } from './grade.ts';
