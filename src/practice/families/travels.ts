/** How many layers a push or a pull moves. */
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, Misreading, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { lastOf, rowsOf } from '../printed.ts';
import { bullets, console, counted, LAYERS, paragraphs, shownFile, type Text, text } from '../words.ts';

export const TRAVELS: PracticeFamily = {
  name: 'travels',
  topic: 'registry',
  about: text(
    'сколько слоёв уйдёт в реестр при `docker push` или придёт при `docker pull`',
    'how many layers a `docker push` sends to a registry, or a `docker pull` brings',
  ),
  draw,
};

const REGISTRY = 'registry:2';

interface Journey {
  /** Lines from the first build on; the last is the push or the pull that is asked about. */
  readonly lines: readonly string[];
}

function draw(chance: Chance, level: Level): Drawn {
  const app = chance.one(['app', 'shop', 'mail', 'site']);
  const list = chance.one(['deps.txt', 'modules.txt', 'names.txt']);
  const counts = chance.happens(0.5);
  const folder = chance.happens(0.5) ? [] : ['WORKDIR /srv'];
  const below = [...folder, `COPY ${list} ./`, `RUN sort ${list} > sorted.txt`];
  const own = ['COPY app.txt ./', ...(counts ? ['RUN wc -c app.txt > size.txt'] : [])];
  const rows = [`FROM ${BASE}`, ...below, ...own, 'CMD ["cat", "app.txt"]'];
  const dockerfile = `${rows.join('\n')}\n`;
  const other = `${[`FROM ${BASE}`, ...below, 'COPY other.txt ./'].join('\n')}\n`;
  const { lines } = journeyOf(chance, level, app);
  const needsOther = lines.some(line => line.includes('other.Dockerfile'));
  return {
    images: [BASE, REGISTRY],
    files: {
      Dockerfile: dockerfile,
      [list]: 'two\none\n',
      'app.txt': 'first\n',
      ...(needsOther ? { 'other.Dockerfile': other, 'other.txt': 'other\n' } : {}),
    },
    before: [`docker run -d -p 5000:5000 --name registry ${REGISTRY}`, ...lines.slice(0, -1)],
    run: lines.slice(-1),
    read: run => read(run, { rows, dockerfile, other: needsOther ? other : null, lines }),
  };
}

function journeyOf(chance: Chance, level: Level, app: string): Journey {
  const here = `localhost:5000/${app}`;
  const [one, two] = [`${here}:1`, `${here}:2`];
  const build = (name: string): string => `docker build -q -t ${name} .`;
  const edit = 'echo changed >> app.txt';
  const other = 'localhost:5000/other';
  const buildOther = `docker build -q -f other.Dockerfile -t ${other} .`;
  // The base stays: whether a registry's own image shares its layer differs from release to release.
  const forget = (...names: readonly string[]): readonly string[] => [
    `docker rmi ${names.join(' ')}`,
    'docker builder prune -a -f',
  ];
  const first = [build(one), `docker push ${one}`];
  const second = [...first, edit, build(two)];
  const both = [...first, buildOther, `docker push ${other}`];
  const easy: readonly (readonly string[])[] = [
    first,
    [...first, `docker tag ${one} ${two}`, `docker push ${two}`],
    [...second, `docker push ${two}`],
    [...first, ...forget(one), `docker pull ${one}`],
  ];
  const middle: readonly (readonly string[])[] = [
    [...second, `docker push ${two}`],
    [...first, `docker tag ${one} ${here}-copy`, `docker push ${here}-copy`],
    [...second, `docker push ${two}`, ...forget(two), `docker pull ${two}`],
    [...first, buildOther, `docker push ${other}`],
    [...second, `docker push ${two}`, ...forget(one, two), `docker pull ${one}`],
  ];
  const hard: readonly (readonly string[])[] = [
    [...both, ...forget(other), `docker pull ${other}`],
    [...both, ...forget(one, other), `docker pull ${one}`, `docker pull ${other}`],
    [...second, `docker push ${two}`, ...forget(one, two), `docker pull ${one}`, `docker pull ${two}`],
    [...both, edit, build(two), `docker push ${two}`],
    [...first, `docker tag ${one} ${other}`, `docker push ${other}`],
    [...second, `docker push ${two}`, `docker tag ${two} ${one}`, `docker push ${one}`],
  ];
  return { lines: chance.one({ 1: easy, 2: middle, 3: hard }[level]) };
}

/** Layers that the command told of, by what it said of them last. */
function fates(stdout: string): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const row of rowsOf(stdout)) {
    const [, id, fate] = /^([0-9a-f]{12}): (.+)$/.exec(row) ?? [];
    if (id !== undefined && fate !== undefined) last.set(id, fate);
  }
  return last;
}

interface JourneyAsked {
  readonly rows: readonly string[];
  readonly dockerfile: string;
  readonly other: string | null;
  readonly lines: readonly string[];
}

