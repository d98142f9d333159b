import { type GoPackage, textOf } from './package.ts';

export const errors: GoPackage = {
  functions: { New: ([text]) => ({ error: textOf(text) }) },
  values: {},
};
