/** Defects of where a setting counts: a user, an ARG, a stage. */
import { text } from '../../words.ts';
import { config, type Defect, type DefectNames, FROM, file, wanted } from './defect.ts';

export function lateRoot(): Defect {
  const user = 'nobody';
  return {
    files: { Dockerfile: file([FROM, `USER ${user}`, 'RUN mkdir /data', 'CMD ["id"]']) },
    complaint: text('Сборка обрывается: `mkdir` не хватает прав.', 'The build breaks off: `mkdir` has no permission.'),
    wanted: text(
      `В образе есть папка \`/data\`, созданная \`RUN\`, а контейнер работает от имени \`${user}\`.`,
      `The image has the folder \`/data\`, made by \`RUN\`, and the container runs as \`${user}\`.`,
    ),
    where: wanted([{ path: '/data' }], { config: config({ user }) }),
    mended: { Dockerfile: file([FROM, 'RUN mkdir /data', `USER ${user}`, 'CMD ["id"]']) },
    why: text(
      '`USER` действует на всё, что ниже, и на контейнер. То, что делают с правами root, пишут выше.',
      '`USER` acts on everything below it and on the container. What needs root goes above it.',
    ),
    wrong: [
      {
        name: 'user-removed',
        files: { Dockerfile: file([FROM, 'RUN mkdir /data', 'CMD ["id"]']) },
        says: text(
          'Сборка проходит, но контейнер теперь работает от root.',
          'The build succeeds, but the container runs as root now.',
        ),
      },
      {
        name: 'folder-dropped',
        files: { Dockerfile: file([FROM, `USER ${user}`, 'CMD ["id"]']) },
        says: text(
          'Прав больше не просят, но и папки `/data` нет.',
          'No permission is needed any more, but there is no folder `/data` either.',
        ),
      },
    ],
  };
}

export function scopeOfArg({ chance }: DefectNames): Defect {
  const value = chance.one(['red', 'blue', 'green']);
  return {
    files: {
      Dockerfile: file([`ARG COLOR=${value}`, FROM, 'RUN echo "$COLOR" > /color.txt', 'CMD ["cat", "/color.txt"]']),
      'color.txt': `${value}\n`,
    },
    complaint: text('Файл `/color.txt` в образе пустой.', 'The file `/color.txt` in the image is empty.'),
    wanted: text(
      `\`/color.txt\` делает \`RUN\`, которая получает \`COLOR\` как \`ARG\` со значением \`${value}\`: в истории образа у неё стоит \`|1 COLOR=${value}\`.`,
      `\`/color.txt\` is made by \`RUN\`, which gets \`COLOR\` as an \`ARG\` with the value \`${value}\`: in the image’s history it has \`|1 COLOR=${value}\`.`,
    ),
    where: wanted([{ path: '/color.txt', by: 'RUN' }], { history: [`RUN \\|1 COLOR=${value} `] }),
    mended: {
      Dockerfile: file([
        `ARG COLOR=${value}`,
        FROM,
        'ARG COLOR',
        'RUN echo "$COLOR" > /color.txt',
        'CMD ["cat", "/color.txt"]',
      ]),
    },
    why: text(
      '`ARG` до `FROM` видна только строкам `FROM`. В стадии её объявляют ещё раз, и значение приходит сверху.',
      'Only `FROM` lines see an `ARG` before `FROM`. In the stage it is declared once more, and gets its value from above.',
    ),
    wrong: [
      {
        name: 'declared-too-late',
        files: {
          Dockerfile: file([
            `ARG COLOR=${value}`,
            FROM,
            'RUN echo "$COLOR" > /color.txt',
            'ARG COLOR',
            'CMD ["cat", "/color.txt"]',
          ]),
        },
        says: text(
          '`ARG` действует со своей строки вниз, а `RUN` стоит выше.',
          '`ARG` acts from its line down, and `RUN` is above.',
        ),
      },
      {
        name: 'copied-instead',
        files: { Dockerfile: file([FROM, 'COPY color.txt /color.txt', 'CMD ["cat", "/color.txt"]']) },
        says: text(
          'Файл скопирован, а должен получаться из `ARG`: с другим `--build-arg` он не изменится.',
          'The file was copied, and should come from the `ARG`: with another `--build-arg` it stays as it is.',
        ),
      },
    ],
  };
}

export function slipOfStage({ name, folder, chance }: DefectNames): Defect {
  const stage = chance.one(['build', 'make', 'compile']);
  const slip = `${stage.slice(0, 2)}${stage.charAt(3)}${stage.charAt(2)}${stage.slice(4)}`;
  const staged = (from: string, target: string): readonly string[] => [
    `${FROM} AS ${stage}`,
    `COPY ${name} /${name}`,
    `RUN sort /${name} > /out.txt`,
    FROM,
    `COPY ${from}${target}`,
    `CMD ["cat", "${folder}/out.txt"]`,
  ];
  return {
    files: { Dockerfile: file(staged(`--from=${slip} /out.txt `, `${folder}/out.txt`)), [name]: 'two\none\n' },
    complaint: text(
      'Сборка пытается скачать образ, которого нет.',
      'The build tries to pull an image that does not exist.',
    ),
    wanted: text(
      `В образе лежит \`${folder}/out.txt\` из первой стадии, а \`/${name}\` в нём нет.`,
      `The image has \`${folder}/out.txt\` from the first stage, and no \`/${name}\`.`,
    ),
    where: wanted([
      { path: `${folder}/out.txt`, by: 'RUN' },
      { path: `/${name}`, exists: false },
    ]),
    mended: { Dockerfile: file(staged(`--from=${stage} /out.txt `, `${folder}/out.txt`)) },
    why: text(
      `Стадии с именем \`${slip}\` нет, и Docker принял его за имя образа. Стадия называется \`${stage}\`.`,
      `There is no stage \`${slip}\`, so Docker took it for the name of an image. The stage is called \`${stage}\`.`,
    ),
    wrong: [
      {
        name: 'from-dropped',
        files: { Dockerfile: file(staged('', `${name} ${folder}/out.txt`)) },
        says: text(
          'Без `--from` файл берётся из контекста, а не из стадии: это не то, что сделала `RUN`.',
          'Without `--from` the file comes from the context, not from the stage: it is not what `RUN` made.',
        ),
      },
      {
        name: 'one-stage',
        files: {
          Dockerfile: file([
            FROM,
            `COPY ${name} /${name}`,
            `RUN mkdir -p ${folder} && sort /${name} > ${folder}/out.txt`,
            `CMD ["cat", "${folder}/out.txt"]`,
          ]),
        },
        says: text(
          `Стадия теперь одна, и \`/${name}\` остался в образе.`,
          `There is one stage now, and \`/${name}\` stayed in the image.`,
        ),
      },
    ],
  };
}
