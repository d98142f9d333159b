/** What `--env`, `--label` and their files may hold. */
import { entryOf } from '../../entry.ts';

export type Checked = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: string };

/** `A=1`, or `A` for the value that the client's own environment has, which is left out when it has none. */
export function checkEnv(text: string, env: Readonly<Record<string, string>> = {}): Checked {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  if (name === '') return { ok: false, error: `invalid environment variable: ${text}` };
  if (equals < 0 && entryOf(env, name) !== undefined) return { ok: true, value: `${name}=${entryOf(env, name)}` };
  return { ok: true, value: text };
}

/** `key=value` or `key`. */
export function checkLabel(text: string): Checked {
  const name = text.split('=', 1)[0] ?? '';
  if (name === '') return { ok: false, error: `invalid label '${text}': empty name` };
  if (/\s/.test(name.trimStart()) && /\s/.test(name) && !/^\s+\S*$/.test(name)) {
    return { ok: false, error: `label '${name}' contains whitespaces` };
  }
  return { ok: true, value: text };
}

/** `k=v` pairs → an object; a bare key has an empty value. */
export function pairs(list: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    list.map(item => {
      const equals = item.indexOf('=');
      return equals < 0 ? [item, ''] : [item.slice(0, equals), item.slice(equals + 1)];
    }),
  );
}

export type FileLines =
  | { readonly ok: true; readonly lines: readonly string[] }
  | { readonly ok: false; readonly error: string };

/**
 * The lines of an `--env-file` or `--label-file`: comments and empty lines are dropped; a bare name takes its value from `env`,
 * and is dropped when that has none (a label file has no such environment: `env` is null).
 */
export function readKeyValueFile(
  path: string,
  content: string,
  env: Readonly<Record<string, string>> | null,
  kind: 'env' | 'label' = 'env',
): FileLines {
  const lines: string[] = [];
  const refuse = (problem: string): FileLines => ({ ok: false, error: `invalid ${kind} file (${path}): ${problem}` });
  for (const raw of content.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const line = raw.trimStart();
    if (line === '' || line.startsWith('#')) continue;
    const equals = line.indexOf('=');
    const name = equals < 0 ? line : line.slice(0, equals);
    if (name === '') return refuse(`no variable name on line '${line}'`);
    if (/[ \t]/.test(name)) return refuse(`variable '${name}' contains whitespaces`);
    if (equals >= 0) lines.push(line);
    else if (entryOf(env, name) !== undefined) lines.push(`${name}=${entryOf(env, name)}`);
  }
  return { ok: true, lines };
}

export function labelProblem(text: string): string | null {
  const checked = checkLabel(text);
  return checked.ok ? null : checked.error;
}
