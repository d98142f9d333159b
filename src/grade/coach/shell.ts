/** Lines that the shell took for itself: no docker command came of them, or it ran on the host what was meant for a container. */
import type { Check } from '../../quiz/index.ts';
import type { RanLine, Said } from '../grade.ts';
import { near, said } from './words.ts';

/** Docker commands that are typed without the word `docker`. */
const BARE = /^(images|ps|run|build|pull|push|rmi|tag|image|container|start|version|inspect)$/;

/** `<none>` without quotes: a redirection from a file of that name. */
const ANGLE = /(?<!['"])<none>(?!['"])/;

export function shellFault({ line }: RanLine): Said {
  const [word = ''] = line.trim().split(/\s+/);
  if (isAngle(line)) return said('coach.shell.angle', {});
  if (word === 'dockerd') return said('coach.shell.daemon', {});
  if (/^[a-z]+$/.test(word) && word !== 'docker' && near(word, ['docker'])) return said('coach.shell.docker', { word });
  return BARE.test(word) ? said('coach.shell.bare', { word }) : said('coach.shell.unknown', { word });
}

/** Whether the shell read the sign of a nameless image as one of its own. */
export function isAngle(line: string): boolean {
  return /^\s*docker\s/.test(line) && ANGLE.test(line);
}

/** A line that did on the host what a check looks for in a container; null when there is none. */
export function onHost(checks: readonly Check[], ran: readonly RanLine[]): Said | null {
  const paths = checks.flatMap(check =>
    check.kind === 'container' ? check.where.changes.map(({ path }) => path) : [],
  );
  const meant = ran.findLast(
    ({ line, commands }) => commands.length === 0 && line.split(/[\s>;&|]+/).some(word => paths.includes(word)),
  );
  return meant === undefined ? null : said('coach.shell.on-host', { line: meant.line });
}
