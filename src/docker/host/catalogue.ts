import { builtInCatalogue } from '../catalogue/index.ts';
import type { Catalogue } from '../registry/catalogue.ts';
import { readCatalogue } from '../registry/catalogue-file.ts';

/** A catalogue that came as JSON is read once, however many hosts stand on it. */
const readCatalogues = new WeakMap<object, Catalogue>();

/** The catalogue that is given as JSON, or the built-in one for null. Throws when it cannot be read. */
export function catalogueFor(given: unknown | null): Catalogue {
  if (given === null) return builtInCatalogue();
  const key = typeof given === 'object' ? given : null;
  const known = key === null ? undefined : readCatalogues.get(key);
  if (known !== undefined) return known;
  const read = readCatalogue(given);
  if (!read.ok) throw new Error(`catalogue: ${read.error}`);
  if (key !== null) readCatalogues.set(key, read.catalogue);
  return read.catalogue;
}
