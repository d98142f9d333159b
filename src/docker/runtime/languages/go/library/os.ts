import { cleanPath } from '../../../../filesystem/path.ts';
import { Exit } from '../../control.ts';
import type { FileRefusal } from '../../machine.ts';
import type { GoProcess } from '../process.ts';
import { type GoError, numberOf, several, type Value } from '../values.ts';
import { type LibraryPackage, textOf } from './package.ts';

export const os: LibraryPackage = {
  functions: {
    Exit: ([code]) => {
      throw new Exit(numberOf(code));
    },
    Environ: (_args, { machine }) => [...machine.env].map(([name, value]) => `${name}=${value}`),
    Getenv: ([name], { machine }) => machine.env.get(textOf(name)) ?? '',
    LookupEnv: ([name], { machine }) => several(machine.env.get(textOf(name)) ?? '', machine.env.has(textOf(name))),
    Getpid: (_args, { machine }) => machine.pid,
    Getwd: (_args, { machine }) => several(machine.cwd, null),
    Hostname: (_args, { machine }) => several(machine.hostname, null),
    ReadFile: ([path], process) => {
      const read = process.machine.files.read(absolute(process, path));
      return 'refused' in read ? several('', openFailure(path, read.refused)) : several(read.text ?? '', null);
    },
    WriteFile: ([path, content, mode], process) => {
      const refused = process.machine.files.write(absolute(process, path), textOf(content), numberOf(mode ?? 0o644));
      return refused === null ? null : openFailure(path, refused);
    },
  },
  values: {
    Args: ({ machine }) => machine.argv,
    Stdout: () => 'stdout',
    Stderr: () => 'stderr',
  },
};

function absolute({ machine }: GoProcess, path: Value | undefined): string {
  return cleanPath(textOf(path), machine.cwd);
}

function openFailure(path: Value | undefined, refused: FileRefusal): GoError {
  return { error: `open ${textOf(path)}: ${refused.text.toLowerCase()}` };
}
