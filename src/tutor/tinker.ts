/** What is done to a host from outside of it: files that are dropped in, and switches of what goes wrong. */
import { conditionsOf, dropFiles, filesOf, withConditions } from '../docker/index.ts';
import type { Input, Refusal } from './attempt.ts';
import { isInside } from './terminal.ts';
import { changeDesk, mark, type Turn } from './turn.ts';
import { remembered } from './weight.ts';

/** Of all files in the working directory, once something was dropped into it. */
const BYTES = 2_000_000;
const FILES = 500;

export function takeSwitch(turn: Turn, { conditions }: Extract<Input, { kind: 'switch' }>): Refusal | null {
  const { host } = turn.attempt;
  const next = withConditions(host, conditions);
  if (next === host) return 'blank';
  const before = conditionsOf(host);
  changeDesk(turn, { host: next, past: remembered(turn.attempt) });
  if (before.registry !== conditions.registry) mark(turn, `tutor.mark.registry.${conditions.registry}`);
  if (before.disk !== conditions.disk) mark(turn, `tutor.mark.disk.${conditions.disk}`);
  return null;
}

export function takeDrop(turn: Turn, { files, follows }: Extract<Input, { kind: 'drop' }>): Refusal | null {
  if (files.some(({ path }) => !isInside(path))) return 'bad-path';
  const { host, past } = turn.attempt;
  const next = dropFiles(host, files, turn.at);
  if (next === null) return 'bad-path';
  const all = filesOf(next);
  if (all.length >= FILES || all.reduce((sum, { size }) => sum + size, 0) > BYTES) return 'too-much-dropped';
  changeDesk(turn, { host: next, past: follows ? past : remembered(turn.attempt) });
  return null;
}
