import { imageKey, neededImages, type Plan, planOf, triggerOf } from '../../../src/docker/builder/plan/plan.ts';
import { prepareStages, wakeTriggers } from '../../../src/docker/builder/plan/stages.ts';
import { parseDockerfile } from '../../../src/docker/dockerfile/convert.ts';
import type { Warning } from '../../../src/docker/dockerfile/lint/linter.ts';
import { DockerfileRefusal, type LineRange } from '../../../src/docker/dockerfile/refusal.ts';
import type { ImageConfig } from '../../../src/docker/image/index.ts';
import { UNCOUNTED } from '../../../src/docker/work.ts';

export interface Planned {
  readonly plan: Plan | null;
  readonly error: { readonly message: string; readonly lines: readonly LineRange[] | null } | null;
  readonly warnings: readonly Warning[];
}

export interface Given {
  readonly buildArgs?: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly labels?: readonly (readonly [string, string])[];
  /** Bases that are not to be found. */
  readonly missing?: RegExp;
  readonly base?: ImageConfig;
}

const LINUX = { os: 'linux', architecture: 'amd64', variant: '' };

/** Every base is a stub: a shell, a PATH, a directory, one layer. */
export const STUB: ImageConfig = {
  architecture: 'amd64',
  os: 'linux',
  config: {
    Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    Cmd: ['/bin/sh'],
    WorkingDir: '/',
  },
  history: [
    {
      created: '2025-01-01T00:00:00Z',
      created_by: 'ADD rootfs.tar.gz / # buildkit',
      comment: 'buildkit.dockerfile.v0',
    },
  ],
  rootfs: { type: 'layers', diff_ids: ['sha256:1111111111111111111111111111111111111111111111111111111111111111'] },
};

/** A Dockerfile's plan on stub images. */
export function planned(text: string, given: Given = {}): Planned {
  const parsed = parseDockerfile(text);
  if (!parsed.ok) return { plan: null, error: parsed.error, warnings: parsed.error.warnings };
  const { tree, dockerfile, linter } = parsed.value;
  try {
    const options = {
      escape: tree.escape,
      host: LINUX,
      target: LINUX,
      targetStage: given.target ?? null,
      buildArgs: given.buildArgs ?? {},
      everyStage: false,
      labels: given.labels ?? [],
      network: 'default' as const,
      hosts: [],
      limits: [],
      noCache: false,
      noCacheFilter: [],
      ignored: () => false,
      created: '2023-11-14T22:13:20Z',
      work: UNCOUNTED,
    };
    let prepared = prepareStages(dockerfile, options, linter);
    if (prepared.refused !== null) throw prepared.refused;
    const base = given.base ?? STUB;
    prepared = wakeTriggers(
      prepared,
      () => base.config.OnBuild ?? [],
      LINUX,
      (trigger, plan) => triggerOf(trigger, plan, linter),
    );
    for (const image of neededImages(prepared))
      if (given.missing?.test(image.base))
        throw new DockerfileRefusal(`${image.givenBase}: ${image.base}: not found`, [image.stage.lines]);
    const images = new Map(neededImages(prepared).map(image => [imageKey(image), { config: base, digest: null }]));
    const plan = planOf(prepared, images, options, linter);
    if (linter.options.error && linter.warnings.length > 0) {
      const rules = [...new Set(linter.warnings.map(warning => warning.rule))];
      throw new DockerfileRefusal(`lint violation found for rules: ${rules.join(', ')}`);
    }
    return { plan, error: null, warnings: linter.warnings };
  } catch (error) {
    if (!(error instanceof DockerfileRefusal)) throw error;
    return { plan: null, error: { message: error.message, lines: error.lines }, warnings: linter.warnings };
  }
}
