import { matchesWhole } from '../quiz/index.ts';
import type { RanLine } from './grade.ts';

/** Whether the line asked this of the daemon or the registry. A pattern without a query fits requests with any. */
export function asks(line: Pick<RanLine, 'calls'>, to: 'daemon' | 'registry', request: string): boolean {
  const pattern = `${to} (?:${request})`;
  return line.calls.some(call => matchesWhole(pattern, call) || matchesWhole(pattern, call.split('?')[0] ?? call));
}
