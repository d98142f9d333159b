import { type LibraryPackage, textOf } from './package.ts';

export const errors: LibraryPackage = {
  functions: { New: ([text]) => ({ error: textOf(text) }) },
  values: {},
};
