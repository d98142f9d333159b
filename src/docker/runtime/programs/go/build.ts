import { cleanPath, joinPath, parentOf, sha256, standIn } from '../../../filesystem/index.ts';
import { kernelErrnoText } from '../../kernel/errno.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { pass, stop } from '../../kernel/session.ts';
import { NotSimulated } from '../../languages/go/index.ts';
import { remarkUncompiled } from '../toolchains/artefact.ts';
import { fillCache } from './cache.ts';
import { type Compiled, compile, sayMissing } from './compile.ts';
import { hasPackagesBelow, leaveUncompiled, readUnparsed, type UnreadPackage } from './opaque.ts';
import { findPackage, type GoPackage } from './package.ts';
import { moduleFile } from './toolchain.ts';

/** What the words of a `go build` line ask for. */
interface GoBuildLine {
  readonly packages: readonly string[];
  /** Of `-o`. */
  readonly output: string | null;
  /** Without symbols: `-ldflags="-s -w"`. */
  readonly stripped: boolean;
}

const FLAG = /^--?(ldflags|gcflags|tags|mod|asmflags|p|buildmode|trimpath|v|a|race|x|buildvcs|installsuffix)\b/;
/** Those of them whose value is the next word, when it does not stand after `=`. */
const VALUE_FLAG = /^--?(ldflags|gcflags|tags|mod|asmflags|p|buildmode|installsuffix)$/;

/** `go build` and `go install`. */
export function build(call: ProgramCall, command: 'build' | 'install', args: readonly string[]): number {
  const asked = read(call, command, args);
  if (asked === null) return 2;
  const [first = '.'] = asked.packages;
  const dash = asked.packages.find(word => word.startsWith('-'));
  if (dash !== undefined && !first.endsWith('.go'))
    return stop(
      call.session,
      'not-simulated',
      `go ${command} with ${dash} after a package is not simulated: flags stand before the packages`,
    );
  if (first.includes('@'))
    return stop(
      call.session,
      'not-simulated',
      `go ${command} ${first} fetches a module from the network, which is not simulated`,
    );
  if (first.endsWith('...') && isOnlyBelow(call, first)) return 0;
  const found = findPackage(call, asked.packages.length === 0 ? ['.'] : asked.packages);
  if (found === null) return 1;
  const compiled = compileOr(call, found, asked.stripped);
  if (compiled !== null && 'imports' in compiled && 'length' in compiled) {
    pass(call.session, 4_000);
    const isLeft = compiled.isMain || asked.output !== null;
    return isLeft ? leaveUncompiled(call, compiled, pathOf(call, command, asked.output, found), asked.stripped) : 0;
  }
  if (compiled === null) {
    pass(call.session, 600);
    return 1;
  }
  pass(call.session, fillCache(call, compiled));
  if (!compiled.isMain && asked.output === null) return 0;
  return writeProgram(call, compiled, pathOf(call, command, asked.output, found), asked.output ?? found.output);
}

/** Compiles a package; where it goes beyond the Go that is played here, it is only read. Null when it has faults, which were printed. */
function compileOr(call: ProgramCall, found: GoPackage, stripped: boolean): Compiled | UnreadPackage | null {
  try {
    return compile(call, found, stripped);
  } catch (error) {
    if (!(error instanceof NotSimulated)) throw error;
    return readUnparsed(call, found, (path, line, column, wanted) => sayMissing(call, path, line, column, wanted));
  }
}

/** `./...` of a directory that has packages below it and none of its own. */
function isOnlyBelow(call: ProgramCall, word: string): boolean {
  const directory = cleanPath(word.replace(/\/?\.\.\.$/, '') || '.', call.cwd);
  const hasOwn = call.files.list(directory).some(each => each.endsWith('.go') && !each.endsWith('_test.go'));
  if (hasOwn || moduleFile(call) === null || !hasPackagesBelow(call, directory)) return false;
  remarkUncompiled(call, 'go build', []);
  return true;
}

/** Null when go has said which flag it does not know. */
function read(call: ProgramCall, command: string, args: readonly string[]): GoBuildLine | null {
  const packages: string[] = [];
  let output: string | null = null;
  let stripped = false;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '-o') output = args[++at] ?? '';
    else if (arg.startsWith('-o=')) output = arg.slice(3);
    else if (FLAG.test(arg)) {
      const value = VALUE_FLAG.test(arg) ? (args[++at] ?? '') : arg.slice(arg.indexOf('=') + 1);
      if (/ldflags/.test(arg) && /-s\b|-w\b/.test(value)) stripped = true;
    } else if (arg.startsWith('-')) {
      call.err(
        `flag provided but not defined: ${arg.replace(/^--/, '-')}\nusage: go ${command} [-o output] [build flags] [packages]\nRun 'go help ${command}' for details.\n`,
      );
      return null;
    } else {
      // Go's flags end at the first word that is none: `go build main.go -o app` names three files.
      packages.push(...args.slice(at));
      break;
    }
  }
  return { packages, output, stripped };
}

/** Where the program goes. */
function pathOf(call: ProgramCall, command: 'build' | 'install', output: string | null, found: GoPackage): string {
  const bin = call.env.get('GOBIN') || `${call.env.get('GOPATH') ?? '/go'}/bin`;
  const path = command === 'install' ? joinPath(bin, found.output) : cleanPath(output ?? found.output, call.cwd);
  const into = output !== null && (output.endsWith('/') || call.files.stat(path)?.type === 'directory');
  return into ? joinPath(path, found.output) : path;
}

function writeProgram(call: ProgramCall, { built, size }: Compiled, path: string, shown: string): number {
  call.files.mkdir(parentOf(path), { recursive: true });
  if (call.files.stat(path)?.type === 'directory') {
    call.err(`go: build output "${shown}" already exists and is a directory\n`);
    return 1;
  }
  const content = standIn(size, sha256(JSON.stringify([built, size])), { name: 'go-binary', data: built });
  const refused = call.files.write(path, content, { mode: 0o755 });
  if (refused === null) return 0;
  call.err(`go: open ${path}: ${kernelErrnoText(refused).toLowerCase()}\n`);
  return 1;
}
