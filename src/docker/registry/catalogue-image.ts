import type { Blob, ImageConfig, StoredLayer } from '../image/index.ts';

/** An image that the catalogue offers. */
export interface CatalogueImage {
  readonly names: readonly string[];
  readonly id: string;
  readonly config: ImageConfig;
  readonly configSize: number;
  readonly top: StoredLayer | null;
  readonly manifest: Blob;
  readonly index: Blob;
  readonly description: string | null;
  readonly madeFrom: string | null;
}
