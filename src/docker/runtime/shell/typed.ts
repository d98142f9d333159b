import type { ScriptNode } from 'just-bash';
import { awaitLine } from '../kernel/keyboard.ts';
import type { ProgramCall, Session } from '../kernel/program.ts';
import { newHalt, ownWords, stop } from '../kernel/session.ts';
import { type ReaderFrame, type TypedTerminal, takeFrame } from '../kernel/terminal.ts';
import { leftBy } from '../kernel/unwinding.ts';
import { CONTINUED, promptOf } from './asks.ts';
import { functionsOf, isAtTop, type KnownFunction, knowledgeOf, type ShellKnowledge, teach } from './carry.ts';
import { builtinsOf } from './dialect.ts';
import { instrument } from './instrument.ts';
import { interpret, openShell, pidOf } from './interpreter.ts';
import { TOO_LONG } from './limits.ts';
import type { ScriptPlan } from './plan.ts';
import { reword } from './reword.ts';
import {
  inShell,
  openFor,
  planFor,
  playExitTrap,
  positionals,
  runScript,
  shellCode,
  textOfResult,
  withOptions,
} from './run.ts';
import type { Script, ScriptResult } from './script.ts';
import { settingsAtStart } from './settings.ts';
import type { Shell } from './shell.ts';
import type { Speaker } from './speaker.ts';
import { parseScript } from './syntax.ts';
import { syntaxError } from './syntax-error.ts';
import { takeCommand } from './whole.ts';
import { plainWord } from './words.ts';

/**
 * A shell that somebody types at. It plays command by command, and what it knows stays from one to the next: the interpreter is a new
 * one each time. So a shell that waits is plain data, and goes on from there when the next line comes.
 */

/** What a shell knows between two commands. */
interface TypedShell {
  readonly pid: number;
  /** Whether traps that are there at its end are its own. */
  readonly ownsTraps: boolean;
  /** Null before the first command. */
  readonly knowledge: ShellKnowledge | null;
  readonly functions: ReadonlyMap<string, KnownFunction>;
  readonly jobs: ScriptPlan['jobs'];
  readonly aliases: ReadonlyMap<string, string>;
  /** What its commands so far may have told it to do: it is then looked at in all that come. */
  readonly traits: Pick<ScriptPlan, 'traced' | 'errexit' | 'trapping' | 'strict'>;
  readonly exitCode: number;
  /** How many lines it has read. */
  readonly lines: number;
  /** Lines of a command that is not whole yet. */
  readonly begun: string;
  /** A command that reads the terminal in the shell's place, and does nothing before that. */
  readonly underway: string | null;
}

/** What a shell of that kind shares while it runs. */
interface TypedPlace {
  /** What it was started with; its text is what is played before the first line is read. */
  readonly script: Script;
  readonly session: Session;
  readonly terminal: TypedTerminal;
  readonly speaker: Speaker;
  /** Whether what started it may be begun once more, to take it up. */
  readonly isRepeatable: boolean;
  now: TypedShell;
  /** What goes neither to the process's own output nor to its errors: who called the shell collects it. */
  stdout: string;
  stderr: string;
}

/** Plays a shell at the terminal until it is left. The text of the script comes before what is typed. */
export function playTyped(script: Script, terminal: TypedTerminal): Promise<ScriptResult> {
  return inShell(script.session, async () => {
    const { session, dialect, argv0, cwd } = script;
    const { isRepeatable } = terminal;
    const frame = takeFrame(terminal, 'shell');
    const speaker: Speaker = { dialect, argv0, cwd, script: false, interactive: true };
    // This version has put it away, so it is not read again.
    const now = frame === null ? newShell(script, terminal) : (frame.state as TypedShell);
    const place: TypedPlace = { script, session, terminal, speaker, isRepeatable, now, stdout: '', stderr: '' };
    terminal.readers.push((): ReaderFrame => ({ kind: 'shell', state: place.now }));
    let isLeft = frame === null ? await playProfile(place) : await playUnderway(place);
    while (!isLeft) isLeft = await playNext(place);
    terminal.readers.pop();
    return ended(place);
  });
}

function newShell({ session, options }: Script, { readers }: TypedTerminal): TypedShell {
  // What a process has become by `exec` is the process.
  const isProcess = readers.length === 0 && session.request.others.length === 0;
  return {
    pid: isProcess ? 1 : pidOf(session),
    ownsTraps: session.traps.size === 0,
    knowledge: null,
    functions: new Map(),
    jobs: [],
    aliases: new Map(),
    traits: {
      traced: options.includes('x'),
      errexit: options.includes('e') ? 'watched' : null,
      trapping: false,
      strict: false,
    },
    ...{ exitCode: 0, lines: 0, begun: '', underway: null },
  };
}

