/** What `npm run build` made of the source, for tests of what people run: it is never bundled again here. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const newest = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce(
    (latest, path) => Math.max(latest, statSync(join(folder, path)).mtimeMs),
    0,
  );

/** @throws when there is nothing built, or what is there is older than its source */
export function built(): void {
  if (!existsSync('dist/main.js')) throw new Error('build first: npm run build');
  if (newest('src') > statSync('dist/main.js').mtimeMs) throw new Error('dist is older than src: npm run build');
}
