import { cleanPath, joinPath, nameOf } from '../../../../filesystem/index.ts';
import type { ProgramCall } from '../../../kernel/program.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { refuse, refuseWithoutManifest } from './refuse.ts';

/** `npm run`, and the scripts that are commands themselves: `npm start`, `npm test`. `more`: what stands behind `--`. */
export async function runScript(
  call: ProgramCall,
  command: string,
  rest: readonly string[],
  more: readonly string[] = [],
): Promise<number> {
  const manifest = readManifest(call);
  if (manifest === null || manifest === 'broken') return refuseWithoutManifest(call);
  const { scripts } = manifest;
  const isRun = command === 'run' || command === 'run-script';
  const named = isRun ? (rest[0] ?? '') : command === 't' ? 'test' : command;
  if (named === '') {
    for (const [name, text] of scripts) call.out(`  ${name}\n    ${text}\n`);
    return 0;
  }
  const serves = named === 'start' && call.files.stat(cleanPath('server.js', call.cwd)) !== null;
  const text = scripts.get(named) ?? (serves ? 'node server.js' : undefined);
  if (text === undefined) return refuseUnknown(call, named);
  const words = [...(isRun ? rest.slice(1) : rest), ...more];
  const line = [text, ...words.map(each => (/^[\w./:=@-]+$/.test(each) ? each : `"${each}"`))].join(' ');
  const speaks = call.name === 'yarn' && !isSilent(call);
  if (speaks) call.out(`yarn run v${YARN}\n`);
  for (const [name, each] of [
    [`pre${named}`, scripts.get(`pre${named}`)],
    [named, line],
    [`post${named}`, scripts.get(`post${named}`)],
  ] as const) {
    if (each === undefined) continue;
    announce(call, manifest, name, each);
    const exitCode = await play(call, each);
    if (exitCode !== 0) return failed(call, named, exitCode);
  }
  if (speaks) call.out(`Done in ${(call.session.elapsed / 1000).toFixed(2)}s.\n`);
  return 0;
}

const YARN = '1.22.22';

function isSilent({ args }: ProgramCall): boolean {
  return args.some(each => /^(-s|--silent)$/.test(each));
}

/** Each tool shows a script in its own form before it runs. */
function announce(call: ProgramCall, manifest: Manifest, name: string, text: string): void {
  const title = `${manifest.name ?? nameOf(call.cwd)}@${manifest.version ?? '1.0.0'}`;
  if (isSilent(call)) return;
  if (call.name === 'yarn') call.out(`$ ${text}\n`);
  else if (call.name === 'pnpm') call.out(`\n> ${title} ${name} ${call.cwd}\n> ${text}\n\n`);
  else call.out(`\n> ${title} ${name}\n> ${text}\n\n`);
}

async function play(call: ProgramCall, text: string): Promise<number> {
  const path = `${joinPath(call.cwd, 'node_modules/.bin')}:${call.env.get('PATH') ?? ''}`;
  const env = new Map(call.env).set('PATH', path);
  return (await call.run(['sh', '-c', text], { env, piped: call.piped })).exitCode;
}

function failed(call: ProgramCall, named: string, exitCode: number): number {
  if (call.name === 'yarn') {
    call.err(`error Command failed with exit code ${exitCode}.\n`);
    call.out('info Visit https://yarnpkg.com/en/docs/cli/run for documentation about this command.\n');
  } else if (call.name === 'pnpm')
    call.out(
      ` ELIFECYCLE  ${named === 'test' ? 'Test failed. See above for more details.' : `Command failed with exit code ${exitCode}.`}\n`,
    );
  else if (named === 'test') call.err('npm error Test failed.  See above for more details.\n');
  return exitCode;
}

function refuseUnknown(call: ProgramCall, named: string): number {
  if (call.name === 'yarn') {
    call.out(`yarn run v${YARN}\n`);
    call.err(`error Command "${named}" not found.\n`);
    call.out('info Visit https://yarnpkg.com/en/docs/cli/run for documentation about this command.\n');
    return 1;
  }
  if (call.name === 'pnpm') {
    call.out(` ERR_PNPM_NO_SCRIPT  Missing script: ${named}\n`);
    return 1;
  }
  return refuse(call, [`Missing script: "${named}"`, '', 'To see a list of scripts, run:', '  npm run']);
}

/** The scripts that an install of the project runs when its packages are there. */
const HOOKS = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare'];

/** Runs them. Gives the exit code of the first that fails, of which npm then speaks. */
export async function runHooks(call: ProgramCall, manifest: Manifest, production: boolean): Promise<number> {
  for (const name of HOOKS) {
    // npm alone prepares what it installs without what is needed to build it.
    if (production && call.name !== 'npm' && name.endsWith('prepare')) continue;
    const text = manifest.scripts.get(name);
    if (text === undefined) continue;
    if (call.name === 'npm' || call.name === 'pnpm') announce(call, manifest, name, text);
    const exitCode = await play(call, text);
    if (exitCode === 0) continue;
    return call.name === 'npm'
      ? refuse(call, [`code ${exitCode}`, `path ${call.cwd}`, 'command failed', `command sh -c ${text}`], exitCode)
      : failed(call, name, exitCode);
  }
  return 0;
}
