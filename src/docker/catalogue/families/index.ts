/** The repositories whose tags are made by rule, and what the rules are. */
import type { ImageDescription } from '../describe.ts';
import { ALPINE } from '../images/alpine.ts';
import { DEBIAN } from '../images/debian.ts';
import { GCC } from '../images/made/gcc.ts';
import { COMPOSER, PHP, WORDPRESS } from '../images/made/php.ts';
import { RUBY } from '../images/made/ruby.ts';
import { CURL, GRAFANA, JENKINS, UNPRIVILEGED } from '../images/made/tools.ts';
import type { Replacement } from './derive.ts';
import { ELSEWHERE_FAMILIES } from './dotnet.ts';
import { byVersion, type ImageFamily, majorOf, minorOf, type TagRequest } from './family.ts';
import { JAVA_FAMILIES } from './java.ts';
import { listedAs, listedText } from './lists.ts';
import { alpineReplacements, DEBIANS, debianReplacements, UBUNTUS, ubuntuReplacements } from './systems.ts';

type FamilyRules = Omit<ImageFamily, 'repository' | 'listed' | 'models' | 'description'>;

const PLAIN: FamilyRules = { silent: [], replacements: byVersion, isOpen: false };

function official(name: string, models: readonly ImageDescription[], kept: Partial<FamilyRules> = {}): ImageFamily {
  return {
    ...PLAIN,
    ...kept,
    repository: `library/${name}`,
    description: models[0]?.description ?? null,
    listed: listedAs(name),
    models: () => models,
  };
}

function whole(from: TagRequest, to: TagRequest): readonly Replacement[] {
  return [[from.version, to.version]];
}

/** Where the major stands alone too: `PG_MAJOR=17`. */
function withMajor(from: TagRequest, to: TagRequest): readonly Replacement[] {
  return [
    [from.version, to.version],
    [majorOf(from.version), majorOf(to.version)],
  ];
}

/** WordPress of a version on PHP of another: 8.2 where it does not say. */
const PHPS: Readonly<Record<string, string>> = {
  '7.4': '7.4.33',
  '8.0': '8.0.30',
  '8.1': '8.1.31',
  '8.2': '8.2.27',
  '8.3': '8.3.17',
  '8.4': '8.4.4',
  '8.5': '8.5.9',
};

function phpOf({ numbers: [minor = '8.2'] }: TagRequest): string {
  return PHPS[minor] ?? `${minor}.0`;
}

const DEBIAN_LIST = `
= latest=12.9 stable=12.9 bookworm=12.9 oldstable=11.11 bullseye=11.11 oldoldstable=10.13 buster=10.13 stretch=9.13 trixie=13.6
/ 13.0~6
12.0~2 12.4~9 / 12.10~15
11.0~11
10.0~13
9.0~13
: . slim
`;

const UBUNTU_LIST = `
= latest=24.04 noble=24.04 rolling=24.10 oracular=24.10 jammy=22.04 focal=20.04 bionic=18.04 resolute=26.04 questing=25.10 plucky=25.04
/ 26.04 25.10 25.04
24.10 24.04
22.04
20.04
18.04
: .
`;

function debianCode({ version }: TagRequest): string {
  return Object.keys(DEBIANS).find(code => majorOf(DEBIANS[code] ?? '') === majorOf(version)) ?? 'bookworm';
}

function ubuntuCode({ version }: TagRequest): string {
  return Object.keys(UBUNTUS).find(code => UBUNTUS[code]?.[0] === version) ?? 'noble';
}

const GCC_LIST = `
= latest=14.2.0
14.2.0 14.1.0 13.3.0 13.2.0 13.1.0 12.4.0 12.3.0 12.2.0 12.1.0 11.5.0 11.4.0 10.5.0
: .=bookworm bookworm
`;

const JENKINS_LIST = `
= latest=2.499 lts=2.492.1
2.480~499
: . jdk17 jdk21 slim
2.492.1 2.479.1~3 2.462.1~3 2.452.1~4
: . lts jdk17 lts-jdk17 jdk21 lts-jdk21
`;

