import { cleanPath, textOf } from '../../../filesystem/index.ts';
import type { Program } from '../../kernel/program.ts';
import { stop } from '../../kernel/session.ts';

const TABLES = '/var/spool/cron/crontabs';

/** crontab of Debian's cron and of busybox: the table of the user, shown, removed, or put there from a file. What is in it is not run here. */
export const crontab: Program = call => {
  const [asked = ''] = call.args;
  const path = `${TABLES}/${call.session.user.name}`;
  if (asked === '-l') {
    const content = call.files.content(path);
    if (typeof content !== 'string') call.out(textOf(content) ?? '');
    else {
      call.err(`no crontab for ${call.session.user.name}\n`);
      return 1;
    }
    return 0;
  }
  if (asked === '-r') {
    call.files.remove(path);
    return 0;
  }
  if ((asked.startsWith('-') && asked !== '-') || asked === '')
    return stop(call.session, 'not-simulated', `crontab ${asked} is not simulated on this host`);
  const content = asked === '-' ? call.input : call.files.content(cleanPath(asked, call.cwd));
  if (asked !== '-' && typeof content === 'string') {
    call.err(`${asked}: No such file or directory\n`);
    return 1;
  }
  call.files.mkdir(TABLES, { recursive: true });
  call.files.write(path, content, { mode: 0o600 });
  return 0;
};
