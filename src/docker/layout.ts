/** Moments by a layout of Go's time package, and what is wrong in its words. */

type Layout = readonly string[];

export type ReadMoment = { readonly ok: true; readonly at: number } | { readonly ok: false; readonly error: string };

const FIELDS: Readonly<Record<string, { readonly most: number; readonly least: number; readonly name: string }>> = {
  '01': { least: 1, most: 12, name: 'month' },
  '02': { least: 1, most: 31, name: 'day' },
  '15': { least: 0, most: 23, name: 'hour' },
  '04': { least: 0, most: 59, name: 'minute' },
  '05': { least: 0, most: 59, name: 'second' },
};

/** The layout that Docker picks by the look of a text: api/types/time GetTimestamp. */
function layoutOf(text: string): Layout {
  const isLocal = !/[zZ+]/.test(text) && (text.match(/-/g) ?? []).length !== 3;
  const zone = isLocal ? [] : ['Z07:00'];
  const day = ['2006', '-', '01', '-', '02'];
  const whole = [...day, 'T', '15', ':', '04', ':', '05'];
  if (text.includes('.')) return [...whole, '.999999999', ...zone];
  if (!text.includes('T')) return [...day, ...zone];
  const colons = (text.match(/:/g) ?? []).length - (!isLocal && !/[zZ]/.test(text) && text.includes(':') ? 1 : 0);
  if (colons <= 0) return [...day, 'T', '15', ...zone];
  return colons === 1 ? [...day, 'T', '15', ':', '04', ...zone] : [...whole, ...zone];
}

/** Milliseconds since 1970 of a date or of a date and time, as the client takes them. */
export function readMoment(text: string): ReadMoment {
  return readBy(layoutOf(text), text);
}

/** Milliseconds since 1970 of a time in JSON: RFC 3339, whose seconds may have a fraction that the layout does not name. */
export function readTime(text: string): ReadMoment {
  return readBy(
    ['2006', '-', '01', '-', '02', 'T', '15', ':', '04', ':', '05', '.999999999', 'Z07:00'],
    text,
    '2006-01-02T15:04:05Z07:00',
  );
}

function readBy(layout: Layout, text: string, said = layout.join('')): ReadMoment {
  const values = new Map<string, number>();
  let rest = text;
  let offset = 0;
  const refuse = (why: string): ReadMoment => ({ ok: false, error: `parsing time ${JSON.stringify(text)}${why}` });
  const mismatch = (element: string): ReadMoment =>
    refuse(` as ${JSON.stringify(said)}: cannot parse ${JSON.stringify(rest)} as ${JSON.stringify(element)}`);
  for (const element of layout) {
    const field = FIELDS[element];
    const match =
      element === '2006'
        ? /^\d{4}/.exec(rest)
        : element === 'Z07:00'
          ? /^(?:Z|([+-])(\d\d):(\d\d))/.exec(rest)
          : element === '.999999999'
            ? /^(?:\.\d+)?/.exec(rest)
            : field === undefined
              ? rest.startsWith(element)
                ? [element]
                : null
              : /^\d\d/.exec(rest);
    if (match === null) return mismatch(element);
    const [found = '', sign, hours = '0', minutes = '0'] = match;
    rest = rest.slice(found.length);
    if (element === 'Z07:00') offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    else if (element === '.999999999') values.set(element, Number(`0${found}`));
    else if (element === '2006' || field !== undefined) values.set(element, Number(found));
    if (field !== undefined && (Number(found) < field.least || Number(found) > field.most))
      return refuse(`: ${field.name} out of range`);
  }
  if (rest !== '') return refuse(`: extra text: ${JSON.stringify(rest)}`);
  const value = (element: string): number => values.get(element) ?? 0;
  const [year, month, day] = [value('2006'), value('01'), value('02')];
  if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return refuse(': day out of range');
  const at = Date.UTC(year, month - 1, day, value('15'), value('04') - offset, value('05'));
  return { ok: true, at: at + value('.999999999') * 1000 };
}
