/** Whether the prose of a language says everything that the questions need, and nothing that they do not know. */
import { nearestName } from './near.ts';
import type { Problem } from './problem.ts';
import { type Prose, type ProseQuestion, SECTION } from './prose.ts';
import type { Question, QuestionProse, QuizProse } from './quiz.ts';

/** Texts of options, items, left and right that are code, by id: they stand in quiz.yaml, for every language. */
type Codes = Readonly<Record<string, string>>;

/** `codes`: by the id of the question. */
export function completeProse(
  file: string,
  prose: Prose,
  questions: readonly Question[],
  codes: ReadonlyMap<string, Codes>,
): { prose: QuizProse; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const unwritten = questions.map(({ id }) => id).filter(id => !prose.questions.has(id));
  const misspelt = new Set<string>();
  for (const [id, found] of prose.questions) {
    if (questions.some(question => question.id === id)) continue;
    const meant = nearestName(id, unwritten);
    if (meant !== null) misspelt.add(meant);
    problems.push({
      file,
      line: found.line,
      column: 4,
      code: 'unknown-question',
      message: `quiz.yaml has no question "${id}"`,
      hint:
        meant === null ? 'give both the same id' : `it has "${meant}", which has no text here: give both the same id`,
    });
  }
  const complete = questions.map((question): [string, QuestionProse] => {
    const found = named(question, prose.questions.get(question.id));
    const own = codes.get(question.id) ?? {};
    if (found === undefined && misspelt.has(question.id)) return [question.id, proseOf(question, found, own)];
    if (found === undefined) {
      problems.push({
        file,
        line: prose.end,
        column: 1,
        code: 'missing-prose',
        message: `question "${question.id}" has no text here`,
        hint: `add ## ${question.id} with its parts`,
      });
    } else problems.push(...partProblems(file, question, found, own));
    return [question.id, proseOf(question, found, own)];
  });
  const { title, summary, intro } = prose;
  return { prose: { title: title.text, summary, intro, questions: Object.fromEntries(complete) }, problems };
}

/** The one check of a question needs no name here: `### check` is of that one. */
function named(question: Question, found: ProseQuestion | undefined): ProseQuestion | undefined {
  const [only, ...others] = question.checks;
  const section = found?.sections.get('check');
  if (found === undefined || section === undefined || only === undefined || others.length > 0) return found;
  const name = `check ${only.id}`;
  if (found.sections.has(name)) return found;
  const sections = [...found.sections].map(([key, each]) => [key === 'check' ? name : key, each] as const);
  return { ...found, sections: new Map(sections) };
}

function partProblems(file: string, question: Question, found: ProseQuestion, codes: Codes): Problem[] {
  const needed = neededParts(question).filter(name => !isCode(name, codes));
  const heading = (name: string): string =>
    question.checks.length === 1 && name === `check ${question.id}` ? 'check' : name;
  const absent = needed.filter(name => !found.sections.has(name));
  const strays = [...found.sections].filter(([name]) => name !== 'lead' && !needed.includes(name));
  const meant = new Map(strays.map(([name]) => [name, nearestName(name, absent.map(heading))]));
  const missing = absent
    .filter(name => ![...meant.values()].includes(heading(name)))
    .map(
      (name): Problem => ({
        file,
        line: found.line,
        column: 1,
        code: 'missing-prose',
        message: `question "${question.id}" has no "${heading(name)}"`,
        hint: `add ### ${heading(name)}`,
      }),
    );
  const unknown = strays.map(
    ([name, section]): Problem => ({
      file,
      line: section.line,
      column: 5,
      code: 'unknown-prose',
      message: SECTION.test(name)
        ? `question "${question.id}" has no "${name}" in quiz.yaml`
        : `"${name}" is no part of a question`,
      hint: unknownHint(name, meant.get(name) ?? null, codes),
    }),
  );
  return [...missing, ...unknown];
}

