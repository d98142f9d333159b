/** What the linter says of the Dockerfile's text alone, before anything is built. */
import type { Dockerfile } from '../instruction/instruction.ts';
import type { DockerfileTree, InstructionLine } from '../parse/tree.ts';
import type { Linter } from './linter.ts';

export function lintTree(tree: DockerfileTree, linter: Linter): void {
  for (const { lines } of tree.warnings)
    linter.warn('NoEmptyContinuation', [lines[1], lines[1]], 'Empty continuation line');
}

/** Called for each line before it is read, so that what is refused is still warned about. */
export function lintLine(line: InstructionLine, linter: Linter): void {
  const at = [line.start, line.end] as const;
  switch (line.word.toLowerCase()) {
    case 'maintainer':
      linter.warn('MaintainerDeprecated', at, 'Maintainer instruction is deprecated in favor of using label');
      break;
    case 'from':
      lintFrom(line, linter);
      break;
    case 'arg':
      lintDescription(
        line,
        'ARG',
        line.args.map(arg => arg.split('=')[0] ?? ''),
        linter,
      );
      break;
    default:
  }
}

function lintFrom(line: InstructionLine, linter: Linter): void {
  const at = [line.start, line.end] as const;
  const [, as, name] = line.args;
  if (as === undefined || name === undefined) return;
  if (line.args.length === 3 && name !== name.toLowerCase())
    linter.warn('StageNameCasing', at, `Stage name '${name}' should be lowercase`);
  const fromIsUpper = line.word === line.word.toUpperCase();
  const fromIsLower = line.word === line.word.toLowerCase();
  if ((fromIsUpper && as !== as.toUpperCase()) || (fromIsLower && as !== as.toLowerCase()))
    linter.warn('FromAsCasing', at, `'${as}' and '${line.word}' keywords' casing do not match`);
  if (as.toLowerCase() !== 'as' || line.args.length !== 3) return;
  lintDescription(line, 'FROM', [name.toLowerCase()], linter);
  if (['scratch', 'context'].includes(name.toLowerCase()))
    linter.warn(
      'ReservedStageName',
      at,
      `Stage name should not use the same name as reserved stage "${name.toLowerCase()}"`,
    );
}

function lintDescription(line: InstructionLine, instruction: string, keys: readonly string[], linter: Linter): void {
  const comment = line.comments.at(-1);
  if (comment === undefined || keys.length === 0 || keys.includes(comment.split(' ')[0] ?? '')) return;
  const example = keys.length > 1 ? '<arg_key>' : keys[0];
  linter.warn(
    'InvalidDefinitionDescription',
    [line.start, line.end],
    `Comment for ${instruction} should follow the format: \`# ${example} <description>\``,
  );
}

export function lintStages(dockerfile: Dockerfile, linter: Linter): void {
  const seen = new Set<string>();
  for (const { name, lines } of dockerfile.stages) {
    if (name !== '' && seen.has(name))
      linter.warn('DuplicateStageName', lines, `Duplicate stage name "${name}", stage names should be unique`);
    seen.add(name);
  }
  const words = dockerfile.stages.flatMap(stage => [
    { word: stage.word, lines: stage.lines },
    ...stage.commands.map(({ word, lines }) => ({ word, lines })),
  ]);
  const lower = words.filter(({ word }) => word === word.toLowerCase()).length;
  const upper = words.filter(({ word }) => word === word.toUpperCase()).length;
  const most = lower > upper ? 'lowercase' : 'uppercase';
  for (const { word, lines } of words) {
    if (word === (most === 'lowercase' ? word.toLowerCase() : word.toUpperCase())) continue;
    linter.warn(
      'ConsistentInstructionCasing',
      lines,
      `Command '${word}' should match the case of the command majority (${most})`,
    );
  }
}

const SECRET = /(?:_|^)(?:apikey|auth|credential|credentials|key|password|pword|passwd|secret|token)(?:_|$)/iu;
const PUBLIC = /(?:_|^)public(?:_|$)/iu;

export function lintSecret(
  instruction: 'ARG' | 'ENV',
  key: string,
  lines: readonly [number, number],
  linter: Linter,
): void {
  if (!SECRET.test(key) || PUBLIC.test(key)) return;
  linter.warn(
    'SecretsUsedInArgOrEnv',
    lines,
    `Do not use ARG or ENV instructions for sensitive data (${instruction} "${key}")`,
  );
}
