/**
 * Progress of pulls, pushes and loads. To a pipe every state is a line; on a terminal each layer has one line that is redrawn in
 * place.
 */
import type { ProgressMessage } from '../engine/index.ts';
import { humanSize } from './format/units.ts';
import type { ClientIO, Stream } from './io.ts';

/** From this width on a bar is drawn. */
const BAR_FROM = 110;

/** `[=====>   ]  1.5MB/3.6MB`; empty when there is nothing to show. */
function progressBar(detail: ProgressMessage['progressDetail'], columns: number): string {
  if (detail === null || (detail.current <= 0 && detail.total <= 0)) return '';
  if (detail.units !== undefined && detail.total <= 0) return `${detail.current} ${detail.units}`;
  const current = humanSize(detail.current);
  if (detail.total <= 0) return current.padStart(8);
  const done = Math.min(50, Math.trunc(Math.trunc((detail.current / detail.total) * 100) / 2));
  const bar = columns > BAR_FROM ? `[${'='.repeat(done)}>${' '.repeat(50 - done)}] ` : '';
  const numbers = current.padStart(8) + (detail.current > detail.total ? '' : `/${humanSize(detail.total)}`);
  return bar + numbers;
}

/** A message about a layer, which has its own line; the others are lines of their own. */
function isAboutLayer(message: ProgressMessage): boolean {
  return message.id !== null && message.stream === null && !message.status.startsWith('Pulling from');
}

export async function showProgress(
  io: ClientIO,
  messages: AsyncIterable<ProgressMessage> | Iterable<ProgressMessage>,
  stream: Stream = 'stdout',
): Promise<void> {
  const columns = io.columns[stream];
  const lines = new Map<string, number>();
  for await (const message of messages) {
    const { at, id, status } = message;
    const write = (text: string): void => io.write(stream, text, at);
    if (message.stream !== null) {
      lines.clear();
      write(message.stream);
      continue;
    }
    const bar = progressBar(message.progressDetail, columns ?? 0);
    if (columns === null) {
      if (bar === '') write(`${id === null ? '' : `${id}: `}${status}\n`);
      continue;
    }
    if (!isAboutLayer(message) || id === null) {
      lines.clear();
      write(`${id === null ? '' : `${id}: `}${status}\n`);
      continue;
    }
    let text = '';
    let line = lines.get(id);
    if (line === undefined) {
      line = lines.size;
      lines.set(id, line);
      text += '\n';
    }
    const up = lines.size - line;
    text += `\u001b[${up}A\u001b[2K\r${id}: ${status} ${bar}\r\u001b[${up}B`;
    write(text);
  }
}
