/** Java's images: what stands for which release of which JDK. */
import type { ImageDescription } from '../describe.ts';
import { GRADLE, MAVEN, OPENJDK, OPENJDK_ON_ALPINE, OPENJDK_ON_DEBIAN } from '../images/made/java.ts';
import { TEMURIN } from '../images/temurin.ts';
import { derived, type Replacement } from './derive.ts';
import { byVersion, type ImageFamily, majorOf, type TagRequest } from './family.ts';
import { listedAs } from './lists.ts';
import { baseOn } from './systems.ts';

/** The last release of each JDK, as `JAVA_VERSION` has it. */
const JDKS: Readonly<Record<string, string>> = {
  '8': 'jdk8u442-b06',
  '11': 'jdk-11.0.26+4',
  '16': 'jdk-16.0.2+7',
  '17': 'jdk-17.0.14+7',
  '18': 'jdk-18.0.2.1+1',
  '19': 'jdk-19.0.2+7',
  '20': 'jdk-20.0.2+9',
  '21': 'jdk-21.0.6+7',
  '22': 'jdk-22.0.2+9',
  '23': 'jdk-23.0.2+7',
  '24': 'jdk-24.0.2+12',
  '25': 'jdk-25.0.4+7',
  '26': 'jdk-26.0.2+10',
};

/** `21.0.6_7` → `jdk-21.0.6+7`, `8u442-b06` → `jdk8u442-b06`. */
function javaVersion(tag: string): string {
  return tag.includes('u') ? `jdk${tag}` : `jdk-${tag.replace('_', '+')}`;
}

/** A tag that names no JDK stands for 21. */
function jdkOf({ numbers }: TagRequest): string {
  return JDKS[numbers[0] ?? '21'] ?? 'jdk-21.0.6+7';
}

const withJdk = (from: TagRequest, to: TagRequest): readonly Replacement[] => [
  [jdkOf(from), jdkOf(to)],
  ...byVersion(from, to),
];

/** A model on the system on which its images really stood. */
function standingOn(models: readonly ImageDescription[], system: string): readonly ImageDescription[] {
  return models.map(model => {
    const { madeFrom: _, ...own } = derived(model, {
      tags: model.tags,
      base: baseOn(model.base, system),
      replacements: [],
    });
    return own;
  });
}

let oldJava: readonly ImageDescription[] | null = null;

function openjdkModels(): readonly ImageDescription[] {
  oldJava ??= [...OPENJDK, ...standingOn(OPENJDK_ON_DEBIAN, 'bullseye'), ...standingOn(OPENJDK_ON_ALPINE, 'alpine3.9')];
  return oldJava;
}

export const JAVA_FAMILIES: readonly ImageFamily[] = [
  {
    repository: 'library/eclipse-temurin',
    description: 'Official Images for OpenJDK binaries built by Eclipse Temurin.',
    listed: listedAs('eclipse-temurin'),
    models: () => TEMURIN,
    silent: ['jdk'],
    replacements: (from, to) => [[javaVersion(from.version), javaVersion(to.version)]],
    isOpen: false,
  },
  {
    repository: 'library/openjdk',
    description: 'Pre-release / non-production builds of OpenJDK',
    listed: listedAs('openjdk'),
    models: openjdkModels,
    silent: ['jdk'],
    replacements: (from, to) => [
      [from.version, to.version],
      [majorOf(from.version), majorOf(to.version)],
    ],
    isOpen: false,
  },
  {
    repository: 'library/maven',
    description: 'Apache Maven is a software project management and comprehension tool.',
    listed: listedAs('maven'),
    models: () => MAVEN,
    silent: [],
    replacements: withJdk,
    isOpen: false,
  },
  {
    repository: 'library/gradle',
    description: 'Gradle is a fast, dependable, and adaptable open-source build automation tool.',
    listed: listedAs('gradle'),
    models: () => GRADLE,
    silent: [],
    replacements: withJdk,
    isOpen: false,
  },
];
