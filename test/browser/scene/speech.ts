/** What the tutor said until now, and the question that goes with the host, in both languages. */
import type { QuestionCard, UtteranceView } from '../../../src/live/protocol.ts';

type Speech = {
  readonly said: readonly UtteranceView[];
  readonly question: QuestionCard;
  readonly titles: readonly string[];
};
export const speech: Readonly<Record<'ru' | 'en', Speech>> = {
  ru: {
    said: [
      {
        n: 1,
        by: 'tutor',
        html: '<p>В прошлом вопросе образ весил 275&nbsp;МБ, и 235 из них&nbsp;— слой с инструментами Go. Готовой программе они не нужны: соберём её на одном образе, а запустим на другом.</p>',
      },
      { n: 2, by: 'learner', html: '<p>а куда делись слои golang из нового образа?</p>' },
      {
        n: 3,
        by: 'tutor',
        html: '<p>Они остались на хосте как кеш стадии <code>build</code>&nbsp;— на рисунке посередине. Из неё в новый образ перешёл один файл, <code>hello.out</code>.</p>',
      },
    ],
    question: {
      id: 'two-stages',
      number: 5,
      kind: 'command',
      title: '',
      html: '<p>Пересоберите <code>sem04/hello</code> из <code>hello.Dockerfile</code> так, чтобы образ стал легче 15MB и контейнер из него печатал <code>Hello World</code>.</p>',
      points: 2,
      score: 0,
      worth: 1.75,
      status: 'open',
      demonstration: null,
      goal: [],
      ask: { kind: 'host', file: null },
      checks: [
        {
          id: 'stages',
          html: 'в <code>hello.Dockerfile</code> две стадии',
          points: 0.5,
          state: 'done',
          feedback: [],
          difference: null,
        },
        { id: 'light', html: 'собран образ легче 15MB', points: 0.5, state: 'done', feedback: [], difference: null },
        {
          id: 'name',
          html: 'новый образ назван <code>sem04/hello:latest</code>',
          points: 0.5,
          state: 'near',
          feedback: ['<p>Тег верный, но указывает на прежний образ: новая сборка осталась без имени.</p>'],
          difference: {
            expected: 'sem04/hello   latest    легче 15MB',
            got: 'sem04/hello   latest    964d7a69362f   275MB',
          },
        },
        {
          id: 'prints',
          html: 'новый контейнер печатает <code>Hello World</code>',
          points: 0.5,
          state: 'todo',
          feedback: [],
          difference: null,
        },
      ],
      tries: { used: 1, limit: null, penalty: 0 },
      hints: { taken: [], left: 2, nextPrice: 0.25 },
      response: null,
      feedback: [],
      why: null,
      solution: null,
      canUndo: true,
      hasNext: true,
    },
    titles: [
      'Зачем стадии',
      'FROM дважды',
      'COPY --from',
      'Имена стадий',
      'Два образа',
      'Одна стадия',
      'Пустое основание',
      'Итог',
    ],
  },
  en: {
    said: [
      {
        n: 1,
        by: 'tutor',
        html: '<p>In the last question the image weighed 275&nbsp;MB, and 235 of them were the layer with the Go tools. The finished program needs none of them: let us build it on one image and run it on another.</p>',
      },
      { n: 2, by: 'learner', html: '<p>where did the golang layers of the new image go?</p>' },
      {
        n: 3,
        by: 'tutor',
        html: '<p>They stayed on the host as the cache of the stage <code>build</code>, in the middle of the picture. One file went from it into the new image: <code>hello.out</code>.</p>',
      },
    ],
    question: {
      id: 'two-stages',
      number: 5,
      kind: 'command',
      title: '',
      html: '<p>Build <code>sem04/hello</code> from <code>hello.Dockerfile</code> again so that the image is lighter than 15MB and a container from it prints <code>Hello World</code>.</p>',
      points: 2,
      score: 0,
      worth: 1.75,
      status: 'open',
      demonstration: null,
      goal: [],
      ask: { kind: 'host', file: null },
      checks: [
        {
          id: 'stages',
          html: '<code>hello.Dockerfile</code> has two stages',
          points: 0.5,
          state: 'done',
          feedback: [],
          difference: null,
        },
        {
          id: 'light',
          html: 'an image lighter than 15MB was built',
          points: 0.5,
          state: 'done',
          feedback: [],
          difference: null,
        },
        {
          id: 'name',
          html: 'the new image is named <code>sem04/hello:latest</code>',
          points: 0.5,
          state: 'near',
          feedback: [
            '<p>The tag is right, but it points to the older image: the new build was left without a name.</p>',
          ],
          difference: {
            expected: 'sem04/hello   latest    under 15MB',
            got: 'sem04/hello   latest    964d7a69362f   275MB',
          },
        },
        {
          id: 'prints',
          html: 'a new container prints <code>Hello World</code>',
          points: 0.5,
          state: 'todo',
          feedback: [],
          difference: null,
        },
      ],
      tries: { used: 1, limit: null, penalty: 0 },
      hints: { taken: [], left: 2, nextPrice: 0.25 },
      response: null,
      feedback: [],
      why: null,
      solution: null,
      canUndo: true,
      hasNext: true,
    },
    titles: [
      'Why stages',
      'FROM twice',
      'COPY --from',
      'Names of stages',
      'Two images',
      'One stage',
      'An empty base',
      'In sum',
    ],
  },
};
