/** The operations that a Dockerfile turns into: BuildKit's vertices, as plain data. */
import type { MountFlag } from '../../dockerfile/instruction/mount.ts';
import type { LineRange } from '../../dockerfile/refusal.ts';

/** Index of an operation in its plan, or null for an empty tree. */
export type OperationInput = number | null;

interface OperationCommon {
  /** As progress names it: `[build 2/4] WORKDIR /build`. */
  readonly name: string;
  /** Where in the Dockerfile it comes from; null for an internal one. */
  readonly lines: LineRange | null;
  /** The stage that it belongs to as progress names it, null for a Dockerfile of one stage. */
  readonly stage: string | null;
  /** The row of the history that its layer belongs to; empty for what makes no layer. */
  readonly createdBy: string;
  /** `sha256:…` of what it does and what it stands on: equal operations are one. */
  readonly digest: string;
}

/** One source of COPY or ADD. */
export interface CopyAction {
  readonly from: OperationInput;
  /** Absolute in the source; may hold wildcards. */
  readonly source: string;
  /** Absolute; with a slash at its end it is a directory. */
  readonly destination: string;
  readonly unpack: boolean;
}

export type Operation = OperationCommon &
  (
    | {
        readonly kind: 'image';
        /** Full name, pinned to the digest that a registry gave. */
        readonly reference: string;
        readonly platform: string;
        /** The key by which it was resolved. */
        readonly resolved: string;
      }
    | {
        readonly kind: 'context';
        /** Paths that are wanted, or null for everything. */
        readonly paths: readonly string[] | null;
      }
    | { readonly kind: 'inline'; readonly path: string; readonly data: string; readonly mode: number }
    | { readonly kind: 'remote'; readonly url: string; readonly fileName: string }
    | {
        readonly kind: 'mkdir';
        readonly input: OperationInput;
        readonly path: string;
        readonly owner: string;
        readonly mode: number;
      }
    | {
        readonly kind: 'copy';
        readonly input: OperationInput;
        readonly actions: readonly CopyAction[];
        readonly owner: string;
        /** Octal digits or a symbolic mode; empty to keep the source's. */
        readonly mode: string;
        readonly exclude: readonly string[];
        readonly link: boolean;
        readonly ignoreCache: boolean;
      }
    | {
        readonly kind: 'run';
        readonly input: OperationInput;
        readonly args: readonly string[];
        readonly env: readonly string[];
        readonly cwd: string;
        readonly user: string;
        readonly mounts: readonly RunMount[];
        readonly network: 'default' | 'none' | 'host';
        /** Names of --add-host with their addresses. */
        readonly hosts: readonly (readonly [string, string])[];
        /** As SolveRequest has them. */
        readonly limits: readonly string[];
        readonly ignoreCache: boolean;
      }
  );

export type RunMount = MountFlag & { readonly input: OperationInput };

type WithoutDigest<T> = T extends unknown ? Omit<T, 'digest'> : never;

export type NewOperation = WithoutDigest<Operation>;
