import type { LineRange } from '../refusal.ts';
import { type RuleName, ruleOf } from './rules.ts';

export interface Warning {
  readonly rule: RuleName;
  readonly description: string;
  readonly url: string;
  readonly message: string;
  readonly lines: LineRange;
}

/** What `# check=…` asks for. */
export interface LintOptions {
  readonly skip: ReadonlySet<string>;
  readonly skipAll: boolean;
  readonly experimental: ReadonlySet<string>;
  readonly experimentalAll: boolean;
  /** Warnings fail the build. */
  readonly error: boolean;
}

export interface Linter {
  readonly warn: (rule: RuleName, lines: LineRange, message: string) => void;
  readonly warnings: readonly Warning[];
  readonly options: LintOptions;
}

/** The text after `check=`: `skip=A,B;error=true;experimental=all`. */
export function lintOptions(text: string): LintOptions {
  const fields = new Map<string, string>();
  for (const field of text.split(';')) {
    const equals = field.indexOf('=');
    if (equals > 0) fields.set(field.slice(0, equals).trim(), field.slice(equals + 1).trim());
  }
  const list = (key: string): readonly string[] => (fields.get(key) ?? '').split(',').map(name => name.trim());
  return {
    skip: new Set(list('skip')),
    skipAll: list('skip').includes('all'),
    experimental: new Set(list('experimental')),
    experimentalAll: list('experimental').includes('all'),
    error: fields.get('error')?.toLowerCase() === 'true',
  };
}

export function linterOf(options: LintOptions): Linter {
  const warnings: Warning[] = [];
  return {
    warnings,
    options,
    warn(name, lines, message) {
      const rule = ruleOf(name);
      if (rule.experimental) {
        if (!options.experimentalAll && !options.experimental.has(name)) return;
      } else if (options.skipAll || options.skip.has(name)) return;
      warnings.push({ rule: name, description: rule.description, url: rule.url, message, lines });
    },
  };
}
