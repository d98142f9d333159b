/** Stages before anything is run: names expanded, dependencies found, what is reachable from the target. */
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/instruction/instruction.ts';
import { readMount } from '../../dockerfile/instruction/mount.ts';
import type { Linter } from '../../dockerfile/lint/linter.ts';
import { goQuoted } from '../../dockerfile/parse/go-quoted.ts';
import { expand } from '../../dockerfile/parse/lex.ts';
import { DockerfileRefusal, type LineRange } from '../../dockerfile/refusal.ts';
import { suggested } from '../../dockerfile/suggest.ts';
import { parseReference } from '../../image/reference.ts';
import { globalArgs, placed, stagePlatform, warnDefaults, warnUndeclared } from './arguments.ts';
import type { PlatformParts } from './platform.ts';
import type { PreparedStages, StageOptions, StagePlan } from './stage.ts';

const SCRATCH = 'scratch';
const NONE: ReadonlySet<string> = new Set();

export function isScratch(plan: StagePlan): boolean {
  return plan.parent === null && plan.givenBase === SCRATCH;
}

/** Everything that is known of the stages before their base images are. Throws a DockerfileRefusal. */
export function prepareStages(dockerfile: Dockerfile, options: StageOptions, linter: Linter): PreparedStages {
  if (dockerfile.stages.length === 0) throw new DockerfileRefusal('dockerfile contains no stages to build');
  const args = globalArgs(dockerfile, options, true);
  const declared = new Set(dockerfile.globalArgs.flatMap(arg => arg.arguments.map(({ key }) => key)));
  warnDefaults(dockerfile, options, linter);

  const stages: StagePlan[] = [];
  const named = (name: string): StagePlan | undefined =>
    stages.findLast(plan => !plan.unregistered && plan.stage.name !== '' && plan.stage.name === name.toLowerCase());
  for (const [index, stage] of dockerfile.stages.entries()) {
    const plan = placed(stage.lines, () => {
      const { result, matched, unmatched } = expand(stage.base, args, options);
      warnUndeclared(unmatched, args, declared, stage.lines, linter);
      if (result === '') throw new DockerfileRefusal(`base name (${stage.base}) should not be blank`);
      return planOf(
        index,
        stage,
        result,
        named(result) ?? null,
        stagePlatform(stage, args, declared, options, linter),
        stage.platform === '' ? matched : new Set([...matched, ...expand(stage.platform, args, options).matched]),
        false,
      );
    });
    stages.push(plan);
  }
  const target = findTarget(stages, options.targetStage);

  for (const plan of [...stages]) {
    for (const instruction of plan.stage.commands) {
      const sources = sourceNames(instruction).map(name => findSource(name, instruction, stages, options.target));
      for (const source of sources) if (!stages.includes(source)) stages.push(source);
      plan.commands.push({ instruction, sources });
    }
  }
  refuseCycles(stages);
  if (stages.length === 1) target.label = '';
  for (const plan of options.everyStage ? stages : [target]) markReachable(plan);
  const refusals = stages.map(makeFull).filter(refused => refused !== null);
  return { stages, target, globalArgs: args, refused: refusals[0] ?? null };
}

function planOf(
  index: number,
  stage: Stage,
  base: string,
  parent: StagePlan | null,
  platform: PlatformParts,
  baseNeeds: ReadonlySet<string>,
  unregistered: boolean,
): StagePlan {
  const steps = stage.commands.filter(({ kind }) => ['add', 'copy', 'run', 'workdir'].includes(kind)).length;
  return {
    index,
    stage,
    base,
    context: null,
    givenBase: base,
    parent,
    platform,
    baseNeeds,
    label: unregistered ? '' : stage.name || `stage-${index}`,
    commands: [],
    triggers: null,
    unregistered,
    reachable: false,
    total: unregistered ? 0 : steps + (parent === null && base !== SCRATCH ? 1 : 0),
  };
}

function findTarget(stages: readonly StagePlan[], name: string | null): StagePlan {
  const found =
    name === null || name === '' ? stages.at(-1) : stages.findLast(plan => plan.stage.name === name.toLowerCase());
  if (found !== undefined) return found;
  const names = stages.map(plan => plan.stage.name).filter(known => known !== '');
  throw new DockerfileRefusal(
    suggested(`target stage ${goQuoted(name ?? '')} could not be found`, name ?? '', names, true),
  );
}

function sourceNames(instruction: Instruction): readonly string[] {
  if (instruction.kind === 'copy') return instruction.from === '' ? [] : [instruction.from];
  if (instruction.kind !== 'run') return [];
  // Variables are not known yet: a type that cannot be read now is read again when the step is dispatched.
  return instruction.mounts.map(mount => {
    try {
      return readMount(mount).from || SCRATCH;
    } catch (error) {
      if (error instanceof DockerfileRefusal) return SCRATCH;
      throw error;
    }
  });
}

