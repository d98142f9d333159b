import { NotSimulated } from '../../control.ts';
import type { Func, GoFile, GoStatement, Import } from '../syntax.ts';
import { accept, cursorOf, expectName, type GoCursor, here, is, isEnd, refuse, unexpected } from './cursor.ts';
import { readImports, readVariables } from './declarations.ts';
import { readExpression } from './expressions.ts';
import { readBlock } from './statements.ts';
import { readParameters, readResults } from './types.ts';

/**
 * Parses the part of Go that this host compiles. Throws `GoSyntax` with the compiler's words for what is not Go, and
 * `NotSimulated` for Go that goes beyond.
 */
export function parseGo(source: string): GoFile {
  const cursor = cursorOf(source, { expression: readExpression, block: readBlock });
  const name = readPackage(cursor);
  const imports: Import[] = [];
  while (accept(cursor, 'import')) {
    imports.push(...readImports(cursor));
    endDeclaration(cursor);
  }
  const functions: Func[] = [];
  const variables: GoStatement[] = [];
  while (!isEnd(cursor)) {
    if (accept(cursor, ';')) continue;
    if (accept(cursor, 'func')) functions.push(readFunction(cursor));
    else if (accept(cursor, 'var')) variables.push(...readVariables(cursor, false));
    else if (accept(cursor, 'const')) variables.push(...readVariables(cursor, true));
    else if (is(cursor, 'type')) throw new NotSimulated('type declarations');
    else if (is(cursor, 'import')) refuse(here(cursor), 'imports must appear before other declarations');
    else refuse(here(cursor), 'non-declaration statement outside function body');
    endDeclaration(cursor);
  }
  return { package: name, imports, functions, variables };
}

function readPackage(cursor: GoCursor): string {
  if (!accept(cursor, 'package')) refuse(here(cursor), 'package statement must be first');
  const name = expectName(cursor).text;
  if (!accept(cursor, ';') && !isEnd(cursor)) unexpected(cursor, ' after package clause');
  return name;
}

function endDeclaration(cursor: GoCursor): void {
  if (!accept(cursor, ';') && !isEnd(cursor)) unexpected(cursor, ' after top level declaration');
}

/** What follows `func` outside of functions. */
function readFunction(cursor: GoCursor): Func {
  if (is(cursor, '(')) throw new NotSimulated('methods');
  const position = here(cursor);
  const name = expectName(cursor, ', expected name or (').text;
  const parameters = readParameters(cursor);
  if (!is(cursor, ';')) readResults(cursor);
  if (is(cursor, ';')) refuse(here(cursor), 'unexpected semicolon or newline before {');
  return { ...position, name, parameters, body: readBlock(cursor) };
}
