/** Wishes in sentences: what is carried out, and what only speaks of it. */
import assert from 'node:assert/strict';
import type { Wish } from '../../../src/tutor/talk/acts.ts';
import { wishIn } from '../../../src/tutor/talk/wish.ts';

const WISHED: Readonly<Record<Wish, readonly string[]>> = {
  hint: [
    'скинь подсказку плз',
    'не понимаю, дай подсказку пожалуйста',
    'не понимаю ничего дай подсказку',
    'я 20 минут сижу, подскажи',
    'покажи подсказку ещё одну',
    'I am stuck, give me a hint please',
    'help me I have no idea',
    'gimme a clue',
  ],
  repeat: [
    'повтори вопрос пж я не понял',
    'I don’t get it, can you repeat the question',
    'this is confusing, repeat the question pls',
  ],
  next: ['ok next question', 'ок, давай следующий', 'хочу следующий вопрос'],
  skip: ['skip this, too hard', 'сдаюсь, слишком сложно', 'I give up on this one'],
  undo: [
    'oops, undo that please',
    'отмени мою последнюю команду',
    'take me back one step',
    'верни как было, я случайно удалил образ',
  ],
  reset: ['сбрось всё пожалуйста', 'хочу заново всё начать с чистого хоста', 'reset my host please'],
};

/** They ask, deny, or say more than a wish; what costs points or work is not done for the sake of a word. */
const NOT_WISHED = [
  'не надо подсказку',
  'сколько стоит подсказка',
  'где тут взять хинт?',
  'есть подсказка?',
  'подскажи как удалить образ',
  'help with docker build',
  'помоги понять',
  'дай ответ',
  'what is the next step',
  'why next',
  'дальше, что такое слой?',
  'если я пропущу вопрос',
  'можно пропустить?',
  'can i skip?',
  'can I reset the host?',
  'как отменить команду',
  'undo the last two commands',
  'start the container again',
  'restart container',
  'it does not work, help',
  'сбрось и пропусти',
];

describe('wishes in sentences', () => {
  for (const [wish, texts] of Object.entries(WISHED))
    it(`${wish}`, () => {
      for (const text of texts) assert.equal(wishIn(text), wish, text);
    });

  it('and what is none', () => {
    for (const text of NOT_WISHED) assert.equal(wishIn(text), null, text);
  });
});
