import { type Native, numberOf } from '../values.ts';
import type { LibraryPackage } from './package.ts';

const ofOne =
  (work: (x: number) => number): Native =>
  ([x]) => ({ float: work(numberOf(x)) });
const ofTwo =
  (work: (x: number, y: number) => number): Native =>
  ([x, y]) => ({ float: work(numberOf(x), numberOf(y)) });

export const math: LibraryPackage = {
  functions: {
    Abs: ofOne(Math.abs),
    Ceil: ofOne(Math.ceil),
    Floor: ofOne(Math.floor),
    Max: ofTwo(Math.max),
    Min: ofTwo(Math.min),
    Pow: ofTwo((x, y) => x ** y),
    Sqrt: ofOne(Math.sqrt),
  },
  values: { Pi: () => ({ float: Math.PI }) },
};
