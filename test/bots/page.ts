/** One page's end of the channel: says hello, and tells what comes. A line that breaks is the learner's to mend. */
import { WebSocket } from 'ws';
import { type Input, PROTOCOL_VERSION, type ServerMessage, serverMessage } from '../../src/live/protocol.ts';

export interface Page {
  readonly send: (id: string, input: Input) => void;
  /** As if the line were cut. */
  readonly cut: () => void;
  readonly closed: Promise<number>;
}

export function openPage(
  base: URL,
  cookie: string,
  attempt: string,
  hear: (message: ServerMessage) => void,
): Promise<Page> {
  const address = new URL('/live', base);
  address.protocol = base.protocol === 'https:' ? 'wss:' : 'ws:';
  const ws = new WebSocket(address, { headers: { cookie, origin: base.origin }, perMessageDeflate: false });
  const closed = new Promise<number>(done => ws.once('close', code => done(code)));
  ws.on('message', data => hear(serverMessage.parse(JSON.parse(data.toString()))));
  return new Promise((done, failed) => {
    ws.on('error', failed);
    ws.once('open', () => {
      ws.send(JSON.stringify({ type: 'hello', version: PROTOCOL_VERSION, attempt, locale: 'ru', seq: null }));
      done({
        send: (id, input) => ws.send(JSON.stringify({ type: 'input', id, input })),
        cut: () => ws.terminate(),
        closed,
      });
    });
  });
}
