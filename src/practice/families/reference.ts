/** What a name of an image means: registry, repository and tag, or that it is no name. */
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Choosable, Drawn, Level, Misreading, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { rowsOf } from '../printed.ts';
import { block, console, inline, paragraphs, same, type Text, text } from '../words.ts';

export const REFERENCE: PracticeFamily = {
  name: 'reference',
  topic: 'registry',
  about: text(
    'что значит имя образа: реестр, репозиторий, тег — или это не имя',
    'what a name of an image means: registry, repository, tag, or that it is none',
  ),
  draw,
};

interface MeantName {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | null;
}

const HUB = 'docker.io';
const LIST = "docker image ls --format '{{.Repository}} {{.Tag}}'";

function namesOf(chance: Chance, level: Level): readonly string[] {
  const app = chance.one(['app', 'shop', 'web', 'hello']);
  const team = chance.one(['team', 'anna', 'lab7', 'school']);
  const tag = chance.one(['1', '2.0', '1.0-beta', 'dev', 'stable']);
  const host = chance.one(['registry.example.com', 'ghcr.io', 'hub.school.ru']);
  const port = chance.one(['5000', '8080', '443']);
  const easy = [app, `${app}:${tag}`, `${team}/${app}`, `${team}/${app}:${tag}`];
  const middle = [
    `localhost:${port}/${app}`,
    `${host}/${app}:${tag}`,
    `${host}/${team}/${app}`,
    `localhost/${app}:${tag}`,
    `${team}/web/${app}:${tag}`,
    `127.0.0.1:${port}/${app}:${tag}`,
  ];
  const proper = `${app.charAt(0).toUpperCase()}${app.slice(1)}`;
  const hard = [
    `localhost:${port}`,
    proper,
    `${team}/${proper}:${tag}`,
    `${host}:${port}/${team}/${app}:${tag}`,
    `docker.io/${app}`,
    `${HUB}/${team}/${app}:${tag}`,
    `${app}:${tag}:${port}`,
    `${team}:${port}/${app}`,
    `${app}:`,
  ];
  return { 1: easy, 2: middle, 3: hard }[level];
}

function draw(chance: Chance, level: Level): Drawn {
  const name = chance.one(namesOf(chance, level));
  const build = `docker build -t ${name} .`;
  return {
    images: [BASE],
    files: { Dockerfile: `FROM ${BASE}\nLABEL name=test\n` },
    before: [],
    run: [build, LIST],
    read: run => read(run, name, build),
  };
}

/** What the build called the image, or that it refused to. */
function partsOf({ ran }: VariantRun): MeantName | 'invalid' | null {
  const [built, list] = ran;
  if (built === undefined || list === undefined) return null;
  if (built.exitCode !== 0) return /invalid/.test(built.stderr) ? 'invalid' : null;
  const named = /naming to (\S+)/.exec(built.stderr)?.[1] ?? '';
  const [registry = '', ...path] = named.split('/');
  const row = rowsOf(list.stdout).find(each => !each.startsWith(`${BASE.split(':')[0]} `));
  const tag = row?.split(' ')[1];
  if (tag === undefined || path.length === 0) return null;
  return { registry, repository: path.join('/').replace(/:[^:/]*$/, ''), tag };
}

function optionOf(parts: MeantName | 'invalid'): Choosable {
  if (parts === 'invalid')
    return {
      value: parts,
      text: text('это не имя образа: Docker откажет', 'it is not the name of an image: Docker refuses'),
    };
  const { registry, repository, tag } = parts;
  const [inRussian, inEnglish] = tag === null ? ['тега нет', 'no tag'] : [`тег ${inline(tag)}`, `tag ${inline(tag)}`];
  return {
    value: `${registry} ${repository} ${tag ?? ''}`,
    text: text(
      `реестр ${inline(registry)}, репозиторий ${inline(repository)}, ${inRussian}`,
      `registry ${inline(registry)}, repository ${inline(repository)}, ${inEnglish}`,
    ),
  };
}

