/** S3: no one reads or changes another's data. Every route of the app × everyone who may come; a route missing here fails. */
import assert from 'node:assert/strict';
import { sampleExam } from '../quiz/exam-sample.ts';
import type { Form } from './client.ts';
import { type Cast, castOf, type Ids, makeWorld, PASSWORD } from './world.ts';

type Role = keyof Cast;
const ROLES: readonly Role[] = ['anonymous', 'studentA', 'studentB', 'instructorA', 'instructorB'];

interface Row {
  /** The address of something of A's. */
  readonly at: (ids: Ids) => string;
  readonly form?: Form;
  /** The refusal repeats what its sender knows: the name they typed, the class whose code they have. */
  readonly repeats?: true;
  /** Status by role, in the order of ROLES. */
  readonly expect: readonly [number, number, number, number, number];
}

const OPEN = [200, 200, 200, 200, 200] as const;
const DONE = [303, 303, 303, 303, 303] as const;
/** Pages for instructors: others are sent to log in, or refused; of A's class, B is refused too. */
const TEACHERS = [303, 403, 403, 200, 200] as const;
const OWN_CLASS = [303, 403, 403, 200, 403] as const;
const OWN_CLASS_FORM = [403, 403, 403, 303, 403] as const;

const MATRIX: Readonly<Record<string, Row>> = {
  'get /': { at: () => '/', expect: OPEN },
  'post /attempts': { at: () => '/attempts', form: { quiz: 'docker/02-images' }, expect: DONE },
  'get /exam': { at: () => '/exam?quiz=docker/exam', expect: OPEN },
  'post /exam': { at: () => '/exam', form: { quiz: 'docker/exam', how: 'exam' }, expect: DONE },
  // Hers counts in the class already, and is counted again to no effect.
  'post /attempts/:attempt/count': {
    at: ids => `/attempts/${ids.attemptA}/count`,
    form: {},
    expect: [403, 303, 403, 403, 403],
  },
  // An instructor is sent on to the transcript: the quiz page is for whoever answers.
  'get /quiz/:attempt': { at: ids => `/quiz/${ids.attemptA}`, expect: [403, 200, 403, 303, 403] },
  'get /sandbox': { at: () => '/sandbox', expect: OPEN },
  'post /sandbox': { at: () => '/sandbox', form: { docker: '28' }, expect: DONE },
  'get /sandbox/:attempt': { at: ids => `/sandbox/${ids.sandboxA}`, expect: [403, 200, 403, 403, 403] },
  'get /practice': { at: () => '/practice', expect: OPEN },
  'post /practice': { at: () => '/practice', form: { family: 'variables' }, expect: DONE },
  'get /practice/file': { at: () => '/practice/file', expect: OPEN },
  // What is no file of practice is said on the page that follows.
  'post /practice/file': {
    at: () => '/practice/file',
    form: { file: Buffer.from('{}').toString('base64') },
    expect: DONE,
  },
  // Practice is nobody's work but the learner's own.
  'get /practice/:attempt': { at: ids => `/practice/${ids.practiceA}`, expect: [403, 200, 403, 403, 403] },
  'post /sandbox/:attempt/branches': {
    at: ids => `/sandbox/${ids.sandboxA}/branches`,
    form: { seq: '', docker: '29' },
    expect: [403, 303, 403, 403, 403],
  },
  // Nothing was done in it yet, so there is nothing to share.
  'post /sandbox/:attempt/links': {
    at: ids => `/sandbox/${ids.sandboxA}/links`,
    form: {},
    expect: [403, 400, 403, 403, 403],
  },
  // What is behind a link that there is: test/service/sandbox.test.ts.
  'get /s/:token': { at: () => '/s/no-link-of-ours-at-all', expect: [404, 404, 404, 404, 404] },
  'post /s/:token': { at: () => '/s/no-link-of-ours-at-all', form: {}, expect: [404, 404, 404, 404, 404] },
  'post /s/:token/take-back': {
    at: () => '/s/no-link-of-ours-at-all/take-back',
    form: {},
    expect: [403, 403, 403, 403, 403],
  },
  'get /results/:attempt': { at: ids => `/results/${ids.attemptA}`, expect: [403, 200, 403, 200, 403] },
  'get /join': { at: () => '/join', expect: OPEN },
  // Student A is in the class already, and is sent home.
  'get /join/:code': { at: ids => `/join/${ids.codeA}`, expect: [200, 303, 200, 200, 200] },
  // Nobody gets in under a name that is taken, whoever they are.
  'post /join/:code': {
    at: ids => `/join/${ids.codeA}`,
    form: { how: 'back', name: 'Анна Лебедева', pin: '9999' },
    repeats: true,
    expect: [403, 403, 403, 403, 403],
  },
  'get /login': { at: () => '/login', expect: [200, 200, 200, 303, 303] },
  'post /login': {
    at: () => '/login',
    form: { login: 'gromov', password: 'a guess' },
    expect: [403, 403, 403, 403, 403],
  },
  'post /logout': { at: () => '/logout', form: {}, expect: DONE },
  // A link that is spent says so at once, whoever opens it.
  'get /setup/:token': { at: () => '/setup/not-a-token-of-ours', expect: [403, 403, 403, 403, 403] },
  'post /setup/:token': {
    at: () => '/setup/not-a-token-of-ours',
    form: { name: 'X', login: 'x', password: PASSWORD },
    expect: [403, 403, 403, 403, 403],
  },
  'post /language': { at: () => '/language', form: { to: 'en', back: '/' }, expect: DONE },
  'post /theme': { at: () => '/theme', form: { to: 'dark', back: '/' }, expect: DONE },
  'get /account': { at: () => '/account', expect: TEACHERS },
  'post /account/password': {
    at: () => '/account/password',
    form: { old: PASSWORD, password: 'another long phrase' },
    expect: [403, 403, 403, 303, 303],
  },
  'get /reference': { at: () => '/reference', expect: OPEN },
  'get /reference/:part': { at: () => '/reference/images?q=node', expect: OPEN },
  'get /classes': { at: () => '/classes', expect: TEACHERS },
  'post /classes': { at: () => '/classes', form: { title: 'Ещё одна' }, expect: [403, 403, 403, 303, 303] },
  'post /invitations': { at: () => '/invitations', form: {}, expect: [403, 403, 403, 200, 200] },
  'get /classes/:class': { at: ids => `/classes/${ids.classA}`, expect: OWN_CLASS },
  'post /classes/:class/title': {
    at: ids => `/classes/${ids.classA}/title`,
    form: { title: 'Моя' },
    expect: OWN_CLASS_FORM,
  },
  'post /classes/:class/quizzes': { at: ids => `/classes/${ids.classA}/quizzes`, form: {}, expect: OWN_CLASS_FORM },
  'post /classes/:class/joining': {
    at: ids => `/classes/${ids.classA}/joining`,
    form: { open: 'no' },
    expect: OWN_CLASS_FORM,
  },
  'post /classes/:class/code': { at: ids => `/classes/${ids.classA}/code`, form: {}, expect: OWN_CLASS_FORM },
  'post /classes/:class/students': {
    at: ids => `/classes/${ids.classA}/students`,
    form: { names: 'Вера Новая' },
    expect: OWN_CLASS_FORM,
  },
  'post /classes/:class/roster': {
    at: ids => `/classes/${ids.classA}/roster`,
    form: { file: Buffer.from('Вера Новая').toString('base64') },
    expect: [403, 403, 403, 200, 403],
  },
  'post /classes/:class/students/:student/remove': {
    at: ids => `/classes/${ids.classA}/students/${ids.studentA}/remove`,
    form: {},
    expect: OWN_CLASS_FORM,
  },
  'post /classes/:class/students/:student/pin': {
    at: ids => `/classes/${ids.classA}/students/${ids.studentA}/pin`,
    form: {},
    // The answer is the page that shows the new one, once.
    expect: [403, 403, 403, 200, 403],
  },
  'get /classes/:class/gradebook.csv': { at: ids => `/classes/${ids.classA}/gradebook.csv`, expect: OWN_CLASS },
  'get /classes/:class/students/:student': {
    at: ids => `/classes/${ids.classA}/students/${ids.studentA}`,
    expect: OWN_CLASS,
  },
  'get /classes/:class/results/:number': { at: ids => `/classes/${ids.classA}/results/1`, expect: OWN_CLASS },
  'get /classes/:class/wall/:number': { at: ids => `/classes/${ids.classA}/wall/1`, expect: OWN_CLASS },
  // Nobody sits that quiz by a clock, and the wall says so.
  'post /classes/:class/wall/:number/time': {
    at: ids => `/classes/${ids.classA}/wall/1/time`,
    form: { student: '', minutes: '5' },
    expect: [403, 403, 403, 400, 403],
  },
};

