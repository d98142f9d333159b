import { command, fail } from '../../command.ts';
import { type AnswerProblem, failEach, problem } from '../../failure.ts';
import { CHANGED_RESOURCE_FLAGS, resourcesOf } from '../../flags/resources.ts';
import { readRestartPolicy, restartFlag } from '../../flags/restart.ts';

export const containerUpdate = command(
  'container update, update',
  '[OPTIONS] CONTAINER [CONTAINER...]',
  '1+',
  'Change the limits of containers',
  async ({ command: own, flags, arguments: names, io, engine }) => {
    if (!own.flags.some(one => flags.given(one.long))) {
      return fail(io, 'you must provide one or more flags when using this command');
    }
    const restart = flags.text('restart') === '' ? null : readRestartPolicy(flags.text('restart'));
    if (restart?.ok === false) return fail(io, restart.error);
    const change = { ...resourcesOf(flags), ...(restart === null ? {} : { RestartPolicy: restart.policy }) };
    const problems: AnswerProblem[] = [];
    for (const name of names) {
      const updated = await engine.containerUpdate(name, change);
      if (!updated.ok) {
        problems.push(problem(updated));
        continue;
      }
      for (const warning of updated.value.Warnings) io.write('stderr', `${warning}\n`);
      io.write('stdout', `${name}\n`);
    }
    return failEach(io, problems);
  },
  {
    operands: ['container'],
    flags: [...CHANGED_RESOURCE_FLAGS, restartFlag('')],
  },
);
