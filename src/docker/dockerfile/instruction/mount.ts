import { goQuoted } from '../parse/go-quoted.ts';
import { DockerfileRefusal } from '../refusal.ts';
import { suggested } from '../suggest.ts';

type MountKind = 'bind' | 'cache' | 'tmpfs' | 'secret' | 'ssh';

/** `RUN --mount=…`. */
export interface MountFlag {
  readonly kind: MountKind;
  /** A stage, an image, or empty for the build context (bind) or nothing (cache). */
  readonly from: string;
  readonly source: string;
  readonly target: string;
  readonly readonly: boolean;
  readonly id: string;
  readonly required: boolean;
  readonly sharing: 'shared' | 'private' | 'locked';
  /** Environment variable that a secret is put into. */
  readonly env: string;
  readonly mode: number | null;
  readonly uid: number | null;
  readonly gid: number | null;
}

/** A mount as it is read: what nothing was said of is still open. */
type OpenMount = {
  -readonly [Key in keyof Omit<MountFlag, 'readonly' | 'sharing'>]: MountFlag[Key];
} & { readonly: boolean | null; sharing: MountFlag['sharing'] | '' };

const KINDS: readonly MountKind[] = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
const KEYS = [
  'type', 'from', 'source', 'target', 'readonly', 'id', 'sharing', 'required', 'size', 'mode', 'uid', 'gid', 'src', 'dst',
  'destination', 'ro', 'rw', 'readwrite', 'env',
]; // biome-ignore format: a list of words

/** Fields separated by commas; a field in double quotes may hold commas. */
function csvFields(text: string): readonly string[] {
  const fields: string[] = [];
  for (const match of text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu))
    fields.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
  return fields;
}

function yes(key: string, value: string): boolean {
  if (['1', 't', 'true'].includes(value.toLowerCase())) return true;
  if (['0', 'f', 'false'].includes(value.toLowerCase())) return false;
  throw new DockerfileRefusal(`invalid value for ${key}: ${value}`);
}

function count(key: string, value: string, radix: number): number {
  if (!(radix === 8 ? /^[0-7]+$/u : /^\d+$/u).test(value))
    throw new DockerfileRefusal(`invalid value ${value} for ${key}`);
  return Number.parseInt(value, radix);
}

/** The only thing that is wrong with a mount before variables are known. */
export function checkMountSource(text: string): void {
  if (csvFields(text).some(field => /^from=.*\$/isu.test(field)))
    throw new DockerfileRefusal("'from' doesn't support variable expansion, define alias stage instead");
}

/** `text` with its variables expanded. */
export function readMount(text: string): MountFlag {
  const mount: OpenMount = {
    kind: 'bind',
    from: '',
    source: '',
    target: '',
    readonly: null,
    id: '',
    required: false,
    sharing: '',
    env: '',
    mode: null,
    uid: null,
    gid: null,
  };
  for (const field of csvFields(text)) {
    const equals = field.indexOf('=');
    const key = (equals < 0 ? field : field.slice(0, equals)).toLowerCase();
    const value = equals < 0 ? null : field.slice(equals + 1);
    if (value === null) {
      if (key === 'readonly' || key === 'ro') mount.readonly = true;
      else if (key === 'readwrite' || key === 'rw') mount.readonly = false;
      else if (key === 'required') mount.required = true;
      else throw new DockerfileRefusal(`invalid field '${field}' must be a key=value pair`);
      continue;
    }
    switch (key) {
      case 'type': {
        const kind = KINDS.find(known => known === value.toLowerCase());
        if (kind === undefined)
          throw new DockerfileRefusal(suggested(`unsupported mount type ${goQuoted(value)}`, value, KINDS, true));
        mount.kind = kind;
        break;
      }
      case 'from':
        mount.from = value;
        break;
      case 'source':
      case 'src':
        mount.source = value;
        break;
      case 'target':
      case 'dst':
      case 'destination':
        mount.target = value;
        break;
      case 'readonly':
      case 'ro':
        mount.readonly = yes(key, value);
        break;
      case 'readwrite':
      case 'rw':
        mount.readonly = !yes(key, value);
        break;
      case 'required':
        mount.required = yes(key, value);
        break;
      case 'id':
        mount.id = value;
        break;
      case 'sharing':
        if (value !== 'shared' && value !== 'private' && value !== 'locked')
          throw new DockerfileRefusal(
            suggested(`unsupported sharing value ${goQuoted(value)}`, value, ['shared', 'private', 'locked'], true),
          );
        mount.sharing = value;
        break;
      case 'env':
        mount.env = value;
        break;
      case 'mode':
        mount.mode = count(key, value, 8);
        break;
      case 'uid':
        mount.uid = count(key, value, 10);
        break;
      case 'gid':
        mount.gid = count(key, value, 10);
        break;
      case 'size':
        break;
      default:
        throw new DockerfileRefusal(suggested(`unexpected key '${key}' in '${field}'`, key, KEYS, true));
    }
  }
  const { kind } = mount;
  if (kind === 'bind' || kind === 'tmpfs')
    for (const key of ['mode', 'uid', 'gid'] as const)
      if (mount[key] !== null) throw new DockerfileRefusal(`${key} not allowed for ${goQuoted(kind)} type mounts`);
  if (kind === 'secret') {
    if (mount.from !== '') throw new DockerfileRefusal('secret mount should not have a from');
    if (mount.sharing !== '') throw new DockerfileRefusal('secret mount should not define sharing');
    if (mount.source === '' && mount.target === '' && mount.id === '')
      throw new DockerfileRefusal('invalid secret mount. one of source, target required');
    if (mount.source !== '' && mount.id !== '') throw new DockerfileRefusal("both source and id can't be set");
  }
  if (mount.sharing !== '' && kind !== 'cache')
    throw new DockerfileRefusal(`invalid cache sharing set for ${kind} mount`);
  return { ...mount, sharing: mount.sharing || 'shared', readonly: mount.readonly ?? kind === 'bind' };
}
