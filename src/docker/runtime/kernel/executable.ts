import { type Content, cleanPath, joinPath, nameOf, textOf } from '../../filesystem/index.ts';
import type { Json } from '../../json.ts';
import type { UserFiles } from './files.ts';
import type { Family } from './manners.ts';
import type { ProcessImage } from './terminal.ts';

/** What stands behind a name that is to be run. */
export type FoundExecutable =
  | {
      readonly kind: 'program';
      readonly path: string;
      /** The program's own name; `busybox` is already turned into its applet. */
      readonly name: string;
      readonly data: Json;
      readonly family: Family;
    }
  | { readonly kind: 'script'; readonly path: string; readonly interpreter: readonly string[]; readonly text: string }
  /** Executable bytes without a format: execve refuses, a shell reads it as a script. */
  | { readonly kind: 'formless'; readonly path: string; readonly text: string }
  | { readonly kind: 'missing'; readonly path: string | null; readonly reason: 'not-found' | 'denied' | 'directory' };

const USUAL_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Looks a command up as execvp does: names with a slash are paths, others are sought in PATH. */
export function findExecutable(
  files: UserFiles,
  command: string,
  cwd: string,
  path: string | undefined,
  argv0: string = command,
): FoundExecutable {
  if (command.includes('/')) return at(files, cleanPath(command, cwd), argv0);
  if (command === '') return { kind: 'missing', path: null, reason: 'not-found' };
  let denied: FoundExecutable | null = null;
  for (const directory of (path ?? USUAL_PATH).split(':')) {
    const candidate = joinPath(cleanPath(directory === '' ? '.' : directory, cwd), command);
    const node = files.stat(candidate);
    if (node === null || node.type !== 'file') continue;
    const found = at(files, candidate, argv0);
    if (found.kind !== 'missing') return found;
    denied ??= found;
  }
  return denied ?? { kind: 'missing', path: null, reason: 'not-found' };
}

function at(files: UserFiles, path: string, argv0: string): FoundExecutable {
  const node = files.stat(path);
  const canonical = files.whole.resolve(path);
  if (node === null || canonical === null) {
    const reason = files.missing(path) === 'EACCES' ? 'denied' : 'not-found';
    return { kind: 'missing', path, reason };
  }
  if (node.type !== 'file') return { kind: 'missing', path, reason: 'directory' };
  if (!files.mayExecute(path)) return { kind: 'missing', path, reason: 'denied' };
  return identify(node.content, canonical, argv0);
}

/** Scripts that projects carry to fetch their build tool and start it, which nobody writes: the tool stands for them. */
const WRAPPERS: ReadonlyMap<string, string> = new Map([
  ['gradlew', 'gradle'],
  ['mvnw', 'mvn'],
]);

function identify(content: Content, path: string, argv0: string): FoundExecutable {
  const { program } = content;
  if (program !== null) return applet(program.name, program.data, path, argv0);
  if (content.bytes === null) return applet(nameOf(path), null, path, argv0);
  // The kernel looks at the first two bytes alone; a script may carry anything after its commands.
  const text =
    textOf(content) ??
    (content.bytes[0] === 0x23 ? Buffer.from(content.bytes).toString('latin1').replaceAll('\0', '') : null);
  if (text === null) return { kind: 'formless', path, text: '' };
  const shebang = /^#![ \t]*([^\n]*)/.exec(text);
  if (shebang === null) return { kind: 'formless', path, text };
  const wrapped = WRAPPERS.get(nameOf(path));
  if (wrapped !== undefined && !text.includes('\r')) return applet(wrapped, null, path, argv0);
  // Only blanks part the interpreter from its argument: a carriage return belongs to the name, and no such file is found.
  const [interpreter = '', argument] = (shebang[1] ?? '').replace(/[ \t]+$/, '').split(/[ \t]+(.*)/);
  return { kind: 'script', path, interpreter: argument ? [interpreter, argument] : [interpreter], text };
}

/** A multi-call binary acts by the name it was called with. */
function applet(program: string, data: Json, path: string, argv0: string): FoundExecutable {
  const called = nameOf(argv0).replace(/^-/, '');
  if (program !== 'busybox') return { kind: 'program', path, name: program, data, family: 'gnu' };
  const name = called === 'busybox' || called === '' ? 'busybox' : called;
  return { kind: 'program', path, name, data, family: 'busybox' };
}

/** The program that a call starts, to be started once more; null where it is none, or a script. */
export function imageOf(files: UserFiles, call: Omit<ProcessImage, 'program'>): ProcessImage | null {
  const found = findExecutable(files, call.argv[0] ?? '', call.cwd, call.env.get('PATH'));
  if (found.kind !== 'program') return null;
  const { path, name, data, family } = found;
  return { ...call, program: { path, name, data, family } };
}
