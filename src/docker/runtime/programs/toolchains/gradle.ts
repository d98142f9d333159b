import { joinPath, nameOf } from '../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { pass } from '../../kernel/session.ts';
import { leave, refuseTool, remarkUncompiled } from './artefact.ts';
import { versionOfGradle } from './java.ts';
import { bytesOf, filesBelow, keepDownloads, placeOf, readToolLine, shownFrom, sourceAt } from './project.ts';

const VALUED = new Set(['-p', '--project-dir', '-x', '--exclude-task', '-b', '-I', '-g', '--console', '--max-workers']);

/** Tasks that package, and those that leave nothing. */
const PACKAGING =
  /^(build|assemble|bootJar|jar|war|bootWar|shadowJar|installDist|installShadowDist|publishToMavenLocal)$/;
const IDLE =
  /^(clean|dependencies|classes|compileJava|compileKotlin|resolveDependencies|downloadDependencies|wrapper|tasks|help)$/;

/** One project of a build. */
interface GradleProject {
  readonly directory: string;
  readonly name: string;
  readonly script: string;
}

/** Gradle: its version, and what it would leave. Nothing is compiled. */
export const gradle: Program = call => {
  const { words, flags, values } = readToolLine(call.args, VALUED);
  if (flags.has('-v') || flags.has('--version')) return versionOfGradle(call);
  const root = placeOf(call, values.get('-p') ?? values.get('--project-dir') ?? '.');
  const tasks = words.map(each => each.slice(each.lastIndexOf(':') + 1));
  const unknown = tasks.find(each => !PACKAGING.test(each) && !IDLE.test(each));
  if (unknown !== undefined || tasks.length === 0) return refuseTool(call, `gradle ${unknown ?? 'without a task'}`);
  const projects = projectsOf(call, root);
  if (projects.length === 0) return refuseTool(call, 'gradle without a build script');
  if (!call.session.request.network && !flags.has('--offline')) return refuseTool(call, 'gradle without a network');
  download(call, projects);
  if (tasks.includes('clean'))
    for (const { directory } of projects) call.files.remove(joinPath(directory, 'build'), true);
  const packaging = tasks.filter(each => PACKAGING.test(each));
  if (packaging.length > 0) build(call, projects, packaging);
  return 0;
};

function scriptIn(call: ProgramCall, directory: string, name: string): string | null {
  return (
    sourceAt(call, joinPath(directory, `${name}.gradle`)) ?? sourceAt(call, joinPath(directory, `${name}.gradle.kts`))
  );
}

function projectsOf(call: ProgramCall, root: string): readonly GradleProject[] {
  const settings = scriptIn(call, root, 'settings');
  const script = scriptIn(call, root, 'build');
  if (settings === null && script === null) return [];
  const name = /rootProject\.name\s*=\s*['"]([^'"]+)['"]/.exec(settings ?? '')?.[1] ?? nameOf(root);
  const included = [...(settings ?? '').matchAll(/^\s*include\b\s*\(?([^)\n]*)/gm)].flatMap(([, list = '']) =>
    [...list.matchAll(/['"]:?([\w./:-]+)['"]/g)].map(([, path = '']) => path.replaceAll(':', '/')),
  );
  const below = included.flatMap(path => {
    const directory = joinPath(root, path);
    const own = scriptIn(call, directory, 'build');
    return own === null ? [] : [{ directory, name: nameOf(directory), script: own }];
  });
  return [...(script === null ? [] : [{ directory: root, name, script }]), ...below];
}

const LIBRARY = 640_000;

function librariesOf({ script }: GradleProject): readonly string[] {
  return [...script.matchAll(/^\s*(?:implementation|api|runtimeOnly|compile)\b\s*\(?\s*['"]([^'"]+)['"]/gm)].map(
    ([, name = '']) => name,
  );
}

function download(call: ProgramCall, projects: readonly GradleProject[]): void {
  const home = call.env.get('GRADLE_USER_HOME') ?? `${call.env.get('HOME') ?? '/root'}/.gradle`;
  const downloads = new Map([['caches/modules-2/files-2.1/plugins.jar', 11_800_000]]);
  for (const name of projects.flatMap(librariesOf)) {
    const path = name.replace(/[^\w.:-]/g, '_').replaceAll(':', '/');
    downloads.set(
      `caches/modules-2/files-2.1/${path}/library.jar`,
      name.startsWith('org.springframework') ? 9 * LIBRARY : LIBRARY,
    );
  }
  const isNew = call.files.stat(home) === null;
  keepDownloads(call, home, downloads);
  pass(call.session, isNew ? 14_000 + downloads.size * 700 : 3_000);
}

function build(call: ProgramCall, projects: readonly GradleProject[], tasks: readonly string[]): void {
  const tool = `gradle ${tasks.join(' ')}`;
  const left: string[] = [];
  const made = (path: string, bytes: number, executable = false): void => {
    if (leave(call, { path, bytes: Math.round(bytes), tool, prints: null, executable }))
      left.push(shownFrom(call, path));
  };
  for (const project of projects) {
    const { directory, script } = project;
    if (!/\b(java|kotlin|org\.springframework\.boot|application|war|groovy|scala)\b/.test(script)) continue;
    const sources = filesBelow(call, joinPath(directory, 'src/main'), /\.(java|kt|scala|groovy)$/);
    const own = 2_400 + bytesOf(call, sources) * 0.7;
    const version = /^\s*version\s*=?\s*['"]([^'"]+)['"]/m.exec(script)?.[1];
    const base = /archives?BaseName(?:\.set)?\s*[=(]?\s*['"]([^'"]+)['"]/.exec(script)?.[1] ?? project.name;
    const named = /(?:bootJar|jar|shadowJar)[^{]*\{[^}]*archiveFileName(?:\.set)?\s*[=(]?\s*['"]([^'"]+)['"]/.exec(
      script,
    )?.[1];
    const stem = version === undefined ? base : `${base}-${version}`;
    const whole = librariesOf(project).reduce(
      (sum, each) => sum + (each.startsWith('org.springframework') ? 9 : 1.4) * LIBRARY,
      own,
    );
    const isBoot = /org\.springframework\.boot/.test(script);
    const libraries = joinPath(directory, 'build/libs');
    const ending = tasks.some(each => /war$/i.test(each)) || /\bid\s*\(?['"]war['"]/.test(script) ? 'war' : 'jar';
    made(joinPath(libraries, named ?? `${stem}.${ending}`), isBoot ? whole : own);
    if (isBoot && tasks.some(each => /^(build|assemble|jar)$/.test(each)))
      made(joinPath(libraries, `${stem}-plain.jar`), own);
    const isShadowed = /shadow/.test(script) && tasks.some(each => /^(build|assemble|shadowJar)$/.test(each));
    if (isShadowed) made(joinPath(libraries, `${stem}-all.jar`), whole);
    if (tasks.includes('installDist')) {
      const installed = joinPath(directory, `build/install/${project.name}`);
      made(joinPath(installed, `lib/${stem}.jar`), own);
      made(joinPath(installed, `bin/${project.name}`), 8_600, true);
    }
    pass(call.session, 2_600 + sources.length * 40);
  }
  remarkUncompiled(call, tool, left);
}
