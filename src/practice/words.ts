/** Prose of variants: both languages at once, and what changes its form by a number. */
import { LOCALES, type Locale } from '../quiz/index.ts';

/** Markdown in each language. */
export type Text = Readonly<Record<Locale, string>>;

export function text(ru: string, en: string): Text {
  return { ru, en };
}

/** Code that reads the same in both languages. */
export function code(word: string): Text {
  return same(inline(word));
}

export function same(words: string): Text {
  return { ru: words, en: words };
}

export function inline(word: string): string {
  return word.includes('`') ? `\`\` ${word} \`\`` : `\`${word}\``;
}

export function block(lines: string | readonly string[], language = ''): string {
  const body = typeof lines === 'string' ? lines.replace(/\n$/, '') : lines.join('\n');
  return `\`\`\`${language}\n${body}\n\`\`\``;
}

/** A file under its name. */
export function shownFile(path: string, content: string): Text {
  const language = /(^|\.)Dockerfile$/.test(path) ? 'dockerfile' : '';
  return same(`${inline(path)}:\n${block(content, language)}`);
}

export function console(lines: readonly string[]): Text {
  return same(
    block(
      lines.map(line => `$ ${line}`),
      'console',
    ),
  );
}

/** Paragraphs. */
export function paragraphs(...parts: readonly (Text | null)[]): Text {
  return joined('\n\n', parts);
}

export function bullets(items: readonly Text[]): Text {
  return each(locale => items.map(item => `- ${item[locale]}`).join('\n'));
}

function joined(between: string, parts: readonly (Text | null)[]): Text {
  const there = parts.filter(part => part !== null);
  return each(locale => there.map(part => part[locale]).join(between));
}

export function each(words: (locale: Locale) => string): Text {
  const [ru, en] = LOCALES.map(words);
  return { ru: ru ?? '', en: en ?? '' };
}

/** `a`, `b` and `c`, each as code. */
export function listed(words: readonly string[]): Text {
  const all = words.map(inline);
  const with_ = (and: string): string =>
    all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} ${and} ${all.at(-1)}`;
  return { ru: with_('и'), en: with_('and') };
}

const russian = new Intl.PluralRules('ru');

/** `forms`: 1 слой, 2 слоя, 5 слоёв. */
function plural(count: number, forms: readonly [one: string, few: string, many: string]): string {
  const [one, few, many] = forms;
  const rule = russian.select(count);
  return rule === 'one' ? one : rule === 'few' ? few : many;
}

export function counted(
  count: number,
  russianForms: readonly [one: string, few: string, many: string],
  englishForms: readonly [one: string, other: string],
): Text {
  return {
    ru: `${count} ${plural(count, russianForms)}`,
    en: `${count} ${count === 1 ? englishForms[0] : englishForms[1]}`,
  };
}

export const LAYERS = [
  ['слой', 'слоя', 'слоёв'],
  ['layer', 'layers'],
] as const;
