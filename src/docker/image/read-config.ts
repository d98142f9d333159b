/**
 * An image's config out of JSON that somebody else wrote: an archive that is loaded, a catalogue that is brought along. Names that are not
 * of the specification stay as they are.
 */
import type { Json } from '../json.ts';
import { readTime } from '../layout.ts';
import {
  listAs,
  mapAs,
  type Readers,
  type ReadJson,
  type ReadValue,
  readAs,
  refuseText,
  structAs,
  text,
  textAs,
  texts,
  truth,
  wholeAs,
  words,
} from '../read-json.ts';
import type { ContainerDefaults, Healthcheck, HistoryEntry, ImageConfig } from './config.ts';

const duration = wholeAs('time.Duration');

const nothing: ReadValue<Readonly<Record<string, never>>> = (json, at) => {
  structAs('struct {}', {})(json, at);
  return {};
};

type Names = Readonly<Record<string, Readonly<Record<string, never>>>>;

/** Names that are there or not: what stands under them says nothing. */
const namesAs = (type: string): ReadValue<Names> => mapAs(type, nothing, {});

const moment: ReadValue<string> = (json, at) => {
  const said = textAs('time.Time')(json, at);
  const read = readTime(said);
  return read.ok ? said : refuseText(read.error);
};

const HEALTHCHECK: Readers<Healthcheck> = {
  Test: texts,
  Interval: duration,
  Timeout: duration,
  StartPeriod: duration,
  StartInterval: duration,
  Retries: wholeAs('int'),
};

/** What stands in a config beside what the simulator speaks of. */
interface Beside {
  readonly Hostname?: string;
  readonly Domainname?: string;
  readonly AttachStdin?: boolean;
  readonly AttachStdout?: boolean;
  readonly AttachStderr?: boolean;
  readonly Tty?: boolean;
  readonly OpenStdin?: boolean;
  readonly StdinOnce?: boolean;
  readonly Image?: string;
  readonly NetworkDisabled?: boolean;
  readonly StopTimeout?: number;
}

const DEFAULTS: Readers<ContainerDefaults & Beside> = {
  Hostname: text,
  Domainname: text,
  AttachStdin: truth,
  AttachStdout: truth,
  AttachStderr: truth,
  Tty: truth,
  OpenStdin: truth,
  StdinOnce: truth,
  Image: text,
  NetworkDisabled: truth,
  StopTimeout: wholeAs('int'),
  User: text,
  ExposedPorts: namesAs('nat.PortSet'),
  Env: texts,
  Entrypoint: words,
  Cmd: words,
  Volumes: namesAs('map[string]struct {}'),
  WorkingDir: text,
  Labels: mapAs('map[string]string', text, ''),
  StopSignal: text,
  ArgsEscaped: truth,
  Healthcheck: structAs('v1.HealthcheckConfig', HEALTHCHECK),
  OnBuild: texts,
  Shell: words,
};

const HISTORY: Readers<HistoryEntry> = {
  created: moment,
  created_by: text,
  author: text,
  comment: text,
  empty_layer: truth,
};

const defaults = structAs('container.Config', DEFAULTS);
const entry = structAs('v1.History', HISTORY);

const CONFIG: Readers<ImageConfig & { readonly id?: string; readonly 'os.version'?: string }> = {
  id: text,
  'os.version': text,
  architecture: text,
  variant: text,
  os: text,
  config: defaults,
  created: moment,
  author: text,
  comment: text,
  docker_version: text,
  container: text,
  container_config: defaults,
  history: listAs('v1.History', entry, {}),
  rootfs: (json, at) => {
    const { diff_ids = [] } = structAs('image.RootFS', ROOTFS)(json, at);
    return { type: 'layers', diff_ids };
  },
};

/** Any text may be said as the type of the layers; it is read as the one that there is. */
const ROOTFS: Readers<{ readonly type: string; readonly diff_ids: readonly string[] }> = {
  type: text,
  diff_ids: listAs('layer.DiffID', textAs('layer.DiffID'), ''),
};

const whole = structAs('image.Image', CONFIG);

/** The config of an image; the daemon refuses one that says nothing of its layers, and takes one that names no machine. */
export function readConfig(json: Json): ReadJson<ImageConfig> {
  return readAs(json, 'image.Image', (value, at) => {
    const { rootfs, ...read } = value === null ? {} : whole(value, at);
    if (rootfs === undefined) return refuseText('invalid image JSON, no RootFS key');
    return {
      ...read,
      architecture: read.architecture ?? '',
      os: read.os || 'linux',
      config: read.config ?? {},
      history: read.history ?? [],
      rootfs,
    };
  });
}

export function readDefaults(json: Json): ReadJson<ContainerDefaults> {
  return readAs(json, 'container.Config', defaults);
}

export function readHistory(json: Json): ReadJson<HistoryEntry> {
  return readAs(json, 'v1.History', entry);
}
