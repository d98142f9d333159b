/** What a prune leaves of images, containers and volumes. */
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, Misreading, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { rowsOf } from '../printed.ts';
import { bullets, console, paragraphs, type Text, text } from '../words.ts';

export const PRUNE_LEFT: PracticeFamily = {
  name: 'prune-left',
  topic: 'images',
  about: text(
    'что останется из образов, контейнеров и томов после `prune`',
    'what is left of images, containers and volumes after a `prune`',
  ),
  draw,
};

const THINGS = ['used', 'held', 'spare', 'nameless', 'running', 'stopped', 'named-volume', 'anonymous-volume'] as const;
type PrunedThing = (typeof THINGS)[number];

const LISTS = [
  "docker image ls --format '{{.Repository}}:{{.Tag}}'",
  "docker ps -a --format '{{.Names}}'",
  'docker volume ls -q',
];

function draw(chance: Chance, level: Level): Drawn {
  const spare = chance.one(['spare:1', 'draft:1', 'trial:1']);
  const volume = chance.one(['data', 'store', 'keep']);
  const isRemoved = level === 3 && chance.happens(0.5);
  const lines = [
    'docker build -q -t app:1 .',
    'echo second > note.txt',
    'docker build -q -t app:1 .',
    'echo third > note.txt',
    `docker build -q -t ${spare} .`,
    `docker run -d --name web ${BASE} sleep 1d`,
    'docker run --name job -v /cache app:1 true',
    `docker volume create ${volume}`,
    ...(isRemoved ? ['docker rm job'] : []),
  ];
  const prune = chance.one(
    {
      1: ['docker container prune -f', 'docker image prune -f', 'docker volume prune -f'],
      2: ['docker image prune -a -f', 'docker volume prune -a -f', 'docker system prune -f'],
      3: [
        'docker system prune -a -f',
        'docker system prune -f --volumes',
        'docker image prune -a -f',
        'docker volume prune -f',
      ],
    }[level],
  );
  return {
    images: [BASE],
    files: { Dockerfile: `FROM ${BASE}\nCOPY note.txt /note.txt\n`, 'note.txt': 'first\n' },
    before: lines,
    run: [prune, ...LISTS],
    read: run => read(run, { lines, prune, spare, volume, isRemoved }),
  };
}

interface PruneScene {
  readonly lines: readonly string[];
  readonly prune: string;
  readonly spare: string;
  readonly volume: string;
  readonly isRemoved: boolean;
}

