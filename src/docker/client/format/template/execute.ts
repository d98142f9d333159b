/** Runs a parsed template over a value, as Go's text/template does. */
import { quote } from '../quote.ts';
import { ANY, fieldOf, type GoValue, isTrue, plain, sortedKeys, typeOf } from '../value.ts';
import { type Argument, FUNCTIONS, type Functions } from './functions.ts';
import {
  type Branch,
  type Command,
  commandText,
  type Node,
  type Operand,
  operandText,
  type Pipe,
  type Template,
} from './tree.ts';

export interface Executed {
  readonly output: string;
  /** Null when all went well; `output` is what had been printed before the trouble. */
  readonly error: string | null;
}

export interface ExecuteOptions {
  /** A key that a map lacks is an error (`missingkey=error`) and not `<no value>`. */
  readonly missingKeyIsError: boolean;
  readonly functions: Functions;
}

/** A value with the type by which it is known: an element of `[]interface {}` is an `interface {}` whatever it holds. */
interface Cell {
  readonly value: GoValue;
  readonly boxed: boolean;
}

interface Variable {
  readonly name: string;
  cell: Cell;
}

/** What names fields one within the other. */
type Path = Extract<Operand, { readonly names: readonly string[] }>;

const NOTHING: Cell = { value: null, boxed: false };
const NONE: readonly Operand[] = [];

class Trouble extends Error {}

type Leaving = 'break' | 'continue' | null;

/** What may be called on a value by that name, such as `.Label "app"`; or null. */
function methodOf(value: GoValue, name: string): ((argument: string) => string) | null {
  if (value === null || typeof value !== 'object') return null;
  switch (value.kind) {
    case 'struct':
    case 'map':
      return value.methods?.get(name) ?? null;
    case 'row': {
      const { labels } = value;
      return name === 'Label' && labels !== null ? key => labels[key] ?? '' : null;
    }
    case 'slice':
    case 'nil':
      return null;
  }
}

const DEFAULTS: ExecuteOptions = { missingKeyIsError: false, functions: FUNCTIONS };

/** A pointer is named as one, though its fields are those of what it points to. */
function pointedType(value: GoValue): string {
  const isPointer = typeof value === 'object' && value?.kind === 'struct' && value.pointer === true;
  return `${isPointer ? '*' : ''}${typeOf(value)}`;
}

