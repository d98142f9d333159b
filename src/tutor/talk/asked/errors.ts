/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const ERRORS_ASKED: Readonly<Record<string, string>> = {
  'e-no-dockerfile': `докерфайл не найден; не видит докерфайл; dockerfile есть а он не находит; говорит нет такого dockerfile; где он ищет dockerfile;
    сборка не находит dockerfile; does not see my dockerfile; dockerfile is there but not found; where does it look for the dockerfile;
    unable to read dockerfile; says no dockerfile`,
  'e-copy-not-found': `копирование не находит файл; файл есть но COPY ругается; не копируется файл в образ; COPY не работает; COPY ошибка файл не найден;
    checksum not found; не может скопировать; файл лежит рядом а COPY не видит; copy does not find my file; file exists but COPY fails;
    COPY does not work; cannot copy the file; checksum error; COPY error; у друга не собирается нет файла; сборка говорит нет файла;
    сборка не видит файл; build says the file is not there; build cannot see my file`,
  'e-port-allocated': `порт уже используется; занят порт что делать; порт 8080 занят; ругается на порт; не запускается порт занят;
    bind address already in use; порт кем-то занят; port 8080 is taken; free a port; somebody uses the port; port is occupied; port conflict;
    port 80 already in use; how to fix the busy port; на этом порту уже nginx; apache уже на 80 порту;
    another program listens on this port`,
  'e-name-in-use': `второй раз не запускается имя занято; cannot run it again name in use; имя уже есть; такое имя уже есть; имя контейнера уже есть;
    не создаётся контейнер имя занято; ругается на имя контейнера; контейнер с этим именем уже существует; conflict имя; name is taken;
    a container with this name exists; container name conflict; cannot reuse the name; name already taken`,
  'e-image-in-use': `не даёт удалить образ; образ нельзя удалить; cannot remove the image; it refuses to delete the image; не могу удалить образ;
    образ не удаляется используется; ошибка conflict при удалении образа; пишет что образ используется; образ держит контейнер; rmi не работает;
    rmi ошибка; image cannot be deleted; conflict when removing an image; rmi fails; image is used by a container; unable to delete image`,
  'e-container-running': `контейнер не даёт себя удалить; ошибка при удалении контейнера; не могу удалить работающий контейнер; не удалить пока работает;
    rm не работает контейнер запущен; cannot delete a container that runs; docker rm fails; container will not be removed;
    stop the container before removing`,
  'e-not-running': `exec не работает контейнер остановлен; не могу зайти контейнер не работает; говорит контейнер не запущен; не заходит в контейнер;
    exec fails container stopped; says the container is not running; cannot enter because it is stopped`,
  'e-no-daemon': `докер не запускается; докер не работает вообще; нет соединения с демоном; демон не запущен; docker.sock; не подключается к docker;
    docker desktop не запущен; демон упал; got permission denied while trying to connect to the docker daemon; docker does not start; daemon not started;
    cannot reach docker; docker desktop is not running; connection to the daemon failed`,
  'e-denied': `отказ при загрузке; push was refused; refused to push; почему не даёт загрузить образ; доступ запрещён при скачивании;
    не пушится; отказано в доступе к образу; denied requested access; не качается образ доступ; ошибка denied при push; access to the image is denied;
    push is denied; not authorised to pull; no access to the registry; image does not exist or private; cannot push`,
  'e-manifest-unknown': `такой версии нет; тег не существует; не нашлась версия образа; manifest not found что делать; нет тега в хабе; нет такого тега;
    this version does not exist; wrong tag; tag is not there; no such tag; version not found`,
  'e-unable-to-find': `не нашёл образ локально; unable to find image это ошибка; пишет что нет образа и качает; образа нет на компьютере;
    сначала пишет не найден потом качает; not found locally and then pulls; is unable to find image bad; image is not on my computer`,
  'e-no-such-image': `не находит образ; пишет что образа нет; образа не существует; образ пропал; вроде скачал а образа нет; image does not exist; cannot find my image;
    it says there is no image; image has gone`,
  'e-no-such-container': `не находит контейнер; контейнера не существует; говорит что контейнера нет; контейнер пропал не найден; container does not exist;
    cannot find the container; says no container; wrong container name`,
  'e-lowercase': `имя образа с большой буквы; имя только маленькими буквами; почему нельзя большие буквы; назвал образ с заглавной; capital letters in the image name;
    why lowercase; image name with a capital; only small letters`,
  'e-invalid-reference': `неправильный формат имени; плохое имя образа; недопустимые символы в имени; не принимает имя образа; пробел в имени образа; ошибка формата ссылки;
    пишет invalid reference; wrong image name; illegal characters in a name; space in the image name; name not accepted; what is a reference format`,
  'e-unknown-instruction': `не понимает строку в dockerfile; ошибка в строке dockerfile; неизвестная команда в докерфайле; ошибка синтаксиса; parse error on line;
    опечатка в докерфайле; does not understand a line; error on line 3 of the dockerfile; typo in a dockerfile; wrong instruction; syntax error`,
  'e-stage-name': `не нашёл образ из FROM; FROM ошибка образ не найден; ошибка в строке FROM; опечатка в имени базового образа; нет такой стадии; metadata не нашлись;
    image in FROM does not exist; error at FROM; typo in the base image; no such stage; load metadata failed`,
  'e-exec-format': `формат исполняемого файла; собран под другой процессор; на arm не запускается; exec format; не подходит процессор; built for another processor;
    does not run on arm; binary for another cpu; format of the executable`,
  'e-not-in-path': `bash нет в контейнере; не заходит bash; нет такой команды в контейнере; exec bash не работает; executable file not found;
    программа не находится при запуске; не запускается команда контейнера; no bash inside; exec bash fails; program is not in the image;
    starting container process caused; cannot run bash; запускаю bash а его нет; в alpine нет bash; no bash in alpine; shell is missing in the image`,
  'e-build-step': `почему сборка остановилась; сборка упала что делать; my build stopped; build stops with an error; ошибка при сборке; сборка сломалась;
    сборка завершилась ошибкой; RUN не выполнился; build не проходит; упал шаг; почему не собирается образ; сборка падает на шаге; сборка не удалась;
    build does not work; my build broke; step fails; RUN returned a non-zero code; failed to build; returned code 1; image will not build`,
  'e-build-argument': `не указал аргумент; пишет requires 1 argument; чего-то не хватает в команде; забыл путь; команда неполная; лишний аргумент; missing dot;
    forgot the dot; command is incomplete; needs one argument; too many arguments; forgot the path`,
  'e-unknown-flag': `не знает такой флаг; ошибка флага; нет такого ключа; неправильный флаг; флаг не работает; ругается на флаг; wrong flag; flag does not exist;
    no such flag; flag is not known; bad option; unknown option`,
  'e-unknown-command': `docker не знает команду; нет такой команды; неправильная команда docker; опечатался в команде; docker does not know the command;
    no such docker command; wrong docker command; typo in the command; неизвестная команда; unknown command; команда неизвестна`,
  'e-not-tty': `ошибка tty; not a tty что делать; устройство ввода не терминал; ругается на tty; tty error; input is not a terminal; what is not a tty`,
  'e-permission': `нет прав; не хватает прав; доступ запрещён к файлу; не могу записать файл; не могу изменить файл нет доступа; permission denied что делать;
    запрещено; скрипт permission denied; no rights; cannot write a file; not allowed; script permission denied; access to the file is denied;
    no permission`,
  'e-no-space': `нет места; кончился диск; диск забит; место закончилось; не хватает диска; переполнен диск; no more space; disk ran out; not enough space;
    my disk is full; storage is full; ругается что нет места; пишет мало места; docker говорит нет места; docker complains about space; says no space`,
  'e-command-not-found': `пишет нет такой команды; команды нет в контейнере; no such command in the image; утилита не найдена; такой команды нет; команда не находится;
    нет curl; curl не найден; ping не найден; нет vim; нет nano в контейнере; not found в консоли; no curl; ping not found;
    there is no vim; nano not found; utility missing; command does not exist; почему нет vim; нет нужной программы внутри; tool is not installed inside`,
  'e-no-such-file': `нет файла; не находит файл; такого файла нет; не нашёл папку; неправильный путь; файл не существует; путь неверный; no file; wrong path;
    does not find the file; folder not found; path does not exist`,
  'e-socket': `каждый раз пишу sudo docker; пускает только под sudo; прав нет к сокету; got permission denied while trying to connect;
    why do i need sudo for docker; add me to the docker group; добавить себя в группу docker`,
  'e-not-executable': `скрипт лежит но не запускается прав нет; забыл chmod; how to chmod the script in the image; does not run the script permission;
    permission denied unknown`,
  'e-interpreter': `скрипт из windows не запускается в контейнере; собрал на ubuntu в alpine не стартует; glibc в alpine; musl и glibc;
    the file is there but it says no such file; works on ubuntu not on alpine; carriage return in the script`,
  'e-go-mod': `go ругается на модуль; сборка go без модуля; go build fails in the image; go module missing; зачем ENV GO111MODULE`,
  'e-no-such-host': `не пингуется по имени; не находит адрес; cannot resolve the name; containers cannot see each other by name;
    dns error; ping by name does not work`,
  'e-refused': `curl говорит отказано; не пускает на порт; не могу достучаться до localhost; localhost из контейнера не работает; cannot reach localhost;
    container cannot connect to localhost; refused`,
  'e-registry-tls': `пуш в свой реестр ругается на https; реестр без сертификата; my registry has no https; certificate error on push`,
  'e-rate-limit': `докер хаб больше не даёт качать; исчерпан лимит; docker hub limit; unauthenticated pull limit`,
  'e-still-used': `не могу удалить сеть; не могу удалить том; volume will not go; network will not go; том занят контейнером`,
  'e-mount-kind': `подключаю файл а создаётся папка; docker создал пустую папку вместо файла; mount one file fails; a folder was made instead of my file`,
};
