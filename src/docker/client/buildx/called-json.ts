/** BuildKit's answers to `--call` as JSON: Go's MarshalIndent of them, so keys stand in the order of its structs. */
import type { CallTarget, Outline, SolveRequest, SolveResult } from '../../builder/index.ts';
import { base64 } from '../../filesystem/bytes.ts';
import { sha256 } from '../../filesystem/index.ts';
import { definitionOf } from './definition.ts';

type SparseJson =
  | string
  | boolean
  | number
  | null
  | readonly SparseJson[]
  | { readonly [key: string]: SparseJson | undefined };

/** `<`, `>` and `&` are escaped, as Go does unless it is told otherwise. */
function pretty(value: unknown): string {
  const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(value, null, 2).replace(/[<>&\u2028\u2029]/g, escaped)}\n`;
}

function location(ranges: readonly (readonly [number, number])[]): SparseJson {
  if (ranges.length === 0) return {};
  return { ranges: ranges.map(([start, end]) => ({ start: { line: start }, end: { line: end } })) };
}

/** What is empty is left out. */
function filled<T>(list: readonly T[], shape: (one: T) => SparseJson): readonly SparseJson[] | undefined {
  return list.length === 0 ? undefined : list.map(shape);
}

export function outlineJson({ name, description, args, secrets, ssh }: Outline, source: string): string {
  const need = (one: Outline['ssh'][number]): SparseJson => ({
    name: one.name,
    required: one.required || undefined,
    location: location([one.lines]),
  });
  return pretty({
    name: name || undefined,
    description: description || undefined,
    args: filled(args, arg => ({
      name: arg.name,
      description: arg.description || undefined,
      value: arg.value || undefined,
      location: location([arg.lines]),
    })),
    secrets: filled(secrets, need),
    ssh: filled(ssh, need),
    sources: [base64(source)],
  });
}

export function targetsJson(targets: readonly CallTarget[], source: string): string {
  return pretty({
    targets: targets.map(target => ({
      name: target.name || undefined,
      default: target.isDefault || undefined,
      description: target.description || undefined,
      base: target.base || undefined,
      platform: target.platform || undefined,
      location: location([target.lines]),
    })),
    sources: [base64(source)],
  });
}

/** What the frontend says that it can be asked for. */
export const REQUESTS = [
  {
    name: 'frontend.outline',
    description: 'List all parameters current build target supports',
    opts: [{ name: 'target', description: 'Target build stage' }],
  },
  { name: 'frontend.targets', description: 'List all targets current build supports', opts: [] },
  { name: 'frontend.subrequests.describe', description: 'List available subrequest types', opts: null },
].map(request => ({ ...request, version: '1.0.0' }));

export function requestsJson(): string {
  return pretty(
    REQUESTS.map(({ name, version, description, opts }) => ({
      name,
      version,
      type: 'rpc',
      description,
      opts,
      inputs: null,
      metadata: ['result.json', 'result.txt'].map(meta => ({ name: meta, description: '' })),
      refs: null,
    })),
  );
}

/** `--call=check,format=json`: warnings in the order in which they were found. */
export function lintJson({ warnings, error, source }: SolveResult, request: SolveRequest): string {
  return pretty({
    warnings:
      filled(warnings, warning => ({
        ruleName: warning.rule,
        description: warning.description,
        url: warning.url,
        detail: warning.message,
        location: location(warning.lines),
      })) ?? null,
    sources: [
      {
        filename: request.dockerfileName,
        data: base64(source),
        definition: definitionOf(request.dockerfileName, sha256(`session ${request.seed} ${request.at}`)),
        language: 'Dockerfile',
      },
    ],
    buildError: error === null ? undefined : { message: error.message, location: location(error.lines ?? []) },
  });
}
