/** Links of the usual bridge: what --link puts into a container's environment, after the daemon's links package. */
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import { findContainer } from '../lookup.ts';
import { isUserDefined } from '../networks/network-mode.ts';
import type { ContainerRecord, DaemonState } from '../state.ts';
import { isRunning } from './is-running.ts';

/** `80/tcp` before `53/udp`, and by number. */
function byPort(one: string, other: string): number {
  const [a = '', aKind = 'tcp'] = one.split('/');
  const [b = '', bKind = 'tcp'] = other.split('/');
  if (aKind === bKind) return Number(a) - Number(b);
  return aKind === 'tcp' ? -1 : bKind === 'tcp' ? 1 : aKind < bKind ? -1 : 1;
}

function variablesOf(parent: ContainerRecord, child: ContainerRecord, alias: string): readonly string[] {
  const prefix = alias.toUpperCase().replaceAll('-', '_');
  const address = child.networks.bridge?.ip ?? '';
  const ports = Object.keys(child.config.ExposedPorts ?? {}).sort(byPort);
  const portLines = ports.flatMap((key, index) => {
    const [port = '', kind = 'tcp'] = key.split('/');
    const own = `${prefix}_PORT_${port}_${kind.toUpperCase()}`;
    const url = `${kind}://${address}:${port}`;
    return [
      ...(index === 0 ? [`${prefix}_PORT=${url}`] : []),
      `${own}=${url}`,
      `${own}_ADDR=${address}`,
      `${own}_PORT=${port}`,
      `${own}_PROTO=${kind}`,
    ];
  });
  const environment = (child.config.Env ?? []).flatMap(variable => {
    const equals = variable.indexOf('=');
    const name = variable.slice(0, equals);
    return equals < 0 || name === 'HOME' || name === 'PATH' ? [] : [`${prefix}_ENV_${variable}`];
  });
  return [...portLines, `${prefix}_NAME=/${parent.name}/${alias}`, ...environment];
}

/** The variables that a container's links give it; refused while a linked container does not run. */
export function linkEnvironment(state: DaemonState, container: ContainerRecord): Answer<readonly string[]> {
  if (isUserDefined(container.hostConfig.NetworkMode ?? '')) return answer([]);
  const found: string[] = [];
  for (const link of container.hostConfig.Links ?? []) {
    const [name = '', alias = name] = link.split(':');
    const child = findContainer(state, name);
    if (!child.ok) continue;
    if (!isRunning(child.value))
      return refuse(
        'server-error',
        `Cannot link to a non running container: /${child.value.name} AS /${container.name}/${alias}`,
      );
    found.push(...variablesOf(container, child.value, alias));
  }
  return answer(found);
}
