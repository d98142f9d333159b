import { joinPath, nameOf, parentOf } from '../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { pass } from '../../kernel/session.ts';
import { leave, refuseTool, remarkUncompiled } from './artefact.ts';
import { literalOutput } from './literal.ts';
import {
  bytesOf,
  filesBelow,
  keepDownloads,
  placeOf,
  readToolLine,
  shownFrom,
  sourceAt,
  type ToolLine,
  upwards,
} from './project.ts';

const VALUED = new Set(
  '--target --target-dir --manifest-path -p --package --bin --features -F --profile -j --jobs --path --root --color --example --recipe-path --version'.split(
    ' ',
  ),
);

/** What is read of a Cargo.toml. */
interface Crate {
  readonly directory: string;
  readonly name: string;
  readonly version: string;
  /** Programs by name, with the source of each; the source is null where there is none. */
  readonly programs: ReadonlyMap<string, string | null>;
  readonly dependencies: readonly string[];
}

/** Programs that one installs by name from the registry. */
const INSTALLABLE: Readonly<Record<string, string>> = {
  'cargo-chef': 'cargo-chef',
  'cargo-watch': 'cargo-watch',
  'sqlx-cli': 'sqlx',
  diesel_cli: 'diesel',
  'wasm-pack': 'wasm-pack',
  trunk: 'trunk',
  sccache: 'sccache',
};

/** Cargo's command. `version`: how it answers for its version. Nothing is compiled. */
export const cargo =
  (version: Program): Program =>
  call => {
    const [command = '', ...args] = call.args.filter(each => !each.startsWith('+'));
    const line = readToolLine(args, VALUED);
    switch (command) {
      case '-V':
      case '--version':
      case 'version':
        return version(call);
      case 'build':
      case 'b':
      case 'rustc':
        return build(call, line, `cargo ${command}`);
      case 'run':
      case 'r':
        return run(call, line);
      case 'install':
        return install(call, line);
      case 'fetch':
      case 'vendor':
      case 'update':
      case 'generate-lockfile':
        return withCrates(call, line, crates => download(call, crates));
      case 'clean':
        return withCrates(call, line, crates => call.files.remove(joinPath(rootOf(crates), 'target'), true));
      case 'new':
      case 'init':
        return create(call, command, line);
      case 'chef':
        return chef(call, line);
      default:
        return refuseTool(call, `cargo ${command}`);
    }
  };

const rootOf = (crates: readonly Crate[]): string => crates[0]?.directory ?? '/';

/** Does something with the crates of a line; cargo's own error where there are none. */
function withCrates(call: ProgramCall, line: ToolLine, use: (crates: readonly Crate[]) => void): number {
  const manifest = line.values.get('--manifest-path');
  const start = manifest === undefined ? call.cwd : parentOf(placeOf(call, manifest));
  const directory = upwards(call, start, 'Cargo.toml');
  if (directory === null) {
    call.err(`error: could not find \`Cargo.toml\` in \`${call.cwd}\` or any parent directory\n`);
    return 101;
  }
  use(cratesOf(call, directory));
  return 0;
}

const section = (toml: string, name: string): string =>
  new RegExp(`^\\[${name}\\]\\s*\\n([\\s\\S]*?)(?=^\\[|(?![\\s\\S]))`, 'm').exec(toml)?.[1] ?? '';
const valueIn = (text: string, key: string): string | undefined =>
  new RegExp(`^${key}\\s*=\\s*"([^"]*)"`, 'm').exec(text)?.[1];

/** A crate and the members of its workspace. */
function cratesOf(call: ProgramCall, directory: string): readonly Crate[] {
  const toml = sourceAt(call, joinPath(directory, 'Cargo.toml')) ?? '';
  const members = /members\s*=\s*\[([^\]]*)\]/.exec(section(toml, 'workspace'))?.[1] ?? '';
  const paths = [...members.matchAll(/"([^"]+)"/g)].flatMap(([, path = '']) =>
    path.endsWith('/*')
      ? call.files.list(joinPath(directory, path.slice(0, -2))).map(each => `${path.slice(0, -2)}/${each}`)
      : [path],
  );
  const below = paths.flatMap(path => {
    const own = sourceAt(call, joinPath(directory, `${path}/Cargo.toml`));
    return own === null ? [] : [readCrate(call, joinPath(directory, path), own)];
  });
  return toml.includes('[package]') ? [readCrate(call, directory, toml), ...below] : below;
}

