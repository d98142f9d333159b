import type { Topic } from '../topic.ts';

export const DOCKERFILE: readonly Topic[] = [
  {
    key: 'dockerfile',
    asked:
      'что такое dockerfile; докерфайл; what is a dockerfile; dockerfile; как написать dockerfile; how to write a dockerfile; рецепт образа',
    near: ['instruction', 'from', 'build'],
  },
  {
    key: 'instruction',
    asked:
      'что такое инструкция; инструкции dockerfile; какие бывают инструкции; what is an instruction; dockerfile instructions',
    near: ['dockerfile', 'layer-instruction'],
  },
  {
    key: 'from',
    asked: `инструкция FROM; FROM; базовый образ; что писать после FROM; первая строка dockerfile; с чего начинается dockerfile; what does FROM do; base image; parent image;
      which base image`,
    near: ['alpine', 'scratch', 'multi-stage'],
  },
  {
    key: 'run',
    asked:
      'инструкция RUN; что делает RUN в dockerfile; RUN; what does RUN do in a dockerfile; the RUN instruction; установить пакет в образ; install a package',
    near: ['run-cmd', 'chained-run', 'run-shell'],
  },
  {
    key: 'run-cmd',
    asked: 'чем RUN отличается от CMD; RUN и CMD; RUN vs CMD; difference between RUN and CMD',
    near: ['run', 'cmd-entrypoint'],
  },
  {
    key: 'run-shell',
    asked: `почему cd в RUN не действует; RUN cd; RUN export не сохраняется; переменная из RUN пропала; cd does not work between RUN; RUN export lost; each RUN is its own shell`,
    near: ['workdir', 'env', 'run'],
  },
  {
    key: 'chained-run',
    asked: `зачем соединяют команды && в одном RUN; объединить RUN; несколько команд в RUN; одна длинная RUN; chain RUN commands; one RUN or several; combine RUN; why && in RUN`,
    near: ['deleted-file', 'layer-instruction', 'apt-update'],
  },
  {
    key: 'copy-add',
    asked: `инструкции COPY и ADD; COPY; ADD; чем COPY отличается от ADD; COPY . .; что копирует COPY; COPY vs ADD; when to use ADD; what does COPY do; скопировать файлы в образ;
      распаковать архив в образ; copy files into an image`,
    near: ['context', 'copy-directory', 'dockerignore'],
  },
  {
    key: 'copy-directory',
    asked: `COPY папка копирует содержимое; COPY каталога; куда попадут файлы COPY; косая черта в COPY; COPY a directory; COPY copies the contents; trailing slash in COPY; COPY *`,
    near: ['copy-add', 'workdir'],
  },
  {
    key: 'copy-owner',
    asked: `права файлов после COPY; владелец файлов; COPY --chown; COPY --chmod; файлы принадлежат root; file owner after COPY; chown in dockerfile; files owned by root; chmod`,
    near: ['user', 'copy-add', 'e-permission'],
  },
  {
    key: 'copy-from',
    asked: `COPY --from; взять файл из другой стадии; скопировать из первой стадии; достать программу из стадии сборки; copy from another stage; COPY from a stage; copy the binary from the build stage`,
    near: ['multi-stage', 'target'],
  },
  {
    key: 'cmd-entrypoint',
    asked: `CMD; ENTRYPOINT; что делает CMD; зачем ENTRYPOINT; точка входа; чем CMD отличается от ENTRYPOINT; CMD vs ENTRYPOINT; команда по умолчанию; default command; what does CMD do;
      when to use ENTRYPOINT; what is an entrypoint; заменить команду при запуске`,
    near: ['shell-exec-form', 'run-cmd', 'container-exits'],
  },
  {
    key: 'shell-exec-form',
    asked: `shell форма и exec форма; CMD в квадратных скобках; CMD массивом; CMD строкой или списком; shell form vs exec form; square brackets in CMD; json form; exec form; почему переменная не подставляется в CMD`,
    near: ['cmd-entrypoint', 'stop-kill', 'env'],
  },
  {
    key: 'env',
    asked: `инструкция ENV; ENV; переменная окружения; задать переменную окружения; env в контейнере; environment variable; set an environment variable; pass a variable to a container; what does ENV do`,
    near: ['arg-env', 'arg', 'inspect'],
  },
  {
    key: 'arg',
    asked: `инструкция ARG; ARG; --build-arg; передать параметр при сборке; переменная сборки; build argument; pass a variable at build time; ARG before FROM; what does ARG do; ARG до FROM`,
    near: ['arg-env', 'build-secret', 'env'],
  },
  {
    key: 'arg-env',
    asked: 'чем ARG отличается от ENV; ARG и ENV; ARG vs ENV; difference between ARG and ENV',
    near: ['arg', 'env'],
  },
  {
    key: 'build-secret',
    asked: `пароль при сборке; секрет в dockerfile; токен в сборке; как не оставить пароль в образе; secret in a build; password in a dockerfile; --secret; build secret; is it safe to put a token in ARG`,
    near: ['arg', 'deleted-file', 'history'],
  },
  {
    key: 'workdir',
    asked:
      'инструкция WORKDIR; WORKDIR; рабочая папка; зачем WORKDIR; working directory; what does WORKDIR do; рабочий каталог',
    near: ['run-shell', 'copy-add'],
  },
  {
    key: 'expose',
    asked: `инструкция EXPOSE; EXPOSE; что делает EXPOSE; EXPOSE не открывает порт; does EXPOSE publish a port; what does EXPOSE do; expose vs publish; EXPOSE написал а порт закрыт`,
    near: ['port', 'inspect'],
  },
  {
    key: 'user',
    asked: `инструкция USER; USER; запустить не от root; не от рута; root в контейнере; под каким пользователем; run as non-root; should i run as root; which user; USER instruction`,
    near: ['copy-owner', 'e-permission', 'isolation'],
  },
  {
    key: 'label',
    asked: 'инструкция LABEL; LABEL; метаданные образа; метка label; image metadata; what does LABEL do; MAINTAINER',
    near: ['inspect', 'instruction'],
  },
  {
    key: 'volume-instruction',
    asked:
      'инструкция VOLUME; VOLUME в dockerfile; VOLUME instruction; what does VOLUME do in a dockerfile; том в dockerfile',
    near: ['volume', 'volume-prune'],
  },
  {
    key: 'onbuild',
    asked:
      'STOPSIGNAL; SHELL инструкция; ONBUILD; редкие инструкции; rare instructions; what is ONBUILD; heredoc; многострочный RUN',
    near: ['instruction', 'dockerfile'],
  },
  {
    key: 'comment',
    asked:
      'комментарий в dockerfile; # syntax; директива; перенос строки в dockerfile; обратная косая черта; comment in a dockerfile; line continuation; backslash at the end; syntax directive',
    near: ['dockerfile', 'instruction'],
  },
];
