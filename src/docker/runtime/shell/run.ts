import {
  Bash,
  type BashExecResult,
  defineCommand,
  latin1FromBytes,
  type ScriptNode,
  type StatementNode,
  serialize,
} from 'just-bash';
import { toBytes } from '../kernel/bytes.ts';
import { findExecutable } from '../kernel/executable.ts';
import { type Execution, execute } from '../kernel/execute.ts';
import type { UserFiles } from '../kernel/files.ts';
import type { Dialect } from '../kernel/manners.ts';
import type { Ran, Route, Session, ShellMemory, Target } from '../kernel/program.ts';
import { checkCaps, deeper, isUnwinding, KILLED, newHalt, STOPPED, SUSPENDED, step, stop } from '../kernel/session.ts';
import { type Bridge, bridge } from './bridge.ts';
import {
  builtinsOf,
  complain,
  DEMAND,
  dialectOf,
  isKeyword,
  notFound,
  reword,
  type Speaker,
  syntaxError,
} from './dialect.ts';
import { FLAGS_VARIABLE, instrument, instrumentJob, LAST_JOB, type Plan } from './instrument.ts';
import { scriptLimits } from './limits.ts';
import { shellProgram } from './own.ts';
import { settingsAtStart } from './settings.ts';
import { parseScript } from './syntax.ts';

export interface Script {
  readonly session: Session;
  readonly files: UserFiles;
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  /** One character for each byte. */
  readonly stdin: string;
  readonly route: Route;
  readonly text: string;
  readonly argv0: string;
  /** Read from a file: messages name its lines. */
  readonly named: boolean;
  readonly positional: readonly string[];
  /** Letters of `set`: `ex`. */
  readonly options: string;
  readonly dialect: Dialect;
  /** Typed at by a person. */
  readonly interactive?: boolean;
}

export type Result = Omit<Ran, 'missing'> & {
  /** Every variable of the shell at its end, and where it stood. */
  readonly variables: ReadonlyMap<string, string>;
};

const TOO_LONG = 'the script is longer or nests deeper than this host reads';
/** How many characters of a script that is not whole are read again to find the part that is. */
const MOST_READ = 100_000;
/** Shells in shells in shells. */
const MOST_SHELLS = 24;

const IDENTIFIER = /^[A-Za-z_]\w*$/;

interface Shell {
  readonly bash: Bash;
  readonly bridge: Bridge;
  /** What the interpreter is given next: instrumented, or left alone. */
  next: ScriptNode | null;
}

/** Runs a script in a shell of the image, under the simulated kernel. */
export async function runScript(script: Script): Promise<Result> {
  const { session } = script;
  if (++session.shells > MOST_SHELLS) stop(session, 'limit', 'the process nests deeper than this host plays');
  try {
    return await runInside(script);
  } finally {
    session.shells--;
  }
}

async function runInside(script: Script): Promise<Result> {
  const { session, route, dialect, argv0, named, interactive = false } = script;
  const speaker: Speaker = { dialect, argv0, cwd: script.cwd, script: named, interactive };
  const words =
    session.shell === null || session.shell.functions.size + session.shell.aliases.size === 0
      ? plainCommand(script)
      : null;
  if (words !== null) return direct(script, words, speaker);
  const plan: Plan = {
    shell: 0,
    dialect,
    route,
    functions: new Map(),
    jobs: [],
    inFunction: false,
    traced: script.options.includes('x') || mayTrace(script.text),
    errexit: script.options.includes('e') || mayExit(script.text) ? 'watched' : null,
    trapping: /\btrap\b/.test(script.text),
    strict: dialect !== 'bash' && (script.options.includes('u') || mayRefuse(script.text)),
    level: 1,
    aliases: script.interactive === true && session.shell !== null ? session.shell.aliases : new Map(),
  };
  let stderr = '';
  const complainTo = (text: string) => {
    if (route.err !== null) session.emit(route.err, text);
    else stderr += text;
  };
  const parsed = parseScript(script.text, dialect);
  const shell = shellFor(script, plan, speaker);
  if (!parsed.ok) {
    if (parsed.capped) return stop(session, 'limit', TOO_LONG);
    // A shell reads line by line: what stands above the fault has run when it is met.
    const lines = script.text.split('\n');
    let patience = MOST_READ;
    for (let upTo = Math.min(parsed.line - 1, lines.length - 1); upTo > 0; upTo--) {
      const text = lines.slice(0, upTo).join('\n');
      patience -= text.length;
      if (patience < 0) return stop(session, 'limit', TOO_LONG);
      const above = parseScript(text, dialect);
      if (!above.ok) continue;
      const ran = await play(script, shell, plan, above.script, speaker);
      if (ran.exited) return ran.result;
      complainTo(syntaxError(speaker, parsed.line, parsed.fault));
      return { ...ran.result, stderr: ran.result.stderr + stderr, exitCode: 2 };
    }
    complainTo(syntaxError(speaker, parsed.line, parsed.fault));
    return { exitCode: 2, stdout: '', stderr, bytes: false, variables: script.env };
  }
  const ran = await play(script, shell, plan, parsed.script, speaker);
  return ran.result;
}

