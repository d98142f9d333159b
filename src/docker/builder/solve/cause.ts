/** Why a step ran: what the cache held for the same place, and how that differs. */
import { entryOf } from '../../entry.ts';
import type { CacheCause } from '../../view.ts';
import type { CacheRecord } from '../types.ts';

/** A step as the cache knows it. */
export interface Keyed {
  readonly key: string;
  readonly parentKey: string | null;
  /** What the step does, without what it stands on and without the content of files. */
  readonly operation: string;
  /** Path → identity, for COPY and ADD. */
  readonly files: Readonly<Record<string, string>> | null;
  readonly kind: 'mkdir' | 'copy' | 'run';
  readonly ignoreCache: boolean;
  /** Its files are all of the context: they are called as the learner calls them, those of a stage or an image by their place in it. */
  readonly ofContext?: boolean;
}

export interface ParentState {
  /** Index of the step below among the build's steps; null when it is an image or nothing. */
  readonly step: number | null;
  readonly ran: boolean;
  readonly cause: CacheCause | null;
  /** Reference of the base image when the step below is FROM. */
  readonly base: string | null;
}

export function causeOf(step: Keyed, parent: ParentState, records: readonly CacheRecord[]): CacheCause {
  if (step.ignoreCache) return { kind: 'no-cache' };
  const newestFirst = [...records].reverse();
  const seen = newestFirst.some(record => record.operation === step.operation);
  if (parent.step !== null && parent.ran) {
    if (parent.cause?.kind === 'first' && !seen) return { kind: 'first' };
    return { kind: 'parent', step: parent.step };
  }
  const siblings = newestFirst.filter(record => record.parentKey === step.parentKey && isStep(record));
  const same = siblings.find(record => record.operation === step.operation && record.files !== null);
  if (same?.files != null && step.files !== null) {
    const paths = difference(same.files, step.files);
    return { kind: 'files', paths: step.ofContext === true ? paths.map(path => path.replace(/^\//u, '')) : paths };
  }
  if (parent.base !== null && seen) {
    const bases = new Set(
      records.filter(one => one.kind === 'base' && one.description === parent.base).map(one => one.key),
    );
    const moved = newestFirst.some(
      record =>
        record.operation === step.operation &&
        record.parentKey !== null &&
        bases.has(record.parentKey) &&
        record.parentKey !== step.parentKey,
    );
    if (moved) return { kind: 'base' };
  }
  const alike = siblings.find(record => wordOf(record.description) === KIND_WORDS[step.kind]) ?? siblings[0];
  return alike === undefined ? { kind: 'first' } : { kind: 'instruction', was: alike.description };
}

const KIND_WORDS = { mkdir: 'WORKDIR', copy: 'COPY', run: 'RUN' } as const;

function wordOf(description: string): string {
  const word = description.split(' ')[0] ?? '';
  return word === 'ADD' ? 'COPY' : word;
}

function isStep(record: CacheRecord): boolean {
  return record.chain !== null && record.kind !== 'base';
}

/** Paths that were added, removed or changed. */
function difference(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly string[] {
  const all = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...all].filter(path => entryOf(before, path) !== entryOf(after, path)).sort();
}
