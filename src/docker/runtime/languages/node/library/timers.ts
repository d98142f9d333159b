import { number } from '../value/convert.ts';
import { codedError } from '../value/errors.ts';
import {
  bare,
  isCallable,
  isObject,
  type JsCall,
  type JsObject,
  type JsPlay,
  type JsValue,
  native,
} from '../value/values.ts';
import { addMethods, callBack, type JsMethods, unmet } from './define.ts';

/** Timers: what is to be done later. */

const TIMEOUT = new WeakMap<JsPlay, JsObject>();

function timeoutProto(play: JsPlay): JsObject {
  const known = TIMEOUT.get(play);
  if (known !== undefined) return known;
  const proto = bare('object', play.protos.object);
  const cls = native(play, 'Timeout', () => unmet('a Timeout of its own'));
  proto.props.set('constructor', { value: cls, get: null, set: null, shown: false });
  const self: JsCall = (_play, timer) => timer;
  addMethods(play, proto, { unref: () => unmet('.unref of a timer'), ref: self, hasRef: () => true });
  TIMEOUT.set(play, proto);
  return proto;
}

/** Does it behind all that waits already; gives the id of the timer. */
export function soon(play: JsPlay, run: () => void): number {
  const id = ++play.timerCount;
  play.timers.push({ id, due: play.machine.elapsed(), every: null, run });
  return id;
}

function start(play: JsPlay, [fn, after, ...args]: readonly JsValue[], isRepeated: boolean): JsValue {
  if (!isCallable(fn)) {
    throw codedError(
      play,
      'TypeError',
      'ERR_INVALID_ARG_TYPE',
      `The "callback" argument must be of type function. Received ${fn === undefined ? 'undefined' : fn === null ? 'null' : `type ${typeof fn}`}`,
    );
  }
  const given = after === undefined ? 1 : number(play, after);
  const wait = given >= 1 && given <= 2_147_483_647 ? Math.trunc(given) : 1;
  const id = ++play.timerCount;
  play.timers.push({
    id,
    due: play.machine.elapsed() + wait,
    every: isRepeated ? wait : null,
    run: () => {
      play.frames.length = 0;
      play.frames.push(
        { name: '', code: { path: 'process.processTimers (node:internal/timers:519:7)', source: '' }, at: 0 },
        { name: '', code: { path: 'listOnTimeout (node:internal/timers:581:17)', source: '' }, at: 0 },
      );
      play.nextFrame = name => (name === '' ? 'Timeout._onTimeout' : `Timeout.${name} [as _onTimeout]`);
      try {
        callBack(play, fn, undefined, args);
      } finally {
        play.frames.length = 0;
      }
    },
  });
  return bare('object', timeoutProto(play), { data: id });
}

function stop(play: JsPlay, [timer]: readonly JsValue[]): undefined {
  const id = isObject(timer ?? null) ? (timer as JsObject).data : timer;
  play.timers = play.timers.filter(each => each.id !== id);
  return undefined;
}

export const TIMERS: JsMethods = {
  setTimeout: (play, _self, args) => start(play, args, false),
  setInterval: (play, _self, args) => start(play, args, true),
  setImmediate: (play, _self, [fn, ...args]) => {
    const data = soon(play, () => void callBack(play, fn, undefined, args));
    return bare('object', timeoutProto(play), { data });
  },
  clearTimeout: (play, _self, args) => stop(play, args),
  clearInterval: (play, _self, args) => stop(play, args),
  clearImmediate: (play, _self, args) => stop(play, args),
  queueMicrotask: (play, _self, [fn]) => {
    play.micro.push(() => void callBack(play, fn, undefined, []));
    return undefined;
  },
};
