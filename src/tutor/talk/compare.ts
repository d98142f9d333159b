/** Two things set against each other: where no entry tells of both, the entry of each is said. */
import { find, type Nearest, namesDocker, tellsOfBoth } from './find.ts';
import { isTopic } from './say-topic.ts';

const FORMS: readonly RegExp[] = [
  /(?<!\p{L})чем (.+?) (?:отлича\p{L}+|разн\p{L}+) от (.+)/iu,
  /(?<!\p{L})(?:разниц\p{L}|отлич\p{L}+|различи\p{L})(?: есть)?(?: между| у)? (.+?) (?:и|от|с) (.+)/iu,
  /(?<!\p{L})чем (.+?) (?:лучше|хуже)(?: чем)? (.+)/iu,
  /\bdiff(?:erence)?s? between (.+?) and (.+)/iu,
  /\bhow (?:is|are|does|do) (.+?) (?:differ|different) (?:from|to|than) (.+)/iu,
  /(.+?) (?:vs\.?|versus|против) (.+)/iu,
];

/** An entry that is so near tells of the whole question. */
const WHOLE = 0.85;
/** A side is a word or two: what is less near to it has only one of them. */
const SIDE = 0.65;

/** The entries of both sides; null where the question sets nothing against each other, or one entry tells of both. */
export function bothSides(text: string, best: Nearest | undefined): readonly [string, string] | null {
  for (const form of FORMS) {
    const [, left = '', right = ''] = form.exec(text.replace(/[?!.]+\s*$/, '')) ?? [];
    if (left === '' || right === '') continue;
    if (best !== undefined && (best.likeness >= WHOLE || tellsOfBoth(best.key, left, right))) return null;
    const one = sideOf(left);
    const other = sideOf(right);
    return one === null || other === null || one === other ? null : [one, other];
  }
  return null;
}

function sideOf(text: string): string | null {
  if (!namesDocker(text)) return null;
  const [best] = find(text);
  return best !== undefined && best.likeness >= SIDE && isTopic(best.key) ? best.key : null;
}
