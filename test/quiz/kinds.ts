/** A question of every kind with its answers: whoever adds a kind adds one here, and tests of every room ask it. */
import type { QuestionKind } from '../../src/quiz/index.ts';

interface SampleQuestion {
  /** The question `q`, as quiz.yaml has it, with two wrong answers to its check `c`. */
  readonly yaml: string;
  /** What answers it right in the terminal. */
  readonly typed: readonly string[];
}

/** What every sample stands on. */
export const HEAD = 'format: 2\nnumber: 1\nhost: {images: ["alpine:3.21"]}\n';

export const KINDS: Readonly<Record<QuestionKind, SampleQuestion>> = {
  command: {
    yaml: `- id: q
  kind: command
  points: 1
  hints: [0, 0.25]
  checks: [{id: c, kind: same-image, tags: [alpine:3.21, mine]}]
  solution: {lines: [docker tag alpine:3.21 mine]}
  wrong:
    - {id: other, answer: {lines: [docker tag alpine:3.21 yours]}, check: c}
    - {id: gone, answer: {lines: [docker rmi alpine:3.21]}, check: c}`,
    typed: ['docker tag alpine:3.21 mine'],
  },
  dockerfile: {
    yaml: `- id: q
  kind: dockerfile
  points: 1
  hints: [0, 0.25]
  file: Dockerfile
  checks: [{id: c, kind: dockerfile, path: Dockerfile, order: [FROM alpine, RUN true]}]
  solution: {files: {Dockerfile: "FROM alpine\\nRUN true\\n"}}
  wrong:
    - {id: short, answer: {files: {Dockerfile: "FROM alpine\\n"}}, check: c, code: feedback.dockerfile.missing}
    - {id: turned, answer: {files: {Dockerfile: "RUN true\\nFROM alpine\\n"}}, check: c, code: feedback.dockerfile.order}`,
    typed: [':edit Dockerfile', 'FROM alpine', 'RUN true', '.'],
  },
  choice: {
    yaml: `- id: q
  kind: choice
  points: 1
  hints: [0, 0.25]
  options: [client, daemon, registry]
  checks: [{id: c, kind: choice, right: [daemon]}]
  solution: [daemon]
  wrong: [{id: first, answer: [client], check: c}, {id: last, answer: [registry], check: c}]`,
    typed: ['daemon'],
  },
  number: {
    yaml: `- id: q
  kind: number
  points: 1
  hints: [0, 0.25]
  unit: MB
  checks: [{id: c, kind: number, value: 10.3MB, tolerance: 0.05MB}]
  solution: 10.3MB
  wrong: [{id: more, answer: 275MB, check: c}, {id: less, answer: 2MB, check: c}]`,
    typed: ['10,3'],
  },
  text: {
    yaml: `- id: q
  kind: text
  points: 1
  hints: [0, 0.25]
  checks: [{id: c, kind: text, accept: [--from]}]
  solution: --from
  wrong: [{id: as, answer: AS, check: c}, {id: copy, answer: COPY, check: c}]`,
    typed: ['--from'],
  },
  order: {
    yaml: `- id: q
  kind: order
  points: 1
  hints: [0, 0.25]
  items: [build, push, run]
  checks: [{id: c, kind: order, orders: [[build, run, push]]}]
  solution: [build, run, push]
  wrong: [{id: early, answer: [push, build, run], check: c}, {id: late, answer: [run, build, push], check: c}]`,
    typed: ['build run push'],
  },
  match: {
    yaml: `- id: q
  kind: match
  points: 1
  hints: [0, 0.25]
  left: [client, daemon]
  right: [asks, works]
  checks: [{id: c, kind: match, pairs: {client: asks, daemon: works}}]
  solution: {client: asks, daemon: works}
  wrong:
    - {id: turned, answer: {client: works, daemon: asks}, check: c}
    - {id: same, answer: {client: asks, daemon: asks}, check: c}`,
    typed: ['1b 2a'],
  },
  predict: {
    yaml: `- id: q
  kind: predict
  points: 1
  hints: [0, 0.25]
  ask: {kind: number}
  run: [echo 42]
  checks: [{id: c, kind: number, printed: "(42)"}]
  solution: 42
  wrong: [{id: more, answer: 43, check: c}, {id: less, answer: 41, check: c}]`,
    typed: ['42'],
  },
  cache: {
    yaml: `- id: q
  kind: cache
  start:
    files: {Dockerfile: "FROM alpine:3.21\\nCOPY list ./\\nRUN sort list\\nCOPY main ./\\nRUN cat main\\n", list: "b\\na\\n", main: "one\\n"}
  points: 1
  hints: [0, 0.25]
  change: {files: {main: "two\\n"}}
  build: docker build -t app .
  wrong: [{id: all, answer: miss}, {id: none, answer: hit}, {id: own, answer: {RUN cat: hit}}]`,
    typed: ['1 hit 2 hit 3 b 4 d'],
  },
  paste: {
    yaml: `- id: q
  kind: paste
  points: 1
  hints: [0, 0.25]
  line: docker images alpine
  expect: [{id: c, matches: '^alpine +3\\.21 '}]
  wrong:
    - {id: other, answer: "REPOSITORY   TAG       IMAGE ID       CREATED      SIZE\\nalpine       latest    0123456789ab   2 days ago   8MB\\n"}
    - {id: none, answer: "REPOSITORY   TAG       IMAGE ID   CREATED   SIZE\\n"}`,
    typed: ['$ docker images alpine', 'host'],
  },
};
