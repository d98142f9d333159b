/** The program of hostile-room.ts, bundled as the build does it, once for a test file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { justBash } from '../../build/just-bash.mjs';
import { TOOLS } from '../../src/docker/runtime/shell/tool-names.ts';

export interface HostileRoom {
  readonly entry: string;
  readonly remove: () => void;
}

/** `warm`: it is made quick first, as a real one. */
export async function hostileRoom(warm = false): Promise<HostileRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-room-'));
  await esbuild.build({
    entryPoints: ['test/rooms/hostile-room.ts', 'src/rooms/life-thread.js'],
    outdir: folder,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    define: { 'process.env.WARM': JSON.stringify(String(warm)) },
    target: 'node20',
    format: 'esm',
    plugins: [justBash(TOOLS)],
    banner: { js: "import{createRequire as testRequire}from'node:module';const require=testRequire(import.meta.url);" },
    logLevel: 'error',
  });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return { entry: join(folder, 'hostile-room.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
