import { parseReference } from '../../../image/reference.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';

export const containerCommit = command(
  'container commit, commit',
  '[OPTIONS] CONTAINER [REPOSITORY[:TAG]]',
  '1-2',
  "Make an image of a container: its own layer on top of its image's",
  async ({ flags, arguments: [container = '', reference], io, engine }) => {
    if (reference !== undefined && reference !== '') {
      const parsed = parseReference(reference);
      if (!parsed.ok) return fail(io, parsed.error);
      if (parsed.value.digest !== null) return fail(io, 'refusing to create a tag with a digest reference');
    }
    const committed = await engine.imageCommit({
      container,
      reference: reference === undefined || reference === '' ? null : reference,
      comment: flags.text('message'),
      author: flags.text('author'),
      changes: flags.list('change'),
      pause: flags.on('pause'),
    });
    if (!committed.ok) return failRefused(io, committed);
    io.write('stdout', `${committed.value}\n`);
    return WELL;
  },
  {
    operands: ['container', 'image'],
    flags: [
      flag('author', 'string', 'Who made it', { short: 'a' }),
      flag('change', 'list', 'Apply a Dockerfile instruction to the new image', { short: 'c' }),
      flag('message', 'string', 'A comment for the new image', { short: 'm' }),
      flag('pause', 'bool', 'Freeze the container meanwhile', { short: 'p', usual: 'true' }),
    ],
  },
);
