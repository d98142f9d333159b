/**
 * `npm run bots -- --url … --learners N --quiz … --seed N`: learners who join, type, err, ask for hints, lose their line and come back,
 * and count every acknowledgement against the journal. Without `--url` they start a service of their own. Exits with 1 when the service did not keep its
 * word.
 */
import { Command, InvalidArgumentError } from 'commander';
import { quantile } from '../../src/report/statistics.ts';
import { courseQuiz } from '../quiz/course.ts';
import { chance } from './chance.ts';
import { count } from './count.ts';
import { learn } from './learner.ts';
import { ownService } from './service.ts';
import { recorder, type Tally } from './tally.ts';

interface Wanted {
  readonly url?: URL;
  readonly data?: string;
  readonly learners: number;
  readonly greedy: number;
  readonly quiz: readonly string[];
  readonly seed: number;
  readonly seconds: number;
  readonly pace: number;
}

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
  .option('--quiz <id>', 'may be given more than once (default: all of the course)', more)
  .option('--seed <number>', 'the same seed, the same class', whole, 1)
  .option('--seconds <number>', 'how long they stay', whole, 20)
  .option('--pace <milliseconds>', 'mean time between an answer and the next input', whole, 500)
  .parse();

const COURSE = ['docker/01-architecture', 'docker/02-dockerfile', 'docker/03-layers'];
const wanted = { quiz: COURSE, ...command.opts<Omit<Wanted, 'quiz'>>() } as Wanted;
if (wanted.data !== undefined && wanted.url === undefined) command.error('--data goes with --url.');

const own = wanted.url === undefined ? await ownService() : null;
const base = wanted.url ?? own?.base;
if (base === undefined) throw new Error('there is no service');
const usual = recorder();
const greedy = recorder();
const quizzes = wanted.quiz.map(courseQuiz);
const until = performance.now() + wanted.seconds * 1000;
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
const left = (await Promise.allSettled(stays)).filter(stay => stay.status === 'rejected');

tell('learners', usual);
if (wanted.greedy > 0) tell('greedy ones', greedy);
for (const { reason } of left) say(`left early: ${String(reason)}`);
await own?.end();
const folder = own?.folder ?? wanted.data ?? null;
let kept = left.length === 0;
if (folder === null) say('not counted against the journal: no --data was given');
else {
  const { acknowledged, refused, open, wrong } = await count(folder, [...usual.sent, ...greedy.sent]);
  say(`journal: ${acknowledged} acknowledged, ${refused} refused, ${open} left open, ${wrong.length} wrong`);
  for (const sentence of wrong.slice(0, 20)) say(`    ${sentence}`);
  kept &&= wrong.length === 0 && acknowledged > 0;
}
await own?.clear();
process.exitCode = kept ? 0 : 1;

function tell(who: string, { sent, waits, refusals, troubles, reconnects }: Tally): void {
  const at = (share: number): string => `${(waits.length === 0 ? 0 : quantile(waits, share)).toFixed(0)} ms`;
  const listed = (map: ReadonlyMap<string, number>): string =>
    map.size === 0 ? 'none' : [...map].map(([what, times]) => `${what} ${times}`).join(', ');
  say(
    `${who}: ${sent.length} inputs, answered in p50 ${at(0.5)}, p99 ${at(0.99)}, at most ${at(1)}; ${reconnects} came back`,
  );
  say(`    refused: ${listed(refusals)}; troubles: ${listed(troubles)}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
