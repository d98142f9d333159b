import { entryOf } from '../../../../entry.ts';
import { standIn } from '../../../../filesystem/index.ts';
import { answerTo } from '../../../kernel/keyboard.ts';
import type { ProgramCall } from '../../../kernel/program.ts';
import { pass, stop } from '../../../kernel/session.ts';
import { closure, numberFrom, type Package, unpack } from '../archive.ts';
import { notSimulatedText, unknownText } from '../names.ts';
import { bookworm, installedAnyway, isDebianPackage } from './archive-of.ts';
import { architectureOf, distributionOf, LIBRARY, LISTS } from './distribution.ts';
import type { AptLine } from './line.ts';
import { readInstalled, writeInstalled } from './status.ts';

/** How much of a package's size its archive has. */
const PACKED = 0.31;

/** Names that no package has and one alone provides. */
const PROVIDED: Readonly<Record<string, string>> = {
  libfontconfig: 'libfontconfig1',
  libvips: 'libvips42',
};

/** The suite whose packages and versions this host has. */
const OWN_SUITE = 'bookworm';

/** Names that people write for one that is not there. */
const NEVER = /^(nosuch|no-such|doesnotexist|nonexist|notapackage)/;

/** Says that what is installed has the versions of another release. */
function remarkReleases(call: ProgramCall, suite: string): void {
  const { remarks } = call.session;
  if (!remarks.some(each => each.kind === 'other-releases'))
    remarks.push({ kind: 'other-releases', suite, of: OWN_SUITE });
}

/** `apt install`. */
export function install(call: ProgramCall, line: AptLine): number {
  const { say } = line;
  const known = readInstalled(call);
  const asked = line.names.map(name => name.replace(/[=/].*$/, '').replace(/:(amd64|arm64|native)$/, ''));
  const names = asked.map(name => entryOf(PROVIDED, name) ?? name);
  for (const name of names) {
    const version = known.has(name) ? null : installedAnyway(name);
    if (version !== null) known.set(name, version);
  }
  say('Reading package lists...\nBuilding dependency tree...\nReading state information...\n');
  for (const name of asked) {
    const provider = entryOf(PROVIDED, name);
    if (provider !== undefined) say(`Note, selecting '${provider}' instead of '${name}'\n`);
  }
  const indexed = call.files.list(LISTS).some(name => name.endsWith('Packages.lz4'));
  const missing = names.filter(name => !known.has(name) && (!indexed || !bookworm().has(name)));
  const { suite } = distributionOf(call);
  const isOther = indexed && suite !== OWN_SUITE;
  const absent = missing.filter(name => !indexed || !isDebianPackage(name));
  // Of the archive of another release this host has no list: only what nobody ever published is said not to be there.
  const untold = isOther ? absent.filter(name => !NEVER.test(name)) : [];
  if (untold.length > 0) return stop(call.session, 'not-simulated', unknownText(untold, bookworm().keys()));
  if (absent.length > 0) {
    for (const name of absent) call.err(`E: Unable to locate package ${name}\n`);
    return 100;
  }
  if (missing.length > 0) {
    const message = notSimulatedText(missing, bookworm().keys());
    return stop(call.session, 'not-simulated', message);
  }
  for (const name of names) if (known.has(name)) say(`${name} is already the newest version (${known.get(name)}).\n`);
  const wanted = closure(bookworm(), names, new Set(known.keys()));
  const extra = wanted.map(each => each.name).filter(name => !names.includes(name));
  announce(wanted, extra, say);
  if (wanted.length === 0) return 0;
  if (isOther) remarkReleases(call, suite);
  if (!agrees(call, line, extra.length > 0)) return 1;
  if (!call.session.request.network) {
    const [first] = namesOf(wanted);
    call.err(
      `E: Failed to fetch ${distributionOf(call).host}/pool/main/${first}  Temporary failure resolving\nE: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?\n`,
    );
    return 100;
  }
  fetchArchives(call, wanted, say);
  unpackAll(call, wanted, known, say);
  writeInstalled(call, known);
  // Images of Docker's own are set up to delete what was downloaded; what stays is the lists.
  call.files.write('/var/log/dpkg.log', standIn(4_000 + wanted.length * 900, namesOf(wanted).join()));
  return 0;
}

