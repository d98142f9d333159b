/** What a Dockerfile does that costs its writer time or bytes, told by the line that does it: what the linter has no rule for. */
import type { WrittenInstruction } from '../../docker/index.ts';
import type { Said } from '../../grade/index.ts';
import { offering } from './offers.ts';

/** Installs what a list of dependencies names; `npm install express` and `npm install -g pnpm` ask no list. */
const INSTALLS =
  /\b(?:pip3? install (?:-\S+ )*-r|(?:npm (?:ci|install|i)|(?:yarn|pnpm) install)(?:\s+--(?!global\b)\S+)*\s*(?:$|[;&|])|go mod download|bundle install|composer install|poetry install)/;
const EVERYTHING = /^\.\/?\s+\S+$/;
const LIST = /package\.json|package\*|requirements\.txt|go\.mod|Gemfile|composer\.json|pyproject\.toml/;
const DELETES = /^(?:rm|apt-get clean|apk del)\b/;

export function diagnosed(instructions: readonly WrittenInstruction[]): readonly Said[] {
  const stages = stagesOf(instructions);
  return [
    ...stages.flatMap(early).slice(0, 1),
    ...stages.flatMap(lateCopy).slice(0, 1),
    ...lateDelete(stages.at(-1) ?? []),
    ...splitUpdate(instructions),
  ];
}

function stagesOf(instructions: readonly WrittenInstruction[]): readonly (readonly WrittenInstruction[])[] {
  const starts = instructions.flatMap(({ word }, at) => (word === 'FROM' ? [at] : []));
  return starts.map((start, at) => instructions.slice(start, starts[at + 1]));
}

/** `COPY . .` above what installs dependencies, in one stage: every edit installs them again. */
function early(stage: readonly WrittenInstruction[]): readonly Said[] {
  const install = stage.findIndex(({ word, rest }) => word === 'RUN' && INSTALLS.test(rest));
  const copy = stage.slice(0, Math.max(install, 0)).find(each => copies(each) && EVERYTHING.test(each.rest));
  const installs = stage[install];
  if (copy === undefined || installs === undefined) return [];
  return [offering({ code: 'tutor.recipe.early', data: { line: copy.line, below: installs.line } }, ['cache-order'])];
}

/** Dependencies are installed in a stage that has nothing of the context yet, and their list is copied below: the step does not see it. */
function lateCopy(
  stage: readonly WrittenInstruction[],
  _at: number,
  stages: readonly (readonly WrittenInstruction[])[],
): readonly Said[] {
  const install = stage.findIndex(({ word, rest }) => word === 'RUN' && INSTALLS.test(rest));
  const installs = stage[install];
  if (installs === undefined || installs.flags.some(flag => flag.startsWith('--mount=type=bind'))) return [];
  if (stage.slice(0, install).some(({ word }) => word === 'COPY' || word === 'ADD') || onStage(stage, stages))
    return [];
  const later = stage
    .slice(install + 1)
    .find(each => copies(each) && (LIST.test(each.rest) || EVERYTHING.test(each.rest)));
  if (later === undefined) return [];
  return [
    offering({ code: 'tutor.recipe.late', data: { line: installs.line, below: later.line } }, ['run', 'cache-order']),
  ];
}

/** From the build context. */
function copies({ word, flags }: WrittenInstruction): boolean {
  return (word === 'COPY' || word === 'ADD') && !flags.some(flag => flag.startsWith('--from'));
}

/** `FROM deps` after `FROM node:22 AS deps`: files may have come with it. */
function onStage(stage: readonly WrittenInstruction[], stages: readonly (readonly WrittenInstruction[])[]): boolean {
  const base = stage[0]?.rest.split(' ')[0]?.toLowerCase();
  return stages.some(each => each[0]?.rest.match(/ as (\S+)$/i)?.[1]?.toLowerCase() === base);
}

/** What a `RUN` of its own deletes still weighs in the layer below. */
function lateDelete(stage: readonly WrittenInstruction[]): readonly Said[] {
  const found = stage.find(
    ({ word, rest }, at) =>
      word === 'RUN' && DELETES.test(rest) && stage.slice(0, at).some(each => each.word === 'RUN'),
  );
  return found === undefined
    ? []
    : [offering({ code: 'tutor.recipe.deletes', data: { line: found.line } }, ['deleted-file', 'chained-run'])];
}

/** `apt-get update` in a step of its own is taken from the cache when the list is old. */
function splitUpdate(instructions: readonly WrittenInstruction[]): readonly Said[] {
  const found = instructions.find(
    ({ word, rest }) => word === 'RUN' && /apt(?:-get)? update/.test(rest) && !/install|upgrade/.test(rest),
  );
  return found === undefined
    ? []
    : [offering({ code: 'tutor.recipe.update', data: { line: found.line } }, ['apt-update'])];
}
