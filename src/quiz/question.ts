/** A question as quiz.yaml has it → the question: what may be left out is filled in, what is written short is written out. */
import { keyCheck } from './answer-key.ts';
import { answerOfRun, type CacheRun, keyOfRun, NO_RUN } from './cache.ts';
import type { Check } from './check.ts';
import { drawPlaceOf } from './exam.ts';
import type { RawFiles, TextFiles } from './files.ts';
import type {
  Given,
  HostSolution,
  PlainResponse,
  Proof,
  Question,
  Response,
  Start,
  ToldKey,
  WrongAnswer,
} from './quiz.ts';
import type { RawListed, RawQuestion, RawQuiz } from './schema.ts';
import { givenStart, namedStart, startOf } from './start.ts';

/** The texts of files, changes to others worked out. */
type Plain = (files: RawFiles) => TextFiles;

export function questionOf(
  raw: RawQuestion,
  before: string | undefined,
  format: RawQuiz['format'],
  plain: Plain,
  key: ToldKey | undefined,
): Question {
  const told = key?.kind === 'cache' ? key : NO_RUN;
  const checks = checksOf(raw, told);
  const base = {
    id: raw.id,
    points: raw.points,
    show: raw.show ?? [],
    ...beginningOf(raw, before, format, plain),
    checks,
    tryPenalty: raw.penalty,
    hintPrices: raw.hints,
    ...drawPlaceOf(raw),
    ...('trust' in raw && raw.trust !== undefined ? { trust: raw.trust } : {}),
  };
  const tries = (usual: number | null): number | null => (raw.tries === undefined ? usual : raw.tries);
  const mistakes = <Written>(
    wrong: readonly WrittenWrong<Written>[],
    answer: (written: Written) => WrongAnswer['answer'],
  ): readonly WrongAnswer[] =>
    wrong.map(({ id, code, check, ...each }) => ({
      id,
      answer: answer(each.answer),
      check: check ?? (checks.length === 1 ? (checks[0]?.id ?? '') : ''),
      code,
    }));
  const onHost = ({ files, lines }: { files: RawFiles; lines: readonly string[] }): HostSolution => ({
    files: plain(files),
    lines,
  });
  const same = (answer: PlainResponse): PlainResponse => answer;
  switch (raw.kind) {
    case 'command':
    case 'dockerfile': {
      const { cheats } = raw;
      const asked = {
        ...base,
        tries: tries(null),
        solution: onHost(raw.solution),
        cheats,
        goal: raw.goal ?? [],
        wrong: mistakes(raw.wrong, onHost),
      };
      return raw.kind === 'command' ? { ...asked, kind: 'command' } : { ...asked, kind: 'dockerfile', file: raw.file };
    }
    case 'choice': {
      const { kind, many, ordered, solution } = raw;
      const answered = { ...base, tries: tries(2), solution, proof: proofOf(raw), wrong: mistakes(raw.wrong, same) };
      return { ...answered, kind, many, ordered, options: idsOf(raw.options) };
    }
    case 'number':
    case 'text': {
      const answered = {
        ...base,
        tries: tries(2),
        solution: raw.solution,
        proof: proofOf(raw),
        wrong: mistakes(raw.wrong, same),
      };
      return raw.kind === 'number' ? { ...answered, kind: 'number', unit: raw.unit } : { ...answered, kind: 'text' };
    }
    case 'order': {
      const answered = {
        ...base,
        tries: tries(2),
        solution: raw.solution,
        proof: proofOf(raw),
        wrong: mistakes(raw.wrong, same),
      };
      return { ...answered, kind: 'order', items: idsOf(raw.items) };
    }
    case 'match': {
      const answered = { ...base, tries: tries(2), solution: raw.solution, wrong: mistakes(raw.wrong, same) };
      const proof = proofOf(raw);
      const shown = proof === null ? {} : { proof };
      return { ...answered, ...shown, kind: 'match', left: idsOf(raw.left), right: idsOf(raw.right) };
    }
    case 'predict': {
      const predicted = (given: PlainResponse): Response => ({
        kind: 'predict',
        prediction: raw.ask.kind === 'text' && given.kind === 'number' ? { kind: 'text', text: given.value } : given,
        certainty: 'think',
      });
      const ask = raw.ask.kind === 'choice' ? { ...raw.ask, options: idsOf(raw.ask.options) } : raw.ask;
      const wrong = mistakes(raw.wrong, predicted);
      return { ...base, kind: 'predict', tries: tries(1), ask, run: raw.run, solution: predicted(raw.solution), wrong };
    }
    case 'paste': {
      const solution: Response = key?.kind === 'paste' ? key : { kind: 'paste', source: 'own', text: '' };
      return {
        ...base,
        kind: 'paste',
        continues: false,
        tries: tries(null),
        line: raw.line,
        solution,
        wrong: mistakes(raw.wrong, same),
      };
    }
    case 'cache': {
      const wrong = mistakes(raw.wrong, written => answerOfRun(written, told, raw.why));
      return { ...base, ...forecastOf(raw, base.start, told), tries: 1, change: onHost(raw.change), wrong };
    }
  }
}

