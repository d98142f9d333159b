import { command, fail, WELL } from '../../command.ts';
import { type AnswerProblem, failEach, problem } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { askedPlatforms } from '../../platform.ts';

export const imageRm = command(
  'image rm, rmi',
  '[OPTIONS] IMAGE [IMAGE...]',
  '1+',
  'Take names off images, and delete images that no name is left on',
  async call => {
    const { flags, arguments: names, io, engine } = call;
    const force = flags.on('force');
    const asked = askedPlatforms(call, flags.list('platform'), '');
    if (asked.refused !== null) return asked.refused;
    const options = { force, noprune: flags.on('no-prune'), platforms: asked.platforms };
    const problems: AnswerProblem[] = [];
    let isGrave = false;
    for (const name of names) {
      const deleted = await engine.imageDelete(name, options);
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
      flag('platform', 'strings', 'Remove only these platforms of the image'),
    ],
  },
);
