import { cleanPath } from '../../../filesystem/index.ts';
import { budgetOf } from '../budget.ts';
import { Exit, type Flow, NotSimulated } from '../control.ts';
import {
  type Callable,
  type Context,
  evaluate,
  ownMember,
  Raised,
  type Table,
  truthy,
  type Value,
} from '../expression.ts';
import type { Machine } from '../machine.ts';
import { dateText } from '../strftime.ts';

/** What python is given to run. */
export interface PythonScript {
  /** Of python: `3.12.9`. */
  readonly version: string;
  /** Absolute, or `<string>`, `<stdin>`. */
  readonly path: string;
  readonly source: string;
}

interface Line {
  readonly text: string;
  readonly indent: number;
  readonly number: number;
}

/** Logical lines: brackets and triple quotes join what they span. */
function linesOf(source: string): readonly Line[] {
  const found: Line[] = [];
  let whole = '';
  let from = 0;
  source.split('\n').forEach((raw, at) => {
    const line = raw.replace(
      /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|#.*$/g,
      (_all, kept: string | undefined) => kept ?? '',
    );
    if (whole === '') from = at + 1;
    whole = whole === '' ? line : `${whole}\n${line}`;
    const bare = whole.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '');
    const open = (bare.match(/[([{]/g) ?? []).length - (bare.match(/[)\]}]/g) ?? []).length;
    if (open > 0 || /"""|'''/.test(bare) || whole.endsWith('\\')) return;
    if (whole.trim() !== '')
      found.push({
        text: whole.trim(),
        indent: /^\s*/.exec(whole)?.[0].replaceAll('\t', '        ').length ?? 0,
        number: from,
      });
    whole = '';
  });
  return found;
}

interface Scope {
  readonly names: Map<string, Value>;
  readonly up: Scope | null;
}

function show(value: Value, nested = false): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return nested ? `'${value}'` : value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'function') return '<function>';
  if (Array.isArray(value)) return `[${value.map(each => show(each, true)).join(', ')}]`;
  return `{${Object.entries(value as Table)
    .map(([key, each]) => `'${key}': ${show(each, true)}`)
    .join(', ')}}`;
}

/** Plays a script of Python, as far as a first exercise goes. Gives its exit code. */
export function playPython(machine: Machine, { version, path, source }: PythonScript): number {
  const top: Scope = {
    names: new Map<string, Value>([
      ['__name__', '__main__'],
      ['__file__', path],
    ]),
    up: null,
  };
  const budget = budgetOf(machine, 40_000, 'script');
  let current = 1;
  const keyword = (args: readonly Value[], name: string): Value => {
    for (const each of args)
      if (typeof each === 'object' && each !== null && !Array.isArray(each) && `keyword ${name}` in each)
        return (each as Table)[`keyword ${name}`];
    return undefined;
  };
  const positional = (args: readonly Value[]): readonly Value[] =>
    args.filter(
      each =>
        !(
          typeof each === 'object' &&
          each !== null &&
          !Array.isArray(each) &&
          Object.keys(each)[0]?.startsWith('keyword ') === true
        ),
    );
  const serve = (port: number, command: string, last: string): never => {
    return machine.serve({
      command,
      name: 'python',
      ports: [port],
      signals: { INT: { exitCode: 0, last, duration: 20 } },
    });
  };
  const flask: Table = {
    run: args => {
      const port = Number(keyword(args, 'port') ?? 5000);
      const host = show(keyword(args, 'host') ?? '127.0.0.1');
      machine.out(
        ` * Serving Flask app '${path.split('/').pop()?.replace(/\.py$/, '') ?? 'app'}'\n * Debug mode: ${truthy(keyword(args, 'debug')) ? 'on' : 'off'}\n`,
      );
      machine.err(
        `WARNING: This is a development server. Do not use it in a production deployment. Use a production WSGI server instead.\n${host === '0.0.0.0' ? ' * Running on all addresses (0.0.0.0)\n' : ''} * Running on http://127.0.0.1:${port}\n${host === '0.0.0.0' ? ` * Running on http://172.17.0.2:${port}\n` : ''}Press CTRL+C to quit\n`,
      );
      return serve(port, `python ${path}`, '');
    },
  };
  const seconds = () => machine.now() / 1000;
  const now = (format: string) => dateText(format, seconds());
  const modules: Readonly<Record<string, Value>> = {
    os: {
      environ: Object.assign(Object.fromEntries(machine.env), {
        get: (([name, usual]: readonly Value[]) => machine.env.get(show(name)) ?? usual) as Callable,
      }) as Table,
      getenv: ([name, usual]) => machine.env.get(show(name)) ?? usual,
      getcwd: () => machine.cwd,
      getpid: () => machine.pid,
      getuid: () => machine.uid,
      listdir: ([name]) => [...machine.files.list(cleanPath(name === undefined ? '.' : show(name), machine.cwd))],
      path: {
        exists: ([name]) => machine.files.exists(cleanPath(show(name), machine.cwd)),
        join: (args: readonly Value[]) => args.map(each => show(each)).join('/'),
      },
    },
    sys: {
      argv: [...machine.argv],
      version: `${version} (main, Feb 25 2025, 04:10:21) [GCC 12.2.0]`,
      platform: 'linux',
      exit: ([code]) => {
        throw new Exit(Number(code ?? 0));
      },
      stdout: { flush: () => null, write: ([text]) => void machine.out(show(text)) },
    },
    time: {
      sleep: ([seconds]) => void machine.pass(Math.round(Number(seconds) * 1000)),
      time: () => seconds(),
      strftime: ([format]) => now(show(format)),
    },
    socket: { gethostname: () => machine.hostname },
    platform: {
      machine: () => (machine.architecture === 'arm64' ? 'aarch64' : 'x86_64'),
      system: () => 'Linux',
      python_version: () => version,
    },
    datetime: {
      datetime: {
        now: () =>
          ({
            isoformat: () => now('%Y-%m-%dT%H:%M:%S'),
            strftime: ([format]: readonly Value[]) => now(show(format)),
          }) as unknown as Table,
      },
    },
    random: {
      random: () => machine.random(),
      randint: ([from, to]) => Number(from) + Math.floor(machine.random() * (Number(to) - Number(from) + 1)),
    },
    math: { pi: Math.PI, sqrt: ([value]) => Math.sqrt(Number(value)), floor: ([value]) => Math.floor(Number(value)) },
    json: {
      dumps: ([value]) => JSON.stringify(value).replace(/([,:])(?=["\d[{tfn])/g, '$1 '),
      loads: ([text]) => JSON.parse(show(text)) as Value,
    },
  };
  const load = (name: string): Value => {
    const root = name.split('.')[0] ?? '';
    if (Object.hasOwn(modules, root)) return modules[root];
    const sites = machine.files
      .list('/usr/local/lib')
      .filter(each => each.startsWith('python3'))
      .flatMap(each => machine.files.list(`/usr/local/lib/${each}/site-packages`));
    if (!sites.includes(name.replaceAll('-', '_').toLowerCase()))
      throw new Raised('ModuleNotFoundError', `No module named '${name}'`);
    if (name === 'flask')
      return { Flask: () => flask, request: flask, jsonify: ([value]: readonly Value[]) => value } as unknown as Table;
    throw new NotSimulated(`the package ${name}`);
  };
  const globals: Readonly<Record<string, Value>> = {
    True: true,
    False: false,
    None: null,
    print: args => {
      const end = keyword(args, 'end');
      const text = `${positional(args)
        .map(each => show(each))
        .join(
          keyword(args, 'sep') === undefined ? ' ' : show(keyword(args, 'sep')),
        )}${end === undefined ? '\n' : show(end)}`;
      if (typeof keyword(args, 'file') === 'object') machine.err(text);
      else machine.out(text);
      return null;
    },
    len: ([of]) => (typeof of === 'string' || Array.isArray(of) ? of.length : Object.keys((of ?? {}) as Table).length),
    str: ([value]) => show(value),
    int: ([value]) => {
      const number = Number(value);
      if (Number.isNaN(number))
        throw new Raised('ValueError', `invalid literal for int() with base 10: '${show(value)}'`);
      return Math.trunc(number);
    },
    float: ([value]) => Number(value),
    range: ([a, b, c]) => {
      const [from, to, by] = b === undefined ? [0, Number(a), 1] : [Number(a), Number(b), Number(c ?? 1)];
      const list: number[] = [];
      for (let each = from; by > 0 ? each < to : each > to; each += by) if (list.push(each) > 20_000) break;
      return list;
    },
    sum: ([list]) => (Array.isArray(list) ? list.reduce((total: number, each) => total + Number(each), 0) : 0),
    max: args => Math.max(...(Array.isArray(args[0]) ? args[0] : args).map(Number)),
    min: args => Math.min(...(Array.isArray(args[0]) ? args[0] : args).map(Number)),
    sorted: ([list]) => (Array.isArray(list) ? [...list].sort() : []),
    enumerate: ([list]) => (Array.isArray(list) ? list.map((each, index) => [index, each as Value]) : []),
    input: ([prompt]) => {
      if (prompt !== undefined) machine.out(show(prompt));
      if (machine.input === '') throw new Raised('EOFError', 'EOF when reading a line');
      return machine.input.split('\n')[0] ?? '';
    },
    exit: ([code]) => {
      throw new Exit(Number(code ?? 0));
    },
    open: ([name, mode]) => file(show(name), mode === undefined ? 'r' : show(mode)),
  };
  const file = (name: string, mode: string): Table => {
    const whole = cleanPath(name, machine.cwd);
    if (mode.startsWith('r')) {
      const found = machine.files.read(whole);
      if ('refused' in found) throw new Raised('FileNotFoundError', `[Errno 2] No such file or directory: '${name}'`);
      const text = found.text ?? '';
      return { read: () => text, readlines: () => text.split(/(?<=\n)/), close: () => null };
    }
    if (mode.startsWith('w')) machine.files.write(whole, '');
    return { write: ([text]) => void machine.files.append(whole, show(text)), close: () => null };
  };
  const find = (scope: Scope, name: string): Scope | null => {
    for (let here: Scope | null = scope; here !== null; here = here.up) if (here.names.has(name)) return here;
    return null;
  };
  const contextOf = (scope: Scope): Context => ({
    language: 'python',
    lookup: name => {
      const where = find(scope, name);
      if (where !== null) return where.names.get(name);
      if (Object.hasOwn(globals, name)) return globals[name];
      throw new Raised('NameError', `name '${name}' is not defined`);
    },
    member,
    assign: (name, value) => void (find(scope, name) ?? scope).names.set(name, value),
    show: value => show(value),
    closure: () => () => null,
  });
  const run = (lines: readonly Line[], scope: Scope): Flow<Value> => {
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at];
      if (line === undefined) break;
      budget.spend();
      current = line.number;
      const block: Line[] = [];
      while ((lines[at + 1]?.indent ?? -1) > line.indent) block.push(lines[++at] as Line);
      const head = /^(if|while|for|def|elif|else|with|class|try|except|finally|async)\b/.exec(line.text)?.[1];
      if (head === undefined) {
        for (const each of line.text.split(/;(?=(?:[^'"]*(?:'[^']*'|"[^"]*"))*[^'"]*$)/)) {
          const flow = simple(each.trim(), scope);
          if (flow !== null) return flow;
        }
        continue;
      }
      const inline = /:\s*(\S[\s\S]*)$/.exec(line.text)?.[1];
      const body =
        block.length === 0 && inline !== undefined && !/^(else|elif)/.test(inline)
          ? [{ text: inline, indent: line.indent + 4, number: line.number }]
          : block;
      const header =
        block.length === 0 && inline !== undefined
          ? line.text.slice(0, line.text.length - inline.length).trim()
          : line.text;
      const condition = header.replace(/^\w+\s*/, '').replace(/:$/, '');
      let flow: Flow<Value> = null;
      switch (head) {
        case 'if': {
          let done = truthy(evaluate(condition, contextOf(scope)));
          if (done) flow = run(body, scope);
          while (/^(elif|else)\b/.test(lines[at + 1]?.text ?? '') && lines[at + 1]?.indent === line.indent) {
            const other = lines[++at] as Line;
            const branch: Line[] = [];
            while ((lines[at + 1]?.indent ?? -1) > other.indent) branch.push(lines[++at] as Line);
            const test = other.text.replace(/^(elif|else)\s*/, '').replace(/:$/, '');
            if (!done && (other.text.startsWith('else') || truthy(evaluate(test, contextOf(scope))))) {
              flow = run(branch, scope);
              done = true;
            }
          }
          break;
        }
        case 'while':
          flow = loop(
            function* () {
              while (truthy(evaluate(condition, contextOf(scope)))) {
                budget.spend();
                yield;
              }
            },
            body,
            scope,
          );
          break;
        case 'for': {
          const [, names = '', over = ''] = /^(.*?)\s+in\s+([\s\S]*)$/.exec(condition) ?? [];
          const values = evaluate(over, contextOf(scope));
          const list: readonly Value[] = Array.isArray(values)
            ? values
            : typeof values === 'string'
              ? [...values]
              : Object.keys((values ?? {}) as Table);
          const targets = names.split(',').map(name => name.trim());
          flow = loop(
            function* () {
              for (const each of list) {
                for (const [index, name] of targets.entries())
                  scope.names.set(name, targets.length > 1 && Array.isArray(each) ? (each[index] as Value) : each);
                yield;
              }
            },
            body,
            scope,
          );
          break;
        }
        case 'def': {
          const [, name = '', parameters = ''] = /^(\w+)\s*\(([\s\S]*)\)/.exec(condition) ?? [];
          const names = parameters
            .split(',')
            .map(each => each.trim().replace(/:.*$/, ''))
            .filter(each => each !== '');
          scope.names.set(name, args => {
            const inner: Scope = {
              names: new Map(
                names.map((each, index) => [
                  each.split('=')[0]?.trim() ?? '',
                  args[index] ??
                    (each.includes('=') ? evaluate(each.slice(each.indexOf('=') + 1), contextOf(scope)) : null),
                ]),
              ),
              up: scope,
            };
            const flow = run(body, inner);
            return typeof flow === 'object' && flow !== null ? flow.values : null;
          });
          break;
        }
        case 'with': {
          const [, opened = '', name = ''] = /^([\s\S]*?)\s+as\s+(\w+)$/.exec(condition) ?? [];
          scope.names.set(name, evaluate(opened, contextOf(scope)));
          flow = run(body, scope);
          break;
        }
        default:
          throw new NotSimulated(`\`${head}\``);
      }
      if (flow !== null) return flow;
    }
    return null;
  };
  const loop = (turns: () => Generator<void>, body: readonly Line[], scope: Scope): Flow<Value> => {
    for (const _turn of turns()) {
      const flow = run(body, scope);
      if (flow === 'break') break;
      if (flow !== null && flow !== 'continue') return flow;
    }
    return null;
  };
  const simple = (text: string, scope: Scope): Flow<Value> => {
    const context = contextOf(scope);
    if (text === 'pass' || text.startsWith('global ') || text.startsWith('@') || /^("""|''')/.test(text)) return null;
    if (text === 'break' || text === 'continue') return text;
    const imported = /^import\s+([\w., ]+)$/.exec(text);
    if (imported !== null) {
      for (const each of (imported[1] ?? '').split(',')) {
        const [, name = '', alias] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?\s*$/.exec(each) ?? [];
        scope.names.set(alias ?? name.split('.')[0] ?? name, load(name));
      }
      return null;
    }
    const from = /^from\s+([\w.]+)\s+import\s+([\s\S]*)$/.exec(text);
    if (from !== null) {
      const loaded = load(from[1] ?? '');
      for (const each of (from[2] ?? '').replace(/[()]/g, '').split(',')) {
        const [, name = '', alias] = /^\s*(\w+)(?:\s+as\s+(\w+))?\s*$/.exec(each) ?? [];
        scope.names.set(alias ?? name, ownMember(loaded as Callable | Table, name));
      }
      return null;
    }
    const returned = /^return\b([\s\S]*)$/.exec(text);
    if (returned !== null) return { values: returned[1]?.trim() ? evaluate(returned[1], context) : null };
    const raised = /^raise\s+(\w+)(?:\(([\s\S]*)\))?$/.exec(text);
    if (raised !== null) {
      if (raised[1] === 'SystemExit') throw new Exit(Number(raised[2] ?? 0));
      throw new Raised(raised[1] ?? 'Exception', raised[2] ? show(evaluate(raised[2], context)) : '');
    }
    const assigned = /^([A-Za-z_]\w*)\s*(?::\s*\w+\s*)?(\+|-|\*|\/)?=(?!=)\s*([\s\S]*)$/.exec(text);
    if (assigned !== null) {
      const [, name = '', operator, value = ''] = assigned;
      (find(scope, name) ?? scope).names.set(
        name,
        evaluate(operator === undefined ? value : `${name} ${operator} (${value})`, context),
      );
      return null;
    }
    evaluate(text, context);
    return null;
  };
  try {
    run(linesOf(source), top);
    return 0;
  } catch (error) {
    if (error instanceof Exit) return error.code;
    if (error instanceof NotSimulated)
      return machine.stop('not-simulated', `${error.message} in Python programs is not simulated`);
    if (!(error instanceof Raised)) throw error;
    const shown = path.startsWith('<') ? '' : `    ${source.split('\n')[current - 1]?.trim() ?? ''}\n`;
    machine.err(
      `Traceback (most recent call last):\n  File "${path}", line ${current}, in <module>\n${shown}${error.kind}${error.message === '' ? '' : `: ${error.message}`}\n`,
    );
    return 1;
  }
}

function member(of: Value, name: string): Value {
  if (typeof of === 'string') {
    if (/^-?\d+$/.test(name)) return of.at(Number(name));
    switch (name) {
      case 'upper':
        return () => of.toUpperCase();
      case 'lower':
        return () => of.toLowerCase();
      case 'strip':
        return () => of.trim();
      case 'title':
        return () => of.replace(/\b\p{L}/gu, letter => letter.toUpperCase());
      case 'split':
        return ([by]) => (by === undefined ? of.trim().split(/\s+/) : of.split(show(by)));
      case 'join':
        return ([list]) => (Array.isArray(list) ? list.map(each => show(each as Value)).join(of) : '');
      case 'replace':
        return ([a, b]) => of.replaceAll(show(a), show(b));
      case 'startswith':
        return ([part]) => of.startsWith(show(part));
      case 'endswith':
        return ([part]) => of.endsWith(show(part));
      case 'format':
        return args => {
          let at = 0;
          return of.replace(/\{(\d*)\}/g, (_all, index: string) => show(args[index === '' ? at++ : Number(index)]));
        };
      default:
        throw new NotSimulated(`.${name}`);
    }
  }
  if (Array.isArray(of)) {
    if (/^-?\d+$/.test(name)) {
      const found = of.at(Number(name));
      if (found === undefined) throw new Raised('IndexError', 'list index out of range');
      return found as Value;
    }
    if (name === 'append') return ([value]) => void (of as Value[]).push(value);
    throw new NotSimulated(`.${name}`);
  }
  if (typeof of === 'object' && of !== null) {
    const table = of as Table;
    if (Object.hasOwn(table, name)) return table[name];
    if (name === 'get') return ([key, usual]) => ownMember(table, show(key)) ?? usual ?? null;
    if (name === 'items') return () => Object.entries(table);
    if (name === 'keys') return () => Object.keys(table);
    throw new Raised('KeyError', `'${name}'`);
  }
  if (of === null || of === undefined)
    throw new Raised('AttributeError', `'NoneType' object has no attribute '${name}'`);
  throw new NotSimulated(`.${name}`);
}
