/** What a build would say of a Dockerfile's text before it builds anything: for whoever is still writing it. */
import { parseDockerfile } from './convert.ts';
import type { RuleName } from './lint/rules.ts';
import { lintUnbuilt } from './lint/stage.ts';

/** Rules that only a build can follow: they ask the base, variables, the context or the platform. The text decides all others. */
export const RULES_OF_A_BUILD: ReadonlySet<string> = new Set<RuleName>([
  'CopyIgnoredFile',
  'ExposeInvalidFormat',
  'ExposeProtoCasing',
  'FromPlatformFlagConstDisallowed',
  'InvalidBaseImagePlatform',
  'InvalidDefaultArgInFrom',
  'RedundantTargetPlatform',
  'UndefinedArgInFrom',
  'UndefinedVar',
  'WorkdirRelativePath',
]);

export interface TextNote {
  /** 1-based. */
  readonly line: number;
  /** The builder's or the linter's own words, without the place. */
  readonly text: string;
}

export interface TextCheck {
  /** Why no build would begin; null when the text can be read. */
  readonly error: TextNote | null;
  readonly warnings: readonly TextNote[];
}

/** An empty text is not refused: somebody has only begun. */
export function checkText(text: string): TextCheck {
  if (text.trim() === '') return { error: null, warnings: [] };
  const parsed = parseDockerfile(text);
  if (!parsed.ok) {
    const { message, lines, warnings } = parsed.error;
    return {
      error: { line: lines?.[0]?.[0] ?? 1, text: message.replace(/^dockerfile parse error on line \d+: /, '') },
      warnings: warnings.map(noteOf),
    };
  }
  const { dockerfile, linter } = parsed.value;
  for (const stage of dockerfile.stages) lintUnbuilt(stage, linter);
  return { error: null, warnings: linter.warnings.map(noteOf) };
}

function noteOf({ lines, message }: { readonly lines: readonly [number, number]; readonly message: string }): TextNote {
  return { line: lines[0], text: message };
}
