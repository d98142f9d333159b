/** What a build of the working directory would be sent: an image of nothing but the context is built beside the host, and looked into. */
import { changesOf, type Host, type Instant, run, view } from '../../docker/index.ts';

const NAME = 'context-of-this-folder';
const RECIPE = 'FROM scratch\nCOPY . /\n';

/** The files that `.dockerignore` lets through; null when they cannot be told (there are none, or they are more than a host builds with). */
export async function sendable(
  host: Host,
  at: Instant,
): Promise<readonly { readonly path: string; readonly size: number }[] | null> {
  const built = await run({ ...host, inside: null }, `docker build -q -t ${NAME} -f - .`, {
    at,
    columns: null,
    stdin: RECIPE,
  });
  const image = view(built.host).images.find(({ tags }) => tags.includes(`${NAME}:latest`));
  const layer = image?.layers.at(-1);
  if (layer === undefined) return null;
  return changesOf(built.host, layer)
    .filter(({ type }) => type === 'file')
    .map(({ path, size }) => ({ path: path.replace(/^\//, ''), size }));
}
