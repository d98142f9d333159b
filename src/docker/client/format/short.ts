/** Shortenings that the tables share. */

/** An id without its algorithm, cut to twelve characters. */
export function shortId(id: string): string {
  return bareId(id).slice(0, 12);
}

function bareId(id: string): string {
  return id.startsWith('sha256:') ? id.slice('sha256:'.length) : id;
}
