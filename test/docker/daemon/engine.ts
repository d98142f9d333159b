import type { Daemon } from '../../../src/docker/daemon/daemon.ts';
import { engineOf } from '../../../src/docker/daemon/engine-of.ts';
import type {
  Answer,
  ContainerCreate,
  Engine,
  ExecCreate,
  Pieces,
  Progress,
  ProgressEnd,
  ProgressMessage,
} from '../../../src/docker/engine/index.ts';
import { draftOf } from '../../../src/docker/filesystem/index.ts';
import { MACHINE } from '../../../src/docker/host/machine.ts';
import { daemonOf } from '../../../src/docker/host/play.ts';
import { boot } from '../../../src/docker/index.ts';
import { NOW, world } from '../host/world.ts';

/** An Engine over a daemon that has these images. */
export async function engineWith(images: readonly string[]): Promise<Engine> {
  const host = await boot(world({ images }));
  const daemon = daemonOf(host.daemon, NOW, draftOf(MACHINE, host.files));
  const engine = engineOf(daemon);
  daemons.set(engine, daemon);
  return engine;
}

const daemons = new WeakMap<Engine, Daemon>();

/** Lets time pass as the host does: no caller of the engine can. */
export function later(engine: Engine, milliseconds: number): void {
  const daemon = daemons.get(engine);
  if (daemon === undefined) throw new Error('whose engine is this?');
  daemon.clock += milliseconds;
}

/** All pieces, up to the end. */
export async function all<T>(pieces: Pieces<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const piece of pieces) found.push(piece);
  return found;
}

/** The value of an answer that is expected to be one. */
export async function value<T>(answer: Promise<Answer<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(given.message);
  return given.value;
}

/** The message of an answer that is expected to be a refusal. */
export async function refusal(answer: Promise<Answer<unknown>>): Promise<string> {
  const given = await answer;
  if (given.ok) throw new Error('it was not refused');
  return given.message;
}

export function body(image: string, cmd: readonly string[] = [], more: Partial<ContainerCreate> = {}): ContainerCreate {
  return {
    Image: image,
    AttachStdout: true,
    AttachStderr: true,
    ...(cmd.length === 0 ? {} : { Cmd: cmd }),
    HostConfig: {},
    ...more,
  };
}

export async function started(
  engine: Engine,
  name: string,
  image: string,
  cmd: readonly string[],
  more: Partial<ContainerCreate> = {},
): Promise<string> {
  const { Id } = await value(engine.containerCreate(name, body(image, cmd, more), { platform: null }));
  await value(engine.containerStart(name));
  return Id;
}

/** The exit code of a container, when it has ended. */
export async function ended(engine: Engine, name: string): Promise<number | null> {
  return (await (await value(engine.containerWait(name, 'not-running'))).ended())?.StatusCode ?? null;
}

/** What is asked of a further process. */
export function exec(Cmd: readonly string[], more: Partial<ExecCreate> = {}): ExecCreate {
  return {
    Cmd,
    Env: [],
    User: '',
    WorkingDir: '',
    Tty: false,
    AttachStdin: false,
    AttachStdout: true,
    AttachStderr: true,
    Privileged: false,
    columns: null,
    ...more,
  };
}

/** All that a stream of progress told, and how it came out. */
export async function toEnd<T>(
  progress: Promise<Answer<Progress<T>>>,
): Promise<ProgressEnd<T> & { readonly messages: readonly ProgressMessage[] }> {
  const given = await value(progress);
  const messages = await all(given.messages);
  return { messages, ...(await given.ended()) };
}

export const pulled = (engine: Engine, reference: string) =>
  toEnd(engine.imageCreate(`docker.io/library/${reference}`, { allTags: false, platform: null }));

export async function statusOf(engine: Engine, name: string): Promise<string> {
  const list = await value(
    engine.containerList({ all: true, limit: 0, size: false, filters: { name: [`^/${name}$`] } }),
  );
  return list[0]?.Status ?? 'gone';
}

export async function logsOf(engine: Engine, name: string): Promise<string> {
  const options = { stdout: true, stderr: true, tail: 'all', since: null, until: null, follow: false };
  const chunks = await all(await value(engine.containerLogs(name, options)));
  return chunks.map(chunk => chunk.text).join('');
}
