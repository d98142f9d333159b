/** Drawing from the pool of an exam: which questions may be drawn, what cannot be, and the quiz of one learner that comes of it. */
import type { DrawRule, RawExam } from './exam.ts';
import type { Problem } from './problem.ts';
import type { HostSetup, Locale, Question, QuestionProse, Quiz } from './quiz.ts';
import type { Path, ReadYaml } from './yaml.ts';

/** Questions of the pool that a rule may draw. */
export function candidates(rule: DrawRule, questions: readonly Question[]): readonly Question[] {
  return questions.filter(
    ({ topic, difficulty: hard }) => topic === rule.topic && (rule.difficulty === null || hard === rule.difficulty),
  );
}

/** Draws that cannot be made, or not fairly; and questions that a draw cannot know. */
export function examProblems(
  read: ReadYaml,
  raw: { readonly exam?: RawExam | undefined },
  questions: readonly Question[],
): readonly Problem[] {
  const problems: Problem[] = [];
  const say = (path: Path, code: string, message: string, hint: string | null): void => {
    problems.push({ file: 'quiz.yaml', ...read.place(path), code, message, hint });
  };
  if (raw.exam === undefined) {
    questions.forEach(({ topic, difficulty: hard, terminal }, index) => {
      if (topic !== undefined || hard !== undefined)
        say(['questions', index], 'vain-topic', 'nothing draws here', 'topic and difficulty are for an exam');
      if (terminal !== undefined)
        say(['questions', index, 'terminal'], 'vain-terminal', 'no terminal is closed here', 'that is for an exam');
    });
    return problems;
  }
  const { draw } = raw.exam;
  const drawn = draw.reduce((sum, { written, variants }) => sum + written + variants, 0);
  if (drawn !== raw.exam.questions)
    say(['exam', 'questions'], 'bad-draw', `the draw makes ${drawn} questions`, 'make the two agree');
  draw.forEach((rule, index) => {
    const at: Path = ['exam', 'draw', index];
    const twin = draw.findIndex(({ topic, difficulty: hard }) => topic === rule.topic && hard === rule.difficulty);
    if (twin < index) say(at, 'duplicate-draw', `"${rule.topic}" is drawn like that above`, 'make one of the two');
    const own = candidates(rule, questions);
    const needed = neededFrom(rule, draw);
    if (rule.written > 0 && own.length < needed)
      say(
        at,
        'bad-draw',
        `${needed} of "${rule.topic}"${rule.difficulty === null ? '' : ` of difficulty ${rule.difficulty}`} are drawn, and there are ${own.length}`,
        'write more of them, or draw fewer',
      );
    for (const { id, points } of own)
      if (rule.written > 0 && points !== rule.points)
        say(
          at,
          'unequal-points',
          `"${id}" is worth ${points}, and the draw says ${rule.points}`,
          'whatever is drawn by one rule is worth the same',
        );
  });
  questions.forEach((question, index) => {
    const at: Path = ['questions', index];
    if (question.topic === undefined || question.difficulty === undefined)
      say(at, 'missing-key', `question "${question.id}" has no topic or no difficulty`, 'an exam draws by them');
    else if (!draw.some(rule => rule.written > 0 && candidates(rule, [question]).length > 0))
      say(at, 'never-drawn', `question "${question.id}" is never drawn`, 'name its topic and difficulty in the draw');
    if (question.terminal !== undefined && !['number', 'text'].includes(question.kind))
      say(
        [...at, 'terminal'],
        'vain-terminal',
        `question "${question.id}" is not one whose answer is found on the host`,
        'terminal is for a text or a number that one looks up there',
      );
    if (question.hintPrices.length > 0)
      say([...at, 'hints'], 'vain-hints', `question "${question.id}" has hints`, 'in an exam nobody sees them');
    if (question.start.on.kind === 'question' || question.continues)
      say(
        at,
        'drawn-after',
        `question "${question.id}" goes on from another`,
        'the other may not be drawn: name a start',
      );
  });
  return problems;
}

/** Questions that must be there for the rule: rules of one difficulty draw first, and one of any takes from what they leave. */
function neededFrom(rule: DrawRule, draw: readonly DrawRule[]): number {
  if (rule.difficulty !== null) return rule.written;
  return draw.filter(({ topic }) => topic === rule.topic).reduce((sum, { written }) => sum + written, 0);
}

/** A question as it was dealt to a learner, kept in the first event of their journal: no later generator changes it. */
export type DealtQuestion =
  | { readonly kind: 'written'; readonly id: string }
  | {
      readonly kind: 'variant';
      readonly family: string;
      readonly seed: number;
      readonly level: number;
      readonly host: HostSetup;
      /** Its id is its own in the quiz: `cache-edit-2-17`, with its place in the draw. */
      readonly question: Question;
      readonly prose: Readonly<Record<Locale, QuestionProse>>;
    };

const own = new WeakMap<readonly DealtQuestion[], Quiz>();

/**
 * The quiz of one learner: what was dealt, in the order of the draw, each question on a host of its own. Tries cost nothing, for nobody is told how an answer
 * was: the last one counts. @throws RangeError when the pool has not what was dealt
 */
export function ownQuiz(pool: Quiz, dealt: readonly DealtQuestion[]): Quiz {
  const known = own.get(dealt);
  if (known?.pool === pool) return known;
  const questions = dealt.map((each): Question => {
    const question = each.kind === 'variant' ? each.question : pool.questions.find(({ id }) => id === each.id);
    if (question === undefined) throw new RangeError(`${pool.id} has not the questions that were dealt`);
    const start =
      each.kind === 'variant' ? { ...question.start, on: { kind: 'setup' as const, host: each.host } } : question.start;
    return { ...question, start, continues: false, tries: null, tryPenalty: 0, hintPrices: [] };
  });
  const made: Quiz = {
    ...pool,
    navigation: 'free',
    glossary: 'closed',
    questions,
    prose: { ru: proseFor(pool, dealt, 'ru'), en: proseFor(pool, dealt, 'en') },
    pool,
  };
  own.set(dealt, made);
  return made;
}

function proseFor(pool: Quiz, dealt: readonly DealtQuestion[], locale: Locale): Quiz['prose'][Locale] {
  const prose = pool.prose[locale];
  const variants = dealt.flatMap(each => (each.kind === 'variant' ? [[each.question.id, each.prose[locale]]] : []));
  return { ...prose, questions: { ...prose.questions, ...Object.fromEntries(variants) } };
}
