/** FROM: the base is found among earlier stages, on the host or in a registry, and its triggers are done. */
import type { Instruction, Stage } from '../../dockerfile/instruction/instruction.ts';
import { readInstruction } from '../../dockerfile/instruction/read.ts';
import { expand } from '../../dockerfile/parse/lex.ts';
import { parseTree } from '../../dockerfile/parse/tree.ts';
import type { Tree } from '../../filesystem/index.ts';
import type { ContainerDefaults } from '../../image/index.ts';
import type { Platform } from '../../image/platform.ts';
import { parsePlatform } from '../../image/platform.ts';
import { splitEntry, variablesOf } from '../plan/environment.ts';
import { type BuildArguments, forStage, metaValues } from './arguments.ts';
import { doLine } from './line.ts';
import { type ClassicBuild, type ClassicStageState, need, Stop } from './stage.ts';
import type { ClassicImage } from './types.ts';

const DEFAULT_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Throws a Stop or a DockerfileRefusal. */
export async function beginStage(
  build: ClassicBuild,
  stage: Stage,
  args: BuildArguments,
  host: Platform,
): Promise<ClassicStageState> {
  build.probe.reset();
  const variables = variablesOf(metaValues(args));
  const word = (text: string): string =>
    expand(text, variables, { escape: build.escape, work: build.ports.work }).result;
  let platform: string | null = build.request.platform === '' ? null : build.request.platform;
  if (stage.platform !== '') {
    const text = word(stage.platform);
    const parsed = parsePlatform(text, host);
    if (!parsed.ok) throw new Stop(`failed to parse platform ${text}: ${parsed.error}`);
    platform = parsed.value;
  }
  const name = word(stage.base);
  if (name === '') throw new Stop(`base name (${stage.base}) should not be blank`);
  const earlier = build.done.find(done => done.name !== '' && done.name === name.toLowerCase());
  const image = earlier === undefined ? await baseOf(build, name, platform) : earlier.image;
  return {
    config: withPath(image?.config.config ?? {}),
    author: '',
    cmdSet: false,
    image,
    args: forStage(args),
    architecture: image?.config.architecture ?? (platform ?? host).split('/')[1] ?? 'amd64',
    containers: [],
  };
}

async function baseOf(build: ClassicBuild, name: string, platform: string | null): Promise<ClassicImage | null> {
  if (name === 'scratch') return null;
  const { ports, request } = build;
  const found = request.pull ? null : need(ports.find(name));
  return found ?? need(await ports.pull(name, platform));
}

function withPath(config: ContainerDefaults): ContainerDefaults {
  const env = config.Env ?? [];
  return env.some(entry => splitEntry(entry)[0] === 'PATH') ? config : { ...config, Env: [...env, DEFAULT_PATH] };
}

/** ONBUILD of the base: its lines are done before the stage's own, and are not counted. Throws a Stop or a DockerfileRefusal. */
export async function doTriggers(build: ClassicBuild, state: ClassicStageState, context: Tree): Promise<void> {
  const { OnBuild: triggers = [], ...rest } = state.config;
  if (triggers.length === 0) return;
  state.config = rest;
  build.ports.say(`# Executing ${triggers.length} build trigger${triggers.length > 1 ? 's' : ''}\n`);
  for (const trigger of triggers) await doLine(build, state, triggerOf(trigger), context);
}

function triggerOf(text: string): Instruction {
  const { lines } = parseTree(text);
  const [only] = lines;
  if (only === undefined || lines.length !== 1) throw new Stop('onbuild trigger should be a single expression');
  return readInstruction(only);
}
