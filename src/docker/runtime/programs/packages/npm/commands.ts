import { entryOf } from '../../../../entry.ts';
import { joinPath, parentOf, standIn } from '../../../../filesystem/index.ts';
import type { ProgramCall } from '../../../kernel/program.ts';

/** Commands that packages bring, by package: those that projects name in their scripts. */
const COMMANDS = `
@11ty/eleventy eleventy
@angular/cli ng
@babel/cli babel
@babel/node babel-node
@nestjs/cli nest
@playwright/test playwright
@sveltejs/kit svelte-kit
@swc/cli swc
@vue/cli vue
@vue/cli-service vue-cli-service
astro astro
autoprefixer autoprefixer
bunchee bunchee
concurrently concurrently,conc
copyfiles copyfiles,copyup
cross-env cross-env,cross-env-shell
cypress cypress
dotenv-cli dotenv
drizzle-kit drizzle-kit
esbuild esbuild
eslint eslint
expo expo
forever forever
gatsby gatsby
gulp gulp
gulp-cli gulp
grunt-cli grunt
hexo-cli hexo
hexo hexo
http-server http-server
husky husky
jest jest
json-server json-server
knex knex
lerna lerna
lint-staged lint-staged
mocha mocha,_mocha
next next
node-sass node-sass
nodemon nodemon
npm-run-all npm-run-all,run-s,run-p
npm-run-all2 npm-run-all,run-s,run-p
nuxt nuxt,nuxi
nx nx
parcel parcel
pm2 pm2,pm2-runtime,pm2-dev,pm2-docker
pnpm pnpm=pnpm,pnpx=npx
postcss-cli postcss
prettier prettier
prisma prisma
react-scripts react-scripts
rimraf rimraf
rollup rollup
sass sass
sequelize-cli sequelize,sequelize-cli
serve serve
supervisor supervisor,node-supervisor
svelte-check svelte-check
tailwindcss tailwindcss
@tailwindcss/cli tailwindcss
ts-node ts-node,ts-node-dev
ts-node-dev ts-node-dev,tsnd
tsc-alias tsc-alias
tsup tsup
tsx tsx
turbo turbo
typeorm typeorm,typeorm-ts-node-commonjs
typescript tsc,tsserver
vite vite
vitepress vitepress
vitest vitest
vue-tsc vue-tsc
vuepress vuepress
webpack webpack
webpack-cli webpack-cli
webpack-dev-server webpack-dev-server
yarn yarn=yarn,yarnpkg=yarn
@docusaurus/core docusaurus
`;

/** Where the program of a command stands in its package, where that is not `bin/NAME`. */
const PLACES: Readonly<Record<string, string>> = {
  gatsby: 'cli.js',
  mocha: 'bin/mocha.js',
  nest: 'bin/nest.js',
  next: 'dist/bin/next',
  ng: 'bin/ng.js',
  nodemon: 'bin/nodemon.js',
  prisma: 'build/index.js',
  'react-scripts': 'bin/react-scripts.js',
  serve: 'build/main.js',
  'ts-node': 'dist/bin.js',
  tsx: 'dist/cli.mjs',
  vite: 'bin/vite.js',
  vitest: 'vitest.mjs',
  'vue-cli-service': 'bin/vue-cli-service.js',
  'vue-tsc': 'bin/vue-tsc.js',
  webpack: 'bin/webpack.js',
};

const BY_PACKAGE: ReadonlyMap<string, readonly string[]> = new Map(
  COMMANDS.trim()
    .split('\n')
    .map(row => row.split(' '))
    .map(([name = '', commands = '']) => [name, commands.split(',')]),
);

/** Commands of a package that this host knows; empty where it brings none, or this host does not know. */
function commandsOf(name: string): readonly string[] {
  return BY_PACKAGE.get(name) ?? [];
}

/** The package that brings a command, as far as this host knows. */
export function packageWith(command: string): string | null {
  for (const [name, commands] of BY_PACKAGE) if (commands.some(each => each.split('=')[0] === command)) return name;
  return null;
}

/** Puts a package's commands into a directory of programs, as links. `directory`: the package's own. */
export function linkCommands(call: ProgramCall, name: string, directory: string, bin: string): void {
  for (const each of commandsOf(name)) {
    const [command = '', program] = each.split('=');
    const path = joinPath(directory, entryOf(PLACES, command) ?? `bin/${command}`);
    const reference =
      program === undefined ? { name: 'npm-command', data: { package: name, command } } : { name: program, data: null };
    call.files.mkdir(parentOf(path), { recursive: true });
    call.files.write(path, standIn(1_100, `${name} ${command}`, reference), { mode: 0o755 });
    call.files.mkdir(bin, { recursive: true });
    const link = joinPath(bin, command);
    if (call.files.lstat(link) !== null) call.files.remove(link);
    call.files.symlink(link, path);
  }
}
