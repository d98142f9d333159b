import { numberFrom } from '../archive.ts';

/** How many packages and how many KiB well-known ones bring along. */
const KNOWN = new Map<string, readonly [packages: number, kib: number]>(
  Object.entries({
    express: [69, 2_300],
    koa: [42, 1_600],
    fastify: [48, 3_900],
    lodash: [1, 4_900],
    axios: [9, 2_400],
    react: [1, 300],
    'react-dom': [3, 4_600],
    next: [28, 110_000],
    typescript: [1, 22_500],
    nodemon: [29, 1_900],
    mongoose: [23, 9_800],
    pg: [15, 900],
    redis: [9, 3_200],
    jest: [257, 38_000],
    eslint: [88, 12_000],
    webpack: [76, 17_000],
    vite: [14, 21_000],
    dotenv: [1, 80],
    cors: [3, 60],
    ws: [1, 150],
    mocha: [72, 6_800],
    chalk: [1, 60],
  }),
);

/** A package as the registry has it. */
export interface NpmPackage {
  readonly version: string;
  /** How many packages it is with those that it needs. */
  readonly packages: number;
  readonly kib: number;
}

/** `range`: as it is written in a package.json, or a tag such as `latest`. */
export function publishedOf(name: string, range: string): NpmPackage {
  const [packages, kib] = KNOWN.get(name) ?? [1 + numberFrom(name, 6), 40 + numberFrom(name, 900)];
  const newest = `${1 + numberFrom(name, 5)}.${numberFrom(`${name}.`, 20)}.${numberFrom(`${name}..`, 10)}`;
  return { version: /\d[\w.-]*/.exec(range)?.[0] ?? newest, packages, kib };
}

/** Packages whose size is known. Of any other name one is made up that looks like a package. */
export function knownPackages(): readonly string[] {
  return [...KNOWN.keys()];
}
