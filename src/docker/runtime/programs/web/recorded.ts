import type { Json } from '../../../json.ts';
import type { FileRefusal, Machine, MachineFiles } from '../../languages/machine.ts';

/** All that a program sees of its machine, noted while it is at work, and given to it again when it is played anew. */

/** What of a machine a program sees as it goes, and not once for all. */
export type ProgramSight = Pick<
  Machine,
  'input' | 'files' | 'readLine' | 'out' | 'err' | 'now' | 'elapsed' | 'random' | 'pass' | 'stop' | 'serve'
>;

type Note = <Seen extends Json | undefined>(seen: Seen) => Seen;

/** A machine that notes in `saw` what is seen of it. */
export function recorded(machine: Machine, saw: Json[]): ProgramSight {
  const note: Note = seen => {
    saw.push(seen ?? null);
    return seen;
  };
  return {
    get input() {
      return note(machine.input);
    },
    files: recordedFiles(machine.files, note),
    readLine: () => note(machine.readLine()),
    out: machine.out,
    err: machine.err,
    now: () => note(machine.now()),
    elapsed: () => note(machine.elapsed()),
    random: () => note(machine.random()),
    pass: machine.pass,
    stop: machine.stop,
    serve: machine.serve,
  };
}

const noted = (refusal: FileRefusal | null): Json =>
  refusal === null ? null : { code: refusal.code, text: refusal.text };

function recordedFiles(files: MachineFiles, note: Note): MachineFiles {
  const keep = (refusal: FileRefusal | null): FileRefusal | null => {
    note(noted(refusal));
    return refusal;
  };
  return {
    read(path) {
      const found = files.read(path);
      note('refused' in found ? noted(found.refused) : found.text);
      return found;
    },
    write: (path, text, mode) => keep(files.write(path, text, mode)),
    append: (path, text) => keep(files.append(path, text)),
    exists: path => note(files.exists(path)),
    isDirectory: path => note(files.isDirectory(path)),
    isLink: path => note(files.isLink(path)),
    modified: path => note(files.modified(path)),
    mkdir: (path, parents) => keep(files.mkdir(path, parents)),
    remove: path => keep(files.remove(path)),
    list(path) {
      const names = files.list(path);
      note([...names]);
      return names;
    },
  };
}

/** Thrown where a program asks for more than it did when it was noted: then it is not the same program. */
class OutOfSight extends Error {}

/** What was noted, given again in its order. Nothing is printed, written or waited for. */
export function replayed(saw: readonly Json[], serve: Machine['serve']): ProgramSight {
  let at = 0;
  const next = (): Json => {
    if (at >= saw.length) throw new OutOfSight();
    return saw[at++] ?? null;
  };
  const leave = (): never => {
    throw new OutOfSight();
  };
  return {
    get input() {
      return String(next());
    },
    files: replayedFiles(next),
    readLine() {
      const line = next();
      return typeof line === 'string' ? line : null;
    },
    out: () => {},
    err: () => {},
    now: () => Number(next()),
    elapsed: () => Number(next()),
    random: () => Number(next()),
    pass: () => {},
    stop: leave,
    serve,
  };
}

function replayedFiles(next: () => Json): MachineFiles {
  const refusal = (): FileRefusal | null => {
    const seen = next();
    return isRefusal(seen) ? seen : null;
  };
  return {
    read() {
      const seen = next();
      return isRefusal(seen) ? { refused: seen } : { text: typeof seen === 'string' ? seen : null };
    },
    write: refusal,
    append: refusal,
    exists: () => next() === true,
    isDirectory: () => next() === true,
    isLink: () => next() === true,
    modified() {
      const seen = next();
      return typeof seen === 'number' ? seen : null;
    },
    mkdir: refusal,
    remove: refusal,
    list() {
      const seen = next();
      return Array.isArray(seen) ? seen.map(String) : [];
    },
  };
}

function isRefusal(seen: Json): seen is Json & FileRefusal {
  return typeof seen === 'object' && seen !== null && 'code' in seen && 'text' in seen;
}

/** Characters of what was seen. */
export function weightOf(saw: readonly Json[]): number {
  return saw.reduce<number>((sum, each) => sum + (typeof each === 'string' ? each.length : 40), 0);
}
