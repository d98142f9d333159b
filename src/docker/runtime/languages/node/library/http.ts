import {
  type Callable,
  callableTable,
  openObject,
  plain,
  Raised,
  type ScriptValue,
  type Table,
} from '../../script/values.ts';
import type { NodeProcess } from '../process.ts';
import { soon } from '../timers.ts';

/** The port on which a server listens that is given none. */
const USUAL_PORT = 3000;
const LAST_PORT = 65_535;

/** Servers. What they answer is not played: who asks is answered by the host. */
export function http(process: NodeProcess): Table {
  const server: Table = { listen: listening(process, () => server), on: () => server, close: () => undefined };
  return { createServer: () => server };
}

/** A package such as express: whatever is asked of its application gives the application again, until it listens. */
export function webPackage(process: NodeProcess): ScriptValue {
  const server = http(process).createServer as Callable;
  const application: Table = openObject({ listen: listening(process, () => server([])) }, () => application);
  return callableTable(() => application, {
    static: () => undefined,
    json: () => undefined,
    Router: () => application,
    config: () => undefined,
  });
}

/** `listen(port, …, done)`; `gives`: what it returns. */
function listening(process: NodeProcess, gives: () => ScriptValue): Callable {
  return args => {
    const port = args.find(each => typeof each === 'number' || (typeof each === 'string' && /^\d+$/.test(each)));
    process.ports.push(portOf(port ?? USUAL_PORT));
    for (const each of args) if (typeof each === 'function') soon(process, each);
    return gives();
  };
}

function portOf(given: ScriptValue): number {
  const port = Number(plain(given));
  if (Number.isInteger(port) && port >= 0 && port <= LAST_PORT) return port;
  const received = `${typeof given} (${typeof given === 'string' ? `'${given}'` : plain(given)})`;
  throw new Raised(
    'RangeError [ERR_SOCKET_BAD_PORT]',
    `options.port should be >= 0 and < ${LAST_PORT + 1}. Received type ${received}.`,
  );
}
