import { joinPath, nameOf, parentOf } from '../../../filesystem/index.ts';
import type { Program } from '../../kernel/program.ts';
import { parseMode } from '../mode.ts';
import { busybox, complainOf, readOptions } from '../words.ts';
import { at } from './content.ts';
import { copy } from './copy.ts';

/** Copies files with a mode and an owner, or makes directories (-d). */
export const install: Program = async call => {
  const { flags, values, rest } = readOptions(call.args, {
    short: 'dDcspm:o:g:t:v',
    long: { directory: 'd', mode: 'm', owner: 'o', group: 'g', 'target-directory': 't', verbose: 'v' },
  });
  const mode = parseMode(values.get('m') ?? '755', 0o755, flags.has('d')) ?? 0o755;
  const own = async (path: string) => {
    call.files.change(path, { mode });
    const owner = [values.get('o') ?? '', values.get('g') ?? ''].join(':');
    if (owner !== ':') await call.run(['chown', owner, path]);
  };
  if (flags.has('d')) {
    let code = 0;
    for (const each of rest) {
      const path = at(call, each);
      const isNew = call.files.stat(path) === null;
      const refused = call.files.mkdir(path, { recursive: true });
      if (refused === null) await own(path);
      else {
        complainOf(call, `can't create directory '${each}'`, `cannot create directory '${each}'`, refused);
        code = 1;
      }
      if (refused === null && isNew && flags.has('v') && !busybox(call))
        call.out(`install: creating directory '${each}'\n`);
    }
    return code;
  }
  const target = values.get('t') ?? rest.at(-1) ?? '';
  if (flags.has('D')) call.files.mkdir(parentOf(at(call, target)), { recursive: true });
  const into = call.files.stat(at(call, target))?.type === 'directory';
  for (const source of values.has('t') ? rest : rest.slice(0, -1)) {
    const to = into ? joinPath(at(call, target), nameOf(source)) : at(call, target);
    const failed = copy(call, at(call, source), to, { keep: false, links: false });
    if (failed !== null) {
      complainOf(call, `can't stat '${source}'`, `cannot stat '${source}'`, failed.refusal);
      return 1;
    }
    await own(to);
    const shown = into ? `${target.replace(/\/+$/, '')}/${nameOf(source)}` : target;
    if (flags.has('v')) call.out(`'${source}' -> '${shown}'\n`);
  }
  return 0;
};
