/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const BUILDING_ASKED: Readonly<Record<string, string>> = {
  build: `как собрать образ; собрать образ из файла; команда для сборки; как запустить сборку; build an image from a file; how do i build; как собрать;
    собрать свой образ; сделать свой образ; как из докерфайла получить образ; команда build; что делает build; создание образа; сборка образа;
    как билдить; скомпилировать образ; как назвать образ при сборке; -t зачем; сделать образ из своего кода; собрать проект в docker;
    turn a dockerfile into an image; make my own image; what does build do; build my project; create an image from my code; build command;
    name the image while building; why -t in build; pack my app into an image; что происходит при docker build; с чего начинается сборка;
    what happens during docker build; steps of a build;
    какую строчку набрать чтобы из докерфайла вышел образ; хочу упаковать свою прогу в докер; сбилдить имейдж; how do I turn this Dockerfile into
    image; i need to pack my program; запустить билд команда; как из кода сделать имейдж; создание собственного имейджа с нуля; make image from
    Dockerfile in current folder; what is -t for when building; как назвать имейдж при билде; which command bakes an image; испечь образ из рецепта;
    есть папка с кодом, получить из неё образ; собрать образ из папки проекта; build an image from my project folder; превратить папку с Dockerfile в
    образ`,
  'build-run': `почему моих изменений нет в контейнере; изменения не видны в контейнере; my change is not in the container; why is my change not there;
    the container runs the old code; правка не попала в контейнер; после правки кода что делать; i edited the file now what; build или run;
    разница build и run; поменял код что делать; обновил код а изменений нет; надо ли собирать заново; в контейнере старая версия; код не обновляется;
    после правок ничего не меняется; как применить изменения; почему запускается старый код; сначала build потом run; build or run;
    i changed the code what now; code does not update; still the old version; must i rebuild; apply my changes; edits have no effect;
    first build then run; container runs old code; new code is not picked up; поменял файл а в контейнере ничего не поменялось;
    правлю код ничего не меняется; changed the file but nothing changed; edited app and nothing happens; исправил ошибку а она осталась;
    исправил опечатку в коде, на странице всё по-старому; правда ли что образ надо билдить после каждой правки; почему не подхватываются мои
    изменения; редактирую main.py а эффекта ноль; i fixed a typo but still see the old text; do i have to build every time i edit the code; why my
    edits are not picked up; контейнер крутит старую версию кода; хочу чтобы контейнер увидел новый код; how do i get the new code into the container;
    перезапустил контейнер а код прежний; restarted the container but code is the same; что сначала билд или ран; хватит ли docker restart после
    правки кода`,
  buildkit: `билдкит что это; зачем buildkit; buildx зачем; старый сборщик; чем собирает docker; билдер; builder что такое; why buildkit; old builder;
    which builder does docker use; what is a builder; docker buildx build; legacy builder is deprecated;
    что за билдкит такой; чем buildx отличается от обычного build; зачем второй сборщик; buildx or plain build; do i need buildx; новый движок сборки;
    почему у меня вывод не как в учебнике, там Step 1 of 5; my output has no Step 1/5 like in the tutorial; в старой статье Removing intermediate
    container, у меня такого нет; что за предупреждение legacy builder deprecated; new build engine; is buildkit turned on by default; включён ли
    билдкит по умолчанию`,
  'progress-output': `что печатает сборка; как читать вывод сборки; цифры в скобках при сборке; how to read the build output; numbers in brackets in the build;
    что пишет docker build; как понять вывод сборки; что значат цифры 2/5; непонятные строчки при сборке; [internal] что это; не вижу вывод команд;
    почему не печатает echo; показать полный вывод сборки; FINISHED что значит; что значит exporting layers; почему строки в квадратных скобках;
    what does docker build print; numbers in brackets like 2/5; lines with internal; i do not see the output of RUN; full build output;
    understand the build output; exporting layers meaning; naming to; build log;
    что это за цифры [3/5] бегут при билде; не вижу что напечатал мой echo; куда делся вывод RUN; хочу увидеть полный лог билда; расшифруй вывод
    сборки; what are these [3/5] while building; I do not see what my echo printed in the build; how do i get the whole log of build; build prints
    strange lines, explain; строка load metadata это что; what is load metadata; exporting layers надпись; сборка печатает и тут же стирает строки;
    output of build collapses, how to keep it; сколько секунд занял каждый шаг билда`,
  context: `откуда COPY берёт файлы; какие файлы видит сборка; путь в COPY считается от; where does COPY take files from; why can COPY not see a file outside;
    файл вне папки сборки; почему нельзя взять файл из папки выше; files outside of the folder; зачем точка в команде сборки; что за точка в конце;
    точка после -t; точка в docker build; точка на конце обязательна; что отправляется при сборке; папка сборки; контекст это что;
    почему так долго отправляет файлы; load build context; transferring context большой; файл выше папки не копируется;
    почему нельзя скопировать файл из родительской папки; what is the dot; full stop at the end of the command; is the dot needed;
    what does the build send; folder of the build; why does it send so much; copy a file from the parent folder; context meaning;
    files the build can see; period at the end; dot after -t; зависло на transferring context; сборка висит на отправке контекста;
    stuck at transferring context; не собирается у друга нет файлов;
    зачем ставят точку в самом конце команды; правда ли что точка это путь; что уезжает на сервер сборки; what is this dot after the image name; is
    the dot a path; why build needs a folder at all; какую папку докер берёт при билде; build context simple meaning; можно вместо точки написать
    другую папку; can i write another folder instead of the dot; what files does docker build take; контекст билда что это простыми словами; последнее
    слово в команде docker build что значит; что такое context в docker build`,
  'dockerfile-name': `докерфайл с другим именем; назвать файл не Dockerfile; как собрать по файлу с другим именем; other name for the dockerfile; build from another file;
    другое имя у dockerfile; можно ли назвать dockerfile по-другому; dockerfile.dev; два dockerfile в проекте; как указать путь к dockerfile;
    dockerfile лежит в другом месте; собрать не тот dockerfile; выбрать dockerfile; флаг f при сборке; call the dockerfile something else;
    two dockerfiles in a project; path to the dockerfile; dockerfile is not in this folder; choose a dockerfile; my dockerfile has another name;
    specify the dockerfile;
    у меня Dockerfile.prod, как его собрать; файл рецепта лежит в подпапке docker/; хочу два докерфайла в одной папке; собери не из Dockerfile а из
    другого файла; my file is named Dockerfile.prod, how do I build it; I want two dockerfiles in same folder; dockerfile is in a subfolder, how does
    build find it; указать свой докерфайл при билде; подсунуть билду другой докерфайл; tell build which dockerfile to take`,
  dockerignore: `как не копировать лишние файлы; исключить node_modules; игнорировать папку при сборке; файл dockerignore что это; не хочу чтобы файл попал в образ;
    как пропустить файлы; убрать .git из образа; зачем докеригнор; чтобы .env не попал в образ; слишком много файлов отправляется; аналог gitignore;
    сделать контекст меньше; leave files out of the image; do not copy node_modules; exclude a folder; like gitignore; keep .env out;
    too many files are sent; make the context smaller; skip some files; hide files from the build; what is dockerignore;
    не хочу чтобы node_modules ехали в образ; как сказать докеру эту папку не трогать; список исключений для сборки; есть ли аналог гитигнора; файл с
    паролями не должен попасть в имейдж; how do I tell docker not to take this folder; is there something like gitignore for docker; i dont want my
    .env inside the image; докеригнор на кой; чтобы мусор из папки не попадал в образ; keep junk from folder out of image; правда ли что без
    dockerignore уедет вся папка; prevent files from getting into the image; докеригнор файл для чего нужен; скрыть файлы от сборки;
    чтобы .git не скопировался в образ; пусть COPY не трогает .git; make COPY skip .git`,
  cache: `почему второй раз сборка быстрее; почему сборка мгновенная; second build is instant; why is the second build fast; шаги не выполняются заново;
    шаг пропущен при сборке; кеш при сборке это что; зачем кеш; почему вторая сборка быстрее; docker кеширует; как сборка ускоряется;
    как ускорить сборку; сборка очень долгая; долго собирается; почему так быстро собралось; где кеш докера; build cache meaning;
    why was it quick the second time; make the build faster; my build takes forever; slow build; how does docker cache; caching of layers;
    what is reused; speed up docker build; собирается вечность; сборка идёт полчаса; build takes ages; why is building so slow;
    почему первый билд минуту а второй секунду; докер что-то запоминает между билдами; хочу чтобы билд был быстрее; билд тормозит, что делать; as if
    docker remembers previous build; why first build takes a minute and the next one a second; build takes too much time, how to speed up; зачем
    вообще кэшировать шаги; why cache the steps at all; принцип работы кэша при билде; правда ли что готовые шаги не выполняются заново; кэш билда как
    устроен; docker build is very slow, help; билд идёт вечность; what does docker remember from the previous build`,
  cached: `что за слово CACHED; почему написано CACHED; все шаги CACHED; ничего не пересобралось; собралось мгновенно; почему он не выполняет шаги;
    CACHED это плохо; шаг взят из кеша; using cache что значит; пишет CACHED напротив шага; the word CACHED; all steps are CACHED; it built nothing;
    is CACHED bad; steps are not executed; build took no time; step taken from the cache; says CACHED;
    слово CACHED рядом с шагом это ошибка; все шаги CACHED, он вообще собрал что-нибудь; подозрительно быстро собралось; билд за 0.3 секунды и всё
    CACHED; did it really build something if all is CACHED; CACHED near the step, is it error; it built suspiciously fast; надпись кэшед при билде;
    напротив RUN стоит CACHED, команда выполнялась; was my command executed if it says CACHED; билд ничего не сделал, пишет CACHED; CACHED CACHED
    CACHED и всё`,
  'cache-miss': `почему кеш не используется; кеш слетел; почему сборка не из кеша; шаг выполняется каждый раз; почему пересобирает с этого места;
    когда кеш сбрасывается; от чего слетает кеш; что ломает кеш; изменил файл и всё собирается снова; почему не CACHED; кеш не сработал почему;
    заново выполняет RUN; why is the cache not used; cache is lost; step runs every time; when is the cache dropped;
    changed a file and everything is built again; what breaks the cache; not cached; why rebuild from here; it runs RUN again; cache gets invalidated;
    поменял одну букву а собирает всё по новой; кэш почему-то не сработал; от чего зависит возьмёт ли он кэш; шаг раньше был CACHED а теперь нет;
    changed one letter and it rebuilds everything; step was CACHED before and now it is not; почему кэш слетает с этой строки; why cache drops
    starting from this line; what makes the cache useless; билд не использует кэш, почему; сбросился кэш на COPY`,
  'cache-order': `в каком порядке писать инструкции; почему при каждой правке ставит зависимости; как не качать пакеты каждый раз; npm install выполняется каждый раз;
    pip install каждый раз заново; зависимости ставятся снова; куда поставить COPY чтобы кеш работал; как сохранить кеш при изменении кода;
    сначала копировать package.json; почему package.json копируют отдельно; requirements.txt отдельно; правильный порядок строк;
    чтобы кеш не сбрасывался; поменял строчку кода и всё ставится снова; in which order do i write instructions; npm install runs every time;
    pip install again and again; installs dependencies on every build; why copy package.json separately; keep the cache when code changes;
    best order of lines; downloads packages each time; how to avoid reinstalling; where to put COPY; changed one line and it installs everything;
    что сначала код или зависимости; что копировать первым; опять всё скачивает; COPY or RUN first; which goes first COPY or RUN install;
    снова качает все библиотеки;
    каждая правка кода тянет за собой npm install; pip install при любом изменении, надоело; хочу чтобы зависимости не ставились при каждом билде;
    зачем requirements.txt отдельной строкой до кода; в какой последовательности писать строки докерфайла; every code edit triggers npm install; why
    requirements.txt is copied on its own line first; i want dependencies not to be installed on each build; what to put higher in dockerfile; что
    ставить выше в докерфайле; сперва пакеты, потом код, почему так; why packages first and code later; грамотно расставить строки чтобы кэш жил;
    arrange lines so that cache survives; почему COPY . . ставят в конец`,
  'no-cache': `заново скачать базовый образ при сборке; refresh the base image; собрать заново без кеша; сборка с чистого листа;
    игнорируя кеш; заставить пересобрать; собрать всё с начала; не использовать кеш; отключить кеширование; принудительная пересборка;
    собрать полностью заново; without the cache; from a clean slate; force docker to rebuild; do not use the cache; full rebuild; turn off the cache;
    skip the cache; выключить кеш; кеш мешает; как выключить кеширование; the cache gets in the way; switch the cache off;
    хочу билд с чистого листа; собери заново игнорируя всё старое; как заставить докер всё выполнить по новой; билд без кэша команда; не бери ничего
    из кэша; i want to build from zero; make docker do all steps anew; how can i turn off caching for one build; force fresh build; правда ли что
    --no-cache скачает базовый образ заново; отключить кэш на один билд; полный ребилд; full rebuild ignoring what was before; перестрой образ
    полностью; does --no-cache pull the base again`,
  'builder-prune': `удалить кеш сборки; почистить кеш; кеш занял весь диск; сколько занимает кеш; как стереть кеш; build cache 10 гб; очистка кеша; снести кеш билдера;
    clear cache; delete build cache; cache is too big; build cache takes gigabytes; wipe the cache; prune the builder; clean cached layers;
    кэш билда сожрал 20 гигов; хочу стереть весь кэш сборки; чем вычищают кэш билда; build cache ate 20 gigabytes; how to wipe build cache; what
    command empties the cache of builds; освободить место от кэша билдов; команда для чистки билд кэша; в docker system df огромный Build Cache, как
    убрать; Build Cache row is huge, how to remove; удалить кэш билдера; почистить build cache; get rid of build cache`,
  'apt-update': `зачем apt-get update; почему update и install вместе; unable to locate package; пакет не находится при установке;
    apt install в докерфайле не работает; E: unable to locate; зачем rm -rf /var/lib/apt/lists; why apt-get update;
    update and install together; package is not found; apt cannot find the package; why delete apt lists; install with apt in a dockerfile; apt-get -y;
    зачем каждый раз apt-get update перед install; update одной строкой, install другой, почему плохо; why apt-get update goes before each install;
    update in one RUN and install in another, why is it bad; что за rm -rf
    /var/lib/apt/lists в каждом докерфайле; why everyone writes rm -rf /var/lib/apt/lists`,
  'cache-mount': `кешировать пакеты pip; не качать пакеты между сборками; кеш npm между сборками; mount type cache зачем; сохранить кеш pip; cache pip packages;
    keep npm cache between builds; what is mount type cache; do not download packages between builds; persistent package cache;
    хочу чтобы pip не качал колёса при каждом билде; чтобы скачанные пакеты пережили изменение requirements; общая папка загрузок между билдами; make
    pip downloads survive between builds; keep ~/.npm between builds; RUN --mount cache как писать; how to write RUN --mount cache; кэш мейвена между
    сборками; keep maven repository between builds; попадёт ли cache mount в образ; does the cache mount end up in the image; mount=type=cache что
    даёт; папка кэша для pip и npm при билде`,
  target: `собрать не до конца; собрать только первую стадию; как собрать отдельную стадию; --target зачем; собрать промежуточный этап;
    остановить сборку на этапе; выполняется ли лишняя стадия; build part of the dockerfile; one stage only; intermediate stage;
    stop the build at a stage; --target meaning; is an unused stage built; choose a stage;
    хочу собрать только тестовую стадию; остановить билд на середине, на стадии builder; как билдить до определённого этапа; собери мне только
    builder; i want to build only the test stage; stop build at builder stage; how do i build just one stage of dockerfile; выбрать этап
    мультистейджа; флаг target у билда; what is target flag in docker build; отдельно собрать dev стадию; будет ли выполняться стадия на которую никто
    не ссылается; will docker run a stage that nobody refers to; собрать не последнюю стадию; choose which stage becomes the image`,
  lint: `проверить докерфайл на ошибки; правильно ли я написал dockerfile; предупреждения при сборке что значат; warnings found; как улучшить dockerfile;
    линтер докерфайла; проверка без сборки; жёлтые предупреждения; check my dockerfile; is my dockerfile right; validate a dockerfile;
    what do the warnings mean; improve my dockerfile; warnings at the end of the build;
    глянь, нормальный ли у меня докерфайл; проверь мой Dockerfile на ошибки; жёлтый текст warning после билда; как улучшить докерфайл, есть
    проверялка; look if my dockerfile is fine; yellow warning text after build; is there a checker for dockerfiles; правда ли что warning сборку не
    ломает; do warnings break the build; 1 warning found при билде; 1 warning found what is it; мой докерфайл хороший; автоматическая проверка
    докерфайла; сборка прошла но ругается предупреждением; build passed but with warning`,
};
