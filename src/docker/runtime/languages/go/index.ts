export { check } from './check/file.ts';
export { isStandard, PACKAGES } from './check/known.ts';
export { GoSyntax, NotSimulated } from './fault.ts';
export { parseGo } from './parser/file.ts';
export type { GoFile } from './syntax.ts';
