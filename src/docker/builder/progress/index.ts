/** What a build prints. */
export { renderPlain } from './plain.ts';
export { checkReport, errorReport, excerpt, quietReport, warningSummary } from './report.ts';
export { renderTty } from './tty.ts';
