/** Thrown at what is not read here: whether Python would read it is not said. `line`: from 1. */
export class PyUnread extends Error {
  readonly line: number;
  constructor(what: string, line: number) {
    super(what);
    this.line = line;
  }
}
