/** Whose words an output is: what must hold of every piece of it. */
import { COMMANDS } from '../../src/docker/client/commands/index.ts';
import type { Outcome } from '../../src/docker/index.ts';

/** What this host alone says of itself. A learner's own line may hold such words too, and is looked away from. */
const OWN_FORMS =
  /not simulated|this host (?:does not|cannot|plays|keeps)|is not in the catalogue of this host|beyond its version|cannot be run here|compiled nothing|^drydock: /m;

/** Faults of the voices of one line; none where all is well. */
export function voiceFaults(line: string, { chunks, ending, stdout, stderr }: Outcome): readonly string[] {
  const faults: string[] = [];
  const textOf = (stream: 'stdout' | 'stderr') =>
    chunks
      .filter(chunk => chunk.stream === stream)
      .map(chunk => chunk.text)
      .join('');
  if (textOf('stdout') !== stdout || textOf('stderr') !== stderr) faults.push('the pieces are not the output');
  for (const { voice, text, stream } of chunks) {
    if (voice === 'host') {
      if (!text.startsWith('drydock: ') || stream !== 'stderr') faults.push(`the host does not give its name: ${text}`);
    } else if (OWN_FORMS.test(text) && !OWN_FORMS.test(line)) faults.push(`${voice} speaks for the host: ${text}`);
  }
  const own = chunks.filter(({ voice }) => voice === 'host').map(({ text }) => text);
  const isShort = ending.kind === 'not-simulated' || ending.kind === 'limit';
  // A shell may go on after it, or send it elsewhere; a line that is a docker command and nothing else cannot.
  const isPlain = /^docker [\w ./:=@-]*$/.test(line);
  if (isPlain && isShort !== own.length > 0) faults.push(`ended as ${ending.kind}, and the host said ${own.join()}`);
  return faults;
}

/** Words by which commands are named, in a form they stay. */
const OF_COMMANDS: ReadonlySet<string> = new Set(
  COMMANDS.flatMap(({ at, aliases }) => [...at.flat(), ...aliases, 'docker']),
);

/** What somebody typed beside the command: names, values, flags. */
function typedIn(line: string): readonly string[] {
  const words = [...line.matchAll(/(?:"[^"]*"|'[^']*'|\S)+/g)].map(([word]) => word.replace(/["']/g, ''));
  return words
    .flatMap(word => [word, ...word.split('=').slice(1), word.replace(/^[^=]*=/, '')])
    .filter(word => word !== '' && !OF_COMMANDS.has(word))
    .sort((a, b) => b.length - a.length);
}

/**
 * The form of a line of output: what stands in it whatever the names are. Quoted words, numbers, ids, and words of the typed line are
 * left open, so that an error for one name has the form of the same error for another.
 */
export function formOf(text: string, line: string): string {
  let form = text.replace(/"(?:[^"\\]|\\.)*"/g, '…').replace(/'[^']*'/g, '…');
  for (const word of typedIn(line)) {
    const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    form = form.replace(new RegExp(`(?<![\\w-])${literal}(?![\\w-])`, 'g'), '…');
  }
  return form
    .replace(/[\w./@-]*:[\w./@:-]+/g, '…')
    .replace(/\S*[/…]\S*/g, '…')
    .replace(/\b[0-9a-f]{12,64}\b|\b\d[\w.]*/g, '…')
    .replace(/…(?:[\s,]*…)*/g, '…')
    .trim();
}
