/** How a server answers over HTTP: plain data, kept with its container, from which an answer can be made whenever somebody asks. */
import type { HttpQuestion } from '../../http.ts';
import type { Json } from '../../json.ts';

export type WebServer = ServedProgram | NginxServer | ApacheServer | ListedFiles;

/**
 * A program of a language that listens. It is played anew up to where it waits when somebody asks: nothing is done twice, since all that it
 * saw of its machine is given to it again as it was.
 */
export interface ServedProgram {
  readonly kind: 'program';
  readonly language: 'python' | 'node';
  /** What the language was given to run, in a shape of its own. */
  readonly script: Json;
  readonly argv: readonly string[];
  readonly env: readonly (readonly [name: string, value: string])[];
  readonly cwd: string;
  readonly hostname: string;
  readonly pid: number;
  readonly uid: number;
  readonly architecture: 'amd64' | 'arm64';
  readonly processors: number;
  /** Where its language looks for packages besides. */
  readonly sites: readonly string[];
  /** What it saw until it listened. */
  readonly begun: readonly Json[];
  /** What it was asked since, and what it saw of its machine while it answered. */
  readonly heard: readonly HeardQuestion[];
  /** Characters of all of it, and steps of the program: bounds on what playing it anew costs. */
  readonly weight: number;
  readonly steps: number;
}

export interface HeardQuestion {
  readonly question: HttpQuestion;
  readonly saw: readonly Json[];
}

/** nginx, by what its configuration was when it was read. */
export interface NginxServer {
  readonly kind: 'nginx';
  readonly version: string;
  /** Null: something in the configuration is not simulated; `unmet` names it. */
  readonly sites: readonly NginxSite[] | null;
  readonly unmet: string;
}

export interface NginxSite {
  readonly ports: readonly number[];
  readonly names: readonly string[];
  readonly locations: readonly NginxLocation[];
}

export interface NginxLocation {
  readonly match: 'exact' | 'prefix' | 'firm-prefix' | 'pattern' | 'loose-pattern';
  readonly path: string;
  readonly root: string;
  readonly alias: string | null;
  readonly index: readonly string[];
  readonly tryFiles: readonly string[] | null;
  readonly autoindex: boolean;
  readonly says: { readonly status: number; readonly text: string } | null;
  readonly type: string | null;
  readonly headers: readonly (readonly [name: string, value: string, always: boolean])[];
  readonly errorPages: readonly (readonly [status: number, path: string])[];
  readonly proxy: {
    readonly host: string;
    /** What the name was when the configuration was read: it is not looked up again. */
    readonly address: string;
    readonly port: number;
    /** Null: the path is handed on as it was asked. */
    readonly path: string | null;
    readonly headers: readonly (readonly [name: string, value: string])[];
  } | null;
  readonly serverTokens: boolean;
  readonly logs: boolean;
}

/** Apache's httpd, or busybox's, over a directory. */
export interface ApacheServer {
  readonly kind: 'httpd';
  readonly by: 'apache' | 'busybox';
  readonly version: string;
  readonly root: string;
}

/** `python -m http.server` over a directory. */
export interface ListedFiles {
  readonly kind: 'python-files';
  /** Of python: `3.12.9`. */
  readonly version: string;
  readonly root: string;
}
