import { Exit, NotSimulated } from '../../control.ts';
import { number, text } from '../value/convert.ts';
import { arrayOf, bare, type JsObject, type JsPlay, type JsValue, native, objectOf, prop } from '../value/values.ts';
import { callBack, libraryObject } from './define.ts';

/** `process` */

/** As node names it. */
const architectureOf = ({ machine }: JsPlay): string => (machine.architecture === 'arm64' ? 'arm64' : 'x64');

function environment(play: JsPlay): JsObject {
  const env = objectOf(play);
  for (const [name, value] of play.machine.env) env.props.set(name, prop(value));
  return env;
}

function streamOf(play: JsPlay, write: (said: string) => void): JsObject {
  return libraryObject(
    play,
    'of response',
    {
      write: (inner, _self, [said]) => {
        write(text(inner, said));
        return true;
      },
    },
    { isTTY: undefined },
  );
}

export function processObject(play: JsPlay): JsObject {
  const { machine } = play;
  const on = (inner: JsPlay, self: JsValue, [name, fn]: readonly JsValue[]): JsValue => {
    inner.handlers.set(text(inner, name), fn);
    return self;
  };
  const made = libraryObject(
    play,
    'process',
    {
      exit: (inner, _self, [code]) => {
        const given = code === undefined ? inner.exitCode : Math.trunc(number(inner, code)) || 0;
        const last = inner.handlers.get('exit');
        inner.handlers.delete('exit');
        if (last !== undefined) callBack(inner, last, undefined, [given]);
        throw new Exit(given);
      },
      cwd: inner => inner.machine.cwd,
      uptime: inner => 0.03 + inner.machine.elapsed() / 1000,
      getuid: inner => inner.machine.uid,
      getgid: () => 0,
      on,
      once: on,
      nextTick: (inner, _self, [fn, ...args]) => {
        inner.ticks.push(() => void callBack(inner, fn, undefined, args));
        return undefined;
      },
      memoryUsage: () => {
        throw new NotSimulated('memoryUsage of process');
      },
      hrtime: () => {
        throw new NotSimulated('hrtime of process');
      },
    },
    {
      argv: arrayOf(play, [...machine.argv]),
      env: environment(play),
      pid: machine.pid,
      ppid: machine.pid === 1 ? 0 : 1,
      platform: 'linux',
      arch: architectureOf(play),
      version: `v${play.version}`,
      versions: libraryObject(play, 'process', {}, { node: play.version }),
      execPath: '/usr/local/bin/node',
      execArgv: arrayOf(play, []),
      title: 'node',
      stdout: streamOf(play, said => machine.out(said)),
      stderr: streamOf(play, said => machine.err(said)),
    },
  );
  made.props.set('exitCode', {
    value: undefined,
    shown: true,
    get: native(play, 'exitCode', inner => (inner.exitCode === 0 ? undefined : inner.exitCode)),
    set: native(play, 'exitCode', (inner, _self, [code]) => {
      inner.exitCode = Math.trunc(number(inner, code)) || 0;
      return undefined;
    }),
  });
  return made;
}

export function osModule(play: JsPlay): JsObject {
  return libraryObject(
    play,
    'os',
    {
      hostname: inner => inner.machine.hostname,
      platform: () => 'linux',
      type: () => 'Linux',
      arch: inner => architectureOf(inner),
      tmpdir: () => '/tmp',
      homedir: inner => inner.machine.env.get('HOME') ?? '/root',
      availableParallelism: inner => inner.machine.processors,
      cpus: inner => {
        const cpu = (): JsObject => {
          const each = bare('object', inner.protos.object);
          inner.labels.set(each, 'process');
          return each;
        };
        return arrayOf(inner, Array.from({ length: inner.machine.processors }, cpu));
      },
    },
    { EOL: '\n', devNull: '/dev/null' },
  );
}
