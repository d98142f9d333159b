import { cleanPath } from '../../../../filesystem/path.ts';
import { Exit } from '../../control.ts';
import type { Machine } from '../../machine.ts';
import { numberOf, plain, type ScriptValue, type Table } from '../../script/values.ts';
import type { NodeProcess } from '../process.ts';

/** `process` */
export function processOf({ machine, version, handlers }: NodeProcess): Table {
  return {
    argv: [...machine.argv],
    env: Object.fromEntries(machine.env),
    pid: machine.pid,
    platform: 'linux',
    arch: architecture(machine),
    version: `v${version}`,
    versions: { node: version },
    exit: ([code]: readonly ScriptValue[]) => {
      throw new Exit(Math.trunc(numberOf(code ?? 0)) || 0);
    },
    cwd: () => machine.cwd,
    uptime: () => machine.elapsed() / 1000,
    on: ([name, handler]) => {
      if (typeof name === 'string' && typeof handler === 'function') handlers.set(name.replace(/^SIG/, ''), handler);
      return undefined;
    },
    stdout: { write: ([text]) => void machine.out(plain(text)) },
  };
}

export function os(machine: Machine): Table {
  return {
    hostname: () => machine.hostname,
    platform: () => 'linux',
    cpus: () => Array.from({ length: machine.processors }, () => ({})),
    EOL: '\n',
    arch: () => architecture(machine),
  };
}

export function path({ cwd }: Machine): Table {
  const joined = (args: readonly ScriptValue[]): string => cleanPath(args.map(each => plain(each)).join('/'), cwd);
  return { join: joined, resolve: joined, basename: ([name]) => plain(name).split('/').pop() ?? '' };
}

/** As node names it. */
function architecture(machine: Machine): string {
  return machine.architecture === 'arm64' ? 'arm64' : 'x64';
}
