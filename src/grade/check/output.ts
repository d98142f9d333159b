import type { CheckOf } from '../../quiz/index.ts';
import type { RanCommand, RanLine } from '../grade.ts';
import { imageAsked, imageNamed, nameOf } from '../image-where.ts';
import { asks } from '../request.ts';
import type { Scene } from '../scene.ts';
import { seenOf, typedWords } from '../seen.ts';
import { shortId, textDifference } from '../text.ts';
import { typedOf } from '../typed.ts';
import { DONE, type Miss, miss, nearMiss, off, type Verdict } from '../verdict.ts';
import { writtenOf } from '../written.ts';

export function gradeOutput(check: CheckOf<'output'>, ran: readonly RanLine[], scene: Scene): Verdict {
  const isMeant = ({ calls }: Pick<RanLine, 'calls'>) =>
    check.request === null || asks({ calls }, 'daemon', check.request);
  const asked = ran.filter(isMeant);
  const lines = check.line === 'last' ? asked.slice(-1) : [...asked].reverse();
  const misses = lines.map(line => missOf(check, line, line.commands.filter(isMeant), ran, scene));
  if (misses.some(found => found === null)) return DONE;
  const first = misses[0] ?? null;
  return first === null ? noneMeant(check, ran) : nearMiss(first);
}

/** No line asked for what the check is about: what the latest docker command that went well did instead. */
function noneMeant(check: CheckOf<'output'>, ran: readonly RanLine[]): Verdict {
  const line = ran.findLast(({ commands }) => commands.at(-1)?.ending.exitCode === 0);
  const command = line?.commands.at(-1);
  if (check.request === null || line === undefined || command === undefined) return off('feedback.output.none');
  if (command.argv.includes('--help')) return off('feedback.output.help', { line: line.line });
  const last = command.calls.findLast(call => call.startsWith('daemon '));
  if (last === undefined) return off('feedback.output.unasked', { line: line.line });
  const subject = SUBJECTS.find(([, form]) => form.test(last))?.[0];
  return off(subject === undefined ? 'feedback.output.other' : `feedback.output.about-${subject}`, { line: line.line });
}

/** What a command asked about, by its last request. */
const SUBJECTS: readonly (readonly [subject: string, request: RegExp])[] = [
  ['containers', /^daemon GET \/containers\/json/],
  ['container', /^daemon GET \/containers\/[^/]+\/json/],
  ['images', /^daemon GET \/images\/json/],
  ['search', /^daemon GET \/images\/search/],
  ['history', /^daemon GET \/images\/.+\/history/],
  ['image', /^daemon GET \/images\/.+\/json/],
  ['daemon', /^daemon GET \/(?:version|info)/],
  ['disk', /^daemon GET \/system\/df/],
  ['volumes', /^daemon GET \/volumes/],
  ['networks', /^daemon GET \/networks/],
];

type PrintedStreams = Pick<RanLine, 'stdout' | 'stderr'>;

function streamOf({ stream }: CheckOf<'output'>, { stdout, stderr }: PrintedStreams): string {
  if (stream === 'both') return `${stdout}\n${stderr}`;
  return stream === 'stdout' ? stdout : stderr;
}

/**
 * What one line lacks. Where a request is asked for, the command that made it must have printed the text itself, and the learner must have seen
 * it, by this line or another: so `docker version > v.txt` counts once `v.txt` was read, and an echo does not.
 */
function missOf(
  check: CheckOf<'output'>,
  line: RanLine,
  commands: readonly RanCommand[],
  ran: readonly RanLine[],
  scene: Scene,
): Miss | null {
  const command = commands.at(-1);
  if (command !== undefined) {
    const misses = commands.map(each => commandMiss(check, line, each, scene) ?? unseen(check, line, each, ran, scene));
    const latest = misses.at(-1) ?? null;
    if (latest !== null && misses.every(found => found !== null)) {
      const hasFailed = check.exitCode === null && command.ending.exitCode !== 0;
      return hasFailed ? miss('feedback.call.failed', { line: line.line }) : latest;
    }
  } else if (check.text !== null) {
    const difference = textDifference(check.text, streamOf(check, line));
    if (difference !== null) return miss('feedback.output.text', { line: line.line }, difference);
  }
  const exitCode = check.exitCode !== null && line.ending.exitCode !== check.exitCode ? check.exitCode : null;
  if (exitCode === null) return null;
  const difference = { expected: String(exitCode), got: String(line.ending.exitCode) };
  return miss('feedback.output.exit', { line: line.line }, difference);
}

