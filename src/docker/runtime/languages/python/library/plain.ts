import { NotSimulated } from '../../control.ts';
import { NAMES } from '../known/modules.ts';
import { nativeClass, OBJECT } from '../value/classes.ts';
import { builtin, isKind, type PyModule, type PyPlay, type PyValue, tupleOf } from '../value/values.ts';
import { libraryPath, moduleFrom } from './module.ts';

/** Modules that hold little but names. */

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

export function string({ version }: PyPlay): PyModule {
  return moduleFrom(
    'string',
    {},
    {
      ascii_lowercase: LETTERS,
      ascii_uppercase: LETTERS.toUpperCase(),
      ascii_letters: LETTERS + LETTERS.toUpperCase(),
      digits: '0123456789',
      hexdigits: '0123456789abcdefABCDEF',
      octdigits: '01234567',
      punctuation: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
      whitespace: ' \t\n\r\v\f',
    },
    NAMES.string ?? '',
    libraryPath(version, 'string.py'),
  );
}

export function abc({ version }: PyPlay): PyModule {
  const base = nativeClass('ABC', [OBJECT], null, 'abc');
  base.names.set('__abstract__', true);
  return moduleFrom(
    'abc',
    {
      abstractmethod: (_play, [made = null]) => {
        if (!isKind(made, 'function')) throw new NotSimulated('abstractmethod of this');
        made.names.set('__isabstractmethod__', true);
        return made;
      },
    },
    { ABC: base, ABCMeta: nativeClass('ABCMeta', [OBJECT], null, 'abc') },
    NAMES.abc ?? '',
    libraryPath(version, 'abc.py'),
  );
}

/** Hints mean nothing when a script runs. */
export function typing({ version }: PyPlay): PyModule {
  const hints =
    'Any Union Optional List Dict Tuple Set FrozenSet Callable Iterable Iterator Sequence Mapping Literal Final ClassVar Type Generator';
  const values = Object.fromEntries(
    hints.split(' ').map((name): [string, PyValue] => [name, builtin(name, () => unmet(`typing.${name}()`), 'typing')]),
  );
  return moduleFrom(
    'typing',
    { cast: (_play, [, value = null]) => value },
    { ...values, TYPE_CHECKING: false },
    NAMES.typing ?? '',
    libraryPath(version, 'typing.py'),
  );
}

export function future({ version }: PyPlay): PyModule {
  return moduleFrom(
    '__future__',
    {},
    { annotations: tupleOf([]) },
    'all_feature_names division print_function unicode_literals generator_stop',
    libraryPath(version, '__future__.py'),
  );
}

function unmet(what: string): never {
  throw new NotSimulated(what);
}
