/** How BuildKit tells where a Dockerfile came from: two operations of its low-level build language, as protobuf in base64. */
import { base64 } from '../../filesystem/bytes.ts';
import { sha256 } from '../../filesystem/index.ts';

/** Bytes of a message: each field with its number, length-delimited. Lengths stay under 2^14. */
function message(...fields: readonly (readonly [number, string | Uint8Array])[]): Uint8Array {
  const bytes = fields.flatMap(([number, value]) => {
    const data = typeof value === 'string' ? new TextEncoder().encode(value) : value;
    const length = data.length < 0x80 ? [data.length] : [(data.length & 0x7f) | 0x80, data.length >> 7];
    return [(number << 3) | 2, ...length, ...data];
  });
  return Uint8Array.from(bytes);
}

const NOTHING = new Uint8Array();
/** Field numbers of pb.Op, pb.SourceOp, its map of attributes and pb.Input. */
const OP = { inputs: 1, source: 3, constraints: 11 };
const SOURCE = { identifier: 1, attributes: 2 };
const INPUT = { digest: 1 };

/** `session`: any text; the session's id is made of it. */
export function definitionOf(file: string, session: string) {
  const names = [file, `${file}.dockerignore`, ...(file === 'Dockerfile' ? ['dockerfile'] : [])];
  const attributes: readonly (readonly [string, string])[] = [
    ['local.differ', 'none'],
    ['local.followpaths', JSON.stringify(names)],
    ['local.session', sessionId(session)],
    ['local.sharedkeyhint', 'dockerfile'],
  ];
  const local = message(
    [OP.constraints, NOTHING],
    [
      OP.source,
      message(
        [SOURCE.identifier, 'local://dockerfile'],
        ...attributes.map(([key, value]) => [SOURCE.attributes, message([1, key], [2, value])] as const),
      ),
    ],
  );
  const digest = sha256(local);
  const last = message([OP.inputs, message([INPUT.digest, digest])]);
  const metadata: Readonly<Record<string, object>> = {
    [digest]: {
      description: { 'llb.customname': `[internal] load build definition from ${file}` },
      caps: {
        'source.local': true,
        'source.local.followpaths': true,
        'source.local.sessionid': true,
        'source.local.sharedkeyhint': true,
      },
    },
    [sha256(last)]: { caps: { constraints: true, 'meta.description': true, platform: true } },
  };
  return {
    def: [base64(local), base64(last)],
    metadata: Object.fromEntries(Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1))),
    Source: { locations: { [digest]: {} } },
  };
}

/** 25 letters and digits, as BuildKit's ids are. */
function sessionId(text: string): string {
  return BigInt(`0x${sha256(text).slice('sha256:'.length)}`)
    .toString(36)
    .slice(0, 25);
}
