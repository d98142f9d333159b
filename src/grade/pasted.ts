/**
 * What a learner pastes from a terminal of their own → the words of the command alone: without escapes, prompts and wraps, and with everything masked in which
 * two machines differ. Every expression here is linear in what it reads.
 */

const ESC = '\u001b';
/** Colours and moves of the cursor; titles of windows. */
const ESCAPES = new RegExp(
  `${ESC}\\[[0-?]*[ -/]*[@-~]|${ESC}\\][^\\u0007${ESC}]*(?:\\u0007|${ESC}\\\\)|${ESC}[ -/]*[0-~]`,
  'g',
);

/** A prompt before a command: `$ docker ps`, `ann@mac ~ % docker ps`, `PS C:\> docker ps`, `C:\Users\ann>docker ps`. */
const PROMPT = /^(?:PS )?[^\n|"']{0,120}?[$%#>❯➜] ?(?=(?:sudo )?docker\b)/u;
/** A prompt with nothing behind it, as the last row is. */
const BARE_PROMPT = /^(?:PS )?(?:[^\s|"']{0,80} ?[^\s|"']{0,60} ?)?[$%#>❯]$/u;

export interface PastedOutput {
  /** The command that stands before what it printed, as it was typed; null where none does. */
  readonly command: string | null;
  /** Rows, without the command, prompts and blanks at their ends. */
  readonly rows: readonly string[];
}

/** Reads what came out of a terminal. */
export function readPasted(text: string): PastedOutput {
  const rows = text
    .replace(/^\uFEFF/, '')
    .replace(ESCAPES, '')
    .replace(/\r+\n/g, '\n')
    .split('\n')
    .map(row => row.slice(row.lastIndexOf('\r') + 1).trimEnd());
  const commands = rows.flatMap(row => commandIn(row) ?? []);
  const output = rows.filter(row => commandIn(row) === null && !BARE_PROMPT.test(row.trim()));
  while (output[0] === '') output.shift();
  while (output.at(-1) === '') output.pop();
  return { command: commands[0] ?? null, rows: output };
}

/**
 * `docker …` after a prompt, or alone at the very beginning of a row as a command is and as nothing that Docker prints. A prompt is not set in: ` $ docker run -it
 * ubuntu bash` is the advice of `hello-world`.
 */
function commandIn(row: string): string | null {
  if (row.startsWith(' ')) return null;
  const typed = row.replace(PROMPT, '');
  if (typed === row && !/^(?:sudo )?docker(?:\.exe)? [a-z-]/.test(row)) return null;
  return typed
    .replace(/^sudo /, '')
    .replace(/^docker\.exe /, 'docker ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Narrower terminals than this break nothing that we ask for. */
const NARROW = 40;

/** The rows as they were before the terminal broke those that were too long for it: rows that fill its width go on in the next. */
export function unwrapped(rows: readonly string[]): readonly string[] {
  const width = Math.max(0, ...rows.map(row => row.length));
  if (width < NARROW || rows.filter(row => row.length === width).length < 2) return rows;
  const joined: string[] = [];
  let open = false;
  for (const row of rows) {
    if (open) joined.push((joined.pop() ?? '') + row);
    else joined.push(row);
    open = row.length === width;
  }
  return joined;
}

/** What two machines do not share, and what stands in its place. */
const MASKS: readonly (readonly [pattern: RegExp, mask: string])[] = [
  [/\bsha256:[0-9a-f]{12,64}\b/g, '<id>'],
  [/\b(?=[0-9a-f]{0,63}[0-9])[0-9a-f]{12,64}\b/g, '<id>'],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z| ?[+-]\d\d:?\d\d)?(?: [A-Z]{3,4})?/g, '<date>'],
  [/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4}\b/g, '<date>'],
  [
    /\b(?:About (?:an? )?|Less than (?:an? )?)?(?:\d{1,6} )?(?:second|minute|hour|day|week|month|year)s?(?: ago)?\b/g,
    '<age>',
  ],
  [/\b\d{1,6}(?:\.\d{1,6})?(?:[kMGT]i?)?B\b/g, '<size>'],
  [/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?::\d{1,5})?\b/g, '<address>'],
  [/\b(?:go|v)?\d{1,4}\.\d{1,4}(?:\.\d{1,4})?(?:[-+~][0-9A-Za-z.+~-]{1,40})?\b/g, '<version>'],
  [/^( *(?:Name|Hostname): ).{1,200}$/gm, '$1<host>'],
];

/** Rows as the checks read them: whatever differs from machine to machine stands as `<id>`, `<age>`, `<size>`, `<date>`, `<version>`, `<address>`, `<host>`. */
export function masked(rows: readonly string[]): string {
  return MASKS.reduce((text, [pattern, mask]) => text.replace(pattern, mask), rows.join('\n'));
}

/** What went wrong on the learner's own machine, by what Docker or the shell said: a part of a code of the tutor's. */
const TROUBLES: readonly (readonly [pattern: RegExp, trouble: string])[] = [
  [
    /permission denied[^\n]{0,200}docker(?:\.sock|Desktop| daemon)|docker\.sock[^\n]{0,200}permission denied/i,
    'denied',
  ],
  [
    /cannot connect to the docker daemon|failed to connect to the docker API|docker daemon is not running|error during connect/i,
    'no-daemon',
  ],
  [
    /docker: (?:command )?not found|command not found: docker|unknown command:? docker\b|'docker' is not recognized|term 'docker' is not recognized/i,
    'no-docker',
  ],
  [/is not a docker command|unknown (?:command|flag|shorthand flag):/i, 'misspelt'],
];

/** Null where nothing of the kind is said. */
export function troubleIn(rows: readonly string[]): string | null {
  const text = rows.join('\n');
  return TROUBLES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Long names of commands, and the short ones that do the same. */
const SHORT: readonly (readonly [long: RegExp, short: string])[] = [
  [/^docker container (?:ls|list|ps)\b/, 'docker ps'],
  [/^docker image (?:ls|list)\b/, 'docker images'],
  [/^docker image history\b/, 'docker history'],
  [/^docker container (?=(?:run|exec|logs|top|port|diff|stats)\b)/, 'docker '],
];

/** Flags of `docker run` that change nothing of what the container prints. */
const QUIET_FLAG = /^(?:--rm|-[it]{1,2}|--interactive|--tty)$/;

/**
 * Whether two commands print the same, but for what differs at each run: `docker container ls` and `docker ps` do, and so does a `docker run` with `--rm` or
 * `-it`. Blanks, `sudo` and a tag `latest` do not count.
 */
export function isCommand(typed: string, wanted: string): boolean {
  return plainCommand(typed) === plainCommand(wanted);
}

function plainCommand(line: string): string {
  const typed = line
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^sudo /, '');
  const short = SHORT.reduce((text, [long, name]) => text.replace(long, name), typed);
  if (!short.startsWith('docker run ')) return short;
  const words = short.split(' ');
  const image = words.findIndex((word, at) => at > 1 && !QUIET_FLAG.test(word));
  return ['docker run', ...words.slice(image === -1 ? words.length : image)].join(' ').replace(/:latest(?= |$)/, '');
}
