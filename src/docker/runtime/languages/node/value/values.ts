import type { HttpQuestion, HttpReply } from '../../../../http.ts';
import type { Budget } from '../../budget.ts';
import type { Machine } from '../../machine.ts';
import type { JsExpression, JsFunctionMade, JsStatement } from '../read/syntax.ts';

/** A value of JavaScript. What the engine itself holds as an object is never one: a script would reach the engine by it. */
export type JsValue = undefined | null | boolean | number | bigint | string | JsObject;

export interface JsObject {
  readonly tag:
    | 'object'
    | 'array'
    | 'function'
    | 'error'
    | 'date'
    | 'regexp'
    | 'map'
    | 'set'
    | 'promise'
    | 'generator'
    | 'module';
  proto: JsObject | null;
  readonly props: Map<string, JsProp>;
  /** Of an array. */
  readonly items: JsValue[];
  readonly call: JsCall | null;
  /** What `new` makes of it; null: it makes nothing. */
  readonly make: ((play: JsPlay, args: readonly JsValue[], cls: JsObject) => JsValue) | null;
  /** What only the library looks at. */
  data: unknown;
  frozen: boolean;
}

export interface JsProp {
  value: JsValue;
  readonly get: JsObject | null;
  readonly set: JsObject | null;
  readonly shown: boolean;
}

export type JsCall = (play: JsPlay, self: JsValue, args: readonly JsValue[]) => JsValue;

export interface JsBinding {
  value: JsValue;
  readonly isConst: boolean;
  ready: boolean;
}

export interface JsScope {
  readonly names: Map<string, JsBinding>;
  readonly up: JsScope | null;
  /** Of a function: what `this` is, and whose method it is. */
  readonly self: { value: JsValue; readonly home: JsObject | null; readonly cls: JsObject | null } | null;
}

/** A function at work, for the stack of an error. */
export interface JsFrame {
  readonly name: string;
  readonly code: JsCode;
  at: number;
}

/** A source, and where it lies: absolute, `[eval]`, or `node:…` for what is Node.js's own. */
export interface JsCode {
  readonly path: string;
  readonly source: string;
}

/** An input of a prompt. */
export interface JsTyped {
  /** Its own, beneath all that it calls. */
  readonly frame: JsFrame;
  /** Whether node rewrites it, because it waits for something: its places are then other ones. */
  readonly isRewritten: boolean;
  /** Of the last of its statements that has one. */
  value: JsValue;
}

/** Where an error was made. `own`: its stack as a prompt shows it when nobody catches it; null where that is not known. */
export interface JsMade {
  readonly at: number;
  readonly code: JsCode;
  readonly own: string | null;
}

export interface JsTimer {
  readonly id: number;
  readonly due: number;
  readonly every: number | null;
  readonly run: () => void;
}

/** What a function waits for, or hands out. */
export interface Paused {
  readonly kind: 'await' | 'yield';
  readonly of: JsValue;
}

/** How statements come to their end; a label is empty where there is none. */
export type JsFlow =
  | null
  | { readonly value: JsValue }
  | { readonly leave: 'break' | 'continue'; readonly label: string };

export type JsSteps = Generator<Paused, JsFlow, JsValue>;

/** What plays the language, for functions, which are made by what they play. */
export interface JsLanguage {
  readonly run: (play: JsPlay, body: readonly JsStatement[], scope: JsScope) => JsSteps;
  readonly evaluate: (play: JsPlay, each: JsExpression, scope: JsScope) => JsValue;
  readonly store: (play: JsPlay, target: JsExpression, value: JsValue, scope: JsScope) => void;
}

export interface JsPlay {
  readonly language: JsLanguage;
  readonly machine: Machine;
  /** Of node: `22.14.0`. */
  readonly version: string;
  readonly code: JsCode;
  readonly budget: Budget;
  readonly frames: JsFrame[];
  readonly globals: JsScope;
  readonly protos: Readonly<Record<JsProtoName, JsObject>>;
  readonly micro: (() => void)[];
  readonly ticks: (() => void)[];
  timers: JsTimer[];
  readonly listening: {
    readonly port: number;
    readonly host: string;
    readonly answer: (question: HttpQuestion) => void;
  }[];
  /** What answers the question that is at work. */
  reply: ((reply: HttpReply) => void) | null;
  readonly handlers: Map<string, JsValue>;
  readonly rejected: Set<JsObject>;
  readonly loaded: Map<string, JsObject>;
  /** What objects of the library are, for the names that they have beside those that are here. */
  readonly labels: WeakMap<JsObject, string>;
  exitCode: number;
  /** Levels of console.group. */
  indent: number;
  timerCount: number;
  /** The input of a prompt that is at work; null in a script. */
  typed: JsTyped | null;
  /** How the next function that is called stands in a stack, where its own name does not say it. */
  nextFrame: ((name: string) => string) | null;
  /** Whether what stands beneath in a stack is not known: behind what was waited for. */
  isAdrift: boolean;
}

export const PROTOS = [
  'object',
  'array',
  'function',
  'error',
  'date',
  'regexp',
  'map',
  'set',
  'promise',
  'string',
  'number',
  'boolean',
  'bigint',
  'generator',
] as const;
export type JsProtoName = (typeof PROTOS)[number];

/** A value on its way that was thrown. `at`: where. */
export class JsThrow extends Error {
  readonly value: JsValue;
  readonly at: number;
  /** Where that is; null: nowhere in a script. */
  readonly code: JsCode | null;
  /** Whether a promise was rejected with it, and nobody asked. */
  readonly isRejection: boolean;
  constructor(value: JsValue, at: number, code: JsCode | null = null, isRejection = false) {
    super('thrown');
    this.value = value;
    this.at = at;
    this.code = code;
    this.isRejection = isRejection;
  }
}

/** What a function of a script is made of. */
export interface JsClosure {
  readonly made: JsFunctionMade;
  readonly scope: JsScope;
  readonly code: JsCode;
}

export const isObject = (value: JsValue): value is JsObject => typeof value === 'object' && value !== null;

export function bare(
  tag: JsObject['tag'],
  proto: JsObject | null,
  more: Partial<Pick<JsObject, 'call' | 'make' | 'data' | 'items'>> = {},
): JsObject {
  return {
    tag,
    proto,
    props: new Map(),
    items: more.items ?? [],
    call: more.call ?? null,
    make: more.make ?? null,
    data: more.data ?? null,
    frozen: false,
  };
}

export const prop = (value: JsValue, shown = true): JsProp => ({ value, get: null, set: null, shown });

export function objectOf(play: Pick<JsPlay, 'protos'>, entries: Readonly<Record<string, JsValue>> = {}): JsObject {
  const made = bare('object', play.protos.object);
  for (const [name, value] of Object.entries(entries)) made.props.set(name, prop(value));
  return made;
}

export function arrayOf(play: Pick<JsPlay, 'protos'>, items: JsValue[]): JsObject {
  return bare('array', play.protos.array, { items });
}

export function native(play: Pick<JsPlay, 'protos'>, name: string, call: JsCall, length = 0): JsObject {
  const made = bare('function', play.protos.function, { call });
  made.props.set('name', prop(name, false));
  made.props.set('length', prop(length, false));
  return made;
}

export const isCallable = (value: JsValue): value is JsObject => isObject(value) && value.tag === 'function';
