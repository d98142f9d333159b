import type { Call, Program } from '../../kernel/program.ts';

/** What xargs is told: how to part its input, and how to give the parts to a command. */
interface Request {
  readonly command: readonly string[];
  /** How many a command is given at most. */
  readonly most: number;
  /** What stands in the command for one of them. */
  readonly replace: string | null;
  /** Whether the command is run where there are none. */
  readonly empty: boolean;
  /** What parts them, in place of blanks. */
  readonly separator: string | null;
  readonly trace: boolean;
}

export const xargs: Program = async call => {
  const request = read(call.args);
  let code = 0;
  for (const argv of commands(request, items(call, request))) {
    if (request.trace) call.err(`${argv.join(' ')}\n`);
    const ran = await call.run(argv, { stdin: '' });
    if (ran.missing !== null) {
      call.err(`xargs: ${argv[0]}: No such file or directory\n`);
      return 127;
    }
    if (ran.exitCode !== 0) code = 123;
  }
  return code;
};

function read(args: readonly string[]): Request {
  let most = Number.POSITIVE_INFINITY;
  let replace: string | null = null;
  let empty = true;
  let zero = false;
  let trace = false;
  let delimiter: string | null = null;
  let at = 0;
  for (; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (!arg.startsWith('-')) break;
    if (arg === '-n' || arg === '-L') most = Number(args[++at]);
    else if (/^-[nL]\d+$/.test(arg)) most = Number(arg.slice(2));
    else if (arg === '-I') replace = args[++at] ?? '{}';
    else if (/^-I./.test(arg)) replace = arg.slice(2);
    else if (arg === '-d') delimiter = (args[++at] ?? '\n').replace('\\n', '\n');
    else if (arg === '-P') at++;
    else if (arg === '-r' || arg === '--no-run-if-empty') empty = false;
    else if (arg === '-0' || arg === '--null') zero = true;
    else if (arg === '-t') trace = true;
  }
  const command = at < args.length ? args.slice(at) : ['echo'];
  return { command, most, replace, empty, separator: zero ? '\0' : delimiter, trace };
}

/** The parts of the input. Quotes and backslashes keep blanks, where it is blanks that part. */
function items({ input }: Call, { separator, replace }: Request): readonly string[] {
  if (separator !== null)
    return input.split(separator).filter((each, index, all) => each !== '' || index < all.length - 1);
  if (replace !== null)
    return input
      .split('\n')
      .map(each => each.trim())
      .filter(each => each !== '');
  return [...input.matchAll(/(?:"([^"]*)"|'([^']*)'|\\(.)|([^\s"'\\]))+/g)].map(match =>
    match[0].replace(/"([^"]*)"|'([^']*)'|\\(.)/g, '$1$2$3'),
  );
}

function commands({ command, most, replace, empty }: Request, list: readonly string[]): readonly string[][] {
  if (replace !== null) return list.map(item => command.map(each => each.replaceAll(replace, item)));
  if (list.length === 0) return empty ? [[...command]] : [];
  const runs: string[][] = [];
  for (let from = 0; from < list.length; from += most) runs.push([...command, ...list.slice(from, from + most)]);
  return runs;
}
