import type { PyPlay, PyValue } from '../value/values.ts';

/** A method of a value of a type that Python gives. */
export type PyMethodOf<Self extends PyValue = PyValue> = (
  play: PyPlay,
  self: Self,
  args: readonly PyValue[],
  named: ReadonlyMap<string, PyValue>,
) => PyValue;

export type PyMethods<Self extends PyValue> = Readonly<Record<string, PyMethodOf<Self>>>;
