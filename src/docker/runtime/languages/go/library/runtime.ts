import type { GoPackage } from './package.ts';

export const runtime: GoPackage = {
  functions: {
    NumCPU: (_args, { machine }) => machine.processors,
    Version: (_args, { version }) => `go${version}`,
  },
  values: {
    GOARCH: ({ machine }) => machine.architecture,
    GOOS: () => 'linux',
  },
};
