/** Whether page and server are joined, and what follows when they were parted. */
import { CLOSE, SIGN_IN_OVER, type SignInOver } from '../../live/protocol.ts';

/** Why coming back would not help; it tells the learner what to do. */
export type Ended = 'forbidden' | SignInOver | 'not-found' | 'version';

/** `lost`: since when, in milliseconds of the page's clock; the page comes back by itself. `ended`: it does not. */
export type Link =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'lost'; readonly since: number }
  | { readonly kind: 'ended'; readonly why: Ended };

export type Saved = 'saved' | 'saving' | 'not-saved';

/** Codes of the WebSocket protocol itself (RFC 6455, 7.4.1, and the registry that it opens): nobody said farewell. */
export const ABNORMAL = 1006;
const POLICY = 1008;
const RESTART = 1012;
/** A server that cannot read the page's messages time and again is of another version. */
const MISREADINGS = 2;

/** Whether a close with this code and reason, after so many failures in a row, means that coming back is in vain. */
export function endedBy(code: number, reason: string, failures: number): Ended | null {
  if (code === CLOSE.forbidden) return SIGN_IN_OVER.find(each => each === reason) ?? 'forbidden';
  if (code === POLICY) return 'forbidden';
  if (code === CLOSE.notFound) return 'not-found';
  if (code === CLOSE.version || (code === CLOSE.malformed && failures > MISREADINGS)) return 'version';
  return null;
}

/** How long to wait before the next try, in milliseconds. A restarted server is given back its pages spread over two seconds. */
export function delayAfter(failures: number, code: number, chance: number): number {
  if (code === RESTART) return 200 + chance * 2000;
  if (code === CLOSE.tooMany) return 5000 + chance * 5000;
  return Math.min(15_000, 400 * 2 ** failures) * (0.5 + chance / 2);
}

/** `waiting`: inputs without an acknowledgement; `held`: the server would not take one of them for now. */
export function savedOf(link: Link, waiting: number, held: boolean): Saved {
  if (waiting === 0) return 'saved';
  return link.kind === 'connecting' || (link.kind === 'open' && !held) ? 'saving' : 'not-saved';
}
