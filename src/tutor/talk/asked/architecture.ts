/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const ARCHITECTURE_ASKED: Readonly<Record<string, string>> = {
  docker: `докер это что вообще; что за штука докер; в двух словах про докер; что это за программа docker; докер простыми словами; расскажи про docker;
    объясни докер как ребёнку; с чем едят докер; что делает эта программа docker; docker in simple words; explain docker like i am five; docker basics;
    tell me about docker; what is this docker thing; what kind of program is docker;
    does docker cost money;
    хочу понять о чём вообще docker; слышу про докер на каждом шагу а что он такое; сделай краткое введение в docker;
    give me a quick intro to docker; i keep hearing about docker what is it; docker it is what exactly;
    правда ли что docker это программа для упаковки приложений`,
  'why-docker': `зачем это всё если можно просто установить; почему не поставить программу напрямую; чем контейнер лучше обычной установки;
    why not install the program directly; what is the point of docker; нафиг нужен докер; какой толк от докера; что мне даст docker;
    почему все используют докер; чем докер удобен; какую проблему решает docker; плюсы и минусы докера; зачем упаковывать программу;
    можно ли обойтись без докера; зачем программисту docker; почему не поставить программу просто так; why should i care about docker;
    what do i gain from docker; why does everybody use docker; advantages of docker; can i live without docker;
    почему нельзя просто скинуть код другу; у меня на ноуте идёт а у друга падает чем поможет docker; хочу понять какая мне выгода от докера;
    why not just send my code to a friend; how does docker fix it runs on my machine only;
    правда ли что с докером не надо настраивать окружение; is it true docker saves me from setting up every machine;
    зачем заморачиваться с контейнерами; why bother with containers at all`,
  host: `хост это мой компьютер; что называют хостом; какая машина хост; хост и контейнер; что понимают под хостом; чем хост отличается от контейнера;
    на какой машине всё это крутится; the word host; host meaning; is the host my computer; which computer is the host; host vs container;
    сервер на котором всё это крутится как называется; что имеют в виду под словом хост в задании; host это сам компьютер или контейнер;
    what do they mean by host in the task; host is computer or container; what machine is called the host`,
  'remote-host': `команда docker на ноутбуке а контейнеры на сервере; запускать контейнеры на сервере со своего компа; подключиться к докеру по ssh;
    переключить docker на другой сервер; адрес демона; контекст docker другого сервера; как управлять сервером с ноутбука;
    run containers on a server from my laptop; point docker at another machine; switch docker context; change the daemon address;
    control docker on my server; docker -H;
    хочу со своего ноута рулить докером на сервере; можно ли командовать докером не на своей машине; команда здесь а контейнеры там;
    is it possible to drive docker on a vps from my own laptop; i want my docker commands to run on a server; set DOCKER_HOST to another box`,
  'image-location': `куда делся образ после сборки; где файл образа; в какой папке образы; where is the image file; which folder are images in; where did my image go;
    в каком месте на компе образы; где на диске docker держит образы; путь к файлам образа; как найти файл образа; собрал а где результат;
    где мой собранный образ; куда падает образ после сборки; скачал образ а где он; можно ли увидеть образ как файл; location of images on disk;
    where images are kept; where are images kept; folder where docker keeps images; path of the image files; built it but where is it;
    where did the pulled image go;
    build прошёл а файла образа нигде нет; хочу открыть образ в проводнике; в какой директории docker складывает скачанное;
    build finished but i see no image file; can i open the image in the file explorer; in which directory does docker put what it downloads;
    на какой диск сохраняются имейджи; почему рядом с докерфайлом ничего не создалось`,
  daemon: `запущен ли демон; где живёт демон; кто выполняет команды docker; who does the work in docker; кто собирает образы; демон это что такое;
    что за демон у докера; почему называется демон; для чего демон docker; фоновая программа docker; служба docker; процесс docker в фоне;
    как запустить службу docker; что такое dockerd; docker service on the system; the background program of docker; daemon meaning;
    why is it called a daemon; purpose of dockerd;
    что за dockerd висит в процессах; кто внутри docker делает всю работу; хочу понять что делает демон;
    which process does the real work in docker; what is dockerd in my process list;
    правда ли что демон работает всегда; is it true the daemon runs all the time`,
  client: `что за клиент docker; клиент докера что делает; программа docker в терминале; что делает сама команда docker; клиент это что; docker cli что это;
    what does the docker client do; docker client meaning; the program i type docker into; role of the client; зачем писать слово docker перед командой;
    почему команды начинаются с docker; why does every command start with docker;
    docker который я набираю это клиент; что именно я запускаю когда пишу docker; is the docker i type the client;
    what exactly do i start when i type docker; консольная утилита docker что она делает; docker utility in the console what is its role`,
  'client-daemon': `как проверить что docker работает; check that docker is running; how do i check docker is running; проверить связь с демоном; запущен ли docker;
    is docker working; разница клиент демон; почему docker version показывает две части; как команда доходит до демона; из каких частей состоит docker;
    как связаны клиент и демон; кто качает образ клиент или демон; кто хранит образы клиент или демон; client server в docker version;
    architecture of docker; parts of docker; how does the command reach the daemon; who stores images client or daemon; difference client daemon;
    who pulls the image; why two parts in docker version;
    команда docker сама делает контейнер или кого-то просит; почему у docker две версии client и server; если клиент удалить демон останется;
    does the docker command make the container itself; why are client and server listed apart in docker version;
    хочу понять кто за что отвечает клиент или демон; who is responsible for what client or daemon`,
  'virtual-machine': `контейнер это вм; докер или virtualbox; чем контейнер лучше виртуалки; отличие докера от виртуалки; почему контейнер легче виртуальной машины;
    есть ли внутри контейнера линукс; какая ось в контейнере; контейнер общее ядро с хостом;
    docker vs virtualbox; is docker like vmware; containers or virtual machines; is there an os in the container; linux inside the container;
    why is a container lighter; shares the kernel with the host;
    правда ли что контейнер это та же виртуалка только меньше; чем docker лучше virtualbox; is it true a container is just a small vm;
    why not use virtualbox instead; контейнер грузит свою операционку или нет; does the container boot an operating system;
    разница между vm и container; docker vs vm что выбрать; у виртуалки своё ядро а у контейнера`,
  isolation: `насколько безопасен контейнер; отделён ли контейнер от хоста; контейнер видит мои файлы; может ли контейнер навредить компьютеру;
    как контейнеры не мешают друг другу; что видит программа в контейнере; что такое namespace; что такое cgroup; can a container harm my computer;
    is a container secure; what can a container see; do containers disturb each other; what is a namespace; what is a cgroup; separated from the host;
    программа из контейнера может прочитать мои документы; отгорожены ли контейнеры друг от друга; хочу чтобы контейнер не видел мои файлы;
    can a program in the container read my documents; are containers walled off from each other; почему в контейнере не видно моих процессов;
    why do i not see my processes from inside; правда ли что контейнер полностью изолирован`,
  containerd: `зачем containerd; что за runc; containerd и docker разница; containerd-shim; что делает runc; кто на самом деле стартует контейнер;
    containerd vs docker; what is containerd-shim; why containerd; role of runc; oci что это;
    что за процесс containerd на сервере; чем containerd отличается от dockerd; docker использует containerd зачем;
    what is this containerd process on my server; how is containerd different from dockerd; правда ли что контейнеры запускает runc;
    is it true that runc starts containers`,
  registry: `откуда docker берёт образы; где лежат чужие образы; кто хранит образы в интернете; where are public images kept;
    реестр это что; где лежат готовые образы в интернете; откуда он качает образы; склад образов; что за хаб;
    докер хаб это что; где брать образы; как найти нужный образ; официальный образ где; какие бывают реестры; site with images;
    a store of images; where does it download images from; where are images published; image library online; meaning of registry; search for an image;
    есть ли бесплатный реестр; платный ли докерхаб; is the registry free;
    хранилище образов в сети как называется; правда ли что образы лежат на каком-то сервере; где в интернете лежат имейджи;
    what do you call the place images are stored online; is there a server that all images come from; реестр docker простыми словами;
    зачем вообще какой-то реестр; why do we need a registry at all; регистри это что`,
  repository: `репа образа что такое; репозиторий docker это что; что в имени образа до двоеточия; часть имени до тега; library что за приставка;
    из каких частей имя образа; репозиторий это как на гитхабе; meaning of repository; is it like a github repository; part of the name before the colon;
    what is the repository column;
    что за колонка REPOSITORY в списке образов; набор тегов одного образа как называется; repository column in docker images what is it;
    what do you call all tags of one image together; repo in docker is what; правда ли что репозиторий это имя без тега;
    is repository just the name without the tag`,
  'registry-repository': `реестр или репозиторий; репозиторий и реестр разница; репозиторий vs реестр; разве реестр не то же что репозиторий;
    docker hub это реестр или репозиторий; registry or repository; are registry and repository the same; is docker hub a registry or a repository;
    repository versus registry;
    путаю реестр с репозиторием; i mix up registry and repository; зачем в имени образа логин и слеш;
    why is there a login and a slash in the name; что значит часть имени до слэша; сначала реестр потом репозиторий как это понимать`,
  pull: `как выкачать образ; затянуть образ; стянуть образ с хаба; загрузить образ на комп; чем скачать образ; команда скачивания образа; pull что делает;
    получить образ из хаба; как скачать определённую версию; образ скачивается долго; почему качает несколько частей; get an image from docker hub;
    how do i download ubuntu; fetch an image; what does pull do; why does pull download several parts; pull is slow;
    хочу только скачать образ но не запускать; сделай так чтобы образ был на компе заранее;
    i want to download only and not start; get the image onto my machine beforehand; пулл образа; спулить имейдж с хаба`,
  push: `как поделиться образом; как отдать образ другому человеку; как другой человек запустит мой образ; how can someone else run my image; share my image;
    give my image to a friend; publish my image; чтобы другой запустил мой образ; как отправить свой образ в хаб; выгрузить образ; залить на хаб;
    как опубликовать свой образ; пуш образа; как отдать образ коллегам; поделиться образом с другом; отправить образ на сервер; выложить в docker hub;
    push что делает; publish an image; share an image with my team; put an image online; how do i upload to docker hub; what does push do;
    send an image to the registry; поделиться с коллегой образом; send my image to a colleague; how do i give my image to others;
    хочу чтобы мой образ скачали другие; куда выложить образ чтобы все скачали; сделай мой образ доступным в интернете;
    i want others to be able to download my image; make my image available on the internet; запушить имейдж; how to upload image on the hub;
    как образ попадает с моего компа на сервер; правда ли что пушатся только новые слои; does push send only the new layers`,
  'push-name': `как правильно назвать образ чтобы запушить; почему имя должно начинаться с логина; какое имя дать образу для хаба; имя с адресом реестра;
    тег для пуша; назвать образ с моим логином; пушит не туда; почему пушит в docker.io; name with my username; image name with registry address;
    why does the name need my username; what name to push; it pushes to docker.io; how does push know where to go;
    почему перед push надо делать tag; надо ли переименовать образ перед пушем; why do i have to tag before pushing;
    must i rename the image before push; как указать адрес реестра при пуше; where do i give the registry address when pushing;
    хочу чтобы образ ушёл в наш реестр а не на хаб; i want it to go to our registry and not the hub; формат имени для приватного реестра`,
  login: `войти в докерхаб; залогиниться в docker hub; нужен ли аккаунт; нужна ли регистрация; логин и пароль от хаба;
    авторизация в реестре; куда вводить логин; sign in to docker hub; docker account; username and password for the registry; is an account needed;
    authenticate to a registry; log out of docker;
    где вводить логин от хаба; хочу зайти в реестр под своим именем; where do i type my hub password;
    i want to sign in to the registry from the console; docker login зачем;
    правда ли что для pull нужен login; запоминает ли docker пароль`,
  platform: `контейнер на другом процессоре; работает ли образ на arm; can containers run on a different cpu; another processor; образ для raspberry;
    запустить на m1; образ для мака на м1; образ не под мой процессор; как собрать образ под сервер с другой архитектурой; что значит linux/amd64;
    собрать и под arm и под amd; платформа образа; requested image platform does not match; под какой процессор образ; на маке собрал на сервере не идёт;
    image built on a mac does not run on the server; what is linux/amd64; build for arm and amd; processor of an image;
    architecture mismatch; образ с линукса на винде пойдёт; работает ли образ на windows; will my image run on windows; on another processor; правда ли что образ зависит от процессора; does an image depend on the processor;
    зачем ключ --platform; чем linux/arm64 отличается от linux/amd64`,
  manifest: `манифест образа что это; зачем манифест; что хранит манифест; список манифестов; docker manifest inspect; манифест и дайджест;
    для чего нужен manifest; manifest of an image; what is in a manifest; purpose of the manifest;
    файл манифеста образа где; что за слово manifest в реестре; для чего реестру манифест; the word manifest in the registry what does it mean;
    what does the manifest file list; манифест простыми словами; правда ли что манифест это список слоёв; is the manifest a list of layers`,
  compose: `как поднять несколько контейнеров разом; файл compose; docker-compose.yml; зачем docker compose; приложение и база вместе;
    запустить весь проект одной командой; чем compose отличается от dockerfile; compose или dockerfile; что такое k8s; k8s;
    start the whole project with one command; app and database together; what is docker compose for; compose vs dockerfile; compose file;
    many services at once; what is kubernetes; multiple containers one command; разложить приложение по контейнерам; почему не всё в одном контейнере;
    why not everything in one container; frontend backend and database together;
    надоело запускать пять контейнеров руками; хочу поднимать всё одной командой up; тяжело помнить длинный docker run что делать;
    tired of starting five containers by hand; i want to bring everything up with a single command; write down my long docker run in a file;
    docker-compose что за файл; is it true compose is for several containers; сайт база и кеш вместе как запустить`,
  simulator: `можно пользоваться гуглом; есть ли ограничение по времени; is this quiz timed; can i use google; тут реальный докер; это не настоящий docker;
    это игрушка или реальный docker; что это за терминал; куда я вообще подключён; где выполняются мои команды; нужно ли ставить docker себе;
    можно ли сломать сервер; почему нет интернета; это эмулятор; тренажёр; is it a toy or real; where do my commands run; is it an emulator;
    do i have to install docker; can i damage anything; is there internet here; fake docker; это симуляция; настоящее ли это; is it a simulation;
    это всё понарошку;
    это правда docker или просто картинка; где физически выполняется то что я набираю; моему компу ничего не будет;
    is this docker for real or just a picture; will anything happen to my own machine; правда ли тут всё ненастоящее;
    почему некоторые команды тут не работают как в жизни; why are some commands missing on this host; тренажёр ли это или живая машина`,
  score: `сколько снимут за подсказку; штрафуют ли за подсказки; что будет если ошибусь; подсказка платная; снижается ли оценка; как ставят оценку;
    теряю ли я баллы; сколько раз можно отвечать; можно ли ответить ещё раз; сколько стоит пропуск; влияют ли ошибки на оценку; is the hint free;
    do hints cost points; how many tries do i have; can i answer again; how are points counted; will i lose points for mistakes;
    does skipping cost points; grade;
    хочу взять подсказку но боюсь за баллы; снимут ли баллы за неудачную команду; влияет ли сброс на баллы;
    afraid to take a hint because of points; is a failed command penalised; does a reset cost me points; неправильный ответ отнимает очки;
    сколько максимум можно получить за вопрос; what is the most i can get for a question`,
  reset: `что будет при сбросе; сброс сотрёт мои файлы; если я всё испортил; как начать с чистого хоста; вернуть хост в исходное состояние;
    как вернуть всё как было на хосте; отменяется ли команда; я удалил нужное как вернуть; как восстановить удалённый образ; что стирает сброс;
    can i undo a deletion; return the host to its start; does reset delete my files; i messed up the host; how do i start with a clean host;
    recover what i deleted; i deleted the wrong thing; мне надо начать с начала; удалил случайно верни; случайно удалил образ; i need to start over;
    deleted by accident; хочу начать заново;
    натворил дел хочу как было; сделай хост как в начале; i made a mess put it back; put the host back as it was; откатить мои действия; правда ли что сброс всё удалит; will a reset wipe all i did; как попасть в исходное состояние`,
  install: `как поставить докер на винду; докер на ноут; надо ли что-то устанавливать; нужен ли мне docker на компьютере; how do i get docker on my laptop; docker for mac; что скачать чтобы работал docker; поставить докер на линукс;
    хочу docker себе на домашний комп; с какого сайта качать установщик docker; как накатить докер на убунту;
    i want docker at home on my own pc; where do i download the docker installer; how to put docker on ubuntu;
    сделай так чтобы docker появился у меня; apt install docker`,
  orchestration: `зачем кубер если есть докер; кубернетис; куб и докер; does kubernetes use docker; is kubernetes a replacement; what is swarm;
    чем кубер отличается от докера; нужен ли мне кубер если контейнеров мало; хочу запускать контейнеры на многих серверах;
    how does k8s differ from docker; i have few containers do i need k8s; spread containers over many servers;
    правда ли что кубернетес заменил докер; is it true kubernetes replaced docker; docker умер из-за кубернетеса`,
  'help-page': `покажи справку по docker build; где почитать справку; есть ли тут справка; мануал по команде; что значит usage; почему справка другими словами;
    квадратные скобки в справке; show the help of docker run; is there a manual; what does usage mean; square brackets in the help;
    why is the help worded otherwise; read the help;
    забыл какие флаги у команды где посмотреть; как узнать что умеет docker build; хочу список всех параметров команды;
    i forgot the options where do i see them; how can i list all options of docker run; man docker; вывести подсказку по ключам команды;
    что значит OPTIONS в справке`,
  'flag-forms': `минус или два минуса; почему где-то - а где-то --; можно ли писать флаги вместе; флаги в любом порядке; does the order of flags matter;
    дефис один а тут два; why some flags have two dashes; что за минусы в командах; зачем минус перед буквой; what are the dashes;
    ключ командной строки это;
    -p и --publish это одно и то же; можно ли слепить -i и -t в -it; почему -d коротко а --name длинно; are -p and --publish the same thing;
    can i glue -i and -t together; почему флаг надо ставить до имени образа; why must flags go before the image name;
    минус минус или просто минус`,
  'docker-in-docker': `можно ли из контейнера запустить контейнер; контейнер внутри контейнера; докер в докере; start containers from a container;
    can a container run docker; что значит -v /var/run/docker.sock;
    хочу вызывать docker из контейнера; сборщик в контейнере должен собирать образы; i want to call docker from inside a container;
    ci container has to build images; is it true one can run docker in docker;
    команда docker внутри контейнера не находится`,
  'docker-origin': `сколько стоит docker desktop; open source ли докер; кому принадлежит docker; who owns docker; is docker free of charge;
    what language is docker in; откуда взялся docker; что за кит на логотипе; whale logo;
    какая фирма делает docker; в каком году вышел докер; who is behind docker; which company makes docker; docker release year;
    чья это разработка docker; правда ли что docker написан на go`,
  skipping: `пропущу и потом вернусь можно; если пропущу балл потеряю; попытки кончились что делать; можно ли переделать ответ; do I lose points if I skip;
    can i retry; out of tries what now; штраф за пропуск; перепройти вопрос; redo a question; change my answer later;
    этот вопрос не могу хочу другой а потом вернуться; хочу решать вопросы не по порядку; i cannot do this one can i do another and come back;
    can i do the questions out of order; правда ли что пропущенный вопрос пропадает; is a skipped question gone for good;
    обязательно ли отвечать на все вопросы; must i answer every question`,
};
