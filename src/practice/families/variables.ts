/** What ARG and ENV leave: for RUN during the build, and for the container. */
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, Misreading, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { lastOf } from '../printed.ts';
import { console, paragraphs, shownFile, type Text, text } from '../words.ts';

export const VARIABLES: PracticeFamily = {
  name: 'variables',
  topic: 'dockerfile',
  about: text(
    'какое значение переменной видят `RUN` при сборке и процесс в контейнере после `ARG`, `ENV`, `--build-arg` и `-e`',
    'which value of a variable `RUN` sees in the build and a process in the container, after `ARG`, `ENV`, `--build-arg` and `-e`',
  ),
  draw,
};

interface VariableSetting {
  readonly name: string;
  /** `ARG` before FROM. */
  readonly before: string | null;
  /** `ARG` in the stage: without a default, or with one. */
  readonly arg: { readonly value: string | null } | null;
  /** `ENV`: a value, or the variable's own. */
  readonly env: string | null;
  /** `--build-arg` */
  readonly flag: string | null;
  /** `-e` */
  readonly given: string | null;
}

function draw(chance: Chance, level: Level): Drawn {
  const setting = settingOf(chance, level);
  const { name, before, arg, env, flag, given } = setting;
  const rows = [
    ...(before === null ? [] : [`ARG ${name}=${before}`]),
    `FROM ${BASE}`,
    ...(arg === null ? [] : [arg.value === null ? `ARG ${name}` : `ARG ${name}=${arg.value}`]),
    ...(env === null ? [] : [`ENV ${name}=${env}`]),
    `RUN echo "[$${name}]" > /seen`,
    `CMD cat /seen && echo "[$${name}]"`,
  ];
  const dockerfile = `${rows.join('\n')}\n`;
  const build = ['docker build -q -t app', ...(flag === null ? [] : [`--build-arg ${name}=${flag}`]), '.'].join(' ');
  const start = ['docker run --rm', ...(given === null ? [] : [`-e ${name}=${given}`]), 'app'].join(' ');
  return {
    images: [BASE],
    files: { Dockerfile: dockerfile },
    before: [build],
    run: [start],
    read: run => read(run, setting, dockerfile, [build, start]),
  };
}

function settingOf(chance: Chance, level: Level): VariableSetting {
  const name = chance.one(['VERSION', 'COLOR', 'MODE', 'STAGE']);
  const [one = 'a', two = 'b', three = 'c', four = 'd', five = 'e'] = chance.shuffled(
    name === 'VERSION' ? ['1', '2', '3', '4', '5'] : ['red', 'blue', 'gray', 'pink', 'gold'],
  );
  const nothing: VariableSetting = { name, before: null, arg: null, env: null, flag: null, given: null };
  const own = `$${name}`;
  const easy: readonly VariableSetting[] = [
    { ...nothing, arg: { value: one } },
    { ...nothing, arg: { value: one }, flag: two },
    { ...nothing, arg: { value: null }, flag: two },
    { ...nothing, env: one, given: two },
    { ...nothing, arg: { value: one }, env: own, flag: two },
  ];
  const middle: readonly VariableSetting[] = [
    { ...nothing, before: one },
    { ...nothing, before: one, flag: two },
    { ...nothing, before: one, arg: { value: null } },
    { ...nothing, arg: { value: one }, env: three, flag: two },
    { ...nothing, env: three, flag: two },
    { ...nothing, arg: { value: one }, env: own, given: two },
  ];
  const hard: readonly VariableSetting[] = [
    { ...nothing, before: one, arg: { value: null }, flag: two, given: three },
    { ...nothing, before: one, arg: { value: four }, flag: null, env: own },
    { ...nothing, before: one, env: own, flag: two },
    { ...nothing, before: one, arg: { value: four }, flag: two, env: five, given: three },
    { ...nothing, before: one, arg: { value: four } },
    { ...nothing, arg: { value: one }, flag: two, env: four, given: three },
  ];
  return chance.one({ 1: easy, 2: middle, 3: hard }[level]);
}