async function play(
  script: Script,
  shell: Shell,
  plan: Plan,
  parsed: ScriptNode,
  speaker: Speaker,
): Promise<{ readonly result: Result; readonly exited: boolean }> {
  const { session, route, positional, argv0 } = script;
  const options = script.options.replace(script.dialect === 'bash' ? /[ex]/g : /[eux]/g, '');
  const own = session.traps.size === 0;
  const memory = script.interactive === true ? session.shell : null;
  let defined = 0;
  if (memory !== null) {
    defined = memory.functions.size;
    for (const text of memory.functions.values()) {
      const known = parseScript(text, script.dialect);
      if (known.ok) parsed.statements.unshift(...known.script.statements);
    }
    for (const statement of parsed.statements) remember(statement, memory);
  }
  const instrumented = instrument(parsed, plan);
  if (memory !== null) {
    instrumented.statements.push(...statementsOf('/bin/__run 0 --t 1 __memory'));
    // `$?` is the last line's.
    if (memory.exitCode !== 0) instrumented.statements.splice(defined, 0, ...statementsOf(`(exit ${memory.exitCode})`));
  }
  if (options !== '') {
    instrumented.statements.unshift({
      type: 'Statement',
      pipelines: [
        {
          type: 'Pipeline',
          negated: false,
          commands: [
            {
              type: 'SimpleCommand',
              name: { type: 'Word', parts: [{ type: 'Literal', value: 'set' }] },
              args: [{ type: 'Word', parts: [{ type: 'Literal', value: `-${options}` }] }],
              assignments: [],
              redirections: [],
            },
          ],
        },
      ],
      operators: [],
      background: false,
    });
  }
  shell.next = instrumented;
  const said = await interpret(shell, script, {
    ...(script.interactive === true && session.shell !== null ? Object.fromEntries(session.shell.variables) : {}),
    ...settingsAtStart(script.options),
    '0': argv0,
    '#': String(positional.length),
    '@': positional.join(' '),
    '*': positional.join(' '),
    ...Object.fromEntries(positional.map((word, at) => [String(at + 1), word])),
  });
  const rest = reword(said.stderr, speaker, 1);
  let stdout = '';
  let stderr = '';
  if (route.out !== null) session.emit(route.out, textOfResult(said));
  else stdout = said.stdout;
  if (route.err !== null) session.emit(route.err, rest);
  else stderr = rest;
  let exitCode = shellCode(said.exitCode, said.stderr, speaker);
  const handler = own ? session.traps.get('EXIT') : undefined;
  if (handler !== undefined && handler !== '') {
    session.traps.delete('EXIT');
    const before = exitCode === 0 ? '' : `(exit ${exitCode})\n`;
    const trapped = await runScript({
      ...script,
      text: `${before}${handler}`,
      env: session.trapEnv,
      options: '',
      positional: [],
    });
    stdout += trapped.stdout;
    stderr += trapped.stderr;
    if (/\bexit\b/.test(handler)) exitCode = trapped.exitCode;
  }
  return {
    result: {
      exitCode,
      stdout,
      stderr,
      bytes: said.stdoutKind === 'bytes',
      variables: new Map(Object.entries(said.env)),
    },
    exited: false,
  };
}

