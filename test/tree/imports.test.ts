import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { sources } from './sources.ts';

const SRC = resolve('src');

/** What each room may import: rooms by name, packages by name, `node:` modules whole or by `node:x`. `room!type` allows its types alone. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  docker: ['just-bash', 'node:crypto', 'tar-stream', 'fflate', 'diff'],
  quiz: ['docker', 'zod', 'yaml', 're2js', 'node:crypto'],
  grade: ['quiz', 'docker'],
  tutor: ['grade', 'quiz', 'docker', '@orama/stemmers'],
  report: ['tutor', 'quiz'],
  store: [
    'fault.ts',
    'docker!type',
    'tutor/attempt.ts',
    'practice/outcome.ts',
    'report!type',
    'quiz',
    'lowdb',
    'zod',
    'node:*',
  ],
  classroom: [
    'fault.ts',
    'store',
    'tutor',
    'practice',
    'report',
    'quiz',
    'docker',
    'libsodium-wrappers-sumo',
    'csv-parse',
    'csv-stringify',
    'rate-limiter-flexible',
    'node:crypto',
    'node:worker_threads',
  ],
  practice: ['quiz', 'grade', 'docker', 'ts-fsrs', 'zod', 'node:crypto'],
  locale: ['quiz!type', 'tutor!type', 'i18next', 'markdown-it', 'xss'],
  live: [
    'fault.ts',
    'classroom',
    'tutor',
    'quiz',
    'docker',
    'locale',
    'zod',
    'ws',
    'node:http',
    'node:stream',
    'rate-limiter-flexible',
  ],
  rooms: [
    'fault.ts',
    'classroom!type',
    'web',
    'live',
    'store',
    'tutor',
    'practice',
    'report',
    'quiz',
    'zod',
    'node:child_process',
    'node:crypto',
    'node:fs',
    'node:fs/promises',
    'node:net',
    'node:os',
    'node:stream',
    'node:worker_threads',
    'node:zlib',
  ],
  web: [
    'fault.ts',
    'classroom',
    'practice',
    'report',
    'tutor',
    'quiz',
    'docker',
    'locale',
    'express',
    'express-session',
    'helmet',
    'ejs',
    'zod',
    'qrcode',
    'node:*',
  ],
  browser: ['live', 'docker/dockerfile/check.ts', '@codemirror', '@lezer', 'zod'],
  console: [
    'fault.ts',
    'docker',
    'author',
    'practice',
    'store',
    'quiz',
    'locale',
    'zod',
    'commander',
    'node:fs',
    'node:path',
    'node:readline',
    'node:stream',
    'node:timers/promises',
    'node:worker_threads',
  ],
  author: ['tutor', 'practice', 'grade', 'quiz', 'docker', 'locale', 'live'],
};
/** The same inside docker/, by files and folders there: what each may import of the others, and of packages. `*` stands for all but the door. */
const INNER: Readonly<Record<string, readonly string[]>> = {
  'outcome.ts': [],
  'json.ts': [],
  'entry.ts': [],
  'http.ts': [],
  'size.ts': [],
  'port-range.ts': [],
  'quote.ts': [],
  'json-problem.ts': ['quote.ts'],
  'layout.ts': [],
  'read-json.ts': ['json.ts'],
  'work.ts': [],
  match: ['work.ts!type'],
  filesystem: ['node:crypto', 'tar-stream', 'fflate', 'json.ts'],
  dockerfile: ['match', 'work.ts', 'entry.ts'],
  image: ['filesystem', 'match', 'work.ts!type', 'entry.ts', 'json.ts', 'read-json.ts', 'layout.ts'],
  context: ['filesystem', 'match', 'outcome.ts!type', 'work.ts!type', 'fflate', 'entry.ts'],
  'view.ts': ['outcome.ts!type', 'image!type'],
  'profile.ts': ['image'],
  registry: ['image', 'filesystem', 'json.ts!type', 'read-json.ts!type'],
  catalogue: ['registry', 'image!type', 'filesystem', 'json.ts'],
  'runtime/kernel': [
    'filesystem',
    'image!type',
    'outcome.ts',
    'work.ts!type',
    'json.ts!type',
    'http.ts!type',
    'entry.ts',
  ],
  'runtime/languages': ['filesystem/path.ts', 'http.ts', 'entry.ts'],
  'runtime/shell': ['runtime/kernel', 'filesystem', 'just-bash', 'entry.ts'],
  'runtime/programs': [
    'runtime/kernel',
    'runtime/shell',
    'runtime/languages',
    'filesystem',
    'fflate',
    'diff',
    'node:crypto',
    'json.ts!type',
    'http.ts',
    'entry.ts',
  ],
  runtime: [
    'runtime/kernel',
    'runtime/shell',
    'runtime/programs',
    'filesystem',
    'http.ts!type',
    'image!type',
    'outcome.ts!type',
    'work.ts!type',
  ],
  builder: [
    'dockerfile',
    'context',
    'image',
    'filesystem',
    'outcome.ts',
    'work.ts',
    'view.ts!type',
    'runtime/kernel/process-request.ts!type',
    'json.ts!type',
    'entry.ts',
  ],
  engine: ['builder!type', 'image!type', 'outcome.ts!type', 'json.ts!type'],
  daemon: [
    'engine',
    'builder',
    'dockerfile',
    'runtime/index.ts',
    'runtime/kernel/machine.ts',
    'runtime/kernel/process-request.ts',
    'runtime/kernel/web.ts!type',
    'registry',
    'image',
    'filesystem',
    'profile.ts',
    'port-range.ts',
    'size.ts',
    'json-problem.ts',
    'work.ts',
    'outcome.ts!type',
    'view.ts!type',
    'json.ts',
    'http.ts!type',
    'entry.ts',
  ],
  client: [
    'engine',
    'builder!type',
    'context',
    'dockerfile',
    'image',
    'registry!type',
    'filesystem',
    'profile.ts!type',
    'port-range.ts',
    'size.ts',
    'quote.ts',
    'json-problem.ts',
    'layout.ts',
    'read-json.ts',
    'work.ts',
    'outcome.ts',
    'view.ts!type',
    'json.ts',
    'entry.ts',
  ],
  host: ['*'],
  'index.ts': ['*'],
};

