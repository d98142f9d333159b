/** What commands that ended well show of an answer that fails: they did something beside what was asked. */
import { filesOf, instructionsOf } from '../../docker/index.ts';
import type { Question } from '../../quiz/index.ts';
import type { RanCommand, RanLine, Said } from '../grade.ts';
import { isRewritten, type Scene } from '../scene.ts';
import { typedOf } from '../typed.ts';
import { groupAlone } from './usage.ts';
import { said } from './words.ts';

/** What only the last command shows: a group of commands of which none was named, or a clearing away that took nothing of what was to go. */
export function lastAimless(ran: readonly RanLine[], wantsImageGone: boolean): Said | null {
  const last = ran.at(-1);
  // It still waits for its answer.
  if (last?.commands.length === 0 && /^WARNING! This will remove/.test(last.stdout))
    return said('coach.prune.unanswered', { command: last.line.trim() });
  const command = ran.flatMap(line => line.commands).at(-1);
  if (command === undefined || command.ending.exitCode !== 0) return null;
  return groupAlone(command.argv) ?? (wantsImageGone ? vainPrune(command, last?.line.trim() ?? '') : null);
}

function vainPrune({ argv, stdout }: RanCommand, line: string): Said | null {
  const { name } = typedOf(argv);
  if (/^(container|volume|network|builder|buildx) prune$/.test(name))
    return said('coach.prune.other', { command: `docker ${name}` });
  if (!/^(image|system) prune$/.test(name) || /^(deleted|untagged): /m.test(stdout)) return null;
  return said(/^Total reclaimed space:/m.test(stdout) ? 'coach.prune.nothing' : 'coach.prune.unanswered', {
    line,
    command: line,
  });
}

/** The last build that went well made only a stage of its file. */
export function builtStage(ran: readonly RanLine[]): Said | null {
  const build = ran
    .flatMap(line => line.commands)
    .filter(({ ending }) => ending.exitCode === 0)
    .map(({ argv }) => typedOf(argv))
    .findLast(({ name }) => name === 'build');
  if (build === undefined) return null;
  const at = build.words.findIndex(word => /^--target(=|$)/.test(word));
  const stage = at < 0 ? '' : (build.words[at]?.split('=')[1] ?? build.words[at + 1] ?? '');
  return stage === '' ? null : said('coach.build.target', { stage });
}

/** That a container was taken away: by the last command, or by `--rm` at its end, of the last one that ran well. */
export function removedAtEnd(ran: readonly RanLine[]): Said | null {
  const command = ran.flatMap(line => line.commands).at(-1);
  const { name, words } = typedOf(command?.argv ?? []);
  const [removed] = words.filter(word => !word.startsWith('-'));
  if (name === 'rm' && command?.ending.exitCode === 0 && removed !== undefined)
    return said('coach.rm.done', { container: removed });
  const runs = ran.flatMap(line => line.commands).filter(command => typedOf(command.argv).name === 'run');
  const last = runs.at(-1);
  if (last === undefined || last.ending.exitCode !== 0 || !typedOf(last.argv).flags.includes('--rm')) return null;
  return said('coach.run.rm', {});
}

/** That the file which the question is to change is as it was, and which Dockerfile was written instead; null when it was changed. */
export function unchangedFile(scene: Scene, question: Question): Said | null {
  if (question.kind !== 'dockerfile' || !Object.hasOwn(question.solution.files, question.file)) return null;
  if (isRewritten(scene, question.file)) return null;
  const other = filesOf(scene.host).find(
    ({ path, text }) => isRewritten(scene, path) && instructionsOf(text ?? '')?.some(({ word }) => word === 'FROM'),
  );
  return other === undefined
    ? said('coach.file.unchanged', { path: question.file })
    : said('coach.file.other', { path: question.file, other: other.path });
}
