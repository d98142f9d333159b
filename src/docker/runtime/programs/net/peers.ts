import type { HttpAnswered, HttpQuestion } from '../../../http.ts';
import type { Peer } from '../../kernel/process-request.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { stop } from '../../kernel/session.ts';
import { answerOf } from '../web/answer.ts';

/** Who answers on the network under a name: this container, another one, or what the host reaches. */

/** Linux takes who asks 0.0.0.0 to the machine itself, as `docker port` tempts one to. */
export function isLocal(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '0.0.0.0';
}

export function isAddress(host: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(host);
}

/** The address from which this container, or the host, reaches another one. */
export function addressBefore(call: ProgramCall, address: string): string {
  const { reach, interfaces = [] } = call.session.request;
  if (reach !== undefined) return DOCKER_BRIDGE;
  if (isLocal(address)) return '127.0.0.1';
  const subnet = address.split('.').slice(0, 2).join('.');
  const card = interfaces.find(each => each.address.startsWith(`${subnet}.`)) ?? interfaces[0];
  return card?.address ?? '127.0.0.1';
}

/** The host's address on the usual bridge. */
const DOCKER_BRIDGE = '172.17.0.1';

/** This container itself, when it is what is asked. */
function own(call: ProgramCall): Peer {
  const { service } = call.session;
  return {
    address: '127.0.0.1',
    service: service?.name ?? null,
    ports: service?.ports ?? [],
    filesystem: call.session.request.filesystem,
    ...(service?.web === undefined ? {} : { ask: (port, question) => askOwn(call, port, question) }),
  };
}

/** Asks the server that a job of this very process has become. */
function askOwn(call: ProgramCall, port: number, question: HttpQuestion): HttpAnswered {
  const { session } = call;
  const { service } = session;
  if (service?.web === undefined) return { kind: 'closed', duration: 0 };
  const place = {
    ...{ session, files: call.files, env: call.env, cwd: call.cwd, piped: true, stdin: '', input: '' },
    out: (text: string) => session.emit('stdout', text),
    err: (text: string) => session.emit('stderr', text),
  };
  const { answered, web, exitCode } = answerOf(service.web, port, question, place);
  session.service = exitCode === null ? { ...service, web } : null;
  return answered;
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
