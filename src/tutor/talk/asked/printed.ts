/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const PRINTED_ASKED: Readonly<Record<string, string>> = {
  'exit-137': `контейнер сам собой исчез с кодом 137; правда ли что 137 это нехватка памяти; почему процесс убили без предупреждения;
    my container vanished with 137; is 137 always about memory; killed and nothing in the logs; хочу понять почему контейнер прибило; docker stop кончился 137`,
  'exit-143': `остановил контейнер а он с кодом 143; это нормально что 143 после остановки; i stopped it and it shows 143; is 143 normal after a stop;
    откуда взялось число 130; where does 130 come from; нажал ctrl c и код не ноль; после SIGTERM какой код; 128 плюс номер сигнала;
    128 plus the signal number`,
  'exit-127': `docker run завершился сто двадцать семь; почему shell вернул 127; run came back with 127; контейнер умер сразу с кодом 127;
    у скрипта код 126 что это; my script gives 126; чем 126 отличается от 127; how do 126 and 127 differ; 125 вернул сам docker;
    is 125 from docker or from my program`,
  'exit-1': `программа вернула единицу это плохо; what does a one in the status mean; в STATUS написано Exited (0) всё хорошо;
    exited with zero is that success; почему в колонке status стоит Exited (1);
    the program returned something other than zero; приложение упало с единицей; падает с кодом 2; segmentation fault core dumped`,
  'e-address-in-use': `хочу 80 порт а его держит что-то на хосте; запустил nginx без докера и теперь конфликт; something outside docker sits on my port;
    i have a local nginx and now docker cannot take the port; как узнать что за процесс на порту; lsof порт;
    ни один контейнер порт не держит а занято; no container has the port yet it is taken; кто кроме docker сидит на 5432;
    my local postgres already has 5432`,
  'e-timeout': `скачивание образа висит часами; хочу продолжить прерванное скачивание; download of the image hangs for ages;
    carry on an interrupted download; pull падает по времени; pull ends with a timeout every time; net/http TLS handshake;
    нажал ctrl c во время pull; i pressed ctrl c during a pull; docker pull оборвался на середине; плохой интернет образ не тянется`,
  'e-no-matching-platform': `образа под мой мак нет; для arm версии не сделали; no version of the image for my mac; they made no arm version;
    no matching manifest что делать; image only exists for amd64; образ есть только под intel; почему не качается на raspberry pi`,
  'e-platform-warning': `запускается но ругается на platform; можно ли не обращать внимания на предупреждение linux/amd64; it runs but warns about linux/amd64;
    can i ignore the platform warning; почему предупреждает что платформа не совпала; WARNING про архитектуру образа;
    run warns that platforms differ`,
  'e-unauthorized': `пароль верный а docker login не пускает; хаб не принимает мой пароль; my password is right and docker login refuses;
    the hub does not accept my password; incorrect username or password; требует аутентификацию при скачивании;
    it demands authentication on pull; вход в реестр не удался; токен истёк; login token expired`,
  'e-no-such-network': `пишет сеть не найдена при запуске; забыл создать сеть; run says the network is not there; forgot to create the network;
    --network с несуществующим именем; опечатка в имени тома; typo in the volume name; volume inspect говорит нет такого; get no such volume`,
  'e-mount-source': `почему docker не принимает мой путь в -v; путь точка слеш не подходит для тома; why does docker not take my path in -v;
    the folder for --mount is missing; папки для --mount не существует; пишет что путь должен быть абсолютным; says the path must be absolute;
    том с двоеточием на windows; windows path in -v breaks; лишнее двоеточие в -v; too many colons`,
  'e-docker-missing': `набираю docker а система его не знает; my system does not know docker; в powershell docker не распознан; docker не прописан в path; docker is not on my path;
    wsl не видит docker; wsl cannot find docker`,
  'e-read-only': `контейнер не даёт создать файл диск только на чтение; запустил с --read-only и программа падает;
    started with --read-only and my program breaks; хочу писать в папку которую подключил с ro; i want to write into a folder mounted as ro;
    can not create file file system is read only; rofs; nginx в read-only контейнере не стартует`,
  'e-copy-arguments': `написал COPY и один путь; забыл куда копировать; i wrote COPY with one path only; forgot the destination of COPY; COPY без назначения;
    ENV без значения ругается; ENV without a value is refused; ADD с одним путём`,
  'e-no-such-user': `в USER написал имя а его нет в образе; пользователя забыл создать; i put a name in USER that the image has not; forgot to add the user;
    run -u с именем не находит; unable to find user www-data; -u вася не работает; passwd нет такой записи;
    почему alpine не знает пользователя app; why does alpine not know the user app`,
  'e-no-memory': `docker desktop мало памяти дали; хочу дать докеру больше оперативки; npm build падает по памяти; i want docker to have more ram;
    npm build runs out of memory; сборка убита системой; java не хватает кучи; raise the memory of docker desktop; сколько гигов отдать докеру;
    оперативка закончилась при сборке`,
  'e-port-syntax': `порт 99999 не принимает; почему 70000 нельзя; it refuses port 99999; why can it not be 70000; написал -p с буквами; letters in -p;
    -p 8080: ругается; неправильно записал порты; how must -p be written it is refused; до какого числа бывают порты; port out of range`,
  'e-name-invalid': `назвал контейнер по-русски не берёт; какие буквы разрешены для --name; it will not take my container name; what letters may --name have;
    имя из одной буквы не подходит; one letter name is refused; можно ли дефис в имени контейнера; may a container name have a dash;
    в имени контейнера подчёркивание; спецсимволы в --name; special characters in --name`,
  'e-paused': `контейнер то up то restarting; в status мигает restarting; it flips between up and restarting; stuck in restarting;
    стартует и падает без конца; starts and dies again and again; exec пишет что контейнер на паузе; exec says it is paused;
    из-за restart always контейнер крутится по кругу; как остановить вечный перезапуск; stop the endless restarting`,
  'e-context-missing': `указал не ту папку в build; build не находит каталог; gave the wrong folder to build; build cannot find the directory;
    docker build путь не существует; docker build ./app говорит нет такого; вместо точки написал имя; i put a name in place of the dot`,
  'e-base-blank': `FROM $VERSION не работает; хочу версию базы задавать снаружи; FROM with a variable does not work;
    i want to set the base version from outside; можно ли подставить тег в FROM;
    параметризовать базовый образ; parametrise the base image`,
  'e-package': `apt-get install не находит; apk add говорит нет такого пакета; apt-get install finds nothing; apk add says there is no such package;
    хочу поставить vim а пакета нет; i want to install vim and there is no package;
    имя пакета в alpine другое; package is named differently in alpine; unable to locate curl`,
  'e-module': `локально работает а в контейнере нет модуля; питон в контейнере не видит requests; works locally but the module is missing in docker;
    python in docker does not see flask; поставил библиотеку а её нет; i installed the library yet import fails; забыл pip install в докерфайле;
    forgot npm install in the dockerfile; cannot find module express; том закрыл node_modules`,
  'e-certificate': `сайт из контейнера не открывается из-за ssl; curl ругается на сертификат; curl complains about the certificate;
    https from my container fails; корпоративный прокси и сертификаты; corporate proxy and certificates; добавить свой сертификат в образ;
    add my own certificate to the image; в alpine нет корневых сертификатов; root certificates missing; просрочен сертификат`,
  'trouble-reading': `огромная простыня ошибки что читать; куча красного текста при сборке как разобрать; a wall of error text what do i read;
    how do i make sense of the output of a failed build; хочу научиться разбирать ошибки docker; teach me to read docker errors;
    последняя строка ошибки важна; is the last line the important one; в каком месте написано что сломалось;
    скопировать сюда текст ошибки; may i paste an error here`,
  'e-from-flag': `COPY --from ссылается на неизвестную стадию; забыл AS builder; COPY --from points to an unknown stage; forgot AS builder;
    не та стадия в копировании; переименовал стадию и всё сломалось; renamed the stage and it broke; --from качает образ builder;
    it tries to pull an image called builder`,
};
