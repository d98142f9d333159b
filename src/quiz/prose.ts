/**
 * The prose of a quiz in one language, as Markdown:
 *
 *     # Title
 *     The first paragraph is the summary.
 *
 *     The rest, up to the first question, is what the tutor says first.
 *     ## question-id
 *     ### title | lead | show [<n>] | prompt | option <id> | check [<id>] | hint <n> | wrong <id> | why
 */
import type { Problem } from './problem.ts';

interface Section {
  readonly text: string;
  /** 1-based line of its heading. */
  readonly line: number;
}

export interface ProseQuestion {
  readonly line: number;
  /** `title`, `option a`, `hint 1` → what stands under it. */
  readonly sections: ReadonlyMap<string, Section>;
}

export interface Prose {
  readonly title: Section;
  readonly summary: string;
  readonly intro: string;
  readonly questions: ReadonlyMap<string, ProseQuestion>;
  /** Number of its last line, where something that is missing would be added. */
  readonly end: number;
}

/** A part that a question may have; of others, and of those that it has not, complete.ts tells. */
export const SECTION =
  /^(title|lead|show(?: [1-9]\d*)?|prompt|why|option [a-z0-9-]+|check(?: [a-z0-9-]+)?|hint [1-9]\d*|wrong [a-z0-9-]+)$/;

const HEADING = /^(#{1,3})\s+(.*?)\s*#*\s*$/;
/** A heading that is one but for a space: `###prompt`, ` ### prompt`. */
const SLIPPED = /^(?: {1,3}(?=#{2,3} +[a-z])|(?=#{2,3}[a-z]))(#{2,3}) *([a-z][a-z0-9 -]*?)\s*$/;

/** `strict`: a heading that lacks its space, or stands further in, is none; before format 2 it was taken for text. */
export function readProse(file: string, source: string, strict = true): { prose: Prose; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const say = (line: number, column: number, code: string, message: string, hint: string | null): void => {
    problems.push({ file, line, column, code, message, hint });
  };
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  const questions = new Map<string, { line: number; sections: Map<string, Section> }>();
  const head: string[] = [];
  const above: number[] = [];
  let title: Section | null = null;
  let question: { line: number; sections: Map<string, Section> } | null = null;
  let section: { name: string; line: number; text: string[] } | null = null;
  let fence: string | null = null;

  const close = (): void => {
    if (section === null || question === null) return;
    const text = trimmed(section.text);
    const empty = text === '' && SECTION.test(section.name);
    if (empty)
      say(
        section.line,
        1,
        'empty-prose',
        `nothing stands under "${section.name}"`,
        'write it, or take the heading away',
      );
    if (question.sections.has(section.name)) {
      say(section.line, 1, 'duplicate-prose', `"${section.name}" stands here twice`, 'keep one of the two');
    } else {
      question.sections.set(section.name, { text, line: section.line });
    }
    section = null;
  };

  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    const inFence: boolean = fence !== null;
    if (mark !== null) {
      if (fence === null) fence = mark;
      else if (mark[0] === fence[0] && mark.length >= fence.length && line.trim() === mark) fence = null;
    }
    const isText = inFence || mark !== null;
    const slip = isText || !strict ? null : SLIPPED.exec(line);
    if (slip !== null) {
      const marks = slip[1] ?? '';
      if (line.startsWith('#'))
        say(number, 1, 'lost-space', `a space is missing after ${marks}`, `write ${marks} and a space`);
      else
        say(number, 1, 'lost-space', 'a heading stands at the beginning of its line', 'take the space before it away');
    }
    const heading = isText ? null : (slip ?? HEADING.exec(line));
    const level = heading?.[1]?.length ?? 0;
    const name = heading?.[2] ?? '';
    if (level === 1) {
      if (title !== null)
        say(number, 1, 'second-title', 'a quiz has one title', 'use #### for a heading inside a text');
      else title = { text: name, line: number };
    } else if (level === 2) {
      close();
      question = { line: number, sections: new Map() };
      if (questions.has(name))
        say(number, 4, 'duplicate-prose', `question "${name}" stands here twice`, 'join the two');
      else questions.set(name, question);
    } else if (level === 3) {
      close();
      if (question === null)
        say(number, 1, 'no-question', `"${name}" stands before any question`, 'put ## <question-id> above it');
      else section = { name, line: number, text: [] };
    } else if (section !== null) section.text.push(line);
    else if (question !== null) {
      if (line.trim() !== '')
        say(
          number,
          1,
          'stray-prose',
          'this text belongs to no part of the question',
          'put it under ### prompt or ### lead',
        );
    } else if (title !== null) head.push(line);
    else if (line.trim() !== '') above.push(number);
  }
  close();
  if (fence !== null)
    say(lines.length, 1, 'open-fence', 'a block of code is never closed', 'add ``` after its last line');

  const text = trimmed(head);
  const cut = text.search(/\n\s*\n/);
  const summary = (cut < 0 ? text : text.slice(0, cut)).replace(/\s*\n\s*/g, ' ').trim();
  const intro = cut < 0 ? '' : text.slice(cut).trim();
  if (title !== null && above[0] !== undefined)
    say(above[0], 1, 'stray-prose', 'this text stands above the title', 'begin the file with # Title');
  if (title === null || title.text === '')
    say(1, 1, 'missing-prose', 'the quiz has no title', 'begin the file with # Title');
  else if (summary === '')
    say(title.line, 1, 'missing-prose', 'the quiz has no summary', 'write one line under the title');
  else if (intro === '')
    say(
      title.line,
      1,
      'missing-prose',
      'the quiz has no introduction',
      'write a paragraph below the summary: what the tutor says first',
    );
  return {
    prose: { title: title ?? { text: '', line: 1 }, summary, intro, questions, end: lines.length },
    problems,
  };
}

function trimmed(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/^(\s*\n)+/, '')
    .trimEnd();
}
