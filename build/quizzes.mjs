// Parses the quizzes that lie beside the build, by the code that is built, and runs what tells their keys: the service then starts
// without reading YAML and Markdown, and without a host.
// What differs from this by a byte when the service starts is parsed there (src/store/quizzes.ts).
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PARSER = `export { parseTold } from './src/grade/index.ts';
export { parsedText, readQuizzes } from './src/store/quizzes.ts';`;

/**
 * @param {typeof import('esbuild')} esbuild
 * @param {string} folder of quizzes
 * @param {string} out where dist is
 * @param {import('esbuild').Plugin[]} plugins those of the server
 */
export async function writeParsedQuizzes(esbuild, folder, out, plugins) {
  const at = await mkdtemp(join(out, 'parse-'));
  try {
    const outfile = join(at, 'quizzes.mjs');
    await esbuild.build({
      stdin: { contents: PARSER, resolveDir: process.cwd(), loader: 'ts' },
      outfile,
      plugins,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      logLevel: 'warning',
      banner: {
        js: "import{createRequire as drydockRequire}from'node:module';const require=drydockRequire(import.meta.url);",
      },
    });
    const { parsedText, parseTold, readQuizzes } = await import(pathToFileURL(outfile).href);
    await writeFile(join(out, 'quizzes.json'), parsedText(await readQuizzes(folder, new Map(), parseTold)));
  } finally {
    await rm(at, { recursive: true, force: true });
  }
}
