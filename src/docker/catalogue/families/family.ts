/** Repositories by rule: a tag is admitted when it names a release and a variant that this release has. */
import type { ImageDescription } from '../describe.ts';
import { derived, type Replacement } from './derive.ts';
import { distanceBetween, type Listed, releasesOf, type TagVariant } from './listed.ts';
import { type BaseSystem, baseOn, isSystem, systemOf, systemReplacements } from './systems.ts';

/** What a tag asks for. */
export interface TagRequest {
  /** Whole: `20.18.3`. */
  readonly version: string;
  readonly variant: TagVariant;
  /** Null: that of the image from which it is made. */
  readonly system: BaseSystem | null;
  /** Versions that the variant names itself: 17 in `jdk17-alpine`. */
  readonly numbers: readonly string[];
}

export interface ImageFamily {
  readonly repository: string;
  readonly description: string | null;
  readonly listed: () => Listed;
  /** What images are made from. Their own tags are tags of the catalogue. */
  readonly models: () => readonly ImageDescription[];
  /** Words of variants that say nothing: in `php:8.3-cli` it is `cli`. */
  readonly silent: readonly string[];
  /** What is written in place of what, where one asked for is made from another. */
  readonly replacements: (from: TagRequest, to: TagRequest) => readonly Replacement[];
  /** Whether tags are made by rules that are not all known: then a strange word in one says nothing. */
  readonly isOpen: boolean;
  /** Versions that its tags count besides, of which no list is kept: nobody here tells whether there was one. */
  readonly alsoCounts?: RegExp;
}

/** `alpine-3.21` is the spelling of a few for what others call `alpine3.21`. */
function wordsOf(variant: string): readonly string[] {
  return variant
    .replace(/alpine-(?=\d)/, 'alpine')
    .split('-')
    .filter(word => word !== '');
}

/** Images of one kind differ in nothing but versions and the system below. */
function kindOf(variant: string, silent: readonly string[]): string {
  const words = wordsOf(variant).flatMap(word => {
    if (silent.includes(word)) return [];
    return isSystem(word) ? (word.startsWith('alpine') ? ['alpine'] : []) : [word.replace(/\d+(\.\d+)*/g, '#')];
  });
  return words.sort().join(' ');
}

/** Reads a tag by the rules of a family; null when they do not admit it. */
export function readTag(family: ImageFamily, tag: string): TagRequest | null {
  const listed = family.listed();
  const dashes = [...tag].flatMap((letter, at) => (letter === '-' ? [at] : []));
  const splits = [tag.length, ...dashes.reverse()].map(at => [tag.slice(0, at), tag.slice(at + 1)] as const);
  for (const [said, name] of [...splits, ['latest', tag] as const]) {
    const version = listed.names.get(said) ?? (/^v?\d/.test(said) ? said.replace(/^v/, '') : null);
    const hasIt = (each: TagVariant) => each.name === name;
    const release =
      version === null ? undefined : releasesOf(listed, version).find(each => each.line.variants.some(hasIt));
    const variant = release?.line.variants.find(hasIt);
    if (release === undefined || variant === undefined) continue;
    const system = wordsOf(name).find(isSystem) ?? variant.system;
    const numbers = wordsOf(name).flatMap(word =>
      isSystem(word) ? [] : (word.match(/\d+(\.\d+)*/) ?? []).slice(0, 1),
    );
    return { version: release.version, variant, system, numbers };
  }
  return null;
}

/** What a model is, as its own first tag says it. */
function modelsOf(family: ImageFamily): readonly { readonly model: ImageDescription; readonly asked: TagRequest }[] {
  return family.models().flatMap(model => {
    const asked = readTag(family, model.tags[0] ?? '');
    return asked === null ? [] : [{ model, asked }];
  });
}

/**
 * The image of a tag: a model that has it, or one made from the nearest of its kind. `admitted` without one: there is such a tag, and
 * nothing here is like it. Null: no rule admits it.
 */
export function describeTag(
  family: ImageFamily,
  tag: string,
): { readonly description: ImageDescription | null } | null {
  const own = family.models().find(model => model.tags.includes(tag));
  if (own !== undefined) return { description: own };
  const asked = readTag(family, tag);
  if (asked === null) return null;
  const kind = kindOf(asked.variant.name, family.silent);
  const [nearest] = modelsOf(family)
    .filter(each => kindOf(each.asked.variant.name, family.silent) === kind)
    .sort((a, b) => apart(a.asked, asked) - apart(b.asked, asked));
  if (nearest === undefined) return { description: null };
  const { model } = nearest;
  const below = systemOf(model.base);
  const system = asked.system ?? below;
  const replacements = [...family.replacements(nearest.asked, asked), ...systemReplacements(below, system)];
  return { description: derived(model, { tags: [tag], base: baseOn(model.base, system), replacements }) };
}

/** How many releases with their variants have a model of their kind, and are not models themselves. */
export function standInsOf(family: ImageFamily): number {
  const models = modelsOf(family);
  const kinds = new Set(models.map(({ asked }) => kindOf(asked.variant.name, family.silent)));
  const own = new Set(models.map(({ asked }) => `${asked.version} ${asked.variant.name}`));
  let count = 0;
  for (const { releases, later, variants } of family.listed().lines)
    for (const { name } of variants)
      if (kinds.has(kindOf(name, family.silent)))
        for (const version of [...releases, ...later]) if (!own.has(`${version} ${name}`)) count++;
  return count;
}

function apart(a: TagRequest, b: TagRequest): number {
  const [one = '', other = ''] = [a.numbers[0], b.numbers[0]];
  // What stands on no named system is something else: Oracle Linux, for one.
  const isOther = (a.system === null) !== (b.system === null);
  return distanceBetween(a.version, b.version) + distanceBetween(one, other) + (isOther ? 1000 ** 4 : 0);
}

/** Versions as they are written whole, and to the minor: what most images have in their rows. */
export function byVersion(from: TagRequest, to: TagRequest): readonly Replacement[] {
  return [
    [from.version, to.version],
    [minorOf(from.version), minorOf(to.version)],
  ];
}

export function minorOf(version: string): string {
  return /^\d+\.\d+(?=\.)/.exec(version)?.[0] ?? version;
}

export function majorOf(version: string): string {
  return /^\d+/.exec(version)?.[0] ?? version;
}
