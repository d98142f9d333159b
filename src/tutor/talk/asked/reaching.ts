/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const REACHING_ASKED: Readonly<Record<string, string>> = {
  'network-host': `хочу чтобы контейнер сидел прямо в сети компьютера; убрать прослойку сети; зачем пробрасывать порты если есть host;
    правда ли что с host порты не нужны; контейнер без своей сети использует мою; какие вообще типы сетей есть; чем host отличается от bridge;
    container directly in my computer's network; is it true that with host network no ports are needed; difference between host and bridge;
    share my network with the container; what kinds of networks does docker have; should i use host mode; сеть хоста напрямую;
    skip port mapping use host network; без NAT напрямую в сеть хоста; container on the host network; host режим что даёт`,
  bridge: `что за docker0 в ifconfig; зачем своя сеть если есть стандартная; куда попадает контейнер если сеть не указать;
    почему по имени не находит в стандартной сети; нужна ли отдельная сеть; что значит слово бридж; откуда адреса 172.17;
    правда ли что в bridge нет имён; зачем делать docker network create; do i need my own network; what is docker0 in ifconfig;
    where does the container go if i give no network; why are names not found in the standard network; where do 172.17 addresses come from;
    is it true that bridge has no names; reason to create a network; стандартная сеть докера что она умеет; default docker network meaning;
    дефолтная сеть докера; бридж сеть это что`,
  'connect-containers': `хочу чтобы сайт видел базу в соседнем контейнере; как подружить два контейнера; бэк и база в разных контейнерах как соединить;
    какой адрес базы писать в приложении; что писать вместо localhost чтобы попасть в базу; сделай так чтобы контейнеры видели друг друга;
    could not translate host name db; приложение не находит хост db; прокинуть связь между контейнерами; два контейнера на одной машине как общаются;
    добавить контейнер в сеть; how to make two containers see each other; want my site to reach db in other container;
    what host to write for the database; backend and postgres in separate containers how to join; what do i put instead of localhost to get to db;
    how do i make friends between two containers; app can not find host db; one container calls another by name; is --link still used;
    фронт должен видеть бэк в соседнем контейнере; how does api container find db container; общаться по имени сервиса;
    фронт стучится в бэк соседнего контейнера; api container should find db container; getaddrinfo ENOTFOUND db;
    к какому хосту подключаться чтобы попасть в соседний контейнер; redis in another container what host do i write`,
  'no-internet': `контейнер не может ничего скачать; внутри докера не работает интернет; apt update внутри висит;
    pip install в сборке не может достучаться; ping google из контейнера не идёт; на хосте интернет есть а в контейнере нет;
    за корпоративным прокси докер не качает; Temporary failure resolving; сделай так чтобы у контейнера был интернет; vpn сломал сеть в докере;
    internet works on host but not in docker; apt update hangs in the container; pip can't reach the network during build;
    i cannot ping google from the container; Temporary failure in name resolution in container; company proxy and docker; vpn broke docker network;
    give the container internet; why is my container offline; nslookup fails in docker; внутри нет инета; container can't resolve domain names;
    apk не качает пакеты; инета нет внутри; apk не качает пакеты нет сети; npm install висит в докере`,
  'port-local': `хочу чтобы порт видел только я; сосед по сети может зайти на мой контейнер; как спрятать порт от чужих; открыть сразу несколько портов;
    правда ли что порт виден всему интернету; не хочу светить базу наружу; нужно два порта наружу; что значит 0.0.0.0 перед портом;
    файрвол не закрывает порт докера; want the port only for me; can my neighbours open my container; hide the port from others;
    is it true that the whole internet sees my port; open several ports of one container; i do not want my db exposed to the world;
    what is 0.0.0.0 before the port; firewall does not close the docker port; publish ports 80 and 443; make it private to my machine;
    закрыть порт от внешнего мира; only localhost should reach the port; не светить порт наружу; порт базы виден из интернета`,
  'port-sides': `что писать первым свой порт или контейнера; путаю цифры в -p; почему 8080:80 а не 80:8080; зачем два числа через двоеточие;
    какой из портов мой; правда ли что правый порт внутри контейнера; откуда я знаю что внутри порт 80; на каком порту слушает postgres; чей порт слева;
    любой ли порт можно слева; i confuse the numbers in -p; why 8080:80 and not 80:8080; which of the two ports is mine;
    is the right port inside the container; how am i supposed to know it is port 80 inside; first my port or port of container;
    can the left port be any number; two numbers with a colon what do they mean; which number do i type in the browser; какая цифра снаружи;
    which number is the outside port; которая цифра снаружи а которая внутри; outside port and inside port which is first; наоборот написал порты`,
  'site-closed': `сайт в докере не грузится что проверить; запустил nginx захожу на localhost а там ничего; в браузере ошибка соединения;
    порт прокинул а страница не открывается; контейнер Up а в браузере пусто; крутится бесконечная загрузка страницы;
    этот сайт не позволяет установить соединение; всё запустил но в хроме не открывается; ERR_EMPTY_RESPONSE;
    my site in docker does not load what to check; started nginx, go to localhost and there is nothing; browser says connection error;
    port is forwarded but page is not opening; container is Up but browser shows nothing; endless loading in browser;
    i did everything but chrome can not open it; why can't i see my web page; connection reset by peer on localhost;
    localhost:8080 ничего не показывает; my page won't open though it is running; хром пишет не удаётся получить доступ к сайту;
    хром не удаётся получить доступ к сайту в контейнере; page won't open though the container is running; сайт лежит хотя контейнер запущен;
    empty reply from server`,
  'bind-address': `в логах running on 127.0.0.1 и снаружи не достучаться; внутри контейнера curl отвечает а с хоста нет; зачем писать host 0.0.0.0;
    flask в контейнере не виден с компа; какой адрес должна слушать программа; правда ли что на localhost внутри слушать нельзя;
    dev сервер не доступен из докера; django runserver в докере не открывается; answers inside the container but not from my computer;
    flask app is invisible from host; log says running on 127.0.0.1; what address should my app listen on; django runserver in docker does not open;
    why 0.0.0.0 and not localhost in my app; vite dev server unreachable in docker; make my app listen on all interfaces;
    сервер доступен изнутри а снаружи refused; flask only reachable inside; сервер слышит только сам себя; my server hears only itself in docker;
    express в докере слушает localhost; reachable inside only`,
  'read-only-mount': `хочу чтобы контейнер только читал мою папку; не дать контейнеру испортить мои файлы; боюсь что контейнер сотрёт мои файлы;
    что за ro в конце; сделай папку неизменяемой для контейнера; контейнер без права записи; container should only read my folder;
    do not let the container spoil my files; i am afraid it will erase my files; make the folder unchangeable for the container; what is ro at the end;
    can a container be forbidden to write; папку только на чтение; protect files from the container; только на чтение подключить;
    protect host files from the container; запретить запись в вольюм`,
  'mount-flag': `что лучше писать -v или mount; примонтировал а там ничего нет; вместо моих файлов пустая папка; что значит PWD в команде;
    слева путь или имя что будет; докер сам создал каталог; зачем mount если есть -v; можно ли относительный путь в -v; путь с точкой в -v не работает;
    which one is better -v or mount; i mounted it and there is nothing inside; empty directory instead of my files; what does PWD do in the command;
    docker made a directory by itself; can i use a dot path in -v; long form of -v; is the left part a path or a name; syntax of mounting a folder;
    --mount или -v что выбрать; my mounted directory came up empty; папка подмонтировалась пустой; mounted directory came up empty;
    как писать путь в -v; bind через --mount`,
  'volume-where': `в каком месте на диске хранится вольюм; хочу посмотреть файлы внутри тома; как открыть вольюм в проводнике;
    где докер держит данные базы; сколько гигов занимает том; папка вольюма на хосте; куда физически попадают данные; можно ли залезть в том руками;
    in what place of the disk is the volume; i want to see files in my volume; open volume in file explorer; where does docker keep database files;
    how many gigabytes is the volume; directory of the volume on my host; can i touch volume files by hand; see contents of docker volume;
    путь вольюма на диске; physical place of volume data; увидеть внутренности вольюма`,
  'volume-backup': `хочу сделать копию базы из контейнера; переехать с томом на другой сервер; как перенести вольюм на другой комп;
    сохранить том на флешку; правда ли что save не сохраняет тома; боюсь потерять том как подстраховаться; восстановить базу из бэкапа в том;
    скопировать один том в другой; make a copy of my database volume; move volume to new server; how to transfer volume to other computer;
    is it true that docker save skips volumes; put volume in a zip; restore database into a volume; copy one volume to another;
    save volume data to my disk; забэкапить том; save database volume to a file; dump volume into a tar; копия данных тома на чёрный день`,
  'volume-share': `хочу чтобы два контейнера видели одни файлы; обменяться файлами между контейнерами; можно ли подключить один вольюм сразу к двум;
    один пишет другой читает; общее хранилище для контейнеров; не подерутся ли два контейнера за том; two containers should see the same files;
    can one volume be attached to two at once; one writes and the other reads; common storage for containers; exchange files between containers;
    is it safe if two containers use a volume; шарить том между двумя; same data for two containers; шарить том между контейнерами;
    общий вольюм на двоих`,
  'volume-after-rm': `снесу контейнер а база в томе останется; исчезнет ли вольюм после docker rm; правда ли что том переживёт контейнер;
    правда ли что данные в томе не пропадут; после удаления контейнера том висит; безымянные тома копятся после --rm; удалить том вместе с контейнером;
    почему том остался хотя контейнер удалён; удалить вольюм какой командой; will database in the volume stay after i remove the container;
    is it true that data in a volume is safe; does a volume outlive its container; why is the volume still there after docker rm;
    delete the volume together with the container; nameless volumes pile up; command to remove a volume;
    recreated the container is my volume still full; том после удаления контейнера; does my volume die with the container;
    том умрёт вместе с контейнером; контейнер снёс а вольюм жив`,
  'mount-owner': `файлы после контейнера не стираются без sudo; файлы в папке стали рутовыми; контейнер не может записать в мою папку;
    permission denied в подключённой папке; почему владелец файлов в моей папке root; чтобы файлы создавались от моего имени;
    redis не может писать в свой том; не хватает прав на подключённый каталог; container made files i can't delete; my folder is now full of root files;
    container has no rights to write into my folder; why is the owner of files in my folder root; files should be created as me;
    mysql has no permission on its data folder; cannot save file created by docker; chown after every docker run; рутовые файлы в моей папке;
    files from docker belong to root; рутовые файлы появились в моей папке; chown нужен после контейнера`,
  'mount-speed': `на маке с докером всё тормозит; npm install в подключённой папке идёт вечность; на винде файлы в контейнере читаются медленно;
    почему с -v медленнее; ускорить подключённую папку; правда ли что том быстрее папки; everything is slow with docker on mac;
    npm install takes forever in mounted folder; files are read slowly on windows; why is it slower with -v; speed up a mounted folder;
    is it true that volume is faster than folder; маунт тупит на маке; mounted project is terribly slow; долго читаются файлы через -v`,
  tmpfs: `хочу чтобы файлы не писались на диск; хранить секрет только в оперативке; диск в оперативке для контейнера;
    сделай временную папку которая исчезнет; files must not touch the disk; keep secret only in ram; folder that disappears after stop;
    ram folder for container; store temp data without disk; в оперативке хранить временное; keep temp files in ram; временное хранить в оперативке;
    keep temporary files in ram; tmpfs для чего нужен`,
  'network-none': `не пускать контейнер в интернет; хочу запустить подозрительную программу без сети; полностью отрезать контейнер от сети;
    чтобы контейнер не мог никуда стучаться; база без выхода в интернет; do not let the container go online; run a suspicious program without network;
    cut the container off; container must not connect anywhere; database without internet access; how to turn off network for container;
    без доступа в сеть запустить; sandbox without internet; песочница без интернета; sandboxed container with no internet; обрубить сеть контейнеру`,
  'network-alias': `хочу чтобы к базе обращались по другому имени; два имени у контейнера в сети; прописать hosts для контейнера;
    добавить запись в hosts внутри; один контейнер под несколькими именами; second dns name for my db; reach the database under another name;
    write into hosts of a container; one container with several names; map a domain to an ip inside; custom domain in docker; псевдоним в сети;
    extra hostname for the db; псевдоним базы в сети; ещё одно имя для контейнера внутри сети`,
  'mount-socket': `подключить только один файл а не папку; конфиг с компа подсунуть в контейнер; вместо файла получилась директория;
    поменял файл на хосте а в контейнере старый; пробросить nginx.conf в контейнер; сокет с хоста в контейнер; mount only one file not the folder;
    give nginx.conf from my computer to the container; got a directory instead of a file;
    i changed the file on host and container still has the old one; pass socket of the host inside; replace one config file in the container with mine;
    один конфиг файл подключить; single file instead of a directory; один конфиг файл примонтировать; single file instead of a directory in -v;
    docker.sock и другие сокеты пробросить`,
  'start-order': `апи падает пока база грузится; api must wait for postgres; connection refused первые секунды после старта базы;
    база ещё грузится а сервер уже лезет`,
  'window-app': `окошко программы; see graphical window from docker; окошко программы из докера показать; see a graphical window from docker;
    визуальный интерфейс программы в контейнере`,
};
