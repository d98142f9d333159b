import type { Program, ProgramCall } from '../kernel/program.ts';
import { stop } from '../kernel/session.ts';
import { accountPrograms } from './accounts/index.ts';
import { archivePrograms } from './archive/index.ts';
import { refuseCall, showUsage } from './busybox.ts';
import { filePrograms } from './files/index.ts';
import { lackingLetter, readGnuCall } from './gnu/call.ts';
import { goPrograms } from './go/index.ts';
import { networkPrograms } from './net/index.ts';
import { node } from './node.ts';
import { packagePrograms } from './packages/index.ts';
import { flask, gunicorn, python } from './python.ts';
import { serverPrograms } from './servers/index.ts';
import { shell } from './shells.ts';
import { systemPrograms } from './system/index.ts';
import { textPrograms } from './text/index.ts';
import { toolchainPrograms } from './toolchains/index.ts';
import { versionPrograms } from './versions.ts';

/** `busybox ls`: the applet that is named. */
const busybox: Program = call => {
  const [name = '', ...args] = call.args;
  if (name === '') return showUsage(call);
  const program = programNamed(name);
  if (program === null) return stop(call.session, 'not-simulated', `${name} of busybox is not simulated on this host`);
  const inner: ProgramCall = {
    ...call,
    name,
    argv0: name,
    args,
    out: call.out,
    err: call.err,
    outBytes: call.outBytes,
  };
  return program(inner);
};

/** A program looks at its options and operands before its work. */
const checked =
  (program: Program): Program =>
  call => {
    // curl is the same program everywhere.
    if (call.family === 'busybox' && call.name !== 'curl') {
      const refused = refuseCall(call);
      if (refused !== null) return refused;
      const letter = lackingLetter(call.name, call.args);
      if (letter !== null) stop(call.session, 'not-simulated', `${call.name} -${letter} is not simulated on this host`);
      return program(call);
    }
    const args = readGnuCall(call);
    return typeof args === 'number'
      ? args
      : program({ ...call, args, out: call.out, err: call.err, outBytes: call.outBytes });
  };

/** A name that two have is the later one's: one that only answers for its version gives way. */
const ROOMS: readonly Readonly<Record<string, Program>>[] = [
  versionPrograms,
  toolchainPrograms,
  networkPrograms,
  serverPrograms,
  packagePrograms,
  archivePrograms,
  accountPrograms,
  goPrograms,
  textPrograms,
  systemPrograms,
  filePrograms,
  {
    ash: shell,
    bash: shell,
    busybox,
    dash: shell,
    flask,
    gunicorn,
    node,
    nodejs: node,
    python,
    python3: python,
    sh: shell,
  },
];

/** Every program of this host by its name. */
const PROGRAMS: ReadonlyMap<string, Program> = new Map(
  ROOMS.flatMap(room => Object.entries(room).map(([name, program]): [string, Program] => [name, checked(program)])),
);

/** The program of a name, or null when this host does not simulate it. */
export function programNamed(name: string): Program | null {
  return PROGRAMS.get(/^python3\.\d+$/.test(name) ? 'python3' : name) ?? null;
}

/** In alphabetical order. */
export function programNames(): readonly string[] {
  return [...PROGRAMS.keys()].sort();
}

/** Whether a program answers for its version and does nothing else here. */
export function saysItsVersionAlone(name: string): boolean {
  return ROOMS.findLast(room => Object.hasOwn(room, name)) === versionPrograms;
}
