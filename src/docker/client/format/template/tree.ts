/** What a parsed Go template is made of. Errors quote a node by its text, so each can be written back. */

export type Operand =
  | { readonly kind: 'dot'; readonly at: number }
  | { readonly kind: 'nil'; readonly at: number }
  | { readonly kind: 'bool'; readonly at: number; readonly value: boolean }
  | { readonly kind: 'number'; readonly at: number; readonly text: string; readonly value: bigint | number }
  | { readonly kind: 'string'; readonly at: number; readonly quoted: string; readonly value: string }
  | { readonly kind: 'field'; readonly at: number; readonly names: readonly string[] }
  | { readonly kind: 'variable'; readonly at: number; readonly name: string; readonly names: readonly string[] }
  | { readonly kind: 'chain'; readonly at: number; readonly from: Operand; readonly names: readonly string[] }
  | { readonly kind: 'function'; readonly at: number; readonly name: string }
  | { readonly kind: 'pipe'; readonly at: number; readonly pipe: Pipe };

export interface TemplateCommand {
  readonly at: number;
  readonly operands: readonly Operand[];
}

export interface Pipe {
  readonly at: number;
  readonly variables: readonly string[];
  /** `:=` declares, `=` assigns. */
  readonly declares: boolean;
  readonly commands: readonly TemplateCommand[];
}

export interface BranchNode {
  readonly kind: 'if' | 'with' | 'range';
  readonly at: number;
  readonly pipe: Pipe;
  readonly body: readonly TemplateNode[];
  readonly otherwise: readonly TemplateNode[] | null;
}

export type TemplateNode =
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  | { readonly kind: 'action'; readonly at: number; readonly pipe: Pipe }
  | BranchNode
  | { readonly kind: 'template'; readonly at: number; readonly name: string; readonly pipe: Pipe | null }
  | { readonly kind: 'break'; readonly at: number }
  | { readonly kind: 'continue'; readonly at: number };

export interface Template {
  /** As errors name it; often empty. */
  readonly name: string;
  readonly text: string;
  readonly body: readonly TemplateNode[];
  readonly named: ReadonlyMap<string, readonly TemplateNode[]>;
}

export function operandText(operand: Operand): string {
  switch (operand.kind) {
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'bool':
      return String(operand.value);
    case 'number':
      return operand.text;
    case 'string':
      return operand.quoted;
    case 'field':
      return operand.names.map(name => `.${name}`).join('');
    case 'variable':
      return [operand.name, ...operand.names].join('.');
    case 'chain': {
      const from = operandText(operand.from);
      return from + operand.names.map(name => `.${name}`).join('');
    }
    case 'function':
      return operand.name;
    case 'pipe':
      return `(${pipeText(operand.pipe)})`;
  }
}

export function commandText(command: TemplateCommand): string {
  return command.operands.map(operandText).join(' ');
}

function pipeText(pipe: Pipe): string {
  const variables = pipe.variables.length > 0 ? `${pipe.variables.join(', ')} ${pipe.declares ? ':=' : '='} ` : '';
  return variables + pipe.commands.map(commandText).join(' | ');
}

/** A term as a complaint about what follows it names it. */
export function termText(operand: Operand): string {
  const isLiteral = ['bool', 'number', 'string', 'nil'].includes(operand.kind);
  return isLiteral ? operandText(operand) : '.';
}
