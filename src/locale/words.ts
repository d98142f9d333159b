/** The prose of the interface, by key. Files are flat; plural forms stand under `key_one`, `key_few`, `key_many`, `key_other`. */
import i18next, { type i18n } from 'i18next';
import type { Locale } from '../quiz/quiz.ts';
import adviceEn from './advice.en.json' with { type: 'json' };
import adviceRu from './advice.ru.json' with { type: 'json' };
import answersEn from './answers.en.json' with { type: 'json' };
import answersRu from './answers.ru.json' with { type: 'json' };
import examEn from './exam.en.json' with { type: 'json' };
import examRu from './exam.ru.json' with { type: 'json' };
import { bytes, figure } from './figures.ts';
import flagsEn from './flags.en.json' with { type: 'json' };
import flagsRu from './flags.ru.json' with { type: 'json' };
import glossaryEn from './glossary.en.json' with { type: 'json' };
import glossaryRu from './glossary.ru.json' with { type: 'json' };
import homeEn from './home.en.json' with { type: 'json' };
import homeRu from './home.ru.json' with { type: 'json' };
import interfaceEn from './interface.en.json' with { type: 'json' };
import interfaceRu from './interface.ru.json' with { type: 'json' };
import pageEn from './page.en.json' with { type: 'json' };
import pageRu from './page.ru.json' with { type: 'json' };
import peopleEn from './people.en.json' with { type: 'json' };
import peopleRu from './people.ru.json' with { type: 'json' };
import practiceEn from './practice.en.json' with { type: 'json' };
import practiceRu from './practice.ru.json' with { type: 'json' };
import referenceEn from './reference.en.json' with { type: 'json' };
import referenceRu from './reference.ru.json' with { type: 'json' };
import { remembered } from './remembered.ts';
import sandboxEn from './sandbox.en.json' with { type: 'json' };
import sandboxRu from './sandbox.ru.json' with { type: 'json' };
import talkEn from './talk.en.json' with { type: 'json' };
import talkRu from './talk.ru.json' with { type: 'json' };
import tutorEn from './tutor.en.json' with { type: 'json' };
import tutorRu from './tutor.ru.json' with { type: 'json' };

export type Data = Readonly<Record<string, string | number>>;

type Stem<K> = K extends `${infer S}_one` | `${infer S}_few` | `${infer S}_many` | `${infer S}_other` ? S : K;
/** Every key of the interface: a key that no file has does not compile. */
export type Key = Stem<
  | keyof typeof homeEn
  | keyof typeof homeRu
  | keyof typeof interfaceEn
  | keyof typeof interfaceRu
  | keyof typeof pageEn
  | keyof typeof peopleEn
  | keyof typeof peopleRu
  | keyof typeof practiceEn
  | keyof typeof practiceRu
  | keyof typeof referenceEn
  | keyof typeof referenceRu
  | keyof typeof pageRu
  | keyof typeof sandboxEn
  | keyof typeof sandboxRu
  | keyof typeof examEn
  | keyof typeof examRu
>;
export type Translate = (key: Key, data?: Data) => string;

const files: Readonly<Record<Locale, Readonly<Record<string, unknown>>>> = {
  ru: {
    ...homeRu,
    ...interfaceRu,
    ...pageRu,
    ...peopleRu,
    ...practiceRu,
    ...referenceRu,
    ...tutorRu,
    ...glossaryRu,
    ...answersRu,
    ...flagsRu,
    ...talkRu,
    ...sandboxRu,
    ...examRu,
    ...adviceRu,
  },
  en: {
    ...homeEn,
    ...interfaceEn,
    ...pageEn,
    ...peopleEn,
    ...practiceEn,
    ...referenceEn,
    ...tutorEn,
    ...glossaryEn,
    ...answersEn,
    ...flagsEn,
    ...talkEn,
    ...sandboxEn,
    ...examEn,
    ...adviceEn,
  },
};

/** i18next wants a bare number as `count` to choose the plural by, so the count to be read goes under a name of its own. */
function ready(file: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(file).map(([key, text]) => [key, String(text).replaceAll('{{count}}', '{{countFigure}}')]),
  );
}

function readyData(locale: Locale, data: Data): Record<string, string | number> {
  const figures = Object.entries(data).map(([name, value]): [string, string] => [
    name === 'count' ? 'countFigure' : name,
    typeof value === 'string' ? value : name.endsWith('Bytes') ? bytes(locale, value) : figure(locale, value),
  ]);
  return data.count === undefined ? Object.fromEntries(figures) : { ...Object.fromEntries(figures), count: data.count };
}

function load(locale: Locale): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { [locale]: { translation: ready(files[locale]) } },
    returnNull: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  return instance;
}

const instances: Readonly<Record<Locale, i18n>> = { ru: load('ru'), en: load('en') };
const translators: Readonly<Record<Locale, Translate>> = {
  ru: (key, data) => (data === undefined ? fixed('ru', key) : words('ru', key, data)),
  en: (key, data) => (data === undefined ? fixed('en', key) : words('en', key, data)),
};

/** Texts without data, once looked up: a page has dozens of them. */
const looked: Readonly<Record<Locale, Map<string, string>>> = { ru: new Map(), en: new Map() };

function fixed(locale: Locale, key: Key): string {
  const known = looked[locale].get(key);
  if (known !== undefined) return known;
  const text = words(locale, key, {});
  looked[locale].set(key, text);
  return text;
}

/** Text, not html: a page escapes it. Numbers in `data` are written as the language writes them, those under a name that ends in `Bytes` as sizes; `count` chooses the plural. */
export function translator(locale: Locale): Translate {
  return translators[locale];
}

/** What was said lately, by what it was said of: learners hear the same few sentences. Longer data are nobody else's. */
const lately: Readonly<Record<Locale, ReturnType<typeof remembered>>> = {
  ru: remembered(4_000, 300),
  en: remembered(4_000, 300),
};

/** As `translator`, for a key known only at run time. A key that no file has gives the key itself. */
export function words(locale: Locale, key: string, data: Data): string {
  let of = key;
  for (const name in data) of += `\0${name}\0${typeof data[name] === 'number' ? '#' : ''}${data[name]}`;
  return lately[locale](of, () => instances[locale].t(key, readyData(locale, data)));
}

export function hasWords(locale: Locale, key: string): boolean {
  return ['', '_one', '_few', '_many', '_other'].some(form => Object.hasOwn(files[locale], key + form));
}

/** All keys with their raw texts whose name starts with `prefix`: what a page's script is given. */
export function texts(locale: Locale, prefix: string): Readonly<Record<string, string>> {
  const found = Object.entries(files[locale]).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(found.map(([key, text]) => [key, String(text)]));
}
