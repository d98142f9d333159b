import { filesOf, type Host, instructionsOf, type WrittenInstruction } from '../../docker/index.ts';
import { type CheckOf, matches } from '../../quiz/index.ts';
import { printRange, within } from '../text.ts';
import { DONE, type Miss, miss, nearMiss, off, type Verdict } from '../verdict.ts';

export function gradeDockerfile(check: CheckOf<'dockerfile'>, host: Host): Verdict {
  const { path } = check;
  const text = filesOf(host).find(file => file.path === path)?.text ?? null;
  if (text === null) return off('feedback.file.missing', { path });
  const written = instructionsOf(text);
  if (written === null) return off('feedback.dockerfile.unreadable', { path });
  const first = dockerfileMisses(check, written)[0];
  return first === undefined ? DONE : nearMiss(first);
}

function dockerfileMisses(check: CheckOf<'dockerfile'>, written: readonly WrittenInstruction[]): readonly Miss[] {
  const { path } = check;
  const misses: Miss[] = [];
  const stages = written.filter(each => each.word === 'FROM').length;
  if (check.stages !== null && !within(check.stages, stages)) {
    const expected = printRange(check.stages);
    misses.push(
      miss('feedback.dockerfile.stages', { path, expected, count: stages }, { expected, got: String(stages) }),
    );
  }
  for (const wanted of check.instructions) {
    const found = written.filter(
      each =>
        each.word === wanted.word &&
        (wanted.flag === null || each.flags.some(flag => flag === wanted.flag || flag.startsWith(`${wanted.flag}=`))) &&
        (wanted.matches === null || matches(wanted.matches, each.rest)),
    );
    const instruction = wanted.flag === null ? wanted.word : `${wanted.word} ${wanted.flag}`;
    if (found.length < wanted.min) misses.push(miss('feedback.dockerfile.missing', { path, instruction }));
    const extra = wanted.max !== null && found.length > wanted.max ? found[wanted.max] : undefined;
    if (extra !== undefined) misses.push(miss('feedback.dockerfile.extra', { path, instruction, line: extra.line }));
  }
  return [...misses, ...orderMisses(check, written)];
}

function orderMisses(check: CheckOf<'dockerfile'>, written: readonly WrittenInstruction[]): readonly Miss[] {
  const places = check.order.map(text => written.findIndex(each => `${each.word} ${each.rest}`.startsWith(text)));
  const absent = check.order[places.indexOf(-1)];
  if (absent !== undefined) return [miss('feedback.dockerfile.missing', { path: check.path, instruction: absent })];
  const late = places.findIndex((place, index) => index > 0 && place < (places[index - 1] ?? 0));
  if (late < 0) return [];
  return [
    miss('feedback.dockerfile.order', {
      path: check.path,
      first: check.order[late - 1] ?? '',
      second: check.order[late] ?? '',
    }),
  ];
}
