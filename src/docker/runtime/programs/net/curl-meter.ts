import type { HttpAnswer } from './http.ts';

const NO_TIME = '--:--:-- --:--:-- --:--:--';

/** What curl draws while it works, where that does not disturb its output. Rule: progress.c of curl 7 and 8; the speed is this host's. */
export function meter(answer: HttpAnswer, flags: ReadonlySet<string>, code: number, sent: number): string {
  const head =
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n' +
    '                                 Dload  Upload   Total   Spent    Left  Speed\n';
  const begun = `\r  0     0    0     0    0     0      0      0 ${NO_TIME}     0`;
  if (answer.kind === 'no-host') return head + begun;
  const size = answer.kind === 'page' ? Buffer.byteLength(answer.body) : 0;
  const isReceived = code === 0 && !flags.has('I') && size > 0;
  const done = isReceived ? 100 : 0;
  const part = isReceived ? size : 0;
  const columns = [
    [isReceived || sent > 0 ? 100 : 0, size + sent],
    [done, part],
    [sent > 0 ? 100 : 0, sent],
  ].map(([percent = 0, bytes = 0]) => `${String(percent).padStart(3)} ${amount(bytes)}`);
  const speed = amount(part * SPEED);
  return `${head}${begun}\r${[...columns, speed, amount(sent * SPEED)].join('  ')} ${NO_TIME} ${amount((part + sent) * SPEED)}\n`;
}

/** Transfers in a second that are as long as this one. */
const SPEED = 500;

/** Five places: `63`, `15977`, `292k`, `34.8M`. */
function amount(bytes: number): string {
  if (bytes < 100_000) return String(bytes).padStart(5);
  const kibibytes = Math.floor(bytes / 1024);
  if (kibibytes < 10_000) return `${String(kibibytes).padStart(4)}k`;
  const tenths = Math.floor((bytes * 10) / 1_048_576);
  return tenths < 1000
    ? `${Math.floor(tenths / 10)
        .toString()
        .padStart(2)}.${tenths % 10}M`
    : `${String(Math.floor(tenths / 10)).padStart(4)}M`;
}