function namesOf(packages: readonly Package[]): readonly string[] {
  return packages.map(each => each.name).sort();
}

function bytesOf(packages: readonly Package[]): number {
  return packages.reduce((sum, each) => sum + each.size, 0);
}

/** What is going to happen. */
function announce(wanted: readonly Package[], extra: readonly string[], say: AptLine['say']): void {
  if (extra.length > 0) say(`The following additional packages will be installed:\n  ${[...extra].sort().join(' ')}\n`);
  if (wanted.length > 0) say(`The following NEW packages will be installed:\n  ${namesOf(wanted).join(' ')}\n`);
  say(`0 upgraded, ${wanted.length} newly installed, 0 to remove and 0 not upgraded.\n`);
  if (wanted.length === 0) return;
  const bytes = bytesOf(wanted);
  say(
    `Need to get ${sizeText(Math.round(bytes * PACKED))} of archives.\nAfter this operation, ${sizeText(bytes)} of additional disk space will be used.\n`,
  );
}

/** Asks before more than what was named is installed. */
function agrees(call: ProgramCall, { flags }: AptLine, more: boolean): boolean {
  const yes = [...flags].some(flag => /^-[a-z]*y|^--yes$|^--assume-yes$|^-qq$/.test(flag));
  if (yes || !more) return true;
  call.out('Do you want to continue? [Y/n] ');
  if (/^(y|yes)?\n/i.test(answerTo(call))) return true;
  call.out('Abort.\n');
  return false;
}

function fetchArchives(call: ProgramCall, wanted: readonly Package[], say: AptLine['say']): void {
  const { host, suite } = distributionOf(call);
  const architecture = architectureOf(call);
  wanted.forEach((each, at) => {
    pass(call.session, 20 + Math.round(each.size / 900_000));
    say(
      `Get:${at + 1} ${host} ${suite}/main ${architecture} ${each.name} ${architecture} ${each.version} [${sizeText(Math.round(each.size * PACKED))}]\n`,
    );
  });
  call.err('debconf: delaying package configuration, since apt-utils is not installed\n');
  const pace = 12_000_000 + numberFrom(namesOf(wanted).join(), 9_000_000);
  say(`Fetched ${sizeText(Math.round(bytesOf(wanted) * PACKED))} in 0s (${sizeText(pace)}/s)\n`);
}

/** Unpacks and sets up; `known` gets what is installed then. */
function unpackAll(
  call: ProgramCall,
  wanted: readonly Package[],
  known: Map<string, string>,
  say: AptLine['say'],
): void {
  const files = 6_089 + known.size * 31;
  for (const each of wanted) {
    say(`Selecting previously unselected package ${each.name}.\n`);
    if (each === wanted[0]) say(`(Reading database ... ${files} files and directories currently installed.)\n`);
    say(
      `Preparing to unpack .../${each.name}_${each.version}_${architectureOf(call)}.deb ...\nUnpacking ${each.name} (${each.version}) ...\n`,
    );
    unpack(call, each, LIBRARY);
    known.set(each.name, each.version);
    pass(call.session, 30 + Math.round(each.size / 700_000));
  }
  for (const each of wanted) {
    pass(call.session, 25);
    say(`Setting up ${each.name} (${each.version}) ...\n`);
  }
  say('Processing triggers for libc-bin (2.36-9+deb12u9) ...\n');
}

function sizeText(bytes: number): string {
  if (bytes >= 1e7) return `${(bytes / 1e6).toFixed(1)} MB`;
  return bytes >= 1e4 ? `${Math.round(bytes / 1000)} kB` : `${bytes} B`;
}