describe('who may come where (S3)', () => {
  it('the matrix names every route, and no other', async () => {
    const world = await makeWorld({}, [sampleExam()]);
    try {
      const known = world.web.routes.map(route => `${route.method} ${route.path}`);
      assert.deepEqual(Object.keys(MATRIX).toSorted(), known.toSorted());
    } finally {
      await world.close();
    }
  });

  for (const [route, row] of Object.entries(MATRIX)) {
    it(route, async () => {
      const world = await makeWorld({}, [sampleExam()]);
      try {
        const { cast, ids } = await castOf(world);
        // The one whose it is comes last: their form may change what the others are refused.
        const order = ROLES.toSorted((a, b) => Number(a === 'instructorA') - Number(b === 'instructorA'));
        const found: Partial<Record<Role, number>> = {};
        for (const role of order) {
          const path = row.at(ids);
          const answer = route.startsWith('get')
            ? await cast[role].get(path)
            : await cast[role].post(path, row.form ?? {});
          found[role] = answer.status;
          // Student A reads her own name in the header, wherever she is.
          if (answer.status === 403 && role !== 'studentA' && row.repeats === undefined) {
            assert.doesNotMatch(answer.body, /Лебедева|ИУ9-31/, `${role} is refused and still reads whose it is`);
          }
        }
        assert.deepEqual(world.faults, []);
        assert.deepEqual(
          ROLES.map(role => found[role]),
          row.expect,
        );
      } finally {
        await world.close();
      }
    });
  }
});
