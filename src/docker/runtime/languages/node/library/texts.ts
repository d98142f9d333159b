import { NotSimulated } from '../../control.ts';
import { allowText, repeated } from '../../size.ts';
import { number, text } from '../value/convert.ts';
import { thrown, typeError } from '../value/errors.ts';
import { allowMatch } from '../value/regexp.ts';
import { arrayOf, isCallable, isObject, type JsObject, type JsPlay, type JsValue } from '../value/values.ts';
import { iteratorOf } from './arrays.ts';
import { addMethods, callBack, type JsMethods, libraryClass, unmet, whole } from './define.ts';
import { matched, matchObject, patternOf } from './regexp.ts';

/** String, and the methods of texts. */

function own(play: JsPlay, self: JsValue): string {
  if (self === undefined || self === null) throw typeError(play, 'String.prototype method called on null or undefined');
  return text(play, self);
}

const position = (play: JsPlay, value: JsValue, usual: number): number =>
  value === undefined ? usual : whole(number(play, value));

function noPattern(play: JsPlay, value: JsValue): string {
  if (isObject(value ?? null) && (value as JsObject).tag === 'regexp')
    throw typeError(play, 'First argument to String.prototype.includes must not be a regular expression');
  return text(play, value);
}

function padded(play: JsPlay, self: JsValue, [length, fill]: readonly JsValue[], isStart: boolean): string {
  const said = own(play, self);
  const columns = whole(number(play, length));
  allowText(columns);
  const by = fill === undefined ? ' ' : text(play, fill);
  return isStart ? said.padStart(columns, by) : said.padEnd(columns, by);
}

const PLAIN: JsMethods = {
  toUpperCase: (play, self) => own(play, self).toUpperCase(),
  toLowerCase: (play, self) => own(play, self).toLowerCase(),
  trim: (play, self) => own(play, self).trim(),
  trimStart: (play, self) => own(play, self).trimStart(),
  trimEnd: (play, self) => own(play, self).trimEnd(),
  toString: (play: JsPlay, self: JsValue) => own(play, self),
  valueOf: (play: JsPlay, self: JsValue) => own(play, self),
  charAt: (play, self, [at]) => own(play, self).charAt(position(play, at, 0)),
  charCodeAt: (play, self, [at]) => own(play, self).charCodeAt(position(play, at, 0)),
  codePointAt: (play, self, [at]) => own(play, self).codePointAt(position(play, at, 0)),
  at: (play, self, [at]) => own(play, self).at(position(play, at, 0)),
  slice: (play, self, [from, to]) =>
    own(play, self).slice(position(play, from, 0), to === undefined ? undefined : position(play, to, 0)),
  substring: (play, self, [from, to]) =>
    own(play, self).substring(position(play, from, 0), to === undefined ? undefined : position(play, to, 0)),
  substr: (play, self, [from, length]) => {
    const said = own(play, self);
    const start = position(play, from, 0);
    const at = start < 0 ? Math.max(0, said.length + start) : start;
    return said.slice(at, length === undefined ? undefined : at + Math.max(0, position(play, length, 0)));
  },
  includes: (play, self, [part, from]) => own(play, self).includes(noPattern(play, part), position(play, from, 0)),
  startsWith: (play, self, [part, from]) => own(play, self).startsWith(noPattern(play, part), position(play, from, 0)),
  endsWith: (play, self, [part, to]) =>
    own(play, self).endsWith(noPattern(play, part), to === undefined ? undefined : position(play, to, 0)),
  indexOf: (play, self, [part, from]) => own(play, self).indexOf(text(play, part), position(play, from, 0)),
  lastIndexOf: (play, self, [part]) => own(play, self).lastIndexOf(text(play, part)),
  concat: (play, self, parts) => {
    const made = own(play, self) + parts.map(each => text(play, each)).join('');
    allowText(made.length);
    return made;
  },
  repeat: (play, self, [count]) => {
    const times = number(play, count);
    if (times < 0 || times === Number.POSITIVE_INFINITY)
      throw thrown(play, 'RangeError', `Invalid count value: ${text(play, count)}`);
    return repeated(own(play, self), times);
  },
  padStart: (play, self, args) => padded(play, self, args, true),
  padEnd: (play, self, args) => padded(play, self, args, false),
  localeCompare: (play, self, [other, ...more]) => {
    const [a, b] = [own(play, self), text(play, other)];
    // Of plain letters in one case every locale thinks alike.
    if (more.length > 0 || !/^[a-z ]*$/.test(a + b)) throw new NotSimulated('.localeCompare of these texts');
    return a < b ? -1 : a > b ? 1 : 0;
  },
  normalize: () => unmet('.normalize'),
};

