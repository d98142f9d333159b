import { NotSimulated } from '../../control.ts';
import type { Machine } from '../../machine.ts';
import { writeJson } from '../../script/json.ts';
import { callableTable, isTable, numberOf, plain, type ScriptValue, type Table } from '../../script/values.ts';
import type { NodeProcess } from '../process.ts';
import { timersOf } from '../timers.ts';
import { parseJson, partOf } from '../values.ts';
import { consoleOf } from './console.ts';
import { directoryOf } from './modules.ts';
import { processOf } from './system.ts';

/** Names that every script knows. */
export function globalsOf(process: NodeProcess, load: (name: string) => ScriptValue): Table {
  const { machine } = process;
  return {
    ...timersOf(process),
    console: partOf('console', consoleOf(machine)),
    process: partOf('process', processOf(process)),
    require: ([name]) => load(plain(name)),
    module: {},
    __dirname: directoryOf(process),
    __filename: process.path,
    undefined: undefined,
    null: null,
    true: true,
    false: false,
    Number: partOf('Number', ([value]) => numberOf(value)),
    String: partOf('String', ([value]) => (value === undefined ? unmet('String() of undefined') : plain(value))),
    parseInt: ([value, base]) => Number.parseInt(plain(value), base === undefined ? undefined : numberOf(base)),
    JSON: partOf('JSON', {
      stringify: ([value, , indent]) => stringify(value, typeof indent === 'number' ? indent : 0),
      parse: ([text]) => parseJson(plain(text)),
    }),
    Math: partOf('Math', {
      PI: Math.PI,
      floor: ([value]) => Math.floor(numberOf(value)),
      round: ([value]) => Math.round(numberOf(value)),
      max: args => Math.max(...args.map(numberOf)),
      min: args => Math.min(...args.map(numberOf)),
      random: () => machine.random(),
      sqrt: ([value]) => Math.sqrt(numberOf(value)),
    }),
    Date: dateOf(machine),
    Object: partOf('Object', {
      keys: ([of]) => Object.keys(tableIn(of)),
      entries: ([of]) => Object.entries(tableIn(of)),
    }),
  };
}

/** The engine takes no more than ten columns. */
function stringify(value: ScriptValue, columns: number): string | undefined {
  const indent = Math.min(10, Math.max(0, Math.trunc(columns) || 0));
  return writeJson(value, { comma: ',', colon: indent === 0 ? ':' : ': ', indent });
}

function dateOf(machine: Machine): ScriptValue {
  const date = (): Date => new Date(machine.now());
  const now = (): number => Math.round(machine.now());
  return partOf(
    'Date',
    callableTable(
      args =>
        args.length > 0
          ? unmet('a date of its own')
          : partOf('date', {
              toISOString: () => date().toISOString(),
              getTime: now,
              getFullYear: () => date().getUTCFullYear(),
            }),
      { now },
    ),
  );
}

function tableIn(value: ScriptValue): Table {
  if (!isTable(value)) throw new NotSimulated('the members of what is no plain object');
  return value;
}

function unmet(what: string): never {
  throw new NotSimulated(what);
}
