import type { ProgramCall } from '../../kernel/program.ts';
import { cachePath, hostArchitecture, moduleFile, targetArchitecture, usesModules, versionOf } from './toolchain.ts';

/** `go env`: all that it knows, or the values of the names. */
export function showEnvironment(call: ProgramCall, args: readonly string[]): number {
  const values = environmentOf(call);
  const names = args.filter(arg => !arg.startsWith('-'));
  for (const name of names) call.out(`${values.get(name) ?? call.env.get(name) ?? ''}\n`);
  if (names.length === 0) for (const [name, value] of values) call.out(`${name}='${value}'\n`);
  return 0;
}

function environmentOf(call: ProgramCall): ReadonlyMap<string, string> {
  const { env } = call;
  const home = env.get('HOME') ?? '/root';
  const path = env.get('GOPATH') ?? `${home}/go`;
  return new Map([
    ['GO111MODULE', env.get('GO111MODULE') ?? ''],
    ['GOARCH', targetArchitecture(call)],
    ['GOBIN', env.get('GOBIN') ?? ''],
    ['GOCACHE', cachePath(call)],
    ['GOENV', `${home}/.config/go/env`],
    ['GOHOSTARCH', hostArchitecture(call)],
    ['GOHOSTOS', 'linux'],
    ['GOMOD', usesModules(call) ? (moduleFile(call) ?? '/dev/null') : ''],
    ['GOMODCACHE', `${path}/pkg/mod`],
    ['GOOS', env.get('GOOS') || 'linux'],
    ['GOPATH', path],
    ['GOPROXY', 'https://proxy.golang.org,direct'],
    ['GOROOT', '/usr/local/go'],
    ['GOTOOLCHAIN', env.get('GOTOOLCHAIN') ?? 'auto'],
    ['GOVERSION', `go${versionOf(call)}`],
    ['CGO_ENABLED', env.get('CGO_ENABLED') ?? '0'],
  ]);
}
