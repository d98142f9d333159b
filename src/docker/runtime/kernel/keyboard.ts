import { toBytes } from './bytes.ts';
import type { ProgramCall, Session } from './program.ts';
import { suspend } from './session.ts';
import { type TypedTerminal, takeLine } from './terminal.ts';

/** Reading what is typed, and waiting for it. */

/** The terminal that a program reads as its standard input; null when that is something else. */
export function terminalBehind({ session, piped }: Pick<ProgramCall, 'session' | 'piped'>): TypedTerminal | null {
  return piped ? null : session.terminal;
}

/** Leaves the process where it waits for what is not typed yet, and shows `asks`. `atRest`: it is taken up again from here. */
export function awaitLine(session: Session, terminal: TypedTerminal, asks: string, atRest: boolean): never {
  terminal.asks = asks;
  terminal.atRest = atRest ? terminal.readers.map(frame => frame()) : null;
  return suspend(session);
}

/** A program is left at Ctrl-C, for the prompt that started it; the first process of a container takes no notice of it. */
function leaveInterrupted(session: Session, terminal: TypedTerminal): void {
  if (terminal.readers.length === 0) return;
  terminal.isInterrupted = true;
  suspend(session);
}

/** All lines up to Ctrl-D, each given as soon as it is read; waits for those that are not typed yet. */
export function readTyped(session: Session, terminal: TypedTerminal, each: (line: string) => void): void {
  for (let line = takeLine(terminal); line !== 'end'; line = takeLine(terminal)) {
    if (line === null) awaitLine(session, terminal, '', false);
    if (line === 'interrupt') leaveInterrupted(session, terminal);
    else each(line);
  }
}

/** All of a program's standard input, one character for each byte: up to Ctrl-D where it is typed. */
export function inputOf(call: Pick<ProgramCall, 'session' | 'piped' | 'stdin'>): string {
  const terminal = terminalBehind(call);
  if (terminal === null) return call.stdin;
  let text = '';
  readTyped(call.session, terminal, line => {
    text += line;
  });
  return toBytes(text);
}

/** What is answered to a question of a program: the next line where somebody types, else what it was given. */
export function answerTo(call: Pick<ProgramCall, 'session' | 'piped' | 'input'>): string {
  const terminal = terminalBehind(call);
  return terminal === null ? call.input : readLine(call.session, terminal);
}

/** The next line; empty at Ctrl-D. Waits for one that is not typed yet. */
export function readLine(session: Session, terminal: TypedTerminal): string {
  for (;;) {
    const line = takeLine(terminal);
    if (line === null) awaitLine(session, terminal, '', false);
    if (line !== 'interrupt') return line === 'end' ? '' : line;
    leaveInterrupted(session, terminal);
  }
}
