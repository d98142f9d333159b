/** One WebSocket, from its opening to its close: messages go over it as the protocol has them, and nothing comes from it once it is closed here. */
import { type ClientMessage, type ServerMessage, serverMessage } from '../../live/protocol.ts';
import { ABNORMAL } from './link.ts';

export interface Socket {
  /** False when the message could not be sent: it is not open. */
  readonly write: (message: ClientMessage) => boolean;
  readonly close: () => void;
}

export interface SocketOpening {
  readonly url: string;
  /** For as long as this, in milliseconds, it may be opening. */
  readonly patience: number;
  readonly opened: () => void;
  readonly received: (message: ServerMessage) => void;
  /** `refused`: the server answered the handshake with something else than a channel, or not at all. */
  readonly closed: (code: number, reason: string, refused: boolean) => void;
}

export function openSocket(options: SocketOpening): Socket {
  const socket = new WebSocket(options.url);
  let opened = false;
  const close = (): void => {
    clearTimeout(slow);
    socket.onopen = socket.onclose = socket.onmessage = null;
    socket.close();
  };
  const slow = setTimeout(() => {
    close();
    options.closed(ABNORMAL, '', false);
  }, options.patience);
  socket.onopen = () => {
    clearTimeout(slow);
    opened = true;
    options.opened();
  };
  socket.onclose = event => {
    close();
    options.closed(event.code, event.reason, !opened);
  };
  socket.onmessage = event => {
    const message = read(event.data);
    if (message !== null) options.received(message);
  };
  return {
    write: message => {
      if (socket.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    close,
  };
}

function read(data: unknown): ServerMessage | null {
  try {
    const parsed = serverMessage.safeParse(JSON.parse(String(data)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
