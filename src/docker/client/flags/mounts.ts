/** What `--mount` and `--volume` say. */
import type { MountRequest } from '../../daemon/index.ts';

export type ParsedMount =
  | { readonly ok: true; readonly mount: MountRequest }
  | { readonly ok: false; readonly error: string };

/** `type=bind,source=/a,target=/b,readonly` */
export function parseMount(text: string): ParsedMount {
  const refuse = (error: string): ParsedMount => ({ ok: false, error });
  let type = 'volume';
  let source = '';
  let target = '';
  let readOnly = false;
  const keys: string[] = [];
  for (const field of text.split(',')) {
    const equals = field.indexOf('=');
    const key = (equals < 0 ? field : field.slice(0, equals)).toLowerCase();
    const value = equals < 0 ? '' : field.slice(equals + 1);
    if (equals < 0 && !['readonly', 'ro', 'volume-nocopy', 'bind-nonrecursive'].includes(key)) {
      return refuse(`invalid field '${field}' must be a key=value pair`);
    }
    keys.push(key);
    switch (key) {
      case 'type':
        type = value.toLowerCase();
        break;
      case 'source':
      case 'src':
        source = value;
        break;
      case 'target':
      case 'dst':
      case 'destination':
        target = value;
        break;
      case 'readonly':
      case 'ro':
        if (equals >= 0 && !/^(?:1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/.test(value)) {
          return refuse(`invalid value for ${key}: ${value}`);
        }
        readOnly = equals < 0 || /^(?:1|t|T|true|TRUE|True)$/.test(value);
        break;
      case 'volume-nocopy':
      case 'volume-label':
      case 'volume-driver':
      case 'volume-opt':
      case 'volume-subpath':
      case 'bind-propagation':
      case 'bind-nonrecursive':
      case 'bind-recursive':
      case 'consistency':
      case 'tmpfs-size':
      case 'tmpfs-mode':
        break;
      default:
        return refuse(`unexpected key '${key}' in '${field}'`);
    }
  }
  if (type === '') return refuse('type is required');
  if (target === '') return refuse('target is required');
  for (const own of ['volume', 'bind', 'tmpfs']) {
    if (own !== type && keys.some(key => key.startsWith(`${own}-`)))
      return refuse(`cannot mix '${own}-*' options with mount type '${type}'`);
  }
  return { ok: true, mount: { Type: type, Source: source, Target: target, ReadOnly: readOnly } };
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

/** `[source:]target[:options]`; a source that begins with a dot counts from the working directory. */
export function parseVolume(text: string, absolute: (path: string) => string): ParsedVolume {
  if (text === '') return { ok: false, error: 'invalid empty volume spec' };
  const sections = text.split(':');
  if (sections.length === 1) return { ok: true, bind: null, target: text };
  if (sections.some(section => section === '')) {
    return { ok: false, error: `invalid spec: ${text}: empty section between colons` };
  }
  if (sections.length > 3) return { ok: false, error: `invalid spec: ${text}: too many colons` };
  const [source = '', target = '', ...options] = sections;
  const from = source.startsWith('.') ? absolute(source) : source;
  return { ok: true, bind: [from, target, ...options].join(':'), target };
}
