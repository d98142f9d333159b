import type { HttpAnswered, HttpQuestion, HttpReply } from '../../../http.ts';
import type { WebServer } from '../../kernel/web.ts';
import type { MachinePlace } from '../machine.ts';
import { answerOfApache } from './apache.ts';
import { answerOfListing } from './listing.ts';
import { answerOfNginx } from './nginx.ts';
import { askProgram } from './served.ts';

/** What a web server says, what it is from then on, and how its program ended, where it has. */
export interface WebAnswer {
  readonly answered: HttpAnswered;
  readonly web: WebServer;
  readonly exitCode: number | null;
}

/** Milliseconds that a server takes over a page. */
const AT_WORK = 1;

/** How many servers are at work for one another: each may pass a question on, and two may pass it to each other. */
let within = 0;
const MOST_WITHIN = 6;

/** Asks a web server on one of its ports. `place`: where it runs, at the moment of the question. */
export function answerOf(web: WebServer, port: number, question: HttpQuestion, place: MachinePlace): WebAnswer {
  if (within >= MOST_WITHIN) {
    const message = 'servers that pass a question on to each other in a circle are not simulated here';
    return { answered: { kind: 'unmet', message }, web, exitCode: null };
  }
  within++;
  try {
    return answered(web, port, question, place);
  } finally {
    within--;
  }
}

function answered(web: WebServer, port: number, question: HttpQuestion, place: MachinePlace): WebAnswer {
  const still = (said: HttpReply | string): WebAnswer => ({
    answered:
      typeof said === 'string'
        ? { kind: 'unmet', message: said }
        : { kind: 'reply', reply: forMethod(question, said), duration: AT_WORK },
    web,
    exitCode: null,
  });
  switch (web.kind) {
    case 'program': {
      const answer = askProgram(web, question, place);
      return answer.answered.kind === 'reply'
        ? { ...answer, answered: { ...answer.answered, reply: forMethod(question, answer.answered.reply) } }
        : answer;
    }
    case 'nginx':
      return still(answerOfNginx(web, port, question, place));
    case 'httpd':
      return still(answerOfApache(web, question, place));
    case 'python-files':
      return still(answerOfListing(web, question, place));
  }
}

/** The head alone, where no more was asked for. */
function forMethod({ method }: HttpQuestion, reply: HttpReply): HttpReply {
  return method === 'HEAD' ? { ...reply, body: '' } : reply;
}
