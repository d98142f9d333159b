import { contentOf, standIn } from '../../../filesystem/index.ts';
import type { Program } from '../../kernel/program.ts';
import { complainOf, readOptions } from '../words.ts';
import { at } from './content.ts';
import { MOST_BYTES, parseSize } from './size.ts';

/** `truncate`, and `fallocate`, which takes the length by another letter. */
export const truncate: Program = call => {
  const { values, rest } = readOptions(call.args, { short: 's:cl:o:', long: { size: 's', length: 'l' } });
  const size = parseSize((values.get('s') ?? values.get('l') ?? '0').replace(/^[+]/, '')) ?? 0;
  for (const file of rest) {
    const refused = call.files.write(
      at(call, file),
      size <= MOST_BYTES ? contentOf(new Uint8Array(size)) : standIn(size, 'zeros'),
    );
    if (refused === null) continue;
    complainOf(call, file, `cannot open '${file}' for writing`, refused);
    return 1;
  }
  return 0;
};
