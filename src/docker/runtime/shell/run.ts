import type { BashExecResult, ScriptNode } from 'just-bash';
import type { Session } from '../kernel/program.ts';
import { spend, spendOnCommand, stop } from '../kernel/session.ts';
import { direct, plainCommand } from './direct.ts';
import { instrument } from './instrument.ts';
import { interpret, openShell } from './interpreter.ts';
import { TOO_LONG } from './limits.ts';
import { withMemory } from './memory.ts';
import { simple, statementOf } from './nodes.ts';
import type { ScriptPlan } from './plan.ts';
import { DEMAND, reword } from './reword.ts';
import { PIPEFAIL, type Script, type ScriptResult } from './script.ts';
import { mayExit, mayRefuse, mayTrace, settingsAtStart } from './settings.ts';
import type { Shell } from './shell.ts';
import type { Speaker } from './speaker.ts';
import { parseScript, withoutFilling } from './syntax.ts';
import { syntaxError } from './syntax-error.ts';

/** How many characters of a script that is not whole are read again to find the part that is. */
const MOST_READ = 100_000;
/** Shells in shells in shells. */
const MOST_SHELLS = 24;

/** Units of work for a shell that is opened, and for a letter that it reads. */
const OPENED = 40_000;
const READ = 40;

/** Runs a script in a shell of the image, under the simulated kernel. */
export function runScript(script: Script): Promise<ScriptResult> {
  return inShell(script.session, async () => {
    const { terminal } = script.session;
    if (terminal === null) return runInside(script);
    const before = terminal.isRepeatable;
    // What it does before somebody reads the terminal would be done twice.
    terminal.isRepeatable = false;
    try {
      return await runInside(script);
    } finally {
      terminal.isRepeatable = before;
    }
  });
}

/** Plays in one shell more. */
export async function inShell<T>(session: Session, work: () => Promise<T>): Promise<T> {
  if (++session.shells > MOST_SHELLS) stop(session, 'limit', 'the process nests deeper than this host plays');
  try {
    return await work();
  } finally {
    session.shells--;
  }
}

/** Counts what it costs to open a shell for a text. */
export function openFor(session: Session, text: string): void {
  spendOnCommand(session, OPENED);
  spend(session, READ * withoutFilling(text).length);
}

async function runInside(script: Script): Promise<ScriptResult> {
  const { dialect, argv0, named, interactive = false } = script;
  const speaker: Speaker = { dialect, argv0, cwd: script.cwd, script: named, interactive, above: script.above ?? 0 };
  const words = plainCommand({ ...script, memory: script.session.shell, isTyped: interactive });
  const ran = words === null ? null : await direct(script, words, speaker, runScript);
  if (ran !== null) return ran;
  openFor(script.session, script.text);
  const parsed = parseScript(script.text, dialect);
  const shell = openShell(script, planFor(script), speaker, runScript);
  if (parsed.ok) return play(shell, parsed.script);
  if (parsed.capped) return stop(script.session, 'limit', TOO_LONG);
  return playAbove(shell, parsed.line, syntaxError(speaker, parsed.line, parsed.fault));
}

export function planFor({ session, dialect, route, options, text, interactive, typed }: Script): ScriptPlan {
  return {
    shell: 0,
    dialect,
    route,
    functions: new Map(),
    jobs: [],
    inFunction: false,
    traced: options.includes('x') || mayTrace(text),
    errexit: options.includes('e') || mayExit(text) ? 'watched' : null,
    trapping: /\btrap\b/.test(text),
    strict: dialect !== 'bash' && (options.includes('u') || mayRefuse(text)),
    level: 1,
    aliases: interactive === true && session.shell !== null ? session.shell.aliases : new Map(),
    typed: typed === true && session.terminal !== null,
    forked: false,
  };
}

/** A shell reads line by line: what stands above a fault has run when it is met. */
async function playAbove(shell: Shell, line: number, complaint: string): Promise<ScriptResult> {
  const { script } = shell;
  const above = wholeAbove(script, line);
  const ran: ScriptResult =
    above === null
      ? { exitCode: 0, stdout: '', stderr: '', bytes: false, variables: script.env, cwd: script.cwd, isLeft: true }
      : await play(shell, above);
  const { err } = script.route;
  if (err !== null) script.session.emit(err, complaint);
  return { ...ran, stderr: ran.stderr + (err === null ? complaint : ''), exitCode: 2, isLeft: true };
}

