import { cleanPath, textOf } from '../../../filesystem/index.ts';
import { decoded, type HttpQuestion, headerOf, httpDate, targetParts } from '../../../http.ts';
import { secondsOf } from '../../kernel/session.ts';
import type { MachinePlace } from '../machine.ts';

/** Files that a server hands out as they are. */

export interface StaticFile {
  readonly text: string;
  readonly size: number;
  /** Seconds since the epoch. */
  readonly changed: number;
}

/** `missing`: there is none; `denied`: it may not be read; `bytes`: it is no text, which nothing here carries. */
export type FoundFile = StaticFile | 'missing' | 'denied' | 'directory' | 'bytes';

export function fileAt({ files }: MachinePlace, path: string): FoundFile {
  const node = files.stat(path);
  if (node === null) return files.missing(path) === 'EACCES' ? 'denied' : 'missing';
  if (node.type === 'directory') return 'directory';
  const content = files.content(path);
  if (typeof content === 'string') return content === 'EACCES' ? 'denied' : 'missing';
  const text = textOf(content);
  return text === null ? 'bytes' : { text, size: Buffer.byteLength(text), changed: node.mtime };
}

/** The path that is asked for, without escapes and ways upwards: absolute. */
export function pathAsked({ target }: HttpQuestion): string {
  const { path } = targetParts(target);
  return cleanPath(decoded(path), '/') + (path.endsWith('/') && cleanPath(decoded(path), '/') !== '/' ? '/' : '');
}

/** Now, as HTTP writes it. */
export function dateNow({ session }: MachinePlace): string {
  return httpDate(secondsOf(session) * 1000);
}

export function endingOf(path: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

export const agentOf = (question: HttpQuestion): string => headerOf(question, 'User-Agent') ?? '-';
