import { NotSimulated } from '../../control.ts';
import { NAMES } from '../known/modules.ts';
import { realIn, take, textIn, whole } from '../value/arguments.ts';
import { nativeClass, OBJECT } from '../value/classes.ts';
import { typeError } from '../value/errors.ts';
import {
  builtin,
  isKind,
  type PyCall,
  type PyClass,
  type PyModule,
  type PyNative,
  type PyPlay,
  type PyValue,
} from '../value/values.ts';
import { libraryPath, moduleFrom } from './module.ts';
import { DAY, dateSaid, floorDiv, microsFrom, partsOf, SECOND, strftime, timeSaid, two } from './moment.ts';

/** Microseconds since the epoch, in UTC; whether it knows of its zone. */
interface PyMoment {
  readonly micros: bigint;
  readonly aware: boolean;
}

const DELTA = nativeClass('timedelta', [OBJECT], null, 'datetime');
const DATE = nativeClass('date', [OBJECT], null, 'datetime');
const DATETIME = nativeClass('datetime', [DATE], null, 'datetime');
const ZONE = nativeClass('timezone', [OBJECT], null, 'datetime');

function native(
  cls: PyClass,
  state: unknown,
  values: Readonly<Record<string, PyValue>>,
  methods: Readonly<Record<string, PyCall>>,
): PyNative {
  const names = new Map<string, PyValue>(Object.entries(values));
  for (const [name, call] of Object.entries(methods)) names.set(name, builtin(name, call));
  return { kind: 'native', cls, names, state };
}

const UTC = native(
  ZONE,
  null,
  { __key__: 'zone utc' },
  { __repr__: () => 'datetime.timezone.utc', __str__: () => 'UTC' },
);

const microsOf = (value: PyValue | undefined): bigint | null =>
  isKind(value, 'native') && value.cls === DELTA ? (value.state as bigint) : null;

function delta(micros: bigint): PyNative {
  const days = floorDiv(micros, DAY);
  const rest = micros - days * DAY;
  const seconds = rest / SECOND;
  const left = rest % SECOND;
  const sum =
    (operator: 1n | -1n): PyCall =>
    (_play, [other]) => {
      const more = microsOf(other);
      return more === null ? refuse(operator === 1n ? '+' : '-') : delta(micros + operator * more);
    };
  const scaled: PyCall = (_play, [by = null]) => (typeof by === 'bigint' ? delta(micros * by) : refuse('*'));
  return native(
    DELTA,
    micros,
    { days, seconds, microseconds: left, __key__: `delta ${micros}`, __order__: micros },
    {
      total_seconds: () => Number(micros) / 1e6,
      __add__: (play, args, named) => {
        const moment = momentOf(args[0]);
        return moment === null ? sum(1n)(play, args, named) : datetimeOf({ ...moment, micros: moment.micros + micros });
      },
      __sub__: sum(-1n),
      __mul__: scaled,
      __rmul__: scaled,
      __neg__: () => delta(-micros),
      __bool__: () => micros !== 0n,
      __truediv__: (_play, [by = null]) => {
        const other = microsOf(by);
        if (other !== null && other !== 0n) return Number(micros) / Number(other);
        return refuse('/');
      },
      __str__: () => deltaText(days, seconds, left),
      __repr__: () => {
        const parts = [
          days === 0n ? '' : `days=${days}`,
          seconds === 0n ? '' : `seconds=${seconds}`,
          left === 0n ? '' : `microseconds=${left}`,
        ];
        return `datetime.timedelta(${parts.filter(each => each !== '').join(', ') || '0'})`;
      },
    },
  );
}

function refuse(operator: string): never {
  throw new NotSimulated(`\`${operator}\` of dates with this`);
}

function deltaText(days: bigint, seconds: bigint, left: bigint): string {
  const time = `${seconds / 3600n}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}${left === 0n ? '' : `.${String(left).padStart(6, '0')}`}`;
  return days === 0n ? time : `${days} day${days === 1n || days === -1n ? '' : 's'}, ${time}`;
}

const momentOf = (value: PyValue | undefined): PyMoment | null =>
  isKind(value, 'native') && value.cls === DATETIME ? (value.state as PyMoment) : null;

