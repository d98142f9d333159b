/** What `docker rmi` answers: Untagged, Deleted, or a refusal. */
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, Misreading, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { lastOf, rowsOf } from '../printed.ts';
import { block, console, paragraphs, same, shownFile, type Text, text } from '../words.ts';

export const RMI_SAYS: PracticeFamily = {
  name: 'rmi-says',
  topic: 'images',
  about: text(
    'что ответит `docker rmi`: `Untagged`, `Deleted` или отказ',
    'what `docker rmi` answers: `Untagged`, `Deleted` or a refusal',
  ),
  draw,
};

const ANSWERS = [
  'untagged',
  'deleted',
  'all-untagged-deleted',
  'in-use',
  'in-use-by-running',
  'several-names',
  'no-such-image',
] as const;
type RmiAnswer = (typeof ANSWERS)[number];

function draw(chance: Chance, level: Level): Drawn {
  const app = chance.one(['app', 'shop', 'mail', 'site', 'blog']);
  const [one, two] = [`${app}:1`, chance.one([`${app}:2`, `${app}:latest`, `team/${app}:1`])];
  const build = `docker build -q -t ${one} .`;
  const tag = `docker tag ${one} ${two}`;
  const runs = `docker run -d --name box ${one} sleep 1d`;
  const ended = chance.one([`docker run --name box ${one} true`, `docker create --name box ${one}`]);
  const id = (flag = ''): string => `docker rmi ${flag}$(docker image ls -q ${one})`;
  const easy: readonly (readonly string[])[] = [
    [build, `docker rmi ${one}`],
    [build, tag, `docker rmi ${one}`],
    [build, tag, `docker rmi ${two}`],
    [build, tag, `docker rmi ${two}`, `docker rmi ${one}`],
    [build, `docker rmi ${two}`],
  ];
  const middle: readonly (readonly string[])[] = [
    [build, ended, `docker rmi ${one}`],
    [build, runs, `docker rmi ${one}`],
    [build, tag, ended, `docker rmi ${one}`],
    [build, ended, 'docker rm box', `docker rmi ${one}`],
    [build, tag, `docker rmi ${one} ${two}`],
    [build, runs, 'docker stop -t 0 box', `docker rmi ${one}`],
  ];
  const hard: readonly (readonly string[])[] = [
    [build, tag, id()],
    [build, tag, id('-f ')],
    [build, id()],
    [build, ended, `docker rmi -f ${one}`],
    [build, runs, `docker rmi -f ${one}`],
    [build, runs, id('-f ')],
    [build, ended, id()],
    [build, tag, runs, `docker rmi ${two}`],
  ];
  const lines = chance.one({ 1: easy, 2: middle, 3: hard }[level]);
  const dockerfile = `FROM ${BASE}\nCOPY note.txt /note.txt\n`;
  return {
    images: [BASE],
    files: { Dockerfile: dockerfile, 'note.txt': 'note\n' },
    before: lines.slice(0, -1),
    run: lines.slice(-1),
    read: run => read(run, lines, dockerfile, chance),
  };
}

