/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const LIVING_ASKED: Readonly<Record<string, string>> = {
  'run-start-exec': `три похожие команды и я в них путаюсь; какую команду брать чтобы опять зайти в тот же контейнер;
    run делает новый а start старый так; правда ли что exec не создаёт контейнер; сначала create потом start или сразу run;
    зачем отдельный create если есть run; как понять когда exec а когда run; which of them makes a new container; i mix up run, start and exec;
    is it true that exec does not create a container; do i need create before start; when to type run and when to type exec;
    run makes new and start wakes the old; three similar commands i am confused; ран старт экзек в чём фишка каждого;
    which one runs a command in existing container and which makes a new; объясни run start exec одной строкой; run start exec one sentence each;
    почему два run дают два контейнера а start нет`,
  'environment-run': `хочу передать пароль базе при старте контейнера; как сказать контейнеру какой порт базы;
    postgres требует POSTGRES_PASSWORD куда его писать; как прокинуть енв в контейнер; сделай так чтобы приложение увидело мою переменную;
    env файл подсунуть контейнеру; поменять env не пересобирая имейдж; настройки приложения снаружи задать; ключ api передать контейнеру;
    where do i write POSTGRES_PASSWORD; how to give env to docker; want to change settings of the app without rebuilding the image;
    give my api key to the container; how do i tell the container which database to use; pass .env to docker run; one image different settings at start;
    set many variables from one file; mysql asks for a root password at start; задать DEBUG=1 контейнеру; feed a config through env;
    нужно указать логин базы снаружи; логин и пароль базы задать снаружи; feed settings through env; переменные подсунуть при запуске;
    приложению нужен токен через переменную; where to put the token for my bot container`,
  'see-environment': `хочу проверить какие env видит программа; дошла ли моя переменная до контейнера; какие настройки ему передали при старте;
    приложение не видит переменную как проверить; глянуть env внутри; echo показывает пустоту вместо переменной; правда ли что env виден через inspect;
    which env does my program see; app does not see my variable how to check; echo shows nothing for my variable; did the env get there;
    what variables were given to it at start; how can i look at env values; verify that env is set in docker; распечатай переменные контейнера;
    is my env set correctly in the container; правильно ли дошли env до контейнера; print env of a stopped container; список енвов контейнера`,
  'entrypoint-override': `образ сразу запускает программу а мне нужен шелл; хочу баш а запускается приложение;
    сделай чтобы вместо программы открылась консоль; мои слова после образа дописываются к entrypoint;
    как зайти в образ у которого жёстко задан entrypoint; обойти стартовый скрипт образа; запустить образ но не его программу;
    image starts its app but i want a shell; i get the app instead of bash; how to start container with bash instead of app;
    my words are added to the entrypoint; ignore the startup script of an image; force another start program;
    use image but run something else than its entrypoint; заменить стартовую программу на время; open shell in image with its own entrypoint;
    вместо сервера открыть шелл того же образа; image crashes at once and i need a shell instead; entrypoint падает а мне надо внутрь`,
  'change-settings': `забыл пробросить порт можно ли добавить потом; контейнер уже создан хочу поменять параметры;
    надо ли пересоздавать контейнер чтобы добавить порт; правда ли что порты потом не меняются; дописать вольюм к существующему контейнеру;
    хочу изменить память у работающего контейнера; как поменять параметры запуска не удаляя; перенастроить созданный контейнер;
    container is already created and i need another port; must i recreate it to add a port; is it true that ports cannot be changed later;
    i forgot to publish the port can i add it now; add volume to existing container; change parameters without deleting the container;
    how to reconfigure container; give an old container new options; can i add --restart to a running container;
    порт другой нужен а контейнер уже бегает; edit ports of an existing container; контейнер бегает а порт нужен другой; edit the ports of a container;
    поправить флаги без удаления; can i attach a volume later`,
  survives: `что пропадёт если выключить контейнер; перезапустил комп пропадут ли файлы в контейнере;
    поставил curl внутри а в новом контейнере его снова нет; боюсь остановить контейнер вдруг всё сотрётся; правда ли что при остановке всё теряется;
    вчера создал файл сегодня его нет; пропадёт ли то что я сделал внутри; контейнер перезапустил и файлы на месте или нет;
    почему в новом контейнере нет моих файлов; каждый раз как с чистого листа; i am afraid to stop it and lose everything;
    is it true that stopping a container erases all; yesterday i made a file and today there is none; will my work inside be lost;
    why does a new container not have my files; if computer reboots are container files lost; are my changes safe after docker stop;
    what will i lose if i remove the container; моя правка пропала после пересоздания; my edit was lost after i recreated it;
    выключил включил файлы где; after restart are my files there; накатил пакеты и они слетели; докер перезапустился целы ли данные контейнера;
    слетели пакеты после пересоздания; everything i installed is missing in the new container; обнулился контейнер после run`,
  'ctrl-c': `жму ctrl+c а контейнер живее всех живых; сервер в контейнере не убивается с клавиатуры; терминал замер после запуска контейнера;
    не могу вернуть консоль после docker run; почему ctrl+c не действует на мою программу в докере; нажатие ctrl c ни к чему не приводит;
    контейнер завис и клавиши не помогают; i press ctrl+c and it keeps going; cannot kill the server in docker with keyboard;
    my terminal froze after starting a container; ctrl+c has no effect in docker run; how to get the console back after docker run;
    why does my program in docker ignore ctrl+c; keyboard does nothing docker run is stuck; ктрл ц не пашет в контейнере; pressing ctrl-c is useless;
    ctrl+c не пашет в контейнере; ctrl+c useless in docker run; не гасится комбинацией клавиш`,
  signals: `почему контейнер закрывается так медленно; программа в докере не завершается по-хорошему;
    как дать программе время сохранить данные перед выключением; десять секунд ждёт перед выключением; правда ли что первый процесс особенный;
    что докер посылает программе при остановке; что за процесс номер один; зомби в контейнере; python не ловит сигнал остановки в докере;
    как продлить время на завершение; why does my container need ten seconds to stop; let the program save its data before shutdown;
    is the first process special; what does docker send to the program on stop; my python app does not catch the stop signal; zombies in a container;
    give it more time before it is killed; close the app nicely on stop; why is pid 1 different; долго гасится;
    app gets killed instead of closing gracefully; sigterm не доходит; долго гасится контейнер; killed instead of closing gracefully;
    sigterm не доходит до приложения; node в докере не реагирует на остановку`,
  pause: `хочу заморозить контейнер на время; контейнер жрёт процессор как приостановить не выключая; поставить на стоп-кадр;
    правда ли что на паузе память остаётся; снять контейнер с паузы; can i freeze it for a while; put it on hold without shutting down;
    does a paused container keep its memory; continue after pause; how to unfreeze container; hold the container for a minute; притормозить контейнер;
    suspend then resume; suspend and resume a container; временно усыпить`,
  top: `что там внутри вообще выполняется; хочу список процессов не заходя внутрь; какие программы запущены в контейнере;
    как глянуть pid процесса контейнера; увижу ли я процессы контейнера в ps на хосте; аналог ps для контейнера;
    правда ли что процессы контейнера видны хосту; which programs are running in my container; process list without entering;
    pid of the process in a container; can i see container processes with ps on my host; what is it executing inside; how many processes does it have;
    диспетчер процессов внутри контейнера; what is executing in there; диспетчер процессов контейнера; кто там работает внутри контейнера;
    processes that live in my container`,
  'where-am-i': `запутался я в контейнере или на компьютере; почему в строке root@ и цифры; строка ввода стала другой;
    команда docker внутри не находится; как вернуться в свой обычный терминал; решётка вместо доллара в консоли; хочу обратно на свою машину;
    как выбраться из контейнера; вышел или ещё внутри как проверить; am i still in the container; my command line looks different now;
    hash sign instead of dollar; docker command is missing inside; how do i return to my own terminal; want to go back to my computer;
    root@ and random letters in my terminal; how can i tell container from my host; get me out of this container;
    is this shell my own or of the container; how do i quit the container's command line; приглашение странное с решёткой;
    я внутри контейнера или снаружи; quit the container's command line; значок # в строке что это; консоль пишет root@ и хеш`,
  'install-inside': `хочу поставить редактор в контейнер; внутри нет нужной программы как добавить; почему внутри ничего не установлено;
    ping не найден внутри контейнера; доустановить пакет в уже запущенный контейнер; чтобы curl был в контейнере всегда;
    сделай так чтобы в контейнере был git; можно ли доставить утилиту без пересборки; there is no ping in my container;
    container does not have curl how to add; i need git inside the container; why are there so few programs inside;
    how to put extra tool into a running container; make vim available in a container; can i install something without rebuilding;
    the container has no python how do i add it; curl отсутствует в контейнере; put nano into the container; добавить пакет в живой контейнер;
    утилит нет внутри где взять; nano в контейнер положить; add a missing utility to the container; git отсутствует внутри контейнера;
    command i need is not in the image`,
  packages: `apk или apt как понять что писать; какой командой ставить софт в разных образах; чем ставить программы в debian образе;
    чем ставить программы в ubuntu образе; почему в одном образе apt а в другом apk; что за ключ -y при установке; менеджер пакетов для fedora образа;
    apt в альпайне не найден; зачем no-install-recommends; why apt in one image and apk in another; how do i know if i need apt or apk;
    what is the -y for when installing; which installer does debian image use; apt does not exist in alpine;
    how to install software in different images; dnf or yum in docker; apk vs apt-get что выбрать; installer command for alpine;
    какой установщик у этого образа; apk add vs apt-get install; pacman yum apk какой из них`,
  'edit-inside': `хочу подправить конфиг в запущенном контейнере; как открыть файл внутри контейнера для правки; nano: not found внутри контейнера;
    нечем открыть файл в контейнере; можно ли менять файлы на живом контейнере; сделай так чтобы файл внутри контейнера изменился;
    поменять строчку в файле контейнера; want to fix a config in a running container; nano: not found in container;
    there is nothing to open the file with; how to modify file in container; change one line of a file inside; can i edit files on a live container;
    edit html file inside the nginx container; подкрутить nginx.conf внутри; update a file in the live container;
    подкрутить настройки файла внутри контейнера; update a config in a live container; переписать строку в nginx.conf в контейнере`,
  'no-shell': `пытаюсь зайти а он говорит нет sh; внутри контейнера нет даже ls; как посмотреть файлы если нет оболочки;
    ни bash ни sh не запускаются через exec; отладить контейнер в котором ничего нет; cannot open sh inside there is none;
    container without ls how do i look at the files; neither bash nor sh starts with exec; how to debug when there is nothing inside;
    get inside a container which has no sh; sh отсутствует как зайти; exec sh fails because image has nothing; оболочка отсутствует внутри;
    image so small that it has no sh; пустой контейнер без sh как смотреть`,
  'exec-user': `хочу зайти в контейнер админом; не хватает прав внутри контейнера как стать root; sudo: command not found в контейнере;
    какой пароль у root внутри; запустить от обычного пользователя а не от рута; зайти под другим юзером;
    сделай чтобы программа работала не от root при запуске; how to enter container like admin; what is the root password inside;
    no rights inside the container how to become root; start container as normal user not root; log in as another user inside;
    sudo is missing in docker container; run it with my own uid; рутом зайти; enter with root rights; запустить под юзером 1000;
    зайти рутом в контейнер; become superuser in container; админские права внутри`,
  'logs-files': `где лежит файл с логами контейнера; логи сожрали весь диск; как почистить логи докера; docker logs ничего не выводит;
    файл json.log на десять гигабайт; программа пишет в файл а в docker logs пусто; хочу чтобы логи не росли бесконечно;
    сделай так чтобы логи занимали не больше 10 мегабайт; пропадут ли логи если удалить контейнер; где потом искать логи; where is the file with logs;
    logs ate my disk; docker logs shows nothing at all; json.log is ten gigabytes; app writes to a file and docker logs is empty;
    i want logs not to grow forever; make logs smaller than 10 mb; will logs be lost if i remove the container; how to empty the logs of a container;
    location of container log on host; файлы логов на диске; size of logs is too big; пустой вывод docker logs; физический файл логов;
    очистка логов чтобы освободить место; логов нет хотя программа работает`,
  'run-many': `хочу три одинаковых контейнера; можно ли запускать тот же образ несколько раз; почему после каждого запуска появляется новый контейнер;
    запускаю одно и то же а контейнеров всё больше; правда ли что run каждый раз плодит контейнер; сколько копий можно поднять;
    мешают ли друг другу два контейнера одного образа; второй nginx рядом с первым; want three identical containers;
    can the same image be run several times; why is there a new container after every run; i run the same thing and there are more and more containers;
    do two containers of one image disturb each other; second nginx next to the first; how many copies can i start;
    launch one image multiple times on different ports; пять экземпляров сайта; two instances from one image; образ один а контейнеров несколько;
    пять экземпляров одного сайта; two instances at the same time; тот же образ ещё разок запустить; образ один контейнеров много`,
  'two-commands': `для чего скрипт docker-entrypoint.sh; why images have docker-entrypoint.sh; хочу чтобы при старте выполнилось две команды; сначала миграция потом сервер; как сделать чтобы контейнер запускал скрипт;
    амперсанды в CMD не работают; подготовить базу перед запуском приложения; запустить в CMD сразу два сервера; что значит exec "$@" в конце скрипта;
    first migrate and then start the server; want two commands when container starts; && in CMD does not work;
    how to make container run a script at start; prepare the database before the app starts; CMD with two servers; start script in docker;
    do something first and then run main program; запуск миграций и сервера вместе; script before main program;
    миграция и запуск сервера подряд при старте; один контейнер две команды на старте; seed the database and start the server`,
  'several-cmd': `почему сработал только последний CMD; написал два CMD а выполнился один; можно ли написать CMD несколько раз;
    что будет если CMD вообще нет; правда ли что CMD может быть только один; первый CMD не выполняется; надо ли всегда писать CMD;
    why did only the last CMD run; i wrote two CMD and one is ignored; is it true that only one CMD is allowed; is it ok to write CMD many times;
    dockerfile has no CMD what will run; first CMD is not executed; must i always write CMD; CMD написан дважды; is only the last CMD used;
    CMD написан дважды что будет; only the last CMD counts or not`,
  'time-zone': `в контейнере время отстаёт на три часа; хочу московское время в контейнере; часы показывают не то; в логах время по гринвичу;
    как выставить пояс; почему в докере другое время; сделай так чтобы время совпадало с моим; clock is three hours behind in docker;
    how to set local time in container; why utc in my container; logs are in gmt; container shows wrong hour; make time same as on my computer;
    date command gives wrong time in container; таймзона; docker shows utc time i want local; timezone docker; докер показывает utc а надо local;
    часы контейнера сбиты`,
  hostname: `как узнать айпи контейнера; хочу знать адрес своего контейнера; что за имя машины внутри контейнера; поменялся ip после перезапуска;
    задать имя хоста внутри; по какому адресу стучаться в контейнер; можно ли закрепить ip за контейнером; откуда буквы после собаки;
    how to know ip of container; what address has my container; ip changed after restart; give my container a fixed ip;
    letters after the at sign in the prompt; set the host name inside; can i rely on the ip of a container; machine name inside docker;
    ip адрес внутри сети докера; what is the network address of my container; айпишник контейнера во внутренней сети; network address of my container;
    сетевое имя контейнера`,
  'run-silent': `запустил и ничего не вывелось; docker run отработал молча; запустил убунту и вернулся в терминал;
    почему ничего не происходит после docker run; пустота вместо вывода; команда выполнилась но на экране ничего; вроде запустил а толку ноль;
    i run it and see nothing; docker run finished silently; nothing on the screen after docker run; ran ubuntu and came back to my terminal;
    why does nothing happen when i run alpine; it did something but there is no text; run python image and nothing; ничего не напечатал и вышел;
    docker run gives empty output; ничего не напечатал и закончил; docker run with no result on the screen; тишина после docker run`,
  undelete: `стёр не тот контейнер; хочу вернуть удалённое; можно ли отменить docker rm; нет ли корзины; как откатить удаление;
    удалил вольюм с базой что делать; случайно снёс образ; prune удалил нужное; removed the wrong container; want to get it back after delete;
    is there a recycle bin; i deleted the volume with my database; prune removed what i needed; how to roll back a removal; can docker rm be undone;
    accidentally deleted image; can i recover what i removed; отмотать удаление; отмотать удаление контейнера; воскреси мой контейнер;
    bring back what i removed by accident`,
  'container-size': `сколько места на диске занял контейнер; десять контейнеров займут в десять раз больше места;
    почему контейнер почти ничего не весит; что значит virtual рядом с размером; посмотреть вес контейнера;
    правда ли что контейнер занимает место только под изменения; how many megabytes is my container; do ten containers take ten times the space;
    why does it weigh almost nothing; virtual size of a container what is it; see weight of container; does a new container take disk space;
    сколько весит мой контейнер на диске; container disk usage; мегабайты которые занял контейнер; disk usage of one container`,
  'container-id': `что за абракадабра после docker run -d; надо ли копировать весь длинный id; хватит ли первых букв айди; чем айдишник лучше имени;
    где посмотреть айди контейнера; вывалилась длинная строка из букв и цифр; можно ли писать только начало id;
    what is this gibberish after docker run -d; do i need to copy the whole id; are the first letters of the id enough;
    long random string appeared after start; is it ok to write only the beginning; id versus name which one to type; 64 characters after run;
    длинная строка hex после старта; must i copy the long id; hex строка после запуска; прочитать id контейнера; id сокращать можно`,
  schedule: `хочу чтобы контейнер запускался каждый день в шесть утра; делать бэкап по ночам контейнером; запускать задачу раз в час;
    есть ли в докере планировщик; аналог cron для контейнера; сделай так чтобы запускалось по понедельникам; start my container every day at six;
    is there a scheduler in docker; job once an hour; want a nightly task in docker; how to run container by timer; launch every monday;
    каждую ночь запуск; каждую ночь запускать контейнер автоматически; run a container at 3 am; периодическая задача`,
  'start-attach': `запустил старый контейнер а вывода не видно; docker start вернул только имя и всё;
    хочу запустить остановленный и сразу видеть что он пишет; попасть внутрь выключенного контейнера; exec не пускает в остановленный контейнер;
    зайти туда где контейнер уже выключен; docker start и сразу в консоль; started old container but no output; docker start gives only the name;
    want to start a stopped one and see what it writes; get inside a container that is off; how to open bash in exited container;
    start and go straight to its console; can i start it with a different command; start без вывода; see output of docker start;
    вывод после docker start увидеть; start with output; старт контейнера с показом логов`,
  'ssh-inside': `нужно ли ставить ssh сервер в образ; хочу заходить в контейнер через putty; подключиться к контейнеру на другом сервере;
    можно ли по ssh попасть в докер контейнер; зачем ssh если есть exec; зайти удалённо в контейнер; do i have to install ssh server in my image;
    connect to container with putty; enter a container which is on another server; is ssh possible with docker; why ssh when there is exec;
    remote login to a container; по ссш внутрь; putty to container; ссш до контейнера; ssh client to a docker container`,
  'workdir-run': `в каком каталоге я окажусь при запуске; хочу чтобы программа стартовала в другой папке; почему pwd показывает корень;
    сменить папку только на один запуск; программа не находит файл потому что другая папка; где я оказываюсь после exec;
    сделай чтобы команда выполнилась в нужной папке; which directory will i land in; start the program in another folder; why does pwd show / in docker;
    change directory for one run only; how to set folder for docker run; in what folder am i after exec; run a command in the right folder;
    сменить рабочий каталог на запуск; which folder am i in after start; рабочий каталог поменять при запуске; current directory inside at start;
    из какой папки запускается команда`,
  'watch-events': `хочу узнать кто выключил контейнер; когда именно контейнер упал; посмотреть что делал докер ночью; история запусков и остановок;
    лог самого докера; что происходило с контейнером вчера; журнал службы docker; почему контейнер остановился ночью;
    find out who turned off the container; when exactly did it crash; what did docker do last night; history of starts and stops; log of docker itself;
    live feed of what docker does; at what time was the container started; why was it stopped at night; лента событий докера;
    when was it stopped and by whom; who and when stopped my container; хронология действий докера`,
  'move-container': `переезд контейнера на другую машину; take my container to another laptop; переезд контейнера на новую машину;
    забрать контейнер с собой`,
};
