import type { PyCall, PyClass, PyValue } from './values.ts';

/** The classes that Python gives. */

export function nativeClass(
  name: string,
  bases: readonly PyClass[],
  make: PyCall | null = null,
  module = 'builtins',
): PyClass {
  const cls: PyClass = { kind: 'class', name, qualified: name, module, bases, mro: [], names: new Map(), make };
  cls.mro = [cls, ...new Set(bases.flatMap(each => each.mro))];
  return cls;
}

export const OBJECT = nativeClass('object', []);
export const TYPE = nativeClass('type', [OBJECT]);

const plain = (name: string, base = OBJECT): PyClass => nativeClass(name, [base]);

const INT = plain('int');
export const CLASSES = {
  int: INT,
  bool: plain('bool', INT),
  float: plain('float'),
  str: plain('str'),
  bytes: plain('bytes'),
  list: plain('list'),
  tuple: plain('tuple'),
  dict: plain('dict'),
  set: plain('set'),
  frozenset: plain('frozenset'),
  range: plain('range'),
  slice: plain('slice'),
  property: plain('property'),
  staticmethod: plain('staticmethod'),
  classmethod: plain('classmethod'),
  NoneType: plain('NoneType'),
  ellipsis: plain('ellipsis'),
  function: plain('function'),
  builtin_function_or_method: plain('builtin_function_or_method'),
  method: plain('method'),
  module: plain('module'),
} as const;

const iterators = new Map<string, PyClass>();

/** The class of an iterator, by its name. */
function iteratorClass(name: string): PyClass {
  const known = iterators.get(name) ?? plain(name);
  iterators.set(name, known);
  return known;
}

export function classOf(value: PyValue): PyClass {
  switch (typeof value) {
    case 'bigint':
      return CLASSES.int;
    case 'number':
      return CLASSES.float;
    case 'string':
      return CLASSES.str;
    case 'boolean':
      return CLASSES.bool;
    default:
  }
  if (value === null) return CLASSES.NoneType;
  switch (value.kind) {
    case 'instance':
    case 'native':
      return value.cls;
    case 'tuple':
    case 'dict':
      return value.cls ?? CLASSES[value.kind];
    case 'set':
      return value.frozen ? CLASSES.frozenset : CLASSES.set;
    case 'iterator':
      return iteratorClass(value.name);
    case 'class':
      return TYPE;
    case 'builtin':
      return CLASSES.builtin_function_or_method;
    case 'method':
      return value.called.kind === 'builtin' ? CLASSES.builtin_function_or_method : CLASSES.method;
    default:
      return CLASSES[value.kind];
  }
}

export const className = (value: PyValue): string => classOf(value).name;