/** Null: it is none of those that are known. */
function answerOf({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): RmiAnswer | null {
  if (/being used by running container/.test(stderr)) return 'in-use-by-running';
  if (/container \S+ is using|being used by stopped container/.test(stderr)) return 'in-use';
  if (/referenced in multiple repositories/.test(stderr)) return 'several-names';
  if (/No such image/.test(stderr)) return 'no-such-image';
  const rows = rowsOf(stdout);
  const names = rows.filter(row => row.startsWith('Untagged: ')).length;
  const isDeleted = rows.some(row => row.startsWith('Deleted: '));
  if (names === 0) return null;
  return !isDeleted ? 'untagged' : names > 1 ? 'all-untagged-deleted' : 'deleted';
}

function read(
  { before, ran }: VariantRun,
  lines: readonly string[],
  dockerfile: string,
  chance: Chance,
): VariantDraft | null {
  if (before.some(({ exitCode }) => exitCode !== 0)) return null;
  const last = lastOf(ran);
  const right = answerOf(last);
  if (right === null) return null;
  const option = (answer: RmiAnswer) => ({ value: answer, text: SHOWN[answer] });
  const said = rowsOf(last.stderr === '' ? last.stdout : last.stderr)
    .map(row => row.replace(/sha256:[0-9a-f]+/, 'sha256:…').replace(/\b[0-9a-f]{12}\b/g, '…'))
    .slice(0, 4);
  return {
    title: text('Что ответит docker rmi', 'What docker rmi answers'),
    prompt: paragraphs(
      shownFile('Dockerfile', dockerfile),
      text(
        'На хосте, кроме базового образа, ничего не было. Выполнили:',
        'The host held the base image and nothing else. These lines ran:',
      ),
      console(lines),
      text('Что ответит последняя команда?', 'What does the last command answer?'),
    ),
    hint: text(
      'Сколько имён у образа сейчас? Стоит ли на нём контейнер? Назвали имя или идентификатор?',
      'How many names does the image have now? Does a container use it? Was a name given, or an id?',
    ),
    why: paragraphs(
      same(block(said)),
      WHY[right],
      text(
        'Имя — указатель: `Untagged` снимает его, `Deleted` удаляет сам образ, когда держать его больше некому.',
        'A name is a pointer: `Untagged` removes it, `Deleted` removes the image itself once nothing holds it.',
      ),
    ),
    ask: {
      kind: 'one',
      right: option(right),
      wrong: chance.shuffled(ANSWERS).map(answer => ({ ...WHEN[answer], ...option(answer) })),
    },
  };
}

const SHOWN: Readonly<Record<RmiAnswer, Text>> = {
  untagged: text('только `Untagged:` — образ остаётся', 'only `Untagged:`, and the image stays'),
  deleted: text('одно `Untagged:` и за ним `Deleted:`', 'one `Untagged:`, then `Deleted:`'),
  'all-untagged-deleted': text(
    'по `Untagged:` на каждое имя и за ними `Deleted:`',
    'an `Untagged:` for each name, then `Deleted:`',
  ),
  'in-use': text(
    'откажет: на образе стоит контейнер, нужен `-f`',
    'it refuses: a container uses the image, `-f` is needed',
  ),
  'in-use-by-running': text(
    'откажет: контейнер работает, и `-f` не поможет',
    'it refuses: a container is running, and `-f` does not help',
  ),
  'several-names': text(
    'откажет: у образа несколько имён, нужен `-f`',
    'it refuses: the image has several names, `-f` is needed',
  ),
  'no-such-image': text('откажет: такого образа нет', 'it refuses: there is no such image'),
};

const WHEN: Readonly<Record<RmiAnswer, Misreading>> = {
  untagged: {
    name: 'a-name-is-left',
    says: text(
      'Так бывает, когда образ остаётся: у него есть другое имя, или имя сняли через `-f`, а на образе стоит контейнер.',
      'That happens when the image stays: it has another name, or `-f` took the name while a container uses it.',
    ),
  },
  deleted: {
    name: 'rmi-deletes-the-image',
    says: text(
      'Образ удаляется, только когда снято последнее имя и ни один контейнер на нём не стоит; `Untagged:` печатается на каждое снятое имя.',
      'An image is deleted only when its last name is removed and no container uses it; each removed name has its `Untagged:`.',
    ),
  },
  'all-untagged-deleted': {
    name: 'all-names-go',
    says: text(
      'Все имена разом снимаются, когда их все назвали или дали `-f` с идентификатором. Одно названное имя — одно снятое.',
      'All names go at once when all are given, or `-f` with an id. Give one name, and one name is removed.',
    ),
  },
  'in-use': {
    name: 'containers-hold-names',
    says: text(
      'Контейнер мешает снять без `-f` только последнее имя образа, и остановленный тоже.',
      'A container, even a stopped one, only blocks the removal of the last name, and only without `-f`.',
    ),
  },
  'in-use-by-running': {
    name: 'running-holds-always',
    says: text(
      'Так отказывают, когда образ называют идентификатором, а контейнер на нём работает. Имя через `-f` снимается и тогда.',
      'That is the answer to an id while a container runs on the image. A name goes with `-f` even then.',
    ),
  },
  'several-names': {
    name: 'other-names-hold',
    says: text(
      'Так отвечают на идентификатор образа с несколькими именами в разных репозиториях. Одно имя снимается и без `-f`.',
      'That is the answer to the id of an image with names in several repositories. A single name goes without `-f`.',
    ),
  },
  'no-such-image': {
    name: 'it-is-gone',
    says: text(
      'Так отвечают, когда на хосте нет такого имени. Здесь оно есть.',
      'That is the answer when the host has no such name. Here it does.',
    ),
  },
};

const WHY: Readonly<Record<RmiAnswer, Text>> = {
  untagged: text(
    'Снято одно имя, а образ остался: его держит другое имя или контейнер.',
    'One name was removed and the image stayed: another name or a container holds it.',
  ),
  deleted: text(
    'Имя было последним, и контейнеров на образе нет: вместе с именем удалён и образ.',
    'The name was the last, and no container uses the image: it went together with its name.',
  ),
  'all-untagged-deleted': text(
    'Сняты все имена, и образ удалён: держать его больше некому.',
    'All names were removed and the image was deleted: nothing holds it any more.',
  ),
  'in-use': text(
    'На образе стоит контейнер. Остановленный тоже считается: его слой лежит поверх слоёв образа.',
    'A container uses the image. A stopped one counts as well: its layer lies on top of the image’s layers.',
  ),
  'in-use-by-running': text(
    'Контейнер работает, а образ назвали идентификатором: удалить его нельзя и с `-f`.',
    'The container is running and the image was named by its id: it cannot be deleted, not even with `-f`.',
  ),
  'several-names': text(
    'Идентификатор говорит об образе целиком, а у него имена в разных репозиториях: без `-f` Docker не решает за вас.',
    'An id means the whole image, which has names in several repositories: without `-f` Docker does not decide for you.',
  ),
  'no-such-image': text(
    'Этого имени на хосте нет: ни сборка, ни `docker tag` его не давали.',
    'The host has no such name: neither a build nor `docker tag` gave it.',
  ),
};
