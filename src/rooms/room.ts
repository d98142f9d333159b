/** The program of a room. */
import { abandon, extend, replay, step, timeUp } from '../tutor/index.ts';
import { openRoom } from './open-room.ts';
import { beginSitting } from './sitting.ts';

openRoom({ abandon, begin: beginSitting, extend, replay, step, timeUp });
