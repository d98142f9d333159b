/** What a .dockerignore would keep out of an image that copies all of its context. */
import { filesOf } from '../../docker/index.ts';
import { COPIES_ALL, textOf, WORTH } from './build-step.ts';
import { type Built, type FoundRecipe, tried } from './trial.ts';
import type { Advice } from './types.ts';

/** Folders and files that tools keep for themselves. */
const TOOLS = [
  '.git',
  '.hg',
  '.svn',
  '__pycache__',
  '.venv',
  '.pytest_cache',
  '.mypy_cache',
  '.idea',
  '.vscode',
  '.DS_Store',
];
/** Installed anew by the image's own build, then. */
const INSTALLED = 'node_modules';

export async function ignorable(built: Built, { context }: FoundRecipe): Promise<Advice | null> {
  const copy = built.build.steps.find(step => COPIES_ALL.test(textOf(step)));
  if (copy === undefined || copy.layer === null) return null;
  const files = filesOf(built.host);
  const installs = built.build.steps.some(({ name }) => /\b(npm (ci|install|i)|yarn|pnpm)\b/.test(name));
  const names = [...TOOLS, ...(installs ? [INSTALLED] : [])].filter(name =>
    files.some(({ path }) => path === `${context}${name}` || path.startsWith(`${context}${name}/`)),
  );
  if (names.length === 0) return null;
  const path = `${context}.dockerignore`;
  const before = files.find(each => each.path === path)?.text ?? '';
  const text = [...(before === '' ? [] : [before.replace(/\n$/, '')]), ...names, ''].join('\n');
  const without = await tried(built.host, built.line, [{ path, text }]);
  const copied = without?.build.steps.find(({ line }) => line === copy.line);
  const bytes = copy.size - (copied?.size ?? copy.size);
  if (without === null || bytes < WORTH) return null;
  return {
    said: {
      code: 'advice.ignorable',
      data: { copy: textOf(copy), names: names.join(' '), keptBytes: bytes, copiedBytes: copy.size },
    },
    how: { code: 'advice.how.ignored', data: {} },
    caveat: null,
    line: copy.line,
    sight: { kind: 'layer', chainId: copy.layer },
  };
}
