/**
 * How edits are kept: a file that was edited before is told by what differs from the text that it was given then. Both texts stand in the journal, so what a
 * file holds at a time never depends on what a simulator makes of the lines in between.
 */
import type { FileEdit } from '../docker/index.ts';
import type { AttemptEvent, Input, KeptInput, TextChange } from './event.ts';

/** The texts that files were given last, by path; those that were edited longest ago are forgotten first. */
export type EditedTexts = Readonly<Record<string, string>>;

/** Characters of all texts that are remembered: a file of the largest size that an edit may have. */
const REMEMBERED = 200_000;
/** A change that saves less than this is told as the whole text. Characters. */
const WORTH = 100;

/** `input` as it is kept after the edits of `before`. */
export function keptInput(before: EditedTexts, input: Input): KeptInput {
  if (input.kind !== 'edit') return input;
  let known = before;
  const edits = input.edits.map(edit => {
    const was = Object.hasOwn(known, edit.path) ? known[edit.path] : undefined;
    known = withEdits(known, [edit]);
    if (was === undefined || edit.text === null) return edit;
    const change = changeOf(edit.path, was, edit.text);
    return change.put.length + WORTH < edit.text.length ? change : edit;
  });
  return { kind: 'edit', edits };
}

/** The input as it was sent, for whoever has folded the events before it. A change of a text that is not known gives null: the journal is not whole. */
export function sentInput(before: EditedTexts, kept: KeptInput): Input | null {
  if (kept.kind !== 'edit') return kept;
  let known = before;
  const edits: FileEdit[] = [];
  for (const each of kept.edits) {
    const edit = 'put' in each ? changed(known, each) : each;
    if (edit === null) return null;
    edits.push(edit);
    known = withEdits(known, [edit]);
  }
  return { kind: 'edit', edits };
}

/** The input of an event as it was sent, from a journal up to it; null when there is none. */
export function sentAt(events: readonly AttemptEvent[], seq: number): Input | null {
  let known: EditedTexts = {};
  for (const event of events) {
    if ((event.kind === 'abandoned' || event.kind === 'late') && event.seq === seq) return event.input;
    if (event.kind !== 'input') continue;
    const sent = sentInput(known, event.input);
    if (event.seq === seq) return sent === null ? null : inWords(sent);
    if (sent?.kind === 'edit') known = withEdits(known, sent.edits);
  }
  return null;
}

/** What was put to the tutor in words was sent as words. */
function inWords(input: Input): Input {
  return 'asked' in input && input.asked !== undefined ? { kind: 'ask', text: input.asked } : input;
}

/** What is remembered once these edits are made. */
export function withEdits(before: EditedTexts, edits: readonly FileEdit[]): EditedTexts {
  const texts = new Map(Object.entries(before));
  for (const { path, text } of edits) {
    texts.delete(path);
    if (text !== null && text.length <= REMEMBERED) texts.set(path, text);
  }
  let excess = [...texts.values()].reduce((sum, text) => sum + text.length, 0) - REMEMBERED;
  for (const [path, text] of texts) {
    if (excess <= 0) break;
    texts.delete(path);
    excess -= text.length;
  }
  return Object.fromEntries(texts);
}

function changed(known: EditedTexts, { path, at, cut, put }: TextChange): FileEdit | null {
  const was = Object.hasOwn(known, path) ? known[path] : undefined;
  return was === undefined ? null : { path, text: was.slice(0, at) + put + was.slice(at + cut) };
}

/** What is between the longest beginning and the longest end that both have. */
function changeOf(path: string, was: string, text: string): TextChange {
  const shorter = Math.min(was.length, text.length);
  let at = 0;
  while (at < shorter && was.charCodeAt(at) === text.charCodeAt(at)) at += 1;
  let end = 0;
  while (end < shorter - at && was.charCodeAt(was.length - 1 - end) === text.charCodeAt(text.length - 1 - end))
    end += 1;
  return { path, at, cut: was.length - at - end, put: text.slice(at, text.length - end) };
}
