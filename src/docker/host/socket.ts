/** The daemon's socket for who speaks to it without the docker client: `curl --unix-socket /var/run/docker.sock http://localhost/images/json`. */
import type { Daemon } from '../daemon/daemon.ts';
import { engineOf } from '../daemon/engine-of.ts';
import type { Answer, Engine, Filters, RefusalKind } from '../engine/index.ts';
import type { SocketAnswer } from '../runtime/kernel/process-request.ts';

const STATUS: Readonly<Record<RefusalKind, number>> = {
  'bad-request': 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'not-modified': 304,
  'server-error': 500,
  unasked: 400,
  unreachable: 500,
  'not-simulated': 501,
  limit: 500,
};

/** Asks what the Engine API lets be read with GET; null for a call that this host does not answer to anyone but the client. */
export async function askSocket(daemon: Daemon, target: string): Promise<SocketAnswer | null> {
  const [path = '', query = ''] = target.replace(/^\/v\d+\.\d+(?=\/)/, '').split('?');
  const asked = daemon.traffic.length;
  const found = await read(engineOf(daemon), path, queryOf(query));
  if (found === null) return null;
  const body = `${found.ok ? printed(found.value) : JSON.stringify({ message: found.message })}\n`;
  const ending = { kind: 'exited', exitCode: 0 } as const;
  const calls = daemon.traffic.slice(asked);
  daemon.commands.push({ argv: ['GET', target], calls, stdout: body, stderr: '', direct: false, ending });
  return { status: found.ok ? 200 : STATUS[found.kind], body };
}

function printed(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function read(engine: Engine, path: string, query: ReadonlyMap<string, string>): Promise<Answer<unknown> | null> {
  const all = /^(1|true)$/i.test(query.get('all') ?? '');
  const filters = filtersOf(query.get('filters') ?? '{}');
  const [, kind = '', name = '', what = ''] = /^\/(images|containers)\/(.+)\/(json|history)$/.exec(path) ?? [];
  if (kind === 'images') return what === 'json' ? engine.imageInspect(name) : engine.imageHistory(name);
  if (kind === 'containers') return what === 'json' ? engine.containerInspect(name, { size: false }) : null;
  switch (path) {
    case '/_ping':
      return { ok: true, value: 'OK' };
    case '/version':
      return engine.systemVersion();
    case '/info':
      return engine.systemInfo();
    case '/images/json':
      return engine.imageList({ all, filters, sharedSize: false });
    case '/containers/json':
      return engine.containerList({ all, filters, size: false, limit: Number(query.get('limit') ?? -1) });
    default:
      return null;
  }
}

function queryOf(query: string): ReadonlyMap<string, string> {
  return new Map(
    query
      .split('&')
      .map(each => each.split('='))
      .map(([name = '', ...value]) => [name, decoded(value.join('='))]),
  );
}

/** As it is written where it is not written as it must be. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** As the client writes them: `{"dangling":["true"]}`, or with the values as keys. */
function filtersOf(text: string): Filters {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(
      Object.entries(read).map(([name, values]) => [
        name,
        Array.isArray(values) ? values.map(String) : Object.keys(Object(values)),
      ]),
    );
  } catch {
    return {};
  }
}