function datetimeOf(moment: PyMoment): PyNative {
  const { micros, aware } = moment;
  const parts = partsOf(micros);
  const zone = aware ? '+00:00' : '';
  const iso = (between: string, precision: string): string =>
    dateSaid(parts) + between + timeSaid(parts, precision) + zone;
  const values = {
    year: parts.year,
    month: parts.month,
    day: parts.day,
    hour: parts.hour,
    minute: parts.minute,
    second: parts.second,
    microsecond: parts.micro,
  };
  const alike = (other: PyMoment): PyMoment => {
    if (other.aware !== aware) throw typeError("can't subtract offset-naive and offset-aware datetimes");
    return other;
  };
  return native(
    DATETIME,
    moment,
    {
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, BigInt(value)])),
      tzinfo: aware ? UTC : null,
      __key__: `datetime ${micros} ${aware}`,
      __order__: aware ? micros : micros,
    },
    {
      isoformat: (_play, args, named) => {
        const [between = 'T', precision = 'auto'] = take('isoformat', args, named, ['sep', 'timespec']);
        return iso(textIn(between, 'isoformat'), textIn(precision, 'isoformat'));
      },
      strftime: (_play, [format]) => strftime(textIn(format, 'strftime'), micros, aware ? 'UTC' : ''),
      timestamp: () => Number(micros) / 1e6,
      date: () => dateOf(floorDiv(micros, DAY)),
      weekday: () => BigInt(parts.weekday),
      isoweekday: () => BigInt(parts.weekday + 1),
      replace: (_play, args, named) => {
        if (args.length > 0 || named.has('tzinfo') || named.has('fold'))
          throw new NotSimulated('.replace of a datetime with these arguments');
        const of = (name: keyof typeof values): number =>
          named.has(name) ? whole(named.get(name) ?? null) : values[name];
        return datetimeOf({
          aware,
          micros: microsFrom(
            of('year'),
            of('month'),
            of('day'),
            of('hour'),
            of('minute'),
            of('second'),
            of('microsecond'),
          ),
        });
      },
      __add__: (_play, [other]) => {
        const more = microsOf(other);
        return more === null ? refuse('+') : datetimeOf({ aware, micros: micros + more });
      },
      __sub__: (_play, [other]) => {
        const less = microsOf(other);
        if (less !== null) return datetimeOf({ aware, micros: micros - less });
        const from = momentOf(other);
        return from === null ? refuse('-') : delta(micros - alike(from).micros);
      },
      __str__: () => iso(' ', 'auto'),
      __format__: (_play, [format = '']) =>
        format === '' ? iso(' ', 'auto') : strftime(textIn(format, 'format'), micros, aware ? 'UTC' : ''),
      __repr__: () => {
        const tail = parts.micro !== 0 ? [parts.second, parts.micro] : parts.second !== 0 ? [parts.second] : [];
        const said = [parts.year, parts.month, parts.day, parts.hour, parts.minute, ...tail].join(', ');
        return `datetime.datetime(${said}${aware ? ', tzinfo=datetime.timezone.utc' : ''})`;
      },
      ...unmetMethods('datetime', [
        'astimezone',
        'time',
        'timetuple',
        'utctimetuple',
        'toordinal',
        'isocalendar',
        'ctime',
        'timetz',
        'utcoffset',
        'tzname',
        'dst',
      ]),
    },
  );
}

function unmetMethods(of: string, names: readonly string[]): Record<string, PyCall> {
  return Object.fromEntries(
    names.map(name => [
      name,
      () => {
        throw new NotSimulated(`.${name} of a ${of}`);
      },
    ]),
  );
}

const daysOf = (value: PyValue | undefined): bigint | null =>
  isKind(value, 'native') && value.cls === DATE ? (value.state as bigint) : null;

/** `days`: since the epoch. */
function dateOf(days: bigint): PyNative {
  const parts = partsOf(days * DAY);
  return native(
    DATE,
    days,
    {
      year: BigInt(parts.year),
      month: BigInt(parts.month),
      day: BigInt(parts.day),
      __key__: `date ${days}`,
      __order__: days,
    },
    {
      isoformat: () => dateSaid(parts),
      strftime: (_play, [format]) => strftime(textIn(format, 'strftime'), days * DAY, ''),
      weekday: () => BigInt(parts.weekday),
      isoweekday: () => BigInt(parts.weekday + 1),
      __add__: (_play, [other]) => {
        const more = microsOf(other);
        return more === null ? refuse('+') : dateOf(days + floorDiv(more, DAY));
      },
      __sub__: (_play, [other]) => {
        const less = microsOf(other);
        if (less !== null) return dateOf(days - floorDiv(less, DAY));
        const from = daysOf(other);
        return from === null ? refuse('-') : delta((days - from) * DAY);
      },
      __str__: () => dateSaid(parts),
      __format__: (_play, [format = '']) =>
        format === '' ? dateSaid(parts) : strftime(textIn(format, 'format'), days * DAY, ''),
      __repr__: () => `datetime.date(${parts.year}, ${parts.month}, ${parts.day})`,
      ...unmetMethods('date', ['replace', 'toordinal', 'isocalendar', 'timetuple', 'ctime']),
    },
  );
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{3}|\d{6}))?)?(Z|\+00:00)?)?$/;

