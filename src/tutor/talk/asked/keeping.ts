/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const KEEPING_ASKED: Readonly<Record<string, string>> = {
  'image-or-container-gone': `снёс контейнер а имейдж на месте; удаляя контейнер я теряю образ или нет; правда ли что rm не трогает образ;
    боюсь удалить контейнер вдруг образ пропадёт; если контейнер стереть придётся качать заново; образ и контейнер удаляются вместе или отдельно;
    is it true that rm does not touch the image; i am afraid to delete the container and lose the image;
    do i have to download again after i delete the container; are image and container removed together; does --rm delete the image;
    container is removed is my image safe; сотру контейнер образ уцелеет; image safe after deleting container; сотру контейнер а образ уцелеет;
    image stays after i delete the container; контейнеры удалил образы целы`,
  'image-under-container': `хочу удалить образ но из него крутится контейнер; сломается ли контейнер если снести его образ;
    что станет с работающим контейнером без образа; образ держит контейнер как удалить; правда ли что нельзя удалить образ под живым контейнером;
    will my container break if i delete its image; container is running from the image i want to delete; can a container live without its image;
    image is held by a running container; is it true that i cannot delete the image of a live container; образ занят контейнером как снести;
    delete image used by a running container; образ нужен пока контейнер бежит; pull the image from under a running container;
    стереть образ а контейнер оставить`,
  'rename-image': `опечатка в имени образа как поправить; хочу дать образу другое название; собрал под старым именем как сменить;
    есть ли команда rename для образа; обозвал образ не так; убрать лишнее имя у образа; образ остался без имени как назвать;
    i misspelled the image name; want to give the image another title; is there a rename command for images; built it under the wrong name;
    my image has no name how to give one; get rid of an extra name of the image; сменить название образа; wrong name given to my image;
    исправить название образа; my image got the wrong name; переназвать имейдж`,
  'edit-image': `можно ли залезть в образ и поправить файл; хочу подправить один файл в имейдже; нашёл ошибку в собранном образе как исправить;
    правда ли что образ нельзя менять; почему изменения не попадают в готовый образ; как добавить что-то в скачанный образ;
    want to fix one file in the image; found a mistake in my built image how to correct; is it true that images cannot be modified;
    how to add something to a downloaded image; can i open the image and edit it; tweak an existing image; поправить файл в готовом образе;
    alter something inside a built image; дописать файл в собранный образ; patch a built image; внутренности образа поменять`,
  'update-image': `вышла новая версия nginx как перейти; хочу свежую версию образа; образ скачан год назад как обновить; сам ли докер обновляет образы;
    как обновить контейнер не потеряв данные; правда ли что pull не обновит работающий контейнер; контейнер на старой версии как поднять на новой;
    скачал новый образ а контейнер старый; новая версия postgres в докере; new nginx is out how do i switch;
    image was pulled a year ago how do i refresh it; does docker update images by itself; upgrade container without losing data;
    is it true that pull does not update the running container; i pulled the new image but the container is still old; how to keep images up to date;
    my redis is old how to get newer one; перейти на свежую версию; newer release of postgres image came out; свежий релиз postgres вышел перейти;
    newer release of the image came out; образ протух`,
  'choose-tag': `надо ли писать цифры после двоеточия; какую версию python писать в FROM; чем опасно писать latest;
    хочу чтобы сборка через год была такой же; правда ли что latest лучше не писать; какую из сотни меток взять;
    версию указывать полностью или только первую цифру; alpine с номером или без номера; should i write numbers after the colon;
    want the same build in a year; which of the hundred tags do i take; is it true that latest is a bad idea; full version or only major version;
    what is wrong with latest; node:20 or node or node:latest; с версией или без писать образ; fix the exact version in FROM or not;
    с номером версии или без него писать FROM; exact version in FROM or not; безопасная версия тега для прода`,
  'pull-by-digest': `хочу скачать именно этот образ бит в бит; где взять длинный sha для скачивания; FROM с собакой и хешем;
    чтобы образ никогда не подменили; как указать точный хеш вместо версии; want exactly this image bit for bit; from line with at sign and hash;
    be sure that nobody swaps the image; use hash instead of version; where to get the sha for pulling; качать по sha; exact same image by its checksum;
    качать по sha вместо версии; pull exactly by sha; @sha256 после имени`,
  'image-age': `скачал сегодня а пишет что создан месяц назад; почему дата создания не сегодняшняя; пересобрал а дата прежняя; сколько лет этому образу;
    правда ли что CREATED это дата сборки; не та дата у образа; downloaded today but it says created a month ago; i rebuilt but the date is the same;
    is CREATED the date of build or of download; wrong date of the image; how many days old is my image; why date in image list is so old;
    дата в списке странная; image says weeks ago though fresh; странная дата у свежего образа; fresh image says weeks ago; почему возраст образа большой`,
  'compressed-size': `на хабе одна цифра а у меня другая; почему на сайте образ меньше; скачалось 50 а занял 150 мегабайт;
    в реестре образ весит меньше почему; сколько интернета потратится на образ; правда ли что образы качаются сжатыми;
    one number on the site and another on my disk; why is it smaller on the website; it downloaded 50 and takes 150 megabytes;
    how much traffic will the pull use; are images zipped when downloading; image takes more on disk than what was downloaded;
    мегабайты не сходятся с сайтом; hub shows less megabytes; мегабайты на хабе и у меня не сходятся; hub shows less megabytes than my disk;
    качается меньше чем занимает`,
  'remove-all': `хочу снести вообще всё и начать заново; как удалить разом все контейнеры и образы; выжечь всё из докера;
    сделай так чтобы не осталось ни одного контейнера; одной строкой убить и удалить контейнеры; полная зачистка докера; удалить все имейджи;
    how to burn everything down; want to delete all and start from zero; one line to kill and delete containers; no container should be left;
    delete all containers and images together; full wipe of docker; remove every image i have; удалить подчистую всё; kill and remove everything;
    подчистую удалить все контейнеры и образы; докер с чистого листа`,
  'free-space': `диск забился докером; докер сожрал сто гигов; на компе не осталось места из-за образов; хочу вернуть место на диске;
    что в докере можно безопасно почистить; почему докер столько занимает; папка docker весит много; как избавиться от хлама докера;
    сделай чтобы докер занимал меньше; disk is full after builds; docker ate hundred gigabytes; no space on my computer because of images;
    want my disk space back; what is safe to clean in docker; why does docker occupy so much; docker folder is huge; make docker take less disk;
    clear junk of docker; докер отъел диск; reclaim gigabytes from docker; место улетает после каждой сборки; винчестер забит образами`,
  'dockerfile-from-image': `есть образ а докерфайла нет; хочу узнать по какому рецепту сделан образ; можно ли из имейджа достать докерфайл;
    как понять как собирали чужой образ; докерфайл потерялся а образ остался; i have an image but no dockerfile; want to know the recipe of an image;
    get dockerfile out of image; dockerfile is lost but image is left; how did they make this image; can i decompile an image;
    вытащить докерфайл из имейджа; how was this image made i lost the file; вытащить рецепт из чужого имейджа;
    how was this image made, the file is lost; исходный докерфайл образа`,
  'image-visible': `увидят ли другие мои исходники если выложу образ; пароль в образе найдут или нет; хочу посмотреть какие файлы лежат в имейдже;
    глянуть внутрь образа не создавая контейнер; что лежит внутри чужого образа; как распаковать образ и глянуть; можно ли спрятать код внутри образа;
    правда ли что из образа можно всё достать; посмотреть файлы образа не запуская; will others see my source if i share the image;
    can they find the password in my image; how to unpack image and look; can i hide code inside an image;
    is it true that anyone can extract files from an image; see files of an image without running it; чужие глаза увидят мой код;
    can a stranger read my image; чужие прочитают файлы моего образа; код внутри образа защищён или нет`,
  'two-forms': `docker ps и docker container ls это одно; почему в уроке docker images а в доке docker image ls; какой вариант команды правильный;
    зачем слово container в командах; правда ли что короткая команда устарела; docker rm или docker container rm;
    is docker ps the same thing as docker container ls; lesson says docker images and docs say docker image ls; which variant of the command is correct;
    why the word container in commands; is the short command deprecated; old style and new style of docker commands; длинная и короткая команда;
    docker images vs docker image ls what to use; длинный вариант команды и короткий; docker rmi vs docker image rm what to use;
    docker container run зачем так длинно`,
  'image-name': `какие буквы нельзя в имени образа; что за слеш в середине имени; почему имя образа маленькими буквами; можно ли кириллицу в названии;
    из чего складывается полное имя образа; дефис и подчёркивание в имени образа можно; как лучше назвать свой имейдж; которые знаки разрешены;
    which letters are not allowed in image name; slash in the middle of the name; is a dash ok in the image name; why image name in small letters;
    what does the full name of an image consist of; good name for my image; can i use dots and underscores in the image name; правила названия образа;
    allowed characters for naming; allowed characters for naming an image; имя образа с заглавной можно`,
  'id-or-digest': `у образа два хеша какой настоящий; зачем и айди и дайджест; sha в списке и sha при скачивании не совпали;
    правда ли что id и digest одно; image has two hashes which is the real one; sha in the list and sha at pull do not match; why both id and digest;
    is image id a digest; digest column is empty; айди против дайджеста; two sha numbers of one image; две разные контрольные суммы`,
  'layer-or-container': `слой это часть образа или контейнера; путаю слой и образ; слой запускается или нет; образ состоит из слоёв или из контейнеров;
    правда ли что каждый слой это мини образ; i mix up layer and image; can a layer run by itself; is an image made of layers or containers;
    is each layer a small image; layer belongs to an image or a container; слой не то же что контейнер; is layer equal to image;
    слой равен образу или нет; is layer equal to container; слоями называют контейнеры`,
  'many-layers': `сколько слоёв можно сделать; у меня тридцать слоёв это много; надо ли склеивать инструкции чтобы слоёв стало меньше;
    правда ли что лишний слой замедляет; схлопнуть слои в один; зачем экономить на слоях; i have thirty layers is it much;
    is it true that extra layers slow it down; collapse layers into one; do i need to glue instructions together; flatten the image; why save on layers;
    is there a maximum of layers; слоёв дофига плохо ли; does it hurt to have many layers; объединять ли слои`,
  overlay: `как докер складывает слои в одну папку; файл изменён в верхнем слое какой увижу; где на диске лежат слои;
    удалил файл а в нижнем слое он есть; что за папка overlay2 такая огромная; правда ли что слои накладываются как плёнки;
    how does docker stack layers into one folder; file changed in the upper layer which one do i see; what is this huge overlay2 folder;
    where on disk are layers; are layers like transparent sheets; deleted in top layer but still below; как слои превращаются в одну файловую систему;
    layers merged into one filesystem how; слои превращаются в одну файловую систему как; merged view of layers; как из слоёв получается одна папка`,
  'build-platform': `собрал на макбуке а на сервере не запускается; хочу образ и для arm и для intel; как собрать под распберри; сервер x86 а у меня m1;
    указать платформу при сборке; под какой процессор собран мой образ; сделай образ для linux amd64; built on a macbook but the server refuses it;
    want image for both arm and intel; how to build for raspberry pi; server is x86 and i have m1; set platform at build; which cpu is my image for;
    cross compile docker image; собрать под x86 с мака; arm laptop and amd server; arm laptop and amd server how to build; кросс сборка образа`,
  'choose-base': `с чего начать свой образ; какой from взять для сайта на node; на чём строить образ убунту дебиан или альпайн;
    какой имейдж взять за основу для java; правда ли что alpine всегда лучше; посоветуй базовый образ; what should i start my image from;
    which from for a node site; ubuntu debian or alpine to build on; recommend a base image; is it true that alpine is always better;
    what to use as base for java; какую основу взять для питона; pick a base for my image; основу для питона какую взять;
    с какого дистрибутива строить образ`,
  distroless: `образ в котором нет ничего кроме программы; хочу образ без лишнего и без оболочки; зачем убирают shell из образа;
    что за образы от гугла без системы; правда ли что distroless безопаснее; image with nothing except my program; why remove the shell from an image;
    google images without an os; is distroless safer; image without package manager; образ без шелла от гугл; distroless what for;
    голый образ с одной программой`,
  'first-stage-kept': `останется ли компилятор в готовом образе; куда исчезает всё из первой стадии; попадут ли исходники из builder в итог;
    правда ли что первая стадия выбрасывается; второй FROM стирает первый; почему два FROM а образ маленький; занимает ли первая стадия место на диске;
    will the compiler stay in the ready image; where does everything from the first stage disappear; do sources from builder get in the result;
    is the first stage thrown away; does the second FROM erase the first; two FROM but the image is small why; does the builder stage take disk space;
    первая стадия останется ли в размере; is go compiler inside final image; весит ли первая стадия в итоге; is go compiler inside the final image;
    промежуточная стадия попадает в размер`,
  'stage-or-layer': `стадия и слой это про одно; что называют стадией; зачем писать as builder; слово после AS зачем; как обозвать стадию;
    правда ли что каждый FROM начинает новую стадию; как посчитать сколько стадий в докерфайле; is a stage the same thing as a layer;
    what do they call a stage; why write as builder; word after AS what for; does every FROM begin a new stage; how many stages are in my dockerfile;
    стадия против слоя; meaning of the name after AS; этап сборки и слой`,
  'tag-how': `как приклеить метку к образу; хочу чтобы у образа было два имени; поставить версию 1.0 на собранный образ;
    какой стороной писать docker tag; пометить образ перед пушем; сначала старое имя или новое в docker tag; how to stick a label with version on image;
    want two names for one image; set version 1.0 on my image; old name first or new name first; mark the image before push; command to add another tag;
    навесить ещё одну метку; give existing image a v2; навесить ещё одну метку на образ; give an existing image the v2 tag; протегать образ`,
  'image-or-program': `образ это как инсталлятор; чем имейдж отличается от zip архива; это как iso диск; образ это программа или что;
    правда ли что образ похож на установщик; можно ли разархивировать образ; is it like an installer; how does an image differ from a zip file;
    is it like an iso disk; image is a program or not; can i unzip an image; image compared to exe; имейдж это архив что ли; image versus installer;
    образ как установочный файл`,
  'avoid-none': `после каждой сборки остаётся none; хочу чтобы none больше не появлялись; откуда опять взялся none; можно ли спокойно удалить none;
    почему старая сборка превращается в none; чем грозят none в списке; none is left after every build; want no more none images;
    why again none in the list; old build turns into none why; can i delete none without fear; how to stop getting untagged images;
    опять none после сборки надоело; keep getting none images; чтоб безымянные образы не копились`,
  'pull-output': `что за строки бегут при скачивании; pull complete и already exists что это; почему качает несколько кусков сразу;
    буквы и цифры слева при скачивании; почему написано image is up to date; что значит waiting при скачивании;
    what are the lines running during download; why several pieces at the same time; letters and digits on the left while pulling;
    what is Waiting in pull; already exists but i never downloaded it; progress bars of docker pull; what do pull lines mean;
    полоски загрузки в docker pull; what do the pull lines mean; несколько строк качаются параллельно`,
  'pull-all-tags': `хочу скачать все версии образа; как скачать старую версию а не последнюю; скачать конкретный тег; можно ли разом все метки;
    нужна версия 3.12 а не последняя; as many versions as there are pull them all; how to download an older version not the last;
    i need version 3.12 and not the latest; get all tags with one command; download particular tag; качнуть все версии;
    one particular old version of an image to download; старую сборку образа скачать`,
  'base-gone': `что если автор удалит базовый образ; перестанет ли работать мой образ без базового; можно ли стереть golang после сборки;
    нужен ли базовый после того как собрал; правда ли что мой образ зависит от чужого; alpine обновился изменится ли мой образ;
    what if the author deletes the base image; will my image stop working without the base; may i erase golang after the build;
    is my image dependent on someone else's; alpine was updated will my image change; base removed does my image still run;
    исходный базовый образ исчез будет ли работать мой; base image disappeared will mine work; удалю базовый а мой останется`,
  'logs-since': `хочу логи только за сегодня; логов тысячи строк как увидеть конец; показать последние сто строк; когда было написано это сообщение;
    логи с датой и временем; обрезать вывод логов; только свежие логи; want logs only for today; thousands of lines how to see the end;
    last hundred lines of logs; at what time was this line written; only fresh logs; logs between two times; show date in docker logs; хвост логов;
    logs for last ten minutes; logs for the last ten minutes; логи со временем каждой записи`,
  'registry-delete': `как убрать мой образ с докерхаба; выложил лишнее в хаб хочу удалить; случайно запушил образ с паролем;
    rmi удалит образ в интернете; отменить пуш; стереть старые версии на хабе; take my image off docker hub;
    i pushed an image with a password by accident; does rmi delete it on the internet too; cancel a push; erase old versions on the hub;
    remove what i uploaded; снести образ с хаба; unpublish my image; unpublish my image from hub; убрать тег с докерхаба`,
  wait: `хочу в скрипте дождаться пока контейнер закончит; как подождать окончания задачи в контейнере; узнать когда контейнер доработает;
    скрипт идёт дальше не дождавшись контейнера; сделай так чтобы команда ждала контейнер; script goes on without waiting for the container;
    wait for the task in the container to end; want my script to pause until the container is done; know when the container is done;
    block until container stops; ждать окончания контейнера; block until it finishes; ждать окончания контейнера в скрипте;
    block the script until the container finishes; контейнер доработает и тогда дальше`,
};
