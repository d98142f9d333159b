/** The gradebook as a file for a spreadsheet. Excel splits it by the locale it runs in: a Russian one wants `;` and decimal commas. */
import { stringify } from 'csv-stringify/sync';
import type { Locale } from '../quiz/quiz.ts';
import type { GradebookQuiz, GradebookRow } from '../report/gradebook.ts';

const WORDS: Readonly<
  Record<Locale, { readonly name: string; readonly total: string; readonly most: string; readonly id: string }>
> = {
  ru: { name: 'Студент', total: 'Итого', most: 'Максимум', id: 'Идентификатор' },
  en: { name: 'Student', total: 'Total', most: 'Points possible', id: 'Student ID' },
};

/** Totals first, in the columns in which they have always stood; behind them who it is, and the points of each question. */
export function gradebookCsv(locale: Locale, quizzes: readonly GradebookQuiz[], rows: readonly GradebookRow[]): string {
  const words = WORDS[locale];
  const most = quizzes.reduce((sum, quiz) => sum + quiz.points, 0);
  const table: (string | number | null)[][] = [
    [
      words.name,
      ...quizzes.map(quiz => quiz.title),
      words.total,
      words.id,
      ...quizzes.flatMap(quiz => quiz.columns.map(({ title }, index) => `${quiz.number}.${index + 1} ${title}`)),
    ],
    [
      words.most,
      ...quizzes.map(quiz => quiz.points),
      most,
      null,
      ...quizzes.flatMap(quiz => quiz.columns.map(column => column.points)),
    ],
    ...rows.map(row => [row.name, ...row.scores, row.total, row.id, ...row.answers.flat()]),
  ];
  return stringify(table, {
    bom: locale === 'ru',
    delimiter: locale === 'ru' ? ';' : ',',
    record_delimiter: 'windows',
    cast: {
      string: unformula,
      number: value => (locale === 'ru' ? String(value).replace('.', ',') : String(value)),
    },
  });
}

/** A cell that a spreadsheet would run gets an apostrophe, and is text. */
export function unformula(text: string): string {
  return /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u.test(text) ? `'${text}` : text;
}
