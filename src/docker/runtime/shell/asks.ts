import type { UserFiles } from '../kernel/files.ts';
import type { Dialect } from '../kernel/manners.ts';
import { passwd } from '../kernel/users.ts';

/** What a shell asks with. */

export const CONTINUED = '> ';

/** Where it stands, and who it is. */
export interface AskingShell {
  readonly dialect: Dialect;
  readonly cwd: string;
  readonly hostname: string;
  readonly files: UserFiles;
  /** PS1, where somebody has set it. */
  readonly mark: string | undefined;
}

/** A prompt as the image's own shell would show it. */
export function promptOf({ dialect, cwd, hostname, files, mark }: AskingShell): string {
  const { uid } = files.identity;
  const user = passwd(files.whole).find(each => each.uid === uid)?.name ?? String(uid);
  const home = uid === 0 ? '/root' : `/home/${user}`;
  const shown = cwd === home ? '~' : cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd;
  const sign = uid === 0 ? '#' : '$';
  const base = cwd === home ? '~' : (cwd.split('/').at(-1) ?? '');
  const words: Readonly<Record<string, string>> = {
    ...{ u: user, h: hostname.split('.')[0] ?? '', H: hostname, w: shown, W: base === '' ? '/' : base, $: sign },
    ...{ n: '\n', r: '\r', '\\': '\\', '[': '', ']': '', s: dialect },
  };
  if (mark !== undefined && dialect === 'dash') return mark;
  if (mark !== undefined) return mark.replace(/\\([uhHwW$nr\\[\]s])/g, (_whole, letter: string) => words[letter] ?? '');
  switch (dialect) {
    case 'bash':
      return `${user}@${hostname}:${shown}${sign} `;
    case 'ash':
      return `${shown} ${sign} `;
    case 'dash':
      return `${sign} `;
  }
}
