/** What a build prints. */

export { type Colors, colorsOf, type LoggedWarning } from './colors.ts';
export { renderPlain } from './plain.ts';
export { checkReport, errorReport, excerpt, warningSummary } from './report.ts';
export { renderTty } from './tty.ts';
