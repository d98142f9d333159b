/** What stands around Docker: its price, the systems that it runs on, registries, safety, and this course. */
import type { Topic } from '../topic.ts';

export const AROUND: readonly Topic[] = [
  {
    key: 'licence',
    asked: `надо ли покупать docker; за docker надо деньги отдавать; денег стоит ли docker; do companies pay for docker; will they charge me;
      бесплатен ли docker для учёбы; is there a free version;
      Сколько стоит Docker; What Docker costs; сколько стоит докер; докер платный; он платный; docker бесплатный; нужно ли платить за docker;
      лицензия docker; docker платный или бесплатный; можно ли использовать docker в компании бесплатно; нужна ли лицензия; цена докера;
      подписка docker desktop; is docker free; how much does docker cost; do i have to pay for docker; docker license; docker licence;
      is docker open source; docker open source или нет; paid version of docker; docker pricing; is docker desktop free for companies;
      commercial use of docker; бесплатно ли это`,
    near: ['install', 'docker-desktop', 'docker-origin'],
  },
  {
    key: 'docker-desktop',
    asked: `нужна ли программа с китом; what is the app with the whale; docker в окне а не в консоли; see containers in a window;
      графическая оболочка для докера;
      Docker Desktop; docker desktop; что такое docker desktop; докер десктоп; нужен ли docker desktop; зачем docker desktop;
      чем docker desktop отличается от docker engine; docker desktop vs docker engine; what is docker desktop; do i need docker desktop;
      docker desktop не запускается; docker desktop is not starting; docker desktop обязателен; difference between docker desktop and docker engine;
      есть ли у docker графический интерфейс; docker gui; is there a gui for docker; можно мышкой без командной строки; docker с интерфейсом;
      окошко докера; docker desktop ест память; кит в трее; portainer; веб интерфейс для docker`,
    near: ['install', 'windows-mac', 'daemon'],
  },
  {
    key: 'windows-mac',
    asked: `у меня винда пойдёт ли докер; у меня макбук что ставить; why is there a linux vm on my mac; зачем линукс внутри винды;
      подсистема linux для windows; run docker on a windows laptop;
      Docker на Windows и Mac; Docker on Windows and a Mac; wsl; wsl2; что такое wsl; зачем нужен wsl; работает ли докер на винде; docker на windows;
      docker на маке; докер на макбуке; как docker работает на windows если нужен linux; где ядро linux на windows; нужна ли виртуалка для docker;
      нужен ли linux чтобы учить docker; нужен ли линукс; docker on windows; docker on a mac; does docker work on windows; why does docker need wsl;
      what is wsl 2 for; how do linux containers run on windows; how does docker run on mac; does docker on mac use a vm; do i need linux;
      can i use docker without linux; wsl update required; виртуализация отключена; virtualization must be enabled; hyper-v; docker на m1;
      docker on apple silicon; на чём работает docker в macos`,
    near: ['docker-desktop', 'virtual-machine', 'isolation'],
  },
  {
    key: 'windows-containers',
    asked: `запустить виндовую программу в докере; windows software in a linux container; exe файл в контейнере; will a windows image run on linux;
      can i run windows containers on linux; можно ли запустить windows контейнеры на linux;
      Контейнеры Windows; Windows containers; контейнеры windows; windows container; можно ли запустить windows в контейнере; запустить exe в контейнере;
      run a windows program in a container; can i run windows in docker; есть ли образ windows; windows image; can a linux host run windows containers;
      запустить виндовый контейнер на линуксе; запустить windows контейнер на linux; switch to windows containers; run an exe in docker;
      игру запустить в докере; можно ли запустить линуксовый контейнер на винде; will a linux image work on windows; macos в контейнере;
      can i run macos in a container`,
    near: ['windows-mac', 'platform', 'isolation'],
  },
  {
    key: 'container-os',
    asked: `внутри контейнера линукс свой или мой; какой линукс стоит внутри; which distro is inside; есть ли в образе загрузчик;
      ubuntu в контейнере на сервере с debian; is the kernel inside the image;
      Какая система в контейнере; The system in a container; какая операционная система в контейнере; какая ос внутри контейнера;
      есть ли в контейнере операционная система; в образе есть ядро; нужна ли операционная система в образе; can i run ubuntu container on debian;
      можно ли запустить ubuntu на другом линуксе; which os is in the container; does a container have an operating system; does an image contain a kernel;
      does the image include an os; как узнать какой линукс в контейнере; which linux distribution is in the container; дистрибутив в образе;
      ubuntu внутри контейнера это настоящая ubuntu; is the ubuntu image a real ubuntu; зачем в образе linux; контейнер содержит ос целиком; os-release;
      uname в контейнере; какое ядро видит контейнер; чьё ядро использует контейнер; which kernel does the container use; whose kernel`,
    near: ['isolation', 'virtual-machine', 'base-variants'],
  },
  {
    key: 'podman',
    asked: `чем ещё запускают контейнеры; other container tools; подман вместо докера; use podman instead of docker;
      Podman и другие; Podman and others; podman; что такое podman; чем docker отличается от podman; docker vs podman; аналоги docker; альтернатива docker;
      alternatives to docker; подман; nerdctl; есть ли что-то кроме docker; чем можно заменить docker; is there something other than docker;
      docker competitors; oci image; что такое oci; what is oci; lxc; чем docker отличается от lxc; docker vs lxc; можно ли без docker собирать образы;
      buildah; kaniko; образы docker подходят для podman`,
    near: ['containerd', 'docker', 'docker-origin'],
  },
  {
    key: 'daemon-why',
    asked: `почему бы утилите самой не запускать контейнеры; кому нужен фоновый сервис; why not do everything in the cli;
      для чего разделили на две программы; зачем dockerd вообще;
      Зачем нужен демон; Why there is a daemon; зачем вообще этот демон; зачем нужен демон; почему команда сама всё не делает; зачем отдельный демон;
      нельзя ли без демона; почему docker разделён на клиент и демон; why does docker need a daemon; why is there a daemon;
      why a daemon and not just a command; could docker work without a daemon; почему нельзя без dockerd; зачем клиент и демон разделены;
      why are client and daemon separate; what is the point of the daemon; для чего фоновый процесс dockerd; why a background service`,
    near: ['daemon', 'client-daemon', 'remote-host'],
  },
  {
    key: 'daemon-stops',
    asked: `сервер перезагрузили и всё лежит; комп выключился что с контейнерами; service restarted what about containers;
      перезапустил докер и контейнеры встали; power loss and containers; restart docker and lose containers;
      после перезапуска компа контейнеры пропали docker ps пустой; after a reboot docker ps is empty;
      Если демон остановится; When the daemon stops; что будет с контейнерами если демон упадёт; если остановить демон; перезапуск демона;
      что будет если перезагрузить компьютер; после перезагрузки контейнеры не запущены; пропадут ли контейнеры после перезагрузки;
      what happens when the daemon stops; what happens to containers if the daemon crashes; do containers survive a reboot;
      after reboot my containers are gone; if i restart my computer; restart the docker daemon; как перезапустить докер; systemctl restart docker;
      will images survive a reboot; сохранятся ли образы после перезагрузки; если выключить компьютер что с контейнерами;
      пропадёт ли всё если перезагружу комп; клиент закрыл а контейнер работает; если закрыть терминал контейнер остановится;
      does the container stop when i close the terminal`,
    near: ['daemon', 'restart-policy', 'e-no-daemon'],
  },
  {
    key: 'docker-group',
    asked: `добавить себя в группу docker это опасно; why is adding to the docker group risky; дать коллеге доступ к докеру; who may use docker;
      can i use docker without admin rights; docker без прав администратора; нужны ли права администратора;
      Чем опасна группа docker; The docker group and root; группа docker безопасна; чем опасна группа docker; почему доступ к docker это root;
      почему docker требует root; is the docker group safe; docker group security; why does docker need root; access to docker is root access;
      опасно ли давать доступ к docker.sock; is it dangerous to mount docker.sock; rootless docker; docker без root; what is rootless mode;
      демон работает от root; does the daemon run as root`,
    near: ['e-socket', 'root-inside', 'daemon'],
  },
  {
    key: 'root-inside',
    asked: `программа в контейнере с правами root чем грозит; администратор внутри контейнера; why avoid root; нужен ли обычный пользователь;
      danger of root user in an image; почему в образе советуют непривилегированного;
      root в контейнере; Root in a container; плохо ли запускать от root; почему нельзя от root; опасно ли работать от root в контейнере;
      is it bad to run as root; why should i not run as root; is root in a container dangerous; root в контейнере это root на хосте;
      is root in the container the same as root on the host; почему советуют не root; why non-root user; run as non root; зачем USER если и так работает;
      от кого работает программа в контейнере; от какого пользователя; as which user does it run; под каким юзером работает контейнер;
      почему whoami пишет root; why am i root in the container; why does whoami say root`,
    near: ['user', 'docker-group', 'security'],
  },
  {
    key: 'security',
    asked: `можно ли доверять контейнеру; сломает ли контейнер мою машину; is my computer at risk; защищён ли хост;
      запускать код из интернета в контейнере; run untrusted code; hacker in a container;
      is alpine secure; безопасен ли alpine;
      Безопасны ли контейнеры; Are containers safe; безопасен ли docker; безопасны ли контейнеры; насколько безопасно; можно ли взломать контейнер;
      может ли вирус выйти из контейнера; опасны ли чужие образы; безопасно ли запускать чужой образ; is docker secure; are containers secure;
      are containers safe; can a virus escape the container; is it safe to run an unknown image; container security; can i trust images from docker hub;
      вирусы в образах; безопасность контейнеров; может ли контейнер навредить хосту; can a container harm the host; 
      контейнер может удалить файлы на моём компе;
      сбежать из контейнера; container escape`,
    near: ['root-inside', 'isolation', 'build-secret'],
  },
  {
    key: 'privileged',
    asked: `дать контейнеру полный доступ; give the container full access; нужны права на устройство; use my graphics card in docker;
      контейнеру нужна видеокарта;
      Полные права контейнера; Full rights for a container;
      --privileged; privileged; что делает privileged; привилегированный контейнер; privileged container; what does --privileged do; cap-add; capabilities;
      --cap-add; --device; доступ к устройству из контейнера; use a gpu in a container; gpu в контейнере; видеокарта в контейнере; --gpus all;
      nvidia docker; доступ к usb из контейнера; device access`,
    near: ['security', 'limits', 'root-inside'],
  },
  {
    key: 'docker-hub',
    asked: `сайт с образами; the site with images; завести учётку для образов; register to download images; магазин образов; откуда он взял этот образ;
      where did it get that image from;
      докер хаб и докер это одно и то же; is docker hub the same as docker; чем docker отличается от docker hub;
      difference between docker and docker hub;
      Docker Hub; docker hub; что такое docker hub; докер хаб; hub.docker.com; зачем docker hub; нужна ли регистрация на docker hub;
      нужен ли аккаунт docker hub; docker hub бесплатный; what is docker hub; do i need an account to pull; do i need a docker hub account;
      is docker hub free; как выложить образ на docker hub; опубликовать образ на хабе; publish my image on docker hub; push to docker hub;
      приватный репозиторий на docker hub; private repository on docker hub; увидят ли другие мой образ; will others see my image; is my image public;
      откуда docker качает образы; where does docker download images from; откуда берётся образ при docker run; with no address where does it pull from;
      where do images come from`,
    near: ['registry', 'login', 'official-image'],
  },
  {
    key: 'official-image',
    asked: `кто собирает образ nginx; who maintains the alpine image; библиотека образов library; images by docker itself; от кого этот образ;
      Официальные образы; Official images; официальный образ; что такое official image; официальные образы docker; кто делает образы;
      кто сделал образ alpine; who makes the images; who makes official images; official image; what is an official image; verified publisher;
      что такое library в имени; docker.io/library; что значит docker.io/library/alpine; what is docker.io/library; why library/; полное имя образа;
      full name of an image; почему перед именем появилось docker.io; what does docker.io mean; чем nginx отличается от bitnami/nginx;
      можно ли доверять официальным образам; авторы образов`,
    near: ['docker-hub', 'security', 'find-image'],
  },
  {
    key: 'find-image',
    asked: `подобрать образ для моего проекта; look for images; какие вообще бывают образы; where is the list of images on the internet;
      список версий alpine; list of versions;
      Как найти образ; Finding an image; как найти образ; где искать образы; docker search; поиск образов; где посмотреть какие есть теги;
      какие теги есть у образа на хабе; список версий образа; find an image; search for images; how do i search for an image;
      where can i see which tags exist; list all tags of an image; which versions of the image exist; какие версии доступны; где найти готовый образ;
      есть ли готовый образ для; where do i find a ready image; is there an image for python; посмотреть доступные теги; browse images;
      какие образы есть на docker hub`,
    near: ['docker-hub', 'official-image', 'choose-tag'],
  },
  {
    key: 'own-registry',
    asked: `хранить образы на своём сервере; self hosted registry; without docker hub where to keep images; поднять хранилище образов;
      registry in a container; контейнер с реестром;
      Свой реестр; A registry of your own; свой registry поднять можно; как поднять свой реестр; запустить свой registry; локальный реестр;
      приватный реестр; registry:2; registry:3; контейнер registry; run my own registry; private registry; how do i set up a private registry;
      local registry; host my own registry; localhost:5000; зачем localhost:5000 в имени; что такое localhost:5000; what is localhost:5000;
      можно ли без docker hub; хранить образы у себя; реестр внутри компании; registry in a company; where is the registry on this host; harbor; ghcr.io;
      github container registry; gitlab registry; какие ещё есть реестры; other registries than docker hub`,
    near: ['push-name', 'docker-hub', 'e-registry-tls'],
  },
  {
    key: 'private-image',
    asked: `закрыть доступ к образу; only my team may pull; скачать образ с паролем; pull with a password; разлогиниться; sign out;
      Закрытый образ; Private images; закрытый образ; приватный образ; скачать приватный образ; private image; pull a private image;
      как скачать закрытый образ; docker logout; как выйти из аккаунта docker; log out of docker hub; --password-stdin; пароль в скрипте для docker login;
      access token docker; токен вместо пароля; как сделать образ приватным; make my image private; где docker хранит пароль;
      where does docker keep my password; config.json docker`,
    near: ['login', 'docker-hub', 'e-denied'],
  },
  {
    key: 'pull-limits',
    asked: `почему больше не даёт качать; how often may i pull; сколько скачиваний в день; quota of docker hub; ограничен ли docker hub;
      Сколько раз можно скачивать; Limits on pulling; сколько раз можно скачать образ; лимит скачиваний docker hub; есть ли ограничение на pull;
      ограничение на скачивание; docker hub limits; pull limit; how many pulls per day; how many images may i pull; is there a limit on pulls;
      лимиты docker hub; сколько образов можно скачать бесплатно; pull rate limit how many; what is the pull limit`,
    near: ['e-rate-limit', 'login', 'docker-hub'],
  },
  {
    key: 'offline',
    asked: `нет сети на сервере как поставить образ; отнести образ на флешке; carry an image on a usb stick; компьютер без интернета;
      server without internet; send the image as a file; передать образ файлом коллеге;
      Docker без интернета; Docker without the internet; работает ли docker без интернета; нужен ли интернет для docker; docker offline;
      docker без интернета; docker without internet; does docker work offline; do i need internet to run containers; можно ли собирать без интернета;
      build without internet; собрать образ офлайн; перенести образ без интернета; image to a machine without a network; move an image offline;
      give an image to a friend without internet; передать образ на флешке; образ на флешку; как отдать образ другу; send my image to someone;
      поделиться образом без реестра; share an image without a registry; air gapped; нужен ли интернет чтобы запустить контейнер`,
    near: ['save-load', 'image-location', 'pull'],
  },
  {
    key: 'versions',
    asked: `узнать номер версии; which docker is installed here; это свежий докер; какой релиз; check version; сведения о демоне;
      details about the daemon;
      Какая версия Docker; Which version of Docker; какая версия docker; как узнать версию докера; версия докера; which version of docker;
      how do i check the docker version; docker version; docker --version; docker info; что показывает docker info; docker info что это;
      what does docker info show; what docker version is this; разница docker version и docker --version;
      difference between docker version and docker --version; чем docker -v отличается от docker version; версии клиента и сервера разные;
      client and server versions differ; api version; какой тут docker; узнать версию демона`,
    near: ['client-daemon', 'buildkit', 'install'],
  },
  {
    key: 'overhead',
    asked: `насколько докер тяжёлый; будет ли программа работать медленнее; speed of a program in docker; почему так шустро запускается;
      стартует мгновенно почему; why does it start in a second; lighter than vm; сколько железа надо;
      does docker slow my pc; тормозит ли компьютер из-за docker; грузит ли docker компьютер;
      Насколько контейнер медленнее; Are containers slower; тормозит ли контейнер; насколько контейнер медленнее; медленнее ли программа в контейнере;
      накладные расходы docker; performance of containers; are containers slower; is docker slow; overhead of docker; does docker slow my app down;
      быстрее ли контейнер чем виртуалка; почему контейнер стартует быстро; why do containers start so fast; why is a container faster than a vm;
      сколько памяти ест контейнер; сколько ресурсов нужно контейнеру; how much memory does a container need; насколько тяжёлый контейнер;
      how many containers can one host run; сколько контейнеров потянет хост; сколько контейнеров можно запустить; сколько ресурсов ест docker;
      docker грузит процессор`,
    near: ['virtual-machine', 'isolation', 'limits'],
  },
  {
    key: 'database',
    asked: `где держать базу; поставить постгрес через докер; set up mysql with docker; базу в контейнер или на хост;
      keep a database in a container safely;
      База данных в контейнере; A database in a container; можно ли базу данных в docker; база данных в контейнере; postgres в docker; запустить postgres;
      как запустить postgres в контейнере; mysql в контейнере; redis в контейнере; run a database in docker; run postgres in docker;
      database in a container; should i run a database in docker; how do i run mysql in a container; стоит ли держать базу в контейнере;
      как поднять базу в докере; mongo в docker; POSTGRES_PASSWORD; подключиться к базе из другого контейнера;
      connect to the database from another container`,
    near: ['volume', 'environment-run', 'one-process'],
  },
  {
    key: 'saved-progress',
    asked: `если я закрою вкладку ответы пропадут; will my answers be lost;
      вернусь завтра и всё останется; случайно закрыл вкладку; my browser crashed; переключился на другой компьютер; answers are kept;
      можно ли сделать перерыв;
      Сохраняется ли сделанное; Is my work saved; сохранится ли прогресс; если закрыть вкладку пропадёт ли всё; сохраняется ли то что я сделал;
      можно ли продолжить завтра; is my progress saved; will i lose my work if i close the tab; can i continue later; can i close the browser;
      закрыть браузер и продолжить потом; обновил страницу всё пропадёт; if i refresh the page; можно ли вернуться позже; resume later;
      прерваться и продолжить; save my progress; continue tomorrow; сохранить прогресс`,
    near: ['reset', 'skipping', 'score'],
  },
  {
    key: 'terminal-keys',
    asked: `набирать команду заново лень; вернуть то что набирал; how to repeat the last command; сделать пустой экран; finish a word by a key;
      сочетания клавиш;
      Клавиши терминала; Keys of the terminal; как повторить прошлую команду; как вернуть предыдущую команду; стрелка вверх; история команд в терминале;
      автодополнение; как очистить экран; очистить терминал; clear the screen; previous command again; how do i get the last command back; tab completion;
      autocomplete; горячие клавиши терминала; terminal shortcuts; keyboard shortcuts; как вставить в терминал; copy and paste in the terminal;
      как скопировать из терминала; дописать имя tab; ctrl+l; ctrl+r; как искать в истории команд; search command history; clear screen; cls`,
    near: ['interrupt', 'here-editor', 'simulator'],
  },
  {
    key: 'here-editor',
    asked: `где тут блокнот; чем открыть main.go; открыть файл на редактирование; i cannot edit the file; where is the editor; куда вписать FROM;
      write a new file; поменять строку в файле; change a line in the dockerfile here;
      Где править файлы; Where files are edited; как создать dockerfile; как создать файл; где редактировать файлы; как редактировать dockerfile;
      как открыть файл для правки; чем редактировать файл; nano не работает; нет nano; nano: command not found; vi не открывается; vim тут есть;
      how do i create a file; how do i edit a file here; how do i create a dockerfile; where do i write the dockerfile; where do i edit files;
      nano does not work; open an editor; в чём писать dockerfile; где писать dockerfile; куда писать dockerfile; как сохранить файл;
      how do i save the file; как поменять файл main.go; edit main.go; текстовый редактор; text editor; создать новый файл; make a new file;
      записать в файл из терминала`,
    near: ['dockerfile', 'terminal-keys', 'dockerfile-file'],
  },
  {
    key: 'course-topics',
    asked: `что я тут узнаю; программа курса; what will this teach me; is it hard for a beginner; я новичок с чего начинать; новичок в докере;
      total beginner; что почитать перед курсом;
      объясните мне с нуля; объясни с нуля; explain docker from zero; i know nothing about docker; ничего не знаю про докер;
      start from the very beginning;
      О чём этот курс; What the course is about; о чём этот курс; что будет в курсе; чему тут учат; какие темы в курсе; нужно ли уметь программировать;
      надо ли знать go; нужно ли знать go; what is this course about; what will i learn here; what topics are in the course;
      do i need to know how to program; do i need to know go; do i need to know linux; с чего начать изучать docker; как учить docker;
      как начать учить docker; where do i start with docker; how do i learn docker; что надо знать чтобы начать; будет ли тут compose;
      will there be compose; will there be kubernetes; docker для чайников с чего начать; зачем мне учить docker; нужно ли знать линукс`,
    near: ['docker', 'simulator', 'dockerfile'],
  },
  {
    key: 'go-language',
    asked: `код на каком языке; что за файл main.go; what is that go file; я не знаю го; i do not know go; строчка go build что делает;
      компиляция программы;
      При чём тут Go; Why Go; почему go; при чём тут go; что такое golang; зачем golang; что такое go build; что делает go build; go build -o;
      what is go build; what does go build do; why go; why golang in the examples; what is golang; что такое main.go; what is main.go;
      что делает go build -o /hello main.go; зачем образ golang; что за язык go; what is go; компилятор go в образе;
      на каком языке пишут; hello программа что делает`,
    near: ['cgo', 'multi-stage', 'from'],
  },
  {
    key: 'cgo',
    asked: `программа без библиотек; binary without libraries; зачем переменная CGO; works in alpine but not in scratch;
      собрано на debian не идёт в scratch;
      CGO_ENABLED=0; что значит CGO_ENABLED; зачем CGO_ENABLED=0; статическая сборка; что такое статически собранная программа; static binary;
      why CGO_ENABLED=0; what is CGO_ENABLED; statically linked; what is a static binary; glibc musl; что такое glibc; чем musl отличается от glibc;
      what is musl; libc в alpine; ldflags; -ldflags="-s -w"; динамические библиотеки в scratch`,
    near: ['scratch', 'go-language', 'e-interpreter'],
  },
  {
    key: 'docker-words',
    asked: `кто есть кто; словарь докера; image dockerfile container registry; связь понятий; overview of docker; explain the whole picture;
      цепочка от файла до контейнера;
      Главные слова Docker; The main words; главные слова docker; основные понятия docker; основные термины; объясни основные понятия;
      чем отличаются образ контейнер и dockerfile; dockerfile образ контейнер разница; difference between dockerfile image and container;
      main concepts of docker; basic terms; dockerfile vs image vs container; как связаны dockerfile образ и контейнер;
      how are dockerfile image and container related; dockerfile и образ разница; чем dockerfile отличается от образа;
      difference between a dockerfile and an image; dockerfile vs image; как всё устроено в docker; from dockerfile to container;
      путь от кода до контейнера; с чего всё начинается; терминология`,
    near: ['docker', 'image', 'container'],
  },
  {
    key: 'virtual-env',
    asked: `окружение питона или докер; python venv; conda; зачем контейнер если есть виртуальное окружение; pip and docker;
      Контейнер и venv; Container and venv; чем контейнер лучше venv; docker или venv; venv vs docker; зачем докер если есть conda; conda vs docker;
      docker vs virtualenv; why docker and not venv; what's the point of docker if i can just install python; зачем docker если можно поставить python;
      нужен ли venv в контейнере; do i need a venv in docker; virtualenv в докере; чем docker отличается от виртуального окружения;
      difference between docker and a virtual environment; nvm или docker; зачем docker если есть pip; why not just pip install`,
    near: ['why-docker', 'virtual-machine', 'container'],
  },
  {
    key: 'uninstall',
    asked: `снести докер; get rid of docker; убрать docker с ноутбука; переустановка; clean reinstall;
      Удалить Docker с машины; Uninstalling Docker; как удалить docker; удалить докер с компьютера; как удалить docker desktop; uninstall docker;
      how do i uninstall docker; remove docker from my computer; деинсталлировать docker; снести докер с компа; completely remove docker;
      удалить докер полностью с линукса; переустановить docker; reinstall docker; останутся ли образы если удалить docker`,
    near: ['install', 'free-space', 'docker-desktop'],
  },
  {
    key: 'when-not',
    asked: `стоит ли использовать docker; когда лишний; is docker overkill; против докера; weak points; кому не подходит;
      Когда Docker не нужен; When Docker is not needed; когда docker не нужен; когда не стоит использовать docker; минусы docker; недостатки докера;
      when not to use docker; disadvantages of docker; cons of docker; drawbacks; плюсы и минусы docker; pros and cons of docker; всегда ли нужен docker;
      should i always use docker; нужен ли мне docker; do i need docker; кому нужен docker; who needs docker; можно ли обойтись без docker;
      can i do without docker; где используют docker; where is docker used`,
    near: ['why-docker', 'overhead', 'orchestration'],
  },
  {
    key: 'daemon-settings',
    asked: `Настройки демона; The daemon's settings; где настройки демона; настройки docker; daemon.json; где лежит daemon.json; configure the docker daemon;
      where is the config of docker; docker daemon settings; как настроить демон; insecure-registries; зеркало docker hub; registry mirror;
      перенести /var/lib/docker на другой диск; move docker data to another disk; data-root; сменить папку где docker хранит образы;
      change where docker stores images; docker config file; /etc/docker`,
    near: ['daemon', 'remote-host', 'own-registry'],
  },
];
