/** `ps -o`: columns by name, as BusyBox 1.37 and procps-ng 4.0 lay them out. */
import { entryOf } from '../../../entry.ts';
import type { OtherProcess } from '../../kernel/process-request.ts';

/** One process with what its columns are made of. */
export interface SeenProcess extends OtherProcess {
  readonly uid: number;
  readonly gid: number;
  readonly group: string;
  /** Milliseconds since it was started. */
  readonly age: number;
  /** It is the very `ps`. */
  readonly asks: boolean;
}

export interface PsColumn {
  readonly head: string;
  readonly width: number;
  readonly side: 'left' | 'right';
  readonly value: (process: SeenProcess) => string;
}

type PsColumns = Readonly<Record<string, PsColumn>>;

const left = (head: string, width: number, value: PsColumn['value']): PsColumn => ({
  head,
  width,
  side: 'left',
  value,
});
const right = (head: string, width: number, value: PsColumn['value']): PsColumn => ({
  head,
  width,
  side: 'right',
  value,
});

const name = ({ command }: OtherProcess): string =>
  ((command.split(/[ :]/)[0] ?? '').split('/').pop() ?? '').replace(/^-/, '').slice(0, 15);
const parent = ({ pid, parent: by }: OtherProcess): string => String(by ?? (pid === 1 ? 0 : 1));
const session = ({ pid, parent: by }: OtherProcess): string => String(by ?? pid);
const leads = ({ pid, parent: by }: OtherProcess): boolean => by === undefined || by === pid;
const memory = ({ memory: known }: OtherProcess): readonly [number, number] => known ?? [2576, 1536];
const state = ({ asks }: SeenProcess): string => (asks ? 'R' : 'S');
const seconds = ({ age }: SeenProcess): number => Math.floor(age / 1000);
const two = (value: number): string => String(value).padStart(2, '0');

/** `[[dd-]hh:]mm:ss` */
function elapsed(process: SeenProcess): string {
  const all = seconds(process);
  const [days, hours] = [Math.floor(all / 86_400), Math.floor(all / 3600) % 24];
  const rest = `${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`;
  if (days > 0) return `${days}-${two(hours)}:${rest}`;
  return hours > 0 ? `${two(hours)}:${rest}` : rest;
}

/** Of BusyBox: `12h34` from an hour on. */
function elapsedOfBusybox(process: SeenProcess): string {
  const all = seconds(process);
  if (all >= 86_400) return `${Math.floor(all / 86_400)}d${two(Math.floor(all / 3600) % 24)}`;
  if (all >= 3600) return `${Math.floor(all / 3600)}h${two(Math.floor(all / 60) % 60)}`;
  return `${Math.floor(all / 60)}:${two(all % 60)}`;
}

function kilobytesOfBusybox(value: number): string {
  return value < 10_000 ? String(value) : `${Math.floor(value / 1024)}m`;
}

export const BUSYBOX_COLUMNS: PsColumns = {
  user: left('USER', 8, ({ user }) => user),
  group: left('GROUP', 8, ({ group }) => group),
  comm: left('COMMAND', 16, name),
  args: left('COMMAND', 256, ({ command }) => command),
  pid: right('PID', 5, ({ pid }) => String(pid)),
  ppid: right('PPID', 5, parent),
  pgid: right('PGID', 5, session),
  etime: right('ELAPSED', 7, elapsedOfBusybox),
  nice: right('NI', 5, () => '0'),
  rgroup: left('RGROUP', 8, ({ group }) => group),
  ruser: left('RUSER', 8, ({ user }) => user),
  time: right('TIME', 6, () => '0:00'),
  tty: left('TT', 6, ({ terminal }) => (terminal === undefined ? '?' : terminal.replace('pts/', '136,'))),
  vsz: right('VSZ', 4, process => kilobytesOfBusybox(memory(process)[0])),
  sid: right('SID', 5, session),
  stat: left('STAT', 4, process => `${state(process)}  `),
  rss: right('RSS', 4, process => kilobytesOfBusybox(memory(process)[1])),
};

