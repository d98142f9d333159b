import type { Topic } from '../topic.ts';

export const ARCHITECTURE: readonly Topic[] = [
  {
    key: 'docker',
    asked: `docker; что такое докер; what is docker; объясни что такое docker; moby; как устроен докер; как работает docker; how does docker work;
      что умеет docker; docker для новичка`,
    near: ['image', 'container', 'client-daemon'],
  },
  {
    key: 'docker-origin',
    asked: `откуда взялся docker; where docker comes from; where does docker come from; кто придумал docker; кто создал docker; когда появился docker; история docker; на чём написан docker; who made docker; who created docker;
      when was docker created; who invented docker; what is docker written in; сколько лет docker;
      на каком языке написан docker; почему docker так называется; why is it called docker; почему кит`,
    near: ['docker', 'containerd', 'why-docker'],
  },
  {
    key: 'install',
    asked: `можно ли запустить докер на телефоне; docker on a phone; docker на андроиде;
      как установить docker; установка docker; поставить docker на windows; поставить docker на mac; нужно ли ставить docker; install docker; how to install docker; wsl docker; docker engine or docker desktop`,
    near: ['docker', 'client-daemon', 'simulator'],
  },
  {
    key: 'why-docker',
    asked: `why use containers instead of installing stuff; чем docker лучше чем просто скомпилировать и запустить; why not just compile and run it;
      зачем нужен докер; для чего придумали docker; какая польза от docker; преимущества docker; why use docker; why would anyone need docker;
      what is docker good for; what problem does docker solve; у меня работает а на сервере нет; зачем вообще нужны контейнеры;
      чем docker лучше обычной установки; в чём смысл docker; why containers;  docker benefits; works on my machine; зачем контейнер если и так работает; зачем мне это нужно; why docker`,
    near: ['docker', 'image', 'virtual-machine'],
  },
  {
    key: 'host',
    asked: `Хост; Host;
      что такое хост; хостовая машина; docker host; what is a host; the host machine; где работают контейнеры; on which machine do containers run;
      что значит хост`,
    near: ['daemon', 'image-location', 'remote-host'],
  },
  {
    key: 'remote-host',
    asked: `управлять докером на другом компьютере; клиент на другой машине; подключиться к удалённому демону; удалённый хост; DOCKER_HOST;
      docker context use; daemon on another machine; talk to a remote docker; client on another computer; remote daemon; a daemon elsewhere;
      docker на удалённом сервере; управлять чужим демоном; docker over ssh; use docker on a remote server; docker context; can the client talk to a daemon on another machine; client and daemon on different machines`,
    near: ['client-daemon', 'host', 'e-no-daemon'],
  },
  {
    key: 'image-location',
    asked: `where are images saved on my pc; в какой папке образы на компе;
      где лежат образы; где хранятся образы на диске; куда скачиваются образы; где физически образ; образ после сборки лежит где;
      where are images stored; where do downloaded images live; where is my image after build; /var/lib/docker; в какой папке образ;
      куда сохраняется образ; где искать собранный образ; после сборки нет файла; почему в папке ничего не появилось после build;
      where does the built image go; where can i find my image; no file after build; образ на диске папка; куда делся мой образ`,
    near: ['host', 'daemon', 'image'],
  },
  {
    key: 'daemon',
    asked: `кто такой демон и зачем он нужен; демон это отдельная программа; is the daemon a separate program;
      что такое демон; что делает демон; dockerd; движок docker; what is the daemon; what does the docker daemon do; docker engine; кто выполняет команды docker; what runs in the background`,
  },
  {
    key: 'client',
    asked: `что такое клиент; docker cli; клиент docker; what is the client; docker command line; что такое команда docker; what is the docker command`,
  },
  {
    key: 'flag-forms',
    asked: `зачем два дефиса в --name а у -d один; why two dashes in --name and one in -d;
      почему у флагов два дефиса; один дефис или два; чем -d отличается от --detach; короткие и длинные флаги; зачем два дефиса; one dash or two;
      short and long flags; why two dashes; single dash vs double dash; как объединять флаги; can flags be combined; порядок флагов;
      order of flags; флаг через равно; where do flags go; куда ставить флаги; что такое флаг; what is a flag`,
    near: ['client', 'run-command', 'e-unknown-flag'],
  },
  {
    key: 'help-page',
    asked: `что печатает --help; что показывает docker --help; как посмотреть справку; где справка по команде; как читать справку docker;
      чьи слова в справке; справка на английском; what does --help print; how do i read the help; where is the help of a command;
      list everything that a command takes; usage line; строка usage; whose words are in the help; help page of a command`,
    near: ['flag-forms', 'client', 'e-unknown-flag'],
  },
  {
    key: 'client-daemon',
    asked: `чем клиент отличается от демона; клиент и демон; кто на самом деле собирает образ команда или демон; кто запускает контейнеры;
      client vs daemon; who does the work client or daemon; what program builds the image; docker version client server;
      как клиент общается с демоном; кто с кем разговаривает; версия docker; узнать версию docker; what version of docker;
      how do client and daemon talk; api демона; кто выполняет сборку`,
    near: ['client', 'daemon', 'remote-host'],
  },
  {
    key: 'virtual-machine',
    asked: `докер и виртуалбокс вместе; docker and virtualbox together;
      is ubuntu image a full os; образ ubuntu это целая система; полноценная ли операционка в образе; программа для windows в контейнере; can docker run windows programs; запустить windows в контейнере; can a container run windows; чем docker отличается от виртуальной машины; контейнер и виртуалка; виртуалка; container vs virtual machine; is a container a vm; vm;
      lightweight vm; у контейнера своё ядро; ядро linux; kernel of a container; операционная система в контейнере; hypervisor;
      контейнер это маленькая виртуальная машина; что быстрее контейнер или виртуальная машина; почему контейнер запускается быстро;
      нужен ли linux для docker; docker on mac; does a container have its own operating system;
      container lighter than vm; windows; do containers have an os inside; в образе есть операционная система`,
    near: ['isolation', 'container', 'docker'],
  },
  {
    key: 'isolation',
    asked: `видит ли контейнер файлы моего компьютера; увидит ли контейнер файлы хоста; can the container see my files;
      can a container see another container's files; has the container access to my files; видит ли один контейнер файлы другого контейнера;
      как изолированы контейнеры; изоляция; namespaces; cgroups; пространства имён;
      how are containers isolated; can a container see other processes; isolation`,
    near: ['virtual-machine', 'limits', 'container'],
  },
  {
    key: 'docker-in-docker',
    asked: `докер в докере; можно ли запустить докер в докере; docker в docker; docker in docker; dind; запустить docker внутри контейнера; контейнер в контейнере; docker внутри docker;
      зачем монтируют docker.sock; mount docker.sock; run docker inside a container; container inside a container; docker socket in a container`,
    near: ['client-daemon', 'isolation', 'daemon'],
  },
  {
    key: 'containerd',
    asked: `что такое containerd; runc; кто запускает процесс контейнера под демоном; what is containerd; what is runc; oci runtime`,
    near: ['daemon', 'isolation', 'container'],
  },
  {
    key: 'registry',
    asked: `зачем реестр если есть гитхаб; registry vs github; чем реестр отличается от гитхаба;
      что такое реестр; докерхаб; зачем нужен реестр; откуда берутся образы; откуда docker скачивает образ; what is a registry; registry; где взять готовые образы; где найти образ; where to find images; find ready images; where does docker pull from; откуда качает pull; library в имени`,
    near: ['repository', 'pull', 'push'],
  },
  {
    key: 'repository',
    asked: `что такое репозиторий; репозиторий образа; what is a repository; repo; что такое library/alpine; репозиторий в имени образа;
      части имени образа; what is library`,
    near: ['registry', 'tag', 'registry-repository'],
  },
  {
    key: 'registry-repository',
    asked: `зачем имя до косой черты; что до слеша в имени образа; зачем писать sem04 перед hello; what is before the slash in an image name; why a slash in the image name; user name in the image name; namespace; чем реестр отличается от репозитория; реестр и репозиторий; реестр и репозиторий это одно и то же; registry vs repository;
      difference between registry and repository`,
  },
  {
    key: 'pull',
    asked: `docker pull; скачать образ; как скачать образ из реестра; что делает docker pull; already exists при скачивании; how to pull an image;
      download an image; already exists; pull complete; обновить образ из реестра; как обновить образ до свежего; скачать новую версию образа; get the newest image; скачать без запуска; зачем pull если есть run; pull не скачивает заново; downloaded newer image`,
    near: ['registry', 'docker-run', 'shared-layers'],
  },
  {
    key: 'push',
    asked: `пуш не работает; push does not work; можно ли пушить один образ в два реестра; push one image to two registries;
      docker push; загрузить образ в реестр; как залить образ на docker hub; опубликовать образ; отправить образ в реестр; how to push an image;
      upload an image; publish my image; layer already exists; share my image; как поделиться образом; отправить образ другу; выложить образ;
      send my image to a friend; put my image on docker hub; как запушить; залить свой образ на docker hub; залить образ в хаб`,
    near: ['push-name', 'registry', 'login'],
  },
  {
    key: 'push-name',
    asked: `как назвать образ для реестра; имя образа для push; как docker понимает в какой реестр; свой реестр адрес в имени;
      частный реестр; how to name an image for a registry; tag for a private registry; which registry does push use; own registry;
      загрузить в свой реестр; push to my own registry; push to a private registry; куда уйдёт push; что писать перед именем образа;
      адрес реестра в имени`,
    near: ['push', 'tag', 'registry'],
  },
  {
    key: 'login',
    asked: `нужно ли входить чтобы скачать; do i need to log in to pull; надо ли логиниться;
      docker login; нужно ли входить; как войти в реестр; пароль от docker hub; log in to a registry; credentials; do i need to log in; logout;
      надо ли регистрироваться на docker hub; do i need an account; где хранится пароль docker login`,
    near: ['push', 'registry', 'e-denied'],
  },
  {
    key: 'platform',
    asked: `собрать под arm; другая архитектура; arm64 amd64; --platform; образ для apple silicon; build for arm64;
      multi-arch; multi platform; architecture of an image; cpu architecture; m1 mac; образ для другой архитектуры; запустить amd64 на arm;
      собрать для разных процессоров; build for another processor; run on raspberry pi; wrong platform warning`,
    near: ['e-exec-format', 'manifest', 'from'],
  },
  {
    key: 'manifest',
    asked: `что такое манифест; manifest; индекс образа; manifest list; what is a manifest; из чего состоит образ в реестре`,
    near: ['digest', 'platform', 'registry'],
  },
  {
    key: 'compose',
    asked: `docker compose; docker-compose; компоуз; что такое compose; как запустить несколько контейнеров одним файлом; compose yaml; kubernetes;
      кубернетес; swarm; run several containers from one file; orchestration; как запустить сразу несколько контейнеров;
      run several containers together; yaml файл для контейнеров; docker compose up`,
    near: ['docker-run', 'network', 'volume'],
  },
  {
    key: 'orchestration',
    asked: `докер и кубернетес это одно и то же; docker and kubernetes same thing; kubernetes vs docker;
      чем docker отличается от kubernetes; docker и kubernetes; кубер; docker swarm; оркестрация;
      docker vs kubernetes; do i need kubernetes; чем podman отличается от docker`,
    near: ['docker', 'compose', 'containerd'],
  },
  {
    key: 'simulator',
    asked: `безопасно ли здесь экспериментировать; можно ли тут что-то сломать; а если я всё сломаю; what if i break something here; is it safe to experiment; это настоящий docker; это симулятор; всё по-настоящему запускается; учебный хост; is this a real docker; simulator; is it simulated;
      does it really run; могу ли я что-то сломать; can i break something; выходит ли хост в интернет; это настоящий терминал;
      что не умеет этот хост; чем этот docker отличается от настоящего; is this real docker; is this terminal real; what can this host not do;
      можно ли тут сломать docker; does it run on my computer`,
    near: ['reset', 'docker', 'host'],
  },
  {
    key: 'score',
    asked: `сколько раз можно жать подсказку; я потеряю баллы если нажму подсказку; will i lose points if i take a hint; сколько подсказок можно взять;
      сколько баллов стоит подсказка; сколько стоит подсказка; сколько стоит попытка; за что снимают баллы; штраф; как считаются баллы;
      сколько попыток; how many points is a hint; penalty; how is it scored; do i lose points; price of a hint; cost of a try; почему сняли баллы;
      сколько стоит ошибка; what does a wrong answer cost; can i try again; сколько у меня попыток;
      уменьшаются ли баллы за ошибки; бесплатна ли подсказка; можно ли пройти квиз ещё раз`,
    near: ['reset', 'simulator'],
  },
  {
    key: 'skipping',
    asked: `сколько раз можно ошибиться в этом вопросе; how many times may i be wrong; сколько у меня попыток на вопрос; можно ли ошибаться;
      можно ли пропустить вопрос; can a question be skipped; что будет если пропустить вопрос; можно ли пропустить вопрос; можно вернуться к пропущенному вопросу;
      можно ли вернуться к прошлому вопросу; могу ли я ответить позже; сколько попыток у вопроса;
      what if I skip a question; can I skip; can I come back to a question; can I go back to the previous question; what happens if I skip`,
    near: ['score', 'reset', 'simulator'],
  },
  {
    key: 'reset',
    asked: `верни хост к началу; верни файл каким он был; is there a way to undo rmi; слетело всё можно сначала; вернуть удалённый образ;
      как отменить команду; что делает сброс; как вернуть хост назад; можно ли начать вопрос сначала; how do i undo a command;
      how to reset the host; what does reset do; what does undo do; my host is a mess; начать вопрос заново; сначала хост; верни хост в начало;
      reset everything; clean host; restart the host; я всё сломал на хосте как вернуть; как откатить хост; i broke everything how do i go back; restore the host; можно ли отменить удаление`,
    near: ['simulator', 'score'],
  },
];
