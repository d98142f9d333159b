/** What was sent and what the service said of it: the side of the class in the count. */
import type { Input } from '../../src/live/protocol.ts';

export interface Sent {
  readonly attempt: string;
  readonly id: string;
  readonly input: Input;
  /** Seq of the acknowledgement; null until there is one. */
  acknowledged: number | null;
  /** Code of a refusal that is final; null when there is none. */
  refused: string | null;
}

/** By `performance.now`. */
export interface Wait {
  readonly from: number;
  readonly to: number;
}

export interface Tally {
  readonly sent: readonly Sent[];
  /** Of each answer, an acknowledgement or a refusal, that came at the first sending. */
  readonly waits: readonly Wait[];
  readonly refusals: ReadonlyMap<string, number>;
  /** By what went wrong: each is a fault of the service, or of its line. */
  readonly troubles: ReadonlyMap<string, number>;
  readonly reconnects: number;
}

export interface Recorder extends Tally {
  readonly send: (attempt: string, id: string, input: Input) => Sent;
  readonly waited: (from: number, to: number) => void;
  readonly refusal: (code: string) => void;
  readonly trouble: (what: string) => void;
  readonly reconnected: () => void;
}

export function recorder(): Recorder {
  const sent: Sent[] = [];
  const waits: Wait[] = [];
  const refusals = new Map<string, number>();
  const troubles = new Map<string, number>();
  let reconnects = 0;
  const count = (into: Map<string, number>, key: string): void => void into.set(key, (into.get(key) ?? 0) + 1);
  return {
    sent,
    waits,
    refusals,
    troubles,
    get reconnects() {
      return reconnects;
    },
    send: (attempt, id, input) => {
      const one: Sent = { attempt, id, input, acknowledged: null, refused: null };
      sent.push(one);
      return one;
    },
    waited: (from, to) => void waits.push({ from, to }),
    refusal: code => count(refusals, code),
    trouble: what => count(troubles, what),
    reconnected: () => {
      reconnects += 1;
    },
  };
}
