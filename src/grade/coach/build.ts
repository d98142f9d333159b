/** Why a build stopped: at which step and line, and what was said there. */
import type { BuildView } from '../../docker/index.ts';
import { familiar, filesOf, type Host, instructionsOf } from '../../docker/index.ts';
import type { RanCommand, Said } from '../grade.ts';
import { type Scene, samePath, settingsIn } from '../scene.ts';
import { plainText } from '../text.ts';
import type { TypedCommand } from '../typed.ts';
import { writtenOf } from '../written.ts';
import { nearName } from './image.ts';
import { near, said } from './words.ts';

export function buildFault(scene: Scene, command: RanCommand, typed: TypedCommand, message: string): Said | null {
  const context = /unable to prepare context: path "([^"]+)" not found/.exec(message)?.[1];
  if (context !== undefined || /context must be a directory/.test(message)) {
    const path = context ?? typed.words.at(-1) ?? '';
    if (scene.asked.has(familiar(path) ?? '')) return said('coach.build.context-name', { name: path });
    return said(isFile(scene, path) ? 'coach.build.context-file' : 'coach.build.context-none', { path });
  }
  const build = scene.builds.at(-1);
  // A build that is refused before it begins leaves no record: the newest one is another's.
  if (build?.error == null || !message.includes(build.error.slice(0, 80))) return refused(message);
  return readFault(scene, build, typed) ?? stepFault(scene, build, command, typed) ?? refused(message);
}

/** A build that never began, in the words that refused it. */
function refused(message: string): Said | null {
  const [words = ''] = message
    .replace(/^ERROR: /, '')
    .replace(/^(?:failed to (?:build|solve): )+/, '')
    .split('\n');
  const stage = /target stage "([^"]+)" could not be found/.exec(message)?.[1];
  if (stage !== undefined) return said('coach.build.target-none', { stage });
  const own = /circular dependency detected on stage: (\S+)/.exec(message)?.[1];
  if (own !== undefined) return said('coach.build.circular', { stage: own });
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
  const [, base, why = ''] = /^(\S+): failed to resolve source metadata([\s\S]*)/.exec(text) ?? [];
  if (base === undefined) return null;
  if (/no match for platform/.test(why)) return said('coach.build.platform', { base });
  if (!/not found|access denied/.test(why)) return null;
  const recipe = filesOf(scene.host).find(file => file.path === dockerfile.replace(/^(\.\/)+/, ''))?.text ?? '';
  const written = instructionsOf(recipe) ?? [];
  const stages = written.flatMap(({ word, rest }) => (word === 'FROM' ? (/ as (\S+)$/i.exec(rest)?.[1] ?? []) : []));
  const stage = near(base, stages);
  if (stage !== null) return said('coach.build.stage-near', { stage: base, meant: stage });
  const copy = written.find(({ flags }) => flags.includes(`--from=${base}`));
  if (copy !== undefined && /^\w+$/.test(base)) return said('coach.build.stage-none', { stage: base, line: copy.line });
  const meant = nearName(scene, base);
  return meant === null ? said('coach.build.base-none', { base }) : said('coach.build.base-near', { base, meant });
}

function stepFault(scene: Scene, build: BuildView, { stderr, argv }: RanCommand, typed: TypedCommand): Said | null {
  const step = build.steps.find(each => each.state === 'error');
  if (step === undefined) return null;
  const instruction = step.name.replace(/^\[[^\]]*\]\s*/, '');
  const place = { instruction, line: step.line };
  const error = build.error ?? '';
  const absent =
    /"([^"]+)": not found/.exec(error)?.[1] ?? /file not found in build context[^:]*: stat ([^:]+):/.exec(error)?.[1];
  if (step.instruction === 'RUN') {
    const words = lastWordsOf(stderr);
    const source = /no Go files in (\S+)/.exec(words ?? '')?.[1];
    if (source !== undefined) return sourceFault(scene, build, place, source);
    if (words === null) return said('coach.build.run', place);
    const gone = lostSetting(scene, build, words);
    return gone === null
      ? said('coach.build.run-said', { ...place, words })
      : said('coach.build.run-lost', { ...place, words, gone });
  }
  if (absent === undefined) return said('coach.build.step', { ...place, words: error });
  if (/--from/.test(instruction)) return said('coach.build.not-in-stage', { ...place, path: absent });
  const path = absent.replace(/^\//, '');
  if (path.startsWith('-')) return said('coach.build.flag', { ...place, flag: path, meant: path.replace(/^-+/, '--') });
  if (typed.words.at(-1) === '-') return said('coach.build.no-files', { ...place, path });
  const elsewhere = outsideContext(scene, { ...place, path }, argv);
  if (elsewhere !== null) return elsewhere;
  const names = filesOf(scene.host).map(file => file.path);
  const meant = names.find(name => name.toLowerCase() === path.toLowerCase()) ?? near(path, names);
  return meant === null
    ? said('coach.build.not-in-context', { ...place, path })
    : said('coach.build.near-in-context', { ...place, path, meant });
}

