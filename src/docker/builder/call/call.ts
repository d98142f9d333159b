/** What `--call` asks of a Dockerfile in place of a build. */
import type { Dockerfile, Stage } from '../../dockerfile/instruction/instruction.ts';
import type { LineRange } from '../../dockerfile/refusal.ts';
import type { Outline } from './outline.ts';

export interface CallTarget {
  readonly name: string;
  readonly isDefault: boolean;
  readonly description: string;
  /** As it is written, variables and all. */
  readonly base: string;
  readonly platform: string;
  readonly lines: LineRange;
}

/** The answer; that of `lint` are the warnings and the error of the result. */
export type CallAnswer =
  | { readonly kind: 'outline'; readonly outline: Outline }
  | { readonly kind: 'targets'; readonly targets: readonly CallTarget[] }
  | { readonly kind: 'describe' };

export function targetsOf({ stages }: Dockerfile): readonly CallTarget[] {
  return stages.map(
    ({ name, comment, base, platform, lines }: Stage, index): CallTarget => ({
      name,
      isDefault: index === stages.length - 1,
      description: comment,
      base,
      platform,
      lines,
    }),
  );
}
