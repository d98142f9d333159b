/**
 * What the coach says of the last command that did something and failed: which it was and where, before anything is said of the state.
 * Each sentence follows from the words that were typed and what Docker said to them; where that shows nothing, nothing is said.
 */
import { filesOf, isShortfall } from '../../docker/index.ts';
import type { RanCommand, RanLine, Said } from '../grade.ts';
import type { Scene } from '../scene.ts';
import { type TypedCommand, typedOf } from '../typed.ts';
import { buildFault } from './build.ts';
import { isAngle, shellFault } from './shell.ts';
import { near, said } from './words.ts';

/** Commands that only look: what comes after a fault and ends well does not mend it. */
const LOOKS =
  /^(images|ps|history|info|version|logs|diff|inspect|search|events|top|port|stats|image|container|volume|network|system|-v|--help|(image|container|volume|network|system) (inspect|ls|df))$/;

interface Event {
  readonly line: RanLine;
  readonly command: RanCommand | null;
}

/** Null when the last thing that was done ended well, or nobody can tell why it did not. */
export function lastFault(scene: Scene, ran: readonly RanLine[]): Said | null {
  const events = ran.flatMap((line): readonly Event[] =>
    line.commands.length === 0 ? [{ line, command: null }] : line.commands.map(command => ({ line, command })),
  );
  const deeds = events.filter(event => !isLook(event));
  const last = deeds.at(-1);
  const first = last === undefined ? null : faultOf(scene, last);
  if (first !== null) return (NO_IMAGE.has(first.code) ? failedBuild(scene, deeds) : null) ?? first;
  // A build that failed is not mended by a container that ran, but by a build that went well.
  const unmended = deeds.findLast(
    (event, at) =>
      MAKES.test(nameOf(event)) &&
      hasFailed(event) &&
      !deeds.slice(at + 1).some(later => nameOf(later) === nameOf(event)),
  );
  return unmended === undefined ? null : faultOf(scene, unmended);
}

/** That an image is not there is for want of the build that was to make it. */
const NO_IMAGE: ReadonlySet<string> = new Set([
  'coach.run.no-image',
  'coach.run.near-image',
  'coach.push.no-name',
  'coach.image.none',
  'coach.image.near',
]);

/** Why the last build failed, where none has gone well since; null otherwise. */
function failedBuild(scene: Scene, deeds: readonly Event[]): Said | null {
  const build = deeds.findLast(event => nameOf(event) === 'build');
  return build === undefined || !hasFailed(build) ? null : faultOf(scene, build);
}

/** Commands that make what a question asks for: one of them that failed counts until it went well. */
const MAKES = /^(build|run|create|push|pull|tag)$/;

function nameOf({ command }: Event): string {
  return command === null ? '' : typedOf(command.argv).name;
}

function hasFailed({ command }: Event): boolean {
  return command !== null && (command.ending.kind === 'docker' || command.ending.exitCode !== 0);
}

function faultOf(scene: Scene, { command, line }: Event): Said | null {
  return command === null ? shellFault(line) : dockerFault(scene, command, line.line);
}

/** What only the last command shows: a group of commands of which none was named, or things of another kind cleared away. */
export function lastAimless(ran: readonly RanLine[], wantsImageGone: boolean): Said | null {
  const last = ran.at(-1);
  // It still waits for its answer.
  if (last?.commands.length === 0 && /^WARNING! This will remove/.test(last.stdout))
    return said('coach.prune.unanswered', { command: last.line.trim() });
  const command = ran.flatMap(line => line.commands).at(-1);
  if (command === undefined || command.ending.exitCode !== 0) return null;
  const { name, words } = typedOf(command.argv);
  if (GROUP.test(name) && words.length === 0) return said('coach.usage.group', { command: `docker ${name}` });
  return wantsImageGone && /^(container|volume|network) prune$/.test(name)
    ? said('coach.prune.other', { command: `docker ${name}` })
    : null;
}

const GROUP = /^(image|container|volume|network|system|builder|buildx|context)$/;

/** The last build that went well made only a stage of its file. */
export function builtStage(ran: readonly RanLine[]): Said | null {
  const build = ran
    .flatMap(line => line.commands)
    .filter(({ ending }) => ending.exitCode === 0)
    .map(({ argv }) => typedOf(argv))
    .findLast(({ name }) => name === 'build');
  if (build === undefined) return null;
  const at = build.words.findIndex(word => /^--target(=|$)/.test(word));
  const stage = at < 0 ? '' : (build.words[at]?.split('=')[1] ?? build.words[at + 1] ?? '');
  return stage === '' ? null : said('coach.build.target', { stage });
}

/** That `--rm` took a container away at its end: the last one that ran well. */
export function removedAtEnd(ran: readonly RanLine[]): Said | null {
  const runs = ran.flatMap(line => line.commands).filter(command => typedOf(command.argv).name === 'run');
  const last = runs.at(-1);
  if (last === undefined || last.ending.exitCode !== 0 || !typedOf(last.argv).flags.includes('--rm')) return null;
  return said('coach.run.rm', {});
}

