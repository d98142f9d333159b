import type { Table } from '../../script/values.ts';
import type { PythonProcess } from '../process.ts';
import { show } from '../values.ts';
import { exit } from './arguments.ts';

export function sys({ machine, version }: PythonProcess): Table {
  return {
    argv: [...machine.argv],
    version: `${version} (main, Feb 25 2025, 04:10:21) [GCC 12.2.0]`,
    platform: 'linux',
    exit: ([code]) => exit(machine, code),
    stderr: { flush: () => null, write: ([text]) => void machine.err(show(text)) },
    stdout: { flush: () => null, write: ([text]) => void machine.out(show(text)) },
  };
}
