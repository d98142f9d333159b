/** Commands about containers that failed, and programs in them that ended badly. */
import { type ConfigView, type ImageView, imageFile, type WrittenInstruction } from '../../docker/index.ts';
import type { RanCommand, Said } from '../grade.ts';
import { nameOf } from '../image-where.ts';
import { recipeBehind } from '../origin.ts';
import { buildThatGave, type Scene } from '../scene.ts';
import type { TypedCommand } from '../typed.ts';
import { nearName } from './image.ts';
import { near, said } from './words.ts';

export function runFault(scene: Scene, command: RanCommand, typed: TypedCommand, message: string): Said | null {
  const absent = /Unable to find image '([^']+)' locally/.exec(command.stderr)?.[1];
  if (absent !== undefined && /access denied|not found/.test(message)) {
    const image = absent.replace(/:latest$/, '');
    const holder = scene.now.images.find(({ config }) => startsBy(config).endsWith(`/${image}`));
    if (holder !== undefined) return said('coach.run.program', { program: image, image: nameOf(holder) });
    const meant = nearName(scene, image);
    return meant === null ? said('coach.run.no-image', { image }) : said('coach.run.near-image', { image, meant });
  }
  const taken = /container name "\/([^"]+)" is already in use/.exec(message)?.[1];
  if (taken !== undefined) return said('coach.run.name-taken', { name: taken });
  const bad = /Invalid container name \(([^)]*)\)/.exec(message)?.[1];
  if (bad !== undefined) return said('coach.run.bad-name', { name: bad });
  const program = /exec: "([^"]+)": (?:executable file not found|stat )/.exec(message)?.[1];
  const locked = /exec: "([^"]+)": permission denied/.exec(message)?.[1];
  if (locked !== undefined) return said('coach.run.not-executable', { program: locked });
  if (/no command specified/.test(message)) return said('coach.run.no-command', {});
  return program === undefined ? endFault(scene, command, typed) : programFault(scene, typed, program);
}

/** What an image starts, after a slash: `/hello.out`. */
function startsBy({ entrypoint, cmd }: ConfigView): string {
  const [program = ''] = [...(entrypoint ?? []), ...(cmd ?? [])];
  return `/${program}`;
}

/** Nothing is called so in the image: for a flag came too late, or quotes made one name of several words. */
function programFault(scene: Scene, typed: TypedCommand, program: string): Said {
  if (program.startsWith('--')) return said('coach.run.late-flag', { flag: program });
  if (/\s/.test(program)) return said('coach.run.quoted', { program });
  const path = otherPlace(scene, typed, program);
  return path === null ? said('coach.run.no-program', { program }) : said('coach.run.elsewhere', { program, path });
}

/** Where the image has a file of that name, of the places that its Dockerfile speaks of; null when it is in none of them. */
function otherPlace(scene: Scene, typed: TypedCommand, program: string): string | null {
  const image = imageOfRun(scene, typed);
  if (image === undefined) return null;
  const name = program.slice(program.lastIndexOf('/') + 1);
  const named = recipeOfRun(scene, typed).flatMap(({ word, rest }) =>
    /^(COPY|ADD|WORKDIR)$/.test(word) ? (rest.split(/\s+/).at(-1) ?? []) : [],
  );
  const folders = ['', '/bin', '/usr/local/bin', image.config.workingDir, ...named];
  const paths = [...named, ...folders.map(folder => `${folder.replace(/\/$/, '')}/${name}`)];
  const isThere = (path: string): boolean =>
    path !== program &&
    path.startsWith('/') &&
    path.endsWith(`/${name}`) &&
    imageFile(scene.host, image.id, path) !== null;
  return paths.find(isThere) ?? null;
}

