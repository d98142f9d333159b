/** YAML with places: the value, and where each part of it stands. Bombs and names that reach into prototypes are refused. */
import {
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLParseError,
} from 'yaml';
import type { Problem } from './problem.ts';

interface Position {
  readonly line: number;
  readonly column: number;
}

export type Path = readonly (string | number)[];

export interface ReadYaml {
  readonly value: unknown;
  /** Where the value at the path stands; the nearest part that is there when the path itself is not. */
  readonly place: (path: Path) => Position;
  /** Where the key of that name stands in the map at the path. */
  readonly keyPlace: (path: Path, key: string) => Position;
}

/** More aliases than this, counted as they expand, are a bomb. */
const ALIASES = 100;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

export function readYaml(file: string, text: string): { read: ReadYaml | null; problems: readonly Problem[] } {
  const lines = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problem = (offset: number, code: string, message: string, hint: string | null): Problem => ({
    file,
    ...at(offset),
    code,
    message,
    hint,
  });
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false, merge: false });
  const [error] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  // What comes after the first one follows from it more often than not.
  if (error !== undefined) return { read: null, problems: [problem(error.pos[0], ...yamlTrouble(error, text))] };
  const problems: Problem[] = [];
  visit(document, {
    Pair(_, pair) {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      if (FORBIDDEN.has(name)) {
        problems.push(problem(startOf(pair.key), 'forbidden-key', `${name} cannot be a key`, 'choose another name'));
      }
    },
  });
  if (problems.length > 0) return { read: null, problems };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: ALIASES });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      read: null,
      problems: [problem(0, 'yaml', message, 'write the repeated part out instead of using aliases')],
    };
  }
  const nodeAt = (path: Path): Node | null => {
    let found: Node | null = document.contents;
    for (const part of path) {
      const next: unknown = isCollection(found) ? found.get(part, true) : undefined;
      if (!isNode(next)) break;
      found = next;
    }
    return found;
  };
  return {
    read: {
      value,
      place: path => at(startOf(nodeAt(path))),
      keyPlace: (path, key) => {
        const node = nodeAt(path);
        const pair = isMap(node)
          ? node.items.find(each => isPair(each) && isScalar(each.key) && each.key.value === key)
          : null;
        return at(startOf(pair?.key ?? node));
      },
    },
    problems: [],
  };
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** What the parser says, in words of this file where they are known: a space that was lost is the most common of all. */
function yamlTrouble(
  { code, message, pos }: YAMLParseError,
  text: string,
): [code: string, message: string, hint: string] {
  const from = text.lastIndexOf('\n', pos[0] - 1) + 1;
  const row = text.slice(from, text.indexOf('\n', pos[0]) < 0 ? undefined : text.indexOf('\n', pos[0]));
  const [, word] = /^\s*(?:- )*([\w-]+:)[^\s/]/.exec(row) ?? [];
  if (word !== undefined) return ['lost-space', `a space is missing after ${word}`, `write ${word} and a space`];
  if (/^\s*-[\w"'[{]/.test(row)) return ['lost-space', 'a space is missing after -', 'write - and a space'];
  if (/^ *\t/.test(row)) return ['yaml', 'a tab stands at the beginning of the line', 'two spaces a level, no tabs'];
  switch (code) {
    case 'BAD_INDENT':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return [
        'yaml',
        'it stands neither beside nor under what is above it',
        'check how far in it stands: two spaces a level',
      ];
    case 'DUPLICATE_KEY':
      return ['yaml', 'the key stands there twice', 'remove one of the two'];
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BAD_SCALAR_START':
      return ['yaml', 'it reads neither as key: value nor as a text', QUOTES];
    case 'BAD_DQ_ESCAPE':
      return ['yaml', message, "in double quotes \\ is written \\\\; in single ones, '\\S', as it is"];
    default:
      return ['yaml', message, 'in brackets a text with , : or { } stands in quotes; else see how far in it stands'];
  }
}

const QUOTES = 'a text with : # [ ] { } or a leading special sign stands in quotes';
