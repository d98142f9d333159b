/** Configs of steps: what the cache compares, and the words that stand for steps that run nothing. */
import { entryOf } from '../../entry.ts';
import { CONFIG_KEYS, type ContainerDefaults, type Healthcheck } from '../../image/index.ts';

const SHELL: readonly string[] = ['/bin/sh', '-c'];

export function shellOf(config: ContainerDefaults): readonly string[] {
  return config.Shell === undefined || config.Shell.length === 0 ? SHELL : config.Shell;
}

/** `#(nop)  CMD ["sh"]`: the command of a container that is never started. */
export function noted(config: ContainerDefaults, comment: string): ContainerDefaults {
  return { ...config, Cmd: [...shellOf(config), '#(nop) ', comment] };
}

/** As `noted`, in the older form that WORKDIR, COPY and ADD keep: one word. */
export function notedWhole(config: ContainerDefaults, comment: string): ContainerDefaults {
  return { ...config, Cmd: [...shellOf(config), `#(nop) ${comment}`] };
}

/** What a check leaves out comes from the image below: so the image keeps it too. */
export function mergedHealth(own: Healthcheck, below: Healthcheck | undefined): Healthcheck {
  if (below === undefined) return own;
  const filled = <K extends keyof Healthcheck>(key: K): Healthcheck[K] => {
    const value = own[key];
    return value === undefined || value === 0 || (Array.isArray(value) && value.length === 0) ? below[key] : value;
  };
  const merged = {
    Test: filled('Test'),
    Interval: filled('Interval'),
    Timeout: filled('Timeout'),
    StartPeriod: filled('StartPeriod'),
    StartInterval: filled('StartInterval'),
    Retries: filled('Retries'),
  };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined && value !== 0));
}

function sameList(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((word, at) => word === b[at]);
}

function sameKeys(a: object = {}, b: object = {}): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every(name => Object.hasOwn(b, name));
}

function sameLabels(a: Readonly<Record<string, string>> = {}, b: Readonly<Record<string, string>> = {}): boolean {
  return sameKeys(a, b) && Object.entries(a).every(([name, value]) => entryOf(b, name) === value);
}

function sameHealth(a: Healthcheck | undefined, b: Healthcheck | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const numbers = ['Interval', 'Timeout', 'StartPeriod', 'StartInterval', 'Retries'] as const;
  return sameList(a.Test, b.Test) && numbers.every(name => (a[name] ?? 0) === (b[name] ?? 0));
}

/** Whether two steps on one image are the same to the cache. Rule: image/cache/compare.go. */
export function sameConfig(a: ContainerDefaults, b: ContainerDefaults): boolean {
  return (
    sameList(a.Env, b.Env) &&
    sameList(a.Cmd, b.Cmd) &&
    sameList(a.Entrypoint, b.Entrypoint) &&
    sameList(a.Shell, b.Shell) &&
    sameList(a.OnBuild, b.OnBuild) &&
    sameKeys(a.ExposedPorts, b.ExposedPorts) &&
    sameKeys(a.Volumes, b.Volumes) &&
    sameLabels(a.Labels, b.Labels) &&
    (a.ArgsEscaped ?? false) === (b.ArgsEscaped ?? false) &&
    (a.User ?? '') === (b.User ?? '') &&
    (a.WorkingDir ?? '') === (b.WorkingDir ?? '') &&
    (a.StopSignal ?? '') === (b.StopSignal ?? '') &&
    sameHealth(a.Healthcheck, b.Healthcheck)
  );
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '' || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function isMap(key: string): boolean {
  return key === 'ExposedPorts' || key === 'Volumes' || key === 'Labels';
}

/** The specification's order of keys, and Go's of maps; what is empty is left out. */
export function tidied(config: ContainerDefaults): ContainerDefaults {
  return Object.fromEntries(
    CONFIG_KEYS.flatMap(key => {
      const value = config[key];
      if (isEmpty(value)) return [];
      return [
        [
          key,
          isMap(key) && typeof value === 'object' ? Object.fromEntries(Object.entries(value).sort(byName)) : value,
        ] as const,
      ];
    }),
  );
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
