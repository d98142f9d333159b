import { cleanPath, textOf } from '../../../filesystem/index.ts';
import { refusalText } from '../../kernel/files.ts';
import { PROCESSORS } from '../../kernel/machine.ts';
import type { Call } from '../../kernel/program.ts';
import { pass, secondsOf, stop } from '../../kernel/session.ts';
import { dateText } from '../strftime.ts';
import { NotSimulated } from './fault.ts';
import type { Expression, Func, GoFile, Statement } from './syntax.ts';

/** A float is told from an int by its wrapping; `null` is nil. */
type Value = null | boolean | string | number | Float | Callable | Failure | readonly Value[] | Map<string, Value>;
interface Float {
  readonly float: number;
}
interface Failure {
  readonly error: string;
}
/** What a call gives that gives not exactly one value. */
interface Several {
  readonly results: readonly Value[];
}
type Given = Value | Several;
type Callable = (args: readonly Value[]) => Given;

interface Scope {
  readonly names: Map<string, Value>;
  readonly up: Scope | null;
}

class Exit extends Error {
  readonly code: number;
  constructor(code: number) {
    super('exit');
    this.code = code;
  }
}
class Panic extends Error {}

type Flow = 'break' | 'continue' | { readonly values: readonly Value[] } | null;

const isFloat = (value: Value): value is Float => typeof value === 'object' && value !== null && 'float' in value;
const isFailure = (value: Value): value is Failure => typeof value === 'object' && value !== null && 'error' in value;
const isSeveral = (given: Given): given is Several => typeof given === 'object' && given !== null && 'results' in given;
const several = (...results: readonly Value[]): Several => ({ results });
const nothing = (_printed: unknown): null => null;
const numberOf = (value: Value): number => (isFloat(value) ? value.float : typeof value === 'number' ? value : 0);

/** A value as %v prints it. */
function show(value: Value | undefined, quoted = false): string {
  if (value === undefined || value === null) return '<nil>';
  if (typeof value === 'string') return quoted ? JSON.stringify(value) : value;
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'function') return '0x104f3c0';
  if (isFloat(value)) return floatText(value.float);
  if (isFailure(value)) return value.error;
  if (value instanceof Map)
    return `map[${[...value]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => `${key}:${show(each)}`)
      .join(' ')}]`;
  return `[${value.map(each => show(each, quoted)).join(' ')}]`;
}

function floatText(value: number): string {
  if (value !== 0 && (Math.abs(value) >= 1e21 || Math.abs(value) < 1e-4)) {
    return value.toExponential().replace(/e([-+])(\d)$/, 'e$10$2');
  }
  return String(value);
}

