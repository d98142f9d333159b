/** What is the matter with a quiz, where, and what to do about it. */
export interface Problem {
  /** Path in the quiz's folder: `quiz.yaml`, `ru.md`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** Stable, for tests and tools: `missing-prose`. */
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

/** `quizzes/docker/01-architecture/ru.md:12:1 missing-prose: …`, with the hint on a line of its own. */
export function printProblem(folder: string, problem: Problem): string {
  const { file, line, column, code, message, hint } = problem;
  const place = `${folder === '' ? '' : `${folder}/`}${file}:${line}:${column}`;
  return `${place} ${code}: ${message}${hint === null ? '' : `\n    ${hint}`}`;
}

/** In the order in which an author reads: by file, then down the page. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column);
}
