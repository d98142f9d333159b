/** A docker command that was typed, read with the client's own table of flags: what stands where, whether or not it was accepted. */
import { commandForm, type FlagForm } from '../docker/index.ts';

interface GivenValue {
  /** As it was typed: `-t`, `--tag`. */
  readonly flag: string;
  readonly value: string;
}

export interface WrittenCommand {
  /** Names of its flags without dashes, the long ones. */
  readonly flags: readonly string[];
  /** Words that a flag took as its value because they stand behind it. */
  readonly values: readonly GivenValue[];
  /** What is no flag and no value. */
  readonly operands: readonly string[];
}

/** `argv`: the words behind `docker`. Null where they name no command. A flag that the command has not is passed over. */
export function writtenOf(argv: readonly string[]): WrittenCommand | null {
  const form = commandForm(argv);
  if (form === null) return null;
  const values: GivenValue[] = [];
  const operands: string[] = [];
  const words = argv.slice(form.length);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!/^-./.test(word) || (operands.length > 0 && !form.interspersed)) operands.push(word);
    else if (takesNext(form.flags, word)) {
      const value = words[at + 1];
      if (value !== undefined) values.push({ flag: word, value });
      at += 1;
    }
  }
  return { flags: form.flags.map(({ long }) => long), values, operands };
}

function takesNext(flags: readonly FlagForm[], word: string): boolean {
  if (word.includes('=')) return false;
  if (word.startsWith('--')) return flags.some(({ long, takesValue }) => takesValue && long === word.slice(2));
  // Of `-it`, the last letter may take a value; one before it takes the rest of the word.
  const letters = [...word.slice(1)];
  const at = letters.findIndex(letter => flags.some(({ short, takesValue }) => takesValue && short === letter));
  return at >= 0 && at === letters.length - 1;
}
