/** How a container is reached, and what it shares with its host and with others. */
import type { Topic } from '../topic.ts';

export const REACHING: readonly Topic[] = [
  {
    key: 'network-host',
    asked: `без проброса портов; контейнер в сети машины; use host ports directly; net host;
      режимы сети;
      --network host; --net=host; network host что делает; --network host what does it do; host network; режим host; сеть host; what is network host;
      container with the host's network; зачем --network host; when to use --network host; network host и порты; does -p work with --network host;
      контейнер в сети хоста; использовать сеть хоста;
      виды сетей; network drivers; какие бывают сети; types of docker networks; bridge host none`,
    near: ['network', 'port', 'bridge'],
  },
  {
    key: 'bridge',
    asked: `сеть по умолчанию что за сеть; своя сеть или стандартная; why make a network; docker0 в ip addr; стандартная сеть докера;
      имена контейнеров не находятся;
      Сеть bridge; The bridge network; что такое bridge; сеть bridge; bridge network; what is bridge; what is the bridge network; docker0;
      что такое docker0; what is docker0; сеть по умолчанию; default network; default bridge; в какой сети контейнер по умолчанию;
      which network is a container in by default; бридж; мост в docker; чем своя сеть отличается от bridge; user defined network vs bridge;
      зачем создавать свою сеть; why create my own network; bridge driver; имена не работают в bridge; names do not resolve in the default network;
      почему контейнеры не видят друг друга по имени; containers cannot find each other by name; 172.17.0.2; что за адрес 172.17`,
    near: ['network', 'connect-containers', 'network-host'],
  },
  {
    key: 'connect-containers',
    asked: `приложение не видит базу; сайт и база рядом; web and db containers; два контейнера в одной сети; reach db by name; как они найдут друг друга;
      обращаться по имени; talk between containers;
      how do I ping one container from another; пропинговать контейнер из контейнера;
      Связать два контейнера; Connecting two containers; как связать два контейнера; соединить контейнеры между собой;
      как контейнеру достучаться до другого контейнера; как одному контейнеру обратиться к другому; connect two containers;
      how do containers talk to each other; link two containers; --link; reach another container; how can one container reach another;
      контейнеры общаются между собой; связь между контейнерами; обратиться к контейнеру по имени; call another container by name; docker network create;
      docker network connect; как создать сеть; create a network; подключить контейнер к сети; connect a container to a network;
      веб и база в разных контейнерах; app and database in two containers; подключение приложения к базе; container to container communication;
      нужен ли -p между контейнерами; do i need -p between containers; как из одного контейнера открыть другой; пинговать другой контейнер`,
    near: ['bridge', 'container-localhost', 'network'],
  },
  {
    key: 'start-order',
    asked: `приложение стартует раньше базы; приложение падает потому что база ещё не готова; как дождаться базы; подождать пока поднимется postgres;
      порядок запуска контейнеров; какой контейнер запускать первым; сначала базу потом приложение; хочу чтобы сайт ждал базу; depends_on без compose;
      база не успевает подняться; контейнер базы запущен а она не отвечает; правда ли что docker ждёт готовности; the app starts before the database;
      app crashes because the database is not ready; how do i wait for the database; wait until postgres is up; order of starting containers;
      which container do i start first; make my site wait for db; database needs time to start; container is up but db is not ready yet;
      does docker wait until it is ready; Кто запускается первым; Which starts first`,
    near: ['connect-containers', 'healthcheck', 'compose'],
  },
  {
    key: 'no-internet',
    asked: `не качает внутри контейнера; apt update не идёт; container offline; нет связи наружу; resolve fails inside; dns внутри;
      can not download in a container; прокси;
      В контейнере нет интернета; No internet in a container; в контейнере нет интернета; контейнер не видит интернет; нет сети в контейнере;
      my container cant reach the internet; no internet in the container; container cannot access the internet; dns в контейнере не работает;
      dns does not work in the container; --dns; could not resolve в контейнере; как работает dns в контейнере; имена не разрешаются в контейнере;
      не пингуется из контейнера; ping does not work in the container; есть ли в контейнере интернет; does a container have internet access;
      apt-get update не может скачать; apk add не может скачать; нет доступа в сеть при сборке; no network during build; vpn и docker; proxy в docker;
      docker за прокси; docker behind a proxy; HTTP_PROXY; контейнер не может скачать`,
    near: ['network', 'connect-containers', 'e-no-such-host'],
  },
  {
    key: 'port-local',
    asked: `iptables ufw docker port still open; порт открыт несмотря на ufw;
      открыть порт не всем; виден ли порт всем; limit who can reach the port; порты через -p несколько; two -p flags; стрелочка у порта;
      0.0.0.0 это что; publish udp;
      Открыть порт только у себя; A port for this machine alone; открыть порт только локально; -p 127.0.0.1:8080:80; publish a port only on localhost;
      что значит 0.0.0.0:8080->80/tcp; what does 0.0.0.0:8080->80/tcp mean; что такое 0.0.0.0; what is 0.0.0.0 in ports; несколько портов;
      пробросить два порта; publish several ports; two ports; диапазон портов; port range; udp порт; publish a udp port; виден ли порт из интернета;
      can others reach my port; доступен ли контейнер из сети; is my container reachable from outside; закрыть порт от других; ufw и docker;
      docker ignores ufw; firewall and docker; что значит :::8080; стрелка в столбце PORTS; arrow in the PORTS column`,
    near: ['port', 'port-sides', 'site-closed'],
  },
  {
    key: 'port-sides',
    asked: `порядок цифр в -p; первое число или второе; what is 80 and what is 8080; левый порт чей; порт внутри и снаружи; inside and outside port;
      what order for ports; двоеточие между портами;
      Какой порт слева, какой справа; Which port is which; какой порт слева а какой справа; порядок портов в -p; где порт хоста а где контейнера;
      -p 8080:80 что есть что; which port is the host port; which side of -p is the container; host port left or right; order of ports in -p;
      что значит 8080:80; what does 8080:80 mean; почему порты разные; зачем два порта; why two ports; должны ли порты совпадать;
      must the ports be the same; откуда узнать порт контейнера; how do i know which port the container listens on; какой порт слушает nginx;
      какой порт указать справа; перепутал порты; swapped ports; на каком порту открывать в браузере; which port do i open in the browser;
      порт слева порт справа`,
    near: ['port', 'port-local', 'expose'],
  },
  {
    key: 'site-closed',
    asked: `браузер не видит сервер; запустил сервер а он не доступен; cannot reach the server; пустая страница на localhost; server does not answer;
      сайт молчит; connection refused в браузере; nginx не открывается; open my app in the browser fails;
      page wont load on localhost; страница на localhost не грузится; docker run -d nginx but localhost:80 refuses connection;
      контейнер запустил а localhost не отвечает;
      Страница не открывается; The page does not open; страница не открывается; сайт не открывается; не открывается localhost:8080;
      браузер не открывает контейнер; запустил nginx а страница не открывается; page does not open; site does not load; cannot open localhost:8080;
      i cant open my site in the browser; nginx runs but the page does not open; this site can't be reached; как открыть сайт из контейнера;
      how do i open the container in a browser; не могу подключиться к контейнеру; не достучаться до контейнера; cannot connect to my container;
      не отвечает порт; the port does not respond; контейнер работает но сайт недоступен; container runs but the site is unreachable;
      ERR_CONNECTION_REFUSED; порт проброшен но не работает; port is published but nothing answers; curl localhost не отвечает`,
    near: ['port-sides', 'bind-address', 'e-refused'],
  },
  {
    key: 'bind-address',
    asked: `сервер доступен только изнутри; works inside but not outside; curl внутри работает а снаружи нет; слушает только localhost;
      приложение не видно снаружи; listening on localhost only;
      Программа слушает 127.0.0.1; The program listens on 127.0.0.1; приложение слушает 127.0.0.1 в контейнере; слушать 0.0.0.0;
      зачем 0.0.0.0 в контейнере; почему надо host 0.0.0.0; app listens on 127.0.0.1; why must i listen on 0.0.0.0; flask in docker not reachable;
      flask в docker не открывается; bind to 0.0.0.0; программа слушает localhost внутри контейнера; server listens on localhost in the container;
      running on http://127.0.0.1:5000; host='0.0.0.0'; node server not reachable in docker; vite docker host`,
    near: ['site-closed', 'port', 'container-localhost'],
  },
  {
    key: 'read-only-mount',
    asked: `запрет записи в папку; защитить папку от контейнера; mount without write; папка только чтение; container must not write; том без записи;
      Подключить только для чтения; Mounting read-only; как монтировать только на чтение; примонтировать только для чтения; :ro; что значит :ro;
      mount read only; read-only mount; mount a folder read only; what does :ro mean; запретить контейнеру писать в папку;
      forbid writing to a mounted folder; ro в конце -v; readonly volume; том только для чтения; read only volume; чтобы контейнер не мог изменить файлы;
      --read-only; read-only file system в контейнере; файловая система только для чтения; защитить файлы хоста от контейнера`,
    near: ['bind-mount', 'volume', 'mount-flag'],
  },
  {
    key: 'mount-flag',
    asked: `папка подключилась пустой; разные способы подключить папку; two ways to mount; -v создала каталог; что такое mount; $PWD это что;
      current folder in docker run;
      примонтировал папку а внутри пусто;
      -v и --mount; -v and --mount; чем -v отличается от --mount; -v или --mount; --mount; -v vs --mount; difference between -v and --mount; type=bind;
      --mount type=bind; --mount type=volume; what is --mount; что такое --mount; лучше -v или --mount; примонтировал а папка пустая;
      mounted folder is empty; пустая папка после монтирования; -v создал пустую папку; docker created an empty folder; зачем $PWD; что такое $PWD;
      what is $PWD in -v; $(pwd) в docker run; относительный путь в -v; relative path in -v;
      как называется папка в -v слева; что слева и справа в -v`,
    near: ['bind-mount', 'volume', 'read-only-mount'],
  },
  {
    key: 'volume-where',
    asked: `найти файлы тома; путь к тому; path of the volume on disk; залезть в том; файлы базы на диске где; open volume files; содержимое тома;
      Где лежит том; Where a volume lies; где лежит том; где хранятся данные тома; где физически лежит volume; в какой папке том; where is a volume stored;
      where are volumes stored on disk; where is my volume; path of a volume; docker volume inspect; как посмотреть что в томе; see what is in a volume;
      look inside a volume; mountpoint тома; /var/lib/docker/volumes; открыть том в проводнике; как найти файлы тома; размер тома; size of a volume;
      how big is my volume; сколько весит том`,
    near: ['volume', 'volume-backup', 'volume-prune'],
  },
  {
    key: 'volume-backup',
    asked: `бэкап базы; сохранить том в файл; archive a volume; перенести данные на другой сервер; move data to another machine; volume into the image;
      данные тома и commit;
      Сохранить данные тома; Backing up a volume; бэкап тома; резервная копия тома; как сохранить данные из тома; backup a volume; back up a volume;
      copy a volume; перенести том на другой хост; move a volume to another host; скопировать том; экспорт тома; export a volume; входят ли тома в образ;
      are volumes part of the image; does docker commit save volumes; попадают ли данные тома в образ; восстановить том; restore a volume;
      бекап базы данных в docker; backup a database in docker; клонировать том; rename a volume; переименовать том`,
    near: ['volume', 'volume-where', 'cp'],
  },
  {
    key: 'volume-share',
    asked: `общие данные двум контейнерам; one volume for two; два контейнера пишут в том; share files; обмен через том; shared data;
      Один том на двоих; Sharing a volume; можно ли один том двум контейнерам; общий том для двух контейнеров; share a volume between containers;
      can two containers use the same volume; два контейнера одна папка; общая папка для контейнеров; поделиться файлами между контейнерами;
      share files between containers; передать файлы из одного контейнера в другой; copy files from one container to another; --volumes-from;
      один volume на несколько контейнеров; sharing data between containers; обмен файлами между контейнерами`,
    near: ['volume', 'connect-containers', 'volume-bind'],
  },
  {
    key: 'volume-after-rm',
    asked: `данные в томе после удаления; удаляю контейнер что с данными; is data in the volume safe; том живёт отдельно; volumes with random names;
      --rm и тома; лишние тома; cleaning volumes;
      Остаётся ли том; Does a volume stay; удаляется ли том вместе с контейнером; останется ли том после docker rm;
      does removing a container delete its volume; is the volume deleted with the container; удалится ли том; will my volume be deleted;
      do volumes stay after docker rm; что с томом если удалить контейнер; what happens to the volume when i delete the container;
      сохранятся ли данные в томе; удаляет ли --rm том; does --rm delete volumes; анонимный том; anonymous volume; что такое анонимный том;
      what is an anonymous volume; безымянный том; том с длинным именем из букв и цифр; volume with a long random name; откуда взялись тома с хешами;
      docker rm -v; system prune удалит тома; does system prune delete volumes; как удалить том; delete a volume; remove a volume`,
    near: ['volume', 'volume-prune', 'remove-container'],
  },
  {
    key: 'mount-owner',
    asked: `файлы принадлежат руту; root owns my files; не могу править файлы после контейнера; cannot edit files made by container;
      нет прав писать в подключённую папку; no permission in the mount; uid внутри и снаружи;
      permission denied при записи в примонтированную папку; permission denied when writing to a mounted folder;
      Чьи файлы в примонтированной папке; Who owns files in a mounted folder; файлы созданы от root в примонтированной папке;
      не могу удалить файлы созданные контейнером; files created by the container belong to root; cannot delete files created by docker;
      permission denied в примонтированной папке; permission denied on a mounted volume; контейнер не может писать в папку;
      container cannot write to the mounted folder; права на файлы в volume; file permissions in a volume; владелец файлов в bind mount;
      нет прав на запись в том; --user $(id -u); id -u в docker run; uid и gid в контейнере; mount permissions`,
    near: ['bind-mount', 'exec-user', 'copy-owner'],
  },
  {
    key: 'mount-speed',
    asked: `Медленная подключённая папка; A slow mounted folder; докер тормозит на маке с примонтированной папкой; bind mount is slow on mac;
      slow mounted folder; примонтированная папка тормозит; медленный bind mount; что быстрее том или папка; which is faster volume or bind mount;
      volume vs bind mount speed; docker slow on mac; docker slow on windows; почему файлы медленно читаются в контейнере;
      file access is slow in docker desktop; скорость тома; node_modules в томе`,
    near: ['bind-mount', 'volume', 'windows-mac'],
  },
  {
    key: 'tmpfs',
    asked: `tmpfs; --tmpfs; что такое tmpfs; what is tmpfs; is data in tmpfs kept; сохраняются ли данные в tmpfs; папка в памяти; folder in memory; том в памяти;
      ram disk in docker; временная папка контейнера; tmpfs mount; зачем tmpfs; when to use tmpfs; хранить временные файлы в памяти`,
    near: ['mount-flag', 'volume', 'survives'],
  },
  {
    key: 'network-none',
    asked: `Контейнер без сети; A container without a network; запретить контейнеру интернет; запретить интернет; --network none; block internet for a container;
      container without internet access on purpose; отключить сеть контейнеру; no network for a container; network none; контейнер без доступа в интернет;
      isolate a container from the network; --internal; внутренняя сеть; internal network; запустить без сети; контейнер без сети;
      container without a network`,
    near: ['network-host', 'no-internet', 'connect-containers'],
  },
  {
    key: 'network-alias',
    asked: `Ещё одно имя в сети; One more name in a network; --network-alias; второе имя контейнера в сети; extra dns name for a container; network alias;
      another name in the network; дополнительное имя в сети; --add-host; добавить строку в /etc/hosts; add an entry to hosts in a container;
      /etc/hosts в контейнере; свой домен в контейнере; псевдоним контейнера в сети`,
    near: ['connect-containers', 'network', 'hostname'],
  },
  {
    key: 'mount-socket',
    asked: `Подключить сокет или один файл; Mounting a socket or a file; share a unix socket between host and container; подключить сокет в контейнер;
      mount a socket; примонтировать один файл; mount a single file; подключить один конфиг; mount one config file; вместо файла создалась папка;
      docker created a folder instead of the file; файл в контейнере не обновляется; mounted file does not update; unix socket`,
    near: ['docker-in-docker', 'bind-mount', 'docker-group'],
  },
  {
    key: 'window-app',
    asked: `программа с окнами в контейнере; gui app in a container; запустить браузер в контейнере; игры в докере;
      запустить программу с окном в контейнере; графическое приложение в докере; можно ли запустить браузер в контейнере; игра в докере;
      увидеть окно программы из контейнера; рабочий стол в контейнере; cannot open display; нет экрана в контейнере; gui программа в контейнере;
      matplotlib в докере не показывает график; run a program with a window in a container; graphical application in docker;
      can i run a browser in docker; play a game in docker; desktop inside a container; no display in container; x11 in docker;
      show a window from a container; tkinter in docker; Программа с окном; A program with a window`,
    near: ['when-not', 'port', 'mount-socket'],
  },
];
