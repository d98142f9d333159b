import { NotSimulated } from '../../control.ts';
import { NAMES } from '../known/modules.ts';
import { places, take } from '../value/arguments.ts';
import { typeError } from '../value/errors.ts';
import { itemsOf } from '../value/iterate.ts';
import { keyOf } from '../value/keys.ts';
import { builtin, isKind, type PyCall, type PyModule, type PyPlay, type PyValue, tupleOf } from '../value/values.ts';
import { libraryPath, moduleFrom } from './module.ts';

/** What a function gave before, it gives again; which is thrown away first is not followed here. */
function cached(made: PyValue, most: PyValue): PyValue {
  const known = new Map<string, PyValue>();
  return builtin('cached', (play, args, named) => {
    const key = keyOf(tupleOf([...args, ...[...named].flat()]));
    const before = known.get(key);
    if (before !== undefined) return before;
    if (typeof most === 'bigint' && known.size >= most) throw new NotSimulated('a cache that is full');
    const value = play.call(made, args, named);
    known.set(key, value);
    return value;
  });
}

const cache: PyCall = (_play, args, named) => {
  const [most = 128n] = take('lru_cache', args, named, ['maxsize', 'typed']);
  if (isKind(most, 'function')) return cached(most, 128n);
  return builtin('decorator', (_inner, [made = null]) => cached(made, most));
};

const reduce: PyCall = (play, args, named) => {
  const [made = null, over = null, start] = places('reduce', args, named, 2, 3);
  const items = itemsOf(play, over);
  let value = start ?? items.shift();
  if (start === null) value = null;
  if (value === undefined) throw typeError('reduce() of empty iterable with no initial value');
  for (const each of items) value = play.call(made, [value, each]);
  return value;
};

export function functools({ version }: PyPlay): PyModule {
  return moduleFrom(
    'functools',
    {
      reduce,
      lru_cache: cache,
      cache: (_play, [made = null]) => cached(made, null),
      wraps: (_play, [from = null]) =>
        builtin('decorator', (play, [made = null]) => {
          if (!isKind(made, 'function')) throw new NotSimulated('functools.wraps of this');
          const name = (each: string): PyValue => play.call(play.builtins.get('getattr') ?? null, [from, each]);
          for (const each of ['__name__', '__doc__', '__qualname__']) made.names.set(each, name(each));
          return made;
        }),
      partial: (_play, [made = null, ...first], given) =>
        builtin('partial', (play, args, named) => play.call(made, [...first, ...args], new Map([...given, ...named]))),
    },
    {},
    NAMES.functools ?? '',
    libraryPath(version, 'functools.py'),
  );
}
