/** Thrown by a program that ends itself, from however deep: `sys.exit`, `process.exit`, `os.Exit`. */
export class Exit extends Error {
  readonly code: number;
  constructor(code: number) {
    super('exit');
    this.code = code;
  }
}

/** Thrown at what the real interpreter or compiler would run and this one does not; the message names it. */
export class NotSimulated extends Error {}

/** How a list of statements came to its end: at its end (null), or before it, with the values that a function gives. */
export type Flow<Values> = null | 'break' | 'continue' | { readonly values: Values };
