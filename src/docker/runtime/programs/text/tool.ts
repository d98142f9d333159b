import { entryOf } from '../../../entry.ts';
import { cleanPath } from '../../../filesystem/index.ts';
import { bytesOfDevice, isEndless, neverEnds } from '../../kernel/devices.ts';
import { inputOf } from '../../kernel/keyboard.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { stop, suspend } from '../../kernel/session.ts';
import { runTool } from '../../shell/tools.ts';
import { operandsOf } from '../gnu/call.ts';
import { asTool } from './after-tool.ts';

export const tool: Program = async call => {
  const name = call.name === 'gawk' || call.name === 'mawk' ? 'awk' : call.name;
  const followed = name === 'tail' && call.args.some(arg => /^-[0-9nq]*[fF]/.test(arg) || arg === '--follow');
  const given = name === 'tr' ? call.args.map(octal) : /^[ef]?grep$/.test(name) ? grepArguments(call) : call.args;
  const args = followed
    ? given.filter(arg => !/^(-f|-F|--follow)$/.test(arg)).map(arg => arg.replace(/^-(.*)[fF](.*)$/, '-$1$2'))
    : given;
  const device = args.map(arg => cleanPath(arg, call.cwd)).find(isEndless);
  if (device !== undefined) {
    const part = name === 'head' ? partOf(args) : null;
    if (part !== null) {
      call.outBytes(Buffer.from(bytesOfDevice(call.session, device, part)).toString('latin1'));
      return 0;
    }
    const cut = name === 'head' || (name === 'od' && args.some(arg => arg.startsWith('-N')));
    if ((call.route.out !== null && !cut) || TO_THE_END.has(name)) neverEnds(call.session, device);
  }
  const readsInput = args.every(arg => arg.startsWith('-')) && WAITS.has(name);
  const stdin = readsInput ? inputOf(call) : call.stdin;
  const said = await runTool(call.session, call.files, name, args, { env: call.env, cwd: call.cwd, stdin });
  const told = asTool(call, args, said);
  const odd = name === 'jq' ? /unrecognized option '([^']*)'/.exec(told.stderr)?.[1] : undefined;
  if (odd !== undefined) return stop(call.session, 'not-simulated', `jq ${odd} is not simulated on this host`);
  if (said.bytes) call.outBytes(told.stdout);
  else call.out(told.stdout);
  call.err(told.stderr);
  if (followed) suspend(call.session);
  if (
    readsInput &&
    call.session.terminal === null &&
    !call.piped &&
    call.session.request.stdinOpen &&
    call.session.depth === 0
  )
    suspend(call.session);
  return told.exitCode;
};

/** With -r a file's name stands before its lines only where there is more than this one file. */
function grepArguments({ name, args, cwd, files }: ProgramCall): readonly string[] {
  if (!args.some(arg => /^-[^-]*[rR]/.test(arg) || /^--(dereference-)?recursive$/.test(arg))) return args;
  const patterned = args.some(arg => /^-[^-]*[ef]/.test(arg));
  const searched = operandsOf(name, args).slice(patterned ? 0 : 1);
  const [only = ''] = searched;
  const isFile = searched.length === 1 && files.stat(cleanPath(only, cwd))?.type === 'file';
  return isFile ? ['-h', ...args] : args;
}

/** `\0`, `\012`: characters by their octal number, which the tool at hand does not read. */
function octal(text: string): string {
  return text.replace(/\\([0-7]{1,3})/g, (_whole, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

/** How many bytes `head` was told to take: `-c 10`, `-c10k`; null when it counts lines or from the end. */
function partOf(args: readonly string[]): number | null {
  const said = /(?:^| )(?:-c ?|--bytes[= ])(\d+)([a-zA-Z]*)(?: |$)/.exec(args.join(' '));
  if (said === null) return null;
  const unit = entryOf(
    { '': 1, b: 512, k: 1024, K: 1024, kB: 1000, M: 1_048_576, MB: 1e6, G: 1_073_741_824, GB: 1e9 },
    said[2] ?? '',
  );
  return unit === undefined ? null : Number(said[1]) * unit;
}

/** Tools that say nothing before they have read everything. */
const TO_THE_END = new Set(['wc', 'tail', 'tac']);

/** Tools that read standard input when they are given no file. */
const WAITS = new Set(['grep', 'sed', 'sort', 'tee', 'wc', 'head', 'tail', 'tr']);
