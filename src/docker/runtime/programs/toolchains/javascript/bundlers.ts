import { joinPath, nameOf, sha256 } from '../../../../filesystem/index.ts';
import type { ProgramCall } from '../../../kernel/program.ts';
import { pass } from '../../../kernel/session.ts';
import { leave, refuseTool, remarkUncompiled } from '../artefact.ts';
import {
  bytesOf,
  copyTree,
  filesBelow,
  keepDownloads,
  placeOf,
  readToolLine,
  shownFrom,
  sourceAt,
} from '../project.ts';

/** What a bundler leaves of a site. */
interface Bundle {
  readonly tool: string;
  /** Absolute. */
  readonly into: string;
  /** Scripts and styles, from there. */
  readonly assets: readonly string[];
  /** The page that names them; null where the tool writes none. */
  readonly page: string | null;
  /** Directories whose files are copied as they are. */
  readonly copied: readonly string[];
}

const SOURCES = /\.(tsx?|jsx?|vue|svelte|css|scss|astro|mdx?)$/;

/** Eight characters that stand for the content in a file's name. */
function stampOf(call: ProgramCall, name: string): string {
  const sources = filesBelow(call, call.cwd, SOURCES).length;
  return sha256(`${name} ${sources}`).slice('sha256:'.length, 'sha256:'.length + 8);
}

function put(call: ProgramCall, { tool, into, assets, page, copied }: Bundle): number {
  const own = bytesOf(call, filesBelow(call, call.cwd, SOURCES));
  call.files.remove(into, true);
  if (call.files.mkdir(into, { recursive: true }) !== null) return refuseTool(call, `${tool} into ${into}`);
  for (const from of copied) if (call.files.stat(from)?.type === 'directory') copyTree(call, from, into);
  for (const asset of assets) {
    const bytes = asset.endsWith('.css') ? 1_400 + Math.round(own * 0.1) : 146_000 + Math.round(own * 0.6);
    if (!leave(call, { path: joinPath(into, asset), bytes, tool, prints: null, executable: false }))
      return refuseTool(call, `${tool} into ${into}`);
  }
  if (page !== null) call.files.write(joinPath(into, 'index.html'), page);
  pass(call.session, 2_300);
  remarkUncompiled(call, tool, [shownFrom(call, into)]);
  return 0;
}

/** A page with the tags that name its scripts and styles. */
function withAssets(html: string, scripts: readonly string[], styles: readonly string[], isModule: boolean): string {
  const tags = [
    ...scripts.map(
      each => `<script ${isModule ? 'type="module" crossorigin' : 'defer="defer"'} src="/${each}"></script>`,
    ),
    ...styles.map(each => `<link rel="stylesheet" ${isModule ? 'crossorigin ' : ''}href="/${each}">`),
  ];
  const bare = html.replace(/[ \t]*<script[^>]*src="\/?(?:\.\/)?src\/[^"]*"[^>]*><\/script>\n?/g, '');
  const at = bare.indexOf('</head>');
  return at < 0 ? `${tags.join('')}${bare}` : `${bare.slice(0, at)}  ${tags.join('\n    ')}\n  ${bare.slice(at)}`;
}

