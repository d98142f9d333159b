import { cleanPath, joinPath, parentOf } from '../../../../filesystem/index.ts';
import type { ProgramCall } from '../../../kernel/program.ts';
import { pass } from '../../../kernel/session.ts';
import { leave, refuseTool, remarkUncompiled } from '../artefact.ts';
import { literalOutput } from '../literal.ts';
import { bytesOf, filesBelow, placeOf, readToolLine, shownFrom, sourceAt } from '../project.ts';

const VALUED = new Set([
  '-p',
  '--project',
  '--outDir',
  '--rootDir',
  '--target',
  '-t',
  '--module',
  '-m',
  '--config',
  '--jsx',
  '--lib',
  '--moduleResolution',
  '--outFile',
  '--path',
  '--builder',
]);

/** What is read of a tsconfig.json and of those that it extends. */
interface TypescriptSettings {
  readonly outDir: string | null;
  readonly rootDir: string | null;
  readonly noEmit: boolean;
  /** Directories and endings of names that are left out. */
  readonly excluded: readonly string[];
  /** Directories that alone are looked at; empty: all. */
  readonly included: readonly string[];
}

/** `"outDir": "./dist"`, wherever it stands: comments and commas too many are allowed in a tsconfig. */
function settingsAt(call: ProgramCall, path: string, depth = 0): TypescriptSettings | null {
  const text = sourceAt(call, path)?.replace(
    /("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_, kept: string | undefined) => kept ?? '',
  );
  if (text === undefined) return null;
  const value = (name: string) => new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`).exec(text)?.[1] ?? null;
  const base = value('extends');
  const from =
    base?.startsWith('.') === true && depth < 4
      ? cleanPath(/\.json$/.test(base) ? base : `${base}.json`, parentOf(path))
      : null;
  const inherited = from === null ? null : settingsAt(call, from, depth + 1);
  const list = (name: string): readonly string[] | null => {
    const found = new RegExp(`"${name}"\\s*:\\s*\\[([^\\]]*)\\]`).exec(text)?.[1];
    return found === undefined
      ? null
      : [...found.matchAll(/"([^"]+)"/g)].map(([, each = '']) => each.replace(/^\.\//, ''));
  };
  const at = (name: string) => (value(name) === null ? null : cleanPath(value(name) ?? '', parentOf(path)));
  return {
    outDir: at('outDir') ?? inherited?.outDir ?? null,
    rootDir: at('rootDir') ?? inherited?.rootDir ?? null,
    noEmit: /"noEmit"\s*:\s*true/.test(text) || (inherited?.noEmit ?? false),
    excluded: list('exclude') ?? inherited?.excluded ?? [],
    included: list('include') ?? inherited?.included ?? [],
  };
}

/** `tsc`: a file of JavaScript for each of TypeScript. Nothing is checked. `usual`: the directory that is taken where no settings name one. */
export function compileTypescript(call: ProgramCall, tool: string, usual: string | null = null): number {
  const { words, flags, values } = readToolLine(call.args, VALUED);
  const named = values.get('-p') ?? values.get('--project') ?? values.get('--path');
  const config = placeOf(call, named ?? 'tsconfig.json');
  const path = call.files.stat(config)?.type === 'directory' ? joinPath(config, 'tsconfig.json') : config;
  const build = usual === null || named !== undefined ? null : settingsAt(call, placeOf(call, 'tsconfig.build.json'));
  const settings = build ?? settingsAt(call, path);
  const sources = words.filter(each => /\.[cm]?tsx?$/.test(each)).map(each => placeOf(call, each));
  if (flags.has('--watch') || flags.has('-w') || flags.has('--init'))
    return refuseTool(call, `${tool} ${[...flags].join(' ')}`);
  if (settings === null && sources.length === 0) return refuseTool(call, `${tool} without a tsconfig.json`);
  if (settings?.noEmit === true || flags.has('--noEmit')) {
    remarkUncompiled(call, tool, []);
    return 0;
  }
  const outDir = values.has('--outDir')
    ? placeOf(call, values.get('--outDir') ?? '')
    : (settings?.outDir ?? (usual === null ? null : placeOf(call, usual)));
  const all = sources.length > 0 ? sources : filesBelow(call, call.cwd, /\.[cm]?tsx?$/);
  const compiled = all.filter(
    each =>
      !each.endsWith('.d.ts') &&
      (sources.length > 0 || isMeant(each.slice(call.cwd === '/' ? 1 : call.cwd.length + 1), settings)),
  );
  const root = values.has('--rootDir')
    ? placeOf(call, values.get('--rootDir') ?? '')
    : (settings?.rootDir ?? commonDirectory(compiled, call.cwd));
  const left: string[] = [];
  for (const source of compiled) {
    if (!source.startsWith(root === '/' ? '/' : `${root}/`)) continue;
    const name = source.replace(/\.tsx?$/, '.js').replace(/\.([cm])ts$/, '.$1js');
    const target = outDir === null ? name : joinPath(outDir, name.slice(root.length + (root === '/' ? 0 : 1)));
    const bytes = 60 + Math.round(bytesOf(call, [source]) * 0.8);
    if (
      !leave(call, {
        path: target,
        bytes,
        tool,
        prints: literalOutput('javascript', sourceAt(call, source) ?? ''),
        executable: false,
      })
    )
      return refuseTool(call, `${tool} into ${parentOf(target)}`);
    left.push(shownFrom(call, target));
  }
  pass(call.session, 1_400 + compiled.length * 30);
  remarkUncompiled(call, tool, left);
  return 0;
}

/** Whether a file is one of those that the settings mean. */
function isMeant(path: string, settings: TypescriptSettings | null): boolean {
  const matches = (pattern: string): boolean => {
    const ending = /^\*\*\/\*([\w.-]+)$/.exec(pattern)?.[1];
    if (ending !== undefined) return path.endsWith(ending);
    const start = pattern.replace(/\/?\*.*$/, '');
    return start === '' || path === start || path.startsWith(`${start}/`);
  };
  const { excluded = [], included = [] } = settings ?? {};
  return (included.length === 0 || included.some(matches)) && !excluded.some(matches);
}

/** The directory that holds all sources: `src`, where they are all in there. */
function commonDirectory(paths: readonly string[], otherwise: string): string {
  const [first, ...rest] = paths;
  if (first === undefined) return otherwise;
  let common = parentOf(first);
  while (common !== '/' && rest.some(each => !each.startsWith(`${common}/`))) common = parentOf(common);
  return common;
}
