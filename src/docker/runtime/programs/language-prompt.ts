import { awaitLine } from '../kernel/keyboard.ts';
import type { ProgramCall } from '../kernel/program.ts';
import { newHalt } from '../kernel/session.ts';
import { type ReaderFrame, type TypedTerminal, takeFrame, takeLine } from '../kernel/terminal.ts';
import { leftBy } from '../kernel/unwinding.ts';
import type { LanguagePrompt, PromptAnswer } from '../languages/prompt.ts';
import { machineOf } from './machine.ts';

/** What is put away of a prompt. */
interface RestingPrompt {
  /** Lines of an input that is not whole yet. */
  readonly begun: string;
  /** Whether Ctrl-C was typed last, and nothing before it. */
  readonly isWarned: boolean;
  readonly language: unknown;
}

/** A language's prompt at the terminal, until it is left. Between two lines it rests as a shell does. */
export function playPrompt(
  call: ProgramCall,
  terminal: TypedTerminal,
  kind: ReaderFrame['kind'],
  prompt: LanguagePrompt,
): number {
  const { session } = call;
  const { isRepeatable } = terminal;
  // This version has put it away, so it is not read again.
  const before = (takeFrame(terminal, kind)?.state ?? null) as RestingPrompt | null;
  const open = prompt.open(machineOf(call, prompt.argv), before?.language ?? null);
  if (before === null) call.out(prompt.banner);
  let begun = before?.begun ?? '';
  let isWarned = before?.isWarned ?? false;
  let language: unknown = null;
  terminal.readers.push(() => ({ kind, state: { begun, isWarned, language } satisfies RestingPrompt }));
  for (;;) {
    const line = takeLine(terminal);
    if (line === 'end' && (begun === '' || prompt.isLeftWithin)) break;
    if (line === null) {
      language = isRepeatable ? open.keep() : null;
      awaitLine(session, terminal, begun === '' ? prompt.asks : prompt.continued, language !== null);
    }
    if (line === 'interrupt') {
      const isEmpty = begun === '' && terminal.discarded === '';
      const said = prompt.interrupt(isEmpty, isWarned);
      if (said === null) break;
      session.unmet = null;
      session.told = session.chunks.length;
      call.out(said);
      begun = '';
      isWarned = isEmpty;
      continue;
    }
    isWarned = false;
    // What was asked for by an earlier line is not what this one asks for.
    session.unmet = null;
    if (line !== 'end') begun += line;
    if (line !== 'end' && !prompt.isWhole(begun)) continue;
    const source = begun;
    begun = '';
    const answer = answered(call, terminal, prompt, () => open.play(source));
    if (answer.kind === 'on') begun = answer.begun ?? '';
    if (answer.kind === 'left') {
      terminal.readers.pop();
      return answer.exitCode;
    }
  }
  terminal.readers.pop();
  return open.leave();
}

function answered(
  call: ProgramCall,
  terminal: TypedTerminal,
  { interrupted }: LanguagePrompt,
  play: () => PromptAnswer,
): PromptAnswer {
  const { session } = call;
  const outer = session.abort;
  session.unmet = null;
  session.told = session.chunks.length;
  session.horizon = session.elapsed + session.request.horizon;
  session.abort = newHalt();
  try {
    const answer = play();
    if (answer.kind !== 'unmet') return answer;
    session.unmet = answer.message;
    call.err(`${answer.message}\n`);
    return answer;
  } catch (error) {
    if (leftBy(error) !== 'suspended' || terminal.asks !== null) {
      outer.abort();
      throw error;
    }
    // Nothing more comes that whoever sits there would wait for: they press Ctrl-C.
    Object.assign(session, { waiting: 0, service: null });
    call.err(terminal.isInterrupted ? interrupted.replace(/^\^C/, '') : interrupted);
    terminal.isInterrupted = false;
    return { kind: 'on' };
  } finally {
    session.abort = outer;
  }
}
