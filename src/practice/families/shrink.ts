/** A Dockerfile whose image is too large, to be made smaller without losing what it is for. */
import type { Check } from '../../quiz/index.ts';
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, Misreading, PracticeFamily, VariantDraft } from '../family.ts';
import { inline, paragraphs, shownFile, type Text, text } from '../words.ts';
import { imageWanted, wantedFile } from './wanted-image.ts';

export const SHRINK: PracticeFamily = {
  name: 'shrink',
  topic: 'multi-stage',
  about: text('сделать образ меньше заданного числа мегабайт', 'make an image smaller than so many megabytes'),
  draw,
};

const MB = 1_000_000;
const FROM = `FROM ${BASE}`;

interface Waste {
  /** The Dockerfile as it is, below FROM. */
  readonly rows: readonly string[];
  readonly mended: readonly string[];
  /** What must be in the image. */
  readonly path: string;
  readonly by: string;
  /** Most that the image may weigh. */
  readonly most: number;
  readonly why: Text;
  readonly wrong: readonly (Misreading & { readonly rows: readonly string[]; readonly check: string })[];
}

function draw(chance: Chance, level: Level): Drawn {
  const waste = chance.one({ 1: easyWastes, 2: middleWastes, 3: hardWastes }[level](chance));
  const tag = chance.one(['app', 'small', 'slim', 'report']);
  const dockerfile = fileOf(waste.rows);
  return {
    images: [BASE],
    files: { Dockerfile: dockerfile, 'words.txt': 'two\none\nthree\n' },
    before: [],
    run: [],
    read: () => asked(waste, tag, dockerfile),
  };
}

function fileOf(rows: readonly string[]): string {
  return `${rows.join('\n')}\n`;
}

function make(file: string, size: number): string {
  return `dd if=/dev/zero of=${file} bs=${MB} count=${size}`;
}

const GONE = text(
  'Размер подходит, но нужного файла в образе больше нет.',
  'The size is right, but the file that is needed is no longer in the image.',
);

function easyWastes(chance: Chance): readonly Waste[] {
  const size = chance.int(3, 9) * 10;
  const big = chance.one(['/tmp/archive.bin', '/opt/cache.bin', '/var/cache/index.bin']);
  const use = `wc -c ${big} > /report.txt`;
  return [
    {
      rows: [FROM, `RUN ${make(big, size)}`, `RUN ${use}`, `RUN rm ${big}`, 'CMD ["cat", "/report.txt"]'],
      mended: [FROM, `RUN ${make(big, size)} && ${use} && rm ${big}`, 'CMD ["cat", "/report.txt"]'],
      path: '/report.txt',
      by: 'RUN',
      most: 20,
      why: text(
        'Слой снимают в конце каждой `RUN`. Чтобы временный файл в него не попал, его создают, используют и удаляют одной инструкцией.',
        'A layer is taken at the end of each `RUN`. To keep a temporary file out of it, make, use and remove the file in one instruction.',
      ),
      wrong: [
        {
          name: 'removed-by-the-next-run',
          rows: [FROM, `RUN ${make(big, size)} && ${use}`, `RUN rm -f ${big}`, 'CMD ["cat", "/report.txt"]'],
          check: 'small',
          says: text(
            'Файл удаляет другая инструкция: в нижнем слое он остался. Удалять надо в той же `RUN`, что и создаёт.',
            'Another instruction removes the file: it is still in the layer below. The `RUN` that makes it must remove it.',
          ),
        },
        {
          name: 'the-report-is-gone-too',
          rows: [FROM, `RUN ${make(big, size)} && rm ${big}`, 'CMD ["cat", "/report.txt"]'],
          check: 'kept',
          says: GONE,
        },
      ],
    },
  ];
}

function middleWastes(chance: Chance): readonly Waste[] {
  const size = chance.int(2, 5) * 10;
  const tool = chance.one(['/usr/local/bin/tool', '/opt/tool', '/srv/data.bin']);
  const moved = '/srv/final.bin';
  const most = size + 15;
  return [
    {
      rows: [FROM, `RUN ${make(tool, size)}`, `RUN chmod 755 ${tool}`, `CMD ["ls", "${tool}"]`],
      mended: [FROM, `RUN ${make(tool, size)} && chmod 755 ${tool}`, `CMD ["ls", "${tool}"]`],
      path: tool,
      by: 'RUN',
      most,
      why: text(
        'Смена прав — изменение файла, и в новый слой он ложится целиком. В той же `RUN`, где файл создан, `chmod` ничего не стоит.',
        'Changing the mode changes the file, and the new layer holds the whole file. In the `RUN` that makes the file, `chmod` costs nothing.',
      ),
      wrong: [
        {
          name: 'removed-and-made-again',
          rows: [
            FROM,
            `RUN ${make(tool, size)}`,
            `RUN rm ${tool} && ${make(tool, size)} && chmod 755 ${tool}`,
            `CMD ["ls", "${tool}"]`,
          ],
          check: 'small',
          says: text(
            'В нижнем слое прежний файл остался: удаление его лишь прячет, и он лежит в образе дважды.',
            'The old file is still in the layer below: removing it only hides it, and the image holds it twice.',
          ),
        },
        {
          name: 'no-file-at-all',
          rows: [FROM, `CMD ["ls", "${tool}"]`],
          check: 'kept',
          says: GONE,
        },
      ],
    },
    {
      rows: [FROM, `RUN ${make(tool, size)}`, `RUN mv ${tool} ${moved}`, `CMD ["ls", "${moved}"]`],
      mended: [FROM, `RUN ${make(moved, size)}`, `CMD ["ls", "${moved}"]`],
      path: moved,
      by: 'RUN',
      most,
      why: text(
        'Под новым именем файл ложится в новый слой ещё раз, а в нижнем остаётся под старым. Создавать его надо сразу на месте.',
        'Under its new name the file goes into the new layer once more, and stays in the one below under the old name. Make it in its final place from the start.',
      ),
      wrong: [
        {
          name: 'copied-instead-of-moved',
          rows: [FROM, `RUN ${make(tool, size)}`, `RUN cp ${tool} ${moved}`, `CMD ["ls", "${moved}"]`],
          check: 'small',
          says: text(
            'Копия — такой же второй файл: в образе по-прежнему оба.',
            'A copy is a second file all the same: the image still holds both.',
          ),
        },
        {
          name: 'left-where-it-was',
          rows: [FROM, `RUN ${make(tool, size)}`, `CMD ["ls", "${tool}"]`],
          check: 'kept',
          says: text(
            `Размер подходит, но файл лежит не там: нужен \`${moved}\`.`,
            `The size is right, but the file is in another place: \`${moved}\` is needed.`,
          ),
        },
      ],
    },
  ];
}

