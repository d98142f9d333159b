/** What a container starts when ENTRYPOINT, CMD and the words behind `docker run` come together. */
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Drawn, Level, Misreading, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { rowsOf } from '../printed.ts';
import { block, code, console, inline, paragraphs, same, shownFile, type Text, text } from '../words.ts';

export const START_LINE: PracticeFamily = {
  name: 'start-line',
  topic: 'dockerfile',
  about: text(
    'что запустит контейнер: `ENTRYPOINT`, `CMD` и слова после имени образа вместе',
    'what a container starts: `ENTRYPOINT`, `CMD` and the words behind the image’s name together',
  ),
  draw,
};

/** An instruction in one of its two forms. */
interface InstructionForm {
  readonly form: 'exec' | 'shell';
  readonly words: readonly string[];
}

interface StartedBy {
  /** CMD of the image that this one is built on, when its ENTRYPOINT is new. */
  readonly inherited: InstructionForm | null;
  readonly entrypoint: InstructionForm | null;
  readonly cmd: InstructionForm | null;
  readonly args: readonly string[];
  /** `--entrypoint` */
  readonly instead: string | null;
}

const INSPECT = "docker inspect -f '{{json .Path}} {{json .Args}}' box";

function draw(chance: Chance, level: Level): Drawn {
  const start = startOf(chance, level);
  const { inherited, entrypoint, cmd, args, instead } = start;
  const rows = [
    inherited === null ? `FROM ${BASE}` : 'FROM parent',
    ...(entrypoint === null ? [] : [`ENTRYPOINT ${written(entrypoint)}`]),
    ...(cmd === null ? [] : [`CMD ${written(cmd)}`]),
  ];
  const parent = inherited === null ? null : `FROM ${BASE}\nCMD ${written(inherited)}\n`;
  const files = {
    ...(parent === null ? {} : { 'parent.Dockerfile': parent }),
    Dockerfile: `${rows.join('\n')}\n`,
  };
  const builds = [
    ...(parent === null ? [] : ['docker build -q -t parent -f parent.Dockerfile .']),
    'docker build -q -t app .',
  ];
  const words = ['--name box', ...(instead === null ? [] : [`--entrypoint ${instead}`]), 'app', ...args].join(' ');
  return {
    images: [BASE],
    files,
    before: builds,
    run: [`docker create ${words}`, INSPECT, 'docker start -a box'],
    read: run => read(run, start, files, builds, `docker run ${words}`),
  };
}

function startOf(chance: Chance, level: Level): StartedBy {
  const exec = (...words: readonly string[]): InstructionForm => ({ form: 'exec', words });
  const shell = (...words: readonly string[]): InstructionForm => ({ form: 'shell', words });
  const [entry, cmd, args] = chance.one([
    [['echo', 'hello'], ['world'], ['moon']],
    [['ls'], ['-d', '/etc'], ['-d', '/tmp']],
    [['head', '-n', '1'], ['/etc/passwd'], ['/etc/group']],
    [['echo', 'backup'], ['daily'], ['weekly', 'full']],
    [['wc', '-l'], ['/etc/passwd'], ['/etc/hosts']],
  ] as const);
  const plain: StartedBy = { inherited: null, entrypoint: exec(...entry), cmd: exec(...cmd), args: [], instead: null };
  const easy: readonly StartedBy[] = [
    plain,
    { ...plain, args },
    { ...plain, entrypoint: null, cmd: exec(...entry, ...cmd), args: ['ls', '/'] },
    { ...plain, cmd: null, args },
  ];
  const middle: readonly StartedBy[] = [
    { ...plain, entrypoint: shell(...entry) },
    { ...plain, entrypoint: shell(...entry), args },
    { ...plain, cmd: shell(...cmd) },
    { ...plain, entrypoint: null, cmd: shell(...entry, ...cmd) },
    { ...plain, entrypoint: null, cmd: shell(...entry, ...cmd), args: ['ls', '/'] },
  ];
  const hard: readonly StartedBy[] = [
    { ...plain, inherited: exec(...cmd), cmd: null },
    { ...plain, inherited: exec(...cmd), cmd: null, args },
    { ...plain, instead: 'cat' },
    { ...plain, instead: 'cat', args: ['/etc/hosts'] },
    { ...plain, entrypoint: shell(...entry), cmd: shell(...cmd) },
    { ...plain, entrypoint: exec('sh', '-c'), cmd: exec(...entry, ...cmd) },
    { ...plain, cmd: shell(...cmd), args },
  ];
  return chance.one({ 1: easy, 2: middle, 3: hard }[level]);
}

