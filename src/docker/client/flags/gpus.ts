/** `--gpus all`, `--gpus 2`, `--gpus device=0`. Rule: docker/cli, opts/gpus.go. */
import { csvFields } from './mounts.ts';

/** A request for GPUs as the Engine API takes it; `count` -1: all. */
interface GpuRequest {
  readonly Driver: string;
  readonly Count: number;
  readonly DeviceIDs: readonly string[] | null;
  readonly Capabilities: readonly (readonly string[])[];
  readonly Options: Readonly<Record<string, string>>;
}

type ParsedGpus = { readonly ok: true; readonly value: GpuRequest } | { readonly ok: false; readonly error: string };

function countOf(text: string): number | string {
  if (text === 'all') return -1;
  if (/^[+-]?[0-9]+$/.test(text)) return Number(text);
  return `invalid count (${text}): value must be either "all" or an integer: invalid syntax`;
}

export function parseGpus(text: string): ParsedGpus {
  const given = new Map<string, string>();
  for (const field of csvFields(text)) {
    const equals = field.indexOf('=');
    const key = equals < 0 ? field : field.slice(0, equals);
    if (given.has(key)) return { ok: false, error: `gpu request key '${key}' can be specified only once` };
    given.set(key, field.slice(equals + 1));
    const isCount = equals < 0 || key === 'count';
    if (!isCount && !KEYS.includes(key)) return { ok: false, error: `unexpected key '${key}' in '${field}'` };
    if (!isCount) continue;
    const count = countOf(field.slice(equals + 1));
    if (typeof count === 'string') return { ok: false, error: count };
    if (equals < 0) given.set('count', field);
  }
  const device = given.get('device');
  const count = given.get('count');
  return {
    ok: true,
    value: {
      Driver: given.get('driver') ?? '',
      Count: count === undefined ? (device === undefined ? 1 : 0) : Number(countOf(count)),
      DeviceIDs: device === undefined ? null : device.split(','),
      Capabilities: [[...(given.get('capabilities')?.split(',') ?? []), 'gpu']],
      Options: Object.fromEntries(
        (given.has('options') ? csvFields(given.get('options') ?? '') : []).map(one => {
          const [key = '', ...value] = one.split('=');
          return [key, value.join('=')];
        }),
      ),
    },
  };
}

const KEYS = ['driver', 'device', 'capabilities', 'options'];

export function gpusProblem(text: string): string | null {
  const parsed = parseGpus(text);
  return parsed.ok ? null : parsed.error;
}
