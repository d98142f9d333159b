/** What we say of a Dockerfile's text beside Docker's own checks: only what the text itself decides. */
import { instructionsOf, type WrittenInstruction } from '../../docker/index.ts';
import type { Said } from '../grade.ts';
import { COPIES_ALL, cut, INSTALLS } from './build-step.ts';

export interface WrittenAdvice {
  /** 1-based. */
  readonly line: number;
  readonly said: Said;
}

/** An instruction, with those that stand above and below it in its stage. */
interface PlacedInstruction {
  readonly it: WrittenInstruction;
  readonly below: readonly WrittenInstruction[];
  /** Names of the stages before this one. */
  readonly stages: ReadonlySet<string>;
}

type TextRule = (placed: PlacedInstruction) => Said | null;

const RULES: readonly TextRule[] = [
  movingBase,
  copyBeforeInstall,
  updateAlone,
  unansweredApt,
  lostChange,
  sudo,
  addForCopy,
];

/** Empty where the builder refuses the text: Docker says why. */
export function adviceOnText(text: string): readonly WrittenAdvice[] {
  const written = instructionsOf(text) ?? [];
  const stages = new Set<string>();
  return written.flatMap((it, index) => {
    const rest = written.slice(index + 1);
    const end = rest.findIndex(({ word }) => word === 'FROM');
    const placed = { it, below: end < 0 ? rest : rest.slice(0, end), stages: new Set(stages) };
    const named = it.word === 'FROM' ? / as (\S+)$/i.exec(it.rest)?.[1] : undefined;
    if (named !== undefined) stages.add(named.toLowerCase());
    return RULES.flatMap(rule => {
      const said = rule(placed);
      return said === null ? [] : [{ line: it.line, said }];
    });
  });
}

/** Without a tag it is `latest`, whatever that is on the day of the build. */
function movingBase({ it, stages }: PlacedInstruction): Said | null {
  const base = it.rest.split(' ')[0] ?? '';
  if (it.word !== 'FROM' || base === 'scratch' || /[@$]/.test(base) || stages.has(base.toLowerCase())) return null;
  const tag = /:([^/]*)$/.exec(base)?.[1] ?? 'latest';
  return tag === 'latest' ? { code: 'advice.text.moving-base', data: { base } } : null;
}

function copyBeforeInstall({ it, below }: PlacedInstruction): Said | null {
  if (!COPIES_ALL.test(`${it.word} ${[...it.flags, it.rest].join(' ')}`)) return null;
  const run = below.find(({ word, rest }) => word === 'RUN' && INSTALLS.test(rest));
  if (run === undefined) return null;
  return {
    code: 'advice.text.copy-before-install',
    data: { copy: `${it.word} ${it.rest}`, run: cut(`RUN ${run.rest}`) },
  };
}

const UPDATES = /\bapt(-get)? (-\S+ )*update\b/;
const APT = /\bapt(?:-get)? (?:-\S+ )*install\b/;

/** The list of packages is kept in the cache while the install below it changes. */
function updateAlone({ it, below }: PlacedInstruction): Said | null {
  if (it.word !== 'RUN' || !UPDATES.test(it.rest) || APT.test(it.rest)) return null;
  const install = below.find(({ word, rest }) => word === 'RUN' && APT.test(rest) && !UPDATES.test(rest));
  return install === undefined ? null : { code: 'advice.text.update-alone', data: { run: cut(`RUN ${install.rest}`) } };
}

/** Nobody is there to answer apt's question. */
function unansweredApt({ it }: PlacedInstruction): Said | null {
  const asked = it.rest
    .split(/&&|\|\||[;|\n]/)
    .some(
      each =>
        APT.test(each) && !/\s(-[a-z]*y[a-z]*|-qq|--yes|--assume-yes)\b/.test(each) && !/\b(yes|echo)\b/.test(it.rest),
    );
  return it.word === 'RUN' && asked ? { code: 'advice.text.unanswered-apt', data: {} } : null;
}

/** Each RUN begins in a shell of its own. */
function lostChange({ it }: PlacedInstruction): Said | null {
  if (it.word !== 'RUN' || /[;&|<>\n]/.test(it.rest)) return null;
  const [, command = ''] = /^(cd|export) \S/.exec(it.rest) ?? [];
  if (command === '') return null;
  return {
    code: command === 'cd' ? 'advice.text.lost-cd' : 'advice.text.lost-export',
    data: { run: cut(`RUN ${it.rest}`) },
  };
}

function sudo({ it }: PlacedInstruction): Said | null {
  return it.word === 'RUN' && /^sudo\s|(&&|;|\|)\s*sudo\s/.test(it.rest)
    ? { code: 'advice.text.sudo', data: {} }
    : null;
}

/** ADD of what COPY would take as well: no address, no archive, no checksum. */
function addForCopy({ it }: PlacedInstruction): Said | null {
  if (it.word !== 'ADD' || it.rest.startsWith('[') || it.rest.startsWith('<<')) return null;
  const sources = it.rest.split(' ').slice(0, -1);
  const plain = sources.every(each => !/[$*?]|:\/\/|^git@|\.(tar|tgz|tbz2?|txz|gz|bz2|xz|zst)\b/i.test(each));
  return plain && sources.length > 0 && !sources.includes('.')
    ? { code: 'advice.text.add', data: { sources: cut(sources.join(' ')) } }
    : null;
}
