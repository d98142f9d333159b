/** The part of tar-stream that is used: archives in memory, read and written piece by piece. Its own declarations bring Node's streams. */

interface Header {
  readonly name: string;
  readonly mode?: number | undefined;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  readonly size?: number | undefined;
  readonly mtime?: Date | undefined;
  readonly linkname?: string | null | undefined;
  readonly type?: 'file' | 'link' | 'symlink' | 'directory' | 'contiguous-file' | null | undefined;
  readonly pax?: Readonly<Record<string, string>> | null | undefined;
}

interface Pack extends AsyncIterable<Uint8Array> {
  entry(header: Header, bytes?: Uint8Array): void;
  finalize(): void;
}

interface Entry extends AsyncIterable<Uint8Array> {
  readonly header: Header;
}

interface Extract extends AsyncIterable<Entry> {
  end(archive: Uint8Array): void;
}

export function pack(): Pack;
export function extract(): Extract;
