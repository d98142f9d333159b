/** Every kind of question through every room. What a new kind asks for, place by place, stands in CONTRIBUTING.md. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { check, play } from '../../src/author/index.ts';
import { serverMessage } from '../../src/live/protocol.ts';
import { cardOf } from '../../src/live/scene.ts';
import { hasWords } from '../../src/locale/index.ts';
import { check as checkSchema } from '../../src/quiz/check.ts';
import {
  LOCALES,
  printProblem,
  QUESTION_KINDS,
  type QuestionKind,
  type Quiz,
  type Response,
} from '../../src/quiz/index.ts';
import type { Attempt } from '../../src/tutor/index.ts';
import { HEAD, KINDS } from '../quiz/kinds.ts';
import { files, toldQuizOf } from '../quiz/sample.ts';
import { sources } from '../tree/sources.ts';
import { type Sitting, sit } from '../tutor/rig.ts';

const [QUESTIONS = '', REST = ''] = readFileSync('quizzes/README.md', 'utf8').split('## Checks\n');
const [CHECKS = ''] = REST.split('\n## ');

/** The first cells of a table. */
function rows(text: string): readonly string[] {
  return [...text.matchAll(/^\| ([a-z-]+) \|/gm)].map(match => match[1] ?? '').filter(name => name !== 'kind');
}

function sample(kind: QuestionKind): Promise<Quiz> {
  return toldQuizOf(KINDS[kind].yaml, HEAD);
}

/** As the solution, or one of the wrong answers, says. */
async function answer(sitting: Sitting, given: Quiz['questions'][number]['solution']): Promise<void> {
  if ('kind' in given) {
    await sitting.answers(given);
    return;
  }
  const edits = Object.entries(given.files).map(([path, text]) => ({ path, text }));
  await sitting.does(...(edits.length > 0 ? [{ kind: 'edit' as const, edits }] : []), ...given.lines);
}

async function* lines(typed: readonly string[]): AsyncGenerator<string> {
  yield* typed;
}

/** Answers of every kind, whatever the question. */
const RESPONSES: Readonly<Record<Response['kind'], Response>> = {
  choice: { kind: 'choice', chosen: [] },
  number: { kind: 'number', value: '1' },
  text: { kind: 'text', text: 'x' },
  order: { kind: 'order', order: [] },
  match: { kind: 'match', pairs: {} },
  cache: { kind: 'cache', steps: {} },
  paste: { kind: 'paste', source: 'own', text: 'x' },
  host: { kind: 'host' },
  predict: { kind: 'predict', prediction: { kind: 'number', value: '1' }, certainty: 'guess' },
};

for (const kind of QUESTION_KINDS)
  describe(`a question of kind ${kind}`, () => {
    it('is read from quiz.yaml', async () => {
      assert.equal((await sample(kind)).questions[0]?.kind, kind, 'src/quiz/parse.ts');
    });

    it('is described for authors', () => {
      assert.ok(rows(QUESTIONS).includes(kind), `quizzes/README.md has no row for ${kind} among the questions`);
    });

    it('is proved by drydock check: the solution passes, mistakes are met', async () => {
      const folder = { id: 'test/kinds', path: 'kinds', files: files(KINDS[kind].yaml, HEAD) };
      const { problems } = await check([folder]);
      assert.deepEqual(
        problems.map(each => printProblem(each.folder, each.problem)),
        [],
      );
    });

    it('passes with its solution, loses a try or stays open with a mistake, and refuses answers of other kinds', async () => {
      const quiz = await sample(kind);
      const [question] = quiz.questions;
      assert.ok(question);
      const right = await sit(quiz);
      await answer(right, question.solution);
      assert.deepEqual([right.state().status, right.state().score], ['passed', 1]);
      const wrong = await sit(quiz);
      await answer(wrong, question.wrong[0]?.answer ?? question.solution);
      assert.notEqual(wrong.state().status, 'passed');
      const own = 'kind' in question.solution ? question.solution.kind : 'host';
      for (const response of Object.values(RESPONSES).filter(each => each.kind !== own)) {
        const { refusal } = await (await sit(quiz)).take({ kind: 'answer', question: 'q', response });
        assert.equal(refusal, 'wrong-kind', response.kind);
      }
    });

    it('is a card on the page, and shows the solution when it is closed', async () => {
      const sitting = await sit(await sample(kind));
      const cards = (attempt: Attempt) => LOCALES.map(locale => cardOf({ attempt, locale }));
      const open = cards(sitting.attempt());
      await sitting.does({ kind: 'skip', question: 'q' });
      const closed = cards(sitting.attempt());
      for (const question of [...open, ...closed]) {
        const step = { type: 'step', seq: 1, id: null, said: [], terminal: [], question };
        assert.deepEqual(serverMessage.parse(JSON.parse(JSON.stringify(step))), step, 'src/live/protocol.ts');
      }
      assert.ok(open.every(each => each.solution === null));
      assert.ok(
        closed.every(each => (each.solution ?? '') !== ''),
        'src/locale/answer.ts',
      );
    });

    it('has its name in both languages, on the page and in the results of a class', () => {
      for (const key of [`page.kind.${kind}`, `kind.${kind}`])
        for (const locale of LOCALES) assert.ok(hasWords(locale, key), `src/locale/*.${locale}.json lacks ${key}`);
    });

    it('is answered in the terminal, in words that both languages have', async () => {
      for (const locale of LOCALES) {
        let told = '';
        const write = (text: string): void => {
          told += text;
        };
        let at = Date.UTC(2025, 1, 28);
        const now = (): number => (at += 1000);
        const options = { quiz: await sample(kind), locale, seed: 1, json: false, now };
        const attempt = await play(options, { lines: lines(KINDS[kind].typed), write });
        assert.equal(attempt.questions[0]?.status, 'passed', 'src/author/reading.ts');
        assert.doesNotMatch(told, /\b(play|tutor|feedback)\.[a-z]/, 'src/locale/tutor.*.json');
      }
    });

    it('tells programs how it is answered', async () => {
      const { solution } = (await sample(kind)).questions[0] ?? {};
      const form = solution !== undefined && 'kind' in solution ? solution.kind : 'host';
      const told = new RegExp(`\`${form}[ \`]`).test(readFileSync('src/author/README.md', 'utf8'));
      assert.ok(told, `src/author/README.md does not say what a ${form} response holds`);
    });
  });

describe('the lists of kinds', () => {
  it('in quizzes/README.md have a row for every check, and for nothing else', () => {
    assert.deepEqual(rows(CHECKS).toSorted(), checkSchema.options.map(each => each.shape.kind.value).toSorted());
    assert.deepEqual(rows(QUESTIONS).toSorted(), QUESTION_KINDS.toSorted());
  });

  it('in CONTRIBUTING.md name every file that tells kinds of questions apart', () => {
    const list = readFileSync('CONTRIBUTING.md', 'utf8').split('## Add a kind of question')[1]?.split('\n## ')[0] ?? '';
    const apart = sources('src')
      .filter(path => !path.startsWith('src/docker/') && /'match'/.test(readFileSync(path, 'utf8')))
      .filter(path => !/^src\/(grade\/check|practice\/families)\//.test(path));
    assert.ok(apart.length > 10);
    assert.deepEqual(
      apart.filter(path => !list.includes(`\`${path}\``)),
      [],
    );
    const named = [...list.matchAll(/`((?:src|test|quizzes)\/[^`]+)`/g)].map(match => match[1] ?? '');
    assert.deepEqual(
      named.filter(path => !existsSync(path.replace('*', 'en'))),
      [],
    );
  });
});
