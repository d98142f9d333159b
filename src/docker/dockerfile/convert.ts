/** A Dockerfile's text → what it means, or why not: parsing, linting, planning in one. */
import type { Dockerfile } from './instruction/instruction.ts';
import { readInstructions } from './instruction/read.ts';
import { lintLine, lintStages, lintTree } from './lint/lines.ts';
import { type Linter, type LintOptions, linterOf, lintOptions, NO_OPTIONS, type Warning } from './lint/linter.ts';
import { type DockerfileTree, parseTree } from './parse/tree.ts';
import { DockerfileRefusal, type LineRange } from './refusal.ts';

export interface ParsedDockerfile {
  readonly tree: DockerfileTree;
  readonly dockerfile: Dockerfile;
  readonly linter: Linter;
}

export interface ParseFailure {
  readonly message: string;
  readonly lines: readonly LineRange[] | null;
  readonly warnings: readonly Warning[];
}

/** `given` is what --build-arg BUILDKIT_DOCKERFILE_CHECK says: it wins over the directive. */
export function parseDockerfile(
  text: string,
  given: LintOptions | null = null,
): { readonly ok: true; readonly value: ParsedDockerfile } | { readonly ok: false; readonly error: ParseFailure } {
  let linter: Linter = linterOf(given ?? NO_OPTIONS);
  try {
    if (text.length === 0) throw new DockerfileRefusal('the Dockerfile cannot be empty');
    const tree = parseTree(text);
    linter = linterOf(given ?? directiveOptions(tree));
    lintTree(tree, linter);
    const dockerfile = readInstructions(tree.lines, line => lintLine(line, linter));
    lintStages(dockerfile, linter);
    return { ok: true, value: { tree, dockerfile, linter } };
  } catch (error) {
    if (!(error instanceof DockerfileRefusal)) throw error;
    return { ok: false, error: { message: error.message, lines: error.lines, warnings: linter.warnings } };
  }
}

function directiveOptions(tree: DockerfileTree): LintOptions {
  try {
    return lintOptions(tree.directives.check?.value ?? '');
  } catch (error) {
    throw error instanceof DockerfileRefusal
      ? new DockerfileRefusal(`failed to parse check options: ${error.message}`)
      : error;
  }
}
