import type { ProgramCall, ServerProgram } from '../../kernel/program.ts';
import { secondsOf, suspend } from '../../kernel/session.ts';
import { dateText } from '../../languages/strftime.ts';

/** Becomes a service and goes on until a signal comes. In the background of a shell it just goes on. */
export function serve(call: ProgramCall, service: ServerProgram): never {
  call.session.service = service;
  return suspend(call.session);
}

/** Signals that end a service: its exit code, its last words, and the milliseconds that it takes. */
export function ending(names: readonly string[], exitCode: number, last = '', duration = 60): ServerProgram['signals'] {
  return Object.fromEntries(names.map(name => [name, { exitCode, last, duration }]));
}

/** The time of the machine, as strftime writes it. */
export function stamp(call: ProgramCall, format: string): string {
  return dateText(format, secondsOf(call.session));
}
