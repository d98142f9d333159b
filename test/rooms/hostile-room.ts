/** A room whose simulator does what it never should: for lines that begin with `!`, whatever the real one has learnt to bear. */
import { openRoom } from '../../src/rooms/open-room.ts';
import type { Tutor } from '../../src/rooms/workshop.ts';
import { abandon, begin, extend, type Input, replay, step, timeUp } from '../../src/tutor/index.ts';

async function misbehave(input: Pick<Input, 'kind'> & { readonly line?: string }): Promise<void> {
  if (input.line?.startsWith('!') !== true) return;
  const [what, much = ''] = input.line.slice(1).split(' ');
  const kept: unknown[] = [];
  switch (what) {
    case 'loop':
      for (;;) kept.length = 0;
    case 'burn': {
      const { user } = process.cpuUsage();
      while (process.cpuUsage().user - user < Number(much) * 1000) kept.length = 0;
      return;
    }
    // Natives are not to be interrupted from within.
    case 'sort':
      for (;;) Array.from({ length: 5_000_000 }, (_, index) => (index * 7919) % 5_000_011).sort((a, b) => a - b);
    case 'heap':
      for (;;) kept.push(new Array(100_000).fill(kept.length));
    // V8 does not count these.
    case 'buffers':
      for (;;) kept.push(Buffer.alloc(4_000_000, 1));
    case 'fall':
      return process.exit(3);
    case 'wait':
      return new Promise(() => undefined);
    case 'throw':
      throw new TypeError('a fault of ours');
  }
}

// One that is ended soon need not be made quick first: hostile.ts says which this is.
const unprepared = async (): Promise<void> => undefined;
const tutor: Tutor = {
  abandon,
  extend,
  timeUp,
  begin,
  step: async (attempt, input, options) => {
    await misbehave(input);
    return step(attempt, input, options);
  },
  replay: async (quiz, events, options) => {
    for (const event of events) if (event.kind === 'input') await misbehave(event.input);
    return replay(quiz, events, options);
  },
};

openRoom(tutor, process.env.WARM === 'true' ? undefined : unprepared);
