/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const IMAGES_ASKED: Readonly<Record<string, string>> = {
  image: `из чего состоит образ; что внутри образа; образ это файл или папка; what is inside an image; is an image a file; образ это что такое;
    докер образ что это; что понимается под образом; из чего сделан образ; образ простыми словами; для чего нужны образы; что такое имидж в докере;
    образ можно редактировать; как поправить готовый образ; docker image meaning; image in simple words; what are images for;
    what is an image made of; can i edit an image; is an image an archive; как устроен образ внутри; что можно делать с образом;
    what can i do with an image;
    имейдж докера это программа или что; что физически представляет собой имейдж; хочу понять что вообще лежит внутри имейджа; зачем придумали образы;
    is it true that an image never changes; image in docker it is what; do images actually run or just sit there; template for containers, what is it;
    образ докера определение; сам по себе образ что-то выполняет; docker image definition`,
  'image-container': `почему из образа делают контейнер; образ это класс а контейнер объект; образ и контейнер одно и то же; are image and container the same;
    image is like a class; контейнер и образ разница; образ или контейнер; путаю образ и контейнер; образ vs контейнер; контейнер это запущенный образ;
    что раньше образ или контейнер; как связаны образ и контейнер; один образ много контейнеров; отличие контейнера от образа;
    если удалю контейнер образ останется; container vs image; i confuse images and containers; is a container a running image;
    how are image and container related; one image many containers; if i delete the container is the image gone; image or container;
    сколько копий можно запустить из образа; запустить один образ несколько раз; можно ли из одного образа поднять десять контейнеров;
    run one image many times; если запущу образ дважды будет два контейнера; run twice makes two containers;
    чем шаблон отличается от запущенной штуки; я поднял контейнер, образ теперь занят; правда что контейнер это копия образа; не могу понять где образ
    а где контейнер; is it true that every container is a copy of the image; what is the relation of image to container; контейнер рождается из
    имейджа, так; образ против контейнера кратко; why do we need both images and containers`,
  'image-list': `какие образы есть на компьютере; показать образы; команда чтобы увидеть образы; show images; command to see images; как вывести список образов;
    где увидеть размер образа; посмотреть образы; вывести список образов; глянуть образы; увидеть скачанные образы; где список моих образов команда;
    чем посмотреть образы; проверить что образ скачался; проверить что образ собрался; see downloaded images; which command lists images;
    check that the image was built; view all images; find the image in the list; как понять что образ собрался; есть ли такой образ на хосте;
    did my image get built;
    хочу увидеть всё что у меня скачано; чем глянуть какие имейджи лежат на хосте; where can i look at my images; как проверить наличие образа на
    хосте; список имейджей вывести; хочу таблицу со всеми образами; в таблице что за колонка CREATED`,
  tag: `Тег; Tag; что такое 3.21 в имени образа; цифры после двоеточия; что после двоеточия в имени; дать имя готовому образу;
    numbers after the colon; name an image that is built already; как поменять имя образа; rename an existing image; версия в имени образа;
    тег образа зачем; тег это версия; как добавить тег; поменять тег; что после двоеточия; что стоит после двоеточия в имени образа;
    как сделать второй тег; почему две строки с одним id; один id разные имена; прилепить тег; пометить образ; как задать версию образа; tag meaning;
    change the tag; what is after the colon; give the image another name; retag; is a tag a version; зачем давать два имени;
    вернуться к старой версии образа; go back to the old version of an image;
    зачем после имени пишут двоеточие и цифры; что за слово после двоеточия у образа; прилепить к образу версию 1.0; тэг образа на что влияет; what is
    written after the colon in the image name; why image has 1.0 in its name; можно ли переставить тег на другой образ; can i move a tag to a
    different image; тэги докера для чего`,
  latest: `latest что за тег; зачем latest; откуда взялся latest; почему у образа latest; тег по умолчанию; latest это самый свежий; если не писать версию;
    плохо ли использовать latest; почему качает latest; я не писал latest откуда он; default tag; where does latest come from; i did not write latest;
    is latest the newest; latest is bad why; if i do not give a version;
    латест это всегда свежак; правда ли что latest обновляется сам; я не указал версию, что скачается; почему на проде нельзя латест; у меня стоит
    latest а версия древняя; is it true that latest is always the newest; does latest update on its own; my latest is old, why; why people say do not
    use latest in production; откуда у моей сборки слово latest; if i write only the name of image which version will be; latest в имени убрать; что
    подставится вместо версии если её не писать; who decides what latest is`,
  digest: `Дайджест; Digest; что за sha256 в выводе; длинный хеш; зачем нужен хеш образа; digest что это; отличие digest от id;
    как закрепить точную версию; чтобы образ не поменялся; одинаковый образ у всех; @sha256; long hash after pull; at sha256 in the name; digest meaning;
    pin an exact image; digest or tag; so that the image never changes; what is the long sha256 string;
    что за колбаса из букв после sha256; чем длинная контрольная сумма полезна; хочу чтобы у всех был байт в байт тот же образ; правда ли что у
    одинаковых образов хеш совпадает; what's this huge string of letters after sha256; how do i make sure everybody has exactly the same bytes; is the
    checksum different if one byte changes; checksum of image for what; колонка DIGEST зачем; контрольная сумма образа; как убедиться что образ не
    подменили; how do i know that image was not replaced`,
  'image-id': `id образа что это; зачем id; непонятные буквы и цифры у образа; длинный номер образа; можно ли писать не весь id; можно ли вместо имени id;
    где взять id образа; у двух образов одинаковый id; номер образа; letters and numbers of an image; can i type part of the id;
    where do i get the image id; image number; two images with the same id; id in the list of images;
    двенадцать символов в колонке IMAGE ID это что; можно набрать только первые три буквы айдишника образа; зачем образу номер если есть имя; what are
    the 12 characters in IMAGE ID; can i type just first three letters of image id; правда ли что id образа можно сокращать; хочу обратиться к образу
    без имени; how do i refer to an image that has no name; почему айди у образа такой короткий; IMAGE ID what does it show; обязательно ли писать id
    образа целиком; must i type the whole image id`,
  dangling: `почему образ без имени; образ без названия; куда делось имя образа; image without a name; why has my image no name; образ потерял имя;
    собрал без имени; откуда берётся none; в списке none none; образы с именем none; что за образы без имени; появились странные образы none;
    почему у образа нет имени; почему пропало имя у старого образа; none вместо имени; куча none; <none> <none> что это; после пересборки появился none;
    images called none; strange none images; why is there none instead of a name; lots of none; old image lost its tag; what are these none entries;
    после пересборки старый образ стал none; что стало со старым образом после сборки; what becomes of the old image after a new build;
    почему появляются безымянные;
    откуда взялась строчка <none> в моём списке; кто такие none и почему их всё больше; собирала пять раз, теперь полно безымянных; раньше у образа
    было имя, а теперь none; почему после каждой сборки появляется мусорный образ; why do i get a nameless image after every build; my list is full of
    <none>; old one turned into <none>; что за имейдж вообще без имени и тега; это нормально что в списке none; is it ok to have <none> in the list;
    is <none> a broken image; none это битый образ; untagged images, where from; забыл имя при сборке и получился none`,
  'remove-image': `снять тег и оставить образ; убрать имя у образа; remove a tag but keep the image; take a name off an image; снять имя; удалить тег;
    удалить образ команда; как снести образ; убрать ненужный образ; как избавиться от образа; стереть образ; удалить скачанный образ; убрать один образ;
    удаление образа; образ больше не нужен; docker rmi что делает; rmi зачем; how to delete an image; i do not need an image any more; remove one image;
    what does rmi do; erase a downloaded image; drop an image;
    хочу выкинуть один образ; как мне избавиться от старого имейджа; имейдж удалить; какой командой сносят имейджи; сделай так чтобы этого образа не
    было; how do i throw away one image; i want this image gone; which command erases image; можно ли удалить образ силой; стереть скачанный питон с
    диска; delete image docker command; what does Untagged mean when i delete; удаляю образ а пишет untagged вместо deleted; how to remove image from
    my disk; rmi удаляет совсем или только имя;
    образ отслужил своё, куда его деть; не нужен больше имейдж, хочу чтобы его не стало; ненужный имейдж с диска долой; throw the image away, i am
    done with it`,
  'rm-rmi': `rm или rmi; rmi и rm отличие; разница docker rm и docker rmi; что удаляет rm а что rmi; почему две команды удаления; путаю rm и rmi;
    когда писать rmi; rmi vs rm; which one deletes images rm or rmi; why two commands for removal;
    зачем буква i в rmi; я написал docker rm с именем образа и ругается; what does the i in rmi stand for; which of two commands is for containers; в
    каком порядке сносить контейнер и имейдж; правда ли что rm только для контейнеров; is it true that rm works only on containers; should container
    be removed before its image; rm against rmi`,
  'image-prune': `какие образы не используются; удалить неиспользуемые образы; unused images; образы которые никому не нужны; очистить старые образы; почистить старые образы; удалить все none; убрать мусорные образы; очистить образы;
    как удалить неиспользуемые образы; прибраться в образах; удалить все лишние образы; image prune что делает; убрать все none одной командой;
    remove every image; delete all none images; clean old images; wipe all images; purge images; get rid of unused images; what does image prune do;
    нужны ли старые образы можно ли удалять; безопасно ли удалять none; is it safe to delete old images; нужно ли чистить старые образы;
    can i delete none images;
    хочу разом снести все имейджи без имени; накопилось образов, как почистить лишние; убери все none; как одной командой выкинуть образы которыми не
    пользуюсь; clean up nameless images with one command; i want to get rid of all old images at once; how do i delete all <none>; image prune -a
    удалит нужное; does image prune touch images that my containers use; удалит ли prune образ который я использую; prune для образов безопасно; is
    image prune dangerous; слишком много образов скопилось; too many images piled up; почистить только образы, не контейнеры;
    удали образы к которым никто не обращается; delete those images that nobody needs; images without any container, remove them all`,
  'system-prune': `удалить всё; почистить docker; очистить всё в докере; удалить весь мусор; чистка докера; docker засрал диск;
    убрать всё лишнее; docker занял весь диск что удалить; удалить всё ненужное одной командой; как обнулить docker;
    wipe docker; free space; remove all the junk; clean everything; how to clean docker; remove everything unused;
    system prune what does it delete; компьютер тормозит из-за докера; вернуть место на диске; удалить всё что создал docker;
    remove all that docker made; убрать за докером;
    одна команда чтобы вычистить весь хлам; уборка докера целиком; does system prune remove running containers; опасно ли делать system prune; docker
    general cleanup command; tidy up docker completely; вынести мусор из докера; a big cleanup, stopped containers networks cache; prune всего и
    сразу; system prune -a -f что снесёт`,
  'system-df': `сколько места жрёт докер; сколько docker занимает на диске; на что ушло место; посмотреть занятое место; docker system df; кто съел диск;
    что занимает диск; сколько весят все образы вместе; where did my disk go; how much disk does docker take; see disk usage; what eats the disk;
    total size of all images; space taken by docker;
    куда утекли гигабайты, покажи; узнать сколько гигов съел докер; посчитать сколько всё докеровское занимает; хочу видеть разбивку по образам
    контейнерам и кешу; how many gigabytes did docker eat; show me what docker takes on disk; what is RECLAIMABLE; колонка RECLAIMABLE что значит;
    почему сумма в docker system df меньше чем в списке образов; docker disk consumption report; занятость диска докером; breakdown of space by images
    containers volumes`,
  history: `почему в хистори 0B; почему 0B в истории; строки с 0B; why 0B in history; rows with 0B; как узнать что делали с образом; кто что добавил в образ;
    size of each layer; сколько весит каждый слой; шаги образа; из чего собран образ; посмотреть слои образа; как увидеть слои;
    какими командами собран образ; история образа; как был сделан образ; посмотреть размер каждого слоя; какой слой самый тяжёлый команда;
    можно ли восстановить dockerfile из образа; docker history что показывает; see the layers of an image;
    which commands made the image; view image layers; get the dockerfile from an image; show the steps of an image; what does history show;
    посмотреть что внутри образа; заглянуть в образ не запуская; из каких слоёв мой образ команда; look inside an image without running it;
    what is inside the image;
    из каких шагов слепили этот имейдж; хочу посмотреть какой слой самый толстый; покажи слои и их вес; какая строка докерфайла добавила столько
    мегабайт; which line of dockerfile added so many megabytes; find the heaviest layer; show what every step weighs; как узнать что внутри чужого
    имейджа делали; у половины строк ноль байт, почему; why so many rows have zero bytes; посмотреть сколько слоёв и какие; список слоёв образа
    вывести; how do i look at the layers; steps this image was made of;
    хочу разобрать имейдж по шагам; как сложили этот имейдж, по строчкам; take an image apart step by step`,
  missing: `что значит missing; missing в истории; почему missing вместо id; <missing> это ошибка; в history написано missing; откуда missing;
    what is missing in history; why does history say missing; is missing an error; missing instead of an id;
    вместо айди стоит missing, образ повреждён; слово missing в колонке IMAGE; что-то потерялось у образа, написано missing; куда пропали
    идентификаторы в docker history; is my image damaged if it says missing; column IMAGE shows <missing>; did i lose some layers, history says
    missing; missing это баг; should i worry about <missing>; почему только у верхней строки есть id; why only the top row of history has an id; как
    починить missing`,
  inspect: `посмотреть подробности образа; подробная информация о контейнере; узнать настройки контейнера; параметры образа;
    посмотреть всё про контейнер; какая команда у образа; переменные образа посмотреть; docker inspect что показывает; узнать конфиг образа;
    details of an image; container ip address; see the configuration; all information about a container; settings of a container;
    what command does the image run; find the ip; what does inspect show; metadata of a container; узнать адрес контейнера; какой командой узнать ip;
    узнать порты и переменные контейнера; find out the address of a container;
    где посмотреть всё-всё про этот образ; хочу узнать с какой командой стартует чужой образ; вывести настройки в виде json; вытащить одно поле из
    джейсона докера; how to get one field from docker inspect; see full details as json; what settings are baked into this image; какие переменные
    зашиты в имейдж; посмотреть какой у образа entrypoint; which port does this image declare; where can i find out user and workdir of image; узнать
    метаданные контейнера; огромный json вывалился, что это; как из inspect достать только нужное; покажи конфиг контейнера целиком;
    какой порт указан в настройках образа; прочитать порт и команду у образа; read the declared port of an image`,
  layer: `слой это что; зачем делить на слои; почему образ из слоёв; why layers; what are layers for; почему не одним куском; слоёный образ;
    слой образа это что; слои простыми словами; зачем образу слои; что такое layer; слой это папка; образ как пирог;
    для чего слои; сколько слоёв в образе; что лежит в слое; layers in simple words; why does an image have layers; what is in a layer;
    layer meaning; how many layers; is a layer a folder; зачем образ разделён на слои; почему не одним файлом;
    слои лежат друг на друге;
    слои как у торта; что за лейеры такие; из чего складывается лейер; правда ли что слой нельзя изменить; зачем столько лейеров, нельзя один; для
    чего докер режет образ на куски; why is image cut into pieces; what are these pieces that image consists of; is a layer like a diff; layer it is
    snapshot of files; слой это разница между файлами; can a layer be modified later; в чём польза слоёв; what is the benefit of layers; layers
    concept`,
  'layer-instruction': `что создаёт новый слой; каждая строка это слой; does every line make a layer; which lines add a layer; создаёт ли CMD слой; что создаёт слой;
    каждая строка dockerfile это слой; какие строки делают слои; делает ли env слой; создаёт ли cmd слой; сколько слоёв получится;
    одна инструкция один слой; сколько слоёв у моего dockerfile; когда появляется новый слой; инструкции без слоя; does ENV make a layer;
    which lines create layers; does CMD create a layer; how many layers will it have; when is a new layer made; instructions without a layer;
    does workdir add a layer;
    от чего зависит сколько лейеров получится; сколько лейеров добавит COPY; а CMD тоже лейер делает; правда ли что каждая строчка докерфайла новый
    слой; is it true that every line adds a layer; does EXPOSE add a layer; how many layers will my file give; LABEL увеличивает число слоёв; какие
    команды только настройки меняют а слоя не дают; which instructions do not make a layer; посчитать слои будущего образа; which commands change only
    settings; COPY RUN ADD layer; пять инструкций это пять слоёв`,
  'shared-layers': `скачиваются ли слои дважды; одинаковые слои; слои повторяются; same layers twice; are layers downloaded twice; два образа на одной базе; общие слои;
    два образа используют один слой; слои общие у образов; почему сумма размеров больше чем диск; занимает ли второй образ место;
    одинаковые слои хранятся один раз; почему layer already exists; переиспользуются ли слои; занимают ли два образа двойное место;
    do images share layers; two images same base; is a shared layer stored twice; does a second tag take space; are layers reused;
    the same layer in two images; sum of sizes is more than the disk; сколько реально занимают образы с общими слоями;
    do two images with the same base take double space;
    если оба имейджа на питоне, питон хранится дважды; снесла образ а место не вернулось; десять имейджей на alpine сколько займут; правда ли что
    одинаковые куски хранятся один раз; почему вторая скачка такая короткая; removed image and disk is still full; is python stored twice if both
    images use it; do similar images take double disk; why second download is so short; сколько реально места если база у всех одна`,
  size: `почему образ такой тяжёлый; откуда столько мегабайт; why so many megabytes; what weighs so much; размер образа больше чем программа;
    программа маленькая а образ большой; small program big image; почему образ столько весит; от чего зависит размер образа; из чего складывается размер;
    почему образ тяжёлый; почему образ на гигабайт; вес образа; почему образ жирный; откуда такой размер; маленькая программа а образ огромный;
    почему размер в хабе меньше; как узнать размер образа; why is the image so heavy; why is an image a gigabyte; where does the size come from;
    small program but a huge image; size of an image; what makes an image big; size differs from docker hub; how do i see the size;
    откуда взялся гигабайт; не пойму почему столько весит; узнать вес образа; where did that gigabyte come from; does the image grow;
    чего он такой жирный, там же три строчки; за счёт чего имейдж раздулся; сама прога пара килобайт, а образ сотни мегабайт; hello world weighs 300
    mb, why; why so fat, it is only three lines; what bloats an image; откуда лишние сотни мегабайт; из-за чего растёт образ; why is a python image
    almost one gigabyte; image is enormous why; почему имейдж с питоном почти гигабайт; как считается SIZE; how is SIZE calculated; кто раздул образ;
    нормально ли что образ 800 мегабайт`,
  shrink: `сделать образ полегче; образ поменьше; как облегчить образ; trim the image; lighter image; get the image down; ужать образ; сделать образ легче;
    как ужать образ; уменьшить вес образа; облегчить образ; образ слишком большой что делать; как сократить размер; как похудеть образу;
    сделать образ поменьше; оптимизация образа; уменьшить размер докер образа; чтобы образ весил меньше; make an image smaller; reduce image size;
    the image is too big what do i do; slim image; shrink my image; optimise an image; cut the size of the image; image diet;
    задание сделать образ меньше; образ должен быть меньше 20 мб; required to be under 50 mb; как уложиться в размер; get the image under a limit;
    хочу имейдж поменьше; сделай так чтобы образ весил как можно меньше; имейдж раздулся, как похудеть; что сделать чтобы образ влез в 50 мегабайт;
    посади образ на диету; i want my image as small as possible; tips to make docker image lighter; how to cut off extra megabytes; мой образ
    гигабайт, надо меньше; image is one giga, need less; как выкинуть лишнее из имейджа; способы уменьшения образа; какие есть приёмы чтобы образ был
    лёгким; minimize docker image; best ways to slim down; образ в десять раз меньше сделать`,
  'deleted-file': `удалил файл в RUN а размер тот же; rm в докерфайле не уменьшил; deleted files but same size; rm did not help; удаление не уменьшает образ;
    удалил файл а размер не уменьшился; rm в dockerfile не уменьшает образ; почему после удаления образ того же размера;
    удалил в RUN rm а место не освободилось; файл удалён но весит; удаление файлов не помогает; удалил кеш в отдельном RUN;
    можно ли достать удалённый файл из образа; почему не похудел образ после rm; deleted a file but the size is the same; rm in a RUN does not help;
    removing files does not shrink the image; a removed file still takes space; can a deleted file be recovered from the image; rm -rf in a later step;
    если удалить файлы образ станет меньше; станет ли образ меньше после удаления; does the image shrink if i delete files;
    удаляю лишнее а размер растёт; does deleting make it bigger;
    в докерфайле стёр архив, а весит столько же; почистил apt кеш следующей строкой, не помогло; RUN rm -rf ничего не дал по мегабайтам; правда ли что
    удалённое в образе всё равно занимает место; почему удалять файл отдельной строкой RUN бесполезно; i erase archive in dockerfile but megabytes are
    the same; why is deleting a file in a RUN of its own useless; cleaned apt cache in next RUN, no effect; is it true that removed files still take
    space in image; стёртый пароль всё ещё можно вытащить из слоя; files i deleted are still counted; снёс временные файлы а образ не похудел; size
    did not drop after cleanup; размер не упал после очистки`,
  'multi-stage': `отделить сборку от запуска; выкинуть компилятор из образа; собрать в одном образе а запускать в другом; leave the compiler out;
    build in one image and run in another; зачем второй FROM; why a second FROM; несколько FROM; зачем два FROM; несколько FROM в dockerfile;
    сборка в два этапа; многоэтапная сборка; multistage что это; как собрать в одном образе а запускать в другом; чтобы компилятор не попал в образ;
    что даёт multi stage; стадии сборки; зачем стадии; AS build зачем; FROM AS что значит; two FROM lines; several FROM in one dockerfile;
    why multi-stage; keep the compiler out of the image; build in one image run in another; what does AS build mean; stages of a build; builder pattern;
    what are stages for;
    хочу чтобы в конечном образе не было компилятора; зачем люди пишут FROM два раза; собирать отдельно, запускать отдельно, как; два этапа в одном
    докерфайле; keep build tools out of final image; why do people write FROM twice; мультистейдж билд на кой; i want only the binary in the result; в
    чём фишка мультистейджа; what is AS after FROM; как оставить только бинарник; можно ли в одном докерфайле несколько FROM; can one dockerfile have
    two FROM; separate build and runtime in a dockerfile; сначала скомпилировать, потом в чистый образ положить;
    зачем стадия builder и за ней ещё FROM; builder сначала, потом чистый образ, что это за приём; why is there a builder and then another from`,
  alpine: `что за alpine; альпайн это что; почему образ alpine маленький; чем alpine отличается от ubuntu; slim или alpine; стоит ли брать alpine;
    почему все берут alpine; что такое slim; что такое musl; apk вместо apt; alpine or slim; why is alpine small; what is slim; why does everybody use alpine;
    альпайн это линукс; что за маленький линукс все берут; почему в альпайне нет баша; правда ли что alpine всего пять мегабайт; is alpine a kind of
    linux; why there is no bash in alpine; is alpine really only 5 megabytes; почему на альпайне программа не запускается а на дебиане да; program
    works on debian and fails on alpine; alpine linux что это; small linux that everybody takes`,
  scratch: `scratch что это; образ с нуля; пустой базовый образ; FROM scratch зачем; образ без операционной системы; можно ли без базового образа;
    образ из одного файла; самый маленький образ; empty base image; image without an os; start from nothing; image with a single file; why scratch;
    smallest possible image;
    образ совсем из ничего можно; с пустого места начать докерфайл; can i start image from zero; образ где только мой бинарник и всё; image with only
    my binary inside; хочу образ без линукса внутри; base with zero bytes; правда ли что scratch пустой; is scratch really empty; нулевая база для
    образа`,
  'save-load': `как передать образ без интернета; образ в файл; сохранить образ в файл; перенести образ на другую машину; выгрузить образ в архив;
    скинуть образ другу файлом; загрузить образ из tar; восстановить образ из файла; записать образ на диск; docker save зачем; image to a file;
    move an image to another machine; transfer without a registry; load an image from a tar; copy an image to another computer; offline image;
    save an image to disk; export an image to a file; отправить образ коллеге файлом; принести образ на флешке; send an image to a colleague as a file;
    скинуть имейдж на флешку; хочу отдать образ другу без докер хаба; запаковать образ в один файл; give my image to a friend without docker hub; pack
    image into one file; из tar обратно в образ; how to turn tar back into an image; перетащить имейдж с ноута на другой комп; послать образ по почте;
    image as a tar file how; backup образа в файл; make backup of image; отправить имейдж без реджистри;
    доставить образ на машину без сети; сеть закрыта, образ перенести файлом; carry an image to a machine without network`,
  'export-import': `чем save отличается от export; экспорт контейнера; выгрузить контейнер в файл; docker export зачем; сохранить файлы контейнера архивом;
    import архива как образа; контейнер в tar; save или export; save vs export; export a container to a file; container to tar; import a tar as an image;
    difference between save and export; flatten an image;
    хочу получить все файлы контейнера одним tar; выгрузить файловую систему контейнера; после import пропали CMD и переменные; after docker import
    CMD is gone; squash all layers into one with export; dump the filesystem of container; почему после import образ не запускается; do settings get
    lost with docker export; export работает с контейнером а save с образом; save is for images and export for containers, right; снять слепок файлов
    контейнера в архив; docker load or docker import`,
  'copy-on-write': `что такое copy on write; копирование при записи; как контейнер меняет файл образа; что происходит при изменении файла из образа;
    почему контейнеры запускаются быстро и не копируют образ; копируется ли образ для контейнера; сколько места занимает новый контейнер; does a container copy the image; what happens when a file of the image changes; how much space does a new container take; cow;
    copy on write meaning;
    поправил в контейнере файл, а в образе он прежний, как так; правка большого файла в контейнере долгая почему; why first write to a big file is
    slow in container; удалил в контейнере файл из образа, он исчез из образа; does deleting a file in the container delete it from the image;
    механизм записи поверх образа; контейнер копирует к себе файл перед изменением; CoW docker; overwriting image file at run time what happens`,
  'two-names': `почему айди одинаковый; id совпадает у двух образов; образ дублируется в списке; занимает ли второй тег место; два тега один айдишник;
    do two tags take twice the space; my image is listed twice; image shows up twice; same id different name;
    в таблице два ряда, а айдишник один; образ показан дважды, место тоже удвоилось; если дать второе имя, диска уйдёт вдвое больше; будет ли новая
    копия если поставить ещё один тег; правда ли что docker tag ничего не копирует; сняла одно имя, а образ всё ещё тут под вторым; does a new tag eat
    more disk; is it true that docker tag makes no copy; why my image appears in two lines; i tagged it and now there are two of them; list shows same
    image twice with different names; удалил один тег а второй остался`,
  'base-variants': `python slim что это; node alpine или node slim; на чём лучше собирать; какой базовый брать; базовый образ поменьше; which base should i use; чем ubuntu хуже alpine; разные теги у одного образа slim alpine bookworm;
    что значат приставки slim и bookworm; суффикс в имени базового образа; slim это что, урезанный; buster bullseye bookworm что за слова; names like
    bookworm after the version, what are they; what does the suffix -slim change; тонкий образ и обычный, чем отличаются; is slim smaller than the
    normal one; why so many flavours of the same image; у одного образа куча вариантов slim alpine bookworm, что они значат; -alpine на конце версии;
    образ обычный и такой же slim, что брать и в чём отличие; чем python отличается от python-slim; plain tag or the one with -slim; node:20 против
    node:20-alpine`,
  'base-of-image': `как узнать на какой базе стоит собранный образ; on which base does this image stand; tell me the base of a built image`,
};
