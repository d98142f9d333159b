import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { outputTrouble, writeOutput } from '../../paths.ts';

export const containerExport = command(
  'container export, export',
  '[OPTIONS] CONTAINER',
  '1',
  'Write all files of a container to a tar archive',
  async ({ flags, arguments: [name = ''], io, engine }) => {
    const output = flags.text('output');
    if (output === '' && io.columns.stdout !== null) {
      return fail(io, 'cowardly refusing to save to a terminal. Use the -o flag or redirect');
    }
    const unfit = output === '' ? null : outputTrouble(io, output);
    if (unfit !== null) return fail(io, `failed to export container: ${unfit}`);
    const archive = await engine.containerExport(name);
    if (!archive.ok) return failRefused(io, archive);
    if (output === '') {
      io.write('stdout', archive.value);
      return WELL;
    }
    const wrong = writeOutput(io, output, archive.value);
    return wrong === null ? WELL : fail(io, `failed to export container: ${wrong}`);
  },
  {
    operands: ['container'],
    flags: [flag('output', 'string', 'Write to this file and not to standard output', { short: 'o', values: 'file' })],
  },
);
