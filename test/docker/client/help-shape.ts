/** What a page of help says beside its sentences: usage, aliases, flags with their letters, types and defaults. */

export interface HelpShape {
  readonly usage: string;
  readonly aliases: readonly string[];
  /** Name, letter, type and default: `-n, --last int (default -1)`. */
  readonly flags: readonly string[];
  /** Names of commands, by the title of their section. */
  readonly sections: Readonly<Record<string, readonly string[]>>;
}

const FLAG = /^ {2}(?:-(\w), | {4})--([\w-]+)(?: (\S+))?(?: {2,}(.*))?$/;

/** Reads a page, whatever its sentences are: those of Docker's own client, or ours. */
export function shapeOf(page: string): HelpShape {
  const usage = /^\s*Usage: {2}(.*)$/m.exec(page)?.[1] ?? '';
  const aliases = /^Aliases:\n {2}(.*)$/m.exec(page)?.[1]?.split(', ') ?? [];
  const flags: string[] = [];
  const sections: Record<string, string[]> = {};
  for (const paragraph of page.split(/\n\n+/)) {
    const [title = '', ...lines] = paragraph.split('\n');
    const name = /^((?:Global )?Options|(?:\w+ )*Commands):$/.exec(title)?.[1];
    if (name === undefined) continue;
    if (name.endsWith('Options')) flags.push(...flagsIn(lines));
    else sections[name] = lines.flatMap(line => /^ {2}([\w-]+)/.exec(line)?.[1] ?? []);
  }
  return { usage, aliases, flags, sections };
}

/** A flag begins with its name; what is wrapped below belongs to its sentence. */
function flagsIn(lines: readonly string[]): readonly string[] {
  const rows: string[] = [];
  for (const line of lines)
    if (FLAG.test(line)) rows.push(line);
    else rows.push(`${rows.pop() ?? ''} ${line.trim()}`);
  return rows.map(row => {
    const [, short, long = '', type, sentence = ''] = FLAG.exec(row) ?? [];
    const usual = /\(default ([^)]*(?:\([^)]*\)[^)]*)*)\)$/.exec(sentence.trim())?.[0];
    const name = short === undefined ? `--${long}` : `-${short}, --${long}`;
    return [name, type, usual].filter(each => each !== undefined).join(' ');
  });
}
