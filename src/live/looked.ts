/** What the linter and the advice of a sandbox say, in the words of one language. */
import { say, sayInline } from '../locale/index.ts';
import type { Attempt } from '../tutor/attempt.ts';
import { adviceIn, lintIn } from '../tutor/index.ts';
import type { PageQuestion, ServerMessage } from './protocol.ts';

type LookAsked<Type extends PageQuestion['type']> = Extract<PageQuestion, { type: Type }>;
type LookTold<Type extends ServerMessage['type']> = Extract<ServerMessage, { type: Type }>;

/** So many notes are told, and so many pieces of advice. */
const NOTES = 100;
const PIECES = 30;
/** Characters of what Docker quotes of the text. */
const QUOTED = 1000;

export async function lint(attempt: Attempt, { id, locale, path, text }: LookAsked<'lint'>): Promise<LookTold<'lint'>> {
  const { error, notes } = await lintIn(attempt, path, text);
  return {
    type: 'lint',
    id,
    path,
    error: error === null ? null : { line: error.line, text: error.text.slice(0, QUOTED) },
    notes: notes.slice(0, NOTES).map(note =>
      note.by === 'docker'
        ? {
            line: note.line,
            by: note.by,
            rule: { name: note.rule, url: note.url, text: note.text.slice(0, QUOTED) },
            html: sayInline(locale, `lint.${note.rule}`, {}),
          }
        : { line: note.line, by: note.by, rule: null, html: sayInline(locale, note.said.code, note.said.data) },
    ),
    more: Math.max(0, notes.length - NOTES),
  };
}

export async function advice(attempt: Attempt, { id, locale }: LookAsked<'advice'>): Promise<LookTold<'advice'>> {
  const report = await adviceIn(attempt);
  if (report.state !== 'built')
    return {
      type: 'advice',
      id,
      state: report.state,
      line: report.state === 'none' ? null : report.line,
      path: null,
      pieces: [],
    };
  return {
    type: 'advice',
    id,
    state: 'built',
    line: report.line,
    path: report.path,
    pieces: report.advice.slice(0, PIECES).map(({ said, how, caveat, line, sight }) => ({
      html: say(locale, said.code, said.data),
      how: sayInline(locale, how.code, how.data),
      caveat: caveat === null ? null : sayInline(locale, caveat.code, caveat.data),
      line,
      sight,
    })),
  };
}
