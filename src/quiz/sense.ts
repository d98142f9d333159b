/** What a schema cannot see: ids that are used twice, answers that name what is not there, checks of the wrong kind. */
import { CACHE_CAUSES, causesOffered, fileOfCause } from './cache.ts';
import { type Check, type CheckKind, readsResponse } from './check.ts';
import type { Problem } from './problem.ts';
import type { CacheQuestion, PredictAsk, Question, Response } from './quiz.ts';
import type { Path, ReadYaml } from './yaml.ts';

export function senseProblems(read: ReadYaml, questions: readonly Question[]): readonly Problem[] {
  const problems: Problem[] = [];
  const say = (path: Path, code: string, message: string, hint: string | null): void => {
    problems.push({ file: 'quiz.yaml', ...read.place(path), code, message, hint });
  };
  once(
    questions.map(question => question.id),
    (id, index) =>
      say(['questions', index, 'id'], 'duplicate-id', `question "${id}" stands twice`, 'ids are unique in the quiz'),
  );
  questions.forEach((question, index) => {
    const at = (...path: Path): Path => ['questions', index, ...path];
    const before = problems.length;
    once(
      question.checks.map(check => check.id),
      (id, n) =>
        say(at('checks', n, 'id'), 'duplicate-id', `check "${id}" stands twice`, 'give one of the two another id'),
    );
    once(
      question.wrong.map(wrong => wrong.id),
      (id, n) =>
        say(
          at('wrong', n, 'id'),
          'duplicate-id',
          `wrong answer "${id}" stands twice`,
          'give one of the two another id',
        ),
    );
    for (const [path, ids] of listsOf(question))
      once(ids, (id, n) => say(at(...path, n), 'duplicate-id', `"${id}" stands twice`, 'keep one of the two'));
    // Which one is meant must be known first.
    if (problems.length > before) return;
    if (question.checks.length > 0 && question.checks.every(check => check.hidden))
      say(at('checks'), 'all-hidden', 'every check is hidden', 'at least one must be visible');
    question.checks.forEach((check, n) => {
      const fits = fittingChecks(question);
      if (fits === null ? readsResponse(check) : check.kind !== fits) {
        say(
          at('checks', n, 'kind'),
          'wrong-check',
          `a ${question.kind} question cannot be checked by "${check.kind}"`,
          fits === null ? 'its checks read the host' : `its checks are of kind ${fits}`,
        );
      } else {
        for (const message of checkProblems(question, check))
          say(at('checks', n), 'bad-check', message, 'answers name what the question lists');
      }
    });
    question.wrong.forEach((wrong, n) => {
      if (wrong.check !== '' && !question.checks.some(check => check.id === wrong.check)) {
        say(
          at('wrong', n, 'check'),
          'unknown-check',
          `there is no check "${wrong.check}"`,
          `one of ${question.checks.map(check => check.id).join(', ')}`,
        );
      }
      if ('kind' in wrong.answer)
        for (const message of answerProblems(question, wrong.answer))
          say(at('wrong', n, 'answer'), 'bad-answer', message, 'write it in the form of the solution');
    });
    if ('kind' in question.solution) {
      for (const message of answerProblems(question, question.solution))
        say(at('solution'), 'bad-answer', message, 'it answers with what the question lists, in the form of its kind');
    }
    if (question.kind === 'predict' && question.tries !== 1)
      say(at('tries'), 'bad-tries', 'a prediction has one try', 'leave tries out');
  });
  return problems;
}

/** What the question lists by ids, by the key that it stands under. */
function listsOf(question: Question): readonly (readonly [path: Path, ids: readonly string[]])[] {
  switch (question.kind) {
    case 'match':
      return [
        [['left'], question.left],
        [['right'], question.right],
      ];
    case 'order':
      return [[['items'], question.items]];
    case 'choice':
      return [[['options'], question.options]];
    case 'predict':
      return question.ask.kind === 'choice' ? [[['ask', 'options'], question.ask.options]] : [];
    case 'command':
    case 'dockerfile':
    case 'number':
    case 'text':
    case 'cache':
    case 'paste':
      return [];
  }
}

function once(ids: readonly string[], twice: (id: string, index: number) => void): void {
  ids.forEach((id, index) => {
    if (ids.indexOf(id) !== index) twice(id, index);
  });
}

