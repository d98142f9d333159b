import type { Program } from '../../kernel/program.ts';

/** A row of a file in /etc, by its name or its number. */
export const getent: Program = call => {
  const [table = '', key = ''] = call.args;
  const rows = call.files.content(`/etc/${table}`);
  const text = typeof rows === 'string' ? '' : Buffer.from(rows.bytes ?? []).toString();
  const row = text.split('\n').find(line => line.startsWith(`${key}:`) || line.split(':')[2] === key);
  if (row === undefined) return 2;
  call.out(`${row}\n`);
  return 0;
};
