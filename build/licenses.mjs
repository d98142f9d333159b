// The licences of what the bundle took in of others, as one text that goes with it.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a package may hold that is not told to be free. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'OFL-1.1'];

/**
 * Packages that are bundles themselves, and which of their dependencies stand in those of their files that are kept. Look again at each new
 * version: the build stops until it is written here.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>}
 */
const BUNDLES = { 'just-bash': { '3.4.2': ['file-type', 're2js'] } };

/** @typedef {{ name: string; license: string; texts: readonly string[] }} Package */

/**
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @throws when a package came in whose licence is not allowed
 */
export async function licensesOf(metafiles) {
  const folders = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => folderOf(path));
  /** @type {Map<string, Package>} */
  const packages = new Map();
  for (const folder of new Set(folders)) if (folder !== null) await add(folder, packages);
  const all = [...packages.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  const refused = all.filter(({ license }) => !ALLOWED.includes(license)).map(each => `${each.name} (${each.license})`);
  if (refused.length > 0)
    throw new Error(`their licence is not among those in build/licenses.mjs: ${refused.join(', ')}`);
  return `What stands in these files of others, and on which terms.\n${all.map(paragraph).join('')}`;
}

/**
 * `…/node_modules/@scope/name` of a file in it; null for one of our own.
 *
 * @param {string} path
 */
function folderOf(path) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null;
}

/**
 * @param {string} folder
 * @param {Map<string, Package>} packages
 */
async function add(folder, packages) {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const name = `${manifest.name} ${manifest.version}`;
  if (packages.has(name)) return;
  const files = (await readdir(folder)).filter(file => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map(file => readFile(join(folder, file), 'utf8')));
  packages.set(name, { name, license: manifest.license, texts });
  for (const held of heldBy(manifest)) await addWithDependencies(found(folder, held), packages);
}

/** @param {{ name: string; version: string }} manifest */
function heldBy({ name, version }) {
  const versions = BUNDLES[name];
  if (versions === undefined) return [];
  if (versions[version] === undefined)
    throw new Error(`build/licenses.mjs: what does ${name} ${version} hold of others?`);
  return versions[version];
}

/**
 * @param {string} folder
 * @param {Map<string, Package>} packages
 */
async function addWithDependencies(folder, packages) {
  await add(folder, packages);
  const { dependencies = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) await addWithDependencies(found(folder, name), packages);
}

/**
 * Where Node would find a package for a file in `from`.
 *
 * @param {string} from
 * @param {string} name
 * @returns {string}
 */
function found(from, name) {
  const folder = join(from, 'node_modules', name);
  if (existsSync(folder)) return folder;
  if (dirname(from) === from) throw new Error(`${name} is not installed`);
  return found(dirname(from), name);
}

/** @param {Package} one */
function paragraph({ name, license, texts }) {
  const said = texts.length === 0 ? ['(It comes without a text of its own.)\n'] : texts;
  return `\n${'-'.repeat(80)}\n${name}: ${license}\n\n${said.map(text => text.replaceAll('\r', '').trimEnd()).join('\n\n')}\n`;
}