/** ash and dash leave with 2 where bash leaves with 1: for what stops the shell itself. Bash leaves `${NAME:?}` with 127. */
function shellCode(exitCode: number, stderr: string, { dialect }: Speaker): number {
  if (exitCode === 1 && stderr.includes(`bash: ${DEMAND}`)) return dialect === 'bash' ? 127 : 2;
  if (dialect === 'bash' || exitCode !== 1) return exitCode;
  return /bash: .*(unbound variable|can only be used in a function|bad substitution|readonly variable|division by 0)\n$/.test(
    stderr,
  )
    ? 2
    : exitCode;
}

function textOfResult(said: BashExecResult): string {
  return said.stdoutKind === 'bytes' ? Buffer.from(said.stdout, 'latin1').toString('utf8') : said.stdout;
}

async function interpret(shell: Shell, script: Script, positional: Record<string, string>): Promise<BashExecResult> {
  const { session, stdin } = script;
  const halt = session.abort;
  const own = new AbortController();
  halt.shells.add(own);
  const said = await shell.bash
    .exec('true', { env: positional, rawScript: true, stdin, stdinKind: 'bytes', signal: own.signal })
    .finally(() => halt.shells.delete(own));
  if (session.error !== null) throw STOPPED;
  if (session.ended !== null) throw KILLED;
  if (halt.aborted) throw SUSPENDED;
  checkCaps(session, said.exitCode, said.stderr);
  return said;
}

