import type { LayerSource, PerArchitecture } from '../../describe.ts';

/** Bytes, for each architecture. */
/** Files that an installation left, with one file that stands for the rest by its size. */
export const bulk =
  (
    lines: string,
    sizes: PerArchitecture<number>,
    filler: string,
    mtime: number,
    texts: Readonly<Record<string, string>> = {},
  ): LayerSource =>
  architecture => ({ lines, texts, size: sizes[architecture], filler, mtime });

/** A script of the image that other programs are started through. */
export const script =
  (path: string, text: string, mtime: number, program?: string): LayerSource =>
  () => ({
    lines: '',
    texts: { [path]: text },
    modes: { [path]: 0o755 },
    ...(program === undefined ? {} : { data: { [path]: program } }),
    size: 0,
    filler: null,
    mtime,
  });

/** The entrypoint of servers that take options alone for their own. */
export const PLAIN_ENTRYPOINT = (server: string) => `#!/bin/sh
set -e

# Options alone are meant for the server.
if [ "\${1#-}" != "$1" ] || [ "\${1%.conf}" != "$1" ]; then
  set -- ${server} "$@"
fi

exec "$@"
`;
