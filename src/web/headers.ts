/** Headers that every answer carries. Scripts and styles run from our own files, or with the nonce of this very answer. */
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const nonces = new WeakMap<ServerResponse, string>();

export function nonceOf(response: ServerResponse): string {
  const nonce = nonces.get(response);
  if (nonce === undefined) throw new Error('an answer without a nonce');
  return nonce;
}

/** `secure`: people reach the service over https, so browsers are told to stay there. */
export function securityHeaders(secure: boolean): readonly RequestHandler[] {
  const withNonce = (_: unknown, response: ServerResponse): string => `'nonce-${nonceOf(response)}'`;
  return [
    (_request, response, next) => {
      nonces.set(response, randomBytes(12).toString('base64url'));
      next();
    },
    helmet({
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
    }),
  ];
}
