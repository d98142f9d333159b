import { NotSimulated } from '../../control.ts';
import { NAMES } from '../known/modules.ts';
import { pairsOf, setPairs } from '../methods/dict.ts';
import { places, whole } from '../value/arguments.ts';
import { CLASSES, nativeClass } from '../value/classes.ts';
import { typeError } from '../value/errors.ts';
import { itemsOf } from '../value/iterate.ts';
import { keyOf } from '../value/keys.ts';
import { binary } from '../value/operators.ts';
import {
  builtin,
  isKind,
  listOf,
  type PyCall,
  type PyDict,
  type PyModule,
  type PyPlay,
  type PyValue,
  tupleOf,
} from '../value/values.ts';
import { libraryPath, moduleFrom } from './module.ts';

const COUNTER = nativeClass('Counter', [CLASSES.dict], null, 'collections');
const DEFAULT = nativeClass('defaultdict', [CLASSES.dict], null, 'collections');

/** Items with how often they stand there, the most frequent first. */
function ranked(self: PyValue): PyValue[] {
  if (!isKind(self, 'dict')) throw new NotSimulated('this counter');
  const pairs = [...self.map.values()];
  if (!pairs.every(([, count]) => typeof count === 'bigint')) throw new NotSimulated('a counter of what is no number');
  return pairs.toSorted(([, a], [, b]) => Number(b) - Number(a)).map(pair => tupleOf(pair));
}

const counted: PyCall = (play, args, named) => {
  const [from] = places('Counter', args, new Map(), 0, 1);
  const made: PyDict = { kind: 'dict', map: new Map(), cls: COUNTER };
  if (isKind(from, 'dict')) setPairs(made.map, pairsOf(play, from));
  else if (from !== undefined && from !== null) count(play, made, from);
  setPairs(made.map, named);
  return made;
};

function count(play: PyPlay, self: PyDict, from: PyValue): void {
  for (const each of itemsOf(play, from)) {
    const key = keyOf(each);
    const before = self.map.get(key);
    self.map.set(key, [before?.[0] ?? each, binary(play, '+', before?.[1] ?? 0n, 1n)]);
  }
}

export function collections({ version }: PyPlay): PyModule {
  Object.assign(COUNTER, { make: counted });
  Object.assign(DEFAULT, {
    make: ((play, [missing = null, ...rest], named) => {
      if (missing !== null && ['string', 'bigint', 'number'].includes(typeof missing))
        throw typeError('first argument must be callable or None');
      const made: PyDict = { kind: 'dict', map: new Map(), cls: DEFAULT, missing };
      if (rest[0] !== undefined) setPairs(made.map, pairsOf(play, rest[0]));
      setPairs(made.map, named);
      return made;
    }) satisfies PyCall,
  });
  const give = (name: string, call: PyCall): void => void COUNTER.names.set(name, builtin(name, call));
  give('most_common', (_play, [self = null, most]) => {
    const all = ranked(self);
    return listOf(most === undefined || most === null ? all : all.slice(0, whole(most)));
  });
  give('update', (play, [self = null, from = null]) => {
    if (!isKind(self, 'dict') || isKind(from, 'dict')) throw new NotSimulated('.update of a Counter with this');
    count(play, self, from);
    return null;
  });
  for (const name of ['elements', 'subtract', 'total']) give(name, () => unmet(`.${name} of a Counter`));
  return moduleFrom(
    'collections',
    {},
    { Counter: COUNTER, defaultdict: DEFAULT },
    NAMES.collections ?? '',
    libraryPath(version, 'collections/__init__.py'),
  );
}

function unmet(what: string): never {
  throw new NotSimulated(what);
}
