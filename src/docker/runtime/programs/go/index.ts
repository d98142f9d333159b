import type { Program, ProgramCall } from '../../kernel/program.ts';
import { stop } from '../../kernel/session.ts';
import { filesBelow } from '../toolchains/project.ts';
import { binary } from './binary.ts';
import { build } from './build.ts';
import { showEnvironment } from './env.ts';
import { mod } from './mod.ts';
import { findPackage } from './package.ts';
import { run } from './run.ts';
import { hostArchitecture, versionOf } from './toolchain.ts';

/** The go command of Go 1.23. */
const go: Program = call => {
  const [command = '', ...args] = call.args;
  switch (command) {
    case 'version':
      call.out(`go version go${versionOf(call)} linux/${hostArchitecture(call)}\n`);
      return 0;
    case 'env':
      return showEnvironment(call, args);
    case 'build':
    case 'install':
      return build(call, command, args);
    case 'run':
      return run(call, args);
    case 'mod':
      return mod(call, args);
    case 'vet':
    case 'fmt':
    case 'generate':
    case 'clean':
      return 0;
    case 'test':
      return test(call);
    case 'get':
      return stop(call.session, 'not-simulated', '`go get` fetches modules from the network, which is not simulated');
    case '':
    case 'help':
      call.err('Go is a tool for managing Go source code.\n\nUsage:\n\n\tgo <command> [arguments]\n');
      return command === '' ? 2 : 0;
    default:
      call.err(`go ${command}: unknown command\nRun 'go help' for usage.\n`);
      return 2;
  }
};

/** `go test`: tests are not compiled here. */
function test(call: ProgramCall): number {
  const tests = filesBelow(call, call.cwd, /_test\.go$/);
  if (tests.length > 0) return stop(call.session, 'not-simulated', 'go test is not simulated where there are tests');
  const found = findPackage(call, ['.']);
  if (found === null) return 1;
  call.out(`?   \t${found.importPath}\t[no test files]\n`);
  return 0;
}

/** Go's toolchain, and what it has compiled. */
export const goPrograms: Readonly<Record<string, Program>> = { go, 'go-binary': binary, gofmt: () => 0 };