function isLook({ command, line }: Event): boolean {
  if (command === null) return !isAngle(line.line) && (line.ending.exitCode !== 127 || isShortfall(line.ending));
  return command.ending.exitCode === 0 && LOOKS.test(typedOf(command.argv).name);
}

function dockerFault(scene: Scene, command: RanCommand, line: string): Said | null {
  const { ending, stderr } = command;
  if (isShortfall(ending) || (ending.exitCode === 0 && ending.kind === 'exited')) return null;
  const typed = typedOf(command.argv);
  const message = 'message' in ending ? ending.message : stderr;
  const usage = usageFault(scene, typed, message, command.argv);
  if (usage !== null) return usage;
  switch (typed.name) {
    case 'build':
      return buildFault(scene, command, typed, message);
    case 'run':
    case 'create':
    case 'start':
      return runFault(scene, command, typed, message);
    case 'push':
      return pushFault(typed, message);
    case 'pull':
      return /not found|access denied/.test(message) ? said('coach.pull.none', { image: lastWord(typed) }) : null;
    case 'rmi':
      return removalFault(typed, message);
    case 'rm':
      return containerRemovalFault(scene, typed, message);
    case 'tag':
      return tagFault(scene, typed, message);
    default:
      return otherFault(scene, message, line);
  }
}

const COMMANDS =
  'attach build commit container cp create diff exec export history image images info inspect load login logs network port ps pull push rename restart rm rmi run save search start stats stop system tag top version volume wait'.split(
    ' ',
  );
const OF_GROUP = 'build create history inspect ls prune pull push rm run start stop tag'.split(' ');

/** The command itself is not one, or is not written as it must be. */
function usageFault(scene: Scene, typed: TypedCommand, message: string, argv: readonly string[]): Said | null {
  const unknown = /unknown command: docker (?:([a-z]+) )?(\S+)/.exec(message);
  if (unknown !== null) {
    const [, group, word = ''] = unknown;
    const whole = group === undefined ? `docker ${word}` : `docker ${group} ${word}`;
    if (group === undefined && word === 'ls') return said('coach.usage.ls', {});
    const meant = near(word, group === undefined ? COMMANDS : OF_GROUP);
    if (meant === null) return said('coach.usage.unknown', { command: whole });
    return said('coach.usage.misspelt', { command: whole, meant: whole.replace(/\S+$/, meant) });
  }
  const flag = /unknown (?:shorthand )?flag: (?:'(.)' in )?(\S+)/.exec(message);
  const command = `docker ${typed.name}`;
  if (flag !== null) {
    const [, , word = ''] = flag;
    const [first = ''] = argv;
    if (/^-(version|help)$/.test(first)) return said('coach.usage.one-dash', { word: first, meant: `-${first}` });
    const bare = word.replace(/^-+/, '');
    if (OF_GROUP.includes(bare) && argv.length === 2) return said('coach.usage.dash', { word, meant: bare });
    return said('coach.usage.flag', { flag: word, command });
  }
  if (/requires (at least |exactly )?\d+ arguments?/.test(message)) {
    if (typed.name === 'build')
      return said(hasTwoContexts(typed) ? 'coach.build.two-contexts' : 'coach.build.no-context', {});
    return said('coach.usage.arguments', { command });
  }
  if (/must be lowercase/.test(message)) {
    const [, tag, name] = /invalid tag "([^"]+)"|"([^"]+)" is not a valid/.exec(message) ?? [];
    const given = tag ?? name ?? lastWord(typed);
    const file = filesOf(scene.host).find(({ path }) => path === given || `${path}:latest` === given)?.path;
    if (file === undefined) return said('coach.name.capitals', { name: given });
    return said(typed.name === 'build' ? 'coach.build.name-is-file' : 'coach.name.file', { path: file });
  }
  return null;
}

/** Flags of a build that take the word behind them. */
const VALUED = /^(-f|-t|-o|--(target|build-arg|progress|platform|label|output|secret|cache-from|network))$/;

/** Whether two words stand where one folder is wanted. */
function hasTwoContexts({ words }: TypedCommand): boolean {
  const operands = words.filter((word, at) => !word.startsWith('-') && !VALUED.test(words[at - 1] ?? ''));
  return operands.length > 1;
}

function lastWord({ words }: TypedCommand): string {
  return words.findLast(word => !word.startsWith('-')) ?? '';
}

/** A name on the host that the one asked for may have been meant to be. */
function nearName({ now }: Scene, name: string): string | null {
  const names = now.images.flatMap(image => image.tags).flatMap(tag => [tag, tag.replace(/:latest$/, '')]);
  const short = names.find(tag => tag.replace(/:[^/:]*$/, '').endsWith(`/${name.replace(/:[^/:]*$/, '')}`));
  return short ?? near(name, names);
}

