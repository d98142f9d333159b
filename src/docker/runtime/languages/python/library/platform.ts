import type { Table } from '../../script/values.ts';
import type { PythonProcess } from '../process.ts';

export function platform({ machine, version }: PythonProcess): Table {
  return {
    machine: () => (machine.architecture === 'arm64' ? 'aarch64' : 'x86_64'),
    system: () => 'Linux',
    python_version: () => version,
  };
}

export function socket({ machine }: PythonProcess): Table {
  return { gethostname: () => machine.hostname };
}
