/** What the built-in catalogue knows of names that it does not list. */
import type { StoredLayer } from '../../image/index.ts';
import { catalogueOf } from '../../registry/catalogue.ts';
import type { CatalogueRules, JudgedTag, RepositoryStanding } from '../../registry/catalogue-rules.ts';
import { entriesOf, type ImageDescription } from '../describe.ts';
import { describeTag, type ImageFamily } from './family.ts';
import { ACCOUNTS, NEAR, OFFICIAL, REGISTRIES } from './hub.ts';
import { mayBeReleased } from './listed.ts';
import { distance, hasStrangeWord, lettersOf } from './vocabulary.ts';

/** How many images that were made are kept at hand: as many as one host may have. */
const KEPT = 200;
/** How many tags are named as near. */
const NEAREST = 3;

export function rulesOf(
  families: readonly ImageFamily[],
  listed: readonly ImageDescription[],
  layers: ReadonlyMap<string, StoredLayer>,
): CatalogueRules {
  const byName = new Map(families.map(family => [family.repository, family]));
  const made = new Map<string, JudgedTag>();
  const imagesOf = (description: ImageDescription): JudgedTag => {
    const [first, ...others] = catalogueOf(entriesOf(description), null, layers).images;
    return first === undefined ? { kind: 'none' } : { kind: 'admitted', images: [first, ...others] };
  };
  const judge = (repository: string, tag: string): JudgedTag => {
    const family = byName.get(repository);
    if (family === undefined) return { kind: 'none' };
    const known = made.get(`${repository}:${tag}`);
    if (known !== undefined) return known;
    const told = describeTag(family, tag);
    if (told === null) return notAdmitted(family, tag);
    if (told.description === null) return { kind: 'unmade', nearest: nearestTo(family, tag) };
    const judged = imagesOf(told.description);
    if (made.size >= KEPT) made.delete(made.keys().next().value ?? '');
    made.set(`${repository}:${tag}`, judged);
    return judged;
  };
  const isListed = new Set(listed.map(each => each.repository));
  const repositories = families
    .filter(({ repository }) => !isListed.has(repository))
    .map(({ repository, description, models }) => ({
      name: repository,
      description,
      get tags() {
        return models().flatMap(model => model.tags);
      },
    }));
  const standing = (name: string): RepositoryStanding => {
    const known = standingOf(name);
    const last = name.slice(name.lastIndexOf('/') + 1);
    const isNear = known.kind === 'real' && known.nearest.length === 0 && byName.has(`library/${last}`);
    return isNear ? { kind: 'real', nearest: [last] } : known;
  };
  return { repositories, judge, standing, isRegistry: domain => REGISTRIES.has(domain) };
}

function tagsOf(family: ImageFamily): readonly string[] {
  return family.models().flatMap(model => model.tags);
}

function notAdmitted(family: ImageFamily, tag: string): JudgedTag {
  const listed = family.listed();
  const own = new Set([...listed.names.keys(), ...tagsOf(family)].flatMap(lettersOf));
  const strange = hasStrangeWord(tag, own);
  // Where tags have rules of their own a strange word says nothing, unless it is a known one with a slip in it.
  const slip = lettersOf(tag).some(
    word => !own.has(word) && word.length > 3 && [...own].some(each => distance(each, word) <= 2),
  );
  const [number] = /\d+([._]\d+)*/.exec(/^v?\d/.test(tag) ? tag : '') ?? [];
  const isNever = number !== undefined && family.alsoCounts?.test(number) !== true && !mayBeReleased(listed, number);
  if (isNever || (strange && (!family.isOpen || slip))) return { kind: 'none' };
  return { kind: 'unjudged', nearest: nearestTo(family, tag) };
}

function nearestTo(family: ImageFamily, tag: string): readonly string[] {
  return tagsOf(family)
    .map((each, at) => ({ each, at, far: distance(each, tag) }))
    .sort((a, b) => a.far - b.far || a.at - b.at)
    .slice(0, NEAREST)
    .map(({ each }) => each);
}

function standingOf(name: string): RepositoryStanding {
  const [first = '', ...rest] = name.split('/');
  const last = name.slice(name.lastIndexOf('/') + 1);
  const nearest = Object.hasOwn(NEAR, last) ? (NEAR[last] ?? []) : [];
  if (first.includes('.')) return { kind: 'real', nearest };
  if (first === 'library') return OFFICIAL.has(name) ? { kind: 'real', nearest } : { kind: 'none' };
  return rest.length > 0 && ACCOUNTS.has(first) ? { kind: 'real', nearest } : { kind: 'unknown' };
}
