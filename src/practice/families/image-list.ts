/** Which names `docker image ls` shows after a few lines that build, tag, remove and prune. */
import { type ProfileName, view } from '../../docker/index.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { lastOf, rowsOf } from '../printed.ts';
import { bullets, console, listed, paragraphs, same, shownFile, type Text, text } from '../words.ts';

export const IMAGE_LIST: PracticeFamily = {
  name: 'image-list',
  topic: 'images',
  about: text(
    'какие имена покажет `docker image ls` после сборок, новых тегов и удалений',
    'which names `docker image ls` shows after builds, new tags and removals',
  ),
  draw,
};

type Deed =
  | { readonly kind: 'build'; readonly name: string }
  | { readonly kind: 'edit'; readonly word: string }
  | { readonly kind: 'tag'; readonly from: string; readonly to: string }
  | { readonly kind: 'rmi'; readonly name: string }
  | { readonly kind: 'prune' };

const NAMELESS = '<none>:<none>';
const LIST = "docker image ls --format '{{.Repository}}:{{.Tag}}'";

function draw(chance: Chance, level: Level): Drawn {
  const deeds = deedsOf(chance, level);
  const profile: ProfileName = level === 3 && chance.happens(0.4) ? '29' : '28';
  const files = { Dockerfile: 'FROM alpine:3.21\nCOPY note.txt /note.txt\n', 'note.txt': 'first\n' };
  return {
    profile,
    images: ['alpine:3.21'],
    files,
    before: deeds.map(lineOf),
    run: [LIST],
    read: run => read(run, deeds, files.Dockerfile, profile),
  };
}

function deedsOf(chance: Chance, level: Level): readonly Deed[] {
  const app = chance.one(['app', 'shop', 'mail', 'site']);
  const [one, two] = chance.one([
    ['1', '2'],
    ['1.0', '1.1'],
    ['old', 'new'],
  ] as const);
  const first = `${app}:${one}`;
  const second = `${app}:${two}`;
  const third = chance.one([`${app}:latest`, `team/${app}:${one}`]);
  const build = (name: string): Deed => ({ kind: 'build', name });
  const tag = (from: string, to: string): Deed => ({ kind: 'tag', from, to });
  const rmi = (name: string): Deed => ({ kind: 'rmi', name });
  const words = chance.shuffled(['second', 'third', 'fourth']);
  const edit = (place: number): Deed => ({ kind: 'edit', word: words[place] ?? 'second' });
  const rebuilt: readonly Deed[] = [edit(0), build(first)];
  const easy: readonly (readonly Deed[])[] = [
    [build(first), tag(first, second), ...rebuilt],
    [build(first), ...rebuilt],
    [build(first), tag(first, second), rmi(first)],
    [build(first), edit(0), build(second), rmi(first)],
  ];
  const middle: readonly (readonly Deed[])[] = [
    [build(first), tag(first, second), ...rebuilt, rmi(second)],
    [build(first), ...rebuilt, tag(first, third)],
    [build(first), tag(first, third), ...rebuilt, tag(first, third)],
    [build(first), ...rebuilt, { kind: 'prune' }],
    [build(first), edit(0), build(second), tag(first, second)],
  ];
  const hard: readonly (readonly Deed[])[] = [
    [build(first), tag(first, second), ...rebuilt, tag(first, third), rmi(first)],
    [build(first), ...rebuilt, edit(1), build(first), tag(first, second)],
    [build(first), tag(first, second), edit(0), build(second), tag(second, third), rmi(second), { kind: 'prune' }],
    [build(first), edit(0), build(second), tag(first, third), tag(second, first), rmi(third)],
    [build(first), tag(first, third), ...rebuilt, edit(1), build(third), { kind: 'prune' }],
  ];
  return chance.one({ 1: easy, 2: middle, 3: hard }[level]);
}

function lineOf(deed: Deed): string {
  switch (deed.kind) {
    case 'build':
      return `docker build -q -t ${deed.name} .`;
    case 'edit':
      return `echo ${deed.word} > note.txt`;
    case 'tag':
      return `docker tag ${deed.from} ${deed.to}`;
    case 'rmi':
      return `docker rmi ${deed.name}`;
    case 'prune':
      return 'docker image prune -f';
  }
}

