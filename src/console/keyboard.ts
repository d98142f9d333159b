/** `drydock host` for people: a prompt with history and Tab, on the terminal it was started from. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { complete, type Host, prompt, run } from '../docker/index.ts';
import type { Deadline } from './deadline.ts';
import { gather } from './lines.ts';

export interface KeyboardOptions {
  readonly host: Host;
  /** A terminal has a raw mode. */
  readonly input: Readable & { readonly setRawMode?: (raw: boolean) => unknown };
  readonly output: Writable & { readonly columns?: number };
  readonly now: () => number;
  readonly deadline: Deadline;
  /** How long simulated time lasts for the one who watches: 0.25 shows a two-second build in half a second. */
  readonly pace: number;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly greeting: string;
}

/** Sits until the input ends (Ctrl-D) or `exit` is typed; resolves with the last exit code. */
export async function sitAtKeyboard(options: KeyboardOptions): Promise<number> {
  let host = options.host;
  let open = '';
  let exitCode = 0;
  const { output } = options;
  // `student@dock:`; a container's shell has another prompt, and an `exit` typed there is its own.
  const [own = ''] = prompt(options.host).split(/(?<=:)/);
  const lines = createInterface({
    input: options.input,
    output,
    terminal: true,
    historySize: 1000,
    completer: (line: string, done: (error: null, result: [string[], string]) => void) => {
      const { from, candidates } = complete(host, line, line.length);
      done(null, [candidates.map(candidate => candidate.text), line.slice(from)]);
    },
  });
  const ask = (): void => {
    lines.setPrompt(open === '' ? `\x1b[1;34m${prompt(host).trimEnd()}\x1b[0m ` : '> ');
    lines.prompt();
  };
  output.write(options.greeting);
  ask();
  lines.on('SIGINT', () => {
    open = '';
    output.write('^C\n');
    exitCode = 130;
    ask();
  });
  for await (const line of lines) {
    const gathered = gather(open, line);
    open = gathered.open;
    if (gathered.whole !== null && gathered.whole.trim() !== '') {
      const leave = /^\s*(?:exit|logout)(?:\s+(\d+))?\s*$/.exec(gathered.whole);
      if (leave !== null && prompt(host).startsWith(own)) {
        lines.close();
        return leave[1] === undefined ? exitCode : Number(leave[1]) & 255;
      }
      const [before, typed] = [host, gathered.whole];
      // While a line runs, Ctrl-C is the system's: it ends the process, which could not read the key.
      options.input.setRawMode?.(false);
      const ran = await options.deadline.during(typed, () =>
        run(before, typed, { at: options.now(), columns: output.columns ?? 80, stdin: '' }),
      );
      options.input.setRawMode?.(true);
      host = ran.host;
      exitCode = ran.outcome.ending.exitCode;
      let shown = 0;
      for (const chunk of ran.outcome.chunks) {
        if (chunk.after > shown) await options.pause((chunk.after - shown) * options.pace);
        shown = Math.max(shown, chunk.after);
        output.write(chunk.text);
      }
    }
    ask();
  }
  output.write('\n');
  return exitCode;
}
