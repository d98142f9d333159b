/**
 * Regular expressions written by authors. RE2 matches in time linear in the text, so no pattern of a quiz can hold the
 * server up; patterns are compiled when a quiz is loaded, and kept.
 */
import { RE2JS } from 're2js';
import * as z from 'zod';

const compiled = new Map<string, RE2JS>();
/** Enough for every quiz of a course; the map starts anew beyond it. */
const KEPT = 2000;

/** Throws RE2JSSyntaxException when the pattern is not one of RE2's. */
function compilePattern(source: string): RE2JS {
  const kept = compiled.get(source);
  if (kept !== undefined) return kept;
  const made = RE2JS.compile(source, RE2JS.MULTILINE);
  if (compiled.size >= KEPT) compiled.clear();
  compiled.set(source, made);
  return made;
}

/** Whether the pattern matches somewhere in the text; `^` and `$` stand for the ends of a line. */
export function matches(source: string, text: string): boolean {
  return compilePattern(source).matcher(text).find();
}

/** Whether the pattern matches all of the text. */
export function matchesWhole(source: string, text: string): boolean {
  return compilePattern(source).matcher(text).matches();
}

/** What the pattern's first group caught, or null. */
export function capture(source: string, text: string): string | null {
  const matcher = compilePattern(source).matcher(text);
  return matcher.find() ? (matcher.group(1) ?? null) : null;
}

/** A pattern in quiz.yaml. */
export const pattern = z
  .string()
  .min(1)
  .max(500)
  .superRefine((source, context) => {
    try {
      compilePattern(source);
    } catch (error) {
      context.addIssue({
        code: 'custom',
        message: error instanceof Error ? error.message : 'not a regular expression',
      });
    }
  });
