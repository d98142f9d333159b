import { cleanPath, joinPath, nameOf, standIn, textOf } from '../../../../filesystem/index.ts';
import type { Call, Program } from '../../../kernel/program.ts';
import { pass, stop } from '../../../kernel/session.ts';
import { numberFrom } from '../archive.ts';

const VERSIONS: Readonly<Record<string, string>> = {
  yarn: '1.22.22',
  pnpm: '9.15.4',
  corepack: '0.31.0',
};

/** How many packages and how many bytes well-known ones bring along. */
const KNOWN: Readonly<Record<string, readonly [packages: number, kib: number]>> = {
  express: [69, 2_300],
  koa: [42, 1_600],
  fastify: [48, 3_900],
  lodash: [1, 4_900],
  axios: [9, 2_400],
  react: [1, 300],
  'react-dom': [3, 4_600],
  next: [28, 110_000],
  typescript: [1, 22_500],
  nodemon: [29, 1_900],
  mongoose: [23, 9_800],
  pg: [15, 900],
  redis: [9, 3_200],
  jest: [257, 38_000],
  eslint: [88, 12_000],
  webpack: [76, 17_000],
  vite: [14, 21_000],
  dotenv: [1, 80],
  cors: [3, 60],
  ws: [1, 150],
  mocha: [72, 6_800],
  chalk: [1, 60],
};

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

function manifest(call: Call): Manifest | null | 'broken' {
  const content = call.files.content(joinPath(call.cwd, 'package.json'));
  if (typeof content === 'string') return null;
  try {
    const parsed: unknown = JSON.parse(textOf(content) ?? '');
    return typeof parsed === 'object' && parsed !== null ? (parsed as Manifest) : 'broken';
  } catch {
    return 'broken';
  }
}

function logPath(call: Call): string {
  const stamp = new Date(call.session.request.now).toISOString().replace(/[:.]/g, '_');
  return `${call.env.get('HOME') ?? '/root'}/.npm/_logs/${stamp}-debug-0.log`;
}

function fail(call: Call, lines: readonly string[], code: number): number {
  const log = logPath(call);
  for (const line of [...lines, `A complete log of this run can be found in: ${log}`]) call.err(`npm error ${line}\n`);
  call.files.mkdir(log.slice(0, log.lastIndexOf('/')), { recursive: true });
  call.files.write(log, standIn(3200, log));
  return code;
}

/** npm 10, and what of yarn and pnpm is like it. */
export const npm: Program = async call => {
  const args = call.args.filter(arg => !arg.startsWith('-'));
  const flags = new Set(call.args.filter(arg => arg.startsWith('-')));
  const [given = '', ...rest] = args;
  const tool = call.name;
  if (flags.has('-v') || flags.has('--version') || (given === 'version' && rest.length === 0)) {
    // Each Node.js brings its own npm.
    const own = (call.env.get('NODE_VERSION') ?? '').startsWith('20.') ? '10.8.2' : '10.9.2';
    call.out(`${VERSIONS[tool] ?? own}\n`);
    return 0;
  }
  const command = given === '' && tool === 'yarn' ? 'install' : given;
  switch (command) {
    case 'i':
    case 'install':
    case 'add':
    case 'ci':
    case 'clean-install':
      return install(call, command, rest, flags);
    case 'init':
    case 'create': {
      const name = nameOf(call.cwd) || 'app';
      const text = `${JSON.stringify({ name, version: '1.0.0', main: 'index.js', scripts: { test: 'echo "Error: no test specified" && exit 1' }, keywords: [], author: '', license: 'ISC', description: '' }, null, 2)}\n`;
      call.files.write(joinPath(call.cwd, 'package.json'), text);
      call.out(`Wrote to ${joinPath(call.cwd, 'package.json')}:\n\n${text}\n`);
      return 0;
    }
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
      if (command === 'prune') return 0;
      return 0;
    case 'ls':
    case 'list': {
      const read = manifest(call);
      const found = read === null || read === 'broken' ? {} : (read.dependencies ?? {});
      call.out(
        `${read === null || read === 'broken' ? nameOf(call.cwd) : `${read.name ?? nameOf(call.cwd)}@${read.version ?? '1.0.0'}`} ${call.cwd}\n`,
      );
      const names = Object.keys(found);
      names.forEach((name, at) => {
        call.out(`${at === names.length - 1 ? '└──' : '├──'} ${name}@${String(found[name]).replace(/^[\^~]/, '')}\n`);
      });
      if (names.length === 0) call.out('└── (empty)\n');
      return 0;
    }
    case '':
      call.out(
        "npm <command>\n\nUsage:\n\nnpm install        install all the dependencies in your project\nnpm install <foo>  add the <foo> dependency to your project\nnpm test           run this project's tests\nnpm run <foo>      run the script named <foo>\n",
      );
      return 1;
    default:
      if (tool === 'npx') return stop(call.session, 'not-simulated', `npx ${command} is not simulated`);
      if (tool === 'yarn') return runScript(call, 'run', args);
      call.err(`Unknown command: "${command}"\n\nTo see a list of supported npm commands, run:\n  npm help\n`);
      return 1;
  }
};

