import { numberOf, type Table } from '../../script/values.ts';
import type { PythonProcess } from '../process.ts';

export function math(): Table {
  return {
    pi: Math.PI,
    sqrt: ([value]) => Math.sqrt(numberOf(value)),
    floor: ([value]) => Math.floor(numberOf(value)),
  };
}

export function random({ machine }: PythonProcess): Table {
  return {
    random: () => machine.random(),
    randint: ([from, to]) => numberOf(from) + Math.floor(machine.random() * (numberOf(to) - numberOf(from) + 1)),
  };
}
