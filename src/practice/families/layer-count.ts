/** How many layers a Dockerfile adds to its base. */
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { lastOf, rowsOf } from '../printed.ts';
import { counted, inline, LAYERS, listed, paragraphs, same, shownFile, type Text, text } from '../words.ts';

export const LAYER_COUNT: PracticeFamily = {
  name: 'layer-count',
  topic: 'layers',
  about: text(
    'сколько слоёв добавит Dockerfile к базовому образу',
    'how many layers a Dockerfile adds to its base image',
  ),
  draw,
};

const INSPECT = `docker image inspect -f '{{len .RootFS.Layers}}' ${BASE} app`;

function draw(chance: Chance, level: Level): Drawn {
  const rows = rowsFor(chance, level);
  const dockerfile = `${rows.join('\n')}\n`;
  return {
    images: [BASE],
    files: { Dockerfile: dockerfile, 'a.txt': 'one\n', 'b.txt': 'two\n' },
    before: ['docker build -q -t app .'],
    run: [INSPECT],
    read: run => read(run, rows, dockerfile),
  };
}

function rowsFor(chance: Chance, level: Level): readonly string[] {
  const folder = chance.one(['/app', '/srv/site', '/data/in']);
  const files = ['COPY a.txt ./', 'COPY b.txt ./', 'COPY a.txt b.txt ./', 'COPY a.txt /etc/a.txt'];
  const runs = [
    'RUN mkdir -p /var/data',
    'RUN echo ready > /ready',
    'RUN cp /etc/passwd /users',
    'RUN rm -f /etc/motd',
  ];
  const chained = ['RUN mkdir /one && touch /one/file && chmod 700 /one', 'RUN echo one > /1 && echo two > /2'];
  const settings = [
    'ENV MODE=prod',
    'LABEL team=green',
    'EXPOSE 8080',
    'USER nobody',
    'STOPSIGNAL SIGINT',
    'VOLUME /cache',
  ];
  const ends = ['CMD ["cat", "a.txt"]', 'ENTRYPOINT ["ls"]', 'CMD ["ls"]'];
  const body = [
    ...chance.some(files, level === 1 ? 1 : 2),
    ...chance.some(runs, chance.int(1, level === 1 ? 1 : 2)),
    ...(level === 1 ? [] : [chance.one(chained)]),
    ...chance.some(settings, level),
    ...(level === 3 ? [chance.one(['WORKDIR /tmp', 'WORKDIR sub', 'ARG REVISION=1'])] : []),
  ];
  return [
    `FROM ${BASE}`,
    ...(chance.happens(0.75) ? [`WORKDIR ${folder}`] : []),
    ...chance.shuffled(body),
    chance.one(ends),
  ];
}

function wordOf(row: string): string {
  return row.split(' ')[0] ?? '';
}

function read(run: VariantRun, rows: readonly string[], dockerfile: string): VariantDraft | null {
  if (run.before.some(({ exitCode }) => exitCode !== 0)) return null;
  const [base = 0, own = 0] = rowsOf(lastOf(run.ran).stdout).map(Number);
  const added = own - base;
  const below = rows.slice(1);
  const of = (...words: readonly string[]): readonly string[] => below.filter(row => words.includes(wordOf(row)));
  const option = (count: number) => ({
    value: String(count),
    text: counted(count, ...LAYERS),
  });
  const making = of('RUN', 'COPY', 'WORKDIR');
  const commands = making.reduce((sum, row) => sum + row.split(' && ').length, 0);
  return {
    title: text('Сколько слоёв добавится', 'How many layers are added'),
    prompt: paragraphs(
      shownFile('Dockerfile', dockerfile),
      text(
        `По этому файлу собрали образ \`app\`. На сколько слоёв в нём больше, чем в \`${BASE}\`?`,
        `The image \`app\` was built from this file. How many layers more than \`${BASE}\` does it have?`,
      ),
    ),
    hint: text(
      'Слой — изменения файлов. Спросите о каждой инструкции: она меняет файлы или записывает настройку?',
      'A layer is a set of changes to files. Ask about each instruction: does it change files, or record a setting?',
    ),
    why: whyOf(
      added,
      making,
      below.filter(row => !making.includes(row)),
    ),
    ask: {
      kind: 'one',
      sorted: true,
      right: option(added),
      wrong: [
        {
          name: 'workdir-is-a-setting',
          ...option(of('RUN', 'COPY').length),
          says: text(
            '`WORKDIR` тоже даёт слой: если папки нет, её создаёт эта инструкция.',
            '`WORKDIR` gives a layer too: it makes the folder if there is none.',
          ),
        },
        {
          name: 'every-instruction',
          ...option(below.length),
          says: text(
            'Настройки (`ENV`, `LABEL`, `EXPOSE`, `CMD` и подобные) слоя не дают: в истории у них 0B, а в `RootFS.Layers` их нет.',
            'Settings (`ENV`, `LABEL`, `EXPOSE`, `CMD` and the like) give no layer: history shows 0B for them, and they are not in `RootFS.Layers`.',
          ),
        },
        {
          name: 'from-as-well',
          ...option(added + 1),
          says: text(
            'С `FROM` начинаются слои базового образа, своего слоя здесь нет, а спрошено о тех, что поверх.',
            '`FROM` brings the layers of the base image and adds none of its own; the question is about those above it.',
          ),
        },
        {
          name: 'every-command',
          ...option(commands),
          says: text(
            'Слой даёт инструкция, а не команда: сколько бы команд ни связало `&&`, слой один.',
            'An instruction gives a layer, not a command: however many commands `&&` joins, there is one layer.',
          ),
        },
        {
          name: 'copies-only',
          ...option(of('COPY').length),
          says: text(
            '`RUN` выполняется при сборке, и все изменения файлов становятся слоем.',
            '`RUN` runs during the build, and every change to files becomes a layer.',
          ),
        },
        {
          name: 'one-for-all',
          ...option(1),
          says: text(
            'Слои не сливаются в один: каждая инструкция, меняющая файлы, даёт свой.',
            'Layers are not joined into one: each instruction that changes files gives its own.',
          ),
        },
      ],
    },
  };
}

function whyOf(added: number, making: readonly string[], settings: readonly string[]): Text {
  const own = counted(added, ...LAYERS);
  const words = [...new Set(settings.map(wordOf))];
  return paragraphs(
    text(
      `На хосте у \`app\` поверх базы ${own.ru}. Файлы меняют ${listed(making).ru}.`,
      `On the host \`app\` has ${own.en} above its base. Files are changed by ${listed(making).en}.`,
    ),
    text(
      `${listed(words).ru} — настройки: в истории они есть, а слоя не дают.`,
      `${listed(words).en}: settings, which stand in the history and give no layer.`,
    ),
    same(inline(INSPECT)),
  );
}
