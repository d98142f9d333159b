import { registryPage } from '../../registry/http.ts';
import type { Peer } from '../../runtime/kernel/process-request.ts';
import type { Daemon } from '../daemon.ts';
import { registriesOf } from '../images/registries.ts';

/** What the registry at an address of this host answers over HTTP. */
export function registryAt(daemon: Daemon, domain: string): NonNullable<Peer['answer']> {
  return (path, accept) => registryPage(registriesOf(daemon.state), domain, path, accept);
}
