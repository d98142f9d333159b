import type { Host } from './host.ts';

/** Lists that the docker client prints in its own way. */
const LISTS = /^docker (?:images|ps|ps -a|version|(?:image|container|volume|network) ls)$/;
/** Of each kind. */
const FEW = 50;

/** Whether a line only lists what little there is: nothing that the learner has made is run for it, or worked through at length. */
export function listsLittle({ daemon, shell, files, inside }: Host, line: string): boolean {
  const { images, references, containers, volumes, networks } = daemon;
  const few = [images, references, volumes, networks].every(({ size }) => size <= FEW);
  // Containers that are there may have gone on since the last line.
  return (
    LISTS.test(line) &&
    inside === null &&
    containers.size === 0 &&
    few &&
    files.length <= FEW &&
    // The client's own file can say how lists are written.
    !files.some(({ path }) => path.endsWith('/config.json')) &&
    shell.aliases.docker === undefined &&
    shell.functions.docker === undefined
  );
}
