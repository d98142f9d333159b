import type { Document } from '../image/index.ts';
import type { Reference } from '../image/reference.ts';

/** What a registry answers. `unauthorized` also stands for a repository that is not there: Hub does not tell which. */
export type RegistryAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly kind: 'unauthorized' | 'not-found' }
  /** In this host's own words: it cannot tell what the real registry has. */
  | { readonly ok: false; readonly kind: 'not-simulated'; readonly message: string }
  /** In the words of Go's network library, after the request: `dial tcp: lookup nosuch.example: no such host`. */
  | { readonly ok: false; readonly kind: 'unreachable'; readonly message: string };

/**
 * The door between the client and the registries, for the few commands that ask them without the daemon. The calls are those of
 * the distribution specification, and take simulated time.
 */
export interface RegistryDoor {
  /** `GET /v2/` */
  ping(domain: string, scheme: 'http' | 'https'): RegistryAnswer<null>;
  /** `/v2/{name}/manifests/{reference}`, the digest before the tag. HEAD gives the same without moving the bytes. */
  manifest(method: 'GET' | 'HEAD', reference: Reference): RegistryAnswer<Document>;
  /** `GET /v2/{name}/blobs/{digest}`: the JSON of an image's config. */
  config(repository: Reference, digest: string): RegistryAnswer<string>;
}
