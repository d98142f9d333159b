import { headerOf } from '../../../http.ts';
import type { Program } from '../../kernel/program.ts';
import { stop } from '../../kernel/session.ts';
import { fetchFrom, knock } from './http.ts';

/** `nc` as a client: whether a port is open (-z), and what the server behind it says to a line. */
export const nc: Program = call => {
  const [host = '', port = ''] = call.args.filter(
    (arg, at) => !arg.startsWith('-') && !/^-[wiqspX]$/.test(call.args[at - 1] ?? ''),
  );
  if (call.args.some(arg => /^-[a-z]*l/.test(arg)))
    return stop(call.session, 'not-simulated', 'nc as a server is not simulated');
  const url = { host, port: Number(port), path: '/' };
  const found = knock(call, url);
  if ('kind' in found && found.kind === 'no-host') {
    call.err(`nc: bad address '${host}'\n`);
    return 1;
  }
  const open = !('kind' in found);
  if (call.args.some(arg => /^-[a-z]*z/.test(arg))) {
    if (call.args.some(arg => /^-[a-z]*v/.test(arg)))
      call.err(
        open
          ? `${host} (${found.address}:${port}) open\n`
          : `nc: ${host} (${found.address}:${port}): Connection refused\n`,
      );
    return open ? 0 : 1;
  }
  if (!open) return 1;
  const [, method, path] = /^(GET|HEAD) (\S+) HTTP\/1\.[01]\r?\n/.exec(call.input) ?? [];
  if (/PING/i.test(call.input) && found.service === 'redis-server') call.out('+PONG\r\n');
  else if (method !== undefined && path !== undefined) {
    const [, ...lines] = call.input.split(/\r?\n/);
    const headers = lines.flatMap(line => {
      const [, name, value] = /^([^:\s]+):\s*(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    });
    if (headerOf({ headers }, 'Host') === null)
      return stop(call.session, 'not-simulated', 'HTTP without a Host is not simulated here');
    const answer = fetchFrom(call, { ...url, path }, { method, headers, body: '' });
    if (answer.kind !== 'page') return 0;
    const head = answer.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    call.out(`HTTP/${answer.version} ${answer.status} ${answer.reason}\r\n${head}\r\n${answer.body}`);
  } else if (call.input.trim() !== '')
    return stop(call.session, 'not-simulated', `what ${found.service ?? host} says to this is not simulated here`);
  return 0;
};
