import { type HttpQuestion, type HttpReply, headerOf, httpDate } from '../../../../../http.ts';
import { NotSimulated } from '../../../control.ts';
import { dateText } from '../../../strftime.ts';
import { isKind, minorOf, type PyModule, type PyPlay, type PyValue, Raise } from '../../value/values.ts';
import { libraryPath, moduleFrom } from '../module.ts';
import { applicationState } from './flask.ts';
import { flaskAnswer } from './flask-answer.ts';
import { wired } from './flask-reply.ts';
import type { FlaskState } from './flask-state.ts';
import { installedVersion } from './surroundings.ts';
import { listenAs } from './wsgi.ts';

/** The server gunicorn over an application of Flask. Source of its words: gunicorn's arbiter.py, glogging.py and util.py, 20 to 23. */

/** Options with a value that change nothing of what is seen here. */
const VALUED = new Set(
  '-w --workers -t --timeout --threads --graceful-timeout --keep-alive --max-requests --max-requests-jitter --backlog --worker-connections --worker-tmp-dir --error-logfile --log-file -n --name --access-logfile --log-level'.split(
    ' ',
  ),
);
const PLAIN = new Set(['--preload', '--capture-output', '--reload', '--enable-stdio-inheritance', '--no-sendfile']);

interface GunicornLine {
  readonly host: string;
  readonly port: number;
  readonly module: string;
  /** `app`, or `create_app()`. */
  readonly wanted: string;
  readonly workers: number;
  readonly worker: string;
  /** Each answer is told on stdout. */
  readonly tellsAnswers: boolean;
}

const MASTER = 1;
/** Of the first worker: what stands between was started by the entrypoint. */
const WORKER = 7;

export function gunicornApp(play: PyPlay): PyModule {
  const path = libraryPath(play.version, 'site-packages/gunicorn/app/wsgiapp.py');
  return moduleFrom('gunicorn.app.wsgiapp', { run: inner => serve(inner) }, {}, 'WSGIApplication', path);
}

function readLine(play: PyPlay): GunicornLine {
  const { argv, env } = play.machine;
  const words: string[] = [];
  const given = new Map<string, string>();
  if (env.get('GUNICORN_CMD_ARGS')) throw new NotSimulated('GUNICORN_CMD_ARGS');
  if (play.machine.files.exists(`${play.machine.cwd}/gunicorn.conf.py`)) throw new NotSimulated('gunicorn.conf.py');
  const args = argv.slice(1).flatMap(each => {
    const [, name, value] = /^(--[a-z-]+)=(.*)$/s.exec(each) ?? /^(-[a-z])(.+)$/s.exec(each) ?? [];
    return name === undefined || value === undefined ? [each] : [name, value];
  });
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const long = { '-b': '--bind', '-w': '--workers', '-k': '--worker-class' }[arg] ?? arg;
    if (long === '--bind' && given.has(long)) throw new NotSimulated('gunicorn at several addresses');
    if (long === '--bind' || long === '--worker-class' || VALUED.has(long)) given.set(long, args[++at] ?? '');
    else if (arg.startsWith('-') && !PLAIN.has(arg)) throw new NotSimulated(`gunicorn ${arg}`);
    else if (!arg.startsWith('-')) words.push(arg);
  }
  const [spec] = words;
  if (spec === undefined) throw new NotSimulated('gunicorn without an application');
  const bind = given.get('--bind') ?? (env.has('PORT') ? `0.0.0.0:${env.get('PORT')}` : '127.0.0.1:8000');
  const [, host = '', port = '8000'] = /^(?:http:\/\/)?([\w.-]*)(?::(\d+))?$/.exec(bind) ?? [];
  if (bind.startsWith('unix:') || !/^\d+$/.test(port) || bind.includes('['))
    throw new NotSimulated(`gunicorn at ${bind}`);
  const [module = '', wanted = 'application'] = spec.split(':');
  const workers = Number(given.get('--workers') ?? env.get('WEB_CONCURRENCY') ?? 1);
  const worker = given.get('--worker-class') ?? (Number(given.get('--threads') ?? 1) > 1 ? 'gthread' : 'sync');
  if (!['sync', 'gthread'].includes(worker)) throw new NotSimulated(`the worker ${worker} of gunicorn`);
  const level = given.get('--log-level') ?? 'info';
  if (level.toLowerCase() !== 'info') throw new NotSimulated(`gunicorn --log-level ${level}`);
  const elsewhere = ['--error-logfile', '--log-file', '--access-logfile'].find(
    each => (given.get(each) ?? '-') !== '-',
  );
  if (elsewhere !== undefined) throw new NotSimulated(`gunicorn ${elsewhere} into a file`);
  const tellsAnswers = given.has('--access-logfile');
  return { host: host === '' ? '0.0.0.0' : host, port: Number(port), module, wanted, workers, worker, tellsAnswers };
}

