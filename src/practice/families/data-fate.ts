/** Which data are still there after a container was stopped, removed, made anew. */
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { lastOf, rowsOf } from '../printed.ts';
import { bullets, console, inline, paragraphs, type Text, text } from '../words.ts';

export const DATA_FATE: PracticeFamily = {
  name: 'data-fate',
  topic: 'data',
  about: text(
    'какие данные переживут остановку, удаление и новый запуск контейнера: слой, том, анонимный том, папка хоста',
    'which data outlives stopping, removing and running again: layer, volume, anonymous volume, folder of the host',
  ),
  draw,
};

interface DataPlace {
  readonly path: string;
  /** The flag that mounts it; null: nothing is mounted there. */
  readonly flag: string | null;
  readonly kind: 'layer' | 'named' | 'anonymous' | 'bind';
  readonly name: Text;
}

const PLACES: readonly DataPlace[] = [
  { path: '/note', flag: null, kind: 'layer', name: text('в слое контейнера', 'in the container’s layer') },
  { path: '/keep/note', flag: '-v keep:/keep', kind: 'named', name: text('в томе `keep`', 'in the volume `keep`') },
  { path: '/anon/note', flag: '-v /anon', kind: 'anonymous', name: text('в анонимном томе', 'in an anonymous volume') },
  {
    path: '/host/note',
    flag: '-v "$PWD/shared":/host',
    kind: 'bind',
    name: text('в папке хоста `shared`', 'in the host’s folder `shared`'),
  },
];

function draw(chance: Chance, level: Level): Drawn {
  const places = level === 1 ? PLACES.filter(({ kind }) => kind !== 'anonymous') : PLACES;
  const flags = places.flatMap(({ flag }) => (flag === null ? [] : [flag]));
  const start = (image: string, mounts: readonly string[]): string =>
    ['docker run -d --init --name box', ...mounts, image, 'sleep 1d'].join(' ');
  const again = start(BASE, flags);
  const easy: readonly (readonly string[])[] = [
    ['docker restart box'],
    ['docker stop box', 'docker start box'],
    ['docker rm -f box', again],
    ['docker stop box', 'docker rm box', again],
    ['docker kill box', 'docker start box'],
  ];
  const middle: readonly (readonly string[])[] = [
    ['docker rm -f box', again],
    ['docker rm -f -v box', again],
    ['docker rm -f box', 'docker volume prune -f', again],
    ['docker stop box', 'docker container prune -f', again],
    ['docker stop box', 'docker start box', 'docker volume prune -f'],
  ];
  const hard: readonly (readonly string[])[] = [
    ['docker commit box snap', 'docker rm -f box', start('snap', [])],
    ['docker commit box snap', 'docker rm -f box', start('snap', flags)],
    ['docker rm -f box', 'docker volume prune -a -f', again],
    ['docker stop box', 'docker system prune -f --volumes', again],
    ['docker rm -f box', 'docker volume rm keep', again],
    ['docker rm -f box', start(BASE, flags.slice(0, 1))],
    ['docker rename box old', again],
  ];
  const events = chance.one({ 1: easy, 2: middle, 3: hard }[level]);
  const word = chance.one(['hello', 'one', 'data', 'text']);
  const writes = `docker exec box sh -c 'for f in ${places.map(({ path }) => path).join(' ')}; do echo ${word} > $f; done'`;
  const lines = [again, writes, ...events];
  return {
    images: [BASE],
    files: { 'shared/readme.txt': 'shared\n' },
    before: lines,
    run: [`docker exec box ls ${places.map(({ path }) => path).join(' ')}`],
    read: run => read(run, places, lines, events),
  };
}

