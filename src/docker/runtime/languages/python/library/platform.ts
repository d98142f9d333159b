import { NAMES } from '../known/modules.ts';
import type { PyModule, PyPlay } from '../value/values.ts';
import { libraryPath, moduleFrom } from './module.ts';

export function platform({ machine, version }: PyPlay): PyModule {
  return moduleFrom(
    'platform',
    {
      machine: () => (machine.architecture === 'arm64' ? 'aarch64' : 'x86_64'),
      system: () => 'Linux',
      node: () => machine.hostname,
      python_version: () => version,
      python_implementation: () => 'CPython',
    },
    {},
    NAMES.platform ?? '',
    libraryPath(version, 'platform.py'),
  );
}

export function socket({ machine, version }: PyPlay): PyModule {
  return moduleFrom(
    'socket',
    { gethostname: () => machine.hostname },
    {},
    NAMES.socket ?? '',
    libraryPath(version, 'socket.py'),
  );
}
