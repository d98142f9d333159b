/** Where a pasted answer comes from: the learner's own terminal, or the host's. And why there is nothing in it to judge. */
import type { PasteResponse, Response } from '../quiz/index.ts';
import type { RanLine, Said } from './grade.ts';
import { isCommand, readPasted, troubleIn } from './pasted.ts';

/** What the line printed, without what stands around it; null: it was not run on the host yet. */
export function rowsPasted(
  line: string,
  { source, text }: PasteResponse,
  ran: readonly RanLine[],
): readonly string[] | null {
  if (source === 'own') return readPasted(text).rows;
  const last = ran.findLast(each => isCommand(each.line, line));
  return last === undefined ? null : readPasted(`${last.stdout}\n${last.stderr}`).rows;
}

/** Why nothing can be said of it: it is empty, of another command, only the command, or tells of a trouble that the line should not end in. Costs no try. */
export function pasteTrouble(
  { line, solution }: { readonly line: string; readonly solution: Response },
  response: PasteResponse,
  ran: readonly RanLine[],
): Said | null {
  const said = (code: string, data: Said['data'] = {}): Said => ({ code, data: { line, ...data } });
  const rows = rowsPasted(line, response, ran);
  if (rows === null) return said('tutor.paste.not-run');
  if (response.source === 'host') return null;
  if (response.text.trim() === '') return said('tutor.blank');
  const { command } = readPasted(response.text);
  if (command !== null && !isCommand(command, line))
    return said('tutor.paste.other-command', { got: command.slice(0, 200) });
  if (rows.length === 0) return said('tutor.paste.only-line');
  const trouble = troubleIn(rows);
  const meant = solution.kind === 'paste' ? troubleIn(readPasted(solution.text).rows) : null;
  return trouble === null || trouble === meant ? null : said(`tutor.paste.${trouble}`);
}
