/**
 * Answers that look like a question's solution, or leave what it leaves, without doing what is asked: all of them must fail. They are made by
 * rules from the solution and from the host; where one does what is asked after all, the quiz says so and why.
 */
import { type Host, view } from '../docker/index.ts';
import type { RanLine } from '../grade/index.ts';
import { type Cheat, type HostQuestion, type HostSolution, isHostQuestion, type Quiz } from '../quiz/index.ts';
import { dockerLine, isPlainWord, printDockerLine } from './docker-line.ts';
import { shellWord, type Variant } from './equivalents.ts';

export interface CheatTried extends Variant {
  readonly cheat: Cheat;
  /** Whether the cheat was done on the host that its lines leave: a name that a later line brought home again is no cheat. */
  readonly isDone: (after: Host) => boolean;
}

/** The solved question, as its solution went on the host that it opens on. */
export interface SolvedTask {
  readonly quiz: Quiz;
  readonly question: HostQuestion;
  readonly start: Host;
  readonly host: Host;
  readonly ran: readonly RanLine[];
}

export function cheats(solved: SolvedTask): readonly CheatTried[] {
  return [
    ...textEchoed(solved),
    ...nameOnAnother(solved),
    ...otherSolutions(solved),
    ...filesEmptied(solved),
    ...filesRewritten(solved),
    ...everythingDeleted(solved),
    ...commandOverridden(solved),
  ];
}

const always: CheatTried['isDone'] = () => true;

function tried(cheat: Cheat, name: string, answer: HostSolution, isDone = always): CheatTried {
  return { cheat, name, answer, isDone };
}

/** What the solution printed on standard output. */
function printed({ ran }: SolvedTask): string {
  return ran.map(each => each.stdout).join('');
}

/** What the checks ask to be printed, else the last line that the solution printed. */
function askedText(solved: SolvedTask): string {
  const asked = solved.question.checks.flatMap(check => {
    if (check.kind === 'output') return check.text?.contains ?? [];
    return check.kind === 'container' ? (check.where.printed?.contains ?? []) : [];
  });
  return asked.length > 0 ? asked.join(' ') : (printed(solved).trim().split('\n').at(-1) ?? '');
}

const ECHOED = 1500;

function textEchoed(solved: SolvedTask): readonly CheatTried[] {
  const text = printed(solved);
  if (text.trim() === '' || text.length > ECHOED) return [];
  const line = `printf '%s' ${shellWord(text)}`;
  const [image] = view(solved.start).images.flatMap(each => each.tags);
  const inContainer = `docker run ${image} echo ${shellWord(askedText(solved))}`;
  return [
    tried('text-echoed', 'what the solution prints, printed by printf', { files: {}, lines: [line] }),
    ...(image === undefined
      ? []
      : [
          tried('text-echoed', `what is to be printed, echoed in a container of ${image}`, {
            files: {},
            lines: [inContainer],
          }),
        ]),
  ];
}

/** Names that the solution gives, on an image that is there already; and names that were there, moved before the solution. */
function nameOnAnother({ question, start, host }: SolvedTask): readonly CheatTried[] {
  const { solution } = question;
  const before = view(start).images;
  const after = view(host).images;
  const idOf = (images: typeof before, name: string) => images.find(image => image.tags.includes(name))?.id ?? null;
  const used = after.flatMap(image => image.tags).filter(name => isSpokenOf(question, name));
  return used.flatMap(name => {
    const right = [idOf(before, name), idOf(after, name)];
    const other = before.find(image => !right.includes(image.id) && image.tags.length > 0);
    if (other === undefined) return [];
    const from = other.tags[0] ?? '';
    const tag = `docker tag ${from} ${name}`;
    const isOn = (then: Host): boolean => idOf(view(then).images, name) === other.id;
    const isNew = right[0] === null;
    const rest = isNew ? solution.lines.filter(line => !gives(line, name)) : solution.lines;
    const files = isNew ? {} : solution.files;
    return [tried('name-on-another-image', `${name} put on ${from}`, { files, lines: [tag, ...rest] }, isOn)];
  });
}

/** Whether the solution's commands or the checks name the image. */
function isSpokenOf({ solution, checks }: HostQuestion, name: string): boolean {
  const short = name.replace(/:latest$/, '');
  return [...solution.lines, JSON.stringify(checks)].some(text => text.includes(short));
}

/** Whether the line builds, tags or pulls the image of that name. */
function gives(line: string, name: string): boolean {
  const read = dockerLine(line);
  if (read === null) return false;
  const is = (word: string | null): boolean => word === name || `${word}:latest` === name;
  if (read.form.names.some(each => each === 'build' || each === 'pull'))
    return read.flags.some(each => each.flag.long === 'tag' && is(each.value)) || read.operands.some(is);
  return read.form.names.includes('tag') && is(read.operands[1] ?? null);
}

