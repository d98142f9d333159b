import { NotSimulated } from '../../control.ts';
import { number, text } from '../value/convert.ts';
import { allowMatch, newRegexp } from '../value/regexp.ts';
import {
  arrayOf,
  bare,
  isObject,
  type JsObject,
  type JsPlay,
  type JsValue,
  native,
  objectOf,
  prop,
} from '../value/values.ts';
import { addMethods, libraryClass } from './define.ts';

/** RegExp: the engine's own, for patterns that it is done with in time. */

/** The pattern of a value that is one; null for others. */
export function patternOf(value: JsValue): RegExp | null {
  return isObject(value ?? null) && (value as JsObject).tag === 'regexp' ? ((value as JsObject).data as RegExp) : null;
}

const group = (value: string | undefined): JsValue => value;

/** What is found, as `exec` and `match` give it. */
export function matchObject(play: JsPlay, found: RegExpExecArray | RegExpMatchArray): JsObject {
  const made = arrayOf(play, [...found].map(group));
  const groups = found.groups === undefined ? undefined : bare('object', null);
  for (const [name, value] of Object.entries(found.groups ?? {})) groups?.props.set(name, prop(value));
  made.props.set('index', prop(found.index ?? 0));
  made.props.set('input', prop(found.input ?? ''));
  made.props.set('groups', prop(groups));
  return made;
}

/** What a function that replaces is given. */
export function matched(play: JsPlay, found: readonly unknown[]): JsValue[] {
  return found.map(each => {
    if (typeof each === 'string' || typeof each === 'number' || each === undefined) return each;
    const groups = objectOf(play);
    for (const [name, value] of Object.entries(each as Record<string, string>)) groups.props.set(name, prop(value));
    return groups;
  });
}

export function regexpClass(play: JsPlay): JsObject {
  const proto = play.protos.regexp;
  play.labels.set(proto, 'of regexp');
  const own = (self: JsValue): RegExp => {
    const found = patternOf(self);
    if (found === null) throw new NotSimulated('a method of patterns for what is none');
    return found;
  };
  addMethods(play, proto, {
    test: (inner, self, [value]) => {
      const said = text(inner, value);
      inner.budget.make(said.length);
      allowMatch(inner, own(self), said.length);
      return own(self).test(said);
    },
    exec: (inner, self, [value]) => {
      const said = text(inner, value);
      inner.budget.make(said.length);
      allowMatch(inner, own(self), said.length);
      const found = own(self).exec(said);
      return found === null ? null : matchObject(inner, found);
    },
    toString: (_play: JsPlay, self: JsValue) => String(own(self)),
  });
  proto.props.set('lastIndex', {
    value: undefined,
    shown: false,
    get: native(play, 'lastIndex', (_play, self) => own(self).lastIndex),
    set: native(play, 'lastIndex', (inner, self, [value]) => {
      own(self).lastIndex = number(inner, value);
      return undefined;
    }),
  });
  const make = (inner: JsPlay, [source, flags]: readonly JsValue[]): JsValue =>
    newRegexp(
      inner,
      patternOf(source)?.source ?? text(inner, source),
      flags === undefined ? (patternOf(source)?.flags ?? '') : text(inner, flags),
    );
  return libraryClass(play, 'RegExp', proto, make, (inner, _self, args) => make(inner, args));
}
