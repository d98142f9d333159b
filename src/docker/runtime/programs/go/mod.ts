import { joinPath, standIn } from '../../../filesystem/index.ts';
import { kernelErrnoText } from '../../kernel/errno.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { pass } from '../../kernel/session.ts';
import { moduleFile, NO_MODULE_FILE, sourceText, versionOf } from './toolchain.ts';

/** `go mod`. */
export function mod(call: ProgramCall, args: readonly string[]): number {
  const [command = '', name] = args;
  switch (command) {
    case 'init':
      return init(call, name);
    case 'tidy':
    case 'download':
    case 'verify':
    case 'vendor':
      return requireModules(call, command);
    default:
      call.err(`go mod ${command}: unknown command\nRun 'go help mod' for usage.\n`);
      return 2;
  }
}

function init(call: ProgramCall, name: string | undefined): number {
  const path = joinPath(call.cwd, 'go.mod');
  if (call.files.stat(path) !== null) {
    call.err(`go: ${path} already exists\n`);
    return 1;
  }
  if (name === undefined) {
    call.err(
      `go: cannot determine module path for source directory ${call.cwd} (outside GOPATH, module path must be specified)\n\nExample usage:\n\t'go mod init example.com/m' to initialize a v0 or v1 module\n\t'go mod init example.com/m/v2' to initialize a v2 module\n\nRun 'go help mod init' for more information.\n`,
    );
    return 1;
  }
  call.err(`go: creating new go.mod: module ${name}\n`);
  const refused = call.files.write(path, `module ${name}\n\ngo ${versionOf(call)}\n`);
  if (refused !== null) {
    call.err(`go: open ${path}: ${kernelErrnoText(refused).toLowerCase()}\n`);
    return 1;
  }
  if (call.files.list(call.cwd).some(each => each.endsWith('.go')))
    call.err('go: to add module requirements and sums:\n\tgo mod tidy\n');
  return 0;
}

/** What go.mod requires, made to be there. */
function requireModules(call: ProgramCall, command: 'tidy' | 'download' | 'verify' | 'vendor'): number {
  const path = moduleFile(call);
  if (path === null) {
    call.err(NO_MODULE_FILE);
    return 1;
  }
  const text = sourceText(call, path);
  if (/^\s*require\b/m.test(text)) download(call, command, text);
  else if (command === 'download') call.err('go: no module dependencies to download\n');
  else if (command === 'verify') call.out('all modules verified\n');
  return 0;
}

/** Modules that go.mod requires are downloaded as stand-ins: their code cannot be compiled here. */
function download(call: ProgramCall, command: string, text: string): void {
  const required = text.matchAll(/^\s*(?:require\s+)?([a-z0-9][\w.-]*\.[a-z]+\/\S+)\s+(v\S+)/gm);
  const cache = `${call.env.get('GOPATH') ?? '/go'}/pkg/mod`;
  for (const [, name = '', version = ''] of required) {
    const directory = `${cache}/${name}@${version}`;
    if (call.files.stat(directory) !== null) continue;
    if (command === 'tidy') call.err(`go: downloading ${name} ${version}\n`);
    call.files.mkdir(directory, { recursive: true });
    call.files.write(`${directory}/module.go`, standIn(180_000, `${name}@${version}`));
    pass(call.session, 260);
  }
}
