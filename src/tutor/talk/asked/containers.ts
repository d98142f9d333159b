/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const CONTAINERS_ASKED: Readonly<Record<string, string>> = {
  container: `чей это контейнер; что есть у контейнера; контейнер это папка; is a container a folder; контейнер это что; что такое контейнер простыми словами;
    что внутри контейнера; контейнер в докере зачем; для чего контейнер; контейнер это процесс; container meaning; what are containers for;
    container in simple words; is a container a process; explain containers; сколько всего ставить в один контейнер; один контейнер одна программа;
    можно ли много программ в одном контейнере; one process per container; several programs in one container;
    что из себя представляет контейнер; контейнер типа песочницы для программы; правда ли что контейнер это обычный процесс; в чём суть контейнера;
    container what is it really; is it true that a container is only a process; what do people mean by container; i don't get what a container is;
    чем контейнер является на самом деле; контейнер занимает отдельный компьютер или нет; does a container have its own computer;
    what is running inside when i start a container`,
  'docker-run': `запустить несколько одинаковых контейнеров; сколько контейнеров можно из одного образа; several containers from one image; run the same image twice;
    запустить образ ещё раз; можно ли запустить образ дважды; как запустить; как стартануть контейнер;
    поднять контейнер; запустить образ командой; чем запускать; как из образа сделать контейнер; run что делает; как включить контейнер из образа;
    запуск контейнера; как запустить ubuntu; как запустить nginx; хочу запустить программу; что такое docker run; spin up a container; how do i run it;
    launch an image; make a container from an image; what does run do; run nginx; run ubuntu; start the app; create and start a container;
    bring up a container; скачал образ что дальше с ним делать; образ есть как его запустить; pull и run разница; difference between pull and run;
    что делать с образом после скачивания; now that i have an image how do i use it;
    хочу чтобы программа из образа заработала; сделай так чтобы образ заработал; как оживить образ; образ скачался и лежит как его включить;
    каким словом поднимают контейнер из имейджа; стартануть имейдж докером; надо запустить чужой образ какой командой;
    docker run что происходит под капотом; правда ли что run сам скачает образ; сам ли скачает образ если его нет;
    does run download the image by itself; how to launch container from image; i have image how to make it work; make the image come to life;
    how do i boot an image; how can i run this image on my computer; want to start a program from an image; command for running an image;
    what exactly happens when i type docker run; is it true that run pulls the image when it is missing;
    образ собрался теперь как на него посмотреть в деле; after build what command makes it go; первый раз запускаю образ что писать;
    образ есть программы не вижу где она; i built it, now what do i type to see it work; turn an image into a running app; надо поднять контейнер с нуля`,
  ps: `какие контейнеры работают; посмотреть контейнеры; вывести контейнеры; где мои контейнеры; список всех контейнеров;
    увидеть все контейнеры и остановленные; как узнать запущен ли контейнер; показать запущенные; чем посмотреть что крутится;
    проверить работает ли контейнер; не вижу контейнер в списке; контейнер есть а в списке нет; узнать имя контейнера; show containers;
    what containers are up; see all containers including stopped; check whether a container runs; where is my container; find the name of a container;
    show stopped containers; container does not show up; list everything that runs; запустил контейнер а в списке пусто; docker ps пустой хотя запускал;
    куда делся мой контейнер; container has vanished from the list; пропал из списка;
    чем проверить что контейнер жив; хочу видеть что сейчас крутится; покажи что запущено в докере команда; как глянуть список контейнеров;
    правда ли что docker ps показывает не все контейнеры; как вывести даже те что уже закончились; запустил а в ps его не видно;
    docker показать все контейнеры даже выключенные; how to see what is up in docker; how do i know if my container is still working;
    want to see all my containers even dead ones; is it true that ps hides stopped containers; why does docker ps not show my container;
    command to check containers; show me what is running in docker; docker list all even finished; мёртвые контейнеры тоже покажи;
    живые и мёртвые контейнеры увидеть; что с моим контейнером живой он; посмотреть запущен ли хоть один контейнер; table of my containers command`,
  'container-states': `какие бывают состояния; что значит exited в списке; статусы контейнеров; что такое created; контейнер на паузе; жизнь контейнера;
    остановлен это удалён; что остаётся от остановленного контейнера; где остановленный контейнер; остановленный контейнер ещё существует;
    what states are there; status column meaning; is a stopped container deleted; does a stopped container still exist; paused container;
    container lifecycle; up and exited; what remains of a stopped container; чем остановить отличается от удалить; разница stop и rm;
    difference between stop and rm; stopped but not removed;
    что бывает с контейнером от создания до удаления; чем created не running; контейнер не работает но и не удалён как так;
    написано Up 5 minutes это что; Exited это уже удалён или нет; правда ли что остановленный контейнер никуда не делся;
    чем выключенный контейнер отличается от стёртого; зачем хранить остановленный контейнер; в колонке статус написано created;
    what does Up 5 minutes tell me; is exited the same as deleted; stages of the life of a container; why does a stopped container still exist;
    what can the state of a container be; it says created but it does not run; from created to removed; is a stopped container really gone;
    Exited Created Up разница между ними; dead container is still there or not; почему контейнер серый и не работает но есть;
    container is off but exists; выключен это ещё не удалён`,
  'container-exits': `сколько живёт контейнер; контейнер отработал и закрылся; почему статус exited; how long does a container live; why is it exited;
    it exited right away; контейнер сразу exited; контейнер тут же завершается; запускаю а он сразу выключается; контейнер гаснет;
    контейнер не остаётся работать; почему контейнер остановился; запустил ubuntu и сразу вышло; контейнер умирает; почему он завершился сам;
    контейнер не держится; как не дать контейнеру завершиться; вылетает сразу; стартует и падает; контейнер закрывается после запуска;
    it stops immediately; container quits; started and it is gone; why is my container not running; how do i keep it alive; exits as soon as it starts;
    container finishes at once; container turns off; why did it end; does not stay up; только запустил и он помер; контейнер помирает;
    почему контейнер дохнет; умер сразу после старта; container just dies; моментально завершается; вырубается через секунду; не хочет запускаться;
    контейнер не хочет работать; container refuses to run; container fails to start; не поднимается контейнер;
    почему контейнер не продолжает работать; запускаю docker run а он тут же exited 0; хочу чтобы контейнер не умирал; контейнер живёт одну секунду;
    как удержать контейнер живым; запустил с -d а в ps пусто; правда ли что контейнер живёт пока живёт программа;
    от чего зависит сколько живёт контейнер; запустил убунту а она сразу вышла; почему -d не помогает и контейнер всё равно закрылся;
    сделай так чтобы контейнер не закрывался; container finish immediately why; why container not staying alive; it starts and then is dead;
    how to prevent a container from closing; how do i make the container live longer; docker run -d but nothing in ps;
    is it true that a container lives as long as its program; what keeps a container alive; my container shuts itself down;
    container goes off after a second; container closes by itself instantly; не успеваю зайти в контейнер он уже закрыт;
    контейнер живёт пару секунд и всё; не успел подключиться как контейнер закрылся; starts fine and then it is gone;
    контейнер завершает работу без ошибок почему; зачем контейнеру команда которая не кончается; why do people add sleep infinity;
    tail -f /dev/null зачем в докере`,
  exec: `посмотреть что внутри контейнера; заглянуть внутрь контейнера; look around in a container; open a shell in a container; выполнить ls в контейнере;
    как войти внутрь; залезть в контейнер; открыть баш в контейнере; консоль контейнера; провалиться внутрь контейнера;
    запустить команду в уже работающем контейнере; подключиться к консоли контейнера; внутрь контейнера попасть как;
    shell контейнера; exec что делает; go inside a container; how to enter the container; open bash in a container; connect to the shell of a container;
    get a prompt in a container; get into the container; execute a command in a container; how do i leave the container; what does exec do;
    peek inside a running container; зайти в образ; открыть шелл; баш внутри; открыть оболочку; выйти обратно на хост; open a shell inside;
    how do i get out of the container; как выйти обратно;
    хочу посмотреть что лежит внутри запущенного контейнера; как попасть в командную строку контейнера; сделай так чтобы я оказался внутри контейнера;
    как подключиться к запущенному контейнеру и выполнить там команду; аналог ssh для контейнера; провалиться в запущенный контейнер башем;
    выполнить команду не заходя в контейнер; можно ли зайти в контейнер который уже работает; how to go in container;
    i want to be inside the running container; how can i get a command line of a running container; can i enter a container that is already running;
    run ls in a container that is already up; want to poke around inside my container; how do i look at files of a running container;
    execute something inside without entering; как открыть терминал внутри nginx контейнера; jump in a working container;
    хочу пошариться внутри контейнера; посетить контейнер изнутри; how to walk inside a container; запустить psql в работающем контейнере;
    выполнить миграцию внутри запущенного контейнера; open mysql console in running container`,
  'exec-attach': `exec или attach; attach что делает; разница attach и exec; когда attach; отсоединиться от контейнера не остановив; прицепиться к контейнеру;
    exec vs attach; detach without stopping; what does attach do; attach or exec; join a running container; ctrl p ctrl q;
    выйти не останавливая контейнер; отключиться чтобы контейнер продолжал работать; leave without stopping the container;
    зацепиться за вывод главного процесса; подключился к контейнеру нажал ctrl c и он упал; правда ли что attach опаснее exec;
    зачем вообще нужен attach; attach подключает к чему; вышел из attach и контейнер остановился; после attach контейнер погас;
    i attached and ctrl c killed my container; why do i need attach at all; is attach the same as exec; what do i attach to;
    how do i leave attach and keep it running; attach terminal to main process; container stopped when i left attach;
    подключиться к выводу уже запущенного и не сломать; attach vs logs; чем опасен attach; аттач что за зверь; следить за главным процессом вживую;
    difference of attach and exec in simple words`,
  interactive: `что такое -i и -t; интерактивно запустить контейнер; чтобы можно было печатать в контейнере; запустить с консолью; зачем ключи it;
    терминал не реагирует в контейнере; без it не работает bash; контейнер с оболочкой; ввести команды в контейнер; run with a terminal;
    type into a container; bash does not stay without it; start a shell in a new container; interactive container; why do i need it flags;
    keyboard input to the container;
    хочу печатать команды внутри нового контейнера; запустил bash а он сразу закрылся; что дают эти две буквы it; можно ли только -i без -t;
    сделай так чтобы контейнер спрашивал ввод с клавиатуры; программа в контейнере не читает мой ввод; когда надо писать it а когда нет;
    почему без -it ничего не набрать; what are the two letters it; my program in docker does not read the keyboard; can i use -i without -t;
    when should i write -it and when not; run bash in docker and stay in it; want to type commands in a new container; input() does not work in docker;
    does every run need -it; питон в контейнере запускается и сразу выходит нужна консоль; get python prompt from container;
    зачем два флажка i и t вместе; запустить python консоль в контейнере; node repl in docker; контейнер не слушает клавиатуру;
    stdin открыт что это даёт`,
  logs: `что напечатал контейнер; где вывод контейнера; посмотреть вывод программы в контейнере; what did the container print;
    output of a background container; где логи; посмотреть логи; как читать логи; вывести логи; логи в реальном времени; следить за логами;
    что он там написал; лог контейнера; хочу увидеть логи; где вывод программы; почему упал где посмотреть; как узнать почему контейнер упал;
    последние строки лога; where are the logs; see the logs; show logs; follow logs; watch the logs; tail logs; view log;
    how do i find out why it crashed; what did it print; last lines of the log; check logs; program output; почему помер где глянуть;
    увидеть что программа выводит; посмотреть ошибки приложения; see why my app failed;
    хочу почитать что писала программа; где увидеть ошибку из-за которой контейнер погас; запустил в фоне как увидеть print;
    куда девается print из контейнера; покажи последние сообщения контейнера; как смотреть вывод в прямом эфире; консоль фонового контейнера посмотреть;
    правда ли что у остановленного контейнера есть логи; после падения можно почитать что было; where does print go in docker;
    how to see console of a detached container; i want to read what my program wrote; see messages of my container live;
    can i read the output after it has stopped; why did it die where do i read; is it possible to see logs of a dead container;
    the container crashed what did it say; docker show output; прочитать принты сервера; server messages in background container;
    чё там упало покажи вывод; где смотреть трассировку ошибки приложения; stack trace of my app in docker; console.log из контейнера не вижу;
    i do not see console.log output of my container; принты сервера в докере`,
  'stop-kill': `выключить контейнер; погасить контейнер; turn off a container; shut down a container; контейнер не останавливается; как остановить контейнер;
    выключить; прибить контейнер; завершить работу контейнера; kill или stop; почему останавливается долго; остановка занимает 10 секунд;
    убить зависший контейнер; стоп контейнер; чем отличается kill; не могу остановить; как вырубить; how do i stop it; stop or kill;
    why does stop take so long; container hangs how to stop; terminate a container; halt the container; stop vs kill; container ignores ctrl c;
    остановить всё разом; ctrl+c не помогает; stop everything; stop all of them; зависло как убить;
    как заглушить контейнер; хочу прекратить работу контейнера; контейнер не выключается что делать; вырубить контейнер насильно;
    сделай так чтобы контейнер остановился; правда ли что kill грубее чем stop; почему stop думает так долго; команда чтобы контейнер перестал работать;
    докер стоп не останавливает; все запущенные контейнеры разом погасить; how to switch off a container; i want my container to stop working;
    container is not stopping what to do; is kill worse than stop; gentle or hard stop; make it stop running; put down all running containers;
    when to use kill instead of stop; docker stop is very slow; turn the container off by force; halt all my containers; вырубаю контейнер а он живой;
    контейнер живучий не гасится; завершить работающий контейнер; shut the container; force the container to quit; контейнер надо потушить;
    docker stop не помогает`,
  'start-restart': `как использовать тот же контейнер снова; reuse the same container; run the same container again; продолжить работу контейнера;
    запустить старый контейнер снова; не создавать новый контейнер каждый раз; continue with the old container; запустить снова;
    включить остановленный контейнер; перезапуск контейнера; как поднять тот же контейнер; рестартануть; возобновить работу; start или run;
    как запустить существующий контейнер; запустить старый контейнер; поставить на паузу; снова включить; start again; run a stopped container;
    restart it; bring back a stopped container; start or run; start an existing container; continue a container; reboot a container;
    launch the same container again;
    как включить тот же контейнер а не новый; хочу продолжить с тем же контейнером; контейнер выключен как его опять поднять; перезагрузить контейнер;
    поднять контейнер после остановки с теми же файлами; правда ли что start не создаёт новый контейнер; вчера остановил сегодня хочу включить;
    рестартнуть контейнер какой командой; how to turn on container again; i stopped it yesterday and want it back; wake up a stopped container;
    how to relaunch my old container; is it true that start does not create a new one; use yesterday's container again;
    boot the same container once more; restart container command; can a stopped container be run again; переиспользовать вчерашний контейнер;
    switch on the container i stopped; завести контейнер заново без run; снова завести выключенный контейнер; power on the stopped container;
    контейнер был остановлен вернуть в строй; reuse yesterday's container`,
  'restart-policy': `чтобы контейнер сам перезапускался; автоматический перезапуск; контейнер после перезагрузки компьютера; включается сам при старте системы;
    сам поднимался после падения; автостарт; всегда работающий контейнер; restart always что значит; перезапускать при ошибке; restart by itself;
    come back after a reboot; always running container; restart when it crashes; survive a reboot; start automatically with the system;
    what does restart always do; automatically restarted; выключил ноутбук и контейнер не поднялся; после перезагрузки контейнеры не запустились;
    laptop rebooted and containers are down;
    хочу чтобы контейнер сам вставал если упал; сервер перезагрузили и сайт не поднялся; сделай так чтобы контейнер включался вместе с компьютером;
    чтобы не поднимать руками после падения; почему после ребута контейнеров нет; правда ли что докер сам перезапустит упавший контейнер;
    чем always отличается от unless-stopped; difference between always and unless-stopped; on-failure что значит;
    how to make container start with the computer; server rebooted and my site is down; does docker restart a crashed container by itself;
    i want it to come back after a crash; bring it up automatically after failure; keep container always running;
    container should survive a server restart; bot must always be up; бот падает ночью чтобы сам поднимался; keep my bot alive after crash;
    докер после включения компа сам поднимет сайт; чтобы бот не падал навсегда; рестарт при краше; docker should restart my app when it fails;
    сервис сам поднимается после сбоя; start my containers on reboot`,
  'exit-code': `код 137 что значит; контейнер завершился с кодом; что означает exited 1; exited 0 это нормально; код возврата; контейнер вышел с кодом 1;
    цифра в скобках после exited; почему 137; код ошибки; статус exited 137; exited with code 1; number after exited; return code; exit status 137;
    is exit 0 good; exited 127; meaning of the exit code; code in brackets;
    число после Exited что оно значит; почему в скобках не ноль; какие числа означают ошибку а какие нет; чем закончилась программа в контейнере;
    сломалось или нормально закончилось как понять; хорошо ли если Exited (0); what does the number after Exited tell;
    how to know if the program ended well; why is it not zero in the brackets; did it fail or end normally; which exit numbers are errors;
    what does my container end with; программа вернула число что это; how do i see the return value of the program; return value of the container;
    какое число вернула программа из контейнера; успешно ли отработал контейнер; did my container finish successfully`,
  detach: `в фоновом режиме запустить; чтобы не висело в терминале; отвязать контейнер от терминала; вернуть приглашение;
    закрою терминал контейнер умрёт; фоном запустить; запустить и забыть; чтобы работал после закрытия терминала; -d зачем; заняло консоль;
    without blocking the terminal; terminal is stuck after run; keep running when i close the terminal; run detached; start and forget;
    get the prompt back; run as a service; my terminal is blocked; does it die when i close the window; закрыл терминал и контейнер умер;
    чтобы жил после закрытия ssh; выдал длинную строку и всё; container dies when i close the terminal; printed a long id and returned;
    close the session but keep the container;
    хочу чтобы консоль осталась свободной; как запустить и продолжать печатать другие команды; сделай так чтобы контейнер крутился сам по себе;
    контейнер пишет мне в терминал и мешает; закрываю окно терминала и всё останавливается; запустить сервер и чтобы он не держал консоль;
    что меняет буква d в docker run; ssh отвалился и контейнер остановился; флаг чтобы не видеть вывод; how to run container and continue typing;
    i close the window and everything stops; container prints into my terminal all the time; start server without occupying console;
    what does the letter d change; ssh dropped and container stopped; run it like a daemon; leave it running and do my work;
    how to not see the output of the container; консоль висит пока контейнер работает; серверу не нужен мой терминал; отцепить консоль от контейнера;
    запуск без занятия терминала; server should keep working when i close ssh; контейнер не должен занимать окно;
    run container and get my shell right away`,
  'container-name': `как назвать контейнер; откуда странное имя; задать своё имя; почему контейнер называется так смешно; контейнер с моим именем;
    поменять имя контейнера; имя по умолчанию у контейнера; придумать имя контейнеру; что за рандомное имя; funny name of a container;
    call my container web; where does this weird name come from; own name for a container; change the container name; default container name;
    set the name;
    хочу назвать контейнер по-человечески; почему мой контейнер зовут boring_einstein; кто придумал имя моему контейнеру;
    можно ли поменять кличку контейнеру; чтобы не писать id а имя; докер сам придумал название; дать человеческое имя;
    why is my container called boring_einstein; give container a human name; can i choose the name myself; docker invented a name for me;
    change nickname of the container; where does silly_something come from; instead of id use a name; what is --name for;
    is the container name required; обозвать контейнер web; nicer name instead of random words; почему такие смешные названия;
    назвать контейнер понятным словом; придуманные докером имена; two words with underscore as a name why; обозвать контейнер по-своему`,
  'remove-container': `удалить контейнер; убрать контейнер; удалить работающий контейнер; delete a container; delete a running container; как избавиться от контейнера;
    снести контейнер; стереть контейнер; удаление контейнера; убрать остановленный контейнер; удалить один контейнер; docker rm что делает;
    принудительно удалить контейнер; грохнуть контейнер; контейнер больше не нужен; delete one container; i do not need the container; erase a container;
    remove a stopped container; what does docker rm do; destroy a container; drop the container; force delete a container;
    как избавиться от ненужного контейнера; хочу чтобы контейнера больше не было; контейнер остановлен но всё ещё в списке как убрать;
    стереть контейнер насовсем; ненужный контейнер висит в ps -a; выкинуть контейнер вместе с его файлами; можно ли удалить контейнер не останавливая;
    команда удаления контейнера; how to get rid of container which i do not need; it is stopped but still in the list how to remove;
    throw a container away; i want this container gone for good; can i delete a container without stopping it; erase container completely;
    command to delete container; what is lost when a container is removed; надоел контейнер; throw out one container;
    грохнуть контейнер который ещё работает; контейнер мозолит глаза в списке; один контейнер надо стереть; trash one container;
    get the container off my list`,
  'container-prune': `почистить остановленные; снести все контейнеры разом; убрать все завершённые контейнеры; очистить список контейнеров;
    накопилась куча контейнеров; убрать мусорные контейнеры; удалить exited; удалить сразу много контейнеров; как очистить docker ps -a; delete stopped ones; clean the list of containers; delete exited containers; lots of old containers;
    bulk delete containers; container prune what does it do; куча контейнеров exited что с ними делать; сорок остановленных контейнеров;
    нужны ли остановленные контейнеры; what do i do with exited containers; should i delete old containers;
    надоели старые контейнеры в списке; разом выкинуть всё что не работает; в ps -a сто строк как почистить; удали всё остановленное;
    сделай чтобы в ps -a было чисто; не удалит ли prune работающие контейнеры; безопасен ли docker container prune; зачистить мёртвые контейнеры;
    hundred lines in ps -a; how to clean dead containers; does prune delete running containers; is container prune safe;
    remove everything that is not running; mass delete of stopped containers; sweep away finished containers; one command to delete all exited;
    вымести закончившиеся контейнеры; tidy up the list of stopped containers; вымести отработавшие контейнеры; tidy up stopped containers;
    отжившие контейнеры удалить пачкой`,
  'auto-remove': `чтобы контейнер удалялся сам; контейнер который удалится сам; container that removes itself; delete itself when done; чтобы контейнер сам удалялся;
    автоудаление контейнера; удалить сразу после выхода; временный контейнер; контейнер на один раз; не оставлять контейнер после работы; зачем --rm;
    чтобы после себя не оставлял; исчез после остановки; delete itself after exit; temporary container; one-off container; leave nothing behind;
    why --rm; disposable container; auto delete;
    чтобы после запуска ничего не осталось; хочу запустить команду один раз и чтобы следов не было; почему контейнер исчез сразу после остановки;
    контейнер пропал из ps -a после завершения; что делает приставка --rm; запустил с --rm а логов нет; сделай так чтобы контейнер убрал за собой;
    зачем люди пишут --rm; run once and leave no trace; container vanished from ps -a after it ended; why do people write --rm;
    i used --rm and there are no logs; make the container clean after itself; self deleting container; what does --rm give me;
    удалился бы контейнер сам по окончании; container that deletes itself on exit; пусть контейнер исчезнет когда закончит;
    do not keep the container when it is done`,
  port: `открыть сайт из контейнера в браузере; почему сайт не открывается; как попасть на веб сервер в контейнере; why is my site not opening;
    see my site in the browser; какой порт писать слева; which port is left; как открыть порт; как зайти в браузере; не открывается в браузере;
    сайт в контейнере не доступен; как достучаться до контейнера; порты пробросить; как попасть на приложение; не заходит на localhost;
    браузер не видит контейнер; почему два порта через двоеточие; какой порт писать; сделать порт доступным;
    подключиться к приложению в контейнере; -p зачем; localhost refused; how do i open it in the browser; cannot reach my app;
    site in the container is unavailable; what is 8080:80; two ports with a colon; which port first; access the app from outside;
    expose my app to the host; localhost does not work; make the port available; browser cannot connect; forward a port; страница белая;
    страница не грузится; сайт не грузится на localhost; снаружи не открывается а внутри открывается; page will not load;
    blank page; что за 0.0.0.0 в списке портов; стрелка в колонке ports; 0.0.0.0:8080->80/tcp;
    хочу открыть сайт который работает в контейнере; сайт крутится в контейнере а как его увидеть; сделай так чтобы порт был виден с моего компьютера;
    прокинуть порты наружу; зачем вообще пробрасывать порт; правда ли что без -p снаружи не попасть; как сделать чтобы браузер видел приложение;
    порт контейнера вывести на хост; веб приложение в докере как открыть; expose сделал а всё равно не открывается; how to open site from docker;
    i want to see the web page of my container; why do i need to publish a port at all; is it true that without -p nobody can reach it;
    how to make browser see my app in docker; bind container port to host; how can i visit the container from chrome; port forward docker;
    make my web app reachable; вывести сайт из контейнера на localhost; how does my browser get to the container; пробросил порты или нет зачем это;
    попасть в веб интерфейс контейнера; админка в контейнере как открыть; localhost:3000 из контейнера;
    сервис слушает 8080 внутри как достучаться снаружи; open my api from postman when it is in docker; show my site from docker to the browser`,
  network: `как контейнеру увидеть другой контейнер; link containers; как контейнеру обратиться к другому;
    контейнеры не могут соединиться; сеть docker зачем; подключиться из контейнера к базе;
    один контейнер не видит другой; общая сеть; как контейнеры общаются; обратиться по имени контейнера;
    доступ к базе из другого контейнера; достучаться до хоста из контейнера; how do containers talk; app cannot reach the database;
    communication between containers; shared network; put containers in one network; one container cannot see another;
    connect to a database in another container; reach the host from inside; docker networks explained; бэкенд не видит базу;
    приложение не подключается к postgres; connection refused к базе в контейнере; backend cannot reach postgres; frontend and backend containers;
    сервисы не видят друг друга;
    зачем контейнерам сеть; что такое сети в докере для новичка; как устроена сеть у контейнеров;
    правда ли что контейнеры по умолчанию друг друга видят; находят ли контейнеры соседей по имени; do containers know each other by name;
    кто с кем может разговаривать; what are docker networks for; do containers see each other by default; how is networking done in docker;
    who can talk to whom; is there a network between my containers; docker network for beginners; устройство сети между контейнерами;
    are containers connected to each other; сеть в докере для чего; объединить контейнеры сетью зачем; what do i gain from a docker network`,
  limits: `контейнер жрёт всю память; ограничить ресурсы; сколько оперативки контейнеру; дать меньше памяти; лимит памяти; контейнер грузит процессор;
    сколько потребляет контейнер; ограничить процессор; убит из-за памяти; docker stats что показывает; нагрузка контейнера; container eats all memory;
    restrict resources; how much ram does it take; give it less memory; container uses all cpu; memory limit; killed because of memory;
    cap the cpu; resource usage; сколько ресурсов ест контейнер; сколько оперативки жрёт; посмотреть нагрузку; how much ram is my container eating;
    почему контейнер тормозит;
    Память и процессор; Memory and CPU; контейнер сожрал всю оперативку как не дать; хочу дать контейнеру только 512 мегабайт;
    не давать контейнеру больше одного ядра; сервер лёг из-за одного контейнера; можно ли урезать контейнер по памяти; урезать проц контейнеру;
    по умолчанию контейнеру доступна вся память; how to give container only 512 mb; do not let it use more than one core;
    one container slows down my whole server; is memory of a container limited by default; can i cap how much ram it takes; put a ceiling on cpu;
    container took all my memory how to stop that; поставить потолок оперативки; at most half a cpu for the container;
    чтобы один контейнер не съел сервер; потолок оперативки для контейнера; не больше половины ядра контейнеру; half of a cpu for a container;
    чтобы контейнер не уронил сервер; quota of memory`,
  healthcheck: `проверка работоспособности контейнера; контейнер unhealthy; что значит healthy в статусе; как docker узнаёт что программа жива; статус здоровья;
    зачем healthcheck; проверять что сайт отвечает; is my service alive; container is unhealthy; what does healthy mean; check health; why healthcheck;
    probe;
    контейнер запущен а сервис внутри мёртв как узнать; как докер поймёт что приложение зависло; что за (healthy) рядом с Up;
    перезапустит ли докер unhealthy контейнер; правда ли что healthcheck сам чинит контейнер; проверка что программа отвечает;
    health: starting что значит; container is up but the app inside is dead; how does docker know my app hangs; what is (healthy) next to Up;
    does docker restart an unhealthy container; health: starting what is it; test if the app answers; is up the same as healthy;
    докер проверяет живо ли приложение; container shows unhealthy what now; статус unhealthy в docker ps почему; зелёный или больной контейнер;
    app answers or not how docker decides`,
  stats: `контейнер жрёт память; кто грузит процессор; посмотреть память контейнера; посмотреть процессы контейнера; which container eats memory;
    show cpu of containers; ps inside container;
    кто из контейнеров грузит машину; хочу видеть нагрузку по контейнерам; монитор ресурсов докера; сколько контейнер кушает оперативы и проца;
    компьютер шумит какой контейнер виноват; посмотреть потребление в реальном времени; which container makes my computer hot;
    how to see load of each container; resource monitor of docker; how much cpu and ram does it take right now; live usage of containers;
    htop for docker; диспетчер задач докера; task manager for docker; чем измерить нагрузку контейнера; see which one uses most memory;
    измерить сколько ест каждый контейнер процессора; graph of container memory; самый прожорливый контейнер`,
  'container-localhost': `приложение в контейнере не видит базу на localhost; база на ноутбуке а программа в контейнере; access host from inside container;
    my app in docker cannot see the database on localhost; host localhost from inside; reach localhost of my machine from inside the container;
    как из контейнера попасть на мой компьютер;
    приложение из контейнера не может подключиться к моей локальной базе; почему localhost внутри не мой компьютер;
    в конфиге localhost а внутри докера не работает; чей localhost внутри контейнера; хочу из контейнера обратиться к программе на моём ноуте;
    postgres стоит на компе а контейнер его не видит; какой адрес хоста изнутри контейнера; curl localhost внутри контейнера отказ;
    whose localhost is it inside a container; postgres on my laptop and container does not see it; why localhost in docker is not my computer;
    what address does my host have from inside; program on my pc from the container; connect docker app to local database;
    works with localhost on my pc but not in docker; call api running on my machine from docker; бэкенд на компе а фронт в контейнере не достучится;
    container talks to a server on my laptop; 127.0.0.1 изнутри это кто; апишка на моём компе а контейнер до неё не достаёт;
    изнутри 127.0.0.1 ведёт не туда; container talks to a server on my laptop how; host machine address for a container`,
  'run-command': `запустить сразу две команды; docker run с двумя командами; как заменить CMD при запуске; почему флаг после имени образа не действует;
    флаги до имени образа; command after the image; two commands at once in docker run; arguments after the image name;
    why is my flag ignored after the image name; pass args to entrypoint; ls внутри контейнера одной командой;
    можно ли дописать свою команду после названия образа; хочу выполнить в контейнере другую команду вместо стандартной;
    флаг поставил в конец и он не сработал; куда писать флаги до образа или после; почему мой -p в конце строки не действует;
    что будет с хвостом строки после имени образа; выполнить cd и ls одной строкой docker run; where do flags go before or after the image;
    my -p at the end of the line is ignored; words after the image name what are they for; how to run two commands with &&;
    does the order of options in docker run matter; give arguments to my script in docker; хочу сразу ls в контейнере без захода;
    дописал команду после образа что она заменит; выполнить одну команду в образе и выйти; run only one command in an image and exit;
    что допишется вместо CMD`,
  'one-process': `можно ли в одном контейнере и базу и сайт; запустить nginx и php в одном контейнере; сервис внутри контейнера не стартует service start;
    should i put everything into one container; database and app in the same container; service nginx start не работает; pid 1;
    хочу в один контейнер и сайт и базу засунуть; правда ли что в контейнере должна быть одна программа;
    можно ли поставить в контейнер сразу nginx и mysql; почему не принято класть всё в один контейнер; почему systemctl не работает в контейнере;
    System has not been booted with systemd; как запустить службу внутри контейнера; делить приложение на несколько контейнеров или один;
    is it ok to put website and database together; why systemctl does not work in a container; everything in one container good or bad;
    is it true that a container should have one process; how many programs fit in one container; start a service inside docker;
    should each program have its own container; split the app into several containers; микросервисы по разным контейнерам или все в одном;
    put cron and web in one container; микросервисы в одном контейнере держать; should the web server and the worker share a container;
    cron и сайт в одном контейнере`,
  interrupt: `висит и ничего не делает; команда выполняется вечно; застрял внутри контейнера; как вернуться в обычный терминал; it just hangs;
    stuck inside the container; how do I abort; прервать сборку; cancel a build; остановить логи; logs -f не выходит; quit follow mode;
    консоль занята и не пускает; как снять зависшую команду; отменить то что сейчас выполняется; как выйти из docker logs -f;
    хочу прекратить сборку на середине; как бросить команду на полпути; выпрыгнуть из контейнера чтобы он жил дальше; чем оборвать бесконечный вывод;
    how to cancel the running command; stop the build in the middle; endless output how do i stop it; how to leave docker logs -f;
    kill the current command in the terminal; terminal shows nothing and does not accept commands; abort what is running now;
    get out and leave it running; завис вывод логов как выйти; stop following logs; логи бегут и не останавливаются; отвисни терминал;
    курсор мигает и ничего нельзя ввести; blinking cursor and i cannot type; how do i stop following the logs`,
  'list-filter': `only exited ones in the list; вывести лишь имена контейнеров; grep по docker ps; only running with a certain name`,
  'run-line': `с какими ключами был создан контейнер; see the options a container was started with; подсмотреть команду запуска чужого контейнера`,
};
