/** Questions about the learner's own host, answered with its figures: each is read off the host, or printed by a command that is run beside it. */
import { filesOf, type Host, type Instant, run, type View, view } from '../../docker/index.ts';
import type { Said } from '../../grade/index.ts';
import type { Figure } from './acts.ts';
import { sendable } from './context.ts';
import { imageMeant, sayMakeup, sized } from './makeup.ts';
import { offering } from './offers.ts';

/** Lines of a table that are shown, and characters of each. */
const ROWS = 14;
const COLUMNS = 120;

export async function figures(host: Host, figure: Figure, text: string, at: Instant): Promise<Said> {
  const seen = view(host);
  switch (figure) {
    case 'host-size':
      return sayMakeup(seen, imageMeant(seen, text));
    case 'host-images':
      return table(host, 'images', seen.images.length, 'docker image ls', at, ['host-size', 'host-dangling']);
    case 'host-containers':
      return table(host, 'containers', seen.containers.length, 'docker ps -a', at, ['ps', 'container-states']);
    case 'host-running':
      return table(host, 'running', running(seen), 'docker ps', at, ['ps', 'container-exits']);
    case 'host-dangling':
      return table(host, 'dangling', dangling(seen), 'docker image ls --filter dangling=true', at, [
        'dangling',
        'image-prune',
      ]);
    case 'host-ports':
      return ports(host, at);
    case 'host-context':
      return context(host, at);
    case 'host-cache':
      return cache(seen);
    case 'host-build':
      return lastBuild(seen);
    case 'host-disk':
      return offering({ code: 'tutor.host.disk', data: { rows: await printed(host, 'docker system df', at) } }, [
        'system-df',
        'system-prune',
      ]);
    case 'host-volumes':
      return table(host, 'volumes', seen.volumes.length, 'docker volume ls', at, ['volume', 'network']);
    case 'host-files':
      return files(host);
    case 'host-all':
      return offering(
        {
          code: 'tutor.host.all',
          data: {
            images: seen.images.length,
            dangling: dangling(seen),
            containers: seen.containers.length,
            running: running(seen),
            volumes: seen.volumes.length,
            cacheBytes: cacheBytes(seen),
            files: filesOf(host).length,
            rows: await printed(host, 'docker image ls', at),
          },
        },
        ['host-size', 'host-containers', 'image-location'],
      );
  }
}

function running({ containers }: View): number {
  return containers.filter(({ state }) => state === 'running' || state === 'paused').length;
}

function dangling({ images }: View): number {
  return images.filter(({ tags }) => tags.length === 0).length;
}

async function table(
  host: Host,
  what: string,
  count: number,
  command: string,
  at: Instant,
  near: readonly string[],
): Promise<Said> {
  if (count === 0) return offering({ code: `tutor.host.${what}-none`, data: { command } }, near);
  return offering(
    { code: `tutor.host.${what}`, data: { count, command, rows: await printed(host, command, at) } },
    near,
  );
}

/** What the command prints on this host. Nothing of it stays: the host that it leaves is let go. */
async function printed(host: Host, command: string, at: Instant): Promise<string> {
  const { outcome } = await run({ ...host, inside: null }, command, { at, columns: null, stdin: '' });
  return cutRows(outcome.stdout.replaceAll('\r', '').trimEnd().split('\n'));
}

function cutRows(rows: readonly string[]): string {
  const shown = rows.slice(0, ROWS).map(row => (row.length <= COLUMNS ? row : `${row.slice(0, COLUMNS)}…`));
  return [...shown, ...(rows.length > ROWS ? [`… +${rows.length - ROWS}`] : [])].join('\n');
}

async function ports(host: Host, at: Instant): Promise<Said> {
  const rows = (await printed(host, `docker ps --format '{{.Names}}\t{{.Ports}}'`, at))
    .split('\n')
    .filter(row => /\t\S/.test(row))
    .map(row => row.replace('\t', '   '));
  const near = ['port', 'expose'];
  if (rows.length === 0) return offering({ code: 'tutor.host.ports-none', data: {} }, near);
  return offering({ code: 'tutor.host.ports', data: { count: rows.length, rows: rows.join('\n') } }, near);
}

async function context(host: Host, at: Instant): Promise<Said> {
  const near = ['context', 'dockerignore'];
  const sent = await sendable(host, at);
  if (sent === null || sent.length === 0) return offering({ code: 'tutor.host.context-none', data: {} }, near);
  const all = filesOf(host).length;
  const rows = rowsOf(sent.map(({ path, size }) => [size, path]));
  const data = { contextBytes: sum(sent), count: sent.length, left: Math.max(0, all - sent.length), rows };
  return offering({ code: 'tutor.host.context', data }, near);
}

function files(host: Host): Said {
  const found = filesOf(host);
  const near = ['context', 'dockerignore'];
  if (found.length === 0) return offering({ code: 'tutor.host.files-none', data: { folder: host.directory } }, near);
  const rows = rowsOf(found.map(({ path, size }) => [size, path]));
  return offering({ code: 'tutor.host.files', data: { count: found.length, folder: host.directory, rows } }, near);
}

function cache(seen: View): Said {
  const near = ['cache', 'builder-prune'];
  const kept = seen.cache.filter(record => record.layer !== null);
  if (kept.length === 0) return offering({ code: 'tutor.host.cache-none', data: {} }, near);
  const rows = rowsOf(kept.map(({ size, description }) => [size, description]));
  return offering({ code: 'tutor.host.cache', data: { count: kept.length, cacheBytes: cacheBytes(seen), rows } }, near);
}

/** Rows as the steps stood, the latest build alone. */
function lastBuild({ builds }: View): Said {
  const near = ['cache', 'cache-miss'];
  const build = builds.at(-1);
  if (build === undefined) return offering({ code: 'tutor.host.build-none', data: {} }, near);
  const rows = build.steps.map(({ state, name }) => `${state.padEnd(8)}${name}`);
  const cached = build.steps.filter(({ state }) => state === 'cached').length;
  const data = { dockerfile: build.dockerfile, steps: build.steps.length, cached, rows: cutRows(rows) };
  if (build.error === null) return offering({ code: 'tutor.host.build', data }, near);
  return offering(
    { code: 'tutor.host.build-failed', data: { ...data, error: build.error.split('\n')[0] ?? '' } },
    near,
  );
}

function cacheBytes({ cache: records }: View): number {
  return sum(records);
}

function sum(items: readonly { readonly size: number }[]): number {
  return items.reduce((total, { size }) => total + size, 0);
}

/** The largest first, as Docker prints sizes. */
function rowsOf(items: readonly (readonly [number, string])[]): string {
  return cutRows(items.toSorted(([one], [other]) => other - one).map(([size, name]) => sized(size, name)));
}