async function playProfile(place: TypedPlace): Promise<boolean> {
  const isLeft = await playText(place, place.script.text);
  place.now = { ...place.now, lines: 0 };
  return isLeft;
}

/** Takes up what reads the terminal in the place of a shell that was put away. */
async function playUnderway(place: TypedPlace): Promise<boolean> {
  const { underway, lines } = place.now;
  if (underway === null) return false;
  place.now = { ...place.now, lines: lines - linesOf(underway) };
  return playText(place, underway);
}

/** Reads the next command and plays it; true when the shell is left by it, or by Ctrl-D. */
async function playNext(place: TypedPlace): Promise<boolean> {
  const { terminal, session, script, isRepeatable } = place;
  const taken = takeCommand(terminal, place.now.begun, script.dialect);
  if (taken === 'end') return true;
  if (taken === 'interrupt') {
    session.unmet = null;
    place.now = { ...place.now, begun: '', exitCode: 130 };
    return false;
  }
  if ('begun' in taken) {
    if (taken.begun !== '') session.unmet = null;
    place.now = { ...place.now, begun: taken.begun };
    awaitLine(session, terminal, taken.begun === '' ? askedBy(place) : CONTINUED, isRepeatable);
  }
  place.now = { ...place.now, begun: '' };
  return playText(place, taken.text);
}

function askedBy({ now, script, session }: TypedPlace): string {
  const { env, cwd } = now.knowledge ?? { env: script.env, cwd: script.cwd };
  const { hostname } = session.request;
  return promptOf({ dialect: script.dialect, files: script.files, hostname, cwd, mark: env.get('PS1') });
}

function linesOf(text: string): number {
  return text.split('\n').length - 1;
}

/** Plays a command; true when the shell is left by it. */
async function playText(place: TypedPlace, text: string): Promise<boolean> {
  const { script, speaker, session, now } = place;
  const above = now.lines;
  place.now = { ...now, lines: above + linesOf(text) };
  session.unmet = null;
  // Where a shell is taken up it does not add to what was printed before.
  session.told = session.chunks.length;
  if (text.trim() === '') return false;
  openFor(session, text);
  const parsed = parseScript(text, script.dialect);
  if (parsed.ok) return playParsed(place, text, parsed.script, above);
  if (parsed.capped) return stop(session, 'limit', TOO_LONG);
  print(place, 'stderr', syntaxError({ ...speaker, above }, parsed.line, parsed.fault));
  place.now = { ...place.now, exitCode: 2 };
  return false;
}

function print(
  place: TypedPlace,
  stream: 'stdout' | 'stderr',
  text: string,
  voice?: Parameters<ProgramCall['out']>[1],
): void {
  const { script, session } = place;
  const to = stream === 'stdout' ? script.route.out : script.route.err;
  if (to !== null) session.emit(to, text, voice);
  else place[stream] += text;
}

async function playParsed(place: TypedPlace, text: string, parsed: ScriptNode, above: number): Promise<boolean> {
  const { terminal, session, script, speaker, isRepeatable } = place;
  const isReading = readsAlone(parsed, place);
  place.now = { ...place.now, underway: isReading ? text : null };
  terminal.isRepeatable = isRepeatable && isReading;
  const outer = session.abort;
  session.abort = newHalt();
  session.horizon = session.elapsed + session.request.horizon;
  const shell = openCommand(place, text, above);
  const { plan } = shell;
  const isFirst = place.now.knowledge === null;
  const under = instrument(parsed, plan);
  shell.next = isFirst ? withOptions(under, script) : under;
  const begins = isFirst ? { ...settingsAtStart(script.options), ...positionals(script) } : {};
  try {
    const said = await interpret(shell, begins);
    print(place, 'stdout', textOfResult(said));
    print(place, 'stderr', reword(said.stderr, shell.speaker, 1));
    learn(place, shell, shellCode(said.exitCode, said.stderr, speaker));
    return shell.isLeft;
  } catch (error) {
    const exitCode = interrupted(place, leftBy(error));
    if (exitCode !== null) {
      learn(place, shell, exitCode);
      return false;
    }
    outer.abort();
    throw error;
  } finally {
    session.abort = outer;
    terminal.isRepeatable = isRepeatable;
  }
}

