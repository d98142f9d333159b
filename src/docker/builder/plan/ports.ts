import { goQuoted } from '../../dockerfile/parse/go-quoted.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';

const PROTOCOLS: ReadonlySet<string> = new Set(['tcp', 'udp', 'sctp']);

function range(text: string): readonly [number, number] | null {
  const match = /^(\d+)(?:-(\d+))?$/u.exec(text);
  if (match === null) return null;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return from > 65535 || to > 65535 || from > to ? null : [from, to];
}

/** What it costs that an image keeps one port more: it stands in its config. */
export const PORT = 250;

export interface Exposed {
  /** `80/tcp`, one for each port of a range. */
  readonly ports: readonly string[];
  /** It names an address or a port of the host, which EXPOSE does not do. */
  readonly hostPart: boolean;
  /** Its protocol is not in lower case. */
  readonly upperProtocol: boolean;
}

/**
 * One word of EXPOSE: `80`, `80/udp`, `8000-8005`, and the forms of `-p` which are taken but not meant. Source: BuildKit's
 * convert_expose.go.
 */
export function exposed(word: string): Exposed {
  const parts = word.split(':');
  const container = parts.at(-1) ?? '';
  const host = parts.at(-2) ?? '';
  const address = parts.slice(0, -2).join(':');
  const slash = container.indexOf('/');
  const port = slash < 0 ? container : container.slice(0, slash);
  const given = (slash < 0 ? '' : container.slice(slash + 1)) || 'tcp';
  const protocol = given.toLowerCase();
  if (port === '') throw new DockerfileRefusal(`invalid port: ${goQuoted(word)}: no port specified`);
  if (!PROTOCOLS.has(protocol)) throw new DockerfileRefusal(`invalid port: ${goQuoted(word)}: invalid proto: ${given}`);
  if (address !== '' && !isAddress(address)) throw new DockerfileRefusal(`invalid IP address: ${address}`);
  const span = range(port);
  if (span === null) throw new DockerfileRefusal(`invalid containerPort: ${port}`);
  if (host !== '') {
    const published = range(host);
    if (published === null) throw new DockerfileRefusal(`invalid hostPort: ${host}`);
    if (span[1] !== span[0] && span[1] - span[0] !== published[1] - published[0])
      throw new DockerfileRefusal(`invalid ranges specified for container and host Ports: ${port} and ${host}`);
  }
  const ports: string[] = [];
  for (let each = span[0]; each <= span[1]; each++) ports.push(`${each}/${protocol}`);
  return { ports, hostPart: parts.length > 1 && (address !== '' || host !== ''), upperProtocol: given !== protocol };
}

function isAddress(text: string): boolean {
  const bare = /^\[(.*)\]$/u.exec(text)?.[1] ?? text;
  const parts = bare.split('.');
  if (parts.length === 4 && !bare.includes(':'))
    return parts.every(part => /^\d{1,3}$/u.test(part) && Number(part) < 256);
  return /^[0-9a-fA-F:.]+$/u.test(bare) && bare.includes(':');
}
