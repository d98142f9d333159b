import { type Fault, NotSimulated } from './fault.ts';
import type { Expression, GoFile, Position as Place, Statement } from './syntax.ts';

/** Packages whose functions programs on this host may call. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  fmt: ['Println', 'Printf', 'Print', 'Sprintf', 'Sprint', 'Sprintln', 'Fprintf', 'Fprintln', 'Fprint', 'Errorf'],
  os: [
    'Args',
    'Exit',
    'Getenv',
    'Hostname',
    'LookupEnv',
    'Stdout',
    'Stderr',
    'Getpid',
    'Getwd',
    'ReadFile',
    'WriteFile',
    'Environ',
  ],
  log: ['Println', 'Printf', 'Print', 'Fatal', 'Fatalf', 'Fatalln', 'SetFlags'],
  time: ['Sleep', 'Now', 'Second', 'Millisecond', 'Minute', 'Hour', 'Microsecond', 'RFC3339', 'Since', 'Duration'],
  strings: [
    'ToUpper',
    'ToLower',
    'Repeat',
    'Join',
    'Split',
    'Fields',
    'Contains',
    'HasPrefix',
    'HasSuffix',
    'TrimSpace',
    'Replace',
    'ReplaceAll',
    'Index',
    'Title',
    'Count',
    'Trim',
  ],
  strconv: ['Itoa', 'Atoi', 'Quote'],
  runtime: ['GOOS', 'GOARCH', 'Version', 'NumCPU'],
  errors: ['New'],
  math: ['Pi', 'Sqrt', 'Pow', 'Abs', 'Floor', 'Ceil', 'Max', 'Min'],
};

/** Packages of the standard library that the compiler knows and this host does not run. */
const STANDARD =
  /^(archive|bufio|bytes|cmp|compress|container|context|crypto|database|debug|embed|encoding|expvar|flag|go|hash|html|image|index|io|iter|log|maps|math|mime|net|path|plugin|reflect|regexp|runtime|slices|sort|sync|syscall|testing|text|unicode|unique|unsafe|os)(\/|$)/;

export function isStandard(path: string): boolean {
  return path in PACKAGES || STANDARD.test(path);
}

const UNIVERSE = new Set(
  'append cap clear close complex copy delete imag len make max min new panic print println real recover true false nil iota string int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 byte rune float32 float64 bool error any []byte'.split(
    ' ',
  ),
);

interface Scope {
  readonly names: Map<string, { readonly place: Place; used: boolean; readonly variable: boolean }>;
  readonly up: Scope | null;
}