function isCode(name: string, codes: Codes): boolean {
  return name.startsWith('option ') && Object.hasOwn(codes, name.slice('option '.length));
}

function unknownHint(name: string, meant: string | null, codes: Codes): string {
  if (meant !== null) return `is it "${meant}"? that is missing`;
  if (name.startsWith('hint')) return 'each hint has its price in hints';
  if (/^show( |$)/.test(name)) return 'each line of show has its sentence';
  if (isCode(name, codes)) return 'it is code, and stands in quiz.yaml for every language: take it away here';
  if (!SECTION.test(name))
    return 'title, lead, show, show <n>, prompt, option <id>, check, check <id>, hint <n>, wrong <id> or why';
  return name === 'check' ? 'of several checks each is named: ### check <id>' : 'give both the same id';
}

function neededParts(question: Question): readonly string[] {
  return [
    'title',
    ...showParts(question),
    'prompt',
    ...optionIds(question).map(id => `option ${id}`),
    ...question.checks.map(check => `check ${check.id}`),
    ...question.hintPrices.map((_, index) => `hint ${index + 1}`),
    ...question.wrong.filter(wrong => wrong.code === null).map(wrong => `wrong ${wrong.id}`),
    'why',
  ];
}

function showParts({ show }: Question): readonly string[] {
  return show.length === 0 ? [] : ['show', ...show.map((_, index) => `show ${index + 1}`)];
}

/** Everything in the question that has a name of its own in the prose. */
export function optionIds(question: Question): readonly string[] {
  switch (question.kind) {
    case 'choice':
      return question.options;
    case 'order':
      return question.items;
    case 'match':
      return [...new Set([...question.left, ...question.right])];
    case 'predict':
      return question.ask.kind === 'choice' ? question.ask.options : [];
    case 'command':
    case 'dockerfile':
    case 'number':
    case 'text':
    case 'cache':
    case 'paste':
      return [];
  }
}

function proseOf(question: Question, found: ProseQuestion | undefined, codes: Codes): QuestionProse {
  const text = (name: string): string => found?.sections.get(name)?.text ?? '';
  const under = (word: string, ids: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries(ids.map(id => [id, text(`${word} ${id}`)]));
  return {
    title: text('title'),
    lead: text('lead'),
    show: { title: text('show'), steps: question.show.map((_, index) => text(`show ${index + 1}`)) },
    prompt: text('prompt'),
    options: Object.fromEntries(
      optionIds(question).map(id => [
        id,
        Object.hasOwn(codes, id) ? inBackticks(codes[id] ?? '') : text(`option ${id}`),
      ]),
    ),
    checks: under(
      'check',
      question.checks.map(check => check.id),
    ),
    hints: question.hintPrices.map((_, index) => text(`hint ${index + 1}`)),
    wrong: under(
      'wrong',
      question.wrong.filter(wrong => wrong.code === null).map(wrong => wrong.id),
    ),
    why: text('why'),
  };
}

/** Code as Markdown has it. */
function inBackticks(code: string): string {
  return code.includes('`') ? `\`\` ${code} \`\`` : `\`${code}\``;
}

/** A lead may be left out, but then in every language. */
export function leadProblems(written: ReadonlyMap<string, Prose>, questions: readonly Question[]): readonly Problem[] {
  return questions.flatMap(({ id }) => {
    const led = [...written].filter(([, prose]) => prose.questions.get(id)?.sections.has('lead') === true);
    if (led.length === 0 || led.length === written.size) return [];
    return [...written]
      .filter(([file]) => !led.some(([other]) => other === file))
      .map(
        ([file, prose]): Problem => ({
          file,
          line: prose.questions.get(id)?.line ?? prose.end,
          column: 1,
          code: 'missing-prose',
          message: `question "${id}" has a lead in another language, and none here`,
          hint: 'add ### lead, or take the other one away',
        }),
      );
  });
}