function install(call: Call, command: string, names: readonly string[], flags: ReadonlySet<string>): number {
  const read = manifest(call);
  const path = joinPath(call.cwd, 'package.json');
  if (read === 'broken') {
    return fail(
      call,
      [
        'code EJSONPARSE',
        `path ${path}`,
        'JSON.parse Unexpected token in JSON at position 0 while parsing package.json',
        'JSON.parse Failed to parse JSON data.',
        'JSON.parse Note: package.json must be actual JSON, not just JavaScript.',
      ],
      1,
    );
  }
  const global = flags.has('-g') || flags.has('--global');
  if (read === null && names.length === 0) {
    return fail(
      call,
      [
        'code ENOENT',
        'syscall open',
        `path ${path}`,
        'errno -2',
        `enoent Could not read package.json: Error: ENOENT: no such file or directory, open '${path}'`,
        'enoent This is related to npm not being able to find a file.',
        'enoent',
      ],
      254,
    );
  }
  const lock = joinPath(call.cwd, call.name === 'yarn' ? 'yarn.lock' : 'package-lock.json');
  const frozen = command === 'ci' || command === 'clean-install';
  if (frozen && call.files.stat(lock) === null) {
    return fail(
      call,
      [
        'code EUSAGE',
        '',
        'The `npm ci` command can only install with an existing package-lock.json or',
        'npm-shrinkwrap.json with lockfileVersion >= 1. Run an install with npm@5 or',
        'later to generate a package-lock.json file, then try again.',
        '',
        'Clean install a project',
        '',
        'Usage:',
        'npm ci',
        '',
      ],
      1,
    );
  }
  const production =
    flags.has('--production') ||
    flags.has('--prod') ||
    [...flags].some(flag => flag === '--omit=dev' || flag === '--only=production') ||
    call.env.get('NODE_ENV') === 'production';
  const wanted: Record<string, string> = {
    ...(read?.dependencies ?? {}),
    ...(production ? {} : (read?.devDependencies ?? {})),
  };
  for (const name of names) wanted[name.replace(/(.)@[^/]*$/, '$1')] = /(.)@([^/]*)$/.exec(name)?.[2] ?? 'latest';
  if (Object.keys(wanted).length > 0 && !call.session.request.network) {
    pass(call.session, 8000);
    return fail(
      call,
      [
        'code EAI_AGAIN',
        'syscall getaddrinfo',
        'errno EAI_AGAIN',
        'request to https://registry.npmjs.org/ failed, reason: getaddrinfo EAI_AGAIN registry.npmjs.org',
      ],
      1,
    );
  }
  const modules = global ? '/usr/local/lib/node_modules' : joinPath(call.cwd, 'node_modules');
  if (frozen) call.files.remove(modules, true);
  let packages = 0;
  let bytes = 0;
  for (const [name, range] of Object.entries(wanted).sort()) {
    const directory = joinPath(modules, name);
    if (call.files.stat(directory) !== null) continue;
    const [count, kib] = KNOWN[name] ?? [1 + numberFrom(name, 6), 40 + numberFrom(name, 900)];
    const version =
      /\d[\w.-]*/.exec(range)?.[0] ??
      `${1 + numberFrom(name, 5)}.${numberFrom(`${name}.`, 20)}.${numberFrom(`${name}..`, 10)}`;
    const refused = call.files.mkdir(directory, { recursive: true });
    if (refused !== null) {
      return fail(
        call,
        [
          'code EACCES',
          'syscall mkdir',
          `path ${modules}`,
          'errno -13',
          `Error: EACCES: permission denied, mkdir '${modules}'`,
          '    at async mkdir (node:internal/fs/promises:858:10) {',
          '}',
          '',
          'The operation was rejected by your operating system.',
          'It is likely you do not have the permissions to access this file as the current user',
        ],
        243,
      );
    }
    call.files.write(
      joinPath(directory, 'package.json'),
      `${JSON.stringify({ name, version, main: 'index.js' }, null, 2)}\n`,
    );
    call.files.write(joinPath(directory, 'index.js'), standIn(kib * 1024, `${name} ${version}`));
    packages += count;
    bytes += kib * 1024;
  }
  pass(call.session, 500 + packages * 12 + Math.round(bytes / 60_000));
  if (read !== null && !global && !frozen) {
    if (names.length > 0) {
      const key = flags.has('-D') || flags.has('--save-dev') ? 'devDependencies' : 'dependencies';
      const more = Object.fromEntries(
        names.map(name => [
          name.replace(/(.)@[^/]*$/, '$1'),
          `^${installedVersion(call, modules, name.replace(/(.)@[^/]*$/, '$1'))}`,
        ]),
      );
      call.files.write(path, `${JSON.stringify({ ...read, [key]: { ...(read[key] ?? {}), ...more } }, null, 2)}\n`);
    }
    if (!flags.has('--no-package-lock'))
      call.files.write(
        lock,
        `${JSON.stringify({ name: read.name ?? nameOf(call.cwd), version: read.version ?? '1.0.0', lockfileVersion: 3, requires: true, packages: { '': { dependencies: wanted } } }, null, 2)}\n`,
      );
  }
  const cache = `${call.env.get('HOME') ?? '/root'}/.npm/_cacache`;
  if (bytes > 0 && call.files.mkdir(cache, { recursive: true }) === null)
    call.files.write(`${cache}/content-v2`, standIn(Math.round(bytes * 0.27), `npm ${Object.keys(wanted).join()}`));
  if (flags.has('--silent') || flags.has('-s')) return 0;
  if (call.name === 'yarn') {
    call.out(
      'yarn install v1.22.22\n[1/4] Resolving packages...\n[2/4] Fetching packages...\n[3/4] Linking dependencies...\n[4/4] Building fresh packages...\nDone in 1.32s.\n',
    );
    return 0;
  }
  const seconds = Math.max(1, Math.round(call.session.elapsed / 1000));
  const plural = (count: number) => `${count} package${count === 1 ? '' : 's'}`;
  if (packages === 0)
    call.out(
      `\nup to date, audited ${plural(1 + Object.keys(wanted).length)} in ${seconds}s\n\nfound 0 vulnerabilities\n`,
    );
  else {
    const funding = Math.floor(packages / 5);
    call.out(`\nadded ${plural(packages)}${global ? '' : `, and audited ${plural(packages + 1)}`} in ${seconds}s\n`);
    if (funding > 0)
      call.out(
        `\n${plural(funding)} ${funding === 1 ? 'is' : 'are'} looking for funding\n  run \`npm fund\` for details\n`,
      );
    if (!global) call.out('\nfound 0 vulnerabilities\n');
  }
  return 0;
}

