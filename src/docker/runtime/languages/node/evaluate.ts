import { cleanPath, joinPath } from '../../../filesystem/index.ts';
import { budgetOf } from '../budget.ts';
import { Exit, type Flow, NotSimulated } from '../control.ts';
import {
  balanced,
  type Callable,
  type Context,
  evaluate,
  openObject,
  ownMember,
  Raised,
  type Table,
  truthy,
  type Value,
} from '../expression.ts';
import type { Listener, Machine } from '../machine.ts';

/** What node is given to run. */
export interface NodeScript {
  /** Of node: `22.14.0`. */
  readonly version: string;
  /** Absolute, or `[eval]`, `[stdin]`. */
  readonly path: string;
  readonly source: string;
  /** Prints the value of each statement, as `-p` asks. */
  readonly print: boolean;
}

interface Timer {
  readonly due: number;
  readonly every: number | null;
  readonly run: Callable;
}

interface Scope {
  readonly names: Map<string, Value>;
  readonly up: Scope | null;
}

function inspect(value: Value, nested = false): string {
  if (typeof value === 'string') return nested ? `'${value}'` : value;
  if (value === null) return 'null';
  if (value === undefined) return 'undefined';
  if (typeof value === 'function') return '[Function (anonymous)]';
  if (Array.isArray(value))
    return value.length === 0 ? '[]' : `[ ${value.map(each => inspect(each, true)).join(', ')} ]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value as Table);
    return entries.length === 0
      ? '{}'
      : `{ ${entries.map(([key, each]) => `${/^[\w$]+$/.test(key) ? key : `'${key}'`}: ${inspect(each, true)}`).join(', ')} }`;
  }
  return String(value);
}

const plain = (value: Value): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? '[object Object]'
    : Array.isArray(value)
      ? value.map(plain).join(',')
      : String(value);

/** Plays a script of Node.js, as far as a first exercise goes. Gives its exit code. */
export function playNode(machine: Machine, { version, path, source, print }: NodeScript): number {
  const timers: Timer[] = [];
  const ports: number[] = [];
  const handlers = new Map<string, Callable>();
  const top: Scope = { names: new Map(), up: null };
  const budget = budgetOf(machine, 20_000, 'script');
  const seconds = () => machine.now() / 1000;
  const log =
    (stream: 'out' | 'err'): Callable =>
    args => {
      const [head, ...more] = args;
      let at = 0;
      const text =
        typeof head === 'string' && /%[sdoOj]/.test(head)
          ? head.replace(/%[sdoOj]/g, () => inspect(more[at++]))
          : inspect(head);
      const line = args.length === 0 ? '' : [text, ...more.slice(at).map(each => inspect(each))].join(' ');
      if (stream === 'out') machine.out(`${line}\n`);
      else machine.err(`${line}\n`);
      return undefined;
    };
  const listen: Callable = args => {
    const port = args.find(each => typeof each === 'number' || (typeof each === 'string' && /^\d+$/.test(each)));
    ports.push(Number(port ?? 3000));
    for (const each of args)
      if (typeof each === 'function') timers.push({ due: machine.elapsed(), every: null, run: each });
    return server;
  };
  const server: Table = { listen, on: () => server, close: () => undefined };
  const application: Table = openObject({ listen }, () => application);
  const console: Table = { log: log('out'), info: log('out'), debug: log('out'), error: log('err'), warn: log('err') };
  const architecture = machine.architecture === 'arm64' ? 'arm64' : 'x64';
  const processObject: Table = {
    argv: [...machine.argv],
    env: Object.fromEntries(machine.env),
    pid: machine.pid,
    platform: 'linux',
    arch: architecture,
    version: `v${version}`,
    versions: { node: version },
    exit: (args: readonly Value[]) => {
      throw new Exit(Number(args[0] ?? 0));
    },
    cwd: () => machine.cwd,
    uptime: () => machine.elapsed() / 1000,
    on: ([name, handler]) => {
      if (typeof name === 'string' && typeof handler === 'function') handlers.set(name.replace(/^SIG/, ''), handler);
      return undefined;
    },
    stdout: { write: ([text]) => void machine.out(plain(text)) },
  };
  const read = (name: Value): string => {
    const found = machine.files.read(cleanPath(plain(name), machine.cwd));
    if ('refused' in found) throw new Raised('Error', `ENOENT: no such file or directory, open '${plain(name)}'`);
    return found.text ?? '';
  };
  const write = (name: Value, text: Value): undefined => {
    machine.files.write(cleanPath(plain(name), machine.cwd), plain(text));
    return undefined;
  };
  const modules: Readonly<Record<string, Value>> = {
    http: { createServer: () => server },
    os: {
      hostname: () => machine.hostname,
      platform: () => 'linux',
      cpus: () => Array.from({ length: machine.processors }, () => ({})),
      EOL: '\n',
      arch: () => architecture,
    },
    path: {
      join: (args: readonly Value[]) => cleanPath(args.map(plain).join('/'), machine.cwd),
      resolve: (args: readonly Value[]) => cleanPath(args.map(plain).join('/'), machine.cwd),
      basename: ([name]) => plain(name).split('/').pop() ?? '',
    },
    fs: {
      readFileSync: ([name]) => read(name),
      writeFileSync: ([name, text]) => write(name, text),
      existsSync: ([name]) => machine.files.exists(cleanPath(plain(name), machine.cwd)),
      readdirSync: ([name]) => [...machine.files.list(cleanPath(plain(name), machine.cwd))],
    },
  };
  const requireModule: Callable = ([given]) => {
    const name = plain(given).replace(/^node:/, '');
    if (Object.hasOwn(modules, name)) return modules[name];
    if (name.startsWith('.') || name.startsWith('/')) {
      const at = cleanPath(name, path.startsWith('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : machine.cwd);
      if (at.endsWith('.json') && machine.files.exists(at)) return JSON.parse(read(at)) as Value;
      throw new NotSimulated(`the module ${name}`);
    }
    const installed = [
      joinPath(machine.cwd, `node_modules/${name}`),
      joinPath(path.slice(0, path.lastIndexOf('/')) || '/', `node_modules/${name}`),
    ].some(each => machine.files.exists(each));
    if (!installed) throw new Raised('Module', name);
    const make = (() => application) as Callable;
    return Object.assign(make, {
      static: () => undefined,
      json: () => undefined,
      Router: () => application,
      config: () => undefined,
    }) as Value;
  };
  const globals: Readonly<Record<string, Value>> = {
    console,
    process: processObject,
    require: requireModule,
    undefined: undefined,
    null: null,
    true: true,
    false: false,
    __dirname: path.startsWith('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : machine.cwd,
    __filename: path,
    module: {},
    setTimeout: ([run, delay]) =>
      void (
        typeof run === 'function' && timers.push({ due: machine.elapsed() + Number(delay ?? 1), every: null, run })
      ),
    setInterval: ([run, delay]) =>
      void (
        typeof run === 'function' &&
        timers.push({ due: machine.elapsed() + Number(delay ?? 1), every: Math.max(1, Number(delay ?? 1)), run })
      ),
    Number: ([value]) => Number(value),
    String: ([value]) => plain(value),
    parseInt: ([value]) => Number.parseInt(plain(value), 10),
    JSON: {
      stringify: ([value, , indent]) => JSON.stringify(value, null, typeof indent === 'number' ? indent : undefined),
      parse: ([text]) => JSON.parse(plain(text)) as Value,
    },
    Math: {
      PI: Math.PI,
      floor: ([value]) => Math.floor(Number(value)),
      round: ([value]) => Math.round(Number(value)),
      max: args => Math.max(...args.map(Number)),
      min: args => Math.min(...args.map(Number)),
      random: () => machine.random(),
      sqrt: ([value]) => Math.sqrt(Number(value)),
    },
    Date: Object.assign(
      (() => ({
        toISOString: () => new Date(seconds() * 1000).toISOString(),
        getTime: () => Math.round(seconds() * 1000),
        getFullYear: () => new Date(seconds() * 1000).getUTCFullYear(),
      })) as Callable,
      { now: () => Math.round(seconds() * 1000) },
    ) as Value,
    Object: {
      keys: ([of]) => Object.keys((of ?? {}) as Table),
      entries: ([of]) => Object.entries((of ?? {}) as Table),
    },
  };
  const find = (scope: Scope, name: string): Scope | null => {
    for (let here: Scope | null = scope; here !== null; here = here.up) if (here.names.has(name)) return here;
    return null;
  };
  const contextOf = (scope: Scope): Context => ({
    language: 'javascript',
    lookup: name => {
      const where = find(scope, name);
      if (where !== null) return where.names.get(name);
      if (Object.hasOwn(globals, name)) return globals[name];
      throw new Raised('ReferenceError', `${name} is not defined`);
    },
    member,
    assign: (name, value) => void (find(scope, name) ?? scope).names.set(name, value),
    show: plain,
    closure: (parameters, body, block) => args => {
      const inner: Scope = { names: new Map(parameters.map((name, at) => [name, args[at]])), up: scope };
      if (!block) return evaluate(body, contextOf(inner));
      const flow = run(body, inner);
      return typeof flow === 'object' && flow !== null ? flow.values : undefined;
    },
  });
  const run = (text: string, scope: Scope): Flow<Value> => {
    for (const statement of split(text)) {
      const flow = execute(statement, scope);
      if (flow !== null) return flow;
    }
    return null;
  };
  const bind = (target: string, value: Value, scope: Scope): void => {
    if (!target.startsWith('{')) scope.names.set(target, value);
    else for (const name of target.slice(1, -1).split(',')) scope.names.set(name.trim(), member(value, name.trim()));
  };
  const execute = (statement: string, scope: Scope): Flow<Value> => {
    budget.spend();
    const context = contextOf(scope);
    const declared = /^(?:const|let|var)\s+([\w$]+|\{[^}]*\})\s*(?:=\s*([\s\S]*))?$/.exec(statement);
    if (declared !== null) {
      const [, target = '', value] = declared;
      bind(target, value === undefined ? undefined : evaluate(value, context), scope);
      return null;
    }
    const imported = /^import\s+(?:\*\s+as\s+)?([\w$]+|\{[^}]*\})\s+from\s+(['"][^'"]+['"])$/.exec(statement);
    if (imported !== null) {
      bind(imported[1] ?? '', requireModule([imported[2]?.slice(1, -1)]), scope);
      return null;
    }
    const named = /^(?:async\s+)?function\s+([\w$]+)\s*(\([^)]*\)\s*\{[\s\S]*)$/.exec(statement);
    if (named !== null) {
      scope.names.set(named[1] ?? '', evaluate(`function ${named[2]}`, context));
      return null;
    }
    const conditional = /^if\s*(\([\s\S]*)$/.exec(statement);
    if (conditional !== null) {
      const condition = balanced(conditional[1] ?? '');
      const rest = (conditional[1] ?? '').slice(condition.length).trim();
      const [body, after] = branch(rest);
      const otherwise = /^\s*else\b([\s\S]*)$/.exec(after)?.[1];
      if (truthy(evaluate(condition, context))) return run(body, { names: new Map(), up: scope });
      return otherwise === undefined ? null : run(branch(otherwise.trim())[0], { names: new Map(), up: scope });
    }
    const loop = /^for\s*\(\s*(?:const|let|var)\s+([\w$]+)\s+of\s+([\s\S]*?)\)\s*(\{[\s\S]*)$/.exec(statement);
    if (loop !== null) {
      const over = evaluate(loop[2] ?? '', context);
      for (const each of Array.isArray(over) ? over : []) {
        const names = new Map([[loop[1] ?? '', each as Value]]);
        const flow = run((loop[3] ?? '').trim().slice(1, -1), { names, up: scope });
        if (flow !== null) return flow;
      }
      return null;
    }
    const counted =
      /^for\s*\(\s*(?:let|var)\s+([\w$]+)\s*=\s*([^;]*);\s*([^;]*);\s*[\w$]+\s*(\+\+|--|\+=\s*\d+)\s*\)\s*(\{[\s\S]*|[^{][\s\S]*)$/.exec(
        statement,
      );
    if (counted !== null) {
      const [, name = '', start = '0', condition = 'false', step = '++', body = ''] = counted;
      const inner: Scope = { names: new Map([[name, evaluate(start, context)]]), up: scope };
      while (truthy(evaluate(condition, contextOf(inner)))) {
        const flow = run(branch(body)[0], { names: new Map(), up: inner });
        if (flow !== null) return flow;
        inner.names.set(
          name,
          Number(inner.names.get(name)) + (step === '--' ? -1 : step === '++' ? 1 : Number(step.slice(2))),
        );
        budget.spend();
      }
      return null;
    }
    const returned = /^return\b([\s\S]*)$/.exec(statement);
    if (returned !== null) return { values: returned[1]?.trim() ? evaluate(returned[1], context) : undefined };
    const thrown = /^throw\s+new\s+(\w+)\(([\s\S]*)\)$/.exec(statement);
    if (thrown !== null) throw new Raised(thrown[1] ?? 'Error', plain(evaluate(thrown[2] ?? '', context)));
    if (/^(?:class|try|while|switch|do|export|async)\b/.test(statement))
      throw new NotSimulated(`\`${statement.split(/\s/)[0]}\``);
    const assigned = /^([\w$]+)\s*(\+|-|\*|\/)?=(?![=>])\s*([\s\S]*)$/.exec(statement);
    if (assigned !== null) {
      const [, name = '', operator, value = ''] = assigned;
      (find(scope, name) ?? scope).names.set(
        name,
        evaluate(operator === undefined ? value : `${name} ${operator} (${value})`, context),
      );
      return null;
    }
    const counter = /^([\w$]+)(\+\+|--)$/.exec(statement);
    if (counter !== null) return execute(`${counter[1]} ${counter[2]?.[0]}= 1`, scope);
    if (/^module\.exports\b|^['"]use strict['"]$/.test(statement)) return null;
    const value = evaluate(statement, context);
    if (print) machine.out(`${inspect(value)}\n`);
    return null;
  };
  try {
    run(source.replace(/^#!.*/, ''), top);
    while (timers.length > 0) {
      timers.sort((a, b) => a.due - b.due);
      const next = timers.shift();
      if (next === undefined) break;
      machine.pass(Math.max(0, next.due - machine.elapsed()));
      budget.spend();
      next.run([]);
      if (next.every !== null) timers.push({ ...next, due: next.due + next.every });
      // What ticks beside a server that never ends is played as far as anybody looks.
    }
    if (ports.length === 0) return 0;
    const signals: Record<string, Listener['signals'][string]> = { INT: { exitCode: 130, last: '', duration: 5 } };
    for (const name of handlers.keys()) signals[name] = { exitCode: 0, last: '', duration: 20 };
    // As PID 1 node does not end on SIGTERM unless the program handles it.
    return machine.serve({ command: `node ${path}`, name: 'node', ports, signals });
  } catch (error) {
    if (error instanceof Exit) return error.code;
    if (error instanceof NotSimulated)
      return machine.stop('not-simulated', `${error.message} in Node.js programs is not simulated`);
    if (error instanceof SyntaxError) {
      machine.err(`SyntaxError: ${error.message}\n\nNode.js v${version}\n`);
      return 1;
    }
    if (!(error instanceof Raised)) throw error;
    if (error.kind === 'Module')
      machine.err(
        `node:internal/modules/cjs/loader:1228\n  throw err;\n  ^\n\nError: Cannot find module '${error.message}'\nRequire stack:\n- ${path}\n    at Module._resolveFilename (node:internal/modules/cjs/loader:1225:15)\n    at Module._load (node:internal/modules/cjs/loader:1051:27) {\n  code: 'MODULE_NOT_FOUND',\n  requireStack: [ '${path}' ]\n}\n\nNode.js v${version}\n`,
      );
    else
      machine.err(
        `${path}:1\n${error.kind}: ${error.message}\n    at Object.<anonymous> (${path}:1:1)\n    at Module._compile (node:internal/modules/cjs/loader:1554:14)\n\nNode.js v${version}\n`,
      );
    return 1;
  }
}

function member(of: Value, name: string): Value {
  if (typeof of === 'string') {
    if (name === 'length') return of.length;
    if (/^\d+$/.test(name)) return of[Number(name)];
    switch (name) {
      case 'toUpperCase':
        return () => of.toUpperCase();
      case 'toLowerCase':
        return () => of.toLowerCase();
      case 'trim':
        return () => of.trim();
      case 'repeat':
        return ([count]) => of.repeat(Math.min(10_000, Number(count)));
      case 'split':
        return ([by]) => of.split(plain(by));
      case 'includes':
        return ([part]) => of.includes(plain(part));
      case 'toString':
        return () => of;
      default:
        throw new NotSimulated(`.${name}`);
    }
  }
  if (Array.isArray(of)) {
    if (name === 'length') return of.length;
    if (/^-?\d+$/.test(name)) return of[Number(name)] as Value;
    const call = (fn: Value, args: readonly Value[]): Value => (typeof fn === 'function' ? fn(args) : undefined);
    switch (name) {
      case 'join':
        return ([by]) => of.map(each => plain(each as Value)).join(by === undefined ? ',' : plain(by));
      case 'map':
        return ([fn]) => of.map((each, at) => call(fn, [each as Value, at]));
      case 'forEach':
        return ([fn]) => {
          for (const [at, each] of of.entries()) call(fn, [each as Value, at]);
        };
      case 'filter':
        return ([fn]) => of.filter((each, at) => truthy(call(fn, [each as Value, at])));
      case 'slice':
        return ([from, to]) => of.slice(Number(from ?? 0), to === undefined ? undefined : Number(to));
      case 'includes':
        return ([each]) => of.includes(each);
      case 'reduce':
        return ([fn, start]) => of.reduce((sum: Value, each) => call(fn, [sum, each as Value]), start);
      default:
        throw new NotSimulated(`.${name}`);
    }
  }
  if (typeof of === 'number') {
    if (name === 'toFixed') return ([places]) => of.toFixed(Number(places ?? 0));
    if (name === 'toString') return () => String(of);
  }
  if (of === null || of === undefined)
    throw new Raised('TypeError', `Cannot read properties of ${of} (reading '${name}')`);
  return typeof of === 'object' || typeof of === 'function' ? ownMember(of as Callable | Table, name) : undefined;
}

/** The body of an if or a loop, without its braces, and what stands after it. */
function branch(text: string): readonly [string, string] {
  if (text.startsWith('{')) {
    const block = balanced(text);
    return [block.slice(1, -1), text.slice(block.length)];
  }
  const end = /\belse\b/.exec(text);
  return end === null ? [text, ''] : [text.slice(0, end.index).replace(/;\s*$/, ''), text.slice(end.index)];
}

/** Statements of a script: they end with a semicolon, or with a line that is complete. */
function split(source: string): readonly string[] {
  const text = source.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_whole, kept: string | undefined) => kept ?? '',
  );
  const found: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  const push = (end: number) => {
    const statement = text.slice(start, end).trim();
    start = end + 1;
    if (statement === '' || statement === ';') return;
    const before = found.at(-1);
    if (before !== undefined && (/^else\b/.test(statement) || (/^[.?]/.test(statement) && !/^\?\?/.test(statement))))
      found[found.length - 1] = `${before} ${statement}`;
    else found.push(statement);
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'" || char === '`') quote = char;
    else if ('{[('.includes(char)) depth++;
    else if ('}])'.includes(char)) depth--;
    else if (depth === 0 && (char === ';' || (char === '\n' && !/[=+,&|?:(]\s*$/.test(text.slice(start, at)))))
      push(at);
  }
  push(text.length);
  return found;
}
