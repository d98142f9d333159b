/** Which steps of the second build run again, once something was changed between the two. */
import { type BuildStepView, type CacheCause, view } from '../../docker/index.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { builtSteps, lastOf } from '../printed.ts';
import { bullets, code, console, inline, listed, paragraphs, shownFile, type Text, text } from '../words.ts';

export const CACHE_EDIT: PracticeFamily = {
  name: 'cache-edit',
  topic: 'cache',
  about: text(
    'какие шаги второй сборки выполнятся заново, если между сборками что-то изменилось',
    'which steps of the second build run again when something has changed between the two',
  ),
  draw,
};

/** What is done between two builds. */
interface Edit {
  readonly lines: readonly string[];
  /** Arguments of the second build. */
  readonly flags?: string;
  /** The file that it touches, if it is a file of the context. */
  readonly file: string | null;
  /** The instruction of the Dockerfile that it changes, as it reads afterwards. */
  readonly instruction: string | null;
}

interface Recipe {
  readonly rows: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly copiesAll: boolean;
  readonly list: string;
  readonly source: string;
}

function recipeOf(chance: Chance, level: Level): Recipe {
  const list = chance.one(['packages.txt', 'modules.txt', 'deps.txt']);
  const source = chance.one(['main.txt', 'app.txt', 'start.txt']);
  const copiesAll = chance.happens(0.5);
  const work = chance.one(['/app', '/srv/app', '/work']);
  const ignored = copiesAll && level > 1 && chance.happens(0.6);
  const settings = [
    `ENV MODE=${chance.one(['prod', 'fast', 'full'])}`,
    ...(level > 1 ? [chance.one(['LABEL team=green', 'EXPOSE 8080'])] : []),
    ...(level === 3 ? ['ARG REVISION=1'] : []),
  ];
  const rows = [
    'FROM alpine:3.21',
    ...(level < 3 ? [`WORKDIR ${work}`] : [settings[0] ?? '', `WORKDIR ${work}`]),
    ...chance.one([
      [`COPY ${list} ./`, `RUN sort ${list} > sorted.txt`],
      [`RUN mkdir -p /data`, `COPY ${list} ./`, `RUN sort ${list} > /data/sorted.txt`],
    ]),
    ...(level === 3 ? settings.slice(1) : settings),
    copiesAll ? 'COPY . .' : 'COPY src ./src',
    'RUN cat src/*.txt > built.txt',
    ...(level > 1 && chance.happens(0.5) ? ['RUN wc -c built.txt > size.txt'] : []),
    'CMD ["cat", "built.txt"]',
  ];
  return {
    rows,
    files: {
      Dockerfile: `${rows.join('\n')}\n`,
      [list]: 'zlib\ncurl\n',
      [`src/${source}`]: 'one\n',
      'README.md': 'How to begin\n',
      ...(ignored ? { '.dockerignore': '*.md\n' } : {}),
    },
    copiesAll,
    list,
    source: `src/${source}`,
  };
}

function editOf(chance: Chance, level: Level, { rows, list, source, copiesAll }: Recipe): Edit {
  const file = (line: string, path: string): Edit => ({ lines: [line], file: path, instruction: null });
  const row = (line: string, instruction: string): Edit => ({ lines: [line], file: null, instruction });
  const easy: readonly Edit[] = [
    file(`echo two >> ${source}`, source),
    file(`echo jq >> ${list}`, list),
    file(`echo three > src/extra.txt`, 'src/extra.txt'),
    file(`echo more >> README.md`, 'README.md'),
  ];
  const mode = /ENV MODE=(\w+)/.exec(rows.join('\n'))?.[1] ?? '';
  const inFile: readonly Edit[] = [
    file(`touch ${source}`, source),
    file(`chmod +x ${source}`, source),
    row(`sed -i 's/MODE=${mode}/MODE=test/' Dockerfile`, 'ENV MODE=test'),
    row(`sed -i 's/cat src/tac src/' Dockerfile`, 'RUN tac src/*.txt > built.txt'),
    row(`sed -i 's/CMD.*/CMD ["wc", "built.txt"]/' Dockerfile`, 'CMD ["wc", "built.txt"]'),
    ...(copiesAll ? [file('echo done > notes.log', 'notes.log')] : []),
  ];
  const hard: readonly Edit[] = [
    { lines: [], flags: '--build-arg REVISION=2', file: null, instruction: 'ARG REVISION=1' },
    rows.includes('LABEL team=green')
      ? row("sed -i 's/green/blue/' Dockerfile", 'LABEL team=blue')
      : row("sed -i 's/8080/9090/' Dockerfile", 'EXPOSE 9090'),
    row(`sed -i '2i # the second line' Dockerfile`, '# the second line'),
    { lines: [`echo two >> ${source}`, `sed -i '$d' ${source}`], file: source, instruction: null },
  ];
  const pools = { 1: easy, 2: [...easy.slice(1), ...inFile], 3: [...inFile, ...hard] };
  return chance.one(pools[level]);
}

