/**
 * Answers that do the same as a question's solution and are spelled otherwise: all of them must pass, or the question asks for a spelling.
 * They are made by rules from the solution itself, each command read with the client's own table.
 */
import { familiar, filesOf, type Host, view } from '../docker/index.ts';
import type { HostQuestion, HostSolution } from '../quiz/index.ts';
import {
  type DockerLine,
  dockerLine,
  type FlagStyle,
  isPlainWord,
  printDockerLine,
  type WrittenAs,
} from './docker-line.ts';
import { recipeForms } from './recipe-forms.ts';

/** An answer made from the solution. */
export interface Variant {
  /** What was done to the solution, as a problem names it: `--tag=x`. */
  readonly name: string;
  readonly answer: HostSolution;
}

/** `solved`: the host that the solution leaves; names of images are known by it and by the start. */
export function equivalents(question: HostQuestion, start: Host, solved: Host): readonly Variant[] {
  const { solution } = question;
  const images = new Set([start, solved].flatMap(host => view(host).images.flatMap(image => image.tags)));
  const context = filesOf(start).map(file => file.path);
  const lines: readonly Variant[] = [
    ...styles(solution),
    ...otherNames(solution),
    ...fullNames(solution, images),
    ...quoted(solution),
    ...joined(solution),
    { name: 'other commands before', answer: { ...solution, lines: [...LOOKS, ...solution.lines] } },
    ...(readsLastLine(question) ? [] : [looksAfter(solution)]),
    ...script(solution),
    ...recipeFromStdin(solution),
  ];
  const written = Object.entries(solution.files).flatMap(([path, text]) =>
    text === null
      ? []
      : [
          ...recipeForms(question.checks, text, context).map(form => ({
            name: `${path}: ${form.name}`,
            answer: { ...solution, files: { ...solution.files, [path]: form.text } },
          })),
          ...byShell(solution, path, text),
        ],
  );
  return distinct([...lines, ...written], solution);
}

/** What is asked of the last line is not asked of one that is typed after it. */
function readsLastLine({ checks }: HostQuestion): boolean {
  return checks.some(check => check.kind === 'output' && check.line === 'last');
}

function looksAfter(solution: HostSolution): Variant {
  return { name: 'looks around after', answer: { ...solution, lines: [...solution.lines, 'ls', 'docker ps -a'] } };
}

const LOOKS = ['ls -l', 'docker ps', 'docker image ls', 'docker version'];

/** The rule applied to each docker command of the solution; null when it changes none. */
function rewritten(solution: HostSolution, name: string, rewrite: (line: DockerLine) => string): readonly Variant[] {
  const lines = solution.lines.map(line => {
    const read = dockerLine(line);
    return read === null ? line : rewrite(read);
  });
  return [{ name, answer: { ...solution, lines } }];
}

function styles(solution: HostSolution): readonly Variant[] {
  const flagStyles: readonly (readonly [string, FlagStyle])[] = [
    ['flags as -t x', 'short'],
    ['flags as -tx', 'attached'],
    ['flags as --tag x', 'long'],
    ['flags as --tag=x', 'equals'],
  ];
  const orders: readonly (readonly [string, WrittenAs])[] = [
    ['flags in the other order', { reversed: true }],
    ['flags after the arguments', { flagsLast: true }],
  ];
  return [
    ...flagStyles.flatMap(([name, style]) => rewritten(solution, name, line => printDockerLine(line, { style }))),
    ...orders.flatMap(([name, written]) => rewritten(solution, name, line => printDockerLine(line, written))),
  ];
}

/** Each command by each of its other names, one command at a time. */
function otherNames(solution: HostSolution): readonly Variant[] {
  return solution.lines.flatMap((line, at) => {
    const read = dockerLine(line);
    if (read === null) return [];
    return read.form.names
      .filter(name => name !== read.name)
      .map(name => ({
        name: `docker ${name} in place of docker ${read.name}`,
        answer: { ...solution, lines: solution.lines.with(at, printDockerLine(read, { name })) },
      }));
  });
}

