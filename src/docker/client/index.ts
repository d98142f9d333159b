/** The docker client: a line of words, streams to write to, and the daemon and the registries to ask. */
import { builderProblem, CLASSIC_GROUP, findClassic, isClassic } from './classic.ts';
import { type Command, type CommandEnding, type Doors, exit, fail, WELL } from './command.ts';
import { isOutside } from './commands/outside.ts';
import { configProblem } from './config-file.ts';
import { endpointProblem, engineAt } from './endpoint.ts';
import { parseLine } from './flags/parse.ts';
import { type FlagValues, flagValues, parseBool } from './flags/values.ts';
import { builderShown, commandHelp, commandPath, type GroupPage, groupHelp, usageLine } from './help.ts';
import type { ClientIO } from './io.ts';
import { BUILDX_FLAGS, find, groups, type ManagementGroup, ROOT_FLAGS, rootSections } from './tree.ts';

export type { CommandEnding } from './command.ts';
export { complete } from './complete.ts';
export type { ClientIO, Patience } from './io.ts';

/** Flag errors end with this code, whatever the command. */
const BAD_FLAG = 125;
const SHORT_HELP = 'Flag shorthand -h has been deprecated, use --help\n';
const ABOUT = 'A client that builds, ships and runs containers';

/** Runs `docker` with the words that followed it. */
export async function docker(words: readonly string[], io: ClientIO, doors: Doors): Promise<CommandEnding> {
  const line = parseLine(words, ROOT_FLAGS, false);
  if (!line.ok) {
    return flagError(io, line.error, 'docker [OPTIONS] COMMAND [ARG...]', 'docker');
  }
  if (line.shortHelp) io.write('stderr', SHORT_HELP);
  const refused = notSimulated(io, ROOT_FLAGS, line.given);
  if (refused !== null) return refused;
  const globals = flagValues(ROOT_FLAGS, line.given);
  const level = globals.text('log-level');
  if (level !== '' && !LOG_LEVELS.includes(level.toLowerCase()))
    return fail(io, `Unable to parse logging level: ${level}`);
  if (globals.text('context') !== '' && globals.given('host')) {
    return fail(io, 'conflicting options: cannot specify both --host and --context');
  }
  const own = told(io, globals);
  const unread = configProblem(own);
  if (unread !== null) io.write('stderr', `WARNING: Error ${unread}\n`);
  const problem = builderProblem(io);
  if (problem !== null) return fail(io, problem);
  const [first, ...rest] = line.arguments;
  if (first === undefined && globals.on('version')) return shortVersion(io);
  if (isHelp(line.given))
    return first === undefined ? helpFor(io, [], 'stdout') : helpFor(io, line.arguments, 'stdout');
  if (first === undefined) return helpFor(io, [], 'stderr');
  if (first === 'help') return helpTopic(io, rest);
  return dispatch(line.arguments, own, doors);
}

function isHelp(given: ReadonlyMap<string, readonly string[]>): boolean {
  return parseBool(given.get('help')?.at(-1) ?? '') === true;
}

/** The names that logrus knows. */
const LOG_LEVELS = ['panic', 'fatal', 'error', 'warn', 'warning', 'info', 'debug', 'trace'];

/** The surroundings of a command as docker's own flags change them. */
function told(io: ClientIO, globals: FlagValues): ClientIO {
  if (!['config', 'context', 'host', 'debug'].some(globals.given)) return io;
  const config = globals.text('config');
  return {
    ...io,
    env: config === '' ? io.env : { ...io.env, DOCKER_CONFIG: config },
    chosen: { context: globals.text('context'), host: globals.given('host') ? globals.text('host') : null },
    ...(globals.on('debug') ? { debug: true } : {}),
  };
}

async function dispatch(words: readonly string[], io: ClientIO, doors: Doors): Promise<CommandEnding> {
  if (isClassic(words, io)) return dispatchClassic(words, io, doors);
  // The longest group that the words begin with, then the command in it.
  let group: ManagementGroup | null = null;
  let depth = 0;
  for (let length = 1; length <= words.length; length++) {
    const found = groups.get(words.slice(0, length).join(' '));
    if (found === undefined) break;
    group = found;
    depth = length;
  }
  // Buildx has flags of its own, which may stand before its command.
  const own =
    group?.path[0] === 'buildx' || group?.path[0] === 'builder'
      ? parseLine(words.slice(depth), BUILDX_FLAGS, false)
      : null;
  if (own?.ok === true && own.arguments.length > 0 && own.arguments.length < words.length - depth) {
    return dispatch([...words.slice(0, depth), ...own.arguments], io, doors);
  }
  const name = words[depth];
  if (name !== undefined) {
    // `docker builder` is buildx under its old name.
    const found =
      find([...(group?.path ?? []), name]) ?? (group?.path[0] === 'builder' ? find(['buildx', name]) : null);
    if (found !== null) return runCommand(found.command, found.path, words.slice(depth + 1), io, doors);
  }
  if (group === null) {
    if (words.includes('--help')) return helpFor(io, [], 'stdout');
    return fail(io, `docker: unknown command: docker ${name}\n\nRun 'docker --help' for more information`);
  }
  return groupLine(group, words.slice(depth), io);
}

