import { NotSimulated } from '../../../control.ts';
import { isKind, type PyModule, type PyNative, type PyPlay, type PyValue, Raise } from '../../value/values.ts';
import { libraryPath, moduleFrom } from '../module.ts';
import { applicationState } from './flask.ts';
import { developmentServer } from './flask-server.ts';
import type { FlaskState } from './flask-state.ts';

/** The command flask: `flask run`. Source: flask/cli.py 3.1. */

interface FlaskLine {
  readonly host: string;
  readonly port: number;
  /** As it was given: `app.py`, `app:create_app`; null: looked for. */
  readonly app: string | null;
  readonly isDebugged: boolean;
}

export function flaskCli(play: PyPlay): PyModule {
  const path = libraryPath(play.version, 'site-packages/flask/cli.py');
  return moduleFrom('flask.cli', { main: inner => run(inner) }, {}, 'FlaskGroup AppGroup with_appcontext', path);
}

const isOn = (value: string | undefined): boolean => value !== undefined && !/^(0|false|no|)$/i.test(value);

function readLine(play: PyPlay): FlaskLine {
  const { argv, env } = play.machine;
  const given = new Map<string, string>();
  const flags = new Set<string>();
  const words: string[] = [];
  const names: Readonly<Record<string, string>> = { '-A': '--app', '-h': '--host', '-p': '--port' };
  const args = argv.slice(1).flatMap(each => /^(--[a-z-]+)=(.*)$/s.exec(each)?.slice(1) ?? [each]);
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const long = names[arg] ?? arg;
    if (['--app', '--host', '--port'].includes(long)) given.set(long, args[++at] ?? '');
    else if (arg === '--debug' || arg === '--no-debug' || arg === '--no-reload' || arg === '--with-threads')
      flags.add(arg);
    else if (arg.startsWith('-')) throw new NotSimulated(`flask ${arg}`);
    else words.push(arg);
  }
  if (words.join(' ') !== 'run') throw new NotSimulated(`flask ${words.join(' ')}`.trim());
  for (const file of ['.env', '.flaskenv'])
    if (play.machine.files.exists(`${play.machine.cwd}/${file}`)) throw new NotSimulated(`${file} of flask`);
  const port = Number(given.get('--port') ?? env.get('FLASK_RUN_PORT') ?? 5000);
  if (!Number.isInteger(port)) throw new NotSimulated('this port of flask');
  return {
    host: given.get('--host') ?? env.get('FLASK_RUN_HOST') ?? '127.0.0.1',
    port,
    app: given.get('--app') ?? (env.get('FLASK_APP') || null),
    isDebugged: !flags.has('--no-debug') && (flags.has('--debug') || isOn(env.get('FLASK_DEBUG'))),
  };
}

function run(play: PyPlay): PyValue {
  const { app, host, port, isDebugged } = readLine(play);
  const state = loaded(play, app);
  return developmentServer(play, state, { host, port, isDebugged, shown: app, called: 'flask run' });
}

function loaded(play: PyPlay, app: string | null): FlaskState {
  const { files, cwd } = play.machine;
  const found = app ?? ['wsgi.py', 'app.py'].find(each => files.exists(`${cwd}/${each}`));
  if (found === undefined) throw new NotSimulated('what flask says where it finds no application');
  const [place = '', name = null] = found.split(':');
  const module = place.replace(/\.py$/, '').replaceAll('/', '.');
  try {
    return chosen(play, play.importName(module), name);
  } catch (error) {
    if (error instanceof Raise)
      throw new NotSimulated(
        `what flask prints of an exception (${error.value.cls.name}) while it loads an application`,
      );
    throw error;
  }
}

/** The application that is named, else `app`, `application`, the only one there is, or what a factory makes. */
function chosen(play: PyPlay, { names }: PyModule, name: string | null): FlaskState {
  const stateOf = (value: PyValue | undefined): FlaskState | null =>
    value !== undefined && isKind(value, 'native') ? applicationState(value) : null;
  const called = (factory: string): FlaskState | null => {
    const value = names.get(factory);
    return value === undefined || !isKind(value, 'function') ? null : stateOf(play.call(value, []));
  };
  if (name !== null) {
    const [, bare = ''] = /^(\w+)(?:\(\))?$/.exec(name) ?? [];
    const state = stateOf(names.get(bare)) ?? called(bare);
    if (state === null) throw new NotSimulated(`flask over ${name}`);
    return state;
  }
  const all = [...names.values()].filter((value): value is PyNative => stateOf(value) !== null);
  const state =
    stateOf(names.get('app')) ??
    stateOf(names.get('application')) ??
    (all.length === 1 ? stateOf(all[0]) : null) ??
    called('create_app') ??
    called('make_app');
  if (state === null) throw new NotSimulated('what flask says where it finds no application');
  return state;
}
