import { familiarName, familiarString, isLocalRegistry, type Reference } from '../../image/reference.ts';
import { ask, cataloguedName, type ManifestAbsence, type ManifestLookup, type Registries } from '../../registry/ask.ts';
import { type Looked, manifestAt } from '../../registry/content.ts';
import type { RegistryRecord } from '../../registry/pushed.ts';
import { imagesByDigest, standInAt } from '../../registry/stand-ins.ts';
import { type Daemon, update } from '../daemon.ts';
import type { ContainerRecord, DaemonState } from '../state.ts';

/** The registry that stands beside every host. */
const BESIDE = ['localhost:5000', '127.0.0.1:5000'];

/**
 * Where the registry at an address of this host keeps what it holds: one in a container keeps it in what is mounted at its folder, so
 * that it goes with that volume, and is there again where the volume is mounted again. As the image `registry` has it: VOLUME /var/lib/registry.
 */
export function registryKey(state: DaemonState, domain: string): string {
  const port = /:(\d+)$/.exec(domain)?.[1] ?? '';
  const container = isLocalRegistry(domain) ? servedBy(state, port) : undefined;
  if (container === undefined) return BESIDE.includes(domain) ? 'beside' : domain;
  const mount = container.mounts.find(({ target }) => target === '/var/lib/registry');
  if (mount === undefined) return `container ${container.id}`;
  if (mount.type !== 'volume') return `${mount.type} ${mount.source}`;
  return volumeKey(mount.source, state.volumes.get(mount.source)?.created ?? 0);
}

/** Another volume may have taken the name since. */
function volumeKey(name: string, created: number): string {
  return `volume ${name} ${created}`;
}

/** Without what stood in volumes and containers that are gone. */
export function livingRegistries(state: DaemonState): DaemonState['registries'] {
  const living = new Set([
    ...[...state.volumes.values()].map(({ name, created }) => volumeKey(name, created)),
    ...[...state.containers.keys()].map(id => `container ${id}`),
  ]);
  return new Map([...state.registries].filter(([key]) => !/^(volume|container) /.test(key) || living.has(key)));
}

/** What stands, by whoever looks from outside, in registries at an address of this host: one that is stopped keeps its own. */
export function registriesAt(state: DaemonState, domain: string): readonly RegistryRecord[] {
  return [...livingRegistries(state).values()].filter(({ address }) => asNamed(address) === asNamed(domain));
}

/** Both addresses of this host are one. */
export function asNamed(address: string): string {
  return address.replace(/^127\.0\.0\.1(?=:)/, 'localhost');
}

/** Registries as this daemon sees them: Hub, the one beside the host, and those that run in its own containers. */
export function registriesOf(state: DaemonState): Registries {
  return {
    catalogue: state.catalogue,
    standIns: state.standIns,
    held: domain => state.registries.get(registryKey(state, domain)),
    condition: state.conditions.registry,
    listening: domain =>
      BESIDE.includes(domain) ||
      (isLocalRegistry(domain) && servedBy(state, /:(\d+)$/.exec(domain)?.[1] ?? '') !== undefined),
  };
}

/** The container that serves a registry behind a port of the host. */
function servedBy(state: DaemonState, port: string): ContainerRecord | undefined {
  return [...state.containers.values()].find(
    ({ status, run, bound }) =>
      status === 'running' &&
      run?.service === 'registry' &&
      Object.values(bound).some(bindings => bindings.some(({ HostPort }) => HostPort === port)),
  );
}

/** As `ask`, and the host says beside the answer that an image is a stand-in. */
export function askRegistry(daemon: Daemon, reference: Reference, platform: string): ManifestLookup {
  const found = ask(registriesOf(daemon.state), reference, platform);
  if (found.found === 'image' && found.offer.madeFrom !== null) keepStandIn(daemon, reference, found.offer.madeFrom);
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
  const { standIns, catalogue } = daemon.state;
  const { digest } = reference;
  if (digest !== null && imagesByDigest({ standIns, catalogue }, digest).length > 0) return;
  const isNew = !standIns.includes(name);
  if (isNew && !catalogue.byName.has(name)) update(daemon, { standIns: [...standIns, name] });
  const said = { kind: 'stand-in', name: familiarString(reference), madeFrom: withoutLibrary(madeFrom) } as const;
  const wasSaid = daemon.remarks.some(each => each.kind === 'stand-in' && each.name === said.name);
  if (digest === null ? isNew : !wasSaid) daemon.remarks.push(said);
}

/** Said beside Docker's own refusal of a repository that no list here has. */
export function remarkUnlisted(daemon: Daemon, reference: Reference, judged: boolean): void {
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
      const said = `${familiarString(reference)} is not in the catalogue of this host, which cannot tell whether it exists`;
      return near === '' ? said : `${said}; nearest: ${near}`;
    }
  }
}
