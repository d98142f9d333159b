import type { Program } from '../../kernel/program.ts';
import { passwd } from '../../kernel/users.ts';
import { readOptions } from '../words.ts';
import { denied, rewrite, withMember } from './registers.ts';

export const usermod: Program = call => {
  if (denied(call)) return 1;
  const { values, rest } = readOptions(call.args, {
    short: 'aG:g:s:d:u:l:L',
    long: { append: 'a', groups: 'G', shell: 's', home: 'd' },
  });
  const [name = ''] = rest;
  const user = passwd(call.files.whole).find(each => each.name === name);
  if (user === undefined) {
    call.err(`usermod: user '${name}' does not exist\n`);
    return 6;
  }
  for (const each of (values.get('G') ?? '').split(',').filter(one => one !== ''))
    rewrite(call, '/etc/group', line =>
      line.startsWith(`${each}:`) && !line.split(/[:,]/).includes(name) ? withMember(line, name) : line,
    );
  const change = (field: number, value: string | undefined) => {
    if (value === undefined) return;
    rewrite(call, '/etc/passwd', line =>
      line.startsWith(`${name}:`)
        ? line
            .split(':')
            .map((each, at) => (at === field ? value : each))
            .join(':')
        : line,
    );
  };
  change(2, values.get('u'));
  change(5, values.get('d'));
  change(6, values.get('s'));
  return 0;
};
