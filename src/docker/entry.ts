/**
 * Records by names that somebody may have typed. Indexed plainly, every object also has a `constructor`, a `toString` and whatever else it
 * inherits, and what is put under `__proto__` is lost; a container, a label or a variable may be called so.
 */

/** What a record holds under a name of its own. */
export function entryOf<T>(record: Readonly<Record<string, T>> | null | undefined, name: string): T | undefined {
  return record !== null && record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Puts something into a record that is being made. */
export function setEntry<T>(record: Record<string, T>, name: string, value: T): void {
  Object.defineProperty(record, name, { value, enumerable: true, writable: true, configurable: true });
}
