/**
 * What is said of each line of a Dockerfile: the layer that it gives, what the latest build made of it, and what a build would say of the
 * text as it stands.
 */
import { RULES_OF_A_BUILD, type TextCheck } from '../../docker/dockerfile/check.ts';
import type { SeenBuild } from '../../live/protocol.ts';
import { colourOf } from '../dock/layout.ts';
import { sizeWords } from '../dom/units.ts';
import type { Words } from '../dom/words.ts';

export interface LineNote {
  /** 1-based. */
  readonly line: number;
  /** Null where no instruction begins. */
  readonly colour: ReturnType<typeof colourOf> | null;
  readonly hit: boolean;
  readonly text: string;
  /** Built anew by the latest build. */
  readonly fresh: boolean;
  /** The linter's words, a line for each rule. */
  readonly warning: string | null;
  /** Why no build would begin. */
  readonly error: string | null;
}

const LAYERS = new Set(['FROM', 'ADD', 'COPY', 'RUN', 'WORKDIR']);
const METADATA = new Set([
  'ARG',
  'CMD',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
]);

/** What is said of a text; `whole`: what only a build can tell is among it. */
type NotedCheck = TextCheck & { readonly whole?: boolean };

/** `build`: the latest of this file, or null. Lines that were changed since say nothing about it. */
export function notesOf(text: string, build: SeenBuild | null, check: NotedCheck, words: Words): readonly LineNote[] {
  const notes = new Map(linesOf(text, build, words).map(note => [note.line, note]));
  const blank = (line: number): LineNote => ({
    line,
    colour: null,
    hit: false,
    text: '',
    fresh: false,
    warning: null,
    error: null,
  });
  for (const { line, text: said } of [...check.warnings, ...(check.whole ? [] : stillTrue(build, text))]) {
    const note = notes.get(line) ?? blank(line);
    notes.set(line, { ...note, warning: note.warning === null ? said : `${note.warning}\n${said}` });
  }
  if (check.error !== null) {
    const note = notes.get(check.error.line) ?? blank(check.error.line);
    notes.set(note.line, { ...note, error: check.error.text });
  }
  return [...notes.values()].sort((a, b) => a.line - b.line);
}

/** Warnings of the build that the text cannot give, where what they name still stands in their line. */
function stillTrue(build: SeenBuild | null, text: string): SeenBuild['warnings'] {
  const lines = text.split('\n');
  return (build?.warnings ?? []).filter(({ rule, line, text: said }) => {
    if (!RULES_OF_A_BUILD.has(rule)) return false;
    const named = [...said.matchAll(/['"`]\$?([^'"`]+)['"`]/g)].map(match => match[1] ?? '');
    return named.every(name => lines[line - 1]?.includes(name) === true);
  });
}

function linesOf(text: string, build: SeenBuild | null, words: Words): readonly LineNote[] {
  const notes: LineNote[] = [];
  let continued = false;
  let heredoc: string | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    const within = continued || heredoc !== null;
    if (heredoc !== null && line.trim() === heredoc) heredoc = null;
    else if (heredoc === null) heredoc = /<<-?\s*["']?(\w+)["']?/.exec(line)?.[1] ?? null;
    continued = heredoc === null && /\\\s*$/.test(line) && !/^\s*#/.test(line);
    const word = /^\s*([A-Za-z]+)(?=\s|$)/.exec(line)?.[1]?.toUpperCase();
    if (within || word === undefined || !(LAYERS.has(word) || METADATA.has(word))) continue;
    const number = index + 1;
    const step =
      build?.steps.find(each => each.line === number && each.instruction === word && isStep(line, each.name)) ?? null;
    notes.push({ line: number, colour: colourOf(word), warning: null, error: null, ...said(word, step, words) });
  }
  return notes;
}

function said(
  word: string,
  step: SeenBuild['steps'][number] | null,
  words: Words,
): { readonly hit: boolean; readonly text: string; readonly fresh: boolean } {
  if (METADATA.has(word)) return { hit: false, fresh: false, text: words.t('page.note.metadata') };
  if (step === null) return { hit: false, fresh: false, text: '' };
  if (step.state === 'error') return { hit: false, fresh: true, text: words.t('page.note.error') };
  if (word === 'FROM') return { hit: step.cause.kind === 'hit', fresh: false, text: words.t('page.note.base') };
  if (step.state === 'cached')
    return {
      hit: true,
      fresh: false,
      text: words.t(word === 'COPY' || word === 'ADD' ? 'page.note.cached-files' : 'page.note.cached'),
    };
  if (step.state !== 'done') return { hit: false, fresh: false, text: '' };
  return { hit: false, fresh: true, text: words.t('page.note.layer', { size: sizeWords(words, step.size) }) };
}

/** Whether the line still is the step that was built: the same words after progress' own `[build 2/4]`. */
function isStep(line: string, name: string): boolean {
  const built = name
    .replace(/^\[[^\]]*\]\s*/, '')
    .replace(/docker\.io\/(library\/)?/, '')
    .replace(/@sha256:[0-9a-f]+/, '');
  const now = line
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\\$/, '')
    .replace(/ as \S+$/i, '')
    .trim();
  return now.includes('$') || built.replace(/\s+/g, ' ').toLowerCase().startsWith(now.toLowerCase());
}
