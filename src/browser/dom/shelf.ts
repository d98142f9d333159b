/** What the page asks of the browser's storage, so that a test can stand in for it, or nothing at all. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** One whose keys can be looked through. */
export interface ListedShelf extends Shelf {
  readonly length: number;
  key(index: number): string | null;
}
