/** What the simulated host does and does not do, told from the tables it works by, with search. */
import * as z from 'zod';
import {
  languageModules,
  type ManualEntry,
  manual,
  packageArchives,
  programs,
  repositories,
  type TagStanding,
} from '../../docker/index.ts';
import { figure, type Key } from '../../locale/index.ts';
import { nothing } from '../fields.ts';
import {
  type FoundHere,
  findCommands,
  findImages,
  findModules,
  findPackages,
  findPrograms,
  type SoughtCommand,
  type SoughtWords,
  wordsOf,
} from '../reference-search.ts';
import { Refused } from '../refused.ts';
import { type Route, route, type Visit } from '../route.ts';

/** What differs from a real Docker, and why. */
const DIFFERENCES: readonly Key[] = [
  'reference.differs.network',
  'reference.differs.programs',
  'reference.differs.time',
  'reference.differs.catalogue',
  'reference.differs.kernel',
  'reference.differs.limits',
];

/** Whose words stand in the terminal, and where they come from. */
const VOICES: readonly Key[] = ['reference.voices.docker', 'reference.voices.program', 'reference.voices.host'];

const PARTS = ['images', 'packages', 'programs', 'modules', 'commands'] as const;
type HostPart = (typeof PARTS)[number];

/** How much of each part is shown beside the others, and on a page of its own. */
const FEW = 8;
const MANY = 200;

const query = z.strictObject({ q: z.string().max(80).optional() });

/** A part with what it holds, in one line. */
interface PartRow {
  readonly part: HostPart;
  readonly title: string;
  readonly text: string;
}

interface ReferenceModel {
  readonly q: string;
  readonly parts: readonly PartRow[];
  readonly differences: readonly string[];
  readonly voices: readonly string[];
  /** Null until something is looked for. */
  readonly results: readonly PartResults[] | null;
}

interface PartResults {
  readonly part: HostPart;
  readonly title: string;
  /** How many were found, those shown counted. */
  readonly count: string;
  readonly more: boolean;
  readonly hits: readonly Hit[];
}

/** `name` is looked for on the page of its part. */
interface Hit {
  readonly name: string;
  readonly text: string;
  /** Text in English, whatever the page speaks. */
  readonly isEnglish: boolean;
}

export const referenceRoutes: readonly Route[] = [
  route('get', '/reference', {
    who: 'anyone',
    params: nothing,
    query,
    body: nothing,
    answer: async (visit, { query: { q = '' } }) => {
      const words = wordsOf(q);
      const model: ReferenceModel = {
        q,
        parts: PARTS.map(part => ({ part, title: visit.t(`reference.part.${part}`), text: partText(visit, part) })),
        differences: DIFFERENCES.map(key => visit.t(key)),
        voices: VOICES.map(key => visit.t(key)),
        results: words.length === 0 ? null : PARTS.flatMap(part => resultsOf(visit, part, words)),
      };
      return { kind: 'page', view: 'reference', title: visit.t('reference.title'), place: 'reference', model };
    },
  }),
  route('get', '/reference/:part', {
    who: 'anyone',
    params: z.strictObject({ part: z.string().max(16) }),
    query,
    body: nothing,
    answer: async (visit, { params, query: { q = '' } }) => {
      const part = PARTS.find(each => each === params.part);
      if (part === undefined) throw new Refused(404, 'error.404');
      const title = visit.t(`reference.part.${part}`);
      const words = wordsOf(q);
      return {
        kind: 'page',
        view: `reference-${part}`,
        title,
        place: 'reference',
        crumbs: [
          { text: visit.t('reference.title'), href: '/reference' },
          { text: title, href: null },
        ],
        model: { q, part, text: partText(visit, part), figure: figureIn(visit), ...partModel(visit, part, words) },
      };
    },
  }),
];

function figureIn({ locale }: Visit): (value: number) => string {
  return value => figure(locale, value);
}

function partText(visit: Visit, part: HostPart): string {
  switch (part) {
    case 'images': {
      const all = repositories();
      const tags = all.reduce((sum, { images }) => sum + images.flatMap(each => each.tags).length, 0);
      const standIns = all.reduce((sum, each) => sum + each.standIns, 0);
      return visit.t('reference.images.text', { count: all.length, tags, standIns });
    }
    case 'packages': {
      const archives = packageArchives();
      const installs = archives.reduce((sum, each) => sum + each.installs.size, 0);
      const named = archives.reduce((sum, { others }) => sum + (others.kind === 'named' ? others.count : 0), 0);
      return visit.t('reference.packages.text', { installs, named });
    }
    case 'programs': {
      const all = programs();
      const played = all.filter(each => each.isPlayed && !each.versionAlone).length;
      const refused = all.filter(each => !each.isPlayed).length;
      const versions = all.filter(each => each.versionAlone).length;
      return visit.t('reference.programs.text', { count: played, versions, refused });
    }
    case 'modules': {
      const counts = languageModules().map(({ language, modules }) => `${language} — ${modules.length}`);
      return visit.t('reference.modules.text', { counts: counts.join(', ') });
    }
    case 'commands': {
      const simulated = manual().filter(entry => entry.simulated);
      const flags = simulated.flatMap(entry => entry.flags);
      const acted = flags.filter(flag => flag.simulated).length;
      return visit.t('reference.lead', { count: simulated.length, flags: flags.length, acted });
    }
  }
}

