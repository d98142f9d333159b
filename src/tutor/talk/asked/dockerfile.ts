/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const DOCKERFILE_ASKED: Readonly<Record<string, string>> = {
  dockerfile: `зачем вообще нужен докерфайл; можно ли без докерфайла; why do i need a dockerfile; why a dockerfile at all; что писать в докерфайле;
    what do i write in a dockerfile; рецепт образа; докерфайл это что; файл dockerfile для чего; как создать докерфайл;
    шаблон dockerfile; покажи пример докерфайла; что должно быть в докерфайле; рецепт сборки;
    какое расширение у dockerfile; где лежит dockerfile; dockerfile meaning; template of a dockerfile; write my first dockerfile; show me a dockerfile;
    what should be in a dockerfile; file extension of dockerfile; sample dockerfile; нужно ли расширение файлу dockerfile;
    докерфайл обычный текстовый файл; is a dockerfile a text file`,
  instruction: `какие команды есть в dockerfile; список инструкций; команды докерфайла; что можно писать в dockerfile; ключевые слова dockerfile;
    в каком порядке выполняются инструкции; инструкция это что; слова большими буквами в dockerfile; list of instructions; keywords of a dockerfile;
    commands of a dockerfile; what can i write in a dockerfile; words in capitals; in which order are instructions run; all dockerfile commands`,
  from: `на чём стоит образ; зачем в начале FROM; базовый образ зачем; what image to start from; why FROM at the top; взять за основу;
    что такое FROM в докерфайле; зачем FROM; обязательно ли FROM; на чём основан образ; какой базовый образ взять для python;
    какой образ выбрать для node; базовый образ это что; откуда начинается образ; родительский образ; первая инструкция; от какого образа наследоваться;
    why FROM; which base image for python; what is a base image; first instruction; image to build on; inherit from an image; base for node;
    must a dockerfile start with FROM`,
  run: `можно несколько RUN; сколько RUN можно; multiple RUN lines; can i have several RUN; как поставить пакет в образ; install a package in the image;
    установить программу в образ; что делает RUN; зачем RUN; как установить программу в образ; поставить curl в образ;
    установить библиотеки в dockerfile; добавить пакет в образ; выполнить скрипт при сборке; RUN когда выполняется; команды во время сборки;
    pip install в докерфайле; как поставить зависимости в образ; what is RUN for; when is RUN executed; install curl;
    run a script during the build; install dependencies in a dockerfile; put software into an image; RUN pip install; install python packages;
    куда вписать pip install; где ставить зависимости; как добавить vim в образ; where do i write pip install; which instruction installs packages;
    в какой строке ставить пакеты`,
  'run-cmd': `когда выполняется CMD; при сборке или при запуске; at build time or at start; when is CMD run; when is RUN run;
    команда выполняется при сборке а нужно при запуске; RUN или CMD; разница между RUN и CMD; чем CMD отличается от RUN;
    что выполняется при сборке а что при запуске; два CMD в dockerfile; почему CMD не выполнился при сборке; почему RUN сервер вешает сборку; CMD vs RUN;
    when RUN and when CMD; two CMD lines; runs at build or at start; why did CMD not run while building; build hangs on RUN of a server;
    only the last CMD works`,
  'run-shell': `cd не работает в dockerfile; перешёл в папку в RUN а дальше опять корень; почему не запоминается папка между RUN; export в RUN не работает;
    переменная теряется; source в RUN не действует; каждая RUN отдельно; cd в докерфайле; cd in a dockerfile; folder is forgotten between RUN;
    export does not stay; source in RUN has no effect; change directory in RUN; why is my cd ignored`,
  'chained-run': `лучше один RUN или несколько; one RUN or many; зачем соединять команды; слить RUN в один; merge RUN lines; зачем писать && в RUN;
    несколько RUN или один; почему команды через &&; объединять ли RUN; соединить команды в одну; два амперсанда; амперсанды в докерфайле;
    много RUN это плохо; RUN в одну строку; написать всё в одном RUN; double ampersand; one long RUN; several RUN or one; why are commands joined;
    is it bad to have many RUN; && meaning; put everything in one RUN; сделать один слой из нескольких команд; уместить команды в одном слое;
    put several commands in one layer`,
  'copy-add': `как положить файл в образ; добавить файл в образ; put a file into the image; get my file into the image; чем копировать файлы в образ;
    как добавить файлы в образ; закинуть код в образ; перенести файлы проекта в образ; ADD или COPY; разница COPY ADD; что такое COPY; зачем ADD если есть COPY; скопировать в образ один файл; скачать файл по ссылке в образ;
    файлы в образ как положить; copy project files; two dots in COPY; ADD vs COPY; why ADD if there is COPY;
    put files into the image; get my source into the image; ADD a url; unpack a tar in an image; copy my app;
    где в образе лежит файл который я скопировал; куда скопировать index.html; положить сайт в образ; where is the file i copied`,
  'copy-directory': `COPY папки копирует не папку; слеш в конце COPY; слэш на конце пути в COPY; почему скопировалось содержимое а не папка;
    COPY всей папки; куда попали файлы после COPY; пропала папка после COPY; относительный путь в COPY; copy a directory; slash at the end of COPY;
    contents not the folder; where do the files land; folder missing after COPY; COPY the whole folder`,
  'copy-owner': `чей файл после COPY; файлы от рута после копирования; поменять владельца; нет прав на скопированный файл; chown в докерфайле; COPY с правами;
    сделать файл исполняемым; кому принадлежат файлы; change the owner;
    who owns copied files; chmod in dockerfile; files belong to root; copy with rights; owner after copy; entrypoint.sh permission`,
  'copy-from': `взять файл из другой стадии; перенести программу из первой стадии; take the result of the first stage; copy between stages;
    скопировать результат сборки во второй образ; скопировать из предыдущего этапа; COPY --from зачем; взять файл из другого образа;
    как достать собранный бинарник; перенести результат из стадии build; откуда берёт COPY --from; from=0; copy from the previous stage;
    what is COPY --from; take a file from another image; get the compiled binary; from=builder; copy the result of the build`,
  'cmd-entrypoint': `что запускается в контейнере по умолчанию; команда по умолчанию; what starts by default; default command of an image; поменять команду запуска;
    change what the image starts; нужен ли entrypoint; do i need an entrypoint; что такое CMD; CMD для чего; энтрипоинт зачем; ENTRYPOINT или CMD;
    чем ENTRYPOINT отличается; что запускает контейнер по умолчанию; команда при старте; как указать что запускать;
    передать параметры программе в контейнере; переопределить CMD; почему мои аргументы не работают;
    какая программа стартует; что лучше CMD или ENTRYPOINT; what is CMD for; ENTRYPOINT or CMD; startup command; what program starts;
    pass parameters to the program; command after the image name; ENTRYPOINT meaning; my arguments are ignored; set the command to start;
    difference ENTRYPOINT CMD; что будет без CMD; если не писать CMD; запустить две команды при старте`,
  'shell-exec-form': `зачем скобки в CMD; CMD с кавычками и скобками; квадратные скобки в ENTRYPOINT; две формы записи CMD; CMD списком; почему пишут в квадратных скобках;
    массив в CMD; переменная в CMD не раскрывается; форма exec; форма shell; square brackets; CMD as a list; two ways to write CMD;
    variable not expanded in CMD; why an array in CMD; CMD with quotes; exec form or shell form; brackets in ENTRYPOINT`,
  env: `как передать переменную; задать переменную; переменные в докере; поставить env; переменная среды;
    как прокинуть переменную в контейнер; посмотреть переменные контейнера; .env файл; файл с переменными; ENV зачем; -e зачем;
    как передать пароль базе через переменную; pass a setting; set a variable; env file; variables in docker; give the container a variable;
    environment of the program; why ENV; provide configuration; pass a password through a variable; see variables of a container;
    переменная не видна в программе; посмотреть все переменные; see the environment of a container; variable does not show up; print env of a container`,
  arg: `ARG зачем; что такое ARG; аргумент сборки; передать версию при сборке; build-arg как передать; параметр для dockerfile; задать версию снаружи;
    ARG пустой; почему ARG не видно после FROM; ARG meaning; pass a version while building; build args; parameter of a dockerfile; ARG is empty;
    ARG not visible after FROM; why ARG; переменная только на время сборки; значение нужно только при сборке; variable only for the build`,
  'arg-env': `ARG или ENV; разница ARG ENV; когда ARG а когда ENV; ENV и ARG чем отличаются; почему ARG нет в контейнере; ARG не виден при запуске; ARG or ENV;
    ENV versus ARG; why is ARG missing in the container; when ARG and when ENV; ARG is not there at run time`,
  'build-secret': `куда девать пароль; как спрятать токен; пароль виден в образе; секреты при сборке; можно ли пароль в докерфайле; безопасно передать ключ при сборке;
    ssh ключ в сборке; как скрыть api ключ; пароль остался в истории; where do i put a password; hide a token; can others see my password in the image;
    pass a key safely; ssh key in a build; secrets while building; password visible in history; credentials in a dockerfile; private key;
    нормально ли пароль в ENV; можно ли пароль базы в докерфайл; is it ok to put a password in ENV`,
  workdir: `в какой папке выполняются команды; текущая папка в образе; сменить папку в докерфайле; change directory in a dockerfile;
    which folder do commands run in; куда копируется точка в COPY; что такое workdir; для чего рабочая директория; в какую папку попадает;
    как сменить папку; где находится программа внутри образа; WORKDIR вместо cd; текущая папка в докерфайле;
    зачем нужен воркдир; рабочий каталог в образе; workdir meaning; change the folder; WORKDIR or cd; current directory;
    in which folder am i; why WORKDIR; set the directory; где прописать папку; в каком каталоге окажусь; where do i set the folder`,
  expose: `EXPOSE зачем; открывает ли EXPOSE порт; EXPOSE и -p разница; нужно ли писать EXPOSE; что даёт EXPOSE; EXPOSE не работает;
    написал EXPOSE а сайт не открывается; без EXPOSE будет работать; why EXPOSE; EXPOSE or -p; is EXPOSE needed; EXPOSE does nothing;
    wrote EXPOSE but cannot connect; does EXPOSE open the port; expose vs -p`,
  user: `работает от рута это плохо; как запускать не от root; сменить пользователя; зачем не рут; USER в докерфайле; почему опасно от root;
    какой пользователь внутри; создать пользователя в образе; кем запускается программа; обычный пользователь в контейнере; not as root; why is root bad;
    create a user in the image; which user is inside; USER in a dockerfile; drop root; run as a normal user; am i root in the container;
    unprivileged user`,
  label: `LABEL зачем; метки образа; как указать автора; добавить описание образа; LABEL что это; версия в LABEL; maintainer чем заменить;
    кто сделал этот образ; labels of an image; why LABEL; add a description; set the author; what is LABEL; who made this image`,
  'volume-instruction': `VOLUME в докерфайле зачем; инструкция VOLUME что делает; почему создался анонимный том сам; нужен ли VOLUME; VOLUME или -v;
    VOLUME line in a dockerfile; why VOLUME; is VOLUME needed; VOLUME or -v; a volume appeared by itself`,
  onbuild: `ONBUILD зачем; что такое STOPSIGNAL; несколько строк в RUN без &&; какие ещё инструкции бывают;
    what is STOPSIGNAL; why ONBUILD; other instructions`,
  comment: `как закомментировать строку; решётка в dockerfile; комментарии в докерфайле; обратный слеш зачем; перенести строку;
    как разбить длинную команду; # syntax зачем; можно ли писать комментарии; знак \\ в конце; how do i comment out a line; hash sign in a dockerfile;
    backslash meaning; slash at the end of the line; what is # syntax; comments allowed; multi line command`,
};
