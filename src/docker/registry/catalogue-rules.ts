import type { CatalogueImage } from './catalogue-image.ts';

/** What the rules of a repository say of a tag that the catalogue does not list. */
export type JudgedTag =
  /** A rule admits it: an image for each architecture. */
  | { readonly kind: 'admitted'; readonly images: readonly [CatalogueImage, ...CatalogueImage[]] }
  /** There is such a tag, and nothing that is simulated is like it. */
  | { readonly kind: 'unmade'; readonly nearest: readonly string[] }
  /** There never was such a tag. */
  | { readonly kind: 'none' }
  /** It may be there, and nothing here tells. `nearest`: tags that are here, the nearest first. */
  | { readonly kind: 'unjudged'; readonly nearest: readonly string[] };

/**
 * What is known of a repository that the catalogue does not have. `real`: it is there, and not simulated. `none`: it is not there.
 * `unknown`: nothing here tells. `nearest`: repositories that are simulated and come near it.
 */
export type RepositoryStanding =
  | { readonly kind: 'real'; readonly nearest: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** A repository whose tags are made when they are asked for. */
export interface RuledRepository {
  /** On docker.io: `library/php`. */
  readonly name: string;
  /** One line for `docker search`; null when it is not to be found there. */
  readonly description: string | null;
  /** Tags that are as much of the catalogue as those it lists. */
  readonly tags: readonly string[];
}

/** What a catalogue knows of names that it does not list. A pure function of the names, whatever was asked before. */
export interface CatalogueRules {
  readonly repositories: readonly RuledRepository[];
  readonly judge: (repository: string, tag: string) => JudgedTag;
  /** `name` is spelled as the catalogue spells it: Hub's without the domain. */
  readonly standing: (name: string) => RepositoryStanding;
  /** Whether a registry is there under a domain: `quay.io`. */
  readonly isRegistry: (domain: string) => boolean;
}
