/** What each line does to its stage. Rules: builder/dockerfile/dispatchers.go. */
import { durationText } from '../../dockerfile/instruction/duration.ts';
import type { HealthTest, Instruction } from '../../dockerfile/instruction/instruction.ts';
import { expand } from '../../dockerfile/parse/lex.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import { setEntry } from '../../entry.ts';
import { cleanPath, type Tree } from '../../filesystem/index.ts';
import type { ContainerDefaults } from '../../image/index.ts';
import { goQuotedList } from '../plan/command.ts';
import { withEntries } from '../plan/environment.ts';
import { healthConfig } from '../plan/health.ts';
import { exposed, PORT } from '../plan/ports.ts';
import { checkSignal } from '../plan/signal.ts';
import { withArguments } from './arguments.ts';
import { commit, commitRun, commitWorkdir, removeContainers } from './commit.ts';
import { shellOf } from './config.ts';
import { type ClassicBuild, type ClassicStageState, expanderOf, Stop, variablesIn } from './stage.ts';
import { BUILDKIT_ONLY, transfer } from './transfer.ts';

/** Does a line. Throws a Stop. */
export async function doLine(
  build: ClassicBuild,
  state: ClassicStageState,
  instruction: Instruction,
  context: Tree,
): Promise<void> {
  let well = false;
  try {
    await perform(build, state, instruction, context);
    well = true;
  } catch (error) {
    throw error instanceof DockerfileRefusal ? new Stop(error.message) : error;
  } finally {
    const { forceRemove, remove } = build.request;
    if (forceRemove || (remove && well)) removeContainers(build, state);
  }
}

async function perform(
  build: ClassicBuild,
  state: ClassicStageState,
  instruction: Instruction,
  context: Tree,
): Promise<void> {
  const word = expanderOf(state, build);
  const config = (change: ContainerDefaults): void => {
    state.config = { ...state.config, ...change };
  };
  const row = (comment: string): void => commit(build, state, comment);
  switch (instruction.kind) {
    case 'env': {
      const pairs = instruction.pairs.map(({ key, value }) => [word(key), word(value)] as const);
      config({ Env: withEntries(state.config.Env ?? [], pairs) });
      return row(`ENV ${pairs.map(([key, value]) => `${key}=${value}`).join(' ')}`);
    }
    case 'label': {
      const pairs = instruction.pairs.map(({ key, value }) => [word(key), word(value)] as const);
      return label(build, state, pairs);
    }
    case 'maintainer':
      state.author = instruction.name;
      return row(`MAINTAINER ${instruction.name}`);
    case 'copy':
    case 'add':
      return transfer(build, state, instruction, context, word);
    case 'onbuild':
      config({ OnBuild: [...(state.config.OnBuild ?? []), instruction.expression] });
      return row(`ONBUILD ${instruction.expression}`);
    case 'workdir': {
      const path = word(instruction.path);
      if (path === '') throw new Stop('cannot normalize nothing');
      config({ WorkingDir: cleanPath(path, state.config.WorkingDir || '/') });
      return commitWorkdir(build, state);
    }
    case 'run': {
      const [flag] = instruction.flagsUsed;
      if (flag !== undefined) throw new Stop(`the --${flag} ${BUILDKIT_ONLY}`);
      return commitRun(build, state, instruction.command);
    }
    case 'cmd': {
      const words = inShell(state, instruction.command);
      withoutEscaped(state);
      config({ Cmd: words });
      row(`CMD ${goQuotedList(words)}`);
      if (words.length > 0) state.cmdSet = true;
      return;
    }
    case 'entrypoint': {
      const words = inShell(state, instruction.command);
      withoutEscaped(state);
      config({ Entrypoint: words });
      if (!state.cmdSet) {
        const { Cmd: _cmd, ...rest } = state.config;
        state.config = rest;
      }
      return row(`ENTRYPOINT ${goQuotedList(words)}`);
    }
    case 'healthcheck': {
      const before = state.config.Healthcheck?.Test ?? [];
      if (before.length > 0 && before[0] !== 'NONE')
        build.ports.say(`Note: overriding previous HEALTHCHECK: [${before.join(' ')}]\n`);
      config({ Healthcheck: healthConfig(instruction.health) });
      return row(`HEALTHCHECK ${healthWords(instruction.health)}`);
    }
    case 'expose': {
      const variables = variablesIn(state);
      const words = instruction.ports.flatMap(
        port => expand(port, variables, { escape: build.escape, work: build.ports.work }).words,
      );
      const ports: Record<string, Record<string, never>> = { ...state.config.ExposedPorts };
      for (const word of words) {
        const found = portsOf(word);
        build.ports.work.spend(found.length * PORT, 'a Dockerfile');
        for (const port of found) ports[port] = {};
      }
      config({ ExposedPorts: ports });
      return row(`EXPOSE ${words.join(' ')}`);
    }
    case 'user': {
      const user = word(instruction.user);
      config({ User: user });
      return row(`USER ${user}`);
    }
    case 'volume': {
      const paths = instruction.paths.map(path => word(path));
      if (paths.includes('')) throw new Stop('VOLUME specified can not be an empty string');
      const volumes: Record<string, Record<string, never>> = { ...state.config.Volumes };
      for (const path of paths) setEntry(volumes, path, {});
      config({ Volumes: volumes });
      return row(`VOLUME [${paths.join(' ')}]`);
    }
    case 'stopsignal': {
      const signal = word(instruction.signal);
      checkSignal(signal);
      config({ StopSignal: signal });
      return row(`STOPSIGNAL ${signal}`);
    }
    case 'arg': {
      const shown = instruction.arguments.map(({ key, value }) => {
        const name = word(key);
        const usual = value === null ? null : word(value);
        return [name, usual] as const;
      });
      state.args = withArguments(state.args, shown);
      return row(`ARG ${shown.map(([name, usual]) => (usual === null ? name : `${name}=${usual}`)).join(' ')}`);
    }
    case 'shell':
      config({ Shell: instruction.words });
      return row(`SHELL [${instruction.words.join(' ')}]`);
  }
}

/** What EXPOSE opens. This builder's words for what is no port begin with a capital. */
export function portsOf(word: string): readonly string[] {
  try {
    return exposed(word).ports;
  } catch (error) {
    if (error instanceof DockerfileRefusal)
      throw new DockerfileRefusal(error.message.replace(/^\w/u, letter => letter.toUpperCase()));
    throw error;
  }
}

/** LABEL, and --label after the last line. */
export function label(
  build: ClassicBuild,
  state: ClassicStageState,
  pairs: readonly (readonly [string, string])[],
): void {
  state.config = { ...state.config, Labels: { ...state.config.Labels, ...Object.fromEntries(pairs) } };
  commit(build, state, `LABEL ${pairs.map(([key, value]) => `${key}=${value}`).join(' ')}`);
}

function withoutEscaped(state: ClassicStageState): void {
  const { ArgsEscaped: _escaped, ...rest } = state.config;
  state.config = rest;
}

function inShell(
  state: ClassicStageState,
  { words, shell }: { readonly words: readonly string[]; readonly shell: boolean },
): readonly string[] {
  return shell && words.length > 0 ? [...shellOf(state.config), ...words] : words;
}

/** Go's `%v` of the struct. */
function healthWords({ test, interval, timeout, startPeriod, startInterval, retries }: HealthTest): string {
  const times = [interval, timeout, startPeriod, startInterval].map(durationText);
  return `&{[${test.join(' ')}] ${times.join(' ')} ${retries}}`;
}
