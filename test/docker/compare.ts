/**
 * Makes recorded and simulated outputs comparable: what no two runs share (ids, times, generated names, the order of concurrent build
 * steps) is masked in the same way in both. One Masks per session and side, so that an id that comes again gets its old number.
 */

const AGO =
  /\b(?:Less than a second|About a minute|About an hour|\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?))( ago)?\b/g;
const GENERATED_NAME =
  /\b(?:admiring|adoring|affectionate|agitated|amazing|angry|awesome|beautiful|blissful|bold|boring|brave|busy|charming|clever|compassionate|competent|condescending|confident|cool|cranky|crazy|dazzling|determined|distracted|dreamy|eager|ecstatic|elastic|elated|elegant|eloquent|epic|exciting|fervent|festive|flamboyant|focused|friendly|frosty|funny|gallant|gifted|goofy|gracious|great|happy|hardcore|heuristic|hopeful|hungry|infallible|inspiring|intelligent|interesting|jolly|jovial|keen|kind|laughing|loving|lucid|magical|modest|musing|mystifying|naughty|nervous|nice|nifty|nostalgic|objective|optimistic|peaceful|pedantic|pensive|practical|priceless|quirky|quizzical|recursing|relaxed|reverent|romantic|sad|serene|sharp|silly|sleepy|stoic|strange|stupefied|suspicious|sweet|tender|thirsty|trusting|unruffled|upbeat|vibrant|vigilant|vigorous|wizardly|wonderful|xenodochial|youthful|zealous|zen)_[a-z]+\b/g;
/** Commands that only look at ids that others have made. */
const LISTING =
  /docker (images|image ls|image list|image history|system df|buildx du|builder prune|image prune|container prune|system prune|volume ls)\b/;

export class Masks {
  readonly #ids: string[] = [];
  readonly #names = new Map<string, string>();

  #idMask(id: string, assign: boolean): string {
    const known = this.#ids.findIndex(one => one.startsWith(id) || id.startsWith(one));
    if (known >= 0) {
      if (assign && id.length > (this.#ids[known]?.length ?? 0)) this.#ids[known] = id;
      return `<ID${known}>`;
    }
    if (!assign) return '<ID?>';
    this.#ids.push(id);
    return `<ID${this.#ids.length - 1}>`;
  }

  #nameMask(name: string): string {
    const known = this.#names.get(name) ?? `<NAME${this.#names.size}>`;
    this.#names.set(name, known);
    return known;
  }

