/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const AROUND_ASKED: Readonly<Record<string, string>> = {
  licence: `спишут ли с меня деньги за docker; хочу docker но без оплаты; можно ли на работе пользоваться докером даром; is docker gratis for students;
    can my company use it without paying; docker is free or paid; правда ли что docker стал платным; is it true docker became paid;
    под какой лицензией docker`,
  'docker-desktop': `хочу видеть контейнеры мышкой в окошке; нужен ли десктоп если есть консоль; i want buttons instead of commands;
    do i need the desktop app if i have a console; чем отличается десктоп от движка; docker desktop долго стартует;
    is docker desktop the same as docker; программа docker desktop обязательна на линуксе`,
  'windows-mac': `правда ли что на винде docker работает через виртуалку; почему docker просит включить wsl; хочу на макбуке гонять линуксовые контейнеры;
    is it true docker on windows runs a hidden vm; it asks me to enable virtualization in bios; i want to run linux containers on my macbook;
    зачем docker на маке ест память даже без контейнеров; на семёрке docker пойдёт`,
  'windows-containers': `хочу запустить .exe через docker; правда ли что бывают контейнеры с виндой; i want to start an exe through docker;
    is there such a thing as a windows container; office в докере; can docker on linux start a windows program;
    .net framework старый в контейнере; почему windows образ не запускается на линуксе; why will a windows image not start on linux`,
  'container-os': `у меня debian а в контейнере alpine как так; правда ли что внутри контейнера нет ядра;
    my host is debian and the container says alpine how come; is it true there is no kernel inside; как посмотреть какая ось внутри;
    cat /etc/os-release в контейнере; почему uname показывает ядро хоста; why does uname show the host kernel; полный ли линукс внутри;
    is it a full linux inside`,
  podman: `чем пользуются вместо docker; на работе podman а не docker в чём разница; at work we have podman how is it different;
    what do people use instead of docker; подойдёт ли мой dockerfile для podman; will my dockerfile work with podman;
    хочу контейнеры без docker; is docker the only way to run containers`,
  'daemon-why': `почему нельзя просто запускать процесс без всякого демона; к чему лишний сервис dockerd;
    why run a service at all and not just start the process; разве команда docker не может сама; can the command not do it all by itself;
    хочу docker без постоянного процесса; i want docker without a permanent process; для чего docker разбили на части`,
  'daemon-stops': ` правда ли что контейнеры умрут вместе с демоном; is it true containers die together with the daemon;
    свет отключили и контейнер не запустился; закрою консоль и всё остановится; i close the console does everything stop; обновлю docker контейнеры упадут`,
  'docker-group': `правда ли что член группы docker всё равно что админ; чем рискую если дам коллеге docker; is a member of the docker group basically admin;
    what do i risk by giving a colleague docker access; хочу docker без рута; i want docker without root at all; rootless режим; кому можно выдавать права на docker`,
  'root-inside': `почему ругают за root в образе; хочу чтобы приложение работало не под рутом; reviewer says do not run as root why;
    i want my app not to run as root; правда ли что рут в контейнере и есть рут на сервере; is container root the real root of the server;
    контейнер по умолчанию под кем; which account does the program run under; чем плох рут внутри`,
  security: `стоит ли бояться чужих имейджей; хочу запустить подозрительную программу в докере; правда ли что контейнер как песочница;
    should i be afraid of strangers images; i want to try a suspicious program in docker; is a container a sandbox;
    зловред в контейнере заразит хост; malware in a container can infect the host; безопасно ли это docker; как обезопасить контейнер;
    how do i harden a container`,
  privileged: `хочу пробросить видюху в контейнер; контейнер не видит флешку; i want the gpu inside my container; the container does not see my usb stick;
    operation not permitted даже под root; give a container every right; зачем запускают с --privileged; why do people run with --privileged;
    монтировать диски внутри контейнера нельзя`,
  'docker-hub': `что за сайт hub.docker.com; по умолчанию образы откуда тянутся; which site do images come from by default; what is that hub site;
    хочу завести аккаунт на хабе; i want an account on the hub; правда ли что на хабе всё публично; is everything on the hub public`,
  'official-image': `как отличить официальный образ от чужого; кому верить на хабе; how do i tell an official image from somebody's;
    whose images on the hub can be trusted; почему у одних образов есть слеш а у других нет; why do some images have a slash and some have none;
    значок official image; что за library/ подставил docker; nginx образ от авторов nginx`,
  'find-image': `хочу готовый образ с питоном где взять; как узнать какие есть версии node; i want a ready image with python where;
    how do i learn which versions of node exist; поискать образ из консоли; search images from the console; как понять существует ли такой тег;
    does such a tag exist how to check; catalogue of images; посмотреть все теги на хабе`,
  'own-registry': `хочу держать образы внутри компании; сделай мне личный реестр; we want to keep images inside the company;
    how do i start a registry by myself; реестр на своей машине; что такое ghcr; чем заменить docker hub; what can replace docker hub;
    registry на порту 5000; нужен ли сервер под реестр`,
  'private-image': `хочу чтобы мой образ видели только свои; образ только для своих; i want only my team to see the image; hide my image from others;
    pull из закрытого репозитория просит логин; как убрать сохранённый пароль от реестра; remove the saved registry password;
    токен для docker login; how do i log in from a script safely; сменить пользователя docker login`,
  'pull-limits': `сколько образов в час можно выкачать; правда ли что хаб ограничивает скачивания; is it true the hub limits downloads;
    how many images an hour may i download; хочу узнать сколько скачиваний осталось; how many pulls do i have left;
    нужно ли платить чтобы качать больше; лимит pull без логина`,
  offline: `на проде интернета нет как доставить образ; хочу перекинуть имейдж на флешке; production has no internet how do i bring the image;
    i want to carry an image on a flash drive; запустится ли контейнер если отключить вайфай; will it run if i turn off wifi;
    правда ли что docker всегда нужен интернет; does docker always need a connection; закрытый контур`,
  versions: `хочу понять какой у меня docker; старый ли у меня docker; i want to know how old my docker is; print the docker release; версия движка;
    команда для версии; what command tells the version; сводка о докере сколько контейнеров и образов; summary of the docker installation;
    чем info отличается от version`,
  overhead: `правда ли что в docker всё работает медленнее; теряется ли скорость в контейнере; is it true everything is slower in docker;
    do i lose speed inside a container; потянет ли мой слабый ноут docker; will my weak laptop handle docker; десять контейнеров это тяжело;
    ten containers is that heavy; почему контейнер поднимается за секунду; а виртуалка минуту грузится а контейнер сразу`,
  database: `хочу постгрес на компе без установки; стоит ли базу данных запускать в докере; i want postgres without installing it;
    is it ok to run my db in docker; поднять mysql за минуту; spin up mysql for development;
    как задать пароль базе в контейнере; how do i set the db password in docker`,
  'saved-progress': `выключу комп всё придётся решать заново; можно ли доделать потом дома; if i shut down do i start all over; can i finish it at home later;
    ответы записываются сами; are my answers stored automatically; пропал свет всё ли сохранилось; закрою страницу и открою снова;
    where did i stop last time`,
  'terminal-keys': `лень печатать команду второй раз; как достать команду которую вводил раньше; too lazy to type it twice;
    bring up the command i entered before; почистить экран терминала; too much text on the screen how to clear; ctrl v не вставляет;
    ctrl+v does not paste here; подсказывает ли терминал имена; does the terminal complete names; таб не дополняет`,
  'here-editor': `где тут писать код докерфайла; хочу изменить файл а нечем; как вписать строку в докерфайл; where do i put the text of my dockerfile;
    i want to change a file but have nothing to do it with; открыть редактор; файл нужно создать как; the task says create a file where;
    vim не выходит сохранить; сохранить правки в файле; is there notepad`,
  'course-topics': `что мне даст этот курс; я ноль в докере справлюсь; what do i get out of this course; i am a zero in docker will i manage;
    какие знания нужны до курса; what should i know before i start; хочу изучить docker с нуля; i want to learn docker from scratch;
    план обучения; в каком порядке учить docker; learning path for docker`,
  'go-language': `почему примеры на го а не на питоне; обязательно ли понимать код main.go; why are examples in go and not python;
    must i understand the code in main.go; что делает программа hello; what does the hello program do; строка RUN go build зачем;
    the line RUN go build what is it for; golang это что за зверь`,
  cgo: `программа на go не стартует в scratch; хочу бинарник без зависимостей; my go binary will not start in scratch;
    i want a binary with no dependencies; CGO_ENABLED=0 go build; почему отключают cgo; why do they turn cgo off; libc не хватает;
    нужна ли libc в пустом образе; does an empty image need libc`,
  'docker-words': `запутался в терминах docker; путаюсь где образ где контейнер а где докерфайл; confused by docker terms;
    i mix up dockerfile image and container; хочу общую картину docker; big picture of docker; глоссарий; glossary;
    как одно превращается в другое докерфайл образ контейнер; из докерфайла получается что; what comes from what dockerfile image container`,
  'virtual-env': `у меня уже есть venv зачем ещё docker; хватит ли виртуального окружения; i already have a venv why docker too;
    is a virtual environment enough; conda окружение вместо контейнера; requirements.txt и venv или докер; правда ли что docker это как venv;
    is docker like a venv; poetry или docker`,
  uninstall: `хочу убрать docker с компа совсем; не нужен больше docker как удалить; i do not need docker any more how to remove it;
    wipe docker off my machine; docker сломался хочу поставить заново; apt remove docker; деинсталляция docker;
    удалю docker образы тоже сотрутся`,
  'when-not': `для маленького скрипта docker нужен; правда ли что docker подходит для всего; is docker needed for a tiny script;
    is docker good for everything; какие недостатки у контейнеров; what is bad about containers; когда лучше обойтись обычной установкой;
    when is a plain install better; docker для десктопной программы с окнами; за что не любят docker`,
  'daemon-settings': `хочу чтобы образы лежали на диске d; на диске c нет места перенести docker; move images to another drive; i want docker data on drive d;
    где прописать зеркало реестра; where do i write a registry mirror; конфиг докера где находится; разрешить http реестр в настройках;
    allow an insecure registry in the config; как поменять параметры dockerd`,
};
