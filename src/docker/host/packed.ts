/**
 * Hosts, and whatever holds them, as text: each object once, however many hosts share it, and what the catalogue has by its place there. What is taken
 * out shares as what was put away did, so nothing is held twice that was held once.
 */
import { sha256 } from '../filesystem/index.ts';
import type { Catalogue } from '../registry/catalogue.ts';
import { catalogueFor } from './catalogue.ts';
import { SIMULATOR_VERSION } from './world.ts';

/** Of the text: another one is not read. */
const FORMAT = 1;

/** What an entry of the table is; from `SHAPED` on, an object with the keys of that shape. */
const ABSENT = 0;
const LIST = 1;
const MAP = 2;
const SET = 3;
const TEXT = 4;
const BYTES = 5;
const CATALOGUED = 6;
const SHAPED = 8;

/** A string, a number, true, false and null are themselves; what is made of others names them by their places in the table, where they stand before it. */
type PackedEntry = string | number | boolean | null | readonly (number | string)[];

interface Packed {
  readonly format: number;
  readonly simulator: number;
  /** Of the catalogue, whose objects are named by number. */
  readonly catalogue: string;
  /** Keys of objects, in order. */
  readonly shapes: readonly (readonly string[])[];
  readonly table: readonly PackedEntry[];
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * Plain data with hosts in it, as text. `most`: characters and bytes that it may hold.
 * @throws TypeError for what is no plain data, or goes round in a circle; RangeError when it holds more
 */
export function pack(value: unknown, most: number): string {
  let left = most;
  const spend = (length: number): void => {
    left -= length;
    if (left < 0) throw new RangeError('too large to be put away');
  };
  const { numbers, digest } = numbered(catalogueFor(null));
  const table: PackedEntry[] = [];
  const shapes: (readonly string[])[] = [];
  const shapeAt = new Map<string, number>();
  const places = new Map<unknown, number>();
  /** Begun, and not yet in the table. */
  const OPEN = -1;

  const shapeOf = (keys: readonly string[]): number => {
    const name = keys.join('\0');
    const known = shapeAt.get(name);
    if (known !== undefined) return known;
    const place = shapes.push(keys) - 1;
    shapeAt.set(name, place);
    return place;
  };
  const madeOf = (kind: number, parts: Iterable<unknown>): PackedEntry => {
    const entry = [kind];
    for (const part of parts) entry.push(placeOf(part));
    return entry;
  };
  const entryOf = (object: object): PackedEntry => {
    const number = numbers.get(object);
    if (number !== undefined) return [CATALOGUED, number];
    if (Array.isArray(object)) return madeOf(LIST, object);
    if (object instanceof Map) return madeOf(MAP, [...object].flat(1));
    if (object instanceof Set) return madeOf(SET, object);
    if (object instanceof Uint8Array) {
      spend(object.length);
      return bytesEntry(object);
    }
    if (Object.getPrototypeOf(object) !== Object.prototype) throw new TypeError('only plain data is put away');
    return madeOf(SHAPED + shapeOf(Object.keys(object)), Object.values(object));
  };
  const placeOf = (part: unknown): number => {
    const known = places.get(part);
    if (known === OPEN) throw new TypeError('what goes round in a circle is not put away');
    if (known !== undefined && !Object.is(part, -0)) return known;
    let entry: PackedEntry;
    switch (typeof part) {
      case 'string':
        spend(part.length);
        entry = part;
        break;
      case 'boolean':
        entry = part;
        break;
      case 'number':
        if (!Number.isFinite(part) || Object.is(part, -0)) throw new TypeError(`${part} is not put away`);
        entry = part;
        break;
      case 'undefined':
        entry = [ABSENT];
        break;
      case 'object':
        if (part !== null) places.set(part, OPEN);
        entry = part === null ? null : entryOf(part);
        break;
      default:
        throw new TypeError(`a ${typeof part} is not put away`);
    }
    const place = table.push(entry) - 1;
    places.set(part, place);
    return place;
  };

  placeOf(value);
  return JSON.stringify({ format: FORMAT, simulator: SIMULATOR_VERSION, catalogue: digest, shapes, table });
}

function bytesEntry(bytes: Uint8Array): PackedEntry {
  try {
    return [TEXT, decoder.decode(bytes)];
  } catch {
    return [BYTES, Buffer.from(bytes).toString('base64')];
  }
}

/** What was put away. Null when that was done by another version, or over another catalogue. @throws Error when the text is no such thing */
export function unpack(text: string): unknown {
  const packed: Packed = JSON.parse(text);
  const { objects, digest } = numbered(catalogueFor(null));
  const { format, simulator, catalogue, shapes, table } = packed;
  if (format !== FORMAT || simulator !== SIMULATOR_VERSION || catalogue !== digest) return null;
  const values: unknown[] = [];
  for (const entry of table) values.push(Array.isArray(entry) ? made(entry, values, shapes, objects) : entry);
  return values.at(-1);
}

function made(
  entry: readonly (number | string)[],
  values: readonly unknown[],
  shapes: Packed['shapes'],
  objects: readonly object[],
): unknown {
  const [kind = ABSENT, first = 0] = entry;
  const at = (index: number): unknown => values[Number(entry[index])];
  switch (kind) {
    case ABSENT:
      return undefined;
    case LIST: {
      const list = [];
      for (let index = 1; index < entry.length; index++) list.push(at(index));
      return list;
    }
    case MAP: {
      const map = new Map();
      for (let index = 1; index < entry.length; index += 2) map.set(at(index), at(index + 1));
      return map;
    }
    case SET: {
      const set = new Set();
      for (let index = 1; index < entry.length; index++) set.add(at(index));
      return set;
    }
    case TEXT:
      return encoder.encode(String(first));
    case BYTES:
      return new Uint8Array(Buffer.from(String(first), 'base64'));
    case CATALOGUED:
      return objects[Number(first)];
    default: {
      const keys = shapes[Number(kind) - SHAPED];
      if (keys === undefined) throw new Error(`nothing is known of a ${kind}`);
      const object: Record<string, unknown> = {};
      for (const [index, key] of keys.entries()) {
        const value = at(index + 1);
        // Assigned, it would be what the object inherits from.
        if (key === '__proto__') Object.defineProperty(object, key, { value, ...OWN });
        else object[key] = value;
      }
      return object;
    }
  }
}

const OWN = { enumerable: true, configurable: true, writable: true };

interface Numbered {
  readonly objects: readonly object[];
  readonly numbers: ReadonlyMap<object, number>;
  /** Of what tells this catalogue from another. */
  readonly digest: string;
}

const numberings = new WeakMap<Catalogue, Numbered>();

/** Everything that a catalogue is made of, in the order in which it is come upon. */
function numbered(catalogue: Catalogue): Numbered {
  const known = numberings.get(catalogue);
  if (known !== undefined) return known;
  const objects: object[] = [];
  const numbers = new Map<object, number>();
  const words: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string') words.push(value);
    if (typeof value !== 'object' || value === null || numbers.has(value)) return;
    numbers.set(value, objects.push(value) - 1);
    if (value instanceof Uint8Array) return;
    if (value instanceof Map) for (const [key, part] of value) visitAll([key, part]);
    else visitAll(Object.values(value));
  };
  const visitAll = (values: readonly unknown[]): void => {
    for (const value of values) visit(value);
  };
  visit(catalogue);
  const made = { objects, numbers, digest: sha256(`${objects.length}\n${words.join('\n')}`) };
  numberings.set(catalogue, made);
  return made;
}
