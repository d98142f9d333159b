import { NotSimulated } from '../../control.ts';
import { number, text } from '../value/convert.ts';
import { thrown } from '../value/errors.ts';
import { bare, isObject, type JsCall, type JsObject, type JsPlay, type JsValue } from '../value/values.ts';
import { addMethods, libraryClass, unmet } from './define.ts';

/** Date. Machines stand in UTC. */

const own = (self: JsValue): number =>
  isObject(self) && self.tag === 'date' ? (self.data as number) : unmet('a method of dates for what is none');

const PARTS = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds', 'Day'] as const;

function parsedDate(said: string): number {
  // What is no ISO is read by engines as they like.
  if (!/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/.test(said))
    throw new NotSimulated(`the date ${said.slice(0, 40)}`);
  return Date.parse(/T.*[^Z]$/.test(said) && !/[+-]\d\d:\d\d$/.test(said) ? `${said}Z` : said);
}

export function dateClass(play: JsPlay): JsObject {
  const proto = play.protos.date;
  play.labels.set(proto, 'of date');
  const methods: Record<string, JsCall> = {
    getTime: (_play, self) => own(self),
    valueOf: (_play: JsPlay, self: JsValue) => own(self),
    getTimezoneOffset: () => 0,
    toISOString: (inner, self) => {
      if (Number.isNaN(own(self))) throw thrown(inner, 'RangeError', 'Invalid time value');
      return new Date(own(self)).toISOString();
    },
    toJSON: (_play, self) => new Date(own(self)).toJSON(),
    toUTCString: (_play, self) => new Date(own(self)).toUTCString(),
    toString: (_play: JsPlay, self: JsValue) => {
      const date = new Date(own(self));
      if (Number.isNaN(own(self))) return 'Invalid Date';
      const [day, date_, month, year, time] = date.toUTCString().replace(',', '').split(' ');
      return `${day} ${month} ${date_} ${year} ${time} GMT+0000 (Coordinated Universal Time)`;
    },
    toDateString: (_play, self) => {
      const [day, date_, month, year] = new Date(own(self)).toUTCString().replace(',', '').split(' ');
      return `${day} ${month} ${date_} ${year}`;
    },
  };
  for (const part of PARTS) {
    methods[`get${part}`] = (_play, self) => new Date(own(self))[`getUTC${part}`]();
    methods[`getUTC${part}`] = (_play, self) => new Date(own(self))[`getUTC${part}`]();
  }
  for (const part of PARTS)
    if (part !== 'Day')
      for (const name of [`set${part}`, `setUTC${part}`])
        methods[name] = (inner, self, [value, ...more]) => {
          if (more.length > 0 || !isObject(self)) return unmet(`.${name} with more than one number`);
          const date = new Date(own(self));
          date[`setUTC${part}`](number(inner, value));
          self.data = date.getTime();
          return self.data as number;
        };
  addMethods(play, proto, methods);
  const cls = libraryClass(
    play,
    'Date',
    proto,
    (inner, args, wanted) => {
      const [first] = args;
      let time: number;
      if (args.length === 0) time = Math.round(inner.machine.now());
      else if (args.length > 1) {
        const [year = 0, month = 0, ...rest] = args.map(each => number(inner, each));
        time = Date.UTC(year, month, ...rest);
      } else if (typeof first === 'string') time = parsedDate(first);
      else if (isObject(first ?? null) && (first as JsObject).tag === 'date') time = own(first as JsObject);
      else time = new Date(number(inner, first)).getTime();
      return bare('date', wanted, { data: time });
    },
    () => unmet('Date() without new'),
  );
  addMethods(play, cls, {
    now: inner => Math.round(inner.machine.now()),
    parse: (inner, _self, [said]) => parsedDate(text(inner, said)),
    UTC: (inner, _self, args) => {
      const [year = 0, month = 0, ...rest] = args.map(each => number(inner, each));
      return Date.UTC(year, month, ...rest);
    },
  });
  return cls;
}
