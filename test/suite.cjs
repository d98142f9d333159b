/** How `npm test`, `npm run test:quick` and `npm run soak` run: files side by side, those that take longest first. */
const { readdirSync } = require('node:fs');
const { availableParallelism } = require('node:os');
const { join } = require('node:path');

/** The pure rooms: no browser, no process, no disk. */
const QUICK = ['docker', 'quiz', 'grade', 'tutor', 'report'];
/** Too long for a glance: lines that use up what they may use, and many lines of chance. */
const NOT_QUICK = [
  'docker/hostile/',
  'docker/properties/',
  'docker/builder/dockerfile.test.ts',
  'docker/runtime/caps.test.ts',
  'docker/runtime/languages/limits.test.ts',
  'docker/host/direct.test.ts',
  'tutor/snapshot.test.ts',
  'tutor/talk/questions.test.ts',
  'tutor/wander.test.ts',
];

/** Begun first, so that no worker is left alone with one of them at the end: what takes more than five seconds, longest first. */
const LONGEST = [
  'rooms/pool.test.ts',
  'author/course.test.ts',
  'web/browser/pages.test.ts',
  'service/drain.test.ts',
  'docker/hostile/shell.test.ts',
  'console/cli.test.ts',
  'service/neighbours.test.ts',
  'docker/sessions.test.ts',
  'rooms/takeover.test.ts',
  'browser/layout.test.ts',
  'service/practice.test.ts',
  'browser/quiz/question.test.ts',
  'service/sandbox.test.ts',
  'live/rights.test.ts',
  'docker/properties/resting.test.ts',
  'browser/quiz/connection.test.ts',
  'service/look.test.ts',
  'service/greedy.test.ts',
  'console/deadline.test.ts',
  'web/browser/use.test.ts',
  'web/access.test.ts',
  'browser/quiz/host.test.ts',
  'grade/paste.test.ts',
  'docker/runtime/languages/limits.test.ts',
  'web/pages.test.ts',
  'practice/due.test.ts',
  'classroom/resume.test.ts',
];

const all = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => path.endsWith('.test.ts'))
  .sort();
const gone = LONGEST.filter(path => !all.includes(path));
if (gone.length > 0) throw new Error(`test/suite.cjs names what is not there: ${gone.join(', ')}`);

const { LENGTH = 'usual' } = process.env;
const chosen =
  LENGTH === 'quick'
    ? all.filter(path => QUICK.some(room => path.startsWith(`${room}/`)) && !NOT_QUICK.some(of => path.startsWith(of)))
    : all;

module.exports = {
  ...require('../.mocharc.json'),
  require: (LENGTH === 'quick' ? ['close'] : ['prepare', 'close']).map(name => join(__dirname, `hooks/${name}.ts`)),
  spec: [...LONGEST.filter(path => chosen.includes(path)), ...chosen.filter(path => !LONGEST.includes(path))].map(
    path => join(__dirname, path),
  ),
  parallel: true,
  // Some wait for processes and pages most of their time: on two cores a third one has work to do.
  jobs: Math.min(4, Math.max(3, availableParallelism())),
  ...(LENGTH === 'full' ? { grep: '\\[\\d+ of \\d+\\]$', timeout: 600_000 } : {}),
};
