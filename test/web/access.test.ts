/** S3: no one reads or changes another's data. Every route of the app × everyone who may come; a route missing here fails. */
import assert from 'node:assert/strict';
import { sampleExam } from '../quiz/exam-sample.ts';
import type { Form } from './client.ts';
import { type Cast, type Company, castOf, companyOf, type Ids, makeWorld, PASSWORD, type World } from './world.ts';

type Role = keyof Cast | keyof Company;
type Things = Ids & Awaited<ReturnType<typeof companyOf>>['ids'];
const ROLES: readonly Role[] = [
  'anonymous',
  'studentA',
  'studentB',
  'instructorA',
  'instructorB',
  'classmate',
  'removed',
  'teacher',
  'assistant',
  'editor',
];
/** Of those who come after the first five, where a route does not tell them from others of their kind. */
const ALIKE: Readonly<Partial<Record<Role, Role>>> = {
  classmate: 'studentB',
  removed: 'anonymous',
  teacher: 'instructorA',
  assistant: 'instructorB',
  editor: 'instructorB',
};

interface Row {
  /** The address of something of A's. */
  readonly at: (ids: Things) => string;
  readonly form?: Form;
  /** The refusal repeats what its sender knows: the name they typed, the class whose code they have. */
  readonly repeats?: true;
  /** Status by role, in the order of the first five of ROLES. */
  readonly expect: readonly [number, number, number, number, number];
  /** Of the other five, those that differ from ALIKE. */
  readonly but?: Readonly<Partial<Record<Role, number>>>;
}

