/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const BUILDING_ASKED: Readonly<Record<string, string>> = {
  build: `как собрать образ; собрать образ из файла; команда для сборки; как запустить сборку; build an image from a file; how do i build; как собрать;
    собрать свой образ; сделать свой образ; как из докерфайла получить образ; команда build; что делает build; создание образа; сборка образа;
    как билдить; скомпилировать образ; как назвать образ при сборке; -t зачем; сделать образ из своего кода; собрать проект в docker;
    turn a dockerfile into an image; make my own image; what does build do; build my project; create an image from my code; build command;
    name the image while building; why -t in build; pack my app into an image; что происходит при docker build; с чего начинается сборка;
    what happens during docker build; steps of a build`,
  'build-run': `почему моих изменений нет в контейнере; изменения не видны в контейнере; my change is not in the container; why is my change not there;
    the container runs the old code; правка не попала в контейнер; после правки кода что делать; i edited the file now what; build или run;
    разница build и run; поменял код что делать; обновил код а изменений нет; надо ли собирать заново; в контейнере старая версия; код не обновляется;
    после правок ничего не меняется; как применить изменения; почему запускается старый код; сначала build потом run; build or run;
    i changed the code what now; code does not update; still the old version; must i rebuild; apply my changes; edits have no effect;
    first build then run; container runs old code; new code is not picked up; поменял файл а в контейнере ничего не поменялось;
    правлю код ничего не меняется; changed the file but nothing changed; edited app and nothing happens; исправил ошибку а она осталась`,
  buildkit: `билдкит что это; зачем buildkit; buildx зачем; старый сборщик; чем собирает docker; билдер; builder что такое; why buildkit; old builder;
    which builder does docker use; what is a builder; docker buildx build; legacy builder is deprecated`,
  'progress-output': `что печатает сборка; как читать вывод сборки; цифры в скобках при сборке; how to read the build output; numbers in brackets in the build;
    что пишет docker build; как понять вывод сборки; что значат цифры 2/5; непонятные строчки при сборке; [internal] что это; не вижу вывод команд;
    почему не печатает echo; показать полный вывод сборки; FINISHED что значит; что значит exporting layers; почему строки в квадратных скобках;
    what does docker build print; numbers in brackets like 2/5; lines with internal; i do not see the output of RUN; full build output;
    understand the build output; exporting layers meaning; naming to; build log`,
  context: `откуда COPY берёт файлы; какие файлы видит сборка; путь в COPY считается от; where does COPY take files from; why can COPY not see a file outside;
    файл вне папки сборки; почему нельзя взять файл из папки выше; files outside of the folder; зачем точка в команде сборки; что за точка в конце;
    точка после -t; точка в docker build; точка на конце обязательна; что отправляется при сборке; папка сборки; контекст это что;
    почему так долго отправляет файлы; load build context; transferring context большой; файл выше папки не копируется;
    почему нельзя скопировать файл из родительской папки; what is the dot; full stop at the end of the command; is the dot needed;
    what does the build send; folder of the build; why does it send so much; copy a file from the parent folder; context meaning;
    files the build can see; period at the end; dot after -t; зависло на transferring context; сборка висит на отправке контекста;
    stuck at transferring context; не собирается у друга нет файлов`,
  'dockerfile-name': `докерфайл с другим именем; назвать файл не Dockerfile; как собрать по файлу с другим именем; other name for the dockerfile; build from another file;
    другое имя у dockerfile; можно ли назвать dockerfile по-другому; dockerfile.dev; два dockerfile в проекте; как указать путь к dockerfile;
    dockerfile лежит в другом месте; собрать не тот dockerfile; выбрать dockerfile; флаг f при сборке; call the dockerfile something else;
    two dockerfiles in a project; path to the dockerfile; dockerfile is not in this folder; choose a dockerfile; my dockerfile has another name;
    specify the dockerfile`,
  dockerignore: `как не копировать лишние файлы; исключить node_modules; игнорировать папку при сборке; файл dockerignore что это; не хочу чтобы файл попал в образ;
    как пропустить файлы; убрать .git из образа; зачем докеригнор; чтобы .env не попал в образ; слишком много файлов отправляется; аналог gitignore;
    сделать контекст меньше; leave files out of the image; do not copy node_modules; exclude a folder; like gitignore; keep .env out;
    too many files are sent; make the context smaller; skip some files; hide files from the build; what is dockerignore`,
  cache: `почему второй раз сборка быстрее; почему сборка мгновенная; second build is instant; why is the second build fast; шаги не выполняются заново;
    шаг пропущен при сборке; кеш при сборке это что; зачем кеш; почему вторая сборка быстрее; docker кеширует; как сборка ускоряется;
    как ускорить сборку; сборка очень долгая; долго собирается; почему так быстро собралось; где кеш докера; build cache meaning;
    why was it quick the second time; make the build faster; my build takes forever; slow build; how does docker cache; caching of layers;
    what is reused; speed up docker build; собирается вечность; сборка идёт полчаса; build takes ages; why is building so slow`,
  cached: `что за слово CACHED; почему написано CACHED; все шаги CACHED; ничего не пересобралось; собралось мгновенно; почему он не выполняет шаги;
    CACHED это плохо; шаг взят из кеша; using cache что значит; пишет CACHED напротив шага; the word CACHED; all steps are CACHED; it built nothing;
    is CACHED bad; steps are not executed; build took no time; step taken from the cache; says CACHED`,
  'cache-miss': `почему кеш не используется; кеш слетел; почему сборка не из кеша; шаг выполняется каждый раз; почему пересобирает с этого места;
    когда кеш сбрасывается; от чего слетает кеш; что ломает кеш; изменил файл и всё собирается снова; почему не CACHED; кеш не сработал почему;
    заново выполняет RUN; why is the cache not used; cache is lost; step runs every time; when is the cache dropped;
    changed a file and everything is built again; what breaks the cache; not cached; why rebuild from here; it runs RUN again; cache gets invalidated`,
  'cache-order': `в каком порядке писать инструкции; почему при каждой правке ставит зависимости; как не качать пакеты каждый раз; npm install выполняется каждый раз;
    pip install каждый раз заново; зависимости ставятся снова; куда поставить COPY чтобы кеш работал; как сохранить кеш при изменении кода;
    сначала копировать package.json; почему package.json копируют отдельно; requirements.txt отдельно; правильный порядок строк;
    чтобы кеш не сбрасывался; поменял строчку кода и всё ставится снова; in which order do i write instructions; npm install runs every time;
    pip install again and again; installs dependencies on every build; why copy package.json separately; keep the cache when code changes;
    best order of lines; downloads packages each time; how to avoid reinstalling; where to put COPY; changed one line and it installs everything;
    что сначала код или зависимости; что копировать первым; опять всё скачивает; COPY or RUN first; which goes first COPY or RUN install;
    снова качает все библиотеки`,
  'no-cache': `заново скачать базовый образ при сборке; refresh the base image; собрать заново без кеша; сборка с чистого листа;
    игнорируя кеш; заставить пересобрать; собрать всё с начала; не использовать кеш; отключить кеширование; принудительная пересборка;
    собрать полностью заново; without the cache; from a clean slate; force docker to rebuild; do not use the cache; full rebuild; turn off the cache;
    skip the cache; выключить кеш; кеш мешает; как выключить кеширование; the cache gets in the way; switch the cache off`,
  'builder-prune': `удалить кеш сборки; почистить кеш; кеш занял весь диск; сколько занимает кеш; как стереть кеш; build cache 10 гб; очистка кеша; снести кеш билдера;
    clear cache; delete build cache; cache is too big; build cache takes gigabytes; wipe the cache; prune the builder; clean cached layers`,
  'apt-update': `зачем apt-get update; почему update и install вместе; unable to locate package; пакет не находится при установке;
    apt install в докерфайле не работает; E: unable to locate; зачем rm -rf /var/lib/apt/lists; apt-get -y зачем; why apt-get update;
    update and install together; package is not found; apt cannot find the package; why delete apt lists; install with apt in a dockerfile; apt-get -y`,
  'cache-mount': `кешировать пакеты pip; не качать пакеты между сборками; кеш npm между сборками; mount type cache зачем; сохранить кеш pip; cache pip packages;
    keep npm cache between builds; what is mount type cache; do not download packages between builds; persistent package cache`,
  target: `собрать не до конца; собрать только первую стадию; как собрать отдельную стадию; --target зачем; собрать промежуточный этап;
    остановить сборку на этапе; выполняется ли лишняя стадия; build part of the dockerfile; one stage only; intermediate stage;
    stop the build at a stage; --target meaning; is an unused stage built; choose a stage`,
  lint: `проверить докерфайл на ошибки; правильно ли я написал dockerfile; предупреждения при сборке что значат; warnings found; как улучшить dockerfile;
    линтер докерфайла; проверка без сборки; жёлтые предупреждения; check my dockerfile; is my dockerfile right; validate a dockerfile;
    what do the warnings mean; improve my dockerfile; warnings at the end of the build`,
};
