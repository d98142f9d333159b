/** What of diff the simulator uses: two lists compared. */
export interface ListPart {
  readonly value: readonly string[];
  readonly added: boolean;
  readonly removed: boolean;
}

/** Undefined: they differ in more places than `maxEditLength`. */
export function diffArrays(
  a: string[],
  b: string[],
  options: { readonly maxEditLength: number },
): readonly ListPart[] | undefined;