function readCrate(call: ProgramCall, directory: string, toml: string): Crate {
  const own = section(toml, 'package');
  const name = valueIn(own, 'name') ?? nameOf(directory);
  const programs = new Map<string, string | null>();
  for (const [, block = ''] of toml.matchAll(/^\[\[bin\]\]\s*\n([\s\S]*?)(?=^\[|(?![\s\S]))/gm))
    programs.set(valueIn(block, 'name') ?? name, joinPath(directory, valueIn(block, 'path') ?? 'src/main.rs'));
  const main = joinPath(directory, 'src/main.rs');
  if (programs.size === 0 && call.files.stat(main) !== null) programs.set(name, main);
  for (const each of call.files.list(joinPath(directory, 'src/bin')))
    programs.set(each.replace(/\.rs$/, ''), joinPath(directory, `src/bin/${each}`));
  const dependencies = [...section(toml, 'dependencies').matchAll(/^([\w-]+)\s*=/gm)].map(([, each = '']) => each);
  return { directory, name, version: valueIn(own, 'version') ?? '0.1.0', programs, dependencies };
}

function download(call: ProgramCall, crates: readonly Crate[]): void {
  const home = call.env.get('CARGO_HOME') ?? `${call.env.get('HOME') ?? '/root'}/.cargo`;
  const names = crates.flatMap(each => each.dependencies);
  if (names.length === 0) return;
  if (!call.session.request.network) refuseTool(call, 'cargo without a network');
  keepDownloads(call, `${home}/registry/cache`, new Map(names.map(each => [`${each}.crate`, 96_000] as const)));
  pass(call.session, 900 + names.length * 160);
}

function build(call: ProgramCall, line: ToolLine, tool: string): number {
  return withCrates(call, line, crates => {
    download(call, crates);
    compile(call, line, crates, tool);
  });
}

/** Gives where the programs were put. */
function compile(call: ProgramCall, line: ToolLine, crates: readonly Crate[], tool: string): readonly string[] {
  const profile = line.values.get('--profile');
  const isRelease = line.flags.has('--release') || line.flags.has('-r') || profile === 'release';
  const directory = line.values.get('--target-dir') ?? call.env.get('CARGO_TARGET_DIR') ?? 'target';
  const triple = line.values.get('--target');
  const target = directory.startsWith('/') ? directory : joinPath(rootOf(crates), directory);
  const into = joinPath(
    target,
    `${triple === undefined ? '' : `${triple}/`}${isRelease ? 'release' : (profile ?? 'debug')}`,
  );
  const wanted = line.values.get('-p') ?? line.values.get('--package');
  const left: string[] = [];
  for (const crate of crates.filter(each => wanted === undefined || each.name === wanted)) {
    const sources = bytesOf(call, filesBelow(call, crate.directory, /\.rs$/));
    for (const [name, source] of crate.programs) {
      if (line.values.has('--bin') && line.values.get('--bin') !== name) continue;
      const prints =
        crate.dependencies.length > 0 || source === null ? null : literalOutput('rust', sourceAt(call, source) ?? '');
      const bytes = (isRelease ? 440_000 : 3_900_000) + sources * 3 + crate.dependencies.length * 410_000;
      const path = joinPath(into, name);
      if (!leave(call, { path, bytes, tool, prints, executable: true }))
        return refuseTool(call, `${tool} into ${into}`);
      left.push(path);
      // Of a program that this host can read through, cargo's own words are known to be true.
      if (prints !== null)
        call.err(
          `   Compiling ${crate.name} v${crate.version} (${crate.directory})\n    Finished \`${isRelease ? 'release' : 'dev'}\` profile [${isRelease ? 'optimized' : 'unoptimized + debuginfo'}] target(s) in 0.82s\n`,
        );
    }
    pass(call.session, 820 + crate.dependencies.length * 2_600);
  }
  keepDownloads(
    call,
    into,
    new Map([['deps/objects.rlib', 1_200_000 + crates.flatMap(each => each.dependencies).length * 2_300_000]]),
  );
  remarkUncompiled(
    call,
    tool,
    left.map(each => shownFrom(call, each)),
  );
  return left;
}

async function run(call: ProgramCall, line: ToolLine): Promise<number> {
  let programs: readonly string[] = [];
  const failed = withCrates(call, line, crates => {
    download(call, crates);
    programs = compile(call, line, crates, 'cargo run');
  });
  const [program] = programs;
  if (failed !== 0 || program === undefined) return failed === 0 ? refuseTool(call, 'cargo run of a library') : failed;
  call.err(`     Running \`${shownFrom(call, program)}\`\n`);
  return (await call.run([program])).exitCode;
}

function install(call: ProgramCall, line: ToolLine): number {
  const root = line.values.get('--root') ?? call.env.get('CARGO_HOME') ?? `${call.env.get('HOME') ?? '/root'}/.cargo`;
  const path = line.values.get('--path');
  const into = joinPath(placeOf(call, root), 'bin');
  if (path !== undefined)
    return withCrates(
      call,
      { ...line, values: new Map([...line.values, ['--manifest-path', `${path}/Cargo.toml`]]) },
      crates => {
        download(call, crates);
        for (const built of compile(call, { ...line, flags: new Set(['--release']) }, crates, 'cargo install')) {
          const content = call.files.content(built);
          call.files.mkdir(into, { recursive: true });
          if (typeof content !== 'string') call.files.write(joinPath(into, nameOf(built)), content, { mode: 0o755 });
        }
      },
    );
  for (const word of line.words) {
    const name = word.replace(/@.*$/, '');
    const program = Object.hasOwn(INSTALLABLE, name) ? INSTALLABLE[name] : undefined;
    if (program === undefined) return refuseTool(call, `cargo install ${name}`);
    leave(call, {
      path: joinPath(into, program),
      bytes: 8_400_000,
      tool: 'cargo install',
      prints: null,
      executable: true,
    });
    pass(call.session, 60_000);
  }
  remarkUncompiled(call, 'cargo install', line.words);
  return 0;
}

/** `cargo new app` and `cargo init`. */
function create(call: ProgramCall, command: 'new' | 'init', line: ToolLine): number {
  const at = placeOf(call, line.words[0] ?? '.');
  if (command === 'new' && line.words.length === 0) return refuseTool(call, 'cargo new without a path');
  const name = line.values.get('--name') ?? nameOf(at);
  const isLibrary = line.flags.has('--lib');
  call.files.mkdir(joinPath(at, 'src'), { recursive: true });
  call.files.write(
    joinPath(at, 'Cargo.toml'),
    `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n`,
  );
  call.files.write(
    joinPath(at, isLibrary ? 'src/lib.rs' : 'src/main.rs'),
    isLibrary
      ? 'pub fn add(left: u64, right: u64) -> u64 {\n    left + right\n}\n'
      : 'fn main() {\n    println!("Hello, world!");\n}\n',
  );
  const what = isLibrary ? 'library' : 'binary (application)';
  const named = command === 'new' ? `${what} \`${name}\` package` : `${what} package`;
  call.err(
    `    Creating ${named}\nnote: see more \`Cargo.toml\` keys and their definitions at https://doc.rust-lang.org/cargo/reference/manifest.html\n`,
  );
  return 0;
}

/** cargo-chef: the recipe of a crate's dependencies, and what they compile to. */
function chef(call: ProgramCall, line: ToolLine): number {
  const recipe = placeOf(call, line.values.get('--recipe-path') ?? 'recipe.json');
  if (line.words[0] === 'prepare')
    return withCrates(call, line, crates => {
      call.files.write(
        recipe,
        `${JSON.stringify({ crates: crates.map(({ name, dependencies }) => ({ name, dependencies })) })}\n`,
      );
    });
  if (line.words[0] !== 'cook') return refuseTool(call, `cargo chef ${line.words[0] ?? ''}`);
  const text = sourceAt(call, recipe);
  if (text === null) return refuseTool(call, 'cargo chef cook without a recipe');
  keepDownloads(
    call,
    joinPath(call.cwd, 'target/release'),
    new Map([['deps/cooked.rlib', 6_000_000 + text.length * 9_000]]),
  );
  pass(call.session, 24_000);
  return 0;
}

/** Rust's compiler: one source, one program. */
export const rustc =
  (version: Program): Program =>
  call => {
    if (call.args.some(each => /^(-V|--version|-vV)$/.test(each))) return version(call);
    const line = readToolLine(call.args, new Set(['-o', '-C', '--edition', '--target', '--crate-type', '--out-dir']));
    const [source] = line.words;
    const text = source === undefined ? null : sourceAt(call, placeOf(call, source));
    if (source === undefined || text === null) return refuseTool(call, 'rustc without a source');
    const path = placeOf(call, line.values.get('-o') ?? nameOf(source).replace(/\.rs$/, ''));
    if (!leave(call, { path, bytes: 440_000, tool: 'rustc', prints: literalOutput('rust', text), executable: true }))
      return refuseTool(call, `rustc into ${path}`);
    pass(call.session, 700);
    remarkUncompiled(call, 'rustc', [shownFrom(call, path)]);
    return 0;
  };

/** rustup, as far as it fetches what a build needs. */
export const rustup =
  (version: Program): Program =>
  call => {
    const [command = '', sub = ''] = call.args;
    if (/^(-V|--version)$/.test(command)) return version(call);
    const isFetching = /^(target|component|toolchain)$/.test(command) && /^(add|install|remove)$/.test(sub);
    if (!isFetching && !/^(default|update|set|override)$/.test(command))
      return refuseTool(call, `rustup ${command} ${sub}`);
    if (!call.session.request.network) return refuseTool(call, 'rustup without a network');
    const home = call.env.get('RUSTUP_HOME') ?? '/usr/local/rustup';
    keepDownloads(
      call,
      home,
      new Map([[`toolchains/${call.args.slice(1).join('-').replaceAll('/', '_')}/lib.rlib`, 24_000_000]]),
    );
    pass(call.session, 4_000);
    return 0;
  };
