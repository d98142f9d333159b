import { cleanPath, type Json, joinPath, nameOf, parentOf, sha256, standIn, textOf } from '../../filesystem/index.ts';
import { refusalText } from '../kernel/files.ts';
import type { Call, Program } from '../kernel/program.ts';
import { pass, stop } from '../kernel/session.ts';
import { playGo } from '../languages/go/evaluate.ts';
import { check, type GoFile, GoSyntax, isStandard, NotSimulated, PACKAGES, parseGo } from '../languages/go/index.ts';

export function goProgram(name: string): Program | null {
  if (name === 'go') return go;
  if (name === 'gofmt') return () => 0;
  return name === 'go-binary' ? binary : null;
}

/** What a compiled program carries: enough to play it, and what it was built for. */
interface Built {
  readonly sources: readonly { readonly name: string; readonly text: string }[];
  readonly architecture: string;
  readonly version: string;
}

const binary: Program = call => {
  const built = call.data as unknown as Built;
  const host = call.session.request.platform === 'linux/arm64' ? 'arm64' : 'amd64';
  if (built.architecture !== host) {
    call.err(`exec ${call.path}: exec format error\n`);
    return 1;
  }
  return playGo(joined(built.sources.map(each => parseGo(each.text))), call, [call.argv0, ...call.args]);
};

function joined(files: readonly GoFile[]): GoFile {
  return {
    package: files[0]?.package ?? 'main',
    imports: files.flatMap(each => each.imports),
    functions: files.flatMap(each => each.functions),
    variables: files.flatMap(each => each.variables),
  };
}

const versionOf = (call: Call): string => (typeof call.data === 'string' ? call.data : '1.23.6');
const target = (call: Call): { readonly os: string; readonly architecture: string } => ({
  os: call.env.get('GOOS') || 'linux',
  architecture: call.env.get('GOARCH') || (call.session.request.platform === 'linux/arm64' ? 'arm64' : 'amd64'),
});