export function execute(template: Template, data: GoValue, options: ExecuteOptions = DEFAULTS): Executed {
  let output = '';
  let variables: Variable[] = [{ name: '$', cell: { value: data, boxed: false } }];
  let depth = 0;

  try {
    walkAll(template.body, { value: data, boxed: false });
    return { output, error: null };
  } catch (trouble) {
    if (trouble instanceof Trouble) return { output, error: trouble.message };
    throw trouble;
  }

  function fail(at: number, context: string, message: string): never {
    const before = template.text.slice(0, at);
    const lineStart = before.lastIndexOf('\n') + 1;
    const line = before.split('\n').length;
    const column = new TextEncoder().encode(before.slice(lineStart)).length;
    throw new Trouble(
      `template: ${template.name}:${line}:${column}: executing ${quote(template.name)} at <${context}>: ${message}`,
    );
  }

  function walkAll(nodes: readonly Node[], dot: Cell): Leaving {
    for (const node of nodes) {
      const leaving = walk(node, dot);
      if (leaving !== null) return leaving;
    }
    return null;
  }

  function walk(node: Node, dot: Cell): Leaving {
    switch (node.kind) {
      case 'text':
        output += node.text;
        return null;
      case 'action': {
        const found = pipe(node.pipe, dot);
        if (node.pipe.variables.length === 0) output += found.value === null ? '<no value>' : plain(found.value);
        return null;
      }
      case 'if':
      case 'with':
      case 'range':
        return branch(node, dot);
      case 'template': {
        const body = template.named.get(node.name);
        if (body === undefined) {
          const argument = node.pipe === null ? '' : ` ${node.pipe.commands.map(commandText).join(' | ')}`;
          return fail(
            node.at,
            `{{template ${quote(node.name)}${argument}}}`,
            `template ${quote(node.name)} not defined`,
          );
        }
        depth += 1;
        if (depth > 1000) fail(node.at, `{{template ${quote(node.name)}}}`, 'exceeded maximum template depth (100000)');
        const inner = node.pipe === null ? { value: null, boxed: false } : pipe(node.pipe, dot);
        const saved = variables;
        variables = [{ name: '$', cell: inner }];
        walkAll(body, inner);
        variables = saved;
        depth -= 1;
        return null;
      }
      case 'break':
      case 'continue':
        return node.kind;
    }
  }

  function branch(node: Branch, dot: Cell): Leaving {
    const mark = variables.length;
    const leaving = node.kind === 'range' ? range(node, dot) : choice(node, dot);
    variables = variables.slice(0, mark);
    return leaving;
  }

  function choice(node: Branch, dot: Cell): Leaving {
    const found = pipe(node.pipe, dot);
    if (isTrue(found.value)) return walkAll(node.body, node.kind === 'with' ? found : dot);
    return node.otherwise === null ? null : walkAll(node.otherwise, dot);
  }

  function range(node: Branch, dot: Cell): Leaving {
    const over = pipe(node.pipe, dot, true).value;
    const mark = variables.length;
    const rounds = elements(over, node);
    for (const [key, item] of rounds) {
      const names = node.pipe.variables;
      const one = names.length === 1 ? item : key;
      if (names[0] !== undefined) bind(names[0], one, node.pipe.declares);
      if (names[1] !== undefined) bind(names[1], item, node.pipe.declares);
      const leaving = walkAll(node.body, item);
      variables = variables.slice(0, mark);
      if (leaving === 'break') break;
    }
    if (rounds.length > 0) return null;
    return node.otherwise === null ? null : walkAll(node.otherwise, dot);
  }

  function elements(over: GoValue, node: Branch): readonly (readonly [Cell, Cell])[] {
    const plainCell = (value: GoValue): Cell => ({ value, boxed: false });
    if (over === null) return [];
    if (typeof over === 'bigint') {
      return Array.from({ length: Math.max(0, Number(over)) }, (_, at) => [
        plainCell(BigInt(at)),
        plainCell(BigInt(at)),
      ]);
    }
    if (typeof over === 'object') {
      switch (over.kind) {
        case 'slice': {
          const boxed = over.type === `[]${ANY}`;
          return over.items.map((value, at) => [plainCell(BigInt(at)), { value, boxed }]);
        }
        case 'map': {
          const boxed = over.type.endsWith(ANY);
          return sortedKeys(over.entries).map(key => [plainCell(key), { value: over.entries.get(key) ?? null, boxed }]);
        }
        case 'nil':
        case 'struct':
        case 'row':
          break;
      }
    }
    const last = node.pipe.commands.at(-1);
    const operand = last?.operands[0];
    const at = operand?.at ?? node.at;
    return fail(at, last === undefined ? '' : commandText(last), `range can't iterate over ${plain(over)}`);
  }

  function bind(name: string, cell: Cell, declares: boolean): void {
    if (declares) variables.push({ name, cell });
    else {
      const found = variables.findLast(variable => variable.name === name);
      if (found !== undefined) found.cell = cell;
    }
  }

  function pipe(node: Pipe, dot: Cell, forRange = false): Cell {
    let found: Cell | null = null;
    for (const one of node.commands) {
      const given = command(one, dot, found);
      // What comes out of a command is unwrapped: from here on it is known by its own type.
      found = given.boxed ? { value: given.value, boxed: false } : given;
    }
    const cell = found ?? NOTHING;
    if (!forRange) for (const name of node.variables) bind(name, cell, node.declares);
    return cell;
  }

  function command(node: Command, dot: Cell, final: Cell | null): Cell {
    const [first] = node.operands;
    if (first === undefined) return NOTHING;
    const others = node.operands.length > 1 ? node.operands.slice(1) : NONE;
    const hasArguments = others.length > 0 || final !== null;
    switch (first.kind) {
      case 'field': {
        const called = method(first, dot, others, final);
        return called ?? fields(dot, first, hasArguments);
      }
      case 'chain':
        return fields(argumentCell(first.from, dot), first, hasArguments);
      case 'variable': {
        const cell = variableCell(first.name);
        if (first.names.length > 0) return fields(cell, first, hasArguments);
        if (hasArguments)
          fail(first.at, operandText(first), `can't give argument to non-function ${operandText(first)}`);
        return cell;
      }
      case 'function':
        return call(node, first.name, first.at, others, dot, final);
      case 'pipe':
        if (hasArguments)
          fail(first.at, operandText(first), `can't give argument to non-function ${operandText(first)}`);
        return pipe(first.pipe, dot);
      case 'nil':
        return fail(first.at, 'nil', 'nil is not a command');
      case 'dot':
      case 'bool':
      case 'number':
      case 'string':
        if (hasArguments)
          fail(first.at, operandText(first), `can't give argument to non-function ${operandText(first)}`);
        return argumentCell(first, dot);
    }
  }

  /** `.Label "app"`: null when the value has no method of that name. */
  function method(
    first: Extract<Operand, { readonly kind: 'field' }>,
    dot: Cell,
    operands: readonly Operand[],
    final: Cell | null,
  ): Cell | null {
    const name = first.names.length === 1 ? (first.names[0] ?? '') : '';
    const { value } = dot;
    const found = methodOf(value, name);
    if (found === null) return null;
    const values = operands.map(operand => argument(operand, 'string', dot));
    if (final !== null) values.push(checked(final.value, 'string', first.at, operandText(first)));
    const [only] = values;
    if (values.length !== 1 || typeof only !== 'string') {
      return fail(first.at, operandText(first), `wrong number of args for ${name}: want 1 got ${values.length}`);
    }
    return { value: found(only), boxed: false };
  }

  function variableCell(name: string): Cell {
    return variables.findLast(variable => variable.name === name)?.cell ?? { value: null, boxed: false };
  }

  function argumentCell(operand: Operand, dot: Cell): Cell {
    switch (operand.kind) {
      case 'dot':
        return dot;
      case 'nil':
        return { value: null, boxed: false };
      case 'bool':
      case 'number':
      case 'string':
        return { value: operand.value, boxed: false };
      case 'field':
        return fields(dot, operand, false);
      case 'variable':
        return fields(variableCell(operand.name), operand, false);
      case 'chain':
        return fields(argumentCell(operand.from, dot), operand, false);
      case 'function':
        return call({ at: operand.at, operands: [operand] }, operand.name, operand.at, [], dot, null);
      case 'pipe':
        return pipe(operand.pipe, dot);
    }
  }

  function fields(from: Cell, path: Path, hasArguments: boolean): Cell {
    let cell = from;
    for (let index = 0; index < path.names.length; index++) {
      cell = field(cell, path.names[index] ?? '', path, hasArguments && index === path.names.length - 1);
    }
    return cell;
  }

  function failAt(path: Path, message: string): never {
    return fail(path.at, operandText(path), message);
  }

  function field(from: Cell, name: string, path: Path, hasArguments: boolean): Cell {
    const { value } = from;
    if (value === null) {
      if (options.missingKeyIsError) failAt(path, `nil data; no entry for key ${quote(name)}`);
      return NOTHING;
    }
    if (typeof value === 'object') {
      if (value.kind === 'map') {
        if (hasArguments) failAt(path, `${name} is not a method but has arguments`);
        const found = value.entries.get(name);
        if (found === undefined && options.missingKeyIsError) {
          failAt(path, `map has no entry for key ${quote(name)}`);
        }
        return { value: found ?? null, boxed: value.type.endsWith(ANY) };
      }
      if (value.kind === 'struct') {
        const found = value.fields.find(one => one.name === name);
        if (found !== undefined) {
          if (hasArguments) failAt(path, `${name} has arguments but cannot be invoked as function`);
          return { value: found.value, boxed: false };
        }
      }
      if (value.kind === 'row') {
        const found = fieldOf(value, name);
        if (found !== undefined) {
          if (hasArguments) failAt(path, `${name} has arguments but cannot be invoked as function`);
          return { value: found, boxed: false };
        }
      }
      if (value.kind === 'nil') failAt(path, `nil pointer evaluating ${value.type}.${name}`);
    }
    return failAt(path, `can't evaluate field ${name} in type ${from.boxed ? ANY : pointedType(value)}`);
  }

  function call(
    node: Command,
    name: string,
    at: number,
    operands: readonly Operand[],
    dot: Cell,
    final: Cell | null,
  ): Cell {
    const found = options.functions.get(name);
    if (found === undefined) return fail(at, name, `${quote(name)} is not a defined function`);
    const given = operands.length + (final === null ? 0 : 1);
    const wanted = found.parameters.length;
    if (found.rest === null ? given !== wanted : given < wanted) {
      const least = found.rest === null ? '' : 'at least ';
      fail(at, name, `wrong number of args for ${name}: want ${least}${wanted} got ${given}`);
    }
    if (name === 'and' || name === 'or') return shortCircuit(name, operands, dot, final);
    const typeAt = (index: number): Argument => found.parameters[index] ?? found.rest ?? 'any';
    const values = operands.map((operand, index) => argument(operand, typeAt(index), dot));
    if (final !== null) {
      const type = typeAt(values.length);
      values.push(checked(final.value, type, at, commandText(node)));
    }
    const result = found.call(values);
    return result.ok
      ? { value: result.value, boxed: false }
      : fail(at, commandText(node), `error calling ${name}: ${result.error}`);
  }

  /** `and` and `or` look at no more arguments than they need. */
  function shortCircuit(name: 'and' | 'or', operands: readonly Operand[], dot: Cell, final: Cell | null): Cell {
    let value: GoValue = null;
    for (const operand of operands) {
      ({ value } = argumentCell(operand, dot));
      if (isTrue(value) === (name === 'or')) return { value, boxed: false };
    }
    return { value: final === null ? value : final.value, boxed: false };
  }

  function argument(operand: Operand, type: Argument, dot: Cell): GoValue {
    const context = operandText(operand);
    if (type !== 'any') {
      const constant = operand.kind === 'string' || operand.kind === 'number' || operand.kind === 'bool';
      if (operand.kind === 'nil') fail(operand.at, context, `cannot assign nil to ${type}`);
      if (constant && type === 'string' && operand.kind !== 'string')
        fail(operand.at, context, `expected string; found ${context}`);
      if (constant && type === 'int' && (operand.kind !== 'number' || typeof operand.value !== 'bigint')) {
        fail(operand.at, context, `expected integer; found ${context}`);
      }
      if (constant && type === '[]string') fail(operand.at, context, `can't handle ${context} for arg of type ${type}`);
    }
    return checked(argumentCell(operand, dot).value, type, operand.at, context);
  }

  function checked(value: GoValue, type: Argument, at: number, context: string): GoValue {
    if (type === 'any' || typeOf(value) === type) return value;
    if (value === null) return fail(at, context, `invalid value; expected ${type}`);
    return fail(at, context, `wrong type for value; expected ${type}; got ${typeOf(value)}`);
  }
}