function written({ form, words }: InstructionForm): string {
  return form === 'exec' ? `[${words.map(word => `"${word}"`).join(', ')}]` : words.join(' ');
}

/** As it stands in the image's config. */
function kept(each: InstructionForm | null): readonly string[] {
  if (each === null) return [];
  return each.form === 'exec' ? each.words : ['/bin/sh', '-c', each.words.join(' ')];
}

function shown(argv: readonly string[]): string {
  return JSON.stringify(argv).replaceAll('","', '", "');
}

function read(
  run: VariantRun,
  start: StartedBy,
  files: Readonly<Record<string, string>>,
  builds: readonly string[],
  line: string,
): VariantDraft | null {
  const [created, inspected, started] = run.ran;
  if (created?.exitCode !== 0 || inspected === undefined || started === undefined) return null;
  const [, path = '""', rest = '[]'] = /^("[^"]*") (.*)$/.exec(inspected.stdout.trim()) ?? [];
  const argv = [JSON.parse(path) as string, ...((JSON.parse(rest) as readonly string[] | null) ?? [])];
  const option = (words: readonly string[]) => ({ value: JSON.stringify(words), text: code(shown(words)) });
  const printed = started.exitCode === 0 ? rowsOf(started.stdout).slice(0, 3) : [];
  return {
    title: text('Что запустит контейнер', 'What the container starts'),
    prompt: paragraphs(
      ...Object.entries(files).map(([name, words]) => shownFile(name, words)),
      text('Образ собрали и запускают контейнер:', 'The image was built, and a container is run:'),
      console([...builds, line]),
      text(
        'Какой процесс с какими аргументами запустит контейнер?',
        'Which process does the container start, with which arguments?',
      ),
    ),
    hint: text(
      'Сначала решите, что в `ENTRYPOINT` и что в `CMD`: shell-форма — это `/bin/sh -c` и строка. Потом — что встало на место `CMD`.',
      'First decide what is in `ENTRYPOINT` and what in `CMD`: the shell form is `/bin/sh -c` and a string. Then see what took the place of `CMD`.',
    ),
    why: paragraphs(
      same(inline(shown(argv))),
      rule(start),
      printed.length === 0 ? null : text('Контейнер напечатал:', 'The container printed:'),
      printed.length === 0 ? null : same(block(printed)),
    ),
    ask: {
      kind: 'one',
      right: option(argv),
      wrong: misreadings(start)
        .filter(({ argv: words }) => words.length > 0)
        .map(({ name, says, argv: words }) => ({ name, says, ...option(words) })),
    },
  };
}

