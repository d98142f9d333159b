/**
 * One writer per data folder. The lock is a listening Unix socket: the kernel lets it go when its process ends, however it ends, so
 * a start after kill -9 waits for nothing and no stale file has to be judged.
 *
 * On Linux the socket's name is abstract and made of the folder's device and inode: taking it is one step, and two starts at once
 * cannot both have it. Abstract names end at a container's network, so `lock.sock` in the folder itself tells those beyond it.
 */
import { realpath, rm, stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { codeOf } from './disk.ts';

/** What a process that finds the folder taken exits with: EX_TEMPFAIL of sysexits.h. */
export const EXIT_LOCKED = 75;

export interface Lock {
  release(): Promise<void>;
}

/** @throws Fault `locked` */
export async function lockFolder(folder: string): Promise<Lock> {
  const path = await realpath(folder);
  const abstract = await takeAbstract(path);
  try {
    const visible = await takeVisible(path, abstract !== null);
    return {
      release: async () => {
        await end(visible);
        await end(abstract);
      },
    };
  } catch (error) {
    await end(abstract);
    throw error;
  }
}

async function takeAbstract(folder: string): Promise<Server | null> {
  if (process.platform !== 'linux') return null;
  const { dev, ino } = await stat(folder, { bigint: true });
  try {
    return await listen(`\0drydock-${dev}-${ino}`);
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') throw locked(folder);
    throw error;
  }
}

async function takeVisible(folder: string, enough: boolean): Promise<Server | null> {
  const path = join(folder, 'lock.sock');
  try {
    return await listen(path);
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') return give(error);
  }
  if (await answers(path)) throw locked(folder);
  await rm(path, { force: true });
  try {
    return await listen(path);
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') throw locked(folder);
    return give(error);
  }

  /** Some file systems take no sockets, and long paths do not fit in an address. */
  function give(error: unknown): null {
    if (enough) return null;
    throw error;
  }
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => socket.destroy());
    server.once('error', reject);
    server.listen({ path }, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** Is a process listening there? */
function answers(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function end(server: Server | null): Promise<void> {
  return new Promise(resolve => {
    if (server === null) resolve();
    else server.close(() => resolve());
  });
}

function locked(folder: string): Fault {
  return new Fault('locked', `another Drydock is running on ${folder}. Stop it, or set DATA_DIR to another folder.`, {
    file: folder,
  });
}
