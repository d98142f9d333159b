/** What of a host goes over the channel: schemas of the simulator's own types, each in step with its type or it does not compile. */
import * as z from 'zod';
import type { CacheCause, Call, Chunk, Completion, FileChange, View, WorkFile } from '../docker/index.ts';
import { byKind } from './kinds.ts';

export const chunk: z.ZodType<Chunk> = z.object({
  stream: z.enum(['stdout', 'stderr']),
  text: z.string(),
  after: z.number(),
});

export const call: z.ZodType<Call> = z.object({
  from: z.enum(['client', 'daemon']),
  to: z.enum(['daemon', 'registry']),
  request: z.string(),
  sent: z.number(),
  received: z.number(),
  layer: z.string().nullable(),
});

export const workFile: z.ZodType<WorkFile> = z.object({
  path: z.string(),
  size: z.number(),
  text: z.string().nullable(),
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

const image: z.ZodType<View['images'][number]> = z.object({
  id: z.string(),
  tags: strings,
  digests: strings,
  created: z.number(),
  size: z.number(),
  platform: z.string(),
  layers: strings,
  config,
  history: z.array(
    z.object({ createdBy: z.string(), size: z.number(), created: z.number(), layer: z.string().nullable() }),
  ),
});

const layer: z.ZodType<View['layers'][string]> = z.object({
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

const container: z.ZodType<View['containers'][number]> = z.object({
  id: z.string(),
  name: z.string(),
  image: z.string(),
  imageId: z.string(),
  state: z.enum(['created', 'running', 'paused', 'exited', 'restarting', 'dead']),
  exitCode: z.number(),
  created: z.number(),
  command: strings,
  logs: z.string(),
  size: z.number(),
  changes: z.array(z.object({ kind: changeKind, path: z.string() })),
});

const cacheRecord: z.ZodType<View['cache'][number]> = z.object({
  id: z.string(),
  layer: z.string().nullable(),
  description: z.string(),
  size: z.number(),
  inUse: z.boolean(),
});

const build: z.ZodType<View['builds'][number]> = z.object({
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

export const view: z.ZodType<View> = z.object({
  now: z.number(),
  platform: z.enum(['linux/arm64', 'linux/amd64']),
  images: z.array(image),
  layers: z.record(z.string(), layer),
  containers: z.array(container),
  cache: z.array(cacheRecord),
  builds: z.array(build),
  pushed: z.array(z.object({ repository: z.string(), tags: texts, layers: strings })),
  volumes: z.array(z.object({ name: z.string() })),
  networks: z.array(z.object({ name: z.string(), driver: z.string() })),
});
