import { joinPath, nameOf, parentOf } from '../../../filesystem/index.ts';
import { emulatedArchitecture } from '../../kernel/machine.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { pass } from '../../kernel/session.ts';
import { carriedBy, leave, refuseTool, remarkUncompiled, runCarried } from './artefact.ts';
import { literalOutput } from './literal.ts';
import { bytesOf, filesBelow, placeOf, readToolLine, shownFrom, sourceAt } from './project.ts';

/** A release of Java, as `JAVA_VERSION` says it: `jdk-21.0.6+7`, `jdk8u442-b06`, or `17.0.2` of the images before Temurin's. */
interface Java {
  /** `21.0.6`, `1.8.0_442` */
  readonly version: string;
  /** `21.0.6+7`, `1.8.0_442-b06` */
  readonly build: string;
  readonly date: string;
  readonly isLongTerm: boolean;
  readonly isTemurin: boolean;
}

const LATEST = 'jdk-21.0.6+7';

function javaOf(call: ProgramCall): Java {
  const said = call.env.get('JAVA_VERSION') ?? LATEST;
  const isTemurin = said.startsWith('jdk');
  const [, update, build] = /^(?:jdk)?8u(\d+)(?:-b(\d+))?/.exec(said) ?? [];
  if (update !== undefined) {
    const version = `1.8.0_${update}`;
    return { version, build: `${version}-b${build ?? '06'}`, date: '', isLongTerm: true, isTemurin };
  }
  const [version = said, number = '8'] = said.replace(/^jdk-/, '').split('+');
  const [major = 21, , patch = 0] = version.split('.').map(Number);
  const isLongTerm = [11, 17, 21, 25].includes(major);
  return { version, build: `${version}+${number}`, date: releasedOn(major, patch), isLongTerm, isTemurin };
}

/** Updates come on the third Tuesday of January, April, July and October; 21.0.1 came in October 2023, each major half a year after the last. */
function releasedOn(major: number, patch: number): string {
  const quarter = (major - 21) * 2 + patch - 1;
  // A new major comes a month before its first update would.
  const months = 2023 * 12 + 9 + quarter * 3 + (patch === 0 ? 2 : 0);
  const [year, month] = [Math.floor(months / 12), months % 12];
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
  const day = 1 + ((9 - first) % 7) + 14;
  return `${year}-${String(month + 1).padStart(2, '0')}-${day}`;
}

function versionText(java: Java, isOld: boolean): string {
  const { version, build, date, isLongTerm, isTemurin } = java;
  const lts = isLongTerm && isTemurin ? '-LTS' : '';
  const vendor = isTemurin ? ` Temurin-${build}` : '';
  if (version.startsWith('1.8'))
    return `openjdk version "${version}"\nOpenJDK Runtime Environment (Temurin)(build ${build})\nOpenJDK 64-Bit Server VM (Temurin)(build 25.${build.slice('1.8.0_'.length)}, mixed mode)\n`;
  const first = isOld ? `openjdk version "${version}" ${date}` : `openjdk ${version} ${date}`;
  return `${first}${lts.replace('-', ' ')}\nOpenJDK Runtime Environment${vendor} (build ${build}${lts})\nOpenJDK 64-Bit Server VM${vendor} (build ${build}${lts}, mixed mode, sharing)\n`;
}

/** Java's launcher: its version, and what stands in front of a program that cannot be run here. */
const java: Program = call => {
  const asked = call.args.find(arg => /^--?version$/.test(arg));
  if (asked !== undefined) {
    const text = versionText(javaOf(call), asked === '-version');
    // The old spelling answers on the other stream.
    if (asked === '-version') call.err(text);
    else call.out(text);
    return 0;
  }
  const { words, flags, values } = readToolLine(call.args, VALUED);
  const jar = values.get('-jar');
  if (jar !== undefined) return runJar(call, jar);
  const [main] = words;
  if (main === undefined) return refuseTool(call, `java ${[...flags].join(' ')}`);
  if (main.endsWith('.java')) return runSource(call, main);
  return runClass(call, main, values.get('-cp') ?? values.get('-classpath') ?? values.get('--class-path'));
};

const VALUED = new Set([
  '-jar',
  '-cp',
  '-classpath',
  '--class-path',
  '-m',
  '--module',
  '-p',
  '--module-path',
  '--add-modules',
  '--add-opens',
]);

function runJar(call: ProgramCall, jar: string): number {
  const path = placeOf(call, jar);
  if (call.files.stat(path)?.type !== 'file') {
    call.err(`Error: Unable to access jarfile ${jar}\n`);
    return 1;
  }
  const carried = carriedBy(call, path);
  if (carried?.mainless === true) {
    call.err(`no main manifest attribute, in ${jar}\n`);
    return 1;
  }
  return carried === null ? refuseTool(call, `java -jar ${jar}`) : runCarried(call, carried, nameOf(path));
}

/** A file of sources is compiled when it is run. */
function runSource(call: ProgramCall, name: string): number {
  const source = sourceAt(call, placeOf(call, name));
  if (source === null) {
    call.err(`error: file not found: ${name}\n`);
    return 1;
  }
  const prints = literalOutput('java', source);
  if (prints === null) return refuseTool(call, `java ${name}`);
  call.out(prints);
  return 0;
}

