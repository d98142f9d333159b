import { cleanPath, joinPath } from '../../../../filesystem/index.ts';
import { kernelErrnoText } from '../../../kernel/errno.ts';
import type { Program, ProgramCall } from '../../../kernel/program.ts';
import { stop } from '../../../kernel/session.ts';
import { busybox } from '../../words.ts';
import { readExpression } from './expression.ts';
import type { ExecBatch, FindRequest } from './request.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** What findutils 4.9 has besides, and busybox 1.37. */
const LACKING = words(
  '-inum -links -samefile -regex -iregex -regextype -ipath -iwholename -lname -ilname -anewer -cnewer -newermt -newerct -newerat -newermm -newerma -newermc -newercm -newerca -newercc -newerac -newerat -neweram -neweraa -used -atime -amin -ctime -cmin -gid -uid -nouser -nogroup -readable -writable -executable -fstype -false -quit -printf -fprintf -fprint -fprint0 -ls -fls -execdir -okdir -daystart -ignore_readdir_race -noignore_readdir_race -noleaf -warn -nowarn -follow -files0-from -context -xtype -help --help -version --version',
);
const LACKING_IN_BUSYBOX = words(
  '-inum -links -samefile -regex -ipath -atime -amin -ctime -cmin -quit -executable -follow -newermt',
);

export const find: Program = async call => {
  const { args, files } = call;
  const from = args.findIndex(arg => /^[-(!]/.test(arg));
  const paths = from < 0 ? args : args.slice(0, from);
  const request = readExpression(call, from < 0 ? [] : args.slice(from));
  if (request.unknown !== null) {
    if ((busybox(call) ? LACKING_IN_BUSYBOX : LACKING).has(request.unknown))
      return stop(call.session, 'not-simulated', `find ${request.unknown} is not simulated on this host`);
    call.err(
      busybox(call) ? `find: unrecognized: ${request.unknown}\n` : `find: unknown predicate '${request.unknown}'\n`,
    );
    return 1;
  }
  let code = 0;
  for (const shown of paths.length === 0 ? ['.'] : paths) {
    const path = cleanPath(shown, call.cwd);
    if (files.lstat(path) === null) complain(call, shown, kernelErrnoText(files.missing(path)));
    else if (await walk(call, request, path, shown, 0)) continue;
    code = 1;
  }
  for (const batch of request.batches) if (!(await runBatch(call, batch))) code = 1;
  return code;
};

function complain(call: ProgramCall, shown: string, why: string): void {
  call.err(busybox(call) ? `find: ${shown}: ${why}\n` : `find: '${shown}': ${why}\n`);
}

/** Looks at something and at what lies in it; false where a directory could not be read. */
async function walk(
  call: ProgramCall,
  request: FindRequest,
  path: string,
  shown: string,
  depth: number,
): Promise<boolean> {
  const { files } = call;
  const node = files.lstat(path);
  if (node === null) return true;
  const judge = async (): Promise<void> => {
    if (depth < request.shallowest) return;
    if ((await request.test({ node, path, shown })) && !request.acts) call.out(`${shown}\n`);
  };
  let read = true;
  if (!request.depthFirst) await judge();
  if (node.type === 'directory' && depth < request.deepest) {
    read = files.mayRead(path);
    if (!read) complain(call, shown, 'Permission denied');
    for (const name of read ? [...files.list(path)] : []) {
      const inner = shown.endsWith('/') ? shown + name : `${shown}/${name}`;
      if (!(await walk(call, request, joinPath(path, name), inner, depth + 1))) read = false;
    }
  }
  if (request.depthFirst) await judge();
  return read;
}

/** `-exec … +`; false where the command failed. */
async function runBatch(call: ProgramCall, { command, paths }: ExecBatch): Promise<boolean> {
  if (paths.length === 0) return true;
  const argv = command.flatMap(each => (each === '{}' ? paths : [each]));
  return (await call.run(argv, { stdin: '' })).exitCode === 0;
}
