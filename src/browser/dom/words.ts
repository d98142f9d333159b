/** The page's own words: the raw texts of the island, filled in and put in the right plural. */
type WordData = Readonly<Record<string, string | number>>;

export interface Words {
  readonly locale: 'ru' | 'en';
  /** A text with its `{{name}}`s filled; numbers are written as the language writes them. */
  readonly t: (key: string, data?: WordData) => string;
  /** A text in the plural form for `count`. */
  readonly n: (key: string, count: number, data?: WordData) => string;
  readonly figure: (value: number) => string;
}

export function wordsOf(locale: 'ru' | 'en', strings: Readonly<Record<string, string>>): Words {
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const plurals = new Intl.PluralRules(locale);
  const figure = (value: number): string => numbers.format(value).replace(/^-/, '−');
  const fill = (text: string, data: WordData): string =>
    text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
      const value = Object.hasOwn(data, name) ? data[name] : undefined;
      return value === undefined ? whole : typeof value === 'number' ? figure(value) : value;
    });
  const raw = (key: string): string | undefined => (Object.hasOwn(strings, key) ? strings[key] : undefined);
  return {
    locale,
    figure,
    t: (key, data = {}) => fill(raw(key) ?? key, data),
    n: (key, count, data = {}) =>
      fill(raw(`${key}_${plurals.select(count)}`) ?? raw(`${key}_other`) ?? raw(key) ?? key, { ...data, count }),
  };
}
