/**
 * What the tutor can talk about. A topic is met when the words of a question begin as its groups do: each group is one notion, in
 * either language. What is said stands under `tutor.topic.<key>` of locale/, its name under `tutor.topic-name.<key>`.
 */
export interface Topic {
  readonly key: string;
  /** Beginnings of words; any one of a group stands for the notion. */
  readonly groups: readonly (readonly string[])[];
  /** Gives way to any other topic, and to what the client's help says. */
  readonly general?: true;
}

const DIFFER = ['отлич', 'разниц', 'различ', 'differ', 'versus', 'vs', 'против'];
const IMAGE = ['образ', 'image', 'имидж'];
const CONTAINER = ['контейнер', 'container'];
const LAYER = ['слой', 'слоя', 'слои', 'слоё', 'слое', 'слою', 'layer', 'лейер'];
const DOCKERFILE = ['dockerfile', 'докерфайл'];
const BUILD = ['сборк', 'собра', 'собир', 'build', 'билд'];
const REGISTRY = ['реестр', 'registr', 'регистри', 'hub', 'хаб'];
const CACHE = ['кеш', 'кэш', 'cache'];
const TAG = ['тег', 'тэг', 'tag', 'метк'];
const DELETE = ['удал', 'стере', 'delete', 'remove', 'rmi'];

export const TOPICS: readonly Topic[] = [
  { key: 'docker', groups: [['docker', 'докер', 'moby']], general: true },
  { key: 'host', groups: [['хост', 'host', 'сервер', 'server']] },
  { key: 'daemon', groups: [['демон', 'daemon', 'dockerd', 'engine', 'движок']] },
  { key: 'client', groups: [['клиент', 'client', 'cli']] },
  {
    key: 'client-daemon',
    groups: [
      ['клиент', 'client', 'cli'],
      ['демон', 'daemon', 'dockerd'],
    ],
  },
  { key: 'image', groups: [IMAGE] },
  { key: 'container', groups: [CONTAINER] },
  { key: 'image-container', groups: [IMAGE, CONTAINER, DIFFER] },
  { key: 'virtual-machine', groups: [['виртуал', 'virtual', 'vm']] },
  { key: 'registry', groups: [REGISTRY] },
  { key: 'repository', groups: [['репозитор', 'repositor']] },
  { key: 'registry-repository', groups: [REGISTRY, ['репозитор', 'repositor'], DIFFER] },
  { key: 'tag', groups: [TAG] },
  { key: 'latest', groups: [['latest']] },
  { key: 'digest', groups: [['дайджест', 'digest', 'sha256', 'хеш', 'хэш', 'hash']] },
  { key: 'image-id', groups: [['идентификатор', 'id', 'айди']] },
  { key: 'dangling', groups: [['висяч', 'dangling', 'none', 'безымян']] },
  { key: 'remove-image', groups: [DELETE, IMAGE] },
  { key: 'remove-container', groups: [DELETE, CONTAINER] },
  { key: 'dockerfile', groups: [DOCKERFILE] },
  { key: 'instruction', groups: [['инструкц', 'instruction']] },
  {
    key: 'from',
    groups: [
      ['from', 'базов', 'base'],
      ['инструкц', 'instruction', 'базов', 'base', ...DOCKERFILE],
    ],
  },
  { key: 'run', groups: [['run'], ['инструкц', 'instruction', ...DOCKERFILE]] },
  {
    key: 'copy-add',
    groups: [
      ['copy', 'add'],
      ['copy', 'add', 'инструкц', 'instruction', ...DIFFER],
    ],
  },
  {
    key: 'cmd-entrypoint',
    groups: [
      ['cmd', 'entrypoint', 'точк'],
      ['cmd', 'entrypoint', 'вход', 'entry', ...DIFFER],
    ],
  },
  { key: 'env', groups: [['env', 'переменн', 'environment']] },
  { key: 'workdir', groups: [['workdir', 'рабоч']] },
  // Of two that are met equally well the first is taken: the special one stands above the general.
  { key: 'multi-stage', groups: [['многоступ', 'многостад', 'multi', 'multistage', 'стади', 'stage', 'ступен']] },
  { key: 'build', groups: [BUILD] },
  { key: 'context', groups: [['контекст', 'context', 'точка', 'dot']] },
  { key: 'dockerignore', groups: [['dockerignore', 'игнор', 'ignor']] },
  { key: 'cache', groups: [CACHE] },
  { key: 'cache-order', groups: [CACHE, ['поряд', 'order', 'последоват']] },
  { key: 'layer', groups: [LAYER] },
  { key: 'layer-instruction', groups: [LAYER, ['инструкц', 'instruction', 'созда', 'creat', 'make']] },
  {
    key: 'read-write-layer',
    groups: [
      ['запис', 'пишет', 'пишут', 'write', 'writable', 'изменя'],
      [...LAYER, ...CONTAINER],
    ],
  },
  { key: 'shared-layers', groups: [['общ', 'share', 'раздел', 'одинаков'], LAYER] },
  { key: 'history', groups: [['истори', 'history']] },
  { key: 'missing', groups: [['missing']] },
  {
    key: 'size',
    groups: [['размер', 'size', 'веса', 'весит', 'весят', 'weigh', 'мегабайт', 'большой', 'big', 'large']],
  },
  { key: 'pull', groups: [['pull', 'скач', 'download']] },
  { key: 'push', groups: [['push', 'загруз', 'отправ', 'upload', 'публик']] },
  {
    key: 'docker-run',
    groups: [
      ['run', 'запус', 'start'],
      [...CONTAINER, ...IMAGE, 'docker', 'докер'],
    ],
  },
  { key: 'volume', groups: [['том', 'тома', 'томе', 'volume']] },
  { key: 'port', groups: [['порт', 'port']] },
  { key: 'simulator', groups: [['симулят', 'симуляц', 'simulat', 'настоящ', 'real', 'учебн']] },
  {
    key: 'score',
    groups: [
      ['балл', 'очк', 'оценк', 'score', 'point', 'штраф', 'penalt', 'попыт', 'tries', 'try', 'подсказк', 'hint'],
    ],
  },
  { key: 'reset', groups: [['сброс', 'сначала', 'reset', 'undo', 'отмен', 'верну', 'again']] },
];

