/**
 * The images that docker.io offers on a new host, and the rules by which further tags are made. Names, rows of history, sizes and configs follow the real images as they were
 * in the spring of 2025; the files are enough to look around, and stand in for the rest by their sizes.
 */
import { type Catalogue, catalogueOf } from '../registry/catalogue.ts';
import { entriesOf, type ImageDescription } from './describe.ts';
import type { ImageFamily } from './families/family.ts';
import { familiesOf } from './families/index.ts';
import { rulesOf } from './families/rules.ts';
import { ALPINE } from './images/alpine.ts';
import { BUILDPACK, BUILDPACK_SCM, DEBIAN } from './images/debian.ts';
import { GOLANG } from './images/golang.ts';
import { LANGUAGES } from './images/languages.ts';
import { SERVICES } from './images/services/index.ts';
import { SMALL } from './images/small.ts';

/** Images whose tags are written out. */
export const LISTED: readonly ImageDescription[] = [
  ...ALPINE,
  ...GOLANG,
  ...DEBIAN,
  BUILDPACK_SCM,
  BUILDPACK,
  ...LANGUAGES,
  ...SERVICES,
  ...SMALL,
];

/** Repositories whose tags are made by rule. */
export const FAMILIES: readonly ImageFamily[] = familiesOf(LISTED);

let made: Catalogue | null = null;

/** The catalogue of this build of the simulator: made once, shared by all hosts. */
export function builtInCatalogue(): Catalogue {
  if (made !== null) return made;
  const listed = catalogueOf(LISTED.flatMap(entriesOf));
  made = { ...listed, beyond: rulesOf(FAMILIES, LISTED, listed.layers) };
  return made;
}
