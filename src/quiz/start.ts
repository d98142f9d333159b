/** Starts: hosts that questions begin on, made ready once for everyone. How they are written, what is made of that, and what makes no sense. */
import * as z from 'zod';
import { key } from './check.ts';
import { changedFiles, line, lines, type RawFiles, type TextFiles } from './files.ts';
import type { Problem } from './problem.ts';
import type { Given, Question, Start } from './quiz.ts';
import type { Path, ReadYaml } from './yaml.ts';

export const start = z
  .strictObject({
    from: key
      .optional()
      .describe("Another start that it is built on; with neither this nor `after`: the quiz's own host"),
    after: key.optional().describe('The question whose solution leaves what it is built on'),
    images: z.array(z.string().min(1).max(255)).max(20).default([]).describe('Pulled beside what is there'),
    files: changedFiles,
    lines,
    containers: z
      .record(z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/, 'a name of a container'), line)
      .default({})
      .describe('Name → the image and what runs in it: `alpine:3.21 touch /note`. Started last, in the background'),
  })
  .refine(each => each.from === undefined || each.after === undefined, 'say from or after, not both');
export type RawStart = z.infer<typeof start>;

/** The quiz's own host by name. */
export const FRESH = 'fresh';

/** A start that is named. */
export function namedStart(name: string): Start {
  return { on: name === FRESH ? { kind: 'host' } : { kind: 'start', name }, files: {}, lines: [] };
}

/** `plain`: the texts of files, changes to others worked out. */
export function startOf(
  { from = FRESH, after, images, files, lines, containers }: RawStart,
  plain: (files: RawFiles) => TextFiles,
): Start {
  return {
    on: after === undefined ? namedStart(from).on : { kind: 'question', id: after },
    files: plain(files),
    lines: [
      ...images.map(image => `docker pull -q ${image}`),
      ...lines,
      ...Object.entries(containers).map(([name, rest]) => `docker run -d --name ${name} ${rest}`),
    ],
  };
}

/** What a question begins on that is written with `given`, or with nothing: on what the solution of the one before leaves, if it goes on from that. */
export function givenStart({ host, files, lines }: Given, before: string | undefined): Start {
  const on =
    host === 'fresh' || before === undefined ? { kind: 'host' as const } : { kind: 'question' as const, id: before };
  return { on, files, lines };
}

/** What questions say of their beginning that cannot be both. */
export function beginningProblems(
  read: ReadYaml,
  questions: readonly { readonly start?: unknown; readonly continue?: boolean | undefined; readonly given?: unknown }[],
): readonly Problem[] {
  return questions.flatMap((question, index) => {
    const say = (key: string, code: string, message: string, hint: string): Problem => ({
      file: 'quiz.yaml',
      ...read.place(['questions', index, key]),
      code,
      message,
      hint,
    });
    return [
      ...(question.continue === true && index === 0
        ? [say('continue', 'nothing-before', 'there is no question before it to continue', 'take continue away')]
        : []),
      ...(question.given !== undefined && (question.start !== undefined || question.continue !== undefined)
        ? [say('given', 'two-starts', 'it has a start, and given as well', 'write what given says into start')]
        : []),
    ];
  });
}

/** Starts that stand on what there is not, or on themselves. */
export function startProblems(
  read: ReadYaml,
  starts: Readonly<Record<string, Start>>,
  questions: readonly Question[],
): readonly Problem[] {
  const problems: Problem[] = [];
  const say = (at: Path, code: string, message: string, hint: string | null): void => {
    problems.push({ file: 'quiz.yaml', ...read.place(at), code, message, hint });
  };
  const named = Object.keys(starts);
  const order = questions.map(question => question.id);
  const known = ({ on }: Start, at: Path): boolean => {
    if (on.kind === 'start' && !Object.hasOwn(starts, on.name)) {
      say(
        at,
        'unknown-start',
        `there is no start "${on.name}"`,
        named.length === 0 ? 'name it under starts' : `one of ${named.join(', ')}`,
      );
      return false;
    }
    if (on.kind === 'question' && !order.includes(on.id)) {
      say(at, 'unknown-question', `there is no question "${on.id}"`, `one of ${order.join(', ')}`);
      return false;
    }
    return true;
  };
  if (Object.hasOwn(starts, FRESH))
    say(['starts', FRESH], 'reserved-name', `"${FRESH}" is the quiz’s own host`, 'choose another name');
  const sound = [
    ...named.map(name => known(starts[name] ?? EMPTY, ['starts', name])),
    ...questions.map((question, index) => known(question.start, ['questions', index, 'start'])),
  ].every(Boolean);
  if (!sound) return problems;
  questions.forEach((question, index) => {
    const circle = circleFrom(question, starts, questions);
    if (circle !== null)
      say(
        ['questions', index, 'start'],
        'start-circle',
        `it stands on itself: ${circle.join(' → ')}`,
        'begin one of them on the quiz’s own host',
      );
  });
  return problems;
}

const EMPTY: Start = { on: { kind: 'host' }, files: {}, lines: [] };

/** The way from a question's start back to itself, or null. */
function circleFrom(
  question: Question,
  starts: Readonly<Record<string, Start>>,
  questions: readonly Question[],
): readonly string[] | null {
  const way: string[] = [question.id];
  let { on } = question.start;
  while (on.kind === 'start' || on.kind === 'question') {
    const name = on.kind === 'start' ? on.name : on.id;
    const step = `${on.kind} ${name}`;
    if (way.includes(step) || (on.kind === 'question' && name === question.id)) return [...way, step];
    way.push(step);
    on = (on.kind === 'start' ? starts[name] : questions.find(each => each.id === name)?.start)?.on ?? EMPTY.on;
  }
  return null;
}
