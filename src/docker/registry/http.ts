/** What a registry answers to who asks it over HTTP without the docker client: `curl localhost:5000/v2/_catalog`. Recorded from distribution 2.8.2. */
import type { Reference } from '../image/reference.ts';
import { type Registries, tagsOf } from './ask.ts';
import { configAt, manifestAt } from './content.ts';

export interface RegistryPage {
  readonly status: number;
  readonly reason: string;
  readonly type: string;
  readonly body: string;
  /** Lines of the head as they follow the first; `Date` stands for the time. */
  readonly head: readonly string[];
}

const JSON_TYPE = 'application/json; charset=utf-8';
const OWN = 'Docker-Distribution-Api-Version: registry/2.0';

export interface RegistryQuestion {
  readonly method: string;
  readonly target: string;
  /** Media types. */
  readonly accept: string;
}

/** Of the registry at a domain. Null where this host has no answer: a layer, a manifest of schema 1, a push by hand, or an end of what was pushed. */
export function registryPage(
  registries: Registries,
  domain: string,
  { method, target, accept }: RegistryQuestion,
): RegistryPage | null {
  if (method !== 'GET' && method !== 'HEAD') return null;
  const [path = '', query = ''] = target.split('?');
  if (path === '/')
    return {
      status: 200,
      reason: 'OK',
      type: '',
      body: '',
      head: ['Cache-Control: no-cache', 'Date', 'Content-Length: 0'],
    };
  if (path === '/v2') return moved();
  if (path === '/v2/') return stated(200, 'OK', '{}');
  const repositories = [...(registries.held(domain)?.repositories.keys() ?? [])].sort();
  if (path === '/v2/_catalog') return catalogue(repositories, query);
  const [, name = '', kind = '', which = ''] = /^\/v2\/(.+)\/(tags|manifests|blobs)\/([^/]+)$/.exec(path) ?? [];
  const at: Reference = { domain, path: name, tag: null, digest: null };
  switch (kind) {
    case 'tags': {
      if (which !== 'list') return absent();
      if (!repositories.includes(name))
        return failed('NAME_UNKNOWN', 'repository name not known to registry', { name });
      return page(200, 'OK', `${JSON.stringify({ name, tags: tagsOf(registries, domain, name) })}\n`);
    }
    case 'manifests':
      return manifest(registries, which.includes(':') ? { ...at, digest: which } : { ...at, tag: which }, accept);
    case 'blobs': {
      const config = configAt(registries, at, which);
      if (config !== null) return blob(config, which, 'application/octet-stream', true);
      return repositories.includes(name) && isLayer(registries, at, which)
        ? null
        : failed('BLOB_UNKNOWN', 'blob unknown to registry', which);
    }
    default:
      return absent();
  }
}

function catalogue(repositories: readonly string[], query: string): RegistryPage {
  const most = Number(/(?:^|&)n=(\d+)/.exec(query)?.[1] ?? repositories.length);
  const last = /(?:^|&)last=([^&]*)/.exec(query)?.[1];
  const left = last === undefined ? repositories : repositories.filter(name => name > decodeURIComponent(last));
  const shown = left.slice(0, most);
  const next = shown.at(-1);
  const link =
    next === undefined || shown.length === left.length
      ? []
      : [`Link: </v2/_catalog?last=${encodeURIComponent(next)}&n=${most}>; rel="next"`];
  return page(200, 'OK', `${JSON.stringify({ repositories: shown })}\n`, link);
}

function manifest(registries: Registries, reference: Reference, accept: string): RegistryPage | null {
  const found = manifestAt(registries, reference);
  if (found.found !== 'document') {
    const { tag, digest } = reference;
    if (digest === null) return failed('MANIFEST_UNKNOWN', 'manifest unknown', { Tag: tag });
    const revision = { Name: reference.path, Revision: digest };
    return failed('MANIFEST_UNKNOWN', 'manifest unknown', revision);
  }
  const { mediaType, text, digest } = found.document;
  // Who names no type is given a manifest of schema 1, signed.
  return accept.includes(mediaType) || reference.digest !== null ? blob(text, digest, mediaType, false) : null;
}

function isLayer(registries: Registries, { domain, path }: Reference, digest: string): boolean {
  const manifests = registries.held(domain)?.repositories.get(path)?.manifests.values() ?? [];
  return [...manifests].some(({ layers }) => layers.some(layer => layer.digest === digest));
}

function page(status: number, reason: string, body: string, link: readonly string[] = []): RegistryPage {
  const head = [`Content-Type: ${JSON_TYPE}`, OWN, ...link, 'Date', `Content-Length: ${Buffer.byteLength(body)}`];
  return { status, reason, type: JSON_TYPE, body, head };
}

/** The length is known before the rest. */
function stated(status: number, reason: string, body: string): RegistryPage {
  const head = [`Content-Length: ${Buffer.byteLength(body)}`, `Content-Type: ${JSON_TYPE}`, OWN, 'Date'];
  return { status, reason, type: JSON_TYPE, body, head };
}

function blob(body: string, digest: string, type: string, isKept: boolean): RegistryPage {
  const head = [
    ...(isKept ? ['Accept-Ranges: bytes', 'Cache-Control: max-age=31536000'] : []),
    ...[`Content-Length: ${Buffer.byteLength(body)}`, `Content-Type: ${type}`, `Docker-Content-Digest: ${digest}`, OWN],
    ...[`Etag: "${digest}"`, 'Date'],
  ];
  return { status: 200, reason: 'OK', type, body, head };
}

function failed(code: string, message: string, detail: unknown): RegistryPage {
  return page(404, 'Not Found', `${JSON.stringify({ errors: [{ code, message, detail }] })}\n`);
}

/** A registry deletes nothing unless it is told to (`REGISTRY_STORAGE_DELETE_ENABLED=true`). Source: distribution 2.8, errcode `UNSUPPORTED`. */
export function undeletable(): RegistryPage {
  const errors = [{ code: 'UNSUPPORTED', message: 'The operation is unsupported.' }];
  return { ...page(405, 'Method Not Allowed', `${JSON.stringify({ errors })}\n`) };
}

/** Does a question ask for the end of a manifest or a blob? */
export function isDeletion({ method, target }: Pick<RegistryQuestion, 'method' | 'target'>): boolean {
  return method === 'DELETE' && /^\/v2\/.+\/(manifests|blobs)\/[^/]+$/.test(target);
}

function moved(): RegistryPage {
  const type = 'text/html; charset=utf-8';
  const body = '<a href="/v2/">Moved Permanently</a>.\n\n';
  const head = [`Content-Type: ${type}`, OWN, 'Location: /v2/', 'Date', `Content-Length: ${body.length}`];
  return { status: 301, reason: 'Moved Permanently', type, body, head };
}

function absent(): RegistryPage {
  const type = 'text/plain; charset=utf-8';
  const body = '404 page not found\n';
  const head = [
    `Content-Type: ${type}`,
    OWN,
    'X-Content-Type-Options: nosniff',
    'Date',
    `Content-Length: ${body.length}`,
  ];
  return { status: 404, reason: 'Not Found', type, body, head };
}