function read(run: VariantRun, name: string, build: string): VariantDraft | null {
  const right = partsOf(run);
  if (right === null) return null;
  const said = rowsOf(run.ran[0]?.stderr ?? '').find(row => /naming to|invalid/.test(row)) ?? '';
  return {
    title: text('Что значит имя образа', 'What the name of an image means'),
    prompt: paragraphs(
      console([build]),
      text(
        `Как Docker прочтёт имя ${inline(name)}: какой это реестр, какой репозиторий и какой тег?`,
        `How does Docker read the name ${inline(name)}: which registry, which repository, which tag?`,
      ),
    ),
    hint: text(
      'Первая часть до косой черты — реестр, если в ней есть точка или двоеточие или это `localhost`. Чего не написали, за вас допишут.',
      'The part before the first slash is a registry if it has a dot or a colon in it, or is `localhost`. What is left out is filled in.',
    ),
    why: paragraphs(
      same(block(said.replace(/^#\d+ /, '').replace(/ done$/, ''))),
      right === 'invalid'
        ? text(
            'Репозиторий пишут строчными буквами, тег — один и не пустой; двоеточие с портом годится лишь в реестре, за которым косая черта.',
            'A repository is written in lower case; there is one tag, and it is not empty; a colon with a port belongs only to a registry, which is followed by a slash.',
          )
        : text(
            'Без реестра имя относится к `docker.io`, а там имя из одной части — к `library/`. Без тега дописывается `latest`.',
            'Without a registry the name belongs to `docker.io`, and there a name of one part belongs to `library/`. Without a tag `latest` is filled in.',
          ),
    ),
    ask: {
      kind: 'one',
      right: optionOf(right),
      wrong: misreadings(name).map(({ parts, says, ...each }) => ({
        ...each,
        says: right === 'invalid' ? fault(name) : says,
        ...optionOf(parts),
      })),
    },
  };
}

interface ReadName extends Misreading {
  readonly parts: MeantName | 'invalid';
}

/** Why it is no name. */
function fault(name: string): Text {
  if (name !== name.toLowerCase())
    return text(
      'Это не имя: в репозитории не бывает заглавных букв, и Docker не меняет их за вас.',
      'It is not a name: a repository has no capitals, and Docker does not change them for you.',
    );
  return text(
    'Это не имя: двоеточие отделяет порт реестра, если дальше косая черта и это реестр, или один непустой тег в конце. Здесь — ни то ни другое.',
    'It is not a name: a colon stands before the port of a registry, which is followed by a slash, or before one tag at the end that is not empty. Here it is neither.',
  );
}

type NamePieces = ReturnType<typeof piecesOf>;

/** What stands between its signs. */
function piecesOf(name: string) {
  const small = name.toLowerCase();
  const slash = small.indexOf('/');
  const first = slash < 0 ? '' : small.slice(0, slash);
  const rest = small.slice(slash + 1);
  const [, path = rest, tag = null] = /^([^:]*)(?::(.*))?$/.exec(rest) ?? [];
  const known = tag === null || tag === '' ? 'latest' : tag;
  const isHost = /[.:]|^localhost$/.test(first);
  const whole = first === '' ? path : `${first}/${path}`;
  const hubPath = isHost ? path : whole;
  const full = isHost || whole.includes('/') ? hubPath : `library/${whole}`;
  const [host = '', port = ''] = (first === '' ? small : first).split(':');
  return { name, small, first, path, tag, known, isHost, whole, hubPath, full, host, port };
}

/** In the order in which they are kept when two come to the same. */
function misreadings(name: string): readonly ReadName[] {
  const pieces = piecesOf(name);
  return [
    ...repositoryMistakes(pieces),
    ...registryMistakes(pieces),
    ...tagMistakes(pieces),
    {
      name: 'it-is-refused',
      parts: 'invalid',
      says: text(
        'Это имя по всем правилам: Docker его принимает.',
        'It follows all the rules of a name: Docker takes it.',
      ),
    },
  ];
}

function repositoryMistakes({
  name,
  small,
  first,
  isHost,
  path,
  whole,
  hubPath,
  known,
}: NamePieces): readonly ReadName[] {
  return [
    ...(name === small
      ? []
      : [
          {
            name: 'letters-are-folded',
            parts: { registry: HUB, repository: whole.includes('/') ? whole : `library/${whole}`, tag: known },
            says: text(
              'Заглавные буквы Docker за вас не меняет: в репозитории их быть не может.',
              'Docker does not change capitals for you: a repository cannot have any.',
            ),
          },
        ]),
    {
      name: 'hub-has-no-library',
      parts: { registry: HUB, repository: first === HUB ? whole : hubPath, tag: known },
      says: isHost
        ? text(
            'Первая часть — реестр: в ней есть точка или двоеточие, или это `localhost`. Он заменяет `docker.io`.',
            'The first part is a registry: it has a dot or a colon, or is `localhost`. It replaces `docker.io`.',
          )
        : text(
            'Имя из одной части на `docker.io` лежит в `library/`.',
            'On `docker.io` a name of one part is in `library/`.',
          ),
    },
    {
      name: 'the-last-part-is-the-repository',
      parts: { registry: isHost ? first : HUB, repository: path.split('/').at(-1) ?? '', tag: known },
      says: text(
        'Репозиторий — весь путь за реестром, сколько бы в нём ни было частей; на `docker.io` их не меньше двух.',
        'The repository is the whole path after the registry, however many parts it has; on `docker.io` there are at least two.',
      ),
    },
  ];
}

function registryMistakes({ first, small, path, whole, known, port }: NamePieces): readonly ReadName[] {
  return [
    {
      name: 'first-part-is-a-registry',
      parts: first === '' ? 'invalid' : { registry: first, repository: path, tag: known },
      says:
        first === ''
          ? text(
              'Имени хватает и одной части: реестр и `library/` дописываются.',
              'One part is enough for a name: registry and `library/` are filled in.',
            )
          : first === HUB
            ? text(
                'Реестр прочитан верно, но имя из одной части на `docker.io` лежит в `library/`.',
                'The registry is read correctly, but on `docker.io` a name of one part is in `library/`.',
              )
            : text(
                'Первая часть — реестр, только если в ней есть точка или двоеточие или это `localhost`. Иначе она часть репозитория.',
                'A first part is a registry only if it has a dot or a colon, or is `localhost`. Otherwise it belongs to the repository.',
              ),
    },
    {
      name: 'every-host-is-the-hub',
      parts: {
        registry: HUB,
        repository: whole.includes('/') ? whole.replace(/:\d+\//, '/') : `library/${whole}`,
        tag: known,
      },
      says: text(
        'Реестр в имени заменяет `docker.io`: туда и пойдёт `docker push`.',
        'A registry in the name replaces `docker.io`: that is where `docker push` goes.',
      ),
    },
    ...(first === '' && /^\d{3,}$/.test(port)
      ? [
          {
            name: 'registry-alone',
            parts: { registry: small, repository: 'library', tag: 'latest' },
            says: text(
              'Без косой черты реестра в имени нет: до двоеточия — репозиторий, после — тег.',
              'Without a slash there is no registry in a name: before the colon is the repository, after it the tag.',
            ),
          },
        ]
      : []),
  ];
}

function tagMistakes({ tag, isHost, first, full, port, host, path }: NamePieces): readonly ReadName[] {
  return [
    tag === null || tag === ''
      ? {
          name: 'no-tag-is-no-tag',
          parts: { registry: isHost ? first : HUB, repository: full, tag: null },
          says: text(
            'Тег есть всегда: если его не написали, это `latest`.',
            'There is always a tag: when none is given, it is `latest`.',
          ),
        }
      : {
          name: 'latest-in-any-case',
          parts: { registry: isHost ? first : HUB, repository: full, tag: 'latest' },
          says: text(
            'Тег написан: он за двоеточием в конце. `latest` дописывают, только когда его нет.',
            'The tag is written: it stands after the colon at the end. `latest` is filled in only when there is none.',
          ),
        },
    ...(port === ''
      ? []
      : [
          {
            name: 'port-is-the-tag',
            parts: { registry: HUB, repository: first === '' ? `library/${host}` : `${host}/${path}`, tag: port },
            says: text(
              'Двоеточие до косой черты отделяет порт реестра, а не тег.',
              'A colon before a slash stands before the port of a registry, not a tag.',
            ),
          },
        ]),
  ];
}
