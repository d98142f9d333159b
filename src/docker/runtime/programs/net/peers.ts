import type { Peer } from '../../kernel/process-request.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { stop } from '../../kernel/session.ts';

/** Who answers on the network under a name: this container, another one, or what the host reaches. */

export function isLocal(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1';
}

export function isAddress(host: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(host);
}

/** This container itself, when it is what is asked. */
function own(call: ProgramCall): Peer {
  const { service } = call.session;
  return {
    address: '127.0.0.1',
    service: service?.name ?? null,
    ports: service?.ports ?? [],
    filesystem: call.session.request.filesystem,
  };
}

/** What answers at a host and a port: on the host what it reaches, in a container this one or another; null when nobody does. */
export function peerAt(call: ProgramCall, host: string, port: number): Peer | null {
  const { reach, lookup, hostname } = call.session.request;
  if (reach !== undefined) return reach(host, port);
  if (!isLocal(host)) return lookup(host);
  const here = lookup(hostname);
  return call.session.service === null && here !== null ? here : own(call);
}

/** The IPv4 address of a name, or null; names of the world outside are not simulated. */
export function addressOf(call: ProgramCall, host: string): string | null {
  const { lookup, network } = call.session.request;
  const peer = lookup(host);
  if (peer !== null) return peer.address;
  if (isLocal(host)) return '127.0.0.1';
  if (isAddress(host)) return host;
  if (host.includes('.') && network) return outside(call, host);
  return null;
}

/** Whether a server of a kind answers where a client asks: by name, or, with null, in this very container. */
export function serverAt(call: ProgramCall, host: string | null, port: number, service: string): boolean {
  const { lookup, hostname } = call.session.request;
  const serves = (peer: Peer | null) => peer?.service === service && peer.ports.includes(port);
  if (host !== null && !isLocal(host)) return serves(lookup(host));
  return call.session.service?.name === service || serves(lookup(hostname));
}

export function outside(call: ProgramCall, host: string): never {
  return stop(
    call.session,
    'not-simulated',
    `the world outside of this machine's containers is not simulated: ${host} was asked for`,
  );
}
