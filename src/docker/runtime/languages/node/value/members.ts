import { NotSimulated } from '../../control.ts';
import { isKnown } from '../known.ts';
import { typeError } from './errors.ts';
import { isObject, type JsObject, type JsPlay, type JsProtoName, type JsValue, prop } from './values.ts';

const INDEX = /^(?:0|[1-9]\d{0,8})$/;

/** What a value that is no object takes its members from. */
function protoOf(play: JsPlay, value: JsValue): JsObject | null {
  if (isObject(value)) return value.proto;
  return play.protos[typeof value as JsProtoName] ?? null;
}

/** `of.name`; undefined where there is none. */
export function get(play: JsPlay, of: JsValue, name: string): JsValue {
  if (of === undefined || of === null) throw typeError(play, `Cannot read properties of ${of} (reading '${name}')`);
  if (typeof of === 'string') {
    if (name === 'length') return of.length;
    if (INDEX.test(name)) return of[Number(name)];
  }
  if (isObject(of)) {
    if (of.tag === 'array') {
      if (name === 'length') return of.items.length;
      if (INDEX.test(name)) return of.items[Number(name)];
    }
    if ((of.tag === 'map' || of.tag === 'set') && name === 'size') return (of.data as Map<unknown, unknown>).size;
    if (name === '__proto__') throw new NotSimulated('.__proto__');
  }
  for (let at: JsObject | null = isObject(of) ? of : protoOf(play, of); at !== null; at = at.proto) {
    const found = at.props.get(name);
    if (found === undefined) {
      // What the real one has, and this one lacks, is not undefined.
      const label = play.labels.get(at);
      if (label !== undefined && isKnown(label, name)) throw new NotSimulated(`.${name}`);
      continue;
    }
    if (found.get !== null) return found.get.call?.(play, of, []);
    return found.set === null ? found.value : undefined;
  }
  return undefined;
}

export function set(play: JsPlay, of: JsValue, name: string, value: JsValue): void {
  if (of === undefined || of === null) throw typeError(play, `Cannot set properties of ${of} (setting '${name}')`);
  if (!isObject(of) || of.frozen) return;
  if (name === '__proto__') throw new NotSimulated('.__proto__');
  if (of.tag === 'array') {
    if (INDEX.test(name)) {
      const at = Number(name);
      if (at > of.items.length) throw new NotSimulated('a list with gaps');
      of.items[at] = value;
      play.budget.make(1);
      return;
    }
    if (name === 'length') {
      const length = Number(value);
      if (!(length <= of.items.length)) throw new NotSimulated('a list with gaps');
      of.items.length = length;
      return;
    }
  }
  for (let at: JsObject | null = of; at !== null; at = at.proto) {
    const found = at.props.get(name);
    if (found === undefined) continue;
    if (found.set !== null) {
      found.set.call?.(play, of, [value]);
      return;
    }
    if (found.get !== null) return;
    break;
  }
  const own = of.props.get(name);
  if (own !== undefined) own.value = value;
  else of.props.set(name, prop(value));
  play.budget.make(1);
}

/** Names of members that are gone through: whole numbers first, as an engine orders them. */
export function keysOf(value: JsValue): string[] {
  if (typeof value === 'string') return [...value].map((_each, at) => String(at));
  if (!isObject(value)) return [];
  const own = [...value.props].filter(([name, { shown }]) => shown && !name.startsWith('#')).map(([name]) => name);
  const indexes = own.filter(name => INDEX.test(name)).sort((a, b) => Number(a) - Number(b));
  const items = value.tag === 'array' ? value.items.map((_each, at) => String(at)) : [];
  return [...items, ...indexes, ...own.filter(name => !INDEX.test(name))];
}

export function has(of: JsObject, name: string): boolean {
  if (of.tag === 'array' && (name === 'length' || (INDEX.test(name) && Number(name) < of.items.length))) return true;
  return of.props.has(name);
}
