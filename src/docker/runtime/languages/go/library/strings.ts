import { joined, repeated, replaced } from '../../size.ts';
import { show } from '../format.ts';
import { listOf, numberOf } from '../values.ts';
import { type LibraryPackage, textOf } from './package.ts';

export const strings: LibraryPackage = {
  functions: {
    Contains: ([text, part]) => textOf(text).includes(textOf(part)),
    Count: ([text, part]) => textOf(text).split(textOf(part)).length - 1,
    Fields: ([text]) =>
      textOf(text)
        .split(/\s+/)
        .filter(each => each !== ''),
    HasPrefix: ([text, part]) => textOf(text).startsWith(textOf(part)),
    HasSuffix: ([text, part]) => textOf(text).endsWith(textOf(part)),
    Index: ([text, part]) => textOf(text).indexOf(textOf(part)),
    Join: ([list, between]) =>
      joined(
        listOf(list).map(each => show(each)),
        textOf(between),
      ),
    Repeat: ([text, count]) => repeated(textOf(text), numberOf(count)),
    Replace: ([text, from, to]) => replaced(textOf(text), textOf(from), textOf(to)),
    ReplaceAll: ([text, from, to]) => replaced(textOf(text), textOf(from), textOf(to)),
    Split: ([text, between]) => textOf(text).split(textOf(between)),
    Title: ([text]) => textOf(text).replace(/\b\p{L}/gu, letter => letter.toUpperCase()),
    ToLower: ([text]) => textOf(text).toLowerCase(),
    ToUpper: ([text]) => textOf(text).toUpperCase(),
    TrimSpace: ([text]) => textOf(text).trim(),
  },
  values: {},
};
