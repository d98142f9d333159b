/** What is done with a container until it is looked at, why it then is as it is, and what people take it for. */
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Level } from '../family.ts';
import { type Text, text } from '../words.ts';

export type LifeBelief =
  | 'up'
  | 'created'
  | 'zero'
  | 'one'
  | 'daemon'
  | 'not-executable'
  | 'not-found'
  | 'killed'
  | 'term'
  | 'paused';

export interface Life {
  /** Its name is `box`. */
  readonly lines: readonly string[];
  readonly because: Text;
  readonly beliefs: readonly LifeBelief[];
}

function run(rest: string, flags = ''): string {
  return `docker run -d --name box ${flags === '' ? '' : `${flags} `}${rest}`;
}

const STOP = 'docker stop -t 2 box';

function easyLives(chance: Chance): readonly Life[] {
  const own = chance.one([2, 3, 4, 5, 7, 9, 12, 42]);
  return [
    {
      lines: [run(`${BASE} sh -c 'echo ready; exit ${own}'`)],
      because: text(
        `Процесс сам вернул ${own}: код контейнера — код его процесса с PID 1.`,
        `The process itself returned ${own}: a container’s code is that of its process with PID 1.`,
      ),
      beliefs: ['up', 'zero', 'one', 'killed'],
    },
    {
      lines: [run(BASE)],
      because: text(
        'Команда образа — `sh`. Без терминала ей нечего читать, она кончается сразу и без ошибки, а с ней и контейнер.',
        'The image’s command is `sh`. Without a terminal it has nothing to read; it ends at once and without an error, and the container with it.',
      ),
      beliefs: ['up', 'created', 'one', 'killed'],
    },
    {
      lines: [run(`${BASE} sleep 1d`)],
      because: text(
        'Процесс ещё работает, а `-d` лишь освобождает терминал.',
        'The process is still running, and `-d` only frees the terminal.',
      ),
      beliefs: ['zero', 'created', 'killed', 'paused'],
    },
    {
      lines: [run(`${BASE} ls /no/such/folder`)],
      because: text(
        '`ls` нашлась и запустилась, но папки нет: она вернула 1.',
        '`ls` was found and started, but the folder is not there: it returned 1.',
      ),
      beliefs: ['zero', 'not-found', 'created', 'up'],
    },
    {
      lines: [run(`${BASE} echo done`), 'docker start box'],
      because: text(
        'Команда печатает и кончается, и после `docker start` тоже: контейнер живёт, пока жив его процесс.',
        'The command prints and ends, after `docker start` too: a container lives as long as its process.',
      ),
      beliefs: ['up', 'created', 'one', 'killed'],
    },
    {
      lines: [run(`${BASE} sleep 1d`), 'docker kill box'],
      because: text('`docker kill` шлёт KILL, а это 128 + 9.', '`docker kill` sends KILL, and that is 128 + 9.'),
      beliefs: ['zero', 'term', 'one', 'up'],
    },
  ];
}

function middleLives(chance: Chance): readonly Life[] {
  const missing = chance.one(['nosuch', 'serve', 'runner', 'python']);
  return [
    {
      lines: [run(`${BASE} ${missing}`)],
      because: text(
        `Программы \`${missing}\` в образе нет: контейнер создан, но запустить нечего. Код 127 — «не найдено».`,
        `The image has no program \`${missing}\`: the container was created, but there is nothing to start. Code 127 is “not found”.`,
      ),
      beliefs: ['zero', 'daemon', 'not-executable', 'one'],
    },
    {
      lines: [run(`${BASE} /etc/passwd`)],
      because: text(
        'Файл есть, но запускать его нельзя. Код 126 — «нельзя выполнить».',
        'The file is there, but it cannot be executed. Code 126 is “cannot be executed”.',
      ),
      beliefs: ['not-found', 'zero', 'daemon', 'one'],
    },
    {
      lines: [`docker run --name box ${BASE} -d`],
      because: text(
        'То, что стоит после имени образа, — команда. Программы `-d` в образе нет: 127.',
        'Whatever comes after the image’s name is the command. The image has no program `-d`: 127.',
      ),
      beliefs: ['up', 'zero', 'daemon', 'not-executable'],
    },
    {
      lines: [run(`${BASE} sleep 1d`), STOP],
      because: text(
        '`docker stop` шлёт TERM, но процесс с PID 1 без обработчика его не замечает. Когда срок вышел, пришёл KILL: 128 + 9.',
        '`docker stop` sends TERM, but a process with PID 1 that has no handler does not notice. When the time ran out, KILL came: 128 + 9.',
      ),
      beliefs: ['zero', 'term', 'up', 'one'],
    },
    {
      lines: [run(`${BASE} sleep 1d`, '--init'), STOP],
      because: text(
        'С `--init` процессом с PID 1 стал `docker-init`. Он передал TERM дальше, и процесс завершился от него: 128 + 15.',
        'With `--init` the process with PID 1 is `docker-init`. It passed TERM on, and the process ended on it: 128 + 15.',
      ),
      beliefs: ['zero', 'killed', 'up', 'one'],
    },
    {
      lines: [run(`${BASE} sleep 1d`), 'docker pause box'],
      because: text(
        'Процессы заморожены, но живы: контейнер всё ещё работает.',
        'The processes are frozen but alive: the container still runs.',
      ),
      beliefs: ['up', 'zero', 'killed', 'created'],
    },
  ];
}

