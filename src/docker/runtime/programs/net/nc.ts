import type { Program } from '../../kernel/program.ts';
import { stop } from '../../kernel/session.ts';
import { fetchFrom } from './http.ts';

/** `nc` as a client: whether a port is open (-z), and what the server behind it says to a line. */
export const nc: Program = call => {
  const [host = '', port = ''] = call.args.filter(
    (arg, at) => !arg.startsWith('-') && !/^-[wiqspX]$/.test(call.args[at - 1] ?? ''),
  );
  if (call.args.some(arg => /^-[a-z]*l/.test(arg)))
    return stop(call.session, 'not-simulated', 'nc as a server is not simulated');
  const answer = fetchFrom(call, { host, port: Number(port), path: '/' });
  if (answer.kind === 'no-host') {
    call.err(`nc: bad address '${host}'\n`);
    return 1;
  }
  const open = answer.kind === 'page';
  if (call.args.some(arg => /^-[a-z]*z/.test(arg))) {
    if (call.args.some(arg => /^-[a-z]*v/.test(arg)))
      call.err(
        open
          ? `${host} (${answer.address}:${port}) open\n`
          : `nc: ${host} (${answer.address}:${port}): Connection refused\n`,
      );
    return open ? 0 : 1;
  }
  if (!open) return 1;
  if (/PING/i.test(call.input) && answer.server === 'redis-server') call.out('+PONG\r\n');
  else if (/^(GET|HEAD) /.test(call.input))
    call.out(`HTTP/1.1 ${answer.status} ${answer.reason}\r\nServer: ${answer.server}\r\n\r\n${answer.body}`);
  return 0;
};
