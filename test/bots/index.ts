/**
 * `npm run bots -- --url … --learners N --quiz … --seed N`: learners who join, type, err, ask for hints, lose their line and come back,
 * and count every acknowledgement against the journal. Without `--url` they start a service of their own. Exits with 1 when the service did not keep its
 * word.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { quantile } from '../../src/report/statistics.ts';
import { courseQuiz } from '../quiz/course.ts';
import { chance } from './chance.ts';
import { chaos } from './chaos.ts';
import { count } from './count.ts';
import { HOSTILE, WILD } from './hostile.ts';
import { learn } from './learner.ts';
import { offend } from './offender.ts';
import { ownService } from './service.ts';
import { recorder, type Tally, type Wait } from './tally.ts';

interface Wanted {
  readonly url?: URL;
  readonly data?: string;
  readonly learners: number;
  readonly greedy: number;
  readonly offenders: number;
  readonly wild: boolean;
  readonly chaos: boolean;
  readonly alone: number;
  readonly quiz: readonly string[];
  readonly seed: number;
  readonly seconds: number;
  readonly pace: number;
}

/** When a hostile thing was given and answered. */
interface Given extends Wait {
  readonly name: string;
}

/** Milliseconds at the start that do not count: everybody sits down at once, and this process is cold. */
const WARM = 5_000;

const whole = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number.');
  return Number(text);
};
const address = (text: string): URL => {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError('It starts with http:// or https://.');
  return new URL(text);
};
const more = (text: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), text];

const command = new Command('bots')
  .description('Learners who try the service, and count what it acknowledged against its journal.')
  .option('--url <address>', 'the service; without it, one is started over a folder of its own', address)
  .option('--data <folder>', 'data folder of the service at --url, to be counted: a copy is read')
  .option('--learners <number>', 'how many', whole, 20)
  .option('--greedy <number>', 'how many beside them ask for more than their turn', whole, 0)
  .option(
    '--offenders <number>',
    'how many come later and give each hostile thing, as a new visitor each time',
    whole,
    0,
  )
  .option(
    '--wild',
    'rooms of the own service run what no line makes real ones run, and that is what offenders give',
    false,
  )
  .option('--chaos', 'kill and stop rooms of the own service at random', false)
  .option(
    '--alone <number>',
    'seconds that learners are alone before offenders come; the first five are not counted',
    whole,
    15,
  )
  .option('--quiz <id>', 'may be given more than once (default: all of the course)', more)
  .option('--seed <number>', 'the same seed, the same class', whole, 1)
  .option('--seconds <number>', 'how long they stay', whole, 20)
  .option('--pace <milliseconds>', 'mean time between an answer and the next input', whole, 500)
  .parse();

const COURSE = ['docker/01-architecture', 'docker/04-dockerfile', 'docker/05-layers'];
const wanted = { quiz: COURSE, ...command.opts<Omit<Wanted, 'quiz'>>() } as Wanted;
if (wanted.data !== undefined && wanted.url === undefined) command.error('--data goes with --url.');

if (wanted.chaos && wanted.url !== undefined) command.error('--chaos is for the own service.');
if (wanted.wild && wanted.url !== undefined) command.error('--wild is for the own service.');

const own = wanted.url === undefined ? await ownService(wanted.wild) : null;
const base = wanted.url ?? own?.base;
if (base === undefined) throw new Error('there is no service');
const usual = recorder();
const greedy = recorder();
const hostile = recorder();
const quizzes = wanted.quiz.map(courseQuiz);
const began = performance.now();
const until = began + wanted.seconds * 1000;
const run = wanted.seed.toString(36);
const started = Date.now().toString(36);

const stays = Array.from({ length: wanted.learners + wanted.greedy }, (_, index) => {
  const by = chance(wanted.seed * 7919 + index);
  const isGreedy = index >= wanted.learners;
  return learn({
    base,
    quiz: by.oneOf(quizzes),
    chance: by,
    temper: isGreedy ? 'greedy' : 'usual',
    name: `bot-${run}-${started}-${index}`,
    pace: wanted.pace,
    until,
    recorder: isGreedy ? greedy : usual,
  });
});
const kinds = wanted.wild ? WILD : HOSTILE;
const given: Given[] = [];
const offenders = Array.from({ length: wanted.offenders }, async (_, index) => {
  await after(wanted.alone * 1000);
  const first = Math.floor((index * kinds.length) / wanted.offenders);
  await offend({
    base,
    quiz: quizzes[0]?.id ?? '',
    hostile: [...kinds.slice(first), ...kinds.slice(0, first)],
    name: `bad-${run}-${started}-${index}`,
    until,
    recorder: hostile,
    given: (name, from, to) => given.push({ name, from, to }),
  });
});
const harm = wanted.chaos && own !== null ? chaos(own.pid, chance(wanted.seed), until) : null;
// What this process is late by itself is no fault of the service.
const late = monitorEventLoopDelay({ resolution: 5 });
late.enable();
const left = (await Promise.allSettled([...stays, ...offenders])).filter(stay => stay.status === 'rejected');

tell('learners', usual);
if (wanted.offenders > 0) {
  const came = began + wanted.alone * 1000;
  const gone = Math.max(...given.map(({ to }) => to));
  tellWaits(
    '    alone',
    usual.waits.filter(({ from, to }) => from > began + WARM && to < came),
  );
  tellWaits(
    '    beside offenders',
    usual.waits.filter(({ from, to }) => to > came && from < gone),
  );
  tell('offenders', hostile);
  for (const { name, from, to } of given) {
    const beside = usual.waits.filter(wait => wait.to > from && wait.from < to);
    tellWaits(`    ${name}: ${((to - from) / 1000).toFixed(1)} s; learners`, beside);
  }
}
if (wanted.greedy > 0) tell('greedy ones', greedy);
say(
  `this process was late by p99 ${(late.percentile(99) / 1e6 - 5).toFixed(0)} ms, at most ${(late.max / 1e6 - 5).toFixed(0)} ms`,
);
if (harm !== null) {
  const { killed, stopped } = await harm;
  say(`rooms: ${killed} killed, ${stopped} stopped`);
}
for (const { reason } of left) say(`left early: ${String(reason)}`);
await own?.end();
const folder = own?.folder ?? wanted.data ?? null;
let kept = left.length === 0;
if (folder === null) say('not counted against the journal: no --data was given');
else {
  const all = [...usual.sent, ...greedy.sent, ...hostile.sent];
  const { acknowledged, refused, open, wrong } = await count(folder, all);
  say(`journal: ${acknowledged} acknowledged, ${refused} refused, ${open} left open, ${wrong.length} wrong`);
  for (const sentence of wrong.slice(0, 20)) say(`    ${sentence}`);
  kept &&= wrong.length === 0 && acknowledged > 0;
}
await own?.clear();
process.exitCode = kept ? 0 : 1;

function tell(who: string, { sent, waits, refusals, troubles, reconnects }: Tally): void {
  const listed = (map: ReadonlyMap<string, number>): string =>
    map.size === 0 ? 'none' : [...map].map(([what, times]) => `${what} ${times}`).join(', ');
  say(
    `${who}: ${sent.length} inputs; ${reconnects} came back; refused: ${listed(refusals)}; troubles: ${listed(troubles)}`,
  );
  tellWaits('    all of it', waits);
}

function tellWaits(what: string, waits: readonly Wait[]): void {
  const lasted = waits.map(({ from, to }) => to - from);
  const at = (share: number): string => `${(lasted.length === 0 ? 0 : quantile(lasted, share)).toFixed(0)} ms`;
  say(`${what}: ${lasted.length} answered in p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, at most ${at(1)}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