const GRAFANA_LIST = `
= latest=11.5.2 main=11.5.2
11.5.0~2 11.4.0~2 11.3.0~4 11.2.0~7 11.1.0~11 11.0.0~11
10.4.0~16 10.3.0~12 10.2.0~9 10.1.0~10 10.0.0~13
9.5.0~21 9.4.0~17 9.3.0~16
/ 12.0.0~2 12.1.0~1 12.2.0~1
: .
`;

const CURL_LIST = `
= latest=8.12.1
8.12.1
: .
`;

/** A repository beside the official ones, whose rules of tags are not all known. */
function beside(model: ImageDescription, list: string, kept: Partial<ImageFamily> = {}): ImageFamily {
  const { repository, description } = model;
  const listed = listedText(repository, list);
  return { ...PLAIN, repository, description, listed, models: () => [model], isOpen: true, ...kept };
}

const OTHERS: readonly ImageFamily[] = [
  ...CURL.map(model => beside(model, CURL_LIST)),
  ...JENKINS.slice(0, 1).map(model => beside(model, JENKINS_LIST, { models: () => JENKINS, silent: ['lts'] })),
  ...GRAFANA.map(model => beside(model, GRAFANA_LIST)),
  {
    ...PLAIN,
    repository: 'nginxinc/nginx-unprivileged',
    description: UNPRIVILEGED[0]?.description ?? null,
    listed: listedAs('nginx'),
    models: () => UNPRIVILEGED,
    isOpen: true,
  },
];

/** The families, where `listed` are the images that the catalogue has. */
export function familiesOf(listed: readonly ImageDescription[]): readonly ImageFamily[] {
  const modelsOf = (name: string) => listed.filter(({ repository }) => repository === `library/${name}`);
  const named = (name: string, kept: Partial<FamilyRules> = {}) => official(name, modelsOf(name), kept);
  return [
    official('alpine', ALPINE, { replacements: (from, to) => alpineReplacements(from.version, to.version) }),
    {
      ...official(
        'debian',
        DEBIAN.filter(each => each.repository === 'library/debian'),
      ),
      listed: listedText('debian', DEBIAN_LIST),
      replacements: (from, to) => [[from.version, to.version], ...debianReplacements(debianCode(from), debianCode(to))],
    },
    {
      ...official(
        'ubuntu',
        DEBIAN.filter(each => each.repository === 'library/ubuntu'),
      ),
      listed: listedText('ubuntu', UBUNTU_LIST),
      replacements: (from, to) => ubuntuReplacements(ubuntuCode(from), ubuntuCode(to)),
    },
    named('golang', { replacements: whole }),
    named('node', { replacements: whole }),
    named('python'),
    named('rust'),
    named('redis'),
    named('postgres', { replacements: withMajor }),
    named('nginx'),
    named('mysql', { replacements: (from, to) => [...byVersion(from, to), ...mysqlTrack(to)] }),
    named('mariadb'),
    named('httpd'),
    named('memcached'),
    named('mongo'),
    named('rabbitmq'),
    named('registry'),
    named('traefik'),
    named('caddy'),
    named('busybox'),
    named('hello-world'),
    named('buildpack-deps'),
    { ...official('gcc', GCC), listed: listedText('gcc', GCC_LIST), isOpen: true },
    official('php', PHP, { silent: ['cli'] }),
    official('wordpress', WORDPRESS, {
      silent: ['apache'],
      replacements: (from, to) => [
        [from.version, to.version],
        [phpOf(from), phpOf(to)],
      ],
    }),
    official('composer', COMPOSER),
    official('ruby', RUBY),
    ...JAVA_FAMILIES,
    ...ELSEWHERE_FAMILIES,
    ...OTHERS,
  ];
}

/** Releases of MySQL before 8.4 stand on a track that has their number. */
function mysqlTrack({ version }: TagRequest): readonly Replacement[] {
  return version.startsWith('8.0') || version.startsWith('5.') ? [['8.4', minorOf(version)]] : [];
}
