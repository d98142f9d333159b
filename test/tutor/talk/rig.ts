/** Questions put to the tutor in an attempt at a quiz, and what its answers are about. */
import { readFileSync } from 'node:fs';
import type { Quiz } from '../../../src/quiz/index.ts';
import type { AttemptEvent, Said, Step } from '../../../src/tutor/index.ts';
import { quizOf } from '../../quiz/sample.ts';
import { type Sitting, sit } from '../rig.ts';

/** One task on a host with one image: enough to be asked in. */
export const ONE_TASK = quizOf(
  `- id: q
  kind: command
  points: 1
  checks: [{id: c, kind: image, tag: x}]
  solution: {lines: [docker tag alpine:3.21 x]}`,
  'number: 1\nhost: {images: ["alpine:3.21"]}\n',
);

export interface Asked {
  readonly lang: 'ru' | 'en';
  readonly question: string;
  /** Keys of entries and acts, any of which is right: `image`, `hint`, `host-size`, `flag:docker run:--rm`, `unknown`. */
  readonly about: readonly string[];
  /** Lines typed before. */
  readonly lines?: readonly string[];
  /** Not looked at while the search was tuned. */
  readonly held?: true;
}

export function questionsIn(path: string): readonly Asked[] {
  // The tests beside it read the fields.
  const read = (line: string): Asked => JSON.parse(line) as Asked;
  return readFileSync(path, 'utf8').trim().split('\n').map(read);
}

/** An attempt in which the first question is over where there is a next one, and whatever else can be wished for can be done. */
export async function ask(
  quiz: Quiz,
  { question, lines = [] }: Pick<Asked, 'question' | 'lines'>,
): Promise<{ readonly sitting: Sitting; readonly step: Step }> {
  const sitting = await sit(quiz);
  await sitting.does(...lines);
  return { sitting, step: await sitting.take({ kind: 'ask', text: question }) };
}

/** What was answered: the input that it was taken for, or what each sentence is about. */
export function aboutOf({ event, said }: Step): readonly string[] {
  const input = inputOf(event);
  return input !== 'ask' ? [input] : said.filter(({ by }) => by === 'tutor').map(subject);
}

function inputOf(event: AttemptEvent | null): string {
  return event?.kind === 'input' ? event.input.kind : 'none';
}

function subject({ code, data }: Said): string {
  if (code.startsWith('tutor.topic.')) return code.slice('tutor.topic.'.length);
  if (code.startsWith('tutor.flag.') || code === 'tutor.flag-help') return `flag:${data.command}:${data.flag}`;
  if (code.startsWith('tutor.host.'))
    return `host-${code.slice('tutor.host.'.length).replace(/-(none|whole|base|above|failed)$/, '')}`;
  if (code === 'tutor.command') return `command:${data.command}`;
  const led = /^tutor\.(now|lost|answer|progress|greeting|thanks|unknown|why)/.exec(code)?.[1];
  if (led !== undefined) return led;
  if (code.startsWith('tutor.trouble.')) return 'broken';
  return code;
}
