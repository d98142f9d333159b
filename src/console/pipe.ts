/** `drydock host` at the end of a pipe: shell lines in, what they print out. */
import { type Host, run } from '../docker/index.ts';
import type { Deadline } from './deadline.ts';
import { gather } from './lines.ts';

export interface PipeOptions {
  readonly host: Host;
  readonly lines: AsyncIterable<string>;
  /** One JSON object a line instead of the bare streams. */
  readonly json: boolean;
  readonly columns: number | null;
  /** The moment at which each line counts as typed, in milliseconds since 1970. */
  readonly now: () => number;
  readonly deadline: Deadline;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** Runs every line; resolves with the exit code of the last one. */
export async function runPipe(options: PipeOptions): Promise<number> {
  let host = options.host;
  let open = '';
  let exitCode = 0;
  const type = async (line: string): Promise<void> => {
    const before = host;
    const ran = await options.deadline.during(line, () =>
      run(before, line, { at: options.now(), columns: options.columns, stdin: '' }),
    );
    host = ran.host;
    exitCode = ran.outcome.ending.exitCode;
    if (options.json) {
      const { stdout, stderr, remarks } = ran.outcome;
      const said = remarks.length === 0 ? {} : { remarks };
      options.stdout(`${JSON.stringify({ line, stdout, stderr, exitCode, ...said })}\n`);
      return;
    }
    for (const chunk of ran.outcome.chunks) (chunk.stream === 'stdout' ? options.stdout : options.stderr)(chunk.text);
  };
  for await (const line of options.lines) {
    const gathered = gather(open, line);
    open = gathered.open;
    if (gathered.whole !== null && gathered.whole.trim() !== '') await type(gathered.whole);
  }
  if (open !== '') await type(open);
  return exitCode;
}
