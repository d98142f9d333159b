/** The registries behind a host, as its client reaches them. */
import { HUB, isLocalRegistry } from '../image/reference.ts';
import { unreachable } from '../registry/ask.ts';
import { configAt } from '../registry/content.ts';
import type { RegistryDoor } from '../registry/door.ts';
import { slowness } from './conditions.ts';
import { type Daemon, pass } from './daemon.ts';
import { ROUND_TRIP } from './images/pull.ts';
import { beyondThisHost, lookUp, registriesOf } from './images/registries.ts';

/** A registry on the host itself answers sooner. */
const NEAR = 3;

/** What a network error says after the request that met it. */
function reason(message: string): string {
  return message.replace(/^Get "[^"]*": /, '');
}

export function registryOf(daemon: Daemon): RegistryDoor {
  const call = (domain: string, request: string, received: number): void => {
    pass(daemon, isLocalRegistry(domain) ? NEAR : ROUND_TRIP * slowness(daemon.state));
    daemon.traffic.push({ from: 'client', to: 'registry', request, sent: 0, received, layer: null });
  };
  return {
    ping(domain, scheme) {
      const registries = registriesOf(daemon.state);
      const message = unreachable(registries, domain);
      if (message !== null) return { ok: false, kind: 'unreachable', message: reason(message) };
      if (isLocalRegistry(domain) && scheme === 'https')
        return { ok: false, kind: 'unreachable', message: 'http: server gave HTTP response to HTTPS client' };
      call(domain, 'GET /v2/', 0);
      return { ok: true, value: null };
    },
    manifest(method, reference) {
      const { domain, path, tag, digest } = reference;
      if (daemon.state.conditions.registry === 'limited' && domain === HUB) {
        const what = 'what this command says at the rate limit of a registry';
        return { ok: false, kind: 'not-simulated', message: `${what} is not simulated on this host` };
      }
      const looked = lookUp(daemon, reference);
      if (looked.found === 'unreachable') return { ok: false, kind: 'unreachable', message: reason(looked.message) };
      const received = looked.found === 'document' && method === 'GET' ? looked.document.size : 0;
      call(domain, `${method} /v2/${path}/manifests/${digest ?? tag ?? 'latest'}`, received);
      switch (looked.found) {
        case 'document':
          return { ok: true, value: looked.document };
        case 'denied':
          return { ok: false, kind: 'unauthorized' };
        case 'unknown':
          return { ok: false, kind: 'not-found' };
        case 'unsimulated':
        case 'unjudged':
          return { ok: false, kind: 'not-simulated', message: beyondThisHost(looked, reference) };
      }
    },
    config(repository, digest) {
      const text = configAt(registriesOf(daemon.state), repository, digest);
      call(repository.domain, `GET /v2/${repository.path}/blobs/${digest}`, text?.length ?? 0);
      return text === null ? { ok: false, kind: 'not-found' } : { ok: true, value: text };
    },
  };
}
