/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const ERRORS_ASKED: Readonly<Record<string, string>> = {
  'e-no-dockerfile': `докерфайл не найден; не видит докерфайл; dockerfile есть а он не находит; говорит нет такого dockerfile; где он ищет dockerfile;
    сборка не находит dockerfile; does not see my dockerfile; dockerfile is there but not found; where does it look for the dockerfile;
    unable to read dockerfile; says no dockerfile;
    докерфайл лежит рядом а build его не видит; хочу собрать а пишет dockerfile не найден;
    the dockerfile is right here and build does not see it; запустил сборку не из той папки;
    ran the build in the wrong folder`,
  'e-copy-not-found': `копирование не находит файл; файл есть но COPY ругается; не копируется файл в образ; COPY не работает; COPY ошибка файл не найден;
    checksum not found; не может скопировать; файл лежит рядом а COPY не видит; copy does not find my file; file exists but COPY fails;
    COPY does not work; cannot copy the file; checksum error; COPY error; у друга не собирается нет файла; сборка говорит нет файла;
    сборка не видит файл; build says the file is not there; build cannot see my file; файл точно есть а сборка пишет not found;
    the file is surely there and the build says not found; копирует соседа не копирует сборка останавливается на COPY; build stops at COPY;
    dockerignore выкинул файл и COPY не находит; почему COPY пишет checksum`,
  'e-port-allocated': `порт уже используется; занят порт что делать; порт 8080 занят; ругается на порт; не запускается порт занят;
    bind address already in use; порт кем-то занят; port 8080 is taken; free a port; somebody uses the port; port is occupied; port conflict;
    port 80 already in use; how to fix the busy port; на этом порту уже nginx; apache уже на 80 порту;
    another program listens on this port;
    второй контейнер на тот же порт не встаёт; забыл остановить старый контейнер и порт занят; хочу запустить ещё один на 8080 а нельзя;
    a second container on the same port will not start; forgot to stop the old one and the port is taken;
    i want another one on 8080 and it will not let me; Bind for 0.0.0.0:8080 failed; прокинул порт а он уже у другого;
    чем заменить занятый порт; what port to use instead of a taken one`,
  'e-name-in-use': `второй раз не запускается имя занято; cannot run it again name in use; имя уже есть; такое имя уже есть; имя контейнера уже есть;
    не создаётся контейнер имя занято; ругается на имя контейнера; контейнер с этим именем уже существует; conflict имя; name is taken;
    a container with this name exists; container name conflict; cannot reuse the name; name already taken;
    повторил docker run --name и ошибка; хочу то же имя для нового контейнера; repeated docker run with --name and got an error;
    i want the same name for a new container; остановил контейнер а имя всё ещё занято; stopped it but the name is still taken;
    Conflict. The container name; почему имя не освобождается; why is the name not freed; назвать так же как прошлый`,
  'e-image-in-use': `не даёт удалить образ; образ нельзя удалить; cannot remove the image; it refuses to delete the image; не могу удалить образ;
    образ не удаляется используется; ошибка conflict при удалении образа; пишет что образ используется; образ держит контейнер; rmi не работает;
    rmi ошибка; image cannot be deleted; conflict when removing an image; rmi fails; image is used by a container; unable to delete image;
    хочу стереть образ а он держится за контейнер;
    i want to erase the image but a container holds it; the container is stopped and the image still cannot go; must be forced что это; why does it ask me to force removing the image; у образа два тега и не удаляется по id`,
  'e-container-running': `контейнер не даёт себя удалить; ошибка при удалении контейнера; не могу удалить работающий контейнер; не удалить пока работает;
    rm не работает контейнер запущен; cannot delete a container that runs; docker rm fails; container will not be removed;
    stop the container before removing;
    контейнер не стирается сначала останови; хочу снести контейнер на ходу; i want to remove a container while it runs;
    rm wants me to stop it first; you cannot remove a running container что делать`,
  'e-not-running': `exec не работает контейнер остановлен; не могу зайти контейнер не работает; говорит контейнер не запущен; не заходит в контейнер;
    exec fails container stopped; says the container is not running; cannot enter because it is stopped;
    хочу зайти в контейнер а он уже остановился; exec не пускает; i want to get inside but it has already stopped;
    exec refuses because nothing runs; контейнер мёртв и команду в нём не выполнить; cannot run a command in a dead container;
    is not running при exec; почему exec говорит что не запущен`,
  'e-no-daemon': `докер не запускается; докер не работает вообще; нет соединения с демоном; демон не запущен; docker.sock; не подключается к docker;
    docker desktop не запущен; демон упал; got permission denied while trying to connect to the docker daemon; docker does not start; daemon not started;
    cannot reach docker; docker desktop is not running; connection to the daemon failed;
    пишет Cannot connect хотя docker установлен; забыл включить docker desktop; it is installed yet cannot connect;
    forgot to open docker desktop; docker ps ничего не может подключиться; служба докера остановлена; the docker service is stopped;
    как поднять демон если он лежит; how do i bring the daemon up; is the docker daemon running спрашивает;
    unix:///var/run/docker.sock не подключается`,
  'e-denied': `отказ при загрузке; push was refused; refused to push; почему не даёт загрузить образ; доступ запрещён при скачивании;
    не пушится; отказано в доступе к образу; denied requested access; не качается образ доступ; ошибка denied при push; access to the image is denied;
    push is denied; not authorised to pull; no access to the registry; image does not exist or private; cannot push;
    запушил без логина и отказ; хочу запушить а пишет access denied; pushing gives me access denied; it says may require docker login;
    опечатка в имени образа а пишет про доступ; a typo in the image name yet it speaks of access; почему requested access is denied;
    скачать не даёт требует docker login; push в чужой аккаунт; push to someone else's account; requested access to the resource`,
  'e-manifest-unknown': `такой версии нет; тег не существует; не нашлась версия образа; manifest not found что делать; нет тега в хабе; нет такого тега;
    this version does not exist; wrong tag; tag is not there; no such tag; version not found;
    попросил версию которой нет; хочу python 3.99 а не качает; asked for a version that is not there; pull says the tag is not known; тег написал с ошибкой; i misspelt the tag; manifest for не найден`,
  'e-unable-to-find': `не нашёл образ локально; unable to find image это ошибка; пишет что нет образа и качает; образа нет на компьютере;
    сначала пишет не найден потом качает; not found locally and then pulls; is unable to find image bad; image is not on my computer;
    первый запуск всегда пишет что не нашёл; это нормально что сначала Unable to find; first run always says it cannot find it;
    is it normal that it says unable to find image first; почему docker run сначала ругается а потом качает;
    why does run complain and then download; нет локально и что`,
  'e-no-such-image': `не находит образ; пишет что образа нет; образа не существует; образ пропал; вроде скачал а образа нет; image does not exist; cannot find my image;
    it says there is no image; image has gone;
    удаляю образ а он говорит нет такого; хочу поставить тег а исходного образа нет; removing an image and it says no such;
    i want to tag but the source is not there; опечатался в имени образа при удалении; misspelt the image when removing; образ с таким id не существует; no image with that id`,
  'e-no-such-container': `не находит контейнер; контейнера не существует; говорит что контейнера нет; контейнер пропал не найден; container does not exist;
    cannot find the container; says no container; wrong container name;
    останавливаю а он пишет нет такого; имя контейнера перепутал; i stop it and it says no such; mixed up the container name; с --rm контейнер исчез и logs не находит;
    id контейнера неправильный; wrong container id`,
  'e-lowercase': `имя образа с большой буквы; имя только маленькими буквами; почему нельзя большие буквы; назвал образ с заглавной; capital letters in the image name;
    why lowercase; image name with a capital; only small letters;
    назвал образ MyApp и отказ; можно ли в имени образа заглавные; named it MyApp and it is refused; may the image name have capitals;
    почему docker требует маленькие буквы; why does docker want small letters; имейдж с большой буквы не собирается; -t App не принимает`,
  'e-invalid-reference': `неправильный формат имени; плохое имя образа; недопустимые символы в имени; не принимает имя образа; пробел в имени образа; ошибка формата ссылки;
    пишет invalid reference; wrong image name; illegal characters in a name; space in the image name; name not accepted; what is a reference format;
    ругается на имя после -t; пробел затесался в имя образа; it complains about what i gave to -t; a blank got into the image name;
    кириллица в имени образа; cyrillic letters in the image name; два двоеточия в имени; two colons in the image name;
    забыл имя перед двоеточием; invalid reference что за формат`,
  'e-unknown-instruction': `не понимает строку в dockerfile; ошибка в строке dockerfile; неизвестная команда в докерфайле; ошибка синтаксиса; parse error on line;
    опечатка в докерфайле; does not understand a line; error on line 3 of the dockerfile; typo in a dockerfile; wrong instruction; syntax error;
    написал RUM вместо RUN; опечатка и сборка не понимает строчку; wrote RUM in place of RUN; a misspelt line and build does not get it;
    команда без RUN в докерфайле; a shell command without RUN in the dockerfile; перенос строки без слеша ломает докерфайл;
    forgot the backslash at the end of the line; каких слов не знает dockerfile; parse error line`,
  'e-stage-name': `не нашёл образ из FROM; FROM ошибка образ не найден; ошибка в строке FROM; опечатка в имени базового образа; нет такой стадии; metadata не нашлись;
    image in FROM does not exist; error at FROM; typo in the base image; no such stage; load metadata failed;
    FROM не скачивается; строка FROM падает с metadata; the FROM line fails on metadata; в FROM написал образ которого нет;
    FROM names an image that is not there; --target такой стадии нет; no stage for --target; target указал неправильно;
    базовый имейдж не находится; опечатался в FROM`,
  'e-exec-format': `формат исполняемого файла; собран под другой процессор; на arm не запускается; exec format; не подходит процессор; built for another processor;
    does not run on arm; binary for another cpu; format of the executable;
    на сервере exec format error а на маке шло; бинарник под другую систему; exec format error on the server but fine on my mac;
    binary is for another system; собрал на m1 не запускается на vps; built on m1 does not start on the vps; забыл шебанг в скрипте;
    forgot the shebang line`,
  'e-not-in-path': `bash нет в контейнере; не заходит bash; нет такой команды в контейнере; exec bash не работает; executable file not found;
    программа не находится при запуске; не запускается команда контейнера; no bash inside; exec bash fails; program is not in the image;
    starting container process caused; cannot run bash; запускаю bash а его нет; в alpine нет bash; no bash in alpine; shell is missing in the image;
    хочу зайти через bash а его нет; exec -it bash выдаёт ошибку; i want to get in by bash but it has none;
    executable file not found что делать; чем заменить bash в alpine; what to use when there is no bash;
    написал флаг после имени образа и ошибка; put a flag after the image name and got an error; CMD с опечаткой не стартует;
    starting container process caused exec`,
  'e-build-step': `почему сборка остановилась; сборка упала что делать; my build stopped; build stops with an error; ошибка при сборке; сборка сломалась;
    сборка завершилась ошибкой; RUN не выполнился; build не проходит; упал шаг; почему не собирается образ; сборка падает на шаге; сборка не удалась;
    build does not work; my build broke; step fails; RUN returned a non-zero code; failed to build; returned code 1; image will not build;
    RUN упал и непонятно почему; шаг сборки возвращает не ноль; a RUN died and i see no reason; the step returned something else than zero;
    хочу увидеть почему упал RUN; i want to see why RUN failed; did not complete successfully что делать; сборка красная на третьем шаге;
    build goes red at step three; pip install падает при сборке; pip install fails during the build; npm install упал в докерфайле; билд падает`,
  'e-build-argument': `не указал аргумент; пишет requires 1 argument; чего-то не хватает в команде; забыл путь; команда неполная; лишний аргумент; missing dot;
    forgot the dot; command is incomplete; needs one argument; too many arguments; forgot the path; написал docker build и он требует аргумент;
    it wants exactly one argument; что дописать в конце build; what do i add at the end of build; docker run без образа; run without an image`,
  'e-unknown-flag': `не знает такой флаг; ошибка флага; нет такого ключа; неправильный флаг; флаг не работает; ругается на флаг; wrong flag; flag does not exist;
    no such flag; flag is not known; bad option; unknown option;
    ошибся в флаге; docker не принимает мой ключ; my option is not accepted; i misspelt an option; -name с одним минусом не работает;
    -name with one dash does not work; флаг от другой команды; the option belongs to another command; unknown shorthand flag что это;
    flag needs an argument забыл значение`,
  'e-unknown-command': `docker не знает команду; нет такой команды; неправильная команда docker; опечатался в команде; docker does not know the command;
    no such docker command; wrong docker command; typo in the command; неизвестная команда; unknown command; команда неизвестна;
    docker старт не команда; написал dcoker command; is not a docker command что не так;
    says it is not a docker command; перепутал название команды; mixed up the command name`,
  'e-not-tty': `ошибка tty; not a tty что делать; устройство ввода не терминал; ругается на tty; tty error; input is not a terminal; what is not a tty;
    в скрипте docker run -it падает; cron и docker exec -it ругается; docker run -it fails in a script; exec -it in ci complains;
    the input device is not a TTY что делать; git bash winpty; winpty docker; хочу запускать из ci без терминала;
    run from ci without a terminal; убрать -t`,
  'e-permission': `нет прав; не хватает прав; доступ запрещён к файлу; не могу записать файл; не могу изменить файл нет доступа; permission denied что делать;
    запрещено; скрипт permission denied; no rights; cannot write a file; not allowed; script permission denied; access to the file is denied;
    no permission; после USER нельзя писать;
    after USER it may not write; mkdir permission denied внутри; файлы созданы рутом и не открыть`,
  'e-no-space': `нет места; кончился диск; диск забит; место закончилось; не хватает диска; переполнен диск; no more space; disk ran out; not enough space;
    my disk is full; storage is full; ругается что нет места; пишет мало места; docker говорит нет места; docker complains about space; says no space;
    docker съел весь диск и не собирает; build падает потому что диск забит; docker ate the disk and will not build;
    build fails since the disk is full;
    место на сервере кончилось из-за образов; хочу собрать а места ноль; write error no space`,
  'e-command-not-found': `пишет нет такой команды; команды нет в контейнере; no such command in the image; утилита не найдена; такой команды нет; команда не находится;
    нет curl; curl не найден; ping не найден; нет vim; нет nano в контейнере; not found в консоли; no curl; ping not found;
    there is no vim; nano not found; utility missing; command does not exist; почему нет vim; нет нужной программы внутри; tool is not installed inside; хочу curl внутри а он not found; i want curl inside and it is not found;
    curl: not found почему; убунту урезанная нет утилит; why is ubuntu image missing common tools`,
  'e-no-such-file': `нет файла; не находит файл; такого файла нет; не нашёл папку; неправильный путь; файл не существует; путь неверный; no file; wrong path;
    does not find the file; folder not found; path does not exist;
    cat говорит что файла нет; внутри контейнера файла нет хотя копировал; cat says there is no file; i copied it yet inside there is no file; относительный путь не сработал; relative path did not work; искал файл не в той папке;
    looked in the wrong folder; путь до файла написал неверно`,
  'e-socket': `каждый раз пишу sudo docker; пускает только под sudo; прав нет к сокету; got permission denied while trying to connect;
    why do i need sudo for docker; add me to the docker group; добавить себя в группу docker;
    почему docker просит sudo каждый раз; хочу писать docker без судо; docker wants sudo every time; i want to stop typing sudo;
    permission denied на docker ps; permission denied on docker ps;
    dial unix docker.sock permission; надоело sudo docker`,
  'e-not-executable': `скрипт лежит но не запускается прав нет; забыл chmod; how to chmod the script in the image; does not run the script permission;
    permission denied unknown;
    скрипт скопирован а permission denied при старте; хочу чтобы скрипт в образе запускался; script was copied yet permission denied at start;
    i want the script in my image to be executable; на винде потерялся бит запуска; the execute bit got lost on windows; ENTRYPOINT скрипт не исполняется`,
  'e-interpreter': `скрипт из windows не запускается в контейнере; собрал на ubuntu в alpine не стартует; glibc в alpine; musl и glibc;
    the file is there but it says no such file; works on ubuntu not on alpine; carriage return in the script;
    файл на месте а контейнер говорит no such file or directory; скрипт с винды не стартует;
    the file is in place and still no such file or directory; my script written on windows does not start; ^M в скрипте;
    notepad испортил скрипт; #!/bin/bash а bash нет; script asks for bash and the image has only sh; бинарник с debian в alpine не найден`,
  'e-go-mod': `go ругается на модуль; сборка go без модуля; go build fails in the image; go module missing; зачем ENV GO111MODULE;
    go build просит go.mod; хочу собрать go без модулей; go build asks for go.mod; i want to build go without modules; cannot find main module что делать; go mod init нужен ли; do i need go mod init`,
  'e-no-such-host': `не пингуется по имени; не находит адрес; cannot resolve the name; containers cannot see each other by name;
    dns error; ping by name does not work;
    контейнер по имени соседа не достучаться; хочу чтобы контейнеры видели друг друга по имени а не выходит;
    cannot reach the neighbour container by its name; name resolution fails inside the container; резолв имён в контейнере сломан;
    пинг db неизвестный хост; ping db unknown host; getaddrinfo ENOTFOUND; опечатка в адресе реестра`,
  'e-refused': `curl говорит отказано; не пускает на порт; не могу достучаться до localhost; localhost из контейнера не работает; cannot reach localhost;
    container cannot connect to localhost; refused;
    сервис в контейнере работает а curl получает отказ; the service is up yet curl gets refused; подключение к базе ECONNREFUSED; ECONNREFUSED to the database;
    порт проброшен а в ответ refused; mapped the port and get refused`,
  'e-registry-tls': `пуш в свой реестр ругается на https; реестр без сертификата; my registry has no https; certificate error on push;
    http вместо https у нашего реестра; хочу пушить в реестр без шифрования; our registry speaks http and docker refuses;
    i want to push to a registry without tls; реестр с самоподписанным сертификатом не принимает;
    registry with a self made certificate is refused; x509 при пуше; localhost реестр работает а по ip нет;
    works with localhost and not with the ip registry`,
  'e-rate-limit': `докер хаб больше не даёт качать; исчерпан лимит; docker hub limit; unauthenticated pull limit;
    хаб пишет слишком много запросов; скачивал много и теперь не даёт; hub says too many requests; i pulled a lot and now it refuses; 429 от docker hub; 429 from docker hub; сколько ждать пока лимит пройдёт;
    when does the limit reset`,
  'e-still-used': `не могу удалить сеть; не могу удалить том; volume will not go; network will not go; том занят контейнером;
    сеть не стереть active endpoints; кто держит том; who holds my volume; вольюм не удаляется;
    the volume cannot be removed although i do not need it; сеть занята кем; who is still in the network; удалить том не даёт говорит in use`,
  'e-mount-kind': `подключаю файл а создаётся папка; docker создал пустую папку вместо файла; mount one file fails; a folder was made instead of my file;
    примонтировал конфиг а там папка; mounted a config and got a folder; not a directory при монтировании;
    файла на хосте не было и создалась папка; the host file was missing and docker made a folder; nginx.conf стал каталогом;
    nginx.conf became a directory`,
  'e-daemon-response': `Error response from daemon что это за начало; кто пишет error response; who says error response from daemon;
    почему ошибка начинается с daemon; why does the error begin with daemon; демон отказал; the daemon refused my request;
    error response это сбой демона; is the daemon broken if it says error response`,
};
