import { MEMORY } from '../../kernel/machine.ts';
import type { OtherProcess } from '../../kernel/process-request.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { suspend } from '../../kernel/session.ts';
import { passwd } from '../../kernel/users.ts';
import { dateText } from '../../languages/strftime.ts';
import { buildOf } from '../busybox.ts';
import { busybox } from '../words.ts';

/** What runs beside the program that asks, PID 1 first, and at the end that program itself. */
function processesSeen(call: ProgramCall): readonly OtherProcess[] {
  const { session } = call;
  const { others, now } = session.request;
  const { uid } = call.files.identity;
  const user = passwd(call.files.whole).findLast(each => each.uid === uid)?.name ?? String(uid);
  const seen = others.length > 0 ? others : [{ pid: 1, user, command: session.command, started: now }];
  const own = { user, command: [call.name, ...call.args].join(' '), started: now };
  // The process that is asked about has become this very program.
  const isItself = session.command === own.command || (session.depth === 0 && session.shells === 0);
  if (others.length === 0 && isItself) return seen;
  const shell = seen.find(({ terminal }) => terminal !== undefined);
  const highest = Math.max(...seen.map(each => each.pid));
  // What was started beside PID 1 and has started this program: the shell of an exec.
  const above =
    others.length === 0 || shell !== undefined || isItself
      ? []
      : [{ ...own, pid: highest + 6, command: session.command }];
  const last = highest + 6 * (above.length + 1);
  const place = shell === undefined ? {} : { parent: shell.pid, terminal: shell.terminal ?? '' };
  return [
    ...seen,
    ...above,
    { pid: last, ...own, ...place },
    ...session.beside.map((command, at) => ({ pid: last + 1 + at, user, command, started: now, ...place })),
  ];
}

const clock = ({ started }: OtherProcess) => dateText('%H:%M', started / 1000);
const right = (value: number, width: number) => String(value).padStart(width);

export const ps: Program = call => {
  const seen = processesSeen(call);
  const { args } = call;
  if (busybox(call)) call.out(tableOfBusybox(seen, buildOf(call).time));
  else if (args.some(arg => arg.includes('f') && arg.startsWith('-'))) call.out(fullTable(seen));
  else if (args.some(arg => arg.includes('u'))) call.out(tableByUser(seen));
  else call.out(shortTable(args.some(arg => /a|e/i.test(arg)) ? seen : ownTerminal(seen)));
  return 0;
};

function tableOfBusybox(seen: readonly OtherProcess[], time: boolean): string {
  const rows = seen.map(
    ({ pid, user, command }) => `${right(pid, 5)} ${user.padEnd(8)} ${time ? ' 0:00 ' : ''}${command}\n`,
  );
  return `PID   USER     ${time ? 'TIME  ' : ''}COMMAND\n${rows.join('')}`;
}

/** `ps -f`. */
function fullTable(seen: readonly OtherProcess[]): string {
  const rows = seen.map(each => {
    const { pid, user, command } = each;
    const parent = each.parent ?? (pid === 1 ? 0 : 1);
    return `${user.padEnd(8)} ${right(pid, 7)} ${right(parent, 7)}  0 ${clock(each)} ${(each.terminal ?? '?').padEnd(8)} 00:00:00 ${command}\n`;
  });
  return `UID          PID    PPID  C STIME TTY          TIME CMD\n${rows.join('')}`;
}

/** `ps u`. */
function tableByUser(seen: readonly OtherProcess[]): string {
  const rows = seen.map(each => {
    const { pid, user, command } = each;
    const [asked, resident] = each.memory ?? [2576, 1536];
    return `${user.padEnd(8)} ${right(pid, 7)}  0.0  0.1 ${right(asked, 6)} ${right(resident, 5)} ${(each.terminal ?? '?').padEnd(8)} Ss   ${clock(each)}   0:00 ${command}\n`;
  });
  return `USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n${rows.join('')}`;
}

/** `ps` alone: what runs at the terminal where it was called. */
function ownTerminal(seen: readonly OtherProcess[]): readonly OtherProcess[] {
  const here = seen.filter(({ terminal }) => terminal !== undefined);
  return here.length === 0 ? seen.slice(-1) : here;
}

function shortTable(seen: readonly OtherProcess[]): string {
  const rows = seen.map(({ pid, command, terminal }) => {
    const name = (command.split(/[ :]/)[0] ?? '').split('/').pop();
    return `${right(pid, 7)} ${(terminal ?? '?').padEnd(8)} 00:00:00 ${name?.replace(/^-/, '')}\n`;
  });
  return `    PID TTY          TIME CMD\n${rows.join('')}`;
}

export const top: Program = async call => {
  call.out(
    `Mem: ${Math.floor(MEMORY / 2)}K used, ${Math.ceil(MEMORY / 2)}K free, 1100K shrd, 60000K buff, 900000K cached\nCPU:   0% usr   0% sys   0% nic 100% idle   0% io   0% irq   0% sirq\nLoad average: 0.08 0.03 0.01 1/180 9\n`,
  );
  await ps({ ...call, args: [], name: 'top' });
  if (call.args.some(arg => /^-?b?n/.test(arg.replace(/^-/, '')) && arg.includes('n'))) return 0;
  return suspend(call.session);
};
