/**
 * The classic builder: a Dockerfile is done from its first line to its last, each line in a container of its own, each leaving an
 * image. Rules: builder/dockerfile/builder.go, evaluator.go.
 */
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/instruction/instruction.ts';
import { expand } from '../../dockerfile/parse/lex.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import type { Platform } from '../../image/platform.ts';
import { parsePlatform } from '../../image/platform.ts';
import type { BuildStepView } from '../../view.ts';
import { variablesOf } from '../plan/environment.ts';
import { allowedValues, argumentsOf, type BuildArguments, unused, withMeta } from './arguments.ts';
import { NO_CACHE, probeOf } from './cache.ts';
import { removeContainers, short } from './commit.ts';
import { beginStage, doTriggers } from './from.ts';
import { doLine, label } from './line.ts';
import { type ReadContext, readContext, upTo } from './read.ts';
import { type ClassicBuild, type ClassicStageState, errorOf, Stop } from './stage.ts';
import type { ClassicError, ClassicImage, ClassicPorts, ClassicRequest, ClassicResult } from './types.ts';
import { type BegunLine, stepOf, viewOf } from './view.ts';

export type ClassicAnswer =
  /** A build that can begin. Never throws for what Docker would print: a failed build is a result with an error. */
  | { readonly ok: true; readonly value: () => Promise<ClassicResult> }
  /** Refused before anything was said. */
  | { readonly ok: false; readonly message: string };

/** A build on its way. */
interface Course extends ClassicBuild {
  readonly read: ReadContext;
  readonly dockerfile: Dockerfile;
  readonly host: Platform;
  readonly total: number;
  readonly steps: BuildStepView[];
  args: BuildArguments;
  count: number;
}

export function buildClassic(request: ClassicRequest, ports: ClassicPorts, host: Platform): ClassicAnswer {
  try {
    const course = courseOf(request, ports, host);
    return { ok: true, value: () => resultOf(course) };
  } catch (error) {
    if (error instanceof DockerfileRefusal) return { ok: false, message: error.message };
    throw error;
  }
}

async function resultOf(course: Course): Promise<ClassicResult> {
  let image: ClassicImage | null = null;
  let failure: ClassicError | null = null;
  try {
    image = await follow(course);
  } catch (error) {
    if (error instanceof Stop) failure = errorOf(error);
    else if (error instanceof DockerfileRefusal) failure = { kind: 'docker', message: error.message, code: 1 };
    else throw error;
  }
  const { read, dockerfile, steps } = course;
  const id = image?.id ?? null;
  const view = viewOf(course, read, dockerfile.stages.length, steps, id, failure);
  return { image: id, error: failure, view };
}

/** Throws a DockerfileRefusal. */
function courseOf(given: ClassicRequest, ports: ClassicPorts, host: Platform): Course {
  const read = readContext(
    given.context,
    given.dockerfile,
    Number.parseInt(ports.mountId().slice(0, 8), 16),
    ports.work,
  );
  const parsed = given.platform === '' ? null : parsePlatform(given.platform, host);
  if (parsed !== null && !parsed.ok) throw new DockerfileRefusal(parsed.error);
  const request = { ...given, platform: parsed?.value ?? '' };
  const dockerfile = upTo(read.dockerfile, request.target);
  const lines = dockerfile.stages.reduce((sum, stage) => sum + 1 + stage.commands.length, dockerfile.globalArgs.length);
  return {
    request,
    ports,
    probe: request.noCache ? NO_CACHE : probeOf(ports, request.cacheFrom),
    escape: read.syntax.escape,
    done: [],
    read,
    dockerfile,
    host,
    total: lines + Object.keys(request.labels).length,
    steps: [],
    args: argumentsOf(request.buildArgs),
    count: 0,
  };
}

