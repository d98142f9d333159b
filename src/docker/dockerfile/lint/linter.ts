import { goQuoted } from '../parse/go-quoted.ts';
import { DockerfileRefusal, type LineRange } from '../refusal.ts';
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

export const NO_OPTIONS: LintOptions = {
  skip: new Set(),
  skipAll: false,
  experimental: new Set(),
  experimentalAll: false,
  error: false,
};

/**
 * The text after `check=`: `skip=A,B;error=true;experimental=all`. Throws a DockerfileRefusal for anything else. All that follows the
 * second `;` belongs to the third option, as in BuildKit.
 */
export function lintOptions(text: string): LintOptions {
  let options = NO_OPTIONS;
  if (text.trim() === '') return options;
  const [first = '', second, ...rest] = text.trim().split(';');
  for (const option of [first, second, rest.length === 0 ? undefined : rest.join(';')]) {
    if (option === undefined) continue;
    const equals = option.indexOf('=');
    if (equals < 0) throw new DockerfileRefusal(`invalid check option ${goQuoted(option)}`);
    const key = option.slice(0, equals).trim();
    const value = option.slice(equals + 1).trim();
    const rules = (): ReadonlySet<string> => new Set(value.split(',').map(name => name.trim()));
    switch (key) {
      case 'skip':
        options = value === 'all' ? { ...options, skipAll: true } : { ...options, skip: rules() };
        break;
      case 'experimental':
        options = value === 'all' ? { ...options, experimentalAll: true } : { ...options, experimental: rules() };
        break;
      case 'error':
        options = { ...options, error: truth(option, value) };
        break;
      default:
        throw new DockerfileRefusal(`invalid check option ${goQuoted(key)}`);
    }
  }
  return options;
}

/** Go's ParseBool. */
function truth(option: string, value: string): boolean {
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(value)) return true;
  if (['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(value)) return false;
  const why = `strconv.ParseBool: parsing ${goQuoted(value)}: invalid syntax`;
  throw new DockerfileRefusal(`failed to parse check option ${goQuoted(option)}: ${why}`);
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
