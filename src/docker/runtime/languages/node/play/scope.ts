import { NotSimulated } from '../../control.ts';
import { isKnown } from '../known.ts';
import { thrown, typeError } from '../value/errors.ts';
import type { JsBinding, JsPlay, JsScope, JsValue } from '../value/values.ts';

export function within(up: JsScope | null, self: JsScope['self'] = null): JsScope {
  return { names: new Map(), up, self };
}

export function declare(scope: JsScope, name: string, value: JsValue, isConst = false, ready = true): void {
  scope.names.set(name, { value, isConst, ready });
}

function find(scope: JsScope, name: string): JsBinding | null {
  for (let here: JsScope | null = scope; here !== null; here = here.up) {
    const found = here.names.get(name);
    if (found !== undefined) return found;
  }
  return null;
}

export function lookUp(play: JsPlay, scope: JsScope, name: string, at: number): JsValue {
  const found = find(scope, name);
  if (found === null) {
    if (isKnown('globals', name)) throw new NotSimulated(name);
    mark(play, at);
    throw thrown(play, 'ReferenceError', `${name} is not defined`);
  }
  if (!found.ready) {
    mark(play, at);
    throw thrown(play, 'ReferenceError', `Cannot access '${name}' before initialization`);
  }
  return found.value;
}

/** Notes where the function at work stands. */
export function mark({ frames }: JsPlay, at: number): void {
  const frame = frames.at(-1);
  if (frame !== undefined) frame.at = at;
}

/** Undefined, and no error, for a name that nobody has: as typeof asks. */
export function lookUpQuietly(scope: JsScope, name: string): JsValue {
  const found = find(scope, name);
  if (found === null && isKnown('globals', name)) throw new NotSimulated(name);
  return found?.value;
}

export function assign(play: JsPlay, scope: JsScope, name: string, value: JsValue, at: number): void {
  const found = find(scope, name);
  if (found === null) {
    if (isKnown('globals', name)) throw new NotSimulated(name);
    declare(play.globals, name, value);
    return;
  }
  if (!found.ready) {
    mark(play, at);
    throw thrown(play, 'ReferenceError', `Cannot access '${name}' before initialization`);
  }
  if (found.isConst) {
    mark(play, at);
    throw typeError(play, 'Assignment to constant variable.');
  }
  found.value = value;
}

/** What `this` is, and whose method it is. */
export function selfOf(scope: JsScope): NonNullable<JsScope['self']> {
  for (let here: JsScope | null = scope; here !== null; here = here.up) if (here.self !== null) return here.self;
  return { value: undefined, home: null, cls: null };
}