function shellFor(script: Script, plan: Plan, speaker: Speaker): Shell {
  const { session, files, route, cwd } = script;
  const dotted = new Map<string, string>();
  const env: Record<string, string> = { PWD: cwd, OLDPWD: cwd };
  for (const [name, value] of script.env) if (IDENTIFIER.test(name) && !name.startsWith('__')) env[name] = value;
  const device = (stream: 'stdout' | 'stderr', text: string) => session.emit(stream, reword(text, speaker, 1));
  const adapter = bridge(session, files, device);

  const sinkOf = (flag: string | undefined, flags: string | undefined): Target => {
    switch (flag) {
      case 'o':
        return route.out;
      case 'e':
        return route.err;
      case '1':
        return sinkOf(flags?.[0] === '1' ? '-' : flags?.[0], undefined);
      case '2':
        return sinkOf(flags?.[1] === '2' ? '-' : flags?.[1], undefined);
      default:
        return null;
    }
  };
  const exported = (from: Record<string, string> | undefined, here: string): Map<string, string> => {
    const map = new Map<string, string>();
    for (const [name, value] of Object.entries(from ?? {})) {
      if (name.startsWith('__')) continue;
      if (name === 'OLDPWD' && value === cwd && here === cwd && !script.env.has('OLDPWD')) continue;
      map.set(name, value);
    }
    return map;
  };

  const pid = session.shells === 1 && session.depth === 0 && session.request.others.length === 0 ? 1 : session.nextPid;
  const signatureOf = (variables: ReadonlyMap<string, string>): string => {
    const known = [...variables].filter(([name]) => !PASSING.has(name));
    const { tree } = files.whole;
    return JSON.stringify([known, 'version' in tree ? tree.version : 0, session.observed, session.traps.size]);
  };
  const run = defineCommand('__run', async (args, context) => {
    const [, flags = '--', lineText = '1', ...argv] = args;
    const line = Number(lineText);
    const dynamic = context.env.get(FLAGS_VARIABLE);
    const target: Route = { out: sinkOf(flags[0], dynamic), err: sinkOf(flags[1], dynamic) };
    const piped = flags[2] === 'p';
    const merged = flags[1] === '=';
    const stdin = latin1FromBytes(context.stdin);
    let stderr = '';
    let before = '';
    const complainTo = (text: string) => {
      if (target.err !== null) session.emit(target.err, text);
      else if (merged) before += text;
      else stderr += text;
    };
    let words = argv;
    let replaced = false;
    if (words[0] === 'exec') {
      words = words.slice(1);
      replaced = true;
    }
    while (words[0] === 'command' && words[1] !== undefined && !words[1].startsWith('-')) words = words.slice(1);
    // A word that expands to nothing is no command at all.
    if (words.length === 0) return { stdout: '', stderr: '', exitCode: 0 };
    const [command = ''] = words;
    if (command === '__eval' || command === '__source' || command === '__dot') {
      try {
        return source(command, words.slice(1), context.cwd, line, complainTo, () => stderr);
      } catch (error) {
        if (isUnwinding(error)) return { stdout: '', stderr: '', exitCode: 124 };
        throw error;
      }
    }
    const execution = {
      session,
      files,
      argv: words,
      env: exported(context.exportedEnv, context.cwd),
      cwd: context.cwd,
      stdin,
      route: target,
      piped,
      merged,
      shell: speaker.dialect,
    };
    try {
      if (command.startsWith('__') || isOwn(command, speaker.dialect)) {
        if (command === '__memory') return memorize(context);
        adapter.script = '';
        const code = shellProgram({
          ...execution,
          speaker,
          line,
          pid,
          functions: plan.functions,
          variables: context.env,
          set: (name, value) => void context.env.set(name, value),
          complain: complainTo,
          raise: handler => {
            const parsed = parseScript(handler, speaker.dialect);
            if (parsed.ok) adapter.script += `${serialize(instrument(parsed.script, plan))}\n`;
          },
        });
        return { stdout: before + code.stdout, stderr: stderr + code.stderr, exitCode: code.exitCode };
      }
      if (replaced) session.command = words.join(' ');
      if (session.traps.size > 0) session.trapEnv = new Map(context.env);
      if (/(^|\/)u?sleep$/.test(command)) session.signature = signatureOf(context.env);
      const ran = await executeFromShell(execution);
      if (ran.missing !== null) complainTo(refusal(speaker, line, command, ran.missing, replaced ? 'exec' : null));
      return {
        stdout: ran.bytes ? toBytes(before) + ran.stdout : before + ran.stdout,
        stderr: stderr + ran.stderr,
        exitCode: ran.exitCode,
        ...(ran.bytes ? { stdoutKind: 'bytes' as const } : {}),
      };
    } catch (error) {
      if (isUnwinding(error)) return { stdout: '', stderr: '', exitCode: 124 };
      throw error;
    }
  });

  const source = (
    kind: string,
    words: readonly string[],
    here: string,
    line: number,
    complainTo: (text: string) => void,
    collected: () => string,
  ) => {
    let text = words.join(' ');
    if (kind !== '__eval') {
      const [name = ''] = words;
      const at = name.startsWith('/') ? name : `${here}/${name}`;
      const content = files.content(at);
      if (typeof content === 'string') {
        complainTo(sourceRefused(speaker, kind === '__dot' ? '.' : 'source', line, name));
        return { stdout: '', stderr: collected(), exitCode: speaker.dialect === 'bash' ? 1 : 2 };
      }
      text = Buffer.from(content.bytes ?? new Uint8Array(0)).toString('utf8');
    }
    const known = dotted.get(text);
    if (known !== undefined) adapter.script = known;
    else {
      const parsed = parseScript(text, speaker.dialect);
      if (!parsed.ok) {
        if (parsed.capped) return stop(session, 'limit', TOO_LONG);
        const within = kind === '__eval' && speaker.dialect === 'ash' ? 'eval' : null;
        complainTo(syntaxError(speaker, parsed.line, parsed.fault, within));
        return { stdout: '', stderr: collected(), exitCode: 2 };
      }
      adapter.script = serialize(
        instrument(parsed.script, {
          ...plan,
          inFunction: kind !== '__eval' || plan.inFunction,
          errexit: plan.errexit !== null || mayExit(text) ? 'watched' : null,
          traced: plan.traced || mayTrace(text),
          strict: plan.strict || (speaker.dialect !== 'bash' && mayRefuse(text)),
        }),
      );
      dotted.set(text, adapter.script);
    }
    return { stdout: '', stderr: '', exitCode: 0 };
  };

  const memorize = (context: {
    readonly env: Map<string, string>;
    readonly exportedEnv?: Record<string, string>;
    readonly cwd: string;
  }) => {
    const { shell: memory } = session;
    const exitCode = Number(context.env.get('?') ?? 0);
    if (memory !== null) {
      memory.cwd = context.cwd;
      memory.variables = new Map([...context.env].filter(([name]) => IDENTIFIER.test(name) && !name.startsWith('__')));
      memory.exported = new Set(Object.keys(context.exportedEnv ?? {}));
    }
    return { stdout: '', stderr: '', exitCode };
  };

  const job = defineCommand('__job', async (args, context) => {
    const statement = plan.jobs[Number(args[1])];
    if (statement === undefined || session.error !== null) return { stdout: '', stderr: '', exitCode: 0 };
    const began = session.elapsed;
    const outer = session.abort;
    const halt = newHalt();
    const own = new AbortController();
    halt.shells.add(own);
    session.abort = halt;
    const pid = session.nextPid++;
    shell.next = instrumentJob(statement, plan);
    let exitCode = 0;
    try {
      await step(session);
      const said = await deeper(session, () =>
        shell.bash.exec('true', {
          env: Object.fromEntries(context.env),
          cwd: context.cwd,
          rawScript: true,
          signal: own.signal,
        }),
      );
      exitCode = said.exitCode;
      if (route.err !== null) session.emit(route.err, reword(said.stderr, speaker, 1));
      checkCaps(session, said.exitCode, said.stderr);
    } catch (error) {
      if (!isUnwinding(error)) throw error;
    } finally {
      const endless = halt.aborted && session.error === null && session.ended === null;
      session.jobs.push({ pid, ends: endless ? Number.POSITIVE_INFINITY : session.elapsed, exitCode });
      session.elapsed = began;
      session.abort = outer;
      session.waiting = 0;
    }
    context.env.set(LAST_JOB, String(pid));
    if (session.error !== null || session.ended !== null) outer.abort();
    return { stdout: '', stderr: '', exitCode: 0 };
  });

  const bash = new Bash({
    fs: adapter,
    cwd,
    env,
    commands: [],
    customCommands: [run, job],
    executionLimits: scriptLimits(session.request.limits),
    defenseInDepth: false,
    processInfo: {
      pid,
      ppid: 0,
      uid: files.identity.uid,
      gid: files.identity.gid,
    },
  });
  const shell: Shell = { bash, bridge: adapter, next: null };
  bash.registerTransformPlugin({
    name: 'kernel',
    transform: ({ ast }) => {
      const next = shell.next;
      shell.next = null;
      return { ast: next ?? instrument(ast, { ...plan, route: { out: null, err: null } }) };
    },
  });
  return shell;
}

