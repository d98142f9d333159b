import type { LibraryPackage } from './package.ts';

export const runtime: LibraryPackage = {
  functions: {
    NumCPU: (_args, { machine }) => machine.processors,
    Version: (_args, { version }) => `go${version}`,
  },
  values: {
    GOARCH: ({ machine }) => machine.architecture,
    GOOS: () => 'linux',
  },
};
