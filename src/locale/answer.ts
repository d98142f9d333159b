/** How a closed question could have been answered, as html of one language. */
import type { CacheQuestion, HostSolution, Locale, Question, QuestionProse, Response } from '../quiz/quiz.ts';
import { stepAnswered } from './causes.ts';
import { inline, markdown, type Translate, unitWords } from './index.ts';

export function solutionHtml(question: Question, prose: QuestionProse, translate: Translate): string {
  if (question.kind === 'cache') return stepsHtml(question, step => step.causes[0] ?? step.state, translate);
  return 'kind' in question.solution
    ? responseHtml(question.solution, question, prose, translate)
    : hostHtml(question.solution, translate);
}

function hostHtml(solution: HostSolution, translate: Translate): string {
  const files = Object.entries(solution.files).map(([path, text]) =>
    text === null ? translate('solution.delete', { path }) : `\`${path}\`\n\n${fenced(text.trimEnd(), path)}`,
  );
  const lines =
    solution.lines.length === 0 ? [] : [fenced(solution.lines.map(line => `$ ${line}`).join('\n'), 'console')];
  return markdown([...files, ...lines].join('\n\n'));
}

function localeOf(translate: Translate): Locale {
  return translate('locale') === 'ru' ? 'ru' : 'en';
}

function fenced(text: string, language: string): string {
  return `\`\`\`\`${language.includes('ockerfile') ? 'dockerfile' : language === 'console' ? 'console' : ''}\n${text}\n\`\`\`\``;
}

/** Options that were chosen, as the question lists them. */
function inOrder(chosen: readonly string[], question: Question): readonly string[] {
  const asked = question.kind === 'predict' ? question.ask : question;
  return asked.kind === 'choice' ? asked.options.filter(id => chosen.includes(id)) : chosen;
}

/** Each step with what is said of it, as an answer says it. */
function stepsHtml(
  { told }: CacheQuestion,
  said: (step: CacheQuestion['told']['steps'][number]) => string,
  translate: Translate,
): string {
  const items = told.steps.map(
    step => `<li>${inline(`${code(step.text)} — ${stepAnswered(said(step), translate)}`)}</li>`,
  );
  return `<ul>${items.join('')}</ul>`;
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** Any response in the words of its question; also used to show what was answered. */
export function responseHtml(
  response: Response,
  question: Question,
  prose: QuestionProse,
  translate: Translate,
): string {
  const named = (id: string): string => inline(prose.options[id] ?? id);
  const list = (items: readonly string[], tag: 'ul' | 'ol'): string =>
    `<${tag}>${items.map(each => `<li>${each}</li>`).join('')}</${tag}>`;
  switch (response.kind) {
    case 'choice':
      return list(inOrder(response.chosen, question).map(named), 'ul');
    case 'order':
      return list(response.order.map(named), 'ol');
    case 'match':
      return list(
        (question.kind === 'match' ? question.left : Object.keys(response.pairs)).map(
          left => `${named(left)} — ${named(response.pairs[left] ?? '')}`,
        ),
        'ul',
      );
    case 'paste':
      return response.source === 'host' ? '' : markdown(fenced(response.text.trimEnd(), ''));
    case 'cache':
      return question.kind === 'cache' ? stepsHtml(question, ({ id }) => response.steps[id] ?? '', translate) : '';
    case 'number': {
      const unit =
        question.kind === 'number'
          ? question.unit
          : question.kind === 'predict' && question.ask.kind === 'number'
            ? question.ask.unit
            : null;
      const said =
        unit === null || /\p{L}/u.test(response.value) ? '' : `\u00A0${unitWords(localeOf(translate), unit)}`;
      return markdown(`\`${response.value}\`${said}`);
    }
    case 'text':
      return markdown(`\`\` ${response.text} \`\``);
    case 'predict':
      return `${responseHtml(response.prediction, question, prose, translate)}`;
    case 'host':
      return '';
  }
}
