/** What an input may cost, and what happens then. All of it is kept from outside of the room that works on it. */

export interface RoomLimits {
  /** Milliseconds of a room's CPU on one piece of work: everybody else goes on elsewhere until it is done. */
  readonly soft: number;
  /** Milliseconds of CPU: what took so long goes to the slow room from then on. */
  readonly grave: number;
  /** Milliseconds of CPU: the room is ended, the input abandoned. */
  readonly hard: number;
  /** Milliseconds of CPU on one event of a journal that is folded again. It was taken once, on whatever machine: nothing is abandoned then. */
  readonly loading: number;
  /** Milliseconds by the clock on one input; and without any use of CPU while a journal is folded, or until a room is ready at all. */
  readonly wall: number;
  readonly stalled: number;
  /** Bytes of resident memory. */
  readonly memory: number;
  /** Lines of an attempt that held nobody up: then it need not wait where a room is held up. */
  readonly steady: number;
  /** Milliseconds that an attempt stays with the slow room after an offence: doubled by each further one, this often at most. */
  readonly slowFor: number;
  readonly doublings: number;
  /** An attempt without offences for this long begins anew. Milliseconds. */
  readonly forgiven: number;
  /** Milliseconds of CPU that an attempt may use up, and how many of them come back in a second. */
  readonly bucket: number;
  readonly refill: number;
  /** The slow room's, as the system counts it: 19 is the lowest there is. */
  readonly priority: number;
  /** A slow room with nothing to do for this long is ended, and a spare beyond the first. */
  readonly idle: number;
  /** Pieces of work under way at one room: more wait in the service, where they can still go elsewhere. */
  readonly window: number;
  /** Attempts that are kept in a room, whether anyone is at them or not; and bytes of what they hold together. */
  readonly kept: number;
  readonly keptBytes: number;
  /** Milliseconds of CPU, and events, after which an attempt is put away anew; and bytes of all that is put away. */
  readonly putAwayAfter: { readonly cpu: number; readonly events: number };
  readonly putAway: number;
  /** Pieces of work that may wait at all. */
  readonly waiting: number;
}

export const LIMITS: RoomLimits = {
  soft: 100,
  grave: 250,
  hard: 2_000,
  loading: 30_000,
  wall: 20_000,
  stalled: 60_000,
  memory: 450 * 1024 * 1024,
  steady: 3,
  slowFor: 30_000,
  doublings: 6,
  forgiven: 600_000,
  bucket: 5_000,
  refill: 100,
  priority: 19,
  idle: 60_000,
  window: 16,
  kept: 1_000,
  keptBytes: 96 * 1024 * 1024,
  putAwayAfter: { cpu: 250, events: 64 },
  putAway: 64 * 1024 * 1024,
  waiting: 4_096,
};

/** Megabytes of heap that a room starts with. Beyond it, V8 ends the room itself. */
const HEAP = 192;

/** Flags of Node that a room is started with. */
export const FLAGS: readonly string[] = [`--max-old-space-size=${HEAP}`];
