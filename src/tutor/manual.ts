/** What the client's own help says about a command or a flag. It runs on the learner's host and leaves nothing there. */
import { type Host, type Instant, run } from '../docker/index.ts';

export interface CommandHelp {
  /** `docker image ls` */
  readonly command: string;
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly { readonly flags: readonly string[]; readonly text: string }[];
}

/** Words of commands in the order in which they are tried: `docker image ls`, then `docker image`. */
export async function helpOn(host: Host, words: readonly string[], at: Instant): Promise<CommandHelp | null> {
  for (const length of [2, 1]) {
    const command = ['docker', ...words.slice(0, length)].join(' ');
    if (words.length < length || !words.slice(0, length).every(word => /^[a-z][a-z-]*$/.test(word))) continue;
    const { outcome } = await run(host, `${command} --help`, { at, columns: null, stdin: '' });
    const help = readHelp(command, outcome.stdout, words[length - 1] ?? '');
    if (outcome.ending.exitCode === 0 && help !== null) return help;
  }
  return null;
}

/** `docker image nosuch --help` prints the help of `docker image`: the usage line must name the word that was asked for. */
function readHelp(command: string, text: string, word: string): CommandHelp | null {
  const lines = text.replaceAll('\r', '').split('\n');
  const usage = lines.find(line => line.startsWith('Usage:'))?.replace(/^Usage:\s*/, '') ?? '';
  const aliases = lines[lines.indexOf('Aliases:') + 1] ?? '';
  const named =
    usage.split(' ').includes(word) || (lines.includes('Aliases:') && aliases.split(/[ ,]+/).includes(word));
  if (usage === '' || !named) return null;
  const summary = lines.find((line, index) => index > 0 && /^\S/.test(line) && !line.includes(':')) ?? '';
  return { command, usage, summary, options: optionsOf(lines) };
}

function optionsOf(lines: readonly string[]): CommandHelp['options'] {
  const options: { flags: string[]; text: string }[] = [];
  for (const line of lines) {
    const option = /^\s{2,6}(?:(-\w), )?\s*(--[a-z][a-z0-9-]*)(\s.*)?$/.exec(line);
    const last = options.at(-1);
    if (option !== null) {
      options.push({
        flags: [option[1], option[2]].filter(flag => flag !== undefined),
        text: line.trim().replace(/\s+/g, ' '),
      });
    } else if (last !== undefined && /^\s{10,}\S/.test(line)) last.text += ` ${line.trim()}`;
  }
  return options;
}
