import { joinPath } from '../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { pass } from '../../kernel/session.ts';
import { refuseTool } from './artefact.ts';
import { literalOutput } from './literal.ts';
import { keepDownloads, placeOf, readToolLine, sourceAt } from './project.ts';

/** Gems that most projects name, with their releases of the spring of 2025, and the programs that they bring. */
const GEMS: Readonly<Record<string, readonly [version: string, programs?: string]>> = {
  bootsnap: ['1.18.4'],
  bundler: ['2.6.5'],
  devise: ['4.9.4'],
  dotenv: ['3.1.7', 'dotenv'],
  faraday: ['2.12.2'],
  foreman: ['0.88.1', 'foreman'],
  httparty: ['0.22.0', 'httparty'],
  'importmap-rails': ['2.1.0'],
  jbuilder: ['2.13.0'],
  jekyll: ['4.4.1', 'jekyll'],
  json: ['2.10.1'],
  kaminari: ['1.2.2'],
  minitest: ['5.25.4'],
  mysql2: ['0.5.6'],
  nokogiri: ['1.18.3', 'nokogiri'],
  pg: ['1.5.9'],
  propshaft: ['1.1.0'],
  pry: ['0.15.2', 'pry'],
  puma: ['6.6.0', 'puma'],
  rack: ['3.1.10'],
  'rack-cors': ['2.0.2'],
  rackup: ['2.2.1', 'rackup'],
  rails: ['8.0.1', 'rails'],
  rake: ['13.2.1', 'rake'],
  redis: ['5.4.0'],
  rspec: ['3.13.0', 'rspec'],
  'rspec-rails': ['7.1.1'],
  rubocop: ['1.72.2', 'rubocop'],
  'sass-rails': ['6.0.0'],
  sidekiq: ['7.3.9', 'sidekiq'],
  sinatra: ['4.1.1'],
  solid_cache: ['1.0.7'],
  solid_queue: ['1.1.3'],
  sprockets: ['4.2.1', 'sprockets'],
  'sprockets-rails': ['3.5.2'],
  sqlite3: ['2.6.0'],
  'stimulus-rails': ['1.3.4'],
  thin: ['2.0.1', 'thin'],
  'turbo-rails': ['2.0.11'],
  'tzinfo-data': ['1.2025.1'],
  unicorn: ['6.1.0', 'unicorn'],
  webrick: ['1.9.1'],
};

interface Gem {
  readonly name: string;
  readonly version: string;
}

/** A gem of a name and what is asked of its version; null where this host does not know which that gives. */
function gemOf(name: string, range: string): Gem | null {
  const known = Object.hasOwn(GEMS, name) ? GEMS[name] : undefined;
  const [pinned] = /^\d+\.\d[\w.]*$/.exec(range) ?? [];
  const version = pinned ?? known?.[0];
  return version === undefined ? null : { name, version };
}

function put(call: ProgramCall, gems: readonly Gem[]): number {
  const home = call.env.get('GEM_HOME') ?? '/usr/local/bundle';
  if (gems.length > 0 && !call.session.request.network) return refuseTool(call, 'gems without a network');
  const files = new Map<string, number>();
  for (const { name, version } of gems) {
    files.set(`gems/${name}-${version}/lib/library.rb`, 210_000);
    files.set(`specifications/${name}-${version}.gemspec`, 1_700);
    for (const program of Object.hasOwn(GEMS, name) ? (GEMS[name]?.[1]?.split(',') ?? []) : [])
      files.set(`bin/${program}`, 560);
  }
  if (!keepDownloads(call, home, files)) return refuseTool(call, `gems in ${home}`);
  for (const path of files.keys())
    if (path.startsWith('bin/')) call.files.change(joinPath(home, path), { mode: 0o755 });
  pass(call.session, 600 + gems.length * 480);
  return 0;
}

/** Bundler. `version`: how it answers for its version. It puts gems of plausible sizes where they go, and prints nothing. */
export const bundle =
  (version: Program): Program =>
  async call => {
    const [command = 'install', ...rest] = call.args.filter(
      (each, at) => at > 0 || !/^--(no-)?\w/.test(each) || each === '--version',
    );
    if (/^(-v|--version|version)$/.test(command)) return version(call);
    switch (command) {
      case 'install':
      case 'update':
        return installAll(call);
      case 'config':
      case 'lock':
      case 'clean':
      case 'check':
        return 0;
      case 'exec':
        return (await call.run(rest)).exitCode;
      default:
        return refuseTool(call, `bundle ${command}`);
    }
  };

function installAll(call: ProgramCall): number {
  const gemfile = sourceAt(call, placeOf(call, call.env.get('BUNDLE_GEMFILE') ?? 'Gemfile'));
  if (gemfile === null) {
    call.err('Could not locate Gemfile\n');
    return 10;
  }
  const lock = sourceAt(call, placeOf(call, 'Gemfile.lock')) ?? '';
  const locked = [...lock.matchAll(/^ {4}([\w.-]+) \((\d[\w.]*?)(?:-[\w-]+)?\)$/gm)].map(
    ([, name = '', version = '']) => ({ name, version }),
  );
  if (locked.length > 0) return put(call, locked);
  const named = [...gemfile.matchAll(/^\s*gem\s+['"]([\w.-]+)['"](?:\s*,\s*['"]([^'"]+)['"])?/gm)];
  const gems: Gem[] = [];
  for (const [, name = '', range = ''] of named) {
    const gem = gemOf(name, range);
    if (gem === null) return refuseTool(call, `the gem ${name}, of which this host does not know the versions,`);
    gems.push(gem);
  }
  const failed = put(call, gems);
  if (failed !== 0) return failed;
  const specs = gems.map(each => `    ${each.name} (${each.version})\n`).sort();
  call.files.write(placeOf(call, 'Gemfile.lock'), `GEM\n  remote: https://rubygems.org/\n  specs:\n${specs.join('')}`);
  return 0;
}

export const gem =
  (version: Program): Program =>
  call => {
    const { words, flags, values } = readToolLine(
      call.args,
      new Set(['-v', '--version', '-i', '--install-dir', '-n', '--bindir']),
    );
    const [command = '', ...names] = words;
    if (command === '')
      return flags.has('--version') || values.has('-v') || values.has('--version')
        ? version(call)
        : refuseTool(call, 'gem');
    if (/^(update|cleanup|sources|env|list)$/.test(command)) return 0;
    if (command !== 'install') return refuseTool(call, `gem ${command}`);
    const gems: Gem[] = [];
    for (const each of names) {
      const [name = '', pinned] = each.split(':');
      const found = gemOf(name, pinned ?? values.get('-v') ?? values.get('--version') ?? '');
      if (found === null) return refuseTool(call, `the gem ${name}, of which this host does not know the versions,`);
      gems.push(found);
    }
    return put(call, gems);
  };

/** Ruby's own command. `version`: how it answers for its version. A script that only prints texts runs. */
export const ruby =
  (version: Program): Program =>
  call => {
    if (call.args.some(each => /^(-v|--version)$/.test(each))) return version(call);
    const [script = ''] = call.args;
    if (script === '' || script.startsWith('-')) return refuseTool(call, `ruby ${call.args.join(' ')}`);
    const source = sourceAt(call, placeOf(call, script));
    if (source === null) {
      call.err(`ruby: No such file or directory -- ${script} (LoadError)\n`);
      return 1;
    }
    const prints = literalOutput('ruby', source);
    if (prints === null) return refuseTool(call, `ruby ${script}`);
    call.out(prints);
    return 0;
  };
