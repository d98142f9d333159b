/** Further ways in which newcomers ask for these entries, in their own words: see glossary/index.ts. */
export const IMAGES_ASKED: Readonly<Record<string, string>> = {
  image: `из чего состоит образ; что внутри образа; образ это файл или папка; what is inside an image; is an image a file; образ это что такое;
    докер образ что это; что понимается под образом; из чего сделан образ; образ простыми словами; для чего нужны образы; что такое имидж в докере;
    образ можно редактировать; как поправить готовый образ; docker image meaning; image in simple words; what are images for;
    what is an image made of; can i edit an image; is an image an archive; как устроен образ внутри; что можно делать с образом;
    what can i do with an image`,
  'image-container': `почему из образа делают контейнер; образ это класс а контейнер объект; образ и контейнер одно и то же; are image and container the same;
    image is like a class; контейнер и образ разница; образ или контейнер; путаю образ и контейнер; образ vs контейнер; контейнер это запущенный образ;
    что раньше образ или контейнер; как связаны образ и контейнер; один образ много контейнеров; отличие контейнера от образа;
    если удалю контейнер образ останется; container vs image; i confuse images and containers; is a container a running image;
    how are image and container related; one image many containers; if i delete the container is the image gone; image or container;
    сколько копий можно запустить из образа; запустить один образ несколько раз; можно ли из одного образа поднять десять контейнеров;
    run one image many times; если запущу образ дважды будет два контейнера; run twice makes two containers`,
  'image-list': `какие образы есть на компьютере; показать образы; команда чтобы увидеть образы; show images; command to see images; как вывести список образов;
    где увидеть размер образа; посмотреть образы; вывести список образов; глянуть образы; увидеть скачанные образы; где список моих образов команда;
    чем посмотреть образы; проверить что образ скачался; проверить что образ собрался; see downloaded images; which command lists images;
    check that the image was built; view all images; find the image in the list; как понять что образ собрался; есть ли такой образ на хосте;
    did my image get built`,
  tag: `что такое 3.21 в имени образа; цифры после двоеточия; что после двоеточия в имени; дать имя готовому образу;
    numbers after the colon; name an image that is built already; как поменять имя образа; rename an existing image; версия в имени образа;
    тег образа зачем; тег это версия; как добавить тег; поменять тег; что после двоеточия; что стоит после двоеточия в имени образа;
    как сделать второй тег; почему две строки с одним id; один id разные имена; прилепить тег; пометить образ; как задать версию образа; tag meaning;
    change the tag; what is after the colon; give the image another name; retag; is a tag a version; зачем давать два имени;
    вернуться к старой версии образа; go back to the old version of an image`,
  latest: `latest что за тег; зачем latest; откуда взялся latest; почему у образа latest; тег по умолчанию; latest это самый свежий; если не писать версию;
    плохо ли использовать latest; почему качает latest; я не писал latest откуда он; default tag; where does latest come from; i did not write latest;
    is latest the newest; latest is bad why; if i do not give a version`,
  digest: `что за sha256 в выводе; длинный хеш; зачем нужен хеш образа; digest что это; отличие digest от id;
    как закрепить точную версию; чтобы образ не поменялся; одинаковый образ у всех; @sha256; long hash after pull; at sha256 in the name; digest meaning;
    pin an exact image; digest or tag; so that the image never changes; what is the long sha256 string`,
  'image-id': `id образа что это; зачем id; непонятные буквы и цифры у образа; длинный номер образа; можно ли писать не весь id; можно ли вместо имени id;
    где взять id образа; у двух образов одинаковый id; номер образа; letters and numbers of an image; can i type part of the id;
    where do i get the image id; image number; two images with the same id; id in the list of images`,
  dangling: `почему образ без имени; образ без названия; куда делось имя образа; image without a name; why has my image no name; образ потерял имя;
    собрал без имени; откуда берётся none; в списке none none; образы с именем none; что за образы без имени; появились странные образы none;
    почему у образа нет имени; почему пропало имя у старого образа; none вместо имени; куча none; <none> <none> что это; после пересборки появился none;
    images called none; strange none images; why is there none instead of a name; lots of none; old image lost its tag; what are these none entries;
    после пересборки старый образ стал none; что стало со старым образом после сборки; what becomes of the old image after a new build;
    почему появляются безымянные`,
  'remove-image': `снять тег и оставить образ; убрать имя у образа; remove a tag but keep the image; take a name off an image; снять имя; удалить тег;
    удалить образ команда; как снести образ; убрать ненужный образ; как избавиться от образа; стереть образ; удалить скачанный образ; убрать один образ;
    удаление образа; образ больше не нужен; docker rmi что делает; rmi зачем; how to delete an image; i do not need an image any more; remove one image;
    what does rmi do; erase a downloaded image; drop an image`,
  'rm-rmi': `rm или rmi; rmi и rm отличие; разница docker rm и docker rmi; что удаляет rm а что rmi; почему две команды удаления; путаю rm и rmi;
    когда писать rmi; rmi vs rm; which one deletes images rm or rmi; why two commands for removal`,
  'image-prune': `какие образы не используются; удалить неиспользуемые образы; unused images; образы которые никому не нужны; очистить старые образы; почистить старые образы; удалить все none; убрать мусорные образы; очистить образы;
    как удалить неиспользуемые образы; прибраться в образах; удалить все лишние образы; image prune что делает; убрать все none одной командой;
    remove every image; delete all none images; clean old images; wipe all images; purge images; get rid of unused images; what does image prune do;
    нужны ли старые образы можно ли удалять; безопасно ли удалять none; is it safe to delete old images; нужно ли чистить старые образы;
    can i delete none images`,
  'system-prune': `удалить всё; почистить docker; очистить всё в докере; удалить весь мусор; чистка докера; docker засрал диск;
    убрать всё лишнее; docker занял весь диск что удалить; удалить всё ненужное одной командой; как обнулить docker;
    wipe docker; free space; remove all the junk; clean everything; how to clean docker; remove everything unused;
    system prune what does it delete; компьютер тормозит из-за докера; вернуть место на диске; удалить всё что создал docker;
    remove all that docker made; убрать за докером`,
  'system-df': `сколько места жрёт докер; сколько docker занимает на диске; на что ушло место; посмотреть занятое место; docker system df; кто съел диск;
    что занимает диск; сколько весят все образы вместе; where did my disk go; how much disk does docker take; see disk usage; what eats the disk;
    total size of all images; space taken by docker`,
  history: `почему в хистори 0B; почему 0B в истории; строки с 0B; why 0B in history; rows with 0B; как узнать что делали с образом; кто что добавил в образ;
    size of each layer; сколько весит каждый слой; шаги образа; из чего собран образ; посмотреть слои образа; как увидеть слои;
    какими командами собран образ; история образа; как был сделан образ; посмотреть размер каждого слоя; какой слой самый тяжёлый команда;
    можно ли восстановить dockerfile из образа; docker history что показывает; see the layers of an image;
    which commands made the image; view image layers; get the dockerfile from an image; show the steps of an image; what does history show;
    посмотреть что внутри образа; заглянуть в образ не запуская; из каких слоёв мой образ команда; look inside an image without running it;
    what is inside the image`,
  missing: `что значит missing; missing в истории; почему missing вместо id; <missing> это ошибка; в history написано missing; откуда missing;
    what is missing in history; why does history say missing; is missing an error; missing instead of an id`,
  inspect: `посмотреть подробности образа; подробная информация о контейнере; узнать настройки контейнера; параметры образа;
    посмотреть всё про контейнер; какая команда у образа; переменные образа посмотреть; docker inspect что показывает; узнать конфиг образа;
    details of an image; container ip address; see the configuration; all information about a container; settings of a container;
    what command does the image run; find the ip; what does inspect show; metadata of a container; узнать адрес контейнера; какой командой узнать ip;
    узнать порты и переменные контейнера; find out the address of a container`,
  layer: `слой это что; зачем делить на слои; почему образ из слоёв; why layers; what are layers for; почему не одним куском; слоёный образ;
    слой образа это что; слои простыми словами; зачем образу слои; что такое layer; слой это папка; образ как пирог;
    для чего слои; сколько слоёв в образе; что лежит в слое; layers in simple words; why does an image have layers; what is in a layer;
    layer meaning; how many layers; is a layer a folder; зачем образ разделён на слои; почему не одним файлом;
    слои лежат друг на друге`,
  'layer-instruction': `что создаёт новый слой; каждая строка это слой; does every line make a layer; which lines add a layer; создаёт ли CMD слой; что создаёт слой;
    каждая строка dockerfile это слой; какие строки делают слои; делает ли env слой; создаёт ли cmd слой; сколько слоёв получится;
    одна инструкция один слой; сколько слоёв у моего dockerfile; когда появляется новый слой; инструкции без слоя; does ENV make a layer;
    which lines create layers; does CMD create a layer; how many layers will it have; when is a new layer made; instructions without a layer;
    does workdir add a layer`,
  'shared-layers': `скачиваются ли слои дважды; одинаковые слои; слои повторяются; same layers twice; are layers downloaded twice; два образа на одной базе; общие слои;
    два образа используют один слой; слои общие у образов; почему сумма размеров больше чем диск; занимает ли второй образ место;
    одинаковые слои хранятся один раз; почему layer already exists; переиспользуются ли слои; занимают ли два образа двойное место;
    do images share layers; two images same base; is a shared layer stored twice; does a second tag take space; are layers reused;
    the same layer in two images; sum of sizes is more than the disk; сколько реально занимают образы с общими слоями;
    do two images with the same base take double space`,
  size: `почему образ такой тяжёлый; откуда столько мегабайт; why so many megabytes; what weighs so much; размер образа больше чем программа;
    программа маленькая а образ большой; small program big image; почему образ столько весит; от чего зависит размер образа; из чего складывается размер;
    почему образ тяжёлый; почему образ на гигабайт; вес образа; почему образ жирный; откуда такой размер; маленькая программа а образ огромный;
    почему размер в хабе меньше; как узнать размер образа; why is the image so heavy; why is an image a gigabyte; where does the size come from;
    small program but a huge image; size of an image; what makes an image big; size differs from docker hub; how do i see the size;
    откуда взялся гигабайт; не пойму почему столько весит; узнать вес образа; where did that gigabyte come from; does the image grow`,
  shrink: `сделать образ полегче; образ поменьше; как облегчить образ; trim the image; lighter image; get the image down; ужать образ; сделать образ легче;
    как ужать образ; уменьшить вес образа; облегчить образ; образ слишком большой что делать; как сократить размер; как похудеть образу;
    сделать образ поменьше; оптимизация образа; уменьшить размер докер образа; чтобы образ весил меньше; make an image smaller; reduce image size;
    the image is too big what do i do; slim image; shrink my image; optimise an image; cut the size of the image; image diet;
    задание сделать образ меньше; образ должен быть меньше 20 мб; required to be under 50 mb; как уложиться в размер; get the image under a limit`,
  'deleted-file': `удалил файл в RUN а размер тот же; rm в докерфайле не уменьшил; deleted files but same size; rm did not help; удаление не уменьшает образ;
    удалил файл а размер не уменьшился; rm в dockerfile не уменьшает образ; почему после удаления образ того же размера;
    удалил в RUN rm а место не освободилось; файл удалён но весит; удаление файлов не помогает; удалил кеш в отдельном RUN;
    можно ли достать удалённый файл из образа; почему не похудел образ после rm; deleted a file but the size is the same; rm in a RUN does not help;
    removing files does not shrink the image; a removed file still takes space; can a deleted file be recovered from the image; rm -rf in a later step;
    если удалить файлы образ станет меньше; станет ли образ меньше после удаления; does the image shrink if i delete files;
    удаляю лишнее а размер растёт; does deleting make it bigger`,
  'multi-stage': `отделить сборку от запуска; выкинуть компилятор из образа; собрать в одном образе а запускать в другом; leave the compiler out;
    build in one image and run in another; зачем второй FROM; why a second FROM; несколько FROM; зачем два FROM; несколько FROM в dockerfile;
    сборка в два этапа; многоэтапная сборка; multistage что это; как собрать в одном образе а запускать в другом; чтобы компилятор не попал в образ;
    что даёт multi stage; стадии сборки; зачем стадии; AS build зачем; FROM AS что значит; two FROM lines; several FROM in one dockerfile;
    why multi-stage; keep the compiler out of the image; build in one image run in another; what does AS build mean; stages of a build; builder pattern;
    what are stages for`,
  alpine: `что за alpine; альпайн это что; почему образ alpine маленький; чем alpine отличается от ubuntu; slim или alpine; стоит ли брать alpine;
    почему все берут alpine; что такое slim; что такое musl; apk вместо apt; alpine or slim; why is alpine small; what is slim; why does everybody use alpine`,
  scratch: `scratch что это; образ с нуля; пустой базовый образ; FROM scratch зачем; образ без операционной системы; можно ли без базового образа;
    образ из одного файла; самый маленький образ; empty base image; image without an os; start from nothing; image with a single file; why scratch;
    smallest possible image`,
  'save-load': `как передать образ без интернета; образ в файл; сохранить образ в файл; перенести образ на другую машину; выгрузить образ в архив;
    скинуть образ другу файлом; загрузить образ из tar; восстановить образ из файла; записать образ на диск; docker save зачем; image to a file;
    move an image to another machine; transfer without a registry; load an image from a tar; copy an image to another computer; offline image;
    save an image to disk; export an image to a file; отправить образ коллеге файлом; принести образ на флешке; send an image to a colleague as a file`,
  'export-import': `чем save отличается от export; экспорт контейнера; выгрузить контейнер в файл; docker export зачем; сохранить файлы контейнера архивом;
    import архива как образа; контейнер в tar; save или export; save vs export; export a container to a file; container to tar; import a tar as an image;
    difference between save and export; flatten an image`,
  'copy-on-write': `что такое copy on write; копирование при записи; как контейнер меняет файл образа; что происходит при изменении файла из образа;
    почему контейнеры запускаются быстро и не копируют образ; копируется ли образ для контейнера; сколько места занимает новый контейнер; does a container copy the image; what happens when a file of the image changes; how much space does a new container take; cow;
    copy on write meaning`,
  'two-names': `почему айди одинаковый; id совпадает у двух образов; образ дублируется в списке; занимает ли второй тег место; два тега один айдишник;
    do two tags take twice the space; my image is listed twice; image shows up twice; same id different name`,
  'base-variants': `python slim что это; node alpine или node slim; на чём лучше собирать; какой базовый брать; базовый образ поменьше; which base should i use; чем ubuntu хуже alpine; разные теги у одного образа slim alpine bookworm`,
};