/** Throws a Stop or a DockerfileRefusal. */
async function follow(course: Course): Promise<ClassicImage> {
  const { dockerfile, ports, read, request } = course;
  const { warnings } = read.syntax;
  if (warnings.length > 0) {
    const told = [
      ...warnings.map(({ text }) => text),
      'Empty continuation lines will become errors in a future release.',
    ];
    for (const text of told) ports.sayError(`[WARNING]: ${text}\n`);
  }
  for (const line of dockerfile.globalArgs) {
    announce(course, line.code);
    for (const { key, value } of line.arguments) course.args = withGlobal(course, key, value);
  }
  // Without a stage there is nothing that could be given an image, and the daemon hangs up.
  if (dockerfile.stages.length === 0) throw new Stop('unexpected EOF');
  let image: ClassicImage | null = null;
  for (const [at, stage] of dockerfile.stages.entries())
    image = await doStage(course, stage, at, at === dockerfile.stages.length - 1);
  const leftover = unused(course.args);
  if (leftover.length > 0) ports.say(`[Warning] One or more build-args [${leftover.join(' ')}] were not consumed\n`);
  if (image === null) throw new Stop('No image was generated. Is your Dockerfile empty?');
  ports.say(`Successfully built ${short(image.id)}\n`);
  for (const tag of request.tags) ports.say(`Successfully tagged ${ports.tag(image, tag)}\n`);
  return image;
}

function withGlobal(course: Course, key: string, value: string | null): BuildArguments {
  const variables = variablesOf(allowedValues(course.args));
  const word = (text: string): string =>
    expand(text, variables, { escape: course.escape, work: course.ports.work }).result;
  return withMeta(course.args, word(key), value === null ? null : word(value));
}

function announce(course: Course, code: string): void {
  course.count++;
  course.ports.say(`Step ${course.count}/${course.total} : ${code}\n`);
}

/** Throws a Stop or a DockerfileRefusal. */
async function doStage(course: Course, stage: Stage, at: number, last: boolean): Promise<ClassicImage | null> {
  const { ports, request, read, dockerfile } = course;
  if (stage.name !== '' && course.done.some(({ name }) => name === stage.name))
    throw new Stop(`${stage.name} stage name already used`);
  const name = stage.name !== '' ? stage.name : dockerfile.stages.length > 1 ? `stage-${at}` : null;
  let state: ClassicStageState | null = null;
  const line = async (
    one: Pick<Instruction, 'code' | 'lines'>,
    instruction: string,
    work: () => Promise<ClassicStageState>,
  ): Promise<ClassicStageState> => {
    announce(course, one.code);
    const begun: BegunLine = {
      name: `[${course.count}/${course.total}] ${one.code}`,
      stage: name,
      instruction,
      line: one.lines[0],
      parent: state?.image ?? null,
      missed: course.probe.missed,
      started: ports.now(),
    };
    try {
      if (!(await ports.heard())) throw new Stop('context canceled');
      const next = await work();
      course.steps.push(stepOf(course, begun, next.image, false, course.steps));
      ports.say(` ---> ${next.image === null ? '' : short(next.image.id)}\n`);
      return next;
    } catch (error) {
      course.steps.push(stepOf(course, begun, null, true, course.steps));
      throw error;
    }
  };
  const current: ClassicStageState = await line(stage, 'FROM', async () => {
    const begun = await beginStage(course, stage, course.args, course.host);
    await doTriggers(course, begun, read.context);
    return begun;
  });
  state = current;
  for (const command of stage.commands)
    await line(command, command.kind.toUpperCase(), async () => {
      await doLine(course, current, command, read.context);
      return current;
    });
  for (const [key, value] of last ? Object.entries(request.labels).sort() : [])
    await line({ code: `LABEL ${key}=${value}`, lines: stage.lines }, 'LABEL', async () => {
      label(course, current, [[key, value]]);
      if (request.remove || request.forceRemove) removeContainers(course, current);
      return current;
    });
  course.args = { ...course.args, referenced: new Set([...course.args.referenced, ...current.args.referenced]) };
  course.done.push({ name: stage.name, image: current.image });
  return current.image;
}
