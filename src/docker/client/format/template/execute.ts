/** Runs a parsed template over a value, as Go's text/template does. */
import { quote } from '../../../quote.ts';
import { Beyond, type Work } from '../../../work.ts';
import { type GoValue, isTrue, plain, typeOf } from '../value.ts';
import { lengthOf, weightOf } from '../weight.ts';
import { cellOf, elementsOf, fieldIn, methodOf, NOTHING, type TypedValue } from './cell.ts';
import { unfitConstant } from './constant.ts';
import { type ArgumentType, costOf, FUNCTIONS, type Functions } from './functions.ts';
import {
  type BranchNode,
  commandText,
  type Operand,
  operandText,
  type Pipe,
  type Template,
  type TemplateCommand,
  type TemplateNode,
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

interface Variable {
  readonly name: string;
  cell: TypedValue;
}

/** What names fields one within the other. */
type FieldPath = Extract<Operand, { readonly names: readonly string[] }>;

const NONE: readonly Operand[] = [];

class ExecuteTrouble extends Error {}

type Leaving = 'break' | 'continue' | null;

/** What a step of a template costs, and how deep branches, templates and parentheses may go in each other. */
const STEP = 50;
const MOST_DEPTH = 1_100;
const WHAT = 'a template';

const DEFAULTS: ExecuteOptions = { missingKeyIsError: false, functions: FUNCTIONS };

/** Throws Beyond when the template asks for more than the work that it is given. */
export function execute(template: Template, data: GoValue, work: Work, options: ExecuteOptions = DEFAULTS): Executed {
  const execution = new TemplateExecution(template, data, work, options);
  try {
    execution.go();
    return { output: execution.output, error: null };
  } catch (trouble) {
    if (trouble instanceof ExecuteTrouble) return { output: execution.output, error: trouble.message };
    throw trouble;
  }
}

class TemplateExecution {
  output = '';
  private variables: Variable[];
  /** Templates that are at work within each other, and all that is. */
  private invoked = 0;
  private depth = 0;
  private readonly template: Template;
  private readonly data: TypedValue;
  private readonly work: Work;
  private readonly options: ExecuteOptions;

  constructor(template: Template, data: GoValue, work: Work, options: ExecuteOptions) {
    this.template = template;
    this.data = cellOf(data);
    this.work = work;
    this.options = options;
    this.variables = [{ name: '$', cell: this.data }];
  }

  go(): void {
    this.walkAll(this.template.body, this.data);
  }

  private fail(at: number, context: string, message: string): never {
    const { text } = this.template;
    let line = 1;
    let lineStart = 0;
    for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', lineStart)) {
      line += 1;
      lineStart = end + 1;
    }
    const column = new TextEncoder().encode(text.slice(lineStart, at)).length;
    throw new ExecuteTrouble(
      `template: ${this.template.name}:${line}:${column}: executing ${quote(this.template.name)} at <${context}>: ${message}`,
    );
  }

  private walkAll(nodes: readonly TemplateNode[], dot: TypedValue): Leaving {
    for (const node of nodes) {
      const leaving = this.walk(node, dot);
      if (leaving !== null) return leaving;
    }
    return null;
  }

  private walk(node: TemplateNode, dot: TypedValue): Leaving {
    this.work.spend(STEP, WHAT);
    switch (node.kind) {
      case 'text':
        this.write(node.text);
        return null;
      case 'action': {
        const { value } = this.pipe(node.pipe, dot);
        if (node.pipe.variables.length === 0) this.write(value ?? '<no value>');
        return null;
      }
      case 'if':
      case 'with':
      case 'range':
        return this.branch(node, dot);
      case 'template':
        return this.invoke(node, dot);
      case 'break':
      case 'continue':
        return node.kind;
    }
  }

  private write(value: Exclude<GoValue, null>): void {
    this.work.spend(weightOf(value), WHAT);
    this.output += plain(value);
  }

  /** What is at work within something else takes a part of the engine's stack. */
  private enter(): void {
    this.depth += 1;
    if (this.depth > MOST_DEPTH) throw new Beyond('a template nests deeper than this host goes');
  }

  /** `{{template "name" .}}`: in it `$` is what was given, and no variable from outside is known. */
  private invoke(node: Extract<TemplateNode, { readonly kind: 'template' }>, dot: TypedValue): null {
    const body = this.template.named.get(node.name);
    if (body === undefined) {
      const argument = node.pipe === null ? '' : ` ${node.pipe.commands.map(commandText).join(' | ')}`;
      return this.fail(
        node.at,
        `{{template ${quote(node.name)}${argument}}}`,
        `template ${quote(node.name)} not defined`,
      );
    }
    this.invoked += 1;
    if (this.invoked > 1000)
      this.fail(node.at, `{{template ${quote(node.name)}}}`, 'exceeded maximum template depth (100000)');
    const inner = node.pipe === null ? NOTHING : this.pipe(node.pipe, dot);
    const saved = this.variables;
    this.variables = [{ name: '$', cell: inner }];
    this.enter();
    this.walkAll(body, inner);
    this.depth -= 1;
    this.variables = saved;
    this.invoked -= 1;
    return null;
  }

  private branch(node: BranchNode, dot: TypedValue): Leaving {
    const mark = this.variables.length;
    this.enter();
    const leaving = node.kind === 'range' ? this.range(node, dot) : this.choice(node, dot);
    this.depth -= 1;
    this.variables.length = mark;
    return leaving;
  }

  private choice(node: BranchNode, dot: TypedValue): Leaving {
    const found = this.pipe(node.pipe, dot);
    if (isTrue(found.value)) return this.walkAll(node.body, node.kind === 'with' ? found : dot);
    return node.otherwise === null ? null : this.walkAll(node.otherwise, dot);
  }

  private range(node: BranchNode, dot: TypedValue): Leaving {
    const over = this.pipe(node.pipe, dot, true).value;
    const mark = this.variables.length;
    this.work.spend(lengthOf(over), WHAT);
    let any = false;
    for (const [key, item] of this.elements(over, node)) {
      any = true;
      this.work.spend(STEP, WHAT);
      const names = node.pipe.variables;
      const one = names.length === 1 ? item : key;
      if (names[0] !== undefined) this.bind(names[0], one, node.pipe.declares);
      if (names[1] !== undefined) this.bind(names[1], item, node.pipe.declares);
      const leaving = this.walkAll(node.body, item);
      this.variables.length = mark;
      if (leaving === 'break') break;
    }
    if (any) return null;
    return node.otherwise === null ? null : this.walkAll(node.otherwise, dot);
  }

  private elements(over: GoValue, node: BranchNode): NonNullable<ReturnType<typeof elementsOf>> {
    const found = elementsOf(over);
    if (found !== null) return found;
    const last = node.pipe.commands.at(-1);
    const at = last?.operands[0]?.at ?? node.at;
    return this.fail(at, last === undefined ? '' : commandText(last), `range can't iterate over ${plain(over)}`);
  }

  private bind(name: string, cell: TypedValue, declares: boolean): void {
    if (declares) this.variables.push({ name, cell });
    else {
      const found = this.variables.findLast(variable => variable.name === name);
      if (found !== undefined) found.cell = cell;
    }
  }

  private pipe(node: Pipe, dot: TypedValue, forRange = false): TypedValue {
    let found: TypedValue | null = null;
    for (const one of node.commands) {
      const given = this.command(one, dot, found);
      // What comes out of a command is unwrapped: from here on it is known by its own type.
      found = given.boxed ? { value: given.value, boxed: false } : given;
    }
    const cell = found ?? NOTHING;
    if (!forRange) for (const name of node.variables) this.bind(name, cell, node.declares);
    return cell;
  }

  private command(node: TemplateCommand, dot: TypedValue, final: TypedValue | null): TypedValue {
    const [first] = node.operands;
    if (first === undefined) return NOTHING;
    const others = node.operands.length > 1 ? node.operands.slice(1) : NONE;
    const hasArguments = others.length > 0 || final !== null;
    switch (first.kind) {
      case 'field': {
        const called = this.method(first, dot, others, final);
        return called ?? this.fields(dot, first, hasArguments);
      }
      case 'chain':
        return this.fields(this.argumentCell(first.from, dot), first, hasArguments);
      case 'variable': {
        const cell = this.variableCell(first.name);
        if (first.names.length > 0) return this.fields(cell, first, hasArguments);
        if (hasArguments)
          this.fail(first.at, operandText(first), `can't give argument to non-function ${operandText(first)}`);
        return cell;
      }
      case 'function':
        return this.call(node, first.name, first.at, others, dot, final);
      case 'pipe':
        if (hasArguments)
          this.fail(first.at, operandText(first), `can't give argument to non-function ${operandText(first)}`);
        return this.pipe(first.pipe, dot);
      case 'nil':
        return this.fail(first.at, 'nil', 'nil is not a command');
      case 'dot':
      case 'bool':
      case 'number':
      case 'string':
        if (hasArguments)
          this.fail(first.at, operandText(first), `can't give argument to non-function ${operandText(first)}`);
        return this.argumentCell(first, dot);
    }
  }

  /** `.Label "app"`: null when the value has no method of that name. */
  private method(
    first: Extract<Operand, { readonly kind: 'field' }>,
    dot: TypedValue,
    operands: readonly Operand[],
    final: TypedValue | null,
  ): TypedValue | null {
    const name = first.names.length === 1 ? (first.names[0] ?? '') : '';
    const { value } = dot;
    const found = methodOf(value, name);
    if (found === null) return null;
    const values = operands.map(operand => this.argument(operand, 'string', dot));
    if (final !== null) values.push(this.checked(final.value, 'string', first.at, operandText(first)));
    const [only] = values;
    if (values.length !== 1 || typeof only !== 'string') {
      return this.fail(first.at, operandText(first), `wrong number of args for ${name}: want 1 got ${values.length}`);
    }
    return { value: found(only), boxed: false };
  }

  private variableCell(name: string): TypedValue {
    this.work.spend(this.variables.length, WHAT);
    return this.variables.findLast(variable => variable.name === name)?.cell ?? NOTHING;
  }

  private argumentCell(operand: Operand, dot: TypedValue): TypedValue {
    switch (operand.kind) {
      case 'dot':
        return dot;
      case 'nil':
        return NOTHING;
      case 'bool':
      case 'number':
      case 'string':
        return { value: operand.value, boxed: false };
      case 'field':
        return this.fields(dot, operand, false);
      case 'variable':
        return this.fields(this.variableCell(operand.name), operand, false);
      case 'chain':
        return this.fields(this.argumentCell(operand.from, dot), operand, false);
      case 'function':
        return this.call({ at: operand.at, operands: [operand] }, operand.name, operand.at, [], dot, null);
      case 'pipe':
        return this.pipe(operand.pipe, dot);
    }
  }

  private fields(from: TypedValue, path: FieldPath, hasArguments: boolean): TypedValue {
    let cell = from;
    for (let index = 0; index < path.names.length; index++) {
      const isCalled = hasArguments && index === path.names.length - 1;
      const found = fieldIn(cell, path.names[index] ?? '', isCalled, this.options.missingKeyIsError);
      if (!found.ok) return this.fail(path.at, operandText(path), found.message);
      ({ cell } = found);
    }
    return cell;
  }

  private call(
    node: TemplateCommand,
    name: string,
    at: number,
    operands: readonly Operand[],
    dot: TypedValue,
    final: TypedValue | null,
  ): TypedValue {
    const found = this.options.functions.get(name);
    if (found === undefined) return this.fail(at, name, `${quote(name)} is not a defined function`);
    const given = operands.length + (final === null ? 0 : 1);
    const wanted = found.parameters.length;
    if (found.rest === null ? given !== wanted : given < wanted) {
      const least = found.rest === null ? '' : 'at least ';
      this.fail(at, name, `wrong number of args for ${name}: want ${least}${wanted} got ${given}`);
    }
    if (name === 'and' || name === 'or') return this.shortCircuit(name, operands, dot, final);
    const typeAt = (index: number): ArgumentType => found.parameters[index] ?? found.rest ?? 'any';
    const values = operands.map((operand, index) => this.argument(operand, typeAt(index), dot));
    if (final !== null) {
      const type = typeAt(values.length);
      values.push(this.checked(final.value, type, at, commandText(node)));
    }
    this.work.spend(STEP + costOf(found, values), WHAT);
    const result = found.call(values, this.work);
    return result.ok
      ? { value: result.value, boxed: false }
      : this.fail(at, commandText(node), `error calling ${name}: ${result.error}`);
  }

  /** `and` and `or` look at no more arguments than they need. */
  private shortCircuit(
    name: 'and' | 'or',
    operands: readonly Operand[],
    dot: TypedValue,
    final: TypedValue | null,
  ): TypedValue {
    let value: GoValue = null;
    for (const operand of operands) {
      ({ value } = this.argumentCell(operand, dot));
      if (isTrue(value) === (name === 'or')) return { value, boxed: false };
    }
    return { value: final === null ? value : final.value, boxed: false };
  }

  private argument(operand: Operand, type: ArgumentType, dot: TypedValue): GoValue {
    const context = operandText(operand);
    const unfit = unfitConstant(operand, type);
    if (unfit !== null) this.fail(operand.at, context, unfit);
    return this.checked(this.argumentCell(operand, dot).value, type, operand.at, context);
  }

  private checked(value: GoValue, type: ArgumentType, at: number, context: string): GoValue {
    if (type === 'any' || typeOf(value) === type) return value;
    if (value === null) return this.fail(at, context, `invalid value; expected ${type}`);
    return this.fail(at, context, `wrong type for value; expected ${type}; got ${typeOf(value)}`);
  }
}