/** The longest part from the top that ends above a line and is a script by itself, or null. */
function wholeAbove({ session, text, dialect }: Script, line: number): ScriptNode | null {
  const lines = text.split('\n');
  let patience = MOST_READ;
  for (let upTo = Math.min(line - 1, lines.length - 1); upTo > 0; upTo--) {
    const part = lines.slice(0, upTo).join('\n');
    patience -= part.length;
    if (patience < 0) return stop(session, 'limit', TOO_LONG);
    const above = parseScript(part, dialect);
    if (above.ok) return above.script;
  }
  return null;
}

async function play(shell: Shell, parsed: ScriptNode): Promise<ScriptResult> {
  const { script, speaker, plan } = shell;
  const { session, route } = script;
  const own = session.traps.size === 0;
  const memory = script.interactive === true ? session.shell : null;
  shell.next = withOptions(memory === null ? instrument(parsed, plan) : withMemory(parsed, memory, plan), script);
  const said = await interpret(shell, {
    ...(memory === null ? {} : Object.fromEntries(memory.variables)),
    ...settingsAtStart(script.options),
    ...positionals(script),
  });
  const rest = reword(said.stderr, speaker, 1);
  if (route.out !== null) session.emit(route.out, textOfResult(said));
  if (route.err !== null) session.emit(route.err, rest);
  const exitCode = shellCode(said.exitCode, said.stderr, speaker);
  const atExit = own ? await playExitTrap(script, exitCode) : null;
  return {
    exitCode: atExit?.exitCode ?? exitCode,
    stdout: (route.out === null ? said.stdout : '') + (atExit?.stdout ?? ''),
    stderr: (route.err === null ? rest : '') + (atExit?.stderr ?? ''),
    bytes: said.stdoutKind === 'bytes',
    variables: new Map(Object.entries(said.env)),
    cwd: shell.interior?.cwd ?? script.cwd,
    isLeft: shell.isLeft,
  };
}

/** What was set with `trap … EXIT`, played with `$?` as the shell left it; its own `exit` decides how the shell ends. */
export async function playExitTrap(
  script: Script,
  exitCode: number,
): Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string } | null> {
  const { session } = script;
  const handler = session.traps.get('EXIT') ?? '';
  if (handler === '') return null;
  session.traps.delete('EXIT');
  const before = exitCode === 0 ? '' : `(exit ${exitCode})\n`;
  const text = `${before}${handler}`;
  const trapped = await runScript({ ...script, text, env: session.trapEnv, options: '', positional: [] });
  return { ...trapped, exitCode: trapped.isLeft ? trapped.exitCode : exitCode };
}

/** The letters of `set` with which the shell is started, but for those that are carried out here. */
export function withOptions(parsed: ScriptNode, { options, dialect, text }: Script): ScriptNode {
  const left = options.replaceAll(PIPEFAIL, '').replace(dialect === 'bash' ? /[ex]/g : /[eux]/g, '');
  const first = [
    // Only bash leaves `.` and `..` out of `.*`.
    ...(dialect !== 'bash' && text.includes('.*') ? [['shopt', '-u', 'globskipdots']] : []),
    ...(left === '' ? [] : [['set', `-${left}`]]),
    ...(options.includes(PIPEFAIL) ? [['set', '-o', 'pipefail']] : []),
  ];
  return { ...parsed, statements: [...first.map(words => statementOf(simple(words))), ...parsed.statements] };
}

export function positionals({ argv0, positional }: Script): Readonly<Record<string, string>> {
  return {
    '0': argv0,
    '#': String(positional.length),
    '@': positional.join(' '),
    '*': positional.join(' '),
    ...Object.fromEntries(positional.map((word, at) => [String(at + 1), word])),
  };
}

/** ash and dash leave with 2 where bash leaves with 1: for what stops the shell itself. Bash leaves `${NAME:?}` with 127. */
export function shellCode(exitCode: number, stderr: string, { dialect }: Speaker): number {
  // What cannot be worked out ends bash with 1.
  if (exitCode === 1 && stderr.includes(`bash: ${DEMAND}${DEMAND}`)) return 1;
  if (exitCode === 1 && stderr.includes(`bash: ${DEMAND}`)) return dialect === 'bash' ? 127 : 2;
  if (dialect === 'bash' || exitCode !== 1) return exitCode;
  return STOPS_THE_SHELL.test(stderr) ? 2 : exitCode;
}

const STOPS_THE_SHELL =
  /bash: .*(unbound variable|can only be used in a function|bad substitution|readonly variable|division by 0)\n$/;

export function textOfResult(said: BashExecResult): string {
  return said.stdoutKind === 'bytes' ? Buffer.from(said.stdout, 'latin1').toString('utf8') : said.stdout;
}
