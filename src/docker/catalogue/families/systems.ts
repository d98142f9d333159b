/** The systems that images stand on, by the names that tags have for them. */
import type { ImageDescription } from '../describe.ts';
import { ALPINE } from '../images/alpine.ts';
import { BOOKWORM, BOOKWORM_SLIM, BUILDPACK, BUILDPACK_SCM, JAMMY, NOBLE } from '../images/debian.ts';
import { derived, type Replacement } from './derive.ts';

/** `alpine3.20`, `bullseye`, `jammy`; empty for what stands on nothing. */
export type BaseSystem = string;

/** The last release of each branch of Alpine. */
const ALPINES: Readonly<Record<string, string>> = {
  '3.24': '3.24.1',
  '3.23': '3.23.5',
  '3.22': '3.22.5',
  '3.17': '3.17.10',
  '3.16': '3.16.9',
  '3.15': '3.15.11',
  '3.14': '3.14.10',
  '3.13': '3.13.12',
  '3.12': '3.12.12',
  '3.11': '3.11.13',
  '3.10': '3.10.9',
  '3.9': '3.9.6',
  '3.8': '3.8.5',
};

/** Releases of Debian, by code name. */
export const DEBIANS: Readonly<Record<string, string>> = {
  trixie: '13.6',
  bookworm: '12.9',
  bullseye: '11.11',
  buster: '10.13',
  stretch: '9.13',
};

/** Releases of Ubuntu by code name: number, as it says itself, and animal. */
export const UBUNTUS: Readonly<Record<string, readonly [version: string, long: string, animal: string]>> = {
  resolute: ['26.04', '26.04 LTS', 'Resolute Raccoon'],
  questing: ['25.10', '25.10', 'Questing Quokka'],
  plucky: ['25.04', '25.04', 'Plucky Puffin'],
  oracular: ['24.10', '24.10', 'Oracular Oriole'],
  noble: ['24.04', '24.04.2 LTS', 'Noble Numbat'],
  jammy: ['22.04', '22.04.5 LTS', 'Jammy Jellyfish'],
  focal: ['20.04', '20.04.6 LTS', 'Focal Fossa'],
  bionic: ['18.04', '18.04.6 LTS', 'Bionic Beaver'],
};

/** Whether a word of a tag names a system: `alpine3.20`, `bookworm`, `noble`. */
export function isSystem(word: string): boolean {
  return /^alpine\d+\.\d+$/.test(word) || DEBIANS[word] !== undefined || UBUNTUS[word] !== undefined;
}

const made = new Map<string, ImageDescription>();

/** Bases are shared by all that stands on them. */
function once(key: string, make: () => ImageDescription): ImageDescription {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
}

function alpineOf(branch: string): ImageDescription {
  const known = ALPINE.find(each => each.tags.includes(branch));
  const [model] = ALPINE.slice(-1);
  if (known !== undefined || model === undefined) return known ?? BOOKWORM;
  const version = ALPINES[branch] ?? `${branch}.0`;
  const replacements = alpineReplacements('3.18.12', version);
  return once(branch, () => derived(model, { tags: [branch, version], base: null, replacements }));
}

/** An image of Alpine names its release and its branch. */
export function alpineReplacements(from: string, to: string): readonly Replacement[] {
  const branch = (version: string) => version.split('.').slice(0, 2).join('.');
  return [
    [from, to],
    [branch(from), branch(to)],
  ];
}

export function debianReplacements(from: string, to: string): readonly Replacement[] {
  const [one = '', other = ''] = [DEBIANS[from], DEBIANS[to]];
  const major = (version: string) => version.replace(/\..*$/, '');
  return [
    [from, to],
    [one, other],
    [major(one), major(other)],
  ];
}

export function ubuntuReplacements(from: string, to: string): readonly Replacement[] {
  const [one = [], other = []] = [UBUNTUS[from], UBUNTUS[to]];
  return [[from, to], ...[1, 0, 2].map((at): Replacement => [one[at] ?? '', other[at] ?? ''])];
}

function debianOf(code: string, slim: boolean): ImageDescription {
  const model = slim ? BOOKWORM_SLIM : BOOKWORM;
  if (code === 'bookworm') return model;
  const tag = slim ? `${code}-slim` : code;
  const replacements = debianReplacements('bookworm', code);
  return once(tag, () => derived(model, { tags: [tag], base: null, replacements }));
}

function ubuntuOf(code: string): ImageDescription {
  if (code === 'noble') return NOBLE;
  if (code === 'jammy') return JAMMY;
  const replacements = ubuntuReplacements('jammy', code);
  return once(code, () => derived(JAMMY, { tags: [UBUNTUS[code]?.[0] ?? '', code], base: null, replacements }));
}

/** What a base is called in a tag: `alpine3.21`, `bookworm`, `noble`; empty for what is none of these. */
export function systemOf(base: ImageDescription | null): BaseSystem {
  const [tag = ''] = base?.tags ?? [];
  switch (base?.repository) {
    case 'library/alpine':
      return `alpine${tag}`;
    case 'library/debian':
    case 'library/buildpack-deps':
      return tag.replace(/-(slim|scm)$/, '');
    case 'library/ubuntu':
      return base.tags.at(-1) ?? '';
    default:
      return '';
  }
}

/** What stands on another system in place of what stands on `base`: slim for slim, with compilers for with compilers. */
export function baseOn(base: ImageDescription | null, system: BaseSystem): ImageDescription | null {
  if (base === null || system === '' || system === systemOf(base)) return base;
  if (system.startsWith('alpine')) return alpineOf(system.slice('alpine'.length));
  if (UBUNTUS[system] !== undefined) return ubuntuOf(system);
  if (base !== BUILDPACK && base !== BUILDPACK_SCM) return debianOf(system, base === BOOKWORM_SLIM);
  const tags = base.tags.map(tag => tag.replace('bookworm', system));
  const below = baseOn(base.base, system);
  return once(tags.join(), () => derived(base, { tags, base: below, replacements: [['bookworm', system]] }));
}

/** How rows that name their system name another one. */
export function systemReplacements(from: BaseSystem, to: BaseSystem): readonly Replacement[] {
  return [
    [from, to],
    [from.replace(/^alpine/, ''), to.replace(/^alpine/, '')],
  ];
}
