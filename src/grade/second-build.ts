/** The second build of a question about the cache: what it made of each step, and why. The key is read from here, and no one types it. */
import { type BuildStepView, filesOf, type Host, type Instant, instructionsOf, view } from '../docker/index.ts';
import {
  type CacheEdit,
  type CacheQuestion,
  type CacheRun,
  type CacheStep,
  causeOfFile,
  fileOfCause,
  isStep,
} from '../quiz/index.ts';
import { act, type Done } from './stage.ts';

/** What is done once the answer is written down: files are put in place, then the lines typed, the build last. */
export interface SecondBuild extends Done {
  /** Null: it tells nothing, and `why` says what is the matter. */
  readonly told: CacheRun | null;
  readonly why: string;
}

/** Files of the context that are offered as causes beside those that are. */
const OFFERED = 5;

/** Builds again on this host, the one that the question begins on. */
export async function secondBuild(question: CacheQuestion, start: Host, at: Instant): Promise<SecondBuild> {
  const { change, build } = question;
  const before = view(start).builds;
  const done = await act(start, { files: change.files, lines: [...change.lines, build] }, at);
  const last = view(done.host).builds.at(-1);
  const failed = done.ran.find(({ ending }) => ending.exitCode !== 0);
  const nothing = (why: string): SecondBuild => ({ ...done, told: null, why });
  if (before.length === 0) return nothing('nothing was built before it');
  if (failed !== undefined) return nothing(`${failed.line} ends with ${failed.ending.exitCode}`);
  if (last === undefined || last.at === before.at(-1)?.at) return nothing(`${build} builds nothing`);
  const all = last.steps.map(stepOf);
  const lost = question.asked.find(named => !all.some(step => isStep(step, named)));
  if (lost !== undefined) return nothing(`the build has no step ${lost}: ${all.map(({ text }) => text).join(', ')}`);
  const steps = all.filter(step =>
    question.asked.length === 0 ? !/^FROM\b/.test(step.text) : question.asked.some(named => isStep(step, named)),
  );
  if (steps.length === 0) return nothing('the build has no step to ask about');
  const recipe = filesOf(done.host).find(({ path }) => path === last.dockerfile)?.text ?? '';
  const lines = new Map(last.steps.map((step, index) => [step.line, all[index]?.id ?? '']));
  const asked = new Set(steps.map(({ id }) => id));
  const edits = editsOf(start, question);
  const told: CacheRun = {
    kind: 'cache',
    steps,
    rows: rowsOf(recipe, lines, asked, steps),
    files: filesOffered(done.host, steps, edits),
    edits: [...edits],
  };
  return { ...done, told, why: '' };
}

function stepOf(step: BuildStepView, index: number): CacheStep {
  const [, counted] = /^\[([^\]]*)\]/.exec(step.name) ?? [];
  const text = step.name.replace(/^\[[^\]]*\]\s*|^Step \d+\/\d+ : /, '').replace('docker.io/library/', '');
  const isHit = step.state === 'cached' || (step.instruction === 'FROM' && step.cause.kind === 'hit');
  return {
    id: `s${index + 1}`,
    label: counted ?? /^Step (\d+\/\d+)/.exec(step.name)?.[1] ?? String(index + 1),
    text: text.slice(0, 2000),
    state: isHit ? 'hit' : 'miss',
    causes: isHit ? [] : causesOf(step),
  };
}

/** Causes that an answer may name, in the words of an answer. */
function causesOf({ cause, name, instruction }: BuildStepView): string[] {
  switch (cause.kind) {
    case 'files':
      return /--from=/.test(name) ? ['stage'] : cause.paths.map(causeOfFile);
    case 'first':
      return [instruction === 'FROM' ? 'base' : 'instruction'];
    case 'instruction':
    case 'parent':
    case 'base':
    case 'no-cache':
      return [cause.kind];
    case 'hit':
      return [];
  }
}

/** The Dockerfile by its instructions; where it is not to be found, the steps alone. */
function rowsOf(
  recipe: string,
  lines: ReadonlyMap<number, string>,
  asked: ReadonlySet<string>,
  steps: readonly CacheStep[],
): CacheRun['rows'] {
  const written = instructionsOf(recipe) ?? [];
  const rows = recipe.split('\n');
  const made = written.map(({ line }, index) => {
    const step = lines.get(line) ?? null;
    const text = rows
      .slice(line - 1, (written[index + 1]?.line ?? rows.length + 1) - 1)
      .filter((row, at) => at === 0 || !/^\s*(#|$)/.test(row))
      .join('\n');
    return { text: text.slice(0, 2000), step: step !== null && asked.has(step) ? step : null };
  });
  const shown = new Set(made.map(({ step }) => step));
  return steps.every(({ id }) => shown.has(id)) ? made : steps.map(({ id, text }) => ({ text, step: id }));
}

function filesOffered(host: Host, steps: readonly CacheStep[], edits: readonly CacheEdit[]): string[] {
  const right = steps.flatMap(({ causes }) => causes.flatMap(cause => fileOfCause(cause) ?? []));
  const changed = edits.map(({ path }) => path);
  const others = filesOf(host)
    .map(({ path }) => path)
    .filter(path => !/(^|\/)(\.|Dockerfile|.*\.Dockerfile$)/.test(path));
  const must = [...new Set([...right, ...changed])];
  return [...new Set([...must, ...others.slice(0, Math.max(0, OFFERED - must.length))])].sort();
}

function editsOf(start: Host, { change }: CacheQuestion): readonly CacheEdit[] {
  const present = new Map(filesOf(start).map(({ path, text }) => [path, text ?? '']));
  return Object.entries(change.files).map(([path, text]) => ({
    path,
    rows: rowsChanged(present.get(path) ?? null, text),
  }));
}

/** Rows of a file on either side of what changed. */
const AROUND = 1;

/** What went, what came, and a row on each side; null: there is no such file. */
export function rowsChanged(was: string | null, is: string | null): CacheEdit['rows'] {
  const [old, now] = [was, is].map(text => (text === null || text === '' ? [] : text.replace(/\n$/, '').split('\n')));
  if (old === undefined || now === undefined) return [];
  let from = 0;
  while (from < old.length && from < now.length && old[from] === now[from]) from += 1;
  let end = 0;
  while (end < old.length - from && end < now.length - from && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const row = (sign: ' ' | '+' | '-') => (text: string) => ({ sign, text: text.slice(0, 2000) });
  return [
    ...now.slice(Math.max(0, from - AROUND), from).map(row(' ')),
    ...old.slice(from, old.length - end).map(row('-')),
    ...now.slice(from, now.length - end).map(row('+')),
    ...now.slice(now.length - end, now.length - end + AROUND).map(row(' ')),
  ].slice(0, 200);
}

/** Whether all steps come to the same: who answers all alike is right. */
export function isAlike({ steps }: CacheRun): boolean {
  return new Set(steps.map(({ state }) => state)).size === 1;
}
