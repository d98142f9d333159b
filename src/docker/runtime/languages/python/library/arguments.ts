import { isTable, numberOf, ownMember, type Value } from '../../script/values.ts';

/** What a parser makes of `name=value` among arguments: a table with this one key. */
const KEYWORD = 'keyword ';

export function keyword(args: readonly Value[], name: string): Value {
  for (const each of args) {
    if (isTable(each) && Object.hasOwn(each, KEYWORD + name)) return ownMember(each, KEYWORD + name);
  }
  return undefined;
}

export function positional(args: readonly Value[]): readonly Value[] {
  return args.filter(each => !isTable(each) || Object.keys(each)[0]?.startsWith(KEYWORD) !== true);
}

/** What a program is ended with. */
export function exitCode(given: Value): number {
  return Math.trunc(numberOf(given ?? 0)) || 0;
}
