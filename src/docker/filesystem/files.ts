import { storeGzip, writeTar } from './archive.ts';
import { draftOf } from './draft.ts';
import { fileSystemOf } from './file-system.ts';
import { cleanPath, parentOf } from './path.ts';
import { emptyTree, type MutableTree } from './tree.ts';

/** What stands at a path: text, or one of the forms that text cannot say. */
export type FileInput =
  | string
  | { readonly content: string; readonly mode?: number | string }
  | { readonly symlink: string }
  | { readonly dir: unknown; readonly mode?: number | string }
  | { readonly base64: string; readonly mode?: number | string }
  /** A gzipped tar archive of these texts. */
  | { readonly tgz: Readonly<Record<string, string>> };

/** A path relative to the working directory → what is there. */
export type Files = Readonly<Record<string, FileInput>>;

/** `755`, `0755` and 0o755 are the same mode. */
export function modeOf(mode: number | string | undefined, usual: number): number {
  if (mode === undefined) return usual;
  return typeof mode === 'number' ? mode : Number.parseInt(mode, 8);
}

/** Places files in a directory, making the directories on the way. */
export async function placeFiles(
  tree: MutableTree,
  directory: string,
  files: Files,
  mtime: number,
  owner = 0,
): Promise<void> {
  const given = { uid: owner, gid: owner, mtime };
  const target = fileSystemOf(tree, { now: () => mtime, uid: owner, gid: owner });
  for (const [name, input] of Object.entries(files)) {
    const path = cleanPath(name, directory);
    target.mkdir(parentOf(path), { recursive: true, ...given });
    if (typeof input === 'string') target.write(path, input, given);
    else if ('content' in input) target.write(path, input.content, { mode: modeOf(input.mode, 0o644), ...given });
    else if ('symlink' in input) target.symlink(path, input.symlink, given);
    else if ('base64' in input) {
      const bytes = new Uint8Array(Buffer.from(input.base64, 'base64'));
      target.write(path, bytes, { mode: modeOf(input.mode, 0o644), ...given });
    } else if ('tgz' in input) target.write(path, await archiveOf(input.tgz, mtime), given);
    else target.mkdir(path, { recursive: true, mode: modeOf(input.mode, 0o755), ...given });
  }
}

async function archiveOf(texts: Readonly<Record<string, string>>, mtime: number): Promise<Uint8Array> {
  const tree = draftOf(emptyTree);
  const inside = fileSystemOf(tree, { now: () => mtime });
  for (const [path, text] of Object.entries(texts)) {
    inside.mkdir(parentOf(cleanPath(path)), { recursive: true });
    inside.write(path, text);
  }
  const entries = tree.changes().flatMap(({ path, node }) => (node === null ? [] : [{ path: path.slice(1), node }]));
  return storeGzip(await writeTar(entries));
}
