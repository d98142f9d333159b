/** Help pages: usage, our own sentences, aliases, and flags in pflag's layout. */
import type { Command } from './command.ts';
import type { Flag } from './flags/flag.ts';

function flagHead(flag: Flag): string {
  const name = flag.short === null ? `      --${flag.long}` : `  -${flag.short}, --${flag.long}`;
  const word = flag.placeholder ?? typeWord(flag);
  return word === '' ? name : `${name} ${word}`;
}

function typeWord(flag: Flag): string {
  switch (flag.type) {
    case 'bool':
      return '';
    default:
      return flag.type;
  }
}

/** The flags of a page, sorted by name, their texts wrapped at the terminal's edge (80 columns when there is none). */
function flagUsages(flags: readonly Flag[], columns: number | null): string {
  const shown = flags.filter(flag => !flag.hidden).sort((a, b) => (a.long < b.long ? -1 : 1));
  const heads = shown.map(flagHead);
  const widest = Math.max(0, ...heads.map(head => head.length + 1));
  return shown
    .map((flag, at) => {
      const head = heads[at] ?? '';
      const note = flag.shownDefault === null ? '' : ` (default ${flag.shownDefault})`;
      return `${head} ${' '.repeat(widest - head.length)} ${wrap(widest + 2, (columns ?? 80) - 1, flag.about + note)}\n`;
    })
    .join('');
}

/** Text wrapped to a width, all lines but the first indented. A last word may stand out a little rather than alone. */
function wrap(indent: number, width: number, text: string): string {
  const slop = 5;
  let room = width - indent;
  let pad = ' '.repeat(indent);
  let out = '';
  if (room < 24) {
    pad = ' '.repeat(16);
    room = width - 16;
    out = `\n${pad}`;
  }
  if (room < 24) return text;
  room -= slop;
  let rest = text;
  let first = true;
  while (rest !== '' || first) {
    const cut = rest.length < room + slop ? -1 : rest.slice(0, room).lastIndexOf(' ');
    const line = cut <= 0 ? rest : rest.slice(0, cut);
    rest = cut <= 0 ? '' : rest.slice(cut + 1);
    out += first ? line : `\n${pad}${line}`;
    first = false;
  }
  return out;
}

/** `docker image ls` */
export function commandPath(command: Command, path: readonly string[]): string {
  return `docker ${command.shownAs ?? path.join(' ')}`;
}

/** `docker image ls [OPTIONS] [REPOSITORY[:TAG]]` */
export function usageLine(command: Command, path: readonly string[]): string {
  return `${commandPath(command, path)}${command.usage === '' ? '' : ` ${command.usage}`}`;
}

/** All the names under which a command may be called: the group's first, then its aliases, then the others. */
function aliasesOf(command: Command): readonly string[] {
  const [first = [], ...others] = command.at.map(place => `docker ${place.join(' ')}`.split(' '));
  const aliases = command.aliases.map(alias => [...first.slice(0, -1), alias]);
  // Docker lists what builds by its short name first.
  const names = command.plugin ? [...others.reverse(), ...aliases] : [first, ...aliases, ...others];
  return names.map(words => words.join(' '));
}

/** Under its own name the plugin for building has no usual builder; the commands that docker hands to it have. As recorded of buildx 0.29.1. */
export function builderShown(flags: readonly Flag[], path: readonly string[]): readonly Flag[] {
  const shownDefault = path[0] === 'buildx' ? null : '"default"';
  return flags.map(flag => (flag.long === 'builder' ? { ...flag, shownDefault } : flag));
}

export function commandHelp(command: Command, path: readonly string[], columns: number | null): string {
  const aliases = aliasesOf(command);
  const parts = [`Usage:  ${usageLine(command, path)}`, command.about];
  if (aliases.length > 1) parts.push(`Aliases:\n  ${aliases.join(', ')}`);
  const options = flagUsages(builderShown(command.flags, path), columns);
  if (options !== '') parts.push(`Options:\n${options.trimEnd()}`);
  return `\n${parts.join('\n\n')}\n\n`.slice(1);
}

interface HelpEntry {
  readonly name: string;
  readonly about: string;
}

export interface HelpSection {
  readonly title: string;
  readonly entries: readonly HelpEntry[];
}

/** What the help of a group, or of docker itself, is made of. */
export interface GroupPage {
  /** `docker image` */
  readonly path: string;
  /** What follows the path in the usage line. */
  readonly usage: string;
  readonly about: string;
  readonly sections: readonly HelpSection[];
  /** A group's own flags stand before its commands; docker's own, which every command takes, after them. */
  readonly options: readonly Flag[];
  readonly globals: readonly Flag[];
  /** A last paragraph; null for none. */
  readonly closing: string | null;
}

export function groupHelp(page: GroupPage, columns: number | null): string {
  const { sections, path } = page;
  const width = Math.max(11, ...sections.flatMap(section => section.entries.map(entry => entry.name.length)));
  const parts = [`Usage:  ${path} ${page.usage}`, page.about];
  if (page.options.length > 0) parts.push(`Options:\n${flagUsages(page.options, columns).trimEnd()}`);
  for (const section of sections) {
    const lines = section.entries.map(entry => `  ${entry.name.padEnd(width)} ${entry.about}`);
    parts.push(`${section.title}:\n${lines.join('\n')}`);
  }
  if (page.globals.length > 0) parts.push(`Global Options:\n${flagUsages(page.globals, columns).trimEnd()}`);
  parts.push(`Run '${path} COMMAND --help' for more information on a command.`);
  if (page.closing !== null) parts.push(page.closing);
  return `${parts.join('\n\n')}\n`;
}
