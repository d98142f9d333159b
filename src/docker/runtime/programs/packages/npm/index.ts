import { entryOf } from '../../../../entry.ts';
import { joinPath, nameOf } from '../../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../../kernel/program.ts';
import { stop } from '../../../kernel/session.ts';
import { linkCommands, packageWith } from './commands.ts';
import { install } from './install.ts';
import { jsonText, manifestPath, readManifest } from './manifest.ts';
import { runScript } from './scripts.ts';

const VERSIONS: Readonly<Record<string, string>> = {
  yarn: '1.22.22',
  pnpm: '9.15.4',
  corepack: '0.31.0',
};
const USAGE =
  "npm <command>\n\nUsage:\n\nnpm install        install all the dependencies in your project\nnpm install <foo>  add the <foo> dependency to your project\nnpm test           run this project's tests\nnpm run <foo>      run the script named <foo>\n";

/** npm 10, and what of yarn and pnpm is like it. */
export const npm: Program = async call => {
  const end = call.args.indexOf('--');
  const own = end < 0 ? call.args : call.args.slice(0, end);
  const more = end < 0 ? [] : call.args.slice(end + 1);
  const args = own.filter((arg, at) => !arg.startsWith('-') && !VALUED.has(own[at - 1] ?? ''));
  const flags = new Set(own.filter(arg => arg.startsWith('-')));
  const [given = '', ...rest] = args;
  if (call.name === 'npx')
    return runCommand(
      call,
      own.filter(arg => !/^(-y|--yes|--no-install|-q|--quiet)$/.test(arg)),
    );
  if (flags.has('-v') || flags.has('--version') || (given === 'version' && rest.length === 0)) {
    call.out(`${versionOf(call)}\n`);
    return 0;
  }
  if (call.name === 'corepack') return corepack(call, given, rest);
  const odd = ['-C', '--prefix', '--filter', '-w', '--workspace', '-r', '--recursive', '--workspaces', '-F'].find(
    flag => flags.has(flag),
  );
  if (odd !== undefined)
    return stop(call.session, 'not-simulated', `${call.name} ${odd} is not simulated on this host`);
  const isGlobal = call.name === 'yarn' && given === 'global';
  const command = isGlobal ? (rest[0] ?? '') : given === '' && call.name === 'yarn' ? 'install' : given;
  switch (command) {
    case 'i':
    case 'in':
    case 'install':
    case 'add':
    case 'ci':
    case 'clean-install':
      return install(call, command, isGlobal ? rest.slice(1) : rest, isGlobal ? new Set([...flags, '-g']) : flags);
    case 'init':
    case 'create':
      return flags.size > 0 && rest.length === 0 ? init(call) : refuseCommand(call, command);
    case 'run':
    case 'run-script':
    case 'start':
    case 'stop':
    case 'restart':
    case 'test':
    case 't':
      return runScript(call, command, rest, more);
    case 'exec':
    case 'x':
    case 'dlx':
      return runCommand(call, [...rest, ...more]);
    case 'cache':
    case 'config':
    case 'set':
    case 'fund':
    case 'audit':
    case 'prune':
    case 'rebuild':
    case 'store':
      return 0;
    case 'ls':
    case 'list':
      return list(call);
    case '':
      call.out(USAGE);
      return 1;
    default:
      return call.name === 'yarn' || call.name === 'pnpm'
        ? otherOf(call, command, rest, more)
        : refuseCommand(call, command);
  }
};

/** Options whose value is the next word. */
const VALUED = new Set([
  '--loglevel',
  '--registry',
  '--cache',
  '--network-timeout',
  '--network-concurrency',
  '--cache-folder',
  '--fetch-timeout',
  '--prefix',
  '-C',
  '--filter',
  '-F',
  '-w',
  '--workspace',
  '-p',
  '--package',
]);

/** Commands that npm has beside those that are played. */
const COMMANDS = new Set(
  'access adduser bugs completion dedupe ddp deprecate diff dist-tag docs doctor edit explain explore find-dupes get help hook install-ci-test install-test it link ln login logout org outdated owner pack ping pkg prefix profile publish query r remove rm un uninstall unlink repo root sbom search shrinkwrap star team token undeprecate unpublish unstar up update upgrade version view info show whoami init create'.split(
    ' ',
  ),
);

function refuseCommand(call: ProgramCall, command: string): number {
  if (COMMANDS.has(command))
    return stop(call.session, 'not-simulated', `${call.name} ${command} is not simulated on this host`);
  call.err(`Unknown command: "${command}"\n\nTo see a list of supported npm commands, run:\n  npm help\n`);
  return 1;
}