function partModel(visit: Visit, part: HostPart, words: SoughtWords): object {
  switch (part) {
    case 'images': {
      const found = findImages(words, MANY);
      return { found, tagText: found.tag === null ? null : tagText(visit, found.tag.standing) };
    }
    case 'packages':
      return { found: findPackages(words, MANY), archives: packageArchives() };
    case 'programs':
      return { found: findPrograms(words, words.length === 0 ? Number.POSITIVE_INFINITY : MANY) };
    case 'modules':
      return { found: findModules(words, MANY) };
    case 'commands':
      return commandsModel(findCommands(words, MANY));
  }
}

interface CommandGroup {
  readonly name: string;
  readonly entries: readonly SoughtCommand[];
}

interface CommandsModel {
  readonly found: FoundHere<SoughtCommand>;
  readonly groups: readonly CommandGroup[];
  /** Known by name and refused. */
  readonly outside: readonly ManualEntry[];
}

function commandsModel(found: FoundHere<SoughtCommand>): CommandsModel {
  const groupOf = ({ entry }: SoughtCommand): string => entry.name.split(' ').slice(0, -1).join(' ');
  const simulated = found.shown.filter(({ entry }) => entry.simulated);
  const names = [...new Set(simulated.map(groupOf))].sort();
  return {
    found,
    groups: names.map(name => ({ name, entries: simulated.filter(each => groupOf(each) === name) })),
    outside: found.shown.flatMap(({ entry }) => (entry.simulated ? [] : [entry])),
  };
}

function resultsOf(visit: Visit, part: HostPart, words: SoughtWords): readonly PartResults[] {
  const { total, hits } = hitsOf(visit, part, words);
  if (hits.length === 0) return [];
  const more = total > hits.length;
  const count = more ? visit.t('reference.shown', { shown: hits.length, all: total }) : figure(visit.locale, total);
  return [{ part, title: visit.t(`reference.part.${part}`), count, more, hits }];
}

interface Hits {
  readonly total: number;
  readonly hits: readonly Hit[];
}

function hitsOf(visit: Visit, part: HostPart, words: SoughtWords): Hits {
  switch (part) {
    case 'images':
      return imageHits(visit, words);
    case 'packages':
      return packageHits(visit, words);
    case 'programs': {
      const { total, shown } = findPrograms(words, FEW);
      const text = (each: (typeof shown)[number]) =>
        each.isPlayed ? (each.versionAlone ? 'reference.version-alone' : 'reference.played') : 'reference.by-name';
      return { total, hits: shown.map(each => hit(each.name, visit.t(text(each)))) };
    }
    case 'modules': {
      const { total, shown } = findModules(words, FEW);
      return { total, hits: shown.map(({ name, language }) => hit(name, language)) };
    }
    case 'commands': {
      const { total, shown } = findCommands(words, FEW);
      return { total, hits: shown.map(each => commandHit(visit, each)) };
    }
  }
}

function hit(name: string, text: string): Hit {
  return { name, text, isEnglish: false };
}

function commandHit(visit: Visit, { entry, flags, isOpen }: SoughtCommand): Hit {
  const [first] = isOpen ? flags : [];
  if (first !== undefined) {
    const flag = /--[\w-]+/.exec(first.name)?.[0] ?? '';
    const isActed = first.simulated && entry.simulated;
    return hit(`docker ${entry.name} ${flag}`, visit.t(isActed ? 'reference.acted' : 'reference.refused'));
  }
  if (!entry.simulated) return hit(`docker ${entry.name}`, visit.t('reference.by-name'));
  return { name: `docker ${entry.name}`, text: entry.about, isEnglish: true };
}

function imageHits(visit: Visit, words: SoughtWords): Hits {
  const { total, shown, tag, unmade } = findImages(words, FEW);
  const named = tag === null ? [] : [hit(tag.name, tagText(visit, tag.standing))];
  const there = shown.map(({ name, images, standIns }) => {
    const count = images.flatMap(({ tags }) => tags).length;
    const row = standIns === 0 ? 'reference.images.listed' : 'reference.images.row';
    return hit(name, visit.t(row, { count, standIns }));
  });
  const refused = unmade.slice(0, FEW).map(({ name }) => hit(name, visit.t('reference.images.unmade')));
  return { total: total + named.length + unmade.length, hits: [...named, ...there, ...refused].slice(0, FEW + 1) };
}

function tagText(visit: Visit, standing: TagStanding): string {
  switch (standing.kind) {
    case 'listed':
      return visit.t('reference.tag.listed');
    case 'stand-in':
      return visit.t('reference.tag.stand-in', { from: standing.from });
    case 'unmade':
      return visit.t('reference.tag.unmade');
    case 'unadmitted':
      return visit.t('reference.tag.unadmitted');
  }
}

function packageHits(visit: Visit, words: SoughtWords): Hits {
  const { total, shown, others } = findPackages(words, FEW);
  const there = shown.map(({ name, manager, version }) => hit(name, `${manager} · ${version}`));
  const known = others
    .filter(({ standing }) => standing === 'known')
    .map(({ name, manager }) => hit(name, `${manager} · ${visit.t('reference.packages.known')}`));
  return { total: total + known.length, hits: [...known, ...there].slice(0, FEW) };
}