function hardWastes(chance: Chance): readonly Waste[] {
  const size = chance.int(4, 9) * 10;
  const tools = chance.one(['/opt/compiler.bin', '/usr/local/sdk.bin', '/opt/toolchain.bin']);
  const out = chance.one(['/out/result.txt', '/srv/result.txt', '/app/result.txt']);
  const build = [`RUN ${make(tools, size)}`, 'COPY words.txt /words.txt', 'RUN sort /words.txt > /result.txt'];
  const end = `CMD ["cat", "${out}"]`;
  return [
    {
      rows: [FROM, ...build, `RUN mkdir -p ${folderOf(out)} && cp /result.txt ${out}`, end],
      mended: [`${FROM} AS build`, ...build, FROM, `COPY --from=build /result.txt ${out}`, end],
      path: out,
      by: 'RUN',
      most: 20,
      why: text(
        'Инструменты нужны сборке, а не образу. Со второй стадией в образ идёт только то, что взяла `COPY --from`.',
        'The build needs the tools, the image does not. With a second stage only what `COPY --from` takes gets into the image.',
      ),
      wrong: [
        {
          name: 'tools-removed-at-the-end',
          rows: [FROM, ...build, `RUN mkdir -p ${folderOf(out)} && mv /result.txt ${out} && rm ${tools}`, end],
          check: 'small',
          says: text(
            'Инструменты удалены позже, чем созданы: их слой остался в образе. Нужна вторая стадия.',
            'The tools were removed in a later step than the one that made them: their layer is still in the image. A second stage is needed.',
          ),
        },
        {
          name: 'nothing-carried-over',
          rows: [`${FROM} AS build`, ...build, FROM, end],
          check: 'kept',
          says: text(
            'Из первой стадии ничего не взято: результат переносит `COPY --from`.',
            'Nothing was taken from the first stage: `COPY --from` carries the result over.',
          ),
        },
      ],
    },
  ];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function asked({ mended, path, by, most, why, wrong }: Waste, tag: string, dockerfile: string): VariantDraft {
  const build = `docker build -t ${tag} .`;
  const base = { kind: 'image' as const, weight: 1, hidden: false, tag };
  const checks: readonly (Check & { readonly name: Text })[] = [
    {
      ...base,
      id: 'kept',
      where: imageWanted({ built: 'Dockerfile', files: [wantedFile(path, { by })] }),
      name: text(
        `в образе ${inline(tag)} лежит ${inline(path)}, который сделала \`${by}\``,
        `the image ${inline(tag)} holds ${inline(path)}, made by \`${by}\``,
      ),
    },
    {
      ...base,
      id: 'small',
      where: imageWanted({ built: 'Dockerfile', size: { min: null, max: most * MB } }),
      name: text(
        `образ ${inline(tag)} весит не больше ${most} МБ`,
        `the image ${inline(tag)} weighs at most ${most} MB`,
      ),
    },
  ];
  return {
    title: text('Сделать образ меньше', 'Make the image smaller'),
    prompt: paragraphs(
      shownFile('Dockerfile', dockerfile),
      text(
        `Измените \`Dockerfile\` и соберите образ ${inline(tag)} так, чтобы он весил не больше ${most} МБ, а файл ${inline(path)}, который делает \`${by}\`, в нём остался.`,
        `Change the \`Dockerfile\` and build the image ${inline(tag)} so that it weighs at most ${most} MB and still holds the file ${inline(path)}, which \`${by}\` makes.`,
      ),
    ),
    hint: text(
      `Соберите как есть и посмотрите \`docker image history ${tag}\`: какой слой большой и нужен ли он готовому образу?`,
      `Build it as it is and look at \`docker image history ${tag}\`: which layer is large, and does the finished image need it?`,
    ),
    why,
    ask: {
      kind: 'task',
      file: 'Dockerfile',
      checks,
      solution: { files: { Dockerfile: fileOf(mended) }, lines: [build] },
      wrong: wrong.map(({ name, says, rows, check }) => ({
        name,
        says,
        check,
        answer: { files: { Dockerfile: fileOf(rows) }, lines: [build] },
      })),
    },
  };
}
