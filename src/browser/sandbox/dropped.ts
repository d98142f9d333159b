/** What of a folder, of files or of a zip is taken into the working directory, and what is left out, and why. */
import type { Input } from '../../live/protocol.ts';
import { goodPath } from '../editor/files.ts';
import { zipEntries } from './zip.ts';

/** Bytes of all files together, and their number. The host holds itself to the same. */
export const MOST_BYTES = 2_000_000;
const MOST_FILES = 500;

/** A file as the browser gives it. */
export interface Offered {
  readonly path: string;
  readonly trouble: 'encrypted' | 'packed' | 'link' | null;
  readonly read: (most: number) => Promise<Uint8Array | 'big' | 'unreadable'>;
}

export interface BroughtBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** `hidden`: of an editor or of git. `outside`: leads out of the folder. `unreadable`: damaged. */
type Why = 'hidden' | 'outside' | 'link' | 'encrypted' | 'packed' | 'unreadable';

export interface LeftOut {
  readonly path: string;
  readonly why: Why;
}

export type Sorted =
  | { readonly ok: true; readonly taken: readonly BroughtBytes[]; readonly left: readonly LeftOut[] }
  /** `path`: the file with which it was too much. */
  | { readonly ok: false; readonly why: 'bytes' | 'files'; readonly path: string }
  | { readonly ok: false; readonly why: 'zip' | 'nothing'; readonly path: string };

/** A zip alone stands for what is in it. */
export async function offeredBy(
  files: readonly { readonly path: string; readonly file: File }[],
): Promise<readonly Offered[] | null> {
  const [only] = files;
  if (files.length === 1 && only !== undefined && /\.zip$/i.test(only.path))
    return zipEntries(new Uint8Array(await only.file.arrayBuffer()));
  return files.map(({ path, file }) => ({
    path,
    trouble: null,
    read: async most => (file.size > most ? 'big' : new Uint8Array(await file.arrayBuffer())),
  }));
}

/** Reads what may be taken; stops at the first file that is too much. */
export async function sorted(offered: readonly Offered[]): Promise<Sorted> {
  const top = commonTop(offered);
  const taken: BroughtBytes[] = [];
  const left: LeftOut[] = [];
  let room = MOST_BYTES;
  for (const { path: whole, trouble, read } of offered) {
    const path = (whole.startsWith(top) ? whole.slice(top.length) : whole).replace(/^\.\//, '');
    const why = whyNot(path) ?? trouble;
    if (why !== null) {
      left.push({ path, why });
      continue;
    }
    if (taken.length >= MOST_FILES) return { ok: false, why: 'files', path };
    const bytes = await read(room);
    if (bytes === 'big') return { ok: false, why: 'bytes', path };
    if (bytes === 'unreadable') {
      left.push({ path, why: bytes });
      continue;
    }
    room -= bytes.length;
    taken.push({ path, bytes });
  }
  return taken.length === 0 ? { ok: false, why: 'nothing', path: left[0]?.path ?? '' } : { ok: true, taken, left };
}

/** The folder itself becomes the context: `site/Dockerfile` of a folder `site` is `Dockerfile`. */
function commonTop(offered: readonly Offered[]): string {
  const seen = offered.filter(({ path }) => !path.startsWith('__MACOSX/'));
  const top = /^[^/]+\//.exec(seen[0]?.path ?? '')?.[0] ?? '';
  return top !== '' && top !== '../' && seen.every(({ path }) => path.startsWith(top)) ? top : '';
}

function whyNot(path: string): Why | null {
  if (!goodPath(path)) return 'outside';
  const hidden = path.split('/').some(part => part.startsWith('.') && part !== '.dockerignore');
  return hidden || path.startsWith('__MACOSX/') ? 'hidden' : null;
}

type Drop = Extract<Input, { kind: 'drop' }>;

/** Characters of base64 in one input: a frame of the channel holds half a megabyte. */
const PIECE = 300_000;

/** The inputs that put the files there: the first stands for all of them when they are undone. */
export function inputsOf(taken: readonly BroughtBytes[]): readonly Drop[] {
  const inputs: Drop[] = [];
  let files: Drop['files'][number][] = [];
  let room = PIECE;
  const close = (): void => {
    if (files.length > 0) inputs.push({ kind: 'drop', files, follows: inputs.length > 0 });
    files = [];
    room = PIECE;
  };
  for (const { path, bytes } of taken) {
    let at = 0;
    do {
      // Whole groups of three bytes, so that pieces join without padding between them.
      const most = Math.floor(room / 4) * 3;
      const piece = bytes.subarray(at, at + most);
      const base64 = toBase64(piece);
      files.push({ path, base64, at });
      at += piece.length;
      room -= base64.length + path.length;
      if (room < 1000 || files.length >= MOST_FILES) close();
    } while (at < bytes.length);
  }
  close();
  return inputs;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
