import type { Program } from '../../kernel/program.ts';
import { addressOf } from './peers.ts';

/** Docker's own name server, in containers of networks that somebody made. */
const INNER_SERVER = '127.0.0.11';

/**
 * Asks for an IPv4 and for an IPv6 address, and tells of both. No server of the outside answers here: alone it is not reached, and
 * asked by Docker's own it fails.
 */
export const nslookup: Program = call => {
  const host = call.args.find(arg => !arg.startsWith('-')) ?? '';
  const address = addressOf(call, host);
  const content = call.files.content('/etc/resolv.conf');
  const settings = typeof content === 'string' ? '' : Buffer.from(content.bytes ?? []).toString();
  if (/^nameserver (\S+)/m.exec(settings)?.[1] !== INNER_SERVER) {
    call.out(';; connection timed out; no servers could be reached\n\n');
    return 1;
  }
  const server = `Server:\t\t${INNER_SERVER}\nAddress:\t${INNER_SERVER}:53\n\n`;
  if (address === null) {
    const unknown = `** server can't find ${host}: SERVFAIL\n\n`;
    call.out(`${server}${unknown}${unknown}`);
    return 1;
  }
  const answer = 'Non-authoritative answer:\n';
  call.out(`${server}${answer}Name:\t${host}\nAddress: ${address}\n\n${answer}\n`);
  return 0;
};
