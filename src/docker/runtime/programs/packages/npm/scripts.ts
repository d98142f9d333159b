import { cleanPath, joinPath, nameOf } from '../../../../filesystem/index.ts';
import type { ProgramCall } from '../../../kernel/program.ts';
import { readManifest } from './manifest.ts';
import { refuse, refuseWithoutManifest } from './refuse.ts';

/** `npm run`, and the scripts that are commands themselves: `npm start`, `npm test`. */
export async function runScript(call: ProgramCall, command: string, rest: readonly string[]): Promise<number> {
  const manifest = readManifest(call);
  if (manifest === null || manifest === 'broken') return refuseWithoutManifest(call);
  const { scripts } = manifest;
  const named = command === 'run' || command === 'run-script' ? (rest[0] ?? '') : command === 't' ? 'test' : command;
  if (named === '') {
    for (const [name, text] of scripts) call.out(`  ${name}\n    ${text}\n`);
    return 0;
  }
  const serves = named === 'start' && call.files.stat(cleanPath('server.js', call.cwd)) !== null;
  const text = scripts.get(named) ?? (serves ? 'node server.js' : undefined);
  if (text === undefined)
    return refuse(call, [`Missing script: "${named}"`, '', 'To see a list of scripts, run:', '  npm run']);
  call.out(`\n> ${manifest.name ?? nameOf(call.cwd)}@${manifest.version ?? '1.0.0'} ${named}\n> ${text}\n\n`);
  const path = `${joinPath(call.cwd, 'node_modules/.bin')}:${call.env.get('PATH') ?? ''}`;
  const env = new Map(call.env).set('PATH', path);
  const ran = await call.run(['/bin/sh', '-c', text], { env, piped: call.piped });
  if (ran.exitCode !== 0 && named === 'test') call.err('npm error Test failed.  See above for more details.\n');
  return ran.exitCode;
}