const SEARCHING: JsMethods = {
  split: (play, self, [by, limit]) => {
    const said = own(play, self);
    const most = limit === undefined ? undefined : whole(number(play, limit));
    play.budget.make(said.length);
    if (by === undefined) return arrayOf(play, [said]);
    const pattern = patternFor(play, by, said);
    return arrayOf(play, pattern === null ? said.split(text(play, by), most) : said.split(pattern, most));
  },
  replace: (play, self, [what, by]) => replacedIn(play, own(play, self), what, by, false),
  replaceAll: (play, self, [what, by]) => {
    const pattern = patternOf(what);
    if (pattern !== null && !pattern.global) throw typeError(play, 'replaceAll must be called with a global RegExp');
    return replacedIn(play, own(play, self), what, by, true);
  },
  match: (play, self, [what]) => {
    const said = own(play, self);
    const pattern = patternFor(play, what, said) ?? new RegExp(escaped(text(play, what)));
    play.budget.make(said.length);
    if (!pattern.global) {
      const found = pattern.exec(said);
      return found === null ? null : matchObject(play, found);
    }
    const all = said.match(pattern);
    return all === null ? null : arrayOf(play, [...all]);
  },
  matchAll: (play, self, [what]) => {
    const said = own(play, self);
    const pattern = patternFor(play, what, said);
    if (pattern === null) return unmet('.matchAll of a text');
    if (!pattern.global) throw typeError(play, 'String.prototype.matchAll called with a non-global RegExp argument');
    play.budget.make(said.length);
    return iteratorOf(
      play,
      [...said.matchAll(pattern)].map(found => matchObject(play, found)),
    );
  },
  search: (play, self, [what]) =>
    own(play, self).search(patternFor(play, what, own(play, self)) ?? new RegExp(escaped(text(play, what)))),
};

/** A pattern that is given, when it may be matched with a text. */
function patternFor(play: JsPlay, given: JsValue, said: string): RegExp | null {
  const pattern = patternOf(given);
  if (pattern !== null) allowMatch(play, pattern, said.length);
  return pattern;
}

const escaped = (said: string): string => said.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function replacedIn(play: JsPlay, said: string, what: JsValue, by: JsValue, isAll: boolean): string {
  const pattern = patternFor(play, what, said) ?? new RegExp(escaped(text(play, what)), isAll ? 'g' : '');
  play.budget.make(said.length);
  const given = isCallable(by) ? null : text(play, by);
  const made =
    given === null
      ? said.replace(pattern, (...found: unknown[]) => text(play, callBack(play, by, undefined, matched(play, found))))
      : said.replace(pattern, given);
  allowText(made.length);
  return made;
}

export function stringClass(play: JsPlay): JsObject {
  const proto = play.protos.string;
  play.labels.set(proto, 'of string');
  addMethods(play, proto, PLAIN);
  addMethods(play, proto, SEARCHING);
  const cls = libraryClass(
    play,
    'String',
    proto,
    () => unmet('new String()'),
    (inner, _self, args) =>
      args.length === 0 ? '' : isObject(args[0] ?? null) ? text(inner, args[0]) : String(args[0]),
  );
  addMethods(play, cls, {
    fromCharCode: (inner, _self, codes) => String.fromCharCode(...codes.map(each => number(inner, each))),
    fromCodePoint: (inner, _self, codes) => String.fromCodePoint(...codes.map(each => number(inner, each))),
  });
  return cls;
}
