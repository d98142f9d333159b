import { NotSimulated } from '../../control.ts';
import { allowList } from '../../size.ts';
import { typeError } from '../value/errors.ts';
import { arrayOf, isObject, type JsPlay, type JsValue } from '../value/values.ts';
import { unfinished } from './flow.ts';

/** Goes through a value as `for … of` does. `said`: how it is named where it cannot be gone through. */
export function* iterate(play: JsPlay, value: JsValue, said: string): Generator<JsValue, void> {
  if (typeof value === 'string') {
    yield* value;
    return;
  }
  if (isObject(value)) {
    if (value.tag === 'array') {
      for (let at = 0; at < value.items.length; at++) yield value.items[at];
      return;
    }
    if (value.tag === 'set' || value.tag === 'map') {
      const isMap = value.tag === 'map';
      for (const [key, each] of (value.data as Map<unknown, readonly [JsValue, JsValue]>).values())
        yield isMap ? arrayOf(play, [key, each]) : key;
      return;
    }
    if (value.tag === 'generator') {
      const steps = value.data as Generator<JsValue, JsValue, JsValue>;
      let isWhole = false;
      try {
        for (let step = steps.next(undefined); step.done !== true; step = steps.next(undefined)) {
          play.budget.spend();
          yield step.value;
        }
        isWhole = true;
      } finally {
        if (!isWhole && unfinished.has(value)) leftEarly();
      }
      return;
    }
    if (value.props.has('@@iterator')) throw new NotSimulated('an iterator of its own');
  }
  throw typeError(play, `${said} is not iterable`);
}

function leftEarly(): never {
  throw new NotSimulated('a generator with `finally` that is left early');
}

export function itemsOf(play: JsPlay, value: JsValue, said: string): JsValue[] {
  if (isObject(value) && value.tag === 'array') {
    play.budget.make(value.items.length);
    return [...value.items];
  }
  const items: JsValue[] = [];
  for (const each of iterate(play, value, said)) {
    items.push(each);
    allowList(items.length);
    play.budget.make(1);
  }
  return items;
}
