import type { Topic } from '../topic.ts';

export const CONTAINERS: readonly Topic[] = [
  {
    key: 'container',
    asked: 'что такое контейнер; контейнер; what is a container; container; explain containers',
    near: ['image-container', 'docker-run', 'read-write-layer'],
  },
  {
    key: 'docker-run',
    asked: `docker run; запустить контейнер; запустить образ; как запустить контейнер; что происходит при docker run; чем docker run отличается от pull; start a container;
      how to run an image; run an image i do not have; what happens on docker run; создать контейнер; docker create`,
    near: ['detach', 'port', 'container-exits'],
  },
  {
    key: 'ps',
    asked: `docker ps; какие контейнеры работают команда; посмотреть запущенные контейнеры; список контейнеров; увидеть остановленные контейнеры; docker ps -a; docker container ls;
      see running containers; list containers; list stopped containers; all containers`,
    near: ['container-states', 'logs', 'remove-container'],
  },
  {
    key: 'container-states',
    asked: `состояния контейнера; created running exited; статус контейнера; жизненный цикл контейнера; container status; container states; life cycle; paused; what does created mean`,
    near: ['ps', 'exit-code', 'start-restart'],
  },
  {
    key: 'container-exits',
    asked: `контейнер сразу закрывается; контейнер упал; контейнер сразу останавливается; контейнер не живёт; контейнер не стартует; контейнер завершился сразу; запустил и его нет;
      контейнер пропал после запуска; container exits immediately; container stops right away; why does my container exit; container keeps stopping; container dies; container will not start; container crashed; why a container ends; контейнер завершился`,
    near: ['logs', 'exit-code', 'detach'],
  },
  {
    key: 'exec',
    asked: `docker exec; зайти внутрь контейнера; попасть в контейнер; открыть консоль в контейнере; выполнить команду в работающем контейнере; shell in a running container;
      get inside a container; enter a container; bash into a container; ssh в контейнер; терминал контейнера`,
    near: ['exec-attach', 'e-not-in-path', 'interactive'],
  },
  {
    key: 'exec-attach',
    asked: 'чем exec отличается от attach; docker attach; exec vs attach; attach to a container',
    near: ['exec', 'logs'],
  },
  {
    key: 'interactive',
    asked:
      'интерактивный режим; что значит -it; зачем tty; interactive mode; interactive terminal; what is -it; tty; ввод в контейнер',
    near: ['exec', 'detach', 'e-not-tty'],
  },
  {
    key: 'logs',
    asked: `docker logs; логи контейнера; что пишет программа в контейнере; посмотреть вывод контейнера; журнал контейнера; container logs; see the output of a container;
      output of a background container; stdout of a container`,
    near: ['container-exits', 'exec', 'detach'],
  },
  {
    key: 'stop-kill',
    asked: `docker stop; docker kill; остановить контейнер; выключить контейнер; почему stop ждёт десять секунд; stop долго; чем stop отличается от kill; stop a container;
      kill a container; stop takes ten seconds; sigterm; sigkill; pid 1; завершить контейнер`,
    near: ['exit-code', 'start-restart', 'remove-container'],
  },
  {
    key: 'start-restart',
    asked: `docker start; docker restart; запустить остановленный контейнер снова; возобновить контейнер; чем run отличается от start; start a stopped container;
      restart a container; run vs start; resume a container; продолжить контейнер; docker pause`,
    near: ['docker-run', 'stop-kill', 'restart-policy'],
  },
  {
    key: 'restart-policy',
    asked:
      'перезапускать контейнер автоматически; --restart always; политика перезапуска; автозапуск контейнера; restart policy; restart on failure; start on boot; unless-stopped',
    near: ['start-restart', 'exit-code', 'healthcheck'],
  },
  {
    key: 'exit-code',
    asked: `код выхода; код завершения; код 137; 137; 127; 125; 126; 143; exited (0); что значит exited; exit code; what does exit code mean; exit status; oom killed`,
    near: ['container-exits', 'stop-kill', 'logs'],
  },
  {
    key: 'detach',
    asked: `запустить в фоне; фоновый режим; чтобы терминал не занимало; контейнер в фоне; run in the background; detached mode; detach; как демон запустить контейнер; free the terminal`,
    near: ['logs', 'docker-run', 'interactive'],
  },
  {
    key: 'container-name',
    asked: `имя контейнера; дать контейнеру имя; странные имена контейнеров; случайное имя; переименовать контейнер; name a container; random container names; docker rename;
      how to name a container`,
    near: ['e-name-in-use', 'ps', 'docker-run'],
  },
  {
    key: 'remove-container',
    asked: `как удалить контейнер; удалить контейнер; docker rm; снести контейнер; delete a container; remove a container; get rid of a container; docker container rm`,
    near: ['container-prune', 'rm-rmi', 'e-container-running'],
  },
  {
    key: 'container-prune',
    asked: `удалить все остановленные контейнеры; docker container prune; почистить контейнеры; remove all stopped containers; delete all containers; clean up containers;
      удалить все контейнеры сразу; docker rm $(docker ps -aq)`,
    near: ['remove-container', 'system-prune', 'ps'],
  },
  {
    key: 'auto-remove',
    asked:
      'контейнер удаляется сам; удалить контейнер после завершения; одноразовый контейнер; remove the container automatically; throwaway container; clean up after exit',
    near: ['remove-container', 'docker-run'],
  },
  {
    key: 'port',
    asked: `пробросить порт; опубликовать порт; открыть порт контейнера; проброс портов; зайти на сайт из контейнера; порт контейнера; publish a port; map a port; port mapping;
      reach the container from my machine; open a port; localhost не открывается; выставить порт наружу; 8080:80`,
    near: ['expose', 'e-port-allocated', 'network'],
  },
  {
    key: 'network',
    asked: `соединить контейнеры; сеть контейнеров; контейнеры видят друг друга; docker network; обратиться к другому контейнеру по имени; сети docker; connect two containers;
      container networking; reach another container by name; bridge network; dns в контейнере; localhost inside a container`,
    near: ['port', 'compose', 'isolation'],
  },
  {
    key: 'limits',
    asked: `ограничить память контейнера; лимит процессора; --memory; limit memory; limit cpu; resource limits; сколько памяти ест контейнер; docker stats; oom`,
    near: ['isolation', 'exit-code'],
  },
  {
    key: 'healthcheck',
    asked:
      'HEALTHCHECK; проверка здоровья; unhealthy; как узнать что контейнер здоров; health check; what does unhealthy mean; healthy',
    near: ['container-states', 'restart-policy'],
  },
  {
    key: 'read-write-layer',
    asked: `слой для чтения и записи; куда контейнер пишет изменения; где лежат изменения контейнера; изменения контейнера попадают в образ; записываемый слой; writable layer;
      read-write layer; where do changes in a container go; do changes end up in the image; where does a container write`,
    near: ['diff', 'copy-on-write', 'volume'],
  },
  {
    key: 'diff',
    asked:
      'docker diff; какие файлы изменил контейнер; что изменилось в контейнере; which files did a container change; changed files in a container; буквы A C D',
    near: ['read-write-layer', 'commit'],
  },
  {
    key: 'commit',
    asked: `docker commit; сделать образ из контейнера; сохранить контейнер как образ; сохранить изменения контейнера в образ; make an image from a container; save a container as an image;
      keep my changes as an image`,
    near: ['dockerfile', 'diff', 'read-write-layer'],
  },
  {
    key: 'cp',
    asked: `docker cp; скопировать файл из контейнера; скопировать файл в контейнер; достать файл из контейнера; copy a file from a container; copy a file into a container;
      get a file out of a container`,
    near: ['bind-mount', 'read-write-layer'],
  },
  {
    key: 'volume',
    asked: `том; что такое том; сохранить данные контейнера; данные пропали после удаления контейнера; как не потерять данные; docker volume; volume; what is a volume; keep data;
      persist data; data lost when the container is deleted; database data survive`,
    near: ['volume-bind', 'volume-prune', 'bind-mount'],
  },
  {
    key: 'bind-mount',
    asked: `подключить папку хоста; примонтировать каталог; прокинуть папку в контейнер; bind mount; mount a local folder; share a folder with the container; mount my source code;
      папка с компьютера внутри контейнера; --mount type=bind`,
    near: ['volume-bind', 'volume', 'cp'],
  },
  {
    key: 'volume-bind',
    asked:
      'чем том отличается от примонтированной папки; том или bind mount; volume or bind mount; volume vs bind mount; difference between a volume and a bind mount',
    near: ['volume', 'bind-mount'],
  },
  {
    key: 'volume-prune',
    asked: `удалить тома; docker volume prune; docker volume rm; анонимный том; неиспользуемые тома; remove volumes; anonymous volume; delete a volume; unused volumes; docker volume ls`,
    near: ['volume', 'system-prune'],
  },
];
