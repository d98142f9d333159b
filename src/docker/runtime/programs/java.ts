import { emulatedArchitecture } from '../kernel/machine.ts';
import type { Program, ProgramCall } from '../kernel/program.ts';
import { stop } from '../kernel/session.ts';

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

const java: Program = call => {
  const asked = call.args.find(arg => /^--?version$/.test(arg));
  if (asked === undefined)
    return stop(call.session, 'not-simulated', `${call.name} is not simulated beyond its version`);
  const text = versionText(javaOf(call), asked === '-version');
  // The old spelling answers on the other stream.
  if (asked === '-version') call.err(text);
  else call.out(text);
  return 0;
};

const javac: Program = call => {
  if (!call.args.some(arg => /^--?version$/.test(arg)))
    return stop(call.session, 'not-simulated', `${call.name} is not simulated beyond its version`);
  const { version } = javaOf(call);
  call.out(`javac ${version}\n`);
  return 0;
};

function versionOf(call: ProgramCall, otherwise: string): string {
  return typeof call.data === 'string' ? call.data : otherwise;
}

/** How Java's tools name the machine. */
function machineOf(call: ProgramCall): string {
  return emulatedArchitecture(call.session.request.platform) === 'aarch64' ? 'aarch64' : 'amd64';
}

const mvn: Program = call => {
  if (!call.args.some(arg => /^(-v|--version|-V)$/.test(arg)))
    return stop(call.session, 'not-simulated', 'mvn is not simulated beyond its version');
  const { version } = javaOf(call);
  const home = call.env.get('JAVA_HOME') ?? '/opt/java/openjdk';
  call.out(
    `Apache Maven ${versionOf(call, '3.9.9')}\nMaven home: /usr/share/maven\nJava version: ${version}, vendor: Eclipse Adoptium, runtime: ${home}\nDefault locale: en_US, platform encoding: UTF-8\nOS name: "linux", arch: "${machineOf(call)}", family: "unix"\n`,
  );
  return 0;
};

const LINE = '-'.repeat(60);

const gradle: Program = call => {
  if (!call.args.some(arg => /^(-v|--version|-V)$/.test(arg)))
    return stop(call.session, 'not-simulated', 'gradle is not simulated beyond its version');
  const { version, build } = javaOf(call);
  call.out(
    `\n${LINE}\nGradle ${versionOf(call, '8.12.1')}\n${LINE}\n\nLauncher JVM:  ${version} (Eclipse Adoptium ${build})\nOS:            Linux ${machineOf(call)}\n\n`,
  );
  return 0;
};

/** Java and what builds it: they tell their versions. */
export const javaPrograms: Readonly<Record<string, Program>> = { gradle, java, javac, mvn, mvnDebug: mvn };
