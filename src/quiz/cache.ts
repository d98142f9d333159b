/**
 * A question about the build cache: an image is built, something is changed, and it is built again. What becomes of each step the host tells: the key
 * is read from its second build (`CacheRun`), and never typed.
 */
import * as z from 'zod';

/** Whether the second build took the step from the cache. An answer says one of these, or in place of `miss` the cause of it. */
const CACHE_STATES = ['hit', 'miss'] as const;
export type CacheState = (typeof CACHE_STATES)[number];

/**
 * Why a step is run again: its own text, environment or user differ; a step under it was run again; its base image is another; what it copies from a stage
 * differs; the build was told to use no cache. A file of the context is a cause by its path: `file:main.go`.
 */
export const CACHE_CAUSES = ['instruction', 'parent', 'base', 'stage', 'no-cache'] as const;

const FILE = 'file:';
export function causeOfFile(path: string): string {
  return `${FILE}${path}`;
}
/** The path that a cause names; null for one of `CACHE_CAUSES`. */
export function fileOfCause(cause: string): string | null {
  return cause.startsWith(FILE) ? cause.slice(FILE.length) : null;
}

/** Of which steps the cause is asked: of the first that is run again, of each that is, or of none. */
export const CACHE_WHYS = ['first', 'each', 'none'] as const;
export type CacheWhy = (typeof CACHE_WHYS)[number];

const text = z.string().max(2000);

/** A step of the second build. */
export const cacheStep = z.strictObject({
  id: z.string().regex(/^s[0-9]+$/),
  /** As progress counts it: `2/5`, `build 2/5`. */
  label: text,
  /** `COPY go.mod ./` */
  text,
  state: z.enum(CACHE_STATES),
  /** Causes that are right, any of them; of a hit none. */
  causes: z.array(text).max(100),
});
export type CacheStep = z.infer<typeof cacheStep>;

const changedRow = z.strictObject({ sign: z.enum(['+', '-', ' ']), text });
/** What a second build told. */
export const cacheRun = z.strictObject({
  kind: z.literal('cache'),
  /** Those that are asked about, in the order of the Dockerfile. */
  steps: z.array(cacheStep).max(64),
  /** The Dockerfile of the second build, an instruction a row; `step`: the one that is asked about. */
  rows: z.array(z.strictObject({ text, step: z.string().nullable() })).max(200),
  /** Paths that are offered as causes. */
  files: z.array(text).max(100),
  /** How files were changed: rows that went, that came, and one on each side of them. */
  edits: z.array(z.strictObject({ path: text, rows: z.array(changedRow).max(200) })).max(20),
});
export type CacheRun = z.infer<typeof cacheRun>;
export type CacheEdit = CacheRun['edits'][number];

/** Until a build was run. */
export const NO_RUN: CacheRun = { kind: 'cache', steps: [], rows: [], files: [], edits: [] };

/** The causes that a learner chooses from. */
export function causesOffered({ files }: Pick<CacheRun, 'files'>): readonly string[] {
  return [...files.map(causeOfFile), ...CACHE_CAUSES];
}

/** An answer as it is written: what becomes of all steps, or of some by the beginnings of their instructions; the others are as they are. */
export const cacheAnswer = z.union([
  z.enum(CACHE_STATES),
  z
    .record(z.string().min(1).max(300), z.string().min(1).max(300))
    .refine(steps => Object.keys(steps).length > 0, 'name a step'),
]);
export type RawCacheAnswer = z.infer<typeof cacheAnswer>;

/** Whether a step is meant by this: the beginning of its instruction, or its label. */
export function isStep({ label, text: instruction }: Pick<CacheStep, 'label' | 'text'>, named: string): boolean {
  return label === named || instruction.startsWith(named);
}

/** An answer: id of a step → `hit`, `miss`, or why it is run again. */
export interface CacheResponse {
  readonly kind: 'cache';
  readonly steps: Readonly<Record<string, string>>;
}

/** The steps whose causes are asked for. */
export function stepsWithCause(steps: readonly CacheStep[], why: CacheWhy): readonly CacheStep[] {
  const missed = steps.filter(({ state }) => state === 'miss');
  switch (why) {
    case 'first':
      return missed.slice(0, 1);
    case 'each':
      return missed;
    case 'none':
      return [];
  }
}

/** The answer that is right: what becomes of each step, and where that is asked the cause of it. */
export function keyOfRun({ steps }: CacheRun, why: CacheWhy): CacheResponse {
  const asked = stepsWithCause(steps, why);
  const value = (step: CacheStep): string => (asked.includes(step) ? (step.causes[0] ?? step.state) : step.state);
  return { kind: 'cache', steps: Object.fromEntries(steps.map(step => [step.id, value(step)])) };
}

/** A written answer with the ids of the steps; what names no step, or several, stands in it as it was written. */
export function answerOfRun(written: RawCacheAnswer, run: CacheRun, why: CacheWhy): CacheResponse {
  if (typeof written === 'string')
    return { kind: 'cache', steps: Object.fromEntries(run.steps.map(({ id }) => [id, written])) };
  const changed = Object.entries(written).map(([named, value]): [string, string] => {
    const [step, ...others] = run.steps.filter(each => isStep(each, named));
    return [step === undefined || others.length > 0 ? named : step.id, readValue(value)];
  });
  return { kind: 'cache', steps: { ...keyOfRun(run, why).steps, ...Object.fromEntries(changed) } };
}

/** A word of these, or the path of a file. */
function readValue(written: string): string {
  const words: readonly string[] = [...CACHE_STATES, ...CACHE_CAUSES];
  return words.includes(written) ? written : causeOfFile(written);
}

/** Whether an answer says of a step that it is taken from the cache; a cause says that it is not. */
export function stateSaid(value: string): CacheState {
  return value === 'hit' ? 'hit' : 'miss';
}
