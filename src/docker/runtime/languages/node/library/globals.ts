import type { Machine } from '../../machine.ts';
import { callableTable, type Table, type Value } from '../../script/values.ts';
import type { NodeProcess } from '../process.ts';
import { timersOf } from '../timers.ts';
import { parseJson, plain } from '../values.ts';
import { consoleOf } from './console.ts';
import { directoryOf } from './modules.ts';
import { processOf } from './system.ts';

/** Names that every script knows. */
export function globalsOf(process: NodeProcess, load: (name: string) => Value): Table {
  const { machine } = process;
  return {
    ...timersOf(process),
    console: consoleOf(machine),
    process: processOf(process),
    require: ([name]) => load(plain(name)),
    module: {},
    __dirname: directoryOf(process),
    __filename: process.path,
    undefined: undefined,
    null: null,
    true: true,
    false: false,
    Number: ([value]) => Number(value),
    String: ([value]) => plain(value),
    parseInt: ([value]) => Number.parseInt(plain(value), 10),
    JSON: {
      stringify: ([value, , indent]) => JSON.stringify(value, null, typeof indent === 'number' ? indent : undefined),
      parse: ([text]) => parseJson(plain(text)),
    },
    Math: {
      PI: Math.PI,
      floor: ([value]) => Math.floor(Number(value)),
      round: ([value]) => Math.round(Number(value)),
      max: args => Math.max(...args.map(Number)),
      min: args => Math.min(...args.map(Number)),
      random: () => machine.random(),
      sqrt: ([value]) => Math.sqrt(Number(value)),
    },
    Date: dateOf(machine),
    Object: {
      keys: ([of]) => Object.keys((of ?? {}) as Table),
      entries: ([of]) => Object.entries((of ?? {}) as Table),
    },
  };
}

function dateOf(machine: Machine): Value {
  const date = (): Date => new Date(machine.now());
  const now = (): number => Math.round(machine.now());
  return callableTable(
    () => ({ toISOString: () => date().toISOString(), getTime: now, getFullYear: () => date().getUTCFullYear() }),
    { now },
  );
}
