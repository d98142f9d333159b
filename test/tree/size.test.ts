import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type Node, SyntaxKind } from 'typescript/unstable/ast';
import { API } from 'typescript/unstable/async';
import { sources } from './sources.ts';

const SRC = resolve('src');
const LONGEST_FILE = 400;
const LONGEST_FUNCTION = 120;

/** What may be longer, and why: tables of data, which are read by looking something up and not from top to bottom. */
const TABLES: Readonly<Record<string, string>> = {};

const FUNCTIONS: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.FunctionExpression,
  SyntaxKind.ArrowFunction,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.Constructor,
  SyntaxKind.GetAccessor,
  SyntaxKind.SetAccessor,
]);

const linesOf = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

interface Named {
  readonly name?: { readonly text?: string };
}

/** A function's own name, or that of the constant or property that it is given to. */
function nameOf(node: Node & Named): string {
  return node.name?.text ?? (node.parent as Named | undefined)?.name?.text ?? 'a function without a name';
}

/** The functions of a syntax tree that are longer than the limit, from their first word to their last brace. */
function longFunctions(file: Node, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (FUNCTIONS.has(node.kind) && linesOf(text.slice(node.pos, node.end).trimStart()) > LONGEST_FUNCTION)
      found.push(nameOf(node));
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

/** Every function that is too long, as `file name`. A file that is not longer than a function may be has none. */
async function tooLong(paths: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  const api = new API({ cwd: process.cwd() });
  try {
    for (const config of ['tsconfig.json', 'src/browser/tsconfig.json'].map(name => resolve(name))) {
      const program = (await api.updateSnapshot({ openProject: config })).getProject(config)?.program;
      for (const path of paths) {
        const file = await program?.getSourceFile(path);
        if (file === undefined) continue;
        found.push(...longFunctions(file, file.text).map(name => `${relative(SRC, path)} ${name}`));
      }
    }
  } finally {
    await api.close();
  }
  return [...new Set(found)].sort();
}

describe('what a person reads at once', () => {
  it(`is a file of no more than ${LONGEST_FILE} lines and a function of no more than ${LONGEST_FUNCTION}`, async () => {
    const all = sources(SRC, /\.(?:ts|js|css)$/).map(path => ({ path, lines: linesOf(readFileSync(path, 'utf8')) }));
    const files = all.filter(each => each.lines > LONGEST_FILE).map(each => relative(SRC, each.path));
    const functions = await tooLong(
      all.filter(each => each.lines > LONGEST_FUNCTION && !each.path.endsWith('.css')).map(each => each.path),
    );
    assert.deepEqual(
      [...files, ...functions].filter(each => TABLES[each] === undefined).sort(),
      [],
      'too long: to be divided for meaning',
    );
    assert.deepEqual(
      Object.keys(TABLES).filter(each => !files.includes(each) && !functions.includes(each)),
      [],
    );
  });
});