function read(
  run: VariantRun,
  places: readonly DataPlace[],
  lines: readonly string[],
  events: readonly string[],
): VariantDraft | null {
  if (run.before.some(({ exitCode }) => exitCode !== 0)) return null;
  const printed = rowsOf(lastOf(run.ran).stdout);
  const right = places.map(({ path }) => path).filter(path => printed.includes(path));
  const NONE = 'none';
  const of = (...kinds: readonly DataPlace['kind'][]): readonly string[] =>
    places.filter(({ kind }) => kinds.includes(kind)).map(({ path }) => path);
  const isSame = !events.some(line => / (?:rm|prune|rename)\b/.test(line) && !/ volume /.test(line));
  return {
    title: text('Какие данные остались', 'Which data is left'),
    prompt: paragraphs(
      text(
        'На хосте, в рабочей папке, лежит папка `shared`. Контейнер запустили, записали в него несколько файлов, и вот что было дальше:',
        'The host’s working folder has a folder `shared`. A container was started, a few files were written in it, and then this happened:',
      ),
      console(lines),
      text(
        'Какие из этих файлов есть теперь в контейнере `box`?',
        'Which of these files are in the container `box` now?',
      ),
    ),
    hint: text(
      'Спросите, где лежит каждый файл на самом деле: в слое контейнера, в томе или на хосте. Что стало с этим местом?',
      'Ask where each file really is: in the container’s layer, in a volume or on the host. What happened to that place?',
    ),
    why: paragraphs(
      bullets(
        places.map(({ path, name, kind }) => {
          const { ru, en } = printed.includes(path) ? THERE[kind] : GONE[kind];
          return text(`${inline(path)} ${name.ru} — ${ru}`, `${inline(path)} ${name.en}: ${en}`);
        }),
      ),
      isSame
        ? text(
            'Контейнер тот же самый: остановка и новый старт не трогают ни слоя, ни томов.',
            'It is the same container: stopping and starting touch neither its layer nor its volumes.',
          )
        : text(
            'Это новый контейнер: от прежнего он получает только то, что лежало вне его слоя и смонтировано снова.',
            'It is a new container: from the earlier one it gets only what was outside its layer and is mounted again.',
          ),
    ),
    ask: {
      kind: 'many',
      options: [
        ...places.map(({ path, name }) => ({
          value: path,
          text: text(`${inline(path)} — ${name.ru}`, `${inline(path)}, ${name.en}`),
        })),
        { value: NONE, text: text('ни одного', 'none of them') },
      ],
      right: right.length === 0 ? [NONE] : right,
      wrong: [
        {
          name: 'stopping-loses-the-layer',
          values: of('named', 'anonymous', 'bind'),
          says: text(
            'Слой контейнера живёт, пока жив контейнер, и остановка его не трогает. Удаляет его `docker rm`.',
            'A container’s layer lives as long as the container, and stopping does not touch it. `docker rm` removes it.',
          ),
        },
        {
          name: 'a-new-one-goes-on',
          values: of('layer', 'named', 'anonymous', 'bind'),
          says: text(
            'Не всё дожило: посмотрите, тот же ли это контейнер и те же ли тома к нему подключены.',
            'Not all of it survived: see whether it is the same container, with the same volumes.',
          ),
        },
        {
          name: 'rm-takes-named-volumes',
          values: of('bind'),
          says: text(
            'Именованный том удаляет только `docker volume rm` или `docker volume prune -a`: ни `rm -v`, ни `prune` без `-a` его не трогают.',
            'Only `docker volume rm` or `docker volume prune -a` removes a named volume: neither `rm -v` nor a `prune` without `-a` touches it.',
          ),
        },
        {
          name: 'only-named-volumes-stay',
          values: of('named'),
          says: text(
            'Папку хоста подключают так же, как том: где она смонтирована, там её файлы и видны, что бы ни стало с прежним контейнером.',
            'A folder of the host is mounted like a volume: wherever it is mounted its files are visible, whatever happened to the earlier container.',
          ),
        },
        {
          name: 'everything-goes-with-the-container',
          values: [NONE],
          says: text(
            'С контейнером уходит только его слой. То, что в томах и на хосте, живёт само по себе.',
            'Only the layer goes with the container. What is in volumes and on the host lives on its own.',
          ),
        },
        {
          name: 'only-the-layer',
          values: of('layer'),
          says: text(
            'Файл под точкой монтирования лежит в томе или на хосте. Он виден там, где это место смонтировано снова.',
            'A file under a mount point is in a volume or on the host. It is visible wherever that place is mounted again.',
          ),
        },
      ],
    },
  };
}

const THERE: Readonly<Record<DataPlace['kind'], Text>> = {
  layer: text('на месте: этот слой есть и у нынешнего контейнера', 'there: the container has the same layer'),
  named: text('на месте: том цел и смонтирован', 'there: the volume still exists and is mounted'),
  anonymous: text('на месте: у контейнера тот же том', 'there: the container has the same volume'),
  bind: text('на месте: файл лежит на хосте', 'there: the file is on the host'),
};
const GONE: Readonly<Record<DataPlace['kind'], Text>> = {
  layer: text('пропал: у нового контейнера новый слой', 'gone: a new container has a new layer'),
  named: text('не виден: том удалён или не смонтирован', 'not visible: the volume was removed, or is not mounted'),
  anonymous: text(
    'не виден: новому контейнеру достался новый том, или его не смонтировали',
    'not visible: the new container got a new volume, or none was mounted',
  ),
  bind: text(
    'не виден: папка хоста к новому контейнеру не подключена',
    'not visible: the host’s folder is not mounted in the new container',
  ),
};