/** What a question about the cache asks: the first build is the end of its start. */
function forecastOf(
  { build, prepare = [build], steps = [], why, alike }: Extract<RawQuestion, { kind: 'cache' }>,
  start: Start,
  told: CacheRun,
) {
  return {
    kind: 'cache' as const,
    start: { ...start, lines: [...start.lines, ...prepare] },
    continues: false,
    build,
    asked: steps,
    why,
    alike,
    told,
    solution: keyOfRun(told, why),
  };
}

interface WrittenWrong<Written> {
  readonly id: string;
  readonly answer: Written;
  readonly check?: string | undefined;
  readonly code: string | null;
}

/** The checks with their names; one that has none is called as its question is. */
function checksOf(raw: RawQuestion, told: CacheRun): readonly Check[] {
  if (raw.kind === 'paste') return raw.expect.map(each => ({ ...each, kind: 'paste', hidden: false }));
  if (raw.kind === 'cache')
    return [{ id: raw.id, weight: 1, hidden: false, kind: 'cache', why: raw.why, steps: told.steps }];
  const written = raw.checks ?? (raw.check === undefined ? [] : [raw.check]);
  if (written.length > 0) return written.map(check => ({ ...check, id: check.id ?? raw.id }));
  const key = raw.kind === 'command' || raw.kind === 'dockerfile' ? null : keyCheck(raw);
  return key === null ? [] : [key];
}

function proofOf({
  run,
  printed,
}: {
  run?: readonly string[] | undefined;
  printed?: Proof['printed'] | undefined;
}): Proof | null {
  return run === undefined || printed === undefined ? null : { run, printed };
}

export function idsOf(listed: readonly RawListed[]): readonly string[] {
  return listed.map(each => (typeof each === 'string' ? each : (Object.keys(each)[0] ?? '')));
}

/** Options, items, left and right that are code, by their ids: the same text in every language. */
export function codesOf(raw: RawQuestion): Readonly<Record<string, string>> {
  return Object.assign({}, ...listsOf(raw).filter(each => typeof each !== 'string'));
}

export function listsOf(raw: RawQuestion): readonly RawListed[] {
  switch (raw.kind) {
    case 'choice':
      return raw.options;
    case 'order':
      return raw.items;
    case 'match':
      return [...raw.left, ...raw.right];
    case 'predict':
      return raw.ask.kind === 'choice' ? raw.ask.options : [];
    case 'command':
    case 'dockerfile':
    case 'number':
    case 'text':
    case 'cache':
    case 'paste':
      return [];
  }
}

/** What a question says of its host; one that says nothing goes on from the one before. */
function beginningOf(raw: RawQuestion, before: string | undefined, format: RawQuiz['format'], plain: Plain) {
  const { start, given, continue: goesOn } = raw;
  if (start !== undefined) {
    return {
      start: typeof start === 'string' ? namedStart(start) : startOf(start, plain),
      continues: goesOn === true,
      given: null,
    };
  }
  const old: Given = given ?? { host: 'continue', files: {}, lines: [] };
  const continues = before !== undefined && (goesOn ?? old.host === 'continue');
  if (format === 1) return { start: givenStart(old, before), continues, given: old };
  return {
    start: givenStart(old, before),
    continues: goesOn === true || (continues && raw.kind !== 'predict'),
    given: null,
  };
}
