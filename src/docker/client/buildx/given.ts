/** Values of build's flags, read before anything is built: what is wrong with them is told in buildx's words. */
import type { NamedContext } from '../../builder/index.ts';
import { entryOf, setEntry } from '../../entry.ts';
import { familiarString, parseReference } from '../../image/reference.ts';
import { quote } from '../../quote.ts';
import type { ClientIO } from '../io.ts';
import { absolute, readText } from '../paths.ts';

/** A build that the client refuses. `early`: before it turns to a builder, and then without `failed to build: `. */
export class BuildRefusal extends Error {
  readonly kind: 'early' | 'late' | 'not-simulated';
  constructor(message: string, kind: BuildRefusal['kind'] = 'late') {
    super(message);
    this.kind = kind;
  }
}

/** `NAME=VALUE`; a name alone has the variable's value in the client's environment, or is left out without one. */
export function keyValues(
  texts: readonly string[],
  environment: Readonly<Record<string, string>> | null,
): readonly (readonly [string, string])[] {
  return texts.flatMap(text => {
    const [key, value] = cut(text);
    if (key === '') throw new BuildRefusal(`invalid key-value pair ${quote(text)}: empty key`, 'early');
    if (value !== null) return [[key, value] as const];
    if (environment === null) return [[key, ''] as const];
    const own = entryOf(environment, key);
    return own === undefined ? [] : [[key, own] as const];
  });
}

export function cut(text: string): readonly [string, string | null] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1)];
}

interface Secret {
  readonly id: string;
  readonly path: string;
  readonly variable: string;
}

export function secretsOf(texts: readonly string[]): readonly Secret[] {
  return texts
    .filter(text => text !== '')
    .map(text => {
      let secret: Secret = { id: '', path: '', variable: '' };
      let type = '';
      for (const field of text.split(',')) {
        const [name, value] = cut(field);
        const key = name.toLowerCase();
        if (value === null) throw new BuildRefusal(`invalid field '${field}' must be a key=value pair`, 'early');
        if (key === 'type') {
          if (value !== 'file' && value !== 'env')
            throw new BuildRefusal(`unsupported secret type ${quote(value)}`, 'early');
          type = value;
        } else if (key === 'id') secret = { ...secret, id: value };
        else if (key === 'source' || key === 'src') secret = { ...secret, path: value };
        else if (key === 'env') secret = { ...secret, variable: value };
        else throw new BuildRefusal(`unexpected key '${key}' in '${field}'`, 'early');
      }
      return type === 'env' && secret.variable === '' ? { ...secret, variable: secret.path, path: '' } : secret;
    });
}

/** Id → content. A secret without a source is a variable of its name, or else a file of its name. */
export function secretValues(secrets: readonly Secret[], io: ClientIO): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { id, path, variable } of secrets) {
    if (id === '') throw new BuildRefusal('secret missing ID');
    const name = variable !== '' ? variable : path === '' && entryOf(io.env, id) !== undefined ? id : '';
    if (name !== '') {
      setEntry(found, id, entryOf(io.env, name) ?? '');
      continue;
    }
    const file = path || id;
    const read = readText(io, file);
    if (!read.ok) throw new BuildRefusal(`failed to stat ${file}: stat ${file}: no such file or directory`);
    setEntry(found, id, read.text);
  }
  return found;
}

/** The contexts of --build-context: the last of a name counts. Source: buildx's util/buildflags/context.go. */
export function contextsOf(texts: readonly string[]): readonly NamedContext[] {
  const found = new Map<string, string>();
  for (const text of texts) {
    if (text === '') continue;
    const [given, value] = cut(text);
    if (value === null) throw new BuildRefusal(`invalid context value: ${text}, expected key=value`, 'early');
    const parsed = parseReference(given);
    if (!parsed.ok) throw new BuildRefusal(`invalid context name ${given}: ${parsed.error}`, 'early');
    found.set(familiarString(parsed.value).replace(/:latest$/u, ''), value);
  }
  return [...found].map(([name, value]) => ({ name, value }));
}

/** A directory that is named as a context has to be there. */
export function checkContexts(contexts: readonly NamedContext[], io: ClientIO): void {
  for (const { name, value } of contexts) {
    if (/^(?:https?:|git:|ssh:|git@|docker-image:|target:|oci-layout:)/u.test(value)) continue;
    const node = io.files.stat(absolute(io, value));
    if (node === null)
      throw new BuildRefusal(`failed to get build context ${name}: stat ${value}: no such file or directory`);
    if (node.type !== 'directory')
      throw new BuildRefusal(`failed to get build context path {${value} <nil>}: not a directory`);
  }
}

/** What `--output` asks for. */
export interface BuildOutput {
  readonly type: string;
  readonly destination: string;
  /** What `type=image` names the image. */
  readonly name: string;
}

export function outputsOf(texts: readonly string[]): readonly BuildOutput[] {
  return texts
    .filter(text => text !== '')
    .map(text => {
      if (!text.startsWith('type=') && !text.includes(','))
        return text === '-'
          ? { type: 'tar', destination: '-', name: '' }
          : { type: 'local', destination: text, name: '' };
      let output: BuildOutput = { type: '', destination: '', name: '' };
      for (const field of text.split(',')) {
        const [name, value] = cut(field);
        if (value === null) throw new BuildRefusal(`invalid value ${field}`, 'early');
        const key = name.trim().toLowerCase();
        if (key === 'type') output = { ...output, type: value };
        else if (key === 'dest') output = { ...output, destination: value };
        else if (key === 'name') output = { ...output, name: value };
      }
      if (output.type === '') throw new BuildRefusal('type is required for output', 'early');
      return output;
    });
}

/** `host:ip` or `host=ip`, several addresses parted by commas. */
export function hostsOf(texts: readonly string[]): readonly (readonly [string, string])[] {
  return texts.flatMap(text => {
    const separator = text.includes('=') ? '=' : ':';
    const at = text.indexOf(separator);
    const host = text.slice(0, Math.max(at, 0));
    const address = text.slice(at + 1);
    if (at < 0 || host === '' || address === '') throw new BuildRefusal(`invalid host ${text}`);
    if (address === 'host-gateway') return [[host, '172.17.0.1'] as const];
    return address.split(',').map(each => {
      const bare = /^\[(.+)\]$/.exec(each)?.[1] ?? each;
      if (!isAddress(bare)) throw new BuildRefusal(`invalid host ${text}`);
      return [host, bare] as const;
    });
  });
}

function isAddress(text: string): boolean {
  const parts = text.split('.');
  if (parts.length === 4) return parts.every(part => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return /^[0-9a-fA-F:]+$/.test(text) && text.includes(':') && text.split(':').length <= 8;
}

/** What this driver lacks, with the page that tells more. */
export function unsupported(feature: string, page: string): BuildRefusal {
  return new BuildRefusal(
    `${feature} is not supported for the docker driver.\nSwitch to a different driver, or turn on the containerd image store, and try again.\nLearn more at https://docs.docker.com/go/${page}/`,
  );
}
