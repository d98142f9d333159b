import type { HttpQuestion, HttpReply } from '../../../http.ts';
import { secondsOf } from '../../kernel/session.ts';
import type { ListedFiles } from '../../kernel/web.ts';
import { NotSimulated } from '../../languages/control.ts';
import { filesReply, handlerError } from '../../languages/python/library/http-files.ts';
import { dateText } from '../../languages/strftime.ts';
import { type MachinePlace, machineOf } from '../machine.ts';

/** `python -m http.server` over a directory. A text: why there is no answer here. */
export function answerOfListing(
  { root, version }: ListedFiles,
  question: HttpQuestion,
  place: MachinePlace,
): HttpReply | string {
  const seconds = secondsOf(place.session);
  const when = dateText('%d/%b/%Y %H:%M:%S', seconds);
  const handler = {
    files: machineOf(place, []).files,
    root,
    server: `SimpleHTTP/0.6 Python/${version}`,
    now: seconds * 1000,
    log: (said: string) => place.err(`${question.from} - - [${when}] ${said}\n`),
  };
  if (question.method !== 'GET' && question.method !== 'HEAD')
    return handlerError(handler, question, 501, `Unsupported method ('${question.method}')`);
  try {
    return filesReply(handler, question);
  } catch (error) {
    if (error instanceof NotSimulated) return `${error.message} over HTTP is not simulated here`;
    throw error;
  }
}
