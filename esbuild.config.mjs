// Builds what runs: the server as one ES module, the pages' scripts and styles with their fonts.
//   node esbuild.config.mjs            once
//   node esbuild.config.mjs --watch    again at every change (add --serve to restart the server too)
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { justBash } from './build/just-bash.mjs';
import { licensesOf } from './build/licenses.mjs';
import { writeParsedQuizzes } from './build/quizzes.mjs';

const watch = process.argv.includes('--watch');
const serve = process.argv.includes('--serve');
const out = 'dist';

const esbuild = await import('esbuild').catch(() => null);
if (esbuild === null) {
  // After `npm prune --omit=dev` what was built before still runs.
  const built = existsSync(`${out}/main.js`);
  console.error(
    built
      ? 'esbuild is not installed: dist stays as it was built.'
      : 'A checkout is built with the packages of development: npm ci. What npm pack makes is built and needs none.',
  );
  process.exit(built ? 0 : 1);
}

const server = {
  // Rooms and threads are loaded by their names, beside the rest.
  entryPoints: [
    'src/main.ts',
    'src/rooms/room.ts',
    'src/classroom/hashing-thread.js',
    'src/rooms/life-thread.js',
    'src/console/deadline-thread.js',
  ],
  outdir: out,
  entryNames: '[name]',
  // Beside main.js, and one for each room that is loaded late: a subcommand reads only what it runs.
  splitting: true,
  chunkNames: '[name]-[hash]',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Every package goes in: Node reads one file faster than five hundred, and nothing is left to install.
  plugins: [justBash(await toolNames())],
  metafile: true,
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: 'linked',
  logLevel: 'warning',
  // CommonJS packages ask for Node's own modules by `require`.
  banner: {
    js: "#!/usr/bin/env node\nimport{createRequire as drydockRequire}from'node:module';const require=drydockRequire(import.meta.url);",
  },
};
const pages = {
  entryPoints: ['src/browser/*.ts', 'src/browser/styles/*.css'],
  outdir: `${out}/assets`,
  entryNames: '[name]',
  assetNames: '[name]-[hash]',
  chunkNames: 'chunk-[hash]',
  bundle: true,
  splitting: true,
  minify: !watch,
  platform: 'browser',
  target: ['chrome111', 'firefox115', 'safari16.4'],
  format: 'esm',
  sourcemap: watch ? 'inline' : false,
  metafile: true,
  logLevel: 'warning',
  loader: { '.woff2': 'file', '.svg': 'text' },
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
if (existsSync('src/browser/static')) await cp('src/browser/static', `${out}/assets`, { recursive: true });

if (!watch) {
  const built = await Promise.all([esbuild.build(server), esbuild.build(pages)]);
  await writeParsedQuizzes(esbuild, 'quizzes', out, server.plugins);
  await writeFile(`${out}/LICENSES.txt`, await licensesOf(built.map(({ metafile }) => metafile)));
  // npm sets it when it links the command, which is before the next build.
  await chmod(`${out}/main.js`, 0o755);
} else {
  let child = null;
  const restart = {
    name: 'restart',
    setup: build =>
      build.onEnd(result => {
        if (!serve || result.errors.length > 0) return;
        child?.kill();
        child = spawn(process.execPath, [`${out}/main.js`, 'serve'], { stdio: 'inherit' });
      }),
  };
  const contexts = await Promise.all([
    esbuild.context({ ...server, plugins: [...server.plugins, restart] }),
    esbuild.context(pages),
  ]);
  await Promise.all(contexts.map(context => context.watch()));
}

/** The one list of the source that the build goes by. */
async function toolNames() {
  const source = await readFile('src/docker/runtime/shell/tool-names.ts', 'utf8');
  const { code } = await esbuild.transform(source, { loader: 'ts' });
  const { TOOLS } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return TOOLS;
}
