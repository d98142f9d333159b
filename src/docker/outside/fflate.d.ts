/** The part of fflate that is used: gzip at once and in this thread. Its other half starts workers. */

export function gzipSync(bytes: Uint8Array, options: GzipOptions): Uint8Array;
export function gunzipSync(bytes: Uint8Array): Uint8Array;

interface GzipOptions {
  readonly level: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
  readonly mtime: Date;
}