/** As `dispatch`, among the few commands that the classic builder has. */
async function dispatchClassic(words: readonly string[], io: ClientIO, doors: Doors): Promise<CommandEnding> {
  const depth = words[0] === 'build' ? 1 : 2;
  const found = findClassic(words.slice(0, depth));
  if (found !== null) return runCommand(found.command, found.path, words.slice(depth), io, doors);
  return groupLine(CLASSIC_GROUP, words.slice(1), io);
}

/** A group with no command of its own after it: help, a flag error, or a name that it does not know. */
/** Groups whose own usage line says what is to follow. */
const NAMES_COMMAND = ['docker manifest', 'docker volume'];

function groupLine(group: ManagementGroup, words: readonly string[], io: ClientIO): CommandEnding {
  const path = `docker ${group.path.join(' ')}`;
  const line = parseLine(words, [], true);
  if (!line.ok) return flagError(io, line.error, path, path);
  if (line.shortHelp) io.write('stderr', SHORT_HELP);
  const [name] = line.arguments;
  if (isHelp(line.given) || name === undefined) {
    const stream = isHelp(line.given) ? 'stdout' : 'stderr';
    io.write(stream, groupPage(group, io.columns[stream]));
    return WELL;
  }
  if (isOfPlugin(group)) {
    return fail(io, `ERROR: unknown command: "${name}"\n\nRun 'docker buildx --help' for more information`);
  }
  return fail(
    io,
    `docker: unknown command: ${path} ${name}\n\nUsage:  ${path}${NAMES_COMMAND.includes(path) ? ' COMMAND' : ''}\n\nRun '${path} --help' for more information`,
  );
}

async function runCommand(
  command: Command,
  path: readonly string[],
  words: readonly string[],
  io: ClientIO,
  doors: Doors,
): Promise<CommandEnding> {
  const named = commandPath(command, path);
  if (isOutside.has(command)) {
    if (words.includes('--help')) return helpFor(io, path, 'stdout');
    const none = flagValues([], new Map());
    return command.run({ command, path, flags: none, arguments: words, io, ...doors });
  }
  const line = parseLine(words, command.flags, command.interspersed);
  const usage = usageLine(command, path);
  if (!line.ok) return flagError(io, line.error, usage, named);
  if (line.shortHelp) io.write('stderr', SHORT_HELP);
  if (isHelp(line.given)) {
    io.write('stdout', commandHelp(command, path, io.columns.stdout));
    return WELL;
  }
  const count = arityProblem(command, line.arguments.length);
  if (count !== null) {
    const trailer = `${count.verb} '${named} --help' for more information`;
    const prefix = command.plugin ? 'ERROR: ' : '';
    return fail(io, `${prefix}docker: '${named}' ${count.text}\n\nUsage:  ${usage}\n\n${trailer}`);
  }
  const refused = notSimulated(io, command.flags, line.given);
  if (refused !== null) return refused;
  const flags = flagValues(command.flags, line.given);
  const call = { command, path, flags, arguments: line.arguments, io, ...doors };
  if (isWithoutDaemon(command)) return command.run(call);
  const nowhere = endpointProblem(io, command.plugin);
  if (nowhere !== null) return fail(io, nowhere);
  return command.run({ ...call, engine: engineAt(io, doors.engine) });
}

/** Commands that ask no daemon and run whatever its address is. */
function isWithoutDaemon({ at }: Command): boolean {
  const [group, name] = at[0] ?? [];
  return group === 'context' || group === 'logout' || (group === 'buildx' && name === 'version');
}

function plural(count: number): string {
  return `${count} argument${count === 1 ? '' : 's'}`;
}

/** What is wrong with the number of arguments. The verbs of the trailer are Docker's own, a slip of the pen included. */
function arityProblem({ arity }: Command, count: number): { readonly text: string; readonly verb: string } | null {
  const { least, most } = arity;
  if (count >= least && (most === null || count <= most)) return null;
  if (most === null) return { text: `requires at least ${plural(least)}`, verb: 'See' };
  if (most === 0) return { text: 'accepts no arguments', verb: 'Run' };
  if (least === most) return { text: `requires ${plural(least)}`, verb: 'Run' };
  if (least === 0) return { text: `requires at most ${plural(most)}`, verb: 'SRun' };
  return { text: `requires at least ${least} and at most ${plural(most)}`, verb: 'Run' };
}