/** The one file that knows a heavy outsider, where only one may. */
const ALONE: Readonly<Record<string, readonly string[]>> = {
  ws: ['live/socket.ts'],
  express: ['web/'],
  'node:child_process': ['rooms/room-process.ts'],
};

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function importsOf(path: string): Import[] {
  const file = relative(SRC, path);
  const room = file.includes('/') ? (file.split('/')[0] ?? '') : 'main';
  const text = readFileSync(path, 'utf8');
  const found: Import[] = [];
  const statement =
    /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  for (const match of text.matchAll(statement)) {
    const specifier = match[3] ?? match[4] ?? '';
    const target = specifier.startsWith('.') ? relative(SRC, resolve(dirname(path), specifier)) : specifier;
    found.push({ file, room, target, typeOnly: match[2] !== undefined });
  }
  return found;
}

/** Whether a rule, `name` or `name!type`, lets the import of a file or package in. */
function fits(rule: string, target: string, typeOnly: boolean): boolean {
  const [name = '', only] = rule.split('!');
  if (only === 'type' && !typeOnly) return false;
  return name === 'node:*' ? target.startsWith('node:') : target === name || target.startsWith(`${name}/`);
}

function allowed(each: Import): boolean {
  const table = TABLE[each.room];
  if (table === undefined) return each.room === 'main';
  const isRoom =
    !each.target.startsWith('node:') && Object.keys(TABLE).some(room => each.target.startsWith(`${room}/`));
  if (isRoom || each.target.includes('/') === false || each.target.startsWith('..')) {
    const room = each.target.split('/')[0] ?? '';
    if (room === each.room) return true;
  }
  return table.some(rule => fits(rule, each.target, each.typeOnly));
}

