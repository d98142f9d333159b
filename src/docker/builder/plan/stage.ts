/** What is known of a stage before its instructions are dispatched. */
import type { Instruction, Stage } from '../../dockerfile/instruction/instruction.ts';
import type { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import type { Work } from '../../work.ts';
import type { Variables } from './environment.ts';
import type { PlatformParts } from './platform.ts';

/** A command with the stages or images that it reads from. */
export interface StageCommand {
  readonly instruction: Instruction;
  /** COPY --from: one; RUN: one for each mount. */
  readonly sources: readonly StagePlan[];
}

export interface StagePlan {
  readonly index: number;
  readonly stage: Stage;
  /** Name of the base with variables expanded; a full name once the reference is parsed. */
  base: string;
  /** What --build-context puts in the place of the base; null for nothing. */
  context: { readonly name: string; readonly shown: string } | null;
  /** As it was before it was made full, for messages. */
  readonly givenBase: string;
  /** The stage that FROM names, when it names one. */
  readonly parent: StagePlan | null;
  readonly platform: PlatformParts;
  /** Variables that its FROM is made of. */
  readonly baseNeeds: ReadonlySet<string>;
  /** As progress shows it; empty when the Dockerfile has one stage. */
  label: string;
  commands: StageCommand[];
  /** What the ONBUILD of its base wakes up; null until the base is known. */
  triggers: readonly StageCommand[] | null;
  /** An image that COPY --from or a mount names: it is no stage of the Dockerfile. */
  readonly unregistered: boolean;
  reachable: boolean;
  total: number;
}

export interface StageOptions {
  readonly escape: string;
  readonly host: PlatformParts;
  readonly target: PlatformParts;
  readonly targetStage: string | null;
  readonly buildArgs: Readonly<Record<string, string>>;
  /** A check looks at every stage, a build at those that the target needs. */
  readonly everyStage: boolean;
  readonly work: Work;
}

export interface PreparedStages {
  /** In order, images that are only copied from at the end. */
  readonly stages: readonly StagePlan[];
  readonly target: StagePlan;
  readonly globalArgs: Variables;
  /** A base whose name is no reference. It is found out while the other bases are looked up, so they are seen to begin. */
  readonly refused: DockerfileRefusal | null;
}
