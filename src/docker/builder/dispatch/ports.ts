import { Refusal } from '../refusal.ts';

const PROTOCOLS: ReadonlySet<string> = new Set(['tcp', 'udp', 'sctp']);

function range(text: string): readonly [number, number] | null {
  const match = /^(\d+)(?:-(\d+))?$/u.exec(text);
  if (match === null) return null;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return from > 65535 || to > 65535 || from > to ? null : [from, to];
}

export interface Exposed {
  /** `80/tcp`, one for each port of a range. */
  readonly ports: readonly string[];
  /** It names an address or a port of the host, which EXPOSE does not do. */
  readonly hostPart: boolean;
  /** Its protocol is not in lower case. */
  readonly upperProtocol: boolean;
}

/** One word of EXPOSE: `80`, `80/udp`, `8000-8005`, and the forms of `-p` which are taken but not meant. */
export function exposed(word: string): Exposed {
  const slash = word.lastIndexOf('/');
  const given = slash < 0 ? '' : word.slice(slash + 1);
  const address = slash < 0 ? word : word.slice(0, slash);
  const protocol = given === '' ? 'tcp' : given.toLowerCase();
  const parts = /^(?:(?:(\[[^\]]*\]|[^:]*):)?([^:]*):)?([^:]*)$/u.exec(address);
  const container = parts?.[3] ?? address;
  if (container === '') throw new Refusal(`no port specified: ${word}<empty>`);
  const span = parts === null ? null : range(container);
  if (span === null) throw new Refusal(`invalid containerPort: ${container}`);
  if (!PROTOCOLS.has(protocol)) throw new Refusal(`invalid proto: ${given}`);
  const host = parts?.[2] ?? '';
  if (host !== '' && range(host) === null) throw new Refusal(`invalid hostPort: ${host}`);
  const ports: string[] = [];
  for (let port = span[0]; port <= span[1]; port++) ports.push(`${port}/${protocol}`);
  return { ports, hostPart: address.includes(':'), upperProtocol: given !== protocol && given !== '' };
}
