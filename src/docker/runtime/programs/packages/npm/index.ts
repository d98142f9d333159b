import { entryOf } from '../../../../entry.ts';
import { nameOf } from '../../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../../kernel/program.ts';
import { stop } from '../../../kernel/session.ts';
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
  const args = call.args.filter(arg => !arg.startsWith('-'));
  const flags = new Set(call.args.filter(arg => arg.startsWith('-')));
  const [given = '', ...rest] = args;
  if (flags.has('-v') || flags.has('--version') || (given === 'version' && rest.length === 0)) {
    call.out(`${versionOf(call)}\n`);
    return 0;
  }
  const command = given === '' && call.name === 'yarn' ? 'install' : given;
  switch (command) {
    case 'i':
    case 'install':
    case 'add':
    case 'ci':
    case 'clean-install':
      return install(call, command, rest, flags);
    case 'init':
    case 'create':
      return init(call);
    case 'run':
    case 'run-script':
    case 'start':
    case 'test':
    case 't':
      return runScript(call, command, rest);
    case 'cache':
    case 'config':
    case 'set':
    case 'fund':
    case 'audit':
    case 'prune':
    case 'enable':
    case 'rebuild':
      return 0;
    case 'ls':
    case 'list':
      return list(call);
    case '':
      call.out(USAGE);
      return 1;
    default:
      if (call.name === 'npx') return stop(call.session, 'not-simulated', `npx ${command} is not simulated`);
      if (call.name === 'yarn') return runScript(call, 'run', args);
      call.err(`Unknown command: "${command}"\n\nTo see a list of supported npm commands, run:\n  npm help\n`);
      return 1;
  }
};

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
