/** Lessons are played while wandering off: whatever is pulled, pruned, built and deleted at the worst moment, the right answer is right. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Question } from '../../src/quiz/index.ts';
import { type Input, replay } from '../../src/tutor/index.ts';
import { itFor } from '../length.ts';
import { courseQuiz, toldQuiz } from '../quiz/course.ts';
import { type Sitting, sit } from './rig.ts';

/** What people type when they look around, try things, or are in the wrong place. */
const LINES = [
  'docker image ls -a',
  'docker ps -a',
  'docker pull alpine:3.20',
  'docker pull golang:1.23-alpine',
  'docker pull -q busybox',
  'docker run alpine:3.21 echo hi',
  'docker run -d alpine:3.21 sleep infinity',
  'docker run --name box alpine:3.21 touch /other',
  'docker run -it alpine:3.21 sh',
  'docker run --rm alpine:3.20 echo ahoy',
  'docker build -q .',
  'docker build -q -f hello.Dockerfile .',
  'docker build -q -f hello.Dockerfile -t sem04/hello .',
  'docker build -q -f hello.Dockerfile -t mine .',
  'docker build -q -f clean.Dockerfile -t sem04/clean .',
  'docker run sem04/hello',
  'docker tag alpine:3.21 sem04/hello',
  'docker tag alpine:3.21 sem04/hello:v1',
  'docker tag alpine:3.21 localhost:5000/sem04/alpine:v1',
  'docker push localhost:5000/sem04/alpine:v1',
  'docker tag $(docker images -q | head -1) own',
  'docker commit $(docker ps -aq | head -1) own:commit',
  'docker rmi -f golang:1.23-alpine',
  'docker rmi -f alpine:3.21',
  'docker rmi -f $(docker images -q)',
  'docker rm -f $(docker ps -aq)',
  'docker image prune -f',
  'docker image prune -af',
  'docker system prune -af --volumes',
  'docker builder prune -af',
  'docker volume create box',
  'docker network create box',
  'docker login -u me -p secret',
  'rm -rf *',
  'rm -f hello.Dockerfile main.go',
  'echo "FROM scratch" > Dockerfile',
  'echo "*" > .dockerignore',
  'sed -i "s/World/Earth/" main.go',
  'mkdir -p deep && cd deep',
  'cd /',
  'alias docker="echo no"',
  'export DOCKER_HOST=tcp://nowhere:2375',
  'export DOCKER_BUILDKIT=0',
  'exit',
];

const wandering = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...LINES).map((line): Input => ({ kind: 'line', line, columns: 100 })) },
    fc.constantFrom<Input>(
      { kind: 'undo' },
      { kind: 'reset' },
      { kind: 'edit', edits: [{ path: 'main.go', text: 'package main\n' }] },
      { kind: 'edit', edits: [{ path: 'hello.Dockerfile', text: null }] },
      { kind: 'ask', text: 'что такое слой' },
    ),
  ),
  { minLength: 1, maxLength: 4 },
);

/** As the question's solution says. */
async function solve({ does, answers }: Sitting, { solution }: Question): Promise<void> {
  if ('kind' in solution) {
    await answers(solution);
    return;
  }
  const edits = Object.entries(solution.files).map(([path, text]) => ({ path, text }));
  if (edits.length > 0) await does({ kind: 'edit', edits });
  await does(...solution.lines);
}

/** What somebody does who has spoiled the host of a task: they take it back. */
async function tidy({ does, attempt }: Sitting): Promise<void> {
  if (attempt().host !== attempt().start) await does({ kind: 'reset' });
}

for (const id of ['docker/01-architecture', 'docker/04-dockerfile', 'docker/05-layers']) {
  const { length } = courseQuiz(id).questions;
  describe(`${id}, played while wandering off`, () => {
    itFor(
      'every right answer brings every point, and the journal tells the same',
      { quick: 1, usual: 3, full: 60 },
      runs =>
        fc.assert(
          fc.asyncProperty(
            fc.array(wandering, { minLength: length, maxLength: length }),
            fc.array(wandering, { minLength: length, maxLength: length }),
            fc.nat(1000),
            async (before, after, seed) => {
              const quiz = await toldQuiz(id);
              const sitting = await sit(quiz, seed);
              for (const [index, question] of quiz.questions.entries()) {
                if (index > 0) await sitting.does({ kind: 'next' });
                for (const input of before[index] ?? []) await sitting.take(input);
                const { status } = sitting.state();
                // What looks at the host is answered on the host as it was asked about; an answer of one's own, wherever one stands.
                if (status === 'open' && (question.kind === 'command' || question.kind === 'dockerfile'))
                  await tidy(sitting);
                if (sitting.state().status === 'open') await solve(sitting, question);
                const { status: end, score, tries } = sitting.state();
                assert.deepEqual([question.id, end, score, tries], [question.id, 'passed', question.points, 0]);
                for (const input of after[index] ?? []) await sitting.take(input);
              }
              const again = await replay(quiz, sitting.events);
              assert.deepEqual(again.questions, sitting.attempt().questions);
              assert.deepEqual(again.terminal, sitting.attempt().terminal);
            },
          ),
          { seed: 20261130, numRuns: runs },
        ),
    );
  });
}