/** What the command lacks that asked. */
function commandMiss(check: CheckOf<'output'>, { line }: RanLine, command: RanCommand, scene: Scene): Miss | null {
  if (check.of !== null) {
    const wanted = imageNamed(scene.now, check.of);
    const asked = command.calls.map(call => imageAsked(scene.now, call)).find(image => image !== null) ?? null;
    if (asked !== null && asked.id !== wanted?.id)
      return miss('feedback.output.image', { line, image: nameOf(asked), expected: check.of });
  }
  const left = fieldLeft(check.fields, command.argv);
  if (left !== null) return miss('feedback.output.field', { line, field: left });
  const printed = streamOf(check, command);
  const difference = check.text === null ? null : textDifference(check.text, printed);
  if (difference !== null) {
    const isQuiet = typedOf(command.argv).flags.includes('-q');
    return miss(isQuiet ? 'feedback.output.quiet' : 'feedback.output.text', { line }, difference);
  }
  const absent = unlisted(check.lists, printed, scene);
  if (absent === null) return null;
  const [name] = check.lists === 'images' ? (writtenOf(command.argv)?.operands ?? []) : [];
  return name === undefined
    ? miss('feedback.output.part', { line, absent })
    : miss('feedback.output.named', { line, name, absent });
}

/** What a command printed counts for what of it the learner saw: `docker rmi $(docker images -q)` shows no list. */
function unseen(
  check: CheckOf<'output'>,
  line: RanLine,
  command: RanCommand,
  ran: readonly RanLine[],
  scene: Scene,
): Miss | null {
  const printed = streamOf(check, command);
  const asksNothing = check.lists === null && check.text === null;
  if (asksNothing || command.direct || printed.trim() === '') return null;
  const streams = [line, ...ran.filter(each => each !== line)].map(each => streamOf(check, each));
  const seen = seenOf(command, streams, typedWords(ran, scene));
  if (seen === '') return miss('feedback.output.unseen', { line: line.line });
  const difference = check.text === null ? null : textDifference(check.text, seen);
  if (difference !== null) return miss('feedback.output.filtered', { line: line.line }, difference);
  const absent = unlisted(check.lists, seen, scene);
  return absent === null ? null : miss('feedback.output.part', { line: line.line, absent });
}

/** The first of the fields that a format leaves out; null when it speaks of all, or none was given. */
function fieldLeft(fields: readonly string[], argv: readonly string[]): string | null {
  const format = formatOf(argv);
  if (format === null || !format.includes('{{') || /\{\{[^}]*(^|[\s({])\.([\s)}]|$)/.test(format)) return null;
  // `docker info` calls them ClientInfo and ServerVersion.
  return fields.find(field => !new RegExp(`\\.${field}`).test(format)) ?? null;
}

function formatOf(argv: readonly string[]): string | null {
  const at = argv.findIndex(word => word === '--format' || word === '-f');
  if (at >= 0) return argv[at + 1] ?? null;
  return argv.find(word => /^(--format|-f)=/.test(word))?.replace(/^[^=]*=/, '') ?? null;
}

/** One that a list leaves out, by its name; null when it names each by id or name, or nothing was to be listed. */
function unlisted(lists: CheckOf<'output'>['lists'], printed: string, { now }: Scene): string | null {
  switch (lists) {
    case null:
      return null;
    case 'images': {
      const absent = now.images.find(
        image =>
          !printed.includes(shortId(image.id)) &&
          !image.tags.some(tag => printed.includes(tag.slice(0, tag.lastIndexOf(':')))),
      );
      return absent === undefined ? null : nameOf(absent);
    }
    case 'containers': {
      const absent = now.containers.find(each => !printed.includes(shortId(each.id)) && !printed.includes(each.name));
      return absent?.name ?? null;
    }
  }
}
