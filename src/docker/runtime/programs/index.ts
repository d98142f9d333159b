import type { Call, Program } from '../kernel/program.ts';
import { stop } from '../kernel/session.ts';
import { accountProgram } from './accounts/index.ts';
import { archiveProgram } from './archive/index.ts';
import { refuseCall, showUsage } from './busybox.ts';
import { fileProgram } from './files/index.ts';
import { goProgram } from './go/index.ts';
import { networkProgram } from './net/index.ts';
import { node } from './node.ts';
import { packageProgram } from './packages/index.ts';
import { python } from './python.ts';
import { serverProgram } from './servers/index.ts';
import { shell } from './shells.ts';
import { systemProgram } from './system/index.ts';
import { textProgram } from './text/index.ts';
import { versionProgram } from './versions.ts';

const SOURCES: readonly ((name: string) => Program | null)[] = [
  name => (name === 'busybox' ? multicall : null),
  name => (name === 'sh' || name === 'ash' || name === 'dash' || name === 'bash' ? shell : null),
  fileProgram,
  systemProgram,
  textProgram,
  goProgram,
  accountProgram,
  archiveProgram,
  packageProgram,
  serverProgram,
  networkProgram,
  name => (name === 'node' || name === 'nodejs' ? node : null),
  name => (/^python(3(\.\d+)?)?$/.test(name) ? python : null),
  versionProgram,
];

/** `busybox ls`: the applet that is named. */
const multicall: Program = call => {
  const [name = '', ...args] = call.args;
  if (name === '') return showUsage(call);
  const program = programNamed(name);
  if (program === null) return stop(call.session, 'not-simulated', `${name} of busybox is not simulated on this host`);
  const inner: Call = { ...call, name, argv0: name, args, out: call.out, err: call.err, outBytes: call.outBytes };
  return program(inner);
};

/** An applet of busybox looks at its options and operands before its work. */
const checked =
  (program: Program): Program =>
  call =>
    (call.family === 'busybox' ? refuseCall(call) : null) ?? program(call);

const known = new Map<string, Program | null>();

/** The program of a name, or null when this host does not simulate it. */
export function programNamed(name: string): Program | null {
  const before = known.get(name);
  if (before !== undefined) return before;
  let found: Program | null = null;
  for (const source of SOURCES) found ??= source(name);
  const program = found === null ? null : checked(found);
  known.set(name, program);
  return program;
}
