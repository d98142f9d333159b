/** Which files COPY takes past a .dockerignore. */
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, Misreading, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { lastOf, rowsOf } from '../printed.ts';
import { bullets, code, inline, listed, paragraphs, shownFile, type Text, text } from '../words.ts';

export const IGNORED_FILES: PracticeFamily = {
  name: 'ignored-files',
  topic: 'dockerfile',
  about: text(
    'какие файлы попадут в образ через `COPY` и `.dockerignore`',
    'which files get into the image past `COPY` and `.dockerignore`',
  ),
  draw,
};

const TREE = [
  'main.txt',
  'README.md',
  'notes.log',
  '.env',
  'docs/guide.md',
  'docs/img/logo.txt',
  'src/app.txt',
  'src/debug.log',
  'src/.env',
  'src/node_modules/lib.txt',
  'node_modules/lib.txt',
  'build/out.txt',
] as const;

/** Patterns that go together, and files without which they show nothing. */
interface PatternSet {
  readonly patterns: readonly string[];
  readonly needs: readonly string[];
}

const EASY: readonly PatternSet[] = [
  { patterns: ['*.md'], needs: ['README.md', 'docs/guide.md'] },
  { patterns: ['node_modules'], needs: ['node_modules/lib.txt', 'src/node_modules/lib.txt'] },
  { patterns: ['.env'], needs: ['.env', 'src/.env'] },
  { patterns: ['docs', '*.log'], needs: ['docs/guide.md', 'notes.log', 'src/debug.log'] },
  { patterns: ['build/', 'README.md'], needs: ['build/out.txt', 'README.md', 'docs/guide.md'] },
];
const MIDDLE: readonly PatternSet[] = [
  { patterns: ['**/*.log', '*.md'], needs: ['notes.log', 'src/debug.log', 'docs/guide.md', 'README.md'] },
  { patterns: ['**/node_modules'], needs: ['node_modules/lib.txt', 'src/node_modules/lib.txt'] },
  { patterns: ['*/.env', 'build'], needs: ['.env', 'src/.env', 'build/out.txt'] },
  { patterns: ['docs/*.md', '*.log'], needs: ['docs/guide.md', 'docs/img/logo.txt', 'src/debug.log', 'notes.log'] },
  { patterns: ['*.md', '!README.md'], needs: ['README.md', 'docs/guide.md'] },
  { patterns: ['/docs', '**/.env'], needs: ['docs/guide.md', '.env', 'src/.env'] },
];
const HARD: readonly PatternSet[] = [
  { patterns: ['!notes.log', '*.log'], needs: ['notes.log', 'src/debug.log'] },
  { patterns: ['*', '!src'], needs: ['src/app.txt', 'main.txt', 'README.md'] },
  { patterns: ['docs', '!docs/guide.md'], needs: ['docs/guide.md', 'docs/img/logo.txt'] },
  {
    patterns: ['**/*.md', '!README.md', '**/.env', '# src'],
    needs: ['README.md', 'docs/guide.md', 'src/.env', 'src/app.txt'],
  },
  {
    patterns: ['src', '!src/*.txt', '*.log'],
    needs: ['src/app.txt', 'src/debug.log', 'src/node_modules/lib.txt', 'notes.log'],
  },
  { patterns: ['Dockerfile', '.*', '!.env'], needs: ['.env', 'src/.env', 'README.md'] },
  { patterns: ['**', '!docs/img', '!*.md'], needs: ['docs/img/logo.txt', 'docs/guide.md', 'README.md', 'main.txt'] },
];

const FOUND = '/in';

function draw(chance: Chance, level: Level): Drawn {
  const { patterns, needs } = chance.one({ 1: EASY, 2: MIDDLE, 3: HARD }[level]);
  const others = chance.some(
    TREE.filter(path => !needs.includes(path)),
    chance.int(2, 3),
  );
  const paths = TREE.filter(path => needs.includes(path) || others.includes(path));
  const dockerfile = `FROM ${BASE}\nCOPY . ${FOUND}\n`;
  const ignore = `${patterns.join('\n')}\n`;
  return {
    images: [BASE],
    files: {
      Dockerfile: dockerfile,
      '.dockerignore': ignore,
      ...Object.fromEntries(paths.map(path => [path, `${path}\n`])),
    },
    before: ['docker build -q -t app .'],
    run: [`docker run --rm app find ${FOUND} -type f`],
    read: run => read(run, paths, patterns, { dockerfile, ignore }),
  };
}

/** How somebody reads a .dockerignore. */
interface IgnoreReading {
  /** A pattern without a slash counts in every folder, as for git. */
  readonly anywhere?: boolean;
  /** The first pattern that fits decides. */
  readonly first?: boolean;
  /** `!` means nothing. */
  readonly noExceptions?: boolean;
  /** A double star needs a folder before the name. */
  readonly needsFolder?: boolean;
  /** A single star goes through folders. */
  readonly farStar?: boolean;
  /** Below a folder that is left out nothing comes back. */
  readonly parentsRule?: boolean;
}

function isTaken(path: string, patterns: readonly string[], reading: IgnoreReading): boolean {
  let isOut = false;
  for (const pattern of patterns) {
    if (pattern.startsWith('#')) continue;
    const isBack = pattern.startsWith('!');
    if (isBack && reading.noExceptions === true) continue;
    if (!fits(path, isBack ? pattern.slice(1) : pattern, reading)) continue;
    if (isBack && reading.parentsRule === true && isOut && path.includes('/')) continue;
    isOut = !isBack;
    if (reading.first === true) break;
  }
  return !isOut;
}

