import type { Budget } from '../../budget.ts';
import type { Machine } from '../../machine.ts';
import type { PyDefinition, PySpan } from '../read/syntax.ts';

/** A value of Python. An integer is a bigint, a float a number: the two are never taken for each other. */
export type PyValue = null | boolean | bigint | number | string | PyObject;

export type PyObject =
  | PyList
  | PyTuple
  | PyDict
  | PySet
  | PyBytes
  | PyRange
  | PySlice
  | PyFunction
  | PyBuiltin
  | PyMethod
  | PyClass
  | PyInstance
  | PyModule
  | PyIterator
  | PyNative
  | PyEllipsis;

export interface PyList {
  readonly kind: 'list';
  items: PyValue[];
}
export interface PyTuple {
  readonly kind: 'tuple';
  readonly items: readonly PyValue[];
  /** Of a namedtuple. */
  readonly cls?: PyClass;
}
export interface PyDict {
  readonly kind: 'dict';
  /** By what keys are when they are compared. */
  readonly map: Map<string, [key: PyValue, value: PyValue]>;
  /** A dict of collections. */
  readonly cls?: PyClass;
  /** What a defaultdict makes of a key that is missing. */
  missing?: PyValue;
}
export interface PySet {
  readonly kind: 'set';
  readonly map: Map<string, PyValue>;
  readonly frozen: boolean;
  /** Whether something was taken out that may have left a gap in its table. */
  shaken?: boolean;
}
/** Each character is a byte. */
export interface PyBytes {
  readonly kind: 'bytes';
  readonly data: string;
}
export interface PyRange {
  readonly kind: 'range';
  readonly start: bigint;
  readonly stop: bigint;
  readonly step: bigint;
}
export interface PySlice {
  readonly kind: 'slice';
  readonly from: PyValue;
  readonly to: PyValue;
  readonly by: PyValue;
}
export interface PyFunction {
  readonly kind: 'function';
  readonly made: PyDefinition;
  readonly code: PyCode;
  readonly scope: PyScope;
  /** Values of parameters that are not given, by name. */
  readonly usual: ReadonlyMap<string, PyValue>;
  /** With the class and function in which it was made. */
  readonly qualified: string;
  readonly names: Map<string, PyValue>;
  /** The class in which it was made, for `super()`. */
  owner: PyClass | null;
}
export type PyCall = (play: PyPlay, args: readonly PyValue[], named: ReadonlyMap<string, PyValue>) => PyValue;
export interface PyBuiltin {
  readonly kind: 'builtin';
  readonly name: string;
  readonly call: PyCall;
  /** Where it belongs: `math`; nothing for those that every script knows. */
  readonly home: string;
  /** Whether it is bound to a value as a function of Python is, when it stands in a class. */
  readonly binds?: boolean;
}
export interface PyMethod {
  readonly kind: 'method';
  readonly self: PyValue;
  readonly called: PyFunction | PyBuiltin;
}
export interface PyClass {
  readonly kind: 'class';
  readonly name: string;
  readonly qualified: string;
  readonly module: string;
  readonly bases: readonly PyClass[];
  /** Itself, and what it inherits from. */
  mro: readonly PyClass[];
  readonly names: Map<string, PyValue>;
  /** What a call of a class that Python gives makes; null for those of scripts. */
  readonly make: PyCall | null;
}
export interface PyInstance {
  readonly kind: 'instance';
  readonly cls: PyClass;
  readonly names: Map<string, PyValue>;
  /** Of an exception. */
  readonly error: ErrorPart | null;
}
export interface ErrorPart {
  args: readonly PyValue[];
  /** Frames that it went through, the outermost first. */
  trace: TraceEntry[];
  cause: PyInstance | null;
  context: PyInstance | null;
  quiet: boolean;
  /** Whether a frame has seen it. */
  seen: boolean;
  /** `Did you mean` and the like, for a traceback. */
  hint: string;
}
export interface PyModule {
  readonly kind: 'module';
  readonly name: string;
  readonly names: Map<string, PyValue>;
  /** What the real one has beside; null where every name of it is here. */
  readonly beyond: ReadonlySet<string> | null;
  /** Where its file lies; nothing for one that is built in. */
  readonly path: string;
}
export interface PyIterator {
  readonly kind: 'iterator';
  readonly name: string;
  /** Undefined at the end. */
  readonly next: (sent: PyValue) => PyValue | undefined;
  readonly close?: () => void;
}
/** An object of the library that is no more than its members. */
export interface PyNative {
  readonly kind: 'native';
  readonly cls: PyClass;
  readonly names: Map<string, PyValue>;
  readonly state: unknown;
  /** Whether the real one has names beside these: they are not simulated, and not missing. */
  readonly partial?: boolean;
}
export interface PyEllipsis {
  readonly kind: 'ellipsis';
}