/** What the type checker would say: names that are not there, variables and imports that nobody uses. In the order of lines. */
export function check(file: GoFile): readonly Fault[] {
  const faults: Fault[] = [];
  const fault = ({ line, column }: Place, message: string) => faults.push({ line, column, message });
  const used = new Set<string>();
  const imports = new Map(
    file.imports.map(each => [each.alias ?? each.path.slice(each.path.lastIndexOf('/') + 1), each]),
  );
  const top: Scope = { names: new Map(), up: null };
  const declare = (scope: Scope, name: string, place: Place, variable: boolean) => {
    if (name !== '_') scope.names.set(name, { place, used: false, variable });
  };
  for (const { name, line, column } of file.functions) {
    const before = top.names.get(name);
    if (before !== undefined && name !== 'init') fault({ line, column }, `${name} redeclared in this block`);
    declare(top, name, { line, column }, false);
  }
  const find = (scope: Scope | null, name: string): { used: boolean } | null => {
    for (let here = scope; here !== null; here = here.up) {
      const known = here.names.get(name);
      if (known !== undefined) return known;
    }
    return null;
  };
  const expression = (each: Expression, scope: Scope): void => {
    switch (each.type) {
      case 'string':
      case 'int':
      case 'float':
      case 'char':
        return;
      case 'name': {
        const known = find(scope, each.name);
        if (known !== null) known.used = true;
        else if (imports.has(each.name)) {
          used.add(each.name);
          fault(each, `use of package ${each.name} without selector`);
        } else if (each.name === '_') fault(each, 'cannot use _ as value');
        else if (!UNIVERSE.has(each.name)) fault(each, `undefined: ${each.name}`);
        return;
      }
      case 'select': {
        if (each.of.type === 'name' && find(scope, each.of.name) === null) {
          const pack = imports.get(each.of.name);
          if (pack === undefined) {
            fault(each.of, `undefined: ${each.of.name}`);
            return;
          }
          used.add(each.of.name);
          const known = PACKAGES[pack.path];
          if (known === undefined) return;
          if (/^[a-z]/.test(each.name)) fault(each, `undefined: ${each.of.name}.${each.name}`);
          else if (!known.includes(each.name)) {
            const near = known.find(one => one.toLowerCase() === each.name.toLowerCase());
            if (near === undefined) throw new NotSimulated(`${pack.path}.${each.name}`);
            fault(each, `undefined: ${each.of.name}.${each.name}`);
          }
          return;
        }
        expression(each.of, scope);
        return;
      }
      case 'call':
        expression(each.callee, scope);
        for (const arg of each.args) expression(arg, scope);
        return;
      case 'index':
        expression(each.of, scope);
        expression(each.index, scope);
        return;
      case 'slice':
        expression(each.of, scope);
        if (each.low !== null) expression(each.low, scope);
        if (each.high !== null) expression(each.high, scope);
        return;
      case 'unary':
        expression(each.operand, scope);
        return;
      case 'binary':
        expression(each.left, scope);
        expression(each.right, scope);
        return;
      case 'list':
        for (const item of each.items) expression(item, scope);
        return;
      case 'map':
        for (const { key, value } of each.items) {
          expression(key, scope);
          expression(value, scope);
        }
        return;
      case 'function': {
        const inner: Scope = { names: new Map(), up: scope };
        for (const name of each.parameters) declare(inner, name, each, false);
        body(each.body, inner);
        return;
      }
    }
  };
  const leave = (scope: Scope): void => {
    for (const [name, { place, used: was, variable }] of scope.names)
      if (variable && !was) fault(place, `declared and not used: ${name}`);
  };
  const nested = (list: readonly Statement[], up: Scope): void => body(list, { names: new Map(), up });
  const body = (list: readonly Statement[], scope: Scope): void => {
    for (const each of list) statement(each, scope);
    leave(scope);
  };
  const statement = (each: Statement, scope: Scope): void => {
    switch (each.type) {
      case 'expression':
        expression(each.value, scope);
        if (each.value.type !== 'call') fault(each, `${show(each.value)} (${kindOf(each.value)}) is not used`);
        return;
      case 'declare': {
        for (const value of each.values) expression(value, scope);
        if (each.short && each.names.every(({ name }) => name === '_' || scope.names.has(name)))
          fault(each, 'no new variables on left side of :=');
        for (const { name, line, column } of each.names) {
          const before = scope.names.get(name);
          if (before !== undefined && each.short) continue;
          if (before !== undefined) fault({ line, column }, `${name} redeclared in this block`);
          declare(scope, name, { line, column }, scope.up !== null && !each.constant);
        }
        return;
      }
      case 'assign':
        for (const value of each.values) expression(value, scope);
        for (const target of each.targets) {
          if (target.type !== 'name') expression(target, scope);
          else if (target.name !== '_' && find(scope, target.name) === null) fault(target, `undefined: ${target.name}`);
        }
        return;
      case 'if': {
        const inner: Scope = { names: new Map(), up: scope };
        if (each.start !== null) statement(each.start, inner);
        expression(each.condition, inner);
        nested(each.body, inner);
        if (each.otherwise !== null) nested(each.otherwise, inner);
        leave(inner);
        return;
      }
      case 'for': {
        const inner: Scope = { names: new Map(), up: scope };
        if (each.start !== null) statement(each.start, inner);
        if (each.condition !== null) expression(each.condition, inner);
        if (each.step !== null) statement(each.step, inner);
        nested(each.body, inner);
        leave(inner);
        return;
      }
      case 'range': {
        expression(each.over, scope);
        const inner: Scope = { names: new Map(), up: scope };
        for (const { name, line, column } of each.names) declare(inner, name, { line, column }, true);
        nested(each.body, inner);
        leave(inner);
        return;
      }
      case 'switch':
        if (each.subject !== null) expression(each.subject, scope);
        for (const one of each.cases) {
          for (const value of one.values ?? []) expression(value, scope);
          nested(one.body, scope);
        }
        return;
      case 'return':
        for (const value of each.values) expression(value, scope);
        return;
      case 'defer':
        expression(each.call, scope);
        return;
      case 'block':
        nested(each.body, scope);
        return;
      case 'break':
      case 'continue':
        return;
    }
  };
  for (const each of file.variables) statement(each, top);
  for (const { parameters, body: list, line, column } of file.functions) {
    const inner: Scope = { names: new Map(), up: top };
    for (const name of parameters) declare(inner, name, { line, column }, false);
    nested(list, inner);
  }
  for (const [name, each] of imports) {
    if (used.has(name) || each.alias === '_' || each.alias === '.') continue;
    const as = each.alias === null || each.path.endsWith(each.alias) ? '' : ` as ${each.alias}`;
    fault(each, `${JSON.stringify(each.path)} imported${as} and not used`);
  }
  return faults.sort((a, b) => a.line - b.line || a.column - b.column);
}

function show(value: Expression): string {
  switch (value.type) {
    case 'string':
      return JSON.stringify(value.value);
    case 'name':
      return value.name;
    case 'select':
      return `${show(value.of)}.${value.name}`;
    case 'int':
    case 'float':
      return value.value;
    case 'binary':
      return `${show(value.left)} ${value.operator} ${show(value.right)}`;
    default:
      return 'expression';
  }
}

function kindOf(value: Expression): string {
  switch (value.type) {
    case 'string':
      return 'untyped string constant';
    case 'int':
      return 'untyped int constant';
    case 'float':
      return 'untyped float constant';
    case 'select':
      return 'value of type func';
    default:
      return 'value';
  }
}