/** A pattern fits a path when it fits the path itself or a folder above it. */
function fits(path: string, pattern: string, reading: IgnoreReading): boolean {
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '');
  const anywhere = reading.anywhere === true && !bare.includes('/');
  const star = reading.farStar === true ? '.*' : '[^/]*';
  const source = bare
    .split(/(\*\*\/|\*\*|\*)/)
    .map(part => {
      if (part === '**/') return reading.needsFolder === true ? '(?:[^/]+/)+' : '(?:[^/]+/)*';
      if (part === '**') return '.*';
      if (part === '*') return star;
      return part.replace(/[.]/g, '\\.');
    })
    .join('');
  const whole = new RegExp(`^${anywhere ? '(?:.*/)?' : ''}${source}$`);
  const parts = path.split('/');
  return parts.some((_, place) => whole.test(parts.slice(0, place + 1).join('/')));
}

function read(
  run: VariantRun,
  paths: readonly string[],
  patterns: readonly string[],
  { dockerfile, ignore }: { readonly dockerfile: string; readonly ignore: string },
): VariantDraft | null {
  const all = ['Dockerfile', '.dockerignore', ...paths];
  const printed = rowsOf(lastOf(run.ran).stdout).map(row => row.replace(`${FOUND}/`, ''));
  const right = all.filter(path => printed.includes(path));
  if (right.length === 0 || right.length === all.length || printed.length !== right.length) return null;
  // What is said of each pattern must be what the run did with it.
  if (right.join() !== all.filter(path => isTaken(path, patterns, {})).join()) return null;
  const by = (reading: IgnoreReading): readonly string[] => all.filter(path => isTaken(path, patterns, reading));
  return {
    title: text('Какие файлы попадут в образ', 'Which files get into the image'),
    prompt: paragraphs(
      shownFile('Dockerfile', dockerfile),
      shownFile('.dockerignore', ignore),
      text(
        `В папке, кроме этих двух файлов, лежат ${listed(paths).ru}. Какие файлы окажутся в образе под \`${FOUND}\`?`,
        `Besides these two files the folder holds ${listed(paths).en}. Which files are in the image below \`${FOUND}\`?`,
      ),
    ),
    hint: text(
      'Образец сравнивают с путём от корня контекста, и решает последний из подошедших.',
      'A pattern is compared with the path from the context’s root, and the last one that matches decides.',
    ),
    why: paragraphs(
      bullets(
        patterns.map(pattern => {
          const { ru, en } = meaning(pattern, all);
          return text(`${inline(pattern)} — ${ru}`, `${inline(pattern)}: ${en}`);
        }),
      ),
      text(`В образе ${listed(right).ru}.`, `The image holds ${listed(right).en}.`),
    ),
    ask: {
      kind: 'many',
      options: all.map(path => ({ value: path, text: code(path) })),
      right,
      wrong: [
        ...READINGS.map(({ name, says, reading }) => ({ name, says, values: by(reading) })),
        {
          name: 'own-files-stay-out',
          values: right.filter(path => path !== 'Dockerfile' && path !== '.dockerignore'),
          says: text(
            '`Dockerfile` и `.dockerignore` — такие же файлы контекста: `COPY .` берёт и их, если их не исключили.',
            '`Dockerfile` and `.dockerignore` are files of the context like any other: `COPY .` takes them unless they are left out.',
          ),
        },
        {
          name: 'ignore-file-is-for-git',
          values: all,
          says: text(
            '`.dockerignore` убирает файлы из контекста до сборки: `COPY` их не увидит.',
            '`.dockerignore` takes files out of the context before the build: `COPY` does not see them.',
          ),
        },
      ],
    },
  };
}

const READINGS: readonly (Misreading & { readonly reading: IgnoreReading })[] = [
  {
    name: 'as-in-gitignore',
    reading: { anywhere: true },
    says: text(
      'Это не `.gitignore`: образец без косой черты относится к корню контекста. Для любой глубины пишут `**/`.',
      'This is not `.gitignore`: a pattern without a slash applies to the context’s root. For any depth, write `**/`.',
    ),
  },
  {
    name: 'first-pattern-decides',
    reading: { first: true },
    says: text(
      'Решает не первый, а последний из подошедших образцов.',
      'The last pattern that matches decides, not the first.',
    ),
  },
  {
    name: 'exceptions-count-for-nothing',
    reading: { noExceptions: true },
    says: text(
      'Строка с `!` возвращает то, что убрали строки выше.',
      'A line with `!` brings back what the lines above have left out.',
    ),
  },
  {
    name: 'nothing-returns-below-a-folder',
    reading: { parentsRule: true },
    says: text(
      'В `.dockerignore` файл можно вернуть и из исключённой папки, в отличие от git.',
      'In `.dockerignore` a file comes back even from a folder that is left out, unlike in git.',
    ),
  },
  {
    name: 'double-star-needs-a-folder',
    reading: { needsFolder: true },
    says: text(
      '`**/` — любое число папок, в том числе ни одной: файл в корне подходит.',
      '`**/` is any number of folders, including none: a file in the root matches.',
    ),
  },
  {
    name: 'star-crosses-slashes',
    reading: { farStar: true },
    says: text(
      'Одна звёздочка не переходит через косую черту: `*` — в пределах одной папки.',
      'A single star does not cross a slash: `*` stays within one folder.',
    ),
  },
];

function meaning(pattern: string, all: readonly string[]): Text {
  if (pattern.startsWith('#')) return text('комментарий', 'a comment');
  const isBack = pattern.startsWith('!');
  const found = all.filter(path => fits(path, isBack ? pattern.slice(1) : pattern, {}));
  if (found.length === 0) return text('ни к чему не подходит', 'matches nothing');
  return isBack
    ? text(`возвращает ${listed(found).ru}`, `brings back ${listed(found).en}`)
    : text(`убирает ${listed(found).ru}`, `leaves out ${listed(found).en}`);
}
