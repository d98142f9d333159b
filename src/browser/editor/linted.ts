/** What the room says of the open Dockerfile, beside what the page itself can tell of its text. It is asked when the hand rests, and never twice for one text. */
import type { TextCheck } from '../../docker/dockerfile/check.ts';
import type { LintTold } from '../channel/channel.ts';
import type { Words } from '../dom/words.ts';

/** What was found, and in which text. */
export type FoundInText = LintTold & { readonly text: string };

export interface Linting {
  /** What is known of this very text; null while it was not told. */
  readonly of: (path: string, text: string) => FoundInText | null;
  /** Asks when nothing else is looked at for a while. */
  readonly look: (path: string, text: string) => void;
}

/** Longer than a pause between two words. Milliseconds. */
const REST = 600;

/** `changed`: something is known that was not before. */
export function lintingOf(ask: (path: string, text: string) => Promise<LintTold | null>, changed: () => void): Linting {
  let found: FoundInText | null = null;
  let wanted: string | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const named = (path: string, text: string): string => `${path}\n${text}`;
  return {
    of: (path, text) => (found !== null && found.path === path && found.text === text ? found : null),
    look: (path, text) => {
      const name = named(path, text);
      if (wanted === name) return;
      wanted = name;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(async () => {
        const told = await ask(path, text);
        if (wanted !== name) return;
        // Without an answer it may be asked again.
        if (told === null) wanted = null;
        else {
          found = { ...told, text };
          changed();
        }
      }, REST);
    },
  };
}

/** As the page's own check is told: Docker's words as they are, what we say under our name. */
export function checkOf({ error, notes }: FoundInText, words: Words): TextCheck {
  return {
    error:
      error === null
        ? null
        : { line: error.line ?? 1, text: error.text.replace(/^dockerfile parse error on line \d+: /, '') },
    warnings: notes.map(({ line, rule, html }) => ({
      line,
      text: rule === null ? `${words.t('box.look.lint.drydock')}: ${wordsIn(html)}` : rule.text,
    })),
  };
}

/** Of html that the server made. */
function wordsIn(html: string): string {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.textContent ?? '';
}