function sourceRefused(speaker: Speaker, dot: string, line: number, name: string): string {
  switch (speaker.dialect) {
    case 'ash':
      // A name without a slash is sought in PATH.
      if (!name.includes('/')) return complain(speaker, dot, line, `${name}: not found`);
      return complain(speaker, dot, line, `can't open '${name}': No such file or directory`);
    case 'dash':
      if (!name.includes('/')) return complain(speaker, dot, line, `${name}: not found`);
      return complain(speaker, dot, line, `cannot open ${name}: No such file`);
    case 'bash':
      return complain(speaker, null, line, `${name}: No such file or directory`);
  }
}

function isOwn(command: string, dialect: Dialect): boolean {
  return OWN.has(command) && (dialect !== 'bash' || !/^(?:\[|test|printf)$/.test(command));
}

const OWN: ReadonlySet<string> = new Set([
  '[',
  'alias',
  'unalias',
  'command',
  'jobs',
  'kill',
  'printf',
  'test',
  'times',
  'trap',
  'type',
  'ulimit',
  'umask',
  'wait',
]);

/** A line without anything that a shell would have to read: words alone, none of them the shell's own command. */
function plainCommand({ text, dialect, options, interactive }: Script): readonly string[] | null {
  if (options.includes('x') || !/^[\w./:@%+,=-]+(?: [\w./:@%+,=-]+)*$/.test(text)) return null;
  const words = text.split(' ');
  const [command = ''] = words;
  if (command.includes('=') || builtinsOf(dialect).has(command) || isOwn(command, dialect) || isKeyword(command))
    return null;
  return interactive === true || command !== 'time' ? words : null;
}

async function direct(script: Script, argv: readonly string[], speaker: Speaker): Promise<Result> {
  const { session, files, env, cwd, stdin, route } = script;
  const ran = await executeFromShell({ session, files, argv, env, cwd, stdin, route, shell: speaker.dialect });
  let { stderr } = ran;
  if (ran.missing !== null) {
    const said = refusal(speaker, 1, argv[0] ?? '', ran.missing);
    if (route.err !== null) session.emit(route.err, said);
    else stderr += said;
  }
  return { exitCode: ran.exitCode, stdout: ran.stdout, stderr, bytes: ran.bytes, variables: env };
}

/** Changes of these say nothing of what a shell will do next. */
const PASSING = new Set(['_', '?', 'BASH_LINENO', 'LINENO']);

/** Whether a script may be told to refuse unset variables. */
function mayRefuse(text: string): boolean {
  return /\bset\s.*-\w*u|nounset/.test(text);
}

/** Whether a script may be told to end at the first failure. */
function mayExit(text: string): boolean {
  return /\bset\s.*-\w*e|errexit/.test(text);
}

/** Whether a script may turn its trace on. */
function mayTrace(text: string): boolean {
  return /\bset\s.*-\w*x|xtrace/.test(text);
}

function refusal(
  speaker: Speaker,
  line: number,
  command: string,
  missing: NonNullable<Ran['missing']>,
  builtin: 'exec' | null = null,
): string {
  switch (missing) {
    case 'not-found':
      if (builtin !== null && speaker.dialect !== 'bash')
        return complain(speaker, builtin, line, `${command}: not found`);
      return notFound(speaker, line, command);
    case 'format':
      return complain(speaker, null, line, `${command}: Exec format error`);
    case 'directory':
      return complain(
        speaker,
        null,
        line,
        `${command}: ${speaker.dialect === 'bash' ? 'Is a directory' : 'Permission denied'}`,
      );
    case 'denied':
      return complain(speaker, null, line, `${command}: Permission denied`);
  }
}

/** Functions that a typed line defines are kept as text for the lines after it. */
function remember(statement: StatementNode, memory: ShellMemory): void {
  const [pipeline] = statement.pipelines;
  const [only] = pipeline?.commands ?? [];
  if (statement.pipelines.length !== 1 || only?.type !== 'FunctionDef') return;
  memory.functions.set(only.name, serialize({ type: 'Script', statements: [statement] }));
}

function statementsOf(text: string): StatementNode[] {
  const parsed = parseScript(text, 'bash');
  return parsed.ok ? parsed.script.statements : [];
}

/** Runs a program as a shell does: what execve refuses for want of a format is read as a script. */
async function executeFromShell(execution: Execution): Promise<Ran> {
  const ran = await execute(execution);
  if (ran.missing !== 'format') return ran;
  const { session, files, argv, env, cwd, stdin, route } = execution;
  const found = findExecutable(files, argv[0] ?? '', cwd, env.get('PATH'));
  if (found.kind !== 'formless') return ran;
  const done = await deeper(session, () =>
    runScript({
      session,
      files,
      env,
      cwd,
      stdin,
      route,
      text: found.text,
      argv0: argv[0] ?? '',
      named: true,
      positional: argv.slice(1),
      options: '',
      dialect: dialectOf('busybox', 'sh'),
    }),
  );
  return { ...done, missing: null };
}
