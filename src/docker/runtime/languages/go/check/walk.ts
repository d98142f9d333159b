import { entryOf } from '../../../../entry.ts';
import { NotSimulated } from '../../control.ts';
import type { DeclareStatement, GoExpression, GoPosition, GoStatement } from '../syntax.ts';
import { PACKAGES, UNIVERSE } from './known.ts';
import { type BlockNames, type Checker, declare, find, inside, leave, report, reportUndefined } from './scope.ts';
import { kindOf, spell } from './spell.ts';

/** Checks a function: its parameters, and in a block of their own its statements. */
export function checkBlock(checker: Checker, list: readonly GoStatement[], outer: BlockNames): void {
  checkBody(checker, list, inside(outer));
}

function checkBody(checker: Checker, list: readonly GoStatement[], names: BlockNames): void {
  for (const each of list) checkStatement(checker, each, names);
  leave(checker, names);
}

export function checkStatement(checker: Checker, each: GoStatement, names: BlockNames): void {
  switch (each.type) {
    case 'expression':
      checkExpression(checker, each.value, names);
      if (each.value.type !== 'call') report(checker, each, `${spell(each.value)} (${kindOf(each.value)}) is not used`);
      return;
    case 'declare':
      checkDeclaration(checker, each, names);
      return;
    case 'assign':
      checkExpressions(checker, each.values, names);
      for (const target of each.targets) checkTarget(checker, target, names);
      return;
    case 'if': {
      const own = inside(names);
      if (each.start !== null) checkStatement(checker, each.start, own);
      checkExpression(checker, each.condition, own);
      checkBlock(checker, each.body, own);
      if (each.otherwise !== null) checkBlock(checker, each.otherwise, own);
      leave(checker, own);
      return;
    }
    case 'for': {
      const own = inside(names);
      if (each.start !== null) checkStatement(checker, each.start, own);
      if (each.condition !== null) checkExpression(checker, each.condition, own);
      if (each.step !== null) checkStatement(checker, each.step, own);
      checkBlock(checker, each.body, own);
      leave(checker, own);
      return;
    }
    case 'range': {
      checkExpression(checker, each.over, names);
      const own = inside(names);
      for (const identifier of each.names) declare(own, identifier.name, identifier, true);
      checkBlock(checker, each.body, own);
      leave(checker, own);
      return;
    }
    case 'switch':
      if (each.subject !== null) checkExpression(checker, each.subject, names);
      for (const { values, body } of each.cases) {
        checkExpressions(checker, values ?? [], names);
        checkBlock(checker, body, names);
      }
      return;
    case 'return':
      checkExpressions(checker, each.values, names);
      return;
    case 'defer':
      checkExpression(checker, each.call, names);
      return;
    case 'block':
      checkBlock(checker, each.body, names);
      return;
    case 'break':
    case 'continue':
      return;
  }
}

function checkDeclaration(checker: Checker, each: GoPosition & DeclareStatement, names: BlockNames): void {
  checkExpressions(checker, each.values, names);
  if (each.short && each.names.every(({ name }) => name === '_' || names.declared.has(name)))
    report(checker, each, 'no new variables on left side of :=');
  for (const identifier of each.names) {
    const { name } = identifier;
    const before = names.declared.has(name);
    if (before && each.short) continue;
    if (before) report(checker, identifier, `${name} redeclared in this block`);
    declare(names, name, identifier, names.outer !== null && !each.constant);
  }
}

/** What is assigned to is not used by that. */
function checkTarget(checker: Checker, target: GoExpression, names: BlockNames): void {
  if (target.type !== 'name') checkExpression(checker, target, names);
  else if (target.name !== '_' && find(names, target.name) === null) reportUndefined(checker, target, target.name);
}

function checkExpressions(checker: Checker, list: readonly GoExpression[], names: BlockNames): void {
  for (const each of list) checkExpression(checker, each, names);
}

function checkExpression(checker: Checker, each: GoExpression, names: BlockNames): void {
  switch (each.type) {
    case 'string':
    case 'int':
    case 'float':
    case 'char':
      return;
    case 'name':
      checkName(checker, each, each.name, names);
      return;
    case 'select':
      if (each.of.type !== 'name' || find(names, each.of.name) !== null) {
        checkExpression(checker, each.of, names);
        return;
      }
      checkMember(checker, each, each.of.name, each.of, each.name);
      return;
    case 'call':
      checkExpression(checker, each.callee, names);
      checkExpressions(checker, each.args, names);
      return;
    case 'index':
      checkExpressions(checker, [each.of, each.index], names);
      return;
    case 'slice':
      checkExpression(checker, each.of, names);
      if (each.low !== null) checkExpression(checker, each.low, names);
      if (each.high !== null) checkExpression(checker, each.high, names);
      return;
    case 'unary':
      checkExpression(checker, each.operand, names);
      return;
    case 'binary':
      checkExpressions(checker, [each.left, each.right], names);
      return;
    case 'list':
      checkExpressions(checker, each.items, names);
      return;
    case 'map':
      for (const { key, value } of each.items) checkExpressions(checker, [key, value], names);
      return;
    case 'function':
      checkFunction(checker, each, names);
      return;
  }
}

/** A function literal. */
function checkFunction(checker: Checker, each: GoExpression & { readonly type: 'function' }, names: BlockNames): void {
  const own = inside(names);
  for (const name of each.parameters) declare(own, name, each, false);
  checkBody(checker, each.body, own);
}

function checkName(checker: Checker, at: GoPosition, name: string, names: BlockNames): void {
  const known = find(names, name);
  if (known !== null) known.used = true;
  else if (checker.imports.has(name)) {
    checker.usedImports.add(name);
    report(checker, at, `use of package ${name} without selector`);
  } else if (name === '_') report(checker, at, 'cannot use _ as value');
  else if (!UNIVERSE.has(name)) reportUndefined(checker, at, name);
}

/** `local.name`, where `local` is what the file calls a package. */
function checkMember(checker: Checker, at: GoPosition, local: string, localAt: GoPosition, name: string): void {
  const imported = checker.imports.get(local);
  if (imported === undefined) {
    reportUndefined(checker, localAt, local);
    return;
  }
  checker.usedImports.add(local);
  const known = entryOf(PACKAGES, imported.path);
  if (known === undefined || known.includes(name)) return;
  const near = known.some(one => one.toLowerCase() === name.toLowerCase());
  if (!near && !/^[a-z]/.test(name)) throw new NotSimulated(`${imported.path}.${name}`);
  report(checker, at, `undefined: ${local}.${name}`);
}