export interface PyScope {
  readonly kind: 'module' | 'function' | 'class';
  readonly names: Map<string, PyValue>;
  readonly up: PyScope | null;
  /** What the names of a function are. */
  readonly made: PyDefinition | null;
}

/** A source and how tracebacks name it. */
export interface PyCode {
  readonly path: string;
  readonly source: string;
  readonly lines: readonly string[];
  readonly definitions: readonly PyDefinition[];
}

export interface TraceEntry {
  readonly path: string;
  readonly name: string;
  readonly span: PySpan;
  readonly lines: readonly string[];
}

/** A function or module at work. */
export interface PyFrame {
  readonly name: string;
  readonly code: PyCode;
  readonly scope: PyScope;
  span: PySpan;
  /** What `super()` is about. */
  readonly self: { readonly owner: PyClass; readonly value: PyValue } | null;
}

/** A script at work: what all that plays it shares. */
export interface PyPlay {
  readonly machine: Machine;
  /** Of python: `3.12.9`. */
  readonly version: string;
  /** Of the script: absolute, or `<string>`, `<stdin>`. */
  readonly path: string;
  readonly budget: Budget;
  readonly modules: Map<string, PyModule>;
  readonly builtins: ReadonlyMap<string, PyValue>;
  frame: PyFrame;
  /** The exception that is handled. */
  handling: PyInstance | null;
  /** What is done when it ends: last first. */
  readonly atExit: (() => void)[];
  readonly call: (called: PyValue, args: readonly PyValue[], named?: ReadonlyMap<string, PyValue>) => PyValue;
  readonly importName: (name: string) => PyModule;
}

/** An exception on its way. */
export class Raise extends Error {
  readonly value: PyInstance;
  /** Whether the frame at work stands in its trace already. */
  rethrown = false;
  constructor(value: PyInstance) {
    super('raised');
    this.value = value;
  }
}

/** 12 of 3.12.9. */
export const minorOf = ({ version }: Pick<PyPlay, 'version'>): number => Number(version.split('.')[1]);

export const NO_NAMES: ReadonlyMap<string, PyValue> = new Map();

export const listOf = (items: PyValue[]): PyList => ({ kind: 'list', items });
export const tupleOf = (items: readonly PyValue[]): PyTuple => ({ kind: 'tuple', items });
export const bytesOf = (data: string): PyBytes => ({ kind: 'bytes', data });
export const ELLIPSIS: PyEllipsis = { kind: 'ellipsis' };

export function builtin(name: string, call: PyCall, home = ''): PyBuiltin {
  return { kind: 'builtin', name, call, home };
}

export function isObject(value: PyValue | undefined): value is PyObject {
  return typeof value === 'object' && value !== null;
}

export function isKind<Kind extends PyObject['kind']>(
  value: PyValue | undefined,
  kind: Kind,
): value is Extract<PyObject, { kind: Kind }> {
  return isObject(value) && value.kind === kind;
}

export function isClass(cls: PyClass, of: PyClass): boolean {
  return cls.mro.includes(of);
}
