import type { Topic } from '../topic.ts';

export const IMAGES: readonly Topic[] = [
  {
    key: 'image',
    asked: `что такое образ; образ; зачем нужен образ; what is an image; image; explain images; из чего состоит образ; что внутри образа;
      что хранит образ; what is inside an image; what does an image contain; меняется ли образ; can an image be changed;
      are images immutable; образ это файл; is an image a file; an image is what`,
    near: ['layer', 'container', 'tag'],
  },
  {
    key: 'image-container',
    asked: `container vs process; контейнер и процесс; is a container just a process;
      чем образ отличается от контейнера; образ и контейнер; разница между образом и контейнером; image vs container;
      difference between image and container; образ это контейнер; can i run two containers from one image; several containers from the same image;
      остаётся ли образ после удаления контейнера;  does removing a container delete the image;
      контейнер из образа`,
    near: ['image', 'container', 'read-write-layer'],
  },
  {
    key: 'image-list',
    asked: `когда собран образ; how old is an image; when was the image created; столбцы docker image ls; what do the columns mean; docker images; docker image ls; список образов команда; как посмотреть какие образы есть; какой командой вывести образы; list images;
      how to see images; command to list images; увидеть все образы; где посмотреть образы; see what images are there; show all images;
      команда списка образов`,
    near: ['image', 'dangling', 'inspect'],
  },
  {
    key: 'tag',
    asked: `как дать образу имя; give my image a name; how do i name an image; что такое тег; docker tag; зачем нужны теги; дать образу второе имя; версия образа; what is a tag; what are tags for; зачем ставить тег; дать образу версию; один образ два тега; how to rename an image; version of an image;
      два тега указывают на один образ; два одинаковых id; что значит двоеточие в имени; colon in an image name; поставить тег образу; name my image; add a tag`,
    near: ['latest', 'image-id', 'digest'],
  },
  {
    key: 'two-names',
    asked: `скопировать образ под другим именем; copy an image to another name; give an image another name without rebuilding; два имени один образ; two names one image; same id two names; one image two names; один образ под двумя именами; два имени у одного id; два имени у одного образа; у образа два тега; одинаковый image id у двух строк; две строки с одним id; один id у двух образов;
      docker tag копирует образ; это копия образа или второе имя; two names one image; same image id twice; two tags same id;
      does docker tag copy the image; why do two rows have the same id; one image with several names`,
    near: ['tag', 'image-id', 'remove-image'],
  },
  {
    key: 'latest',
    asked: `что такое latest; latest; latest это последняя версия; почему latest не самый новый; what is latest; does latest mean newest; latest tag;
      что будет если не указать тег; без тега какой образ; какая версия скачается без тега; no tag given; which version without a tag;
      почему не стоит использовать latest; should i use latest; почему все пишут latest`,
    near: ['tag', 'pull'],
  },
  {
    key: 'digest',
    asked: `что такое дайджест; digest; sha256; длинная строка sha256; хеш образа; закрепить версию по дайджесту; what is a digest; pin by digest;
      hash of an image; зачем digest если есть тег; чем дайджест отличается от тега; digest vs tag; зафиксировать образ; same image every time`,
    near: ['image-id', 'tag', 'manifest'],
  },
  {
    key: 'image-id',
    asked: `идентификатор образа; image id; что за id у образа; откуда берётся id; айди; what is an image id; short id; сколько знаков id вводить;
      почему у образов одинаковый id; как обратиться к образу по id; same image id; use the id instead of the name`,
    near: ['digest', 'tag'],
  },
  {
    key: 'dangling',
    asked: `собрал два раза и теперь два образа; после второй сборки два образа; built twice and now there are two images; висячий образ; <none>; что значит none; none none; образ без имени; безымянный образ; dangling; dangling image; what is none;
      where do none images come from; почему образов стало больше; лишние образы без имени; образ потерял имя; почему старый образ без имени;
      extra images without a name; image lost its name; after rebuild the old image has no name; откуда лишние образы`,
    near: ['tag', 'image-prune', 'remove-image'],
  },
  {
    key: 'remove-image',
    asked: `как удалить образ; удалить образ; docker rmi; rmi; docker image rm; убрать образ с диска; delete an image; remove image;
      get rid of an image; untagged deleted; удалить образ без имени; удалить образ по id; delete an image by id; remove an image without a name;
      как стереть образ; удаляется ли образ с диска; force remove image; почему после rmi написано untagged`,
    near: ['image-prune', 'e-image-in-use', 'rm-rmi'],
  },
  {
    key: 'rm-rmi',
    asked: `после docker rm образ остался; почему образ остался; why is the image still there after docker rm; что удалять сначала контейнер или образ; контейнер или образ удалять первым; what to remove first container or image; чем rm отличается от rmi; rm и rmi; docker rm vs docker rmi; difference between rm and rmi; когда rm а когда rmi; rm or rmi`,
    near: ['remove-container', 'remove-image'],
  },
  {
    key: 'image-prune',
    asked: `удалить все ненужные образы; удалить висячие образы; docker image prune; почистить образы; очистить неиспользуемые образы;
      remove unused images; remove all dangling images; clean up images; удалить все образы сразу; удалить лишние образы;
      убрать мусор из образов;  remove images without a name; get rid of none images; избавиться от none`,
    near: ['remove-image', 'dangling', 'system-prune'],
  },
  {
    key: 'system-prune',
    asked: `what does prune -a delete; что удаляет prune -a; is it safe to run docker system prune; безопасно ли docker system prune;
      docker system prune; почистить всё; очистить всё в docker; освободить место на диске; prune; clean everything;
      wipe everything; удалить вообще всё; диск забился docker; почистить docker; docker занял весь диск; clean up everything; удалить всё`,
    near: ['image-prune', 'container-prune', 'builder-prune'],
  },
  {
    key: 'system-df',
    asked: `docker system df; сколько места занимает docker; место на диске; disk usage; how much space does docker take; disk space used; reclaimable;
      чем занято место docker; сколько весит docker на диске; what takes space in docker; почему docker занимает много места`,
    near: ['system-prune', 'shared-layers', 'size'],
  },
  {
    key: 'inspect',
    asked: `docker inspect; посмотреть настройки образа; узнать переменные и команду образа; подробности о контейнере;
      inspect an image; see the config of an image; details of a container; формат вывода --format; как узнать порт образа;
      посмотреть какая команда запускается; узнать переменные образа; какой CMD у образа; which command does the image run;
      see environment variables of an image; json о контейнере; узнать адрес контейнера`,
    near: ['history', 'cmd-entrypoint', 'env'],
  },
  {
    key: 'history',
    asked: `после каждой инструкции строка в истории; почему после каждого RUN строка в истории; каждая инструкция строка истории; вытащить dockerfile из образа; восстановить dockerfile по образу; get the dockerfile of an image; docker history; docker image history; как посмотреть слои образа; какими командами собран образ; image history;
      see how an image was made; see layers of an image; show layers; как узнать какие слои в образе; какие инструкции в чужом образе;
      посмотреть чужой dockerfile; from which instructions was it built; which layers does an image have; сколько весит каждый слой;
      size of each layer`,
    near: ['layer', 'missing', 'size'],
  },
  {
    key: 'missing',
    asked: `почему в истории missing; why is half of the history missing; missing в истории у половины строк;
      <missing>; missing; missing в истории; что значит missing; missing in history; what is missing`,
    near: ['history', 'layer'],
  },
  {
    key: 'save-load',
    asked: `перекинуть образ на сервер; move an image to a server; перенести образ на другой компьютер; docker save; docker load; перенести образ без реестра; сохранить образ в файл; образ в архив;
      move an image without a registry; save an image to a file; load an image from tar; copy image to another computer;
      передать образ без интернета; записать образ в tar; образ файлом; share an image as a file; image offline; usb`,
    near: ['export-import', 'push', 'registry'],
  },
  {
    key: 'export-import',
    asked: `docker export; docker import; чем save отличается от export; выгрузить файлы контейнера в архив; save vs export; export a container;
      flatten an image; чем docker save отличается от docker export; difference between docker save and docker export; экспорт контейнера`,
    near: ['save-load', 'commit'],
  },
  {
    key: 'layer',
    asked: `что такое слой; слой; слои образа; зачем слои; what is a layer; layer; explain layers; union file system; зачем нужны слои;
      почему образ из слоёв; почему слои а не один файл; слои неизменяемы; why layers; why is an image made of layers; are layers read only;
      what is in a layer; как устроены слои`,
    near: ['layer-instruction', 'shared-layers', 'history'],
  },
  {
    key: 'layer-instruction',
    asked: `какие инструкции создают слой; сколько слоёв создаёт dockerfile; каждая инструкция это слой; which instructions make layers; does every instruction create a layer; число слоёв; сколько слоёв будет в образе; какие строки dockerfile дают слой;
      ENV создаёт слой; does ENV create a layer; number of layers; как посчитать слои`,
    near: ['layer', 'chained-run', 'history'],
  },
  {
    key: 'shared-layers',
    asked: `можно ли удалить базовый образ; удалить образ из которого собран мой; can i delete the base image; удалил образ а место не освободилось; removed an image but no space was freed; общие слои; два образа на одной базе занимают вдвое больше; делят ли образы слои; слои хранятся один раз; shared layers;
      do images share layers; ten images from one base disk; same base twice the space; одинаковые слои у разных образов;
      переиспользуются ли слои; two images on the same base; layers reused; сколько займут два похожих образа`,
    near: ['layer', 'pull', 'system-df'],
  },
  {
    key: 'copy-on-write',
    asked: `копирование при записи; copy on write; что будет если изменить файл из образа; cow; change a file of a lower layer;
      что происходит когда контейнер меняет файл образа; изменить файл образа в контейнере; what happens when a container changes a file`,
    near: ['read-write-layer', 'layer'],
  },
  {
    key: 'size',
    asked: `с какого перепугу образ на гигабайт; там же мой код 3 мб; my code is 3 mb and the image is 1 gb;
      почему образ такой большой; размер образа; что больше всего весит в образе; образ весит; image size; why are images so big;
      what makes an image large; образ занимает много места; почему образ на go такой большой; почему golang такой большой;
      что занимает место в образе; из чего складывается размер; why is the golang image large; what makes the size; сколько весит базовый образ;
      почему одна строка кода весит столько`,
    near: ['shrink', 'deleted-file', 'history'],
  },
  {
    key: 'shrink',
    asked: `можно ли сжать образ; compress an image; сделать образ легче;
      как уменьшить образ; уменьшить размер образа; сделать образ меньше; образ похудеть; оптимизировать образ; make an image smaller;
      reduce image size; shrink an image; slim image; как сделать образ легче; как из 275 мб сделать 10; сократить размер образа;
      уменьшить вес образа; less megabytes; how to get a small image; образ слишком большой что делать; how can i shrink it; как его уменьшить; сделать его меньше`,
    near: ['multi-stage', 'deleted-file', 'alpine'],
  },
  {
    key: 'deleted-file',
    asked: `удалил файл а размер не изменился; RUN rm не уменьшает образ; удалить файл в следующем слое;
      does deleting a file in a later layer make the image smaller; removed a file but the size stayed the same; image did not shrink after rm;
      удалённый файл остаётся в слое; удалил файл в dockerfile а он весит; rm в отдельном RUN; очистить временные файлы в образе;
      rm in a separate RUN; does rm reduce the size; почему после удаления размер тот же; спрятанный файл в слое`,
    near: ['chained-run', 'size', 'shrink'],
  },
  {
    key: 'multi-stage',
    asked: `многоступенчатая сборка; зачем два FROM; несколько FROM в одном файле; мультистейдж; стадии сборки; multi-stage build; multistage;
      several FROM; two FROM; build stage; что такое stage;
      what does AS build mean; why is there a second FROM; несколько стадий; собрать в одном образе а запускать в другом;
      build in one image run in another; что попадёт в итоговый образ`,
    near: ['copy-from', 'target', 'shrink'],
  },
  {
    key: 'alpine',
    asked: `сколько весит alpine; зачем alpine; для чего alpine; how big is alpine; alpine что за зверь;
      почему alpine; что такое alpine; чем alpine отличается от debian; маленький базовый образ; why alpine; what is alpine;
      musl; почему нет bash в alpine`,
    near: ['from', 'shrink', 'scratch'],
  },
  {
    key: 'base-variants',
    asked: `Варианты базовых образов;
      choosing a base image; choose a base image; как выбрать базовый образ; which base image should i choose; should i use alpine; slim; что значит slim в теге; bookworm; чем slim отличается от alpine; alpine или slim; debian или alpine; что такое bullseye; what does slim mean; slim vs alpine; which base image to choose; debian vs alpine; bookworm tag;
      ubuntu vs alpine`,
    near: ['alpine', 'from', 'shrink'],
  },
  {
    key: 'scratch',
    asked: `FROM scratch; scratch; пустой базовый образ; что такое scratch; empty base image; образ без ничего;
      можно ли без базового образа; image without a base; from nothing`,
    near: ['from', 'alpine', 'multi-stage'],
  },
  {
    key: 'base-of-image',
    asked: `Из какого базового образа; Which base an image has; от какого образа собран этот; как узнать базовый образ готового образа; на чём собран чужой имейдж;
      which base image was it built from; how do i find the base image of an image; find out what FROM was used; узнать какой был FROM; alpine или debian внутри образа;
      is this image built on alpine or debian; какая основа у чужого образа; what distribution is inside an image; записано ли имя базового образа в образе;
      is the name of the base kept in the image`,
    near: ['history', 'dockerfile-from-image', 'base-gone'],
  },
  {
    key: 'file-out-of-image',
    asked: `Файл из образа на хост; A file out of an image; как скопировать файл из образа на хост; copy a file out of an image; достать файл из образа;
      вытащить конфиг из готового образа; get a file from an image to my machine; docker cp из образа; docker cp from an image; можно ли docker cp с образом;
      does docker cp work with images; хочу взять файл из имейджа себе на комп; extract a file from an image; скачать файл который лежит в образе; извлечь файлы образа в папку;
      pull the default config out of the nginx image; вынуть бинарник из образа`,
    near: ['cp', 'copy-from', 'save-load'],
  },
];
