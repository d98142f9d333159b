/** What `--env` and `--label` say, with the files that they are read from. */
import type { Invocation } from '../../command.ts';
import { checkEnv, readKeyValueFile } from '../../flags/variables.ts';
import { readText } from '../../paths.ts';

/** Files first, then the flag itself, so that the flag has the last word. */
export function variables(
  { flags, io }: Pick<Invocation, 'flags' | 'io'>,
  flag: 'env' | 'label',
): { readonly ok: true; readonly lines: readonly string[] } | { readonly ok: false; readonly error: string } {
  const lines: string[] = [];
  for (const path of flags.list(`${flag}-file`)) {
    const read = readText(io, path);
    if (!read.ok) return read;
    const parsed = readKeyValueFile(path, read.text, flag === 'env' ? io.env : null, flag);
    if (!parsed.ok) return parsed;
    lines.push(...parsed.lines);
  }
  for (const given of flags.list(flag)) {
    const checked = flag === 'env' ? checkEnv(given, io.env) : ({ ok: true, value: given } as const);
    if (checked.ok) lines.push(checked.value);
  }
  return { ok: true, lines };
}
