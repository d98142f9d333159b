import { Exit } from '../../control.ts';
import type { Machine } from '../../machine.ts';
import { isTable, numberOf, ownMember, type ScriptValue } from '../../script/values.ts';

/** What a parser makes of `name=value` among arguments: a table with this one key. */
const KEYWORD = 'keyword ';

export function keyword(args: readonly ScriptValue[], name: string): ScriptValue {
  for (const each of args) {
    if (isTable(each) && Object.hasOwn(each, KEYWORD + name)) return ownMember(each, KEYWORD + name);
  }
  return undefined;
}

export function positional(args: readonly ScriptValue[]): readonly ScriptValue[] {
  return args.filter(each => !isTable(each) || Object.keys(each)[0]?.startsWith(KEYWORD) !== true);
}

/** The arguments that are given by their names. */
export function named(args: readonly ScriptValue[]): ReadonlyMap<string, ScriptValue> {
  const found = new Map<string, ScriptValue>();
  for (const each of args)
    if (isTable(each))
      for (const [key, value] of Object.entries(each))
        if (key.startsWith(KEYWORD)) found.set(key.slice(KEYWORD.length), value as ScriptValue);
  return found;
}

/** Ends the program: with a number, or with a message and 1. */
export function exit(machine: Machine, given: ScriptValue): never {
  if (typeof given === 'string') machine.err(`${given}\n`);
  throw new Exit(typeof given === 'string' ? 1 : Math.trunc(numberOf(given ?? 0)) || 0);
}