/** `outDir: 'build'` in the settings that a tool reads. */
function settingIn(call: ProgramCall, files: readonly string[], pattern: RegExp): string | null {
  for (const each of files) {
    const found = pattern.exec(sourceAt(call, placeOf(call, each)) ?? '')?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

const named = (stem: string): readonly string[] => ['ts', 'js', 'mjs', 'mts', 'cjs'].map(ending => `${stem}.${ending}`);

/** `vite build`, and SvelteKit's over it. */
export function viteBuild(call: ProgramCall): number {
  const { values } = readToolLine(call.args, new Set(['--outDir', '--mode', '-m', '--base', '--config', '-c']));
  const isKit = settingIn(call, ['svelte.config.js', 'svelte.config.ts'], /(kit)\s*:/) !== null;
  const into = placeOf(
    call,
    values.get('--outDir') ??
      settingIn(call, named('vite.config'), /outDir\s*:\s*['"`]([^'"`]+)['"`]/) ??
      (isKit ? 'build' : 'dist'),
  );
  const stamp = stampOf(call, 'vite');
  const [scripts, styles] = [[`assets/index-${stamp}.js`], [`assets/index-${stamp}.css`]];
  const html = sourceAt(call, placeOf(call, 'index.html'));
  if (html === null && !isKit) return refuseTool(call, 'vite build without an index.html');
  const assets = isKit
    ? ['index.js', 'handler.js', `client/_app/immutable/entry/app.${stamp}.js`]
    : [...scripts, ...styles];
  const page = html === null ? null : withAssets(html, scripts, styles, true);
  return put(call, { tool: 'vite build', into, assets, page, copied: [placeOf(call, isKit ? 'static' : 'public')] });
}

/** `react-scripts build` */
export function reactBuild(call: ProgramCall): number {
  const html = sourceAt(call, placeOf(call, 'public/index.html'));
  if (html === null) {
    call.out(`Could not find a required file.\n  Name: index.html\n  Searched in: ${placeOf(call, 'public')}\n`);
    return 1;
  }
  const stamp = stampOf(call, 'react');
  const [scripts, styles] = [[`static/js/main.${stamp}.js`], [`static/css/main.${stamp}.css`]];
  const page = withAssets(html.replaceAll('%PUBLIC_URL%', ''), scripts, styles, false);
  return put(call, {
    tool: 'react-scripts build',
    into: placeOf(call, call.env.get('BUILD_PATH') ?? 'build'),
    assets: [...scripts, ...styles, 'asset-manifest.json'],
    page,
    copied: [placeOf(call, 'public')],
  });
}

/** `vue-cli-service build` */
export function vueBuild(call: ProgramCall): number {
  const html =
    sourceAt(call, placeOf(call, 'public/index.html')) ??
    '<!DOCTYPE html>\n<html>\n  <head>\n  </head>\n  <body>\n    <div id="app"></div>\n  </body>\n</html>\n';
  const stamp = stampOf(call, 'vue');
  const [scripts, styles] = [[`js/chunk-vendors.${stamp}.js`, `js/app.${stamp}.js`], [`css/app.${stamp}.css`]];
  const page = withAssets(html.replace(/<%=\s*BASE_URL\s*%>/g, '/'), scripts, styles, false);
  const into = placeOf(call, settingIn(call, ['vue.config.js'], /outputDir\s*:\s*['"]([^'"]+)['"]/) ?? 'dist');
  return put(call, {
    tool: 'vue-cli-service build',
    into,
    assets: [...scripts, ...styles],
    page,
    copied: [placeOf(call, 'public')],
  });
}

/** `ng build` */
export function angularBuild(call: ProgramCall): number {
  const settings = sourceAt(call, placeOf(call, 'angular.json'));
  if (settings === null) return refuseTool(call, 'ng build without an angular.json');
  const { values } = readToolLine(call.args, new Set(['--output-path', '-c', '--configuration', '--base-href']));
  const project = /"projects"\s*:\s*\{\s*"([^"]+)"/.exec(settings)?.[1] ?? nameOf(call.cwd);
  const output = values.get('--output-path') ?? /"outputPath"\s*:\s*"([^"]+)"/.exec(settings)?.[1] ?? `dist/${project}`;
  // The builder that came with 17 parts the browser's files from a server's.
  const isNew = /:application"/.test(settings);
  const stamp = stampOf(call, 'angular').toUpperCase();
  const mark = isNew ? `-${stamp}` : `.${stamp.toLowerCase()}`;
  const [scripts, styles] = [[`polyfills${mark}.js`, `main${mark}.js`], [`styles${mark}.css`]];
  const html =
    sourceAt(call, placeOf(call, 'src/index.html')) ??
    '<!doctype html>\n<html>\n  <head>\n  </head>\n  <body>\n    <app-root></app-root>\n  </body>\n</html>\n';
  const into = placeOf(call, isNew ? `${output}/browser` : output);
  return put(call, {
    tool: 'ng build',
    into,
    assets: [...scripts, ...styles],
    page: withAssets(html, scripts, styles, true),
    copied: [placeOf(call, 'public')],
  });
}

/** `next build` */
export function nextBuild(call: ProgramCall): number {
  const output = settingIn(call, named('next.config'), /output\s*:\s*['"](standalone|export)['"]/);
  const stamp = stampOf(call, 'next');
  const into = placeOf(call, '.next');
  const assets = [
    `static/chunks/main-${stamp}.js`,
    `static/css/${stamp}.css`,
    'server/app.js',
    'build-manifest.json',
    'required-server-files.json',
  ];
  const standalone =
    output === 'standalone'
      ? ['standalone/server.js', 'standalone/.next/server/app.js', 'standalone/node_modules/next/index.js']
      : [];
  const failed = put(call, { tool: 'next build', into, assets: [...assets, ...standalone], page: null, copied: [] });
  call.files.write(joinPath(into, 'BUILD_ID'), `${stamp}\n`);
  const manifest = call.files.content(placeOf(call, 'package.json'));
  if (output === 'standalone' && typeof manifest !== 'string')
    call.files.write(joinPath(into, 'standalone/package.json'), manifest);
  if (output !== 'export' || failed !== 0) return failed;
  return put(call, {
    tool: 'next build',
    into: placeOf(call, 'out'),
    assets: [`_next/static/chunks/main-${stamp}.js`, 'index.html'],
    page: null,
    copied: [placeOf(call, 'public')],
  });
}

/** Where other tools put what they build. */
const OTHERS: Readonly<Record<string, readonly [into: string, asset: string, config: string, setting: RegExp]>> = {
  nuxt: ['.output', 'server/index.mjs', 'nuxt.config', /outputDir\s*:\s*['"]([^'"]+)['"]/],
  astro: ['dist', 'index.html', 'astro.config', /outDir\s*:\s*['"]([^'"]+)['"]/],
  gatsby: ['public', 'index.html', 'gatsby-config', /pathPrefixes\s*:\s*['"]([^'"]+)['"]/],
  eleventy: ['_site', 'index.html', '.eleventy', /output\s*:\s*['"]([^'"]+)['"]/],
  vitepress: ['docs/.vitepress/dist', 'index.html', 'vitepress.config', /outDir\s*:\s*['"]([^'"]+)['"]/],
  docusaurus: ['build', 'index.html', 'docusaurus.config', /outDir\s*:\s*['"]([^'"]+)['"]/],
  webpack: [
    'dist',
    'main.js',
    'webpack.config',
    /path\s*:\s*path\.(?:resolve|join)\(\s*__dirname\s*,\s*['"]\/?([^'"]+)['"]/,
  ],
  parcel: ['dist', 'index.html', '.parcelrc', /distDir\s*:\s*['"]([^'"]+)['"]/],
  tsup: ['dist', 'index.js', 'tsup.config', /outDir\s*:\s*['"]([^'"]+)['"]/],
  rollup: ['dist', 'bundle.js', 'rollup.config', /file\s*:\s*['"]([^'"/]+)\//],
};

/** A tool that builds a directory, of which its settings may say another; null for one that is not known. */
export function otherBuild(call: ProgramCall, tool: string): number | null {
  const known = Object.hasOwn(OTHERS, tool) ? OTHERS[tool] : undefined;
  if (known === undefined) return null;
  const [usual, asset, config, setting] = known;
  const { values } = readToolLine(
    call.args,
    new Set(['--output-path', '-o', '--out-dir', '-d', '--dist-dir', '-c', '--config', '--mode', '--output']),
  );
  const asked =
    values.get('--output-path') ??
    values.get('--out-dir') ??
    values.get('--dist-dir') ??
    (tool === 'webpack' ? values.get('-o') : undefined);
  const filename = tool === 'webpack' ? settingIn(call, named(config), /filename\s*:\s*['"]([\w./-]+)['"]/) : null;
  const into = placeOf(call, asked ?? settingIn(call, named(config), setting) ?? usual);
  return put(call, {
    tool: `${tool} build`.replace(/^(webpack|rollup|tsup|eleventy) build$/, '$1'),
    into,
    assets: [filename ?? asset],
    page: null,
    copied: [placeOf(call, 'public')],
  });
}

/** `esbuild src/index.ts --bundle --outfile=dist/index.js` */
export function esbuildBundle(call: ProgramCall): number {
  const { words, values } = readToolLine(
    call.args,
    new Set(['--outfile', '--outdir', '--format', '--platform', '--target']),
  );
  const outputs = values.has('--outfile')
    ? [values.get('--outfile') ?? '']
    : words.map(each => `${values.get('--outdir') ?? 'out'}/${nameOf(`/${each}`).replace(/\.[jt]sx?$/, '.js')}`);
  for (const each of outputs)
    if (!leave(call, { path: placeOf(call, each), bytes: 21_000, tool: 'esbuild', prints: null, executable: false }))
      return refuseTool(call, `esbuild into ${each}`);
  pass(call.session, 300);
  remarkUncompiled(call, 'esbuild', outputs);
  return 0;
}

/** `prisma generate`: the client that is made for a schema. */
export function prismaGenerate(call: ProgramCall): number {
  const schema = ['prisma/schema.prisma', 'schema.prisma'].find(each => call.files.stat(placeOf(call, each)) !== null);
  if (schema === undefined) return refuseTool(call, 'prisma generate without a schema');
  const client = placeOf(call, 'node_modules/.prisma/client');
  if (
    !keepDownloads(
      call,
      client,
      new Map([
        ['index.js', 41_000],
        ['libquery_engine.so.node', 16_900_000],
      ]),
    )
  )
    return refuseTool(call, `prisma generate into ${client}`);
  pass(call.session, 1_900);
  remarkUncompiled(call, 'prisma generate', [shownFrom(call, client)]);
  return 0;
}
