import { type FrozenState, freezeState, thawState } from '../daemon/freeze-state.ts';
import type { Instant } from '../outcome.ts';
import type { PromptState } from '../runtime/index.ts';
import { catalogueFor } from './catalogue.ts';
import type { Host } from './host.ts';
import type { InsideContainer } from './inside.ts';
import { type FrozenHost, SIMULATOR_VERSION } from './world.ts';

interface FrozenBody {
  readonly state: FrozenState;
  readonly clock: Instant;
  readonly directory: string;
  readonly shell: PromptState;
  readonly builtIn: boolean;
  readonly inside: (Omit<InsideContainer, 'state' | 'files' | 'rest'> & { readonly before: FrozenState }) | null;
}

/** A host as JSON, to be taken out again by the same version of the simulator. */
export function freeze(host: Host): FrozenHost {
  const { clock, directory, shell, builtIn } = host;
  let inside: FrozenBody['inside'] = null;
  if (host.inside !== null) {
    // A process that rests is left out: all that was typed plays it to where it was.
    const { state, files, rest: _, ...typed } = host.inside;
    inside = { ...typed, before: freezeState(state, files) };
  }
  const body: FrozenBody = { state: freezeState(host.daemon, host.files), clock, directory, shell, builtIn, inside };
  return { version: SIMULATOR_VERSION, body };
}

/** Takes a host out again. Throws when it was frozen by another version, or stands on another catalogue. */
export function thaw(frozen: FrozenHost, catalogue: unknown | null): Host {
  if (frozen.version !== SIMULATOR_VERSION)
    throw new Error(`this host was frozen by version ${frozen.version} of the simulator`);
  // This version wrote it, so what it says is not read again.
  const { state, inside, builtIn, ...rest } = frozen.body as FrozenBody;
  const offered = catalogueFor(builtIn ? null : catalogue);
  const now = thawState(state, offered);
  const host = { ...rest, builtIn, daemon: now.state, files: now.files };
  if (inside === null) return { ...host, inside };
  const { before, ...typed } = inside;
  return { ...host, inside: { ...typed, ...thawState(before, offered), rest: null } };
}
