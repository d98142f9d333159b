/** The PORTS column: `0.0.0.0:8080->80/tcp, [::]:8080->80/tcp`, neighbours of a range joined. */
import type { Port } from '../../engine/index.ts';

interface PortGroup {
  first: number;
  last: number;
}

export function displayPorts(ports: readonly Port[]): string {
  const result: string[] = [];
  const hostMappings: string[] = [];
  const groups = new Map<string, PortGroup>();
  for (const port of [...ports].sort(comparePorts)) {
    const current = port.PrivatePort;
    let key = port.Type;
    if (port.IP !== undefined && port.IP !== '') {
      if (port.PublicPort !== current) {
        const host = joinHostPort(port.IP, String(port.PublicPort ?? 0));
        hostMappings.push(`${host}->${current}/${port.Type}`);
        continue;
      }
      key = `${port.IP}/${port.Type}`;
    }
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: current, last: current });
    else if (current === group.last + 1) group.last = current;
    else if (current !== group.last) {
      result.push(groupText(key, group));
      groups.set(key, { first: current, last: current });
    }
  }
  for (const [key, group] of groups) result.push(groupText(key, group));
  return [...result, ...hostMappings].join(', ');
}

function groupText(key: string, { first, last }: PortGroup): string {
  const [ip, type] = key.includes('/')
    ? [key.slice(0, key.lastIndexOf('/')), key.slice(key.lastIndexOf('/') + 1)]
    : ['', key];
  const range = first === last ? String(first) : `${first}-${last}`;
  return ip === '' ? `${range}/${type}` : `${joinHostPort(ip, range)}->${range}/${type}`;
}

export function joinHostPort(host: string, port: string): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function comparePorts(a: Port, b: Port): number {
  return (
    a.PrivatePort - b.PrivatePort ||
    compare(a.IP ?? '', b.IP ?? '') ||
    (a.PublicPort ?? 0) - (b.PublicPort ?? 0) ||
    compare(a.Type, b.Type)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