function read({ before, ran }: VariantRun, scene: PruneScene): VariantDraft | null {
  const { lines, prune, spare, volume, isRemoved } = scene;
  if ([...before, ...ran].some(({ exitCode }) => exitCode !== 0)) return null;
  const [, images, containers, volumes] = ran.map(({ stdout }) => rowsOf(stdout));
  if (images === undefined || containers === undefined || volumes === undefined) return null;
  const isLeft: Readonly<Record<PrunedThing, boolean>> = {
    used: images.includes(BASE),
    held: images.includes('app:1'),
    spare: images.includes(spare),
    nameless: images.includes('<none>:<none>'),
    running: containers.includes('web'),
    stopped: containers.includes('job'),
    'named-volume': volumes.includes(volume),
    'anonymous-volume': volumes.some(name => /^[0-9a-f]{64}$/.test(name)),
  };
  const there = THINGS.filter(thing => thing !== 'stopped' || !isRemoved);
  const left = there.filter(thing => isLeft[thing]);
  const name = namesOf(scene);
  const without = (...gone: readonly PrunedThing[]): readonly PrunedThing[] =>
    there.filter(each => !gone.includes(each));
  const unneeded: readonly PrunedThing[] = ['spare', 'nameless'];
  const [kind] = / (container|image|volume|system) /.exec(prune)?.slice(1) ?? [];
  const wrong: readonly (Misreading & { readonly values: readonly PrunedThing[] })[] = [
    {
      name: 'unused-is-nameless',
      values: kind === 'image' ? without(...unneeded) : left.filter(each => each !== 'spare'),
      says: text(
        'Без `-a` уходят только образы без имени. Образ с именем, из которого нет контейнеров, остаётся.',
        'Without `-a` only images without a name go. One with a name stays, even if no container is made from it.',
      ),
    },
    {
      name: 'only-nameless-go',
      values: [...left, ...there.filter(each => each === 'spare' || each === 'held')],
      says: text(
        'С `-a` уходят и образы с именем, если из них нет ни одного контейнера.',
        'With `-a` images with a name go as well, if no container is made from them.',
      ),
    },
    {
      name: 'a-stopped-one-holds-nothing',
      values: left.filter(each => each !== 'held'),
      says: text(
        'Остановленный контейнер держит свой образ так же, как работающий.',
        'A stopped container holds its image as firmly as a running one.',
      ),
    },
    {
      name: 'named-volumes-go-too',
      values: left.filter(each => each !== 'named-volume'),
      says: text(
        'Из этих команд том с именем удаляет только `docker volume prune -a`.',
        'Only `docker volume prune -a` removes a volume with a name.',
      ),
    },
    {
      name: 'anonymous-volumes-always-go',
      values: left.filter(each => each !== 'anonymous-volume'),
      says: text(
        'Анонимный том уходит, только когда чистят тома и ни один контейнер его не держит, остановленный тоже.',
        'An anonymous volume goes only when volumes are pruned and no container holds it, not even a stopped one.',
      ),
    },
    {
      name: 'everything-but-the-running',
      values: there.filter(each => each === 'used' || each === 'running'),
      says: text(
        'У каждой команды свой предмет: `container prune` не трогает образов, `image prune` — контейнеров, а томов `system prune` без `--volumes` не касается.',
        'Each command has its own object: `container prune` touches no images, `image prune` no containers, and `system prune` no volumes without `--volumes`.',
      ),
    },
    {
      name: 'nothing-goes',
      values: there,
      says: text(
        'Кое-что здесь не используется, и эта команда его убирает.',
        'Some of it is not in use, and this command removes it.',
      ),
    },
  ];
  return {
    title: text('Что оставит prune', 'What a prune leaves'),
    prompt: paragraphs(
      text(
        `Docker 28. На хосте был один образ, \`${BASE}\`; Dockerfile копирует \`note.txt\`. Выполнили:`,
        `Docker 28. The host had one image, \`${BASE}\`; the Dockerfile copies \`note.txt\`. These lines ran:`,
      ),
      console([...lines, prune]),
      text('Что из этого осталось на хосте?', 'What of this is left on the host?'),
    ),
    hint: text(
      'О чём эта команда: о контейнерах, образах, томах или обо всём? И что из этого держит контейнер, пусть и остановленный?',
      'What is this command about: containers, images, volumes, or all of it? And what of that does a container hold, be it a stopped one?',
    ),
    why: bullets(
      there.map(thing =>
        isLeft[thing]
          ? text(`${name[thing].ru} — на месте`, `${name[thing].en}: still there`)
          : text(`${name[thing].ru} — больше нет`, `${name[thing].en}: gone`),
      ),
    ),
    ask: {
      kind: 'many',
      options: there.map(thing => ({ value: thing, text: name[thing] })),
      right: left,
      wrong,
    },
  };
}

function namesOf({ spare, volume }: PruneScene): Readonly<Record<PrunedThing, Text>> {
  return {
    used: text(`образ \`${BASE}\``, `the image \`${BASE}\``),
    held: text('образ `app:1` с именем', 'the image named `app:1`'),
    spare: text(`образ \`${spare}\``, `the image \`${spare}\``),
    nameless: text('прежний `app:1`, оставшийся без имени', 'the earlier `app:1`, which has no name now'),
    running: text('контейнер `web`', 'the container `web`'),
    stopped: text('контейнер `job`', 'the container `job`'),
    'named-volume': text(`том \`${volume}\``, `the volume \`${volume}\``),
    'anonymous-volume': text('анонимный том контейнера `job`', 'the anonymous volume of the container `job`'),
  };
}
