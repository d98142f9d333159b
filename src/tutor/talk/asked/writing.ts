/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const WRITING_ASKED: Readonly<Record<string, string>> = {
  'dockerfile-file': `в Проводнике вижу Dockerfile.txt, так сойдёт; как именно обозвать файл, чтобы билд его нашёл; dockerfile с маленькой d найдётся; is dockerfile
    with small d going to be found; I saved it as Dockerfile.txt, is it okay; в какую папку проекта бросить докерфайл; in which folder of project do I
    place dockerfile; расширение .docker бывает; нужно ли .txt у докерфайла; what to call the file so that build finds it; имя докерфайла имеет
    значение; docker file as one word or two`,
  'instruction-case': `from и run строчными, билд поймёт; обязательно орать капсом FROM и COPY; почему все пишут инструкции заглавными; will build understand lowercase
    from and run; must I shout FROM and COPY in capitals; why everybody writes instructions in capital letters; маленькие буквы в докерфайле ошибка;
    капслок в докерфайле зачем; is lower case copy an error; регистр букв в инструкциях влияет; можно писать workdir маленькими вместо WORKDIR; Copy,
    COPY or copy, which is right`,
  'first-line': `с какой строчки стартует докерфайл; без FROM вообще можно; can it work without FROM; что пишут в самом начале докерфайла; какие строки обязаны быть в
    докерфайле; which lines must be in every dockerfile; можно ли поставить комментарий до FROM; what may stand above FROM; зачем самая первая строка # syntax=docker/dockerfile:1`,
  'copy-destination': `что означает второе слово после COPY; куда приземлится мой файл; в каком месте образа окажется скопированный main.py; what is second word after
    COPY; where in the image will my file land; зачем писать ./ на конце COPY; why people end COPY with ./; хочу скопировать и сразу переименовать;
    copy and rename in one go; COPY без второго пути не работает; COPY with only one path fails; слэш после /app важен; is the slash after /app
    important; файл после COPY лежит не там; my file ended up in wrong place after COPY`,
  'copy-dots': `две точки подряд после COPY; правда ли что COPY . . берёт вообще всё; первая точка моя папка, а вторая; does COPY . . really take everything;
    first dot is my folder, and second; копируются ли невидимые файлы вроде .env; are invisible files like .env copied; запихнуть весь проект одной
    строкой; put whole project in with one line; опасно ли COPY . .; is COPY . . dangerous; утащит ли COPY . . мой .git; точка пробел точка в
    докерфайле; dot space dot in dockerfile; чем заменить COPY . .`,
  'copy-outside': `нужный файл этажом выше докерфайла; как дотянуться до соседнего проекта из COPY; хочу взять файл из домашней папки при билде; the file I need is
    one level above Dockerfile; how do i reach the neighbour project from COPY; i want file from my home folder in the build; путь с .. в COPY
    запрещён; are .. paths forbidden in COPY; общий код лежит рядом с папкой проекта, как скопировать; shared code lies next to project folder, how to
    copy; COPY не выходит за пределы папки; абсолютный путь C:\\ в COPY; why COPY cannot leave the folder; подняться на уровень вверх в COPY;
    файл папкой выше не копируется; скопировать из папки уровнем выше не выходит; cannot COPY a file from one folder up`,
  'copy-pattern': `скопируй только питоновские файлы; все файлы с одним расширением разом; хочу одной строкой COPY два файла; copy only python files; all files with
    the same extension at once; i want one COPY line for two files; работает ли звёздочка в COPY; does star work in COPY; перечислить файлы через
    пробел в COPY; list files separated by space in COPY; захватит ли звёздочка подпапки; will star go into subfolders; COPY по шаблону имени; COPY by
    name pattern; what does the star in COPY package*.json mean`,
  'add-more': `хочу чтобы архив сам распаковался в образе; скачай файл из интернета прямо при билде; умеет ли COPY разархивировать; I want archive to unpack
    itself in the image; get file from internet right in the build; can COPY unzip; в чём фишка ADD; what is special about ADD; ADD с http ссылкой;
    ADD with http link; положить tar.gz в образ и развернуть; zip при билде раскрыть; скачать релиз с гитхаба в докерфайле; download a release from
    github in dockerfile; клонировать репу внутри докерфайла`,
  'workdir-cd': `почему нельзя просто cd вместо WORKDIR; why not just cd instead of WORKDIR; WORKDIR это то же что cd; is WORKDIR same as cd; надо ли делать mkdir
    самому; must I make the folder myself before WORKDIR; если папки для WORKDIR нет, упадёт; what if folder of WORKDIR does not exist; два WORKDIR
    подряд складываются; do two WORKDIR lines add up; сменить каталог в докерфайле, cd не помогает`,
  'env-path': `как прописать свою папку в PATH образа; RUN export PATH без толку; how do I put my folder to PATH of image; RUN export PATH is no use; bashrc не
    читается при старте контейнера; why .bashrc is ignored in container; venv активировал в RUN и он слетел; i activated venv in RUN and it is gone;
    source activate в докерфайле не держится; PATH навсегда поменять в образе; change PATH permanently in the image; дописать к PATH, не стерев
    старый; append to PATH without losing the old one`,
  'ignore-what': `накидай список для докеригнора; что обычно исключают из сборки; какие папки точно надо в .dockerignore; give me a list for dockerignore; what do
    people usually exclude from build; which folders surely go to .dockerignore; готовый .dockerignore для node проекта; ready .dockerignore for node
    project; как писать шаблоны в .dockerignore; как заполняют файл .dockerignore; how to fill in .dockerignore file; рядом с чем лежит .dockerignore;
    .dockerignore не срабатывает; .dockerignore has no effect; нужен ли .env в докеригноре`,
  'cached-download': `в докерфайле git clone тянет прошлогодний код; RUN curl выполнился один раз и больше не хочет; как заставить только этот шаг скачать заново; git
    clone in dockerfile brings old code; RUN curl ran once and never again; how to make just this step download again; не видит новый коммит при
    билде; new commit is not seen by the build; файл по ссылке обновился, а в образе старый; file behind the link was updated, image still has the old
    one; кэш не знает что в сети всё поменялось; обнулить кэш с определённой строки; drop cache from a certain line only; wget при билде отдаёт
    старьё; apt-get upgrade закэшировался`,
  'cache-broken-by': `тронул ридми и весь билд заново; по каким признакам докер решает что файл изменился; важна ли дата файла для кэша; I touched readme and whole
    build again; by what signs does docker decide a file has changed; does date of the file matter for cache; fresh git clone, will cache be used;
    вставил строку посередине, что пересоберётся; put a line in the middle, what will be rebuilt; добавил пробел, сбросит кэш; почему всё ниже
    изменённой строки выполняется снова; why everything below changed line runs again; сравнивает ли докер содержимое файлов`,
  'cache-life': `завтра кэш ещё будет; на чужом компе билд с нуля, почему кэш не переехал; куда докер складывает кэш билда; will cache still be there tomorrow; on
    another machine build is from zero, why cache did not move; where does docker put build cache; стирается ли кэш сам по себе; does cache get erased
    by itself; удалил имейдж, а билд всё равно мгновенный; deleted image but build is still instant; безвредно ли чистить кэш билда; is it harmless to
    clean build cache; как поделиться кэшем с коллегами; share build cache with colleagues; кэш в гитлаб ci не работает между запусками`,
  'rebuild-same': `если нажать билд ещё раз, станет два образа; билд с тем же именем затрёт прежний; собрал повторно, айди не поменялся; if I press build again will
    there be two images; will build with same name wipe the previous; i built again and id has not changed; куда исчезает прошлый образ при ребилде;
    where does previous image go when i rebuild; имя уже занято другим образом, что случится; name is already used by another image, what will happen;
    айди другой после билда хотя код тот же; билдить дважды подряд бессмысленно`,
  'build-source': `собери прямо из репозитория на гитхабе; билд по урлу; хочу собрать без скачивания проекта; build directly from github repo; build by url; i want
    to build without cloning the project; докерфайл через пайп в docker build; feed Dockerfile through a pipe; минус вместо точки в конце docker
    build; dash instead of dot in docker build; сборка из архива tar по ссылке; собрать когда нет никаких файлов рядом; build when there are no files
    around; cat Dockerfile | docker build -; ветку гита указать при сборке`,
  heredoc: `как уместить десять команд в один RUN читаемо; длиннющая строка RUN, как разбить; что за знак \\ в конце строк; how to put ten commands in one RUN
    and keep it readable; very long RUN line, how do i split it; what is this sign \\ at the end of lines; <<EOF в докерфайле зачем; why <<EOF in
    dockerfile; писать RUN столбиком; write RUN in a column; перенести команду RUN на следующую строчку; continue RUN on the next line; скрипт прямо
    внутри докерфайла; inline script in the dockerfile; что делает set -e в RUN`,
  'shell-instruction': `хочу bash вместо sh в докерфайле; полный перечень инструкций; сколько инструкций знает докерфайл; I want bash instead of sh in dockerfile; full
    list of instructions please; how many instructions does dockerfile know; сменить шелл для сборки; change the shell for build steps; инструкция
    MAINTAINER ещё в ходу; does MAINTAINER still work; каким сигналом гасить контейнер, задать в докерфайле; set the stop signal in dockerfile;
    перечисли все инструкции докерфайла; pipefail как включить в RUN; all dockerfile keywords in one place; какие ещё есть инструкции кроме FROM RUN
    COPY CMD`,
  'create-user': `как завести юзера в имейдже; хочу обычного пользователя вместо рута, какой строкой создать; adduser или useradd, что писать на альпайне; how do i
    make a user of my own in the image with adduser; i want ordinary user instead of root, which line creates it; adduser or useradd on alpine;
    поставил USER и apt сломался; after USER line apt stopped working; где лучше поставить USER в докерфайле; where is the best place for USER;
    вернуться под рута посередине докерфайла; become root again in the middle of dockerfile`,
  'healthcheck-how': `хочу чтобы докер сам проверял жива ли прога; как прописать проверку здоровья; контейнер помечен unhealthy, что с ним; I want docker to check if
    program is alive; how do i set up a health check; container is marked unhealthy, what is it; пример хелсчека для сайта; healthcheck for a web site
    example; перезапустит ли докер больной unhealthy контейнер; will unhealthy container restart by itself; висит health: starting и не меняется;
    stuck at health: starting; хелсчек без curl как; healthcheck without curl; как часто докер дёргает хелсчек; отключить хелсчек из чужого образа`,
  'task-reason': `к чему вообще такое упражнение; чему меня учит этот вопрос; зачем заставляют делать неудобно; what is this exercise supposed to teach me; why does
    the exercise make me do it in such a strange way; what is the use of this task; в жизни так никто не собирает, зачем такое задание; nobody does
    such a task in real life, why should I; какой смысл собирать без имени; почему такое дурацкое условие; why is the condition of the task so weird;
    где мне пригодится это задание; where will i need what this task teaches; в чём идея этого задания`,
  'context-size': `билд грузит два гига непонятно чего; почему перед сборкой долго что-то отправляет; у меня три файла, а контекст сотни мегабайт; build uploads two
    gigs of something; why does it send something for so long before building; i have three files but context is hundreds of megabytes; запустил билд
    в корне диска; ran build in the root of disk; transferring context висит и растёт; transferring context keeps growing; как урезать то что уходит в
    билд; how to cut what goes to the build; find out what makes context so big; тяжёлый контекст сборки;
    отправка контекста длится минуты; минуту ждать пока контекст отправится; sending of the context takes minutes; waiting for the context to be sent`,
  executable: `скрипт скопировался но не запускается; как дать скрипту право запуска в образе; start.sh нельзя выполнить в контейнере, что добавить; script is
    copied but does not run; how to give script the right to run in image; start.sh can not be executed, what do I add; chmod в отдельном RUN или при
    COPY; chmod in its own RUN or in COPY; переносится ли бит +x из моей папки; is the +x bit carried over from my folder; на винде нет chmod, как
    быть; i am on windows with no chmod; сделать entrypoint.sh исполняемым; make entrypoint.sh runnable; права 755 при копировании`,
  conditions: `хочу строку докерфайла только для прода; ветвление if в докерфайле возможно; как сделать дебажный и боевой вариант из одного файла; i want a line
    of dockerfile only for production; can dockerfile branch with if; debug and release variant from one file; повторить строку несколько раз циклом;
    repeat a line in loop; вставить в докерфайл кусок другого докерфайла; insert piece of another dockerfile; не ставить дев зависимости на проде;
    skip dev dependencies in production`,
  'without-dockerfile': `лень писать докерфайл, можно как-то иначе получить образ; образ голыми руками без рецепта; обязателен ли докерфайл вообще; too lazy to write
    dockerfile, another way to get image; make image by hand with no recipe; is it possible to have no dockerfile at all; из контейнера сразу в образ,
    минуя докерфайл; container straight to image, skipping dockerfile; какие есть способы получить образ кроме сборки; ways to get image besides
    building; превратить архив с файлами в образ без сборки`,
  'dry-run': `хочу понять что будет, не запуская сборку; холостой прогон билда; билд упал посередине, что стало с образом; I want to know what will happen
    without running the build; idle run of build; build crashed half way, what about my image; прервал билд через ctrl c, старый образ цел; i
    interrupted the build with ctrl c, is old image ok; можно ли репетировать билд; rehearse a build; мусор после упавшей сборки остаётся; does a
    failed build leave garbage; потеряется ли прежний образ если сборка не удалась; will i lose the previous image if build fails; сначала проверить
    докерфайл потом собирать`,
  'two-images': `из одного файла нужен и сервер и воркер; получить два имейджа из одного рецепта; один докерфайл на фронт и бэк; from one file I need both server
    and worker; get two images out of one recipe; one dockerfile for front and back; два сервиса с общей базой в одном докерфайле; two services with
    common base in one dockerfile; собрать api и worker из общего докерфайла; build api and worker from common dockerfile; можно ли за раз собрать
    несколько имейджей; can i build several images in one go; может ли в докерфайле быть два результата`,
  'user-number': `зачем в USER цифры вместо имени; I have no name в приглашении, что это; процесс от uid 1001, а в passwd такого нет; why digits in USER instead of
    a name; my prompt says I have no name; process has uid 1001 which is not in passwd; запустить чтобы файлы были моими, а не рута; run so that
    created files are mine, not root's; USER 1000:1000 смысл; meaning of USER 1000:1000; имя или номер писать в USER; whoami не знает пользователя с
    номером; whoami does not know the user`,
  'build-ssh': `при билде нужен доступ к приватной репе; git clone по ssh внутри сборки; как дать сборке мой ssh ключ, не копируя его; build needs access to
    private repo; git clone over ssh inside build; give my ssh key to build without copying it; pip install из закрытого гита в докерфайле; pip
    install from closed git in dockerfile; go mod download приватных модулей при билде; private go modules while building; npm закрытый пакет при
    билде, нужен токен; ssh-agent в докер билде; deploy key for build`,
  'label-or-env': `номер версии записать в LABEL или в переменную; лейбл и переменная окружения, в чём разница; прочитает ли приложение мой LABEL; version number
    into LABEL or into a variable; label and environment variable, what is the difference; will app read my LABEL; куда правильнее положить автора и
    версию; what is more right for author and version; ENV VERSION или LABEL version; ENV VERSION or LABEL version; доступна ли метка изнутри
    контейнера; is label available from inside of container; LABEL против ENV`,
  'arg-default': `задать ARG запасное значение; если не передать build-arg что подставится; ARG вдруг стал пустым во второй стадии; give ARG a fallback value; what
    is used if I pass no build-arg; ARG became empty in second stage; хочу чтобы ARG дожил до запуска; i want ARG to live until run time; перелить ARG
    в ENV; pour ARG into ENV; почему после FROM моя переменная сборки пропала; why my build variable vanished after FROM; ARG объявлять дважды надо;
    must i declare ARG twice; предупреждение build-args were not consumed что значит`,
  'ignore-except': `запрети всё, разреши только src; докеригнор наоборот, белый список; вернуть один файл из исключённой папки; forbid everything, allow only src;
    dockerignore the other way round; bring back one file from an excluded folder; зачем восклицательный знак в докеригноре; what for is ! in
    dockerignore; звёздочка первой строкой в .dockerignore; star on the first line of .dockerignore; чтобы в сборку пошла лишь одна папка; let only
    one folder into the build; какое правило в .dockerignore побеждает; which rule wins in .dockerignore; исключение из исключений в докеригноре`,
};
