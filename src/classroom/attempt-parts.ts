/** What the files about attempts are put together from. */
import type { Actor } from './actor.ts';
import type { Beginnings } from './beginning.ts';
import type { LiveAttempts } from './live-attempts.ts';
import type { Versions } from './versions.ts';
import type { World } from './world.ts';

/** What the session says of whoever asks. */
export type Asker = Pick<Actor, 'kind' | 'id'>;

export interface AttemptsParts {
  readonly world: World;
  readonly live: LiveAttempts;
  readonly versions: Versions;
  readonly beginning: Beginnings;
}
