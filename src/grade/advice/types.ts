/** Advice on a build, as it is told. */
import type { Said } from '../grade.ts';

/** What a piece of advice can be looked at in. */
export type AdviceSight =
  | { readonly kind: 'layer'; readonly chainId: string }
  | { readonly kind: 'image'; readonly id: string }
  | { readonly kind: 'build' };

export interface Advice {
  /** With its figures: `…Bytes` and `…Seconds`, these on the simulated clock. */
  readonly said: Said;
  /** How the figures were found. */
  readonly how: Said;
  /** Where a figure is not a real host's: why. */
  readonly caveat: Said | null;
  /** Of the Dockerfile, 1-based. */
  readonly line: number;
  readonly sight: AdviceSight | null;
}

export type AdviceReport =
  /** Nothing was built yet. */
  | { readonly state: 'none' }
  /** The newest build line gives no image now. */
  | { readonly state: 'failed'; readonly line: string }
  /** `path`: of the Dockerfile below the working directory, null when it is not there. */
  | {
      readonly state: 'built';
      readonly line: string;
      readonly path: string | null;
      readonly advice: readonly Advice[];
    };
