import { EMPTY_CACHE, solve } from '../../../src/docker/builder/index.ts';
import type { BuildCache, SolvePorts, SolveRequest, SolveResult } from '../../../src/docker/builder/types.ts';
import {
  type Draft,
  draftOf,
  emptyTree,
  type Files,
  fileSystemOf,
  layerOf,
  placeFiles,
  textOf,
} from '../../../src/docker/filesystem/index.ts';
import { type StoredLayer, storeLayer, treeOf } from '../../../src/docker/image/index.ts';
import type { Process } from '../../../src/docker/runtime/index.ts';
import { UNCOUNTED } from '../../../src/docker/work.ts';
import { STUB } from './planned.ts';

const AT = Date.UTC(2025, 2, 1, 12);

export interface World {
  /** Puts files into the context; null removes one. */
  readonly write: (files: Files | Readonly<Record<string, null>>) => Promise<void>;
  /** Another image takes the base's name. */
  readonly rebase: (text: string) => Promise<void>;
  /** From now on nothing more may be stored. */
  readonly fill: () => void;
  readonly chmod: (path: string, mode: number) => void;
  readonly build: (more?: Partial<SolveRequest>) => Promise<SolveResult>;
  /** Argument vectors of the processes that ran, joined. */
  readonly ran: readonly string[];
}

/** A daemon's side of the builder with one base image, `alpine`, and a shell that knows `echo`, `cp`, `cat`, `exit` and `sleep`. */
export async function worldWith(files: Files, base = 'base\n'): Promise<World> {
  let clock = AT;
  let cache: BuildCache = EMPTY_CACHE;
  const layers = new Map<string, StoredLayer>();
  const ran: string[] = [];
  let room = true;
  const context = draftOf(emptyTree);
  const seconds = (): number => Math.floor(clock / 1000);
  await placeFiles(context, '/', files, seconds());
  let root = await baseLayer(base);
  const ports = (): SolvePorts => ({
    cache,
    mayGrow: () => room,
    work: UNCOUNTED,
    layer: chain => layers.get(chain) ?? null,
    resolve: async reference =>
      reference.includes('nosuch')
        ? { ok: false, kind: 'docker', message: `${reference}: not found`, duration: 40 }
        : {
            ok: true,
            digest: null,
            blobs: [],
            duration: 2,
            image: {
              id: 'sha256:base',
              config: { ...STUB, rootfs: { type: 'layers', diff_ids: [root.layer.diffId] } },
              top: root,
            },
          },
    run: async request => {
      ran.push(request.argv.join(' '));
      return play(request.filesystem, request.argv, request.env, request.cwd, Math.floor(request.now / 1000));
    },
  });
  return {
    ran,
    fill() {
      room = false;
    },
    async rebase(text) {
      root = await baseLayer(text);
    },
    async write(given) {
      clock += 5000;
      const view = fileSystemOf(context, { now: seconds });
      for (const [path, file] of Object.entries(given)) {
        if (file === null) view.remove(`/${path}`, { recursive: true });
        else await placeFiles(context, '/', { [path]: file }, seconds());
      }
    },
    chmod(path, mode) {
      fileSystemOf(context, { now: seconds }).change(path, { mode });
    },
    async build(more = {}) {
      clock += 1000;
      const result = await solve(
        {
          at: clock,
          seed: 11,
          platform: 'linux/amd64',
          context,
          contextName: '/work',
          remoteContext: null,
          uploaded: false,
          namedContexts: [],
          cacheFrom: [],
          dockerfileTree: context,
          dockerfileName: 'Dockerfile',
          dockerfilePath: 'Dockerfile',
          tags: [],
          target: null,
          buildArgs: {},
          labels: [],
          noCache: false,
          noCacheFilter: [],
          pull: false,
          entitlements: [],
          targetPlatform: null,
          secrets: {},
          call: null,
          exportImage: true,
          exportFiles: [],
          network: 'default',
          hosts: [],
          limits: [],
          ...more,
        },
        ports(),
      );
      cache = result.cache;
      for (const [chain, layer] of result.layers) layers.set(chain, layer);
      clock += result.duration;
      return result;
    },
  };
}

async function baseLayer(text: string): Promise<StoredLayer> {
  const draft = draftOf(emptyTree);
  await placeFiles(
    draft,
    '/',
    { 'etc/passwd': 'root:x:0:0::/root:/bin/sh\napp:x:100:101::/:/bin/sh\n', 'etc/release': text },
    0,
  );
  return storeLayer(null, layerOf(draft.changes()), { instruction: 'ADD', createdBy: 'ADD rootfs.tar.gz /' });
}

/** A text of the built image. */
export function fileIn(result: SolveResult, path: string): string | null {
  const node = treeOf(result.image?.top ?? null).get(path);
  return node?.type === 'file' ? textOf(node.content) : null;
}

/** `a && b > file`, with words in place of programs. */
function play(files: Draft, argv: readonly string[], env: readonly string[], cwd: string, now: number): Process {
  const view = fileSystemOf(files, { now: () => now });
  const at = (path: string): string => (path.startsWith('/') ? path : `${cwd}/${path}`);
  let chunks: Process['chunks'] = [];
  let exitCode = 0;
  let duration = 10;
  for (const command of (argv[2] ?? argv.join(' ')).split('&&').map(part => part.trim())) {
    const [line = '', target] = command.split('>').map(part => part.trim());
    const [word = '', ...args] = line.split(/\s+/u);
    let out = '';
    if (word === 'echo')
      out = `${args.join(' ').replace(/\$(\w+)/gu, (_, name) => env.find(entry => entry.startsWith(`${name}=`))?.slice(name.length + 1) ?? '')}\n`;
    else if (word === 'cat') {
      const content = view.read(at(args[0] ?? ''));
      if (content === null) exitCode = 1;
      else out = textOf(content) ?? '';
    } else if (word === 'cp') view.write(at(args[1] ?? ''), view.read(at(args[0] ?? '')) ?? '');
    else if (word === 'sleep') duration += Number(args[0]) * 1000;
    else if (word === 'exit') exitCode = Number(args[0]);
    if (target !== undefined) view.write(at(target), out);
    else if (out !== '') chunks = [...chunks, { stream: 'stdout', text: out, after: duration, voice: 'program' }];
    if (exitCode !== 0) break;
  }
  return {
    failure: null,
    executed: [],
    chunks,
    duration,
    elapsed: duration,
    ending: { kind: 'exited', exitCode },
    signals: {},
    command: argv.join(' '),
    service: null,
    ports: [],
    loopback: [],
    web: null,
    asks: null,
    checkpoint: null,
    unmet: null,
    remarks: [],
  };
}
