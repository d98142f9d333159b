import { joinPath, nameOf, parentOf } from '../../../filesystem/index.ts';
import type { Program } from '../../kernel/program.ts';
import { parseMode } from '../mode.ts';
import { complainOf, readOptions } from '../words.ts';
import { at } from './content.ts';
import { copy } from './copy.ts';

/** Copies files with a mode and an owner, or makes directories (-d). */
export const install: Program = async call => {
  const { flags, values, rest } = readOptions(call.args, {
    short: 'dDcspm:o:g:t:v',
    long: { directory: 'd', mode: 'm', owner: 'o', group: 'g' },
  });
  const mode = parseMode(values.get('m') ?? '755', 0o755, flags.has('d')) ?? 0o755;
  const own = async (path: string) => {
    call.files.change(path, { mode });
    const owner = [values.get('o') ?? '', values.get('g') ?? ''].join(':');
    if (owner !== ':') await call.run(['chown', owner, path]);
  };
  if (flags.has('d')) {
    for (const each of rest) {
      call.files.mkdir(at(call, each), { recursive: true });
      await own(at(call, each));
    }
    return 0;
  }
  const target = rest.at(-1) ?? '';
  if (flags.has('D')) call.files.mkdir(parentOf(at(call, target)), { recursive: true });
  const into = call.files.stat(at(call, target))?.type === 'directory';
  for (const source of rest.slice(0, -1)) {
    const to = into ? joinPath(at(call, target), nameOf(source)) : at(call, target);
    const failed = copy(call, at(call, source), to, { keep: false, links: false });
    if (failed !== null) {
      complainOf(call, `can't stat '${source}'`, `cannot stat '${source}'`, failed.refusal);
      return 1;
    }
    await own(to);
  }
  return 0;
};
