import { allowNested, allowText, joined } from '../size.ts';
import type { ScriptValue } from './values.ts';

/** How JSON is laid out. */
export interface JsonStyle {
  readonly comma: string;
  readonly colon: string;
  /** Columns for each level, on lines of their own; 0: all on one line. */
  readonly indent: number;
}

/** A value as JSON; undefined for what JSON cannot hold. */
export function writeJson(value: ScriptValue, style: JsonStyle, depth = 0): string | undefined {
  if (value === undefined || typeof value === 'function') return undefined;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  allowNested(depth);
  if (Array.isArray(value)) {
    const items = value.map((each: ScriptValue) => writeJson(each, style, depth + 1) ?? 'null');
    return enclosed('[', items, ']', style, depth);
  }
  const entries: string[] = [];
  for (const [key, each] of Object.entries(value)) {
    const written = writeJson(each as ScriptValue, style, depth + 1);
    if (written !== undefined) entries.push(`${JSON.stringify(key)}${style.colon}${written}`);
  }
  return enclosed('{', entries, '}', style, depth);
}

function enclosed(open: string, parts: readonly string[], close: string, style: JsonStyle, depth: number): string {
  if (parts.length === 0) return open + close;
  if (style.indent === 0) return open + joined(parts, style.comma) + close;
  const line = `\n${' '.repeat(style.indent * depth)}`;
  const inner = line + ' '.repeat(style.indent);
  return `${open}${inner}${joined(parts, `,${inner}`)}${line}${close}`;
}

/** Reads JSON, or says as V8 does why the text is none. */
export function readJson(text: string): { readonly value: ScriptValue } | { readonly fault: string } {
  allowText(text.length);
  try {
    return { value: JSON.parse(text) as ScriptValue };
  } catch (error) {
    return { fault: placed(error instanceof Error ? error.message : '', text) };
  }
}

/** Newer engines say in which line and column a position is, older ones do not. */
function placed(fault: string, text: string): string {
  const found = / at position (\d+)/.exec(fault);
  if (found === null) return fault;
  const { line, column } = placeIn(text, Number(found[1]));
  return `${fault.slice(0, found.index)}${found[0]} (line ${line} column ${column})`;
}

/** Both from 1. */
function placeIn(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