/** Solutions of this many questions nearest to this one are tried on it. */
const NEIGHBOURS = 6;

function otherSolutions({ quiz, question }: SolvedTask): readonly CheatTried[] {
  const at = quiz.questions.findIndex(each => each.id === question.id);
  const far = (id: string): number => Math.abs(quiz.questions.findIndex(each => each.id === id) - at);
  return quiz.questions
    .filter(isHostQuestion)
    .filter(other => other.id !== question.id && !includes(other.solution, question.solution))
    .sort((a, b) => far(a.id) - far(b.id))
    .slice(0, NEIGHBOURS)
    .map(other => tried('other-solution', `the solution of ${other.id}`, other.solution));
}

/** Whether one who does all of `a` has done `b` on the way. */
function includes(a: HostSolution, b: HostSolution): boolean {
  return (
    b.lines.every(line => a.lines.includes(line)) &&
    Object.entries(b.files).every(([path, text]) => a.files[path] === text)
  );
}

/** Files that the solution's builds read, or that it writes: without a build, what a file says is of no account. */
function filesAtStake({ question, start, host }: SolvedTask): readonly string[] {
  const builds = view(host).builds.length > view(start).builds.length;
  const named = question.checks.flatMap(check => {
    switch (check.kind) {
      case 'build':
        return [check.dockerfile];
      case 'image':
        return [check.where.built, check.where.starts, ...check.where.files.map(file => file.from)];
      case 'container':
        return [check.where.program];
      default:
        return [];
    }
  });
  const read = builds ? named.filter(path => path !== null) : [];
  return [...new Set([...Object.keys(question.solution.files), ...read])];
}

function withFile({ question: { solution } }: SolvedTask, path: string, text: string): HostSolution {
  return { ...solution, files: { ...solution.files, [path]: text } };
}

function filesEmptied(solved: SolvedTask): readonly CheatTried[] {
  return filesAtStake(solved).map(path => tried('file-emptied', `${path} emptied`, withFile(solved, path, '')));
}

/** A text for the file that prints what is asked and does nothing else, by what kind of file it is. */
function fake(path: string, text: string, base: string): string | null {
  const said = JSON.stringify(text);
  switch (/\.?([A-Za-z]+)$/.exec(path)?.[1]) {
    case 'Dockerfile':
      return `FROM ${base}\nCMD ["echo", ${said}]\n`;
    case 'go':
      return `package main\n\nimport "fmt"\n\nfunc main() { fmt.Println(${said}) }\n`;
    case 'py':
      return `print(${said})\n`;
    case 'js':
      return `console.log(${said})\n`;
    case 'sh':
      return `#!/bin/sh\necho ${shellWord(text)}\n`;
    default:
      return null;
  }
}

function filesRewritten(solved: SolvedTask): readonly CheatTried[] {
  const text = askedText(solved);
  const bases = view(solved.start).images.flatMap(image => image.tags);
  const base = bases.find(name => /^(alpine|busybox)\b/.test(name)) ?? bases[0];
  if (base === undefined) return [];
  return filesAtStake(solved).flatMap(path => {
    const written = fake(path, text === '' ? 'done' : text, base);
    const same = written === null || written === solved.question.solution.files[path];
    return same
      ? []
      : [tried('file-rewritten', `${path} rewritten to print the text`, withFile(solved, path, written))];
  });
}

function everythingDeleted({ start }: SolvedTask): readonly CheatTried[] {
  const { containers, images } = view(start);
  const lines = [
    ...(containers.length > 0 ? ['docker rm -f $(docker ps -aq)'] : []),
    ...(images.length > 0 ? ['docker rmi -f $(docker images -aq)'] : []),
    'docker system prune -af',
  ];
  return [
    tried('everything-deleted', 'all images and containers deleted', { files: {}, lines }),
    tried('everything-deleted', 'all files deleted too', { files: {}, lines: [...lines, 'rm -rf ./*'] }),
  ];
}

/** Each container that the solution runs with its image's own command, given another one that prints what is asked. */
function commandOverridden(solved: SolvedTask): readonly CheatTried[] {
  const { solution } = solved.question;
  const text = askedText(solved);
  return solution.lines.flatMap((line, at) => {
    const read = dockerLine(line);
    const isRun = read?.form.names.some(name => name === 'run' || name === 'create') === true;
    if (read === null || !isRun || read.operands.length !== 1) return [];
    const said = isPlainWord(text) ? text : shellWord(text);
    const other = printDockerLine({ ...read, operands: [...read.operands, 'echo', said] });
    const answer = { ...solution, lines: solution.lines.with(at, other) };
    return [tried('command-overridden', `echo in place of the command of ${read.operands[0]}`, answer)];
  });
}
