/** A page in the middle of the lesson on multi-stage builds: what it is welcomed with. */
import {
  PROTOCOL_VERSION,
  type ProgressView,
  type QuestionCard,
  type ServerMessage,
} from '../../../src/live/protocol.ts';
import { files, view } from './host.ts';
import { speech } from './speech.ts';
import { PROMPT, terminal } from './terminal.ts';

export { build, changedBuild, changeTo, emptyView, files, fileTexts, LAYERS, view, viewBefore } from './host.ts';
export { entry, terminal } from './terminal.ts';

type Welcome = Extract<ServerMessage, { type: 'welcome' }>;

export function question(locale: 'ru' | 'en', more: Partial<QuestionCard> = {}): QuestionCard {
  return { ...speech[locale].question, ...more };
}

export function progress(locale: 'ru' | 'en', more: Partial<ProgressView> = {}): ProgressView {
  const scores = [1, 2, 1.5, 2, 0, 0, 0, 0];
  const points = [1, 2, 2, 2, 2, 2, 2, 2];
  return {
    questions: scores.map((score, index) => ({
      id: `q${index + 1}`,
      number: index + 1,
      title: speech[locale].titles[index] ?? '',
      points: points[index] ?? 0,
      score,
      status: index < 4 ? (score === points[index] ? 'passed' : 'partial') : index === 4 ? 'open' : 'closed-off',
    })),
    current: 4,
    navigation: 'linear',
    returns: false,
    score: 6.5,
    points: 15,
    finished: false,
    ...more,
  };
}

export const traffic: Welcome['traffic'] = [
  { from: 'client', to: 'daemon', request: 'POST /build', sent: 265, received: 0, layer: null },
  {
    from: 'daemon',
    to: 'registry',
    request: 'GET /v2/library/alpine/manifests/3.21',
    sent: 0,
    received: 1200,
    layer: null,
  },
  {
    from: 'daemon',
    to: 'registry',
    request: 'GET /v2/library/golang/manifests/1.23-alpine',
    sent: 0,
    received: 1800,
    layer: null,
  },
];

export function welcome(locale: 'ru' | 'en', more: Partial<Welcome> = {}): Welcome {
  return {
    type: 'welcome',
    version: PROTOCOL_VERSION,
    seq: 9,
    said: [...speech[locale].said],
    terminal: [...terminal],
    question: question(locale),
    progress: progress(locale),
    host: view,
    files: [...files],
    prompt: PROMPT,
    traffic: traffic ?? [],
    ...more,
  };
}
