import { entryOf } from '../../../entry.ts';
import { cleanPath } from '../../../filesystem/index.ts';
import type { Program } from '../../kernel/program.ts';
import { secondsOf } from '../../kernel/session.ts';
import { dateText } from '../../languages/strftime.ts';
import { readOptions } from '../words.ts';

const USUAL = '%a %b %e %H:%M:%S UTC %Y';

export const date: Program = call => {
  const { formats, args } = formatsIn(call.args);
  const { flags, values, rest } = readOptions(args, {
    short: 'uRd:s:r:D:',
    long: { date: 'd', utc: 'u', 'rfc-2822': 'R', 'rfc-email': 'R' },
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
  const asked = [...(format === undefined ? [] : [format]), ...formats, ...(flags.has('R') ? [MAIL] : [])];
  if (asked.length > 1) {
    call.err('date: multiple output formats specified\n');
    return 1;
  }
  call.out(`${dateText(asked[0] ?? USUAL, modified ?? stated)}\n`);
  return 0;
};

const MAIL = '%a, %d %b %Y %H:%M:%S +0000';

/** How exactly `-I` and `--rfc-3339` show a time: as strftime writes it. The zone is UTC. */
const PRECISE: Readonly<Record<string, string>> = {
  date: '',
  hours: '%H',
  minutes: '%H:%M',
  seconds: '%H:%M:%S',
  ns: '%H:%M:%S,%N',
};

/** Formats that options name, `-I`, `-Iseconds`, `--rfc-3339=date`; and the arguments without them. */
function formatsIn(given: readonly string[]): {
  readonly formats: readonly string[];
  readonly args: readonly string[];
} {
  const formats: string[] = [];
  const args = given.filter(arg => {
    const [, iso, rfc] = /^(?:-I(.*)|--rfc-3339=(.*))$/.exec(arg) ?? [];
    const precise = entryOf(PRECISE, (iso ?? rfc) === '' ? 'date' : (iso ?? rfc ?? 'none'));
    if (precise === undefined) return true;
    const between = rfc === undefined ? 'T' : ' ';
    formats.push(precise === '' ? '%Y-%m-%d' : `%Y-%m-%d${between}${precise}+00:00`);
    return false;
  });
  return { formats, args };
}

/** `@0`, `2025-03-10 12:00`, in UTC where no zone is given: seconds since the epoch, or NaN. */
function secondsStated(text: string): number {
  if (text.startsWith('@')) return Number(text.slice(1));
  return Date.parse(/[Zz]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text.replace(' ', 'T')}Z`) / 1000;
}