/** The interpreter for one command, with what the shell knows. */
function openCommand(place: TypedPlace, text: string, above: number): Shell {
  const { script, speaker, now } = place;
  const aliases = new Map(now.aliases);
  const given: Script = {
    ...script,
    ...{ text, above, aliases, pid: now.pid, typed: true },
    began(interior) {
      teach(interior, now.knowledge, now.functions, plan);
      interior.lastExitCode = now.exitCode;
      interior.env.set('?', String(now.exitCode));
    },
  };
  const { traced, errexit, trapping, strict, ...fresh } = planFor(given);
  const plan: ScriptPlan = {
    ...fresh,
    functions: new Map([...now.functions].map(([name, { definition }]) => [name, definition])),
    jobs: [...now.jobs],
    aliases,
    traced: traced || now.traits.traced,
    errexit: errexit ?? now.traits.errexit,
    trapping: trapping || now.traits.trapping,
    strict: strict || now.traits.strict,
  };
  return openShell(given, plan, { ...speaker, above }, runScript);
}

/**
 * Whether a command is a program alone, with plain words: when it is begun once more, nothing is done twice before it reads. A shell in
 * a shell is called so, and a language's prompt.
 */
function readsAlone({ statements }: ScriptNode, { now, script }: TypedPlace): boolean {
  const [statement] = statements;
  const [pipeline] = statement?.pipelines ?? [];
  const [command] = pipeline?.commands ?? [];
  if (statements.length !== 1 || statement?.pipelines.length !== 1 || statement.background) return false;
  if (pipeline?.commands.length !== 1 || pipeline.negated || pipeline.timed === true) return false;
  if (command?.type !== 'SimpleCommand' || command.assignments.length + command.redirections.length > 0) return false;
  const words = [command.name, ...command.args].map(plainWord);
  const name = (words[0] === 'exec' ? words[1] : words[0]) ?? null;
  if (name === null || words.includes(null)) return false;
  return !now.functions.has(name) && !now.aliases.has(name) && !builtinsOf(script.dialect).has(name);
}

/** Keeps what the shell knows after a command. */
function learn(place: TypedPlace, { plan, interior, script }: Shell, exitCode: number): void {
  const { traced, errexit, trapping, strict } = plan;
  const kept = {
    ...place.now,
    traits: { traced, errexit, trapping, strict },
    aliases: new Map(script.aliases),
    ...{ exitCode, underway: null },
  };
  // What a function was doing when it was broken off is not the shell's own.
  if (interior === null || !isAtTop(interior)) {
    place.now = kept;
    return;
  }
  const functions = functionsOf(interior);
  const readsTexts = [...functions.values()].some(each => each.isInstrumented);
  const knowledge = { ...knowledgeOf(interior), loopDepth: 0, inCondition: false };
  place.now = { ...kept, functions, knowledge, jobs: readsTexts ? plan.jobs : [] };
}

/** The exit code of a command that did not come to its end, and what is said of it; null when the shell comes to none either. */
function interrupted(place: TypedPlace, left: 'suspended' | 'stopped' | 'killed'): number | null {
  const { session, terminal } = place;
  if (left === 'suspended' && terminal.asks === null) {
    // Nothing more comes that whoever sits there would wait for: they press Ctrl-C.
    session.elapsed = Math.max(session.elapsed, session.chunks.at(-1)?.after ?? 0);
    Object.assign(session, { waiting: 0, waits: 0, turns: [], signature: null, service: null });
    // What was typed is told by the terminal.
    if (!terminal.isInterrupted) print(place, 'stdout', '^C\n');
    terminal.isInterrupted = false;
    return 130;
  }
  if (left === 'stopped' && session.error?.kind === 'not-simulated') {
    const said = ownWords(session);
    session.unmet = session.error.message;
    session.error = null;
    print(place, 'stderr', said, 'host');
    return 127;
  }
  return null;
}

async function ended(place: TypedPlace): Promise<ScriptResult> {
  const { script, now, stdout, stderr } = place;
  if (script.dialect === 'bash') print(place, 'stderr', 'exit\n');
  const { env, cwd } = now.knowledge ?? { env: script.env, cwd: script.cwd };
  const atExit = now.ownsTraps ? await playExitTrap(script, now.exitCode) : null;
  return {
    exitCode: atExit?.exitCode ?? now.exitCode,
    stdout: stdout + (atExit?.stdout ?? ''),
    stderr: stderr + (atExit?.stderr ?? ''),
    bytes: false,
    variables: env,
    cwd,
    isLeft: true,
  };
}
