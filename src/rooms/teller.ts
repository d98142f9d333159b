/** What a room writes of attempts: messages of the channel and the questions of the results' page, as bytes that go to a browser as they are. */
import { answer, stepMessage, welcome } from '../live/messages.ts';
import { resultItems } from '../web/pages/result-items.ts';
import { readViews } from '../web/views.ts';
import type { AttemptTeller } from './workshop.ts';

/** `views`: folder of the views. */
export function teller(views: string): AttemptTeller {
  const render = readViews(views, true);
  const message = (told: object): Uint8Array => Buffer.from(JSON.stringify(told));
  return {
    welcome: (attempt, locale, at) => message(welcome(attempt, locale, at)),
    step: (step, before, client, locale) => message(stepMessage(step, client, before, locale)),
    results: (attempt, locale, reader) => Buffer.from(render('parts/items', resultItems(attempt, locale, reader))),
    answer: async (attempt, question) => message(await answer(attempt, question)),
  };
}
