import { parsePlatform } from '../image/platform.ts';
import { type CommandEnding, fail, type Invocation } from './command.ts';

type PlatformChoice =
  | { readonly platform: string | null; readonly refused: null }
  | { readonly refused: CommandEnding };

/**
 * What `--platform` asks of images that are on the host: null for whichever is there. `prefix` stands before what is wrong with it.
 * A store that keeps several platforms under one name would have to choose among them, which is not simulated.
 */
export function askedPlatform(call: Invocation, prefix: string): PlatformChoice {
  const text = call.flags.text('platform');
  if (text === '') return { platform: null, refused: null };
  const asked = askedPlatforms(call, [text], prefix);
  return asked.refused === null ? { platform: asked.platforms[0] ?? null, refused: null } : asked;
}

type AskedAll = { readonly platforms: readonly string[]; readonly refused: null } | { readonly refused: CommandEnding };

export function askedPlatforms({ io, engine }: Invocation, texts: readonly string[], prefix: string): AskedAll {
  if (texts.length === 0) return { platforms: [], refused: null };
  if (io.profile.store.keepsBlobs) {
    const what = '--platform';
    const message = `the flag ${what} is not simulated on this host`;
    return { refused: fail(io, message, { kind: 'not-simulated', what }) };
  }
  const platforms: string[] = [];
  for (const text of texts) {
    const parsed = parsePlatform(text, engine.platform());
    if (!parsed.ok) return { refused: fail(io, `${prefix}${parsed.error}`) };
    platforms.push(parsed.value);
  }
  return { platforms, refused: null };
}

/** `--platform`, or what the environment says for all images; null for the daemon's own. Rule: docker/cli, addPlatformFlag. */
export function platformOf({ flags, io }: Pick<Invocation, 'flags' | 'io'>): string | null {
  const given = flags.given('platform') ? flags.text('platform') : (io.env.DOCKER_DEFAULT_PLATFORM ?? '');
  return given === '' ? null : given;
}
