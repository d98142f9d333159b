/** Global ARGs and what FROM makes of them: bases, platforms, and the warnings about both. */
import type { Dockerfile, Stage } from '../../dockerfile/instruction/instruction.ts';
import type { Linter } from '../../dockerfile/lint/linter.ts';
import { expand } from '../../dockerfile/parse/lex.ts';
import { DockerfileRefusal, type LineRange, located } from '../../dockerfile/refusal.ts';
import { suggested, suggestion } from '../../dockerfile/suggest.ts';
import { entryOf } from '../../entry.ts';
import { parseReference } from '../../image/reference.ts';
import { growingOf, type Variables, variablesOf } from './environment.ts';
import { type PlatformParts, platformOf, platformText } from './platform.ts';
import type { StageOptions } from './stage.ts';

function platformArgs(options: StageOptions, overrides: boolean): Variables {
  const { host, target } = options;
  const defaults: readonly (readonly [string, string])[] = [
    ['BUILDPLATFORM', platformText(host)],
    ['BUILDOS', host.os],
    ['BUILDOSVERSION', ''],
    ['BUILDARCH', host.architecture],
    ['BUILDVARIANT', host.variant],
    ['TARGETPLATFORM', platformText(target)],
    ['TARGETOS', target.os],
    ['TARGETOSVERSION', ''],
    ['TARGETARCH', target.architecture],
    ['TARGETVARIANT', target.variant],
    ['TARGETSTAGE', options.targetStage ?? 'default'],
  ];
  return variablesOf(
    defaults.map(([name, value]) => [name, overrides ? (entryOf(options.buildArgs, name) ?? value) : value]),
  );
}

export function globalArgs(dockerfile: Dockerfile, options: StageOptions, given: boolean): Variables {
  const args = growingOf(platformArgs(options, given));
  for (const { arguments: list, lines } of dockerfile.globalArgs) {
    for (const { key, value } of list) {
      const override = given ? entryOf(options.buildArgs, key) : undefined;
      if (override !== undefined) args.set(key, override);
      else if (value !== null)
        args.set(
          key,
          placed(lines, () => expand(value, args, options).result),
        );
    }
  }
  return args.grown();
}

export function placed<T>(lines: LineRange, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw located(error, [lines]);
  }
}

/** `declared` are global ARGs: one without a value is empty, but not unknown. */
export function warnUndeclared(
  names: Iterable<string>,
  args: Variables,
  declared: ReadonlySet<string>,
  lines: LineRange,
  linter: Linter,
): void {
  for (const name of names) {
    if (declared.has(name)) continue;
    linter.warn(
      'UndefinedArgInFrom',
      lines,
      suggested(`FROM argument '${name}' is not declared`, name, args.keys(), true),
    );
  }
}

/** With the defaults alone every base must be a name, or a build without arguments fails. */
export function warnDefaults(dockerfile: Dockerfile, options: StageOptions, linter: Linter): void {
  const args = globalArgs(dockerfile, options, false);
  for (const { base, lines } of dockerfile.stages) {
    const name = placed(lines, () => expand(base, args, options).result);
    if (!parseReference(name).ok)
      linter.warn(
        'InvalidDefaultArgInFrom',
        lines,
        `Default value for ARG ${base} results in empty or invalid base image name`,
      );
  }
}

export function stagePlatform(
  stage: Stage,
  args: Variables,
  declared: ReadonlySet<string>,
  options: StageOptions,
  linter: Linter,
): PlatformParts {
  if (stage.platform === '') return options.target;
  const { result, matched, unmatched } = expand(stage.platform, args, options);
  warnUndeclared(unmatched, args, declared, stage.lines, linter);
  if (/^\$(TARGETPLATFORM|\{TARGETPLATFORM\})$/u.test(stage.platform))
    linter.warn(
      'RedundantTargetPlatform',
      stage.lines,
      `Setting platform to predefined ${stage.platform} in FROM is redundant as this is the default behavior`,
    );
  if (result === '') {
    const name = [...unmatched][0] ?? '';
    const near = suggestion(name, args.keys(), true, options.work);
    throw new DockerfileRefusal(
      `empty platform value from expression ${stage.platform}${near === null ? '' : ` (did you mean ${near}?)`}`,
    );
  }
  const platform = platformOf(result, options.host);
  const named = stage.name !== '' && [platform.os, platform.architecture].some(part => stage.name.includes(part));
  if (matched.size === 0 && unmatched.size === 0 && !named)
    linter.warn(
      'FromPlatformFlagConstDisallowed',
      stage.lines,
      `FROM --platform flag should not use constant value "${result}"`,
    );
  return platform;
}