/** The room inside docker/ that a file there is in: the longest of the table's names that it lies under. */
function innerRoom(file: string): string | null {
  const rooms = Object.keys(INNER).filter(room => file === `docker/${room}` || file.startsWith(`docker/${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? null;
}

function allowedInside(each: Import): boolean {
  const room = innerRoom(each.file);
  const rules = room === null ? [] : (INNER[room] ?? []);
  if (!each.target.startsWith('docker/')) return rules.some(rule => fits(rule, each.target, each.typeOnly));
  if (each.target === 'docker/index.ts') return false;
  if (innerRoom(each.target) === room || rules.includes('*')) return true;
  return rules.some(rule => fits(rule, each.target.slice('docker/'.length), each.typeOnly));
}

/** A row of a table of src/README.md. */
function rowOf(room: string, rules: readonly string[]): string {
  const words = rules.map(rule => {
    const [name = '', only] = rule.split('!');
    return only === 'type' ? `types of ${name}` : name === '*' ? 'all of docker' : name;
  });
  return `| ${room} | ${words.join(', ') || '–'} |`;
}

/** The strongly connected sets of more than one file (Tarjan 1972), each sorted: files that import each other in a circle. */
function circles(imports: readonly Import[]): string[][] {
  const targets = new Map<string, Import[]>();
  for (const each of imports) targets.set(each.file, [...(targets.get(each.file) ?? []), each]);
  const found: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file) ?? 0);
    stack.push(file);
    for (const { target } of targets.get(file) ?? []) {
      if (!target.endsWith('.ts')) continue;
      if (!index.has(target)) visit(target);
      if (stack.includes(target)) low.set(file, Math.min(low.get(file) ?? 0, low.get(target) ?? 0));
    }
    if (low.get(file) !== index.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) found.push(circle.sort());
  };
  for (const file of targets.keys()) if (!index.has(file)) visit(file);
  return found;
}

describe('the tree', () => {
  const all = sources(SRC).flatMap(importsOf);

  it('no files import each other in a circle, types included', () => {
    assert.deepEqual(circles(all), []);
    // The finder finds one, or its silence means nothing.
    const edge = (file: string, target: string): Import => ({ file, room: '', target, typeOnly: true });
    assert.deepEqual(
      circles([edge('a.ts', 'b.ts'), edge('b.ts', 'c.ts'), edge('c.ts', 'a.ts'), edge('c.ts', 'd.ts')]),
      [['a.ts', 'b.ts', 'c.ts']],
    );
  });

  it('every room imports only what the table in src/README.md lets it', () => {
    const broken = all.filter(each => !allowed(each)).map(each => `${each.file} → ${each.target}`);
    assert.deepEqual(broken, []);
  });

  it('every room inside docker imports only what the second table lets it, and none the door', () => {
    const inside = all.filter(each => each.room === 'docker');
    assert.deepEqual(
      inside.filter(each => innerRoom(each.file) === null).map(each => each.file),
      [],
    );
    const broken = inside.filter(each => !allowedInside(each)).map(each => `${each.file} → ${each.target}`);
    assert.deepEqual(broken, []);
  });

  it('the tables in src/README.md are these, and every line of them is needed', () => {
    const text = readFileSync(join(SRC, 'README.md'), 'utf8');
    const rows = [...Object.entries(TABLE), ...Object.entries(INNER)].map(([room, rules]) => rowOf(room, rules));
    assert.deepEqual(
      rows.filter(row => !text.includes(`\n${row}\n`)),
      [],
    );
    const outside = Object.entries(TABLE).flatMap(([room, rules]) =>
      rules
        .filter(rule => !all.some(each => each.room === room && fits(rule, each.target, each.typeOnly)))
        .map(rule => `${room} → ${rule}`),
    );
    const inside = Object.entries(INNER).flatMap(([room, rules]) =>
      rules
        .filter(rule => rule !== '*')
        .filter(
          rule =>
            !all.some(
              each =>
                each.room === 'docker' &&
                innerRoom(each.file) === room &&
                fits(rule, each.target.replace(/^docker\//, ''), each.typeOnly),
            ),
        )
        .map(rule => `docker/${room} → ${rule}`),
    );
    assert.deepEqual([...outside, ...inside], []);
  });

  it('the picture in src/README.md shows what is there', () => {
    const picture = readFileSync(join(SRC, 'README.md'), 'utf8').split('```')[1] ?? '';
    const above: string[] = [];
    const shown = [...picture.matchAll(/^( *)(\w[\w.-]*\/?) /gm)].flatMap(([, indent = '', name = '']) => {
      const depth = indent.length / 2;
      // Further in stands the text of the line above.
      if (depth > above.length || !/[/.]/.test(name)) return [];
      const path = [...above.slice(0, depth), name].join('');
      above.splice(depth, above.length, ...(name.endsWith('/') ? [name] : []));
      return [path];
    });
    assert.deepEqual(
      shown.filter(path => !existsSync(join(SRC, path))),
      [],
    );
    const folders = ['', 'docker/', 'docker/runtime/'].flatMap(parent =>
      readdirSync(join(SRC, parent), { withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .map(entry => `${parent}${entry.name}/`),
    );
    assert.deepEqual(
      folders.filter(folder => !shown.includes(folder)),
      [],
    );
  });

  it('docker is entered by its door alone, and by pages through the one file that has no host behind it', () => {
    const doors = (room: string): readonly string[] =>
      room === 'browser' ? ['docker/dockerfile/check.ts'] : ['docker/index.ts'];
    const inside = all
      .filter(each => each.room !== 'docker' && each.target.startsWith('docker/'))
      .filter(each => !doors(each.room).includes(each.target) && each.room !== 'main')
      .map(each => `${each.file} → ${each.target}`);
    assert.deepEqual(inside, []);
  });

  it('some packages are known to one place only', () => {
    const strays = all
      .filter(
        each => ALONE[each.target] !== undefined && !ALONE[each.target]?.some(place => each.file.startsWith(place)),
      )
      .map(each => `${each.file} → ${each.target}`);
    assert.deepEqual(strays, []);
  });

  it('the pure rooms know no clock, chance, machine or network', () => {
    const pure = ['docker', 'quiz', 'grade', 'tutor', 'practice', 'report'];
    const forbidden =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bprocess\.(?:env|argv|exit|cwd|platform|arch|stdin|stdout|stderr|nextTick|hrtime|memoryUsage|pid|kill|on|once|uptime|binding|dlopen|cpuUsage)\b|\bglobalThis\.process\b|\bsetTimeout\(|\bsetInterval\(|\bfetch\(|\beval\(|\bnew Function\(|\brequire\(|crypto\.randomUUID|randomBytes/;
    const found = sources(SRC)
      .filter(path => pure.includes(relative(SRC, path).split('/')[0] ?? ''))
      .flatMap(path =>
        readFileSync(path, 'utf8')
          .split('\n')
          .flatMap((line, index) =>
            forbidden.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line)
              ? [`${relative(SRC, path)}:${index + 1} ${line.trim()}`]
              : [],
          ),
      );
    assert.deepEqual(found, []);
  });

  it('the simulated Docker runs nothing for real: no process, no code made from text, no module by name, no timer', () => {
    const forbidden =
      /\beval\(|\bnew Function\b|\bFunction\(|\bimport\(|\bimport\.meta\b|\bWebAssembly\b|\bsetTimeout\(|\bsetInterval\(|\bqueueMicrotask\(|\bglobalThis\b/;
    const builtins = all.filter(each => each.room === 'docker' && isBuiltin(each.target)).map(each => each.target);
    assert.deepEqual([...new Set(builtins)], ['node:crypto']);
    const docker = sources(join(SRC, 'docker'));
    const lines = (pattern: RegExp) =>
      docker.flatMap(path =>
        readFileSync(path, 'utf8')
          .split('\n')
          .flatMap((line, index) => (pattern.test(line) ? [`${relative(SRC, path)}:${index + 1} ${line.trim()}`] : [])),
      );
    assert.deepEqual(lines(forbidden), []);
    // Letting others have their turn is all that is ever asked of the event loop.
    assert.deepEqual(
      lines(/\bsetImmediate\(/).map(line => line.split(':')[0]),
      ['docker/runtime/kernel/session.ts'],
    );
    // The interpreter has commands of its own that reach further; none of them is switched on.
    assert.deepEqual(lines(/\b(?:python|javascript|network|allowedUrlPrefixes|env): *(?:true|process)\b/), []);
  });

  it('main.ts alone reads the environment and the arguments', () => {
    const found = sources(SRC)
      .filter(path => relative(SRC, path) !== 'main.ts')
      .filter(path => /process\.(env|argv)\b/.test(readFileSync(path, 'utf8')))
      .map(path => relative(SRC, path));
    assert.deepEqual(found, []);
  });
});
