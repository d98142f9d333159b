/** How long one piece of work may take at the command line: kept by a thread beside, since what never ends lets nothing else have a turn. */
import { Worker } from 'node:worker_threads';
import { words } from '../locale/index.ts';
import type { Locale } from '../quiz/quiz.ts';

export interface Deadline {
  /** Does one piece of work after another. Past the deadline the process is ended as by SIGTERM (status 143), and `what` is said to have taken too long. */
  during<Result>(what: string, work: () => Promise<Result>): Promise<Result>;
}

interface DeadlineOptions {
  /** Of CPU, for each piece of work. */
  readonly seconds: number;
  readonly locale: Locale;
}

/** What is told of a piece of work. */
const LONGEST = 200;

export function deadline({ seconds, locale }: DeadlineOptions): Deadline {
  const thread = new Worker(new URL('deadline-thread.js', import.meta.url), {
    name: 'deadline',
    workerData: { most: seconds * 1000 },
    execArgv: [],
  });
  thread.unref();
  return {
    during: async (what, work) => {
      const named = what.length > LONGEST ? `${what.slice(0, LONGEST)}…` : what;
      const { user, system } = process.cpuUsage();
      thread.postMessage({
        text: `\n${words(locale, 'play.deadline', { seconds, what: named })}\n`,
        from: (user + system) / 1000,
      });
      try {
        return await work();
      } finally {
        thread.postMessage(null);
      }
    },
  };
}