function draw(chance: Chance, level: Level): Drawn {
  const recipe = recipeOf(chance, level);
  const edit = editOf(chance, level, recipe);
  const second = ['docker build -t app', edit.flags, '.'].filter(word => word !== undefined).join(' ');
  return {
    images: ['alpine:3.21'],
    files: recipe.files,
    before: ['docker build -t app .', ...edit.lines],
    run: [second],
    read: run => read(run, recipe, edit, second),
  };
}

const NONE = 'none';

function read(run: VariantRun, { files, rows }: Recipe, edit: Edit, second: string): VariantDraft | null {
  const steps = builtSteps(lastOf(run.ran));
  const values = steps.map(({ instruction }) => instruction);
  if (steps.length < 4 || new Set(values).size < values.length) return null;
  const again = steps.filter(({ isCached }) => !isCached).map(({ instruction }) => instruction);
  const right = again.length === 0 ? [NONE] : again;
  const [first] = again;
  const changed = edit.instruction ?? (edit.file === null ? undefined : copyOf(edit.file, rows));
  const at = changed === undefined ? -1 : rowAt(rows, changed);
  const below = values.filter(value => at >= 0 && rows.indexOf(value) >= at);
  const copies = values.filter(value => value.startsWith('COPY '));
  return {
    title: text('Что соберётся заново', 'What is built again'),
    prompt: paragraphs(
      ...Object.entries(files)
        .filter(([path]) => path === 'Dockerfile' || path === '.dockerignore')
        .map(([path, words]) => shownFile(path, words)),
      text(
        `В папке ещё лежат ${listed(plainFiles(files)).ru}. Образ собрали, кое-что сделали и собирают снова:`,
        `The folder also holds ${listed(plainFiles(files)).en}. The image was built, something was done, and it is built once more:`,
      ),
      console(['docker build -t app .', ...edit.lines, second]),
      text(
        'Какие шаги второй сборки выполнятся заново, а не возьмутся из кеша?',
        'Which steps of the second build run again instead of coming from the cache?',
      ),
    ),
    hint: text(
      'Идите сверху вниз и спрашивайте о каждом шаге: то ли под ним, что прежде, и то ли самое он делает и читает?',
      'Go from top to bottom and ask of each step: is what lies below it the same as before, and does it do and read the same?',
    ),
    why: paragraphs(causes(run), rule(right.length === 0 || right[0] === NONE)),
    ask: {
      kind: 'many',
      options: [
        ...values.map(value => ({ value, text: code(value) })),
        { value: NONE, text: text('ни один: всё возьмётся из кеша', 'none: everything comes from the cache') },
      ],
      right,
      wrong: [
        {
          name: 'only-the-first',
          values: first === undefined ? [] : [first],
          says: text(
            `\`${first}\` даёт другой слой, и под шагами ниже теперь не то, что прежде: они тоже выполняются заново.`,
            `\`${first}\` gives another layer, so what lies below the next steps is new: they run again too.`,
          ),
        },
        {
          name: 'from-the-line',
          values: below,
          says: text(
            'Важна не строка, на которой что-то изменилось, а шаг, который это прочёл: у остальных ключ кеша прежний.',
            'What counts is not the line where something changed but the step that reads it: the others keep their cache keys.',
          ),
        },
        {
          name: 'every-copy',
          values: copies,
          says: text(
            '`COPY` сравнивает содержимое и права того, что копирует. Если они прежние, шаг берётся из кеша.',
            '`COPY` compares the content and modes of what it copies. While those are the same, it comes from the cache.',
          ),
        },
        {
          name: 'everything',
          values,
          says: text(
            'Шаги выше изменения ничего о нём не знают: их слои берутся из кеша.',
            'Steps above the change know nothing of it: their layers come from the cache.',
          ),
        },
        {
          name: 'nothing',
          values: [NONE],
          says: text(
            'Хотя бы один шаг читает то, что изменилось. Он выполняется заново.',
            'At least one step reads what has changed. It runs again.',
          ),
        },
      ],
    },
  };
}

