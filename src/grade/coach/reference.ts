/** Words that stand where an image is named and cannot be its name. */
import { familiar, filesOf } from '../../docker/index.ts';
import type { RanCommand, Said } from '../grade.ts';
import type { Scene } from '../scene.ts';
import { typedOf } from '../typed.ts';
import { writtenOf } from '../written.ts';
import { isMixed, said } from './words.ts';

/** Null where Docker did not complain of a name, or of a word with letters that only look right. */
export function nameFault(scene: Scene, { argv }: RanCommand, message: string): Said | null {
  const mixed = argv.find(word => isMixed(word) && message.includes(word));
  if (mixed !== undefined) return cyrillic(mixed);
  if (/must be lowercase/.test(message)) return capitalFault(scene, argv, message);
  if (!/invalid reference format/.test(message)) return null;
  const name = quotedIn(message) ?? writtenOf(argv)?.operands.find(word => familiar(word) === null);
  return name === undefined || name.includes('<none>') ? null : misshapen(name);
}

function quotedIn(message: string): string | undefined {
  return /invalid tag "([^"]+)"|"([^"]+)" is not a valid/
    .exec(message)
    ?.slice(1)
    .find(each => each !== undefined);
}

function capitalFault(scene: Scene, argv: readonly string[], message: string): Said {
  const given = quotedIn(message) ?? argv.findLast(word => !word.startsWith('-')) ?? '';
  const file = filesOf(scene.host).find(({ path }) => path === given || `${path}:latest` === given)?.path;
  if (file === undefined) return said('coach.name.capitals', { name: given });
  return said(typedOf(argv).name === 'build' ? 'coach.build.name-is-file' : 'coach.name.file', { path: file });
}

/** What of a name breaks the rules: an address of a site, a letter that only looks Latin, a sign, or how it is put together. */
function misshapen(name: string): Said {
  if (/^[a-z]+:\/\//i.test(name))
    return said('coach.name.scheme', { name, scheme: name.slice(0, name.indexOf('/') + 2) });
  const sign = /[^A-Za-z0-9._:/@-]/u.exec(name)?.[0];
  if (sign === undefined) return said('coach.name.shape', { name });
  if (/\s/.test(sign)) return said('coach.name.space', { name });
  return /\p{Script=Cyrillic}/u.test(sign) ? cyrillic(name) : said('coach.name.sign', { name, sign });
}

function cyrillic(name: string): Said {
  return said('coach.name.cyrillic', { name, sign: /\p{Script=Cyrillic}/u.exec(name)?.[0] ?? '' });
}
