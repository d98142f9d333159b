import { joinPath, parentOf } from '../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { pass } from '../../kernel/session.ts';
import { leave, refuseTool, remarkUncompiled } from './artefact.ts';
import { versionOfMaven } from './java.ts';
import {
  bytesOf,
  filesBelow,
  keepDownloads,
  placeOf,
  readToolLine,
  shownFrom,
  sourceAt,
  type ToolLine,
} from './project.ts';

/** What is read of a pom.xml. */
interface MavenProject {
  /** Of the pom.xml. */
  readonly directory: string;
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
  readonly packaging: string;
  /** The name of what is packaged, without its ending. */
  readonly output: string;
  readonly modules: readonly string[];
  readonly dependencies: readonly Dependency[];
  /** Nothing in it names a class to begin with. */
  readonly mainless: boolean;
  /** Names of the plugins that the build has. */
  readonly plugins: ReadonlySet<string>;
  /** What the assembly plugin packs with all that it needs, by the name of the file without its ending; null without the plugin. */
  readonly assembled: string | null;
}

interface Dependency {
  readonly group: string;
  readonly artifact: string;
  readonly version: string | null;
  readonly test: boolean;
}

const VALUED = new Set([
  '-f',
  '--file',
  '-pl',
  '--projects',
  '-P',
  '-s',
  '--settings',
  '-gs',
  '-T',
  '-t',
  '-l',
  '-rf',
  '-b',
  '-e',
]);
VALUED.delete('-e');

/** In the order in which the life of a project goes through them. */
const PHASES = ['validate', 'initialize', 'compile', 'test-compile', 'test', 'package', 'verify', 'install', 'deploy'];
/** Goals that fetch what a project needs, and leave nothing in it. */
const FETCHING =
  /^(?:org\.apache\.maven\.plugins:maven-)?dependency(?:-plugin)?(?::[\d.]+)?:(go-offline|resolve|resolve-plugins|resolve-sources|sources|tree|list)$|^de\.qaware\.maven:go-offline-maven-plugin(?::[\d.]+)?:resolve-dependencies$/;
const IDLE = /^(clean|site)$|^(wrapper:wrapper|versions:set|clean:clean|spotless:(?:check|apply))$/;

/** Maven: its version, and what it would leave. Nothing is compiled. */
export const mvn: Program = call => {
  const line = readToolLine(call.args, VALUED);
  if (line.flags.has('-v') || line.flags.has('--version')) return versionOfMaven(call);
  const pom = placeOf(call, line.values.get('-f') ?? line.values.get('--file') ?? 'pom.xml');
  const path = call.files.stat(pom)?.type === 'directory' ? joinPath(pom, 'pom.xml') : pom;
  if (line.words.length === 0) return refuseTool(call, 'mvn without a goal');
  const project = readProject(call, path);
  if (project === null) return refuseWithoutPom(call, parentOf(path));
  const unknown = line.words.find(
    each => !PHASES.includes(each) && !FETCHING.test(each) && !IDLE.test(each) && !isRepackage(each),
  );
  if (unknown !== undefined) return refuseTool(call, `mvn ${unknown}`);
  if (!call.session.request.network && !line.flags.has('-o')) return refuseTool(call, 'mvn without a network');
  const reactor = modulesOf(call, project);
  download(call, reactor);
  if (line.words.some(each => each === 'clean' || each === 'clean:clean'))
    for (const { directory } of reactor) call.files.remove(joinPath(directory, 'target'), true);
  const reached = Math.max(...line.words.map(each => PHASES.indexOf(each)));
  if (reached >= PHASES.indexOf('compile')) build(call, line, reactor, reached);
  return 0;
};

function isRepackage(goal: string): boolean {
  return goal === 'spring-boot:repackage' || goal === 'dependency:copy-dependencies' || goal === 'assembly:single';
}

function tag(xml: string, name: string): string | null {
  return new RegExp(`<${name}>\\s*([^<]*?)\\s*</${name}>`).exec(xml)?.[1] ?? null;
}

const blocks = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))].map(each => each[1] ?? '');

function readProject(call: ProgramCall, path: string): MavenProject | null {
  const text = sourceAt(call, path);
  if (text === null) return null;
  const xml = text.replace(/<!--[\s\S]*?-->/g, '');
  const parent = blocks(xml, 'parent')[0] ?? '';
  const top = xml.replace(
    /<(parent|dependencies|dependencyManagement|build|profiles|repositories|pluginRepositories|reporting|developers)>[\s\S]*?<\/\1>/g,
    '',
  );
  const filled = (value: string | null): string | null => (value === null ? null : fill(value, xml, artifact, version));
  const artifact = tag(top, 'artifactId') ?? 'app';
  const version = fill(tag(top, 'version') ?? tag(parent, 'version') ?? '1.0-SNAPSHOT', xml, artifact, '');
  const dependencies = blocks(xml.replace(/<(dependencyManagement|plugins)>[\s\S]*?<\/\1>/g, ''), 'dependency').map(
    each => ({
      group: tag(each, 'groupId') ?? '',
      artifact: tag(each, 'artifactId') ?? '',
      version: filled(tag(each, 'version')),
      test: tag(each, 'scope') === 'test',
    }),
  );
  const named = tag(blocks(xml, 'build')[0]?.replace(/<plugins>[\s\S]*<\/plugins>/, '') ?? '', 'finalName');
  const output = filled(named) ?? `${artifact}-${version}`;
  const assembly = blocks(xml, 'plugin').find(each => tag(each, 'artifactId') === 'maven-assembly-plugin');
  return {
    directory: parentOf(path),
    group: tag(top, 'groupId') ?? tag(parent, 'groupId') ?? 'com.example',
    artifact,
    version,
    packaging: tag(top, 'packaging') ?? 'jar',
    output,
    modules: blocks(blocks(xml, 'modules')[0] ?? '', 'module').map(each => each.trim()),
    dependencies,
    mainless: !/<mainClass>|<Main-Class>|spring-boot-maven-plugin|quarkus|<manifestFile>/.test(xml),
    assembled:
      assembly === undefined
        ? null
        : `${filled(tag(assembly, 'finalName')) ?? output}${tag(assembly, 'appendAssemblyId') === 'false' ? '' : '-jar-with-dependencies'}`,
    plugins: new Set(blocks(xml, 'plugin').map(each => tag(each, 'artifactId') ?? '')),
  };
}

