/** Which rows `docker diff` shows of a container that changed its files. */
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { lastOf, rowsOf } from '../printed.ts';
import { bullets, code, console, inline, listed, paragraphs, shownFile, type Text, text } from '../words.ts';

export const CONTAINER_DIFF: PracticeFamily = {
  name: 'container-diff',
  topic: 'data',
  about: text(
    'какие строки покажет `docker diff` после того, что контейнер сделал с файлами',
    'which rows `docker diff` shows after what a container did to its files',
  ),
  draw,
};

/** A command in the container, and rows that somebody might expect of it. */
interface FileWork {
  readonly command: string;
  /** Paths that it is about. */
  readonly paths: readonly string[];
  /** What is said of it when the rows are explained. */
  readonly does: Text;
}

const WORKS: readonly (FileWork & { readonly level: Level })[] = [
  { level: 1, command: 'echo new > /app/new.txt', paths: ['/app/new.txt'], does: text('новый файл', 'a new file') },
  {
    level: 1,
    command: 'echo more >> /app/config.txt',
    paths: ['/app/config.txt'],
    does: text('файл образа изменён', 'a file of the image is changed'),
  },
  { level: 1, command: 'rm /app/old.txt', paths: ['/app/old.txt'], does: text('файл удалён', 'a file is removed') },
  {
    level: 1,
    command: 'cat /app/config.txt > /dev/null',
    paths: ['/app/config.txt'],
    does: text('файл только прочитан', 'a file is only read'),
  },
  {
    level: 2,
    command: 'echo kept > /data/kept.txt',
    paths: ['/data/kept.txt'],
    does: text('файл лежит в томе, а не в слое', 'the file is in the volume, not in the layer'),
  },
  {
    level: 2,
    command: 'mkdir /app/logs && touch /app/logs/1',
    paths: ['/app/logs', '/app/logs/1'],
    does: text('новая папка с файлом', 'a new folder with a file'),
  },
  {
    level: 2,
    command: 'chmod 600 /app/config.txt',
    paths: ['/app/config.txt'],
    does: text('права файла изменены', 'the mode of a file is changed'),
  },
  {
    level: 2,
    command: 'echo x > /tmp/x && rm /tmp/x',
    paths: ['/tmp/x'],
    does: text(
      'файл создан и удалён: от него ничего не осталось',
      'the file is made and removed: nothing is left of it',
    ),
  },
  {
    level: 3,
    command: 'mv /app/old.txt /app/kept.txt',
    paths: ['/app/old.txt', '/app/kept.txt'],
    does: text('старого имени больше нет, новое появилось', 'the old name is gone, the new one is there'),
  },
  {
    level: 3,
    command: 'rm /app/old.txt && echo again > /app/old.txt',
    paths: ['/app/old.txt'],
    does: text(
      'файл удалён и создан снова: он стал другим',
      'the file is removed and made again: it has become another',
    ),
  },
  {
    level: 3,
    command: 'rm -r /app/parts',
    paths: ['/app/parts', '/app/parts/one.txt'],
    does: text('папка удалена вместе с тем, что в ней', 'the folder is removed with everything in it'),
  },
];

function draw(chance: Chance, level: Level): Drawn {
  const own = WORKS.filter(work => work.level === level);
  const easier = WORKS.filter(work => work.level < level);
  const works = chance.shuffled([
    ...chance.some(own, level === 1 ? 3 : 2),
    ...chance.some(easier, level === 1 ? 0 : chance.int(1, 2)),
  ]);
  const hasVolume = works.some(({ command }) => command.includes('/data/'));
  const dockerfile = `FROM ${BASE}\nCOPY app /app\nRUN mkdir /data\n`;
  const files = {
    Dockerfile: dockerfile,
    'app/config.txt': 'one\n',
    'app/old.txt': 'two\n',
    'app/parts/one.txt': 'three\n',
  };
  const flags = hasVolume || level > 1 ? '-v store:/data ' : '';
  const lines = [
    `docker run -d --name box ${flags}app sleep 1d`,
    ...works.map(({ command }) => `docker exec box sh -c '${command}'`),
  ];
  return {
    images: [BASE],
    files,
    before: ['docker build -q -t app .', ...lines],
    run: ['docker diff box'],
    read: run => read(run, works, files, lines),
  };
}

