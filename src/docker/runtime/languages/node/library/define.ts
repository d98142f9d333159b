import { NotSimulated } from '../../control.ts';
import { call } from '../play/evaluate.ts';
import { typeError } from '../value/errors.ts';
import { inspect } from '../value/inspect.ts';
import {
  bare,
  isCallable,
  type JsCall,
  type JsObject,
  type JsPlay,
  type JsValue,
  native,
  objectOf,
  prop,
} from '../value/values.ts';

/** Making the objects of the library. */

export type JsMethods = Readonly<Record<string, JsCall>>;

/** Adds methods that are not gone through. */
export function addMethods(play: JsPlay, to: JsObject, methods: JsMethods): void {
  const owner = OWNERS[play.labels.get(to) ?? ''] ?? (to.tag === 'function' ? 'Function' : null);
  for (const [name, work] of Object.entries(methods)) {
    const made = native(play, name, work);
    if (owner !== null) made.data = { said: 'Function', frame: `${owner}.${name}` };
    to.props.set(name, prop(made, false));
  }
}

/** What the engine's own methods stand under in a stack, by the label of their object. */
const OWNERS: Readonly<Record<string, string>> = {
  'of array': 'Array',
  'of string': 'String',
  'of number': 'Number',
  'of map': 'Map',
  'of set': 'Set',
  'of regexp': 'RegExp',
  'of promise': 'Promise',
  'of date': 'Date',
};

/** An object such as Math: methods and values, and what it is called where the real one has more. */
export function libraryObject(
  play: JsPlay,
  label: string,
  methods: JsMethods,
  values: Readonly<Record<string, JsValue>> = {},
): JsObject {
  const made = objectOf(play);
  const isEngines = label === 'JSON' || label === 'Math';
  for (const [name, work] of Object.entries(methods)) {
    const fn = native(play, name, work);
    if (isEngines) fn.data = { said: 'Function', frame: `${label}.${name}` };
    made.props.set(name, prop(fn));
  }
  for (const [name, value] of Object.entries(values)) made.props.set(name, prop(value));
  play.labels.set(made, label);
  return made;
}

/** A class of the library. `make` gives what `new` makes, for the prototype of whoever is made. */
export function libraryClass(
  play: JsPlay,
  name: string,
  proto: JsObject,
  make: (play: JsPlay, args: readonly JsValue[], proto: JsObject) => JsValue,
  asFunction: JsCall | null = null,
): JsObject {
  const cls: JsObject = bare('function', play.protos.function, {
    data: { said: 'Function' },
    call: (inner, self, args) => {
      if (asFunction === null) throw typeError(inner, `Class constructor ${name} cannot be invoked without 'new'`);
      return asFunction(inner, self, args);
    },
    make: (inner, args, wanted) => {
      const own = wanted.props.get('prototype')?.value;
      return make(inner, args, typeof own === 'object' && own !== null ? own : proto);
    },
  });
  cls.props.set('name', prop(name, false));
  cls.props.set('length', prop(1, false));
  cls.props.set('prototype', prop(proto, false));
  proto.props.set('constructor', prop(cls, false));
  play.labels.set(cls, name);
  return cls;
}

/** Calls what a script gave to be called. */
export function callBack(play: JsPlay, given: JsValue, self: JsValue, args: readonly JsValue[]): JsValue {
  if (!isCallable(given)) throw typeError(play, `${inspect(play, given)} is not a function`);
  if (given.data === 'class') throw new NotSimulated('a class that is called');
  play.budget.spend();
  return call(play, given, self, args);
}

export function unmet(what: string): never {
  throw new NotSimulated(what);
}

/** A whole number as a position takes it; `usual` where nothing is given. */
export function whole(value: number): number {
  return Number.isNaN(value) ? 0 : Math.trunc(value);
}