/** The container ran, and its program ended with an error. */
function endFault(scene: Scene, { ending, stderr }: RanCommand, typed: TypedCommand): Said | null {
  if (ending.kind !== 'exited') return null;
  const late = typed.words.findLast(word => /^--(name|rm|entrypoint|detach|tty)\b/.test(word));
  const image = typed.words.findIndex(word => scene.now.images.some(each => each.tags.includes(word)));
  if (late !== undefined && image >= 0 && typed.words.indexOf(late) > image)
    return said('coach.run.late-flag', { flag: late });
  const words = stderr.trim().split('\n')[0] ?? '';
  if (words === '') return said('coach.run.exit', { code: ending.exitCode });
  const written = /: \[.*not found$/.test(words)
    ? unreadList(scene, typed)
    : /exec format error/.test(words)
      ? otherProcessor(scene, typed)
      : null;
  return written ?? said('coach.run.said', { code: ending.exitCode, words });
}

function imageOfRun({ now }: Scene, { words }: TypedCommand): ImageView | undefined {
  return now.images.find(({ tags }) => tags.some(tag => words.some(word => tag === word || tag === `${word}:latest`)));
}

/** What the Dockerfile says by which the image was built that a command runs; empty where nobody can tell. */
function recipeOfRun(scene: Scene, typed: TypedCommand): readonly WrittenInstruction[] {
  const image = imageOfRun(scene, typed);
  const build = image === undefined ? null : buildThatGave(scene, image);
  return build === null ? [] : recipeBehind(scene, build);
}

/** The instruction whose list is none, for its quotes are single or it does not end, so that the shell was given the brackets to run. */
function unreadList(scene: Scene, typed: TypedCommand): Said | null {
  const found = recipeOfRun(scene, typed).findLast(
    ({ word, rest }) => /^(CMD|ENTRYPOINT)$/.test(word) && rest.startsWith('['),
  );
  if (found === undefined) return null;
  const place = { instruction: `${found.word} ${found.rest}`, line: found.line };
  return said(/^\[\s*'/.test(found.rest) ? 'coach.run.single-quotes' : 'coach.run.list', place);
}

/** The instruction that asked the compiler for a processor, where the program is for another than this host's. */
function otherProcessor(scene: Scene, typed: TypedCommand): Said | null {
  const found = recipeOfRun(scene, typed).findLast(({ rest }) => /\bGOARCH=/.test(rest));
  return found === undefined
    ? null
    : said('coach.run.processor', {
        instruction: `${found.word} ${found.rest}`,
        line: found.line,
        platform: scene.now.platform,
      });
}

/** What Docker said of a container that is not there, or that does not run. */
export function containerFault(scene: Scene, message: string, line: string): Said | null {
  const stopped = /[Cc]ontainer (\S+) is not running/.exec(message)?.[1];
  if (stopped !== undefined) {
    const name = scene.now.containers.find(({ id }) => id.replace(/^sha256:/, '').startsWith(stopped))?.name;
    return said('coach.container.stopped', { container: name ?? stopped });
  }
  const name = /No such container: (\S+)/.exec(message)?.[1];
  if (name === undefined) return null;
  // `docker rename` and its kind speak of containers; a name of an image leads nowhere there.
  const isImage = scene.now.images.some(({ tags }) => tags.includes(name) || tags.includes(`${name}:latest`));
  if (isImage) return said('coach.container.is-image', { line, image: name });
  const meant = near(
    name,
    scene.now.containers.map(container => container.name),
  );
  return meant === null ? said('coach.container.none', { name }) : said('coach.container.near', { name, meant });
}

export function containerRemovalFault(scene: Scene, typed: TypedCommand, message: string, line: string): Said | null {
  const none = /No such container: (\S+)/.exec(message)?.[1];
  const isImage =
    none !== undefined &&
    scene.before.images.some(
      image => image.tags.includes(none) || (none.length >= 4 && image.id.startsWith(`sha256:${none}`)),
    );
  if (!isImage) return containerFault(scene, message, line);
  return said('coach.rm.image', { image: typed.words.findLast(word => !word.startsWith('-')) ?? none });
}
