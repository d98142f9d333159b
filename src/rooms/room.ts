/** The program of a room. */
import { abandon, begin, replay, step, timeUp } from '../tutor/index.ts';
import { openRoom } from './open-room.ts';

openRoom({ abandon, begin, replay, step, timeUp });
