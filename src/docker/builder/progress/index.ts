/** What a build prints. */
export { renderPlain } from './plain.ts';
export { checkReport, errorReport, excerpt, quietReport, warningSummary } from './report.ts';
export { renderTty, type TtyOptions } from './tty.ts';
