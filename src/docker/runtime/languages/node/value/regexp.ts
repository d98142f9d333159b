import { NotSimulated } from '../../control.ts';
import { bare, type JsObject, type JsPlay, prop } from './values.ts';

/** Repetitions within repetitions, and repetitions side by side that may take the same, are where an engine loses itself. */
function mayRun(source: string): boolean {
  if (source.length > 300 || /\\[1-9]|\(\?<?[=!]/.test(source)) return false;
  const depthOf = (from: number): number => {
    let depth = 0;
    for (let at = from; at < source.length; at++) {
      if (source[at] === '\\') at++;
      else if (source[at] === '(') depth++;
      else if (source[at] === ')' && --depth === 0) return at;
    }
    return -1;
  };
  for (let at = 0; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '(') {
      const end = depthOf(at);
      const isRepeated = /[*+{]/.test(source[end + 1] ?? '');
      if (isRepeated && /[*+?{|]/.test(source.slice(at + 1, end).replace(/^\?(?::|<\w+>)/, ''))) return false;
    }
  }
  const loose = source.match(/(?:\.|\\[wWsSdD]|\[[^\]]*\])[*+]/g) ?? [];
  return loose.length <= 4;
}

function compiled(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch {
    throw new NotSimulated('this regular expression');
  }
}

export function newRegexp(play: JsPlay, source: string, flags: string): JsObject {
  if (!mayRun(source)) throw new NotSimulated('this regular expression');
  const data = compiled(source, flags);
  const made = bare('regexp', play.protos.regexp, { data });
  for (const [name, value] of Object.entries({
    source,
    flags,
    global: data.global,
    ignoreCase: data.ignoreCase,
    multiline: data.multiline,
  }))
    made.props.set(name, prop(value, false));
  return made;
}

/** What the matches of one play may cost, in steps of an engine that has bad luck. */
const MOST_MATCHED = 1_000_000_000;
const matched = new WeakMap<JsPlay, number>();

/**
 * Asked before a text of that length is matched. An engine that has bad luck tries each place for each repetition: so many steps are counted,
 * whatever it does in fact.
 */
export function allowMatch(play: JsPlay, { source }: RegExp, length: number): void {
  const loops = source.replace(/\\./g, 'x').match(/[*+]|\{\d*,/g)?.length ?? 0;
  let steps = length + 1;
  for (let at = 1; at <= loops; at++) steps *= (length + 1) / (at + 1);
  const all = (matched.get(play) ?? 0) + steps;
  matched.set(play, all);
  if (all > MOST_MATCHED) play.machine.stop('limit', 'the script matches more than this host plays');
}