/** Properties that a pom.xml names in another value. */
function fill(value: string, xml: string, artifact: string, version: string): string {
  return value.replace(/\$\{([^}]*)\}/g, (whole, name: string) => {
    if (/^(project|pom)\.artifactId$/.test(name)) return artifact;
    if (/^(project|pom)\.version$/.test(name)) return version;
    return tag(xml, name.replace(/[.]/g, '\\.')) ?? whole;
  });
}

/** A project and those below it, deepest last. */
function modulesOf(call: ProgramCall, project: MavenProject, depth = 0): readonly MavenProject[] {
  if (depth > 4) return [project];
  const below = project.modules.flatMap(module => {
    const found = readProject(call, joinPath(project.directory, `${module}/pom.xml`));
    return found === null ? [] : modulesOf(call, found, depth + 1);
  });
  return [project, ...below];
}

/** Bytes of Maven's own plugins in the repository, and of a library. */
const PLUGINS = 14_200_000;
const LIBRARY = 620_000;

function download(call: ProgramCall, reactor: readonly MavenProject[]): void {
  const repository = `${call.env.get('HOME') ?? '/root'}/.m2/repository`;
  const downloads = new Map([['org/apache/maven/plugins/plugins.jar', PLUGINS]]);
  for (const { group, artifact, version } of reactor.flatMap(each => each.dependencies)) {
    const release = version ?? 'managed';
    const directory = `${group.replaceAll('.', '/')}/${artifact}/${release}`;
    downloads.set(
      `${directory}/${artifact}-${release}.jar`,
      group.startsWith('org.springframework') ? 9 * LIBRARY : LIBRARY,
    );
  }
  const isNew = call.files.stat(repository) === null;
  keepDownloads(call, repository, downloads);
  pass(call.session, isNew ? 9_000 + downloads.size * 900 : 1_400);
}

function build(call: ProgramCall, line: ToolLine, reactor: readonly MavenProject[], reached: number): void {
  const tool = `mvn ${line.words.filter(each => PHASES.includes(each)).join(' ')}`;
  const left: string[] = [];
  const made = (path: string, bytes: number, mainless = false): void => {
    if (leave(call, { path, bytes, tool, prints: null, executable: false, mainless })) left.push(shownFrom(call, path));
  };
  for (const project of reactor) {
    if (project.packaging === 'pom') continue;
    const sources = filesBelow(call, joinPath(project.directory, 'src/main'), /\.(java|kt|scala|groovy)$/);
    const own = 2_400 + Math.round(bytesOf(call, sources) * 0.7) + resources(call, project);
    const target = joinPath(project.directory, 'target');
    made(joinPath(target, 'classes/compiled.classes'), own);
    const libraries = project.dependencies.filter(each => !each.test);
    const packs = reached >= PHASES.indexOf('package') || line.words.includes('assembly:single');
    if (project.assembled !== null && packs)
      made(joinPath(target, `${project.assembled}.jar`), own + libraries.length * LIBRARY);
    if (reached < PHASES.indexOf('package')) continue;
    const isWhole =
      project.plugins.has('spring-boot-maven-plugin') ||
      project.plugins.has('maven-shade-plugin') ||
      project.packaging === 'war';
    const packed = isWhole
      ? own +
        libraries.reduce((sum, each) => sum + (each.group.startsWith('org.springframework') ? 9 : 1.4) * LIBRARY, 0)
      : own;
    const ending = project.packaging === 'war' ? 'war' : 'jar';
    made(joinPath(target, `${project.output}.${ending}`), Math.round(packed), project.mainless);
    pass(call.session, 1_800 + sources.length * 40);
  }
  remarkUncompiled(
    call,
    tool,
    left
      .filter(each => !each.endsWith('compiled.classes'))
      .concat(left)
      .slice(0, Math.max(1, left.length / 2)),
  );
}

function resources(call: ProgramCall, { directory }: MavenProject): number {
  return bytesOf(call, filesBelow(call, joinPath(directory, 'src/main/resources'), /./));
}

const RULE = `[INFO] ${'-'.repeat(72)}\n`;

function refuseWithoutPom(call: ProgramCall, directory: string): number {
  const at = new Date(call.session.request.now + call.session.elapsed).toISOString().replace(/\.\d+Z/, 'Z');
  call.out(
    `[INFO] Scanning for projects...\n${RULE}[INFO] BUILD FAILURE\n${RULE}[INFO] Total time:  0.077 s\n[INFO] Finished at: ${at}\n${RULE}[ERROR] The goal you specified requires a project to execute but there is no POM in this directory (${directory}). Please verify you invoked Maven from the correct directory. -> [Help 1]\n[ERROR] \n[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.\n[ERROR] Re-run Maven using the -X switch to enable full debug logging.\n[ERROR] \n[ERROR] For more information about the errors and possible solutions, please read the following articles:\n[ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/MissingProjectException\n`,
  );
  return 1;
}