function runClass(call: ProgramCall, name: string, classes: string | undefined): number {
  const directories = (classes ?? call.env.get('CLASSPATH') ?? '.').split(':');
  const file = `${name.replaceAll('.', '/')}.class`;
  const path = directories
    .map(each => placeOf(call, joinPath(each === '' ? '.' : each, file)))
    .find(each => call.files.stat(each) !== null);
  const carried = path === undefined ? null : carriedBy(call, path);
  if (carried !== null) return runCarried(call, carried, name);
  const isElsewhere =
    directories.some(each => /\.jar$|\*$/.test(each)) ||
    directories.some(each => call.files.list(placeOf(call, each)).includes('compiled.classes'));
  if (path !== undefined || isElsewhere || name.includes('.')) return refuseTool(call, `java ${name}`);
  call.err(`Error: Could not find or load main class ${name}\nCaused by: java.lang.ClassNotFoundException: ${name}\n`);
  return 1;
}

/** Java's compiler: it leaves a class for each source. */
const javac: Program = call => {
  if (call.args.some(arg => /^--?version$/.test(arg))) {
    call.out(`javac ${javaOf(call).version}\n`);
    return 0;
  }
  const { words, values } = readToolLine(
    call.args,
    new Set(['-d', '-cp', '-classpath', '-sourcepath', '--release', '-source', '-target', '-encoding']),
  );
  if (words.length === 0) return refuseTool(call, 'javac without a source');
  const left: string[] = [];
  for (const name of words) {
    if (!name.endsWith('.java')) return refuseTool(call, `javac ${name}`);
    const path = placeOf(call, name);
    const source = sourceAt(call, path);
    if (source === null) {
      call.err(
        `error: file not found: ${name}\nUsage: javac <options> <source files>\nuse --help for a list of possible options\n`,
      );
      return 2;
    }
    const directory = values.get('-d');
    const inside = /^\s*package\s+([\w.]+)\s*;/m.exec(source)?.[1]?.replaceAll('.', '/') ?? '';
    const into = directory === undefined ? parentOf(path) : joinPath(placeOf(call, directory), inside);
    const target = joinPath(into, nameOf(path).replace(/\.java$/, '.class'));
    const bytes = 320 + Math.round(source.length * 0.6);
    if (!leave(call, { path: target, bytes, tool: 'javac', prints: literalOutput('java', source), executable: false }))
      return refuseTool(call, `javac into ${parentOf(target)}`);
    left.push(shownFrom(call, target));
  }
  pass(call.session, 700 + left.length * 60);
  remarkUncompiled(call, 'javac', left);
  return 0;
};

/** Java's archiver: it packs what is there. */
const jar: Program = call => {
  const [mode = '', name = '', ...rest] = call.args;
  if (!/^-?c[vm0]*fe?[vm0]*$|^-?cvfe$|^-?cfe$/.test(mode)) return refuseTool(call, `jar ${mode}`);
  const main = mode.includes('e') ? rest[0] : undefined;
  const carried = main === undefined ? null : carriedBy(call, placeOf(call, `${main.replaceAll('.', '/')}.class`));
  const bytes = 900 + bytesOf(call, filesBelow(call, call.cwd, /\.class$/));
  const path = placeOf(call, name);
  if (!leave(call, { path, bytes, tool: carried?.tool ?? 'jar', prints: carried?.prints ?? null, executable: false }))
    return refuseTool(call, `jar into ${name}`);
  return 0;
};

function versionOf(call: ProgramCall, otherwise: string): string {
  return typeof call.data === 'string' ? call.data : otherwise;
}

/** How Java's tools name the machine. */
function machineOf(call: ProgramCall): string {
  return emulatedArchitecture(call.session.request.platform) === 'aarch64' ? 'aarch64' : 'amd64';
}

/** `mvn --version` */
export function versionOfMaven(call: ProgramCall): number {
  const { version } = javaOf(call);
  const home = call.env.get('JAVA_HOME') ?? '/opt/java/openjdk';
  call.out(
    `Apache Maven ${versionOf(call, '3.9.9')}\nMaven home: /usr/share/maven\nJava version: ${version}, vendor: Eclipse Adoptium, runtime: ${home}\nDefault locale: en_US, platform encoding: UTF-8\nOS name: "linux", arch: "${machineOf(call)}", family: "unix"\n`,
  );
  return 0;
}

const LINE = '-'.repeat(60);

/** `gradle --version` */
export function versionOfGradle(call: ProgramCall): number {
  const { version, build } = javaOf(call);
  call.out(
    `\n${LINE}\nGradle ${versionOf(call, '8.12.1')}\n${LINE}\n\nLauncher JVM:  ${version} (Eclipse Adoptium ${build})\nOS:            Linux ${machineOf(call)}\n\n`,
  );
  return 0;
}

/** Java's own programs. */
export const javaPrograms: Readonly<Record<string, Program>> = { jar, java, javac };