/** What somebody believes of how names and images hang together. */
interface NameBelief {
  /** A new build takes the place of the image under its name. */
  readonly overwrites?: boolean;
  /** `docker tag` renames. */
  readonly renames?: boolean;
  /** Whoever removes a name removes the image with all its names. */
  readonly removesAll?: boolean;
  /** A new build takes all names of the old image along. */
  readonly movesAll?: boolean;
  /** A prune takes every image that no container uses. */
  readonly prunesAll?: boolean;
  /** A tag is a copy, so the image of a name that is removed goes on without one. */
  readonly leavesNameless?: boolean;
}

/** The names that the deeds leave for who believes so, the nameless ones among them. */
function believed(deeds: readonly Deed[], belief: NameBelief): readonly string[] {
  const names = new Map<string, number>([['alpine:3.21', 0]]);
  let nameless: number[] = [];
  let newest = 0;
  const drop = (image: number | undefined): void => {
    if (image !== undefined && ![...names.values()].includes(image) && belief.overwrites !== true) nameless.push(image);
  };
  for (const deed of deeds) {
    if (deed.kind === 'edit') newest += 1;
    if (deed.kind === 'build') {
      const old = names.get(deed.name);
      const image = newest + 1;
      if (belief.movesAll === true) for (const [name, held] of names) if (held === old) names.set(name, image);
      names.set(deed.name, image);
      if (old !== image) drop(old);
    }
    if (deed.kind === 'tag') {
      const image = names.get(deed.from);
      const old = names.get(deed.to);
      if (belief.renames === true) names.delete(deed.from);
      if (image !== undefined) names.set(deed.to, image);
      if (old !== image) drop(old);
    }
    if (deed.kind === 'rmi') {
      const image = names.get(deed.name);
      names.delete(deed.name);
      if (belief.removesAll === true) for (const [name, held] of names) if (held === image) names.delete(name);
      if (belief.leavesNameless === true && image !== undefined) nameless.push(image);
    }
    if (deed.kind === 'prune') {
      nameless = [];
      if (belief.prunesAll === true) names.clear();
    }
  }
  return [...names.keys(), ...nameless.map(() => NAMELESS)];
}

function read(run: VariantRun, deeds: readonly Deed[], dockerfile: string, profile: ProfileName): VariantDraft | null {
  if (run.before.some(({ exitCode }) => exitCode !== 0)) return null;
  const names = rowsOf(lastOf(run.ran).stdout);
  const option = (found: readonly string[]) => {
    const sorted = [...found].sort();
    return { value: sorted.join('\n'), text: inWords(sorted) };
  };
  const nameless = names.filter(name => name === NAMELESS).length;
  const misreadings: readonly (readonly [string, NameBelief, Text])[] = [
    [
      'build-overwrites',
      { overwrites: true },
      text(
        'Новая сборка не затирает старый образ: имя переходит к новому, а старый остаётся без имени.',
        'A new build does not overwrite the old image: the name goes to the new one, and the old one stays without a name.',
      ),
    ],
    [
      'tag-renames',
      { renames: true },
      text(
        '`docker tag` даёт образу ещё одно имя, а прежнее остаётся при нём.',
        '`docker tag` gives the image one more name; the old one stays with it.',
      ),
    ],
    [
      'rmi-takes-all-names',
      { removesAll: true },
      text(
        'Пока у образа есть другое имя, `docker rmi` снимает только то, которое назвали.',
        'While the image has another name, `docker rmi` removes only the one that was given.',
      ),
    ],
    [
      'names-move-together',
      { movesAll: true },
      text(
        'Сборка переносит одно имя, указанное в `-t`. Остальные указывают на прежний образ.',
        'A build moves one name, the one in `-t`. The others still point to the earlier image.',
      ),
    ],
    [
      'prune-takes-unused',
      { prunesAll: true },
      text(
        '`docker image prune` без `-a` убирает только образы без имени.',
        '`docker image prune` without `-a` removes only images without a name.',
      ),
    ],
    [
      'rmi-only-unnames',
      { leavesNameless: true },
      text(
        'Снятое имя не оставляет копии: без последнего имени образ удаляется, а при другом имени он под ним и стоит.',
        'A removed name leaves no copy: without its last name the image is deleted, and with another name it is listed under that one.',
      ),
    ],
  ];
  return {
    title: text('Что покажет docker image ls', 'What docker image ls shows'),
    prompt: paragraphs(
      text(
        `Docker ${profile}. На хосте один образ — \`alpine:3.21\`, в папке — \`note.txt\` со словом \`first\` и такой файл:`,
        `Docker ${profile}. The host has one image, \`alpine:3.21\`; the folder holds \`note.txt\` with the word \`first\`, and this file:`,
      ),
      shownFile('Dockerfile', dockerfile),
      text('Выполнили по порядку:', 'These lines ran, one after another:'),
      console(deeds.map(lineOf)),
      text('Какие строки теперь в `docker image ls`?', 'Which rows does `docker image ls` have now?'),
    ),
    hint: text(
      'Имя указывает на один образ, а на один образ может указывать несколько имён. Пройдите по строкам и следите, куда указывает каждое.',
      'A name points to one image, and several names may point to one. Go through the lines and watch where each of them points.',
    ),
    why: whyOf(run, nameless, profile, deeds),
    ask: {
      kind: 'one',
      right: option(names),
      wrong: [
        ...misreadings.map(([name, belief, says]) => ({ name, says, ...option(believed(deeds, belief)) })),
        ...shownOrNot(nameless, names, profile).map(({ name, says, found }) => ({ name, says, ...option(found) })),
      ],
    },
  };
}

