import { parseScript } from '../runtime/shell/syntax.ts';

/** Lines that only a shell can read, and that end in a docker command which may open a terminal: `docker run -it -v "$PWD":/w alpine`. */

/** How many commands of docker a line plays before its last, which is one of docker too; null for any other line, and where a part may be passed over. */
export function dockerBeforeLast(line: string): number | null {
  const parsed = parseScript(line, 'bash');
  if (!parsed.ok) return null;
  let calls = 0;
  let isLast = false;
  for (const { background, operators, pipelines } of parsed.script.statements) {
    if (background || operators.some(operator => operator !== '&&')) return null;
    for (const { commands, negated } of pipelines) {
      const [only] = commands;
      if (commands.length !== 1 || negated || only?.type !== 'SimpleCommand') return null;
      const [named, ...more] = only.name?.parts ?? [];
      isLast =
        more.length === 0 && named?.type === 'Literal' && named.value === 'docker' && only.redirections.length === 0;
      if (isLast) calls++;
    }
  }
  return isLast ? calls - 1 : null;
}

/** Whether a command of docker asks for the learner's terminal. */
export function asksForTerminal(args: readonly string[]): boolean {
  return args.some(arg => /^-(?=[a-z]*[it])[a-z]+$/.test(arg) || /^--(?:interactive|tty)(?:=true)?$/.test(arg));
}

/** The words as a line that is read as these very words; null for what takes a backslash to write. */
export function plainLine(words: readonly string[]): string | null {
  const quoted = words.map(word => (word.includes("'") ? (/["$`\\!]/.test(word) ? null : `"${word}"`) : `'${word}'`));
  return quoted.includes(null) ? null : quoted.join(' ');
}
