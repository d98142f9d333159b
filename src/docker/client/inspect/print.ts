/** What every `inspect` does with what it found: JSON with four blanks, or a template over each. */
import type { Json } from '../../json.ts';
import { type CommandEnding, exit, fail, WELL } from '../command.ts';
import { type AnswerProblem, failEach, trouble } from '../failure.ts';
import { compactJson, indentedJson } from '../format/json.ts';
import { execute } from '../format/template/execute.ts';
import { FUNCTION_NAMES, FUNCTIONS } from '../format/template/functions.ts';
import { parseTemplate } from '../format/template/parse.ts';
import type { ClientIO } from '../io.ts';
import { typed, untyped } from './shape.ts';
import { SHAPES } from './shapes.ts';

interface InspectedObject {
  /** As the daemon sent it. */
  readonly json: Json;
  /** Its Go type, a key of the shapes. */
  readonly type: string;
  /**
   * Whether `<`, `>` and `&` stand escaped. What is printed are the daemon's own bytes, which are not; but an image and a volume went
   * through Go's plain marshaller on the way.
   */
  readonly escaped: boolean;
}

export type Look = (name: string) => Promise<InspectedObject | AnswerProblem>;

/** A template that cannot be read ends everything with this code. */
export const BAD_TEMPLATE = 64;

export async function inspectEach(
  io: ClientIO,
  names: readonly string[],
  format: string,
  look: Look,
): Promise<CommandEnding> {
  const plain = format === '' || format === 'json';
  const parsed = plain ? null : parseTemplate(format, FUNCTION_NAMES);
  if (parsed !== null && !parsed.ok) {
    return fail(io, `template parsing error: ${parsed.error}`, { exitCode: BAD_TEMPLATE });
  }
  const found: InspectedObject[] = [];
  const problems: AnswerProblem[] = [];
  let text = '';
  for (const name of names) {
    const one = await look(name);
    if ('text' in one) {
      problems.push(one);
      continue;
    }
    if (parsed === null) {
      found.push(one);
      continue;
    }
    let done = execute(parsed.template, typed(one.json, `@${one.type}`, SHAPES), io.work);
    if (done.error !== null) {
      done = execute(parsed.template, untyped(one.json), io.work, { missingKeyIsError: true, functions: FUNCTIONS });
    }
    if (done.error === null) text += `${done.output}\n`;
    else problems.push(trouble(`template parsing error: ${done.error}`));
  }
  if (parsed !== null) io.write('stdout', text === '' ? '\n' : text);
  else io.write('stdout', `${listText(found, format === 'json')}\n`);
  return problems.length === 0 ? WELL : failEach(io, problems);
}

function listText(found: readonly InspectedObject[], compact: boolean): string {
  if (found.length === 0) return '[]';
  if (compact) return `[${found.map(({ json, escaped }) => compactJson(json, escaped)).join(',')}]`;
  return `[\n${found.map(({ json, escaped }) => `    ${indentedJson(json, '    ', escaped, 1)}`).join(',\n')}\n]`;
}

/** A single thing under a template that is not `inspect`'s: `version`, `info`. */
export function renderOne(io: ClientIO, json: Json, type: string, format: string, name: string): CommandEnding {
  const parsed = parseTemplate(format === 'json' ? '{{json .}}' : format, FUNCTION_NAMES, name);
  if (!parsed.ok) return fail(io, `template parsing error: ${parsed.error}`, { exitCode: BAD_TEMPLATE });
  const done = execute(parsed.template, typed(json, `@${type}`, SHAPES), io.work);
  io.write('stdout', `${done.output}\n`);
  return done.error === null ? exit(0) : fail(io, done.error);
}
