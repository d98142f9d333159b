/** A logical line of Python. */
export interface Line {
  readonly text: string;
  /** Columns before it. */
  readonly indent: number;
  /** Where it begins in the source, from 1. */
  readonly number: number;
}

const TAB = ' '.repeat(8);

/** Logical lines without their comments: brackets and triple quotes join what they span. */
export function linesOf(source: string): readonly Line[] {
  const found: Line[] = [];
  let whole = '';
  let from = 0;
  for (const [at, raw] of source.split('\n').entries()) {
    const line = withoutComment(raw);
    if (whole === '') from = at + 1;
    whole = whole === '' ? line : `${whole}\n${line}`;
    if (goesOn(whole)) continue;
    if (whole.trim() !== '') found.push({ text: whole.trim(), indent: indentOf(whole), number: from });
    whole = '';
  }
  return found;
}

function withoutComment(line: string): string {
  return line.replace(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|#.*$/g, (_all, kept: string | undefined) => kept ?? '');
}

function goesOn(whole: string): boolean {
  const bare = whole.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '');
  const open = (bare.match(/[([{]/g) ?? []).length - (bare.match(/[)\]}]/g) ?? []).length;
  return open > 0 || /"""|'''/.test(bare) || whole.endsWith('\\');
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].replaceAll('\t', TAB).length ?? 0;
}
