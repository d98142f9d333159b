/**
 * Names of images, after the grammar of distribution/reference: `[domain[:port]/]path[:tag][@digest]`. Every spelling a
 * person may use is normalised to a full name (`alpine` is `docker.io/library/alpine`), and can be shown in the familiar,
 * short way again.
 */
import { entryOf } from '../entry.ts';

/** A full name: `domain` is never empty, `path` is lower case. */
export interface Reference {
  readonly domain: string;
  readonly path: string;
  readonly tag: string | null;
  /** `sha256:…` */
  readonly digest: string | null;
}

export type ParsedReference<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: string };

/** A bare digest (an image id), which has no name. */
export interface DigestReference {
  readonly digest: string;
}

/** The registry of a name without a domain: Docker Hub. */
export const HUB = 'docker.io';
const LEGACY_DOMAIN = 'index.docker.io';
const OFFICIAL = 'library/';

const COMPONENT = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const DOMAIN = `(?:${COMPONENT}(?:\\.${COMPONENT})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const PATH_COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const PATH = `${PATH_COMPONENT}(?:/${PATH_COMPONENT})*`;
const TAG = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';
const DIGEST = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const REFERENCE = new RegExp(`^(?:(${DOMAIN})/)?(${PATH})(?::(${TAG}))?(?:@(${DIGEST}))?$`);
const IDENTIFIER = /^[a-f0-9]{64}$/;

const INVALID_FORMAT = 'invalid reference format';
const NAME_MUST_BE_LOWERCASE = 'repository name must be lowercase';
const NAME_TOO_LONG = 'repository name must not be more than 255 characters';

/** Hexadecimal digits that each digest algorithm has. */
const DIGEST_LENGTH: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

function no(error: string): { readonly ok: false; readonly error: string } {
  return { ok: false, error };
}

/** `algorithm:hex`, after opencontainers/go-digest: the length goes with the algorithm and the hex is lower case. */
function parseDigest(text: string): ParsedReference<string> {
  const colon = text.indexOf(':');
  if (colon <= 0 || colon + 1 === text.length) return no('invalid checksum digest format');
  const algorithm = text.slice(0, colon);
  const hex = text.slice(colon + 1);
  if (!/^[a-z0-9]+(?:[.+_-][a-z0-9]+)*$/.test(algorithm)) return no('invalid checksum digest format');
  const length = entryOf(DIGEST_LENGTH, algorithm);
  if (length === undefined) {
    return /^[a-zA-Z0-9=_-]+$/.test(hex) ? no('unsupported digest algorithm') : no('invalid checksum digest format');
  }
  if (hex.length !== length) return no('invalid checksum digest length');
  return /^[a-f0-9]+$/.test(hex) ? { ok: true, value: text } : no('invalid checksum digest format');
}

/** The domain and the rest, with the defaults filled in: a first part is a domain only when it looks like one. */
function splitDomain(name: string): readonly [string, string] {
  const slash = name.indexOf('/');
  if (slash < 0) return [HUB, OFFICIAL + name];
  const first = name.slice(0, slash);
  const rest = name.slice(slash + 1);
  let domain = HUB;
  let remainder = name;
  if (first === LEGACY_DOMAIN || first === HUB) {
    remainder = rest;
  } else if (first === 'localhost' || /[.:]/.test(first) || first.toLowerCase() !== first) {
    domain = first;
    remainder = rest;
  }
  if (domain === HUB && !remainder.includes('/')) remainder = OFFICIAL + remainder;
  return [domain, remainder];
}

function parseFull(text: string): ParsedReference<Reference> {
  const match = REFERENCE.exec(text);
  if (match === null) {
    return no(REFERENCE.test(text.toLowerCase()) ? `${INVALID_FORMAT}: ${NAME_MUST_BE_LOWERCASE}` : INVALID_FORMAT);
  }
  const [, domain = '', path = '', tag, digest] = match;
  if (path.length > 255) return no(NAME_TOO_LONG);
  if (digest !== undefined) {
    const checked = parseDigest(digest);
    if (!checked.ok) return checked;
  }
  return { ok: true, value: { domain, path, tag: tag ?? null, digest: digest ?? null } };
}

/** A name as a person writes it, normalised. Errors are Docker's own words. */
export function parseReference(text: string): ParsedReference<Reference> {
  const known = parsedNames.get(text);
  if (known !== undefined) return known;
  const parsed = parseNormalized(text);
  if (text.length > LONGEST_KEPT) return parsed;
  const [oldest] = parsedNames.size < NAMES_KEPT ? [] : parsedNames.keys();
  if (oldest !== undefined) parsedNames.delete(oldest);
  parsedNames.set(text, parsed);
  return parsed;
}

/** Every listing reads the names of every image again: the latest are kept as they were read. */
const parsedNames = new Map<string, ParsedReference<Reference>>();
const NAMES_KEPT = 2_000;
const LONGEST_KEPT = 300;

function parseNormalized(text: string): ParsedReference<Reference> {
  if (IDENTIFIER.test(text)) {
    return no(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`);
  }
  const [domain, remainder] = splitDomain(text);
  const colon = remainder.indexOf(':');
  const remote = colon < 0 ? remainder : remainder.slice(0, colon);
  if (remote.toLowerCase() !== remote) {
    return no(`${INVALID_FORMAT}: repository name (${remote}) must be lowercase`);
  }
  return parseFull(`${domain}/${remainder}`);
}

/** A name, or a whole image id with or without `sha256:`. */
export function parseAnyReference(text: string): ParsedReference<Reference | DigestReference> {
  if (IDENTIFIER.test(text)) return { ok: true, value: { digest: `sha256:${text}` } };
  const digest = parseDigest(text);
  if (digest.ok) return { ok: true, value: { digest: digest.value } };
  return parseReference(text);
}

export function isNamed(reference: Reference | DigestReference): reference is Reference {
  return 'path' in reference;
}

/** With the tag `latest` when there is neither a tag nor a digest. */
export function withDefaultTag(reference: Reference): Reference {
  return reference.tag === null && reference.digest === null ? { ...reference, tag: 'latest' } : reference;
}

/** `docker.io/library/alpine`: the name without tag and digest. */
export function fullName(reference: Reference): string {
  return reference.domain === '' ? reference.path : `${reference.domain}/${reference.path}`;
}

/** `docker.io/library/alpine:3.21@sha256:…` */
export function fullString(reference: Reference): string {
  return fullName(reference) + suffix(reference);
}

/** `alpine`: without the domain and the `library/` that Docker would fill in. */
export function familiarName(reference: Reference): string {
  if (reference.domain !== HUB) return fullName(reference);
  const parts = reference.path.split('/');
  return parts.length === 2 && `${parts[0]}/` === OFFICIAL ? (parts[1] ?? '') : reference.path;
}

/** `alpine:3.21` */
export function familiarString(reference: Reference): string {
  return familiarName(reference) + suffix(reference);
}

/** A tag as it was typed, in its familiar form; what is no reference stays as it is. */
export function familiarTag(typed: string): string {
  const parsed = parseReference(typed);
  return parsed.ok ? familiarString(withDefaultTag(parsed.value)) : typed;
}

function suffix(reference: Reference): string {
  return (
    (reference.tag === null ? '' : `:${reference.tag}`) + (reference.digest === null ? '' : `@${reference.digest}`)
  );
}

/** Whether a registry is spoken to without TLS, as Docker does with its own machine. */
export function isLocalRegistry(domain: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(domain);
}
