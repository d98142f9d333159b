/** What a line came to: what was printed and when, what went wrong, and what went over the wires. Plain words that every room uses. */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/**
 * Whose words a piece of output is. `docker`: the client's, with what it hands on of the daemon and the builder; a line of progress that quotes
 * a step is Docker's too. `program`: a shell's, or of what runs in it or in a container. `host`: this simulator's, of itself.
 */
export type Voice = 'docker' | 'program' | 'host';

/** A piece of output and the moment, in simulated milliseconds after the line was typed, when it appeared. */
export interface Chunk {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  readonly after: number;
  readonly voice: Voice;
}

/** What the host says of itself, as it stands in a terminal: under its own name, never under Docker's or a program's. */
export function inOwnVoice(message: string): string {
  return `drydock: ${message}\n`;
}

/**
 * How a line ended, or a process: one form, from the programs that run in it to the page that shows it. The code is what the shell's `$?`
 * would be; a line may have failed with 0 (`docker rm -f nosuch`), and ended well with another (`grep`, a container's own).
 */
export type Ending =
  /** By itself, with nothing more to say of it. */
  | { readonly kind: 'exited'; readonly exitCode: number }
  /** Docker itself refused or failed, in these words. */
  | { readonly kind: 'docker'; readonly exitCode: number; readonly message: string }
  /** It failed outside of docker, and said so on stderr. */
  | { readonly kind: 'shell'; readonly exitCode: number }
  | Shortfall;

/**
 * It ended because of this host, and costs no try. `not-simulated`: a real host would have done it. `limit`: a cap of the simulator was
 * reached.
 */
export interface Shortfall {
  readonly kind: 'not-simulated' | 'limit';
  readonly exitCode: number;
  readonly message: string;
  /** What was asked for, for people: `docker compose`, `--gpus`; empty when the message says all. */
  readonly what: string;
}

export function isShortfall(ending: Ending): ending is Shortfall {
  return ending.kind === 'not-simulated' || ending.kind === 'limit';
}

/** What Docker's own parts fail with. */
export type ErrorKind = 'docker' | Shortfall['kind'];

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams in the order in which they appeared, with their times, for a terminal that plays them. */
  readonly chunks: readonly Chunk[];
  /** Simulated milliseconds that the line took. */
  readonly duration: number;
  readonly ending: Ending;
  readonly remarks: readonly HostRemark[];
}

/** What the host says of itself beside a line. Nothing of it was printed: what was printed is Docker's. */
export type HostRemark =
  /** The image is a stand-in that was made from the nearest tag: `node:18-alpine` from `node:20-alpine`. */
  | { readonly kind: 'stand-in'; readonly name: string; readonly madeFrom: string }
  /** Docker said that there is no such repository; this host knows of none, and does not know all that there are. */
  | { readonly kind: 'unlisted'; readonly name: string }
  /** A tool that nothing plays here left what it would leave, and compiled nothing: `mvn package` left `target/app-1.0.jar`; `left` is empty where it leaves nothing. */
  | { readonly kind: 'uncompiled'; readonly tool: string; readonly left: string }
  /** Packages of a release were installed whose versions this host does not know: `noble` with those of `bookworm`. */
  | { readonly kind: 'other-releases'; readonly suite: string; readonly of: string };

/** A docker command of a line, with what it printed itself, wherever that went: to the terminal, a pipe, a file. */
export interface DockerCommand {
  /** The words behind `docker`. */
  readonly argv: readonly string[];
  /** What it asked of the daemon, and the daemon of a registry. */
  readonly calls: readonly Call[];
  /** The first 8,000 characters of each. */
  readonly stdout: string;
  readonly stderr: string;
  /** Whether its stdout went where the line's does: not into a pipe, a file or a word. */
  readonly direct: boolean;
  readonly ending: Ending;
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
