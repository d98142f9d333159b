/** `--call=outline`: what a target can be given, with the places where it says so. Rules of BuildKit's `frontend.outline`. */
import type { Dockerfile } from '../../dockerfile/instruction/instruction.ts';
import { expand } from '../../dockerfile/parse/lex.ts';
import type { LineRange } from '../../dockerfile/refusal.ts';
import { entryOf } from '../../entry.ts';
import { globalArgs } from '../plan/arguments.ts';
import type { StageOptions, StagePlan } from '../plan/stage.ts';
import type { StageState } from '../plan/state.ts';

interface OutlineArgument {
  readonly name: string;
  readonly description: string;
  /** Empty when it has none. */
  readonly value: string;
  readonly lines: LineRange;
}

interface OutlineNeed {
  readonly name: string;
  readonly required: boolean;
  readonly lines: LineRange;
}

export interface Outline {
  /** The stage's name; empty when it has none. */
  readonly name: string;
  readonly description: string;
  readonly args: readonly OutlineArgument[];
  readonly secrets: readonly OutlineNeed[];
  readonly ssh: readonly OutlineNeed[];
}

/** An ARG before the first FROM, with the others that its value is made of. */
interface GlobalArgument extends OutlineArgument {
  readonly needs: ReadonlySet<string>;
}

function globals(dockerfile: Dockerfile, options: StageOptions): ReadonlyMap<string, GlobalArgument> {
  const known = globalArgs(dockerfile, options, true);
  const found = new Map<string, GlobalArgument>();
  for (const { arguments: list, lines } of dockerfile.globalArgs)
    for (const { key, value, comment } of list) {
      const own = value === null || entryOf(options.buildArgs, key) !== undefined;
      const needs = own ? new Set<string>() : new Set(expand(value, known, options).matched);
      if (needs.delete(key)) for (const older of found.get(key)?.needs ?? []) needs.add(older);
      found.set(key, { name: key, description: comment, value: known.get(key) ?? '', lines, needs });
    }
  return found;
}

/** The stages that a target stands on: itself, its base, what it copies from or mounts; each once. */
function underTarget(target: StagePlan): readonly StagePlan[] {
  const found: StagePlan[] = [];
  const visit = (plan: StagePlan): void => {
    if (found.includes(plan)) return;
    found.push(plan);
    if (plan.parent !== null) visit(plan.parent);
    for (const { sources } of [...(plan.triggers ?? []), ...plan.commands]) sources.forEach(visit);
  };
  visit(target);
  return found;
}

const byLine = (a: { readonly lines: LineRange }, b: { readonly lines: LineRange }): number => a.lines[0] - b.lines[0];

export function outlineOf(
  dockerfile: Dockerfile,
  options: StageOptions,
  target: StagePlan,
  states: ReadonlyMap<StagePlan, StageState>,
): Outline {
  const global = globals(dockerfile, options);
  const args = new Map<string, OutlineArgument>();
  const secrets = new Map<string, OutlineNeed>();
  const ssh = new Map<string, OutlineNeed>();
  const use = (name: string): void => {
    const argument = global.get(name);
    if (argument === undefined || args.has(name)) return;
    args.set(name, argument);
    argument.needs.forEach(use);
  };
  for (const plan of underTarget(target)) {
    const state = states.get(plan);
    for (const { key, value, at } of [...(state?.buildArgs ?? [])].reverse()) {
      if (at === null) use(key);
      else if (!args.has(key))
        args.set(key, { name: key, description: at.comment, value: value ?? '', lines: at.lines });
    }
    plan.baseNeeds.forEach(use);
    for (const need of state?.needs ?? []) {
      const kind = need.kind === 'secret' ? secrets : ssh;
      if (!kind.has(need.name)) kind.set(need.name, need);
    }
  }
  return {
    name: target.stage.name,
    description: target.stage.comment,
    args: [...args.values()].reverse().sort(byLine),
    secrets: [...secrets.values()].sort(byLine),
    ssh: [...ssh.values()].sort(byLine),
  };
}