function fromIso(text: string): PyMoment | null {
  const match = ISO.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map(each => Number(each ?? 0));
  return {
    micros: microsFrom(year, month, day, hour, minute, second, Number((match[7] ?? '').padEnd(6, '0'))),
    aware: match[8] !== undefined,
  };
}

const UNITS: Readonly<Record<string, bigint>> = {
  days: DAY,
  seconds: SECOND,
  microseconds: 1n,
  milliseconds: 1000n,
  minutes: 60n * SECOND,
  hours: 3600n * SECOND,
  weeks: 7n * DAY,
};

export function datetime(play: PyPlay): PyModule {
  const { machine } = play;
  const now = (): bigint => BigInt(Math.round(machine.now())) * 1000n;
  const aware = (zone: PyValue | undefined): boolean => {
    if (zone === undefined || zone === null) return false;
    if (zone === UTC) return true;
    throw new NotSimulated('a timezone that is not UTC');
  };
  Object.assign(DELTA, {
    make: ((_play, args, named) => {
      const given = new Map([
        ...Object.keys(UNITS)
          .slice(0, args.length)
          .map((name, at) => [name, args[at] as PyValue] as const),
        ...named,
      ]);
      let micros = 0n;
      for (const [name, value] of given) {
        const unit = UNITS[name];
        if (unit === undefined) throw typeError(`'${name}' is an invalid keyword argument for __new__()`);
        micros += typeof value === 'bigint' ? value * unit : BigInt(Math.round(realIn(value) * Number(unit)));
      }
      return delta(micros);
    }) satisfies PyCall,
  });
  Object.assign(DATE, {
    make: ((_play, args, named) => {
      const [year, month, day] = take('date', args, named, ['year', 'month', 'day'], 3);
      return dateOf(floorDiv(microsFrom(whole(year ?? null), whole(month ?? null), whole(day ?? null)), DAY));
    }) satisfies PyCall,
  });
  const fields = ['year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond', 'tzinfo'];
  Object.assign(DATETIME, {
    make: ((_play, args, named) => {
      const given = take('datetime', args, named, fields, 3);
      const [year = 0, month = 0, day = 0, ...rest] = given.slice(0, 7).map(each => whole(each ?? 0n));
      return datetimeOf({ micros: microsFrom(year, month, day, ...rest), aware: aware(given[7]) });
    }) satisfies PyCall,
  });
  const give = (cls: PyClass, methods: Readonly<Record<string, PyCall>>): void => {
    for (const [name, call] of Object.entries(methods)) cls.names.set(name, builtin(name, call));
  };
  give(DATETIME, {
    now: (_play, args, named) => datetimeOf({ micros: now(), aware: aware(take('now', args, named, ['tz'])[0]) }),
    today: () => datetimeOf({ micros: now(), aware: false }),
    utcnow: () => datetimeOf({ micros: now(), aware: false }),
    fromtimestamp: (_play, args, named) => {
      const [seconds, zone] = take('fromtimestamp', args, named, ['timestamp', 'tz'], 1);
      return datetimeOf({ micros: BigInt(Math.round(realIn(seconds) * 1e6)), aware: aware(zone) });
    },
    fromisoformat: (_play, [text]) => {
      const moment = fromIso(textIn(text, 'fromisoformat'));
      return moment === null ? unmet('datetime.fromisoformat() of this text') : datetimeOf(moment);
    },
    strptime: () => unmet('datetime.strptime'),
    combine: () => unmet('datetime.combine'),
  });
  give(DATE, {
    today: () => dateOf(floorDiv(now(), DAY)),
    fromisoformat: (_play, [text]) => {
      const moment = fromIso(textIn(text, 'fromisoformat'));
      return moment === null ? unmet('date.fromisoformat() of this text') : dateOf(floorDiv(moment.micros, DAY));
    },
  });
  ZONE.names.set('utc', UTC);
  return moduleFrom(
    'datetime',
    {},
    { datetime: DATETIME, date: DATE, timedelta: DELTA, timezone: ZONE, UTC, MINYEAR: 1n, MAXYEAR: 9999n },
    NAMES.datetime ?? '',
    libraryPath(play.version, 'datetime.py'),
  );
}

function unmet(what: string): never {
  throw new NotSimulated(what);
}
