/** Lines that the shell took for itself: no docker command came of them, or it ran on the host what was meant for a container. */
import type { Check } from '../../quiz/index.ts';
import type { RanLine, Said } from '../grade.ts';
import { isMixed, near, said } from './words.ts';

/** Docker commands that are typed without the word `docker`. */
const BARE = /^(images|ps|run|build|pull|push|rmi|tag|image|container|start|version|inspect)$/;

/** `<none>` without quotes: a redirection from a file of that name. */
const ANGLE = /(?<!['"])<none>(?!['"])/;

export function shellFault({ line }: RanLine): Said {
  const [word = ''] = line.trim().split(/\s+/);
  if (isAngle(line)) return said('coach.shell.angle', {});
  if (word === '$' || word === '#') return said('coach.shell.prompt', { word });
  if (word === 'dockerd') return said('coach.shell.daemon', {});
  if (isMixed(word)) return said('coach.shell.cyrillic', { word });
  const small = word.toLowerCase();
  if (small === 'docker') return said('coach.shell.case', { word });
  if (/^[a-z]+$/.test(small) && near(small, ['docker'])) return said('coach.shell.docker', { word });
  if (BARE.test(word)) return said('coach.shell.bare', { word });
  return said(word.includes('/') ? 'coach.shell.no-file' : 'coach.shell.unknown', { word });
}

/** Whether the shell read the sign of a nameless image as one of its own. */
export function isAngle(line: string): boolean {
  return /^\s*docker\s/.test(line) && ANGLE.test(line);
}

/** A path with the other system's slashes, which the shell took out; null where the command was not given what is left of it. */
export function backslashFault(line: string, argv: readonly string[]): Said | null {
  const words = line.split(/[\s=]+/).filter(word => /\w\\\w|^\.{1,2}\\\w/.test(word) && !/['"]/.test(word));
  const word = words.find(each => argv.some(given => given.endsWith(each.replaceAll('\\', ''))));
  if (word === undefined) return null;
  return said('coach.shell.backslash', { word, got: word.replaceAll('\\', ''), meant: word.replaceAll('\\', '/') });
}

/** A line that did on the host what a check looks for in a container; null when there is none. */
export function onHost(checks: readonly Check[], ran: readonly RanLine[]): Said | null {
  const paths = checks.flatMap(check =>
    check.kind === 'container' ? check.where.changes.map(({ path }) => path) : [],
  );
  const redirected = ran.findLast(({ line }) => /^\s*docker\s/.test(line) && paths.includes(redirection(line)));
  if (redirected !== undefined)
    return said('coach.shell.redirection', { line: redirected.line, path: redirection(redirected.line) });
  const meant = ran.findLast(
    ({ line, commands }) => commands.length === 0 && line.split(/[\s>;&|]+/).some(word => paths.includes(word)),
  );
  return meant === undefined ? null : said('coach.shell.on-host', { line: meant.line });
}

/** Where the shell of the host sends the output of a line; empty where it does not, or the sign stands in quotes. */
function redirection(line: string): string {
  return /^[^'"]*>>?\s*([^\s'";&|]+)\s*$/.exec(line)?.[1] ?? '';
}
