import { command, fail, WELL } from '../../command.ts';
import { failEach, type Problem, problem } from '../../failure.ts';
import { flag, unsimulated } from '../../flags/flag.ts';

export const imageRm = command(
  'image rm, rmi',
  '[OPTIONS] IMAGE [IMAGE...]',
  '1+',
  'Take names off images, and delete images that no name is left on',
  async ({ flags, arguments: names, io, engine }) => {
    const force = flags.on('force');
    const problems: Problem[] = [];
    let isGrave = false;
    for (const name of names) {
      const deleted = await engine.imageDelete(name, { force, noprune: flags.on('no-prune') });
      if (!deleted.ok) {
        problems.push(problem(deleted));
        isGrave ||= deleted.kind !== 'not-found';
        continue;
      }
      for (const one of deleted.value) {
        io.write('stdout', 'Deleted' in one ? `Deleted: ${one.Deleted}\n` : `Untagged: ${one.Untagged}\n`);
      }
    }
    if (problems.length === 0) return WELL;
    // With -f an image that is not there is told, but it is no failure.
    return force && !isGrave
      ? { ...fail(io, problems.map(one => one.text).join('\n')), exitCode: 0 }
      : failEach(io, problems);
  },
  {
    aliases: ['remove'],
    operands: ['image'],
    flags: [
      flag('force', 'bool', 'Remove even when a stopped container stands on it or other names point to it', {
        short: 'f',
      }),
      flag('no-prune', 'bool', 'Keep parents that have no name'),
      unsimulated('platform', 'strings', 'Remove only these platforms of the image'),
    ],
  },
);
