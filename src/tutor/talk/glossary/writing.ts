/** How a Dockerfile is written in detail, and what a build makes of it. */
import type { Topic } from '../topic.ts';

export const WRITING: readonly Topic[] = [
  {
    key: 'dockerfile-file',
    asked: `имя файла Dockerfile; с большой буквы; extension of dockerfile; dockerfile.txt подойдёт; куда его положить; file must be named how;
      как назвать файл для сборки;
      Как называется файл Dockerfile; The file name Dockerfile; как правильно называется dockerfile; dockerfile с большой буквы;
      нужно ли расширение у dockerfile; какое расширение у докерфайла; dockerfile.txt; dockerfile с маленькой буквы; does the dockerfile need an extension;
      which extension does a dockerfile have; is the name Dockerfile case sensitive; capital letter in Dockerfile; must it be called Dockerfile;
      обязательно ли называть dockerfile; где должен лежать dockerfile; where should the dockerfile be; куда положить dockerfile;
      where do i put the dockerfile; docker фаил как называется; name of the dockerfile; имя файла Dockerfile; почему dockerfile без расширения;
      what type of file is a dockerfile; dockerfile это текстовый файл`,
    near: ['dockerfile-name', 'dockerfile', 'e-no-dockerfile'],
  },
  {
    key: 'instruction-case',
    asked: `писать капсом; строчными можно; lower case instructions; caps in dockerfile; большие или маленькие буквы; upper case FROM;
      Большие буквы в инструкциях; Capitals in instructions; обязательно ли писать инструкции большими буквами; можно ли from маленькими;
      почему инструкции заглавными; инструкции капсом; почему в dockerfile капс; do instructions have to be uppercase; why are instructions in capitals;
      can i write from in lower case; is the dockerfile case sensitive; are instructions case sensitive; регистр в dockerfile; важен ли регистр;
      does case matter in a dockerfile; run или RUN; писать RUN или run; зачем CAPS LOCK в докерфайле; маленькими буквами инструкции`,
    near: ['dockerfile', 'instruction', 'comment'],
  },
  {
    key: 'first-line',
    asked: `с чего начать писать dockerfile; первая строка файла; skeleton of a dockerfile; what must a dockerfile have; beginning of the file; структура файла;
      С чего начинается Dockerfile; How a Dockerfile begins; с чего начинается dockerfile; какая первая инструкция; обязателен ли FROM;
      что должно быть первым в dockerfile; что обязательно в dockerfile; минимальный dockerfile; как написать dockerfile; как правильно писать dockerfile; how does a dockerfile start; which instruction comes first; is FROM required; must FROM be first;
      can a dockerfile be without FROM; minimal dockerfile; how do i write a dockerfile;
      which instructions are required; can anything stand before FROM; ARG перед FROM; ARG before FROM; # syntax=docker/dockerfile:1; что значит # syntax;
      what is # syntax=docker/dockerfile; syntax line; какие инструкции обязательны; структура dockerfile`,
    near: ['from', 'arg', 'dockerfile'],
  },
  {
    key: 'copy-destination',
    asked: `второй путь в COPY; куда ляжет файл; where does the file land; путь назначения; зачем ./; point slash; без второго пути; destination folder;
      имя после копирования; why the slash at the end;
      Куда копирует COPY; Where COPY puts files; зачем писать COPY main.go ./ а не просто main.go; зачем ./ в COPY; что значит ./ в COPY;
      куда копирует COPY; второй аргумент COPY; почему в COPY два пути; COPY requires at least two arguments; copy main.go ./ why not just main.go;
      why ./ at the end of COPY; what does ./ mean in COPY; where does COPY put the file; why does COPY need two paths; destination of COPY;
      косая черта в конце COPY; слеш в конце пути в COPY; trailing slash in COPY; зачем слеш в конце; COPY file .; точка в COPY;
      что значит точка в COPY main.go .; what does the dot mean in COPY; скопировать под другим именем; copy under another name; rename a file with COPY;
      COPY в какую папку попадёт файл; в какую папку скопируется`,
    near: ['copy-dots', 'copy-add', 'workdir'],
  },
  {
    key: 'copy-dots',
    asked: `точка точка в COPY; скопировать целиком проект; whole project into the image; скрытые файлы копируются; dotfiles; копирует ли всё подряд;
      does it copy everything; .git и .env;
      COPY . .; что значит COPY . .; зачем две точки в COPY; две точки в COPY; COPY . . что делает; что делает COPY . .; what does COPY . . mean;
      what do the two dots mean; why two dots in COPY; COPY dot dot; copy everything; скопировать все файлы; скопировать всё в образ;
      копирует ли COPY скрытые файлы; does COPY copy hidden files; does COPY . . copy hidden files; попадёт ли .git в образ; попадёт ли .env в образ;
      will .env be copied; does COPY . . copy the Dockerfile; попадает ли dockerfile в образ при COPY . .; плохо ли писать COPY . .; is COPY . . bad;
      почему не стоит COPY . .; COPY . /app; чем плох COPY . .; first dot second dot`,
    near: ['copy-destination', 'context', 'dockerignore'],
  },
  {
    key: 'copy-outside',
    asked: `файл лежит уровнем выше; взять из родительской папки; file is one level up; ../ в COPY; за пределами контекста; absolute path in COPY;
      из другого проекта;
      COPY из папки выше; COPY from the folder above; COPY ../shared не работает; COPY ../shared /app doesnt work; скопировать файл из родительской папки;
      COPY ../; можно ли COPY ../file; copy a file from the parent directory; copy from outside the context; COPY parent folder;
      скопировать файл с абсолютным путём; COPY /home/user/file не работает; COPY with an absolute path; copy a file from my home folder;
      взять файл из другой папки; файл лежит вне папки проекта; file is outside of the build folder; --build-context; скопировать из соседней папки;
      copy from a sibling folder; путь с двумя точками в COPY; why can't COPY see ../`,
    near: ['context', 'e-copy-not-found', 'dockerfile-name'],
  },
  {
    key: 'copy-pattern',
    asked: `по маске; звёздочка; list several files; все go файлы; two files at once; COPY a b ./;
      Несколько файлов в COPY; Several files in COPY; скопировать несколько файлов; COPY несколько файлов; COPY *.go; звёздочка в COPY; маска в COPY;
      copy several files; COPY with a wildcard; wildcard in COPY; copy only go files; COPY go.mod go.sum ./; what does COPY *.txt do;
      скопировать файлы по маске; два файла в одном COPY; copy two files in one instruction; multiple files COPY; копировать только нужные файлы;
      copy all json files; скопировать только файлы с расширением`,
    near: ['copy-add', 'copy-directory', 'copy-dots'],
  },
  {
    key: 'add-more',
    asked: `ADD vs wget in RUN; ADD или wget; ADD or curl;
      распаковать tar; архив в образ; fetch a url while building; скачать при сборке; ADD и ссылки; unzip in the image; unpack automatically;
      Что умеет ADD; What ADD can do; ADD с ссылкой; ADD https; скачать файл в dockerfile; как скачать файл по ссылке при сборке; ADD распаковывает архив;
      распаковать архив в образ; ADD url; download a file in a dockerfile; does ADD unpack archives; ADD tar.gz; unpack an archive in the image;
      when should i use ADD; когда использовать ADD; зачем нужен ADD если есть COPY; why does ADD exist; wget в dockerfile; curl в dockerfile;
      git clone в dockerfile; clone a repository in a dockerfile; ADD zip; распаковывает ли ADD zip; does ADD unzip; COPY распакует архив`,
    near: ['copy-add', 'context', 'choose-base'],
  },
  {
    key: 'workdir-cd',
    asked: `cd не сохраняется; перейти в папку; change folder in dockerfile; почему cd забывается; cd then next RUN; создаст папку сам; mkdir нужен;
      folder not changed;
      WORKDIR или RUN cd; WORKDIR or RUN cd; WORKDIR or RUN cd, same thing; чем WORKDIR отличается от cd; RUN cd не работает; почему RUN cd не действует;
      cd в dockerfile; RUN cd /app не меняет папку; difference between WORKDIR and cd; why does RUN cd not work; cd does not persist in a dockerfile;
      RUN cd has no effect; WORKDIR vs cd; WORKDIR vs mkdir; нужно ли mkdir перед WORKDIR; do i need mkdir before WORKDIR; создаёт ли WORKDIR папку;
      does WORKDIR create the folder; несколько WORKDIR подряд; two WORKDIR; относительный WORKDIR; relative WORKDIR; зачем WORKDIR если можно cd;
      WORKDIR == cd; перейти в папку в dockerfile`,
    near: ['workdir', 'run-shell', 'copy-destination'],
  },
  {
    key: 'env-path',
    asked: `добавить в PATH; export теряется; variable lost in the next RUN; путь к программам; source ничего не делает; PATH variable;
      PATH в Dockerfile; PATH in a Dockerfile; как изменить PATH в dockerfile; добавить папку в PATH; ENV PATH; update PATH in a dockerfile;
      add to PATH in docker; how do i set PATH in an image; RUN export не работает; RUN export не сохраняется; RUN export does not persist;
      export в dockerfile пропадает; переменная из RUN export пропала; variable set with export is lost; why is my exported variable gone;
      bashrc в контейнере; .bashrc is not read; что такое PATH; what is $PATH; добавить программу в PATH; source в dockerfile; RUN source не работает;
      activate venv in a dockerfile`,
    near: ['env', 'shell-exec-form', 'environment-run'],
  },
  {
    key: 'ignore-what',
    asked: `node_modules from my mac ended up in the image; node_modules с моей машины попали в образ;
      примеры для dockerignore; что исключать; list of things to ignore; node_modules и .git исключить; forget .env in image;
      как заполнить dockerignore; pattern in dockerignore;
      Что писать в .dockerignore; What goes into .dockerignore; что писать в dockerignore; что положить в .dockerignore;
      what should i put in .dockerignore; what goes into dockerignore; пример dockerignore; example of a dockerignore; какие файлы исключать;
      which files should i ignore; формат .dockerignore; dockerignore syntax; синтаксис dockerignore; где лежит .dockerignore; where does .dockerignore go; нужно ли .git в dockerignore; dockerignore не работает; dockerignore is not working;
      как исключить всё кроме; ignore everything except; dockerignore как gitignore; что исключить из контекста; влияет ли dockerignore на размер`,
    near: ['dockerignore', 'context', 'copy-dots'],
  },
  {
    key: 'cached-download',
    asked: `клонирует старую версию; скачанное устарело; git clone is stale; curl из кеша; new commits are not seen; refresh a download step;
      старый код из репозитория; пересобрать один шаг;
      RUN не видит нового; RUN does not see what is new; RUN git clone не обновляется; git clone берётся из кеша;
      my RUN git clone never gets the new commits; RUN git clone is cached; RUN git pull cached; curl в RUN не скачивает заново;
      старая версия скачивается из кеша; download step is cached; RUN wget does not download again; почему RUN не скачивает новую версию;
      apt-get update из кеша старый; stale cache; кеш отдаёт старое; как заставить выполнить один шаг заново; force one step to run again; rerun one step;
      сбросить кеш одного шага; invalidate the cache of one step; как пересобрать только один шаг; build uses old files from the net;
      видит ли кеш что файл в интернете изменился; does the cache notice changes on the internet`,
    near: ['cache-miss', 'no-cache', 'arg'],
  },
  {
    key: 'cache-broken-by',
    asked: `от README пересборка; мелкая правка и всё заново; touching a file rebuilds; что считается изменением; what counts as a change;
      время файла важно; how is a change noticed; если переставить строки; кеш узнаёт файлы;
      Что сломало кеш; What broke the cache; кеш сломался после того как я поменял README; изменил readme и всё пересобирается;
      почему readme сбрасывает кеш; changed the README and everything is rebuilt; why does changing a readme break the cache;
      как docker узнаёт что слой можно взять из кеша; how does docker know a layer can be reused; how does docker decide to use the cache;
      по чему docker понимает что брать из кеша; когда слой переиспользуется; when is a layer reused; кеш по дате или по содержимому;
      does the cache look at timestamps; touch сбрасывает кеш; does touch break the cache; сбросит ли кеш комментарий; does a comment break the cache;
      поменял пробел в dockerfile; does whitespace break the cache; переименовал файл кеш слетел; права файла и кеш; как кеш сравнивает файлы;
      сбрасывает ли ENV кеш; does changing ENV break the cache; поменял CMD кеш; does changing CMD rebuild; если добавить строку в середину dockerfile;
      all steps after a changed one; почему все шаги ниже тоже заново; почему после изменённого шага остальные тоже; why are later steps not cached`,
    near: ['cache-miss', 'dockerignore', 'cache-order'],
  },
  {
    key: 'cache-life',
    asked: `кеш устареет; сколько дней хранится; will the cache be there tomorrow; потерял кеш на другой машине; cache on the build server;
      стереть кеш опасно; образ удалил кеш остался; is it stored on my disk;
      Сколько живёт кеш; How long the cache lives; сколько хранится кеш сборки; сколько живёт кеш; устаревает ли кеш; где хранится кеш сборки;
      where is the build cache; how long does the cache live; does the cache expire; удалил образ а сборка из кеша;
      i deleted the image but the build is still cached; deleting the image does not clear the cache; удаляется ли кеш вместе с образом;
      is the cache deleted with the image; кеш на другом компьютере; is the cache shared between machines; общий ли кеш; кеш между машинами; кеш в ci;
      --cache-from; cache in ci; --cache-to; перенести кеш; можно ли удалить кеш без вреда; is it safe to delete the cache; что будет если удалить кеш;
      what happens if i clear the cache; кеш слоёв и образ; зачем хранить кеш`,
    near: ['cache', 'builder-prune', 'no-cache'],
  },
  {
    key: 'rebuild-same',
    asked: `собрал ещё раз; собрать повторно; build again with the same name; копия образа появится; двойная сборка; old image after build;
      новый образ старое имя; overwritten image; id тот же самый;
      что произойдет если тег уже занят; what if the tag is taken already; if the name exists already;
      Собрать второй раз то же; Building the same again; что будет если собрать второй раз; собрать тот же dockerfile ещё раз;
      если ничего не менять и собрать; what happens if i build twice; build the same dockerfile again; does building twice make two images;
      будет ли два образа если собрать дважды; собрал ещё раз а id тот же; same image id after rebuilding; почему id образа не изменился;
      why is the image id the same; почему после пересборки id другой; image id changed after rebuild; собрать с тем же именем;
      build with the same tag again; что станет со старым образом при пересборке; what happens to the old image when i rebuild; перезапишется ли образ;
      is the old image overwritten; does rebuilding overwrite the image; build with an existing name; дважды собрал с разными тегами;
      старый образ после пересборки; куда делся старый образ`,
    near: ['cached', 'two-names', 'dangling'],
  },
  {
    key: 'build-source',
    asked: `собрать прямо из гита; build straight from git; без папки; dockerfile через конвейер; pipe a dockerfile;
      Сборка по ссылке и без папки; Building from a link; собрать образ из github; docker build по ссылке; docker build git url; build from github;
      build from a git repository; docker build -; docker build - < Dockerfile; собрать dockerfile из stdin; dockerfile from stdin;
      build without a context; сборка без контекста; можно ли собрать без папки; build from a url; собрать из репозитория git`,
    near: ['context', 'dockerfile-name', 'build'],
  },
  {
    key: 'heredoc',
    asked: `длинный RUN; перенос строки; break a long line; список команд в RUN; backslash; слеш в конце строки; EOF; several lines in RUN;
      Много команд в одном RUN; Many commands in one RUN; несколько команд в RUN; много команд в одном RUN; как перенести RUN на несколько строк;
      обратный слеш в конце строки; зачем обратная косая черта; what is the backslash in RUN; what does \\ at the end of the line mean; multi line RUN;
      RUN on several lines; RUN <<EOF; heredoc in a dockerfile; heredoc в dockerfile; что такое EOF в dockerfile; what is <<EOF; зачем && \\;
      точка с запятой в RUN; long RUN command; разбить длинный RUN; split a long RUN; set -e; set -ex что это; RUN set -eux`,
    near: ['chained-run', 'run', 'comment'],
  },
  {
    key: 'shell-instruction',
    asked: `перечень инструкций; all keywords of dockerfile; какие слова есть в dockerfile; bash вместо sh; автор образа MAINTAINER;
      what instructions are there; редко используемые;
      SHELL, STOPSIGNAL, ONBUILD; инструкция SHELL; что делает SHELL; SHELL instruction; what does SHELL do; SHELL в dockerfile; поменять оболочку для RUN;
      use bash in RUN; bash вместо sh в RUN; инструкция STOPSIGNAL; MAINTAINER; что такое MAINTAINER; maintainer deprecated; MAINTAINER устарел; ONBUILD что это; set -o pipefail; pipefail в dockerfile; какие бывают инструкции; список инструкций dockerfile;
      list of dockerfile instructions; which instructions are there; сколько всего инструкций; how many instructions are there; все инструкции dockerfile;
      what instructions exist`,
    near: ['shell-exec-form', 'onbuild', 'signals'],
  },
  {
    key: 'create-user',
    asked: `завести пользователя в образе; add a normal user; useradd или adduser; не от root запускать программу как; switch user in dockerfile;
      после USER не ставится пакет;
      Создать пользователя; Creating a user; как создать пользователя в dockerfile; создать юзера в образе; adduser в dockerfile; useradd;
      как добавить пользователя в образ; create a user in a dockerfile; add a user to an image; how do i create a non-root user; adduser -D;
      USER no such user; unable to find user; unable to find user app: no matching entries in passwd file; после USER permission denied;
      permission denied after USER; apt-get после USER не работает; RUN after USER fails; где ставить USER; where do i put USER;
      вернуться к root в dockerfile; switch back to root; USER root обратно`,
    near: ['user', 'root-inside', 'copy-owner'],
  },
  {
    key: 'healthcheck-how',
    asked: `проверка живости; check if app is alive; unhealthy что делать; пример проверки; curl в healthcheck; how often is health checked;
      здоров ли контейнер;
      Написать HEALTHCHECK; Writing a HEALTHCHECK; как написать healthcheck; пример healthcheck; how do i write a healthcheck; healthcheck example;
      контейнер unhealthy почему; why is my container unhealthy; что делать если unhealthy; перезапустит ли docker unhealthy контейнер;
      does docker restart unhealthy containers; --interval --retries; health: starting; что значит health: starting; what does health: starting mean;
      как проверить что приложение живо; check that the app is alive; как выключить healthcheck; HEALTHCHECK NONE`,
    near: ['healthcheck', 'container-states', 'ps'],
  },
  {
    key: 'task-reason',
    asked: `к чему это задание; что мне это даст; why do we do this; смысл вопроса; зачем такое странное условие; what do i learn from this;
      почему требуют;
      Почему задание такое; Why the task is like this; зачем это задание; почему именно так надо; почему в задании просят так; зачем в задании без имени;
      почему именно без имени надо; это же неудобно зачем так; зачем нам это делать; why does the task want this; why do i have to do it this way;
      why must it be without a name; what is the point of this task; what is this exercise for; почему нельзя сделать иначе; зачем так сложно;
      почему просят собрать без имени; какой смысл в этом задании; why is this question asked; для чего этот вопрос`,
    near: ['simulator', 'score', 'saved-progress'],
  },
  {
    key: 'context-size',
    asked: `контекст много весит; sending context takes ages; папка слишком большая для сборки; huge context; гигабайты в контекст; too big folder;
      Почему контекст такой большой; Why the context is large; why is my build context 2GB; контекст 2 гб почему; почему контекст большой;
      why is the build context so large; what is the build context and why is mine 2GB; transferring context долго; load build context takes forever;
      transferring context 1.2GB; контекст отправляется долго; как уменьшить контекст; reduce the build context; отправляет гигабайты при сборке;
      sends gigabytes to the daemon; build sends too many files; почему сборка отправляет всю папку; why does the build send my whole folder;
      собрал из домашней папки; build from the home folder`,
    near: ['context', 'dockerignore', 'copy-dots'],
  },
  {
    key: 'executable',
    asked: `скрипту дать права; permission to run; chmod; право на исполнение; runnable script; +x;
      Сделать файл запускаемым; Making a file executable; как сделать файл исполняемым в dockerfile; make a file executable in a dockerfile;
      chmod +x в dockerfile; RUN chmod +x; COPY --chmod; права на запуск скрипта в образе; make a script executable;
      how do i make a script executable in docker; chmod в dockerfile; зачем chmod +x; скрипт не запускается нет прав; сохраняет ли COPY права;
      does COPY keep permissions; does COPY preserve permissions; права файла после COPY; chmod 755 что значит`,
    near: ['copy-owner', 'e-not-executable', 'two-commands'],
  },
  {
    key: 'conditions',
    asked: `если то иначе в dockerfile; ветвление; only in production; разные варианты сборки; цикл; if statement;
      Условия в Dockerfile; Conditions in a Dockerfile; can i use if in dockerfile; условие в dockerfile; можно ли if в dockerfile; if else в докерфайле;
      цикл в dockerfile; loop in a dockerfile; conditional in a dockerfile; conditional copy; выполнить RUN по условию; run a step only sometimes;
      разные образы для разработки и прода; different images for dev and prod; dev и prod в одном dockerfile; один dockerfile для разных окружений;
      include в dockerfile; подключить один dockerfile в другой; include another dockerfile; импортировать dockerfile`,
    near: ['arg', 'target', 'run-shell'],
  },
  {
    key: 'without-dockerfile',
    asked: `не писать dockerfile; вручную сделать образ; образ без файла;
      Собрать без Dockerfile; An image without a Dockerfile; можно ли собрать образ без dockerfile; собрать без докерфайла; can i build without dockerfile;
      make an image without a dockerfile; нужен ли dockerfile; обязателен ли dockerfile; do i need a dockerfile; is a dockerfile required;
      как ещё можно сделать образ; other ways to make an image; образ из папки без dockerfile; buildpacks; сделать образ вручную; build an image by hand`,
    near: ['commit', 'export-import', 'build-source'],
  },
  {
    key: 'dry-run',
    asked: `посмотреть план сборки; preview a build; без выполнения; прервал сборку; сборка сломалась посередине что останется; check before building;
      Проверить сборку заранее; Trying a build beforehand; can i see what docker build will do before running; проверить сборку без запуска;
      dry run of a build; docker build --dry-run; пробная сборка; можно ли посмотреть что сделает build; test a dockerfile without building;
      испортится ли образ если сборка упадёт; what happens to the image if the build fails; что будет если сборка упала на середине;
      остаётся ли что-то от неудачной сборки; what is left of a failed build; если прервать сборку; what if i interrupt a build; можно ли прервать сборку;
      продолжится ли сборка с того же места; does the build continue where it stopped`,
    near: ['lint', 'progress-output', 'build'],
  },
  {
    key: 'two-images',
    asked: `Два образа из одного Dockerfile; Two images of one Dockerfile; can one Dockerfile build two different images; два образа из одного dockerfile;
      собрать несколько образов из одного докерфайла; several images from one dockerfile; один dockerfile несколько образов;
      build two images from one file; разные образы из одного файла; two targets in one dockerfile; общая часть для двух образов;
      share a base between two images`,
    near: ['target', 'conditions', 'stage-or-layer'],
  },
  {
    key: 'user-number',
    asked: `Пользователь числом или именем; User by number or name; USER 1000 или USER app разница; USER 1000 or USER app; user by number; run as my own uid;
      запустить от своего uid; свой uid в контейнере; I have no name!; что значит I have no name; what does I have no name mean; whoami: unknown uid 1000;
      unknown uid; числовой пользователь; numeric user; uid без имени; зачем USER 1000; why USER 1000; пользователь по номеру;
      от моего имени запустить контейнер`,
    near: ['create-user', 'exec-user', 'mount-owner'],
  },
  {
    key: 'build-ssh',
    asked: `Закрытый репозиторий при сборке; A private repository in a build; private repo ssh key in docker build; приватный репозиторий при сборке;
      git clone приватного репозитория в dockerfile; clone a private repository in a build; ssh ключ при сборке; ssh key in docker build; --ssh default;
      --mount=type=ssh; скопировать ssh ключ в образ; copy my ssh key into the image; токен github при сборке; npm token in docker build;
      доступ к закрытому git при сборке; private package in docker build`,
    near: ['build-secret', 'add-more', 'cached-download'],
  },
  {
    key: 'label-or-env',
    asked: `LABEL или ENV; LABEL or ENV; чем LABEL отличается от ENV; difference between LABEL and ENV; label vs env; куда писать версию образа;
      where do i write the version of an image; версию в LABEL или в ENV; author of the image in label; видит ли программа LABEL;
      does the program see labels`,
    near: ['label', 'env', 'inspect'],
  },
  {
    key: 'arg-default',
    asked: `Значение ARG по умолчанию; The default of an ARG; default of a build argument; значение ARG по умолчанию; ARG с умолчанием; default value for ARG;
      ARG NAME=value; почему ARG пустой; why is my ARG empty; ARG пустой после FROM; ARG is empty after FROM; ARG не виден во второй стадии;
      ARG in the second stage; как сохранить ARG в контейнере; keep an ARG at run time; ARG в ENV; ENV из ARG; переменная сборки пустая;
      build arg is not set; one or more build-args were not consumed`,
    near: ['arg', 'arg-env', 'base-gone'],
  },
  {
    key: 'ignore-except',
    asked: `.dockerignore: всё, кроме; .dockerignore: all but; dockerignore всё кроме одной папки; ignore everything except one folder in dockerignore;
      исключить всё кроме; dockerignore all but; восклицательный знак в dockerignore; exclamation mark in dockerignore; вернуть файл в dockerignore;
      dockerignore exceptions; порядок строк в dockerignore; order of lines in dockerignore; белый список dockerignore; whitelist in dockerignore`,
    near: ['dockerignore', 'ignore-what', 'context'],
  },
];