function read({ before, ran }: VariantRun, { rows, dockerfile, other, lines }: JourneyAsked): VariantDraft | null {
  if (before.some(({ exitCode }) => exitCode !== 0)) return null;
  const { line, stdout, exitCode } = lastOf(ran);
  const isPush = line.startsWith('docker push ');
  const told = [...fates(stdout).values()];
  if (exitCode !== 0 || told.length === 0) return null;
  const count = (pattern: RegExp): number => told.filter(fate => pattern.test(fate)).length;
  const [moved, mounted, there] = [count(/^(Pushed|Pull complete)$/), count(/^Mounted/), count(/exists$/)];
  const option = (layers: number) => ({ value: String(layers), text: counted(layers, ...LAYERS) });
  return {
    title: isPush
      ? text('Сколько слоёв уйдёт в реестр', 'How many layers go to the registry')
      : text('Сколько слоёв придёт из реестра', 'How many layers come from the registry'),
    prompt: paragraphs(
      shownFile('Dockerfile', dockerfile),
      other === null ? null : shownFile('other.Dockerfile', other),
      text(
        `В реестре \`localhost:5000\` сначала пусто, на хосте есть \`${BASE}\` — образ из одного слоя. Выполнили по порядку:`,
        `The registry \`localhost:5000\` is empty at first; the host has \`${BASE}\`, an image of one layer. These lines ran, one after another:`,
      ),
      console(lines),
      isPush
        ? text(
            'Сколько слоёв передаст в реестр последняя команда? Слои, которые там уже есть, она не передаёт.',
            'How many layers does the last command send to the registry? It does not send layers that are already there.',
          )
        : text('Сколько слоёв скачает последняя команда?', 'How many layers does the last command download?'),
    ),
    hint: text(
      'Слой узнают по содержимому, а не по имени образа. Каких слоёв у другой стороны ещё нет?',
      'A layer is known by its content, not by the image’s name. Which layers does the other side not have yet?',
    ),
    why: paragraphs(
      bullets([
        isPush
          ? text(`передано: ${counted(moved, ...LAYERS).ru}`, `sent: ${counted(moved, ...LAYERS).en}`)
          : text(`скачано: ${counted(moved, ...LAYERS).ru}`, `downloaded: ${counted(moved, ...LAYERS).en}`),
        ...(there === 0
          ? []
          : [text(`уже было: ${counted(there, ...LAYERS).ru}`, `there already: ${counted(there, ...LAYERS).en}`)]),
        ...(mounted === 0
          ? []
          : [
              text(
                `взято из соседнего репозитория того же реестра (\`Mounted from\`): ${counted(mounted, ...LAYERS).ru}`,
                `taken from a neighbouring repository of the same registry (\`Mounted from\`): ${counted(mounted, ...LAYERS).en}`,
              ),
            ]),
      ]),
      rule(isPush),
    ),
    ask: {
      kind: 'one',
      sorted: true,
      right: option(moved),
      wrong: mistakes({ isPush, moved, mounted, all: told.length, rows: rows.length }).map(({ layers, ...each }) => ({
        ...each,
        ...option(layers),
      })),
    },
  };
}

interface LayerCounts {
  readonly isPush: boolean;
  readonly moved: number;
  readonly mounted: number;
  readonly all: number;
  readonly rows: number;
}

interface Miscount extends Misreading {
  readonly layers: number;
}

function mistakes({ isPush, moved, mounted, all, rows }: LayerCounts): readonly Miscount[] {
  const always: readonly Miscount[] = [
    {
      name: 'everything-travels',
      layers: all,
      says: text(
        'Столько слоёв в образе. Передают только те, которых у другой стороны нет.',
        'That is how many layers the image has. Only those that the other side does not have are sent.',
      ),
    },
    {
      name: 'nothing-travels',
      layers: 0,
      says: text(
        'У другой стороны есть не всё: недостающие слои передаются.',
        'The other side does not have all of it: the missing layers are sent.',
      ),
    },
    {
      name: 'every-instruction-travels',
      layers: rows,
      says: text(
        'Столько строк в Dockerfile. Инструкции вроде `CMD` слоёв не дают, а слой, который у другой стороны есть, не передают.',
        'That is how many lines the Dockerfile has. Instructions like `CMD` give no layer, and a layer that the other side has is not sent.',
      ),
    },
    {
      name: 'settings-are-a-layer',
      layers: moved + 1,
      says: text(
        'Настройки образа и тег слоями не считаются: это отдельный маленький файл и имя.',
        'The settings of an image and its tag are not layers: they are a small separate file and a name.',
      ),
    },
  ];
  const sometimes: readonly (Miscount | null)[] = [
    mounted === 0
      ? null
      : {
          name: 'a-new-name-is-a-new-copy',
          layers: mounted + moved,
          says: text(
            'Слой, который лежит в соседнем репозитории того же реестра, не передают: реестр берёт его оттуда.',
            'A layer that is in a neighbouring repository of the same registry is not sent: the registry takes it from there.',
          ),
        },
    moved < all
      ? null
      : {
          name: 'the-base-stays',
          layers: all - 1,
          says: isPush
            ? text(
                'Слои базового образа — такие же слои: в пустой реестр уходят и они.',
                'The layers of the base are layers like any other: an empty registry gets them as well.',
              )
            : text(
                'Слои базового образа — такие же слои: на хосте их больше нет, и они скачиваются тоже.',
                'The layers of the base are layers like any other: the host no longer has them, so they are downloaded as well.',
              ),
        },
    moved < 2
      ? null
      : {
          name: 'one-change-one-layer',
          layers: 1,
          says: text(
            'Новый слой дала каждая инструкция, которая выполнялась заново, и каждый передают отдельно.',
            'Each instruction that ran again gave a new layer, and each of them is sent.',
          ),
        },
  ];
  return [...sometimes.filter(each => each !== null), ...always];
}

function rule(isPush: boolean): Text {
  return isPush
    ? text(
        'Перед отправкой демон спрашивает реестр о каждом слое по дайджесту и шлёт лишь те, которых там нет.',
        'Before it sends, the daemon asks the registry about each layer by its digest, and sends only the missing ones.',
      )
    : text(
        'Демон читает список слоёв из манифеста и качает лишь те, которых на хосте нет.',
        'The daemon reads the list of layers in the manifest and downloads only those that the host does not have.',
      );
}
