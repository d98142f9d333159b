import { parseReference } from '../../../image/reference.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { readBytesFor } from '../../paths.ts';
import { platformOf } from '../../platform.ts';

export const imageImport = command(
  'image import, import',
  '[OPTIONS] file|URL|- [REPOSITORY[:TAG]]',
  '1+',
  'Make an image of one layer from a tar archive of files',
  async ({ flags, arguments: [source = '', reference], io, engine }) => {
    let archive = io.stdin;
    if (/^https?:\/\//.test(source)) {
      return fail(io, 'docker import from a URL is not simulated on this host', {
        kind: 'not-simulated',
        what: source,
      });
    }
    if (source !== '-') {
      // As the client writes it: by name, and only what was given.
      const query = [
        ...flags.list('change').map(change => ['changes', change]),
        ['fromSrc', '-'],
        ...(['message', 'platform'] as const).map(name => [name, flags.text(name)]),
        ['repo', reference ?? ''],
      ]
        .filter(([, value]) => value !== '')
        .map(([name, value = '']) => `${name}=${encodeURIComponent(value).replaceAll('%20', '+')}`)
        .join('&');
      const read = readBytesFor(io, source, `/images/create?${query}`);
      if (!read.ok) return fail(io, read.error);
      archive = read.bytes;
    }
    if (reference !== undefined) {
      const parsed = parseReference(reference);
      if (!parsed.ok) return fail(io, parsed.error);
    }
    const imported = await engine.imageImport(archive, {
      reference: reference ?? null,
      message: flags.text('message'),
      changes: flags.list('change'),
      platform: platformOf({ flags, io }),
    });
    if (!imported.ok) return failRefused(io, imported);
    io.write('stdout', `${imported.value}\n`);
    return WELL;
  },
  {
    operands: ['file', 'image'],
    flags: [
      flag('change', 'list', 'Apply a Dockerfile instruction to the new image', { short: 'c' }),
      flag('message', 'string', 'A comment for the new image', { short: 'm' }),
      flag('platform', 'string', 'The platform that the files are for'),
    ],
  },
);