function misreadings(start: StartedBy): readonly (Misreading & { readonly argv: readonly string[] })[] {
  const { inherited, entrypoint, cmd, args, instead } = start;
  const entry = instead === null ? kept(entrypoint) : [instead];
  const own = kept(cmd);
  const bare = (each: InstructionForm | null): readonly string[] => each?.words ?? [];
  return [
    {
      name: 'args-replace-entrypoint',
      argv: args,
      says: text(
        'Слова после имени образа занимают место `CMD`, а не `ENTRYPOINT`: её заменяет только `--entrypoint`.',
        'The words after the image’s name take the place of `CMD`, not of `ENTRYPOINT`: only `--entrypoint` replaces that.',
      ),
    },
    {
      name: 'args-follow-cmd',
      argv: args.length === 0 ? [] : [...entry, ...own, ...args],
      says: text(
        'Слова после имени образа не добавляются к `CMD`, а заменяют её целиком.',
        'The words after the image’s name are not added to `CMD`: they replace all of it.',
      ),
    },
    {
      name: 'inherited-cmd-stays',
      argv: inherited === null ? [] : [...entry, ...kept(inherited)],
      says: text(
        'Новая `ENTRYPOINT` сбрасывает `CMD` базового образа.',
        'A new `ENTRYPOINT` resets the `CMD` of the image below.',
      ),
    },
    {
      name: 'cmd-survives-entrypoint-flag',
      argv: instead === null || args.length > 0 ? [] : [instead, ...own],
      says: text(
        '`--entrypoint` отбрасывает и `CMD` образа: запускается только то, что названо в команде.',
        '`--entrypoint` drops the image’s `CMD` as well: only what the line names is started.',
      ),
    },
    {
      name: 'flag-is-ignored',
      argv: instead === null ? [] : [...kept(entrypoint), ...(args.length > 0 ? args : own)],
      says: text('`--entrypoint` заменяет `ENTRYPOINT` образа.', '`--entrypoint` replaces the image’s `ENTRYPOINT`.'),
    },
    {
      name: 'shell-form-is-plain',
      argv: [...(instead === null ? bare(entrypoint) : [instead]), ...(args.length > 0 ? args : bare(cmd))],
      says: text(
        'Строка без скобок — shell-форма: запускается `/bin/sh -c`, а вся строка идёт ей одним аргументом.',
        'A line without brackets is the shell form: `/bin/sh -c` is started, with the whole line as one argument.',
      ),
    },
    {
      name: 'shell-form-takes-no-more',
      argv: entrypoint?.form === 'shell' ? entry : [],
      says: text(
        'Аргументы не теряются: они идут за строкой, и оболочка видит их как `$0`, `$1`. Другое дело, что строка их не использует.',
        'Arguments are not lost: they follow the string, and the shell sees them as `$0`, `$1`. But the string does not use them.',
      ),
    },
    {
      name: 'cmd-only',
      argv: args.length > 0 ? args : own,
      says: text(
        '`CMD` при `ENTRYPOINT` — лишь аргументы: запускается то, что в `ENTRYPOINT`.',
        'With an `ENTRYPOINT`, `CMD` is only arguments: what is started is the `ENTRYPOINT`.',
      ),
    },
    {
      name: 'entrypoint-only',
      argv: entry,
      says: text(
        'Аргументы идут следом за `ENTRYPOINT`: из `CMD` или из команды.',
        'Arguments follow `ENTRYPOINT`: from `CMD`, or from the line.',
      ),
    },
    {
      name: 'joined-in-one-string',
      argv:
        entrypoint?.form === 'shell'
          ? ['/bin/sh', '-c', [...bare(entrypoint), ...(args.length > 0 ? args : bare(cmd))].join(' ')]
          : [],
      says: text(
        'Строка `ENTRYPOINT` остаётся как есть: `CMD` и слова команды становятся отдельными аргументами за ней.',
        'The string of `ENTRYPOINT` stays as it is: `CMD` and the words of the line become separate arguments after it.',
      ),
    },
    {
      name: 'cmd-comes-first',
      argv: entrypoint !== null && cmd !== null && args.length === 0 && instead === null ? [...own, ...entry] : [],
      says: text(
        'Первой идёт `ENTRYPOINT`: это процесс. `CMD` стоит за ней как аргументы.',
        '`ENTRYPOINT` comes first: it is the process. `CMD` follows as its arguments.',
      ),
    },
    {
      name: 'a-shell-without-entrypoint',
      argv: entrypoint === null ? ['/bin/sh'] : [],
      says: text(
        'Без `ENTRYPOINT` запускается то, что в `CMD` или в команде, а не оболочка.',
        'Without an `ENTRYPOINT`, what is started is what `CMD` or the line says, not a shell.',
      ),
    },
    {
      name: 'cmd-is-fixed',
      argv: entrypoint === null && args.length > 0 ? own : [],
      says: text(
        'Слова после имени образа заменяют `CMD`: то, что в ней записано, лишь значение по умолчанию.',
        'The words after the image’s name replace `CMD`: what it says is only a default.',
      ),
    },
  ];
}

function rule({ inherited, entrypoint, cmd, args, instead }: StartedBy): Text {
  if (instead !== null)
    return text(
      '`--entrypoint` заменила точку входа, а `CMD` образа отброшена: за новой точкой входа идут только слова команды.',
      '`--entrypoint` replaced the entrypoint and dropped the image’s `CMD`: only the words of the line follow the new one.',
    );
  if (inherited !== null)
    return text(
      'Образ задал свою `ENTRYPOINT`, и `CMD`, которая досталась от `parent`, сброшена.',
      'The image set an `ENTRYPOINT` of its own, which reset the `CMD` that came from `parent`.',
    );
  if (entrypoint?.form === 'shell' || cmd?.form === 'shell')
    return text(
      'Shell-форма хранится как `/bin/sh -c` и одна строка. За точкой входа, какой бы она ни была, идут `CMD` или слова команды.',
      'The shell form is kept as `/bin/sh -c` and one string. After the entrypoint, whatever it is, come `CMD` or the words of the line.',
    );
  if (args.length > 0)
    return text(
      'Слова после имени образа встали на место `CMD`, а `ENTRYPOINT` осталась.',
      'The words after the image’s name took the place of `CMD`, and `ENTRYPOINT` stayed.',
    );
  return text(
    'Процесс — `ENTRYPOINT`, за ней `CMD` как аргументы по умолчанию.',
    'The process is `ENTRYPOINT`, followed by `CMD` as its default arguments.',
  );
}
