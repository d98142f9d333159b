/** Why a build stopped: at which step and line, and what was said there. */
import type { BuildView } from '../../docker/index.ts';
import { filesOf, instructionsOf } from '../../docker/index.ts';
import type { RanCommand, Said } from '../grade.ts';
import type { Scene } from '../scene.ts';
import { plainText } from '../text.ts';
import type { TypedCommand } from '../typed.ts';
import { near, said } from './words.ts';

export function buildFault(scene: Scene, command: RanCommand, typed: TypedCommand, message: string): Said | null {
  const context = /unable to prepare context: path "([^"]+)" not found/.exec(message)?.[1];
  if (context !== undefined || /context must be a directory/.test(message)) {
    const path = context ?? typed.words.at(-1) ?? '';
    return said(isFile(scene, path) ? 'coach.build.context-file' : 'coach.build.context-none', { path });
  }
  const build = scene.builds.at(-1);
  // A build that is refused before it begins leaves no record: the newest one is another's.
  if (build?.error == null || !message.includes(build.error.slice(0, 80))) return refused(message);
  return readFault(scene, build, typed) ?? stepFault(build, command, typed) ?? refused(message);
}

/** A build that never began, in the words that refused it. */
function refused(message: string): Said | null {
  const [words = ''] = message
    .replace(/^ERROR: /, '')
    .replace(/^failed to (?:build|solve): /g, '')
    .split('\n');
  const stage = /target stage "([^"]+)" could not be found/.exec(message)?.[1];
  if (stage !== undefined) return said('coach.build.target-none', { stage });
  return words.trim() === '' ? null : said('coach.build.refused', { words: words.trim() });
}

function isFile({ host }: Scene, path: string): boolean {
  const name = path.replace(/^(\.\/)+/, '');
  return filesOf(host).some(file => file.path === name);
}

/** The Dockerfile was not found, not understood, or stands on an image that is nowhere. */
function readFault(scene: Scene, { error, dockerfile }: BuildView, typed: TypedCommand): Said | null {
  const text = error ?? '';
  if (/failed to read dockerfile|Cannot locate specified Dockerfile/.test(text)) {
    const files = filesOf(scene.host).map(file => file.path);
    if (files.includes(dockerfile.replace(/^(\.\/)+/, '')))
      return said('coach.build.elsewhere', { path: dockerfile, folder: scene.host.directory });
    const meant =
      near(dockerfile.replace(/^(\.\/)+/, ''), files) ??
      files.find(path => path.toLowerCase() === dockerfile.toLowerCase());
    if (meant != null && typed.flags.includes('-f')) return said('coach.build.file-near', { path: dockerfile, meant });
    return said(typed.flags.includes('-f') ? 'coach.build.file-none' : 'coach.build.file-usual', { path: dockerfile });
  }
  const [, line, words] = /dockerfile parse error on line (\d+): ([\s\S]*)/i.exec(text) ?? [];
  if (line !== undefined)
    return said('coach.build.unread', { path: dockerfile, line: Number(line), words: words ?? '' });
  const base = /^(\S+): failed to resolve source metadata/.exec(text)?.[1];
  if (base === undefined) return null;
  const recipe = filesOf(scene.host).find(file => file.path === dockerfile.replace(/^(\.\/)+/, ''))?.text ?? '';
  const written = instructionsOf(recipe) ?? [];
  const stages = written.flatMap(({ word, rest }) => (word === 'FROM' ? (/ as (\S+)$/i.exec(rest)?.[1] ?? []) : []));
  const stage = near(base, stages);
  if (stage !== null) return said('coach.build.stage-near', { stage: base, meant: stage });
  const copy = written.find(({ flags }) => flags.includes(`--from=${base}`));
  if (copy !== undefined && /^\w+$/.test(base)) return said('coach.build.stage-none', { stage: base, line: copy.line });
  const bases = scene.now.images.flatMap(image => image.tags);
  const meant = near(base, bases);
  return meant === null ? said('coach.build.base-none', { base }) : said('coach.build.base-near', { base, meant });
}

function stepFault({ steps, error }: BuildView, { stderr }: RanCommand, typed: TypedCommand): Said | null {
  const step = steps.find(each => each.state === 'error');
  if (step === undefined) return null;
  const instruction = step.name.replace(/^\[[^\]]*\]\s*/, '');
  const place = { instruction, line: step.line };
  const absent =
    /"\/?([^"]+)": not found/.exec(error ?? '')?.[1] ??
    /file not found in build context[^:]*: stat ([^:]+):/.exec(error ?? '')?.[1];
  if (step.instruction === 'RUN') {
    const words = lastWordsOf(stderr);
    return words === null ? said('coach.build.run', place) : said('coach.build.run-said', { ...place, words });
  }
  if (absent === undefined) return said('coach.build.step', { ...place, words: error ?? '' });
  if (typed.words.at(-1) === '-') return said('coach.build.no-files', { ...place, path: absent });
  return said(/--from/.test(instruction) ? 'coach.build.not-in-stage' : 'coach.build.not-in-context', {
    ...place,
    path: absent,
  });
}

/** The last line that a program of a failed step printed; BuildKit puts the seconds in front of each. */
function lastWordsOf(stderr: string): string | null {
  const lines = plainText(stderr).split('\n');
  const words = lines.flatMap(line => /^\d+\.\d+ (\S.*)$/.exec(line)?.[1] ?? []);
  // How to be helped is no reason.
  return words.findLast(line => !/^(?:Run|See|Try) .*(?:help|usage)/.test(line)) ?? words.at(-1) ?? null;
}
