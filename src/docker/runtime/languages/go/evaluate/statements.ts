import { type Flow, NotSimulated } from '../../control.ts';
import { inside, scopeOf } from '../../scope.ts';
import { show } from '../format.ts';
import type {
  AssignStatement,
  DeclareStatement,
  ForStatement,
  GoExpression,
  GoStatement,
  IfStatement,
  RangeStatement,
  SwitchStatement,
} from '../syntax.ts';
import { type GoScope, isList, numberOf, type Value, weightOf, zero } from '../values.ts';
import { evaluate, evaluateAll } from './expressions.ts';
import { areEqual, combine } from './operators.ts';
import type { Deferred, GoPlay } from './play.ts';

/** How often one `range` over a number goes round at most. */
const MOST_ROUNDS = 200_000;

type GoFlow = Flow<readonly Value[]>;

export function runBlock(play: GoPlay, list: readonly GoStatement[], scope: GoScope, deferred: Deferred[]): GoFlow {
  for (const each of list) {
    const flow = runStatement(play, each, scope, deferred);
    if (flow !== null) return flow;
  }
  return null;
}

export function runStatement(play: GoPlay, each: GoStatement, scope: GoScope, deferred: Deferred[]): GoFlow {
  play.budget.spend();
  switch (each.type) {
    case 'expression':
      evaluate(play, each.value, scope);
      return null;
    case 'declare':
      declare(play, each, scope);
      return null;
    case 'assign':
      assignAll(play, each, scope);
      return null;
    case 'if':
      return runIf(play, each, scope, deferred);
    case 'for':
      return runFor(play, each, scope, deferred);
    case 'range':
      return runRange(play, each, scope, deferred);
    case 'switch':
      return runSwitch(play, each, scope, deferred);
    case 'return':
      return { values: evaluateAll(play, each.values, 0, scope) };
    case 'defer':
      deferred.push(() => evaluate(play, each.call, scope));
      return null;
    case 'block':
      return runBlock(play, each.body, inside(scope), deferred);
    case 'break':
    case 'continue':
      return each.type;
  }
}

function declare(play: GoPlay, each: DeclareStatement, scope: GoScope): void {
  const values = evaluateAll(play, each.values, each.names.length, scope);
  each.names.forEach(({ name }, at) => {
    scope.names.set(name, each.values.length === 0 ? zero(each.zero) : (values[at] ?? null));
  });
}

function assignAll(play: GoPlay, each: AssignStatement, scope: GoScope): void {
  if (each.operator === '=') {
    const values = evaluateAll(play, each.values, each.targets.length, scope);
    each.targets.forEach((target, at) => {
      assign(play, target, values[at] ?? null, scope);
    });
    return;
  }
  const [target] = each.targets;
  const [value] = each.values;
  if (target === undefined || value === undefined) return;
  const operator = each.operator.slice(0, -1);
  assign(
    play,
    target,
    combine(play.budget, operator, evaluate(play, target, scope), evaluate(play, value, scope)),
    scope,
  );
}

function assign(play: GoPlay, target: GoExpression, value: Value, scope: GoScope): void {
  if (target.type === 'name') {
    if (target.name !== '_') scopeOf(scope, target.name)?.names.set(target.name, value);
    return;
  }
  if (target.type !== 'index') throw new NotSimulated('this assignment');
  const of = evaluate(play, target.of, scope);
  const index = evaluate(play, target.index, scope);
  if (of instanceof Map) of.set(show(index), value);
  else if (isList(of)) {
    play.budget.make(weightOf(of));
    const changed = of.map((each, at) => (at === numberOf(index) ? value : each));
    assign(play, target.of, changed, scope);
  }
}

function runIf(play: GoPlay, each: IfStatement, scope: GoScope, deferred: Deferred[]): GoFlow {
  const own = inside(scope);
  if (each.start !== null) runStatement(play, each.start, own, deferred);
  if (evaluate(play, each.condition, own) === true) return runBlock(play, each.body, inside(own), deferred);
  return each.otherwise === null ? null : runBlock(play, each.otherwise, inside(own), deferred);
}

function runFor(play: GoPlay, each: ForStatement, scope: GoScope, deferred: Deferred[]): GoFlow {
  const own = inside(scope);
  if (each.start !== null) runStatement(play, each.start, own, deferred);
  while (each.condition === null || evaluate(play, each.condition, own) === true) {
    play.budget.spend();
    const flow = runBlock(play, each.body, inside(own), deferred);
    if (flow === 'break') return null;
    if (flow !== null && flow !== 'continue') return flow;
    if (each.step !== null) runStatement(play, each.step, own, deferred);
  }
  return null;
}

function runRange(play: GoPlay, each: RangeStatement, scope: GoScope, deferred: Deferred[]): GoFlow {
  const over = evaluate(play, each.over, scope);
  play.budget.make(weightOf(over));
  for (const [key, value] of pairsOf(over)) {
    const own = inside(scope);
    if (each.key !== null) own.names.set(each.key, key);
    if (each.value !== null) own.names.set(each.value, value);
    const flow = runBlock(play, each.body, own, deferred);
    if (flow === 'break') return null;
    if (flow !== null && flow !== 'continue') return flow;
  }
  return null;
}

/** What `range` goes over: keys and values, those of a map in the order of its keys. */
function pairsOf(over: Value): readonly (readonly [Value, Value])[] {
  if (typeof over === 'number') return Array.from({ length: Math.min(over, MOST_ROUNDS) }, (_, at) => [at, null]);
  if (typeof over === 'string') return [...over].map((letter, at) => [at, letter.codePointAt(0) ?? 0]);
  if (over instanceof Map) return [...over].sort(([a], [b]) => (a < b ? -1 : 1));
  return isList(over) ? over.map((value, at) => [at, value]) : [];
}

function runSwitch(play: GoPlay, each: SwitchStatement, scope: GoScope, deferred: Deferred[]): GoFlow {
  const subject = each.subject === null ? true : evaluate(play, each.subject, scope);
  const chosen =
    each.cases.find(one => one.values?.some(value => areEqual(subject, evaluate(play, value, scope)))) ??
    each.cases.find(one => one.values === null);
  if (chosen === undefined) return null;
  const flow = runBlock(play, chosen.body, inside(scope), deferred);
  return flow === 'break' ? null : flow;
}