/** The one kind of check that reads this question's answer; null when the host is the answer. */
function fittingChecks(question: Question): CheckKind | null {
  switch (question.kind) {
    case 'command':
    case 'dockerfile':
      return null;
    case 'predict':
      return question.ask.kind;
    case 'choice':
    case 'number':
    case 'text':
    case 'order':
    case 'match':
    case 'cache':
    case 'paste':
      return question.kind;
  }
}

function optionsOf(question: Question): (PredictAsk & { kind: 'choice' }) | null {
  if (question.kind === 'choice') return question;
  return question.kind === 'predict' && question.ask.kind === 'choice' ? question.ask : null;
}

function unknown(ids: readonly string[], known: readonly string[]): readonly string[] {
  return ids.filter(id => !known.includes(id)).map(id => `"${id}" is not one of ${known.join(', ')}`);
}

function permutation(order: readonly string[], items: readonly string[]): readonly string[] {
  const same = order.length === items.length && items.every(item => order.includes(item));
  return same ? [] : [`an order names each of ${items.join(', ')} once`];
}

function checkProblems(question: Question, check: Check): readonly string[] {
  if (!readsResponse(check)) return [];
  switch (check.kind) {
    case 'choice': {
      const asked = optionsOf(question);
      const right = [...check.right, ...Object.keys(check.printed)];
      const many = asked !== null && !asked.many && check.right.length > 1 ? ['only one option can be right'] : [];
      const early =
        Object.keys(check.printed).length > 0 && question.kind !== 'predict'
          ? ['only a prediction can be checked by what is printed']
          : [];
      return [...unknown(right, asked?.options ?? []), ...many, ...early];
    }
    case 'number':
    case 'text':
      return check.printed !== null && question.kind !== 'predict'
        ? ['only a prediction can be checked by what is printed']
        : [];
    case 'order':
      return question.kind === 'order' ? check.orders.flatMap(order => permutation(order, question.items)) : [];
    case 'match':
      return question.kind === 'match'
        ? [
            ...unknown(Object.keys(check.pairs), question.left),
            ...unknown(Object.values(check.pairs).flat(), question.right),
            ...question.left.filter(left => check.pairs[left] === undefined).map(left => `nothing goes with "${left}"`),
          ]
        : [];
    case 'cache':
    case 'paste':
      return [];
  }
}

function answerProblems(question: Question, answer: Response): readonly string[] {
  switch (answer.kind) {
    case 'choice': {
      const asked = optionsOf(question);
      if (asked === null) return ['this question is not a choice'];
      return [
        ...unknown(answer.chosen, asked.options),
        ...(!asked.many && answer.chosen.length !== 1 ? ['choose one option'] : []),
      ];
    }
    case 'order':
      return question.kind === 'order' ? permutation(answer.order, question.items) : ['this question is not an order'];
    case 'match':
      return question.kind === 'match'
        ? [
            ...unknown(Object.keys(answer.pairs), question.left),
            ...unknown(Object.values(answer.pairs), question.right),
          ]
        : ['this question is not a match'];
    case 'predict':
      if (question.kind !== 'predict') return ['this question is not a prediction'];
      return question.ask.kind === answer.prediction.kind
        ? answerProblems(question, answer.prediction)
        : [`the prediction is a ${question.ask.kind}`];
    case 'cache':
      return question.kind === 'cache'
        ? cacheProblems(question, answer.steps)
        : ['this question is not about the cache'];
    case 'number':
    case 'text':
    case 'host':
    case 'paste':
      return [];
  }
}

/** Nothing is known of its steps until the build was run. */
function cacheProblems({ told }: CacheQuestion, steps: Readonly<Record<string, string>>): readonly string[] {
  if (told.steps.length === 0) return [];
  const lost = Object.keys(steps).filter(id => !told.steps.some(step => step.id === id));
  const said = ['hit', 'miss', ...causesOffered(told)];
  return [
    ...lost.map(
      named => `"${named}" is not the beginning of one step: ${told.steps.map(step => step.text).join(', ')}`,
    ),
    ...Object.values(steps)
      .filter(value => !said.includes(value))
      .map(
        value =>
          `"${fileOfCause(value) ?? value}" is neither hit, miss, ${CACHE_CAUSES.join(', ')} nor a file of the context`,
      ),
  ];
}
