import type { Table } from '../../script/values.ts';
import type { PythonProcess } from '../process.ts';

export function math(): Table {
  return {
    pi: Math.PI,
    sqrt: ([value]) => Math.sqrt(Number(value)),
    floor: ([value]) => Math.floor(Number(value)),
  };
}

export function random({ machine }: PythonProcess): Table {
  return {
    random: () => machine.random(),
    randint: ([from, to]) => Number(from) + Math.floor(machine.random() * (Number(to) - Number(from) + 1)),
  };
}
