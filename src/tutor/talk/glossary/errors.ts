import type { Topic } from '../topic.ts';

/** What goes wrong, met by what is printed. The narrower pattern stands above the wider one: the first that fits is taken. */
export const ERRORS: readonly Topic[] = [
  {
    key: 'e-no-dockerfile',
    asked: 'не находит dockerfile; нет dockerfile; no dockerfile; cannot find dockerfile; failed to read dockerfile',
    errors: [/failed to read dockerfile/, /open [\w.-]*dockerfile[\w.-]*: no such file/],
    near: ['dockerfile-name', 'context'],
  },
  {
    key: 'e-copy-not-found',
    asked: `COPY не находит файл; файл есть а COPY пишет not found; failed to calculate checksum; COPY not found; COPY failed file not found; COPY cannot find the file; failed to compute cache key`,
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
    asked: `порт уже занят; порт занят; port is already allocated; address already in use; port in use; порт используется`,
    errors: [/port is already allocated/, /address already in use/],
    near: ['port', 'ps', 'stop-kill'],
  },
  {
    key: 'e-name-in-use',
    asked: `имя контейнера уже используется; имя занято; container name is already in use; name conflict; такой контейнер уже есть`,
    errors: [/container name "[^"]*" is already in use/, /is already in use by container/, /name is already in use/],
    near: ['container-name', 'remove-container', 'auto-remove'],
  },
  {
    key: 'e-image-in-use',
    asked: `не удаляется образ; не даёт удалить образ конфликт; образ используется контейнером; unable to remove repository reference; image is being used by container; cannot delete image; must be forced`,
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
    key: 'e-container-running',
    asked:
      'не удаляется контейнер; cannot remove container; container is running stop before removing; работающий контейнер не удаляется',
    errors: [/cannot remove container/, /container is running: stop/, /you cannot remove a running container/],
    near: ['remove-container', 'stop-kill'],
  },
  {
    key: 'e-not-running',
    asked:
      'container is not running; контейнер не запущен; exec в остановленный контейнер; cannot exec in a stopped container',
    errors: [/container [0-9a-z_.-]+ is not running/, /is not running/],
    near: ['exec', 'start-restart', 'container-exits'],
  },
  {
    key: 'e-no-daemon',
    asked:
      'cannot connect to the docker daemon; не могу подключиться к демону; демон не отвечает; is the docker daemon running; docker.sock permission',
    errors: [/cannot connect to the docker daemon/, /is the docker daemon running/],
    near: ['client-daemon', 'remote-host', 'daemon'],
  },
  {
    key: 'e-stage-name',
    asked:
      'failed to resolve source metadata; не находит базовый образ при сборке; target stage could not be found; base image not found',
    errors: [/failed to resolve source metadata/, /target stage "[^"]*" could not be found/],
    near: ['from', 'copy-from', 'e-denied'],
  },
  {
    key: 'e-denied',
    asked: `pull access denied; denied; доступ запрещён; requested access to the resource is denied; access denied; repository does not exist or may require docker login; unauthorized`,
    errors: [
      /access denied/,
      /requested access to the resource is denied/,
      /insufficient_scope/,
      /unauthorized/,
      /repository does not exist/,
    ],
    near: ['login', 'push-name', 'registry'],
  },
  {
    key: 'e-manifest-unknown',
    asked:
      'manifest unknown; manifest not found; нет такого тега в реестре; тег не найден; tag not found in the registry; no matching manifest',
    errors: [/manifest unknown/, /manifest for .* not found/, /no matching manifest/],
    near: ['tag', 'latest', 'platform'],
  },
  {
    key: 'e-unable-to-find',
    asked:
      'unable to find image locally; образ не найден локально; cannot find image locally; это ошибка unable to find image',
    errors: [/unable to find image/],
    near: ['docker-run', 'pull', 'image-list'],
  },
  {
    key: 'e-no-such-image',
    asked: 'no such image; нет такого образа; образ не найден; an image does not exist locally with the tag',
    errors: [/no such image/, /an image does not exist locally/, /no such object/],
    near: ['image-list', 'tag', 'pull'],
  },
  {
    key: 'e-no-such-container',
    asked: 'no such container; нет такого контейнера; контейнер не найден; cannot find container',
    errors: [/no such container/],
    near: ['ps', 'container-name'],
  },
  {
    key: 'e-lowercase',
    asked:
      'repository name must be lowercase; имя образа большими буквами; заглавные буквы в имени; upper case image name',
    errors: [/must be lowercase/],
    near: ['e-invalid-reference', 'tag'],
  },
  {
    key: 'e-invalid-reference',
    asked: 'invalid reference format; неверное имя образа; недопустимое имя образа; bad image name; invalid tag',
    errors: [/invalid reference format/, /is not a valid repository\/tag/, /invalid tag/],
    near: ['tag', 'push-name', 'e-lowercase'],
  },
  {
    key: 'e-unknown-instruction',
    asked:
      'unknown instruction; неизвестная инструкция; dockerfile parse error; ошибка разбора dockerfile; опечатка в инструкции',
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
    asked: 'exec format error; неверный формат исполняемого файла; wrong architecture; exec user process caused',
    errors: [/exec format error/],
    near: ['platform', 'cmd-entrypoint'],
  },
  {
    key: 'e-not-in-path',
    asked: `executable file not found in $PATH; bash not found in container; нет bash в контейнере; bash не найден; oci runtime exec failed; unable to start container process; нет такой программы в контейнере`,
    errors: [/executable file not found/, /oci runtime/, /exec: "[^"]*"/, /unable to start container process/],
    near: ['exec', 'alpine', 'exit-code'],
  },
  {
    key: 'e-build-step',
    asked:
      'did not complete successfully exit code; шаг сборки упал; RUN завершился с ошибкой; сборка упала на RUN; build step failed; RUN failed; failed to solve; сборка падает',
    errors: [/did not complete successfully/, /failed to solve/],
    near: ['progress-output', 'run', 'apt-update'],
  },
  {
    key: 'e-build-argument',
    asked:
      'requires 1 argument; не хватает аргумента; docker build requires exactly 1 argument; requires at least 1 argument; забыл точку',
    errors: [/requires (exactly |at least |at most )?\d+ argument/, /accepts no arguments/],
    near: ['context', 'build'],
  },
  {
    key: 'e-unknown-flag',
    asked: 'unknown flag; unknown shorthand flag; неизвестный флаг; неизвестный ключ; flag needs an argument',
    errors: [/unknown (shorthand )?flag/, /flag needs an argument/, /invalid argument ".*" for/],
    near: ['docker-run', 'build'],
  },
  {
    key: 'e-unknown-command',
    asked: 'docker unknown command; неизвестная команда docker; is not a docker command; опечатка в команде',
    errors: [/unknown command: docker/, /is not a docker command/],
    near: ['client', 'docker-run', 'build'],
  },
  {
    key: 'e-not-tty',
    asked: 'the input device is not a TTY; not a tty; cannot attach stdin to a tty',
    errors: [/not a tty/],
    near: ['interactive', 'exec'],
  },
  {
    key: 'e-permission',
    asked:
      'permission denied; нет прав к файлу; отказано в доступе к файлу; operation not permitted; read-only file system; нет доступа к файлу',
    errors: [/permission denied/, /operation not permitted/, /read-only file system/],
    near: ['user', 'copy-owner'],
  },
  {
    key: 'e-no-space',
    asked: 'no space left on device; закончилось место; диск переполнен; disk full; не хватает места',
    errors: [/no space left on device/],
    near: ['system-df', 'system-prune'],
  },
  {
    key: 'e-command-not-found',
    asked: 'command not found; команда не найдена; sh: not found; утилиты нет в образе; curl not found',
    errors: [/: command not found/, /\b(?:sh|ash|bash): .*not found/, /: not found$/],
    near: ['alpine', 'run', 'e-not-in-path'],
  },
  {
    key: 'e-no-such-file',
    asked: 'no such file or directory; нет такого файла; файл не найден; cannot find the file',
    errors: [/no such file or directory/, /no such directory/, /could not find the file/, /path "[^"]*" not found/],
    near: ['context', 'workdir', 'copy-directory'],
  },
];
