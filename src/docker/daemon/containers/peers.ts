import { entryOf } from '../../entry.ts';
import type { HttpAnswered, HttpQuestion } from '../../http.ts';
import type { Instant } from '../../outcome.ts';
import { askServer } from '../../runtime/index.ts';
import type { Peer } from '../../runtime/kernel/process-request.ts';
import { type Daemon, putContainer } from '../daemon.ts';
import type { ContainerRecord, RunRecord } from '../state.ts';
import { type OpenFiles, openFiles } from './files.ts';
import { BEHIND, capped } from './output.ts';
import { environmentOf, processRequest } from './process-request.ts';
import { registryAt } from './registry.ts';

/** How a container's server is asked over HTTP, or undefined where what it says is not known. `opened`: its files, where who asks has them open. */
export function askingOf(
  daemon: Daemon,
  { id, run }: ContainerRecord,
  opened: OpenFiles | null = null,
): Peer['ask'] | undefined {
  if (run?.web === undefined) return undefined;
  return (port, question, at) => ask(daemon, id, { port, question, at }, opened);
}

interface AskedAt {
  readonly port: number;
  readonly question: HttpQuestion;
  readonly at: Instant;
}

const GONE: HttpAnswered = { kind: 'closed', duration: 1 };

function ask(daemon: Daemon, id: string, { port, question, at }: AskedAt, opened: OpenFiles | null): HttpAnswered {
  const container = daemon.state.containers.get(id);
  const run = container?.run ?? null;
  // It may have been asked, and ended, by the same line before.
  if (container === undefined || run?.web === undefined || container.status !== 'running') return GONE;
  const files = opened ?? openFiles(daemon, container);
  const { config } = container;
  const given = {
    argv: [container.path, ...container.args],
    env: environmentOf(container, [], config.Tty),
    cwd: config.WorkingDir === '' ? '/' : config.WorkingDir,
    user: config.User,
    ...{ tty: config.Tty, stdin: '', stdinOpen: false, columns: null },
    ...{ at: run.startedAt, horizon: 0, joins: null, makeDirectory: false },
  };
  const process = processRequest(daemon, container, given, files, name => peerOf(daemon, container, name, files));
  const asked = askServer({ process, web: run.web, port, question, after: Math.max(0, at - run.startedAt) });
  if (opened === null) files.close();
  keep(daemon, id, run, asked);
  return asked.answered;
}

/** What the server has become, and what it printed meanwhile. */
function keep(daemon: Daemon, id: string, run: RunRecord, asked: ReturnType<typeof askServer>): void {
  const current = daemon.state.containers.get(id);
  if (current?.run == null) return;
  const { startedAt } = run;
  const said = asked.chunks.map(({ stream, text, after }) => ({
    stream,
    text,
    at: Math.round(startedAt + BEHIND + after),
  }));
  const chunks = said.length === 0 ? current.run.chunks : capped([...current.run.chunks, ...said]);
  const { exitCode, after } = asked;
  const end = exitCode === null ? {} : { exitCode, endsAt: Math.round(startedAt + BEHIND + after) };
  putContainer(daemon, { ...current, run: { ...current.run, web: asked.web, chunks, ...end } });
}

/** The address of the host under which a registry in a container is pushed to. */
function publishedAt({ bound }: ContainerRecord): string {
  return `localhost:${entryOf(bound, '5000/tcp')?.[0]?.HostPort ?? '5000'}`;
}

/** What answers under a name: containers of a shared network by name, alias or id; any by address; linked ones by their link. */
export function peerOf(daemon: Daemon, from: ContainerRecord, name: string, opened: OpenFiles): Peer | null {
  const { state } = daemon;
  const links = new Map(
    (from.hostConfig.Links ?? []).map(link => [
      link.split(':')[1] ?? link.split(':')[0] ?? '',
      link.split(':')[0] ?? '',
    ]),
  );
  for (const other of state.containers.values()) {
    if (other.status !== 'running' || other.run === null) continue;
    for (const [network, endpoint] of Object.entries(other.networks)) {
      const mine = entryOf(from.networks, network);
      if (mine === undefined || endpoint.ip === '') continue;
      const named = network !== 'bridge' && [other.name, other.id.slice(0, 12), ...endpoint.aliases].includes(name);
      const linked = links.get(name) === other.name;
      if (!named && !linked && endpoint.ip !== name && !(other.id === from.id && name === other.config.Hostname))
        continue;
      const itself = other.id === from.id && name === other.config.Hostname;
      const { service, ports, loopback = [] } = other.run;
      const ask = askingOf(daemon, other, other.id === from.id ? opened : null);
      return {
        address: endpoint.ip,
        service,
        ports: itself ? ports : ports.filter(port => !loopback.includes(port)),
        filesystem: openFiles(daemon, other).whole,
        ...(service === 'registry' ? { answer: registryAt(daemon, publishedAt(other), other) } : {}),
        ...(ask === undefined ? {} : { ask }),
      };
    }
  }
  return null;
}
