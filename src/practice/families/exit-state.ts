/** What `docker ps -a` shows of a container, and why it ended as it did. */
import { BASE } from '../base.ts';
import type { Chance } from '../chance.ts';
import type { Choosable, Drawn, Level, Misreading, PracticeFamily, VariantDraft, VariantRun } from '../family.ts';
import { lastOf } from '../printed.ts';
import { console, paragraphs, type Text, text } from '../words.ts';
import { type Life, type LifeBelief, livesOf } from './container-lives.ts';

export const EXIT_STATE: PracticeFamily = {
  name: 'exit-state',
  topic: 'containers',
  about: text(
    'что покажет `docker ps -a` о контейнере и почему он завершился',
    'what `docker ps -a` shows of a container, and why it ended',
  ),
  draw,
};

const INSPECT = "docker inspect -f '{{.State.Status}} {{.State.ExitCode}}'";

function draw(chance: Chance, level: Level): Drawn {
  const drawn = chance.one(livesOf(chance, level));
  const name = chance.one(['box', 'web', 'job', 'worker', 'task']);
  const long = chance.one(['sleep 1d', 'sleep 3600', 'tail -f /dev/null']);
  const named = (line: string): string => line.replace(/\bbox\b/g, name).replace('sleep 1d', long);
  const life: Life = { ...drawn, lines: drawn.lines.map(named) };
  return {
    images: [BASE],
    files: {},
    before: life.lines,
    run: ['sleep 1', `${INSPECT} ${name}`],
    read: each => read(each, life, name),
  };
}

function statusOf(state: string, code: number): Choosable {
  const value = state === 'running' || state === 'paused' ? state : `${state} ${code}`;
  switch (state) {
    case 'running':
      return { value, text: text('`Up`: работает', '`Up`: it runs') };
    case 'paused':
      return { value, text: text('`Up (Paused)`: заморожен', '`Up (Paused)`: it is frozen') };
    case 'created':
      return {
        value,
        text:
          code === 0
            ? text('`Created`: ещё не запускался', '`Created`: it has not been started')
            : text(
                `\`Created\`: запустить не удалось, код ${code}`,
                `\`Created\`: it could not be started, code ${code}`,
              ),
      };
    default:
      return {
        value,
        text: text(`\`Exited (${code})\`: ${meaningOf(code).ru}`, `\`Exited (${code})\`: ${meaningOf(code).en}`),
      };
  }
}

function meaningOf(code: number): Text {
  switch (code) {
    case 0:
      return text('процесс завершился без ошибки', 'the process ended without an error');
    case 125:
      return text('отказал сам Docker', 'Docker itself refused');
    case 126:
      return text('программу нельзя выполнить', 'the program cannot be executed');
    case 127:
      return text('программа не нашлась', 'the program was not found');
    case 137:
      return text('процесс убит сигналом KILL', 'the process was killed by KILL');
    case 143:
      return text('процесс завершился от TERM', 'the process ended on TERM');
    default:
      return text(`процесс вернул ${code}`, `the process returned ${code}`);
  }
}

const BELIEFS: Readonly<Record<LifeBelief, Misreading & { readonly state: string; readonly code: number }>> = {
  up: {
    name: 'it-stays-up',
    state: 'running',
    code: 0,
    says: text(
      'Контейнер живёт, пока жив его процесс с PID 1, и `-d` этого не меняет.',
      'A container lives as long as its process with PID 1, and `-d` does not change that.',
    ),
  },
  paused: {
    name: 'it-waits',
    state: 'paused',
    code: 0,
    says: text('Замораживает контейнер только `docker pause`.', 'Only `docker pause` freezes a container.'),
  },
  created: {
    name: 'it-never-started',
    state: 'created',
    code: 0,
    says: text('Контейнер запускался: процесс у него был.', 'The container was started: it has had a process.'),
  },
  zero: {
    name: 'ended-means-zero',
    state: 'exited',
    code: 0,
    says: text(
      '0 — это когда процесс сам закончил без ошибки. Здесь было иначе.',
      '0 is a process that ended by itself and without an error. That is not what happened here.',
    ),
  },
  one: {
    name: 'failed-means-one',
    state: 'exited',
    code: 1,
    says: text(
      'Код не выбирает Docker: это код процесса, а у сигналов и у «не найдено» коды свои.',
      'Docker does not choose the code: it is the process’s, and signals and “not found” have codes of their own.',
    ),
  },
  daemon: {
    name: 'docker-failed',
    state: 'exited',
    code: 125,
    says: text(
      '125 — когда отказал сам Docker: неверный флаг, занятое имя. Контейнера тогда обычно нет.',
      '125 is Docker itself refusing: a bad flag, a name in use. Usually there is no container then.',
    ),
  },
  'not-executable': {
    name: 'not-executable',
    state: 'created',
    code: 126,
    says: text('126 — файл нашёлся, но выполнить его нельзя.', '126 is a file that was found and cannot be executed.'),
  },
  'not-found': {
    name: 'not-found',
    state: 'exited',
    code: 127,
    says: text(
      '127 — когда не нашлась программа, которую запускали последней.',
      '127 is for the case when the program that was started last was not found.',
    ),
  },
  killed: {
    name: 'ended-means-killed',
    state: 'exited',
    code: 137,
    says: text(
      '137 = 128 + 9: так завершаются от KILL. Здесь его не посылали или не понадобилось.',
      '137 = 128 + 9 is an end by KILL. None was sent here, or none was needed.',
    ),
  },
  term: {
    name: 'term-ends-pid-1',
    state: 'exited',
    code: 143,
    says: text(
      '143 = 128 + 15: процесс завершился от TERM. PID 1 без обработчика TERM не замечает.',
      '143 = 128 + 15 is an end by TERM. A PID 1 without a handler does not notice TERM.',
    ),
  },
};

function read({ ran }: VariantRun, life: Life, container: string): VariantDraft | null {
  const [, state = '', code = ''] = /^(\w+) (\d+)$/.exec(lastOf(ran).stdout.trim()) ?? [];
  if (state === '') return null;
  const right = statusOf(state, Number(code));
  return {
    title: text('Что с контейнером', 'What became of the container'),
    prompt: paragraphs(
      console(life.lines),
      text(
        `Что покажет о \`${container}\` команда \`docker ps -a\` и почему?`,
        `What does \`docker ps -a\` show about \`${container}\`, and why?`,
      ),
    ),
    hint: text(
      'Какой процесс в контейнере первый? Кончился ли он сам, от сигнала или не начинался?',
      'Which process is the first in the container? Did it end by itself, end on a signal, or never begin?',
    ),
    why: paragraphs(
      text(`На хосте состояние \`${state}\`, код ${code}.`, `On the host its state is \`${state}\`, its code ${code}.`),
      life.because,
    ),
    ask: {
      kind: 'one',
      right,
      wrong: life.beliefs.map(belief => {
        const { name, says, state: other, code: exit } = BELIEFS[belief];
        return { name, says, ...statusOf(other, exit) };
      }),
    },
  };
}