/** What yarn and pnpm do with any other word: they run the script of that name, or the command. */
function otherOf(
  call: ProgramCall,
  command: string,
  rest: readonly string[],
  more: readonly string[],
): Promise<number> | number {
  const manifest = readManifest(call);
  const hasScript = manifest !== null && manifest !== 'broken' && manifest.scripts.has(command);
  if (!hasScript && call.files.stat(joinPath(call.cwd, `node_modules/.bin/${command}`)) !== null)
    return runCommand(call, [command, ...rest, ...more]);
  const isOwn =
    !hasScript &&
    /^(workspace|workspaces|set|plugin|import|link|remove|upgrade|deploy|fetch|patch|up|update|rm|why|info)$/.test(
      command,
    );
  if (isOwn) return stop(call.session, 'not-simulated', `${call.name} ${command} is not simulated on this host`);
  return runScript(call, 'run', [command, ...rest], more);
}

/** `npx tsc`: a command of the project, of the image, or of a package that is fetched for once. */
async function runCommand(call: ProgramCall, words: readonly string[]): Promise<number> {
  const [first = '', ...rest] = words;
  const command = first.replace(/(.)@[^/]*$/, '$1');
  const path = `${joinPath(call.cwd, 'node_modules/.bin')}:${call.env.get('PATH') ?? ''}`;
  const env = new Map(call.env).set('PATH', path);
  const isThere = path.split(':').some(each => call.files.stat(joinPath(each === '' ? '/' : each, command)) !== null);
  if (isThere) return (await call.run([command, ...rest], { env })).exitCode;
  const name = packageWith(command);
  if (name === null || command.startsWith('-'))
    return stop(call.session, 'not-simulated', `npx ${first} is not simulated`);
  const directory = `${call.env.get('HOME') ?? '/root'}/.npm/_npx/node_modules/${name}`;
  const bin = joinPath(directory, '.bin');
  linkCommands(call, name, directory, bin);
  return (await call.run([joinPath(bin, command), ...rest], { env })).exitCode;
}

/** corepack puts the commands of yarn and pnpm there, which fetch the tool that they are when they run first. */
function corepack(call: ProgramCall, command: string, rest: readonly string[]): number {
  switch (command) {
    case 'enable': {
      const names = rest.length === 0 ? ['pnpm', 'yarn'] : rest;
      for (const name of names)
        linkCommands(call, name, `/usr/local/lib/node_modules/corepack/shims/${name}`, '/usr/local/bin');
      return 0;
    }
    case 'prepare':
    case 'use':
    case 'install':
      for (const each of rest.length === 0 ? [] : rest)
        call.out(`Preparing ${each}${call.args.includes('--activate') ? ' for immediate activation' : ''}...\n`);
      return 0;
    case 'disable':
      return 0;
    default:
      return stop(call.session, 'not-simulated', `corepack ${command} is not simulated on this host`);
  }
}

/** Each Node.js brings its own npm. */
function versionOf(call: ProgramCall): string {
  const own = (call.env.get('NODE_VERSION') ?? '').startsWith('20.') ? '10.8.2' : '10.9.2';
  return entryOf(VERSIONS, call.name) ?? own;
}

/** `npm init -y`. */
function init(call: ProgramCall): number {
  const text = jsonText({
    name: nameOf(call.cwd) || 'app',
    version: '1.0.0',
    main: 'index.js',
    scripts: { test: 'echo "Error: no test specified" && exit 1' },
    keywords: [],
    author: '',
    license: 'ISC',
    description: '',
  });
  call.files.write(manifestPath(call), text);
  call.out(`Wrote to ${manifestPath(call)}:\n\n${text}\n`);
  return 0;
}

/** `npm ls`: what the package.json asks for. */
function list(call: ProgramCall): number {
  const read = readManifest(call);
  const manifest = read === 'broken' ? null : read;
  const here = nameOf(call.cwd);
  const title = manifest === null ? here : `${manifest.name ?? here}@${manifest.version ?? '1.0.0'}`;
  call.out(`${title} ${call.cwd}\n`);
  const found = [...(manifest?.dependencies ?? [])];
  found.forEach(([name, range], at) => {
    call.out(`${at === found.length - 1 ? '└──' : '├──'} ${name}@${range.replace(/^[\^~]/, '')}\n`);
  });
  if (found.length === 0) call.out('└── (empty)\n');
  return 0;
}
