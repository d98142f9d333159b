/** TextFiles that are written as changes to others, worked out: each stands on a file of the quiz's folder, of a start or of a solution. */
import { changedText, type RawFiles, SOLUTION, type TextFiles } from './files.ts';
import type { Problem } from './problem.ts';
import type { RawQuestion, RawQuiz } from './schema.ts';
import { FRESH, type RawStart } from './start.ts';
import type { Path, ReadYaml } from './yaml.ts';

/** A file that is looked for by its path; null: none is known by its text; undefined: a change that it stands on is told of already. */
type TextLookup = (path: string) => string | null | undefined;

/** Starts that stand on each other in a circle are told elsewhere; here they have no end. */
const DEEPEST = 100;

export interface PlainFiles {
  /** The texts of these files of the quiz. */
  readonly plain: (files: RawFiles) => TextFiles;
  readonly problems: readonly Problem[];
}

/** `context`: the text of a file of the quiz's folder. */
export function plainFiles(quiz: RawQuiz, context: TextLookup, read: ReadYaml): PlainFiles {
  const known = new Map<RawFiles, TextFiles>();
  const problems: Problem[] = [];
  const standing = standingFiles(quiz, context);
  const workOut = (files: RawFiles, at: Path, like: (path: string) => TextLookup): void => {
    const texts = Object.entries(files).map(([path, file]) => {
      const say = (code: string, message: string, hint: string): void => {
        problems.push({ file: 'quiz.yaml', ...read.place([...at, path]), code, message, hint });
      };
      return [path, textOf(file, like(path), say) ?? null] as const;
    });
    known.set(files, Object.fromEntries(texts));
  };
  for (const [name, start] of Object.entries(quiz.starts))
    workOut(start.files, ['starts', name, 'files'], () => standing.beneath(start));
  quiz.questions.forEach((question, index) => {
    const at = (...path: Path): Path => ['questions', index, ...path];
    const { start } = question;
    if (typeof start === 'object') workOut(start.files, at('start', 'files'), () => standing.beneath(start));
    const found = standing.beginning(index);
    if (question.kind === 'cache') workOut(question.change.files, at('change', 'files'), () => found);
    if (question.kind !== 'command' && question.kind !== 'dockerfile') return;
    const { files } = question.solution;
    workOut(files, at('solution', 'files'), () => found);
    question.wrong.forEach(({ answer }, n) => {
      const solved =
        (path: string): TextLookup =>
        like =>
          like === SOLUTION ? standing.end(index)(path) : found(like);
      workOut(answer.files, at('wrong', n, 'answer', 'files'), solved);
    });
  });
  return { plain: files => known.get(files) ?? {}, problems };
}

function textOf(
  file: RawFiles[string] | undefined,
  find: TextLookup,
  say: (code: string, message: string, hint: string) => void,
): string | null | undefined {
  if (file === null || file === undefined || typeof file === 'string') return file ?? null;
  const base = find(file.like);
  if (base === undefined) return undefined;
  if (base === null) {
    say(
      'unknown-file',
      `there is no ${file.like} here that it could be like`,
      'solution (in a wrong answer), or the path of a file of context/, of the start, or of a solution that it begins on',
    );
    return undefined;
  }
  const { text, unfit } = changedText(base, file);
  for (const [old, times] of unfit)
    say(
      'vain-change',
      `${JSON.stringify(old)} stands ${times === 0 ? 'nowhere' : `${times} times`} in ${file.like}`,
      times === 0
        ? 'write it as it stands there, blanks included'
        : 'write more of the line, so that it stands there once',
    );
  return unfit.length === 0 ? text : undefined;
}

/** What is known of files by their texts alone: as a start, the beginning of a question and its solution have them. */
function standingFiles(quiz: RawQuiz, context: TextLookup) {
  const silent = (): void => undefined;
  const named = (name: string, deep: number): TextLookup => {
    const start = Object.hasOwn(quiz.starts, name) ? quiz.starts[name] : undefined;
    return name === FRESH || start === undefined ? context : started(start, deep);
  };
  const beneath = ({ from = FRESH, after }: RawStart, deep = 0): TextLookup => {
    if (deep > DEEPEST) return () => null;
    if (after === undefined) return named(from, deep + 1);
    const index = quiz.questions.findIndex(({ id }) => id === after);
    return index < 0 ? context : end(index, deep + 1);
  };
  const started =
    (start: RawStart, deep: number): TextLookup =>
    path =>
      Object.hasOwn(start.files, path)
        ? textOf(start.files[path], beneath(start, deep), silent)
        : beneath(start, deep)(path);
  const beginning = (index: number, deep = 0): TextLookup => {
    const question = quiz.questions[index];
    if (question === undefined || deep > DEEPEST) return () => null;
    if (typeof question.start === 'string') return named(question.start, deep + 1);
    if (question.start !== undefined) return started(question.start, deep + 1);
    const before = question.given?.host === 'fresh' || index === 0 ? context : end(index - 1, deep + 1);
    const own = question.given?.files ?? {};
    return path => (Object.hasOwn(own, path) ? (own[path] ?? null) : before(path));
  };
  const end = (index: number, deep = 0): TextLookup => {
    const begun = beginning(index, deep + 1);
    const own = solvedFiles(quiz.questions[index]);
    return path => (Object.hasOwn(own, path) ? textOf(own[path], begun, silent) : begun(path));
  };
  return { beneath, beginning, end };
}

function solvedFiles(question: RawQuestion | undefined): RawFiles {
  return question?.kind === 'command' || question?.kind === 'dockerfile' ? question.solution.files : {};
}
