/** In which order instructions stand so that an edit makes as few steps as possible run again. */
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { builtSteps } from '../printed.ts';
import { block, bullets, code, counted, inline, paragraphs, type Text, text } from '../words.ts';

export const CHEAPEST_ORDER: PracticeFamily = {
  name: 'cheapest-order',
  topic: 'cache',
  about: text(
    'в каком порядке поставить инструкции, чтобы после правки пересборка была самой дешёвой',
    'in which order to put instructions so that the build after an edit is the cheapest',
  ),
  draw,
};

interface OrderTask {
  /** Chains: each instruction needs those before it in its chain. */
  readonly chains: readonly (readonly string[])[];
  readonly files: Readonly<Record<string, string>>;
  /** The file that is edited again and again. */
  readonly edited: string;
}

function draw(chance: Chance, level: Level): Drawn {
  const task = taskOf(chance, level);
  const orders = interleaved(task.chains);
  // Folders of their own keep the orders apart in the cache.
  const dockerfiles = orders.map((order, place): [string, string] => [
    `${place + 1}.Dockerfile`,
    `FROM ${BASE}\nWORKDIR /app${place + 1}\n${order.join('\n')}\nCMD ["ls"]\n`,
  ]);
  const build = ([name]: readonly [string, string]): string => `docker build -f ${name} .`;
  return {
    images: [BASE],
    files: { ...task.files, ...Object.fromEntries(dockerfiles) },
    before: [...dockerfiles.map(build), `echo changed >> ${task.edited}`],
    run: dockerfiles.map(build),
    read: run => read(run, task, orders),
  };
}

function taskOf(chance: Chance, level: Level): OrderTask {
  const list = chance.one(['deps.txt', 'modules.txt', 'packages.txt']);
  const source = chance.one(['src', 'code', 'pages']);
  const main = `${source}/${chance.one(['main.txt', 'app.txt', 'index.txt'])}`;
  const install = [`COPY ${list} ./`, `RUN sort ${list} > installed.txt`];
  const compile = [`COPY ${source} ./${source}`, `RUN cat ${source}/*.txt > built.txt`];
  const docs = chance.one(['docs', 'texts', 'help']);
  const files = { [list]: 'two\none\n', [main]: 'first\n' };
  const edits = chance.happens(0.7) ? main : list;
  if (level === 1) return { chains: [install, compile], files, edited: main };
  if (level === 2) {
    const tools = chance.one(['RUN adduser -D worker', 'RUN mkdir -p /data', 'RUN echo ready > /etc/ready']);
    return { chains: [install, [...compile.slice(0, 1)], [tools]], files, edited: edits };
  }
  const longer = [...install, 'RUN wc -l installed.txt > count.txt'];
  return chance.happens(0.5)
    ? { chains: [longer, compile], files, edited: edits }
    : {
        chains: [install, compile.slice(0, 1), [`COPY ${docs} ./${docs}`]],
        files: { ...files, [`${docs}/read.txt`]: 'read\n' },
        edited: chance.one([main, `${docs}/read.txt`, list]),
      };
}

/** All orders in which no chain is turned. */
function interleaved(chains: readonly (readonly string[])[]): readonly (readonly string[])[] {
  if (chains.every(chain => chain.length === 0)) return [[]];
  return chains.flatMap((chain, place) => {
    const [first, ...rest] = chain;
    if (first === undefined) return [];
    return interleaved(chains.map((each, other) => (other === place ? rest : each))).map(order => [first, ...order]);
  });
}

