/** What the prose must say in both languages: every name that a check needs, and not the same words twice. */
import {
  type Check,
  type ContainerWhere,
  type ImageWhere,
  isHostQuestion,
  LOCALES,
  type Locale,
  type Problem,
  type Prose,
  type Question,
  type Quiz,
  type QuizProse,
  readProse,
} from '../quiz/index.ts';

type FolderFiles = Readonly<Record<string, string | Uint8Array>>;

function proseIn(files: FolderFiles, locale: Locale): Prose {
  const source = files[`${locale}.md`] ?? '';
  return readProse(`${locale}.md`, typeof source === 'string' ? source : new TextDecoder().decode(source)).prose;
}

/** What a build reads when nothing else is said. */
const DEFAULT_FILE = 'Dockerfile';

/** A name that stands in no prompt cannot be guessed. The file that a Dockerfile question is about is opened beside it. */
export function promptProblems(quiz: Quiz, files: FolderFiles): readonly Problem[] {
  return LOCALES.flatMap(locale => {
    const written = proseIn(files, locale);
    return quiz.questions.filter(isHostQuestion).flatMap(question => {
      const prompt = quiz.prose[locale].questions[question.id]?.prompt ?? '';
      const given = textsGiven(quiz, question);
      return neededNames(question.checks)
        .filter(({ name }) => name !== DEFAULT_FILE && !(question.kind === 'dockerfile' && name === question.file))
        .filter(
          ({ name, inFiles }) => !isSaid(prompt, name) && !(inFiles && given.some(text => text.includes(baseOf(name)))),
        )
        .map(
          ({ name, check }): Problem => ({
            file: `${locale}.md`,
            line: written.questions.get(question.id)?.sections.get('prompt')?.line ?? 1,
            column: 1,
            code: 'name-unsaid',
            message: `${question.id}: the prompt does not name ${name}, which the check ${check} needs`,
            hint: 'every name that a check needs stands in the prompt, in each language',
          }),
        );
    });
  });
}

interface NeededName {
  readonly name: string;
  /** The id of the check. */
  readonly check: string;
  /** It may stand in a file that the question gives, in place of the prompt. */
  readonly inFiles: boolean;
}

function neededNames(checks: readonly Check[]): readonly NeededName[] {
  const seen = new Set<string>();
  return checks
    .flatMap(check => namesOf(check).map(each => ({ ...each, check: check.id })))
    .filter(({ name }) => !seen.has(name) && seen.add(name));
}

function namesOf(check: Check): readonly Omit<NeededName, 'check'>[] {
  const asked = (...names: readonly (string | null)[]) =>
    names.flatMap(name => (name === null ? [] : [{ name, inFiles: false }]));
  switch (check.kind) {
    case 'image':
      return [...asked(check.tag), ...ofImage(check.where)];
    case 'no-tag':
      return asked(check.tag);
    case 'same-image':
      return asked(...check.tags);
    case 'shared':
      return asked(...check.images);
    case 'container':
      return [...asked(check.of), ...ofContainer(check.where)];
    case 'no-container':
      return ofContainer(check.where);
    case 'build':
      return asked(check.tag, check.dockerfile);
    case 'file':
    case 'dockerfile':
      return asked(check.path);
    case 'output':
      return asked(check.of);
    case 'pushed':
      return asked(`${check.repository}:${check.tag}`);
    default:
      return [];
  }
}

function ofImage({ built, on, files, config }: ImageWhere): readonly Omit<NeededName, 'check'>[] {
  const asked = [built, on, config?.workingDir ?? null, config?.user ?? null, ...(config?.exposedPorts ?? [])];
  return [
    ...asked.flatMap(name => (name === null ? [] : [{ name, inFiles: true }])),
    ...files.filter(file => file.exists).map(file => ({ name: file.path, inFiles: true })),
  ];
}

function ofContainer({ name, changes }: ContainerWhere): readonly Omit<NeededName, 'check'>[] {
  return [...(name === null ? [] : [name]), ...changes.map(change => change.path)].map(each => ({
    name: each,
    inFiles: false,
  }));
}

/** FolderFiles of the question's start and of the quiz's folder: a learner reads them. */
function textsGiven(quiz: Quiz, question: Question): readonly string[] {
  const own = Object.values(quiz.host.files).flatMap(file => ('text' in file ? [file.text] : []));
  return [...own, ...Object.values(question.start.files).flatMap(text => text ?? [])];
}

function baseOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Whether the name stands in the text as a whole one; what is said without a tag has the tag `latest`. */
function isSaid(text: string, name: string): boolean {
  return [name, name.replace(/:latest$/, '')].some(each => {
    const quoted = each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\w./-])${quoted}(?![\\w-]|[./:]\\w)`).test(text);
  });
}

/** So many words in both languages alike are no name and no term. */
const ALIKE = 2;

/** Prose that is the same in both languages has been left untranslated. Code and figures are the same everywhere. */
export function sameProseProblems(files: FolderFiles): readonly Problem[] {
  const [first, second] = LOCALES.map(locale => proseIn(files, locale));
  if (first === undefined || second === undefined) return [];
  const file = `${LOCALES[1]}.md`;
  const same = (text: string, other: string | undefined): boolean => text === other && wordsOf(text).length >= ALIKE;
  const problem = (line: number, what: string): Problem => ({
    file,
    line,
    column: 1,
    code: 'same-prose',
    message: `${what} is the same in ${LOCALES[0]}.md`,
    hint: 'write it in each language; what is code stands in backticks',
  });
  const questions = [...second.questions].flatMap(([id, question]) =>
    [...question.sections]
      .filter(([name, { text }]) => same(text, first.questions.get(id)?.sections.get(name)?.text))
      .map(([name, { line }]) => problem(line, `${id}: ${name}`)),
  );
  const head = [
    same(second.title.text, first.title.text) ? 'the title' : null,
    same(second.summary, first.summary) ? 'the line under the title' : null,
    same(second.intro, first.intro) ? 'what the tutor says first' : null,
  ].flatMap(what => (what === null ? [] : [problem(second.title.line, what)]));
  return [...head, ...questions];
}

/** Words of prose: code, figures and signs are none. */
function wordsOf(text: string): readonly string[] {
  return text.replace(/```[\s\S]*?```|`[^`]*`/g, ' ').match(/\p{L}{2,}/gu) ?? [];
}

/** How many words a language says of a quiz, code and figures left out. */
export function wordsIn({ title, summary, intro, questions }: QuizProse): number {
  const texts = Object.values(questions).flatMap(
    ({ title: name, lead, prompt, options, checks, hints, wrong, why }) => [
      ...[name, lead, prompt, why, ...hints],
      ...[options, checks, wrong].flatMap(each => Object.values(each)),
    ],
  );
  return [title, summary, intro, ...texts].reduce((sum, text) => sum + wordsOf(text).length, 0);
}
