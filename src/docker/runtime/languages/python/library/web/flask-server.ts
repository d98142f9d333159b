import { httpDate } from '../../../../../http.ts';
import { NotSimulated } from '../../../control.ts';
import { dateText } from '../../../strftime.ts';
import { truthy } from '../../value/compare.ts';
import type { PyPlay, PyValue } from '../../value/values.ts';
import { flaskAnswer } from './flask-answer.ts';
import { wired } from './flask-reply.ts';
import { debug, type FlaskState, moduleName } from './flask-state.ts';
import { addressOf, installedVersion } from './surroundings.ts';
import { listenAs } from './wsgi.ts';

/** The server that comes with Werkzeug. Recorded from Werkzeug 3.1. */

const USUAL_PORT = 5000n;

/** `app.run()`: the server that comes with Werkzeug. */
export function runApplication(
  play: PyPlay,
  state: FlaskState,
  args: readonly PyValue[],
  named: ReadonlyMap<string, PyValue>,
): never {
  const port = Number(named.get('port') ?? args[1] ?? USUAL_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new NotSimulated('this port');
  const host = named.get('host') ?? args[0] ?? '127.0.0.1';
  if (typeof host !== 'string' && host !== null) throw new NotSimulated('this host');
  const isDebugged = truthy(play, named.get('debug') ?? args[2] ?? false);
  const called = play.path.startsWith('/') ? `python ${play.path}` : 'python';
  return developmentServer(play, state, {
    ...{ host: host ?? '127.0.0.1', port, isDebugged, called },
    shown: moduleName(play),
  });
}

interface DevelopmentServer {
  readonly host: string;
  readonly port: number;
  readonly isDebugged: boolean;
  /** How it calls the application; null: it does not. */
  readonly shown: string | null;
  /** As `ps` shows it. */
  readonly called: string;
}

export function developmentServer(
  play: PyPlay,
  state: FlaskState,
  { host, port, isDebugged, shown, called }: DevelopmentServer,
): never {
  const { machine } = play;
  const everywhere = host === '0.0.0.0';
  if (isDebugged) debug(play);
  machine.out(
    `${shown === null ? '' : ` * Serving Flask app '${shown}'\n`} * Debug mode: ${isDebugged ? 'on' : 'off'}\n`,
  );
  machine.err(
    `WARNING: This is a development server. Do not use it in a production deployment. Use a production WSGI server instead.\n${everywhere ? ' * Running on all addresses (0.0.0.0)\n' : ''} * Running on http://${everywhere ? '127.0.0.1' : host}:${port}\n${everywhere ? ` * Running on http://${addressOf(machine)}:${port}\n` : ''}Press CTRL+C to quit\n`,
  );
  if (isDebugged) {
    const digits = () => String(Math.floor(machine.random() * 1000)).padStart(3, '0');
    machine.err(
      ` * Restarting with stat\n * Debugger is active!\n * Debugger PIN: ${digits()}-${digits()}-${digits()}\n`,
    );
  }
  const version = installedVersion(machine, 'werkzeug') ?? '3.1.3';
  return listenAs(play, { command: called, host, port }, question => {
    const response = flaskAnswer(play, state, question);
    const at = machine.now();
    const reply = wired(
      response,
      [
        ['Server', `Werkzeug/${version} Python/${play.version}`],
        ['Date', httpDate(at)],
      ],
      true,
    );
    machine.err(
      `${question.from} - - [${dateText('%d/%b/%Y %H:%M:%S', at / 1000)}] "${question.method} ${question.target} HTTP/1.1" ${reply.status} -\n`,
    );
    return reply;
  });
}
