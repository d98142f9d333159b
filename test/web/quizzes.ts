/** Two small quizzes for tests of pages. What a learner may not know yet holds a word that can be searched for. */
import type { Question, QuestionProse, Quiz, QuizProse } from '../../src/quiz/quiz.ts';

/** Stands in every solution, reason and untaken hint. */
export const SECRET = 'canary-7f3a';

const base = {
  points: 2,
  tries: null,
  tryPenalty: 0,
  hintPrices: [0.5],
  start: { on: { kind: 'host' }, files: {}, lines: [] },
  continues: false,
  show: [],
  given: null,
  checks: [],
  wrong: [],
} as const;

const questions: readonly Question[] = [
  {
    ...base,
    id: 'who',
    kind: 'choice',
    many: false,
    ordered: false,
    options: ['client', 'daemon'],
    solution: { kind: 'choice', chosen: ['daemon'] },
    proof: null,
  },
  {
    ...base,
    id: 'how-many',
    kind: 'number',
    unit: 'MB',
    proof: null,
    solution: { kind: 'number', value: `5 ${SECRET}` },
  },
  {
    ...base,
    id: 'build',
    kind: 'command',
    cheats: null,
    goal: [],
    solution: { files: {}, lines: [`docker build -t ${SECRET} .`] },
  },
];

function proseOf(locale: 'ru' | 'en', title: string, hostile: string): QuizProse {
  const say = (ru: string, en: string): string => (locale === 'ru' ? ru : en);
  const prose = (question: string): QuestionProse => ({
    title: question,
    lead: '',
    show: { title: '', steps: [] },
    prompt: `${say('Кто собирает образ', 'Who builds the image')} \`sem04/hello\`? ${hostile}`,
    options: { client: say('клиент', 'the client'), daemon: say('демон', 'the daemon') },
    checks: {},
    hints: [SECRET],
    wrong: { mistake: say('Клиент только просит.', 'The client only asks.') },
    why: `${say('Демон собирает', 'The daemon builds')} ${SECRET}.`,
  });
  return {
    title,
    summary: say('Из чего сделан образ.', 'What an image is made of.'),
    intro: '',
    questions: {
      who: prose(say('Кто собирает', 'Who builds')),
      'how-many': prose(say('Сколько слоёв', 'How many layers')),
      build: prose(say('Собрать образ', 'Build an image')),
    },
  };
}

function quiz(number: number, id: string, ru: string, en: string, hostile: string): Quiz {
  return {
    id,
    digest: `${number}`.repeat(64),
    number,
    navigation: 'linear',
    glossary: 'open',
    host: { platform: 'linux/amd64', directory: '/home/student', files: {}, images: [] },
    starts: {},
    questions,
    prose: { ru: proseOf('ru', ru, hostile), en: proseOf('en', en, hostile) },
  };
}

export const quizzes: ReadonlyMap<string, Quiz> = new Map(
  [
    quiz(1, 'docker/01-architecture', 'Архитектура', 'Architecture', ''),
    quiz(2, 'docker/02-images', 'Образы', 'Images', '<img src=x onerror=alert(1)> [x](javascript:alert(1))'),
  ].map(each => [each.id, each]),
);
