import { command, fail } from '../../command.ts';
import { failEach, type Problem, problem } from '../../failure.ts';
import { flag, unsimulated } from '../../flags/flag.ts';

export const containerUpdate = command(
  'container update, update',
  '[OPTIONS] CONTAINER [CONTAINER...]',
  '1+',
  'Change the limits of containers',
  async ({ command: own, flags, arguments: names, io, engine }) => {
    if (!own.flags.some(one => flags.given(one.long))) {
      return fail(io, 'you must provide one or more flags when using this command');
    }
    const number = (name: string, key: string) => (flags.given(name) ? { [key]: flags.number(name) } : {});
    const [policy = '', count = '0'] = flags.text('restart').split(':');
    const problems: Problem[] = [];
    for (const name of names) {
      const updated = await engine.containerUpdate(name, {
        ...number('memory', 'Memory'),
        ...number('memory-swap', 'MemorySwap'),
        ...number('cpu-shares', 'CpuShares'),
        ...number('pids-limit', 'PidsLimit'),
        ...(flags.given('cpus') ? { NanoCpus: Math.round(flags.number('cpus') * 1e9) } : {}),
        ...(flags.given('restart') ? { RestartPolicy: { Name: policy, MaximumRetryCount: Number(count) } } : {}),
      });
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
    flags: [
      unsimulated('blkio-weight', 'uint16', 'Share of block I/O, 10 to 1000; 0 turns it off', { shownDefault: '0' }),
      unsimulated('cpu-period', 'int', 'Period of the CPU scheduler, in microseconds'),
      unsimulated('cpu-quota', 'int', 'CPU time in each period, in microseconds'),
      unsimulated('cpu-rt-period', 'int', 'Real-time period of the CPU, in microseconds'),
      unsimulated('cpu-rt-runtime', 'int', 'Real-time part of each period, in microseconds'),
      flag('cpu-shares', 'int', 'Its share of the CPU against the others', { short: 'c' }),
      flag('cpus', 'decimal', 'How many CPUs it may use'),
      unsimulated('cpuset-cpus', 'string', 'The CPUs that it may use: 0-3, or 0,1'),
      unsimulated('cpuset-mems', 'string', 'The memory nodes that it may use: 0-3, or 0,1'),
      flag('memory', 'bytes', 'Limit of its memory', { short: 'm' }),
      unsimulated('memory-reservation', 'bytes', 'Memory that it is meant to get by with'),
      flag('memory-swap', 'bytes', "Limit of memory and swap together; '-1' for as much swap as there is"),
      flag('pids-limit', 'int', 'Limit of its processes; -1 for none'),
      flag('restart', 'string', 'What happens when it ends', {
        values: ['no', 'always', 'unless-stopped', 'on-failure'],
      }),
    ],
  },
);
