/**
 * The package as an operator meets it: `npm pack`, unpacked somewhere else, `npm ci` with everything left out that can be, `npm start`. Not
 * part of `npm test`: `npm run test:package`.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { openStore } from '../../src/store/index.ts';
import { hello, input, line, socket } from '../service/rig.ts';
import { client } from '../web/client.ts';

/** `correct horse`, as @node-rs/argon2 2.2.1 hashed it for the service before. */
const BEFORE = '$argon2id$v=19$m=19456,t=2,p=1$ahDPGu9yJETC15EYc8hK+w$L6Sw7pAnPQxC064OS9uW061RKmaB7wlVj4mvEOXYMks';
const LEFT_OUT = ['--omit=dev', '--omit=optional', '--ignore-scripts'];

interface Running {
  readonly port: number;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

describe('the package', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'drydock-package-'));
  const home = join(folder, 'package');
  const environment = {
    // Nothing of the checkout is found: no tool of it, no cache, no settings.
    PATH: [dirname(process.execPath), ...(process.env.PATH ?? '').split(delimiter)]
      .filter(path => !path.includes('node_modules'))
      .join(delimiter),
    HOME: folder,
    npm_config_cache: join(folder, 'cache'),
    npm_config_update_notifier: 'false',
  };
  const children = new Set<ChildProcess>();

  function run(command: string, args: readonly string[], cwd: string, given = ''): string {
    return execFileSync(command, args, {
      cwd,
      env: environment,
      input: given,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  }

  function started(settings: Readonly<Record<string, string>> = {}): Promise<Running> {
    const child = spawn('npm', ['start'], {
      cwd: home,
      env: { ...environment, PORT: '0', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: npm, a shell, the service.
      detached: true,
    });
    children.add(child);
    let output = '';
    const ended = new Promise<void>(done => child.once('close', () => done()));
    return new Promise((done, failed) => {
      const hear = (data: Buffer): void => {
        output += data.toString();
        const port = /Drydock: http:\/\/[^:]+:(\d+)/.exec(output)?.[1];
        if (port !== undefined) done({ port: Number(port), output: () => output, stop: () => stopped(child, ended) });
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      void ended.then(() => failed(new Error(`it ended: ${output}`)));
    });
  }

  async function stopped(child: ChildProcess, ended: Promise<void>): Promise<void> {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
    children.delete(child);
  }

  before(() => {
    const manifest = readFileSync('package.json', 'utf8');
    run('npm', ['pack', '--pack-destination', folder], process.cwd());
    assert.equal(readFileSync('package.json', 'utf8'), manifest, 'the checkout is as it was');
    assert.ok(!existsSync('npm-shrinkwrap.json'));
    const [tarball = ''] = readdirSync(folder).filter(name => name.endsWith('.tgz'));
    run('tar', ['xzf', tarball], folder);
    run('npm', ['ci', ...LEFT_OUT, '--no-audit', '--no-fund'], home);
  });
  after(() => {
    for (const { pid } of children) if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('holds what is built and what is read, and nothing that builds or tests it', () => {
    const holds = readdirSync(home).filter(name => name !== 'CHANGELOG.md');
    const files = ['README.md', 'data', 'dist', 'npm-shrinkwrap.json', 'package.json', 'quizzes', 'templates', 'views'];
    assert.deepEqual(holds.sort(), files);
    const { scripts, dependencies, devDependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    assert.deepEqual([Object.keys(scripts), dependencies, devDependencies], [['start'], undefined, undefined]);
    const every = readdirSync(home, { recursive: true, encoding: 'utf8' });
    assert.deepEqual(
      every.filter(name => /\.(map|ts|wasm|node)$/.test(name)),
      [],
    );
    const size = every.map(name => statSync(join(home, name))).reduce((sum, each) => sum + each.size, 0);
    // The course is quizzes, what was parsed of them, and keys: nine lessons and an exam take some two of these.
    assert.ok(size < 17_000_000, `${size} bytes installed`);
    const licenses = readFileSync(join(home, 'dist', 'LICENSES.txt'), 'utf8');
    assert.match(licenses, /^just-bash [\d.]+: Apache-2\.0$/m);
    assert.doesNotMatch(licenses, /LGPL|GNU LESSER/i);
  });

  it('starts, shows its first page, and runs a line of a quiz', async () => {
    const service = await started();
    const browser = client(service.port, { lang: 'en' });
    const page = await browser.get('/');
    assert.equal(page.status, 200);
    assert.match(page.body, /Drydock/);
    const style = /href="(\/[^"]+\.css)"/.exec(page.body)?.[1] ?? '';
    assert.equal((await browser.get(style)).status, 200);
    const begun = await browser.post('/attempts', { quiz: 'docker/04-dockerfile' });
    const opened = await socket(service.port, browser);
    opened.send(hello((begun.location ?? '').replace('/quiz/', '')));
    await opened.next('welcome');
    const typed = input(line('docker run --rm alpine:3.21 echo one two | cut -d" " -f2'));
    opened.send(typed);
    assert.match(JSON.stringify(await opened.next('step')), /two\\n/);
    await opened.next('ack', ack => ack.id === typed.id);
    opened.ws.close();
    await service.stop();
  });

  it('keeps a password, and lets in who has one that was hashed before', async () => {
    const data = join(folder, 'kept');
    const first = await started({ DATA_DIR: data });
    const token = /\/setup\/(\S+)/.exec(first.output())?.[1];
    const made = await client(first.port).post(`/setup/${token}`, {
      name: 'Анна',
      login: 'anna',
      password: 'длинный пароль',
    });
    assert.deepEqual([made.status, made.location], [303, '/classes']);
    const login = (port: number, password: string) => client(port).post('/login', { login: 'anna', password });
    assert.equal((await login(first.port, 'длинный пароль')).status, 303);
    assert.equal((await login(first.port, 'длинный')).status, 403);
    await first.stop();

    const store = await openStore({ directory: data, now: Date.now, notice: assert.fail });
    const anna = await store.people.byLogin('anna');
    assert.ok(anna?.kind === 'instructor');
    assert.match(anna.password, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await store.people.put({ ...anna, password: BEFORE });
    await store.close();

    const second = await started({ DATA_DIR: data });
    assert.equal((await login(second.port, 'correct horse')).status, 303);
    assert.equal((await login(second.port, 'длинный пароль')).status, 403);
    await second.stop();
  });

  it('can be installed as a command', () => {
    const tarball = readdirSync(folder).find(name => name.endsWith('.tgz')) ?? '';
    run('npm', ['install', '--global', '--prefix', join(folder, 'global'), '--no-audit', '--no-fund', tarball], folder);
    const drydock = join(folder, 'global', 'bin', 'drydock');
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.equal(run(drydock, ['--version'], folder), `${version}\n`);
    const said = run(
      drydock,
      ['host', '--json'],
      folder,
      'docker run --rm alpine:3.21 sh -c "seq 3 | tac | head -1"\n',
    );
    assert.equal(JSON.parse(said.trim().split('\n').at(-1) ?? '').stdout, '3\n');
  });
});
