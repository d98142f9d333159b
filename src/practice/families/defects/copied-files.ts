/** Defects of what COPY brings, and where to. */
import { text } from '../../words.ts';
import { config, type Defect, type DefectNames, FROM, file, wanted } from './defect.ts';

export function directoryOfRun({ name, folder }: DefectNames): Defect {
  const path = `${folder}/${name}`;
  return {
    files: {
      Dockerfile: file([FROM, `RUN mkdir -p ${folder} && cd ${folder}`, `COPY ${name} ./`, 'CMD ["ls"]']),
      [name]: 'hello\n',
    },
    complaint: text(
      `Файл \`${name}\` оказывается в корне образа.`,
      `The file \`${name}\` ends up in the root of the image.`,
    ),
    wanted: text(
      `Рабочая папка образа — \`${folder}\`, и файл лежит по пути \`${path}\`.`,
      `The image’s working directory is \`${folder}\`, and the file is at \`${path}\`.`,
    ),
    where: wanted([{ path, from: name }], { config: config({ workingDir: folder }) }),
    mended: { Dockerfile: file([FROM, `WORKDIR ${folder}`, `COPY ${name} ./`, 'CMD ["ls"]']) },
    why: text(
      'У каждой `RUN` своя оболочка: `cd` в ней забывается вместе с ней. Рабочую папку для всех инструкций ниже задаёт и создаёт `WORKDIR`.',
      'Each `RUN` has a shell of its own, and `cd` is forgotten with it. `WORKDIR` sets the working directory for all instructions below, and creates it.',
    ),
    wrong: [
      {
        name: 'path-in-copy',
        files: { Dockerfile: file([FROM, `COPY ${name} ${folder}/`, 'CMD ["ls"]']) },
        says: text(
          'Файл на месте, но рабочая папка контейнера по-прежнему `/`: её задаёт `WORKDIR`.',
          'The file is in place, but the container still works in `/`: `WORKDIR` sets that.',
        ),
      },
      {
        name: 'workdir-too-late',
        files: { Dockerfile: file([FROM, `COPY ${name} ./`, `WORKDIR ${folder}`, 'CMD ["ls"]']) },
        says: text(
          '`WORKDIR` действует на инструкции ниже, а `COPY` стоит выше неё.',
          '`WORKDIR` acts on the instructions below it, and `COPY` is above.',
        ),
      },
    ],
  };
}

export function folderPouredOut({ name, folder, chance }: DefectNames): Defect {
  const source = chance.one(['src', 'pages', 'code']);
  const path = `${folder}/${source}/${name}`;
  return {
    files: { Dockerfile: file([FROM, `COPY ${source} ${folder}`, 'CMD ["ls"]']), [`${source}/${name}`]: 'hello\n' },
    complaint: text(
      `Папки \`${folder}/${source}\` в образе нет, хотя \`${source}\` скопирован.`,
      `The image has no folder \`${folder}/${source}\`, although \`${source}\` was copied.`,
    ),
    wanted: text(`Файл лежит в образе по пути \`${path}\`.`, `The file is in the image at \`${path}\`.`),
    where: wanted([{ path, from: `${source}/${name}` }]),
    mended: { Dockerfile: file([FROM, `COPY ${source} ${folder}/${source}`, 'CMD ["ls"]']) },
    why: text(
      '`COPY папка куда` кладёт содержимое папки, а не саму папку. Чтобы имя осталось, его пишут и справа.',
      '`COPY folder target` puts the folder’s content there, not the folder. To keep its name, write it on the right as well.',
    ),
    wrong: [
      {
        name: 'slash-on-the-right',
        files: { Dockerfile: file([FROM, `COPY ${source} ${folder}/`, 'CMD ["ls"]']) },
        says: text(
          'Косая черта справа ничего не меняет: содержимое папки ложится туда же.',
          'A slash on the right changes nothing: the folder’s content still goes there.',
        ),
      },
      {
        name: 'file-for-a-folder',
        files: { Dockerfile: file([FROM, `COPY ${source} ${path}`, 'CMD ["ls"]']) },
        says: text(
          'Слева папка, поэтому и справа папка: файл лёг внутрь папки с именем файла.',
          'The left side is a folder, so the right side is a folder too: the file went into a folder that bears its name.',
        ),
      },
    ],
  };
}

export function ignoredFile({ name, folder }: DefectNames): Defect {
  return {
    files: {
      Dockerfile: file([FROM, `COPY . ${folder}`, `CMD ["cat", "${folder}/${name}"]`]),
      '.dockerignore': '*.md\n*.txt\n',
      [name]: 'hello\n',
      'README.md': 'How to begin\n',
    },
    complaint: text(
      `Контейнер не находит \`${name}\`, хотя файл лежит в рабочей папке и \`COPY . ${folder}\` берёт всё.`,
      `The container does not find \`${name}\`, although the file is in the directory and \`COPY . ${folder}\` takes everything.`,
    ),
    wanted: text(
      `\`COPY\` приносит \`${name}\` в \`${folder}/${name}\`, а \`README.md\` в образе (\`${folder}/README.md\`) нет.`,
      `\`COPY\` brings \`${name}\` to \`${folder}/${name}\`, and there is no \`README.md\` in the image (\`${folder}/README.md\`).`,
    ),
    where: wanted([
      { path: `${folder}/${name}`, from: name, by: 'COPY' },
      { path: `${folder}/README.md`, exists: false },
    ]),
    mended: { '.dockerignore': `*.md\n*.txt\n!${name}\n` },
    why: text(
      `Образец \`*.txt\` в \`.dockerignore\` убрал файл из контекста: для \`COPY\` его нет. Строка \`!${name}\` возвращает его.`,
      `The pattern \`*.txt\` in \`.dockerignore\` took the file out of the context: \`COPY\` does not see it. The line \`!${name}\` brings it back.`,
    ),
    wrong: [
      {
        name: 'exception-first',
        files: { '.dockerignore': `!${name}\n*.md\n*.txt\n` },
        says: text(
          'Решает последний подошедший образец: `*.txt` ниже снова убирает файл.',
          'The last pattern that matches decides: `*.txt` below takes the file out again.',
        ),
      },
      {
        name: 'written-anew',
        files: {
          Dockerfile: file([
            FROM,
            `COPY . ${folder}`,
            `RUN mkdir -p ${folder} && echo hello > ${folder}/${name}`,
            `CMD ["cat", "${folder}/${name}"]`,
          ]),
        },
        says: text(
          'Текст тот же, но файл не из контекста: поменяют его — в образе останется старый.',
          'The text is the same, but the file is not the one from the context: when it changes, the image keeps the old one.',
        ),
      },
    ],
  };
}
