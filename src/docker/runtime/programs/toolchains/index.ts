import type { Program } from '../../kernel/program.ts';
import { versionPrograms } from '../versions.ts';
import { artefact, refuseTool } from './artefact.ts';
import { compiler } from './c.ts';
import { cargo, rustc, rustup } from './cargo.ts';
import { composer } from './composer.ts';
import { dotnet } from './dotnet.ts';
import { gradle } from './gradle.ts';
import { javaPrograms } from './java.ts';
import { npmCommand } from './javascript/index.ts';
import { make } from './make.ts';
import { mvn } from './maven.ts';
import { php, phpPrograms } from './php.ts';
import { bundle, gem, ruby } from './ruby.ts';

/** How a tool answers that is asked for its version. */
function version(name: string): Program {
  return versionPrograms[name] ?? (call => refuseTool(call, `${name} --version`));
}

/** What builds programs in languages that are not played here: tools leave what they would leave, and the host says beside it that nothing was compiled. */
export const toolchainPrograms: Readonly<Record<string, Program>> = {
  ...javaPrograms,
  ...phpPrograms,
  artefact,
  bundle: bundle(version('bundle')),
  'c++': compiler(version('g++')),
  cargo: cargo(version('cargo')),
  cc: compiler(version('cc')),
  composer: composer(version('composer')),
  dotnet,
  'g++': compiler(version('g++')),
  gcc: compiler(version('gcc')),
  gem: gem(version('gem')),
  gradle,
  make: make(version('make')),
  mvn,
  mvnDebug: mvn,
  'npm-command': npmCommand,
  php: php(version('php')),
  ruby: ruby(version('ruby')),
  rustc: rustc(version('rustc')),
  rustup: rustup(version('rustup')),
};
