/** The texts of files that the page has, and whether the host has others by now. */
import type { SeenFile } from '../../live/protocol.ts';
import type { FileText } from '../channel/channel.ts';

export interface Texts {
  /** The files as they stand on the host. */
  readonly list: (files: readonly SeenFile[]) => void;
  /** The text as it was last told or sent; empty for a file that is not there yet. */
  readonly of: (path: string) => string;
  /** Some text of it is here, old or new. */
  readonly has: (path: string) => boolean;
  /** The text that is here is the one that the host has, or the host has none. */
  readonly isFresh: (path: string) => boolean;
  /** Asks for it; false when there is no answer. */
  readonly fetch: (path: string) => Promise<boolean>;
  /** The host has taken this text. */
  readonly sent: (path: string, text: string) => void;
  /** Nobody knows what the host has: it is asked for again. */
  readonly forget: (path: string) => void;
}

export function textsOf(ask: (path: string) => Promise<FileText | null>): Texts {
  const texts = new Map<string, FileText>();
  let listed: readonly SeenFile[] = [];
  const versionOf = (path: string): string | null => listed.find(file => file.path === path)?.version ?? null;
  return {
    list: files => {
      listed = files;
    },
    of: path => (versionOf(path) === null ? '' : (texts.get(path)?.text ?? '')),
    has: path => texts.has(path),
    isFresh: path => versionOf(path) === null || texts.get(path)?.version === versionOf(path),
    fetch: async path => {
      const told = await ask(path);
      if (told !== null) texts.set(path, told);
      return told !== null;
    },
    sent: (path, text) => void texts.set(path, { text, version: versionOf(path) }),
    forget: path => void texts.delete(path),
  };
}