/** Nameless rows that are there and not seen, or the other way round. */
function shownOrNot(nameless: number, names: readonly string[], profile: ProfileName) {
  if (profile === '29')
    return [
      {
        name: 'shown-as-in-28',
        says: text(
          'С версии 29 `docker image ls` показывает образы без имени только с `-a`.',
          'From version 29 on `docker image ls` shows images without a name only with `-a`.',
        ),
        found: [...names, NAMELESS],
      },
    ];
  if (nameless === 0) return [];
  return [
    {
      name: 'nameless-hidden',
      says: text(
        'В Docker 28 образ без имени виден в списке: в столбцах имени и тега у него `<none>`.',
        'In Docker 28 an image without a name is in the list, with `<none>` for its name and tag.',
      ),
      found: names.filter(name => name !== NAMELESS),
    },
  ];
}

function inWords(names: readonly string[]): Text {
  return names.length === 0 ? text('ни одной', 'none at all') : same(listed(names).en.replace(/ and (?=`)/, ', '));
}

function whyOf({ host }: VariantRun, nameless: number, profile: ProfileName, deeds: readonly Deed[]): Text {
  const built = deeds.some(({ kind }) => kind === 'edit');
  const left = text(
    nameless > 0
      ? 'Имя перешло к новому образу, и прежний остался в списке как `<none>`.'
      : profile === '29'
        ? 'Образов без имени в этом списке нет: Docker 29 показывает их только с `-a`.'
        : 'Образов без имени не осталось.',
    nameless > 0
      ? 'The name went over to the new image, and the one before stays in the list as `<none>`.'
      : profile === '29'
        ? 'No image without a name is in this list: Docker 29 shows them only with `-a`.'
        : 'No image without a name is left.',
  );
  const names = text(
    'Тег — указатель: `docker tag` добавляет ещё один, `docker rmi` снимает один, а образ уходит вместе с последним.',
    'A tag is a pointer: `docker tag` adds one, `docker rmi` removes one, and the image goes with the last one.',
  );
  const named = view(host).images.filter(({ tags }) => tags.length > 0);
  const pointing = bullets(
    named.map(({ tags }) =>
      tags.length === 1
        ? text(`${listed(tags).ru} — имя одного образа`, `${listed(tags).en} is the one name of an image`)
        : text(
            `${listed(tags).ru} — имена одного и того же образа`,
            `${listed(tags).en} are names of one and the same image`,
          ),
    ),
  );
  return paragraphs(names, pointing, built ? left : null);
}
