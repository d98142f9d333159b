export { NotSimulated } from '../control.ts';
export { check } from './check/file.ts';
export { isStandard, PACKAGES } from './check/known.ts';
export { playGo } from './evaluate/program.ts';
export { GoSyntax } from './fault.ts';
export { parseGo } from './parser/file.ts';
export type { GoFile } from './syntax.ts';