const go: Program = async call => {
  const [command = '', ...args] = call.args;
  switch (command) {
    case 'version': {
      const host = call.session.request.platform === 'linux/arm64' ? 'arm64' : 'amd64';
      call.out(`go version go${versionOf(call)} linux/${host}\n`);
      return 0;
    }
    case 'env':
      return environment(call, args);
    case 'build':
    case 'install':
      return build(call, command, args);
    case 'run':
      return running(call, args);
    case 'mod':
      return modules(call, args);
    case 'vet':
    case 'fmt':
    case 'generate':
    case 'clean':
      return 0;
    case 'test': {
      const found = gather(call, ['.']);
      if (found === null) return 1;
      call.out(`?   \t${found.importPath}\t[no test files]\n`);
      return 0;
    }
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

function environment(call: Call, args: readonly string[]): number {
  const { architecture, os } = target(call);
  const home = call.env.get('HOME') ?? '/root';
  const host = call.session.request.platform === 'linux/arm64' ? 'arm64' : 'amd64';
  const values: Readonly<Record<string, string>> = {
    GO111MODULE: call.env.get('GO111MODULE') ?? '',
    GOARCH: architecture,
    GOBIN: call.env.get('GOBIN') ?? '',
    GOCACHE: cachePath(call),
    GOENV: `${home}/.config/go/env`,
    GOHOSTARCH: host,
    GOHOSTOS: 'linux',
    GOMOD: call.env.get('GO111MODULE') === 'off' ? '' : (moduleFile(call) ?? '/dev/null'),
    GOMODCACHE: `${call.env.get('GOPATH') ?? `${home}/go`}/pkg/mod`,
    GOOS: os,
    GOPATH: call.env.get('GOPATH') ?? `${home}/go`,
    GOPROXY: 'https://proxy.golang.org,direct',
    GOROOT: '/usr/local/go',
    GOTOOLCHAIN: call.env.get('GOTOOLCHAIN') ?? 'auto',
    GOVERSION: `go${versionOf(call)}`,
    CGO_ENABLED: call.env.get('CGO_ENABLED') ?? '0',
  };
  const names = args.filter(arg => !arg.startsWith('-'));
  for (const name of names) call.out(`${values[name] ?? call.env.get(name) ?? ''}\n`);
  if (names.length === 0) for (const [name, value] of Object.entries(values)) call.out(`${name}='${value}'\n`);
  return 0;
}

function moduleFile(call: Call): string | null {
  for (let directory = call.cwd; ; directory = parentOf(directory)) {
    const path = joinPath(directory, 'go.mod');
    if (call.files.stat(path)?.type === 'file') return path;
    if (directory === '/') return null;
  }
}

interface Package {
  readonly importPath: string;
  readonly directory: string;
  readonly files: readonly string[];
  /** How the compiler names a file: `./main.go`. */
  readonly shown: (path: string) => string;
  readonly output: string;
}

/** The Go files that are meant, or null when go has said why it finds none. */
function gather(call: Call, words: readonly string[]): Package | null {
  const modules = call.env.get('GO111MODULE') !== 'off';
  const shown = (path: string) =>
    parentOf(path) === call.cwd
      ? `./${nameOf(path)}`
      : path.startsWith(`${call.cwd}/`)
        ? path.slice(call.cwd === '/' ? 1 : call.cwd.length + 1)
        : path;
  if (words[0]?.endsWith('.go') === true) {
    const files: string[] = [];
    for (const word of words) {
      const path = cleanPath(word, call.cwd);
      if (call.files.stat(path)?.type !== 'file') {
        call.err(`no required module provides package ${word}; to add it:\n\tgo get ${word}\n`);
        return null;
      }
      files.push(path);
    }
    return {
      importPath: 'command-line-arguments',
      directory: call.cwd,
      files,
      shown,
      output: nameOf(words[0]).replace(/\.go$/, ''),
    };
  }
  const word = words[0] ?? '.';
  const directory = cleanPath(word.replace(/\/?\.\.\.$/, '') || '.', call.cwd);
  const mod = moduleFile(call);
  if (modules && mod === null) {
    if (word.startsWith('.') || word.startsWith('/'))
      call.err("go: go.mod file not found in current directory or any parent directory; see 'go help modules'\n");
    else call.err(`package ${word} is not in std (/usr/local/go/src/${word})\n`);
    return null;
  }
  if (call.files.stat(directory)?.type !== 'directory') {
    call.err(
      modules ? `stat ${directory}: directory not found\n` : `cannot find package "${word}" in:\n\t${directory}\n`,
    );
    return null;
  }
  const files = call.files
    .list(directory)
    .filter(name => name.endsWith('.go') && !name.endsWith('_test.go') && !/^[._]/.test(name))
    .map(name => joinPath(directory, name));
  if (files.length === 0) {
    call.err(`no Go files in ${directory}\n`);
    return null;
  }
  const text = mod === null ? null : textOf(contentOr(call, mod));
  const named = /^\s*module\s+"?([^\s"]+)"?/m.exec(text ?? '')?.[1];
  const below = mod === null ? '' : directory.slice(parentOf(mod).length).replace(/^\//, '');
  const importPath = modules && named !== undefined ? (below === '' ? named : `${named}/${below}`) : `_${directory}`;
  const last = modules && named !== undefined ? nameOf(`/${importPath}`) : nameOf(directory) || 'main';
  return {
    importPath,
    directory,
    files,
    shown,
    output: /^v\d+$/.test(last) ? nameOf(parentOf(`/${importPath}`)) : last,
  };
}

function contentOr(call: Call, path: string) {
  const content = call.files.content(path);
  return typeof content === 'string' ? standIn(0, path) : content;
}

interface Compiled {
  readonly built: Built;
  readonly size: number;
  readonly isMain: boolean;
}

/** Compiles a package, printing what the compiler prints of its faults. */
function compile(call: Call, found: Package, flags: ReadonlySet<string>): Compiled | null {
  const version = versionOf(call);
  const heading = `# ${found.importPath}\n`;
  const sources: { readonly name: string; readonly text: string }[] = [];
  const parsed: GoFile[] = [];
  const faults: string[] = [];
  try {
    for (const path of found.files) {
      const text = textOf(contentOr(call, path)) ?? '';
      sources.push({ name: nameOf(path), text });
      if (text.trim() === '') {
        call.err(`${found.shown(path).replace(/^\.\//, '')}:1:1: expected 'package', found 'EOF'\n`);
        return null;
      }
      try {
        parsed.push(parseGo(text));
      } catch (error) {
        if (!(error instanceof GoSyntax)) throw error;
        const { line, column, message } = error.fault;
        // The go command itself reads the package clause and the imports; the rest is the compiler's.
        if (/package statement|import path|after package clause/.test(message)) {
          call.err(
            `${found.shown(path).replace(/^\.\//, '')}:${line}:${column}: ${message.replace('syntax error: package statement must be first', "expected 'package', found something else")}\n`,
          );
          return null;
        }
        faults.push(`${found.shown(path)}:${line}:${column}: ${message}\n`);
      }
    }
    if (faults.length > 0) {
      call.err(heading + faults.join(''));
      return null;
    }
    const whole = joined(parsed);
    const functions = new Set(whole.functions.map(each => each.name));
    for (const [at, file] of parsed.entries()) {
      const path = found.files[at] ?? '';
      for (const { path: wanted, line, column } of file.imports) {
        if (isStandard(wanted)) {
          if (!(wanted in PACKAGES)) throw new NotSimulated(`the package ${wanted}`);
          continue;
        }
        const place = `${found.shown(path).replace(/^\.\//, '')}:${line}:${column}: `;
        if (!wanted.includes('.')) call.err(`${place}package ${wanted} is not in std (/usr/local/go/src/${wanted})\n`);
        else if (call.env.get('GO111MODULE') === 'off')
          call.err(
            `${place}cannot find package "${wanted}" in any of:\n\t/usr/local/go/src/${wanted} (from $GOROOT)\n\t/go/src/${wanted} (from $GOPATH)\n`,
          );
        else call.err(`${place}no required module provides package ${wanted}; to add it:\n\tgo get ${wanted}\n`);
        return null;
      }
      const others = new Set([...functions].filter(name => !file.functions.some(each => each.name === name)));
      for (const { line, column, message } of check(file)) {
        const name = /^undefined: (\w+)$/.exec(message)?.[1];
        if (name !== undefined && others.has(name)) continue;
        faults.push(`${found.shown(path)}:${line}:${column}: ${message}\n`);
      }
    }
    if (faults.length > 0) {
      const most =
        faults.length > 10 ? [...faults.slice(0, 10), `${faults[10]?.split(' ')[0] ?? ''} too many errors\n`] : faults;
      call.err(heading + most.join(''));
      return null;
    }
    const isMain = whole.package === 'main';
    if (isMain && !functions.has('main')) {
      call.err(`${heading}runtime.main_main·f: function main is undeclared in the main package\n`);
      return null;
    }
    const packages = new Set(whole.imports.map(each => each.path));
    return {
      built: { sources, architecture: target(call).architecture, version },
      size: binarySize(
        packages,
        target(call).architecture,
        flags.has('stripped'),
        sources.reduce((sum, each) => sum + each.text.length, 0),
      ),
      isMain,
    };
  } catch (error) {
    if (error instanceof NotSimulated)
      return stop(call.session, 'not-simulated', `${error.message} in Go programs is not simulated`);
    throw error;
  }
}

/** Bytes of a static binary: the runtime, and what each package brings along. */
function binarySize(packages: ReadonlySet<string>, architecture: string, stripped: boolean, source: number): number {
  const base = architecture === 'arm64' ? 1_507_328 : 1_478_656;
  let size = base;
  if (['fmt', 'log', 'os', 'errors'].some(each => packages.has(each))) size += 655_360;
  if (packages.has('log')) size += 49_152;
  if (packages.has('time')) size += 16_384;
  if (packages.has('strings') || packages.has('strconv')) size += 8192;
  size += Math.ceil(source / 4096) * 512;
  return Math.floor(stripped ? size * 0.664 : size);
}

function cachePath(call: Call): string {
  return (
    call.env.get('GOCACHE') ||
    (call.env.get('XDG_CACHE_HOME')
      ? `${call.env.get('XDG_CACHE_HOME')}/go-build`
      : `${call.env.get('HOME') ?? '/root'}/.cache/go-build`)
  );
}

/** What compiling the standard library leaves behind: the first build pays for it, in time and in bytes. */
const CACHED: Readonly<Record<string, number>> = {
  runtime: 17_940_000,
  fmt: 6_300_000,
  os: 2_420_000,
  reflect: 2_760_000,
  log: 610_000,
  time: 1_350_000,
  strings: 480_000,
  strconv: 390_000,
  errors: 60_000,
  math: 420_000,
};
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  fmt: ['fmt', 'os', 'reflect'],
  os: ['os'],
  log: ['log', 'fmt', 'os', 'reflect', 'time'],
  time: ['time'],
  strings: ['strings'],
  strconv: ['strconv'],
  errors: ['errors'],
  math: ['math'],
};