export interface FoundTopic {
  readonly key: string;
  /** Every notion of it was met; otherwise it is only the nearest. */
  readonly sure: boolean;
}

/** How well a topic is met: a notion that is missing weighs more than one that is there. */
export function findTopic(text: string): FoundTopic | null {
  const words = wordsOf(text);
  const ranked = TOPICS.map(topic => ({ topic, ...met(topic, words) }))
    .filter(each => each.found > 0)
    .sort((a, b) => b.rank - a.rank);
  const best = ranked[0];
  if (best === undefined) return nearest(words);
  return { key: best.topic.key, sure: best.missing === 0 && best.topic.general !== true };
}

export function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\d]+/gu) ?? []
  );
}

/** Endings of a Russian or English word that do not change what it is about. */
const ENDING = 5;

function met(topic: Topic, words: readonly string[]): { found: number; missing: number; rank: number } {
  const starts = topic.groups.map(group => group.filter(start => words.some(word => begins(word, start))));
  const found = starts.filter(group => group.length > 0);
  const missing = starts.length - found.length;
  // A word that few topics have says more than one that many have.
  const rare = found.reduce((sum, group) => sum + 1 / Math.min(...group.map(shares)), 0);
  return { found: found.length, missing, rank: found.length + rare - 1.5 * missing - (topic.general === true ? 1 : 0) };
}

/** How many topics have this beginning of a word. */
function shares(start: string): number {
  return TOPICS.filter(topic => topic.groups.some(group => group.includes(start))).length;
}

function begins(word: string, start: string): boolean {
  const stem = start.replaceAll('ё', 'е');
  return word.startsWith(stem) && word.length - stem.length <= (stem.length < 4 ? 1 : Math.max(ENDING, stem.length));
}

/** The topic with the word that looks most like one of these, by pairs of letters. */
function nearest(words: readonly string[]): { readonly key: string; readonly sure: false } | null {
  let best: { key: string; likeness: number } | null = null;
  for (const { key, groups } of TOPICS) {
    for (const start of groups.flat()) {
      for (const word of words) {
        const likeness = start.length < 4 || word.length < 4 ? 0 : alike(start, word.slice(0, start.length + 2));
        if (likeness >= 0.6 && likeness > (best?.likeness ?? 0)) best = { key, likeness };
      }
    }
  }
  return best === null ? null : { key: best.key, sure: false };
}

function alike(a: string, b: string): number {
  const pairs = (text: string): string[] =>
    Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2));
  const left = pairs(a);
  const right = pairs(b);
  const common = left.filter(pair => right.includes(pair)).length;
  return (2 * common) / (left.length + right.length);
}
