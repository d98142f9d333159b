import type { Topic } from '../topic.ts';

export const BUILDING: readonly Topic[] = [
  {
    key: 'build',
    asked: `docker build; собрать образ; как собрать образ; сборка; что такое сборка; сборка не работает; build an image; how to build; docker build not working; what does docker build do;
      собрать по dockerfile; сбилдить`,
    near: ['dockerfile', 'context', 'cache'],
  },
  {
    key: 'build-run',
    asked:
      'чем сборка отличается от запуска; build и run; build vs run; building and running; сборка и запуск; difference between docker build and docker run; надо ли пересобирать после изменения кода; do i need to rebuild after changing code',
    near: ['build', 'docker-run', 'run-cmd'],
  },
  {
    key: 'buildkit',
    asked:
      'buildkit; buildx; что такое buildkit; сборщик; DOCKER_BUILDKIT; what is buildkit; what is buildx; legacy builder; Step 1/5; removing intermediate container',
    near: ['build', 'cache'],
  },
  {
    key: 'progress-output',
    asked: `как читать вывод сборки; что значат строки [+] Building; шаги сборки в выводе; internal load build definition; read the build output; what do the build lines mean; [2/4] в сборке;
      вывод RUN не видно; --progress=plain; exporting to image`,
    near: ['build', 'cached', 'context'],
  },
  {
    key: 'context',
    asked: `контекст сборки; точка в конце docker build; что значит точка; какие файлы отправляются демону; build context; dot at the end of docker build; which files are sent; what is the context;
      transferring context; файл вне контекста; COPY из папки выше`,
    near: ['dockerignore', 'copy-add', 'e-copy-not-found'],
  },
  {
    key: 'dockerfile-name',
    asked: `dockerfile с другим именем; несколько dockerfile; указать другой dockerfile; dockerfile в другой папке; another name for the dockerfile; dockerfile in another folder; several dockerfiles; which dockerfile is used`,
    near: ['build', 'context', 'e-no-dockerfile'],
  },
  {
    key: 'dockerignore',
    asked: `.dockerignore; dockerignore; исключить файлы из сборки; не копировать node_modules в образ; игнорировать файлы; ignore files; exclude files from the build; keep files out of the image; dockerignore gitignore`,
    near: ['context', 'copy-add', 'cache'],
  },
  {
    key: 'cache',
    asked: `кеш сборки; кэш; что такое кеш; почему вторая сборка быстрая; build cache; why is the second build quick; how does the cache work; как работает кеш; what is cached`,
    near: ['cache-order', 'cache-miss', 'no-cache'],
  },
  {
    key: 'cached',
    asked:
      'CACHED; почему всё CACHED; что значит CACHED; why is everything CACHED; what does CACHED mean; using cache; сборка ничего не делает',
    near: ['cache', 'no-cache', 'cache-miss'],
  },
  {
    key: 'cache-miss',
    asked: `почему шаг выполнился заново; с какого шага сборка пойдёт заново; что сбрасывает кеш; кеш не сработал; промах кеша; why did this step run again; what invalidates the cache; cache miss;
      cache not used; кеш сбросился`,
    near: ['cache', 'cache-order', 'dockerignore'],
  },
  {
    key: 'cache-order',
    asked: `порядок инструкций; порядок инструкций для кеша; каждый раз ставятся зависимости; после правки кода опять ставятся пакеты; order of instructions; every change reinstalls dependencies;
      packages installed again; dependencies before code; npm install каждый раз`,
    near: ['cache', 'cache-miss', 'copy-add'],
  },
  {
    key: 'no-cache',
    asked: `собрать без кеша; --no-cache; отключить кеш; пересобрать с нуля; build without cache; disable the cache; force a rebuild; rebuild from scratch; ignore the cache`,
    near: ['cache', 'builder-prune', 'apt-update'],
  },
  {
    key: 'builder-prune',
    asked:
      'docker builder prune; очистить кеш сборки; удалить кеш; clear the build cache; delete the cache; cache takes space; кеш занимает место',
    near: ['cache', 'system-prune', 'no-cache'],
  },
  {
    key: 'apt-update',
    asked: `apt-get update && apt-get install; apt update отдельно; почему apt-get в одном RUN; apt-get update in one RUN; old package lists; unable to locate package; apk add --no-cache`,
    near: ['chained-run', 'cache', 'no-cache'],
  },
  {
    key: 'cache-mount',
    asked:
      '--mount=type=cache; кеш пакетов между сборками; cache mount; keep package cache between builds; ускорить установку пакетов',
    near: ['cache', 'cache-order'],
  },
  {
    key: 'target',
    asked: `--target; собрать только одну стадию; остановиться на стадии; build only one stage; stop at a stage; target stage; неиспользуемая стадия; unused stage; пропускаются ли стадии`,
    near: ['multi-stage', 'copy-from'],
  },
  {
    key: 'lint',
    asked: `проверить dockerfile; предупреждения сборки; docker build --check; линтер; check a dockerfile; build warnings; lint; warning found; JSONArgsRecommended`,
    near: ['dockerfile', 'e-unknown-instruction'],
  },
];
