/** Defects of what a container starts. */
import { text } from '../../words.ts';
import { config, type Defect, type DefectNames, FROM, file } from './defect.ts';

export function singleQuotes({ name, folder }: DefectNames): Defect {
  const path = `${folder}/${name}`;
  const copy = `COPY ${name} ${path}`;
  const cmd = ['cat', path];
  return {
    files: { Dockerfile: file([FROM, copy, `CMD ['cat', '${path}']`]), [name]: 'hello\n' },
    complaint: text(
      'Образ собирается, а контейнер сразу завершается с ошибкой: такой программы нет.',
      'The image builds, but the container ends at once with an error: there is no such program.',
    ),
    wanted: text(
      `\`CMD\` образа — \`["cat", "${path}"]\` в exec-форме.`,
      `The image’s \`CMD\` is \`["cat", "${path}"]\` in exec form.`,
    ),
    where: { config: config({ cmd }) },
    mended: { Dockerfile: file([FROM, copy, `CMD ["cat", "${path}"]`]) },
    why: text(
      'Exec-форма — это JSON, а в нём кавычки двойные. С одинарными Docker принимает всю строку за shell-форму, и оболочка ищет программу с именем `[cat,`.',
      'The exec form is JSON, where quotes are double. With single ones Docker takes the whole line for the shell form, and the shell looks for a program called `[cat,`.',
    ),
    wrong: [
      {
        name: 'shell-form',
        files: { Dockerfile: file([FROM, copy, `CMD cat ${path}`]) },
        says: text(
          'Так контейнер заработает, но это shell-форма: первым процессом стала `/bin/sh`. Нужна exec-форма: JSON с двойными кавычками.',
          'The container works that way, but this is the shell form: its first process is `/bin/sh`. The exec form is needed: JSON with double quotes.',
        ),
      },
      {
        name: 'one-string',
        files: { Dockerfile: file([FROM, copy, `CMD ["cat ${path}"]`]) },
        says: text(
          'Кавычки верные, но вся команда стала одним словом. Каждый аргумент — отдельная строка JSON.',
          'The quotes are right, but the whole command has become one word. Each argument is a string of its own.',
        ),
      },
    ],
  };
}

export function twoCommands({ name, folder }: DefectNames): Defect {
  const path = `${folder}/${name}`;
  const copy = `COPY ${name} ${path}`;
  const cmd = ['cat', path];
  return {
    files: { Dockerfile: file([FROM, copy, `CMD ["cat", "${path}"]`, 'CMD ["ls"]']), [name]: 'hello\n' },
    complaint: text(
      'Контейнер печатает список файлов, а не текст.',
      'The container prints a list of files, not the text.',
    ),
    wanted: text(
      `Контейнер по умолчанию печатает \`${path}\`: \`CMD\` образа — \`["cat", "${path}"]\`.`,
      `By default the container prints \`${path}\`: the image’s \`CMD\` is \`["cat", "${path}"]\`.`,
    ),
    where: { config: config({ cmd }) },
    mended: { Dockerfile: file([FROM, copy, `CMD ["cat", "${path}"]`]) },
    why: text(
      'Из нескольких `CMD` действует последняя: это настройка образа, и каждая следующая её заменяет.',
      'Of several `CMD`s the last one counts: it is a setting of the image, and each one replaces the one before it.',
    ),
    wrong: [
      {
        name: 'both-in-one',
        files: { Dockerfile: file([FROM, copy, `CMD ["cat", "${path}", "ls"]`]) },
        says: text(
          'Теперь `ls` стала аргументом `cat`. Лишнюю команду убирают совсем.',
          'Now `ls` is an argument of `cat`. The extra command should be removed altogether.',
        ),
      },
      {
        name: 'first-one-removed',
        files: { Dockerfile: file([FROM, copy, 'CMD ["ls"]']) },
        says: text(
          'Осталась не та `CMD`: контейнер должен печатать файл.',
          'The wrong `CMD` was kept: the container should print the file.',
        ),
      },
    ],
  };
}

export function shellEntrypoint({ name, folder }: DefectNames): Defect {
  return {
    files: {
      Dockerfile: file([FROM, `COPY ${name} ${folder}/${name}`, `ENTRYPOINT cat ${folder}/${name}`, 'CMD ["-n"]']),
      [name]: 'two\none\n',
    },
    complaint: text('Аргумент `-n` до `cat` не доходит.', 'The argument `-n` never reaches `cat`.'),
    wanted: text(
      `\`ENTRYPOINT\` образа — \`["cat", "${folder}/${name}"]\`.`,
      `The image’s \`ENTRYPOINT\` is \`["cat", "${folder}/${name}"]\`.`,
    ),
    where: { config: config({ entrypoint: ['cat', `${folder}/${name}`] }) },
    also: {
      id: 'arguments',
      wanted: text('`CMD` образа — `["-n"]`.', 'The image’s `CMD` is `["-n"]`.'),
      where: { config: config({ cmd: ['-n'] }) },
    },
    mended: {
      Dockerfile: file([
        FROM,
        `COPY ${name} ${folder}/${name}`,
        `ENTRYPOINT ["cat", "${folder}/${name}"]`,
        'CMD ["-n"]',
      ]),
    },
    why: text(
      'Shell-форма `ENTRYPOINT` — это `/bin/sh -c` и строка: `CMD` идёт аргументом оболочке, а строка его не использует. В exec-форме аргументы достаются программе.',
      'The shell form of `ENTRYPOINT` is `/bin/sh -c` and a string: `CMD` becomes an argument of the shell, and the string does not use it. In exec form the program gets the arguments.',
    ),
    wrong: [
      {
        name: 'all-in-entrypoint',
        files: {
          Dockerfile: file([FROM, `COPY ${name} ${folder}/${name}`, `ENTRYPOINT ["cat", "${folder}/${name}", "-n"]`]),
        },
        says: text(
          'Теперь `-n` не заменить при запуске: аргументы по умолчанию держат в `CMD`.',
          'Now `-n` cannot be replaced at start: default arguments are kept in `CMD`.',
        ),
      },
      {
        name: 'cmd-in-shell-form',
        check: 'arguments',
        files: {
          Dockerfile: file([
            FROM,
            `COPY ${name} ${folder}/${name}`,
            `ENTRYPOINT ["cat", "${folder}/${name}"]`,
            'CMD -n',
          ]),
        },
        says: text(
          'Точка входа верная, но `CMD` в shell-форме принесла с собой `/bin/sh -c`.',
          'The entrypoint is right, but `CMD` in shell form brought `/bin/sh -c` along.',
        ),
      },
    ],
  };
}
