// Takes just-bash into the bundle without what nothing here uses. It has a hundred commands, each in a file that is read when the command
// runs: databases, archives, interpreters of other languages, the network. Here its shell is used, and those of its text tools that stand in
// for programs of the images.
import { readFile } from 'node:fs/promises';

const INDEX = /just-bash[\\/]dist[\\/]bundle[\\/]index\.js$/;
/** `{name:"cut",load:async()=>(await import("./chunks/cut-RWPUW5FY.js"))`, in its list of commands. */
const COMMAND = /\{name:"([^"]+)",load:async\(\)=>\(await import\("(\.\/chunks\/[^"]+)"\)\)/g;
/** What its index takes of the engine's globals; asking for this one makes Node read all of its HTTP client, which nothing here uses. */
const GLOBALS = /just-bash[\\/]dist[\\/]bundle[\\/]chunks[\\/]chunk-[A-Z0-9]+\.js$/;
const UNUSED = '=globalThis.Headers,';

const LEFT_OUT = 'this build has only those commands of just-bash that are used: see tool-names.ts';

/** Tells which flags a tool was given, to whoever counts what of a tool ran; it knows the flags of all hundred commands. Nobody here asks for flags. */
const FLAGS = /^\.\/chunks\/flag-coverage-/;

/**
 * @param {readonly string[]} tools names of the commands that stay; the build fails when just-bash has no such one
 * @returns {import('esbuild').Plugin}
 */
export function justBash(tools) {
  return {
    name: 'just-bash',
    setup(build) {
      /** @type {ReadonlySet<string | undefined>} */
      let kept = new Set();
      build.onLoad({ filter: INDEX }, async ({ path }) => {
        const contents = await readFile(path, 'utf8');
        const files = new Map([...contents.matchAll(COMMAND)].map(([, name, file]) => [name, file]));
        kept = new Set(tools.map(tool => files.get(tool)));
        const missing = tools.filter(tool => !files.has(tool));
        return missing.length > 0
          ? { errors: [{ text: `just-bash has no ${missing.join(', ')}, or lists its commands in another way` }] }
          : { contents };
      });
      build.onLoad({ filter: GLOBALS }, async ({ path }) => {
        const contents = await readFile(path, 'utf8');
        return contents.includes(UNUSED) ? { contents: contents.replace(UNUSED, '=undefined,') } : null;
      });
      build.onResolve({ filter: /./ }, ({ path, importer, kind }) =>
        kind === 'dynamic-import' && INDEX.test(importer) && !kept.has(path)
          ? { path: FLAGS.test(path) ? 'flags' : 'left-out', namespace: 'just-bash' }
          : null,
      );
      build.onLoad({ filter: /./, namespace: 'just-bash' }, ({ path }) => ({
        contents:
          path === 'flags'
            ? 'export const emitFlagCoverage = () => undefined;'
            : `throw new Error(${JSON.stringify(LEFT_OUT)});`,
      }));
    },
  };
}
