import { NotSimulated } from '../../control.ts';
import { type JsPlay, JsThrow } from '../value/values.ts';
import { stateOf } from './promises.ts';

/** Plays what is to be done later, in the order of Node.js: ticks, promises, then timers by the time at which they are due. `isDone`: asked before each timer. */
export function runLoop(play: JsPlay, isDone: () => boolean = () => false): void {
  settle(play);
  while (play.timers.length > 0 && !isDone()) {
    if (play.listening.length > 0 && play.timers.every(({ every }) => every !== null))
      throw new NotSimulated('setInterval in a server');
    const [next] = play.timers.toSorted((a, b) => a.due - b.due || a.id - b.id);
    if (next === undefined) return;
    play.budget.spend();
    play.machine.pass(Math.max(0, next.due - play.machine.elapsed()));
    play.timers = play.timers.filter(each => each !== next);
    if (next.every !== null) play.timers.push({ ...next, due: next.due + next.every });
    play.isAdrift = false;
    next.run();
    // What is taken up from here on stands on what is not known here.
    play.isAdrift = true;
    settle(play);
  }
}

/** Ticks and promises until none waits; a rejection that nobody handles by then ends the script. */
function settle(play: JsPlay): void {
  for (;;) {
    const tick = play.ticks.shift();
    const work = tick ?? play.micro.shift();
    if (work === undefined) break;
    play.budget.spend();
    play.frames.length = 0;
    work();
  }
  for (const promise of play.rejected) {
    const { thrown } = stateOf(promise);
    play.rejected.delete(promise);
    if (thrown !== null) throw new JsThrow(thrown.value, thrown.at, thrown.code, true);
  }
}
