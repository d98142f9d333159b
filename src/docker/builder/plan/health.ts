/** HEALTHCHECK in an image's config and in its history. */
import { durationText } from '../../dockerfile/instruction/duration.ts';
import type { HealthTest } from '../../dockerfile/instruction/instruction.ts';
import type { ContainerDefaults } from '../../image/index.ts';
import { goQuotedList } from './command.ts';

export function healthConfig(health: HealthTest): NonNullable<ContainerDefaults['Healthcheck']> {
  return {
    Test: health.test,
    ...(health.interval === 0 ? {} : { Interval: health.interval }),
    ...(health.timeout === 0 ? {} : { Timeout: health.timeout }),
    ...(health.startPeriod === 0 ? {} : { StartPeriod: health.startPeriod }),
    ...(health.startInterval === 0 ? {} : { StartInterval: health.startInterval }),
    ...(health.retries === 0 ? {} : { Retries: health.retries }),
  };
}

/** Go's `%q` of the struct: durations in quotes, and the number of retries as a character. */
export function healthText(health: HealthTest): string {
  const times = [health.interval, health.timeout, health.startPeriod, health.startInterval];
  return `&{${goQuotedList(health.test)} ${times.map(time => `"${durationText(time)}"`).join(' ')} ${goRune(health.retries)}}`;
}

function goRune(code: number): string {
  const short: Readonly<Record<number, string>> = {
    7: 'a',
    8: 'b',
    9: 't',
    10: 'n',
    11: 'v',
    12: 'f',
    13: 'r',
    39: "'",
    92: '\\',
  };
  const escaped = short[code];
  if (escaped !== undefined) return `'\\${escaped}'`;
  if (code < 0x20 || code === 0x7f) return `'\\x${code.toString(16).padStart(2, '0')}'`;
  return `'${String.fromCodePoint(code)}'`;
}
