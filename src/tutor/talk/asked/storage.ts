/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const STORAGE_ASKED: Readonly<Record<string, string>> = {
  'read-write-layer': `остаются ли файлы если остановить контейнер; файлы после остановки контейнера; куда пишет контейнер; do files stay when i stop it;
    where does the container write; куда пропали файлы из контейнера; файлы исчезли после удаления контейнера; изменил файл в контейнере сохранится ли;
    что станет с файлами контейнера; останутся ли изменения после перезапуска; где файлы которые создал контейнер;
    поставил программу в контейнере а в новом её нет; пропали изменения; сохраняется ли то что я сделал внутри; верхний слой контейнера;
    файлы пропали после run заново; установил пакет в контейнере и он пропал; my files are gone after i removed the container; are changes kept;
    what happens to files in a container; installed a program in the container and it disappeared; do changes survive a restart;
    where are files written by the container; top layer; files disappeared; is what i do inside saved; changes lost in a new container;
    поставил программу а после пересоздания её нет; новый контейнер без моих изменений; файлы исчезли в новом контейнере;
    installed something and now it is gone; recreated the container and everything is lost;
    в какое место контейнер складывает новые файлы; куда пишется то что я создал внутри; образ не меняется когда я пишу в контейнере;
    если менять файлы в контейнере образ испортится; правда ли что у каждого контейнера свой слой; верхний слой контейнера для записи;
    можно ли испортить образ из контейнера; где физически лежит то что я изменил в контейнере; can a container spoil its image;
    do i change the image when i edit inside the container; where do new files of a container land; is it true that each container has its own layer;
    the thin layer on top; what is the layer that containers write to; image stays the same when i write in a container;
    куда деваются записанные контейнером байты; are writes going to the image; записи контейнера идут в образ или нет;
    does writing inside touch the image; байты которые записал контейнер`,
  diff: `что изменено в контейнере; показать изменённые файлы; какие файлы появились в контейнере; увидеть что поменял контейнер; список изменений контейнера;
    docker diff что показывает; буква A и C; сравнить контейнер с образом; see changed files; compare a container with its image;
    which files were added in the container; list of changes; what does docker diff show; what was modified inside; что контейнер поменял в файлах;
    изменения файловой системы контейнера; changes of the file system;
    что контейнер натворил с файлами; какие файлы появились пока контейнер работал; что значат C и A перед путями;
    посмотреть что программа записала на диск контейнера; отследить изменения файлов контейнера; what did the container do to its files;
    letters C and A before paths; which files appeared while it was running; find out what the program wrote; track changes in container files;
    what is new in the filesystem of the container; что нового появилось в файловой системе контейнера; какие файлы контейнер потрогал;
    which files did the container touch`,
  commit: `сделать образ из контейнера; можно ли сделать образ из контейнера; сохранить изменения контейнера в образ; собрать образ без докерфайла;
    образ без dockerfile; image from a container; make an image of a container; image without a dockerfile; превратить контейнер в образ;
    сохранить то что сделал в контейнере; создать образ из работающего контейнера; запомнить изменения в образе; снимок контейнера;
    commit или dockerfile; docker commit зачем; сделать слепок; snapshot of a container; new image from my container; save what i did in the container;
    commit or dockerfile; why is commit bad; remember changes as an image; store the state of a container as an image;
    настроил всё внутри контейнера как теперь сохранить; хочу из своего контейнера получить образ; зафиксировать контейнер в новый имейдж;
    поставил программы внутри и хочу такой же образ; можно ли сохранить контейнер не писав докерфайл; как сохранить состояние контейнера;
    сделай образ из того что я наделал; почему не советуют docker commit; i set up everything inside how do i save it;
    want to get an image from my container; can i avoid a dockerfile and save the container; why do people say not to use commit;
    freeze my container into an image; installed programs inside and want the same image; keep state of container as image;
    make new image out of running container; запечь изменения контейнера в образ; bake container into image; запечь контейнер в образ;
    bake my container into an image; увековечить настроенный контейнер; сделать из контейнера шаблон`,
  cp: `перекинуть файл в контейнер; вынуть файл из контейнера; скопировать из контейнера на комп; закинуть файл в контейнер; забрать файл из контейнера;
    как передать файл внутрь; копирование между хостом и контейнером; файл с компа в контейнер; скачать файл из контейнера;
    copy between host and container; move a file into a container; take a file from a container; transfer a file to the container;
    file from the container to my computer; upload a file into the container; extract a file;
    как перекинуть файлик с компа в контейнер; хочу забрать результат из контейнера к себе; отчёт создался внутри контейнера как его достать;
    сделай так чтобы файл оказался в контейнере; закинуть конфиг в работающий контейнер; скачать лог файл изнутри;
    можно ли достать файл из остановленного контейнера; команда копирования из контейнера на хост; how to take file from container;
    report was created inside how do i get it; put my config in the running container; can i copy from a stopped container;
    bring a file out to my computer; send file to container; the result file is inside the container; copy folder from container to pc;
    утащить файл из контейнера; drag a file into a container; положить дамп внутрь; дамп базы положить в контейнер; вытянуть архив из контейнера;
    pull a file out of the container to my desktop; drop a file into the container`,
  volume: `файлы пропали после docker rm; данные исчезли после удаления; как не потерять файлы контейнера; список томов; посмотреть список томов; list volumes;
    my files are gone after docker rm; data lost after removing the container; посмотреть тома; как сохранить данные; чтобы данные не пропали;
    хранить базу в докере; данные пропадают при перезапуске; volume зачем; где держать данные базы; чтобы файлы не удалились вместе с контейнером;
    вольюм это что; для чего тома; постоянное хранилище; данные остаются после удаления; не потерять базу; сохранять файлы между запусками;
    подключить том; именованный том; как примонтировать том; persistent data; keep the database; where do i store data; data disappears after restart;
    do not lose my data; storage for a container; what are volumes for; named volume; save files between runs; attach a volume; permanent storage;
    data should survive; где держать postgres; базу не сотрёт; не сотрутся ли данные базы; один том на два контейнера; two containers one volume;
    keep postgres data; данные базы должны остаться; share data between containers;
    каждый раз база пустая после пересоздания; хочу чтобы данные жили дольше контейнера; сделай так чтобы база не обнулялась; флешка для контейнера;
    нафига нужен вольюм; куда складывать данные чтобы не потерять; база данных обнуляется; как хранить файлы между контейнерами;
    снёс контейнер и потерял базу; every time my database is empty; i want data to outlive the container; like usb stick for a container;
    why would i need a volume; my data is lost each time i recreate; how to not lose database in docker; where to put data so it does not disappear;
    database resets every time; чтоб база пережила пересоздание; put database somewhere permanent; хранилище которое не исчезает;
    место где данные не пропадут; persistent folder for my database; данные переживают контейнер как; uploads disappear after redeploy;
    загруженные картинки пропали после обновления контейнера`,
  'bind-mount': `показать контейнеру мою папку; код с моего компьютера в контейнере; mount my current folder; my folder inside the container; живое обновление кода;
    пробросить папку с компьютера; видеть файлы хоста в контейнере; подмонтировать папку; связать папку с контейнером;
    править код и сразу видеть в контейнере; общая папка; папка проекта в контейнере; чтобы код обновлялся без пересборки; -v папка;
    доступ к файлам компьютера из контейнера; расшарить папку; shared folder; use a folder of my computer; edit code without rebuilding;
    local directory in the container; map a directory; see my files inside; hot reload; attach a host folder; pass a folder to a container;
    чтобы код менялся сразу в контейнере; редактирую файл на хосте а контейнер видит; see code changes at once; give a container my files;
    хочу чтобы контейнер видел папку с моего диска; меняю код и не хочу пересобирать каждый раз; сделай так чтобы мои файлы были видны внутри;
    как контейнеру показать каталог с компа; поправил код а контейнер сразу подхватил; папка проекта внутри контейнера без COPY;
    связать папку на ноуте и в контейнере; можно ли не пересобирать образ при каждой правке; положить html из моей папки в nginx;
    want container to see folder on my disk; i do not want to rebuild after each edit; how to make my files visible inside;
    link a folder of my laptop and the container; serve html from my folder with nginx; can docker read files from my disk;
    dev mode with my code inside docker; use project folder in container without copy; хочу править код на лету; live reload of my source in docker;
    подсунуть свою директорию; подсунуть контейнеру свою директорию; live reload моего кода в контейнере; my directory should appear in the container;
    исходники снаружи а запускаются в контейнере`,
  'volume-bind': `том и bind mount разница; что лучше том или папка; volume или mount; вольюм и маунт; чем volume отличается от mount; отличие тома от папки хоста;
    когда том а когда папка; bind mount vs volume; volume or mount; which is better a volume or a folder; named volume vs bind mount;
    when a volume and when a mount;
    куда класть базу в том или в папку; что брать для базы а что для кода; папка хоста лучше чем том или хуже; когда именованный том а когда своя папка;
    вольюм или своя папка с компа; is it better to use my folder or a volume for a database; what for data and what for code;
    host folder or docker volume; named volume or my own folder; are a volume and a mounted folder the same thing; зачем том если можно папку;
    why a volume when i can use a folder; pros and cons of volumes and bind mounts; том против папки; volume vs folder on my disk for code;
    вольюм против папки хоста; что надёжнее том или папка; should database use a volume or a directory`,
  'volume-prune': `почистить тома; снести том; очистить volume; удалить данные тома; тома занимают место; удалить ненужные тома; анонимные тома откуда;
    посмотреть вольюмы; delete volumes; clean volumes; list of volumes; volumes take space; where do anonymous volumes come from; wipe a volume;
    see volumes; том с длинным именем;
    хочу выкинуть старые вольюмы; куча томов непонятно откуда как убрать; как узнать какие тома уже не нужны; чистка томов;
    не удалит ли volume prune нужную базу; том не нужен как стереть; вольюмы съели диск; remove old volumes; lots of volumes from nowhere;
    how to know which volumes are not needed; will volume prune delete my database; volumes ate my disk; is docker volume prune dangerous;
    command to list and delete volumes; вывести все вольюмы списком; what volumes do i have; мусорные тома; list of unused volumes;
    мусорные тома убрать; вольюмов накопилось много`,
};
