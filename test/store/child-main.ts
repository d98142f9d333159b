/** Run by child.ts in a process of its own: what, folder, arguments. Says what it did on standard output, one line each, at once. */
import { writeSync } from 'node:fs';
import { isFault } from '../../src/fault.ts';
import { EXIT_LOCKED } from '../../src/store/lock.ts';
import { openStore } from '../../src/store/lowdb/store.ts';
import type { AttemptEvent } from '../../src/tutor/attempt.ts';
import { begun, input } from './rig.ts';

const [, , what = '', directory = '', ...args] = process.argv;
const long = (seq: number): AttemptEvent => ({
  seq,
  at: seq,
  kind: 'input',
  client: `client-${seq}`,
  input: { kind: 'ask', text: 'x'.repeat(2000) },
});
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

try {
  const store = await openStore({
    directory,
    now: Date.now,
    snapshotDelay: 50,
    ...(what === 'erase' ? { segmentBytes: 4000 } : {}),
  });
  say('ready');
  switch (what) {
    case 'hold':
      setInterval(() => undefined, 1000);
      break;
    case 'load': {
      // So many clients, each with an attempt that it goes on with after every start, and ids that are never used twice.
      const [round = '0', clients = '50'] = args;
      await Promise.all(
        Array.from({ length: Number(clients) }, async (_, index) => {
          const attempt = `attempt-${index}`;
          let seq = await store.last(attempt);
          if (seq === 0) seq = await store.append(attempt, 0, [begun()]);
          for (;;) {
            const client = `r${round}-c${index}-s${seq + 1}`;
            seq = await store.append(attempt, seq, [input(seq + 1, client)]);
            say(`${attempt} ${seq} ${client}`);
          }
        }),
      );
      break;
    }
    case 'erase': {
      // Attempts that stay are written to while others are made, removed and erased from the disk.
      const [round = '0'] = args;
      const writing = async (attempt: string, last: number): Promise<void> => {
        for (let seq = await store.last(attempt); seq < last; ) {
          seq = await store.append(attempt, seq, [seq === 0 ? begun() : input(seq + 1)]);
          say(`kept ${attempt} ${seq} .`);
        }
      };
      void Promise.all(Array.from({ length: 5 }, (_, index) => writing(`stays-${index}`, Number.POSITIVE_INFINITY)));
      for (let turn = 0; ; turn++) {
        const attempt = `r${round}-goes-${turn}`;
        await writing(attempt, 4);
        await store.remove([attempt]);
        say(`removed ${attempt} 0 .`);
        await store.erase();
      }
    }
    case 'answers': {
      await store.append('attempt-0', 0, [begun()]);
      for (let seq = 2; seq <= 6; seq++) {
        await store.append('attempt-0', seq - 1, [input(seq, `client-${seq}`)]);
        say(`ack client-${seq}`);
      }
      await store.close();
      break;
    }
    case 'fill': {
      // Appends until it is refused, then says what it has.
      let seq = await store.last('attempt-0');
      if (seq === 0) seq = await store.append('attempt-0', 0, [begun()]);
      for (;;) {
        try {
          seq = await store.append('attempt-0', seq, [long(seq + 1)]);
        } catch (error) {
          say(`refused ${isFault(error) ? error.kind : String(error)}`);
          say(`has ${seq}`);
          say(`healthy ${(await store.health()).ok}`);
          break;
        }
      }
      say(`reads ${(await store.read('attempt-0')).length}`);
      process.exit(0);
    }
  }
} catch (error) {
  if (!isFault(error)) throw error;
  say(`${error.kind} ${error.message}`);
  process.exit(error.kind === 'locked' ? EXIT_LOCKED : 1);
}
