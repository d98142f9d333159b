/** IP addresses as Go's net package reads them, as numbers of 128 bits: IPv4 stands in the part of IPv6 that is kept for it. */

export interface AddressBlock {
  readonly address: bigint;
  readonly bits: bigint;
}

const IPV4_PART = 0xffff_0000_0000n;

function parse4(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every(part => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function parse6(text: string): bigint | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const words = halves.map(half => (half === '' ? [] : half.split(':')));
  if (!words.flat().every(word => /^[0-9a-f]{1,4}$/i.test(word))) return null;
  const [left = [], right = []] = words;
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  return [...left, ...Array<string>(halves.length === 1 ? 0 : missing).fill('0'), ...right].reduce(
    (sum, word) => sum * 65536n + BigInt(`0x${word}`),
    0n,
  );
}

/** net.ParseIP; null for what is none. */
export function goParseAddress(text: string): bigint | null {
  const four = parse4(text);
  return four === null ? parse6(text) : IPV4_PART + four;
}

/** net.ParseCIDR; null for what is none. */
export function goParseBlock(text: string): AddressBlock | null {
  const [address = '', bits = '', ...more] = text.split('/');
  const number = goParseAddress(address);
  const most = parse4(address) === null ? 128 : 32;
  if (number === null || more.length > 0 || !/^(?:0|[1-9]\d{0,2})$/.test(bits) || Number(bits) > most) return null;
  return { address: number, bits: BigInt(128 - most + Number(bits)) };
}

export function isInside({ address, bits }: AddressBlock, other: bigint): boolean {
  const host = 128n - bits;
  return address >> host === other >> host;
}