function flagError(io: ClientIO, message: string, usage: string, path: string): CommandEnding {
  return fail(io, `${message}\n\nUsage:  ${usage}\n\nRun '${path} --help' for more information`, {
    exitCode: BAD_FLAG,
  });
}

/** A flag that real Docker would act on and this host would not: better to say so than to pretend. */
function notSimulated(
  io: ClientIO,
  flags: Command['flags'],
  given: ReadonlyMap<string, readonly string[]>,
): CommandEnding | null {
  for (const one of flags) {
    const values = given.get(one.long);
    if (one.simulated || values === undefined || values.at(-1) === one.usual) continue;
    const what = `--${one.long}`;
    return fail(io, `the flag ${what} is not simulated on this host`, { kind: 'not-simulated', what });
  }
  return null;
}

function shortVersion(io: ClientIO): CommandEnding {
  const { version, commit } = io.profile.client;
  io.write('stdout', `Docker version ${version}, build ${commit}\n`);
  return WELL;
}

/** `docker help`, `docker help image ls`. */
function helpTopic(io: ClientIO, words: readonly string[]): CommandEnding {
  const [first] = words;
  if (first === '--help') {
    io.write('stdout', 'Usage:  docker help [command]\n\nTell about a command\n');
    return WELL;
  }
  const found = find(words);
  if (found?.command.plugin === true && found.command.shownAs !== null) {
    // Without the plugin's own help docker tells of the command by the name that was asked for.
    io.write('stdout', commandHelp({ ...found.command, shownAs: null }, found.path, io.columns.stdout));
    return WELL;
  }
  if (first === undefined || groups.has(first) || find([first]) !== null) return helpFor(io, words, 'stdout');
  return fail(io, `unknown help topic: ${words.join(' ')}`);
}

/** The page of the deepest thing that the words name. */
function helpFor(io: ClientIO, words: readonly string[], stream: 'stdout' | 'stderr'): CommandEnding {
  for (let length = words.length; length > 0; length--) {
    const part = words.slice(0, length);
    const found = find(part);
    if (found !== null) {
      io.write(stream, commandHelp(found.command, found.path, io.columns[stream]));
      return WELL;
    }
    const group = groups.get(part.join(' '));
    if (group !== undefined) {
      io.write(stream, groupPage(group, io.columns[stream]));
      return WELL;
    }
  }
  const page: GroupPage = {
    path: 'docker',
    usage: '[OPTIONS] COMMAND',
    about: ABOUT,
    sections: rootSections(),
    options: [],
    globals: ROOT_FLAGS,
    closing: 'For more help on how to use Docker, head to https://docs.docker.com/go/guides/',
  };
  io.write(stream, groupHelp(page, io.columns[stream]));
  return exit(0);
}

/** Whether the plugin for building tells of a group. */
function isOfPlugin(group: ManagementGroup): boolean {
  return group !== CLASSIC_GROUP && (group.path[0] === 'builder' || group.path[0] === 'buildx');
}

function groupPage(group: ManagementGroup, columns: number | null): string {
  const isBuilder = isOfPlugin(group);
  const path = isBuilder ? ['docker', 'buildx', ...group.path.slice(1)].join(' ') : `docker ${group.path.join(' ')}`;
  const shown = isBuilder && group.path[0] === 'builder' ? (groups.get('buildx') ?? group) : group;
  const entries = shown.commands
    .flatMap(command =>
      command.at
        .filter(place => place.length === shown.path.length + 1 && shown.path.every((word, at) => place[at] === word))
        .map(place => ({ name: place.at(-1) ?? '', about: command.about })),
    )
    .filter(({ name }) => name !== 'dial-stdio' || isBuilder)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const inner = [...groups.values()]
    .filter(one => one.path.length === shown.path.length + 1 && shown.path.every((word, at) => one.path[at] === word))
    .map(one => ({ name: one.path.at(-1) ?? '', about: one.about }));
  // A group of its own, of which nothing is simulated.
  const isManagement = ({ name }: { readonly name: string }): boolean => isBuilder && name === 'history';
  const management = [...inner, ...entries.filter(isManagement)].sort((a, b) => (a.name < b.name ? -1 : 1));
  const sections = [
    ...(management.length === 0 ? [] : [{ title: 'Management Commands', entries: management }]),
    { title: 'Commands', entries: entries.filter(entry => !isManagement(entry)) },
  ];
  const isPlugin = isBuilder && group.path.length === 1;
  const page: GroupPage = {
    path,
    usage: isBuilder ? '[OPTIONS] COMMAND' : 'COMMAND',
    about: shown.about,
    sections,
    options: isBuilder ? builderShown(BUILDX_FLAGS, group.path) : [],
    globals: [],
    closing: isPlugin ? 'Experimental commands and flags are hidden. Set BUILDX_EXPERIMENTAL=1 to show them.' : null,
  };
  return groupHelp(page, columns);
}
