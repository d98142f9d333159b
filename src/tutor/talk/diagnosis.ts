/** What a Dockerfile does that costs its writer time or bytes, told by the line that does it: what the linter has no rule for. */
import type { WrittenInstruction } from '../../docker/index.ts';
import type { Said } from '../../grade/index.ts';
import { offering } from './offers.ts';

/** Installs what a list of dependencies names, and the lists by which that is done. */
const INSTALLS =
  /\b(?:pip3? install -r|npm (?:ci|install|i)(?![\w-])|yarn install|pnpm install|go mod download|bundle install|composer install|poetry install)/;
const EVERYTHING = /^\.\/?\s+\S+$/;
const DELETES = /^(?:rm|apt-get clean|apk del)\b/;

export function diagnosed(instructions: readonly WrittenInstruction[]): readonly Said[] {
  return [...early(instructions), ...lateCopy(instructions), ...lateDelete(instructions), ...splitUpdate(instructions)];
}

/** `COPY . .` above what installs dependencies: every edit installs them again. */
function early(instructions: readonly WrittenInstruction[]): readonly Said[] {
  const install = instructions.findIndex(({ word, rest }) => word === 'RUN' && INSTALLS.test(rest));
  const copy = instructions
    .slice(0, Math.max(install, 0))
    .find(each => each.word === 'COPY' && EVERYTHING.test(each.rest));
  const installs = instructions[install];
  if (copy === undefined || installs === undefined) return [];
  return [offering({ code: 'tutor.recipe.early', data: { line: copy.line, below: installs.line } }, ['cache-order'])];
}

/** Dependencies are installed before their list is copied: the step does not see it. */
function lateCopy(instructions: readonly WrittenInstruction[]): readonly Said[] {
  const install = instructions.findIndex(({ word, rest }) => word === 'RUN' && INSTALLS.test(rest));
  const installs = instructions[install];
  if (installs === undefined) return [];
  const list = /package\.json|package\*|requirements\.txt|go\.mod|Gemfile|composer\.json|pyproject\.toml/;
  const brings = ({ word, rest }: WrittenInstruction): boolean =>
    (word === 'COPY' || word === 'ADD') && (list.test(rest) || EVERYTHING.test(rest));
  const later = instructions.slice(install + 1).find(brings);
  if (later === undefined || instructions.slice(0, install).some(brings)) return [];
  return [
    offering({ code: 'tutor.recipe.late', data: { line: installs.line, below: later.line } }, ['run', 'cache-order']),
  ];
}

/** What a `RUN` of its own deletes still weighs in the layer below. */
function lateDelete(instructions: readonly WrittenInstruction[]): readonly Said[] {
  const last = instructions.findLastIndex(({ word }) => word === 'FROM');
  const found = instructions
    .slice(last + 1)
    .find(
      ({ word, rest }, at, all) =>
        word === 'RUN' && DELETES.test(rest) && all.slice(0, at).some(each => each.word === 'RUN'),
    );
  return found === undefined
    ? []
    : [offering({ code: 'tutor.recipe.deletes', data: { line: found.line } }, ['deleted-file', 'chained-run'])];
}

/** `apt-get update` in a step of its own is taken from the cache when the list is old. */
function splitUpdate(instructions: readonly WrittenInstruction[]): readonly Said[] {
  const found = instructions.find(
    ({ word, rest }) => word === 'RUN' && /apt(?:-get)? update/.test(rest) && !/install/.test(rest),
  );
  return found === undefined
    ? []
    : [offering({ code: 'tutor.recipe.update', data: { line: found.line } }, ['apt-update'])];
}
