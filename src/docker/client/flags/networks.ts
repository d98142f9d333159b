/** What `--network` says: a name, or fields that tell how the container stands in it, after docker/cli's opts.NetworkOpt. */
import type { NetworkRequest } from '../../engine/index.ts';

export type ParsedNetwork =
  | { readonly ok: true; readonly network: NetworkRequest }
  | { readonly ok: false; readonly error: string };

/** `db`, or `name=db,alias=sql,ip=172.20.0.5`. Fields are taken in lower case, as Docker takes them. */
export function parseNetwork(text: string): ParsedNetwork {
  const plain = { Name: text, Aliases: [], IPv4Address: '', MacAddress: '' };
  if (!/\w+=\w+(?:,\w+=\w+)*/.test(text)) return { ok: true, network: plain };
  const refuse = (error: string): ParsedNetwork => ({ ok: false, error });
  const aliases: string[] = [];
  let network = { ...plain, Name: '' };
  for (const field of text.split(',')) {
    const [name = '', ...rest] = field.toLowerCase().split('=');
    if (rest.length === 0 || name === '') return refuse(`invalid field ${field}`);
    const value = rest.join('=').trim();
    switch (name.trim()) {
      case 'name':
        network = { ...network, Name: value };
        break;
      case 'alias':
        aliases.push(value);
        break;
      case 'ip':
        network = { ...network, IPv4Address: value };
        break;
      case 'mac-address':
        network = { ...network, MacAddress: value };
        break;
      case 'gw-priority':
        if (!/^[+-]?\d+$/.test(value)) return refuse(`invalid gw-priority (${value}): invalid syntax`);
        break;
      case 'driver-opt':
        if (!/^[^=]+=/.test(value)) return refuse('invalid key value pair format in driver options');
        break;
      case 'ip6':
      case 'link-local-ip':
        break;
      default:
        return refuse(`invalid field key ${name.trim()}`);
    }
  }
  if (network.Name === '') return refuse('network name/id is not specified');
  return { ok: true, network: { ...network, Aliases: aliases } };
}

export function networkProblem(text: string): string | null {
  const parsed = parseNetwork(text);
  return parsed.ok ? null : parsed.error;
}
