import { signalName } from '../kernel/signals.ts';
import type { OwnCall } from './call.ts';
import { complain } from './speaker.ts';

/** `trap`: what the shell shall do on signals and at its end. */
export function trap(call: OwnCall, args: readonly string[], out: (text: string) => void): number {
  const { session } = call;
  session.trapEnv = new Map(call.variables);
  const words = args[0] === '--' ? args.slice(1) : args;
  if (words.length === 0 || words[0] === '-p') {
    for (const [signal, handler] of session.traps) out(`trap -- '${handler}' ${signal}\n`);
    return 0;
  }
  const alone = words.length === 1 || words[0] === '-';
  const signals = words.length === 1 ? words : words.slice(1);
  const [handler = ''] = words;
  for (const each of signals) {
    const signal = each === '0' || each.toUpperCase() === 'EXIT' ? 'EXIT' : signalName(each);
    if (signal === null) {
      const said = call.speaker.dialect === 'dash' ? `${each}: bad trap` : `${each}: invalid signal specification`;
      call.complain(complain(call.speaker, 'trap', call.line, said));
      return 1;
    }
    if (alone) session.traps.delete(signal);
    else session.traps.set(signal, handler);
  }
  return 0;
}
