/**
 * All that the simulator takes from the machine it runs on beside the language itself. What is not declared here does not compile in
 * this room: no process, no timer, no file, no socket. The real declarations are wider; src/docker compiles under both.
 */

declare module 'node:crypto' {
  export function hash(algorithm: string, data: string | Uint8Array): string;
}

type Encoding = 'utf8' | 'latin1' | 'hex' | 'base64';

interface Buffer extends Uint8Array {
  toString(encoding?: Encoding): string;
  subarray(start?: number, end?: number): Buffer;
}

declare const Buffer: {
  from(text: string, encoding?: Encoding): Buffer;
  from(bytes: Uint8Array | readonly number[]): Buffer;
  byteLength(text: string): number;
  concat(pieces: readonly Uint8Array[]): Buffer;
  isBuffer(value: unknown): value is Buffer;
};

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare class TextDecoder {
  constructor(encoding?: 'utf-8' | 'latin1', options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  /** `stream`: a character whose last bytes are still to come is kept for the next call. */
  decode(bytes: Uint8Array, options?: { readonly stream?: boolean }): string;
}

/** Stops a shell that runs; nothing else is ever waited for. */
declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}

interface AbortSignal {
  readonly aborted: boolean;
}

declare function btoa(binary: string): string;

/** Lets others of this process have their turn. */
declare function setImmediate(callback: (nothing: undefined) => void): void;
