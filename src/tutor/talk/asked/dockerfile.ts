/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const DOCKERFILE_ASKED: Readonly<Record<string, string>> = {
  dockerfile: `зачем вообще нужен докерфайл; можно ли без докерфайла; why do i need a dockerfile; why a dockerfile at all; что писать в докерфайле;
    what do i write in a dockerfile; рецепт образа; докерфайл это что; файл dockerfile для чего; как создать докерфайл; что должно быть в докерфайле; рецепт сборки;
    какое расширение у dockerfile; где лежит dockerfile; dockerfile meaning; write my first dockerfile;
    what should be in a dockerfile; file extension of dockerfile; нужно ли расширение файлу dockerfile;
    докерфайл обычный текстовый файл; is a dockerfile a text file;
    что это за текстовый файл с командами для сборки; как устроен докерфайл; правда ли что докерфайл это просто скрипт; зачем описывать образ в файле;
    is dockerfile just a script; text file with build steps, what is it called; why describe an image in a file; докерфайл на кой сдался; рецепт по
    которому готовят образ; из каких частей состоит докерфайл; explain dockerfile to a beginner; docker file what for; по докерфайлу ликбез`,
  instruction: `какие команды есть в dockerfile; список инструкций; команды докерфайла; что можно писать в dockerfile; ключевые слова dockerfile;
    в каком порядке выполняются инструкции; инструкция это что; слова большими буквами в dockerfile; list of instructions; keywords of a dockerfile;
    commands of a dockerfile; what can i write in a dockerfile; words in capitals; in which order are instructions run; all dockerfile commands;
    слова FROM RUN COPY как называются все вместе; чем инструкция отличается от обычной команды в терминале; в докерфайле команды идут сверху вниз;
    are lines executed from top to bottom; how are words like FROM RUN COPY called; is instruction the same as a shell command; строка докерфайла как
    называется; одна строка это одна инструкция; порядок исполнения докерфайла; можно ли писать свои команды прямо в докерфайле; can i write plain
    shell commands in dockerfile; what does instruction mean in docker; исполняются ли строки по порядку`,
  from: `на чём стоит образ; зачем в начале FROM; базовый образ зачем; what image to start from; why FROM at the top; взять за основу;
    что такое FROM в докерфайле; зачем FROM; обязательно ли FROM; на чём основан образ; какой базовый образ взять для python;
    какой образ выбрать для node; базовый образ это что; откуда начинается образ; родительский образ; первая инструкция; от какого образа наследоваться;
    why FROM; which base image for python; what is a base image; first instruction; image to build on; inherit from an image; base for node;
    must a dockerfile start with FROM;
    на каком фундаменте стоит мой образ; что значит самая верхняя строчка FROM; базовый имейдж что такое; зачем брать чужой образ за основу; why do i
    take somebody else's image as foundation; what is the top line FROM for; my image stands on what; правда ли что FROM скачивает образ; does FROM
    download the image; FROM python что делает; what does FROM python mean; унаследовать от чужого образа; что такое parent image; FROM ubuntu зачем`,
  run: `можно несколько RUN; сколько RUN можно; multiple RUN lines; can i have several RUN; как поставить пакет в образ; install a package in the image;
    установить программу в образ; что делает RUN; зачем RUN; как установить программу в образ; поставить curl в образ;
    установить библиотеки в dockerfile; добавить пакет в образ; выполнить скрипт при сборке; RUN когда выполняется; команды во время сборки;
    pip install в докерфайле; как поставить зависимости в образ; what is RUN for; when is RUN executed; install curl;
    run a script during the build; install dependencies in a dockerfile; put software into an image; RUN pip install; install python packages;
    куда вписать pip install; где ставить зависимости; как добавить vim в образ; where do i write pip install; which instruction installs packages;
    в какой строке ставить пакеты;
    хочу поставить curl внутрь образа; как добавить в имейдж ещё одну программу; выполни команду во время билда; в докерфайле запустить npm install; i
    want curl inside my image; how do I add one more program to image; execute something during the build; какой строкой ставят пакеты в докерфайле;
    which line installs packages in dockerfile; для чего пишут RUN; команда RUN в какой момент срабатывает; добавить утилиту в образ; install git into
    image; where do commands of RUN happen; сделай чтобы в образе сразу был vim`,
  'run-cmd': `когда выполняется CMD; при сборке или при запуске; at build time or at start; when is CMD run; when is RUN run;
    команда выполняется при сборке а нужно при запуске; RUN или CMD; разница между RUN и CMD; чем CMD отличается от RUN;
    что выполняется при сборке а что при запуске; два CMD в dockerfile; почему CMD не выполнился при сборке; почему RUN сервер вешает сборку; CMD vs RUN;
    when RUN and when CMD; two CMD lines; runs at build or at start; why did CMD not run while building; build hangs on RUN of a server;
    only the last CMD works;
    сервер запускать через RUN или CMD; написала RUN python app.py и билд завис; почему моя команда выполнилась при билде, а не при старте; start the
    server in RUN or in CMD; i wrote RUN python app.py and build never ends; что срабатывает при сборке а что при запуске; which happens at build,
    which at start; RUN против CMD; запутался в RUN и CMD; confused by RUN and CMD; правда ли что CMD при билде не выполняется; is it true that CMD is
    not executed while building; куда писать запуск приложения, в RUN или CMD; where do i write starting of app, RUN or CMD`,
  'run-shell': `cd не работает в dockerfile; перешёл в папку в RUN а дальше опять корень; почему не запоминается папка между RUN; export в RUN не работает;
    переменная теряется; source в RUN не действует; каждая RUN отдельно; cd в докерфайле; cd in a dockerfile; folder is forgotten between RUN;
    export does not stay; source in RUN has no effect; change directory in RUN; why is my cd ignored;
    зашла в папку через RUN, следующая строка её не помнит; строки RUN друг друга не видят; почему переменная живёт только одну строку RUN; i set
    variable in RUN, next RUN does not see it; RUN lines forget each other; does every RUN start a new shell; каждый RUN новая оболочка; хочу чтобы
    переменная сохранилась между RUN; how to keep a variable from one RUN to the next; RUN забывает состояние; alias из RUN не работает дальше; state
    between RUN lines is lost`,
  'chained-run': `лучше один RUN или несколько; one RUN or many; зачем соединять команды; слить RUN в один; merge RUN lines; зачем писать && в RUN;
    несколько RUN или один; почему команды через &&; объединять ли RUN; соединить команды в одну; два амперсанда; амперсанды в докерфайле;
    много RUN это плохо; RUN в одну строку; написать всё в одном RUN; double ampersand; one long RUN; several RUN or one; why are commands joined;
    is it bad to have many RUN; && meaning; put everything in one RUN; сделать один слой из нескольких команд; уместить команды в одном слое;
    put several commands in one layer;
    зачем все лепят команды через два амперсанда; правда ли что лучше одна строка RUN чем пять; хочу меньше слоёв, как соединить RUN; почему не писать
    каждую команду отдельным RUN; why not write each command in its own RUN; is one RUN better than five; glue commands with &&; what for are two
    ampersands in RUN; минусы одного огромного RUN; drawback of one giant RUN; слить строки RUN вместе; зачем городить длинный RUN через &&`,
  'copy-add': `как положить файл в образ; добавить файл в образ; put a file into the image; get my file into the image; чем копировать файлы в образ;
    как добавить файлы в образ; закинуть код в образ; перенести файлы проекта в образ; ADD или COPY; разница COPY ADD; что такое COPY; зачем ADD если есть COPY; скопировать в образ один файл; скачать файл по ссылке в образ;
    файлы в образ как положить; copy project files; two dots in COPY; ADD vs COPY; why ADD if there is COPY;
    put files into the image; get my source into the image; ADD a url; unpack a tar in an image; copy my app;
    где в образе лежит файл который я скопировал; куда скопировать index.html; положить сайт в образ; where is the file i copied;
    какой строкой мой код попадает внутрь образа; COPY и ADD как близнецы, что брать; хочу положить свой html в образ; как закинуть исходники в
    имейдж; which line brings my code into the image; COPY and ADD look like twins, which to take; i want my html file inside image; правда ли что ADD
    устарел; is ADD deprecated; почему советуют COPY вместо ADD; why people advise COPY instead of ADD; COPY что делает простыми словами; поместить
    файлы проекта внутрь имейджа; how do files get from my computer into the image; ADD против COPY`,
  'copy-directory': `COPY папки копирует не папку; слеш в конце COPY; слэш на конце пути в COPY; почему скопировалось содержимое а не папка;
    COPY всей папки; куда попали файлы после COPY; пропала папка после COPY; относительный путь в COPY; copy a directory; slash at the end of COPY;
    contents not the folder; where do the files land; folder missing after COPY; COPY the whole folder;
    скопировал папку src, а внутри только её содержимое; сама папка не скопировалась, лишь файлы; хочу скопировать каталог вместе с именем; I copied
    folder src but only its contents arrived; folder itself is not copied, only files; how to copy directory together with its name; COPY src /app
    вложенная папка пропала; COPY раскидал файлы без папки; COPY spilled files without the folder; почему COPY не сохраняет название папки; why does
    COPY drop the folder name; сохранить структуру папок при COPY; keep directory structure with COPY`,
  'copy-owner': `чей файл после COPY; файлы от рута после копирования; поменять владельца; нет прав на скопированный файл; chown в докерфайле; COPY с правами;
    сделать файл исполняемым; кому принадлежат файлы; change the owner;
    who owns copied files; chmod in dockerfile; files belong to root; copy with rights; owner after copy; entrypoint.sh permission;
    после COPY файлы чужие, мой юзер не может писать; программа не под рутом не может изменить скопированный файл; как сразу отдать файлы юзеру app;
    after COPY my user cannot write to files; how do i give copied files to user app; non-root program cannot change copied file; --chown зачем; COPY
    --chown пример; what does --chown do in COPY; правда ли что COPY всегда кладёт от рута; does COPY always put files as root; RUN chown удваивает
    размер; RUN chown doubled the image; кому будут принадлежать файлы в имейдже; сменить хозяина файлов в докерфайле`,
  'copy-from': `взять файл из другой стадии; перенести программу из первой стадии; take the result of the first stage; copy between stages;
    скопировать результат сборки во второй образ; скопировать из предыдущего этапа; COPY --from зачем; взять файл из другого образа;
    как достать собранный бинарник; перенести результат из стадии build; откуда берёт COPY --from; from=0; copy from the previous stage;
    what is COPY --from; take a file from another image; get the compiled binary; from=builder; copy the result of the build;
    как вытащить бинарник из первой стадии; забрать собранное из builder; перетащить готовый файл во второй FROM; how do I get binary out of the first
    stage; bring the built file to second FROM; pull compiled result from builder; COPY --from=0 это что; what is --from=0; скопировать nginx.conf из
    чужого образа без установки; can COPY take a file from a ready image; что за from у COPY; откуда берёт файлы --from; взять из предыдущей стадии
    папку dist; take dist folder from previous stage; передать файл между этапами мультистейджа`,
  'cmd-entrypoint': `что запускается в контейнере по умолчанию; команда по умолчанию; what starts by default; default command of an image; поменять команду запуска;
    change what the image starts; нужен ли entrypoint; do i need an entrypoint; что такое CMD; CMD для чего; энтрипоинт зачем; ENTRYPOINT или CMD;
    чем ENTRYPOINT отличается; что запускает контейнер по умолчанию; команда при старте; как указать что запускать;
    передать параметры программе в контейнере; переопределить CMD; почему мои аргументы не работают;
    какая программа стартует; что лучше CMD или ENTRYPOINT; what is CMD for; ENTRYPOINT or CMD; startup command; what program starts;
    pass parameters to the program; command after the image name; ENTRYPOINT meaning; my arguments are ignored; set the command to start;
    difference ENTRYPOINT CMD; что будет без CMD; если не писать CMD; запустить две команды при старте;
    что выбрать для запуска программы, CMD или ENTRYPOINT; энтрипойнт и цмд в чём прикол; хочу чтобы программа принимала параметры при docker run; CMD
    and ENTRYPOINT both start something, why two; i want program to accept parameters from docker run; какая инструкция говорит что запускать; which
    instruction says what to start; ENTRYPOINT плюс CMD вместе; ENTRYPOINT together with CMD; точка входа контейнера что такое; ENTRYPOINT против CMD`,
  'shell-exec-form': `зачем скобки в CMD; CMD с кавычками и скобками; квадратные скобки в ENTRYPOINT; две формы записи CMD; CMD списком; почему пишут в квадратных скобках;
    массив в CMD; переменная в CMD не раскрывается; форма exec; форма shell; square brackets; CMD as a list; two ways to write CMD;
    variable not expanded in CMD; why an array in CMD; CMD with quotes; exec form or shell form; brackets in ENTRYPOINT;
    зачем в CMD эти скобки и кавычки; с квадратными скобками и без них, есть разница; почему $HOME в CMD не раскрылся; CMD строкой или массивом; why
    these brackets and quotes in CMD; is there difference with square brackets and without; $HOME is not expanded in my CMD; почему с одинарными
    кавычками в CMD не работает; single quotes in CMD brackets do not work; как правильнее записать CMD, списком или строкой; list or plain string in
    CMD; почему советуют CMD в виде json; why is json CMD advised; вместо моей программы первым процессом sh`,
  env: `как передать переменную; задать переменную; переменные в докере; поставить env; переменная среды;
    как прокинуть переменную в контейнер; посмотреть переменные контейнера; .env файл; файл с переменными; ENV зачем; -e зачем;
    как передать пароль базе через переменную; pass a setting; set a variable; env file; variables in docker; give the container a variable;
    environment of the program; why ENV; provide configuration; pass a password through a variable; see variables of a container;
    переменная не видна в программе; посмотреть все переменные; see the environment of a container; variable does not show up; print env of a container;
    хочу зашить настройку в образ через переменную; какой строкой докерфайла задать переменную; прописать APP_ENV в докерфайле; how to set variable
    inside dockerfile; bake a setting into the image as a variable; write APP_ENV in dockerfile; ENV на что влияет; видна ли ENV внутри контейнера; is
    ENV visible inside the running container; переменные среды в имейдже; энвы в докерфайле; добавить энв в образ; ENV instruction example; задать
    переменную навсегда в образе; what is ENV in dockerfile for`,
  arg: `ARG зачем; что такое ARG; аргумент сборки; передать версию при сборке; build-arg как передать; параметр для dockerfile; задать версию снаружи;
    ARG пустой; почему ARG не видно после FROM; ARG meaning; pass a version while building; build args; parameter of a dockerfile; ARG is empty;
    ARG not visible after FROM; why ARG; переменная только на время сборки; значение нужно только при сборке; variable only for the build;
    хочу передавать версию при билде снаружи; параметр который нужен только пока собирается; как подставить значение в докерфайл из командной строки;
    pass version from outside when building; put value into dockerfile from the command line; параметризовать докерфайл; parametrize my dockerfile;
    сделать версию базового образа настраиваемой; make version in FROM configurable; ARG в докерфайле зачем; what is a build arg; аргументы билда;
    подставить переменную в FROM`,
  'arg-env': `ARG или ENV; разница ARG ENV; когда ARG а когда ENV; ENV и ARG чем отличаются; почему ARG нет в контейнере; ARG не виден при запуске; ARG or ENV;
    ENV versus ARG; why is ARG missing in the container; when ARG and when ENV; ARG is not there at run time;
    две инструкции для переменных, какую брать; переменная нужна при сборке или в контейнере, что писать; two instructions for variables, which should
    i take; variable for build versus variable for run; ARG gone in ready container, but ENV there; ARG против ENV; ENV сильнее ARG; which wins if ARG
    and ENV have same name; ARG и ENV с одним именем кто победит; ARG ENV в чём прикол; ENV and ARG confusion; путаю ENV и ARG`,
  'build-secret': `куда девать пароль; как спрятать токен; пароль виден в образе; секреты при сборке; можно ли пароль в докерфайле; безопасно передать ключ при сборке;
    ssh ключ в сборке; как скрыть api ключ; пароль остался в истории; where do i put a password; hide a token; can others see my password in the image;
    pass a key safely; ssh key in a build; secrets while building; password visible in history; credentials in a dockerfile; private key;
    нормально ли пароль в ENV; можно ли пароль базы в докерфайл; is it ok to put a password in ENV;
    как не засветить пароль в имейдже; хочу передать ключ сборке безопасно; how not to leak password through docker image; need a token in build but
    do not want it in the image; случайно закинул пароль в докерфайл; i put password in dockerfile by accident; правда ли что ARG виден в истории; is
    ARG visible in history; где хранить секреты при билде; секретный ключ для билда; is it bad to write api key in ENV; почему пароли в ENV плохая
    идея`,
  workdir: `в какой папке выполняются команды; текущая папка в образе; сменить папку в докерфайле; change directory in a dockerfile;
    which folder do commands run in; куда копируется точка в COPY; что такое workdir; для чего рабочая директория; в какую папку попадает;
    как сменить папку; где находится программа внутри образа; WORKDIR вместо cd; текущая папка в докерфайле;
    зачем нужен воркдир; рабочий каталог в образе; workdir meaning; change the folder; WORKDIR or cd; current directory;
    in which folder am i; why WORKDIR; set the directory; где прописать папку; в каком каталоге окажусь; where do i set the folder;
    в каком месте внутри образа я нахожусь при билде; задать папку по умолчанию для команд; что за строка WORKDIR /app во всех примерах; why every
    example has WORKDIR /app; set default folder for commands in image; where am i inside the image while building; обязателен ли WORKDIR; is WORKDIR
    mandatory; без WORKDIR куда всё ложится; where does everything go without WORKDIR; воркдир для чего; зачем прописывают рабочую директорию`,
  expose: `EXPOSE зачем; открывает ли EXPOSE порт; EXPOSE и -p разница; нужно ли писать EXPOSE; что даёт EXPOSE; EXPOSE не работает;
    написал EXPOSE а сайт не открывается; без EXPOSE будет работать; why EXPOSE; EXPOSE or -p; is EXPOSE needed; EXPOSE does nothing;
    wrote EXPOSE but cannot connect; does EXPOSE open the port; expose vs -p;
    прописал EXPOSE 80, но с компа не зайти; что реально делает EXPOSE; правда ли что EXPOSE ничего не открывает; EXPOSE нужен если есть -p; wrote
    EXPOSE 80 but can not open from my computer; is it true that EXPOSE opens nothing; what is real effect of EXPOSE; do i need EXPOSE if I use -p;
    экспоуз на что влияет; экспоуз для красоты; is EXPOSE only documentation; EXPOSE порт пометка; можно удалить EXPOSE из докерфайла; can i drop
    EXPOSE`,
  user: `работает от рута это плохо; как запускать не от root; сменить пользователя; зачем не рут; USER в докерфайле; почему опасно от root;
    какой пользователь внутри; создать пользователя в образе; кем запускается программа; обычный пользователь в контейнере; not as root; why is root bad;
    create a user in the image; which user is inside; USER in a dockerfile; drop root; run as a normal user; am i root in the container;
    unprivileged user;
    хочу чтобы прога в контейнере была не под рутом; кем по умолчанию работает процесс в образе; под кем запускается моя программа; i want program in
    container not to be root; who does my program run as by default; сменить юзера в докерфайле; строка USER в докерфайле что меняет; what does the
    line USER change; от чьего имени выполняется CMD; on whose behalf is CMD executed; запуск не из под рута; правда ли что по умолчанию рут; is root
    the default user; как понизить права программы; USER app зачем пишут`,
  label: `LABEL зачем; метки образа; как указать автора; добавить описание образа; LABEL что это; версия в LABEL; maintainer чем заменить;
    кто сделал этот образ; labels of an image; why LABEL; add a description; set the author; what is LABEL; who made this image;
    подписать образ своим именем; как записать в имейдж кто его сделал; приклеить к образу описание; how to sign image with my name as author; write
    into the image who made it; stick a description to image; лейблы на образе для чего; what are labels on image for; найти образы по лейблу; find
    images by label; добавить метаданные в докерфайл; org.opencontainers.image.source что это; указать ссылку на исходники в образе`,
  'volume-instruction': `VOLUME в докерфайле зачем; инструкция VOLUME что делает; почему создался анонимный том сам; нужен ли VOLUME; VOLUME или -v;
    VOLUME line in a dockerfile; why VOLUME; is VOLUME needed; VOLUME or -v; a volume appeared by itself;
    строка VOLUME в чужом докерфайле, нужна ли; откуда взялся том с длинным именем, я его не создавал; VOLUME /data что произойдёт при запуске; there
    is VOLUME line in the dockerfile, is it needed; what happens at start because of VOLUME /data; i did not create this volume with a long name;
    вольюм в докерфайле; стоит ли писать VOLUME в своём образе; should i write VOLUME in my image; почему postgres создаёт том сам; why does postgres
    image create a volume by itself; VOLUME в докерфайле или -v при запуске; declare volume in dockerfile`,
  onbuild: `ONBUILD зачем; что такое STOPSIGNAL; несколько строк в RUN без &&; какие ещё инструкции бывают;
    what is STOPSIGNAL; why ONBUILD; other instructions;
    ONBUILD что за зверь; триггер для наследников образа; инструкция которая сработает в дочернем образе; instruction that works in child image; what
    triggers does ONBUILD set; откладывает ли ONBUILD команду; trigger for images built on mine; ONBUILD пример; ONBUILD example; почему ONBUILD не
    сработал сразу; why ONBUILD did nothing in my build`,
  comment: `как закомментировать строку; решётка в dockerfile; комментарии в докерфайле; обратный слеш зачем; перенести строку;
    как разбить длинную команду; # syntax зачем; можно ли писать комментарии; знак \\ в конце; how do i comment out a line; hash sign in a dockerfile;
    backslash meaning; slash at the end of the line; what is # syntax; comments allowed; multi line command;
    как временно отключить строку в докерфайле; знак решётки в начале строки; хочу оставить пояснение в докерфайле; how do i disable a line in
    dockerfile for a while; leave a note in dockerfile; hash in the beginning of line; почему решётка в середине RUN не комментарий; why # in the
    middle of RUN is not a comment; можно ли комментировать докерфайл; пометка для себя в докерфайле; # check=skip зачем; закомментить строчку;
    comment out dockerfile step`,
};