interface SeenValues {
  readonly build: string;
  readonly container: string;
}

/** What somebody believes of the two. */
interface VariableBelief {
  /** ARG before FROM is known below it. */
  readonly global?: boolean;
  /** ARG stays in the image. */
  readonly stays?: boolean;
  /** `--build-arg` wins over ENV. */
  readonly flagWins?: boolean;
  /** The default of ARG wins over `--build-arg`. */
  readonly defaultWins?: boolean;
  /** `--build-arg` needs no ARG. */
  readonly undeclared?: boolean;
  /** `-e` does not replace what the image has. */
  readonly imageWins?: boolean;
  /** `-e` tells the build too. */
  readonly everywhere?: boolean;
  /** ENV is for containers alone. */
  readonly envLater?: boolean;
}

function believed({ name, before, arg, env, flag, given }: VariableSetting, belief: VariableBelief): SeenValues {
  const isKnown =
    arg !== null || (belief.global === true && before !== null) || (belief.undeclared === true && flag !== null);
  const standard = arg?.value ?? before ?? '';
  const value = !isKnown ? '' : belief.defaultWins === true && standard !== '' ? standard : (flag ?? standard);
  const set = env === null ? null : env === `$${name}` ? value : env;
  const kept = belief.flagWins === true && flag !== null && set !== null ? flag : set;
  const build = belief.envLater === true ? value : (kept ?? value);
  const image = kept ?? (belief.stays === true ? value : '');
  const container = belief.imageWins === true && image !== '' ? image : (given ?? image);
  return { build: belief.everywhere === true && given !== null ? given : build, container };
}

function read(
  run: VariantRun,
  setting: VariableSetting,
  dockerfile: string,
  lines: readonly string[],
): VariantDraft | null {
  const [, build, container] = /^\[(.*)\]\n\[(.*)\]\n$/.exec(lastOf(run.ran).stdout) ?? [];
  if (build === undefined || container === undefined) return null;
  const option = (seen: SeenValues) => ({ value: `${seen.build}\n${seen.container}`, text: inWords(seen) });
  return {
    title: text('Какое значение у переменной', 'Which value the variable has'),
    prompt: paragraphs(
      shownFile('Dockerfile', dockerfile),
      console(lines),
      text(
        `Каким было \`$${setting.name}\` для \`RUN\` при сборке и каким стало в контейнере?`,
        `What was \`$${setting.name}\` for \`RUN\` in the build, and what is it in the container?`,
      ),
    ),
    hint: text(
      '`ARG` живёт только в сборке и только от своей строки до конца стадии; `ENV` остаётся в образе.',
      '`ARG` lives only in the build, from its line to the end of its stage; `ENV` stays in the image.',
    ),
    why: paragraphs(
      text(
        `Контейнер напечатал \`[${build}]\` (то, что записала \`RUN\`) и \`[${container}]\`.`,
        `The container printed \`[${build}]\` (what \`RUN\` wrote down) and \`[${container}]\`.`,
      ),
      rule(setting),
    ),
    ask: {
      kind: 'one',
      right: option({ build, container }),
      wrong: BELIEFS.map(({ name, belief, says }) => ({ name, says, ...option(believed(setting, belief)) })),
    },
  };
}

function inWords({ build, container }: SeenValues): Text {
  const ru = (value: string): string => (value === '' ? 'пусто' : `\`${value}\``);
  const en = (value: string): string => (value === '' ? 'nothing' : `\`${value}\``);
  return text(
    `при сборке — ${ru(build)}, в контейнере — ${ru(container)}`,
    `in the build ${en(build)}, in the container ${en(container)}`,
  );
}

