import type { Topic } from '../topic.ts';

/** What goes wrong, met by what is printed. The narrower pattern stands above the wider one: the first that fits is taken. */
export const ERRORS: readonly Topic[] = [
  {
    key: 'e-no-dockerfile',
    asked: `No Dockerfile;
      не находит dockerfile; нет dockerfile; cannot find dockerfile; failed to read dockerfile; пишет что нет dockerfile;
      open dockerfile no such file; dockerfile not found`,
    errors: [/failed to read dockerfile/, /open [\w.-]*dockerfile[\w.-]*: no such file/],
    near: ['dockerfile-name', 'context'],
  },
  {
    key: 'e-copy-not-found',
    asked: `у друга не собирается говорит нет файла; says there is no such file while copying;
      COPY не находит файл; файл есть а COPY пишет not found; failed to calculate checksum; COPY not found; COPY failed file not found;
      COPY cannot find the file; failed to compute cache key; COPY failed; файл для COPY не найден; not found при COPY; checksum of ref;
      почему COPY не видит файл; пишет not found`,
    errors: [
      /failed to calculate checksum/,
      /failed to compute cache key/,
      /copy failed/,
      /forbidden path outside the build context/,
    ],
    near: ['context', 'dockerignore', 'copy-add'],
  },
  {
    key: 'e-port-allocated',
    asked: `два контейнера на одном порту; two containers on the same port;
      порт уже занят; порт занят; port is already allocated; port in use; порт используется; порт 80 занят; port is busy;
      cannot bind port; bind failed; не могу занять порт`,
    errors: [/port is already allocated/, /address already in use/],
    near: ['port', 'ps', 'stop-kill'],
  },
  {
    key: 'e-name-in-use',
    asked: `имя контейнера уже используется; имя занято; container name is already in use; name conflict; такой контейнер уже есть;
      контейнер с таким именем существует; name already in use; conflict the container name; пишет что имя занято; имя контейнера занято`,
    errors: [/container name "[^"]*" is already in use/, /is already in use by container/, /name is already in use/],
    near: ['container-name', 'remove-container', 'auto-remove'],
  },
  {
    key: 'e-image-in-use',
    asked: `why cant i delete alpine:3.21 it says it is being used; образ используется и не удаляется; image is being used;
      какие контейнеры из этого образа; which containers use this image; не могу удалить этот образ; cannot delete this image; why is the image not deleted; не удаляется образ; не даёт удалить образ конфликт; образ используется контейнером; unable to remove repository reference;
      image is being used by container; cannot delete image; must be forced; почему не удаляется образ; образ занят контейнером;
      can not remove image container is using; образ не удаляется`,
    errors: [
      /unable to remove repository reference/,
      /unable to delete [0-9a-f]+/,
      /image is being used by/,
      /image is referenced in multiple/,
      /image has dependent child/,
    ],
    near: ['remove-image', 'remove-container', 'ps'],
  },
  {
    key: 'e-still-used',
    asked: `Том или сеть заняты; A volume or network in use;
      volume is in use; network has active endpoints; том используется; том не удаляется; сеть не удаляется; сеть используется;
      cannot remove volume; cannot remove network; active endpoints; почему не удаляется том`,
    errors: [/volume is in use/, /has active endpoints/],
    near: ['volume-prune', 'network', 'remove-container'],
  },
  {
    key: 'e-container-running',
    asked: `не удаляется контейнер; cannot remove container; container is running stop before removing; работающий контейнер не удаляется;
      почему не удаляется контейнер; can not remove a running container; контейнер не удаляется`,
    errors: [/cannot remove container/, /container is running: stop/, /you cannot remove a running container/],
    near: ['remove-container', 'stop-kill'],
  },
  {
    key: 'e-not-running',
    asked: `container is not running; контейнер не запущен; cannot exec in a stopped container`,
    errors: [/container [0-9a-z_.-]+ is not running/, /is not running/],
    near: ['exec', 'start-restart', 'container-exits'],
  },
  {
    key: 'e-socket',
    asked: `нет прав на сокет; no right to the socket; нет прав к сокету docker; permission denied docker daemon socket; permission denied docker.sock; нет прав на сокет docker; нужен ли sudo для docker; docker без sudo;
      как не писать sudo; зачем sudo перед docker; do i need sudo; docker without sudo; run docker without root; группа docker; docker group;
      usermod docker`,
    errors: [
      /permission denied while trying to connect to the docker/,
      /docker\.sock.*permission denied/,
      /dial unix [^\n]*permission denied/,
    ],
    near: ['e-no-daemon', 'client-daemon', 'user'],
  },
  {
    key: 'e-no-daemon',
    asked: `cannot connect to the docker daemon; не могу подключиться к демону; демон не отвечает; is the docker daemon running; 
      docker не отвечает; нет связи с докером; docker daemon is not running; daemon not reachable; is docker running`,
    errors: [
      /cannot connect to the docker daemon/,
      /is the docker daemon running/,
      /error during connect/,
      /docker_engine/,
    ],
    near: ['client-daemon', 'remote-host', 'daemon'],
  },
  {
    key: 'e-stage-name',
    asked: `failed to resolve source metadata; не находит базовый образ при сборке; target stage could not be found; base image not found;
      не нашёл базовый образ; cannot resolve base image; FROM не находит образ`,
    errors: [/failed to resolve source metadata/, /target stage "[^"]*" could not be found/],
    near: ['from', 'copy-from', 'e-denied'],
  },
  {
    key: 'e-registry-tls',
    asked: `server gave HTTP response to HTTPS client; x509 certificate signed by unknown authority; insecure registry; реестр без https;
      небезопасный реестр; реестр по http; сертификат реестра; registry over http; self-signed registry certificate`,
    errors: [/server gave http response to https client/, /x509: certificate/, /tls: failed to verify/],
    near: ['registry', 'push-name', 'login'],
  },
  {
    key: 'e-rate-limit',
    asked: `Лимит Docker Hub; Docker Hub’s limit;
      toomanyrequests; you have reached your pull rate limit; слишком много скачиваний; pull rate limit;
      rate limit docker hub; too many requests`,
    errors: [/toomanyrequests/, /rate limit/],
    near: ['login', 'pull', 'registry'],
  },
  {
    key: 'e-denied',
    asked: `pull access denied; denied; доступ запрещён; requested access to the resource is denied; access denied;
      repository does not exist or may require docker login; нет доступа к реестру; не даёт запушить; push denied;
      не могу скачать образ; cannot pull the image; may require docker login; почему denied`,
    errors: [
      /access denied/,
      /(?<!permission )\bdenied\b/,
      /requested access to the resource is denied/,
      /insufficient_scope/,
      /unauthorized/,
      /repository does not exist/,
    ],
    near: ['login', 'push-name', 'registry'],
  },
  {
    key: 'e-no-such-host',
    asked: `имя не нашлось; the name was not found; имя не нашлось в сети; no such host; bad address; temporary failure in name resolution; could not resolve host; имя хоста не находится;
      контейнер не находит по имени; не резолвится; dns не работает в контейнере; lookup no such host; name or service not known;
      dns in a container; контейнер не видит другой контейнер по имени`,
    errors: [
      /no such host/,
      /bad address/,
      /temporary failure in name resolution/,
      /could not resolve host/,
      /name or service not known/,
    ],
    near: ['network', 'push-name', 'pull'],
  },
  {
    key: 'e-refused',
    asked: `Connection refused;
      соединение отклонено; connect connection refused; отказано в соединении; никто не слушает порт; в соединении отказано;
      localhost connection refused; nothing listens on the port; refused to connect; curl localhost connection refused`,
    errors: [/connection refused/, /refused to connect/],
    near: ['port', 'network', 'ps'],
  },
  {
    key: 'e-manifest-unknown',
    asked: `manifest unknown; manifest not found; нет такого тега в реестре; тег не найден; tag not found in the registry;
      такого тега нет; tag does not exist; нет такой версии образа`,
    errors: [/manifest unknown/, /manifest for .* not found/, /no matching manifest/],
    near: ['tag', 'latest', 'platform'],
  },
  {
    key: 'e-unable-to-find',
    asked: `unable to find image locally; образ не найден локально; cannot find image locally; это ошибка unable to find image;
      пишет unable to find image; образ не нашёлся локально`,
    errors: [/unable to find image/],
    near: ['docker-run', 'pull', 'image-list'],
  },
  {
    key: 'e-no-such-image',
    asked: `no such image; нет такого образа; образ не найден; an image does not exist locally with the tag; пишет нет такого образа;
      image does not exist; image not found; образа нет`,
    errors: [/no such image/, /an image does not exist locally/, /no such object/],
    near: ['image-list', 'tag', 'pull'],
  },
  {
    key: 'e-no-such-container',
    asked: `no such container; нет такого контейнера; контейнер не найден; cannot find container; container not found; контейнера нет;
      пишет нет контейнера`,
    errors: [/no such container/],
    near: ['ps', 'container-name'],
  },
  {
    key: 'e-lowercase',
    asked: `repository name must be lowercase; имя образа большими буквами; заглавные буквы в имени; upper case image name;
      большие буквы в имени образа; uppercase in the image name; must be lowercase`,
    errors: [/must be lowercase/],
    near: ['e-invalid-reference', 'tag'],
  },
  {
    key: 'e-invalid-reference',
    asked: `invalid reference format; неверное имя образа; недопустимое имя образа; bad image name; invalid tag; имя образа неправильное; invalid name;
      reference format`,
    errors: [/invalid reference format/, /is not a valid repository\/tag/, /invalid tag/],
    near: ['tag', 'push-name', 'e-lowercase'],
  },
  {
    key: 'e-unknown-instruction',
    asked: `unknown instruction; неизвестная инструкция; dockerfile parse error; ошибка разбора dockerfile; опечатка в инструкции;
      неизвестная инструкция в dockerfile; parse error; ошибка в dockerfile строка; синтаксическая ошибка dockerfile; syntax error in dockerfile`,
    errors: [
      /unknown instruction/,
      /dockerfile parse error/,
      /no build stage in current context/,
      /file with no instructions/,
      /the dockerfile cannot be empty/,
    ],
    near: ['instruction', 'lint', 'dockerfile'],
  },
  {
    key: 'e-exec-format',
    asked: `exec format error; неверный формат исполняемого файла; wrong architecture; exec user process caused; wrong architecture error;
      не та архитектура`,
    errors: [/exec format error/],
    near: ['platform', 'cmd-entrypoint'],
  },
  {
    key: 'e-not-executable',
    asked: `файл без права запуска; a file that may not be run; нет права запускать файл; exec permission denied; программа не запускается нет прав; нет бита запуска; chmod +x в докере; entrypoint permission denied;
      скрипт без прав на запуск; script is not executable; execute bit missing; exec entrypoint.sh permission denied; make the script executable`,
    errors: [/exec: "[^"]*": permission denied/, /exec \S+: permission denied/, /: permission denied: unknown/],
    near: ['copy-owner', 'cmd-entrypoint', 'e-permission'],
  },
  {
    key: 'e-interpreter',
    asked: `The file is there, yet no such file;
      exec no such file or directory файл есть; файл есть а пишет no such file при запуске; exec /app no such file or directory;
      программа есть но не запускается no such file; bad interpreter; crlf в скрипте; переводы строк windows; windows line endings script;
      file exists but exec says no such file; interpreter not found; exec user process caused no such file;
      binary exists but does not run in alpine`,
    errors: [
      /(?:^|\n)\s*exec \S+: no such file or directory/,
      /exec user process caused[^\n]*no such file/,
      /bad interpreter/,
    ],
    near: ['alpine', 'cmd-entrypoint', 'e-no-such-file'],
  },
  {
    key: 'e-mount-kind',
    asked: `a folder mounted for a file; папка вместо файла при монтировании; папка вместо файла; are you trying to mount a directory onto a file; монтирую файл на папку; mount not a directory; смонтировать файл в контейнер ошибка;
      bind mount of a file fails; error mounting to rootfs`,
    errors: [/are you trying to mount a directory onto a file/, /error mounting/],
    near: ['bind-mount', 'volume'],
  },
  {
    key: 'e-not-in-path',
    asked: `executable file not found in $PATH; bash not found in container; нет bash в контейнере; bash не найден; oci runtime exec failed;
      unable to start container process; нет такой программы в контейнере; нет bash; bash not found; sh не найден в контейнере;
      программа не найдена в контейнере; oci runtime create failed; command not found in container`,
    errors: [/executable file not found/, /oci runtime/, /exec: "[^"]*"/, /unable to start container process/],
    near: ['exec', 'alpine', 'exit-code'],
  },
  {
    key: 'e-build-argument',
    asked: `requires 1 argument; не хватает аргумента; docker build requires exactly 1 argument; requires at least 1 argument; забыл точку;
      забыл точку в конце; accepts 1 argument; missing argument`,
    errors: [/requires (exactly |at least |at most )?\d+ argument/, /accepts no arguments/],
    near: ['context', 'build'],
  },
  {
    key: 'e-unknown-flag',
    asked: `unknown flag; unknown shorthand flag; неизвестный флаг; неизвестный ключ; flag needs an argument; нет такого флага; flag not recognised`,
    errors: [/unknown (shorthand )?flag/, /flag needs an argument/, /invalid argument ".*" for/],
    near: ['docker-run', 'build'],
  },
  {
    key: 'e-unknown-command',
    asked: `docker unknown command; неизвестная команда docker; is not a docker command; опечатка в команде; нет такой команды docker;
      docker is not recognising my command`,
    errors: [/unknown command: docker/, /is not a docker command/],
    near: ['client', 'docker-run', 'build'],
  },
  {
    key: 'e-not-tty',
    asked: `the input device is not a TTY; not a tty; cannot attach stdin to a tty`,
    errors: [/not a tty/],
    near: ['interactive', 'exec'],
  },
  {
    key: 'e-permission',
    asked: `permission denied; нет прав к файлу; отказано в доступе к файлу; operation not permitted; нет доступа к файлу;
      нет прав на файл; access denied to a file; permission denied in container`,
    errors: [/permission denied/, /operation not permitted/, /read-only file system/],
    near: ['user', 'copy-owner'],
  },
  {
    key: 'e-no-space',
    asked: `no space left on device; закончилось место; диск переполнен; disk full; не хватает места; место кончилось; нет места на диске; disk is full;
      out of space`,
    errors: [/no space left on device/],
    near: ['system-df', 'system-prune'],
  },
  {
    key: 'e-command-not-found',
    asked: `command not found; команда не найдена; sh: not found; утилиты нет в образе; curl not found;
      команда не найдена в терминале; sh: 1: not found; программа не установлена`,
    errors: [/: command not found/, /\b(?:sh|ash|bash): .*not found/, /: not found$/],
    near: ['alpine', 'run', 'e-not-in-path'],
  },
  {
    key: 'e-no-such-file',
    asked: `no such file or directory; нет такого файла; файл не найден; cannot find the file; файла нет; file does not exist; no such file;
      путь не найден`,
    errors: [
      /enoent/,
      /can't open file/,
      /could not (?:open|read|find) [\w./-]+\.\w+/,
      /no such file or directory/,
      /no such directory/,
      /could not find the file/,
      /path "[^"]*" not found/,
    ],
    near: ['context', 'workdir', 'copy-directory'],
  },
  {
    key: 'e-go-mod',
    asked: `go.mod file not found; go: go.mod file not found in current directory; cannot find main module; нет go.mod; GO111MODULE;
      зачем GO111MODULE=off; go build не находит модуль; what is go111module; no go.mod`,
    errors: [/go\.mod file not found/, /cannot find main module/],
    near: ['run', 'env', 'e-build-step'],
  },
  {
    key: 'e-build-step',
    asked: `сборка падает а вывода RUN не видно;
      did not complete successfully exit code; шаг сборки упал; RUN завершился с ошибкой; сборка упала на RUN; build step failed; RUN failed; сборка падает; exit code 1 при сборке; build failed; сборка упала; сборка не проходит; почему упала сборка; my build fails;
      build error; RUN упал`,
    errors: [/did not complete successfully/, /failed to solve/],
    near: ['progress-output', 'run', 'apt-update'],
  },
  {
    key: 'e-daemon-response',
    asked: `Error response from daemon; что значит error response from daemon; what does error response from daemon mean; daemon вернул ошибку;
      демон ответил ошибкой; docker: Error response from daemon`,
    errors: [/error response from daemon/],
    near: ['trouble-reading', 'e-build-step', 'client-daemon'],
  },
];
