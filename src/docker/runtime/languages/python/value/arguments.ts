import { NotSimulated } from '../../control.ts';
import { className } from './classes.ts';
import { raised, typeError } from './errors.ts';
import { isKind, type PyValue } from './values.ts';

type GivenNames = ReadonlyMap<string, PyValue>;

/** Arguments of a function of the library, by the names of its parameters; what it is not given is undefined. */
export function take(
  name: string,
  args: readonly PyValue[],
  named: GivenNames,
  parameters: readonly string[],
  least = 0,
): readonly (PyValue | undefined)[] {
  const found = parameters.map((each, at) => args[at] ?? (at < args.length ? null : named.get(each)));
  const unknown = [...named.keys()].some(each => !parameters.includes(each));
  if (args.length > parameters.length || unknown || found.slice(0, least).some(each => each === undefined))
    throw new NotSimulated(`${name}() with these arguments`);
  return found;
}

/** Where a function takes no arguments by name, and so many by place. */
export function places(
  name: string,
  args: readonly PyValue[],
  named: GivenNames,
  least: number,
  most = least,
): readonly PyValue[] {
  if (named.size > 0) throw typeError(`${name}() takes no keyword arguments`);
  if (args.length >= least && args.length <= most) return args;
  if (least === most) {
    const takes = least === 0 ? 'no arguments' : least === 1 ? 'exactly one argument' : null;
    if (takes !== null) throw typeError(`${name}() takes ${takes} (${args.length} given)`);
    throw typeError(`${name} expected ${least} arguments, got ${args.length}`);
  }
  const bound = args.length < least ? `at least ${least}` : `at most ${most}`;
  throw typeError(
    `${name} expected ${bound} argument${(args.length < least ? least : most) === 1 ? '' : 's'}, got ${args.length}`,
  );
}

/** A number that counts something. */
export function whole(value: PyValue): number {
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  throw typeError(`'${className(value)}' object cannot be interpreted as an integer`);
}

export function textIn(value: PyValue | undefined, what: string): string {
  if (typeof value === 'string') return value;
  throw new NotSimulated(`${what} of a ${value === undefined ? 'nothing' : className(value)}`);
}

/** A number as a float, as math asks for it. */
export function realIn(value: PyValue | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') {
    const made = Number(value);
    if (!Number.isFinite(made)) throw raised('OverflowError', 'int too large to convert to float');
    return made;
  }
  throw typeError(`must be real number, not ${value === undefined ? 'nothing' : className(value)}`);
}

/** The text of a path. */
export function pathIn(value: PyValue | undefined): string {
  if (typeof value === 'string') return value;
  if (isKind(value, 'native') && typeof value.names.get('__fspath__') === 'string')
    return value.names.get('__fspath__') as string;
  throw typeError(
    `expected str, bytes or os.PathLike object, not ${value === undefined ? 'NoneType' : className(value)}`,
  );
}
