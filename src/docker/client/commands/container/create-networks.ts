/** The networks that a new container shall be in, of the flags that speak of them. */
import type { NetworkRequest } from '../../../engine/index.ts';
import type { Invocation } from '../../command.ts';
import { parseNetwork } from '../../flags/networks.ts';
import { refuse } from './create-refusal.ts';

/** Every network that is asked for; the first is the one that other flags speak of. */
export function networksOf({ flags }: Invocation): readonly NetworkRequest[] {
  return [...flags.list('network'), ...flags.list('net')].map(text => {
    const parsed = parseNetwork(text);
    return parsed.ok ? parsed.network : refuse(parsed.error);
  });
}

/** The networks asked for, the flags about the first of them applied, after docker/cli's parseNetworkOpts. */
export function networkRequests(call: Invocation): readonly NetworkRequest[] {
  const { flags } = call;
  const asked = networksOf(call);
  const aliases = [...flags.list('network-alias'), ...flags.list('net-alias')];
  const [first = { Name: 'default', Aliases: [], IPv4Address: '', MacAddress: '' }, ...more] = asked;
  const both = (flag: string, what: string) =>
    refuse(`conflicting options: cannot specify both --${flag} and per-network ${what}`);
  if (first.Aliases.length > 0 && aliases.length > 0) both('network-alias', 'alias');
  if (first.IPv4Address !== '' && flags.text('ip') !== '') both('ip', 'IPv4 address');
  if (first.MacAddress !== '' && flags.text('mac-address') !== '') both('mac-address', 'MAC address');
  const own: NetworkRequest = {
    Name: first.Name,
    Aliases: aliases.length > 0 ? aliases : first.Aliases,
    IPv4Address: flags.text('ip') || first.IPv4Address,
    MacAddress: flags.text('mac-address') || first.MacAddress,
  };
  const all = [own, ...more];
  const isOwn = (name: string) =>
    !['', 'default', 'bridge', 'host', 'none'].includes(name) && !name.startsWith('container:');
  for (const [index, { Name, Aliases }] of all.entries()) {
    if (Name.trim() === '') refuse('no name set for network');
    if (Aliases.length > 0 && !isOwn(Name))
      refuse('network-scoped aliases are only supported for user-defined networks');
    if (all.slice(0, index).some(other => other.Name === Name)) refuse(`network "${Name}" is specified multiple times`);
  }
  if (all.some(({ Name }) => isOwn(Name)) && !all.every(({ Name }) => isOwn(Name)))
    refuse('conflicting options: cannot attach both user-defined and non-user-defined network-modes');
  const says = own.Aliases.length > 0 || own.IPv4Address !== '' || own.MacAddress !== '';
  return says || more.length > 0 ? all : [];
}
