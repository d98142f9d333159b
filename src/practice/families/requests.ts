/** Whom a command asks: nobody, the daemon, or through the daemon a registry. */
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, PracticeFamily, PrintedLine, VariantDraft, VariantRun } from '../family.ts';
import { bullets, code, inline, paragraphs, type Text, text } from '../words.ts';

export const REQUESTS: PracticeFamily = {
  name: 'requests',
  topic: 'architecture',
  about: text(
    'кого спросит команда: никого, демона или через демона ещё и реестр',
    'whom a command asks: nobody, the daemon, or through the daemon a registry as well',
  ),
  draw,
};

const ASKED = ['nobody', 'daemon', 'registry'] as const;
type WhomAsked = (typeof ASKED)[number];

/** What a command is about, for those who guess by that. */
type CommandKind = 'own' | 'list' | 'local-run' | 'remote-run' | 'pull-here' | 'pull-new' | 'change';

interface AskingCommand {
  readonly line: string;
  readonly kind: CommandKind;
}

function commandsOf(chance: Chance, level: Level): readonly AskingCommand[] {
  const far = chance.one(['busybox:1.37', 'alpine:3.20', 'busybox:1.36']);
  const pick = (kind: CommandKind, lines: readonly string[]): AskingCommand => ({ line: chance.one(lines), kind });
  const own = pick('own', ['docker --version', 'docker context ls', 'docker context show']);
  const list = pick('list', ['docker image ls', 'docker ps -a', 'docker volume ls', 'docker info']);
  const change = pick('change', [
    `docker tag ${BASE} mine`,
    'docker volume create data',
    `docker create ${BASE}`,
    `docker image history ${BASE}`,
    `docker inspect ${BASE}`,
  ]);
  const localRun = pick('local-run', [`docker run --rm ${BASE} true`, `docker run ${BASE} echo hi`]);
  const pullNew = pick('pull-new', [`docker pull ${far}`, `docker pull -q ${far}`]);
  const remoteRun = pick('remote-run', [`docker run --rm ${far} true`, `docker create ${far}`]);
  const pullHere = pick('pull-here', [`docker pull ${BASE}`, `docker run --rm --pull always ${BASE} true`]);
  const version = pick('list', ['docker version', 'docker system df']);
  const all = {
    1: [own, list, localRun, pullNew],
    2: [...chance.some([own, list, change], 2), localRun, chance.one([remoteRun, pullHere])],
    3: [...chance.some([own, version, change], 2), localRun, remoteRun, pullHere],
  }[level];
  return chance.shuffled(all);
}

function draw(chance: Chance, level: Level): Drawn {
  const commands = commandsOf(chance, level);
  return {
    images: [BASE],
    files: {},
    before: [],
    run: commands.map(({ line }) => line),
    read: run => read(run, commands),
  };
}

function askedBy({ calls }: PrintedLine): WhomAsked {
  if (calls.some(call => call.startsWith('registry '))) return 'registry';
  return calls.length > 0 ? 'daemon' : 'nobody';
}

function read({ ran }: VariantRun, commands: readonly AskingCommand[]): VariantDraft | null {
  // The same image must not be fetched by one line and found by the next.
  const images = commands.filter(({ kind }) => kind === 'pull-new' || kind === 'remote-run');
  if (ran.some(({ exitCode }) => exitCode !== 0) || images.length > 1) return null;
  const truth = new Map(ran.map(each => [each.line, askedBy(each)]));
  const pairs = Object.fromEntries(truth);
  if (new Set(truth.values()).size < 2) return null;
  const but = (to: WhomAsked, ...kinds: readonly CommandKind[]): Readonly<Record<string, string>> => ({
    ...pairs,
    ...Object.fromEntries(commands.filter(({ kind }) => kinds.includes(kind)).map(({ line }) => [line, to])),
  });
  return {
    title: text('Кого спросит команда', 'Whom a command asks'),
    prompt: paragraphs(
      text(
        `На хосте есть образ ${inline(BASE)} и больше никаких. Команды выполняют по порядку. Соедините каждую с тем, кого она спросит.`,
        `The host has the image ${inline(BASE)} and no other. The commands run one after another. Match each with the one it asks.`,
      ),
    ),
    hint: text(
      'Сам клиент знает лишь свою версию и настройки. Контейнеры и образы — у демона. А за чем демон пойдёт в реестр?',
      'By itself the client knows only its version and settings. Containers and images are with the daemon. And what does the daemon go to a registry for?',
    ),
    why: paragraphs(
      bullets(ran.map(each => becauseOf(each))),
      text(
        'Клиент говорит только с демоном, а в реестр ходит демон — когда образа нет или когда просят свежий.',
        'The client talks only to the daemon, and it is the daemon that goes to a registry: when an image is missing, or when the newest is asked for.',
      ),
    ),
    ask: {
      kind: 'match',
      left: commands.map(({ line }) => ({ value: line, text: code(line) })),
      right: ASKED.map(value => ({ value, text: WORDS[value] })),
      pairs,
      wrong: [
        {
          name: 'what-is-here-is-not-asked-for',
          pairs: but('daemon', 'pull-here'),
          says: text(
            '`docker pull` и `--pull always` спрашивают реестр всегда: не указывает ли тег там на другой образ.',
            '`docker pull` and `--pull always` always ask the registry whether the tag points to another image there.',
          ),
        },
        {
          name: 'run-asks-the-registry',
          pairs: but('registry', 'local-run', 'change'),
          says: text(
            'Образ есть на хосте, и демону хватает его: реестр не спрашивают.',
            'The image is on the host, and that is enough for the daemon: no registry is asked.',
          ),
        },
        {
          name: 'the-client-keeps-lists',
          pairs: but('nobody', 'list', 'change'),
          says: text(
            'Своих списков у клиента нет: об образах, контейнерах и томах он спрашивает демона.',
            'The client has no lists of its own: it asks the daemon about images, containers and volumes.',
          ),
        },
        {
          name: 'the-client-knows-nothing',
          pairs: but('daemon', 'own'),
          says: text(
            'Свою версию и свои контексты клиент знает сам: их он напечатает и без демона.',
            'The client knows its version and its contexts by itself: it prints them without a daemon.',
          ),
        },
        {
          name: 'a-missing-image-is-an-error',
          pairs: but('daemon', 'remote-run', 'pull-new'),
          says: text(
            'Образа на хосте нет, и демон идёт за ним в реестр.',
            'The image is not on the host, so the daemon goes to a registry for it.',
          ),
        },
      ],
    },
  };
}

const WORDS: Readonly<Record<WhomAsked, Text>> = {
  nobody: text('никого: клиент отвечает сам', 'nobody: the client answers by itself'),
  daemon: text('демона, и больше никого', 'the daemon, and nobody else'),
  registry: text('демона, а тот — реестр', 'the daemon, which asks a registry'),
};

function becauseOf(each: PrintedLine): Text {
  const asked = askedBy(each);
  const [first = ''] = each.calls.filter(call => !/_ping$/.test(call));
  const request = inline(first.replace(/^\w+ /, '').replace(/\?.*$/, '').slice(0, 60));
  const line = inline(each.line);
  if (asked === 'nobody') return text(`${line} — ни одного запроса`, `${line}: no request at all`);
  const [further = ''] = each.calls.filter(call => call.startsWith('registry '));
  if (asked === 'daemon') return text(`${line} — демону: ${request}`, `${line}: to the daemon, ${request}`);
  const remote = inline(further.replace(/^\w+ /, '').slice(0, 60));
  return text(`${line} — демон спросил реестр: ${remote}`, `${line}: the daemon asked the registry, ${remote}`);
}
