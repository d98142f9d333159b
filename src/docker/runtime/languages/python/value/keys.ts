import { NotSimulated } from '../../control.ts';
import { className } from './classes.ts';
import { typeError } from './errors.ts';
import { methodIn } from './lookup.ts';
import type { PyObject, PyValue } from './values.ts';

const places = new WeakMap<PyObject, number>();
let nextPlace = 0;

/** What a key is when keys are compared: equal ones have the same text. */
export function keyOf(value: PyValue): string {
  switch (typeof value) {
    case 'string':
      return `s${value}`;
    case 'bigint':
      return `n${value}`;
    case 'boolean':
      return value ? 'n1' : 'n0';
    case 'number':
      return Number.isInteger(value) ? `n${BigInt(value)}` : `f${value}`;
    default:
  }
  if (value === null) return 'N';
  switch (value.kind) {
    case 'tuple': {
      const parts = value.items.map(keyOf);
      return `t${parts.map(each => each.length).join()}:${parts.join('')}`;
    }
    case 'bytes':
      return `b${value.data}`;
    case 'set':
      if (value.frozen)
        return `z${[...value.map.keys()]
          .sort()
          .map(each => `${each.length}:${each}`)
          .join('')}`;
      break;
    case 'native': {
      const own = value.names.get('__key__');
      if (typeof own === 'string') return own;
      return identity(value);
    }
    case 'instance':
      if (methodIn(value.cls, '__hash__') === null && methodIn(value.cls, '__eq__') === null) return identity(value);
      throw new NotSimulated('a key of a class with __eq__ or __hash__');
    case 'list':
    case 'dict':
      break;
    case 'range':
    case 'slice':
      throw new NotSimulated(`a ${value.kind} as a key`);
    default:
      return identity(value);
  }
  throw typeError(`unhashable type: '${className(value)}'`);
}

/** Which of all objects it is. */
function identity(value: PyObject): string {
  let place = places.get(value);
  if (place === undefined) {
    place = nextPlace++;
    places.set(value, place);
  }
  return `o${place}`;
}
