// What `npm pack` takes in place of the checkout's package.json, while it packs.
//   node build/pack.mjs lay    the package's own package.json and its npm-shrinkwrap.json
//   node build/pack.mjs lift   the checkout's again
import { existsSync } from 'node:fs';
import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const MANIFEST = 'package.json';
const SHRINKWRAP = 'npm-shrinkwrap.json';
/** The checkout's, while the package's lies in its place. */
const ASIDE = '.package.json.checkout';

/** @typedef {Record<string, unknown>} Fields */

/**
 * The package is built already: it has neither what builds and tests it nor the scripts that do.
 *
 * @param {Fields} manifest
 * @returns {Fields}
 */
export function packageManifest({ devDependencies: _, scripts, ...rest }) {
  const { start } = /** @type {{ start: string }} */ (scripts);
  return { ...rest, scripts: { start } };
}

/**
 * The lock without the packages of development, for `npm ci` in the package.
 *
 * @param {Fields} lock of the checkout
 * @param {Fields} manifest of the package
 * @returns {Fields}
 */
export function shrinkwrap(lock, manifest) {
  const { '': root, ...packages } = /** @type {Record<string, Fields>} */ (lock.packages);
  const { devDependencies: _, ...top } = root ?? {};
  const running = Object.entries(packages)
    .filter(([, { dev }]) => dev !== true)
    .map(([path, { devOptional, ...fields }]) => [path, devOptional === true ? { ...fields, optional: true } : fields]);
  return {
    ...lock,
    name: manifest.name,
    version: manifest.version,
    packages: { '': { ...top, version: manifest.version }, ...Object.fromEntries(running) },
  };
}

/** @param {string} path */
const read = async path => JSON.parse(await readFile(path, 'utf8'));
/** @type {(path: string, fields: Fields) => Promise<void>} */
const write = (path, fields) => writeFile(path, `${JSON.stringify(fields, null, 2)}\n`);

async function lay() {
  // One that was interrupted left the checkout's aside.
  await lift();
  const manifest = packageManifest(await read(MANIFEST));
  await write(SHRINKWRAP, shrinkwrap(await read('package-lock.json'), manifest));
  await copyFile(MANIFEST, ASIDE);
  await write(MANIFEST, manifest);
}

async function lift() {
  if (existsSync(ASIDE)) await rename(ASIDE, MANIFEST);
  await rm(SHRINKWRAP, { force: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await (process.argv[2] === 'lay' ? lay() : lift());
