/** What zod found in quiz.yaml, as problems an author can act on. */
import type { z } from 'zod';
import type { Problem } from './problem.ts';
import type { ReadYaml } from './yaml.ts';

type Issue = z.core.$ZodIssue;

export function issueProblems(
  file: string,
  read: ReadYaml,
  issues: readonly Issue[],
  above: readonly PropertyKey[] = [],
): Problem[] {
  return issues.flatMap(issue => {
    const path = [...above, ...issue.path].map(part => (typeof part === 'symbol' ? String(part) : part));
    const make = (code: string, message: string, hint: string | null, place = read.place(path)): Problem => ({
      file,
      ...place,
      code,
      message,
      hint,
    });
    const name = path.length === 0 ? 'the quiz' : path.join('.');
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map(key =>
          make(
            'unknown-key',
            `${key} is no key of ${name}`,
            'check its spelling and its place',
            read.keyPlace(path, key),
          ),
        );
      case 'invalid_union': {
        if (issue.errors.length === 0) {
          return [
            make(
              'unknown-kind',
              `${name} is not one of the kinds there are`,
              'see the list of kinds in quizzes/README.md',
            ),
          ];
        }
        const nearest = [...issue.errors].sort((a, b) => depth(b) - depth(a) || custom(b) - custom(a))[0] ?? [];
        return issueProblems(file, read, nearest, path);
      }
      case 'invalid_key':
        return [make('bad-key', `${name}: ${issue.issues[0]?.message ?? issue.message}`, hintOf(issue.issues[0]))];
      case 'invalid_type':
        return 'input' in issue && issue.input !== undefined
          ? [make('bad-type', `${name} must be a ${issue.expected}`, null)]
          : [make(`missing-key`, `${name} is missing or is not a ${issue.expected}`, 'write it, or mend its form')];
      case 'too_small':
        return [
          make('too-small', `${name}: at least ${issue.minimum}${issue.origin === 'array' ? ' of them' : ''}`, null),
        ];
      case 'too_big':
        return [
          make('too-big', `${name}: at most ${issue.maximum}${issue.origin === 'array' ? ' of them' : ''}`, null),
        ];
      case 'invalid_value':
        return [make('bad-value', `${name} must be ${issue.values.map(String).join(' or ')}`, null)];
      default:
        return [make('bad-value', `${name}: ${issue.message}`, hintOf(issue))];
    }
  });
}

/** What the schema says beside the message of a rule of its own. */
function hintOf(issue: Issue | undefined): string | null {
  const hint: unknown = issue?.code === 'custom' ? issue.params?.hint : null;
  return typeof hint === 'string' ? hint : null;
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map(issue => issue.path.length));
}

function custom(issues: readonly Issue[]): number {
  return issues.filter(issue => issue.code === 'custom').length;
}
