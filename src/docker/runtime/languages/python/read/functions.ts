import {
  accept,
  expect,
  expression,
  identifier,
  is,
  type PyCursor,
  type ReadFunction,
  spanFrom,
  unread,
} from './cursor.ts';
import type { Expression, Parameter, PyDefinition, Statement } from './syntax.ts';

/** Parameters to a closing sign, which is left. `hinted`: they may have hints. */
export function parameters(cursor: PyCursor, close: string, hinted: boolean): readonly Parameter[] {
  const found: Parameter[] = [];
  let kind: Parameter['kind'] = 'place';
  while (!is(cursor, close)) {
    if (accept(cursor, '/')) {
      for (const [at, each] of found.entries()) found[at] = { ...each, kind: 'place-only' };
    } else if (accept(cursor, '**')) {
      found.push({ name: named(cursor, hinted), kind: 'names', usual: null });
    } else if (accept(cursor, '*')) {
      kind = 'name-only';
      if (!is(cursor, ',')) found.push({ name: named(cursor, hinted), kind: 'rest', usual: null });
    } else {
      const name = named(cursor, hinted);
      found.push({ name, kind, usual: accept(cursor, '=') ? expression(cursor) : null });
    }
    if (!accept(cursor, ',')) break;
  }
  if (!is(cursor, close)) throw unread(cursor);
  return found;
}

function named(cursor: PyCursor, hinted: boolean): string {
  const name = identifier(cursor);
  if (hinted && accept(cursor, ':')) expression(cursor);
  return name;
}

/** Reads a function's body, and what its names are. `from`: where the function begins. */
export function functionRead(
  cursor: PyCursor,
  name: string,
  given: readonly Parameter[],
  read: (cursor: PyCursor) => readonly Statement[],
  from: number,
  more: { readonly decorators: readonly Expression[]; readonly isAsync: boolean } = { decorators: [], isAsync: false },
): PyDefinition {
  const reading: ReadFunction = {
    bound: new Set(given.map(each => each.name)),
    global: new Set(),
    outer: new Set(),
    isGenerator: false,
  };
  const place = cursor.definitions.length;
  // The place is taken before what stands in it is known: other functions may.
  cursor.definitions.push(null as unknown as PyDefinition);
  cursor.functions.push(reading);
  const body = read(cursor);
  cursor.functions.pop();
  const { bound, global, outer, isGenerator } = reading;
  const local = new Set([...bound].filter(each => !global.has(each) && !outer.has(each)));
  const made: PyDefinition = {
    name,
    parameters: given,
    body,
    names: { local, global, outer },
    isGenerator,
    doc: docOf(body),
    place,
    span: spanFrom(cursor, from),
    ...more,
  };
  cursor.definitions[place] = made;
  return made;
}

export function docOf([first]: readonly Statement[]): string | null {
  if (first?.type !== 'expression' || first.value.type !== 'literal') return null;
  return typeof first.value.value === 'string' ? first.value.value : null;
}

/** `-> hint` */
export function skipResult(cursor: PyCursor): void {
  if (accept(cursor, '->')) expression(cursor);
  expect(cursor, ':');
}
