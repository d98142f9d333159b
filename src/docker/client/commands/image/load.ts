import { errorKindOf } from '../../../engine/index.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { readBytesFor } from '../../paths.ts';
import { askedPlatform } from '../../platform.ts';
import { showProgress } from '../../progress.ts';

export const imageLoad = command(
  'image load, load',
  '[OPTIONS]',
  '0',
  'Read images from a tar archive that docker save wrote',
  async call => {
    const { flags, io, engine } = call;
    const input = flags.text('input');
    const quiet = flags.on('quiet') || io.columns.stdout === null;
    let archive = io.stdin;
    if (input !== '') {
      const read = readBytesFor(io, input, `/images/load?quiet=${quiet ? 1 : 0}`);
      if (!read.ok) return fail(io, read.error);
      archive = read.bytes;
    } else if (io.stdinIsTerminal) return fail(io, 'requested load from stdin, but stdin is empty');
    const asked = askedPlatform(call, 'invalid platform: ');
    if (asked.refused !== null) return asked.refused;
    const loaded = await engine.imageLoad(archive, { quiet, platform: asked.platform });
    if (!loaded.ok) return failRefused(io, loaded);
    await showProgress(io, loaded.value.messages);
    const { error } = await loaded.value.ended();
    return error === null ? WELL : fail(io, error.message, { kind: errorKindOf(error.kind) });
  },
  {
    flags: [
      flag('input', 'string', 'Read from this file and not from standard input', { short: 'i', values: 'file' }),
      flag('platform', 'string', 'Read only this platform of the image'),
      flag('quiet', 'bool', 'Do not show progress', { short: 'q' }),
    ],
  },
);
