/** Every check of a question against the evidence: the one place that knows which file grades which kind. */
import {
  type Check,
  type PlainResponse,
  type Question,
  type Response,
  type ResponseCheck,
  readsResponse,
} from '../quiz/index.ts';
import { gradeBuild } from './check/build.ts';
import { CACHE, gradeCache } from './check/cache.ts';
import { gradeCall } from './check/call.ts';
import { BOTH, EXTRA, gradeChoice } from './check/choice.ts';
import { gradeContainer } from './check/container.ts';
import { gradeDockerfile } from './check/dockerfile.ts';
import { gradeFile } from './check/file.ts';
import { gradeGone } from './check/gone.ts';
import { gradeImage } from './check/image.ts';
import { gradeKept } from './check/kept.ts';
import { gradeMatch, HITS, PAIR } from './check/match.ts';
import { gradeNoContainer } from './check/no-container.ts';
import { gradeNoImage } from './check/no-image.ts';
import { gradeNoTag } from './check/no-tag.ts';
import { gradeNumber } from './check/number.ts';
import { BEFORE, gradeOrder, KEPT } from './check/order.ts';
import { gradeOutput } from './check/output.ts';
import { gradePaste } from './check/paste.ts';
import { gradePushed } from './check/pushed.ts';
import { gradeSameImage } from './check/same-image.ts';
import { gradeShared } from './check/shared.ts';
import { gradeText } from './check/text.ts';
import type { CheckResult, Evidence, Said } from './grade.ts';
import { rowsPasted } from './pasted-from.ts';
import { type Scene, sceneOf } from './scene.ts';
import { off, type Verdict } from './verdict.ts';

const NEARNESS: ReadonlySet<string> = new Set([EXTRA, BOTH, KEPT, BEFORE, HITS, PAIR]);

/** Whether it tells how near an answer came: worth saying beside what the author says of the mistake. Other codes only say that something differs. */
export function tellsNearness(said: Said): boolean {
  return NEARNESS.has(said.code) || said.code.startsWith(CACHE);
}

/** The answer itself, out of the wrapping of a prediction. */
export function plainResponse(response: Response | null): PlainResponse | null {
  return response?.kind === 'predict' ? response.prediction : response;
}

/** The unit in which the question asks for a number. */
export function unitOf(question: Question): string | null {
  if (question.kind === 'number') return question.unit;
  return question.kind === 'predict' && question.ask.kind === 'number' ? question.ask.unit : null;
}

export function gradeChecks(question: Question, evidence: Evidence): readonly CheckResult[] {
  const total = question.checks.reduce((sum, check) => sum + check.weight, 0);
  const scene = question.checks.some(check => !readsResponse(check))
    ? sceneOf(evidence.host, evidence.start, question)
    : null;
  const found = question.checks.map(check => ({ check, verdict: verdictOf(question, check, evidence, scene) }));
  const asked = found.filter(({ check }) => check.kind !== 'kept');
  const isUntouched = asked.length > 0 && asked.every(({ verdict }) => verdict.share === 0);
  return found.map(({ check, verdict: { state, share, feedback, difference } }) => {
    // What was to stay does so by itself: it brings nothing until something of what was asked is done.
    const brought = check.kind === 'kept' && isUntouched ? 0 : share;
    return { id: check.id, state, earned: (brought * check.weight) / total, feedback, difference };
  });
}

function verdictOf(question: Question, check: Check, evidence: Evidence, scene: Scene | null): Verdict {
  if (readsResponse(check)) return responseVerdict(question, check, evidence);
  // There is a scene as soon as any check reads the host.
  if (scene === null) return off('feedback.unanswered');
  switch (check.kind) {
    case 'image':
      return gradeImage(check, scene);
    case 'no-image':
      return gradeNoImage(check, scene);
    case 'gone':
      return gradeGone(check, scene);
    case 'kept':
      return gradeKept(check, scene);
    case 'no-tag':
      return gradeNoTag(check, scene);
    case 'same-image':
      return gradeSameImage(check, scene);
    case 'container':
      return gradeContainer(check, scene);
    case 'no-container':
      return gradeNoContainer(check, scene);
    case 'shared':
      return gradeShared(check, scene);
    case 'build':
      return gradeBuild(check, scene);
    case 'file':
      return gradeFile(check, evidence.host);
    case 'dockerfile':
      return gradeDockerfile(check, evidence.host);
    case 'output':
      return gradeOutput(check, evidence.ran, scene);
    case 'call':
      return gradeCall(check, evidence.ran);
    case 'pushed':
      return gradePushed(check, scene);
  }
}

function responseVerdict(question: Question, check: ResponseCheck, { shown, ran, response: given }: Evidence): Verdict {
  const response = plainResponse(given);
  const unanswered = off('feedback.unanswered');
  switch (check.kind) {
    case 'choice':
      return response?.kind === 'choice' ? gradeChoice(check, response.chosen, shown, takesMany(question)) : unanswered;
    case 'number':
      return response?.kind === 'number' ? gradeNumber(check, response.value, unitOf(question), shown) : unanswered;
    case 'text':
      return response?.kind === 'text' ? gradeText(check, response.text, shown) : unanswered;
    case 'order':
      return response?.kind === 'order' ? gradeOrder(check, response.order, question.id) : unanswered;
    case 'match':
      return response?.kind === 'match' ? gradeMatch(check, response.pairs, question.id) : unanswered;
    case 'paste': {
      const rows =
        question.kind === 'paste' && response?.kind === 'paste' ? rowsPasted(question.line, response, ran) : null;
      return rows === null ? unanswered : gradePaste(check, rows);
    }
    case 'cache':
      return response?.kind === 'cache' ? gradeCache(check, response.steps) : unanswered;
  }
}

function takesMany(question: Question): boolean {
  const asked = question.kind === 'predict' ? question.ask : question;
  return asked.kind === 'choice' && asked.many;
}
