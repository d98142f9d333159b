import type { CheckOf } from '../../quiz/index.ts';
import type { RanCommand, RanLine } from '../grade.ts';
import { imageAsked, imageNamed, nameOf } from '../image-where.ts';
import { asks } from '../request.ts';
import type { Scene } from '../scene.ts';
import { shortId, textDifference } from '../text.ts';
import { DONE, type Miss, miss, nearMiss, off, type Verdict } from '../verdict.ts';

export function gradeOutput(check: CheckOf<'output'>, ran: readonly RanLine[], scene: Scene): Verdict {
  const isMeant = ({ calls }: Pick<RanLine, 'calls'>) =>
    check.request === null || asks({ calls }, 'daemon', check.request);
  const asked = ran.filter(isMeant);
  const lines = check.line === 'last' ? asked.slice(-1) : [...asked].reverse();
  const misses = lines.map(line => missOf(check, line, line.commands.filter(isMeant), ran, scene));
  if (misses.some(found => found === null)) return DONE;
  const first = misses[0] ?? null;
  return first === null ? off('feedback.output.none') : nearMiss(first);
}

type PrintedStreams = Pick<RanLine, 'stdout' | 'stderr'>;

function streamOf({ stream }: CheckOf<'output'>, { stdout, stderr }: PrintedStreams): string {
  if (stream === 'both') return `${stdout}\n${stderr}`;
  return stream === 'stdout' ? stdout : stderr;
}

/**
 * What one line lacks. Where a request is asked for, the command that made it must have printed the text itself, wherever it went, and
 * the learner must have seen it, by this line or another: so `docker version > v.txt` counts once `v.txt` was read, and an echo does not.
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
  }
  const { text } = check;
  const differences = text === null ? [] : [line, ...ran].map(each => textDifference(text, streamOf(check, each)));
  const seen = command === undefined ? differences.slice(0, 1) : differences;
  if (seen.length > 0 && seen.every(each => each !== null))
    return miss('feedback.output.text', { line: line.line }, seen[0] ?? null);
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
  if (difference !== null) return miss('feedback.output.text', { line }, difference);
  const absent = unlisted(check.lists, printed, scene);
  return absent === null ? null : miss('feedback.output.part', { line, absent });
}

/** A list counts for what of it the learner saw, by this line or another: `docker rmi $(docker images -q)` shows no list. */
function unseen(
  check: CheckOf<'output'>,
  line: RanLine,
  command: RanCommand,
  ran: readonly RanLine[],
  scene: Scene,
): Miss | null {
  const printed = streamOf(check, command);
  if (check.lists === null || printed.trim() === '') return null;
  const shown = [line, ...ran].flatMap(each => streamOf(check, each).split(/\s+/));
  const seen = shown.filter(word => word !== '' && printed.includes(word));
  // Of what is away now at least something must have been seen.
  const absent = seen.length === 0 ? firstListed(check.lists, scene) : unlisted(check.lists, seen.join(' '), scene);
  return absent === null ? null : miss('feedback.output.part', { line: line.line, absent });
}

function firstListed(lists: 'images' | 'containers', { now, before }: Scene): string | null {
  if (lists === 'containers') return [...now.containers, ...before.containers][0]?.name ?? null;
  const [image] = [...now.images, ...before.images];
  return image === undefined ? null : nameOf(image);
}

/** The first of the fields that a format leaves out; null when it speaks of all, or none was given. */
function fieldLeft(fields: readonly string[], argv: readonly string[]): string | null {
  const format = formatOf(argv);
  if (format === null || !format.includes('{{') || /\{\{[^}]*(^|[\s({])\.([\s)}]|$)/.test(format)) return null;
  return fields.find(field => !new RegExp(`\\.${field}\\b`).test(format)) ?? null;
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
