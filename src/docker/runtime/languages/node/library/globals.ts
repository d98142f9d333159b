import { declare } from '../play/scope.ts';
import { number, text } from '../value/convert.ts';
import { thrown } from '../value/errors.ts';
import {
  bare,
  isObject,
  type JsObject,
  type JsPlay,
  type JsProtoName,
  type JsValue,
  native,
  objectOf,
  PROTOS,
  prop,
} from '../value/values.ts';
import { arrayClass } from './arrays.ts';
import { mapClass, setClass } from './collections.ts';
import { consoleObject } from './console.ts';
import { dateClass } from './dates.ts';
import { addMethods, type JsMethods, unmet } from './define.ts';
import { errorClasses } from './failures.ts';
import { jsonObject } from './json.ts';
import { bigintClass, booleanClass, mathObject, numberClass } from './numbers.ts';
import { objectClass } from './objects.ts';
import { processObject } from './process.ts';
import { promiseClass } from './promise.ts';
import { regexpClass } from './regexp.ts';
import { stringClass } from './texts.ts';
import { TIMERS } from './timers.ts';

/** What every script knows. */

export function newProtos(): Readonly<Record<JsProtoName, JsObject>> {
  const object = bare('object', null);
  const made = new Map<JsProtoName, JsObject>(
    PROTOS.map(name => [name, name === 'object' ? object : bare(name === 'array' ? 'array' : 'object', object)]),
  );
  return Object.fromEntries(made) as Record<JsProtoName, JsObject>;
}

function coded(play: JsPlay, work: () => string): string {
  try {
    return work();
  } catch {
    throw thrown(play, 'URIError', 'URI malformed');
  }
}

const FUNCTIONS: JsMethods = {
  ...TIMERS,
  parseInt: (play, _self, [value, base]) =>
    Number.parseInt(text(play, value), base === undefined ? undefined : number(play, base)),
  parseFloat: (play, _self, [value]) => Number.parseFloat(text(play, value)),
  isNaN: (play, _self, [value]) => Number.isNaN(number(play, value)),
  isFinite: (play, _self, [value]) => Number.isFinite(number(play, value)),
  encodeURIComponent: (play, _self, [value]) => coded(play, () => encodeURIComponent(text(play, value))),
  decodeURIComponent: (play, _self, [value]) => coded(play, () => decodeURIComponent(text(play, value))),
  encodeURI: (play, _self, [value]) => coded(play, () => encodeURI(text(play, value))),
  decodeURI: (play, _self, [value]) => coded(play, () => decodeURI(text(play, value))),
  structuredClone: (play, _self, [value]) => cloned(play, value),
};

function cloned(play: JsPlay, value: JsValue): JsValue {
  play.budget.make(1);
  if (!isObject(value)) return value;
  if (value.tag !== 'object' && value.tag !== 'array') return unmet('structuredClone of this');
  if (value.proto !== play.protos.object && value.proto !== play.protos.array) return unmet('structuredClone of this');
  const made =
    value.tag === 'array'
      ? bare('array', play.protos.array, { items: value.items.map(each => cloned(play, each)) })
      : objectOf(play);
  for (const [name, each] of value.props) made.props.set(name, prop(cloned(play, each.value)));
  return made;
}

export function fillGlobals(play: JsPlay): void {
  const { globals, protos } = play;
  const values: Record<string, JsValue> = {
    Object: objectClass(play),
    Array: arrayClass(play),
    String: stringClass(play),
    Number: numberClass(play),
    Boolean: booleanClass(play),
    BigInt: bigintClass(play),
    Math: mathObject(play),
    JSON: jsonObject(play),
    Date: dateClass(play),
    RegExp: regexpClass(play),
    Map: mapClass(play),
    Set: setClass(play),
    ...errorClasses(play),
    Promise: promiseClass(play),
    console: consoleObject(play),
    process: processObject(play),
    NaN: Number.NaN,
    Infinity: Number.POSITIVE_INFINITY,
  };
  for (const [name, value] of Object.entries(values)) declare(globals, name, value);
  for (const [name, work] of Object.entries(FUNCTIONS)) declare(globals, name, native(play, name, work));
  addMethods(play, protos.generator, {
    next: (inner, self, [given]) => {
      if (!isObject(self) || self.tag !== 'generator') return unmet('.next of what is no generator');
      inner.budget.spend();
      const step = (self.data as Generator<JsValue, JsValue, JsValue>).next(given);
      return objectOf(inner, { value: step.value, done: step.done === true });
    },
  });
  play.labels.set(protos.generator, 'of generator');
}
