/** What a check asks of an image, with what it does not ask for filled in. */
import type { CheckOf } from '../../quiz/index.ts';

export type WantedImage = CheckOf<'image'>['where'];

export function imageWanted(where: Partial<WantedImage>): WantedImage {
  return {
    size: null,
    dangling: null,
    new: true,
    on: null,
    built: null,
    starts: null,
    files: [],
    history: [],
    layers: null,
    names: null,
    config: null,
    ...where,
  };
}

export function wantedFile(
  path: string,
  rest: Partial<WantedImage['files'][number]> = {},
): WantedImage['files'][number] {
  return { path, exists: true, from: null, by: null, ...rest };
}
