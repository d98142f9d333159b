import { sha256 } from '../filesystem/index.ts';

/**
 * What a container made from the image starts with, in the key order of the image specification. Absent means unset. This and the
 * check of its health are types and no interfaces: so the compiler knows that they are JSON.
 */
export type ContainerDefaults = {
  readonly User?: string;
  readonly ExposedPorts?: Readonly<Record<string, Readonly<Record<string, never>>>>;
  readonly Env?: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly Cmd?: readonly string[];
  readonly Volumes?: Readonly<Record<string, Readonly<Record<string, never>>>>;
  readonly WorkingDir?: string;
  readonly Labels?: Readonly<Record<string, string>>;
  readonly StopSignal?: string;
  readonly ArgsEscaped?: boolean;
  readonly Healthcheck?: Healthcheck;
  readonly OnBuild?: readonly string[];
  readonly Shell?: readonly string[];
};

/** Times are nanoseconds, as Go's durations are. */
export type Healthcheck = {
  readonly Test?: readonly string[];
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly StartPeriod?: number;
  readonly StartInterval?: number;
  readonly Retries?: number;
};

export interface HistoryEntry {
  /** RFC 3339. */
  readonly created?: string;
  readonly created_by?: string;
  readonly author?: string;
  readonly comment?: string;
  /** An instruction that changed metadata alone. */
  readonly empty_layer?: boolean;
}

/** The image's config as the image specification has it: its JSON's digest is the image id. */
export interface ImageConfig {
  readonly architecture: string;
  readonly variant?: string;
  readonly os: string;
  readonly config: ContainerDefaults;
  /** RFC 3339; absent when nobody said. */
  readonly created?: string;
  readonly author?: string;
  readonly comment?: string;
  readonly docker_version?: string;
  /** The container that a commit, or a step of the classic builder, was made from. */
  readonly container?: string;
  /** The config of a classic build's step: the builder's cache knows the step by it. */
  readonly container_config?: ContainerDefaults;
  readonly history: readonly HistoryEntry[];
  readonly rootfs: { readonly type: 'layers'; readonly diff_ids: readonly string[] };
}

/** Image id of a config's exact JSON. */
export function imageIdOf(configJson: string): string {
  return sha256(configJson);
}

/** JSON as Go writes it: `<`, `>`, `&` and the two line separators are escaped. */
export function goJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Milliseconds of an RFC 3339 time; 0001-01-01, Go's zero time, when there is none. */
export function instantOf(created: string | undefined): number {
  const at = created === undefined ? Number.NaN : Date.parse(created);
  return Number.isNaN(at) ? ZERO_TIME : at;
}

/** Go's zero time in milliseconds since the epoch. */
export const ZERO_TIME = -62135596800000;

/**
 * RFC 3339 as Go's RFC3339Nano. The host's clock ticks in milliseconds; what a real clock would show below them follows from the
 * moment itself. Whole seconds have no fraction.
 */
export function rfc3339(instant: number): string {
  const whole = new Date(instant).toISOString();
  if (instant % 1000 === 0) return `${whole.slice(0, -5)}Z`;
  const below = String((Math.abs(instant) * 48_271) % 999_983).padStart(6, '0');
  return `${whole.slice(0, -1)}${below}`.replace(/0+$/, '').concat('Z');
}

/** The keys of an image's config in the order of the specification. */
export const CONFIG_KEYS = [
  'User',
  'ExposedPorts',
  'Env',
  'Entrypoint',
  'Cmd',
  'Volumes',
  'WorkingDir',
  'Labels',
  'StopSignal',
  'ArgsEscaped',
  'Healthcheck',
  'OnBuild',
  'Shell',
] as const;
