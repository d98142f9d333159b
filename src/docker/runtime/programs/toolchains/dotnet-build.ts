import { joinPath, nameOf, parentOf } from '../../../filesystem/index.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { pass } from '../../kernel/session.ts';
import { leave, refuseTool, remarkUncompiled } from './artefact.ts';
import { literalOutput } from './literal.ts';
import {
  bytesOf,
  copyTree,
  filesBelow,
  keepDownloads,
  placeOf,
  readToolLine,
  shownFrom,
  sourceAt,
  type ToolLine,
} from './project.ts';

const VALUED = new Set(
  '-c --configuration -o --output -r --runtime -f --framework -v --verbosity --self-contained -a --arch --os --use-current-runtime --source -s --configfile --version-suffix -p'
    .split(' ')
    .filter(each => each !== '--use-current-runtime' && each !== '-p'),
);

/** A project of C# or F#, or what a solution holds of them. */
interface DotnetProject {
  readonly directory: string;
  /** Of what it builds, without an ending. */
  readonly name: string;
  readonly xml: string;
  readonly framework: string;
  readonly isWeb: boolean;
  readonly packages: readonly (readonly [name: string, version: string])[];
}

/** The projects that a line means; null when MSBuild has said why it finds none. */
function projectsOf(call: ProgramCall, words: readonly string[]): readonly DotnetProject[] | null {
  const [word] = words;
  const at = placeOf(call, word ?? '.');
  const node = call.files.stat(at);
  if (node === null) {
    call.out(`MSBUILD : error MSB1009: Project file does not exist.\nSwitch: ${word ?? ''}\n`);
    return null;
  }
  const file = node.type === 'directory' ? onlyProjectIn(call, at) : at;
  if (file === null) {
    call.out(
      'MSBUILD : error MSB1003: Specify a project or solution file. The current working directory does not contain a project or solution file.\n',
    );
    return null;
  }
  if (!file.endsWith('.sln')) return [readProject(call, file)];
  const named = [
    ...(sourceAt(call, file) ?? '').matchAll(/^Project\([^)]*\) = "[^"]*", "([^"]+\.(?:cs|fs|vb)proj)"/gm),
  ];
  const paths = named.map(([, path = '']) => joinPath(parentOf(file), path.replaceAll('\\', '/')));
  return paths.filter(path => call.files.stat(path) !== null).map(path => readProject(call, path));
}

function onlyProjectIn(call: ProgramCall, directory: string): string | null {
  const names = call.files.list(directory);
  const found = names.find(each => each.endsWith('.sln')) ?? names.find(each => /\.(cs|fs|vb)proj$/.test(each));
  return found === undefined ? null : joinPath(directory, found);
}

function readProject(call: ProgramCall, path: string): DotnetProject {
  const xml = sourceAt(call, path) ?? '';
  const value = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.trim();
  return {
    directory: parentOf(path),
    name: value('AssemblyName') ?? nameOf(path).replace(/\.\w+proj$/, ''),
    xml,
    framework: value('TargetFramework') ?? 'net8.0',
    isWeb: /Sdk="Microsoft\.NET\.Sdk\.Web"/.test(xml),
    packages: [...xml.matchAll(/<PackageReference\s+Include="([^"]+)"(?:\s+Version="([^"]+)")?/g)].map(
      ([, name = '', version = 'latest']) => [name, version] as const,
    ),
  };
}

/** `dotnet restore`: the packages that are named, and the list of them that a build asks for. */
export function restoreProject(call: ProgramCall, args: readonly string[]): number {
  const projects = projectsOf(call, readToolLine(args, VALUED).words);
  if (projects === null) return 1;
  if (!call.session.request.network) return refuseTool(call, 'dotnet restore without a network');
  restoreAll(call, projects);
  return 0;
}

function restoreAll(call: ProgramCall, projects: readonly DotnetProject[]): void {
  const home = call.env.get('NUGET_PACKAGES') ?? `${call.env.get('HOME') ?? '/root'}/.nuget/packages`;
  for (const { directory, packages } of projects) {
    if (call.files.stat(joinPath(directory, 'obj/project.assets.json')) !== null) continue;
    const downloads = new Map(
      packages.map(([name, version]) => {
        const lower = name.toLowerCase();
        return [`${lower}/${version}/${lower}.${version}.nupkg`, 740_000] as const;
      }),
    );
    keepDownloads(call, home, downloads);
    keepDownloads(call, joinPath(directory, 'obj'), new Map([['project.assets.json', 4_200 + packages.length * 900]]));
    pass(call.session, 1_900 + packages.length * 420);
  }
}

