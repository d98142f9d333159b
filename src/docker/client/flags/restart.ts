/** `--restart` of `run`, `create` and `update`. */
import type { RestartPolicy } from '../../engine/index.ts';
import { type Flag, flag } from './flag.ts';

/** What may follow `--restart`, for completion: the daemon is who refuses another. */
const POLICIES = ['no', 'always', 'unless-stopped', 'on-failure'];

/** `usual` is the policy without the flag; update has none, since it leaves what was. */
export function restartFlag(usual: string): Flag {
  return flag('restart', 'string', 'What happens when it ends', { usual, values: POLICIES });
}

type ReadPolicy =
  | { readonly ok: true; readonly policy: RestartPolicy }
  | { readonly ok: false; readonly error: string };

/** `policy[:retries]`, read as ParseRestartPolicy of docker/cli's opts reads it: the names are the daemon's to know. */
export function readRestartPolicy(text: string): ReadPolicy {
  const colon = text.indexOf(':');
  const [name, count] = colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
  const wrong = (why: string): ReadPolicy => ({ ok: false, error: `invalid restart policy format: ${why}` });
  if (name === '' && colon === 0) return wrong('no policy provided before colon');
  const retries = /^(?:[-+]?\d+)?$/.test(count) ? Number(count) : Number.NaN;
  // Go's int has 64 bits.
  if (!(Math.abs(retries) < 2 ** 63)) return wrong('maximum retry count must be an integer');
  return { ok: true, policy: { Name: name, MaximumRetryCount: retries } };
}
