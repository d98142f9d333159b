import { nameOf } from '../../../../../filesystem/path.ts';
import { NotSimulated } from '../../../control.ts';
import { dateText } from '../../../strftime.ts';
import { nativeClass, OBJECT } from '../../value/classes.ts';
import { str } from '../../value/text.ts';
import { builtin, type PyClass, type PyNative, type PyPlay, type PyValue } from '../../value/values.ts';
import { requestOf } from './flask-request.ts';
import type { FlaskRoute } from './routes.ts';

export interface FlaskHandler {
  readonly on: number | PyClass;
  readonly view: PyValue;
}

/** What an application, or a part of one, was told. */
export interface FlaskState {
  readonly name: string;
  /** In front of all its rules. */
  readonly prefix: string;
  readonly routes: FlaskRoute[];
  readonly handlers: FlaskHandler[];
  readonly before: PyValue[];
  readonly after: PyValue[];
  readonly request: PyNative;
}

/** The request of a play: one for all its applications, as in Python it is one name for whichever is at work. */
const requests = new WeakMap<PyPlay, PyNative>();

export function sharedRequest(play: PyPlay): PyNative {
  const known = requests.get(play) ?? requestOf();
  requests.set(play, known);
  return known;
}

/** Applications that are run with debug, by their play. */
const debugged = new WeakSet<PyPlay>();
export const isDebug = (play: PyPlay): boolean => debugged.has(play);

export function debug(play: PyPlay): void {
  debugged.add(play);
}

export function newState(play: PyPlay | null, name: string, prefix: string): FlaskState {
  const request = play === null ? requestOf() : sharedRequest(play);
  return { name, prefix, routes: [], handlers: [], before: [], after: [], request };
}

export const moduleName = ({ path }: PyPlay): string => nameOf(path).replace(/\.py$/, '');

/** `app.logger`: from WARNING on, unless the application is debugged. */
export function loggerOf(state: FlaskState): PyNative {
  const level = (name: string, isShown: (play: PyPlay) => boolean): readonly [string, PyValue] => [
    name,
    builtin(name, (play, args) => {
      if (args.length !== 1) throw new NotSimulated('a format of app.logger');
      if (isShown(play)) complain(play, state, name.toUpperCase(), str(play, args[0] ?? null));
      return null;
    }),
  ];
  const names = new Map<string, PyValue>([
    level('debug', isDebug),
    level('info', isDebug),
    level('warning', () => true),
    level('error', () => true),
    level('critical', () => true),
  ]);
  return { kind: 'native', cls: nativeClass('Logger', [OBJECT], null, 'logging'), names, state: null, partial: true };
}

export function complain(play: PyPlay, { name }: FlaskState, level: string, said: string): void {
  const at = play.machine.now();
  const when = `${dateText('%Y-%m-%d %H:%M:%S', at / 1000)},${String(Math.floor(at) % 1000).padStart(3, '0')}`;
  const module = name === '__main__' ? moduleName(play) : name;
  play.machine.err(`[${when}] ${level} in ${module}: ${said}\n`);
}