/** What programs say for want of a variable that they do not name. */
const WANTS: readonly (readonly [words: RegExp, name: string])[] = [[/go\.mod file not found/, 'GO111MODULE']];

/** A setting that stood in the file when the question opened and should have stayed there, where the words of a program are of it. */
function lostSetting({ host, start, settings }: Scene, { dockerfile }: BuildView, words: string): string | null {
  const settingsOn = (at: Host): readonly string[] =>
    settingsIn(filesOf(at).find(({ path }) => samePath(dockerfile, path))?.text ?? '');
  const now = settingsOn(host);
  const isMeant = (setting: string): boolean => {
    const name = /^ENV (\w+)/.exec(setting)?.[1] ?? '';
    return words.includes(name) || WANTS.some(([said, wanted]) => wanted === name && said.test(words));
  };
  const lost = settingsOn(start).filter(setting => settings.includes(setting) && !now.includes(setting));
  return lost.find(isMeant) ?? null;
}

interface StepPlace {
  readonly instruction: string;
  readonly line: number;
}

/** The compiler found nothing to compile: what was copied lies in another folder, or nothing was copied. */
function sourceFault(scene: Scene, { dockerfile }: BuildView, place: StepPlace, folder: string): Said {
  const text = filesOf(scene.host).find(({ path }) => samePath(dockerfile, path))?.text ?? '';
  const above = (instructionsOf(text) ?? []).filter(({ line }) => line < place.line);
  const stage = above.slice(
    Math.max(
      0,
      above.findLastIndex(({ word }) => word === 'FROM'),
    ),
  );
  const copy = stage.findLast(({ word, rest }) => /^(COPY|ADD)$/.test(word) && /\.go\b/.test(rest));
  if (copy !== undefined)
    return said('coach.build.source-elsewhere', { ...place, folder, copy: `${copy.word} ${copy.rest}`, at: copy.line });
  const copies = stage.some(({ word }) => /^(COPY|ADD)$/.test(word));
  return said(copies ? 'coach.build.run-said' : 'coach.build.source-none', {
    ...place,
    folder,
    words: `no Go files in ${folder}`,
  });
}

/** The file lies in the folder of the question, and the context is another; null where it is not there either, or it is left out of the context. */
function outsideContext(
  { host }: Scene,
  place: StepPlace & { readonly path: string },
  argv: readonly string[],
): Said | null {
  const files = filesOf(host);
  if (!files.some(file => file.path === place.path) || files.some(file => file.path === '.dockerignore')) return null;
  const context = writtenOf(argv)?.operands.at(-1) ?? '.';
  return said('coach.build.other-context', { ...place, context, folder: host.directory });
}

/** The last line that a program of a failed step printed; BuildKit puts the seconds in front of each. */
function lastWordsOf(stderr: string): string | null {
  const lines = plainText(stderr).split('\n');
  const words = lines.flatMap(line => /^\d+\.\d+ (\S.*)$/.exec(line)?.[1] ?? []);
  // How to be helped is no reason.
  return words.findLast(line => !/^(?:Run|See|Try) .*(?:help|usage)/.test(line)) ?? words.at(-1) ?? null;
}
