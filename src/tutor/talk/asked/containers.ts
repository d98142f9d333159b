/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const CONTAINERS_ASKED: Readonly<Record<string, string>> = {
  container: `чей это контейнер; что есть у контейнера; контейнер это папка; is a container a folder; контейнер это что; что такое контейнер простыми словами;
    что внутри контейнера; контейнер в докере зачем; для чего контейнер; контейнер это процесс; container meaning; what are containers for;
    container in simple words; is a container a process; explain containers; сколько всего ставить в один контейнер; один контейнер одна программа;
    можно ли много программ в одном контейнере; one process per container; several programs in one container`,
  'docker-run': `запустить несколько одинаковых контейнеров; сколько контейнеров можно из одного образа; several containers from one image; run the same image twice;
    запустить образ ещё раз; можно ли запустить образ дважды; как запустить; как стартануть контейнер;
    поднять контейнер; запустить образ командой; чем запускать; как из образа сделать контейнер; run что делает; как включить контейнер из образа;
    запуск контейнера; как запустить ubuntu; как запустить nginx; хочу запустить программу; что такое docker run; spin up a container; how do i run it;
    launch an image; make a container from an image; what does run do; run nginx; run ubuntu; start the app; create and start a container;
    bring up a container; скачал образ что дальше с ним делать; образ есть как его запустить; pull и run разница; difference between pull and run;
    что делать с образом после скачивания; now that i have an image how do i use it`,
  ps: `какие контейнеры работают; посмотреть контейнеры; вывести контейнеры; где мои контейнеры; список всех контейнеров;
    увидеть все контейнеры и остановленные; как узнать запущен ли контейнер; показать запущенные; чем посмотреть что крутится;
    проверить работает ли контейнер; не вижу контейнер в списке; контейнер есть а в списке нет; узнать имя контейнера; show containers;
    what containers are up; see all containers including stopped; check whether a container runs; where is my container; find the name of a container;
    show stopped containers; container does not show up; list everything that runs; запустил контейнер а в списке пусто; docker ps пустой хотя запускал;
    куда делся мой контейнер; container has vanished from the list; пропал из списка`,
  'container-states': `какие бывают состояния; что значит exited в списке; статусы контейнеров; что такое created; контейнер на паузе; жизнь контейнера;
    остановлен это удалён; что остаётся от остановленного контейнера; где остановленный контейнер; остановленный контейнер ещё существует;
    what states are there; status column meaning; is a stopped container deleted; does a stopped container still exist; paused container;
    container lifecycle; up and exited; what remains of a stopped container; чем остановить отличается от удалить; разница stop и rm;
    difference between stop and rm; stopped but not removed`,
  'container-exits': `сколько живёт контейнер; контейнер отработал и закрылся; почему статус exited; how long does a container live; why is it exited;
    it exited right away; контейнер сразу exited; контейнер тут же завершается; запускаю а он сразу выключается; контейнер гаснет;
    контейнер не остаётся работать; почему контейнер остановился; запустил ubuntu и сразу вышло; контейнер умирает; почему он завершился сам;
    контейнер не держится; как не дать контейнеру завершиться; вылетает сразу; стартует и падает; контейнер закрывается после запуска;
    it stops immediately; container quits; started and it is gone; why is my container not running; how do i keep it alive; exits as soon as it starts;
    container finishes at once; container turns off; why did it end; does not stay up; только запустил и он помер; контейнер помирает;
    почему контейнер дохнет; умер сразу после старта; container just dies; моментально завершается; вырубается через секунду; не хочет запускаться;
    контейнер не хочет работать; container refuses to run; container fails to start; не поднимается контейнер`,
  exec: `посмотреть что внутри контейнера; заглянуть внутрь контейнера; look around in a container; open a shell in a container; выполнить ls в контейнере;
    как войти внутрь; залезть в контейнер; открыть баш в контейнере; консоль контейнера; провалиться внутрь контейнера;
    запустить команду в уже работающем контейнере; подключиться к консоли контейнера; внутрь контейнера попасть как;
    shell контейнера; exec что делает; go inside a container; how to enter the container; open bash in a container; connect to the shell of a container;
    get a prompt in a container; get into the container; execute a command in a container; how do i leave the container; what does exec do;
    peek inside a running container; зайти в образ; открыть шелл; баш внутри; открыть оболочку; выйти обратно на хост; open a shell inside;
    how do i get out of the container; как выйти обратно`,
  'exec-attach': `exec или attach; attach что делает; разница attach и exec; когда attach; отсоединиться от контейнера не остановив; прицепиться к контейнеру;
    exec vs attach; detach without stopping; what does attach do; attach or exec; join a running container; ctrl p ctrl q;
    выйти не останавливая контейнер; отключиться чтобы контейнер продолжал работать; leave without stopping the container`,
  interactive: `что такое -i и -t; интерактивно запустить контейнер; чтобы можно было печатать в контейнере; запустить с консолью; зачем ключи it;
    терминал не реагирует в контейнере; без it не работает bash; контейнер с оболочкой; ввести команды в контейнер; run with a terminal;
    type into a container; bash does not stay without it; start a shell in a new container; interactive container; why do i need it flags;
    keyboard input to the container`,
  logs: `что напечатал контейнер; где вывод контейнера; посмотреть вывод программы в контейнере; what did the container print;
    output of a background container; где логи; посмотреть логи; как читать логи; вывести логи; логи в реальном времени; следить за логами;
    что он там написал; лог контейнера; хочу увидеть логи; где вывод программы; почему упал где посмотреть; как узнать почему контейнер упал;
    последние строки лога; where are the logs; see the logs; show logs; follow logs; watch the logs; tail logs; view log;
    how do i find out why it crashed; what did it print; last lines of the log; check logs; program output; почему помер где глянуть;
    увидеть что программа выводит; посмотреть ошибки приложения; see why my app failed`,
  'stop-kill': `выключить контейнер; погасить контейнер; turn off a container; shut down a container; контейнер не останавливается; как остановить контейнер;
    выключить; прибить контейнер; завершить работу контейнера; kill или stop; почему останавливается долго; остановка занимает 10 секунд;
    убить зависший контейнер; стоп контейнер; чем отличается kill; не могу остановить; как вырубить; how do i stop it; stop or kill;
    why does stop take so long; container hangs how to stop; terminate a container; halt the container; stop vs kill; container ignores ctrl c;
    остановить всё разом; ctrl+c не помогает; stop everything; stop all of them; зависло как убить`,
  'start-restart': `как использовать тот же контейнер снова; reuse the same container; run the same container again; продолжить работу контейнера;
    запустить старый контейнер снова; не создавать новый контейнер каждый раз; continue with the old container; запустить снова;
    включить остановленный контейнер; перезапуск контейнера; как поднять тот же контейнер; рестартануть; возобновить работу; start или run;
    как запустить существующий контейнер; запустить старый контейнер; поставить на паузу; снова включить; start again; run a stopped container;
    restart it; bring back a stopped container; start or run; start an existing container; continue a container; reboot a container;
    launch the same container again`,
  'restart-policy': `чтобы контейнер сам перезапускался; автоматический перезапуск; контейнер после перезагрузки компьютера; включается сам при старте системы;
    сам поднимался после падения; автостарт; всегда работающий контейнер; restart always что значит; перезапускать при ошибке; restart by itself;
    come back after a reboot; always running container; restart when it crashes; survive a reboot; start automatically with the system;
    what does restart always do; automatically restarted; выключил ноутбук и контейнер не поднялся; после перезагрузки контейнеры не запустились;
    laptop rebooted and containers are down`,
  'exit-code': `код 137 что значит; контейнер завершился с кодом; что означает exited 1; exited 0 это нормально; код возврата; контейнер вышел с кодом 1;
    цифра в скобках после exited; почему 137; код ошибки; статус exited 137; exited with code 1; number after exited; return code; exit status 137;
    is exit 0 good; exited 127; meaning of the exit code; code in brackets`,
  detach: `в фоновом режиме запустить; чтобы не висело в терминале; отвязать контейнер от терминала; вернуть приглашение;
    закрою терминал контейнер умрёт; фоном запустить; запустить и забыть; чтобы работал после закрытия терминала; -d зачем; заняло консоль;
    without blocking the terminal; terminal is stuck after run; keep running when i close the terminal; run detached; start and forget;
    get the prompt back; run as a service; my terminal is blocked; does it die when i close the window; закрыл терминал и контейнер умер;
    чтобы жил после закрытия ssh; выдал длинную строку и всё; container dies when i close the terminal; printed a long id and returned;
    close the session but keep the container`,
  'container-name': `как назвать контейнер; откуда странное имя; задать своё имя; почему контейнер называется так смешно; контейнер с моим именем;
    поменять имя контейнера; имя по умолчанию у контейнера; придумать имя контейнеру; что за рандомное имя; funny name of a container;
    call my container web; where does this weird name come from; own name for a container; change the container name; default container name;
    set the name`,
  'remove-container': `удалить контейнер; убрать контейнер; удалить работающий контейнер; delete a container; delete a running container; как избавиться от контейнера;
    снести контейнер; стереть контейнер; удаление контейнера; убрать остановленный контейнер; удалить один контейнер; docker rm что делает;
    принудительно удалить контейнер; грохнуть контейнер; контейнер больше не нужен; delete one container; i do not need the container; erase a container;
    remove a stopped container; what does docker rm do; destroy a container; drop the container; force delete a container`,
  'container-prune': `почистить остановленные; снести все контейнеры разом; убрать все завершённые контейнеры; очистить список контейнеров;
    накопилась куча контейнеров; убрать мусорные контейнеры; удалить exited; удалить сразу много контейнеров; как очистить docker ps -a; delete stopped ones; clean the list of containers; delete exited containers; lots of old containers;
    bulk delete containers; container prune what does it do; куча контейнеров exited что с ними делать; сорок остановленных контейнеров;
    нужны ли остановленные контейнеры; what do i do with exited containers; should i delete old containers`,
  'auto-remove': `чтобы контейнер удалялся сам; контейнер который удалится сам; container that removes itself; delete itself when done; чтобы контейнер сам удалялся;
    автоудаление контейнера; удалить сразу после выхода; временный контейнер; контейнер на один раз; не оставлять контейнер после работы; зачем --rm;
    чтобы после себя не оставлял; исчез после остановки; delete itself after exit; temporary container; one-off container; leave nothing behind;
    why --rm; disposable container; auto delete`,
  port: `открыть сайт из контейнера в браузере; почему сайт не открывается; как попасть на веб сервер в контейнере; why is my site not opening;
    see my site in the browser; какой порт писать слева; which port is left; как открыть порт; как зайти в браузере; не открывается в браузере;
    сайт в контейнере не доступен; как достучаться до контейнера; порты пробросить; как попасть на приложение; не заходит на localhost;
    браузер не видит контейнер; почему два порта через двоеточие; какой порт писать; сделать порт доступным;
    подключиться к приложению в контейнере; -p зачем; localhost refused; how do i open it in the browser; cannot reach my app;
    site in the container is unavailable; what is 8080:80; two ports with a colon; which port first; access the app from outside;
    expose my app to the host; localhost does not work; make the port available; browser cannot connect; forward a port; страница белая;
    страница не грузится; сайт не грузится на localhost; снаружи не открывается а внутри открывается; page will not load;
    blank page; что за 0.0.0.0 в списке портов; стрелка в колонке ports; 0.0.0.0:8080->80/tcp`,
  network: `как контейнеру увидеть другой контейнер; link containers; как контейнеру обратиться к другому;
    контейнеры не могут соединиться; сеть docker зачем; подключиться из контейнера к базе;
    один контейнер не видит другой; общая сеть; как контейнеры общаются; обратиться по имени контейнера;
    доступ к базе из другого контейнера; достучаться до хоста из контейнера; how do containers talk; app cannot reach the database;
    communication between containers; shared network; put containers in one network; one container cannot see another;
    connect to a database in another container; reach the host from inside; docker networks explained; бэкенд не видит базу;
    приложение не подключается к postgres; connection refused к базе в контейнере; backend cannot reach postgres; frontend and backend containers;
    сервисы не видят друг друга`,
  limits: `контейнер жрёт всю память; ограничить ресурсы; сколько оперативки контейнеру; дать меньше памяти; лимит памяти; контейнер грузит процессор;
    сколько потребляет контейнер; ограничить процессор; убит из-за памяти; docker stats что показывает; нагрузка контейнера; container eats all memory;
    restrict resources; how much ram does it take; give it less memory; container uses all cpu; memory limit; killed because of memory;
    cap the cpu; resource usage; сколько ресурсов ест контейнер; сколько оперативки жрёт; посмотреть нагрузку; how much ram is my container eating;
    почему контейнер тормозит`,
  healthcheck: `проверка работоспособности контейнера; контейнер unhealthy; что значит healthy в статусе; как docker узнаёт что программа жива; статус здоровья;
    зачем healthcheck; проверять что сайт отвечает; is my service alive; container is unhealthy; what does healthy mean; check health; why healthcheck;
    probe`,
  'read-write-layer': `остаются ли файлы если остановить контейнер; файлы после остановки контейнера; куда пишет контейнер; do files stay when i stop it;
    where does the container write; куда пропали файлы из контейнера; файлы исчезли после удаления контейнера; изменил файл в контейнере сохранится ли;
    что станет с файлами контейнера; останутся ли изменения после перезапуска; где файлы которые создал контейнер;
    поставил программу в контейнере а в новом её нет; пропали изменения; сохраняется ли то что я сделал внутри; верхний слой контейнера;
    файлы пропали после run заново; установил пакет в контейнере и он пропал; my files are gone after i removed the container; are changes kept;
    what happens to files in a container; installed a program in the container and it disappeared; do changes survive a restart;
    where are files written by the container; top layer; files disappeared; is what i do inside saved; changes lost in a new container;
    поставил программу а после пересоздания её нет; новый контейнер без моих изменений; файлы исчезли в новом контейнере;
    installed something and now it is gone; recreated the container and everything is lost`,
  diff: `что изменено в контейнере; показать изменённые файлы; какие файлы появились в контейнере; увидеть что поменял контейнер; список изменений контейнера;
    docker diff что показывает; буква A и C; сравнить контейнер с образом; see changed files; compare a container with its image;
    which files were added in the container; list of changes; what does docker diff show; what was modified inside; что контейнер поменял в файлах;
    изменения файловой системы контейнера; changes of the file system`,
  commit: `сделать образ из контейнера; можно ли сделать образ из контейнера; сохранить изменения контейнера в образ; собрать образ без докерфайла;
    образ без dockerfile; image from a container; make an image of a container; image without a dockerfile; превратить контейнер в образ;
    сохранить то что сделал в контейнере; создать образ из работающего контейнера; запомнить изменения в образе; снимок контейнера;
    commit или dockerfile; docker commit зачем; сделать слепок; snapshot of a container; new image from my container; save what i did in the container;
    commit or dockerfile; why is commit bad; remember changes as an image; store the state of a container as an image`,
  cp: `перекинуть файл в контейнер; вынуть файл из контейнера; скопировать из контейнера на комп; закинуть файл в контейнер; забрать файл из контейнера;
    как передать файл внутрь; копирование между хостом и контейнером; файл с компа в контейнер; скачать файл из контейнера;
    copy between host and container; move a file into a container; take a file from a container; transfer a file to the container;
    file from the container to my computer; upload a file into the container; extract a file`,
  volume: `файлы пропали после docker rm; данные исчезли после удаления; как не потерять файлы контейнера; список томов; посмотреть список томов; list volumes;
    my files are gone after docker rm; data lost after removing the container; посмотреть тома; как сохранить данные; чтобы данные не пропали;
    хранить базу в докере; данные пропадают при перезапуске; volume зачем; где держать данные базы; чтобы файлы не удалились вместе с контейнером;
    вольюм это что; для чего тома; постоянное хранилище; данные остаются после удаления; не потерять базу; сохранять файлы между запусками;
    подключить том; именованный том; как примонтировать том; persistent data; keep the database; where do i store data; data disappears after restart;
    do not lose my data; storage for a container; what are volumes for; named volume; save files between runs; attach a volume; permanent storage;
    data should survive; где держать postgres; базу не сотрёт; не сотрутся ли данные базы; один том на два контейнера; two containers one volume;
    keep postgres data; данные базы должны остаться; share data between containers`,
  'bind-mount': `показать контейнеру мою папку; код с моего компьютера в контейнере; mount my current folder; my folder inside the container; живое обновление кода;
    пробросить папку с компьютера; видеть файлы хоста в контейнере; подмонтировать папку; связать папку с контейнером;
    править код и сразу видеть в контейнере; общая папка; папка проекта в контейнере; чтобы код обновлялся без пересборки; -v папка;
    доступ к файлам компьютера из контейнера; расшарить папку; shared folder; use a folder of my computer; edit code without rebuilding;
    local directory in the container; map a directory; see my files inside; hot reload; attach a host folder; pass a folder to a container;
    чтобы код менялся сразу в контейнере; редактирую файл на хосте а контейнер видит; see code changes at once; give a container my files`,
  'volume-bind': `том и bind mount разница; что лучше том или папка; volume или mount; вольюм и маунт; чем volume отличается от mount; отличие тома от папки хоста;
    когда том а когда папка; bind mount vs volume; volume or mount; which is better a volume or a folder; named volume vs bind mount;
    when a volume and when a mount`,
  'volume-prune': `почистить тома; снести том; очистить volume; удалить данные тома; тома занимают место; удалить ненужные тома; анонимные тома откуда;
    посмотреть вольюмы; delete volumes; clean volumes; list of volumes; volumes take space; where do anonymous volumes come from; wipe a volume;
    see volumes; том с длинным именем`,
  stats: `контейнер жрёт память; кто грузит процессор; посмотреть память контейнера; посмотреть процессы контейнера; which container eats memory;
    show cpu of containers; ps inside container`,
  'container-localhost': `приложение в контейнере не видит базу на localhost; база на ноутбуке а программа в контейнере; access host from inside container;
    my app in docker cannot see the database on localhost; host localhost from inside; reach localhost of my machine from inside the container;
    как из контейнера попасть на мой компьютер`,
  'run-command': `запустить сразу две команды; docker run с двумя командами; как заменить CMD при запуске; почему флаг после имени образа не действует;
    флаги до имени образа; command after the image; two commands at once in docker run; arguments after the image name;
    why is my flag ignored after the image name; pass args to entrypoint; ls внутри контейнера одной командой`,
  'one-process': `можно ли в одном контейнере и базу и сайт; запустить nginx и php в одном контейнере; сервис внутри контейнера не стартует service start;
    should i put everything into one container; database and app in the same container; service nginx start не работает; pid 1`,
  interrupt: `висит и ничего не делает; команда выполняется вечно; застрял внутри контейнера; как вернуться в обычный терминал; it just hangs;
    stuck inside the container; how do I abort; прервать сборку; cancel a build; остановить логи; logs -f не выходит; quit follow mode`,
};