  text(text: string, assign = true): string {
    return (
      text
        .replace(/\r/g, '')
        // What was recorded was typed to `bash -c`, which counts lines.
        .replace(/^bash: line 1: /gm, 'bash: ')
        .replace(/^#\d+ (?:sha256:[0-9a-f]{64} .*|extracting sha256:.*|resolve .*)\n/gm, '')
        .replace(/^(#\d+ (?:writing image|naming to|exporting layers)[^\n]*)\n(?=\1)/gm, '')
        .replace(/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d+ \d\d:\d\d\b(?!:)/g, '<DATE>')
        .replace(
          /(lint violation found for rules: )(.*)/g,
          (_, head: string, rules: string) => head + rules.split(', ').sort().join(', '),
        )
        .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?:::[a-z0-9]{25})?/g, '<REF>')
        .replace(/\b[a-z0-9]{25}\b\*?/g, word => (/\d/.test(word) && /[a-z]/.test(word) ? '<REF>' : word))
        .replace(/\b[0-9a-f]{64}\b/g, id => this.#idMask(id, assign))
        .replace(/\b[0-9a-f]{12}\b/g, id => this.#idMask(id, assign))
        .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[ +-]\d{4} \w+|[+-]\d\d:\d\d)?/g, '<TIME>')
        .replace(/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \w{3} +\d+ \d\d:\d\d:\d\d \d{4}/g, '<TIME>')
        .replace(/^(#\d+) \d+\.\d+ /gm, '$1 <T> ')
        .replace(/^\d+\.\d{2,3} /gm, '<T> ')
        .replace(/(DONE|CACHED) \d+\.\d+s/g, '$1')
        .replace(/ \d+\.\d+s done/g, ' done')
        .replace(/(transferring (?:dockerfile|context):) [\d.]+k?M?B( \d+\.\d+s)?/g, '$1 <N>')
        .replace(/^#\d+ transferring (?:dockerfile|context):\n/gm, '')
        .replace(/(Sending build context to Docker daemon) .*/g, '$1')
        .replace(GENERATED_NAME, name => this.#nameMask(name))
        .replace(/172\.\d+\.\d+\.\d+/g, '<IP>')
        .replace(/\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b/g, '<MAC>')
        .replace(/"Pid": ?[1-9]\d*/g, '"Pid": <PID>')
        .replace(/docker-import-\d+|buildkit-mount\d+/g, '<TMP>')
        .replace(/(?:file|dir|multi):[0-9a-f]{64}/g, '<SUM>')
        .replace(AGO, word => (/second|minute/.test(word) ? '<AGO>' : word))
        // The recording comes from a distribution's packages, which name themselves in versions.
        .replace(/\+dfsg\d+|\+ds\d*\S*/g, '')
        .replace(/[ \t]{2,}/g, '  ')
        .replace(/[ \t]+$/gm, '')
    );
  }
}

/** BuildKit's plain output is concurrent: header, then vertices sorted by name, then what follows them. */
function canonicalBuild(text: string): string {
  const lines = new Map<string, string[]>();
  const names = new Map<string, string>();
  const tail: string[] = [];
  for (const line of text.split('\n')) {
    const match = /^#(\d+) (.*)$/.exec(line);
    const [, number = '', rest = ''] = match ?? [];
    if (match === null || number === '0') {
      if (line !== '') tail.push(line);
    } else if (!names.has(number)) {
      names.set(number, rest);
      lines.set(number, []);
    } else if (rest !== names.get(number) && rest !== '...') lines.get(number)?.push(rest);
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a sequence of the terminal begins with ESC.
  const isWarning = (line: string): boolean => /^(\u001b\[0m)? - \w+: /.test(line);
  const vertices = [...lines]
    .map(([number, all]) => {
      const name = names.get(number) ?? '';
      const isQuiet = /FROM/.test(name) || /^\[internal\]/.test(name) || /^exporting/.test(name);
      const kept = all.filter(line => !/^(?:extracting|sha256:|resolve|transferring)/.test(line));
      const warnings = kept.filter(line => line.startsWith('WARN')).sort();
      const others = kept.filter(line => !line.startsWith('WARN'));
      const shown = [...warnings, ...others].map(
        line => `  ${isQuiet ? line.replace(/^(DONE|CACHED)$/, 'DONE|CACHED') : line}`,
      );
      return [name, ...shown].join('\n');
    })
    .sort();
  const warnings = tail
    .filter(isWarning)
    .map(line => line.replace('\u001b[0m', ''))
    .sort();
  return [...vertices, '--', ...tail.filter(line => !isWarning(line)), ...warnings].join('\n');
}

/** Of the states of a layer only the last counts. */
function lastStates(text: string): string {
  const places = new Map<string, number>();
  const out: string[] = [];
  for (const line of text.split('\n')) {
    const id = /^(<ID[\d?]+>): /.exec(line)?.[1];
    const place = id === undefined ? undefined : places.get(id);
    if (place !== undefined) out[place] = line;
    else {
      if (id !== undefined) places.set(id, out.length);
      out.push(line);
    }
  }
  return out.join('\n');
}

/** In a step made from an earlier output, that output is not compared where it comes again. */
function withoutPrefix(text: string, command: string, template: string | undefined): string {
  if (template === undefined || template === command) return text;
  const typed = command.split(' ');
  let masked = text;
  for (const [at, word] of template.split(' ').entries()) {
    const literal = typed[at];
    if (literal === undefined || !/\$\{\w+:\d+\}|\$\{DUP\}/.test(word)) continue;
    const escaped = literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    masked = masked.replace(new RegExp(`(?<![0-9a-z])${escaped}(?![0-9a-z])`, 'g'), '<PREFIX>');
  }
  return masked;
}

function sortLines(text: string): string {
  return text.split('\n').sort().join('\n');
}

export interface Canonical {
  readonly stdout: string;
  readonly stderr: string;
}

export function canonical(
  command: string,
  stdout: string,
  stderr: string,
  masks: Masks,
  template: string | undefined,
): Canonical {
  const assign = !LISTING.test(command);
  let out = masks.text(withoutPrefix(stdout, command, template), assign);
  let err = masks.text(withoutPrefix(stderr, command, template), assign);
  if (/docker (pull|push|run|create|image pull|image push)\b/.test(command)) {
    out = lastStates(out);
    err = lastStates(err);
  }
  if (/docker (image |builder |buildx )?build\b/.test(command) && /^#\d+ /m.test(err)) err = canonicalBuild(err);
  if (/^docker (diff|container diff)/.test(command)) out = sortLines(out);
  if (LISTING.test(command) && !/history/.test(command)) out = sortLines(out);
  return { stdout: out, stderr: err };
}