function format(template: string, args: readonly Value[]): string {
  let at = 0;
  const text = template.replace(
    /%([-+# 0]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g,
    (_whole, flags: string, width: string | undefined, places: string | undefined, verb: string) => {
      if (verb === '%') return '%';
      if (at >= args.length) return `%!${verb}(MISSING)`;
      const value = args[at++];
      const said = verbText(verb, value ?? null, flags, places);
      if (width === undefined || said.length >= Number(width)) return said;
      if (flags.includes('-')) return said.padEnd(Number(width));
      return flags.includes('0') && verb !== 's' ? said.padStart(Number(width), '0') : said.padStart(Number(width));
    },
  );
  if (at >= args.length) return text;
  return `${text}%!(EXTRA ${args
    .slice(at)
    .map(each => `${typeName(each)}=${show(each)}`)
    .join(', ')})`;
}

function typeName(value: Value | undefined): string {
  if (value === undefined || value === null) return '<nil>';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'int';
  if (typeof value === 'boolean') return 'bool';
  if (isFloat(value)) return 'float64';
  if (isFailure(value)) return '*errors.errorString';
  if (value instanceof Map) return 'map[string]string';
  if (typeof value === 'function') return 'func()';
  return `[]${typeName(value[0] ?? '')}`;
}

function verbText(verb: string, value: Value, flags: string, places: string | undefined): string {
  const wrong = () => `%!${verb}(${typeName(value)}=${show(value)})`;
  switch (verb) {
    case 'v':
      return show(value, flags.includes('#'));
    case 's':
      return typeof value === 'number' || typeof value === 'boolean' || isFloat(value) ? wrong() : show(value);
    case 'q':
      return typeof value === 'string' ? JSON.stringify(value) : show(value, true);
    case 'd':
      return typeof value === 'number'
        ? `${flags.includes('+') && value >= 0 ? '+' : ''}${value}`
        : Array.isArray(value)
          ? show(value)
          : wrong();
    case 'f':
    case 'F':
      return isFloat(value) ? value.float.toFixed(places === undefined ? 6 : Number(places)) : wrong();
    case 'g':
      return isFloat(value) ? floatText(value.float) : wrong();
    case 'e':
      return isFloat(value) ? value.float.toExponential(6).replace(/e([-+])(\d)$/, 'e$10$2') : wrong();
    case 't':
      return typeof value === 'boolean' ? String(value) : wrong();
    case 'T':
      return typeName(value);
    case 'x':
      return typeof value === 'number' ? value.toString(16) : Buffer.from(show(value)).toString('hex');
    case 'b':
      return typeof value === 'number' ? value.toString(2) : wrong();
    case 'c':
      return typeof value === 'number' ? String.fromCodePoint(value) : wrong();
    default:
      return wrong();
  }
}

/** Operands of Print: a space only between two that are not strings. */
function joined(args: readonly Value[]): string {
  return args
    .map((each, at) =>
      at > 0 && typeof each !== 'string' && typeof args[at - 1] !== 'string' ? ` ${show(each)}` : show(each),
    )
    .join('');
}

/** Runs a compiled program. Gives its exit code. */
export function playGo(file: GoFile, call: Call, argv: readonly string[]): number {
  const { session } = call;
  const top: Scope = { names: new Map(), up: null };
  let budget = 200_000;
  const tick = () => {
    if (--budget < 0) stop(session, 'limit', 'the program runs more steps than this host plays');
  };
  const now = () => dateText('%Y/%m/%d %H:%M:%S', secondsOf(session));
  const stamp = (text: string) => call.err(`${now()} ${text.endsWith('\n') ? text : `${text}\n`}`);
  const line = (args: readonly Value[]) => args.map(each => show(each)).join(' ');
  const print = (to: Value | undefined, text: string) => (to === 'stderr' ? call.err(text) : call.out(text));
  const texts = (value: Value | undefined): string => (typeof value === 'string' ? value : show(value));
  const library: Readonly<Record<string, Value>> = {
    'fmt.Println': args => nothing(call.out(`${line(args)}\n`)),
    'fmt.Printf': args => nothing(call.out(format(texts(args[0]), args.slice(1)))),
    'fmt.Print': args => nothing(call.out(joined(args))),
    'fmt.Sprintf': args => format(texts(args[0]), args.slice(1)),
    'fmt.Sprint': args => joined(args),
    'fmt.Sprintln': args => `${line(args)}\n`,
    'fmt.Fprintln': args => nothing(print(args[0], `${line(args.slice(1))}\n`)),
    'fmt.Fprintf': args => nothing(print(args[0], format(texts(args[1]), args.slice(2)))),
    'fmt.Fprint': args => nothing(print(args[0], joined(args.slice(1)))),
    'fmt.Errorf': args => ({ error: format(texts(args[0]).replaceAll('%w', '%v'), args.slice(1)) }),
    'errors.New': args => ({ error: texts(args[0]) }),
    'os.Args': [...argv],
    'os.Exit': args => {
      throw new Exit(numberOf(args[0] ?? 0));
    },
    'os.Getenv': args => call.env.get(texts(args[0])) ?? '',
    'os.LookupEnv': args => several(call.env.get(texts(args[0])) ?? '', call.env.has(texts(args[0]))),
    'os.Environ': () => [...call.env].map(([name, value]) => `${name}=${value}`),
    'os.Hostname': () => several(session.request.hostname, null),
    'os.Getwd': () => several(call.cwd, null),
    'os.Getpid': () => (session.request.others.length === 0 && session.depth === 0 ? 1 : session.nextPid),
    'os.Stdout': 'stdout',
    'os.Stderr': 'stderr',
    'os.ReadFile': args => {
      const content = call.files.content(cleanPath(texts(args[0]), call.cwd));
      if (typeof content === 'string')
        return several('', { error: `open ${texts(args[0])}: ${refusalText(content).toLowerCase()}` });
      return several(textOf(content) ?? '', null);
    },
    'os.WriteFile': args => {
      const refused = call.files.write(cleanPath(texts(args[0]), call.cwd), texts(args[1]), {
        mode: numberOf(args[2] ?? 420),
      });
      return refused === null ? null : { error: `open ${texts(args[0])}: ${refusalText(refused).toLowerCase()}` };
    },
    'log.Println': args => nothing(stamp(line(args))),
    'log.Printf': args => nothing(stamp(format(texts(args[0]), args.slice(1)))),
    'log.Print': args => nothing(stamp(joined(args))),
    'log.SetFlags': () => null,
    'log.Fatal': args => {
      stamp(joined(args));
      throw new Exit(1);
    },
    'log.Fatalln': args => {
      stamp(line(args));
      throw new Exit(1);
    },
    'log.Fatalf': args => {
      stamp(format(texts(args[0]), args.slice(1)));
      throw new Exit(1);
    },
    'time.Sleep': args => {
      pass(session, Math.round(numberOf(args[0] ?? 0) / 1e6));
      return null;
    },
    'time.Microsecond': 1e3,
    'time.Millisecond': 1e6,
    'time.Second': 1e9,
    'time.Minute': 6e10,
    'time.Hour': 3.6e12,
    'time.Duration': args => args[0] ?? 0,
    'time.RFC3339': '2006-01-02T15:04:05Z07:00',
    'strings.ToUpper': args => texts(args[0]).toUpperCase(),
    'strings.ToLower': args => texts(args[0]).toLowerCase(),
    'strings.Title': args => texts(args[0]).replace(/\b\p{L}/gu, letter => letter.toUpperCase()),
    'strings.Repeat': args => texts(args[0]).repeat(Math.min(100_000, numberOf(args[1] ?? 0))),
    'strings.Join': args => (Array.isArray(args[0]) ? args[0] : []).map(each => show(each)).join(texts(args[1])),
    'strings.Split': args => texts(args[0]).split(texts(args[1])),
    'strings.Fields': args =>
      texts(args[0])
        .split(/\s+/)
        .filter(each => each !== ''),
    'strings.Contains': args => texts(args[0]).includes(texts(args[1])),
    'strings.HasPrefix': args => texts(args[0]).startsWith(texts(args[1])),
    'strings.HasSuffix': args => texts(args[0]).endsWith(texts(args[1])),
    'strings.TrimSpace': args => texts(args[0]).trim(),
    'strings.Replace': args => texts(args[0]).replaceAll(texts(args[1]), texts(args[2])),
    'strings.ReplaceAll': args => texts(args[0]).replaceAll(texts(args[1]), texts(args[2])),
    'strings.Index': args => texts(args[0]).indexOf(texts(args[1])),
    'strings.Count': args => texts(args[0]).split(texts(args[1])).length - 1,
    'strconv.Itoa': args => String(numberOf(args[0] ?? 0)),
    'strconv.Quote': args => JSON.stringify(texts(args[0])),
    'strconv.Atoi': args => {
      const text = texts(args[0]);
      return /^[-+]?\d+$/.test(text)
        ? several(Number(text), null)
        : several(0, { error: `strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax` });
    },
    'runtime.GOOS': 'linux',
    'runtime.GOARCH': session.request.platform === 'linux/arm64' ? 'arm64' : 'amd64',
    'runtime.NumCPU': () => PROCESSORS,
    'runtime.Version': () =>
      `go${String(call.data === null || typeof call.data !== 'object' || !('version' in call.data) ? '1.23.6' : call.data.version)}`,
    'math.Pi': { float: Math.PI },
    'math.Sqrt': args => ({ float: Math.sqrt(numberOf(args[0] ?? 0)) }),
    'math.Pow': args => ({ float: numberOf(args[0] ?? 0) ** numberOf(args[1] ?? 0) }),
    'math.Abs': args => ({ float: Math.abs(numberOf(args[0] ?? 0)) }),
    'math.Floor': args => ({ float: Math.floor(numberOf(args[0] ?? 0)) }),
    'math.Ceil': args => ({ float: Math.ceil(numberOf(args[0] ?? 0)) }),
    'math.Max': args => ({ float: Math.max(numberOf(args[0] ?? 0), numberOf(args[1] ?? 0)) }),
    'math.Min': args => ({ float: Math.min(numberOf(args[0] ?? 0), numberOf(args[1] ?? 0)) }),
  };
  const builtins: Readonly<Record<string, Value>> = {
    true: true,
    false: false,
    nil: null,
    len: args => {
      const [of] = args;
      if (typeof of === 'string') return Buffer.byteLength(of);
      return of instanceof Map ? of.size : Array.isArray(of) ? of.length : 0;
    },
    append: args => [...(Array.isArray(args[0]) ? args[0] : []), ...args.slice(1)],
    make: () => null,
    panic: args => {
      throw new Panic(
        typeof args[0] === 'string'
          ? args[0]
          : isFailure(args[0] ?? null)
            ? show(args[0])
            : `${typeName(args[0])}(${show(args[0])})`,
      );
    },
    println: args => nothing(call.err(`${line(args)}\n`)),
    print: args => nothing(call.err(args.map(each => show(each)).join(''))),
    string: args => (typeof args[0] === 'number' ? String.fromCodePoint(args[0]) : texts(args[0])),
    '[]byte': args => texts(args[0]),
    float64: args => ({ float: numberOf(args[0] ?? 0) }),
    float32: args => ({ float: numberOf(args[0] ?? 0) }),
    min: args => Math.min(...args.map(numberOf)),
    max: args => Math.max(...args.map(numberOf)),
  };
  for (const name of ['int', 'int8', 'int16', 'int32', 'int64', 'uint', 'uint8', 'uint32', 'uint64', 'byte', 'rune']) {
    Object.assign(builtins, { [name]: (args: readonly Value[]) => Math.trunc(numberOf(args[0] ?? 0)) });
  }
  const find = (scope: Scope, name: string): Scope | null => {
    for (let here: Scope | null = scope; here !== null; here = here.up) if (here.names.has(name)) return here;
    return null;
  };
  const invoke = (value: Value | undefined, args: readonly Value[]): Given => {
    if (typeof value !== 'function')
      throw new Panic('runtime error: invalid memory address or nil pointer dereference');
    return value(args);
  };
  /** Where one value is wanted. */
  const single = (given: Given): Value => (isSeveral(given) ? (given.results[0] ?? null) : given);
  const nameOf = (callee: Expression): string =>
    callee.type === 'name'
      ? callee.name
      : callee.type === 'select' && callee.of.type === 'name'
        ? `${callee.of.name}.${callee.name}`
        : '';
  const results = (each: Expression, scope: Scope): readonly Value[] => {
    if (each.type === 'index') {
      const of = evaluate(each.of, scope);
      if (of instanceof Map) return [evaluate(each, scope), of.has(show(evaluate(each.index, scope)))];
    }
    if (each.type !== 'call') return [evaluate(each, scope)];
    const given = invokeCall(each, scope);
    return isSeveral(given) ? given.results : [given];
  };
  const invokeCall = (each: Expression & { type: 'call' }, scope: Scope): Given => {
    tick();
    if (each.callee.type === 'select' && each.callee.of.type === 'call' && each.callee.of.callee.type === 'select') {
      const inner = nameOf(each.callee.of.callee);
      if (inner === 'time.Now')
        return clockCall(
          each.callee.name,
          each.args.map(arg => evaluate(arg, scope)),
        );
    }
    if (each.callee.type === 'select' && each.callee.name === 'Error') {
      const of = evaluate(each.callee.of, scope);
      if (isFailure(of)) return of.error;
    }
    const callee = evaluate(each.callee, scope);
    const args = each.args.flatMap((arg, at) => {
      if (each.spread && at === each.args.length - 1) {
        const list = evaluate(arg, scope);
        return Array.isArray(list) ? list : [];
      }
      return each.args.length === 1 ? results(arg, scope) : [evaluate(arg, scope)];
    });
    return invoke(callee, args);
  };
  const clockCall = (method: string, args: readonly Value[]): Value => {
    const seconds = secondsOf(session);
    switch (method) {
      case 'Unix':
        return Math.floor(seconds);
      case 'Year':
        return Number(dateText('%Y', seconds));
      case 'Format': {
        const layout = texts(args[0])
          .replace('2006', '%Y')
          .replace('01', '%m')
          .replace('02', '%d')
          .replace('15', '%H')
          .replace('04', '%M')
          .replace('05', '%S')
          .replace('Z07:00', 'Z')
          .replace('MST', 'UTC')
          .replace('Mon', '%a')
          .replace('Jan', '%b');
        return dateText(layout, seconds);
      }
      default:
        throw new NotSimulated(`time.Time.${method}`);
    }
  };
  const evaluate = (each: Expression, scope: Scope): Value => {
    tick();
    switch (each.type) {
      case 'string':
        return each.value;
      case 'int':
        return Number(/^0[0-7]+$/.test(each.value) ? `0o${each.value.slice(1)}` : each.value);
      case 'float':
        return { float: Number(each.value) };
      case 'char':
        return each.value.codePointAt(0) ?? 0;
      case 'name':
        return find(scope, each.name)?.names.get(each.name) ?? builtins[each.name] ?? null;
      case 'select': {
        const name = nameOf(each);
        const value = library[name];
        if (value === undefined) throw new NotSimulated(name === '' ? `the field or method ${each.name}` : name);
        return value;
      }
      case 'call':
        return single(invokeCall(each, scope));
      case 'index': {
        const of = evaluate(each.of, scope);
        const index = evaluate(each.index, scope);
        if (of instanceof Map) return of.get(show(index)) ?? zeroLike(of);
        const at = numberOf(index);
        const list = typeof of === 'string' ? [...Buffer.from(of)] : Array.isArray(of) ? of : [];
        if (at < 0 || at >= list.length)
          throw new Panic(`runtime error: index out of range [${at}] with length ${list.length}`);
        return (list[at] ?? null) as Value;
      }
      case 'slice': {
        const of = evaluate(each.of, scope);
        const low = each.low === null ? 0 : numberOf(evaluate(each.low, scope));
        const list = typeof of === 'string' ? Buffer.from(of) : Array.isArray(of) ? of : [];
        const high = each.high === null ? list.length : numberOf(evaluate(each.high, scope));
        if (high > list.length || low > high)
          throw new Panic(`runtime error: slice bounds out of range [:${high}] with capacity ${list.length}`);
        return typeof of === 'string'
          ? Buffer.from(of).subarray(low, high).toString()
          : ((list as readonly Value[]).slice(low, high) as Value);
      }
      case 'unary': {
        const value = evaluate(each.operand, scope);
        if (each.operator === '!') return value !== true;
        const sign = each.operator === '-' ? -1 : 1;
        return isFloat(value)
          ? { float: sign * value.float }
          : each.operator === '^'
            ? ~numberOf(value)
            : sign * numberOf(value);
      }
      case 'binary':
        return operate(each.operator, each.left, each.right, scope);
      case 'list':
        return each.items.map(item => evaluate(item, scope));
      case 'map':
        return new Map(each.items.map(({ key, value }) => [show(evaluate(key, scope)), evaluate(value, scope)]));
      case 'function':
        return closure(each.parameters, each.body, scope);
    }
  };
  const zeroLike = (map: Map<string, Value>): Value => {
    const [first] = map.values();
    return typeof first === 'number' ? 0 : typeof first === 'boolean' ? false : typeof first === 'string' ? '' : null;
  };
  const operate = (operator: string, leftSide: Expression, rightSide: Expression, scope: Scope): Value => {
    const left = evaluate(leftSide, scope);
    if (operator === '&&') return left === true && evaluate(rightSide, scope) === true;
    if (operator === '||') return left === true || evaluate(rightSide, scope) === true;
    return combine(operator, left, evaluate(rightSide, scope));
  };
  const combine = (operator: string, left: Value, right: Value): Value => {
    const float = isFloat(left) || isFloat(right);
    const a = numberOf(left);
    const b = numberOf(right);
    const same =
      typeof left === 'string' || typeof left === 'boolean' || left === null || right === null
        ? left === right
        : a === b;
    const number = (value: number): Value => (float ? { float: value } : Math.trunc(value));
    switch (operator) {
      case '==':
        return same;
      case '!=':
        return !same;
      case '<':
      case '>':
      case '<=':
      case '>=': {
        const order =
          typeof left === 'string' && typeof right === 'string' ? (left < right ? -1 : left > right ? 1 : 0) : a - b;
        return operator === '<'
          ? order < 0
          : operator === '>'
            ? order > 0
            : operator === '<='
              ? order <= 0
              : order >= 0;
      }
      case '+':
        return typeof left === 'string' ? left + texts(right) : number(a + b);
      case '-':
        return number(a - b);
      case '*':
        return number(a * b);
      case '/':
        if (b === 0 && !float) throw new Panic('runtime error: integer divide by zero');
        return number(a / b);
      case '%':
        if (b === 0) throw new Panic('runtime error: integer divide by zero');
        return a % b;
      case '<<':
        return a * 2 ** b;
      case '>>':
        return Math.floor(a / 2 ** b);
      case '&':
        return a & b;
      case '|':
        return a | b;
      case '^':
        return a ^ b;
      default:
        return a & ~b;
    }
  };
  let depth = 0;
  const closure =
    (names: readonly string[], body: readonly Statement[], up: Scope): Callable =>
    args => {
      if (++depth > 500) throw new Panic('stack overflow');
      const scope: Scope = { names: new Map(names.map((name, at) => [name, args[at] ?? null])), up };
      const deferred: (() => void)[] = [];
      let stopped = false;
      try {
        const flow = run(body, scope, deferred);
        const values = typeof flow === 'object' && flow !== null ? flow.values : [];
        const [only] = values;
        return values.length === 1 && only !== undefined ? only : several(...values);
      } catch (error) {
        // Deferred calls run when a function panics, but not when the process is over.
        stopped = !(error instanceof Panic);
        throw error;
      } finally {
        depth--;
        if (!stopped) for (const each of deferred.reverse()) each();
      }
    };
  const assign = (target: Expression, value: Value, scope: Scope): void => {
    if (target.type === 'name') {
      if (target.name !== '_') find(scope, target.name)?.names.set(target.name, value);
    } else if (target.type === 'index') {
      const of = evaluate(target.of, scope);
      const index = evaluate(target.index, scope);
      if (of instanceof Map) of.set(show(index), value);
      else if (Array.isArray(of))
        assign(
          target.of,
          of.map((each, at) => (at === numberOf(index) ? value : each)),
          scope,
        );
    } else throw new NotSimulated('this assignment');
  };
  const run = (list: readonly Statement[], scope: Scope, deferred: (() => void)[]): Flow => {
    for (const each of list) {
      const flow = statement(each, scope, deferred);
      if (flow !== null) return flow;
    }
    return null;
  };
  const inner = (up: Scope): Scope => ({ names: new Map(), up });
  const statement = (each: Statement, scope: Scope, deferred: (() => void)[]): Flow => {
    tick();
    switch (each.type) {
      case 'expression':
        evaluate(each.value, scope);
        return null;
      case 'declare': {
        const [only] = each.values;
        const values =
          each.values.length === 1 && each.names.length > 1 && only !== undefined
            ? results(only, scope)
            : each.values.map(value => evaluate(value, scope));
        each.names.forEach(({ name }, at) => {
          const value = each.values.length === 0 ? zero(each.zero) : (values[at] ?? null);
          if (each.short && scope.names.has(name)) scope.names.set(name, value);
          else scope.names.set(name, value);
        });
        return null;
      }
      case 'assign': {
        if (each.operator !== '=') {
          const [target] = each.targets;
          const [value] = each.values;
          if (target !== undefined && value !== undefined)
            assign(target, combine(each.operator.slice(0, -1), evaluate(target, scope), evaluate(value, scope)), scope);
          return null;
        }
        const [only] = each.values;
        const values =
          each.values.length === 1 && each.targets.length > 1 && only !== undefined
            ? results(only, scope)
            : each.values.map(value => evaluate(value, scope));
        each.targets.forEach((target, at) => {
          assign(target, values[at] ?? null, scope);
        });
        return null;
      }
      case 'if': {
        const here = inner(scope);
        if (each.start !== null) statement(each.start, here, deferred);
        if (evaluate(each.condition, here) === true) return run(each.body, inner(here), deferred);
        return each.otherwise === null ? null : run(each.otherwise, inner(here), deferred);
      }
      case 'for': {
        const here = inner(scope);
        if (each.start !== null) statement(each.start, here, deferred);
        while (each.condition === null || evaluate(each.condition, here) === true) {
          tick();
          const flow = run(each.body, inner(here), deferred);
          if (flow === 'break') break;
          if (flow !== null && flow !== 'continue') return flow;
          if (each.step !== null) statement(each.step, here, deferred);
        }
        return null;
      }
      case 'range': {
        const over = evaluate(each.over, scope);
        const pairs: readonly (readonly [Value, Value])[] =
          typeof over === 'number'
            ? Array.from({ length: Math.min(over, 200_000) }, (_, at) => [at, null] as const)
            : over instanceof Map
              ? [...over].sort(([a], [b]) => (a < b ? -1 : 1))
              : typeof over === 'string'
                ? [...over].map((letter, at) => [at, letter.codePointAt(0) ?? 0] as const)
                : Array.isArray(over)
                  ? over.map((value, at) => [at, value as Value] as const)
                  : [];
        for (const [key, value] of pairs) {
          const here = inner(scope);
          if (each.key !== null) here.names.set(each.key, key);
          if (each.value !== null) here.names.set(each.value, value);
          const flow = run(each.body, here, deferred);
          if (flow === 'break') break;
          if (flow !== null && flow !== 'continue') return flow;
        }
        return null;
      }
      case 'switch': {
        const subject = each.subject === null ? true : evaluate(each.subject, scope);
        const chosen =
          each.cases.find(one => one.values?.some(value => combine('==', subject, evaluate(value, scope)) === true)) ??
          each.cases.find(one => one.values === null);
        if (chosen === undefined) return null;
        const flow = run(chosen.body, inner(scope), deferred);
        return flow === 'break' ? null : flow;
      }
      case 'return': {
        const [only] = each.values;
        return {
          values:
            each.values.length === 1 && only !== undefined
              ? results(only, scope)
              : each.values.map(value => evaluate(value, scope)),
        };
      }
      case 'defer': {
        const { call: later } = each;
        deferred.push(() => void evaluate(later, scope));
        return null;
      }
      case 'block':
        return run(each.body, inner(scope), deferred);
      case 'break':
      case 'continue':
        return each.type;
    }
  };
  const define = ({ name, parameters, body }: Func) => top.names.set(name, closure(parameters, body, top));
  try {
    for (const each of file.functions) define(each);
    for (const each of file.variables) statement(each, top, []);
    for (const each of file.functions) if (each.name === 'init') closure([], each.body, top)([]);
    invoke(top.names.get('main'), []);
    return 0;
  } catch (error) {
    if (error instanceof Exit) return error.code;
    if (error instanceof Panic) {
      call.err(`panic: ${error.message}\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go\nexit status 2\n`);
      return 2;
    }
    if (error instanceof NotSimulated)
      return stop(session, 'not-simulated', `${error.message} in Go programs is not simulated`);
    throw error;
  }
}

function zero(kind: string | null): Value {
  switch (kind) {
    case 'int':
      return 0;
    case 'float':
      return { float: 0 };
    case 'string':
      return '';
    case 'bool':
      return false;
    case 'list':
      return [];
    case 'map':
      return new Map();
    default:
      return null;
  }
}