/** The arguments and values that name an image, written by `write`. */
function imagesWritten(line: DockerLine, images: ReadonlySet<string>, write: (name: string) => string): DockerLine {
  const named = (word: string): string => (isPlainWord(word) && images.has(familiar(word) ?? '') ? write(word) : word);
  const operands = line.operands.map((word, at) => {
    if (!line.form.interspersed && at > 0) return word;
    const is = line.form.operands[Math.min(at, line.form.operands.length - 1)] ?? null;
    return is === null || is === 'image' ? named(word) : word;
  });
  // A container may be called like an image; the name of an image is given by --tag alone.
  const flags = line.flags.map(each =>
    each.flag.long === 'tag' && each.value !== null ? { ...each, value: named(each.value) } : each,
  );
  return { ...line, operands, flags };
}

function fullNames(solution: HostSolution, images: ReadonlySet<string>): readonly Variant[] {
  const written = (name: string, write: (name: string) => string) =>
    rewritten(solution, name, line => printDockerLine(imagesWritten(line, images, write)));
  return [
    ...written('names with docker.io/library/', name => (hasRegistry(name) ? name : `docker.io/${official(name)}`)),
    ...written('names with docker.io/', name => (hasRegistry(name) ? name : `docker.io/${name}`)),
    ...written('names with :latest', name => (/:[^/]*$|@/.test(name) ? name : `${name}:latest`)),
  ];
}

function official(name: string): string {
  return name.includes('/') ? name : `library/${name}`;
}

function hasRegistry(name: string): boolean {
  const [first = '', ...rest] = name.split('/');
  return rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
}

function quoted(solution: HostSolution): readonly Variant[] {
  return ['"', "'"].flatMap(mark => {
    const quote = (word: string): string => (isPlainWord(word) ? `${mark}${word}${mark}` : word);
    return rewritten(solution, `words in ${mark}`, line =>
      printDockerLine({
        ...line,
        operands: line.operands.map(quote),
        flags: line.flags.map(({ flag, value }) => ({ flag, value: value === null ? null : quote(value) })),
      }),
    );
  });
}

function joined(solution: HostSolution): readonly Variant[] {
  const { lines } = solution;
  if (lines.some(line => line.includes('\n') || /&\s*$/.test(line))) return [];
  const by = (mark: string): Variant => ({
    name: `lines joined by ${mark}`,
    answer: { ...solution, lines: [['ls', ...lines].join(` ${mark} `)] },
  });
  return lines.length === 0 ? [] : [by('&&'), by(';')];
}

/** A text as one word of the shell. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function script(solution: HostSolution): readonly Variant[] {
  const { lines } = solution;
  if (lines.length === 0) return [];
  const write = `printf '%s\\n' ${lines.map(shellWord).join(' ')} > s.sh`;
  return [{ name: 'a script', answer: { ...solution, lines: [`${write}; sh s.sh`] } }];
}

/** `docker build -f - . < FILE`: the recipe is the same, and the file is named to the shell alone. */
function recipeFromStdin(solution: HostSolution): readonly Variant[] {
  const lines = solution.lines.map(line => {
    const read = dockerLine(line);
    const file = read?.flags.find(each => each.flag.long === 'file')?.value ?? null;
    if (read === null || file === null || !isPlainWord(file)) return line;
    const flags = read.flags.map(each => (each.flag.long === 'file' ? { ...each, value: '-' } : each));
    return `${printDockerLine({ ...read, flags })} < ${file}`;
  });
  return [{ name: 'the Dockerfile from standard input', answer: { ...solution, lines } }];
}

/** The file written by a command in place of the editor. */
function byShell(solution: HostSolution, path: string, text: string): readonly Variant[] {
  const { [path]: _, ...files } = solution.files;
  const rows = text.replace(/\n$/, '').split('\n');
  const line = `printf '%s\\n' ${rows.map(shellWord).join(' ')} > ${shellWord(path)}`;
  return [{ name: `${path} written by printf`, answer: { files, lines: [line, ...solution.lines] } }];
}

/** Without those that say what the solution or an earlier one says. */
function distinct(variants: readonly Variant[], solution: HostSolution): readonly Variant[] {
  const seen = new Set([JSON.stringify([solution.files, solution.lines])]);
  return variants.filter(({ answer }) => {
    const said = JSON.stringify([answer.files, answer.lines]);
    const isNew = !seen.has(said);
    seen.add(said);
    return isNew;
  });
}
