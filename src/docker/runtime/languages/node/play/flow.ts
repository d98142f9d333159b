import { CALL } from '../../budget.ts';
import {
  bare,
  type JsFrame,
  type JsObject,
  type JsPlay,
  type JsSteps,
  JsThrow,
  type JsValue,
} from '../value/values.ts';
import { afterwards, newPromise, reject, resolve, stateOf } from './promises.ts';

/** Functions that are left in the middle and taken up again. */

/** Plays on in a frame of its own. */
function inFrame<Made>(play: JsPlay, frame: JsFrame, work: () => Made): Made {
  const depth = play.frames.length;
  play.frames.push(frame);
  play.budget.spend();
  play.budget.enter(CALL);
  try {
    return work();
  } finally {
    play.budget.leave(CALL);
    play.frames.length = depth;
  }
}

/** An async function at work: the promise that it gives. */
export function runAsync(play: JsPlay, frame: JsFrame, begin: () => JsSteps): JsObject {
  const promise = newPromise(play);
  let steps: JsSteps | null = null;
  const on = (how: (steps: JsSteps) => ReturnType<JsSteps['next']>): void => {
    try {
      const isAdrift = play.isAdrift;
      // Who waits for it stands beneath it in a stack.
      play.isAdrift ||= steps !== null && stateOf(promise).waiting.length > 0;
      const step = inFrame(play, frame, () => {
        steps ??= begin();
        return how(steps);
      });
      play.isAdrift = isAdrift;
      if (step.done === true) {
        const { value } = step;
        resolve(
          play,
          promise,
          typeof value === 'object' && value !== null && 'value' in value ? value.value : undefined,
        );
        return;
      }
      afterwards(
        play,
        step.value.of,
        given => on(each => each.next(given)),
        error => on(each => each.throw(error)),
      );
    } catch (error) {
      if (!(error instanceof JsThrow)) throw error;
      reject(play, promise, error);
    }
  };
  on(each => each.next());
  return promise;
}

/** Generators that may have something to do when they are left early. */
export const unfinished = new WeakSet<JsObject>();

/** What a generator function gives. Its data goes through what it yields. */
export function generatorOf(play: JsPlay, frame: JsFrame, begin: () => JsSteps): JsObject {
  function* yielded(): Generator<JsValue, JsValue, JsValue> {
    const steps = inFrame(play, frame, begin);
    let given: JsValue;
    for (;;) {
      const step = inFrame(play, frame, () => steps.next(given));
      if (step.done === true) {
        const { value } = step;
        return typeof value === 'object' && value !== null && 'value' in value ? value.value : undefined;
      }
      given = yield step.value.of;
    }
  }
  const made = bare('generator', play.protos.generator, { data: yielded() });
  if (frame.code.source.includes('finally')) unfinished.add(made);
  return made;
}
