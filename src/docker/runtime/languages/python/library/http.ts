import { NotSimulated } from '../../control.ts';
import { NAMES } from '../known/modules.ts';
import { take, whole } from '../value/arguments.ts';
import { nativeClass, OBJECT } from '../value/classes.ts';
import { typeError } from '../value/errors.ts';
import { builtin, isKind, type PyCall, type PyModule, type PyPlay, type PyValue, tupleOf } from '../value/values.ts';
import { libraryPath, moduleFrom } from './module.ts';

/** Servers. What they answer is not played: who asks is answered by the host. */
export function httpServer({ version }: PyPlay): PyModule {
  const handler = nativeClass('BaseHTTPRequestHandler', [OBJECT], null, 'http.server');
  const simple = nativeClass('SimpleHTTPRequestHandler', [handler], null, 'http.server');
  const server = (name: string): PyValue => {
    const make: PyCall = (_play, args, named) => {
      const [address] = take(name, args, named, ['server_address', 'RequestHandlerClass'], 2);
      if (!isKind(address, 'tuple') || address.items.length !== 2) throw new NotSimulated('this address of a server');
      const port = whole(address.items[1] ?? null);
      if (port < 0 || port > 65_535) throw typeError('bind(): port must be 0-65535.');
      return {
        kind: 'native',
        cls,
        state: null,
        names: new Map<string, PyValue>([
          ['server_address', tupleOf(address.items)],
          ['server_port', BigInt(port)],
          ['serve_forever', builtin('serve_forever', play => serve(play, port))],
          ['server_close', builtin('server_close', () => null)],
          ['handle_request', builtin('handle_request', () => unmet('.handle_request of a server'))],
          ['shutdown', builtin('shutdown', () => unmet('.shutdown of a server'))],
        ]),
      };
    };
    const cls = nativeClass(name, [OBJECT], make, 'http.server');
    return cls;
  };
  return moduleFrom(
    'http.server',
    {},
    {
      BaseHTTPRequestHandler: handler,
      SimpleHTTPRequestHandler: simple,
      HTTPServer: server('HTTPServer'),
      ThreadingHTTPServer: server('ThreadingHTTPServer'),
    },
    NAMES['http.server'] ?? '',
    libraryPath(version, 'http/server.py'),
  );
}

function serve({ machine, path }: PyPlay, port: number): never {
  return machine.serve({ command: `python ${path}`, name: 'python', ports: [port], signals: {} });
}

export function http({ version }: PyPlay): PyModule {
  return moduleFrom(
    'http',
    {},
    {},
    'HTTPStatus HTTPMethod server client cookies cookiejar',
    libraryPath(version, 'http/__init__.py'),
  );
}

function unmet(what: string): never {
  throw new NotSimulated(what);
}
