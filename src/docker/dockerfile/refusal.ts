/** 1-based lines of the Dockerfile, both ends included. */
export type LineRange = readonly [number, number];

/**
 * How the deep places of the parser and of the dispatcher say no. It never leaves the builder: each door of the builder
 * catches it and answers with data, so that what Docker would print is never an exception outside.
 */
export class DockerfileRefusal extends Error {
  readonly lines: readonly LineRange[] | null;

  constructor(message: string, lines: readonly LineRange[] | null = null) {
    super(message);
    this.lines = lines;
  }
}

/** The same refusal with a place, unless it already has one. */
export function located(error: unknown, lines: readonly LineRange[]): unknown {
  return error instanceof DockerfileRefusal && error.lines === null
    ? new DockerfileRefusal(error.message, lines)
    : error;
}
