/** Addresses of networks: subnets and the lowest free address in them, as Docker's default IPAM driver gives them. */
import type { Pool } from '../../engine/networks.ts';

export interface IpamBlock {
  /** As a number, with the bits of the host cleared. */
  readonly first: number;
  /** How many addresses it holds. */
  readonly size: number;
  readonly bits: number;
  /** The address as it was written, host bits and all. */
  readonly written: number;
}

/** `10.0.0.7` as a number, or null. */
export function addressNumber(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every(part => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

function addressText(number: number): string {
  return [2 ** 24, 2 ** 16, 2 ** 8, 1].map(unit => Math.floor(number / unit) % 256).join('.');
}

/** `10.0.0.0/8`, or null when it is no such block. */
export function blockOf(text: string): IpamBlock | null {
  const [address = '', bits = '', ...more] = text.split('/');
  const written = addressNumber(address);
  if (written === null || more.length > 0 || !/^(?:0|[1-9]\d?)$/.test(bits) || Number(bits) > 32) return null;
  const size = 2 ** (32 - Number(bits));
  return { first: written - (written % size), size, bits: Number(bits), written };
}

function blockText({ first, bits }: IpamBlock): string {
  return `${addressText(first)}/${bits}`;
}

function isInside(block: IpamBlock, address: number): boolean {
  return address >= block.first && address < block.first + block.size;
}

function overlap(one: IpamBlock, other: IpamBlock): boolean {
  return one.first < other.first + other.size && other.first < one.first + one.size;
}

/** IPv6 is kept as it was written, and nothing is worked out from it. */
function isIPv6(text: string): boolean {
  return /^[0-9a-f:.]*:[0-9a-f:.]*(?:\/\d{1,3})?$/i.test(text);
}

/** What is wrong with pools, after the API's ValidateIPAM; empty when nothing is. */
export function poolTroubles(pools: readonly Pool[]): readonly string[] {
  return pools.flatMap(({ Subnet, IPRange = '', Gateway = '', AuxiliaryAddresses = {} }): readonly string[] => {
    if (isIPv6(Subnet)) return [];
    const subnet = blockOf(Subnet);
    if (subnet === null) return [`invalid subnet ${Subnet}: invalid CIDR block notation`];
    const address = (text: string): string | null => {
      const number = addressNumber(text);
      if (number === null) return isIPv6(text) ? 'parent subnet is an IPv4 block' : 'invalid address';
      return isInside(subnet, number) ? null : `parent subnet ${Subnet} doesn't contain this address`;
    };
    const named = (what: string, text: string): readonly string[] => {
      const wrong = text === '' ? null : address(text);
      return wrong === null ? [] : [`invalid ${what}: ${wrong}`];
    };
    return [
      ...(subnet.written === subnet.first ? [] : [`invalid subnet ${Subnet}: it should be ${blockText(subnet)}`]),
      ...rangeTroubles(IPRange, Subnet, subnet),
      ...named(`gateway ${Gateway}`, Gateway),
      ...Object.entries(AuxiliaryAddresses).flatMap(([name, text]) => named(`auxiliary address ${name}`, text)),
    ];
  });
}

function rangeTroubles(text: string, parent: string, subnet: IpamBlock): readonly string[] {
  if (text === '') return [];
  const range = blockOf(text);
  const where = `invalid ip-range ${text}`;
  if (range === null)
    return [`${where}: ${isIPv6(text) ? 'parent subnet is an IPv4 block' : 'invalid CIDR block notation'}`];
  return [
    ...(range.bits < subnet.bits ? [`${where}: CIDR block is bigger than its parent subnet ${parent}`] : []),
    ...(range.written === range.first ? [] : [`${where}: it should be ${blockText(range)}`]),
    ...(overlap(range, subnet) ? [] : [`${where}: parent subnet ${parent} doesn't contain ip-range`]),
  ];
}

/** Several troubles stand in a list; one stands alone. */
export function joined(troubles: readonly string[]): string {
  return troubles.length === 1 ? (troubles[0] ?? '') : troubles.map(trouble => `* ${trouble}`).join('\n');
}

export function anyOverlap(subnet: string, others: readonly string[]): boolean {
  const block = blockOf(subnet);
  return (
    block !== null &&
    others.some(other => {
      const known = blockOf(other);
      return known !== null && overlap(block, known);
    })
  );
}

/** Docker's own pools, in their order: 172.17.0.0/16 and on, then 192.168.0.0 in pieces of /20. */
const POOLS = [
  ...Array.from({ length: 15 }, (_, n) => `172.${17 + n}.0.0/16`),
  ...Array.from({ length: 16 }, (_, n) => `192.168.${16 * n}.0/20`),
];

/** The first of Docker's pools that no network overlaps; null when all are taken. */
export function freeSubnet(taken: readonly string[]): string | null {
  return POOLS.find(pool => !anyOverlap(pool, taken)) ?? null;
}

/** The gateway of a pool: the one that was asked for, or the first address that there is to give. */
export function gatewayOf(pool: Pool): string {
  if (pool.Gateway !== undefined) return pool.Gateway;
  return freeIn(pool, new Set(Object.values(pool.AuxiliaryAddresses ?? {})));
}

/** The lowest address of a pool that is not taken; empty when there is none. The ends of the subnet are nobody's. */
function freeIn(pool: Pool, taken: ReadonlySet<string>): string {
  const subnet = blockOf(pool.Subnet);
  const range = pool.IPRange === undefined ? subnet : blockOf(pool.IPRange);
  if (subnet === null || range === null) return '';
  const last = subnet.first + subnet.size - 1;
  for (let number = range.first; number < range.first + range.size; number++) {
    if (subnet.size > 2 && (number === subnet.first || number === last)) continue;
    const text = addressText(number);
    if (!taken.has(text)) return text;
  }
  return '';
}

/** The next address for a container, beside the gateway and those that are taken. */
export function freeAddress(pool: Pool, taken: ReadonlySet<string>): string {
  return freeIn(pool, new Set([...taken, gatewayOf(pool), ...Object.values(pool.AuxiliaryAddresses ?? {})]));
}

/** Whether an address may be asked for in one of the pools. */
export function poolWith(pools: readonly Pool[], address: string): Pool | null {
  const number = addressNumber(address);
  if (number === null) return null;
  return (
    pools.find(({ Subnet }) => {
      const block = blockOf(Subnet);
      return block !== null && isInside(block, number);
    }) ?? null
  );
}
