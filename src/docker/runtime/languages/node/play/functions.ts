import { CALL } from '../../budget.ts';
import { NotSimulated } from '../../control.ts';
import type { JsClassMade, JsExpression, JsFunctionMade, JsPart } from '../read/syntax.ts';
import { text } from '../value/convert.ts';
import { typeError } from '../value/errors.ts';
import {
  arrayOf,
  bare,
  isCallable,
  isObject,
  type JsCode,
  type JsObject,
  type JsPlay,
  type JsScope,
  type JsSteps,
  type JsValue,
  prop,
} from '../value/values.ts';
import { asLet, bindTo } from './bind.ts';
import { generatorOf, runAsync } from './flow.ts';
import { declare, selfOf, within } from './scope.ts';

/** A function of a script. `name`: of what it is given to; `home`: the object whose method it is. */
export function closure(
  play: JsPlay,
  made: JsFunctionMade,
  scope: JsScope,
  name = made.name,
  home: JsObject | null = null,
): JsObject {
  const code = play.frames.at(-1)?.code ?? play.code;
  const kind = made.isAsync
    ? made.isGenerator
      ? 'AsyncGeneratorFunction'
      : 'AsyncFunction'
    : made.isGenerator
      ? 'GeneratorFunction'
      : 'Function';
  const isMaker = !made.isArrow && !made.isMethod && !made.isAsync && !made.isGenerator;
  const self: JsObject = bare('function', play.protos.function, {
    data: { said: kind },
    call: (inner, this_, args) =>
      callClosure(inner, { made, scope, code, self: this_, home, cls: null, name: () => nameOf(self) }, args),
    make: isMaker
      ? (inner, args, cls) => {
          const proto = cls.props.get('prototype')?.value;
          const object = bare('object', isObject(proto) ? proto : inner.protos.object);
          const given = callClosure(
            inner,
            { made, scope, code, self: object, home, cls, name: () => `new ${nameOf(self)}` },
            args,
          );
          return isObject(given) ? given : object;
        }
      : null,
  });
  const length = made.parameters.findIndex(each => each.usual !== null || each.isRest);
  self.props.set('length', prop(length < 0 ? made.parameters.length : length, false));
  self.props.set('name', prop(name, false));
  if (isMaker) {
    const proto = bare('object', play.protos.object);
    proto.props.set('constructor', prop(self, false));
    self.props.set('prototype', prop(proto, false));
  }
  return self;
}

const nameOf = (fn: JsObject): string => String(fn.props.get('name')?.value ?? '');

interface ClosureCall {
  readonly made: JsFunctionMade;
  readonly scope: JsScope;
  readonly code: JsCode;
  readonly self: JsValue;
  readonly home: JsObject | null;
  readonly cls: JsObject | null;
  readonly name: () => string;
}

/** How a function stands in a stack. */
function frameName(call: ClosureCall): string {
  const name = call.name();
  if (!call.made.isMethod || name.startsWith('new ')) return name;
  const { self, home } = call;
  if (isObject(self) && self.tag === 'function') return `${nameOf(self) === '' ? 'Function' : nameOf(self)}.${name}`;
  if (home === null) return name;
  const cls = home.props.get('constructor')?.value;
  const own = isObject(self) ? self.proto?.props.get('constructor')?.value : undefined;
  const kind = isObject(own) ? nameOf(own) : isObject(cls) ? nameOf(cls) : 'Object';
  return name === '' ? '' : `${kind}.${name}`;
}

function callClosure(play: JsPlay, call: ClosureCall, args: readonly JsValue[]): JsValue {
  const { made, scope, self, home, cls, code } = call;
  const inner = within(scope, made.isArrow ? null : { value: self, home, cls });
  const own = frameName(call);
  const frame = { name: play.nextFrame?.(own) ?? own, code, at: made.at };
  play.nextFrame = null;
  const steps = (): JsSteps => {
    bindParameters(play, made.parameters, args, inner);
    for (const name of made.hoisted) if (!inner.names.has(name)) declare(inner, name, undefined);
    return play.language.run(play, made.body, inner);
  };
  if (made.isGenerator) {
    if (made.isAsync) throw new NotSimulated('an async generator');
    return generatorOf(play, frame, steps);
  }
  if (made.isAsync) return runAsync(play, frame, steps);
  play.frames.push(frame);
  play.budget.spend();
  play.budget.enter(CALL);
  const depth = play.frames.length;
  if (depth > MOST_CALLS) play.machine.stop('limit', 'the script nests deeper than this host plays');
  try {
    const { value } = steps().next();
    return typeof value === 'object' && value !== null && 'value' in value ? value.value : undefined;
  } finally {
    play.budget.leave(CALL);
    play.frames.length = depth - 1;
  }
}

const MOST_CALLS = 180;

function bindParameters(play: JsPlay, parameters: readonly JsPart[], args: readonly JsValue[], scope: JsScope): void {
  const { evaluate, store } = play.language;
  for (const [at, { target, usual, isRest }] of parameters.entries()) {
    const given = isRest ? arrayOf(play, args.slice(at)) : args[at];
    const value = given === undefined && usual !== null ? evaluate(play, usual, scope) : given;
    bindTo(play, target, value, scope, asLet, evaluate, store);
  }
}

