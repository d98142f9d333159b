/** Hints: two or more for each question, and the last one gives the command. */
import { isHostQuestion, LOCALES, type Question, type Quiz } from '../quiz/index.ts';

/** Each question is asked to have at least so many. */
const HINTS = 2;

export interface HintProblem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export function hintProblems(quiz: Quiz, question: Question): readonly HintProblem[] {
  const { hintPrices } = question;
  if (hintPrices.length < HINTS) {
    const message = `has ${hintPrices.length} hints`;
    return [{ code: 'few-hints', message, hint: `at least ${HINTS}: the place, then the idea; last, the command` }];
  }
  const prices = hintPrices.reduce((sum, price) => sum + price, 0);
  const dear =
    prices > question.points
      ? [{ code: 'dear-hints', message: 'its hints cost more than it is worth', hint: 'a hint may cost 0' }]
      : [];
  const silent = LOCALES.flatMap(locale => {
    const last = quiz.prose[locale].questions[question.id]?.hints.at(-1) ?? '';
    const lacking = lackingIn(last, question);
    if (lacking === null) return [];
    return [
      {
        code: 'hint-command',
        message: `the last hint in ${locale}.md does not name ${lacking}`,
        hint: 'the last hint gives the command, in backticks',
      },
    ];
  });
  return [...dear, ...silent];
}

/** What the hint should have in code and has not; null when it has everything. */
function lackingIn(hint: string, question: Question): string | null {
  const code = [...hint.matchAll(/`+([^`]+)`+/g)].map(found => found[1] ?? '');
  if (!isHostQuestion(question))
    return code.some(isCommand) ? null : 'a command that tells, or the line that is asked for';
  const { lines } = question.solution;
  const asked = lines.flatMap(line => subcommand(line) ?? []);
  if (asked.length === 0) return code.length > 0 ? null : 'what is to be written';
  const given = code.flatMap(text => subcommand(text) ?? []);
  const absent = asked.find(each => !given.includes(each));
  return absent === undefined ? null : `docker ${absent}`;
}

function isCommand(text: string): boolean {
  return /^(docker|[a-z]+ -?\S|[A-Z]{2,} \S)/.test(text);
}

/** Other names of commands, by the last word of what they are called elsewhere. */
const ALSO: Readonly<Record<string, string>> = { images: 'ls', list: 'ls', rmi: 'rm', remove: 'rm' };

/** `docker image ls -q` → `ls`; null for a line that begins with another word. */
function subcommand(line: string): string | null {
  const words = /^docker(?: (?:image|container|builder|buildx|system|network|volume))? ([a-z]+)/.exec(line.trim());
  const word = words?.[1] ?? null;
  return word === null ? null : (ALSO[word] ?? word);
}
