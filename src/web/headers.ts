/** Headers that every answer carries. Scripts and styles run from our own files, or with the nonce of this very answer. */
import { randomBytes } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

const nonces = new WeakMap<ServerResponse, string>();

export function nonceOf(response: ServerResponse): string {
  const nonce = nonces.get(response);
  if (nonce === undefined) throw new Error('an answer without a nonce');
  return nonce;
}

const NONCE_BYTES = 12;
/** Asking for chance costs more than using it: it is drawn for many answers, and each piece is used once. */
const DRAWN = 256 * NONCE_BYTES;

function nonceMaker(): () => string {
  let drawn = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at === drawn.length) {
      drawn = randomBytes(DRAWN);
      at = 0;
    }
    at += NONCE_BYTES;
    return drawn.toString('base64url', at - NONCE_BYTES, at);
  };
}

/** Puts the headers on an answer. They are written once, with a hole where an answer's nonce goes. `secure`: people reach the service over https. */
export function securityHeaders(secure: boolean): (response: ServerResponse) => void {
  const hole = '{nonce}';
  const request = new IncomingMessage(new Socket());
  const sample = new ServerResponse(request);
  const headers: { readonly name: string; readonly parts: readonly string[] }[] = [];
  sample.setHeader = (name, value) => {
    headers.push({ name, parts: String(value).split(hole) });
    return sample;
  };
  helmetOf(secure, hole)(request, sample, () => undefined);
  const draw = nonceMaker();
  return response => {
    const nonce = draw();
    nonces.set(response, nonce);
    for (const { name, parts } of headers) response.setHeader(name, parts.join(nonce));
  };
}

/** `secure`: browsers are told to stay with https. */
function helmetOf(secure: boolean, nonce: string): ReturnType<typeof helmet> {
  const withNonce = `'nonce-${nonce}'`;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", withNonce],
        styleSrc: ["'self'", withNonce],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // A browser that is told no-referrer sends `Origin: null` with our own forms, and over plain http Origin is all there is to go by.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
    crossOriginOpenerPolicy: secure ? { policy: 'same-origin' } : false,
    originAgentCluster: secure,
    // For plugins and browsers that are gone.
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
}
