import { NotSimulated } from '../../control.ts';
import { isBuiltin, isStandardModule } from '../known/standard.ts';
import { suggestion } from '../known/suggest.ts';
import { hinted, raised } from '../value/errors.ts';
import type { PyPlay, PyScope, PyValue, Raise } from '../value/values.ts';
import { minorOf } from '../value/values.ts';

export function inner(
  kind: PyScope['kind'],
  up: PyScope | null,
  made: PyScope['made'] = null,
  names: Iterable<readonly [string, PyValue]> = [],
): PyScope {
  return { kind, names: new Map(names), up, made };
}

export function moduleOf(scope: PyScope): PyScope {
  let here = scope;
  while (here.up !== null) here = here.up;
  return here;
}

/** What a name stands for. */
export function lookUp(play: PyPlay, name: string, scope: PyScope): PyValue {
  const own = scope.names.get(name);
  if (own !== undefined) return own;
  if (scope.made?.names.local.has(name) === true)
    throw raised('UnboundLocalError', `cannot access local variable '${name}' where it is not associated with a value`);
  for (
    let here = scope.made?.names.global.has(name) === true ? moduleOf(scope) : scope.up;
    here !== null;
    here = here.up
  ) {
    if (here.kind === 'class' && here !== scope.up) continue;
    if (here.kind === 'class' && scope.made !== null) continue;
    const found = here.names.get(name);
    if (found !== undefined) return found;
    if (here.made?.names.local.has(name) === true)
      throw raised(
        'NameError',
        `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
      );
  }
  const given = play.builtins.get(name);
  if (given !== undefined) return given;
  if (isBuiltin(name)) throw new NotSimulated(`${name}`);
  throw unknown(play, name, scope);
}

function unknown(play: PyPlay, name: string, scope: PyScope): Raise {
  const known: string[] = [];
  for (let here: PyScope | null = scope; here !== null; here = here.up) known.push(...here.names.keys());
  // What would be suggested may also be a name that this host lacks.
  const found = suggestion(name, [...known, ...play.builtins.keys()]);
  const error = raised('NameError', `name '${name}' is not defined`);
  // That a module may be meant is told from 3.12 on.
  const module = minorOf(play) >= 12 && isStandardModule(name, play.version) ? `'${name}'` : null;
  if (found !== null && module !== null)
    return hinted(error, `. Did you mean: '${found}'? Or did you forget to import ${module}?`);
  if (found !== null) return hinted(error, `. Did you mean: '${found}'?`);
  return module === null ? error : hinted(error, `. Did you forget to import ${module}?`);
}

/** Gives a name a value, where the scope says that it lives. */
export function assignName(scope: PyScope, name: string, value: PyValue): void {
  homeOf(scope, name).names.set(name, value);
}

function homeOf(scope: PyScope, name: string): PyScope {
  const { made } = scope;
  if (made === null) return scope;
  if (made.names.global.has(name)) return moduleOf(scope);
  if (made.names.outer.has(name))
    for (let here = scope.up; here !== null; here = here.up)
      if (here.kind === 'function' && here.made?.names.local.has(name) === true) return here;
  return scope;
}

export function deleteName(scope: PyScope, name: string): void {
  if (!homeOf(scope, name).names.delete(name)) {
    if (scope.made?.names.local.has(name) === true)
      throw raised(
        'UnboundLocalError',
        `cannot access local variable '${name}' where it is not associated with a value`,
      );
    throw raised('NameError', `name '${name}' is not defined`);
  }
}

/** The scope of a function in which `:=` in a comprehension binds. */
export function aroundComprehension(scope: PyScope): PyScope {
  let here = scope;
  while (here.kind === 'function' && here.made === null && here.up !== null) here = here.up;
  return here;
}
