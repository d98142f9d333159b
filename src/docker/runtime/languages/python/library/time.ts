import { NotSimulated } from '../../control.ts';
import { dateText } from '../../strftime.ts';
import { NAMES } from '../known/modules.ts';
import { textIn } from '../value/arguments.ts';
import { className } from '../value/classes.ts';
import { isNumber } from '../value/compare.ts';
import { raised, typeError } from '../value/errors.ts';
import type { PyModule, PyPlay } from '../value/values.ts';
import { moduleFrom } from './module.ts';

/** Letters of strftime that are known here. */
const LETTERS = /%-?[YymdeHIMSpaAbBhjuwZzFTRDcnts%]/g;

/** A date as strftime writes it; what is not known is not simulated. */
export function formatted(format: string, seconds: number): string {
  const beyond = format.replace(LETTERS, '');
  if (beyond.includes('%')) throw new NotSimulated(`the format \`${format}\` of a date`);
  return dateText(format, seconds);
}

export function time(play: PyPlay): PyModule {
  const { machine } = play;
  return moduleFrom(
    'time',
    {
      sleep: (_play, [given = null]) => {
        if (!isNumber(given)) throw typeError(`'${className(given)}' object cannot be interpreted as an integer`);
        const seconds = Number(given);
        if (Number.isNaN(seconds)) throw raised('ValueError', 'Invalid value NaN (not a number)');
        if (seconds < 0) throw raised('ValueError', 'sleep length must be non-negative');
        if (seconds > 9e9) throw new NotSimulated('time.sleep() of so long');
        machine.pass(Math.round(seconds * 1000));
        return null;
      },
      time: () => machine.now() / 1000,
      time_ns: () => BigInt(Math.round(machine.now() * 1_000_000)),
      monotonic: () => machine.now() / 1000,
      perf_counter: () => machine.elapsed() / 1000,
      process_time: () => machine.elapsed() / 1000,
      strftime: (_play, args) => {
        if (args.length !== 1) throw new NotSimulated('time.strftime() of another time');
        return formatted(textIn(args[0], 'time.strftime'), machine.now() / 1000);
      },
      ctime: (_play, args) => {
        if (args.length > 0) throw new NotSimulated('time.ctime() of another time');
        return formatted('%a %b %e %H:%M:%S %Y', machine.now() / 1000);
      },
    },
    { timezone: 0n, altzone: 0n, daylight: 0n },
    NAMES.time ?? '',
  );
}