function read(
  { before, ran }: VariantRun,
  { chains, edited }: OrderTask,
  orders: readonly (readonly string[])[],
): VariantDraft | null {
  if ([...before, ...ran].some(({ exitCode }) => exitCode !== 0)) return null;
  const again = ran.map(each => builtSteps(each).filter(({ isCached }) => !isCached).length);
  const [least, most] = [Math.min(...again), Math.max(...again)];
  const right = orders.filter((_, place) => again[place] === least);
  if (least === most || right.length === 0) return null;
  const costOf = (order: readonly string[]): number =>
    again[orders.findIndex(each => each.join('\n') === order.join('\n'))] ?? most;
  const copies = (row: string): boolean => row.startsWith('COPY ');
  const isEdited = (row: string): boolean => copies(row) && edited.startsWith(row.split(' ')[1] ?? '');
  const items = chains.flat();
  const named = [
    { name: 'what-changes-comes-first', order: leading(orders, isEdited) },
    { name: 'copies-first', order: leading(orders, copies) },
    { name: 'dearest-order', order: orders.find(order => costOf(order) === most) ?? items },
    { name: 'one-step-too-many', order: orders.find(order => costOf(order) > least && costOf(order) < most) ?? items },
    { name: 'as-it-came', order: orders.find(order => costOf(order) > least) ?? items },
  ];
  const steps = (count: number): Text => counted(count, ['шаг', 'шага', 'шагов'], ['step', 'steps']);
  return {
    title: text('Самая дешёвая пересборка', 'The cheapest build after an edit'),
    prompt: paragraphs(
      text(
        `Dockerfile начинается с \`FROM ${BASE}\` и \`WORKDIR /app\`, кончается \`CMD\`. Между ними — эти инструкции в каком-то порядке. ${inline(edited)} правят каждый день, остальное — редко.`,
        `A Dockerfile begins with \`FROM ${BASE}\` and \`WORKDIR /app\` and ends with \`CMD\`. Between them are these instructions, in some order. ${inline(edited)} is edited every day, the rest rarely.`,
      ),
      text(
        'Расставьте их так, чтобы сборка проходила, а после такой правки заново выполнялось как можно меньше шагов.',
        'Put them in such an order that the build succeeds and as few steps as possible run again after such an edit.',
      ),
    ),
    hint: text(
      'Всё, что ниже шага с правкой, выполняется заново. Что можно поднять выше него и чему нужны файлы, скопированные раньше?',
      'Everything below the step with the edit runs again. What can go above it, and what needs files that were copied before?',
    ),
    why: paragraphs(
      text('Один из лучших порядков:', 'One of the best orders:'),
      { ru: block(right[0] ?? [], 'dockerfile'), en: block(right[0] ?? [], 'dockerfile') },
      text(
        `После правки заново идёт ${steps(least).ru}; в худшем порядке — ${steps(most).ru}.`,
        `After the edit ${steps(least).en} ${least === 1 ? 'runs' : 'run'} again; in the worst order ${most}.`,
      ),
      bullets(
        orders
          .slice(0, 6)
          .map((order, place) =>
            text(
              `${order.map(inline).join(', ')}: ${steps(again[place] ?? 0).ru}`,
              `${order.map(inline).join(', ')}: ${steps(again[place] ?? 0).en}`,
            ),
          ),
      ),
    ),
    ask: {
      kind: 'order',
      items: items.map(row => ({ value: row, text: code(row) })),
      orders: right,
      wrong: named.map(({ name, order }) => ({
        name,
        order,
        says: text(
          `В этом порядке заново идёт ${steps(costOf(order)).ru}, в лучшем — ${least}. Что не зависит от ${inline(edited)}, поставьте выше шага, который его копирует.`,
          `In this order ${steps(costOf(order)).en} ${costOf(order) === 1 ? 'runs' : 'run'} again, in the best one ${least}. Put what does not depend on ${inline(edited)} above the step that copies it.`,
        ),
      })),
    },
  };
}

/** The order in which such instructions come as early as they can. */
function leading(orders: readonly (readonly string[])[], wanted: (row: string) => boolean): readonly string[] {
  const weight = (order: readonly string[]): number =>
    order.reduce((sum, row, place) => sum + (wanted(row) ? place : 0), 0);
  return [...orders].sort((a, b) => weight(a) - weight(b))[0] ?? [];
}