const OPEN = [200, 200, 200, 200, 200] as const;
const DONE = [303, 303, 303, 303, 303] as const;
/** Pages for instructors: others are sent to log in, or refused; of A's class, B is refused too. */
const TEACHERS = [303, 403, 403, 200, 200] as const;
const OWN_CLASS = [303, 403, 403, 200, 403] as const;
/** What an assistant and an editor see too. */
const STAFF = { assistant: 200, editor: 200 } as const;
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
  'get /quiz/:attempt': {
    at: ids => `/quiz/${ids.attemptA}`,
    expect: [403, 200, 403, 303, 403],
    but: { assistant: 303 },
  },
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
  'get /results/:attempt': {
    at: ids => `/results/${ids.attemptA}`,
    expect: [403, 200, 403, 200, 403],
    but: { assistant: 200 },
  },
  'get /join': { at: () => '/join', expect: OPEN },
  // Student A is in the class already, and is sent home.
  'get /join/:code': { at: ids => `/join/${ids.codeA}`, expect: [200, 303, 200, 200, 200], but: { classmate: 303 } },
  // Nobody gets in under a name that is taken, whoever they are.
  'post /join/:code': {
    at: ids => `/join/${ids.codeA}`,
    form: { how: 'new', name: 'Анна Лебедева', pin: '9999' },
    repeats: true,
    expect: [409, 409, 409, 409, 409],
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
  'post /account/sessions': {
    at: () => '/account/sessions',
    form: {},
    expect: [403, 403, 403, 303, 303],
    but: { assistant: 303, editor: 303 },
  },
  'post /account/sessions/:session': {
    at: () => '/account/sessions/no-session-of-theirs',
    form: {},
    expect: [403, 403, 403, 404, 404],
  },
  'get /reference': { at: () => '/reference', expect: OPEN },
  'get /reference/:part': { at: () => '/reference/images?q=node', expect: OPEN },
  'get /classes': { at: () => '/classes', expect: TEACHERS },
  'post /classes': { at: () => '/classes', form: { title: 'Ещё одна' }, expect: [403, 403, 403, 303, 303] },
  'post /invitations': { at: () => '/invitations', form: {}, expect: [403, 403, 403, 200, 200] },
  'get /classes/:class': { at: ids => `/classes/${ids.classA}`, expect: OWN_CLASS, but: STAFF },
  'post /classes/:class/title': {
    at: ids => `/classes/${ids.classA}/title`,
    form: { title: 'Моя' },
    expect: OWN_CLASS_FORM,
  },
  'post /classes/:class/quizzes': {
    at: ids => `/classes/${ids.classA}/quizzes`,
    form: {},
    expect: OWN_CLASS_FORM,
    but: { editor: 303 },
  },
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
    // The teacher was quicker than the owner.
    expect: [403, 403, 403, 404, 403],
    but: { teacher: 303 },
  },
  'post /classes/:class/students/:student/pin': {
    at: ids => `/classes/${ids.classA}/students/${ids.studentA}/pin`,
    form: {},
    // The answer is the page that shows the new one, once.
    expect: [403, 403, 403, 200, 403],
  },
  // Whose the class is chooses its staff, and nobody else.
  'get /classes/:class/staff': { at: ids => `/classes/${ids.classA}/staff`, expect: OWN_CLASS, but: STAFF },
  'post /classes/:class/staff': {
    at: ids => `/classes/${ids.classA}/staff`,
    form: { role: 'assistant' },
    expect: [403, 403, 403, 200, 403],
    but: { teacher: 403 },
  },
  'post /classes/:class/staff-links/:invitation': {
    at: ids => `/classes/${ids.classA}/staff-links/no-link-of-ours`,
    form: {},
    expect: [403, 403, 403, 404, 403],
    but: { teacher: 403 },
  },
  'post /classes/:class/staff/:person/role': {
    at: ids => `/classes/${ids.classA}/staff/${ids.teacher}/role`,
    form: { role: 'teacher' },
    expect: OWN_CLASS_FORM,
    but: { teacher: 403 },
  },
  'post /classes/:class/staff/:person/owner': {
    at: ids => `/classes/${ids.classA}/staff/${ids.teacher}/owner`,
    form: {},
    expect: OWN_CLASS_FORM,
    but: { teacher: 403 },
  },
  // It is the teacher who goes, and goes by themselves: the owner finds nobody to remove.
  'post /classes/:class/staff/:person/remove': {
    at: ids => `/classes/${ids.classA}/staff/${ids.teacher}/remove`,
    form: {},
    expect: [403, 403, 403, 404, 403],
    but: { teacher: 303 },
  },
  'get /staff/:token': { at: ids => `/staff/${ids.staffLink}`, expect: OPEN },
  // The first instructor who is not on the staff comes in, and the link is good no more.
  'post /staff/:token': {
    at: ids => `/staff/${ids.staffLink}`,
    form: {},
    expect: [403, 403, 403, 403, 303],
    but: { teacher: 403, assistant: 403, editor: 403 },
  },
  'post /staff/:token/new': {
    at: ids => `/staff/${ids.staffLink}/new`,
    form: { name: 'X', login: 'x', password: 'short' },
    expect: [400, 400, 400, 400, 400],
  },
  'get /classes/:class/gradebook.csv': {
    at: ids => `/classes/${ids.classA}/gradebook.csv`,
    expect: OWN_CLASS,
    but: { assistant: 200 },
  },
  'get /classes/:class/students/:student': {
    at: ids => `/classes/${ids.classA}/students/${ids.studentA}`,
    expect: OWN_CLASS,
    but: { assistant: 200 },
  },
  'get /classes/:class/results/:number': {
    at: ids => `/classes/${ids.classA}/results/1`,
    expect: OWN_CLASS,
    but: { assistant: 200 },
  },
  'get /classes/:class/wall/:number': {
    at: ids => `/classes/${ids.classA}/wall/1`,
    expect: OWN_CLASS,
    but: { assistant: 200 },
  },
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

  let shared: World;
  let met: Awaited<ReturnType<typeof peopled>>;
  before(async () => {
    shared = await makeWorld({}, [sampleExam()]);
    met = await peopled(shared);
  });
  after(() => shared.close());

  for (const [route, row] of Object.entries(MATRIX)) {
    it(route, async () => {
      // What is only looked at changes nothing.
      const looked = route.startsWith('get');
      const world = looked ? shared : await makeWorld({}, [sampleExam()]);
      try {
        const { cast, ids } = looked ? met : await peopled(world);
        // The one whose it is comes last, and who has the same rights before: their form may change what the others are refused.
        const order = [
          ...ROLES.filter(role => role !== 'teacher' && role !== 'instructorA'),
          'teacher',
          'instructorA',
        ] as const;
        const found: Partial<Record<Role, number>> = {};
        for (const role of order) {
          const path = row.at(ids);
          const answer = looked ? await cast[role].get(path) : await cast[role].post(path, row.form ?? {});
          found[role] = answer.status;
          // Student A reads her own name in the header, wherever she is.
          if (answer.status === 403 && role !== 'studentA' && row.repeats === undefined) {
            assert.doesNotMatch(answer.body, /Лебедева|ИУ9-31/, `${role} is refused and still reads whose it is`);
          }
        }
        assert.deepEqual(world.faults, []);
        const first = Object.fromEntries(ROLES.slice(0, 5).map((role, index) => [role, row.expect[index]]));
        const expected = ROLES.map(role => [role, row.but?.[role] ?? first[ALIKE[role] ?? role]]);
        assert.deepEqual(
          ROLES.map(role => [role, found[role]]),
          expected,
        );
      } finally {
        if (!looked) await world.close();
      }
    });
  }
});

async function peopled(world: World): Promise<{ readonly cast: Cast & Company; readonly ids: Things }> {
  const { cast, ids } = await castOf(world);
  const more = await companyOf(world, cast, ids);
  return { cast: { ...cast, ...more.company }, ids: { ...ids, ...more.ids } };
}
