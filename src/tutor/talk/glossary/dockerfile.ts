import type { Topic } from '../topic.ts';

export const DOCKERFILE: readonly Topic[] = [
  {
    key: 'dockerfile',
    asked: `из чего состоит dockerfile; what does a dockerfile consist of; где мой докерфайл;
      is a dockerfile like a makefile; зачем dockerfile; для чего dockerfile; what is a dockerfile for;
      что такое dockerfile; докерфайл; what is a dockerfile; dockerfile; how to write a dockerfile; рецепт образа;
      что писать в докерфайле; как составить dockerfile; зачем нужен dockerfile;
      what goes into a dockerfile; как выглядит dockerfile`,
    near: ['instruction', 'from', 'build'],
  },
  {
    key: 'instruction',
    asked: `Инструкция; Instruction;
      что такое инструкция; инструкции dockerfile; what is an instruction; dockerfile instructions; сколько инструкций;
      чем инструкция отличается от команды; instruction vs command; порядок выполнения dockerfile сверху вниз`,
    near: ['dockerfile', 'layer-instruction'],
  },
  {
    key: 'from',
    asked: `инструкция FROM; FROM; базовый образ; что писать после FROM; первая строка dockerfile; what does FROM do;
      base image; parent image; which base image; что такое базовый образ; что даёт FROM; start of a dockerfile; what image to start from`,
    near: ['alpine', 'scratch', 'multi-stage'],
  },
  {
    key: 'run',
    asked: `в какой момент выполняется RUN; when does RUN run; когда выполняется RUN;
      где выполняется RUN; RUN выполняется на моём компьютере или в образе; does RUN run on my machine or in the image; where is RUN executed; инструкция RUN; что делает RUN в dockerfile; RUN; what does RUN do in a dockerfile; the RUN instruction; установить пакет в образ;
      install a package; как поставить пакет в образ; установить программу при сборке; выполнить команду при сборке; run a command while building;
      install software in an image; как добавить curl в образ; add a package to the image; pip install in dockerfile`,
    near: ['run-cmd', 'chained-run', 'run-shell'],
  },
  {
    key: 'run-cmd',
    asked: `RUN выполняется каждый раз при старте контейнера; is RUN executed each time the container starts; RUN не выполняется при запуске контейнера; RUN is not executed when the container starts; почему RUN не сработал при старте; чем RUN отличается от CMD; RUN и CMD; RUN vs CMD; difference between RUN and CMD; RUN или CMD; когда выполняется CMD; when is CMD run;
      при сборке или при запуске; сколько может быть CMD`,
    near: ['run', 'cmd-entrypoint'],
  },
  {
    key: 'run-shell',
    asked: `почему cd в RUN не действует; RUN cd; переменная из RUN пропала; cd does not work between RUN; RUN export lost;
      each RUN is its own shell; почему переменная из RUN не видна; переменная не сохраняется между RUN; variable set in RUN is gone;
      состояние между RUN`,
    near: ['workdir', 'env', 'run'],
  },
  {
    key: 'chained-run',
    asked: `Несколько команд в одном RUN; Several commands in one RUN;
      зачем соединяют команды && в одном RUN; объединить RUN; одна длинная RUN; chain RUN commands; one RUN or several;
      combine RUN; why && in RUN; уменьшить число слоёв; меньше слоёв; reduce the number of layers; fewer layers; зачем && ; склеить команды;
      почему столько && в dockerfile`,
    near: ['deleted-file', 'layer-instruction', 'apt-update'],
  },
  {
    key: 'copy-add',
    asked: `чем отличается ADD от COPY; difference between add and copy; add vs copy;
      зачем COPY если файл и так рядом; why COPY if the file is there already; инструкции COPY и ADD; ADD; чем COPY отличается от ADD; что копирует COPY; COPY vs ADD; when to use ADD; what does COPY do;
      скопировать файлы в образ; copy files into an image; скопировать проект в образ; как положить файлы в образ;
      put my code into the image; COPY или ADD; что лучше COPY или ADD; COPY or ADD; add a file to the image; чем плох ADD;
      первая точка и вторая точка в COPY`,
    near: ['context', 'copy-directory', 'dockerignore'],
  },
  {
    key: 'copy-directory',
    asked: `COPY папка копирует содержимое; COPY каталога; куда попадут файлы COPY; косая черта в COPY; COPY a directory; COPY copies the contents; COPY *; скопировать папку в образ; COPY теряет папку; copy a folder into the image; почему нет папки после COPY`,
    near: ['copy-add', 'workdir'],
  },
  {
    key: 'copy-owner',
    asked: `права файлов после COPY; владелец файлов; COPY --chown; файлы принадлежат root; file owner after COPY; chown in dockerfile;
      files owned by root; файл принадлежит не тому; сменить владельца файла в образе; change file owner in the image;
      права на файл в образе`,
    near: ['user', 'copy-add', 'e-permission'],
  },
  {
    key: 'copy-from',
    asked: `можно ли копировать из другого образа; copy files from another image; COPY из готового образа;
      COPY --from; взять файл из другой стадии; скопировать из первой стадии; достать программу из стадии сборки; copy from another stage;
      COPY from a stage; copy the binary from the build stage; перенести файл между стадиями; взять результат сборки; copy between stages;
      take the binary from the builder; что значит from=build`,
    near: ['multi-stage', 'target'],
  },
  {
    key: 'cmd-entrypoint',
    asked: `CMD; ENTRYPOINT; что делает CMD; зачем ENTRYPOINT; точка входа; чем CMD отличается от ENTRYPOINT; CMD vs ENTRYPOINT; команда по умолчанию;
      default command; what does CMD do; when to use ENTRYPOINT; what is an entrypoint; CMD или ENTRYPOINT;
      что выбрать CMD или ENTRYPOINT; RUN CMD ENTRYPOINT; какая команда запустится; как поменять команду запуска;
      what runs when the container starts; что запускается при старте контейнера; несколько аргументов при запуске; как передать аргументы`,
    near: ['shell-exec-form', 'run-cmd', 'container-exits'],
  },
  {
    key: 'shell-exec-form',
    asked: `Две формы команды;
      difference between CMD ["node","app.js"] and CMD node app.js; зачем квадратные скобки в CMD; CMD в скобках и без;
      CMD with brackets and without;
      shell форма и exec форма; CMD в квадратных скобках; CMD массивом; CMD строкой или списком; shell form vs exec form; square brackets in CMD;
      json form; exec form; почему переменная не подставляется в CMD; зачем квадратные скобки; почему CMD в скобках; why brackets;
      brackets in CMD; кавычки в CMD; quotes in CMD; exec или shell`,
    near: ['cmd-entrypoint', 'stop-kill', 'env'],
  },
  {
    key: 'env',
    asked: `set PATH in the dockerfile; update PATH variable; change PATH; инструкция ENV; ENV; переменная окружения; задать переменную окружения; env в контейнере; environment variable; set an environment variable;
      pass a variable to a container; what does ENV do; переменные контейнера; pass an env variable; как задать ENV; environment of a container; где задать настройки программы`,
    near: ['arg-env', 'arg', 'inspect'],
  },
  {
    key: 'arg',
    asked: `инструкция ARG; ARG; --build-arg; передать параметр при сборке; переменная сборки; build argument; pass a variable at build time; what does ARG do; ARG до FROM; значение при сборке; параметр сборки; build time variable; parameter for the build; передать переменную при сборке`,
    near: ['arg-env', 'build-secret', 'env'],
  },
  {
    key: 'arg-env',
    asked: `чем ARG отличается от ENV; ARG и ENV; ARG vs ENV; difference between ARG and ENV`,
    near: ['arg', 'env'],
  },
  {
    key: 'build-secret',
    asked: `пароль при сборке; секрет в dockerfile; токен в сборке; как не оставить пароль в образе; secret in a build; password in a dockerfile;
      --secret; build secret; is it safe to put a token in ARG; почему нельзя хранить пароль в ENV; пароль в образе; ключ в dockerfile;
      токен в ENV; why not put a password in ENV; api key in an image; secret in an image; безопасно ли ARG`,
    near: ['arg', 'deleted-file', 'history'],
  },
  {
    key: 'workdir',
    asked: `для чего WORKDIR; зачем WORKDIR; what is WORKDIR for; where does WORKDIR point by default; создаёт ли воркдир папку сам;
      инструкция WORKDIR; WORKDIR; рабочая папка; зачем WORKDIR; working directory; what does WORKDIR do; рабочий каталог;
      где я внутри контейнера; в какой папке выполняется команда; which directory does it run in; сменить папку в dockerfile;
      current folder in a container`,
    near: ['run-shell', 'copy-add'],
  },
  {
    key: 'expose',
    asked: `зачем EXPOSE если порт всё равно надо пробрасывать; what is EXPOSE for if i need -p anyway;
      инструкция EXPOSE; EXPOSE; что делает EXPOSE; EXPOSE не открывает порт; does EXPOSE publish a port; what does EXPOSE do; expose vs publish;
      EXPOSE написал а порт закрыт`,
    near: ['port', 'inspect'],
  },
  {
    key: 'user',
    asked: `от какого пользователя крутится процесс; для чего USER;
      войти в контейнер под root; залогиниться в контейнер под рутом; log into a container as root; run as root; инструкция USER; USER; запустить не от root; не от рута; под каким пользователем; run as non-root; should i run as root;
      which user; USER instruction; почему root плохо; what is non-root; сменить пользователя в контейнере; change the user; кто я в контейнере;
      under which user does it run; зачем USER`,
    near: ['copy-owner', 'e-permission', 'isolation'],
  },
  {
    key: 'label',
    asked: `инструкция LABEL; LABEL; метаданные образа; метка label; image metadata; what does LABEL do; кто автор образа; автор образа;
      add metadata`,
    near: ['inspect', 'instruction'],
  },
  {
    key: 'volume-instruction',
    asked: `инструкция VOLUME; VOLUME в dockerfile; VOLUME instruction; what does VOLUME do in a dockerfile; том в dockerfile`,
    near: ['volume', 'volume-prune'],
  },
  {
    key: 'onbuild',
    asked: `Редкие инструкции; Rare instructions;
      SHELL инструкция; ONBUILD; what is ONBUILD; heredoc; многострочный RUN`,
    near: ['instruction', 'dockerfile'],
  },
  {
    key: 'comment',
    asked: `комментарий в dockerfile; # syntax; директива; перенос строки в dockerfile; обратная косая черта; comment in a dockerfile;
      line continuation; backslash at the end; syntax directive; как писать комментарии; сбивают ли комментарии кеш; do comments break the cache;
      перенос длинной строки; split a long line`,
    near: ['dockerfile', 'instruction'],
  },
  {
    key: 'example-dockerfile',
    asked: `Пример Dockerfile; An example Dockerfile; напиши пример dockerfile; пример dockerfile; покажи пример dockerfile; dockerfile example;
      example of a dockerfile; простейший dockerfile; шаблон dockerfile; покажи пример докерфайла; template of a dockerfile; show me a dockerfile; sample dockerfile;
      образец докерфайла; хочу самый простой докерфайл для примера; дай скелет докерфайла; give me a skeleton of Dockerfile; simplest possible dockerfile to copy;
      набросок докерфайла для питона; dockerfile для python приложения; докерфайл для node; как завернуть питоновский скрипт в докер; готовый докерфайл для flask;
      dockerfile for a python script; dockerfile for my express server; how to dockerize a node app; докеризировать приложение; write a dockerfile for me;
      напиши за меня докерфайл; типовой докерфайл; typical dockerfile`,
    near: ['first-line', 'cache-order', 'build'],
  },
  {
    key: 'run-or-docker-run',
    asked: `RUN и docker run; RUN and docker run; чем RUN отличается от docker run; RUN в докерфайле и docker run в терминале одно и то же;
      difference between RUN and docker run; is RUN the same as docker run; RUN instruction versus docker run command; можно ли запустить dockerfile;
      как запустить докерфайл; can i run a Dockerfile directly; how do i start a Dockerfile; запустить докерфайл без сборки; docker run Dockerfile не работает;
      почему docker run не принимает докерфайл; why can docker run not take a Dockerfile; путаю RUN и docker run; execute a dockerfile`,
    near: ['run-cmd', 'build-run', 'docker-run'],
  },
  {
    key: 'sudo-in-build',
    asked: `sudo в Dockerfile; sudo in a Dockerfile; нужен ли sudo в RUN; do i need sudo in RUN; sudo не найдено при сборке; sudo: not found in the build;
      RUN sudo apt-get install не работает; RUN sudo does not work; почему в докерфайле не пишут sudo; why nobody writes sudo in a dockerfile; can i use sudo in a dockerfile;
      можно ли sudo в докерфайле; поставить sudo в образ; should i install sudo in an image; нет sudo в образе; there is no sudo in the image`,
    near: ['root-inside', 'user', 'create-user'],
  },
  {
    key: 'pin-packages',
    asked: `Версии пакетов в образе; Versions of packages in an image; как зафиксировать версии пакетов; pin versions of packages in a dockerfile;
      поставить определённую версию пакета в докерфайле; install a certain version of a package; apt-get install с версией; apk add с версией; apk add curl version;
      почему сегодня поставилась другая версия пакета; why did today's build install another version; зачем npm ci вместо npm install; npm ci or npm install in a dockerfile;
      хочу чтобы каждый раз ставились одни и те же версии; i want the same package versions on each build; requirements.txt с версиями; сборка через полгода даст то же;
      reproducible packages in a build; закрепить версию библиотеки при сборке`,
    near: ['apt-update', 'cache-order', 'digest'],
  },
  {
    key: 'apt-questions',
    asked: `DEBIAN_FRONTEND; DEBIAN_FRONTEND=noninteractive; DEBIAN_FRONTEND зачем; what is DEBIAN_FRONTEND for; установка пакета спрашивает часовой пояс и висит;
      tzdata спрашивает при сборке; tzdata asks for the time zone in the build; apt задаёт вопросы при сборке; apt asks questions while building;
      сборка висит на вопросе Do you want to continue; build waits for an answer of apt; как ответить yes при сборке; how do i answer yes in a build;
      debconf: unable to initialize frontend; чтобы apt ничего не спрашивал; make apt ask nothing; установка без вопросов; noninteractive install`,
    near: ['apt-update', 'packages', 'run'],
  },
];
