/** Commands about images that failed: named, pulled, pushed, removed. */
import type { Said } from '../grade.ts';
import type { Scene } from '../scene.ts';
import type { TypedCommand } from '../typed.ts';
import { near, said } from './words.ts';

/** A name on the host that the one asked for may have been meant to be: with the owner before it, by another tag, or a slip away. */
export function nearName({ now }: Scene, name: string): string | null {
  const names = now.images.flatMap(image => image.tags).flatMap(tag => [tag, tag.replace(/:latest$/, '')]);
  const repository = withoutTag(name);
  const owned = names.find(tag => withoutTag(tag).endsWith(`/${repository}`));
  return owned ?? near(name, names) ?? names.find(tag => withoutTag(tag) === repository && tag !== name) ?? null;
}

function withoutTag(name: string): string {
  return name.replace(/:[^/:]*$/, '');
}

function lastWord({ words }: TypedCommand): string {
  return words.findLast(word => !word.startsWith('-')) ?? '';
}

/** That an image of this name is not on the host; null where nothing was said of one. */
export function absentImage(scene: Scene, message: string): Said | null {
  const image = /No such image: (\S+)/.exec(message)?.[1];
  if (image === undefined) return null;
  const name = image.replace(/:latest$/, '');
  const meant = nearName(scene, name);
  return meant === null ? said('coach.image.none', { image: name }) : said('coach.image.near', { image, meant });
}

export function pushFault(typed: TypedCommand, message: string): Said | null {
  const name = lastWord(typed);
  if (/does not exist locally|tag does not exist/.test(message)) return said('coach.push.no-name', { name });
  const away = /https?:\/\/([^/"]+)\/v2\//.exec(message)?.[1];
  if (away !== undefined) return said('coach.push.away', { registry: away, name });
  return /denied: requested access/.test(message) ? said('coach.push.hub', { name }) : null;
}

export function pullFault(typed: TypedCommand, message: string): Said | null {
  return /not found|access denied/.test(message) ? said('coach.pull.none', { image: lastWord(typed) }) : null;
}

export function removalFault(scene: Scene, typed: TypedCommand, message: string): Said | null {
  const user =
    /container (\w+) is using/.exec(message)?.[1] ?? /used by (?:running |stopped )?container (\w+)/.exec(message)?.[1];
  if (user !== undefined) return said('coach.rmi.used', { container: nameOfContainer(scene, user) });
  if (/referenced in multiple repositories|tagged in multiple/.test(message)) return said('coach.rmi.names', {});
  const isNameless = /invalid reference format/.test(message) && lastWord(typed).includes('<none>');
  if (isNameless || /No such image: none:latest/.test(message)) return said('coach.rmi.nameless', {});
  return absentImage(scene, message);
}

/** A container by its name, where Docker said its id. */
function nameOfContainer({ now }: Scene, id: string): string {
  return now.containers.find(container => container.id.replace(/^sha256:/, '').startsWith(id))?.name ?? id;
}

export function tagFault(scene: Scene, typed: TypedCommand, message: string): Said | null {
  const none = /No such image: (\S+)/.exec(message)?.[1];
  if (none === undefined) return null;
  const target = lastWord(typed);
  const isThere = scene.before.images.some(
    image => image.tags.includes(target) || image.tags.includes(`${target}:latest`),
  );
  return isThere
    ? said('coach.tag.reversed', { image: target, name: none.replace(/:latest$/, '') })
    : absentImage(scene, message);
}
