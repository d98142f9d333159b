/** A small exam: a pool of nine, of which four are drawn, and one variant. */
import { parseQuiz, type Quiz } from '../../src/quiz/index.ts';
import { files } from './sample.ts';

const KINDS: readonly ((id: string, topic: string, difficulty: number) => string)[] = [
  (id, topic, difficulty) => `- id: ${id}
  kind: choice
  topic: ${topic}
  difficulty: ${difficulty}
  points: 1
  trust: a name that nothing prints
  options: [yes-it-is, no-it-is-not, nobody-knows]
  solution: [yes-it-is]
  wrong: [{id: turned, answer: [no-it-is-not]}, {id: unsure, answer: [nobody-knows]}]`,
  (id, topic, difficulty) => `- id: ${id}
  kind: predict
  topic: ${topic}
  difficulty: ${difficulty}
  points: 1
  ask: {kind: number}
  run: ["docker tag alpine:3.21 ${id}", "docker images -q | sort -u | wc -l"]
  printed: '^\\s*(\\d+)$'
  solution: 1
  wrong: [{id: two, answer: 2}, {id: none, answer: 0}]`,
  (id, topic, difficulty) => `- id: ${id}
  kind: command
  topic: ${topic}
  difficulty: ${difficulty}
  points: 1
  check: {kind: same-image, tags: ["alpine:3.21", ${id}], unmoved: true}
  solution: {lines: ["docker tag alpine:3.21 ${id}"]}
  wrong: [{id: turned, answer: {lines: ["docker tag ${id} alpine:3.21"]}}, {id: other, answer: {lines: ["docker tag alpine:3.21 my"]}, code: feedback.image.other-given}]`,
];

const POOL = ['images', 'layers', 'cache']
  .flatMap((topic, place) =>
    KINDS.map((kind, index) => kind(`${topic}-${index + 1}`, topic, ((index + place) % 3) + 1)),
  )
  .join('\n');

const DRAW = `[{topic: images, written: 1}, {topic: layers, written: 1}, {topic: cache, difficulty: 3, written: 1}, {topic: cache, written: 1, variants: 1}]`;

/** `more`: further keys of the exam, or those in place of `draw` and `questions`. */
export function examFiles(more = '', questions = POOL, rule = `questions: 5, draw: ${DRAW}`): Record<string, string> {
  const head = `format: 2\nnumber: 9\nhost: {images: ["alpine:3.21"]}\nexam: {minutes: 10, ${rule}${more}}\n`;
  return files(questions, head);
}

export function sampleExam(more = '', questions = POOL, rule?: string): Quiz {
  const parsed = parseQuiz('docker/exam', examFiles(more, questions, rule));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.quiz;
}
