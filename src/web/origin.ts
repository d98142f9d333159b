/** Is a request that may change something, or a WebSocket's upgrade, sent by our own pages? */
import type { IncomingHttpHeaders } from 'node:http';

export interface OriginRules {
  /** How people reach the service, when that is known: `https://learn.example.org`. Then nothing else is ours, whatever a request's Host says. */
  readonly publicUrl: string | null;
  /** Believe X-Forwarded-Proto and X-Forwarded-Host: only behind a proxy that sets them. */
  readonly trustProxy: boolean;
}

/** Scheme, host and port in one form, or null when it is no origin of the web: `null`, a list, a path, another scheme. */
function normal(origin: string): string | null {
  if (!/^https?:\/\/[^\s/?#@\\,]+$/i.test(origin)) return null;
  return URL.canParse(origin) ? new URL(origin).origin : null;
}

function first(header: string | string[] | undefined): string | null {
  const text = Array.isArray(header) ? header[0] : header;
  return text?.split(',')[0]?.trim() ?? null;
}

/** Our own origin; as this request reached us where nobody has said what it is. `encrypted`: its socket is TLS. */
function own(headers: IncomingHttpHeaders, encrypted: boolean, rules: OriginRules): string | null {
  if (rules.publicUrl !== null) return normal(new URL(rules.publicUrl).origin);
  const forwarded = rules.trustProxy ? first(headers['x-forwarded-proto']) : null;
  const scheme = forwarded ?? (encrypted ? 'https' : 'http');
  const host = (rules.trustProxy ? first(headers['x-forwarded-host']) : null) ?? headers.host ?? '';
  return normal(`${scheme}://${host}`);
}

/** Whether an address of ours leads to the machine that asks for it, whichever that is. */
export function isLocal(address: string): boolean {
  const { hostname } = new URL(address);
  return /^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(hostname);
}

/** For a WebSocket's upgrade: a browser always says where it comes from, and it must be here. */
export function originAllowed(headers: IncomingHttpHeaders, encrypted: boolean, rules: OriginRules): boolean {
  const origin = normal(headers.origin ?? '');
  return origin !== null && origin === own(headers, encrypted, rules);
}

/**
 * For a form: Sec-Fetch-Site decides where the browser sends it; over plain http to a machine on the local network it does not,
 * and then Origin decides, as every browser sends it with a POST. Where our address is known, Origin must name it in any case: another name may lead here that
 * is not ours, and its pages are of the same site to the browser.
 */
export function formAllowed(headers: IncomingHttpHeaders, encrypted: boolean, rules: OriginRules): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined) return originAllowed(headers, encrypted, rules);
  const elsewhere =
    rules.publicUrl !== null && headers.origin !== undefined && !originAllowed(headers, encrypted, rules);
  return site === 'same-origin' && !elsewhere;
}
