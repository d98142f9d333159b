import type { Topic } from '../topic.ts';

export const IMAGES: readonly Topic[] = [
  {
    key: 'image',
    asked: 'что такое образ; образ; зачем нужен образ; what is an image; image; explain images; из чего состоит образ',
    near: ['layer', 'container', 'tag'],
  },
  {
    key: 'image-container',
    asked: `чем образ отличается от контейнера; образ и контейнер; разница между образом и контейнером; image vs container; difference between image and container;
      образ это контейнер`,
    near: ['image', 'container', 'read-write-layer'],
  },
  {
    key: 'image-list',
    asked: `docker images; docker image ls; список образов команда; как посмотреть какие образы есть; какой командой вывести образы; list images; how to see images;
      command to list images`,
    near: ['image', 'dangling', 'inspect'],
  },
  {
    key: 'tag',
    asked: `что такое тег; docker tag; зачем нужны теги; два имени у одного образа; это копия или второе имя; дать образу второе имя; переименовать образ; версия образа;
      what is a tag; what are tags for; same id two names; rename an image; does docker tag copy`,
    near: ['latest', 'image-id', 'digest'],
  },
  {
    key: 'latest',
    asked:
      'что такое latest; latest; latest это последняя версия; почему latest не самый новый; what is latest; does latest mean newest; latest tag',
    near: ['tag', 'pull'],
  },
  {
    key: 'digest',
    asked:
      'что такое дайджест; digest; sha256; длинная строка sha256; хеш образа; закрепить версию по дайджесту; what is a digest; pin by digest; hash of an image',
    near: ['image-id', 'tag', 'manifest'],
  },
  {
    key: 'image-id',
    asked:
      'идентификатор образа; image id; что за id у образа; откуда берётся id; айди; what is an image id; short id; сколько знаков id вводить',
    near: ['digest', 'tag'],
  },
  {
    key: 'dangling',
    asked: `висячий образ; <none>; что значит none; none none; образ без имени; безымянный образ; dangling; dangling image; what is none; where do none images come from`,
    near: ['tag', 'image-prune', 'remove-image'],
  },
  {
    key: 'remove-image',
    asked: `как удалить образ; удалить образ; docker rmi; rmi; docker image rm; убрать образ с диска; delete an image; remove image; get rid of an image; untagged deleted`,
    near: ['image-prune', 'e-image-in-use', 'rm-rmi'],
  },
  {
    key: 'rm-rmi',
    asked: 'чем rm отличается от rmi; rm и rmi; docker rm vs docker rmi; difference between rm and rmi',
    near: ['remove-container', 'remove-image'],
  },
  {
    key: 'image-prune',
    asked: `удалить все ненужные образы; удалить висячие образы; docker image prune; почистить образы; очистить неиспользуемые образы; remove unused images;
      remove all dangling images; delete all images; clean up images; удалить все образы сразу`,
    near: ['remove-image', 'dangling', 'system-prune'],
  },
  {
    key: 'system-prune',
    asked: `docker system prune; почистить всё; очистить всё в docker; освободить место на диске; prune; clean everything; free disk space; wipe everything;
      удалить вообще всё; clean up docker`,
    near: ['image-prune', 'container-prune', 'builder-prune'],
  },
  {
    key: 'system-df',
    asked: `docker system df; сколько места занимает docker; место на диске; disk usage; how much space does docker take; disk space used; reclaimable`,
    near: ['system-prune', 'shared-layers', 'size'],
  },
  {
    key: 'inspect',
    asked: `docker inspect; посмотреть настройки образа; узнать переменные и команду образа; подробности о контейнере; узнать ip контейнера; inspect an image;
      see the config of an image; details of a container; формат вывода --format`,
    near: ['history', 'cmd-entrypoint', 'env'],
  },
  {
    key: 'history',
    asked: `docker history; docker image history; из чего сделан образ; как посмотреть слои образа; какими командами собран образ; image history; see how an image was made;
      see layers of an image; show layers`,
    near: ['layer', 'missing', 'size'],
  },
  {
    key: 'missing',
    asked: '<missing>; missing; missing в истории; что значит missing; missing in history; what is missing',
    near: ['history', 'layer'],
  },
  {
    key: 'save-load',
    asked: `docker save; docker load; перенести образ без реестра; образ на флешку; сохранить образ в файл; образ в архив; move an image without a registry;
      save an image to a file; load an image from tar; copy image to another computer`,
    near: ['export-import', 'push', 'registry'],
  },
  {
    key: 'export-import',
    asked:
      'docker export; docker import; чем save отличается от export; выгрузить файлы контейнера в архив; save vs export; export a container; flatten an image',
    near: ['save-load', 'commit'],
  },
  {
    key: 'layer',
    asked:
      'что такое слой; слой; слои образа; зачем слои; what is a layer; layer; explain layers; union file system; overlay',
    near: ['layer-instruction', 'shared-layers', 'history'],
  },
  {
    key: 'layer-instruction',
    asked: `какие инструкции создают слой; сколько слоёв создаёт dockerfile; каждая инструкция это слой; which instructions make layers; how many layers;
      does every instruction create a layer; число слоёв`,
    near: ['layer', 'chained-run', 'history'],
  },
  {
    key: 'shared-layers',
    asked: `общие слои; два образа на одной базе занимают вдвое больше; делят ли образы слои; слои хранятся один раз; shared layers; do images share layers;
      ten images from one base disk; same base twice the space`,
    near: ['layer', 'pull', 'system-df'],
  },
  {
    key: 'copy-on-write',
    asked:
      'копирование при записи; copy on write; что будет если изменить файл из образа; cow; change a file of a lower layer; overlay2',
    near: ['read-write-layer', 'layer'],
  },
  {
    key: 'size',
    asked: `почему образ такой большой; размер образа; что больше всего весит в образе; образ весит; image size; why are images so big; what makes an image large;
      образ занимает много места`,
    near: ['shrink', 'deleted-file', 'history'],
  },
  {
    key: 'shrink',
    asked: `как уменьшить образ; уменьшить размер образа; сделать образ меньше; образ похудеть; оптимизировать образ; make an image smaller; reduce image size;
      shrink an image; slim image; как сделать образ легче`,
    near: ['multi-stage', 'deleted-file', 'alpine'],
  },
  {
    key: 'deleted-file',
    asked: `удалил файл а размер не изменился; RUN rm не уменьшает образ; удалить файл в следующем слое; does deleting a file in a later layer make the image smaller;
      removed a file but the size stayed the same; image did not shrink after rm; удалённый файл остаётся в слое`,
    near: ['chained-run', 'size', 'shrink'],
  },
  {
    key: 'multi-stage',
    asked: `многоступенчатая сборка; зачем два FROM; несколько FROM в одном файле; мультистейдж; стадии сборки; multi-stage build; multistage; several FROM; two FROM;
      what is a stage; build stage`,
    near: ['copy-from', 'target', 'shrink'],
  },
  {
    key: 'alpine',
    asked:
      'почему alpine; что такое alpine; чем alpine отличается от debian; маленький базовый образ; why alpine; what is alpine; alpine vs debian; musl; slim',
    near: ['from', 'shrink', 'scratch'],
  },
  {
    key: 'scratch',
    asked: 'FROM scratch; scratch; пустой базовый образ; что такое scratch; empty base image; distroless',
    near: ['from', 'alpine', 'multi-stage'],
  },
];
