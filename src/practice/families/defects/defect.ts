/** A Dockerfile with one defect, what it should come to, how it is mended, and how people mend it in vain. */
import { BASE } from '../../base.ts';
import type { Chance } from '../../chance.ts';
import type { Misreading } from '../../family.ts';
import type { Text } from '../../words.ts';
import { type WantedImage, wantedFile } from '../wanted-image.ts';

export interface Defect {
  readonly files: Readonly<Record<string, string>>;
  /** What goes wrong, as somebody would report it. */
  readonly complaint: Text;
  /** What is wanted; every name that the check asks for stands in it. */
  readonly wanted: Text;
  readonly where: Partial<WantedImage>;
  /** Asked for beside it, as a check of its own. */
  readonly also?: { readonly id: string; readonly wanted: Text; readonly where: Partial<WantedImage> };
  /** Files as they should be. */
  readonly mended: Readonly<Record<string, string>>;
  readonly why: Text;
  /** `check`: the one that it fails, where there are two. */
  readonly wrong: readonly (Misreading & {
    readonly files: Readonly<Record<string, string>>;
    readonly check?: string;
  })[];
}

/** What is drawn for a defect. */
export interface DefectNames {
  /** A file of the context. */
  readonly name: string;
  /** A folder of the image. */
  readonly folder: string;
  readonly chance: Chance;
}

export function file(rows: readonly string[]): string {
  return `${rows.join('\n')}\n`;
}

export const FROM = `FROM ${BASE}`;

type FileOfImage = Partial<WantedImage['files'][number]> & { readonly path: string };

export function wanted(files: readonly FileOfImage[], rest: Partial<WantedImage> = {}): Partial<WantedImage> {
  return { files: files.map(each => wantedFile(each.path, each)), ...rest };
}

export function config(rest: Partial<NonNullable<WantedImage['config']>>): NonNullable<WantedImage['config']> {
  return { cmd: null, entrypoint: null, env: {}, workingDir: null, user: null, exposedPorts: [], labels: {}, ...rest };
}
