import { numberOf, Raised, type Table } from '../../script/values.ts';
import { dateText } from '../../strftime.ts';
import type { PythonProcess } from '../process.ts';
import { show } from '../values.ts';

export function time({ machine }: PythonProcess): Table {
  return {
    sleep: ([given]) => {
      const seconds = numberOf(given);
      if (Number.isNaN(seconds)) throw new Raised('TypeError', 'an integer is required (got type str)');
      if (seconds < 0) throw new Raised('ValueError', 'sleep length must be non-negative');
      machine.pass(Math.round(seconds * 1000));
      return null;
    },
    time: () => machine.now() / 1000,
    strftime: ([format]) => dateText(show(format), machine.now() / 1000),
  };
}

export function datetime({ machine }: PythonProcess): Table {
  const text = (format: string): string => dateText(format, machine.now() / 1000);
  return {
    datetime: {
      now: () => ({
        isoformat: () => text('%Y-%m-%dT%H:%M:%S'),
        strftime: ([format]) => text(show(format)),
      }),
    },
  };
}
