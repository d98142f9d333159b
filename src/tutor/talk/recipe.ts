/** A Dockerfile put to the tutor: read instruction by instruction, with what the parser and the linter of this host find in it. */
import { type Host, type Instant, instructionsOf, run, view, type WrittenInstruction } from '../../docker/index.ts';
import type { Said } from '../../grade/index.ts';
import { diagnosed } from './diagnosis.ts';
import { offering } from './offers.ts';
import { errorIn } from './trouble.ts';

const WORDS = [
  'FROM',
  'RUN',
  'COPY',
  'ADD',
  'CMD',
  'ENTRYPOINT',
  'ENV',
  'ARG',
  'WORKDIR',
  'EXPOSE',
  'USER',
  'LABEL',
  'VOLUME',
  'HEALTHCHECK',
  'SHELL',
  'STOPSIGNAL',
  'ONBUILD',
  'MAINTAINER',
];
const INSTRUCTION = new RegExp(`^\\s*(?:${WORDS.join('|')})\\s+\\S`, 'i');
const LAYERS: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);
/** Instructions that are read out, warnings that are told, and characters of each that are quoted. */
const MOST = 24;
const WARNINGS = 8;
const QUOTED = 100;

export interface Pasted {
  /** Ends in a line end. */
  readonly recipe: string;
  /** What is asked below it or above it; empty when nothing is. */
  readonly question: string;
  /** Whether it is a whole Dockerfile: a few of its lines are read, but not judged as a file. */
  readonly whole: boolean;
}

