import { seedImage } from '../daemon/images/pull.ts';
import { predefinedNetworks } from '../daemon/networks/networks.ts';
import { type DaemonState, USUAL } from '../daemon/state.ts';
import { cleanPath, draftOf, type FileSystem, fileSystemOf, placeFiles, textOf } from '../filesystem/index.ts';
import { promptState } from '../runtime/index.ts';
import { catalogueFor } from './catalogue.ts';
import type { Host } from './host.ts';
import { homeOf, LEARNER, MACHINE, userOf } from './machine.ts';
import { daemonOf, OWNER } from './play.ts';
import type { HostWorld } from './world.ts';

/** A new host. Throws when the world names images that its catalogue does not have: that is a fault of whoever made the world. */
export async function boot(world: HostWorld): Promise<Host> {
  const state: DaemonState = {
    seed: world.seed,
    platform: world.platform,
    profile: world.profile ?? '28',
    catalogue: catalogueFor(world.catalogue),
    standIns: [],
    counter: 0,
    images: new Map(),
    references: new Map(),
    containers: new Map(),
    volumes: new Map(),
    networks: predefinedNetworks(world.seed, world.at),
    cache: { records: [], contexts: {}, mounts: {} },
    cacheLayers: new Map(),
    builds: [],
    events: [],
    registries: new Map(),
    conditions: USUAL,
  };
  const directory = cleanPath(world.directory);
  const draft = draftOf(MACHINE);
  const mtime = Math.floor(world.at / 1000);
  const files = fileSystemOf(draft, { now: () => mtime, ...OWNER });
  files.mkdir(directory, { recursive: true });
  introduce(files, userOf(directory));
  await placeFiles(draft, directory, world.files, mtime, LEARNER);
  const daemon = daemonOf(state, world.at, draft);
  for (const image of world.images) {
    if (!seedImage(daemon, image)) throw new Error(`the catalogue has no image ${image} for ${world.platform}`);
  }
  const home = homeOf(directory);
  const user = userOf(directory);
  return {
    daemon: daemon.state,
    clock: world.at,
    directory,
    shell: promptState(directory, {
      HOME: home,
      USER: user,
      LOGNAME: user,
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      SHELL: '/bin/bash',
      LANG: 'C.UTF-8',
    }),
    files: draft.changes(),
    builtIn: world.catalogue === null,
    inside: null,
  };
}

/** A learner whose home is not the usual one has an entry in the machine's list of users. */
function introduce(files: FileSystem, user: string): void {
  const passwd = files.read('/etc/passwd');
  const text = passwd === null ? '' : (textOf(passwd) ?? '');
  if (text.includes(`${user}:`)) return;
  files.write('/etc/passwd', text.replace(/^student:.*$/m, `${user}:x:${LEARNER}:${LEARNER}::/home/${user}:/bin/bash`));
  files.write('/etc/group', `root:x:0:\ndocker:x:999:${user}\n${user}:x:${LEARNER}:\n`);
}