function runFault(scene: Scene, command: RanCommand, typed: TypedCommand, message: string): Said | null {
  const absent = /Unable to find image '([^']+)' locally/.exec(command.stderr)?.[1];
  if (absent !== undefined && /access denied|not found/.test(message)) {
    const image = absent.replace(/:latest$/, '');
    const meant = nearName(scene, image);
    return meant === null ? said('coach.run.no-image', { image }) : said('coach.run.near-image', { image, meant });
  }
  const taken = /container name "\/([^"]+)" is already in use/.exec(message)?.[1];
  if (taken !== undefined) return said('coach.run.name-taken', { name: taken });
  const bad = /Invalid container name \(([^)]*)\)/.exec(message)?.[1];
  if (bad !== undefined) return said('coach.run.bad-name', { name: bad });
  const program = /exec: "([^"]+)": (?:executable file not found|stat )/.exec(message)?.[1];
  if (program?.startsWith('--') === true) return said('coach.run.late-flag', { flag: program });
  if (program !== undefined) return said('coach.run.no-program', { program });
  const none = /No such container: (\S+)/.exec(message)?.[1];
  if (none !== undefined) return said('coach.container.none', { name: none });
  const { ending } = command;
  if (ending.kind !== 'exited') return null;
  const late = typed.words.findLast(word => /^--(name|rm|entrypoint|detach|tty)\b/.test(word));
  const image = typed.words.findIndex(word => scene.now.images.some(each => each.tags.includes(word)));
  if (late !== undefined && image >= 0 && typed.words.indexOf(late) > image)
    return said('coach.run.late-flag', { flag: late });
  const words = command.stderr.trim().split('\n')[0] ?? '';
  return words === ''
    ? said('coach.run.exit', { code: ending.exitCode })
    : said('coach.run.said', { code: ending.exitCode, words });
}

function pushFault(typed: TypedCommand, message: string): Said | null {
  const name = lastWord(typed);
  if (/does not exist locally|tag does not exist/.test(message)) return said('coach.push.no-name', { name });
  const away = /https?:\/\/([^/"]+)\/v2\//.exec(message)?.[1];
  if (away !== undefined) return said('coach.push.away', { registry: away, name });
  return /denied: requested access/.test(message) ? said('coach.push.hub', { name }) : null;
}

function removalFault(typed: TypedCommand, message: string): Said | null {
  const user =
    /container (\w+) is using/.exec(message)?.[1] ?? /used by (?:running |stopped )?container (\w+)/.exec(message)?.[1];
  if (user !== undefined) return said('coach.rmi.used', { container: user });
  if (/referenced in multiple repositories|tagged in multiple/.test(message)) return said('coach.rmi.names', {});
  if (/invalid reference format/.test(message) && lastWord(typed).includes('<none>'))
    return said('coach.rmi.nameless', {});
  const none = /No such image: (\S+)/.exec(message)?.[1];
  if (none === undefined) return null;
  return none === 'none:latest' ? said('coach.rmi.nameless', {}) : said('coach.image.none', { image: none });
}

function containerRemovalFault(scene: Scene, typed: TypedCommand, message: string): Said | null {
  const none = /No such container: (\S+)/.exec(message)?.[1];
  if (none === undefined) return null;
  const isImage = scene.before.images.some(
    image => image.tags.includes(none) || (none.length >= 4 && image.id.startsWith(`sha256:${none}`)),
  );
  return isImage ? said('coach.rm.image', { image: lastWord(typed) }) : said('coach.container.none', { name: none });
}

function tagFault(scene: Scene, typed: TypedCommand, message: string): Said | null {
  const none = /No such image: (\S+)/.exec(message)?.[1];
  if (none === undefined) return null;
  const target = lastWord(typed);
  const isThere = scene.before.images.some(
    image => image.tags.includes(target) || image.tags.includes(`${target}:latest`),
  );
  if (isThere) return said('coach.tag.reversed', { image: target, name: none.replace(/:latest$/, '') });
  const meant = nearName(scene, none.replace(/:latest$/, ''));
  return meant === null ? said('coach.image.none', { image: none }) : said('coach.image.near', { image: none, meant });
}

function otherFault(scene: Scene, message: string, line: string): Said | null {
  const image = /No such image: (\S+)/.exec(message)?.[1];
  if (image !== undefined) {
    const meant = nearName(scene, image.replace(/:latest$/, ''));
    return meant === null ? said('coach.image.none', { image }) : said('coach.image.near', { image, meant });
  }
  const container = /No such container: (\S+)/.exec(message)?.[1];
  if (container === undefined) return null;
  // `docker rename` and its kind speak of containers; a name of an image leads nowhere there.
  const isImage = scene.now.images.some(
    each => each.tags.includes(container) || each.tags.includes(`${container}:latest`),
  );
  return isImage
    ? said('coach.container.is-image', { line, image: container })
    : said('coach.container.none', { name: container });
}