function plainFiles(files: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(files).filter(path => path !== 'Dockerfile' && path !== '.dockerignore');
}

/** The COPY that would take the file. */
function copyOf(path: string, rows: readonly string[]): string | undefined {
  return rows.find(row => {
    const source = /^COPY (\S+) /.exec(row)?.[1];
    return source !== undefined && (source === '.' || source === path || path.startsWith(`${source}/`));
  });
}

function rowAt(rows: readonly string[], changed: string): number {
  const word = changed.split(' ')[0] ?? '';
  const exact = rows.indexOf(changed);
  return exact >= 0 ? exact : rows.findIndex(row => row.startsWith(`${word} `));
}

function causes({ host }: VariantRun): Text {
  const steps = view(host).builds.at(-1)?.steps ?? [];
  return bullets(
    steps
      .filter(({ instruction }) => instruction !== 'FROM')
      .map(step => {
        const name = inline(fullName(step));
        const because = causeOf(step, steps);
        return text(`${name} — ${because.ru}`, `${name}: ${because.en}`);
      }),
  );
}

/** `[2/4] WORKDIR /app`: what stands behind the brackets. */
function fullName(step: BuildStepView | undefined): string {
  return (step?.name ?? '').replace(/^\[[^\]]*\] /, '').replace(/\s+/g, ' ');
}

/** `steps`: of one stage, in their order. */
function causeOf(step: BuildStepView, steps: readonly BuildStepView[]): Text {
  const above = steps.slice(0, steps.indexOf(step)).findLast(({ state }) => state !== 'cached');
  return CAUSES[step.cause.kind](step.cause, above);
}

const CAUSES: { readonly [K in CacheCause['kind']]: (cause: CacheCause, above: BuildStepView | undefined) => Text } = {
  hit: () => text('из кеша', 'from the cache'),
  first: () =>
    text('заново: такого шага на этом слое ещё не было', 'again: this step has not been built on this layer'),
  instruction: () =>
    text(
      'заново: изменилась сама инструкция или её окружение',
      'again: the instruction or its environment has changed',
    ),
  files: cause => {
    const { ru, en } = listed(
      cause.kind === 'files' ? cause.paths.slice(0, 3).map(path => path.replace(/^\//, '')) : [],
    );
    return text(`заново: изменилось то, что он копирует (${ru})`, `again: what it copies has changed (${en})`);
  },
  parent: (_, above) => {
    const name = inline(fullName(above));
    return text(
      `заново: ниже шага ${name}, который дал новый слой`,
      `again: it is below ${name}, which gave a new layer`,
    );
  },
  base: () => text('заново: другой базовый образ', 'again: another base image'),
  'no-cache': () => text('заново: кеш отключён', 'again: the cache is off'),
};

function rule(isAllCached: boolean): Text {
  return isAllCached
    ? text(
        'Ключ шага — что под ним, что в нём написано и что он читает. Здесь всё это прежнее, поэтому каждый шаг взят из кеша.',
        'A step’s key is what lies below it, what it says and what it reads. All of that is the same here, so every step came from the cache.',
      )
    : text(
        'Ключ шага — что под ним, что в нём написано и что он читает. Стоит одному шагу дать новый слой, и у всех ниже меняется то, что под ними.',
        'A step’s key is what lies below it, what it says and what it reads. Once a step gives a new layer, everything after it has something new below.',
      );
}
