/**
 * A bound on forms and on class codes that are no class's. A browser that somebody is known by is counted by itself; the others of one address together, wide enough for a school
 * behind it. Who comes faster waits their turn, and is refused only when the line is long: what one does there shuts nobody else out. Guesses of
 * PINs and passwords are counted by the classroom.
 */
import type { RequestHandler } from 'express';
import { type Pace, type Pacer, pace } from '../classroom/index.ts';
import { placeOf } from './address.ts';

/** 300 students who start, join and switch the language within the same minute pass with room to spare. */
const FORMS = { burst: 3000, every: 20, line: 100 };
/** A person presses no button more often. */
const OWN_FORMS = { burst: 300, every: 200, line: 10 };
/** A whole school may mistype; of a thousand million codes a guesser gets nowhere at this pace. */
const WRONG_CODES = { burst: 600, every: 100, line: 50 };
const OWN_WRONG_CODES = { burst: 30, every: 2_000, line: 2 };

/** `person`: whose session it is, null for none that is kept. */
interface Whose {
  readonly person: string | null;
  readonly address: string;
}

export interface WebLimits {
  /** After the session is read. Fails with `too-many`. */
  readonly forms: RequestHandler;
  /** Looks a code up when it is this one's turn. Null is a wrong code, and counted. @throws Fault `too-many` */
  readonly lookUp: <Found>(whose: Whose, find: () => Promise<Found | null>) => Promise<Found | null>;
}

export function limitsOf(pacer?: Pacer): WebLimits {
  const forms = choose(pace(OWN_FORMS, pacer), pace(FORMS, pacer));
  const codes = choose(pace(OWN_WRONG_CODES, pacer), pace(WRONG_CODES, pacer));
  return {
    forms: (request, _response, next) => {
      if (request.method !== 'POST') return next();
      const whose = { person: request.session.person ?? null, address: placeOf(request.ip ?? '') };
      forms(whose).turn.then(() => next(), next);
    },
    lookUp: async (whose, find) => {
      const { turn, giveBack } = codes(whose);
      await turn;
      const found = await find();
      if (found !== null) giveBack();
      return found;
    },
  };
}

function choose(own: Pace, shared: Pace) {
  return ({ person, address }: Whose): { readonly turn: Promise<void>; readonly giveBack: () => void } => {
    const [limit, place] = person === null ? ([shared, address] as const) : ([own, person] as const);
    return { turn: limit.turn(place), giveBack: () => limit.giveBack(place) };
  };
}
