/** The tree of commands: groups, the commands in them, and what docker itself says of them. */
import type { Command } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { type Flag, flag, unsimulated } from './flags/flag.ts';

export interface ManagementGroup {
  /** Words after `docker`. */
  readonly path: readonly string[];
  readonly about: string;
  readonly commands: readonly Command[];
}

const GROUPS: readonly (readonly [string, string])[] = [
  ['builder', 'Look after builds and their cache'],
  ['buildx', 'Docker Buildx: build images'],
  ['buildx imagetools', 'Look at images in a registry'],
  ['container', 'Look after containers'],
  ['context', 'Look after contexts: which daemon the client speaks to'],
  ['image', 'Look after images'],
  ['manifest', 'Look at manifests and manifest lists'],
  ['network', 'Look after networks'],
  ['system', 'Look after the host'],
  ['volume', 'Look after volumes'],
];

export const groups: ReadonlyMap<string, ManagementGroup> = new Map(
  GROUPS.map(([words, about]) => {
    const path = words.split(' ');
    const commands = COMMANDS.filter(one => one.at.some(place => isIn(place, path)));
    return [words, { path, about, commands }];
  }),
);

function isIn(place: readonly string[], path: readonly string[]): boolean {
  return place.length === path.length + 1 && path.every((word, at) => place[at] === word);
}

/** A command by the words that name it, aliases included; with the place under which it was found. */
export function find(words: readonly string[]): { readonly command: Command; readonly path: readonly string[] } | null {
  return byWords().get(words.join('\0')) ?? null;
}

export type FoundCommand = NonNullable<ReturnType<typeof find>>;
let known: ReadonlyMap<string, FoundCommand> | null = null;

/** Every way to name a command; of two that have the same name the first is meant. */
function byWords(): ReadonlyMap<string, FoundCommand> {
  if (known !== null) return known;
  const found = new Map<string, FoundCommand>();
  for (const command of COMMANDS) {
    for (const [index, path] of command.at.entries()) {
      for (const name of [path.at(-1) ?? '', ...(index === 0 ? command.aliases : [])]) {
        const words = [...path.slice(0, -1), name].join('\0');
        if (!found.has(words)) found.set(words, { command, path });
      }
    }
  }
  known = found;
  return found;
}

export const ROOT_FLAGS: readonly Flag[] = [
  flag('config', 'string', "Where the client's own files are", { shownDefault: '"/home/learner/.docker"' }),
  flag('context', 'string', 'The context that says which daemon is spoken to', { short: 'c' }),
  flag('debug', 'bool', 'Say more about what is done', { short: 'D' }),
  flag('host', 'string', 'The socket of the daemon', { short: 'H', once: 'specify only one -H' }),
  flag('log-level', 'string', 'How much is said in the log', {
    short: 'l',
    usual: 'info',
    values: ['debug', 'info', 'warn', 'error', 'fatal'],
  }),
  unsimulated('tls', 'bool', 'Speak TLS'),
  unsimulated('tlscacert', 'string', 'Trust certificates signed by this authority', {
    shownDefault: '"/home/learner/.docker/ca.pem"',
  }),
  unsimulated('tlscert', 'string', 'Certificate of the client', { shownDefault: '"/home/learner/.docker/cert.pem"' }),
  unsimulated('tlskey', 'string', 'Key of the client', { shownDefault: '"/home/learner/.docker/key.pem"' }),
  unsimulated('tlsverify', 'bool', "Speak TLS and check the daemon's certificate"),
  flag('version', 'bool', 'Print the version and nothing else', { short: 'v' }),
];

export const BUILDX_FLAGS: readonly Flag[] = [
  flag('builder', 'string', 'The builder to use', { usual: 'default', values: ['default'] }),
  flag('debug', 'bool', 'Say more about what is done', { short: 'D' }),
];

/** What most people need most days, in the order in which docker's help has them. */
export const COMMON = [
  'run',
  'exec',
  'ps',
  'build',
  'bake',
  'pull',
  'push',
  'images',
  'login',
  'logout',
  'search',
  'version',
  'info',
];

const SWARM = new Set(['swarm', 'node', 'service', 'stack', 'secret', 'config']);
const MANAGEMENT = [
  'builder',
  'buildx',
  'compose',
  'container',
  'context',
  'image',
  'manifest',
  'network',
  'plugin',
  'system',
  'trust',
  'volume',
];
const HIDDEN = new Set([
  'checkpoint',
  'scout',
  'init',
  'debug',
  'desktop',
  'extension',
  'model',
  'mcp',
  'sbom',
  'node',
  'service',
  'stack',
  'secret',
  'config',
]);

/** The sections of docker's own help: title → name and sentence. */
export function rootSections(): readonly {
  readonly title: string;
  readonly entries: readonly { readonly name: string; readonly about: string }[];
}[] {
  const top = new Map<string, string>();
  for (const command of COMMANDS) {
    for (const place of command.at) if (place.length === 1) top.set(place[0] ?? '', command.about);
  }
  for (const group of groups.values()) if (group.path.length === 1) top.set(group.path[0] ?? '', group.about);
  const entries = (names: readonly string[]) =>
    names.flatMap(name => {
      const about = top.get(name);
      const plugin = name === 'buildx' || name === 'compose' ? '*' : '';
      return about === undefined ? [] : [{ name: name + plugin, about }];
    });
  const others = [...top.keys()].filter(
    name => !COMMON.includes(name) && !MANAGEMENT.includes(name) && !SWARM.has(name) && !HIDDEN.has(name),
  );
  return [
    { title: 'Common Commands', entries: entries(COMMON) },
    { title: 'Management Commands', entries: entries(MANAGEMENT) },
    { title: 'Swarm Commands', entries: entries(['swarm']) },
    { title: 'Commands', entries: entries(others.sort()) },
  ];
}
