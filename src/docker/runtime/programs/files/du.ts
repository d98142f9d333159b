import { joinPath } from '../../../filesystem/index.ts';
import type { Program } from '../../kernel/program.ts';
import { busybox, complainOf, readOptions } from '../words.ts';
import { at } from './content.ts';
import { human, humanInTenths } from './size.ts';

/** `du`. */
export const du: Program = call => {
  const { flags, values, rest } = readOptions(call.args, {
    short: 'shakmbcxd:lLH',
    long: { 'max-depth': 'd', 'human-readable': 'h', summarize: 's', bytes: 'b', all: 'a', total: 'c' },
  });
  const deepest = flags.has('s') ? 0 : values.has('d') ? Number(values.get('d')) : Number.POSITIVE_INFINITY;
  let code = 0;
  const print = (bytes: number, shown: string) => {
    const size = flags.has('b')
      ? String(bytes)
      : flags.has('h')
        ? busybox(call)
          ? humanInTenths(bytes)
          : human(bytes)
        : flags.has('m')
          ? String(Math.ceil(bytes / 1_048_576))
          : String(Math.ceil(bytes / 1024));
    call.out(`${size}\t${shown}\n`);
  };
  const visit = (path: string, shown: string, depth: number): number => {
    const node = call.files.lstat(path);
    if (node === null) return 0;
    if (node.type !== 'directory') {
      const bytes =
        node.type === 'file' ? (flags.has('b') ? node.content.size : Math.ceil(node.content.size / 4096) * 4096) : 0;
      if (flags.has('a') && depth > 0 && depth <= deepest) print(bytes, shown);
      return bytes;
    }
    let sum = 4096;
    for (const name of call.files.list(path))
      sum += visit(joinPath(path, name), shown === '/' ? `/${name}` : `${shown}/${name}`, depth + 1);
    if (depth <= deepest) print(sum, shown);
    return sum;
  };
  let total = 0;
  for (const file of rest.length === 0 ? ['.'] : rest) {
    const path = at(call, file);
    const node = call.files.lstat(path);
    if (node === null) {
      complainOf(call, file, `cannot access '${file}'`, call.files.missing(path));
      code = 1;
    } else if (node.type === 'directory') total += visit(path, file.replace(/(.)\/+$/, '$1'), 0);
    else {
      const bytes = visit(path, file, 1);
      print(bytes, file);
      total += bytes;
    }
  }
  if (flags.has('c')) print(total, 'total');
  return code;
};