/** Fills the build cache; gives how long the compiler took, in simulated milliseconds. */
function fillCache(call: Call, compiled: Compiled): number {
  const cache = cachePath(call);
  const { files, session } = call;
  if (files.stat(cache) === null && files.mkdir(cache, { recursive: true }) !== null) return 2600;
  const architecture = compiled.built.architecture;
  const readme = joinPath(cache, 'README');
  if (files.stat(readme) === null)
    files.write(
      readme,
      'This directory holds cached build artifacts from the Go build system.\nRun "go clean -cache" if the directory is getting too large.\nRun "go clean -fuzzcache" to delete the fuzz cache.\nSee go.dev to learn more about Go.\n',
    );
  files.write(joinPath(cache, 'trim.txt'), `${Math.floor(session.request.now / 1000)}\n`);
  let took = 180;
  const keep = (identity: string, size: number, time: number) => {
    const digest = sha256(`go ${identity}`).slice(7);
    const directory = joinPath(cache, digest.slice(0, 2));
    const path = joinPath(directory, `${digest}-d`);
    if (files.stat(path) !== null) return;
    files.mkdir(directory, { recursive: true });
    files.write(path, standIn(size, identity));
    files.write(joinPath(directory, `${digest}-a`), standIn(152, `${identity} action`));
    took += time;
  };
  const imports = new Set(compiled.built.sources.flatMap(each => parseGo(each.text).imports.map(one => one.path)));
  const packages = new Set(['runtime', ...[...imports].flatMap(each => NEEDS[each] ?? [])]);
  for (const each of packages) {
    const size = CACHED[each] ?? 100_000;
    keep(`${compiled.built.version} ${architecture} ${each}`, size, size / 18_000);
  }
  keep(`${compiled.built.version} ${architecture} ${JSON.stringify(compiled.built.sources)}`, 6_200, 120);
  return Math.round(took);
}