function hardLives(chance: Chance): readonly Life[] {
  const own = chance.one([3, 5, 6, 8, 11]);
  return [
    {
      lines: [run(`${BASE} sh -c 'nosuch; echo done'`)],
      because: text(
        'Оболочка сообщила, что `nosuch` нет, и пошла дальше. Её код — код последней команды, `echo`.',
        'The shell said that there is no `nosuch` and went on. Its code is that of the last command, `echo`.',
      ),
      beliefs: ['not-found', 'created', 'one', 'daemon'],
    },
    {
      lines: [run(`${BASE} sh -c 'echo start; nosuch'`)],
      because: text(
        'Оболочка запустилась, а последней команды не нашла. 127 вернула она, и контейнер успел поработать.',
        'The shell was started and did not find its last command. It returned 127, and the container did run.',
      ),
      beliefs: ['created', 'zero', 'one', 'daemon'],
    },
    {
      lines: [run(`${BASE} sh -c 'trap "exit ${own}" TERM; while true; do sleep 1; done'`), STOP],
      because: text(
        `Обработчик TERM есть: оболочка дождалась \`sleep 1\` и вышла с кодом ${own}. До KILL дело не дошло.`,
        `There is a handler for TERM: the shell waited for \`sleep 1\` and exited with code ${own}. KILL was not needed.`,
      ),
      beliefs: ['killed', 'term', 'zero', 'up'],
    },
    {
      lines: [run(`${BASE} sh -c 'trap "" TERM; sleep 1d'`, '--init'), STOP],
      because: text(
        'TERM дошёл, но его не слушают: через две секунды пришёл KILL.',
        'TERM arrived, but nobody listens to it: two seconds later KILL came.',
      ),
      beliefs: ['term', 'zero', 'up', 'one'],
    },
    {
      lines: [run(`${BASE} sleep 1d`), 'docker kill -s TERM box'],
      because: text(
        'Ядро не даёт PID 1 погибнуть от сигнала без обработчика, а `docker kill` после TERM ничего не шлёт: контейнер работает.',
        'The kernel does not let PID 1 die of a signal that it has no handler for, and `docker kill` sends nothing after TERM: the container still runs.',
      ),
      beliefs: ['term', 'killed', 'zero', 'created'],
    },
    {
      lines: [run(`${BASE} sh -c 'exit ${own}'`), 'docker start box'],
      because: text(
        `Второй запуск выполнил ту же команду: процесс снова вернул ${own}.`,
        `The second start ran the same command: the process returned ${own} again.`,
      ),
      beliefs: ['up', 'zero', 'created', 'killed'],
    },
    {
      lines: [`docker create --name box ${BASE} sh -c 'exit ${own}'`],
      because: text(
        '`docker create` готовит контейнер и не запускает: процесса ещё не было.',
        '`docker create` prepares a container and does not start it: there has been no process yet.',
      ),
      beliefs: ['up', 'zero', 'one', 'killed'],
    },
  ];
}

export function livesOf(chance: Chance, level: Level): readonly Life[] {
  return { 1: easyLives, 2: middleLives, 3: hardLives }[level](chance);
}
