/** What zod found in quiz.yaml, as problems an author can act on: one for each mistake, and none for what follows from it. */
import type { z } from 'zod';
import type { Problem } from './problem.ts';
import type { Path, ReadYaml } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/** A problem, and what tells whether another one follows from it. */
interface Finding {
  readonly problem: Problem;
  readonly path: Path;
  /** The key that is missing, or that should not be there. */
  readonly key: string | null;
  /** The value that should be there is not, or is empty. */
  readonly isEmpty: boolean;
}

export function issueProblems(file: string, read: ReadYaml, issues: readonly Issue[]): readonly Problem[] {
  return causes(findings(file, read, issues, [])).map(({ problem }) => problem);
}

function findings(file: string, read: ReadYaml, issues: readonly Issue[], above: Path): readonly Finding[] {
  return issues.flatMap((issue): readonly Finding[] => {
    const path = [...above, ...issue.path].map(part => (typeof part === 'symbol' ? String(part) : part));
    const name = nameOf(path, read.value);
    const make = (code: string, message: string, hint: string, more: Partial<Finding> = {}): Finding => ({
      problem: { file, ...read.place(path), code, message, hint },
      path,
      key: null,
      isEmpty: false,
      ...more,
    });
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.slice(0, 1).map(key => {
          const { code, message, hint } = unknownKey(key, name);
          return make(code, message, hint, {
            key,
            problem: { file, ...read.keyPlace(path, key), code, message, hint },
          });
        });
      case 'invalid_union': {
        if (issue.errors.length === 0)
          return [
            make(
              'unknown-kind',
              `${name} is not one of the kinds there are`,
              'see the list of kinds in quizzes/README.md',
            ),
          ];
        return findings(file, read, nearest(issue.errors), path);
      }
      case 'invalid_key':
        return [make('bad-key', `${name}: ${issue.issues[0]?.message ?? issue.message}`, hintOf(issue.issues[0]))];
      case 'invalid_type': {
        const key = String(path.at(-1) ?? '');
        const word = WORDS[issue.expected] ?? { what: issue.expected, form: 'mend its form' };
        if ('input' in issue && issue.input !== undefined) {
          const isEmpty = issue.input === null;
          const dashed = typeof issue.input === 'string' && issue.expected === 'array' && issue.input.startsWith('-');
          if (dashed)
            return [
              make('lost-space', `${name}: a space is missing after -`, 'write - and a space before each of them'),
            ];
          return [
            make(
              'bad-type',
              `${name} must be ${word.what}`,
              isEmpty ? 'what belongs to it stands further in' : word.form,
              { isEmpty },
            ),
          ];
        }
        return [
          make('missing-key', `${name} is missing`, `add ${key}: ${word.what}`, {
            key,
            path: path.slice(0, -1),
            isEmpty: true,
          }),
        ];
      }
      case 'too_small':
        return [
          make(
            'too-small',
            `${name}: at least ${issue.minimum}${issue.origin === 'array' ? ' of them' : ''}`,
            'add what is missing',
          ),
        ];
      case 'too_big':
        return [
          make(
            'too-big',
            `${name}: at most ${issue.maximum}${issue.origin === 'array' ? ' of them' : ''}`,
            'take some away',
          ),
        ];
      case 'invalid_value':
        return [make('bad-value', `${name} must be ${issue.values.map(String).join(' or ')}`, 'write one of these')];
      default:
        return [make('bad-value', `${name}: ${issue.message}`, hintOf(issue))];
    }
  });
}

/** What a form is called, and how it is written. */
const WORDS: Readonly<Record<string, { readonly what: string; readonly form: string }>> = {
  string: { what: 'a text', form: 'in quotes where it has : # [ ] { } or a leading special sign' },
  number: { what: 'a number', form: 'a number without quotes: 2' },
  int: { what: 'a whole number', form: 'a number without quotes: 2' },
  boolean: { what: 'true or false', form: 'without quotes' },
  array: { what: 'a list', form: '[a, b], or lines that begin with - and a space' },
  object: { what: 'a map', form: '{key: value}, or lines of key: value, two spaces further in' },
  record: { what: 'a map', form: '{name: value}, or lines of name: value, two spaces further in' },
};

/** `questions.3.solution` → `question build: solution`. */
function nameOf(path: Path, value: unknown): string {
  const [first, index, ...rest] = path;
  if (first === undefined) return 'the quiz';
  if (first !== 'questions' || typeof index !== 'number') return path.join('.');
  const questions = typeof value === 'object' && value !== null && 'questions' in value ? value.questions : null;
  const question: unknown = Array.isArray(questions) ? questions[index] : null;
  const id =
    typeof question === 'object' && question !== null && 'id' in question ? String(question.id) : `${index + 1}`;
  return [`question ${id}`, ...(rest.length === 0 ? [] : [rest.join('.')])].join(': ');
}

function unknownKey(key: string, name: string): Pick<Problem, 'code' | 'message'> & { readonly hint: string } {
  const [, word] = /^([\w-]+):\S/.exec(key) ?? [];
  if (word !== undefined)
    return {
      code: 'lost-space',
      message: `${name}: a space is missing after ${word}:`,
      hint: `write ${word}: and a space`,
    };
  return {
    code: 'unknown-key',
    message: `${JSON.stringify(key).slice(1, -1)} is no key of ${name}`,
    hint: 'check its spelling, and how far in it stands',
  };
}

/** The issues of the form that the value comes nearest to. */
function nearest(errors: readonly (readonly Issue[])[]): readonly Issue[] {
  return [...errors].sort((a, b) => depth(b) - depth(a) || custom(b) - custom(a))[0] ?? [];
}

/** Without those that follow from another one: a key that stands too far in or out is missing where it belongs, and what it has left is empty. */
function causes(found: readonly Finding[]): readonly Finding[] {
  const strays = found.filter(({ key, isEmpty }) => key !== null && !isEmpty);
  const isUnder = (path: Path, above: Path): boolean => above.every((part, at) => path[at] === part);
  const follows = (one: Finding, at: number): boolean => {
    const before = found.slice(0, at);
    if (before.some(other => other.key === null && one.key === null && same(other.path, one.path))) return true;
    if (!one.isEmpty) return false;
    if (one.key === null) return strays.some(({ path }) => same(path, one.path.slice(0, -1)));
    const misplaced = (path: Path, key: string): boolean =>
      key === one.key && (isUnder(path, one.path) || isUnder(one.path, path));
    return (
      strays.some(({ path, key }) => same(path, one.path) || misplaced(path, key ?? '')) ||
      found.some(({ path, key }) => key === null && misplaced(path.slice(0, -1), String(path.at(-1))))
    );
  };
  return found.filter((one, at) => !follows(one, at));
}

function same(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((part, at) => part === b[at]);
}

/** What the schema says beside the message of a rule of its own. */
function hintOf(issue: Issue | undefined): string {
  const hint: unknown = issue?.code === 'custom' ? issue.params?.hint : null;
  return typeof hint === 'string' ? hint : 'see its row in quizzes/README.md';
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map(issue => issue.path.length));
}

function custom(issues: readonly Issue[]): number {
  return issues.filter(issue => issue.code === 'custom').length;
}
