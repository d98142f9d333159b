/** Subnets, ranges, gateways and kept addresses of `network create`, put together as docker/cli's createIPAMConfig does it. */
import type { Pool } from '../../../engine/index.ts';
import { goParseAddress, goParseBlock, isInside } from '../../flags/addresses.ts';

interface PoolFlags {
  readonly subnets: readonly string[];
  readonly ranges: readonly string[];
  readonly gateways: readonly string[];
  /** Name → address. */
  readonly kept: Readonly<Record<string, string>>;
}

type Matched = { readonly ok: true; readonly matches: boolean } | { readonly ok: false; readonly error: string };

/** Whether a subnet holds an address, or the address of a block. */
function matches(subnet: string, text: string): Matched {
  const block = goParseBlock(subnet);
  if (block === null) return { ok: false, error: `invalid subnet: invalid CIDR address: ${subnet}` };
  if (!text.includes('/')) {
    const address = goParseAddress(text);
    return { ok: true, matches: address !== null && isInside(block, address) };
  }
  const other = goParseBlock(text);
  if (other === null) return { ok: false, error: `invalid CIDR address: ${text}` };
  return { ok: true, matches: isInside(block, other.address) };
}

export type Pools =
  | { readonly ok: true; readonly pools: readonly Pool[] }
  | { readonly ok: false; readonly error: string };

export function poolsOf({ subnets, ranges, gateways, kept }: PoolFlags): Pools {
  const refuse = (error: string): Pools => ({ ok: false, error });
  if (subnets.length < ranges.length || subnets.length < gateways.length)
    return refuse('every ip-range or gateway must have a corresponding subnet');
  const pools = new Map<string, Pool>();
  for (const subnet of subnets) {
    for (const known of pools.keys()) {
      for (const matched of [matches(subnet, known), matches(known, subnet)]) {
        if (!matched.ok) return refuse(matched.error);
        if (matched.matches) return refuse('multiple overlapping subnet configuration is not supported');
      }
    }
    pools.set(subnet, { Subnet: subnet });
  }
  /** Gives a value to every subnet that holds it; the text of what is wrong, or null. */
  const place = (text: string, what: string, add: (pool: Pool) => Pool | string): string | null => {
    let found = false;
    for (const subnet of subnets) {
      const matched = matches(subnet, text);
      if (!matched.ok) return matched.error;
      if (!matched.matches) continue;
      const next = add(pools.get(subnet) ?? { Subnet: subnet });
      if (typeof next === 'string') return next;
      pools.set(subnet, next);
      found = true;
    }
    return found ? null : `no matching subnet for ${what} ${text}`;
  };
  for (const range of ranges) {
    const wrong =
      goParseBlock(range) === null && subnets.length > 0
        ? `invalid CIDR address: ${range}`
        : place(range, 'range', pool =>
            pool.IPRange === undefined
              ? { ...pool, IPRange: range }
              : `cannot configure multiple ranges (${range}, ${pool.IPRange}) on the same subnet (${pool.Subnet})`,
          );
    if (wrong !== null) return refuse(wrong);
  }
  for (const gateway of gateways) {
    const wrong = place(gateway, 'gateway', pool =>
      pool.Gateway === undefined
        ? { ...pool, Gateway: gateway }
        : `cannot configure multiple gateways (${gateway}, ${pool.Gateway}) for the same subnet (${pool.Subnet})`,
    );
    if (wrong !== null) return refuse(wrong);
  }
  for (const [name, address] of Object.entries(kept)) {
    const wrong = place(address, 'aux-address', pool => ({
      ...pool,
      AuxiliaryAddresses: { ...pool.AuxiliaryAddresses, [name]: address },
    }));
    if (wrong !== null) return refuse(wrong);
  }
  return { ok: true, pools: [...pools.values()] };
}
