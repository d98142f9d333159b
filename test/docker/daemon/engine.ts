import { engineOf } from '../../../src/docker/daemon/engine-of.ts';
import type { Answer, ContainerCreate, Engine } from '../../../src/docker/engine/index.ts';
import { draftOf } from '../../../src/docker/filesystem/index.ts';
import { MACHINE } from '../../../src/docker/host/machine.ts';
import { daemonOf } from '../../../src/docker/host/play.ts';
import { boot } from '../../../src/docker/index.ts';
import { NOW, world } from '../host/world.ts';

/** An Engine over a daemon that has these images. */
export async function engineWith(images: readonly string[]): Promise<Engine> {
  const host = await boot(world({ images }));
  return engineOf(daemonOf(host.daemon, NOW, draftOf(MACHINE, host.files)));
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

export const pulled = (engine: Engine, reference: string) =>
  value(engine.imageCreate(`docker.io/library/${reference}`, { allTags: false, platform: null }));

export async function statusOf(engine: Engine, name: string): Promise<string> {
  const list = await value(
    engine.containerList({ all: true, limit: 0, size: false, filters: { name: [`^/${name}$`] } }),
  );
  return list[0]?.Status ?? 'gone';
}

export async function logsOf(engine: Engine, name: string): Promise<string> {
  const options = { stdout: true, stderr: true, tail: 'all', since: null, until: null, follow: false };
  const { chunks } = await value(engine.containerLogs(name, options));
  return chunks.map(chunk => chunk.text).join('');
}
