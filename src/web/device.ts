/**
 * Browsers on which people have signed in before: a cookie that says so for each of them, signed, and says nothing to anyone else. It opens nothing. A wrong PIN or
 * password that a stranger types is not counted against such a browser, so that nobody is shut out of what is theirs.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The cookie's name. */
export const KNOWN = 'known';

/** People that one browser is known for: a machine of a classroom serves many. */
const PEOPLE = 16;
const FORM = /^[\w-]{22}(\.[\w-]{22}){0,16}$/;

function sign(secret: string, device: string, person: string): string {
  return createHmac('sha256', secret).update(`known ${device} ${person}`).digest('base64url').slice(0, 22);
}

/** The browser's name when `person` has signed in on it; null otherwise. `kept`: the cookie as it came. */
export function deviceOf(kept: string | null, secret: string, person: string): string | null {
  if (kept === null || !FORM.test(kept)) return null;
  const [device = '', ...signatures] = kept.split('.');
  const expected = Buffer.from(sign(secret, device, person));
  return signatures.some(each => timingSafeEqual(Buffer.from(each), expected)) ? device : null;
}

/** The cookie of a browser on which `person` has just signed in: the newest stands last. */
export function knownFor(kept: string | null, secret: string, person: string): string {
  const [device = randomBytes(16).toString('base64url'), ...signatures] =
    kept !== null && FORM.test(kept) ? kept.split('.') : [];
  const fresh = sign(secret, device, person);
  return [device, ...[...signatures.filter(each => each !== fresh), fresh].slice(-PEOPLE)].join('.');
}
