import type { Topic } from '../topic.ts';

export const CONTAINERS: readonly Topic[] = [
  {
    key: 'container',
    asked: `что такое контейнер; контейнер; what is a container; container; explain containers; что значит контейнер; из чего состоит контейнер;
      контейнер это процесс; is a container a process; что внутри контейнера`,
    near: ['image-container', 'docker-run', 'read-write-layer'],
  },
  {
    key: 'docker-run',
    asked: `собрал образ а как теперь его запустить; how do i run the image that i built; образ собран что дальше; built the image now how do i run it;
      docker run; запустить контейнер; запустить образ; как запустить контейнер; что происходит при docker run; чем docker run отличается от pull;
      start a container; how to run an image; run an image i do not have; what happens on docker run; создать контейнер;
      как создать контейнер; как запустить программу в контейнере; запустить готовый образ; что делает docker run; how do i start an image;
      run my program in a container; docker run step by step; каждый run новый контейнер; run always makes a new container;
      изменить параметры контейнера; как запустить команду в новом контейнере`,
    near: ['detach', 'port', 'container-exits'],
  },
  {
    key: 'run-command',
    asked: `что пишут после имени образа в docker run; команда после имени образа; несколько команд в docker run;
      как выполнить две команды в контейнере; docker run sh -c; передать аргументы программе в контейнере; run several commands in docker run;
      docker run multiple commands; what comes after the image name in docker run; pass arguments to the container; override the command;
      docker run with a command; передать команду контейнеру`,
    near: ['cmd-entrypoint', 'shell-exec-form', 'docker-run'],
  },
  {
    key: 'ps',
    asked: `где взять id контейнера; container id; where is the container id; docker ps; какие контейнеры работают команда; посмотреть запущенные контейнеры; список контейнеров; увидеть остановленные контейнеры;
      docker ps -a; docker container ls; see running containers; list containers; list stopped containers; all containers;
      контейнер не виден в docker ps; почему docker ps пустой; docker ps ничего не показывает; why is docker ps empty; container not in the list;
      why can not i see my container; i cannot see my container; показать все контейнеры; узнать id контейнера; find the container id; why can not i see my container; контейнера нет в списке; is my container alive`,
    near: ['container-states', 'logs', 'remove-container'],
  },
  {
    key: 'list-filter',
    asked: `отфильтровать список контейнеров; показать только остановленные; вывести только имена контейнеров; только id контейнеров;
      найти контейнер по имени; найти контейнеры одного образа; последний созданный контейнер; список слишком длинный как сузить; docker ps --filter;
      docker ps --format; --format; --filter; формат вывода docker ps; таблица docker ps не влезает в экран; убрать лишние столбцы;
      как показать полную команду в docker ps; filter the list of containers; show only exited containers; print only container names;
      only ids of containers; find a container by name; find containers made from one image; какие контейнеры созданы из этого образа; which containers use an image; last created container; list is too long how to narrow it;
      docker ps table does not fit the screen; choose columns of docker ps; docker images --filter; how to search in docker ps; Отбор в списках;
      Narrowing a list`,
    near: ['ps', 'image-list', 'container-id'],
  },
  {
    key: 'run-line',
    asked: `какой командой запущен контейнер; забыл с какими флагами запускал; как узнать параметры запуска контейнера;
      с какими портами и томами запущен контейнер; восстановить команду docker run; посмотреть docker run которым запустили;
      кто-то запустил контейнер как узнать чем; хочу повторить запуск а команду не помню; какие вольюмы подключены к контейнеру; какой образ у контейнера;
      из какого образа сделан контейнер; which command was the container started with; i forgot the flags i ran it with;
      how to see the parameters of a running container; which ports and volumes does this container have; get back the docker run line;
      recover docker run command; somebody started a container how do i know how; i don't remember the run command; what is mounted in my container;
      which image is this container from; from which image was the container made; Чем запущен контейнер; How a container was started`,
    near: ['inspect', 'change-settings', 'ps'],
  },
  {
    key: 'container-states',
    asked: `состояния контейнера; created running exited; статус контейнера; жизненный цикл контейнера; container status; container states; life cycle;
      paused; что значит created;  что значит up; what does exited mean; stopped or deleted;
      остановленный контейнер занимает место; чем остановленный контейнер отличается от удалённого; stopped vs removed`,
    near: ['ps', 'exit-code', 'start-restart'],
  },
  {
    key: 'container-exits',
    asked: `wheres my container gone; куда пропал мой контейнер;
      контейнер сразу закрывается; контейнер упал; контейнер сразу останавливается; контейнер не живёт; контейнер не стартует;
      контейнер завершился сразу; запустил и его нет; контейнер пропал после запуска; container exits immediately; container stops right away;
      why does my container exit; container keeps stopping; container dies; container will not start; container crashed; why a container ends;
      контейнер завершился; как запустить контейнер чтобы он не закрывался; контейнер сам останавливается; контейнер исчез;
      почему контейнер exited; почему контейнер не работает в фоне; keep a container running; container stopped by itself; ubuntu container exits;
      почему контейнер завершается сразу; why did my container stop; держать контейнер запущенным; контейнер выключился; контейнер выключился через секунду; контейнер погас`,
    near: ['logs', 'exit-code', 'detach'],
  },
  {
    key: 'one-process',
    asked: `one program in a container; one container one program; одна программа в контейнере; сколько программ можно запустить в контейнере; несколько процессов в контейнере; два сервиса в одном контейнере; systemd в контейнере; один контейнер один процесс; several processes in one container; two services in one container;
      run two programs in a container; cron in docker; systemd in docker; supervisor`,
    near: ['container-exits', 'compose', 'cmd-entrypoint'],
  },
  {
    key: 'exec',
    asked: `docker exec; зайти внутрь контейнера; попасть в контейнер; открыть консоль в контейнере; выполнить команду в работающем контейнере;
      shell in a running container; get inside a container; enter a container; bash into a container; терминал контейнера;
      запустить команду внутри контейнера; войти в контейнер; зайти в контейнер; выйти из контейнера; как выйти из оболочки контейнера;
      exit the container shell; leave the container; run a command inside the container; посмотреть файлы внутри контейнера;
      look inside a container; see files in a container; log into a container; open a terminal in a container`,
    near: ['exec-attach', 'e-not-in-path', 'interactive'],
  },
  {
    key: 'exec-attach',
    asked: `как выйти не убив контейнер; how do i leave without killing it;
      чем exec отличается от attach; docker attach; exec vs attach; attach to a container; подключиться к контейнеру;
      как присоединиться к контейнеру; connect to a running container`,
    near: ['exec', 'logs'],
  },
  {
    key: 'interactive',
    asked: `how do i run a container and get a shell; запустить контейнер и попасть в консоль; start a container with a shell;
      интерактивный режим; что значит -it; зачем tty; interactive mode; interactive terminal; what is -it; tty; ввод в контейнер;
      зачем it в docker run; что даёт -it; why -it; работать в контейнере как в терминале`,
    near: ['exec', 'detach', 'e-not-tty'],
  },
  {
    key: 'interrupt',
    asked: `interrupting a command; interrupt a command; как прервать команду; остановить команду в терминале; команда зависла; терминал завис; как выйти из зависшей команды; ctrl c;
      ctrl-c не работает; как отсоединиться от контейнера не останавливая; команда не заканчивается; stop a running command;
      command hangs; terminal is stuck; how to get my prompt back; detach from a container without stopping it; ctrl+c; ctrl d;
      cannot type anything; приглашение не возвращается; не могу ничего набрать`,
    near: ['exec', 'detach', 'stop-kill'],
  },
  {
    key: 'logs',
    asked: `how do i debug a crashed container; контейнер упал где смотреть причину;
      docker logs; логи контейнера; что пишет программа в контейнере; посмотреть вывод контейнера; журнал контейнера; container logs;
      see the output of a container; output of a background container; stdout of a container; логи упавшего контейнера;
      где посмотреть ошибки контейнера; вывод контейнера в фоне; logs of a stopped container; see errors of a container;
      why did it crash see output; что напечатал контейнер; read the logs`,
    near: ['container-exits', 'exec', 'detach'],
  },
  {
    key: 'stop-kill',
    asked: `how to stop all containers; остановить все контейнеры;
      зачем docker kill; для чего docker stop;
      остановить все контейнеры; как остановить сразу все контейнеры; stop all containers; stop every container at once; docker stop; docker kill; остановить контейнер; выключить контейнер; почему stop ждёт десять секунд; stop долго;
      чем stop отличается от kill; stop a container; kill a container; завершить контейнер;
      убить контейнер; принудительно остановить контейнер; как выключить контейнер; kill a stuck container; force stop; stop all containers;
      остановить все контейнеры; контейнер не останавливается; container does not stop; ctrl c не останавливает`,
    near: ['exit-code', 'start-restart', 'remove-container'],
  },
  {
    key: 'start-restart',
    asked: `docker start и restart; docker start and restart;
      docker start; docker restart; запустить остановленный контейнер снова; возобновить контейнер; чем run отличается от start;
      start a stopped container; restart a container; run vs start; resume a container; продолжить контейнер;
      как запустить остановленный контейнер; перезапустить контейнер; включить контейнер обратно; difference between start and run;
      start it again; rerun a container; restart the container`,
    near: ['docker-run', 'stop-kill', 'restart-policy'],
  },
  {
    key: 'restart-policy',
    asked: `чтобы контейнер сам поднимался после перезагрузки; start by itself after a reboot;
      перезапускать контейнер автоматически; --restart always; политика перезапуска; автозапуск контейнера; restart policy; restart on failure;
      start on boot; unless-stopped; чтобы контейнер поднимался сам; контейнер после перезагрузки; start the container after reboot;
      перезапуск при падении; auto restart`,
    near: ['start-restart', 'exit-code', 'healthcheck'],
  },
  {
    key: 'exit-code',
    asked: `код выхода; код завершения; 137; 127; 125; 126; 143; что значит exited; exit code; what does exit code mean;
      exit status; oom killed; код ошибки контейнера; как узнать код завершения; почему код 1; почему exit code 1; what is 137; что значит 127;
      exit 0 or 1; с каким кодом завершился`,
    near: ['container-exits', 'stop-kill', 'logs'],
  },
  {
    key: 'detach',
    asked: `чтобы контейнер жил после закрытия терминала; keep it running after i log out; what does detached mean; закрыл ноут и контейнер помер;
      запустить в фоне; фоновый режим; чтобы терминал не занимало; контейнер в фоне; run in the background; detached mode; detach;
      как демон запустить контейнер; free the terminal; как запустить чтобы работало само; запустить и вернуться в терминал;
      run and get my prompt back; keep it running in background; контейнер занял терминал; запустить контейнер фоном`,
    near: ['logs', 'docker-run', 'interactive'],
  },
  {
    key: 'container-name',
    asked: `поменять имя контейнера после запуска; rename a running container;
      что за странные имена типа brave_turing; who gave my container the name brave_turing;
      имя контейнера; дать контейнеру имя; странные имена контейнеров; случайное имя; переименовать контейнер; name a container;
      random container names; docker rename; how to name a container; сменить имя контейнера; зачем имя контейнеру; откуда имя контейнера;
      where does the container name come from; rename a container; give my container a name`,
    near: ['e-name-in-use', 'ps', 'docker-run'],
  },
  {
    key: 'remove-container',
    asked: `удалить контейнер который работает; delete a container that is running;
      как удалить контейнер; удалить контейнер; docker rm; снести контейнер; delete a container; remove a container; get rid of a container;
      docker container rm; удалить работающий контейнер; удалить запущенный контейнер; remove a running container;
      что будет если удалить контейнер; what happens when i delete a container; force remove container; пропадут ли данные при удалении контейнера`,
    near: ['container-prune', 'rm-rmi', 'e-container-running'],
  },
  {
    key: 'container-prune',
    asked: `удалить все остановленные контейнеры; docker container prune; почистить контейнеры; remove all stopped containers; delete all containers;
      clean up containers; удалить все контейнеры сразу; убрать старые контейнеры; накопились контейнеры;
      много остановленных контейнеров; clear old containers; remove exited containers; too many containers; удалить остановленные; removing stopped ones`,
    near: ['remove-container', 'system-prune', 'ps'],
  },
  {
    key: 'auto-remove',
    asked: `контейнер удаляется сам; удалить контейнер после завершения; одноразовый контейнер; remove the container automatically; throwaway container;
      clean up after exit; чтобы контейнер не оставался; удалять контейнер автоматически; container deleted after it finishes;
      не копить контейнеры`,
    near: ['remove-container', 'docker-run'],
  },
  {
    key: 'port',
    asked: `на какой порт хоста проброшен контейнер;
      как узнать на каком порту работает контейнер; docker port; which port does a container use;
      добавить порт работающему контейнеру; add a port to a running container; change the port of a container; поменять порт у контейнера; пробросить порт; опубликовать порт; открыть порт контейнера; проброс портов; зайти на сайт из контейнера; порт контейнера; publish a port;
      map a port; port mapping; reach the container from my machine; open a port; localhost не открывается; выставить порт наружу; 8080:80; не могу открыть страницу контейнера; как зайти на nginx в контейнере; website not loading;
      page does not open in the browser; изменить порт у запущенного контейнера; host port and container port; открыть сайт из контейнера в браузере; access nginx in a container; порт не пробрасывается; порт не работает; порт не открывается; port does not work`,
    near: ['expose', 'e-port-allocated', 'network'],
  },
  {
    key: 'network',
    asked: `Сети контейнеров; Container networks;
      соединить контейнеры; сеть контейнеров; контейнеры видят друг друга; docker network; обратиться к другому контейнеру по имени; сети docker; container networking; reach another container by name; dns в контейнере;
      localhost inside a container; контейнеры не видят друг друга; связать контейнер с базой; 
      containers cannot reach each other; connect my app to the database container; ping another container; localhost из контейнера;
      access the host from a container; сеть между контейнерами`,
    near: ['port', 'compose', 'isolation'],
  },
  {
    key: 'container-localhost',
    asked: `из контейнера стучусь на localhost а там пусто; база на хосте а контейнер не видит; reach a database on the host from the container;
      localhost в контейнере; localhost внутри контейнера; как из контейнера достучаться до хоста; host.docker.internal;
      как контейнеру обратиться к базе на хосте; reach the host from a container; localhost of my machine from the container;
      connect from container to host; localhost in a container; container cannot reach a service on my machine; 127.0.0.1 в контейнере;
      обратиться к localhost хоста из контейнера`,
    near: ['network', 'port', 'e-refused'],
  },
  {
    key: 'limits',
    asked: `ограничить память контейнера; лимит процессора; --memory; limit memory; limit cpu; resource limits;
      docker stats; контейнер ест много памяти; how much memory does a container use; cpu limit; сколько ресурсов`,
    near: ['isolation', 'exit-code'],
  },
  {
    key: 'stats',
    asked: `docker stats и top; docker stats and top;
      сколько процессора ест контейнер; что делает контейнер внутри процессы;
      процессы в контейнере; how much memory does my container use; cpu usage of a container;
      see container load; container resource usage`,
    near: ['limits', 'ps', 'logs'],
  },
  {
    key: 'healthcheck',
    asked: `для чего HEALTHCHECK; зачем HEALTHCHECK; what is HEALTHCHECK for;
      HEALTHCHECK; проверка здоровья; unhealthy; как узнать что контейнер здоров; health check; what does unhealthy mean; healthy;
      как проверить что сервис жив; check that the service is alive`,
    near: ['container-states', 'restart-policy'],
  },
  {
    key: 'read-write-layer',
    asked: `почему изменения внутри контейнера пропали;
      слой для чтения и записи; куда контейнер пишет изменения; где лежат изменения контейнера; изменения контейнера попадают в образ;
      записываемый слой; writable layer; read-write layer; where do changes in a container go; do changes end up in the image;
      where does a container write; сохраняются ли файлы после остановки; файл созданный в контейнере; видны ли изменения в другом контейнере;
      изменится ли образ если менять файлы в контейнере; do files stay after stop; file created in a container;
      is the change visible in another container; data after a container stops; what happens to data when a container stops;
      меняет ли контейнер образ`,
    near: ['diff', 'copy-on-write', 'volume'],
  },
  {
    key: 'diff',
    asked: `docker diff; какие файлы изменил контейнер; что изменилось в контейнере; which files did a container change; changed files in a container;
      буквы A C D; увидеть изменения в контейнере; что поменялось в контейнере; see what changed in a container`,
    near: ['read-write-layer', 'commit'],
  },
  {
    key: 'commit',
    asked: `docker commit; сделать образ из контейнера; сохранить контейнер как образ; сохранить изменения контейнера в образ;
      make an image from a container; save a container as an image; keep my changes as an image; сохранить контейнер в образ;
      превратить контейнер в образ; turn a container into an image; почему commit плохо; save my container`,
    near: ['dockerfile', 'diff', 'read-write-layer'],
  },
  {
    key: 'cp',
    asked: `скопировать файлик из контейнера к себе; copy a file from the container to me;
      передать файл из контейнера наружу; вытащить файл из контейнера; достать файл из контейнера; get a file out of a container; docker cp; скопировать файл из контейнера; скопировать файл в контейнер; достать файл из контейнера; copy a file from a container;
      copy a file into a container; get a file out of a container; вытащить файл из контейнера; положить файл в контейнер;
      передать файл в контейнер; get files from the container; put a file into a container`,
    near: ['bind-mount', 'read-write-layer'],
  },
  {
    key: 'volume',
    asked: `how can a container remember data; в томе уже есть старые данные; volume already has old data; анонимный том зачем;
      том без имени; том; что такое том; сохранить данные контейнера; данные пропали после удаления контейнера; как не потерять данные; docker volume; volume;
      what is a volume; keep data; persist data; data lost when the container is deleted; database data survive; чтобы база не терялась;
      данные переживут удаление; где хранятся тома; сохранить базу данных; зачем тома; where are volumes stored; database loses data;
      keep files after removal; хранить данные отдельно;  создать том; create a volume; чтобы файлы остались после контейнера; файлы остались; keep files when the container is gone`,
    near: ['volume-bind', 'volume-prune', 'bind-mount'],
  },
  {
    key: 'bind-mount',
    asked: `можно ли примонтировать один файл; mount one file into a container; отдать контейнеру свои файлы; give the container my files;
      подключить папку хоста; примонтировать каталог; прокинуть папку в контейнер; bind mount; mount a local folder;
      share a folder with the container; mount my source code; папка с компьютера внутри контейнера;
      дать контейнеру доступ к папке; прокинуть исходники; папка с хоста; live edit code in a container; give the container access to my files;
      see my local files in the container; открыть папку в контейнере`,
    near: ['volume-bind', 'volume', 'cp'],
  },
  {
    key: 'volume-bind',
    asked: `код в образе или в томе; держать код в образе или в папке; should code be in the image or in a volume; source code in a volume; чем том отличается от примонтированной папки; том или bind mount; volume or bind mount; volume vs bind mount;
      difference between a volume and a bind mount`,
    near: ['volume', 'bind-mount'],
  },
  {
    key: 'volume-prune',
    asked: `Removing volumes;
      удалить тома; docker volume prune; docker volume rm; неиспользуемые тома; remove volumes;
      unused volumes; docker volume ls`,
    near: ['volume', 'system-prune'],
  },
];
