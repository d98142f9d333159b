/** Ports and ranges of ports that people write, read by the client and by the daemon alike; after docker/go-connections. */

export type PortRange =
  | { readonly ok: true; readonly from: number; readonly to: number }
  | { readonly ok: false; readonly error: string };

/** What Go's strconv.ParseUint has against decimal digits of so many bits, or null. */
export function parseUintProblem(text: string, bits: number): string | null {
  const problem = (what: string) => `strconv.ParseUint: parsing ${JSON.stringify(text)}: ${what}`;
  if (!/^[0-9]+$/.test(text)) return problem('invalid syntax');
  return BigInt(text) < 1n << BigInt(bits) ? null : problem('value out of range');
}

/** `80`, `8000-8010` */
export function portRange(text: string): PortRange {
  const refuse = (error: string): PortRange => ({ ok: false, error });
  if (text === '') return refuse('empty string specified for ports');
  const dash = text.indexOf('-');
  const parts = dash < 0 ? [text] : [text.slice(0, dash), text.slice(dash + 1)];
  for (const part of parts) {
    const wrong = parseUintProblem(part, 16);
    if (wrong !== null) return refuse(wrong);
  }
  const [from = 0, to = from] = parts.map(Number);
  return to < from ? refuse(`invalid range specified for port: ${text}`) : { ok: true, from, to };
}
