/** What containers are given at their start, what they keep, and how they end. */
import type { Topic } from '../topic.ts';

export const LIVING: readonly Topic[] = [
  {
    key: 'run-start-exec',
    asked: `три команды run start exec; какой командой запускать второй раз; which command when; создать или запустить; новый контейнер или старый;
      run each time or start; make a container without starting it;
      run, create, start и exec; run, create, start and exec; run vs start vs exec; run start exec разница; чем run отличается от start и exec;
      запутался run start exec; docker run или docker exec; docker run vs docker exec; difference between run and exec;
      difference between run, start and exec; docker create; что такое docker create; docker create vs docker run;
      чем docker create отличается от docker run; docker start vs docker run; when do i use run and when exec; когда run а когда exec;
      когда start а когда run; чем start отличается от run; зачем docker start если есть run; run or start; run exec start in one go;
      create and run difference`,
    near: ['docker-run', 'start-restart', 'exec'],
  },
  {
    key: 'environment-run',
    asked: `настроить контейнер переменной; указать пароль базе при запуске; set a variable at start; переменные для контейнера;
      give settings to the container; env при docker run; задать порт через переменную; pass DEBUG=1;
      что за -e MYSQL_ROOT_PASSWORD; -e ИМЯ=значение;
      Передать переменную при запуске; Giving a variable at start; передать переменную в контейнер; как передать переменную окружения при запуске;
      задать переменную при docker run; pass a variable into a container; pass an environment variable at start; set an env var when running;
      how do i pass env to a container; docker run -e; --env-file; файл .env в docker; передать .env файл; use an env file;
      переопределить переменную из образа; override an ENV at run time; override env variable; передать настройки в контейнер;
      pass configuration to a container; пароль через переменную при запуске; параметры контейнеру; how to give the container a variable;
      изменить ENV без пересборки; change ENV without rebuilding; передать несколько переменных; передать аргументы в контейнер;
      переменная окружения при запуске`,
    near: ['env', 'see-environment', 'arg-env'],
  },
  {
    key: 'see-environment',
    asked: `узнать переменные; проверить что переменная дошла; did my variable arrive; variables inside; что лежит в env контейнера; show all variables;
      распечатать окружение;
      Какие переменные в контейнере; Seeing a container's variables; посмотреть переменные окружения контейнера; какие переменные в контейнере;
      как увидеть env контейнера; see env vars of a running container; list environment variables of a container; show env of a container;
      print the environment of a container; which variables does the container have; как узнать значение переменной в контейнере;
      check an env variable inside a container; проверить переменную в контейнере; вывести переменные контейнера; посмотреть env; docker exec env;
      какие env в образе; see ENV of an image; echo $VAR в контейнере пусто; переменная в контейнере пустая`,
    near: ['environment-run', 'exec', 'inspect'],
  },
  {
    key: 'entrypoint-override',
    asked: `запустить образ другой командой вместо точки входа; не запускать entrypoint; bypass entrypoint; start bash instead of the app;
      зайти в образ вместо программы; поменять точку входа;
      Другой ENTRYPOINT при запуске; Another entrypoint at start; как подсунуть другой entrypoint; заменить entrypoint при запуске; --entrypoint;
      переопределить entrypoint; override the entrypoint; run with a different entrypoint; change the entrypoint at run time; docker run --entrypoint;
      запустить с другой точкой входа; обойти entrypoint; skip the entrypoint; ignore the entrypoint; как запустить sh вместо entrypoint;
      start a shell instead of the entrypoint; можно ли переопределить entrypoint; can the entrypoint be overridden; сбросить entrypoint;
      how to override entrypoint and cmd; переопределить CMD при запуске; override CMD; заменить команду при запуске`,
    near: ['cmd-entrypoint', 'run-command', 'exec'],
  },
  {
    key: 'change-settings',
    asked: `контейнер создан без порта; дописать -p к работающему; forgot the port; переделать контейнер; add -v later; поменять флаги задним числом;
      change options after creation; добавить переменную в работающий контейнер;
      Изменить настройки контейнера; Changing a container's settings; добавить порт к работающему контейнеру; изменить порт у контейнера;
      поменять порт контейнера; забыл -p как добавить порт; change the port of a running container; add a port to an existing container; i forgot -p;
      add a volume to a running container; подключить том к уже созданному контейнеру; добавить том к контейнеру; изменить настройки контейнера;
      change settings of a container; change flags of an existing container; docker update; что делает docker update;
      can i change env of a running container; поменять переменную у работающего контейнера; забыл указать -d; добавить флаг к запущенному контейнеру;
      как изменить команду контейнера; change the command of a container; открыть порт уже запущенного контейнера; publish a port after start;
      можно ли изменить контейнер не пересоздавая`,
    near: ['docker-run', 'container-states', 'environment-run'],
  },
  {
    key: 'survives',
    asked: `что пропадает после остановки; останутся ли мои файлы; остановил и запустил файлы целы; files after stop and start; keep files between runs;
      пересоздал и всё пропало; куда делись изменения; temporary files of a container; новый контейнер без моих файлов;
      куда делись мои файлы после того как я снёс контейнер; tmp файлы контейнера куда деваются; my container lost all files;
      Что переживает остановку; What survives a stop; пропадут ли данные если остановить контейнер; сохранятся ли файлы после остановки;
      что останется после docker stop; данные пропали после перезапуска; потеряю ли я данные; do i lose data when the container stops;
      are files kept after stop; what happens to my data when i stop the container; is data lost on restart; will my data survive;
      does restarting a container delete files; удалятся ли файлы при перезапуске контейнера; что пропадёт при docker rm; what is lost with docker rm;
      where do my changes go when the container is removed; записал файл в контейнере и он пропал; file i created in the container is gone;
      создал файл в контейнере потом запустил снова а его нет; i created a file in the container and in a new one it is missing;
      почему файл исчез в новом контейнере; файлы исчезли после пересоздания; поставил пакет в контейнере а он пропал;
      installed curl in the container and it vanished; package i installed is gone; почему установленное пропало; сохраняются ли изменения в контейнере;
      are changes in a container saved; data gone after recreate`,
    near: ['read-write-layer', 'volume', 'auto-remove'],
  },
  {
    key: 'ctrl-c',
    asked: `не могу остановить с клавиатуры; контейнер не слушается клавиш; keys do not stop it; ctrl c ignored; не выйти из docker run;
      терминал не отдаёт; stuck in docker run; не возвращается командная строка;
      Ctrl-C не останавливает; Ctrl-C does not stop it; ctrl+c не останавливает контейнер; ctrl c не работает; ctrl+c doesn't stop my container;
      ctrl-c does nothing; container ignores ctrl+c; контейнер не реагирует на ctrl+c; не могу прервать контейнер; нажимаю ctrl c и ничего;
      how do i interrupt a running container; контейнер не прерывается; как прервать docker run; контрл с не помогает;
      stop a container that ignores ctrl c; почему ctrl c не убивает контейнер; ctrl+c контейнер игнорирует; завис терминал после docker run;
      the terminal hangs after docker run; docker run занял терминал; терминал занят контейнером; docker run не возвращает приглашение; docker run висит;
      docker run hangs; docker run does not return; why does docker run not return to the prompt; запустил и консоль не отвечает`,
    near: ['interrupt', 'stop-kill', 'signals'],
  },
  {
    key: 'signals',
    asked: `программа не успевает закрыться; остановка длится десять секунд; slow stop; shut down cleanly; что получает программа при остановке;
      завершить аккуратно; how is the process asked to stop; первый процесс контейнера;
      Сигналы и PID 1; Signals and PID 1; что такое pid 1; pid 1 в контейнере; процесс с pid 1; сигналы в контейнере; SIGTERM; SIGKILL; SIGINT;
      что такое sigterm; чем sigterm отличается от sigkill; what is sigterm; what is pid 1; signals in a container; graceful shutdown; мягкая остановка;
      корректное завершение контейнера; почему docker stop ждёт 10 секунд; why does docker stop take 10 seconds; stop takes ten seconds;
      контейнер долго останавливается; container stops slowly; --init; зачем --init; what is --init for; tini; зомби процессы; zombie processes;
      STOPSIGNAL; какой сигнал шлёт docker stop; which signal does docker stop send; программа не получает сигнал; app does not get sigterm;
      время на остановку; --stop-timeout; docker stop -t; как дать больше времени на остановку`,
    near: ['stop-kill', 'ctrl-c', 'exit-137'],
  },
  {
    key: 'pause',
    asked: `временно остановить контейнер; suspend a container; заморозка; halt without losing state; снять паузу;
      docker pause; docker unpause; что делает docker pause; поставить контейнер на паузу; заморозить контейнер; pause a container; freeze a container;
      pause vs stop; чем pause отличается от stop; difference between pause and stop; what does pause do; unpause; статус Paused; снять с паузы;
      приостановить контейнер`,
    near: ['stop-kill', 'container-states', 'start-restart'],
  },
  {
    key: 'top',
    asked: `список процессов контейнера; what processes does it have; чем занят контейнер; запущенные программы внутри; ps aux for a container;
      Процессы контейнера; A container's processes; docker top; посмотреть процессы в контейнере; какие процессы в контейнере;
      что запущено внутри контейнера; processes in a container; see processes inside a container; what runs inside the container;
      list processes of a container; docker top что делает; ps внутри контейнера; сколько процессов в контейнере; how many processes are in a container;
      видны ли процессы контейнера на хосте; are container processes visible on the host; видит ли контейнер процессы хоста;
      does the container see host processes; какая команда работает в контейнере; which command does the container run`,
    near: ['exec', 'stats', 'ps'],
  },
  {
    key: 'where-am-i',
    asked: `не понимаю где нахожусь; это контейнер или моя машина; am i on my machine; приглашение с решёткой; вернуться обратно в терминал;
      стою внутри контейнера; get back to my machine; leave the shell;
      Где я: на хосте или в контейнере; On the host or in a container; где я нахожусь на хосте или в контейнере; как понять что я в контейнере;
      как узнать внутри ли я контейнера; что значит / #; что значит решётка в приглашении; what does / # mean; what is root@3f2a;
      what does the prompt mean; am i inside the container or on the host; how do i know if i am in a container; как вернуться на хост;
      how do i get back to the host; docker not found внутри контейнера; docker: not found in the container; внутри контейнера нет команды docker;
      why is there no docker inside the container; приглашение изменилось; my prompt changed; почему стало root@; застрял в контейнере;
      как выйти из контейнера; выйти из оболочки контейнера; exit a container; leave the container shell; how do i exit the container;
      get out of the container`,
    near: ['exec', 'interactive', 'host'],
  },
  {
    key: 'install-inside',
    asked: `нет нужной утилиты внутри; хочу vim в контейнере; add a tool to a container; доставить программу; поставить ping; need curl inside;
      apt внутри; установить в образ;
      Поставить программу в контейнер; Installing in a container; как установить программу в контейнере; поставить curl в контейнер;
      установить пакет внутри контейнера; как поставить nano в контейнер; install a program in a container; install curl inside a container;
      how do i install a package in a container; install vim in a container; можно ли ставить пакеты в работающий контейнер; apt install внутри контейнера;
      apt-get в контейнере не работает; apt: not found; apk: not found; в контейнере нет curl; no curl in the container; как добавить программу в образ;
      add a program to the image; добавить curl в образ; поставить утилиту в образ; install software in the image; нет ping в контейнере;
      bash в alpine поставить; install bash in alpine`,
    near: ['survives', 'packages', 'exec'],
  },
  {
    key: 'packages',
    asked: `чем ставить в alpine; apk это что; package manager of alpine; ставить пакеты при сборке; -y зачем; какая команда установки;
      install with apk or apt;
      pip install --no-cache-dir это про докер кеш; is --no-cache-dir about docker; --no-cache-dir зачем; what does pip --no-cache-dir do;
      Чем ставят пакеты; Package managers; apk; что такое apk; apk add; apk или apt; чем apk отличается от apt; apt в alpine; apt-get в alpine не работает;
      what is apk; apk vs apt; which package manager; why does apt-get not work in alpine; менеджер пакетов в контейнере; какой пакетный менеджер;
      зачем -y в apt-get install; why -y in apt-get install; apt-get install -y; apk add --no-cache зачем; why --no-cache in apk add;
      что делает --no-cache у apk; что такое apt-get; what is apt-get; yum в контейнере; pip install в dockerfile; как поставить пакеты в dockerfile;
      install packages in a dockerfile; --no-install-recommends; установить зависимости в dockerfile`,
    near: ['install-inside', 'apt-update', 'alpine'],
  },
  {
    key: 'edit-inside',
    asked: `поправить конфиг внутри; сменить настройку в работающем контейнере; edit config of nginx in docker; нет редактора внутри;
      change a file without rebuilding;
      Изменить файл в контейнере; Editing a file in a container; отредактировать файл в контейнере; изменить файл внутри контейнера;
      поменять конфиг в контейнере; edit a file inside a container; change a config in a container; how do i edit a file in a running container;
      в контейнере нет nano; no editor in the container; как править файлы в контейнере; change a file in a container;
      правка файла в работающем контейнере; edit nginx.conf in a container; vi в контейнере; отредактировать конфиг nginx`,
    near: ['cp', 'bind-mount', 'install-inside'],
  },
  {
    key: 'no-shell',
    asked: `не пускает внутрь образа; sh не найден внутри; cannot get inside; отладка пустого образа; exec fails on scratch; how to look inside scratch;
      В контейнере нет оболочки; A container without a shell; не могу зайти в контейнер нет sh; в контейнере нет sh; как зайти в scratch контейнер;
      no shell in the container; container has no shell; how do i debug a container without a shell; exec в scratch не работает;
      cannot exec into a scratch image; sh: executable file not found; как отладить контейнер без оболочки; debug a distroless container;
      заглянуть в образ from scratch; docker debug; нет ни sh ни bash`,
    near: ['distroless', 'scratch', 'exec'],
  },
  {
    key: 'exec-user',
    asked: `внутри нет sudo; войти как администратор; get root in a container; сменить пользователя при запуске; exec with other rights;
      Команда от другого пользователя; A command as another user; зайти в контейнер от root; exec от root; docker exec -u root; войти под root;
      exec as root; enter a container as root; run a command as another user; how do i become root in a container; sudo в контейнере; sudo: not found;
      sudo not found in container; нет sudo в контейнере; how do i use sudo in a container; стать рутом внутри контейнера;
      запустить контейнер от другого пользователя; docker run --user; run a container as another user; --user 1000; пароль root в контейнере;
      root password of a container`,
    near: ['exec', 'user', 'root-inside'],
  },
  {
    key: 'logs-files',
    asked: `файл с логами; логи разрослись; log file is huge; убрать старые логи; логи пустые; where is the log file; лог пропал;
      куда уходит вывод фонового контейнера; output of a detached container where;
      Где хранятся логи; Where logs are kept; где хранятся логи контейнера; где лежат логи; куда пишутся логи при -d; where do my logs go when i use -d;
      where are logs stored; where does docker keep logs; в каком файле логи; очистить логи контейнера; clear the logs of a container; как удалить логи;
      ограничить размер логов; limit the size of logs; log rotation; ротация логов; логи занимают много места; logs take too much space;
      docker logs пустой; docker logs is empty; почему docker logs ничего не показывает; why does docker logs show nothing; сколько хранятся логи;
      how long are logs kept; сохранятся ли логи после остановки; are logs kept after the container stops; логи удалённого контейнера;
      logs of a removed container; log driver; json-file; --log-opt; куда делись логи`,
    near: ['logs', 'detach', 'free-space'],
  },
  {
    key: 'run-many',
    asked: `ещё один такой же контейнер; две копии программы; run a second copy; запустить дважды один образ; несколько экземпляров;
      instances of one image; каждый раз новый контейнер зачем; too many containers after tests;
      Несколько контейнеров из одного образа; Several containers of one image; сколько контейнеров можно запустить из одного образа;
      можно ли из одного образа запустить несколько контейнеров; два контейнера из одного образа; run several containers from one image;
      how many containers from one image; can i start two containers of the same image; запустить второй такой же контейнер; start the same image twice;
      если запустить docker run два раза; what if i run docker run twice; почему каждый раз новый контейнер;
      why does docker run create a new container every time; каждый docker run создаёт новый контейнер; накопилось много контейнеров;
      i have many containers after docker run; откуда столько остановленных контейнеров; видит ли один контейнер файлы другого;
      do containers of one image share files; общие ли файлы у контейнеров одного образа; копия образа для каждого контейнера;
      does each container copy the image; занимает ли каждый контейнер место образа; масштабировать контейнеры; scale containers`,
    near: ['docker-run', 'container-name', 'port'],
  },
  {
    key: 'two-commands',
    asked: `выполнить что-то перед программой; миграции перед стартом; run migrations then start; две программы в CMD; chain commands at start;
      что за скрипт entrypoint.sh; startup script;
      Две команды при запуске; Two commands at start; запустить две команды в контейнере; несколько команд в CMD; две команды в CMD;
      how do i run two commands in a container; multiple commands in CMD; run two commands at start; скрипт при запуске контейнера;
      run a script at container start; entrypoint.sh; зачем entrypoint.sh; what is entrypoint.sh; exec "$@"; что такое exec "$@"; what does exec "$@" mean;
      выполнить команду перед запуском программы; run something before the app starts; sh -c зачем; what is sh -c; что значит sh -c; && в docker run;
      почему && в docker run выполняется на хосте; запустить два процесса; run two processes in one container; supervisord`,
    near: ['run-command', 'one-process', 'cmd-entrypoint'],
  },
  {
    key: 'several-cmd',
    asked: `два раза CMD; повторный CMD; last CMD; CMD twice; нет CMD что запустится; without CMD what starts; CMD обязателен ли;
      Несколько CMD; Several CMD; можно ли два CMD; несколько CMD в dockerfile; две инструкции CMD; что если два CMD; какой CMD сработает;
      two CMD in a dockerfile; several CMD instructions; can i have two CMD; which CMD wins; what if there are two CMD; multiple CMD;
      сколько CMD может быть; несколько ENTRYPOINT; two ENTRYPOINT; обязателен ли CMD; нужен ли CMD; is CMD required; что если не написать CMD;
      dockerfile without CMD; what if there is no CMD; dockerfile без CMD; выполнятся ли оба CMD`,
    near: ['cmd-entrypoint', 'run-cmd', 'dockerfile'],
  },
  {
    key: 'time-zone',
    asked: `часы врут в контейнере; не то время в логах; logs show wrong time; часовой пояс; московское время в контейнере; clock in a container;
      Время в контейнере; The time in a container; время в контейнере другое; неправильное время в контейнере; часовой пояс в контейнере;
      timezone in a container; wrong time in the container; как поменять часовой пояс; set the time zone; container time is wrong;
      время отличается на 3 часа; UTC в контейнере; why is the time in the container different; tzdata; TZ; дата в контейнере;
      change the date in a container`,
    near: ['environment-run', 'container-os', 'simulator'],
  },
  {
    key: 'hostname',
    asked: `адрес контейнера; ip контейнера; what is its address; имя машины внутри; странное имя после собаки; find container ip;
      Имя и адрес контейнера; A container's host name and address; ip адрес контейнера; узнать ip контейнера; как узнать адрес контейнера;
      какой ip у контейнера; ip address of a container; get the ip of a container; find the container's ip; what ip does my container have;
      hostname контейнера; hostname в контейнере; container hostname; --hostname; что за набор букв после root@; почему hostname такой странный;
      why is the hostname random letters; статический ip контейнеру; static ip for a container; меняется ли ip контейнера;
      does the ip change after restart; айпишник контейнера`,
    near: ['container-name', 'network', 'inspect'],
  },
  {
    key: 'run-silent',
    asked: `запускаю и пусто; no output; ничего не появилось; тихо завершился; runs but prints nothing; вывод пустой;
      docker run ничего не выводит; docker run prints nothing; почему docker run alpine ничего не выводит; docker run alpine does nothing;
      запустил alpine и ничего не произошло; run ubuntu and nothing happens; запустил контейнер и тишина; i ran the container and nothing happened;
      docker run молча завершился; container started but no output; почему нет вывода у контейнера; no output from docker run;
      ничего не печатает docker run; docker run ubuntu returns immediately; почему docker run сразу возвращается`,
    near: ['container-exits', 'detach', 'logs'],
  },
  {
    key: 'undelete',
    asked: `вернуть назад контейнер; deleted by mistake; удалил лишнее; bring it back; воскресить контейнер; отменить удаление;
      Вернуть удалённое; Getting back what was deleted; можно ли восстановить удалённый контейнер; восстановить удалённый образ;
      вернуть удалённый контейнер; удалил контейнер как вернуть; restore a deleted container; recover a removed container;
      can i get back a deleted container; undo docker rm; отменить docker rm; есть ли корзина в docker; is there a trash in docker;
      случайно удалил контейнер; i deleted a container by mistake; удалил том как восстановить; recover a deleted volume; удалил образ как вернуть;
      can a deleted image be recovered; отменить docker system prune`,
    near: ['reset', 'remove-container', 'volume'],
  },
  {
    key: 'move-container',
    asked: `перенести контейнер на другой сервер; переехать с контейнером на другой комп; скопировать контейнер на другую машину; клонировать контейнер;
      отдать контейнер другу; как передать свой контейнер коллеге; бэкап контейнера; хочу такой же контейнер на другом хосте;
      можно ли сохранить контейнер в файл; перевезти всё на новый сервер; move a container to another server; copy a container to another machine;
      clone a container; give my container to a friend; send my container to a colleague; backup of a container; same container on another host;
      save a container to a file; migrate containers to a new server; make a copy of my container; how to transfer container to other pc;
      Перенести контейнер; Moving a container`,
    near: ['save-load', 'volume-backup', 'commit'],
  },
  {
    key: 'container-size',
    asked: `вес контейнера; сколько записал контейнер; bytes a container uses; место под контейнер; размер в docker ps;
      Сколько занимает контейнер; How much a container takes; как посмотреть размер контейнера; сколько места занимает контейнер; сколько весит контейнер;
      size of a container; how big is a container; how much space does a container take; docker ps -s; docker ps --size; что значит virtual в размере;
      what does virtual mean in SIZE; контейнер занимает столько же сколько образ; does a container take as much space as its image;
      почему контейнер весит 0B; why is the container size 0B; вес контейнера; disk usage of a container`,
    near: ['system-df', 'size', 'read-write-layer'],
  },
  {
    key: 'container-id',
    asked: `длинный хеш после запуска; id целиком писать; first letters of id; short id enough; номер контейнера; буквы и цифры вместо имени;
      Идентификатор контейнера; A container's id; что за длинную строку печатает docker run -d; what is the hex string docker run -d prints;
      что за набор букв и цифр после docker run; what is the long string docker run prints; do i have to type the whole container id;
      нужно ли писать id целиком; сколько символов id надо писать; how many characters of the id do i need; id контейнера; что такое container id;
      what is the container id; difference between container id and name; чем id контейнера отличается от имени; container id or name;
      id или имя контейнера; где взять айди контейнера; how do i get the container id; меняется ли id контейнера; does the container id change;
      короткий id; short container id`,
    near: ['container-name', 'ps', 'detach'],
  },
  {
    key: 'schedule',
    asked: `раз в сутки; cron; nightly job; по таймеру; every hour; автозапуск по времени;
      Запуск по расписанию; Running on a schedule; как запускать контейнер по расписанию; запускать контейнер каждую ночь; schedule a container;
      run a container every night; how do I schedule a container; cron в контейнере; cron in a container; контейнер по крону; run a container every hour;
      запуск контейнера в определённое время; периодически запускать контейнер; таймер для контейнера`,
    near: ['restart-policy', 'auto-remove', 'docker-run'],
  },
  {
    key: 'start-attach',
    asked: `start молчит; see output after start; старт с выводом; attach on start; зайти в остановленный; stopped container shell;
      docker start ничего не показывает; docker start shows nothing; docker start prints only the name; почему docker start пишет только имя;
      docker start -a; docker start -ai; start a container and see its output; запустить остановленный контейнер с консолью;
      как войти в остановленный контейнер; enter a stopped container; get a shell in a stopped container; docker start -i; docker start другая команда;
      start a stopped container with another command; зайти в остановленный контейнер; exec в остановленный контейнер`,
    near: ['start-restart', 'logs', 'exec-attach'],
  },
  {
    key: 'ssh-inside',
    asked: `ssh; удалённо в контейнер; remote shell; зайти по ssh; порт 22 в контейнере;
      SSH в контейнер; SSH into a container; ssh в контейнер; как подключиться к контейнеру по ssh; ssh into a container; how do i ssh into a container;
      нужен ли ssh в контейнере; do i need ssh in the container; sshd в контейнере; docker exec vs ssh; exec или ssh; установить ssh сервер в контейнер;
      подключиться к контейнеру удалённо; connect to a container remotely`,
    near: ['exec', 'logs', 'cp'],
  },
  {
    key: 'workdir-run',
    asked: `текущая папка при запуске; -w; стартовая папка; pwd;
      Папка при запуске; The folder at start; docker run -w; рабочая папка при запуске; в какой папке запускается контейнер;
      в какой папке я окажусь в контейнере; в какой папке выполняется CMD; in which folder does the container start; set the working directory at run;
      change the folder at start; docker exec -w; where does exec start; working directory of a container; какая текущая папка в контейнере;
      pwd в контейнере; where does WORKDIR point to by default; почему я в корне в контейнере`,
    near: ['workdir', 'run-command', 'exec-user'],
  },
  {
    key: 'watch-events',
    asked: `how can i see docker events live; смотреть события в реальном времени;
      журнал событий; what happened to my container; кто его остановил; лог демона; когда он упал; time of start;
      Что происходит у демона; What the daemon does; docker events; что делает docker events; what does docker events do; следить за событиями docker;
      watch what docker does; кто остановил мой контейнер; who stopped my container; история действий с контейнером; when did the container stop;
      когда остановился контейнер; во сколько запустили контейнер; when was the container started; журнал демона; log of the daemon; логи демона;
      logs of dockerd; journalctl docker`,
    near: ['ps', 'inspect', 'logs'],
  },
];
