// Parses the quizzes that lie beside the build, by the code that is built: the service then starts without reading YAML and Markdown.
// What differs from this by a byte when the service starts is parsed there (src/store/quizzes.ts).
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @param {typeof import('esbuild')} esbuild
 * @param {string} folder of quizzes
 * @param {string} out where dist is
 */
export async function writeParsedQuizzes(esbuild, folder, out) {
  const at = await mkdtemp(join(out, 'parse-'));
  try {
    const outfile = join(at, 'quizzes.mjs');
    await esbuild.build({
      entryPoints: ['src/store/quizzes.ts'],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      logLevel: 'warning',
      banner: {
        js: "import{createRequire as drydockRequire}from'node:module';const require=drydockRequire(import.meta.url);",
      },
    });
    const { readQuizzes } = await import(pathToFileURL(outfile).href);
    const { quizzes } = await readQuizzes(folder);
    await writeFile(join(out, 'quizzes.json'), JSON.stringify(quizzes));
  } finally {
    await rm(at, { recursive: true, force: true });
  }
}
