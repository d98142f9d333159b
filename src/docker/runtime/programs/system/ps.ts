import { MEMORY } from '../../kernel/machine.ts';
import type { OtherProcess } from '../../kernel/process-request.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { stop, suspend } from '../../kernel/session.ts';
import { groups as groupRows, passwd } from '../../kernel/users.ts';
import { dateText } from '../../languages/strftime.ts';
import { buildOf } from '../busybox.ts';
import { busybox } from '../words.ts';
import { BUSYBOX_COLUMNS, PROCPS_COLUMNS, readColumns, type SeenProcess, tableOf } from './ps-columns.ts';

/** What an exec starts has its parent outside of the container, where its numbers do not reach. */
const OUTSIDE = 0;

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
      : [{ ...own, pid: highest + 6, parent: OUTSIDE, command: session.command }];
  const last = highest + 6 * (above.length + 1);
  const by = above[0]?.pid ?? (others.length > 0 && isItself ? OUTSIDE : 1);
  const place = shell === undefined ? { parent: by } : { parent: shell.pid, terminal: shell.terminal ?? '' };
  const jobs = session.jobs
    .filter(({ ends }) => ends > session.elapsed)
    .flatMap(({ pid, command }) =>
      (command ?? session.command)
        .split(' | ')
        .map((part, at) => ({ pid: pid + at, user, command: part, started: now, ...place })),
    );
  return [
    ...seen,
    ...above,
    ...jobs,
    { pid: last, ...own, ...place },
    ...session.beside.map((command, at) => ({ pid: last + 1 + at, user, command, started: now, ...place })),
  ].sort((a, b) => a.pid - b.pid);
}

const clock = ({ started }: OtherProcess) => dateText('%H:%M', started / 1000);
const right = (value: number, width: number) => String(value).padStart(width);

export const ps: Program = call => {
  const seen = processesSeen(call);
  const { args } = call;
  const asked = readFormats(args);
  if (asked.formats.length > 0) return byColumns(call, seen, asked);
  if (busybox(call)) call.out(tableOfBusybox(seen, buildOf(call).time));
  else if (args.some(arg => arg.includes('f') && arg.startsWith('-'))) call.out(fullTable(seen));
  else if (args.some(arg => arg.includes('u'))) call.out(tableByUser(seen));
  else if (args.some(arg => /^[axf]+$/.test(arg)))
    call.out(
      tableOfBsd(
        seen,
        args.some(arg => /^[ax]*f[ax]*$/.test(arg)),
      ),
    );
  else call.out(shortTable(args.some(arg => /a|e/i.test(arg)) ? seen : ownTerminal(seen)));
  return 0;
};

interface AskedTable {
  /** What was given with each `-o`. */
  readonly formats: readonly string[];
  /** The letters of the other arguments. */
  readonly letters: string;
  /** Of `-p`. */
  readonly pids: readonly number[] | null;
  /** The first argument that this host does not read. */
  readonly unread: string | null;
}

function readFormats(args: readonly string[]): AskedTable {
  const formats: string[] = [];
  let [letters, unread]: [string, string | null] = ['', null];
  let pids: readonly number[] | null = null;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const [, before = '', letter = '', value = ''] = /^-?([a-zA-Z]*?)([op])(.*)$/.exec(arg) ?? [];
    if (arg.startsWith('--') || (letter === '' && !/^-?[AaexfdTw]+$/.test(arg))) {
      unread ??= arg;
      continue;
    }
    letters += letter === '' ? arg.replace('-', '') : before;
    if (letter === '') continue;
    const given = value === '' ? (args[++at] ?? '') : value;
    if (letter === 'o') formats.push(given);
    else pids = given.split(/[ ,]+/).map(Number);
  }
  return { formats, letters, pids, unread };
}

/** `ps -o`. */
function byColumns(call: ProgramCall, all: readonly OtherProcess[], asked: AskedTable): number {
  const isBusybox = busybox(call);
  const { formats, letters, pids, unread } = asked;
  const known = isBusybox ? columnsOfBusybox(buildOf(call).time) : PROCPS_COLUMNS;
  const columns = readColumns(formats, known);
  if ('unknown' in columns) {
    if (!isBusybox)
      return stop(call.session, 'not-simulated', `ps -o ${columns.unknown} is not simulated on this host`);
    call.err(`ps: bad -o argument '${columns.unknown}', supported arguments: ${Object.keys(known).join(',')}\n`);
    return 1;
  }
  if (unread !== null && !isBusybox)
    return stop(call.session, 'not-simulated', `ps ${unread} beside -o is not simulated on this host`);
  const everyone = isBusybox || /[aAex]/.test(letters);
  const chosen =
    pids !== null && !isBusybox ? all.filter(({ pid }) => pids.includes(pid)) : everyone ? all : ownTerminal(all);
  const last = all.findLast(({ command }) => command === [call.name, ...call.args].join(' '));
  const { accounts, groups } = { accounts: passwd(call.files.whole), groups: groupRows(call.files.whole) };
  const seen = chosen.map((each): SeenProcess => {
    const account = accounts.findLast(({ name }) => name === each.user);
    const gid = account?.gid ?? 0;
    const now = call.session.request.now + call.session.elapsed;
    return {
      ...each,
      uid: account?.uid ?? (Number(each.user) || 0),
      gid,
      group: groups.find(row => row.gid === gid)?.name ?? String(gid),
      age: Math.max(0, now - each.started),
      asks: each === last,
    };
  });
  call.out(tableOf(columns, seen, isBusybox ? 'left' : 'own side'));
  return seen.length === 0 ? 1 : 0;
}

/** Debian builds without the columns of time. */
function columnsOfBusybox(time: boolean): typeof BUSYBOX_COLUMNS {
  return time
    ? BUSYBOX_COLUMNS
    : Object.fromEntries(Object.entries(BUSYBOX_COLUMNS).filter(([name]) => name !== 'etime' && name !== 'time'));
}

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

/** `ps ax`; as a forest, `ps axf`, who was started by another stands below it. */
function tableOfBsd(seen: readonly OtherProcess[], forest: boolean): string {
  const depthOf = ({ parent }: OtherProcess): number => {
    const above = seen.find(({ pid }) => pid === parent);
    return above === undefined ? 0 : 1 + depthOf(above);
  };
  const rows = seen.map(each => {
    const { pid, command, terminal = '?' } = each;
    const depth = forest ? depthOf(each) : 0;
    const state = each === seen.at(-1) ? (terminal === '?' ? 'R' : 'R+') : terminal === '?' ? 'Ss' : 'Ss+';
    const tree = depth === 0 ? '' : `${'    '.repeat(depth - 1)} \\_ `;
    return `${right(pid, 7)} ${terminal.padEnd(8)} ${state.padEnd(4)}   0:00 ${tree}${command}\n`;
  });
  return `    PID TTY      STAT   TIME COMMAND\n${rows.join('')}`;
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