function read(
  run: VariantRun,
  works: readonly FileWork[],
  files: Readonly<Record<string, string>>,
  lines: readonly string[],
): VariantDraft | null {
  if (run.before.some(({ exitCode }) => exitCode !== 0)) return null;
  const right = rowsOf(lastOf(run.ran).stdout);
  const paths = [...new Set([...works.flatMap(work => work.paths), ...right.map(row => row.slice(2))])].sort();
  const inImage = (path: string): boolean =>
    Object.hasOwn(files, path.slice(1)) || ['/app/parts', '/tmp'].includes(path);
  // Of each path the true row, or one that could be taken for it.
  const options = paths.flatMap(path => {
    const true_ = right.find(row => row.slice(2) === path);
    const other = inImage(path) ? 'C' : 'A';
    if (true_ === undefined) return [`${other} ${path}`];
    const doubted = works.some(work => work.paths.includes(path)) ? alternative(true_, inImage(path)) : null;
    return doubted === null ? [true_] : [true_, doubted].sort();
  });
  if (options.length > 10) return null;
  const parents = right.filter(
    row => row.startsWith('C ') && right.some(other => other.slice(2).startsWith(`${row.slice(2)}/`)),
  );
  const inVolume = options.filter(row => row.slice(2).startsWith('/data'));
  return {
    title: text('Что покажет docker diff', 'What docker diff shows'),
    prompt: paragraphs(
      shownFile('Dockerfile', files.Dockerfile ?? ''),
      text(
        'В папке `app` лежат `config.txt`, `old.txt` и `parts/one.txt`. Собрали образ `app`, запустили контейнер и поработали в нём:',
        'The folder `app` holds `config.txt`, `old.txt` and `parts/one.txt`. The image `app` was built, a container started, and work was done in it:',
      ),
      console(lines),
      text('Какие строки напечатает `docker diff box`?', 'Which rows does `docker diff box` print?'),
    ),
    hint: text(
      '`A` — появилось, `C` — изменилось, `D` — удалено, и всё это о слое контейнера. А что стало с папкой, в которой лежит файл?',
      '`A` is added, `C` changed, `D` deleted, all of it in the container’s layer. And what became of the folder that the file is in?',
    ),
    why: paragraphs(
      bullets(
        works.map(({ command, does }) => text(`${inline(command)} — ${does.ru}`, `${inline(command)}: ${does.en}`)),
      ),
      parents.length === 0
        ? null
        : text(
            `Папка, в которой что-то появилось или пропало, тоже изменилась: ${listed(parents).ru}.`,
            `A folder in which something appeared or disappeared has changed as well: ${listed(parents).en}.`,
          ),
      inVolume.length === 0
        ? null
        : text(
            'Того, что под точкой монтирования, `docker diff` не видит: слоя контейнера это не касается.',
            '`docker diff` does not see what is under a mount point: that is not in the container’s layer.',
          ),
    ),
    ask: {
      kind: 'many',
      options: options.map(row => ({ value: row, text: code(row) })),
      right,
      wrong: [
        {
          name: 'folders-do-not-change',
          values: right.filter(row => !parents.includes(row)),
          says: text(
            'Папка, в которой создали или удалили файл, тоже изменилась: у неё строка `C`.',
            'A folder in which a file was made or removed has changed as well: it has a row `C`.',
          ),
        },
        {
          name: 'mounts-count',
          values: [...right, ...inVolume],
          says: text(
            'Файл в томе лежит не в слое контейнера, и `docker diff` его не показывает.',
            'A file in a volume is not in the container’s layer, and `docker diff` does not show it.',
          ),
        },
        {
          name: 'writing-adds',
          values: right.map(row => {
            const added = `A ${row.slice(2)}`;
            return row.startsWith('C ') && options.includes(added) ? added : row;
          }),
          says: text(
            'Файл был в образе, а в контейнере стал другим: это `C`, а не `A`.',
            'The file was in the image and is different in the container: that is `C`, not `A`.',
          ),
        },
        {
          name: 'new-is-a-change',
          values: right.map(row => {
            const changed = `C ${row.slice(2)}`;
            return row.startsWith('A ') && options.includes(changed) ? changed : row;
          }),
          says: text(
            'Такого пути в образе не было: он появился, и это `A`.',
            'The image has no such path: it appeared, which is `A`.',
          ),
        },
        {
          name: 'deleted-is-not-shown',
          values: right.filter(row => !row.startsWith('D ')),
          says: text('Удаление тоже изменение слоя: строка `D`.', 'A removal also changes the layer: a row `D`.'),
        },
        {
          name: 'every-option',
          values: options,
          says: text(
            'Один путь — одна строка: он либо появился, либо изменился, либо удалён.',
            'One path, one row: it appeared, changed or was removed.',
          ),
        },
      ],
    },
  };
}

/** The row that a mistake would give the path in place of the true one. */
function alternative(row: string, isInImage: boolean): string | null {
  const path = row.slice(2);
  if (row.startsWith('A ')) return `C ${path}`;
  if (row.startsWith('C ') && isInImage) return `A ${path}`;
  return row.startsWith('D ') ? `C ${path}` : null;
}
