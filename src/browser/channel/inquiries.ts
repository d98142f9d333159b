/** What the page asks the server and waits for, but need not have: a completion, the files of a layer. */
import type { ClientMessage, ServerMessage } from '../../live/protocol.ts';

/** By id: who takes the answer, or null when none will come. */
export type Inquiries = Map<string, (answer: ServerMessage | null) => void>;

/** Milliseconds. */
const PATIENCE = 4000;

/** The answer; null when there is no link, no answer in time, or the server refuses. */
export function inquire(
  inquiries: Inquiries,
  message: ClientMessage & { readonly id: string },
  write: (message: ClientMessage) => boolean,
  patience: number = PATIENCE,
): Promise<ServerMessage | null> {
  return new Promise(resolve => {
    if (!write(message)) return resolve(null);
    const done = (answer: ServerMessage | null): void => {
      clearTimeout(timer);
      inquiries.delete(message.id);
      resolve(answer);
    };
    const timer = setTimeout(() => done(null), patience);
    inquiries.set(message.id, done);
  });
}

export function answer(inquiries: Inquiries, id: string, message: ServerMessage | null): void {
  inquiries.get(id)?.(message);
}

/** The link is lost: nobody is kept waiting. */
export function giveUp(inquiries: Inquiries): void {
  for (const done of [...inquiries.values()]) done(null);
}
