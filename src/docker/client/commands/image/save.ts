import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { outputTrouble, writeOutput } from '../../paths.ts';
import { askedPlatform } from '../../platform.ts';

export const imageSave = command(
  'image save, save',
  '[OPTIONS] IMAGE [IMAGE...]',
  '1+',
  'Write images with all their layers to a tar archive',
  async call => {
    const { flags, arguments: names, io, engine } = call;
    const asked = askedPlatform(call, 'invalid platform: ');
    if (asked.refused !== null) return asked.refused;
    const output = flags.text('output');
    if (output === '' && io.columns.stdout !== null) {
      return fail(io, 'cowardly refusing to save to a terminal. Use the -o flag or redirect');
    }
    const unfit = output === '' ? null : outputTrouble(io, output);
    if (unfit !== null) return fail(io, `failed to save image: ${unfit}`);
    const archive = await engine.imageGet(names, asked.platform);
    if (!archive.ok) return failRefused(io, archive);
    if (output === '') io.write('stdout', archive.value);
    else {
      const wrong = writeOutput(io, output, archive.value);
      if (wrong !== null) return fail(io, `failed to save image: ${wrong}`);
    }
    return WELL;
  },
  {
    operands: ['image'],
    flags: [
      flag('output', 'string', 'Write to this file and not to standard output', { short: 'o', values: 'file' }),
      flag('platform', 'string', 'Write only this platform of the image'),
    ],
  },
);
