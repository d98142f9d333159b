import { isDeletion, registryPage, undeletable } from '../../registry/http.ts';
import type { Peer } from '../../runtime/kernel/process-request.ts';
import type { Daemon } from '../daemon.ts';
import { registriesOf } from '../images/registries.ts';
import type { ContainerRecord } from '../state.ts';

/** What the registry at an address of this host answers over HTTP. `container`: that it runs in; null for the one beside the host. */
export function registryAt(
  daemon: Daemon,
  domain: string,
  container: ContainerRecord | null,
): NonNullable<Peer['answer']> {
  const deletes = container?.config.Env?.includes('REGISTRY_STORAGE_DELETE_ENABLED=true') === true;
  return question =>
    isDeletion(question) && !deletes ? undeletable() : registryPage(registriesOf(daemon.state), domain, question);
}
