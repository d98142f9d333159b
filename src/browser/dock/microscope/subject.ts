/** What is looked at under the microscope, and the images that it shows. */
import type { SeenHost, SeenImage } from '../../../live/protocol.ts';

export type Subject =
  | { readonly kind: 'layer'; readonly chainId: string }
  | { readonly kind: 'image'; readonly id: string }
  | { readonly kind: 'build' };

/** The image of the subject, and for a shared layer the other that shares most with it. */
export function imagesFor(view: SeenHost, subject: Subject): readonly SeenImage[] {
  if (subject.kind === 'build') {
    const made = view.builds.at(-1)?.image ?? null;
    return view.images.filter(image => image.id === made).slice(0, 1);
  }
  if (subject.kind === 'image') return view.images.filter(image => image.id === subject.id).slice(0, 1);
  const standing = view.images.filter(image => image.layers.includes(subject.chainId));
  const [first, second] = [...standing].sort((one, other) => other.layers.length - one.layers.length);
  if (first === undefined) return [];
  // Beside it the image that has most in common with it: what differs shows against what is shared.
  const common = (image: SeenImage): number => sharedBase([first, image]).length;
  const [near] = view.images
    .filter(image => image !== first && common(image) > 0)
    .sort((one, other) => common(other) - common(one));
  const other = second ?? near;
  return other === undefined ? [first] : [first, other];
}

/** Chain ids of the layers that two images have in common, from the lowest up. */
export function sharedBase(images: readonly SeenImage[]): readonly string[] {
  const [one, other] = images;
  if (one === undefined || other === undefined) return [];
  return one.layers.filter((id, index) => other.layers[index] === id);
}