function installedVersion(call: Call, modules: string, name: string): string {
  const content = call.files.content(joinPath(joinPath(modules, name), 'package.json'));
  return typeof content === 'string' ? '1.0.0' : (/"version": "([^"]*)"/.exec(textOf(content) ?? '')?.[1] ?? '1.0.0');
}

async function runScript(call: Call, command: string, rest: readonly string[]): Promise<number> {
  const read = manifest(call);
  const path = joinPath(call.cwd, 'package.json');
  if (read === null || read === 'broken') {
    return fail(
      call,
      [
        'code ENOENT',
        'syscall open',
        `path ${path}`,
        'errno -2',
        `enoent Could not read package.json: Error: ENOENT: no such file or directory, open '${path}'`,
        'enoent This is related to npm not being able to find a file.',
        'enoent',
      ],
      254,
    );
  }
  const named = command === 'run' || command === 'run-script' ? (rest[0] ?? '') : command === 't' ? 'test' : command;
  const scripts = read.scripts ?? {};
  if (named === '') {
    for (const [name, text] of Object.entries(scripts)) call.out(`  ${name}\n    ${text}\n`);
    return 0;
  }
  const text =
    scripts[named] ??
    (named === 'start' && call.files.stat(cleanPath('server.js', call.cwd)) !== null ? 'node server.js' : undefined);
  if (text === undefined)
    return fail(call, [`Missing script: "${named}"`, '', 'To see a list of scripts, run:', '  npm run'], 1);
  call.out(`\n> ${read.name ?? nameOf(call.cwd)}@${read.version ?? '1.0.0'} ${named}\n> ${text}\n\n`);
  const env = new Map(call.env).set('PATH', `${joinPath(call.cwd, 'node_modules/.bin')}:${call.env.get('PATH') ?? ''}`);
  const ran = await call.run(['/bin/sh', '-c', text], { env, piped: call.piped });
  if (ran.exitCode !== 0 && named === 'test') call.err(`npm error Test failed.  See above for more details.\n`);
  return ran.exitCode;
}
