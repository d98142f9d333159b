import { numberOf, several } from '../values.ts';
import { type LibraryPackage, textOf } from './package.ts';

export const strconv: LibraryPackage = {
  functions: {
    Atoi: ([given]) => {
      const text = textOf(given);
      return /^[-+]?\d+$/.test(text)
        ? several(Number(text), null)
        : several(0, { error: `strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax` });
    },
    Itoa: ([number]) => String(numberOf(number)),
    Quote: ([text]) => JSON.stringify(textOf(text)),
  },
  values: {},
};
