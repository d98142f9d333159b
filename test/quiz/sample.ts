/** Quizzes for tests: YAML by hand, prose for every key made up. */
import { parse } from 'yaml';
import { parseTold } from '../../src/grade/index.ts';
import { type Parsed, parseQuiz, type Quiz } from '../../src/quiz/index.ts';

/** What is code has its text beside its id, and none in the prose. */
type Listed = readonly (string | Readonly<Record<string, string>>)[];

interface RawQuestion {
  readonly id: string;
  readonly kind: string;
  readonly options?: Listed;
  readonly items?: Listed;
  readonly left?: Listed;
  readonly right?: Listed;
  readonly ask?: { readonly options?: Listed };
  readonly check?: object;
  readonly checks?: readonly { readonly id?: string }[];
  readonly expect?: readonly { readonly id: string }[];
  readonly show?: readonly unknown[];
  readonly hints?: readonly number[];
  readonly solution?: { readonly lines?: readonly string[] };
  readonly wrong?: readonly { readonly id: string; readonly code?: string }[];
}

const NAMING = new Set(['tag', 'tags', 'of', 'images', 'repository', 'path', 'dockerfile', 'built', 'name']);

/** What checks name: images, containers and files. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    NAMING.has(key) ? [inner].flat().filter(each => typeof each === 'string') : namesIn(inner),
  );
}

/** Each text is `<language> <question> <part>`, so that a test sees where it came from. */
function prose(locale: string, questions: readonly RawQuestion[]): string {
  const parts = questions.map(question => {
    const names = [
      'title',
      ...(question.show === undefined ? [] : ['show', ...question.show.map((_, index) => `show ${index + 1}`)]),
      'prompt',
      ...[
        ...new Set([
          ...(question.options ?? []),
          ...(question.items ?? []),
          ...(question.left ?? []),
          ...(question.right ?? []),
          ...(question.ask?.options ?? []),
        ]),
      ]
        .filter(each => typeof each === 'string')
        .map(id => `option ${id}`),
      ...(question.checks ?? question.expect ?? [{}]).map(check => ('id' in check ? `check ${check.id}` : 'check')),
      ...(question.hints ?? []).map((_, index) => `hint ${index + 1}`),
      ...(question.wrong ?? []).filter(wrong => wrong.code === undefined).map(wrong => `wrong ${wrong.id}`),
      'why',
    ];
    const last = `hint ${question.hints?.length ?? 0}`;
    // The last hint gives the command, and the prompt names what the checks need.
    const code = `: ${(question.solution?.lines ?? ['docker info']).map(line => `\`${line}\``).join(', ')}`;
    const more = (name: string): string => {
      if (name === 'prompt')
        return namesIn([question.checks, question.check])
          .map(each => ` \`${each}\``)
          .join('');
      return name === last && (question.hints?.length ?? 0) >= 2 ? code : '';
    };
    return `## ${question.id}\n${names.map(name => `### ${name}\n${locale} ${question.id} ${name}${more(name)}\n`).join('')}`;
  });
  return `# ${locale} title\n\n${locale} summary\n\n${locale} intro\n\n${parts.join('\n')}`;
}

export function files(questions: string, head = 'number: 1\n'): Record<string, string> {
  const yaml = `${head}questions:\n${questions.replace(/^/gm, '  ')}\n`;
  const raw = parse(yaml) as { questions: readonly RawQuestion[] };
  return { 'quiz.yaml': yaml, 'ru.md': prose('ru', raw.questions), 'en.md': prose('en', raw.questions) };
}

/** The quiz, with the keys that only a run tells. */
export async function toldQuizOf(
  questions: string,
  head = 'number: 1\n',
  context: Record<string, string> = {},
): Promise<Quiz> {
  return quizIn((await parseTold('test/sample', { ...files(questions, head), ...context })).parsed);
}

export function quizOf(questions: string, head = 'number: 1\n', context: Record<string, string> = {}): Quiz {
  return quizIn(parseQuiz('test/sample', { ...files(questions, head), ...context }));
}

function quizIn(parsed: Parsed): Quiz {
  if (!parsed.ok)
    throw new Error(parsed.problems.map(problem => `${problem.file}:${problem.line} ${problem.message}`).join('\n'));
  return parsed.quiz;
}
