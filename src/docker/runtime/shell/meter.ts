import type { CommandNode } from 'just-bash';
import type { Session } from '../kernel/program.ts';
import { beginWork, spend, spendOnCommand } from '../kernel/session.ts';
import { costOf, patternWeight } from './cost.ts';
import type { Interior, Onlooker, ShellArray } from './interior.ts';

/**
 * Counts what a script does with its variables. All that a shell works on comes out of them or goes into them, so this is the one place
 * where a loop is seen to work on large texts, however it does so.
 */

/** What is read without a count: names, numbers, paths. */
const SMALL = 64;
/** For each variable and element that is copied into a subshell. */
const COPIED = 20;
/** For a letter that is kept. */
const KEPT = 0.5;

const LOOPS: ReadonlySet<CommandNode['type']> = new Set(['For', 'CStyleFor', 'While', 'Until']);

/** A command at work, with what it has taken out of variables so far. */
interface CommandAtWork {
  readonly rate: number;
  text: number;
  weight: number | null;
  readonly patterns: ReadonlySet<string>;
  readonly nests: boolean;
}

export function meter(session: Session): Omit<Onlooker, 'programs'> {
  let frame: CommandAtWork = { rate: 1, text: 0, weight: null, patterns: new Set(), nests: false };
  const read = (value: string, name: string | null): void => {
    const { weight, text, rate, patterns } = frame;
    if (weight === null) {
      if (value.length > SMALL) spend(session, value.length * rate);
      return;
    }
    // An element does not know of which array it is.
    const isPattern = name === null ? patterns.size > 0 : patterns.has(name);
    frame.text = text + value.length;
    if (isPattern) frame.weight = Math.max(weight, patternWeight(value));
    spend(session, frame.text * (frame.weight ?? weight) - text * weight);
  };
  const kept = (value: string): void => {
    if (value.length > SMALL) spend(session, value.length * KEPT);
  };
  const elements = (map: Map<string, string>) => metered(map, value => read(value, null), kept);
  const variables = (map: Map<string, string>) => {
    spend(session, map.size * COPIED);
    return metered(map, read, kept);
  };
  const arrays = (map: Map<string, ShellArray>) => {
    for (const array of map.values()) spend(session, array.elements.size * COPIED);
    return meteredArrays(map, elements);
  };
  return {
    began: interior => adopt(interior, variables, arrays),
    entered(node: CommandNode) {
      const outer = frame;
      const { units, rate, text, weight, patterns, nests } = costOf(node);
      const turns = LOOPS.has(node.type) ? 1 : 0;
      session.loops += turns;
      beginWork(session);
      spendOnCommand(session, units);
      if (weight !== null) spend(session, weight * text);
      frame = { rate, text, weight, patterns, nests };
      if (!outer.nests && turns === 0) return null;
      return () => {
        session.loops -= turns;
        if (outer.nests) frame = outer;
      };
    },
  };
}

/** A shell puts copies in the place of its variables whenever it is forked: each of them is counted too. */
function adopt(
  interior: Interior,
  variables: (map: Map<string, string>) => Map<string, string>,
  arrays: (map: Map<string, ShellArray>) => Map<string, ShellArray>,
): void {
  let env = variables(interior.env);
  let lists = arrays(interior.arrays ?? new Map());
  Object.defineProperties(interior, {
    env: {
      enumerable: true,
      configurable: true,
      get: () => env,
      set(next: Map<string, string>) {
        env = variables(next);
      },
    },
    arrays: {
      enumerable: true,
      configurable: true,
      get: () => lists,
      set(next: Map<string, ShellArray> | undefined) {
        lists = arrays(next ?? new Map());
      },
    },
  });
}

const counted = new WeakSet<object>();

function metered(
  map: Map<string, string>,
  read: (value: string, name: string) => void,
  kept: (value: string) => void,
): Map<string, string> {
  if (counted.has(map)) return map;
  counted.add(map);
  const { get, set } = Map.prototype;
  map.get = name => {
    const value: string | undefined = get.call(map, name);
    if (value !== undefined) read(value, name);
    return value;
  };
  map.set = (name, value) => {
    kept(value);
    set.call(map, name, value);
    return map;
  };
  return map;
}

function meteredArrays(
  map: Map<string, ShellArray>,
  elements: (map: Map<string, string>) => Map<string, string>,
): Map<string, ShellArray> {
  if (counted.has(map)) return map;
  counted.add(map);
  const { get } = Map.prototype;
  map.get = name => {
    const array: ShellArray | undefined = get.call(map, name);
    if (array !== undefined) elements(array.elements);
    return array;
  };
  return map;
}