/** The Dockerfile in a question, without a fence around it, and what is asked of it; null when there is none. */
export function recipeIn(text: string): Pasted | null {
  const lines = text
    .replaceAll('\r', '')
    .split('\n')
    .filter(line => !/^\s*```/.test(line));
  const instructions = lines.filter(line => INSTRUCTION.test(line));
  if (instructions.length === 0 || lines.filter(line => line.trim() !== '').length < 2) return null;
  const first = lines.findIndex(line => INSTRUCTION.test(line) || /^\s*#/.test(line));
  const below = lines.findLastIndex((line, at) => INSTRUCTION.test(line) || isContinued(lines[at - 1]));
  const above = lines.slice(0, first);
  const after = lines.slice(below + 1).filter(line => !/^\s*#/.test(line));
  const asked = [...above, ...after].join(' ').replace(/\s+/g, ' ').trim();
  const isAsked = asked === '' || isSentence(asked);
  const recipe = isAsked ? lines.slice(Math.max(first, 0), below + 1) : lines;
  const begins = /^\s*(?:FROM|ARG)\s/i.test(recipe.find(line => INSTRUCTION.test(line)) ?? '');
  if (!begins && instructions.length < 2) return null;
  return { recipe: `${recipe.join('\n').trim()}\n`, question: isAsked ? asked : '', whole: begins };
}

function isContinued(before: string | undefined): boolean {
  return before !== undefined && /\\\s*$/.test(before);
}

/** Words of a language, not an instruction that is written wrongly. */
function isSentence(text: string): boolean {
  return /\p{Script=Cyrillic}|\?\s*$|^(?:why|what|how|is|are|can|does|do|please|where|which|my|this|it|help|check|here)\b/iu.test(
    text,
  );
}

export async function readRecipe(host: Host, { recipe: text, whole }: Pasted, at: Instant): Promise<readonly Said[]> {
  const found = [...diagnosed(instructionsOf(text) ?? []), ...(whole ? await findings(host, text, at) : [])];
  const instructions = instructionsOf(text) ?? [];
  const stages = namesOf(instructions);
  const told = instructions.slice(0, MOST).map(each => readOne(host, each, stages));
  const more = instructions.length - told.length;
  return [
    ...told,
    ...(more > 0 ? [{ code: 'tutor.recipe.more', data: { count: more } }] : []),
    ...(instructions.length > 0 && whole ? [summary(instructions)] : []),
    ...found,
  ];
}

/** The names of stages that stand above each instruction are not told apart from those below: a slip in order is the builder's to find. */
function namesOf(instructions: readonly WrittenInstruction[]): ReadonlySet<string> {
  const names = instructions
    .filter(({ word }) => word === 'FROM')
    .map(({ rest }) => / AS (\S+)$/i.exec(rest)?.[1]?.toLowerCase());
  return new Set(names.filter(name => name !== undefined));
}

function readOne(host: Host, { word, flags, rest, line }: WrittenInstruction, stages: ReadonlySet<string>): Said {
  const text = quoted([word, ...flags, rest].join(' '));
  if (!WORDS.includes(word)) return { code: 'tutor.recipe.unknown', data: { line, text, word } };
  if (word === 'FROM') return readFrom(host, rest, line, text, stages);
  const from = flags.find(flag => flag.startsWith('--from='))?.slice('--from='.length);
  if (word === 'COPY' && from !== undefined) return { code: 'tutor.recipe.COPY-from', data: { line, text, from } };
  if (word === 'CMD' || word === 'ENTRYPOINT')
    return { code: `tutor.recipe.${word}-${isList(rest) ? 'exec' : 'shell'}`, data: { line, text } };
  return { code: `tutor.recipe.${word}`, data: { line, text } };
}

function readFrom(host: Host, rest: string, line: number, text: string, stages: ReadonlySet<string>): Said {
  const base = rest.split(' ')[0] ?? '';
  if (base === 'scratch') return { code: 'tutor.recipe.FROM-scratch', data: { line, text } };
  if (stages.has(base.toLowerCase())) return { code: 'tutor.recipe.FROM-stage', data: { line, text, base } };
  const tag = /[:@][^/]*$/.test(base) ? base : `${base}:latest`;
  const known = view(host).images.find(({ tags }) => tags.includes(tag));
  return known === undefined
    ? { code: 'tutor.recipe.FROM', data: { line, text, base } }
    : { code: 'tutor.recipe.FROM-here', data: { line, text, base, sizeBytes: known.size } };
}

function isList(rest: string): boolean {
  try {
    return Array.isArray(JSON.parse(rest));
  } catch {
    return false;
  }
}

function summary(instructions: readonly WrittenInstruction[]): Said {
  const stages = instructions.filter(({ word }) => word === 'FROM').length;
  const last = instructions.slice(instructions.findLastIndex(({ word }) => word === 'FROM'));
  const layers = last.filter(({ word }) => LAYERS.has(word)).length;
  return offering({ code: stages > 1 ? 'tutor.recipe.stages' : 'tutor.recipe.one', data: { stages, count: layers } }, [
    'layer-instruction',
    'cache-order',
    'lint',
  ]);
}

/** What `docker build --check` finds in it. */
async function findings(host: Host, text: string, at: Instant): Promise<readonly Said[]> {
  const line = 'docker build --call=lint,format=json -f - .';
  const { outcome } = await run({ ...host, inside: null }, line, { at, columns: null, stdin: text });
  const refused = outcome.stderr.split('\n').find(each => each.startsWith('ERROR: '));
  if (refused !== undefined) {
    const about = errorIn(refused);
    return [
      offering({ code: 'tutor.recipe.refused', data: { error: quoted(refused) } }, about === null ? [] : [about]),
    ];
  }
  const warnings = warningsIn(outcome.stdout);
  if (warnings === null) return [];
  if (warnings.length === 0) return [{ code: 'tutor.recipe.clean', data: {} }];
  return warnings.slice(0, WARNINGS).map(({ line: at, rule, detail }) => ({
    code: 'tutor.recipe.warning',
    data: { line: at, rule, text: quoted(detail) },
  }));
}

interface Remark {
  readonly line: number;
  readonly rule: string;
  readonly detail: string;
}

/** Null when the check printed none: the host was not in a state to make it. */
function warningsIn(stdout: string): readonly Remark[] | null {
  let read: unknown;
  try {
    read = JSON.parse(stdout);
  } catch {
    return null;
  }
  if (!isRecord(read)) return null;
  return listIn(read.warnings).map(warning => {
    const location = isRecord(warning.location) ? warning.location : {};
    const [range = {}] = listIn(location.ranges);
    const start = isRecord(range.start) ? range.start : {};
    return {
      line: Number(start.line ?? 0),
      rule: String(warning.ruleName ?? ''),
      detail: String(warning.detail ?? ''),
    };
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function quoted(text: string): string {
  return text.length <= QUOTED ? text : `${text.slice(0, QUOTED)}…`;
}