export function buildProject(call: ProgramCall, args: readonly string[]): number {
  return make(call, 'build', readToolLine(args, VALUED));
}

export function publishProject(call: ProgramCall, args: readonly string[]): number {
  return make(call, 'publish', readToolLine(args, VALUED));
}

function option({ values }: ToolLine, ...names: readonly string[]): string | undefined {
  return names.map(each => values.get(each)).find(each => each !== undefined);
}

function make(call: ProgramCall, command: 'build' | 'publish', line: ToolLine): number {
  const projects = projectsOf(call, line.words);
  if (projects === null) return 1;
  if (!line.flags.has('--no-restore') && call.session.request.network) restoreAll(call, projects);
  const tool = `dotnet ${command}`;
  const usual = command === 'publish' ? 'Release' : 'Debug';
  const configuration = option(line, '-c', '--configuration') ?? usual;
  const runtime = option(line, '-r', '--runtime');
  const output = option(line, '-o', '--output');
  const left: string[] = [];
  for (const project of projects) {
    const bin = joinPath(
      project.directory,
      `bin/${configuration}/${project.framework}${runtime === undefined ? '' : `/${runtime}`}`,
    );
    const own = command === 'publish' ? joinPath(bin, 'publish') : bin;
    left.push(...putOutput(call, project, output === undefined ? own : placeOf(call, output), tool, line));
    if (command === 'publish') copySettings(call, project, output === undefined ? own : placeOf(call, output));
    pass(call.session, 3_200);
  }
  remarkUncompiled(call, tool, left);
  return 0;
}

/** Bytes of the runtime that goes along where none is expected to be there. */
const RUNTIME = 68_000_000;

function putOutput(
  call: ProgramCall,
  project: DotnetProject,
  into: string,
  tool: string,
  line: ToolLine,
): readonly string[] {
  const { name, directory, packages, xml } = project;
  const sources = filesBelow(call, directory, /\.(cs|fs|vb|razor|cshtml)$/);
  const [only] = sources;
  const prints = sources.length === 1 && only !== undefined ? literalOutput('c#', sourceAt(call, only) ?? '') : null;
  const bytes = 4_600 + Math.round(bytesOf(call, sources) * 0.8);
  const isAlone =
    option(line, '--self-contained') === 'true' ||
    line.flags.has('--sc') ||
    /<SelfContained>true/i.test(xml) ||
    line.flags.has('--self-contained');
  const isSingle =
    /<PublishSingleFile>true/i.test(xml) || [...line.flags].some(each => /PublishSingleFile=true/i.test(each));
  const host = !/<UseAppHost>false/i.test(xml) && ![...line.flags].some(each => /UseAppHost=false/i.test(each));
  const files: (readonly [file: string, bytes: number, executable: boolean])[] = isSingle
    ? [[name, bytes + (isAlone ? RUNTIME : 0) + 72_000, true]]
    : [
        [`${name}.dll`, bytes, false],
        [`${name}.pdb`, 11_000, false],
        [`${name}.deps.json`, 420 + packages.length * 600, false],
        [`${name}.runtimeconfig.json`, 460, false],
        ...(host ? [[name, 72_000, true] as const] : []),
        ...(isAlone ? [['System.Private.CoreLib.dll', RUNTIME, false] as const] : []),
        ...packages.map(([each]) => [`${each}.dll`, 310_000, false] as const),
      ];
  for (const [file, size, executable] of files)
    if (!leave(call, { path: joinPath(into, file), bytes: size, tool, prints, executable }))
      return refuseTool(call, `${tool} into ${into}`);
  return [shownFrom(call, joinPath(into, isSingle ? name : `${name}.dll`))];
}

/** What is published as it is. */
function copySettings(call: ProgramCall, { directory, isWeb }: DotnetProject, into: string): void {
  for (const name of call.files.list(directory)) {
    const path = joinPath(directory, name);
    if (name.endsWith('proj') && isWeb) keepDownloads(call, into, new Map([['web.config', 496]]));
    if (name === 'wwwroot' && isWeb) copyTree(call, path, joinPath(into, name));
    if (!/^appsettings.*\.json$/.test(name)) continue;
    const content = call.files.content(path);
    if (typeof content !== 'string') call.files.write(joinPath(into, name), content);
  }
}
