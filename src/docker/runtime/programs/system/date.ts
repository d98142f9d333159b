import { cleanPath } from '../../../filesystem/index.ts';
import type { Program } from '../../kernel/program.ts';
import { secondsOf } from '../../kernel/session.ts';
import { dateText } from '../../languages/strftime.ts';
import { readOptions } from '../words.ts';

const USUAL = '%a %b %e %H:%M:%S UTC %Y';

export const date: Program = call => {
  const { flags, values, rest } = readOptions(call.args, {
    short: 'uRId:s:r:D:',
    long: { date: 'd', utc: 'u', 'iso-8601': 'I', 'rfc-2822': 'R' },
  });
  call.session.observed++;
  const given = values.get('d');
  const stated = given === undefined || given === 'now' ? secondsOf(call.session) : secondsStated(given);
  if (Number.isNaN(stated)) {
    call.err(`date: invalid date '${given}'\n`);
    return 1;
  }
  const reference = values.get('r');
  const modified = reference === undefined ? undefined : call.files.stat(cleanPath(reference, call.cwd))?.mtime;
  const format = rest.find(each => each.startsWith('+'))?.slice(1);
  const usual = flags.has('I') ? '%Y-%m-%d' : flags.has('R') ? '%a, %d %b %Y %H:%M:%S +0000' : USUAL;
  call.out(`${dateText(format ?? usual, modified ?? stated)}\n`);
  return 0;
};

/** `@0`, `2025-03-10 12:00`, in UTC where no zone is given: seconds since the epoch, or NaN. */
function secondsStated(text: string): number {
  if (text.startsWith('@')) return Number(text.slice(1));
  return Date.parse(/[Zz]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text.replace(' ', 'T')}Z`) / 1000;
}
