/** A quiz whose questions can be answered as often as one likes: what is measured is what an answer costs, not how a lesson goes. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { files } from '../quiz/sample.ts';

export const BENCH_QUIZ = 'bench/01-answers';

const HEAD = `number: 1
navigation: free
host:
  platform: linux/arm64
  directory: /home/student
  images: ["alpine:3.21"]
`;
const HINTS = `hints: [${Array.from({ length: 6 }, () => 0).join(', ')}]`;

const QUESTIONS = `- id: choose
  kind: choice
  tries: null
  points: 2
  ${HINTS}
  options: [one, two, three, four]
  checks:
    - {id: right, kind: choice, right: [two]}
  solution: [two]
- id: count
  kind: number
  tries: null
  points: 1
  ${HINTS}
  checks:
    - {id: right, kind: number, value: 42}
  solution: "42"
- id: say
  kind: text
  tries: null
  points: 1
  ${HINTS}
  checks:
    - {id: right, kind: text, accept: [layer]}
  solution: layer
- id: type
  kind: command
  points: 2
  checks:
    - {id: tagged, kind: image, tag: "bench:never"}
  solution: {lines: ["docker tag alpine:3.21 bench:never"]}`;

/** Writes it into a folder of its own, and gives that. */
export function benchCourse(): string {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-bench-quizzes-'));
  mkdirSync(join(folder, BENCH_QUIZ), { recursive: true });
  for (const [name, text] of Object.entries(files(QUESTIONS, HEAD)))
    writeFileSync(join(folder, BENCH_QUIZ, name), text);
  return folder;
}
