import type { Play, PyValue } from '../value/values.ts';

/** A method of a value of a type that Python gives. */
export type Method<Self extends PyValue = PyValue> = (
  play: Play,
  self: Self,
  args: readonly PyValue[],
  named: ReadonlyMap<string, PyValue>,
) => PyValue;

export type Methods<Self extends PyValue> = Readonly<Record<string, Method<Self>>>;
