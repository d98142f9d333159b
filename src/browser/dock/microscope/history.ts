/** How an image came to be, row by row. */
import type { SeenHost, SeenImage, SeenLayer } from '../../../live/protocol.ts';

export interface HistoryRow {
  readonly text: string;
  /** The layer that it made; null for metadata. */
  readonly layer: SeenLayer | null;
}

/** The image's history, newest first, each row with its layer. */
export function rowsOf(view: SeenHost, image: SeenImage): readonly HistoryRow[] {
  const rows = image.history.map(
    (row): HistoryRow => ({
      text: plain(row.createdBy),
      layer: row.layer === null ? null : (view.layers[row.layer] ?? null),
    }),
  );
  const listed = new Set(image.history.map(row => row.layer));
  // A history that does not name every layer (docker load of a foreign image) still shows them all.
  const rest = image.layers.filter(id => !listed.has(id)).reverse();
  return [...rows, ...rest.map((id): HistoryRow => ({ text: '', layer: view.layers[id] ?? null }))].filter(
    row => row.layer !== null || row.text !== '',
  );
}

function plain(createdBy: string): string {
  return createdBy
    .replace(/ # buildkit$/, '')
    .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
