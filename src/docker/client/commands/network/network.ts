/** `docker network`: create, ls, rm, connect, disconnect, prune. */
import type { Network } from '../../../engine/index.ts';
import { command, fail, WELL } from '../../command.ts';
import { listFormat } from '../../config-file.ts';
import { ARE_YOU_SURE, confirmed, declined } from '../../confirm.ts';
import { type AnswerProblem, failEach, failRefused, problem, trouble } from '../../failure.ts';
import { flag, unsimulated } from '../../flags/flag.ts';
import { labelProblem, pairs } from '../../flags/variables.ts';
import { naturally } from '../../format/natural.ts';
import { shortId } from '../../format/short.ts';
import { type Row, renderListing } from '../../format/table.ts';
import { goTime } from '../../format/time.ts';
import { prunedNames } from '../container/prune.ts';
import { poolsOf } from './pools.ts';

const HEADERS = {
  ID: 'NETWORK ID',
  Name: 'NAME',
  Driver: 'DRIVER',
  Scope: 'SCOPE',
  IPv4: 'IPV4',
  IPv6: 'IPV6',
  Internal: 'INTERNAL',
  Labels: 'LABELS',
  CreatedAt: 'CREATED AT',
};

function row(network: Network, truncate: boolean): Row {
  const labels = Object.entries(network.Labels ?? {}).map(([key, value]) => `${key}=${value}`);
  return {
    ID: truncate ? shortId(network.Id) : network.Id,
    Name: network.Name,
    Driver: network.Driver,
    Scope: network.Scope,
    IPv4: String(network.EnableIPv4),
    IPv6: String(network.EnableIPv6),
    Internal: String(network.Internal),
    Labels: labels.sort().join(','),
    CreatedAt: goTime(Math.floor(Date.parse(network.Created) / 1000)),
  };
}

export const networkCreate = command(
  'network create',
  '[OPTIONS] NETWORK',
  '1',
  'Make a network',
  async ({ flags, arguments: [name = ''], io, engine }) => {
    const pools = poolsOf({
      subnets: flags.list('subnet'),
      ranges: flags.list('ip-range'),
      gateways: flags.list('gateway'),
      kept: pairs(flags.list('aux-address')),
    });
    if (!pools.ok) return fail(io, pools.error);
    const made = await engine.networkCreate({
      Name: name,
      Driver: flags.text('driver'),
      Internal: flags.on('internal'),
      Attachable: flags.on('attachable'),
      EnableIPv4: flags.on('ipv4'),
      EnableIPv6: flags.on('ipv6'),
      Pools: pools.pools,
      IpamOptions: pairs(flags.list('ipam-opt')),
      Options: pairs(flags.list('opt')),
      Labels: pairs(flags.list('label')),
    });
    if (!made.ok) return failRefused(io, made);
    if (made.value.Warning !== '') io.write('stderr', `WARNING: ${made.value.Warning}\n`);
    io.write('stdout', `${made.value.Id}\n`);
    return WELL;
  },
  {
    flags: [
      flag('attachable', 'bool', 'Let containers be connected by hand'),
      flag('aux-address', 'map', 'Addresses that the driver keeps for itself', { shownDefault: 'map[]' }),
      unsimulated('config-from', 'string', 'The network whose configuration is copied'),
      unsimulated('config-only', 'bool', 'Make a configuration and no network'),
      flag('driver', 'string', 'The driver that runs it', { short: 'd', usual: 'bridge', values: ['bridge'] }),
      flag('gateway', 'strings', 'The gateway of its subnet'),
      unsimulated('ingress', 'bool', "Make a swarm's ingress network"),
      flag('internal', 'bool', 'Let nothing in or out'),
      flag('ip-range', 'strings', 'Give addresses only from this range'),
      unsimulated('ipam-driver', 'string', 'The driver that gives addresses', { usual: 'default' }),
      flag('ipam-opt', 'map', 'An option of the driver that gives addresses', { shownDefault: 'map[]' }),
      flag('ipv4', 'bool', 'Give IPv4 addresses', { usual: 'true' }),
      flag('ipv6', 'bool', 'Give IPv6 addresses'),
      flag('label', 'list', 'Put a label on it', { check: labelProblem }),
      flag('opt', 'map', 'An option of the driver', { short: 'o', shownDefault: 'map[]' }),
      unsimulated('scope', 'string', 'How far it reaches'),
      flag('subnet', 'strings', 'Its addresses: 172.28.0.0/16'),
    ],
  },
);

