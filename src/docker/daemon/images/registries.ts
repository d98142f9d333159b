import { familiarName, familiarString, isLocalRegistry, type Reference } from '../../image/reference.ts';
import { ask, cataloguedName, type ManifestAbsence, type ManifestLookup, type Registries } from '../../registry/ask.ts';
import { type Looked, manifestAt } from '../../registry/content.ts';
import { standInAt } from '../../registry/stand-ins.ts';
import { type Daemon, update } from '../daemon.ts';
import type { DaemonState } from '../state.ts';

/** The registry that stands beside every host. */
const BESIDE = ['localhost:5000', '127.0.0.1:5000'];

/** Registries as this daemon sees them: Hub, the one beside the host, and those that run in its own containers. */
export function registriesOf(state: DaemonState): Registries {
  return {
    catalogue: state.catalogue,
    standIns: state.standIns,
    pushed: state.registries,
    condition: state.conditions.registry,
    listening: domain =>
      BESIDE.includes(domain) || (isLocalRegistry(domain) && servedPorts(state).has(/:(\d+)$/.exec(domain)?.[1] ?? '')),
  };
}

/** Ports of the host behind which a container serves a registry. */
function servedPorts(state: DaemonState): ReadonlySet<string> {
  const ports = new Set<string>();
  for (const container of state.containers.values()) {
    if (container.status !== 'running' || container.run?.service !== 'registry') continue;
    for (const bindings of Object.values(container.bound)) {
      for (const binding of bindings) ports.add(binding.HostPort);
    }
  }
  return ports;
}

/** As `ask`, and the host says what has to be said beside the answer: that an image is a stand-in, that a list may lack a repository. */
export function askRegistry(daemon: Daemon, reference: Reference, platform: string): ManifestLookup {
  const found = ask(registriesOf(daemon.state), reference, platform);
  if (found.found === 'image' && found.offer.madeFrom !== null) keepStandIn(daemon, reference, found.offer.madeFrom);
  if (found.found === 'denied') remarkUnlisted(daemon, reference, found.judged);
  return found;
}

/** As `manifestAt`, likewise. */
export function lookUp(daemon: Daemon, reference: Reference): Looked {
  const found = manifestAt(registriesOf(daemon.state), reference);
  const [first] = found.found === 'document' ? standInAt(daemon.state.catalogue, nameOf(reference)) : [];
  if (first?.madeFrom != null) keepStandIn(daemon, reference, first.madeFrom);
  if (found.found === 'denied') remarkUnlisted(daemon, reference, found.judged);
  return found;
}

function nameOf(reference: Reference): string {
  return `${cataloguedName(reference)}:${reference.tag ?? 'latest'}`;
}

function keepStandIn(daemon: Daemon, reference: Reference, madeFrom: string): void {
  const name = nameOf(reference);
  const { standIns } = daemon.state;
  if (reference.digest !== null || standIns.includes(name)) return;
  update(daemon, { standIns: [...standIns, name] });
  daemon.remarks.push({ kind: 'stand-in', name: familiarString(reference), madeFrom: withoutLibrary(madeFrom) });
}

function remarkUnlisted(daemon: Daemon, reference: Reference, judged: boolean): void {
  const name = familiarName(reference);
  if (!judged && !daemon.remarks.some(said => said.kind === 'unlisted' && said.name === name))
    daemon.remarks.push({ kind: 'unlisted', name });
}

function withoutLibrary(name: string): string {
  return name.replace(/^library\//, '');
}

type Untold = Extract<ManifestAbsence, { readonly found: 'unsimulated' | 'unjudged' }>;

/** What this host says in its own voice where it cannot tell what a registry has. */
export function beyondThisHost(absence: Untold, reference: Reference): string {
  switch (absence.found) {
    case 'unsimulated': {
      const near = absence.nearest.map(withoutLibrary).join(', ');
      const name = absence.nearest.some(each => each.includes(':'))
        ? familiarString(reference)
        : familiarName(reference);
      return `${name} is not simulated on this host${near === '' ? '' : `; what comes near it: ${near}`}`;
    }
    case 'unjudged': {
      const near = absence.nearest.map(tag => `${familiarName(reference)}:${tag}`).join(', ');
      return `${familiarString(reference)} is not in the catalogue of this host, which cannot tell whether it exists; nearest: ${near}`;
    }
  }
}
