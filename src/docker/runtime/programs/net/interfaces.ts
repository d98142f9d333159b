/** `ip`, `ifconfig` and `route`, as BusyBox prints what a container has of the network. */
import type { Interface } from '../../kernel/process-request.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { stop } from '../../kernel/session.ts';

const LOOPBACK: Interface = { name: 'lo', address: '127.0.0.1', bits: 8, mac: '00:00:00:00:00:00', gateway: null };

function interfacesOf(call: ProgramCall): readonly Interface[] {
  return [LOOPBACK, ...(call.session.request.interfaces ?? [])];
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function textOf(number: number): string {
  return [2 ** 24, 2 ** 16, 2 ** 8, 1].map(unit => Math.floor(number / unit) % 256).join('.');
}

function networkOf({ address, bits }: Interface): {
  readonly first: string;
  readonly last: string;
  readonly mask: string;
} {
  const size = 2 ** (32 - bits);
  const first = numberOf(address) - (numberOf(address) % size);
  return { first: textOf(first), last: textOf(first + size - 1), mask: textOf(2 ** 32 - size) };
}

function linkLines(one: Interface, index: number): string {
  if (one.name === 'lo')
    return `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue qlen 1000\n    link/loopback ${one.mac} brd 00:00:00:00:00:00\n`;
  const flags = 'BROADCAST,MULTICAST,UP,LOWER_UP,M-DOWN';
  // The other end, on the host, has a number of its own.
  return `${index}: ${one.name}@if${index + 3}: <${flags}> mtu 1500 qdisc noqueue \n    link/ether ${one.mac} brd ff:ff:ff:ff:ff:ff\n`;
}

const FOREVER = '       valid_lft forever preferred_lft forever\n';

function addressLines(one: Interface, families: { readonly four: boolean; readonly six: boolean }): string {
  const isLoopback = one.name === 'lo';
  const brd = isLoopback ? '' : ` brd ${networkOf(one).last}`;
  const scope = isLoopback ? 'host' : 'global';
  const four = families.four ? `    inet ${one.address}/${one.bits}${brd} scope ${scope} ${one.name}\n${FOREVER}` : '';
  const six = families.six && isLoopback ? `    inet6 ::1/128 scope host \n${FOREVER}` : '';
  return four + six;
}

function routes(call: ProgramCall): string {
  const own = interfacesOf(call).slice(1);
  const way = own.find(({ gateway }) => gateway !== null);
  const lines = own.map(one => `${networkOf(one).first}/${one.bits} dev ${one.name} scope link  src ${one.address} \n`);
  return [...(way === undefined ? [] : [`default via ${way.gateway} dev ${way.name} \n`]), ...lines].join('');
}

export const ip: Program = call => {
  const words = call.args.filter(arg => !arg.startsWith('-'));
  const only = (family: string) => call.args.includes(`-${family}`);
  const families = { four: !only('6'), six: !only('4') };
  const [object = '', verb = 'show', ...rest] = words;
  const isShow = 'show'.startsWith(verb) || 'list'.startsWith(verb) || verb === 'lst';
  const kind = ['address', 'link', 'route'].find(one => object !== '' && one.startsWith(object));
  if (kind === undefined || !isShow || call.args.some(arg => /^-(?!4$|6$)/.test(arg)))
    return stop(call.session, 'not-simulated', `ip ${call.args.join(' ')} is not simulated`);
  if (kind === 'route') {
    call.out(routes(call));
    return 0;
  }
  const wanted = rest.filter(word => word !== 'dev')[0] ?? null;
  const all = interfacesOf(call);
  const shown = all.filter(one => wanted === null || one.name === wanted);
  if (wanted !== null && shown.length === 0) {
    call.err(`ip: can't find device '${wanted}'\n`);
    return 1;
  }
  for (const one of shown) {
    call.out(linkLines(one, all.indexOf(one) + 1));
    if (kind === 'address') call.out(addressLines(one, families));
  }
  return 0;
};

function card(one: Interface): string {
  const isLoopback = one.name === 'lo';
  const { last, mask } = networkOf(one);
  const head = `${one.name.padEnd(10)}Link encap:${isLoopback ? 'Local Loopback  ' : `Ethernet  HWaddr ${one.mac.toUpperCase()}  `}\n`;
  const pad = ' '.repeat(10);
  const brd = isLoopback ? '' : `  Bcast:${last}`;
  const lines = [
    `inet addr:${one.address}${brd}  Mask:${mask}`,
    ...(isLoopback ? ['inet6 addr: ::1/128 Scope:Host'] : []),
    isLoopback ? 'UP LOOPBACK RUNNING  MTU:65536  Metric:1' : 'UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1',
    'RX packets:0 errors:0 dropped:0 overruns:0 frame:0',
    'TX packets:0 errors:0 dropped:0 overruns:0 carrier:0',
    `collisions:0 txqueuelen:${isLoopback ? 1000 : 0} `,
    'RX bytes:0 (0.0 B)  TX bytes:0 (0.0 B)',
  ];
  return `${head}${lines.map(line => `${pad}${line}\n`).join('')}\n`;
}

export const ifconfig: Program = call => {
  const [wanted, ...more] = call.args.filter(arg => arg !== '-a');
  if (more.length > 0) return stop(call.session, 'not-simulated', 'ifconfig is simulated only where it shows');
  const all = interfacesOf(call);
  const found = wanted === undefined ? [...all].reverse() : all.filter(one => one.name === wanted);
  if (found.length === 0) {
    call.err(`ifconfig: ${wanted}: error fetching interface information: Device not found\n`);
    return 1;
  }
  call.out(found.map(card).join(''));
  return 0;
};

export const route: Program = call => {
  const rows = interfacesOf(call)
    .slice(1)
    .flatMap(one => {
      const { first, mask } = networkOf(one);
      const row = (to: string, via: string, of: string, flags: string) =>
        `${to.padEnd(15)} ${via.padEnd(15)} ${of.padEnd(15)} ${flags.padEnd(5)} 0      0        0 ${one.name}\n`;
      const own = row(first, call.args.includes('-n') ? '0.0.0.0' : '*', mask, 'U');
      const out = call.args.includes('-n') ? '0.0.0.0' : 'default';
      return one.gateway === null ? [own] : [row(out, one.gateway, '0.0.0.0', 'UG'), own];
    });
  call.out(
    `Kernel IP routing table\nDestination     Gateway         Genmask         Flags Metric Ref    Use Iface\n${rows.join('')}`,
  );
  return 0;
};