function build(call: Call, command: string, args: readonly string[]): number {
  let output: string | null = null;
  const words: string[] = [];
  const flags = new Set<string>();
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '-o') output = args[++at] ?? '';
    else if (arg.startsWith('-o=')) output = arg.slice(3);
    else if (
      /^--?(ldflags|gcflags|tags|mod|asmflags|p|buildmode|trimpath|v|a|race|x|buildvcs|installsuffix)\b/.test(arg)
    ) {
      const takes = /^--?(ldflags|gcflags|tags|mod|asmflags|p|buildmode|installsuffix)$/.test(arg);
      const value = takes ? (args[++at] ?? '') : arg.slice(arg.indexOf('=') + 1);
      if (/ldflags/.test(arg) && /-s\b|-w\b/.test(value)) flags.add('stripped');
    } else if (arg.startsWith('-')) {
      call.err(
        `flag provided but not defined: ${arg.replace(/^--/, '-')}\nusage: go ${command} [-o output] [build flags] [packages]\nRun 'go help ${command}' for details.\n`,
      );
      return 2;
    } else words.push(arg);
  }
  const found = gather(call, words.length === 0 ? ['.'] : words);
  if (found === null) return 1;
  const compiled = compile(call, found, flags);
  if (compiled === null) {
    pass(call.session, 600);
    return 1;
  }
  pass(call.session, fillCache(call, compiled));
  if (!compiled.isMain && output === null) return 0;
  const bin = call.env.get('GOBIN') || `${call.env.get('GOPATH') ?? '/go'}/bin`;
  let path = command === 'install' ? joinPath(bin, found.output) : cleanPath(output ?? found.output, call.cwd);
  if (output !== null && (output.endsWith('/') || call.files.stat(path)?.type === 'directory'))
    path = joinPath(path, found.output);
  const { built, size } = compiled;
  const identity = JSON.stringify([built, size]);
  call.files.mkdir(parentOf(path), { recursive: true });
  if (call.files.stat(path)?.type === 'directory') {
    call.err(`go: build output "${output ?? found.output}" already exists and is a directory\n`);
    return 1;
  }
  const content = standIn(size, sha256(identity), { name: 'go-binary', data: built as unknown as Json });
  const refused = call.files.write(path, content, { mode: 0o755 });
  if (refused === null) return 0;
  call.err(`go: open ${path}: ${refusalText(refused).toLowerCase()}\n`);
  return 1;
}

