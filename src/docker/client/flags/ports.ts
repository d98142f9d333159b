/** What `--publish` says: `[ip:][host:]container[/protocol]`, each a port or a range, after docker/go-connections. */
import { portRange } from '../../port-range.ts';

interface PortMapping {
  /** `80/tcp` */
  readonly container: string;
  readonly hostIp: string;
  /** Empty: the daemon chooses one; `8000-8010`: one of these. */
  readonly hostPort: string;
}

export type PortMappings =
  | { readonly ok: true; readonly ports: readonly PortMapping[] }
  | { readonly ok: false; readonly error: string };

function range(text: string): readonly [number, number] | null {
  const found = portRange(text);
  return found.ok ? [found.from, found.to] : null;
}

function isAddress(text: string): boolean {
  if (text.includes(':')) {
    const groups = text.split(':');
    const isHex = groups.every(group => /^[0-9a-fA-F]{0,4}$/.test(group));
    return isHex && (text.includes('::') ? groups.length <= 9 : groups.length === 8);
  }
  const parts = text.split('.');
  return parts.length === 4 && parts.every(part => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

/** The long form, `target=80,published=8080,protocol=tcp`, as the short one. */
function shortForm(text: string): string {
  const fields = new Map(
    text.split(',').map(field => {
      const [key = '', value = ''] = field.split('=');
      return [key.trim(), value.trim()] as const;
    }),
  );
  const published = fields.get('published');
  return `${published === undefined ? '' : `${published}:`}${fields.get('target') ?? ''}/${fields.get('protocol') ?? 'tcp'}`;
}

export function parsePublish(given: string): PortMappings {
  const refuse = (error: string): PortMappings => ({ ok: false, error });
  const text = given.includes('=') ? shortForm(given) : given;
  const sections = text.split(':');
  const inside = sections.pop() ?? '';
  const hostPort = sections.pop() ?? '';
  let hostIp = sections.join(':');
  const slash = inside.indexOf('/');
  const containerPort = slash < 0 ? inside : inside.slice(0, slash);
  const protocol = (slash < 0 || inside.slice(slash + 1) === '' ? 'tcp' : inside.slice(slash + 1)).toLowerCase();
  if (containerPort !== '' && !['tcp', 'udp', 'sctp'].includes(protocol)) return refuse(`invalid proto: ${protocol}`);
  if (hostIp.startsWith('[') && hostIp.endsWith(']')) hostIp = hostIp.slice(1, -1);
  if (hostIp !== '' && !isAddress(hostIp)) return refuse(`invalid IP address: ${hostIp}`);
  if (containerPort === '') return refuse(`no port specified: ${text}<empty>`);
  const inner = range(containerPort);
  if (inner === null) return refuse(`invalid containerPort: ${containerPort}`);
  const outer = hostPort === '' ? null : range(hostPort);
  if (hostPort !== '' && outer === null) return refuse(`invalid hostPort: ${hostPort}`);
  if (outer !== null && inner[1] - inner[0] !== outer[1] - outer[0] && inner[0] !== inner[1]) {
    return refuse(`invalid ranges specified for container and host Ports: ${containerPort} and ${hostPort}`);
  }
  const count = inner[1] - inner[0] + 1;
  const ports = Array.from({ length: count }, (_, at) => {
    const single = count === 1 && outer !== null && outer[0] !== outer[1];
    const first = outer === null ? '' : String(outer[0] + at);
    return {
      container: `${inner[0] + at}/${protocol}`,
      hostIp,
      hostPort: single && outer !== null ? `${first}-${outer[1]}` : first,
    };
  });
  return { ok: true, ports };
}

/** `--expose 80`, `--expose 8000-8002/udp` → `80/tcp`, … */
export function parseExpose(
  text: string,
): { readonly ok: true; readonly ports: readonly string[] } | { readonly ok: false; readonly error: string } {
  if (text.includes(':')) return { ok: false, error: `invalid port format for --expose: ${text}` };
  const [port = '', protocol = 'tcp'] = text.split('/');
  const found = portRange(port);
  if (!found.ok) return { ok: false, error: `invalid range format for --expose: ${text}, error: ${found.error}` };
  return {
    ok: true,
    ports: Array.from({ length: found.to - found.from + 1 }, (_, at) => `${found.from + at}/${protocol}`),
  };
}
