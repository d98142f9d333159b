/** What the linter says of the instructions of one stage, whatever its base is. */
import type { Instruction, Stage } from '../instruction/instruction.ts';
import type { LineRange } from '../refusal.ts';
import { lintSecret } from './lines.ts';
import type { Linter } from './linter.ts';

export function warnLegacy(instruction: Instruction, linter: Linter): void {
  const word = instruction.word.toUpperCase();
  linter.warn(
    'LegacyKeyValueFormat',
    instruction.lines,
    `"${word} key=value" should be used instead of legacy "${word} key value" format`,
  );
}

/** `before`: where the same instruction stands higher up in the stage, null when it does not. */
export function warnRepeated(word: string, before: LineRange | null, linter: Linter): void {
  if (before === null) return;
  linter.warn(
    'MultipleInstructionsDisallowed',
    before,
    `Multiple ${word} instructions should not be used in the same stage because only the last one will be used`,
  );
}

export function warnShellForm(word: string, lines: LineRange, linter: Linter): void {
  linter.warn(
    'JSONArgsRecommended',
    lines,
    `JSON arguments recommended for ${word} to prevent unintended behavior related to OS signals`,
  );
}

/** Walks a stage that nobody builds. What variables and the base decide is left to a build. */
export function lintUnbuilt({ commands }: Stage, linter: Linter): void {
  const at = new Map<Instruction['kind'], LineRange>();
  let shell = false;
  for (const each of commands) {
    switch (each.kind) {
      case 'env':
        for (const { key, legacy } of each.pairs) {
          lintSecret('ENV', key, each.lines, linter);
          if (legacy) warnLegacy(each, linter);
        }
        break;
      case 'arg':
        for (const { key } of each.arguments) lintSecret('ARG', key, each.lines, linter);
        break;
      case 'label':
        for (const { legacy } of each.pairs) if (legacy) warnLegacy(each, linter);
        break;
      case 'shell':
        shell = true;
        break;
      case 'cmd':
      case 'entrypoint':
        if (each.command.shell && !shell) warnShellForm(each.kind.toUpperCase(), each.lines, linter);
        warnRepeated(each.kind.toUpperCase(), at.get(each.kind) ?? null, linter);
        break;
      case 'healthcheck':
        warnRepeated('HEALTHCHECK', at.get(each.kind) ?? null, linter);
        break;
      default:
    }
    at.set(each.kind, each.lines);
  }
}