export function classFrom(
  play: JsPlay,
  { name, parent, members }: JsClassMade,
  scope: JsScope,
  value: (play: JsPlay, each: JsExpression, scope: JsScope) => JsValue,
): JsObject {
  const base = parent === null ? null : value(play, parent, scope);
  if (base !== null && (!isCallable(base) || base.make === null)) {
    if (isObject(base) || base === null) throw new NotSimulated('a class from this');
    throw typeError(play, `Class extends value ${String(base)} is not a constructor or null`);
  }
  const baseProto = isObject(base) ? base.props.get('prototype')?.value : null;
  const proto = bare('object', isObject(baseProto) ? baseProto : play.protos.object);
  const inner = within(scope);
  const code = play.frames.at(-1)?.code ?? play.code;
  const fields = members.filter(each => each.kind === 'field' && !each.isStatic);
  const maker = members.find(each => each.kind === 'method' && !each.isStatic && each.key === 'constructor');
  const made = maker?.value?.type === 'function' ? maker.value.made : null;
  const fill = (object: JsObject): void => {
    const own = within(inner, { value: object, home: proto, cls: null });
    for (const each of fields) {
      const key = keyText(play, each.key, inner, value);
      object.props.set(key, prop(each.value === null ? undefined : named(value(play, each.value, own), key)));
    }
  };
  const self: JsObject = bare('function', isObject(base) ? base : play.protos.function, {
    data: 'class',
    call: () => {
      throw new NotSimulated('a class that is called');
    },
    make: (here, args, cls) => {
      if (base === null) {
        const wanted = cls.props.get('prototype')?.value;
        const object = bare('object', isObject(wanted) ? wanted : proto);
        fill(object);
        if (made !== null) {
          const given = callClosure(
            here,
            { made, scope: inner, code, self: object, home: proto, cls, name: () => `new ${nameOf(self)}` },
            args,
          );
          if (isObject(given)) return given;
        }
        return object;
      }
      return derived(here, { base: base as JsObject, self, cls, made, inner, code, proto, fill }, args);
    },
  });
  self.props.set('name', prop(name, false));
  self.props.set('prototype', prop(proto, false));
  proto.props.set('constructor', prop(self, false));
  if (name !== '') declare(inner, name, self, true);
  for (const each of members) addMember(play, each, { self, proto, inner, value });
  return self;
}

interface Derived {
  readonly base: JsObject;
  readonly self: JsObject;
  readonly cls: JsObject;
  readonly made: JsFunctionMade | null;
  readonly inner: JsScope;
  readonly code: JsCode;
  readonly proto: JsObject;
  readonly fill: (object: JsObject) => void;
}

/** An object of a class that has a class behind it: `super()` makes it. */
function derived(
  play: JsPlay,
  { base, self, cls, made, inner, code, proto, fill }: Derived,
  args: readonly JsValue[],
): JsValue {
  if (made === null) {
    const object = base.make?.(play, args, cls);
    if (isObject(object)) fill(object);
    return object;
  }
  const scope = within(inner, { value: undefined, home: proto, cls });
  const frame = { name: `new ${nameOf(self)}`, code, at: made.at };
  const depth = play.frames.length;
  play.frames.push(frame);
  play.budget.spend();
  play.budget.enter(CALL);
  supers.set(scope, { base, fill });
  try {
    bindParameters(play, made.parameters, args, scope);
    for (const name of made.hoisted) if (!scope.names.has(name)) declare(scope, name, undefined);
    const { value } = play.language.run(play, made.body, scope).next();
    const object = selfOf(scope).value;
    if (typeof value === 'object' && value !== null && 'value' in value && isObject(value.value)) return value.value;
    if (object === undefined) throw new NotSimulated('a constructor that does not call super()');
    return object;
  } finally {
    play.budget.leave(CALL);
    play.frames.length = depth;
  }
}

/** What `super()` makes in a scope of a constructor. */
export const supers = new WeakMap<JsScope, { readonly base: JsObject; readonly fill: (object: JsObject) => void }>();

interface MemberPlace {
  readonly self: JsObject;
  readonly proto: JsObject;
  readonly inner: JsScope;
  readonly value: (play: JsPlay, each: JsExpression, scope: JsScope) => JsValue;
}

function addMember(
  play: JsPlay,
  each: JsClassMade['members'][number],
  { self, proto, inner, value }: MemberPlace,
): void {
  if (each.kind === 'field' && !each.isStatic) return;
  if (each.kind === 'method' && !each.isStatic && each.key === 'constructor') return;
  const home = each.isStatic ? self : proto;
  const key = keyText(play, each.key, inner, value);
  if (each.kind === 'field') {
    const own = within(inner, { value: self, home: self, cls: null });
    self.props.set(key, prop(each.value === null ? undefined : named(value(play, each.value, own), key)));
    return;
  }
  if (each.value?.type !== 'function') throw new NotSimulated('this member of a class');
  const fn = closure(play, each.value.made, inner, key, home);
  if (each.kind === 'method') {
    home.props.set(key, prop(fn, false));
    return;
  }
  const before = home.props.get(key);
  home.props.set(key, {
    value: undefined,
    shown: false,
    get: each.kind === 'get' ? fn : (before?.get ?? null),
    set: each.kind === 'set' ? fn : (before?.set ?? null),
  });
}

function named(value: JsValue, name: string): JsValue {
  if (isCallable(value) && value.props.get('name')?.value === '') value.props.set('name', prop(name, false));
  return value;
}

function keyText(play: JsPlay, key: string | JsExpression, scope: JsScope, value: MemberPlace['value']): string {
  return typeof key === 'string' ? key : text(play, value(play, key, scope));
}
