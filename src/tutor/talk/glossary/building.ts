import type { Topic } from '../topic.ts';

export const BUILDING: readonly Topic[] = [
  {
    key: 'build',
    asked: `docker build; собрать образ; как собрать образ; сборка; что такое сборка; сборка не работает; build an image; how to build;
      docker build not working; what does docker build do; собрать по dockerfile; сбилдить; собрать мой образ; сделать образ; как создать образ;
      создать свой образ; make an image; how do i make my own image; create my own image; команда сборки; собрать из dockerfile; запустить сборку;
      start a build; -t при сборке; как дать имя образу при сборке; name the image when building; имя образа при сборке; команда чтобы собрать образ; command to build an image`,
    near: ['dockerfile', 'context', 'cache'],
  },
  {
    key: 'build-run',
    asked: `обновится ли образ сам; если изменить код образ сам обновится; образ не обновился после правки; нужно ли удалять контейнер перед пересборкой; does the image update itself; will the image change when i edit the file; remove the container before rebuilding; чем сборка отличается от запуска; build и run; build vs run; building and running; сборка и запуск;
      difference between docker build and docker run; надо ли пересобирать после изменения кода; do i need to rebuild after changing code;
      обновить программу в контейнере; update a running container; поменял код а в контейнере старое; changed code but the container is old;
      почему изменения кода не видны; my change is not visible; нужно ли пересобирать; пересобрать после правки;  старая версия запускается`,
    near: ['build', 'docker-run', 'run-cmd'],
  },
  {
    key: 'buildkit',
    asked: `buildkit; buildx; что такое buildkit; сборщик; DOCKER_BUILDKIT; what is buildkit; what is buildx; legacy builder; Step 1/5;
      removing intermediate container`,
    near: ['build', 'cache'],
  },
  {
    key: 'progress-output',
    asked: `why do I see sha256 at the end of the build; writing image sha256; naming to docker.io/library/app; что значит naming to;
      как читать вывод сборки; что значат строки [+] Building; шаги сборки в выводе; internal load build definition; read the build output;
      what do the build lines mean; [2/4] в сборке; вывод RUN не видно; --progress=plain; exporting to image; что печатает сборка;
      что значит exporting; чтение вывода build; почему не видно echo при сборке;  где вывод команд сборки`,
    near: ['build', 'cached', 'context'],
  },
  {
    key: 'context',
    asked: `контекст сборки; точка в конце docker build; что значит точка; какие файлы отправляются демону; build context;
      dot at the end of docker build; which files are sent; what is the context; transferring context; файл вне контекста;
      почему COPY не видит файл выше; зачем точка; точка в команде; build sends files; sending build context; что такое контекст;
      какая папка контекст; можно ли взять файл из другой папки; file outside the context; why is the context big`,
    near: ['dockerignore', 'copy-add', 'e-copy-not-found'],
  },
  {
    key: 'dockerfile-name',
    asked: `dockerfile с другим именем; несколько dockerfile; указать другой dockerfile; dockerfile в другой папке; another name for the dockerfile;
      dockerfile in another folder; several dockerfiles; which dockerfile is used; как назвать dockerfile; dockerfile называется иначе;
      use a different dockerfile; -f другой файл; собрать из другого файла; build from another file`,
    near: ['build', 'context', 'e-no-dockerfile'],
  },
  {
    key: 'dockerignore',
    asked: `зачем нужен dockerignore; для чего dockerignore; how to keep node_modules out;
      .dockerignore; dockerignore; исключить файлы из сборки; не копировать node_modules в образ; игнорировать файлы; ignore files;
      exclude files from the build; keep files out of the image; dockerignore gitignore; зачем dockerignore;
      не отправлять файлы; исключить папку; .git в образе; ignore node_modules; skip files in the build; лишние файлы в образе`,
    near: ['context', 'copy-add', 'cache'],
  },
  {
    key: 'cache',
    asked: `кеш это что; how come the second build finished in 0.1s;
      что попадает в кеш; что хранится в кеше; what goes into the cache; кеш сборки; кэш; что такое кеш; почему вторая сборка быстрая; build cache; why is the second build quick; how does the cache work;
      как работает кеш; what is cached; почему сборка идёт долго; сборка медленная; ускорить сборку; build is slow; speed up the build;
      why does it build so fast; docker помнит шаги; reuse of steps; сборка быстрая второй раз`,
    near: ['cache-order', 'cache-miss', 'no-cache'],
  },
  {
    key: 'cached',
    asked: `пишет cached везде это нормально; cached everywhere is that normal; собрал а он пишет cached;
      билд кэшд; всё из кэша почему; why cached; CACHED; почему всё CACHED; что значит CACHED; why is everything CACHED; what does CACHED mean; using cache; сборка ничего не делает;
      почему шаги пропущены; почему сборка за секунду; шаги из кеша; steps skipped; nothing is rebuilt; build finished instantly`,
    near: ['cache', 'no-cache', 'cache-miss'],
  },
  {
    key: 'cache-miss',
    asked: `после изменения кода сборка пересобирает всё; почему шаг не берётся из кэша; почему шаг не из кэша;
      почему шаг не из кеша; COPY не из кеша; step is not cached; why is it not cached; почему шаг выполнился заново; с какого шага сборка пойдёт заново; что сбрасывает кеш; кеш не сработал; промах кеша;
      why did this step run again; what invalidates the cache; cache miss; cache not used; кеш сбросился; почему сборка началась с третьего шага;
      почему собирает заново; why does the build start from step 3; from which step does it rebuild; пересобирается всё; everything is rebuilt;
      почему после изменения файла всё заново; кеш не работает; что меняет кеш; which change breaks the cache; touch файла кеш; почему пересобралось всё; как docker понимает что файл изменился; what does the cache depend on; how does it know a file changed`,
    near: ['cache', 'cache-order', 'dockerignore'],
  },
  {
    key: 'cache-order',
    asked: `зачем копировать go.mod отдельно; зачем копировать package.json отдельно; зачем package-lock.json копировать отдельно;
      why copy package.json before the rest; why copy go.mod separately; что за файл package-lock.json;
      порядок инструкций; порядок инструкций для кеша; каждый раз ставятся зависимости; после правки кода опять ставятся пакеты;
      order of instructions; every change reinstalls dependencies; packages installed again; dependencies before code; npm install каждый раз;
      почему каждый раз качаются пакеты; сборка каждый раз качает пакеты; как не ставить зависимости заново; do not reinstall packages;
      сначала package.json потом код; copy package.json first; go mod download; requirements.txt сначала; где поставить COPY`,
    near: ['cache', 'cache-miss', 'copy-add'],
  },
  {
    key: 'no-cache',
    asked: `чистая сборка; собрать без кеша с нуля; clean build; force a clean build; build from scratch without the cache; собрать полностью заново; собрать без кеша; --no-cache; отключить кеш; пересобрать с нуля; build without cache; disable the cache; force a rebuild;
      rebuild from scratch; ignore the cache; обновить всё при сборке; игнорировать кеш; сбросить кеш при сборке; build everything anew;
      собрать заново всё`,
    near: ['cache', 'builder-prune', 'apt-update'],
  },
  {
    key: 'builder-prune',
    asked: `docker builder prune; очистить кеш сборки; удалить кеш; clear the build cache; delete the cache; cache takes space; кеш занимает место;
      сбросить кеш сборки; очистить кэш; удалить кеш docker; remove build cache; free the cache; как почистить кеш`,
    near: ['cache', 'system-prune', 'no-cache'],
  },
  {
    key: 'apt-update',
    asked: `apt-get update && apt-get install; apt update отдельно; почему apt-get в одном RUN; apt-get update in one RUN; old package lists;
      unable to locate package; apk add --no-cache; apt-get install в dockerfile; почему update и install вместе; apt install fails;
      rm -rf /var/lib/apt/lists`,
    near: ['chained-run', 'cache', 'no-cache'],
  },
  {
    key: 'cache-mount',
    asked: `--mount=type=cache; кеш пакетов между сборками; cache mount; keep package cache between builds; ускорить установку пакетов`,
    near: ['cache', 'cache-order'],
  },
  {
    key: 'target',
    asked: `--target; собрать только одну стадию; остановиться на стадии; build only one stage; stop at a stage; target stage; неиспользуемая стадия;
      unused stage; пропускаются ли стадии; собрать до стадии; выбрать стадию; build a certain stage; skip the last stage;
      выполняется ли неиспользуемая стадия`,
    near: ['multi-stage', 'copy-from'],
  },
  {
    key: 'lint',
    asked: `предупреждение FromAsCasing; что за предупреждение FromAsCasing; what is the warning FromAsCasing; проверь мой докерфайл;
      проверить dockerfile; предупреждения сборки; docker build --check; линтер; check a dockerfile; build warnings; lint; warning found;
      JSONArgsRecommended; что за предупреждение при сборке; warning при сборке; what is this warning; правильно ли написан dockerfile;
      is my dockerfile good; ошибки в dockerfile до сборки`,
    near: ['dockerfile', 'e-unknown-instruction'],
  },
];
