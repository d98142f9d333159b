/** A Dockerfile written otherwise that builds the same: other instructions that do the same work, other forms of one. */
import { instructionsOf, type WrittenInstruction } from '../docker/index.ts';
import type { Check } from '../quiz/index.ts';

export interface RecipeForm {
  readonly name: string;
  readonly text: string;
}

/**
 * Forms of a recipe; none when it is no Dockerfile. Instructions that a check asks to be written as they are stay as they are.
 * `context`: paths in the working directory, for what a wider COPY takes with it.
 */
export function recipeForms(checks: readonly Check[], text: string, context: readonly string[]): readonly RecipeForm[] {
  const instructions = instructionsOf(text);
  if (instructions === null || !instructions.some(({ word }) => word === 'FROM')) return [];
  // What is more than a line, or is told to the parser, does not come out of it as it went in.
  if (text.includes('<<') || /^#\s*(syntax|escape|check)\s*=/im.test(text)) return [];
  const asked = asksForWords(checks);
  const forms = RULES.filter(({ words }) => !words.some(asked)).flatMap(({ name, rewrite }) => {
    const written = rewrite(instructions, wider(checks, context));
    return written === null ? [] : [{ name, text: `${written.map(print).join('\n')}\n` }];
  });
  const plain = `${instructions.map(print).join('\n')}\n`;
  const lower = instructions.map(each => print({ ...each, word: each.word.toLowerCase() }));
  return [
    { name: 'comments and blank lines', text: text.replace(/^(?=[A-Z])/gm, '\n# what follows\n') },
    { name: 'instructions in small letters', text: `${lower.join('\n')}\n` },
    ...forms.filter(form => form.text !== plain),
  ];
}

/** Whether a check asks how an instruction is written, rather than what it does. */
function asksForWords(checks: readonly Check[]): (word: string) => boolean {
  const said = checks.flatMap(check => {
    switch (check.kind) {
      case 'dockerfile':
        return [...check.instructions.map(each => each.word), ...check.order];
      case 'build':
        return check.steps.map(step => step.instruction);
      case 'image':
      case 'no-image':
        return [
          ...check.where.history,
          ...check.where.files.map(file => (file.by === 'RUN' ? '' : (file.by ?? ''))),
          ...(check.where.config?.cmd == null ? [] : ['CMD']),
          ...(check.where.config?.entrypoint == null ? [] : ['ENTRYPOINT']),
          ...(check.where.config?.workingDir == null ? [] : ['WORKDIR']),
        ];
      default:
        return [];
    }
  });
  return word => said.some(text => new RegExp(`\\b${word}\\b`).test(text));
}

interface Rule {
  readonly name: string;
  /** The instructions whose spelling it changes. */
  readonly words: readonly string[];
  /** Null where it changes nothing. */
  readonly rewrite: (
    instructions: readonly WrittenInstruction[],
    isHarmless: MayTakeMore,
  ) => readonly WrittenInstruction[] | null;
}

/** Whether a COPY of these files may take more of the context with it and do the same. */
type MayTakeMore = (sources: readonly string[]) => boolean;

/** Not where something must be missing in the image, nor where a further file of the same kind (a second `.go`) would be compiled too. */
function wider(checks: readonly Check[], context: readonly string[]): MayTakeMore {
  const mustLack = checks.some(check => check.kind === 'image' && check.where.files.some(file => !file.exists));
  return sources => {
    const names = sources.map(source => source.replace(/^\.\//, ''));
    const kinds = new Set(names.map(extensionOf));
    return !mustLack && context.every(path => names.includes(path) || !kinds.has(extensionOf(path)));
  };
}

function extensionOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? '';
}

const each =
  (change: (instruction: WrittenInstruction) => WrittenInstruction): Rule['rewrite'] =>
  instructions =>
    instructions.map(change);

const RULES: readonly Rule[] = [
  {
    name: 'COPY . in place of COPY of files',
    words: ['COPY'],
    rewrite: (instructions, mayTakeMore) => instructions.map(one => copyOf(one, mayTakeMore, () => '.')),
  },
  {
    name: 'COPY of a pattern in place of a file',
    words: ['COPY'],
    rewrite: (instructions, mayTakeMore) =>
      instructions.map(one => copyOf(one, mayTakeMore, ([source = '']) => `*${extensionOf(source)}`)),
  },
  {
    name: 'ADD in place of COPY',
    words: ['COPY', 'ADD'],
    rewrite: each(one => (isCopyOfFiles(one) ? { ...one, word: 'ADD' } : one)),
  },
  { name: 'CMD and RUN as a list', words: ['CMD', 'RUN'], rewrite: each(asList) },
  { name: 'CMD by the shell', words: ['CMD', 'ENTRYPOINT'], rewrite: cmdByShell },
  { name: 'RUN cd in place of WORKDIR', words: ['WORKDIR', 'COPY', 'RUN', 'CMD'], rewrite: cdForWorkdir },
  { name: 'ENV with a blank', words: ['ENV'], rewrite: each(envWithBlank) },
  { name: 'FROM with docker.io/library/', words: ['FROM'], rewrite: fromInFull },
  { name: 'stages by number', words: ['FROM', 'COPY'], rewrite: stagesByNumber },
];

function print({ word, flags, rest }: WrittenInstruction): string {
  return [word, ...flags, rest].join(' ');
}

function isCopyOfFiles({ word, flags, rest }: WrittenInstruction): boolean {
  return word === 'COPY' && flags.every(flag => !flag.startsWith('--from')) && !/[["<]/.test(rest);
}

/** `COPY main.go ./` → `COPY . ./`, `COPY *.go ./`: where files of the top of the context are copied to a folder. */
function copyOf(
  one: WrittenInstruction,
  mayTakeMore: MayTakeMore,
  source: (sources: readonly string[]) => string,
): WrittenInstruction {
  const words = one.rest.split(' ');
  const [target = '', sources] = [words.at(-1), words.slice(0, -1)];
  const isToFolder = target === '.' || target.endsWith('/');
  const areAtTop = sources.every(path => /^(\.\/)?[^/*?]*[^/*?.][^/*?]*$/.test(path));
  const isKind = source(sources) === '.' || (sources.length === 1 && extensionOf(sources[0] ?? '') !== '');
  const may = isCopyOfFiles(one) && isToFolder && areAtTop && isKind && mayTakeMore(sources);
  return may ? { ...one, rest: `${source(sources)} ${target}` } : one;
}

/** Words that the shell would hand over as they are. */
function plainWords(text: string): readonly string[] | null {
  const words = text.split(' ');
  return words.every(word => /^[\w./:@%+,=-]+$/.test(word)) && !words[0]?.includes('=') ? words : null;
}

/** What the shell does itself, and no program. */
const OF_SHELL: ReadonlySet<string> = new Set(['cd', 'export', 'set', 'exit', 'exec', 'source', '.', ':']);

function asList(one: WrittenInstruction): WrittenInstruction {
  if (one.word !== 'CMD' && one.word !== 'RUN') return one;
  const words = plainWords(one.rest);
  if (words === null || OF_SHELL.has(words[0] ?? '')) return one;
  return { ...one, rest: JSON.stringify(words) };
}

function listed(rest: string): readonly string[] | null {
  if (!rest.startsWith('[')) return null;
  try {
    const value: unknown = JSON.parse(rest);
    return Array.isArray(value) && value.every(each => typeof each === 'string') ? value : null;
  } catch {
    return null;
  }
}

/** `CMD ["app"]` → `CMD app`, where a shell is sure to be there: not on `scratch`, and not as the words of an ENTRYPOINT. */
function cmdByShell(instructions: readonly WrittenInstruction[]): readonly WrittenInstruction[] | null {
  const bare = instructions.some(({ word, rest }) => word === 'FROM' && /^scratch\b/.test(rest));
  if (bare || instructions.some(({ word }) => word === 'ENTRYPOINT')) return null;
  return instructions.map(one => {
    const words = one.word === 'CMD' ? listed(one.rest) : null;
    const plain = words === null ? null : plainWords(words.join(' '));
    return plain === null || plain.length !== words?.length ? one : { ...one, rest: plain.join(' ') };
  });
}

/** A stage with one WORKDIR, absolute, on which its CMD does not hang: paths of COPY in full, and `cd` before each RUN. */
function cdForWorkdir(instructions: readonly WrittenInstruction[]): readonly WrittenInstruction[] | null {
  const stages: WrittenInstruction[][] = [];
  for (const one of instructions) {
    if (one.word === 'FROM' || stages.length === 0) stages.push([one]);
    else stages.at(-1)?.push(one);
  }
  return stages.flatMap(stage => withoutWorkdir(stage) ?? stage);
}

function withoutWorkdir(stage: readonly WrittenInstruction[]): readonly WrittenInstruction[] | null {
  const dirs = stage.filter(({ word }) => word === 'WORKDIR');
  const dir = dirs[0]?.rest ?? '';
  if (dirs.length !== 1 || !/^\/[\w./-]+$/.test(dir)) return null;
  const begins = stage.filter(({ word }) => word === 'CMD' || word === 'ENTRYPOINT');
  if (!begins.every(({ rest }) => isAnywhere(rest))) return null;
  const from = stage.findIndex(({ word }) => word === 'WORKDIR');
  const moved = stage.map((one, at): WrittenInstruction | null => {
    if (at < from) return one;
    if (one.word === 'RUN')
      return one.rest.startsWith('[') ? null : { ...one, rest: `mkdir -p ${dir} && cd ${dir} && ${one.rest}` };
    if (one.word !== 'COPY' && one.word !== 'ADD') return one;
    const words = one.rest.split(' ');
    const target = words.at(-1) ?? '';
    if (/[["<]/.test(one.rest)) return null;
    return target.startsWith('/') ? one : { ...one, rest: [...words.slice(0, -1), joinedPath(dir, target)].join(' ') };
  });
  if (moved.includes(null)) return null;
  return moved.filter(one => one !== null).filter(({ word }) => word !== 'WORKDIR');
}

/** A command that does the same in every folder: its words are options, bare programs and whole paths. */
function isAnywhere(rest: string): boolean {
  const words = listed(rest) ?? rest.split(' ');
  return words.every((word, at) => word.startsWith('/') || (at === 0 && /^[\w.-]*\w$/.test(word)));
}

function joinedPath(dir: string, target: string): string {
  const path = target.replace(/^(\.\/)+/, '').replace(/^\.$/, '');
  return `${dir.replace(/\/$/, '')}/${path}`;
}

/** `FROM alpine:3.21` → `FROM docker.io/library/alpine:3.21`; a stage is no image. */
function fromInFull(instructions: readonly WrittenInstruction[]): readonly WrittenInstruction[] {
  const stages = instructions.flatMap(({ word, rest }) =>
    word === 'FROM' ? (/ as (\S+)$/i.exec(rest)?.[1] ?? []) : [],
  );
  return instructions.map(one => {
    const image = one.word === 'FROM' ? (one.rest.split(' ')[0] ?? '') : '';
    const isOfficial = /^[\w.-]+(:[\w.-]+)?$/.test(image) && image !== 'scratch' && !stages.includes(image);
    return isOfficial ? { ...one, rest: `docker.io/library/${one.rest}` } : one;
  });
}

/** `ENV A=b` → `ENV A b`, as it was written once. */
function envWithBlank(one: WrittenInstruction): WrittenInstruction {
  const [, name, value] = one.word === 'ENV' ? (/^(\w+)=([\w./:-]+)$/.exec(one.rest) ?? []) : [];
  return name === undefined || value === undefined ? one : { ...one, rest: `${name} ${value}` };
}

/** `COPY --from=build` → `COPY --from=0`, and the stage has no name. */
function stagesByNumber(instructions: readonly WrittenInstruction[]): readonly WrittenInstruction[] | null {
  const names = instructions
    .filter(({ word }) => word === 'FROM')
    .map(({ rest }) => / as (\S+)$/i.exec(rest)?.[1]?.toLowerCase() ?? null);
  const isBase = instructions.some(({ word, rest }) => word === 'FROM' && names.includes(rest.split(' ')[0] ?? ''));
  if (isBase) return null;
  return instructions.map(one => {
    if (one.word === 'FROM') return { ...one, rest: one.rest.replace(/ as \S+$/i, '') };
    const flags = one.flags.map(flag => {
      const stage = names.indexOf(flag.replace(/^--from=/, '').toLowerCase());
      return flag.startsWith('--from=') && stage >= 0 ? `--from=${stage}` : flag;
    });
    return { ...one, flags };
  });
}