export const networkLs = command(
  'network ls',
  '[OPTIONS]',
  '0',
  'Show the networks of this host',
  async ({ flags, io, engine }) => {
    const networks = await engine.networkList(flags.filters('filter'));
    if (!networks.ok) return failRefused(io, networks);
    const sorted = [...networks.value].sort((a, b) => naturally(a.Name, b.Name));
    const rows = sorted.map(one => row(one, !flags.on('no-trunc')));
    const labels = sorted.map(one => one.Labels ?? {});
    const source = listFormat({ flags, io }, 'networksFormat');
    const quiet = flags.on('quiet');
    const table = quiet ? '{{.ID}}' : 'table {{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.Scope}}';
    const raw = quiet
      ? 'network_id: {{.ID}}'
      : 'network_id: {{.ID}}\nname: {{.Name}}\ndriver: {{.Driver}}\nscope: {{.Scope}}\n';
    const format = source === 'table' ? table : source === 'raw' ? raw : source;
    const rendered = renderListing(
      format,
      { type: '*network.networkContext', headers: HEADERS, rows, labels },
      io.work,
    );
    if (!rendered.ok) return fail(io, rendered.error);
    io.write('stdout', rendered.text);
    return WELL;
  },
  {
    aliases: ['list'],
    flags: [
      flag('filter', 'filter', 'Keep only networks that meet the condition', {
        short: 'f',
        values: ['driver=', 'name=', 'id=', 'label=', 'type=custom', 'type=builtin'],
      }),
      flag(
        'format',
        'string',
        "Print with a template: 'table', 'table TEMPLATE', 'json', or TEMPLATE in Go's template language",
      ),
      flag('no-trunc', 'bool', 'Print ids in full'),
      flag('quiet', 'bool', 'Print ids and nothing else', { short: 'q' }),
    ],
  },
);

export const networkRm = command(
  'network rm',
  'NETWORK [NETWORK...]',
  '1+',
  'Remove networks that no container is connected to',
  async ({ flags, arguments: names, io, engine }) => {
    const problems: AnswerProblem[] = [];
    for (const name of names) {
      const removed = await engine.networkDelete(name);
      if (removed.ok) io.write('stdout', `${name}\n`);
      else if (!(flags.on('force') && removed.kind === 'not-found')) problems.push(problem(removed));
    }
    if (problems.length === 0) return WELL;
    // Unlike the other removals this one says each trouble as it comes, and at last the code that it leaves with.
    return failEach(io, [...problems, trouble('exit status 1')]);
  },
  {
    aliases: ['remove'],
    operands: ['network'],
    flags: [flag('force', 'bool', 'Do not mind networks that are not there', { short: 'f' })],
  },
);

export const networkConnect = command(
  'network connect',
  '[OPTIONS] NETWORK CONTAINER',
  '2',
  'Connect a container to a network',
  async ({ flags, arguments: [network = '', container = ''], io, engine }) => {
    const connected = await engine.networkConnect(network, container, {
      aliases: flags.list('alias'),
      ip: flags.text('ip') || null,
      mac: null,
    });
    return connected.ok ? WELL : failRefused(io, connected);
  },
  {
    operands: ['network', 'container'],
    flags: [
      flag('alias', 'strings', 'One more name for it on this network'),
      unsimulated('driver-opt', 'strings', 'An option of the driver'),
      unsimulated('gw-priority', 'int', 'How readily it is the way out'),
      flag('ip', 'string', 'Its IPv4 address'),
      unsimulated('ip6', 'string', 'Its IPv6 address'),
      unsimulated('link', 'list', 'Make another container known under a name'),
      unsimulated('link-local-ip', 'strings', 'Its link-local addresses'),
    ],
  },
);

export const networkDisconnect = command(
  'network disconnect',
  '[OPTIONS] NETWORK CONTAINER',
  '2',
  'Disconnect a container from a network',
  async ({ flags, arguments: [network = '', container = ''], io, engine }) => {
    const left = await engine.networkDisconnect(network, container, { force: flags.on('force') });
    return left.ok ? WELL : failRefused(io, left);
  },
  {
    operands: ['network', 'container'],
    flags: [flag('force', 'bool', 'Disconnect it whatever it says', { short: 'f' })],
  },
);

export const networkPrune = command(
  'network prune',
  '[OPTIONS]',
  '0',
  'Remove networks that no container is connected to',
  async ({ flags, io, engine }) => {
    const warning = 'WARNING! This will remove all custom networks not used by at least one container.';
    if (!flags.on('force') && !confirmed(io, `${warning}\n${ARE_YOU_SURE}`)) return declined(io);
    const pruned = await engine.networkPrune(flags.filters('filter'));
    if (!pruned.ok) return failRefused(io, pruned);
    const text = prunedNames('Deleted Networks', pruned.value.NetworksDeleted);
    if (text !== '') io.write('stdout', `${text}\n`);
    return WELL;
  },
  {
    flags: [
      flag('filter', 'filter', 'Remove only what meets the condition', { values: ['until=', 'label=', 'label!='] }),
      flag('force', 'bool', 'Do not ask', { short: 'f' }),
    ],
  },
);
