/** Lines that end in a commit: the cache is asked, else a container is made, perhaps run, and becomes an image. */
import type { ContainerDefaults } from '../../image/index.ts';
import { argumentWords, besides } from './arguments.ts';
import { mergedHealth, noted, notedWhole, shellOf, tidied } from './config.ts';
import { type ClassicBuild, type ClassicStageState, need, Stop } from './stage.ts';

export function short(id: string): string {
  return id.replace(/^sha256:/u, '').slice(0, 12);
}

/** Whether the cache had it: the stage then stands on what it had. */
export function probed(build: ClassicBuild, state: ClassicStageState, config: ContainerDefaults): boolean {
  const hit = build.probe.find(state.image, config, state.architecture);
  if (hit === null) return false;
  build.ports.say(' ---> Using cache\n');
  state.image = hit;
  return true;
}

function created(build: ClassicBuild, state: ClassicStageState, config: ContainerDefaults): string {
  const { id, warnings } = need(build.ports.create(state.image?.id ?? null, config));
  state.containers.push(id);
  for (const warning of warnings) build.ports.say(` ---> [Warning] ${warning}\n`);
  build.ports.say(` ---> Running in ${short(id)}\n`);
  return id;
}

function commitOf(
  build: ClassicBuild,
  state: ClassicStageState,
  container: string,
  containerConfig: ContainerDefaults,
): void {
  state.image = need(
    build.ports.commit(container, state.image?.id ?? null, {
      author: state.author,
      config: tidied(state.config),
      containerConfig,
    }),
  );
}

/** A line that changes the config alone. */
export function commit(build: ClassicBuild, state: ClassicStageState, comment: string): void {
  if (probed(build, state, noted(state.config, comment))) return;
  const { Healthcheck } = state.config;
  if (Healthcheck !== undefined) {
    const merged = mergedHealth(Healthcheck, state.image?.config.config.Healthcheck);
    state.config = { ...state.config, Healthcheck: merged };
  }
  const config = noted(state.config, comment);
  commitOf(build, state, created(build, state, config), config);
}

export function commitWorkdir(build: ClassicBuild, state: ClassicStageState): void {
  const config = notedWhole(state.config, `WORKDIR ${state.config.WorkingDir ?? ''}`);
  if (probed(build, state, config)) return;
  const container = created(build, state, config);
  build.ports.makeWorkdir(container);
  commitOf(build, state, container, config);
}

/** RUN: `words` as they follow the instruction. */
export async function commitRun(
  build: ClassicBuild,
  state: ClassicStageState,
  command: { readonly words: readonly string[]; readonly shell: boolean },
): Promise<void> {
  const { ports } = build;
  const { words, shell } = command;
  const argv = shell && words.length > 0 ? [...shellOf(state.config), ...words] : words;
  const visible = besides(state.args, state.config.Env ?? []);
  const kept = [...argumentWords(state.args, visible), ...argv];
  const { Entrypoint: _entrypoint, ArgsEscaped: _escaped, ...rest } = state.config;
  const probe: ContainerDefaults =
    kept.length > 0 || state.config.Entrypoint === undefined
      ? { ...rest, Cmd: kept }
      : { ...rest, Cmd: kept, Entrypoint: state.config.Entrypoint };
  if (probed(build, state, probe)) return;
  const container = created(build, state, {
    ...rest,
    Cmd: argv,
    Env: [...(state.config.Env ?? []), ...visible],
    ...(kept.length > 0 ? { Entrypoint: [''] } : {}),
    Healthcheck: { Test: ['NONE'] },
  });
  const code = need(await ports.run(container));
  if (code !== 0) throw new Stop(`The command '${argv.join(' ')}' returned a non-zero code: ${code}`, 'docker', code);
  commitOf(build, state, container, probe);
}

/** --rm and --force-rm: containers of the line go when it is done. */
export function removeContainers(build: ClassicBuild, state: ClassicStageState): void {
  for (const id of state.containers.splice(0)) {
    build.ports.remove(id);
    build.ports.say(` ---> Removed intermediate container ${short(id)}\n`);
  }
}
