import type { HttpQuestion, HttpReply } from '../../../../../http.ts';
import { NotSimulated } from '../../../control.ts';
import { type PyPlay, Raise } from '../../value/values.ts';

/** Where a server of Python listens, and how it is called. */
export interface ListeningPlace {
  /** As `ps` shows it. */
  readonly command: string;
  readonly host: string;
  readonly port: number;
  /** What ends it, where that is not Ctrl-C alone: the exit code and the last words. */
  readonly signals?: Readonly<
    Record<string, { readonly exitCode: number; readonly last: string; readonly duration: number }>
  >;
}

const LOOPBACK = /^(127\.|localhost$|::1$)/;

/** Becomes a server. What a question costs is counted for each by itself. */
export function listenAs(
  play: PyPlay,
  { command, host, port, signals }: ListeningPlace,
  answer: (question: HttpQuestion) => HttpReply,
  isInterruptible = true,
): never {
  const { budget, machine } = play;
  return machine.serve(
    {
      command,
      name: 'python',
      ports: [port],
      ...(LOOPBACK.test(host) ? { loopback: [port] } : {}),
      signals: signals ?? (isInterruptible ? { INT: { exitCode: 0, last: '', duration: 20 } } : {}),
    },
    {
      steps: () => budget.spent(),
      answer(question) {
        budget.renew();
        play.handling = null;
        try {
          return answer(question);
        } catch (error) {
          if (error instanceof Raise)
            throw new NotSimulated(`an exception (${error.value.cls.name}) that reaches the server`);
          throw error;
        }
      },
    },
  );
}
