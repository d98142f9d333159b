/** What another order of instructions saves: an edit is built in both orders. */
import { type FileEdit, filesOf, instructionsOf } from '../../docker/index.ts';
import { COPIES_ALL, cut, INSTALLS } from './build-step.ts';
import { type Built, type FoundRecipe, ranIn, tried } from './trial.ts';
import type { Advice } from './types.ts';

/** What a package manager reads of the context. Those of a distribution read nothing of it. */
const LISTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bnpm\b/, ['package.json', 'package-lock.json', 'npm-shrinkwrap.json']],
  [/\byarn\b/, ['package.json', 'yarn.lock']],
  [/\bpnpm\b/, ['package.json', 'pnpm-lock.yaml']],
  [/\bpip3?\b/, ['requirements.txt']],
  [/\bpoetry\b/, ['pyproject.toml', 'poetry.lock']],
  [/\bgo mod\b/, ['go.mod', 'go.sum']],
  [/\bbundle\b/, ['Gemfile', 'Gemfile.lock']],
  [/\bcomposer\b/, ['composer.json', 'composer.lock']],
];
/** Between the copy and the install these change nothing of what the install sees of the context. */
const HARMLESS = new Set(['ENV', 'ARG', 'WORKDIR', 'EXPOSE', 'LABEL', 'CMD', 'ENTRYPOINT']);
const SOURCE = /\.(js|mjs|cjs|ts|tsx|jsx|py|go|rb|php|java|rs|c|cc|cpp|cs|html|css|sh)$/i;

interface Reordered {
  readonly text: string;
  readonly copy: string;
  readonly run: string;
  /** Line of the copy. */
  readonly line: number;
  /** What stands in the place of the copy; empty: nothing. */
  readonly lists: string;
}

export async function order(built: Built, recipe: FoundRecipe): Promise<Advice | null> {
  const other = reordered(built, recipe);
  const source = sourceIn(built, recipe);
  if (other === null || source === null) return null;
  const edit: FileEdit = { path: source.path, text: `${source.text}\n` };
  const before = await tried(built.host, built.line, [edit]);
  const copied = before?.build.steps.find(({ line }) => line === other.line);
  if (before === null || copied?.cause.kind !== 'files') return null;
  const moved = await tried(built.host, built.line, [{ path: recipe.path, text: other.text }]);
  // The other order must give the same: what was installed is as large as it was.
  if (moved === null || installed(moved) !== installed(built)) return null;
  const after = await tried(moved.host, built.line, [edit]);
  if (after === null) return null;
  const [slow, fast] = [costOf(before), costOf(after)];
  if (fast.seconds >= slow.seconds) return null;
  return {
    said: {
      code: other.lists === '' ? 'advice.order' : 'advice.order.lists',
      data: {
        copy: other.copy,
        run: cut(other.run),
        file: source.path,
        ...(other.lists === '' ? {} : { lists: other.lists }),
        steps: slow.steps,
        nowSeconds: slow.seconds,
        nowBytes: slow.bytes,
        otherSteps: fast.steps,
        otherSeconds: fast.seconds,
        otherBytes: fast.bytes,
      },
    },
    how: { code: 'advice.how.twice', data: { file: source.path } },
    caveat: { code: 'advice.caveat.packages', data: {} },
    line: other.line,
    sight: { kind: 'build' },
  };
}

/** Bytes of layers that package managers made. */
function installed({ build }: Built): number {
  const runs = build.steps.filter(({ instruction, name }) => instruction === 'RUN' && INSTALLS.test(name));
  return runs.reduce((sum, { size }) => sum + size, 0);
}

/** Steps that were run, their layers, and what they took of the simulated clock, to a tenth. */
function costOf({ build }: Built): { readonly steps: number; readonly seconds: number; readonly bytes: number } {
  const ran = ranIn(build);
  const sum = (of: (step: (typeof ran)[number]) => number): number => ran.reduce((all, step) => all + of(step), 0);
  return {
    steps: ran.length,
    seconds: Math.round(sum(step => step.duration) / 100) / 10,
    bytes: sum(step => step.size),
  };
}

/** A file that is edited often: not the Dockerfile, nor what package managers read. */
function sourceIn(
  { host }: Built,
  { path: own, context }: FoundRecipe,
): { readonly path: string; readonly text: string } | null {
  const lists = new Set(LISTS.flatMap(([, names]) => names));
  const found = filesOf(host).flatMap(({ path, text }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const fits = path.startsWith(context) && path !== own && SOURCE.test(name) && !lists.has(name);
    return fits && text !== null && !/(^|\/)(node_modules|\.[^/]+|vendor)\//.test(path) ? [{ path, text }] : [];
  });
  return found[0] ?? null;
}

/** The copy of everything below the install that stands under it, and in its place what the install reads. */
function reordered({ host }: Built, { text, context }: FoundRecipe): Reordered | null {
  const written = instructionsOf(text) ?? [];
  const at = written.findIndex(({ word, flags, rest }) => COPIES_ALL.test(`${word} ${[...flags, rest].join(' ')}`));
  const copy = written[at];
  const below = written.slice(at + 1);
  const run = below.find(({ word }) => !HARMLESS.has(word));
  if (copy === undefined || run?.word !== 'RUN' || !INSTALLS.test(run.rest) || copy.rest.split(' ').length !== 2)
    return null;
  const rows = text.split('\n');
  const row = rows[copy.line - 1] ?? '';
  if (/\\\s*$/.test(row)) return null;
  const names = (LISTS.find(([tool]) => tool.test(run.rest))?.[1] ?? []).filter(name =>
    filesOf(host).some(({ path }) => path === `${context}${name}`),
  );
  const target = copy.rest.split(' ')[1] ?? '.';
  const lists = names.length === 0 ? '' : `COPY ${names.join(' ')} ${target.replace(/\/?$/, '/')}`;
  // Comments that stand above the next instruction stay with it.
  const next = written[written.indexOf(run) + 1];
  let end = run.line;
  const last = next === undefined ? rows.length : next.line - 1;
  while (end < last && /\\\s*$/.test(rows[end - 1] ?? '')) end += 1;
  if (/<</.test(run.rest)) return null;
  const other = [
    ...rows.slice(0, copy.line - 1),
    ...(lists === '' ? [] : [lists]),
    ...rows.slice(copy.line, end),
    row,
    ...rows.slice(end),
  ];
  return { text: other.join('\n'), copy: row.trim(), run: `RUN ${run.rest}`, line: copy.line, lists };
}