const BELIEFS: readonly (Misreading & { readonly belief: VariableBelief })[] = [
  {
    name: 'arg-stays-in-the-image',
    belief: { stays: true },
    says: text(
      '`ARG` в образе не остаётся: контейнер о ней не знает, пока её не запишут в `ENV`.',
      '`ARG` does not stay in the image: a container knows nothing of it unless it is written into `ENV`.',
    ),
  },
  {
    name: 'global-arg-is-known',
    belief: { global: true },
    says: text(
      '`ARG` до `FROM` видна только строкам `FROM`. В стадии её объявляют ещё раз: `ARG` с тем же именем.',
      'Only `FROM` lines see an `ARG` before `FROM`. In the stage it is declared once more: `ARG` with the same name.',
    ),
  },
  {
    name: 'build-arg-beats-env',
    belief: { flagWins: true },
    says: text(
      '`ENV` в стадии сильнее `ARG` с тем же именем, с каким бы `--build-arg` ни собирали.',
      '`ENV` in a stage wins over an `ARG` of the same name, whatever `--build-arg` says.',
    ),
  },
  {
    name: 'default-beats-build-arg',
    belief: { defaultWins: true },
    says: text(
      'Значение у `ARG` — по умолчанию: `--build-arg` его заменяет.',
      'The value of an `ARG` is a default: `--build-arg` replaces it.',
    ),
  },
  {
    name: 'build-arg-needs-no-arg',
    belief: { undeclared: true },
    says: text(
      '`--build-arg` без `ARG` в стадии никто не прочтёт: сборка лишь предупредит.',
      'Without an `ARG` in the stage nobody reads `--build-arg`: the build only warns.',
    ),
  },
  {
    name: 'image-beats-e',
    belief: { imageWins: true },
    says: text('`-e` при запуске заменяет то, что записано в образе.', '`-e` at start replaces what the image says.'),
  },
  {
    name: 'env-is-for-containers',
    belief: { envLater: true },
    says: text(
      '`ENV` действует со своей строки: её видят и `RUN` ниже, и контейнер.',
      '`ENV` acts from its line on: the `RUN`s below see it, and so does the container.',
    ),
  },
  {
    name: 'e-tells-the-build',
    belief: { everywhere: true },
    says: text(
      '`-e` дают при запуске: образ к этому времени собран, и `RUN` уже выполнена.',
      '`-e` is given at start: by then the image is built, and `RUN` has already run.',
    ),
  },
  {
    name: 'all-that-is-named-counts',
    belief: { global: true, stays: true, undeclared: true },
    says: text(
      'У `ARG` есть границы: стадия и сборка. За ними её нет.',
      '`ARG` has limits: its stage and the build. Beyond them it does not exist.',
    ),
  },
];

function rule({ before, arg, env, given }: VariableSetting): Text {
  const inBuild =
    env !== null
      ? arg === null
        ? text(
            '`ENV` действует со своей строки, и `RUN` ниже её видит.',
            '`ENV` acts from its line on, and the `RUN` below sees it.',
          )
        : text('При сборке действует `ENV`: она сильнее `ARG`.', 'In the build `ENV` counts: it wins over `ARG`.')
      : arg !== null
        ? text(
            'При сборке `ARG` объявлена в стадии, поэтому `RUN` её видит.',
            'In the build `ARG` is declared in the stage, so `RUN` sees it.',
          )
        : before !== null
          ? text(
              '`ARG` стоит до `FROM`, а в стадии не объявлена: `RUN` её не видит.',
              '`ARG` stands before `FROM` and is not declared in the stage: `RUN` does not see it.',
            )
          : text('В стадии переменная не объявлена.', 'The stage does not declare the variable.');
  const inContainer =
    given !== null
      ? text('В контейнере верх берёт `-e`.', 'In the container `-e` wins.')
      : env !== null
        ? text('В контейнере остаётся то, что записала `ENV`.', 'What `ENV` wrote down stays in the container.')
        : text(
            'В контейнере её нет: `ARG` живёт до конца сборки, а `ENV` здесь не писали.',
            'The container has none: `ARG` lives until the build ends, and no `ENV` was written here.',
          );
  return text(`${inBuild.ru} ${inContainer.ru}`, `${inBuild.en} ${inContainer.en}`);
}
