/**
 * What the tutor shows before it asks: lines, run one after another on a fork of the question's host, with what to look at in the picture after each. The
 * sentence that goes with a line is prose (`### show <n>`), and so is the title of the whole (`### show`).
 */
import * as z from 'zod';
import { line } from './files.ts';
import { reference } from './where.ts';

/** What to look at once a line has run: it is marked in the picture of the host. */
export type LookAt =
  | { readonly kind: 'image'; readonly tag: string }
  /** Of the image that the name points to, the newest layer whose instruction begins so: `COPY note.txt`. */
  | { readonly kind: 'layer'; readonly of: string; readonly instruction: string }
  | { readonly kind: 'container'; readonly name: string }
  | { readonly kind: 'client' | 'daemon' | 'registry' };

export interface ShowStep {
  readonly line: string;
  /** The line is meant to be refused. */
  readonly fails: boolean;
  readonly look: LookAt | null;
}

const look = z
  .union([
    z.enum(['client', 'daemon', 'registry']).transform((kind): LookAt => ({ kind })),
    z.strictObject({ image: reference }).transform(({ image }): LookAt => ({ kind: 'image', tag: image })),
    z
      .strictObject({ layer: z.string().min(1).max(200), of: reference })
      .transform(({ layer, of }): LookAt => ({ kind: 'layer', of, instruction: layer })),
    z
      .strictObject({ container: z.string().min(1).max(100) })
      .transform(({ container }): LookAt => ({ kind: 'container', name: container })),
  ])
  .nullable()
  .default(null)
  .describe('What to look at: client, daemon, registry, {image: …}, {layer: COPY note.txt, of: …} or {container: …}');

const step = z.union([
  line.transform((run): ShowStep => ({ line: run, fails: false, look: null })),
  z
    .strictObject({
      run: line,
      fails: z.boolean().default(false).describe('The line is meant to be refused'),
      look,
    })
    .transform(({ run, fails, look: at }): ShowStep => ({ line: run, fails, look: at })),
]);

export const demonstration = z
  .array(step)
  .min(1)
  .max(8)
  .optional()
  .describe('Lines that the tutor shows before it asks, on a fork of the host that the question begins on');
