/** What of a host goes over the channel: schemas of the simulator's own types, each in step with its type or it does not compile. */
import * as z from 'zod';
import type { CacheCause, Call, Chunk, Completion, FileChange, View } from '../docker/index.ts';
import { byKind } from './kinds.ts';
import { type Patch, patchSchema } from './patch.ts';

export const chunk: z.ZodType<Chunk> = z.object({
  stream: z.enum(['stdout', 'stderr']),
  text: z.string(),
  after: z.number(),
  voice: z.enum(['docker', 'program', 'host']),
});

export const call: z.ZodType<Call> = z.object({
  from: z.enum(['client', 'daemon']),
  to: z.enum(['daemon', 'registry']),
  request: z.string(),
  sent: z.number(),
  received: z.number(),
  layer: z.string().nullable(),
});

/** A file below the working directory. Its text is asked for. */
export interface SeenFile {
  readonly path: string;
  readonly size: number;
  /** Differs when the text does; null for what is no text. */
  readonly version: string | null;
}

export const seenFile: z.ZodType<SeenFile> = z.object({
  path: z.string(),
  size: z.number(),
  version: z.string().nullable(),
});

const changeKind = z.enum(['A', 'C', 'D']);

export const fileChange: z.ZodType<FileChange> = z.object({
  kind: changeKind,
  path: z.string(),
  type: z.enum(['file', 'directory', 'symlink']),
  mode: z.number(),
  size: z.number(),
});

export const completion: z.ZodType<Completion> = z.object({
  from: z.number(),
  to: z.number(),
  candidates: z.array(z.object({ text: z.string(), note: z.string().nullable() })),
});

const strings = z.array(z.string());
const texts = z.record(z.string(), z.string());

const config: z.ZodType<View['images'][number]['config']> = z.object({
  env: strings,
  cmd: strings.nullable(),
  entrypoint: strings.nullable(),
  workingDir: z.string(),
  user: z.string(),
  exposedPorts: strings,
  volumes: strings,
  labels: texts,
  stopSignal: z.string().nullable(),
  healthcheck: z.boolean(),
});

export type SeenImage = View['images'][number];

const image: z.ZodType<SeenImage> = z.object({
  id: z.string(),
  tags: strings,
  digests: strings,
  created: z.number(),
  size: z.number(),
  platform: z.string(),
  madeFrom: z.string().nullable(),
  layers: strings,
  config,
  history: z.array(
    z.object({ createdBy: z.string(), size: z.number(), created: z.number(), layer: z.string().nullable() }),
  ),
});

export type SeenLayer = View['layers'][string];

const layer: z.ZodType<SeenLayer> = z.object({
  chainId: z.string(),
  diffId: z.string(),
  parent: z.string().nullable(),
  size: z.number(),
  instruction: z.string(),
  createdBy: z.string(),
  added: z.number(),
  changed: z.number(),
  deleted: z.number(),
});

export type SeenContainer = Pick<
  View['containers'][number],
  'id' | 'name' | 'image' | 'imageId' | 'state' | 'exitCode' | 'size'
>;

const container: z.ZodType<SeenContainer> = z.object({
  id: z.string(),
  name: z.string(),
  image: z.string(),
  imageId: z.string(),
  state: z.enum(['created', 'running', 'paused', 'exited', 'restarting', 'dead']),
  exitCode: z.number(),
  size: z.number(),
});

export type SeenBuild = View['builds'][number];

const build: z.ZodType<SeenBuild> = z.object({
  at: z.number(),
  dockerfile: z.string(),
  tags: strings,
  image: z.string().nullable(),
  stages: z.number(),
  steps: z.array(
    z.object({
      name: z.string(),
      stage: z.string().nullable(),
      instruction: z.string(),
      line: z.number(),
      state: z.enum(['cached', 'done', 'error', 'canceled']),
      cause: byKind<CacheCause>({
        hit: {},
        first: {},
        instruction: { was: z.string().nullable() },
        files: { paths: strings },
        parent: { step: z.number() },
        base: {},
        'no-cache': {},
      }),
      layer: z.string().nullable(),
      size: z.number(),
      duration: z.number(),
    }),
  ),
  context: z.object({ dockerfileBytes: z.number(), bytes: z.number() }),
  warnings: z.array(z.object({ rule: z.string(), text: z.string(), line: z.number() })),
  error: z.string().nullable(),
  duration: z.number(),
});

/** What a page is shown of a host: bounded, see seen.ts. */
export interface SeenHost {
  readonly images: readonly SeenImage[];
  /** By ChainID. */
  readonly layers: Readonly<Record<string, SeenLayer>>;
  readonly containers: readonly SeenContainer[];
  readonly builds: readonly SeenBuild[];
  /** Of the whole host, shown or not: how many, and bytes of layers that images and that the cache alone keep. */
  readonly sums: {
    readonly images: number;
    readonly containers: number;
    readonly layerBytes: number;
    readonly cacheBytes: number;
  };
}

const sums: z.ZodType<SeenHost['sums']> = z.object({
  images: z.int(),
  containers: z.int(),
  layerBytes: z.number(),
  cacheBytes: z.number(),
});

export const seenHost: z.ZodType<SeenHost> = z.object({
  images: z.array(image),
  layers: z.record(z.string(), layer),
  containers: z.array(container),
  builds: z.array(build),
  sums,
});

/** What differs from the host that the page has. */
export interface HostChange {
  readonly images?: Patch<SeenImage> | undefined;
  /** Over the layers in the order in which they stand. */
  readonly layers?: Patch<SeenLayer> | undefined;
  readonly containers?: Patch<SeenContainer> | undefined;
  readonly builds?: Patch<SeenBuild> | undefined;
  readonly sums?: SeenHost['sums'] | undefined;
}

export const hostChange: z.ZodType<HostChange> = z.object({
  images: patchSchema(image).optional(),
  layers: patchSchema(layer).optional(),
  containers: patchSchema(container).optional(),
  builds: patchSchema(build).optional(),
  sums: sums.optional(),
});