const PERCENT = (): string => '0.0';
const COMMAND = ({ command }: OtherProcess): string => command;

const PROCPS = {
  pid: right('PID', 7, ({ pid }) => String(pid)),
  ppid: right('PPID', 7, parent),
  pgid: right('PGID', 7, session),
  sid: right('SID', 7, session),
  user: left('USER', 8, ({ user }) => user),
  group: left('GROUP', 8, ({ group }) => group),
  uid: right('UID', 5, ({ uid }) => String(uid)),
  gid: right('GID', 5, ({ gid }) => String(gid)),
  comm: left('COMMAND', 15, name),
  args: left('COMMAND', 27, COMMAND),
  cmd: left('CMD', 27, COMMAND),
  stat: left('STAT', 4, process => (!process.asks && leads(process) ? 'Ss' : state(process))),
  s: left('S', 1, state),
  etime: right('ELAPSED', 11, elapsed),
  etimes: right('ELAPSED', 7, process => String(seconds(process))),
  time: right('TIME', 8, () => '00:00:00'),
  rss: right('RSS', 5, process => String(memory(process)[1])),
  vsz: right('VSZ', 6, process => String(memory(process)[0])),
  pcpu: right('%CPU', 4, PERCENT),
  pmem: right('%MEM', 4, PERCENT),
  tty: left('TT', 8, ({ terminal }) => terminal ?? '?'),
  tname: left('TTY', 8, ({ terminal }) => terminal ?? '?'),
  ni: right('NI', 3, () => '0'),
  nlwp: right('NLWP', 4, () => '1'),
};
const { pid, pgid, sid, user, group, uid, args, pcpu, pmem, tty, ni, time, rss, vsz, s, comm } = PROCPS;

/** By all the names that each has. */
export const PROCPS_COLUMNS: PsColumns = {
  ...PROCPS,
  ...{ tgid: pid, pgrp: pgid, sess: sid, euser: user, ruser: user, uname: user, egroup: group, rgroup: group },
  ...{ euid: uid, ruid: uid, command: args, '%cpu': pcpu, '%mem': pmem, tt: tty, nice: ni, cputime: time },
  ...{ rssize: rss, vsize: vsz, state: s, ucmd: comm, ucomm: comm },
};

/**
 * `pid,comm=NAME`: a head that is given reaches to the end of the text, and an empty one leaves the line of heads out where all are.
 * `unknown`: a name that none of them has.
 */
export function readColumns(
  texts: readonly string[],
  known: PsColumns,
): readonly PsColumn[] | { readonly unknown: string } {
  const found: PsColumn[] = [];
  for (const text of texts) {
    const [names = '', head] = text.split(/=(.*)/s);
    const list = names.split(/[ ,]+/).filter(each => each !== '');
    for (const [at, each] of list.entries()) {
      const column = entryOf(known, each);
      if (column === undefined) return { unknown: each };
      const given = at === list.length - 1 ? head : undefined;
      found.push(
        given === undefined ? column : { ...column, head: given, width: Math.max(column.width, given.length) },
      );
    }
  }
  return found;
}

export function tableOf(
  columns: readonly PsColumn[],
  seen: readonly SeenProcess[],
  heads: 'own side' | 'left',
): string {
  const row = (texts: readonly string[], side: (column: PsColumn) => PsColumn['side']): string =>
    texts
      .map((text, at) => {
        const column = columns[at];
        if (column === undefined) return text;
        if (side(column) === 'right') return text.padStart(column.width);
        return at === columns.length - 1 ? text : text.slice(0, column.width).padEnd(column.width);
      })
      .join(' ');
  const head = columns.every(column => column.head === '')
    ? ''
    : `${row(
        columns.map(column => column.head),
        column => (heads === 'left' ? 'left' : column.side),
      )}\n`;
  return `${head}${seen
    .map(
      process =>
        `${row(
          columns.map(column => column.value(process)),
          column => column.side,
        )}\n`,
    )
    .join('')}`;
}
