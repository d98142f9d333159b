/** `docker top`: the `ps` of the host, asked for the processes of one container. Its options are those of procps. */
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { Top } from '../../engine/containers.ts';
import { entryOf } from '../../entry.ts';
import { type Daemon, record } from '../daemon.ts';
import { findContainer } from '../lookup.ts';
import type { ContainerRecord } from '../state.ts';
import { isRunning, notRunning } from './is-running.ts';
import { processesOf } from './process.ts';

interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly user: string;
  readonly command: string;
  /** `HH:MM` */
  readonly start: string;
}

interface ProcessColumn {
  readonly title: string;
  readonly of: (row: ProcessRow) => string;
}

const column = (title: string, of: (row: ProcessRow) => string): ProcessColumn => ({ title, of });
const programOf = ({ command }: ProcessRow): string =>
  (command.split(' ')[0] ?? '').split('/').at(-1)?.slice(0, 15) ?? '';

const PID = column('PID', row => String(row.pid));
const COLUMNS: Readonly<Record<string, ProcessColumn>> = {
  pid: PID,
  ppid: column('PPID', row => String(row.parent)),
  user: column('USER', row => row.user),
  uid: column('UID', row => row.user),
  c: column('C', () => '0'),
  pcpu: column('%CPU', () => '0.0'),
  pmem: column('%MEM', () => '0.0'),
  vsz: column('VSZ', () => '1624'),
  rss: column('RSS', () => '896'),
  tty: column('TT', () => '?'),
  tname: column('TTY', () => '?'),
  stat: column('STAT', () => 'Ss'),
  s: column('S', () => 'S'),
  stime: column('STIME', row => row.start),
  start: column('STARTED', row => row.start),
  time: column('TIME', () => '00:00:00'),
  bsdtime: column('TIME', () => '0:00'),
  comm: column('COMMAND', programOf),
  ucmd: column('CMD', programOf),
  args: column('COMMAND', row => row.command),
  cmd: column('CMD', row => row.command),
  nlwp: column('NLWP', () => '1'),
  ni: column('NI', () => '0'),
};
const ALIASES: Readonly<Record<string, string>> = {
  command: 'args',
  euser: 'user',
  ruser: 'user',
  uname: 'user',
  euid: 'uid',
  '%cpu': 'pcpu',
  '%mem': 'pmem',
  vsize: 'vsz',
  rssize: 'rss',
  rsz: 'rss',
  tt: 'tty',
  state: 's',
  nice: 'ni',
  cputime: 'time',
};

const FULL = ['uid', 'pid', 'ppid', 'c', 'stime', 'tname', 'time', 'cmd'];
const SHORT = ['pid', 'tname', 'time', 'ucmd'];
const OF_USERS = ['user', 'pid', 'pcpu', 'pmem', 'vsz', 'rss', 'tname', 'stat', 'start-of-day', 'bsdtime', 'args'];
const BSD = ['pid', 'tname', 'stat', 'bsdtime', 'args'];

/** BSD's table calls the start otherwise. */
const START = column('START', row => row.start);

/** The columns that the arguments of `ps` ask for, or the first line of what it would complain. */
function columnsOf(words: readonly string[]): Answer<readonly ProcessColumn[]> {
  const named: string[] = [];
  let table: readonly string[] = SHORT;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const asks = /^(-?)([A-Za-z]*?)o(.*)$/.exec(word);
    if (asks !== null && /^[aAedxwf]*$/.test(asks[2] ?? '')) {
      const list = asks[3] === '' ? (words[++at] ?? '') : (asks[3] ?? '');
      named.push(...list.split(',').filter(name => name !== ''));
      continue;
    }
    if (/^-[aAedfFwNHj]*$/.test(word)) {
      if (/[fF]/.test(word)) table = FULL;
    } else if (/^-?[auxwer]+$/.test(word)) table = word.includes('u') ? OF_USERS : BSD;
    else return refuse('not-simulated', `ps ${word} is not simulated`);
  }
  const found: ProcessColumn[] = [];
  for (const name of named.length > 0 ? named : table) {
    const known = name === 'start-of-day' ? START : entryOf(COLUMNS, entryOf(ALIASES, name) ?? name);
    if (known === undefined)
      return refuse('server-error', `ps: error: unknown user-defined format specifier "${name}"`);
    found.push(known);
  }
  return answer(found);
}

/** Processes of a container, under the numbers that the host knows them by. */
export function rowsOf(container: ContainerRecord, daemon: Daemon): readonly ProcessRow[] {
  const shim = container.pid - 22;
  const hasInit = container.hostConfig.Init === true;
  return processesOf(container, daemon.clock).map((one, at) => ({
    // The host knows them under numbers of its own.
    pid: at === 0 ? container.pid : container.pid + one.pid * 11,
    parent: hasInit && at === 1 ? container.pid : shim,
    user: one.user,
    command: one.command,
    start: new Date(one.started).toISOString().slice(11, 16),
  }));
}

export function containerTop(daemon: Daemon, name: string, psArgs: string): Answer<Top> {
  record(daemon, { request: `GET /containers/${name}/top` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const container = found.value;
  if (!isRunning(container)) return notRunning(container);
  if (container.status === 'restarting')
    return refuse('conflict', `Container ${container.id} is restarting, wait until the container is running`);
  const words = (psArgs === '' ? '-ef' : psArgs).split(' ').filter(word => word !== '');
  const columns = columnsOf(words);
  if (!columns.ok) return columns;
  if (!columns.value.includes(PID)) return refuse('server-error', "Couldn't find PID field in ps output");
  const rows = rowsOf(container, daemon);
  return answer({
    Titles: columns.value.map(({ title }) => title),
    Processes: rows.map(row => columns.value.map(({ of }) => of(row))),
  });
}