/** Beyond so many stages triggers are not woken: those of an image that copies from itself would bring new ones without an end. */
export const MOST_STAGES = 1_000;

/**
 * Makes triggers of ONBUILD part of the stages that are needed. `onbuild` gives those of an image, or null while it is not
 * resolved. A trigger may copy from a stage or an image that nothing needed before: call it again until all are resolved.
 */
export function wakeTriggers(
  prepared: PreparedStages,
  onbuild: (plan: StagePlan) => readonly string[] | null,
  target: PlatformParts,
  read: (trigger: string, plan: StagePlan) => Instruction,
): PreparedStages {
  const stages = [...prepared.stages];
  for (let at = 0; at < stages.length && stages.length <= MOST_STAGES; at++) {
    const plan = stages[at];
    if (plan === undefined || !plan.reachable || plan.triggers !== null) continue;
    const texts =
      plan.parent === null
        ? isScratch(plan)
          ? []
          : onbuild(plan)
        : plan.parent.stage.commands.flatMap(command => (command.kind === 'onbuild' ? [command.expression] : []));
    if (texts === null) continue;
    plan.triggers = texts.map(text => {
      const instruction = read(text, plan);
      const sources = sourceNames(instruction).map(name => findSource(name, instruction, stages, target));
      for (const source of sources) {
        if (!stages.includes(source)) stages.push(source);
        const refused = makeFull(source);
        if (refused !== null) throw refused;
        markReachable(source);
      }
      return { instruction, sources };
    });
  }
  return { ...prepared, stages };
}

function findSource(
  name: string,
  instruction: Instruction,
  stages: readonly StagePlan[],
  platform: PlatformParts,
): StagePlan {
  if (name.includes('$'))
    throw new DockerfileRefusal(
      'variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround',
    );
  if (instruction.kind === 'copy' && /^[+-]?\d+$/u.test(name)) {
    const found = stages[Number(name)];
    if (found === undefined || found.unregistered) throw new DockerfileRefusal(`invalid stage index ${Number(name)}`);
    return found;
  }
  const known = stages.findLast(
    plan => !plan.unregistered && plan.stage.name !== '' && plan.stage.name === name.toLowerCase(),
  );
  if (known !== undefined) return known;
  const image: Stage = {
    base: name,
    name: '',
    platform: '',
    comment: '',
    code: instruction.code,
    word: instruction.word,
    // What is wrong with the image of a mount is told without a place.
    lines: instruction.kind === 'run' ? [0, 0] : instruction.lines,
    commands: [],
  };
  return planOf(stages.length, image, name, null, platform, NONE, true);
}

const dependencies = (plan: StagePlan): readonly { readonly plan: StagePlan; readonly lines: LineRange }[] => [
  ...(plan.parent === null ? [] : [{ plan: plan.parent, lines: plan.stage.lines }]),
  ...[...(plan.triggers ?? []), ...plan.commands].flatMap(({ instruction, sources }) =>
    sources.map(source => ({ plan: source, lines: instruction.lines })),
  ),
];

function refuseCycles(stages: readonly StagePlan[]): void {
  const done = new Set<StagePlan>();
  const visit = (plan: StagePlan, path: readonly StagePlan[], lines: readonly LineRange[]): void => {
    if (done.has(plan)) return;
    for (const next of dependencies(plan)) {
      const trail = [...lines, next.lines];
      const loop = [...path, plan].indexOf(next.plan);
      if (loop >= 0)
        throw new DockerfileRefusal(`circular dependency detected on stage: ${next.plan.label}`, trail.slice(loop));
      visit(next.plan, [...path, plan], trail);
    }
    done.add(plan);
  };
  for (const plan of stages) visit(plan, [], []);
}

function markReachable(plan: StagePlan): void {
  if (plan.reachable) return;
  plan.reachable = true;
  for (const next of dependencies(plan)) markReachable(next.plan);
}

function makeFull(plan: StagePlan): DockerfileRefusal | null {
  if (plan.parent !== null || isScratch(plan) || plan.base !== plan.givenBase) return null;
  const parsed = parseReference(plan.base);
  if (!parsed.ok)
    return new DockerfileRefusal(`failed to parse stage name ${goQuoted(plan.base)}: ${parsed.error}`, [
      plan.stage.lines,
    ]);
  const { domain, path, tag, digest } = parsed.value;
  const name = `${domain}/${path}${tag === null ? (digest === null ? ':latest' : '') : `:${tag}`}`;
  plan.base = digest === null ? name : `${name}@${digest}`;
  return null;
}
