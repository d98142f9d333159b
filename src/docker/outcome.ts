/** What a line came to: what was printed and when, what went wrong, and what went over the wires. Plain words that every room uses. */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A piece of output and the moment, in simulated milliseconds after the line was typed, when it appeared. */
export interface Chunk {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  readonly after: number;
}

/**
 * `docker`: Docker itself refused or failed. `not-simulated`: real Docker would have done it, this host does not (costs no
 * try). `limit`: a cap of the simulator was reached (costs no try). `shell`: the line failed outside of docker.
 */
export type ErrorKind = 'docker' | 'not-simulated' | 'limit' | 'shell';

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  /** Both streams in the order in which they appeared, with their times, for a terminal that plays them. */
  readonly chunks: readonly Chunk[];
  /** Simulated milliseconds that the line took. */
  readonly duration: number;
  readonly error: { readonly kind: ErrorKind; readonly message: string; readonly what: string } | null;
}

/** One call of the Engine API or of a registry's API. */
export interface Call {
  readonly from: 'client' | 'daemon';
  readonly to: 'daemon' | 'registry';
  /** As it would go over the wire: `POST /build`, `GET /v2/library/alpine/manifests/3.21`. */
  readonly request: string;
  /** What it carried, for people: bytes sent to the callee and bytes that came back. */
  readonly sent: number;
  readonly received: number;
  /** Digest of the layer that travelled, when it was one. */
  readonly layer: string | null;
}
