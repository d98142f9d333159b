/** Which versions of quizzes a room has: those of its start for good, and of others so many. Practice is a new version with each question. */

/** Versions that a room has beside those of its start. */
const MOST = 128;

export interface SentVersions {
  /** Asking for one makes it the last that goes. */
  has(digest: string): boolean;
  /** One more was sent. Returns those that it need not have any more: the oldest, but none of `asked`, which work under way is about. */
  add(digest: string, asked: ReadonlySet<string>): readonly string[];
}

export function sentVersions(start: readonly string[]): SentVersions {
  const always = new Set(start);
  /** The one asked for last stands last. */
  const others = new Set<string>();
  return {
    has: digest => {
      if (always.has(digest)) return true;
      if (!others.delete(digest)) return false;
      others.add(digest);
      return true;
    },
    add: (digest, asked) => {
      others.add(digest);
      const old = [...others]
        .filter(each => each !== digest && !asked.has(each))
        .slice(0, Math.max(0, others.size - MOST));
      for (const each of old) others.delete(each);
      return old;
    },
  };
}
