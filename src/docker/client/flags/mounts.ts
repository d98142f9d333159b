/** What `--mount` and `--volume` say, after docker/cli's opts.MountOpt and its volumespec. */
import type { MountRequest } from '../../engine/index.ts';
import { ramInBytes } from '../format/units.ts';

export type ParsedMount =
  | { readonly ok: true; readonly mount: MountRequest }
  | { readonly ok: false; readonly error: string };

type MountOptions<K extends keyof MountRequest> = {
  -readonly [P in keyof NonNullable<MountRequest[K]>]: NonNullable<MountRequest[K]>[P];
};

/** A mount request while it is read, field by field. */
interface MountReading {
  type: string;
  source: string;
  target: string;
  readOnly: boolean;
  consistency: string;
  bind: MountOptions<'BindOptions'> | null;
  volume: MountOptions<'VolumeOptions'> | null;
  image: MountOptions<'ImageOptions'> | null;
  tmpfs: MountOptions<'TmpfsOptions'> | null;
}

const TRUE = /^(?:1|t|T|true|TRUE|True)$/;
const BOOL = /^(?:1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/;

type Bind = MountOptions<'BindOptions'>;
type VolumeOptions = MountOptions<'VolumeOptions'>;
type TmpfsOptions = MountOptions<'TmpfsOptions'>;

function withBind(reading: MountReading, more: Bind): null {
  reading.bind = { ...reading.bind, ...more };
  return null;
}

function withVolume(reading: MountReading, more: VolumeOptions): null {
  reading.volume = { DriverConfig: {}, ...reading.volume, ...more };
  return null;
}

function withTmpfs(reading: MountReading, more: TmpfsOptions): null {
  reading.tmpfs = { ...reading.tmpfs, ...more };
  return null;
}

function withPair(map: Readonly<Record<string, string>> | undefined, pair: string): Readonly<Record<string, string>> {
  const [name = '', ...rest] = pair.split('=');
  return name === '' ? (map ?? {}) : { ...map, [name]: rest.join('=') };
}

function bindRecursive(reading: MountReading, key: string, value: string): string | null {
  switch (value) {
    case 'enabled':
      return null;
    case 'disabled':
      return withBind(reading, { NonRecursive: true });
    case 'writable':
      return withBind(reading, { ReadOnlyNonRecursive: true });
    case 'readonly':
      return withBind(reading, { ReadOnlyForceRecursive: true });
    default:
      return `invalid value for ${key}: ${value} (must be "enabled", "disabled", "writable", or "readonly")`;
  }
}

/** Takes one field with a value; the text of what is wrong, or null. */
function take(
  reading: MountReading,
  key: string,
  value: string,
  field: string,
  absolute: (path: string) => string,
): string | null {
  const wrong = `invalid value for ${key}: ${value}`;
  switch (key) {
    case 'type':
      reading.type = value.toLowerCase();
      return null;
    case 'source':
    case 'src':
      reading.source = value.startsWith('.') ? absolute(value) : value;
      return null;
    case 'target':
    case 'dst':
    case 'destination':
      reading.target = value;
      return null;
    case 'readonly':
    case 'ro':
      reading.readOnly = TRUE.test(value);
      return BOOL.test(value) ? null : wrong;
    case 'consistency':
      reading.consistency = value.toLowerCase();
      return null;
    case 'bind-propagation':
      return withBind(reading, { Propagation: value.toLowerCase() });
    case 'bind-nonrecursive':
      return BOOL.test(value) ? withBind(reading, { NonRecursive: TRUE.test(value) }) : wrong;
    case 'bind-recursive':
      return bindRecursive(reading, key, value);
    case 'volume-subpath':
      return withVolume(reading, { Subpath: value });
    case 'volume-nocopy':
      return BOOL.test(value) ? withVolume(reading, { NoCopy: TRUE.test(value) }) : wrong;
    case 'volume-label':
      return withVolume(reading, { Labels: withPair(reading.volume?.Labels, value) });
    case 'volume-driver':
      return withVolume(reading, { DriverConfig: { ...reading.volume?.DriverConfig, Name: value } });
    case 'volume-opt': {
      const known = reading.volume?.DriverConfig;
      return withVolume(reading, { DriverConfig: { ...known, Options: withPair(known?.Options, value) } });
    }
    case 'image-subpath':
      reading.image = { Subpath: value };
      return null;
    case 'tmpfs-size': {
      const size = ramInBytes(value);
      return size.ok ? withTmpfs(reading, { SizeBytes: Number(size.value) }) : wrong;
    }
    case 'tmpfs-mode':
      return /^[0-7]{1,11}$/.test(value) ? withTmpfs(reading, { Mode: Number.parseInt(value, 8) }) : wrong;
    default:
      return `unexpected key '${key}' in '${field}'`;
  }
}

/** A field without a value. */
function takeBare(reading: MountReading, key: string, field: string): string | null {
  switch (key) {
    case 'readonly':
    case 'ro':
      reading.readOnly = true;
      return null;
    case 'volume-nocopy':
      return withVolume(reading, { NoCopy: true });
    case 'bind-nonrecursive':
      return withBind(reading, { NonRecursive: true });
    default:
      return `invalid field '${field}' must be a key=value pair`;
  }
}

/** What is wrong with the whole, or null. */
function mismatch({ type, target, readOnly, bind, volume, image, tmpfs }: MountReading): string | null {
  if (type === '') return 'type is required';
  if (target === '') return 'target is required';
  const own: readonly (readonly [string, object | null])[] = [
    ['volume', volume],
    ['image', image],
    ['bind', bind],
    ['tmpfs', tmpfs],
  ];
  const odd = own.find(([name, options]) => options !== null && name !== type);
  if (odd !== undefined) return `cannot mix '${odd[0]}-*' options with mount type '${type}'`;
  const needs = (value: string, what: string) =>
    `option 'bind-recursive=${value}' requires '${what}' to be specified in conjunction`;
  if (bind?.ReadOnlyNonRecursive === true && !readOnly) return needs('writable', 'readonly');
  if (bind?.ReadOnlyForceRecursive !== true) return null;
  if (!readOnly) return needs('readonly', 'readonly');
  return bind.Propagation === 'rprivate' ? null : needs('readonly', 'bind-propagation=rprivate');
}

/** One line of comma-separated values: a field in double quotes may hold commas. */
export function csvFields(text: string): readonly string[] {
  const found = [...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
  return found.map(([, quoted, plain = '']) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')));
}

/** `type=bind,source=/a,target=/b,readonly`; a source that begins with a dot counts from the working directory. */
export function parseMount(text: string, absolute: (path: string) => string = path => path): ParsedMount {
  if (text === '') return { ok: false, error: 'EOF' };
  const reading: MountReading = {
    type: 'volume',
    source: '',
    target: '',
    readOnly: false,
    consistency: '',
    bind: null,
    volume: null,
    image: null,
    tmpfs: null,
  };
  for (const field of csvFields(text)) {
    const equals = field.indexOf('=');
    const key = (equals < 0 ? field : field.slice(0, equals)).toLowerCase();
    const wrong =
      equals < 0 ? takeBare(reading, key, field) : take(reading, key, field.slice(equals + 1), field, absolute);
    if (wrong !== null) return { ok: false, error: wrong };
  }
  const wrong = mismatch(reading);
  if (wrong !== null) return { ok: false, error: wrong };
  const { type, source, target, readOnly, consistency, bind, volume, image, tmpfs } = reading;
  return {
    ok: true,
    mount: {
      Type: type,
      Source: source,
      Target: target,
      ReadOnly: readOnly,
      ...(consistency === '' ? {} : { Consistency: consistency }),
      ...(bind === null ? {} : { BindOptions: bind }),
      ...(volume === null ? {} : { VolumeOptions: volume }),
      ...(image === null ? {} : { ImageOptions: image }),
      ...(tmpfs === null ? {} : { TmpfsOptions: tmpfs }),
    },
  };
}

export function mountProblem(text: string): string | null {
  const parsed = parseMount(text);
  return parsed.ok ? null : parsed.error;
}

export type ParsedVolume =
  | {
      readonly ok: true /** For the daemon, or null when it is a place alone: a nameless volume. */;
      readonly bind: string | null;
      readonly target: string;
    }
  | { readonly ok: false; readonly error: string };

/**
 * `[source:]target[:options]`; a source that begins with a dot counts from the working directory. A single letter before a colon is
 * taken for a drive of Windows and stays with what follows; all but the two checks below is left to the daemon.
 */
export function parseVolume(text: string, absolute: (path: string) => string): ParsedVolume {
  if (text === '') return { ok: false, error: 'invalid empty volume spec' };
  if (text.length <= 2) return { ok: true, bind: null, target: text };
  const sections: string[] = [];
  let section = '';
  for (const letter of text) {
    if (letter === ':' && !/^\p{L}$/u.test(section)) {
      sections.push(section);
      section = '';
    } else section += letter;
  }
  sections.push(section);
  const [, target = '', , ...more] = sections;
  const emptyAt = sections.indexOf('');
  if (emptyAt >= 0 && emptyAt < 3) return { ok: false, error: `invalid spec: ${text}: empty section between colons` };
  if (more.length > 0) return { ok: false, error: `invalid spec: ${text}: too many colons` };
  if (sections.length === 1) return { ok: true, bind: null, target: text };
  const colon = text.indexOf(':');
  const host = text.slice(0, colon);
  return { ok: true, bind: host.startsWith('.') ? absolute(host) + text.slice(colon) : text, target };
}