function serve(play: PyPlay): PyValue {
  const { machine } = play;
  const line = readLine(play);
  const log = (pid: number, level: string, said: string): string =>
    `[${dateText('%Y-%m-%d %H:%M:%S', machine.now() / 1000)} +0000] [${pid}] [${level}] ${said}\n`;
  const tell = (pid: number, level: string, said: string): void => machine.err(log(pid, level, said));
  tell(MASTER, 'INFO', `Starting gunicorn ${installedVersion(machine, 'gunicorn') ?? '23.0.0'}`);
  tell(MASTER, 'INFO', `Listening at: http://${line.host}:${line.port} (${MASTER})`);
  tell(MASTER, 'INFO', `Using worker: ${line.worker}`);
  for (let at = 0; at < line.workers; at++) tell(WORKER + at, 'INFO', `Booting worker with pid: ${WORKER + at}`);
  const state = loaded(play, line);
  if (typeof state === 'string') {
    machine.err(`${state}\n`);
    tell(WORKER, 'INFO', `Worker exiting (pid: ${WORKER})`);
    tell(MASTER, 'ERROR', `Worker (pid:${WORKER}) exited with code 4`);
    tell(MASTER, 'ERROR', 'Shutting down: Master');
    tell(MASTER, 'ERROR', 'Reason: App failed to load.');
    return exit(play, 4n);
  }
  const workers = Array.from({ length: line.workers }, (_, at) =>
    log(WORKER + at, 'INFO', `Worker exiting (pid: ${WORKER + at})`),
  );
  const last = (name: string): string =>
    log(MASTER, 'INFO', `Handling signal: ${name}`) + workers.join('') + log(MASTER, 'INFO', 'Shutting down: Master');
  const ending = (name: string) => ({ exitCode: 0, last: last(name), duration: 120 });
  const python = `/usr/local/bin/python3.${minorOf(play)}`;
  const command = [python, ...machine.argv].join(' ');
  const signals = { TERM: ending('term'), INT: ending('int'), QUIT: ending('quit') };
  return listenAs(play, { command, host: line.host, port: line.port, signals }, question => {
    const at = machine.now();
    const first = [
      ['Server', 'gunicorn'],
      ['Date', httpDate(at)],
      ['Connection', 'close'],
    ] as const;
    const reply = wired(flaskAnswer(play, state, question), first, false);
    if (line.tellsAnswers) machine.out(answerLine(question, reply, at));
    return reply;
  });
}

/** `%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s"` */
function answerLine(question: HttpQuestion, { status, headers }: HttpReply, at: number): string {
  const said = (name: string): string => headerOf(question, name) ?? '-';
  const bytes = headerOf({ headers }, 'Content-Length') ?? '-';
  const when = dateText('%d/%b/%Y:%H:%M:%S', at / 1000);
  return `${question.from} - - [${when} +0000] "${question.method} ${question.target} HTTP/1.1" ${status} ${bytes} "${said('Referer')}" "${said('User-Agent')}"\n`;
}

/** The application, or what gunicorn says where the module does not have it. */
function loaded(play: PyPlay, { module, wanted }: GunicornLine): FlaskState | string {
  const [, name = wanted, isCalled] = /^(\w+)(\(\))?$/.exec(wanted) ?? [];
  if (!/^\w+$/.test(name)) throw new NotSimulated(`gunicorn ${module}:${wanted}`);
  let found: PyValue | undefined;
  try {
    found = play.importName(module).names.get(name);
    if (found !== undefined && isCalled !== undefined) found = play.call(found, []);
  } catch (error) {
    if (error instanceof Raise)
      throw new NotSimulated(
        `what gunicorn prints of an exception (${error.value.cls.name}) while it loads an application`,
      );
    throw error;
  }
  if (found === undefined) return `Failed to find attribute '${name}' in '${module}'.`;
  const state = isKind(found, 'native') ? applicationState(found) : null;
  if (state === null) throw new NotSimulated('gunicorn over what is no application of Flask');
  return state;
}

function exit(play: PyPlay, code: bigint): PyValue {
  const stop = play.importName('sys').names.get('exit');
  return stop === undefined ? null : play.call(stop, [code]);
}
