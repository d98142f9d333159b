/** What is done with images once they are there, and what becomes of them. */
import type { Topic } from '../topic.ts';

export const KEEPING: readonly Topic[] = [
  {
    key: 'image-or-container-gone',
    asked: `образ останется если снести контейнеры; снёс контейнер потерял ли я образ; does rm touch images; is it ok to remove containers;
      удаление контейнера влияет на образ; will i have to pull again after docker rm;
      что будет если удалить контейнер образ останется; what if i delete the container will the image stay;
      Удалить контейнер и образ; Deleting one of the two; если я удалю контейнер образ тоже удалится; удалится ли образ вместе с контейнером;
      пропадёт ли образ если удалить контейнер; удалил контейнер а образ остался; почему после docker rm образ остался;
      does deleting a container delete the image; is the image deleted with the container; if i remove the container is the image gone;
      will removing a container remove the image; останется ли образ после удаления контейнера; does docker rm delete the image;
      контейнер удалил образ жив; что станет с образом; what happens to the image when i delete the container; после остановки контейнера образ удаляется;
      does stopping a container delete the image`,
    near: ['image-container', 'rm-rmi', 'e-image-in-use'],
  },
  {
    key: 'image-under-container',
    asked: `образ занят работающим контейнером; снести образ под живым контейнером; remove an image in use; force remove the image of a live container;
      контейнер живёт а образ удалить хочу;
      что произойдет с контейнером если удалить образ;
      Удалить образ работающего контейнера; Deleting the image of a running container; удалить образ когда из него работает контейнер;
      можно ли удалить образ пока работает контейнер; что будет с контейнером если удалить образ; если удалить образ контейнер умрёт;
      удалю образ контейнер продолжит работать; delete an image while its container runs; can i delete an image that is in use;
      what happens to containers if i delete the image; will my container die if i remove the image; if i remove the image does the container stop;
      image of a running container; а наоборот удалить образ; удалить образ который используется; does the container keep working without its image`,
    near: ['e-image-in-use', 'remove-image', 'rm-rmi'],
  },
  {
    key: 'rename-image',
    asked: `исправить имя образа; ошибся в имени образа при сборке; typo in the image name; give it another name; собрал не под тем именем;
      поправить название; swap the name;
      Переименовать образ; Renaming an image; как переименовать образ; переименовать образ; поменять имя образа; изменить тег образа; rename an image;
      how do i rename an image; change the name of an image; change a tag; дать имя образу none; как дать имя образу без имени;
      name an image that has none; give a name to a none image; собрал без имени как теперь назвать; сменить имя образа; назвать уже собранный образ;
      я забыл -t как дать имя; forgot -t how to name it now; rename image command; сменить тег; как убрать тег с образа; remove a tag from an image;
      снять тег`,
    near: ['tag', 'remove-image', 'two-names'],
  },
  {
    key: 'edit-image',
    asked: `подправить образ не собирая; внести правки в образ; alter an image; fix a file in an image; образ можно править;
      make a change in a built image; неизменяемость образа;
      Изменить готовый образ; Changing an image; можно ли изменить образ; как изменить готовый образ; поменять образ после сборки; редактировать образ;
      изменить файл в образе; можно ли поменять что-то в образе; can i change an image; edit an image; modify an existing image;
      can an image be changed after it is built; why can i not edit an image; почему образ нельзя изменить; почему образ неизменяемый;
      why is an image immutable; добавить файл в готовый образ; add a file to an image; как поправить образ; обновить файл внутри образа;
      change a file inside an image; is an image read only; образ только для чтения`,
    near: ['image', 'commit', 'build'],
  },
  {
    key: 'update-image',
    asked: `вышла новая alpine; новая версия программы в контейнере; get the new version; upgrade nginx; свежая версия образа; my image is out of date;
      образ устарел; как подтянуть новое;
      how do containers get updates; как обновляются контейнеры;
      Обновить образ; Updating an image; как обновить образ; обновить образ до новой версии; обновляются ли образы сами; вышла новая версия образа;
      как обновить контейнер на новую версию; перейти на новую версию образа; update an image; how do i update an image; do images update automatically;
      are images updated automatically; how to get the newest version of an image; upgrade a container to a newer image;
      новый базовый образ вышел что делать; docker pull ещё раз; if i pull again; does pull update; обновить базовый образ; update the base image;
      как обновить nginx в докере; will docker pull again if there is a new version; скачает ли docker новую версию сам; проверяет ли docker обновления;
      watchtower`,
    near: ['pull', 'build-run', 'choose-tag'],
  },
  {
    key: 'choose-tag',
    asked: `писать версию или нет; версия в FROM нужна; какую цифру писать после двоеточия; specify a version or not; stable tag; тег для продакшена;
      фиксированная версия; why pin;
      Какой тег выбрать; Which tag to choose; какой тег выбрать; какую версию образа брать; почему не использовать latest; чем плох latest;
      почему плохо писать latest; зафиксировать версию; закрепить версию образа; which tag should i use; which version should i choose; why not use latest;
      is latest bad; pin a version; pin the image version; зачем указывать версию; зачем писать 3.21; почему alpine:3.21 а не alpine;
      why alpine:3.21 and not just alpine; why write the version in FROM; should i pin versions; тег или дайджест; можно ли без версии;
      что если тег не указать в FROM; какой тег лучше; стоит ли использовать latest; should i use latest in production`,
    near: ['latest', 'tag', 'digest'],
  },
  {
    key: 'pull-by-digest',
    asked: `точно тот же образ; exactly the same image every time; строка sha256 при скачивании; Digest в выводе; скачать по хешу;
      guarantee the same image;
      Скачать по дайджесту; Pulling by digest; скачать по дайджесту; как скачать по sha256; pull by digest; docker pull @sha256; image by digest;
      где посмотреть дайджест; как узнать дайджест образа; how do i see the digest; where do i find the digest; что значит строка Digest при pull;
      what is the Digest line in pull; что за sha256 в выводе pull; what is sha256 in the pull output; зачем @sha256; собака sha256 в имени;
      what does the @ mean in an image name; FROM с дайджестом; закрепить по дайджесту; Status: Downloaded newer image; Digest: sha256`,
    near: ['digest', 'choose-tag', 'image-id'],
  },
  {
    key: 'image-age',
    asked: `образ старый а я его сейчас собрал; почему дата не сегодня; two years ago but i just built it; возраст образа; how old is this image;
      когда сделан образ;
      Дата создания образа; The date of an image; что значит CREATED в списке образов; почему образ создан 3 недели назад;
      почему дата старая хотя только скачал; почему у образа старая дата; what does CREATED mean; why was the image created weeks ago;
      why is the image old though i just pulled it; created 2 months ago but i just pulled it; дата создания образа; image creation date;
      when was the image made; когда был создан образ; почему created не меняется; собрал сейчас а created старое; почему дата образа не обновилась;
      столбец created; created 45 years ago; образ создан в 1980 году; what are the columns of docker images; что значат столбцы docker images`,
    near: ['image-list', 'digest', 'build'],
  },
  {
    key: 'compressed-size',
    asked: `на сайте 3 мегабайта а у меня 8; качал мало а занимает много; smaller on hub; размер при скачивании; unpacked size;
      почему размеры не совпадают;
      Размер на диске и в реестре; Size on disk and in the registry; почему на docker hub размер меньше; почему скачалось меньше чем весит образ;
      размер на хабе другой; сжатый размер; compressed size; why is the size on docker hub smaller; why did it download less than the image size;
      size in the registry and on disk; sizes differ; почему размер в списке и на хабе разный; pull скачал 30 мб а образ 80;
      downloaded 30 mb but the image is 80; image size vs download size; слои сжаты; are layers compressed; сколько трафика уйдёт;
      сколько скачается мегабайт; disk usage vs content size`,
    near: ['size', 'layer', 'pull'],
  },
  {
    key: 'remove-all',
    asked: `начать с чистого докера; снести вообще всё; nuke everything; get rid of all containers; одной командой все контейнеры; убрать всё что есть;
      clear all images;
      Удалить всё сразу; Deleting everything; как удалить всё; удалить все образы; удалить все контейнеры; удалить все контейнеры разом; снести все образы;
      удалить всё из docker; delete everything; remove all images; delete all images; remove all containers; delete all containers at once;
      remove everything from docker; очистить докер полностью; clean docker completely; docker rm $(docker ps -aq); docker rmi $(docker images -q);
      что такое $(docker ps -q); what is $(docker ps -aq); несколько образов одной командой; удалить несколько контейнеров одной командой;
      remove several containers at once; как удалить все сразу; wipe all containers; остановить и удалить все; stop and remove all containers`,
    near: ['system-prune', 'container-prune', 'image-prune'],
  },
  {
    key: 'free-space',
    asked: `кончилось место на диске; докер забил диск; диск полный; disk is full because of docker; чем освободить диск; too many gigabytes of docker;
      cleanup; выкинуть хлам; docker takes 50 gigabytes;
      Освободить место; Freeing disk space; как освободить место; docker съел весь диск; докер занимает много места; закончилось место из-за docker;
      диск забит докером; почистить диск от docker; free disk space; how do i free disk space; docker ate 60gb; docker eats my disk;
      docker takes too much space; clean up disk space; место на диске кончилось; docker uses too much disk; what can i delete to free space;
      что можно удалить чтобы освободить место; почистить докер; очистить docker от мусора; clean up docker; удалить ненужное; мусор после docker;
      как почистить место; docker жрёт место; reclaim space; RECLAIMABLE что значит; what does RECLAIMABLE mean; куда делось место на диске`,
    near: ['system-df', 'system-prune', 'builder-prune'],
  },
  {
    key: 'dockerfile-from-image',
    asked: `узнать как сделан образ; recipe of an image; раскрутить образ обратно; from image back to dockerfile; какими командами собран чужой образ;
      Dockerfile из образа; The Dockerfile of an image; получить dockerfile из образа; можно ли восстановить dockerfile; как посмотреть dockerfile образа;
      как узнать из чего собран чужой образ; dockerfile from an image; can i get the dockerfile of an image; see the dockerfile of an image;
      how was this image built; reverse engineer an image; есть ли dockerfile внутри образа; is the dockerfile in the image;
      does the image contain the dockerfile; лежит ли dockerfile в образе; потерял dockerfile; lost my dockerfile; как собрали этот образ;
      по какому dockerfile собран`,
    near: ['history', 'inspect', 'dockerfile'],
  },
  {
    key: 'image-visible',
    asked: `прочитают ли мой код; секреты в образе видны; is my password in the image; кто увидит файлы образа; спрятать код; unpack an image and look;
      посмотреть содержимое образа;
      which files ended up in the image; какие файлы попали в образ;
      Видно ли содержимое образа; What others see of an image; увидят ли мой код в образе; можно ли посмотреть файлы чужого образа;
      видно ли что внутри образа; видны ли пароли в образе; можно ли вытащить файлы из образа; can people see my code in the image;
      can others see the files in my image; are env variables visible in the image; can someone read secrets from my image; extract files from an image;
      посмотреть файлы в образе; как посмотреть что внутри образа; look inside an image; see the files of an image; how do i see what is in an image;
      скрыть исходники; hide source code in an image; исходный код попадает в образ; is my source code in the image; как заглянуть в образ;
      прочитать файл из образа`,
    near: ['build-secret', 'layer', 'history'],
  },
  {
    key: 'two-forms',
    asked: `почему две похожие команды; короткая и длинная запись; old and new commands; docker ps что это за сокращение; does it matter which i use;
      разные команды один результат;
      Две записи одной команды; Two forms of a command; docker images и docker image ls одно и то же; чем docker images отличается от docker image ls;
      docker ps или docker container ls; docker images vs docker image ls; difference between docker ps and docker container ls;
      docker rmi и docker image rm разница; docker run и docker container run; is docker image ls the same as docker images; why two commands for the same;
      зачем две команды делают одно; почему есть две записи команды; docker build vs docker image build; docker build и docker buildx build;
      difference between docker build and buildx build; docker image build; docker container ls что это; management commands; какую форму использовать;
      docker history и docker image history; синонимы команд; aliases of commands; docker container rm и docker rm`,
    near: ['image-list', 'ps', 'rm-rmi'],
  },
  {
    key: 'image-name',
    asked: `разрешённые символы в имени; bad characters in image name; правило для имён; имя с пробелом; можно ли дефис; что до слеша что после;
      what is before the slash; что стоит после двоеточия;
      какая часть имени это тег; which part of the name is the tag; where does the tag start; где в имени тег;
      Как можно назвать образ; How an image may be named; как назвать образ; какие символы можно в имени образа; правила имён образов;
      можно ли большие буквы в имени; можно ли русские буквы в имени образа; из чего состоит имя образа; зачем слеш в имени образа; что значит sem04/hello;
      что значит косая черта в имени; naming rules for images; which characters are allowed in an image name; can an image name have capital letters;
      can the image name have spaces; what does the slash in the image name mean; parts of an image name; what does sem04/hello mean; what is sem04;
      длина имени образа; how long may a tag be; можно ли точку в имени образа; подчёркивание в имени; как правильно называть образы;
      двоеточие в имени образа; what does the colon mean in an image name; из каких частей имя`,
    near: ['tag', 'push-name', 'e-lowercase'],
  },
  {
    key: 'id-or-digest',
    asked: `два разных sha у образа; two different hashes; хеш образа и хеш манифеста; почему хеши не совпадают; which hash is which;
      Идентификатор и дайджест; Id and digest; чем идентификатор отличается от дайджеста; image id и digest разница;
      difference between image id and digest; image id vs digest; id и дайджест одно и то же; почему digest none; why is the digest none;
      у образа нет дайджеста; почему id и digest разные; are the id and the digest the same; sha256 образа и sha256 манифеста; зачем и id и digest`,
    near: ['image-id', 'digest', 'image-list'],
  },
  {
    key: 'layer-or-container',
    asked: `слой и образ это что из чего; слои или контейнеры; is a layer something that runs; из чего стопка; разница слоя и образа;
      Слой и контейнер; Layer and container; слой это контейнер; слой и контейнер одно и то же; чем слой отличается от контейнера;
      чем слой отличается от образа; слой это образ; is a layer a container; is a layer an image; difference between a layer and a container;
      difference between a layer and an image; layer vs image; layer vs container; слой или образ; каждый слой это отдельный образ;
      is every layer an image; можно ли запустить слой; can i run a layer`,
    near: ['layer', 'read-write-layer', 'image-container'],
  },
  {
    key: 'many-layers',
    asked: `squash; how to squash an image;
      слоёв слишком много; стоит ли экономить слои; fewer RUN lines better; количество слоёв важно; too many instructions; надо ли сливать RUN;
      Много ли слоёв — плохо; Are many layers bad; сколько слоёв может быть; сколько слоёв нормально; плохо ли много слоёв; максимум слоёв; предел слоёв;
      how many layers are too many; is it bad to have many layers; maximum number of layers; layer limit; should i have fewer layers;
      зачем уменьшать число слоёв; нужно ли объединять RUN; should i join RUN instructions; does the number of layers matter;
      влияет ли число слоёв на размер; do more layers make the image bigger; один слой или много; one layer or many; как соединить слои в один;
      squash layers; --squash; merge layers into one`,
    near: ['layer', 'chained-run', 'shrink'],
  },
  {
    key: 'overlay',
    asked: `как хранятся слои физически; наложение слоёв; magic behind layers; где на диске слои; how does the file system of layers work;
      одинаковый файл в двух слоях;
      Как слои складываются; How layers are put together; overlay2; overlayfs; overlay; что такое overlay2; как работает overlay;
      что такое union file system; union fs; как слои объединяются в одну файловую систему; how are layers merged; how do layers stack; what is overlay2;
      what is overlayfs; storage driver; что такое storage driver; как слои накладываются; как docker собирает слои вместе; how does docker combine layers;
      если файл есть в двух слоях какой виден; if a file is in two layers which one wins; same file in two layers; whiteout; где лежат слои на диске;
      where are the layers stored; в какой папке лежат слои`,
    near: ['copy-on-write', 'layer', 'read-write-layer'],
  },
  {
    key: 'build-platform',
    asked: `сделать образ под другой процессор; у меня мак а сервер intel; image for a different cpu; build on arm for x86;
      образ сразу для двух платформ; both architectures;
      как сделать образ для arm на intel; make an arm image on intel;
      Собрать под другой процессор; Building for another processor; собрать под другую платформу; собрать образ для amd64 на маке; как собрать под arm;
      собрать на m1 для сервера; build for another platform; build for amd64 on a mac; multi platform build; cross platform image; buildx --platform;
      build for linux/amd64; собрал на маке на сервере не работает; built on mac does not run on the server; образ с макбука не запускается на сервере;
      multiarch; мультиплатформенный образ; multi-arch image; как узнать архитектуру образа; which architecture is my image;
      под какую платформу собран образ; qemu`,
    near: ['platform', 'e-exec-format', 'buildkit'],
  },
  {
    key: 'choose-base',
    asked: `что взять за основу; основа для образа; ubuntu или alpine за основу; base for a python app; small or convenient base; с какого образа начать;
      best FROM for go;
      Какой базовый образ взять; Which base image to take; какой базовый образ выбрать; какой образ взять за основу; что писать в FROM; какой FROM лучше;
      alpine или ubuntu; alpine или debian; alpine or ubuntu; which base image should i use; which base image is best; how do i choose a base image;
      what should i put in FROM; alpine vs debian; alpine vs ubuntu; alpine vs slim; стоит ли использовать alpine; should i always use alpine;
      почему не ubuntu; why not ubuntu; самый маленький базовый образ; the smallest base image; какой образ для python; какой образ для node;
      which image for python; чем alpine лучше ubuntu; базовый образ для go; минусы alpine; disadvantages of alpine`,
    near: ['base-variants', 'alpine', 'scratch'],
  },
  {
    key: 'distroless',
    asked: `минимальный образ от google; образ только с программой; image with only the app; без sh и пакетов; smallest secure image;
      Distroless; distroless; что такое distroless; дистролесс; what is distroless; distroless image; gcr.io/distroless; зачем distroless;
      distroless vs alpine; distroless или alpine; difference between distroless and scratch; чем distroless отличается от scratch; образ без оболочки;
      image without a shell; образ без дистрибутива`,
    near: ['scratch', 'choose-base', 'no-shell'],
  },
  {
    key: 'first-stage-kept',
    asked: `компилятор попадёт в образ; мусор от сборки остаётся в образе; leftovers of the first stage; does stage one add to the size;
      что из первой стадии переедет; build tools in the final image; первая стадия занимает место;
      Что остаётся от первой стадии; What is left of the first stage; попадает ли первая стадия в образ; что остаётся от первой стадии;
      куда девается первая стадия; удаляется ли первая стадия; остаётся ли компилятор в образе; is the first stage in the final image;
      what happens to the first stage; is the build stage deleted; does the final image contain the compiler; where does the first stage go;
      какая стадия станет образом; which stage becomes the image; which stage ends up in the image; входит ли builder в итоговый образ;
      сколько образов получится из двух FROM; how many images does a multi-stage build make; два FROM это два образа; two FROM two images;
      слои первой стадии в образе; layers of the build stage; хранится ли промежуточная стадия; скачивается ли golang если он только в первой стадии;
      почему итоговый образ маленький; why is the final image small`,
    near: ['multi-stage', 'copy-from', 'target'],
  },
  {
    key: 'stage-or-layer',
    asked: `шаги стадии слои; стадии и слои; AS в FROM; name after AS; part of a dockerfile;
      Стадия и слой; Stage and layer; стадия и слой одно и то же; чем стадия отличается от слоя; stage vs layer; is a stage a layer;
      difference between a stage and a layer; стадия это слой; что такое стадия сборки; что такое стадия; what is a build stage; what is a stage;
      шаг и слой одно и то же; чем шаг отличается от слоя; is a step a layer; зачем AS build; что значит AS builder; what does AS builder mean;
      FROM ... AS; имя стадии; name of a stage; как назвать стадию; stage name; что такое builder в FROM`,
    near: ['multi-stage', 'layer', 'first-stage-kept'],
  },
  {
    key: 'tag-how',
    asked: `присвоить тег; put a tag on; повесить тег; tag command; второе имя образу; проставить версию; label it v2;
      Дать образу ещё один тег; Tagging an existing image; how do i tag an existing image; как поставить тег на готовый образ; добавить тег образу;
      поставить второй тег; add a tag to an image; give an image a tag; tag an image; how do i add a second tag; docker tag как пользоваться;
      порядок слов в docker tag; что слева что справа в docker tag; docker tag syntax; which comes first in docker tag; как дать образу второе имя;
      give an image a second name; два тега при сборке; -t дважды; build with two tags; two -t in build; сколько тегов можно;
      how many tags may an image have; поставить тег v1; tag as v1`,
    near: ['tag', 'two-names', 'rename-image'],
  },
  {
    key: 'image-or-program',
    asked: `образ и архив; image and zip; образ и инсталлятор; like a setup file; похож на iso; диск или образ;
      Образ и архив с программой; Image and installer; чем образ отличается от архива; образ это архив; образ это zip;
      чем docker отличается от установщика; образ как iso; is an image like a zip; is an image like an iso; is an image like an installer;
      image vs archive; docker vs installer; чем образ отличается от exe; можно ли открыть образ как папку; образ это программа; is an image a program;
      образ это установленная программа; snapshot или образ; чем образ отличается от снапшота; is an image a snapshot; image vs snapshot;
      чем образ отличается от образа диска; docker image vs iso`,
    near: ['image', 'why-docker', 'dockerfile'],
  },
  {
    key: 'avoid-none',
    asked: `none плодятся; копятся none; none keep coming; избавиться навсегда от none; why none again; вредны ли none;
      Чтобы не было none; How not to get none images; как сделать чтобы не было none; чем образ none опасен; откуда берутся none образы и как их избежать;
      how do i avoid none images; avoid dangling images; are none images harmful; опасны ли none образы; мешают ли none образы; можно ли удалять none;
      is it safe to delete none images; нужны ли none образы; do i need none images; почему их становится всё больше;
      why do i get more and more none images; как не плодить none; сохранить старый образ при пересборке; keep the old image when rebuilding`,
    near: ['dangling', 'image-prune', 'rebuild-same'],
  },
  {
    key: 'pull-output',
    asked: `строки при скачивании; progress of pull; скачивание построчно; что за хеши при pull; lines while pulling; качает частями; up to date;
      Вывод docker pull; What docker pull prints; вывод docker pull; что такое Pulling fs layer; что значит Pull complete;
      что значит Already exists при скачивании; почему скачивается несколько строчек; почему скачивание идёт кусками; what does Pulling fs layer mean;
      what does Pull complete mean; what does Already exists mean; why does pull print several lines; почему docker pull качает несколько файлов;
      what are the lines of docker pull; что значат буквы и цифры при скачивании; what are the hex strings in docker pull; Extracting; Verifying Checksum;
      Download complete; Image is up to date; что значит Image is up to date; what does Image is up to date mean;
      что печатает docker pull; Using default tag: latest; что значит Using default tag`,
    near: ['pull', 'shared-layers', 'layer'],
  },
  {
    key: 'pull-all-tags',
    asked: `все версии разом; every version; нужную версию скачать; old version of an image; конкретный тег;
      Скачать все теги; Pulling all tags; можно ли скачать все теги сразу; скачать все версии образа; pull all tags; download all versions of an image;
      docker pull -a; docker pull --all-tags; скачать несколько образов сразу; pull several images at once; скачать два тега; download every tag;
      как скачать конкретную версию; скачать определённую версию образа; pull a specific version; download a certain version; скачать старую версию;
      pull an old version`,
    near: ['pull', 'choose-tag', 'find-image'],
  },
  {
    key: 'base-gone',
    asked: `базовый пропал; base disappears; можно стереть базовый; does it need the base; нужен ли golang дальше; независимость от базового;
      Если базовый образ удалят; If the base image goes away; что будет если базовый образ удалят с хаба;
      what happens if the base image is deleted from hub; если удалят образ из docker hub; if the base image is removed from the registry;
      сломается ли мой образ если удалят базовый; does my image depend on the base image; нужен ли базовый образ после сборки;
      do i need the base image after the build; можно ли удалить базовый образ после сборки; can i delete the base image after building;
      зависит ли мой образ от базового; если базовый образ обновится изменится ли мой; if the base image changes does my image change;
      удалить golang после сборки; копируется ли базовый образ в мой`,
    near: ['image-location', 'choose-tag', 'own-registry'],
  },
  {
    key: 'logs-since',
    asked: `Часть логов и время строк; Part of the logs, and times; логи только за последние 5 минут; логи за последний час; show logs since an hour ago;
      logs of the last 10 minutes; последние 20 строк логов; время у каждой строки лога; timestamps in logs; logs with timestamps; добавить время в логи;
      only the last lines of the logs; не весь лог а конец; хвост лога; --since; --tail; docker logs --tail; docker logs --since; когда была строка лога;
      logs from today; фильтр логов по времени`,
    near: ['logs', 'logs-files', 'flag-forms'],
  },
  {
    key: 'registry-delete',
    asked: `Удалить образ из реестра; Deleting from a registry; удалить образ из реестра; как удалить образ с докерхаба; delete an image from docker hub;
      remove an image from a registry; удалить тег из реестра; delete a tag from the registry; does docker rmi delete it from docker hub;
      удалит ли docker rmi образ на хабе; убрать свой образ из docker hub; unpublish an image; отозвать push; undo a push; загрузил не тот образ в реестр;
      pushed the wrong image`,
    near: ['registry', 'docker-hub', 'remove-image'],
  },
  {
    key: 'wait',
    asked: `Дождаться конца контейнера; Waiting for a container; wait until container finishes in a script; docker wait; дождаться завершения контейнера;
      wait until a container ends; ждать пока контейнер закончит; как узнать что контейнер закончил; how do i know that the container has finished;
      код выхода в скрипте; exit code in a script; скрипт ждёт контейнер; wait for a container; what does docker wait do; подождать контейнер`,
    near: ['exit-code', 'logs', 'detach'],
  },
];