function running(call: Call, args: readonly string[]): number {
  const words = args.filter((arg, at) => arg.endsWith('.go') || (at === 0 && !arg.startsWith('-')));
  if (words.length === 0) {
    call.err('go: no go files listed\n');
    return 1;
  }
  const found = gather(call, words);
  if (found === null) return 1;
  const compiled = compile(call, found, new Set());
  if (compiled === null) return 1;
  if (!compiled.isMain) {
    call.err(`package ${found.importPath} is not a main package\n`);
    return 1;
  }
  pass(call.session, fillCache(call, compiled));
  const whole = joined(compiled.built.sources.map(each => parseGo(each.text)));
  const code = playGo(whole, call, [`/tmp/go-build/b001/exe/${found.output}`, ...args.slice(words.length)]);
  if (code !== 0) call.err(`exit status ${code}\n`);
  return code === 0 ? 0 : 1;
}

function modules(call: Call, args: readonly string[]): number {
  const [command = '', ...rest] = args;
  const path = joinPath(call.cwd, 'go.mod');
  switch (command) {
    case 'init': {
      const [name] = rest;
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
        call.err(`go: open ${path}: ${refusalText(refused).toLowerCase()}\n`);
        return 1;
      }
      if (call.files.list(call.cwd).some(each => each.endsWith('.go')))
        call.err('go: to add module requirements and sums:\n\tgo mod tidy\n');
      return 0;
    }
    case 'tidy':
    case 'download':
    case 'verify':
    case 'vendor': {
      const mod = moduleFile(call);
      if (mod === null) {
        call.err("go: go.mod file not found in current directory or any parent directory; see 'go help modules'\n");
        return 1;
      }
      const text = textOf(contentOr(call, mod)) ?? '';
      if (/^\s*require\b/m.test(text)) return download(call, command, text);
      if (command === 'download') call.err('go: no module dependencies to download\n');
      if (command === 'verify') call.out('all modules verified\n');
      return 0;
    }
    default:
      call.err(`go mod ${command}: unknown command\nRun 'go help mod' for usage.\n`);
      return 2;
  }
}

/** Modules that go.mod requires are downloaded as stand-ins: their code cannot be compiled here. */
function download(call: Call, command: string, text: string): number {
  const required = [...text.matchAll(/^\s*(?:require\s+)?([a-z0-9][\w.-]*\.[a-z]+\/\S+)\s+(v\S+)/gm)];
  const cache = `${call.env.get('GOPATH') ?? '/go'}/pkg/mod`;
  for (const [, name = '', version = ''] of required) {
    const directory = `${cache}/${name}@${version}`;
    if (call.files.stat(directory) !== null) continue;
    if (command === 'tidy') call.err(`go: downloading ${name} ${version}\n`);
    call.files.mkdir(directory, { recursive: true });
    call.files.write(`${directory}/module.go`, standIn(180_000, `${name}@${version}`));
    pass(call.session, 260);
  }
  return 0;
}
