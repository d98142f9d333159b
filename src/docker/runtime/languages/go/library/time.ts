import { numberOf } from '../values.ts';
import { type LibraryPackage, nothing } from './package.ts';

/** Durations are nanoseconds. */
export const time: LibraryPackage = {
  functions: {
    Duration: ([nanoseconds]) => nanoseconds ?? 0,
    Sleep: ([duration], { machine }) => nothing(machine.pass(Math.round(numberOf(duration) / 1e6))),
  },
  values: {
    Microsecond: () => 1e3,
    Millisecond: () => 1e6,
    Second: () => 1e9,
    Minute: () => 6e10,
    Hour: () => 3.6e12,
    RFC3339: () => '2006-01-02T15:04:05Z07:00',
  },
};
