import type { LineRange } from '../../dockerfile/refusal.ts';
import type { ImageConfig } from '../../image/index.ts';
import { splitEntry, type Variables } from './environment.ts';
import type { OperationInput } from './operation.ts';
import type { PlatformParts } from './platform.ts';

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

interface Need {
  readonly kind: 'secret' | 'ssh';
  readonly name: string;
  readonly required: boolean;
  readonly lines: LineRange;
}

/** A stage in the middle of its instructions. Changed in place while the plan is made; nobody sees it afterwards. */
export interface StageState {
  tree: OperationInput;
  config: ImageConfig;
  /** ENV and ARG as the next instruction sees them. */
  variables: Variables;
  /** `at`: where it has its value from; null for one that was declared before the first FROM. */
  buildArgs: readonly {
    readonly key: string;
    readonly value: string | null;
    readonly at: { readonly lines: LineRange; readonly comment: string } | null;
  }[];
  /** Secrets and agents that RUN steps mount. */
  needs: readonly Need[];
  /** For each new history row the operation that made its layer. */
  rows: readonly OperationInput[];
  baseIndex: number | null;
  label: string;
  total: number;
  count: number;
  inTrigger: boolean;
  workdirSet: boolean;
  /** Where CMD, ENTRYPOINT and HEALTHCHECK were set last in this stage. */
  cmdAt: LineRange | null;
  entrypointAt: LineRange | null;
  healthcheckAt: LineRange | null;
  readonly ignoreCache: boolean;
}

export function emptyConfig(platform: PlatformParts): ImageConfig {
  return {
    architecture: platform.architecture,
    ...(platform.variant === '' ? {} : { variant: platform.variant }),
    os: platform.os,
    config: { Env: [`PATH=${DEFAULT_PATH}`], WorkingDir: '/' },
    history: [],
    rootfs: { type: 'layers', diff_ids: [] },
  };
}

/** The base's config as a stage begins with it: without a time, and with a PATH. */
export function baseConfig(base: ImageConfig, platform: PlatformParts): ImageConfig {
  const {
    created: _created,
    docker_version: _version,
    container: _container,
    container_config: _containerConfig,
    ...kept
  } = base;
  const env = base.config.Env ?? [];
  const hasPath = env.some(entry => splitEntry(entry)[0] === 'PATH');
  return {
    ...kept,
    architecture: base.architecture || platform.architecture,
    config: { ...base.config, Env: hasPath ? env : [...env, `PATH=${DEFAULT_PATH}`] },
  };
}
