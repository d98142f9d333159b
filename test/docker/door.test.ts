import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { API } from 'typescript/unstable/async';
import * as door from '../../src/docker/index.ts';

/** What other rooms may count on. Whoever adds a name or takes one away changes these lists with it. */
const VALUES: readonly string[] = [
  'SIMULATOR_VERSION',
  'absenceOf',
  'boot',
  'changesOf',
  'commandForm',
  'complete',
  'conditionsOf',
  'dropFiles',
  'editFiles',
  'executedIn',
  'familiar',
  'filesOf',
  'freeze',
  'handOver',
  'heldBeside',
  'holds',
  'humanSize',
  'imageFile',
  'instructionsOf',
  'isShortfall',
  'lackOf',
  'languageModules',
  'later',
  'listsLittle',
  'looksAlike',
  'manual',
  'pack',
  'packageArchives',
  'programs',
  'prompt',
  'recipeOf',
  'repositories',
  'run',
  'screen',
  'startedBy',
  'stepThatMade',
  'tagStanding',
  'terminalsAgree',
  'thaw',
  'unmadeRepositories',
  'unpack',
  'view',
  'withConditions',
  'withTerminalOf',
];

const TYPES: readonly string[] = [
  'BuildStepView',
  'BuildView',
  'CacheCause',
  'CacheView',
  'Call',
  'Chunk',
  'CommandForm',
  'Completion',
  'ConfigView',
  'ContainerView',
  'DockerCommand',
  'DroppedFile',
  'Ending',
  'FileChange',
  'FileEdit',
  'Files',
  'FlagForm',
  'FrozenHost',
  'HistoryView',
  'Host',
  'HostConditions',
  'HostRemark',
  'HostWorld',
  'ImageFile',
  'ImageTags',
  'ImageView',
  'Instant',
  'Lack',
  'LanguageModule',
  'LanguageModules',
  'LayerView',
  'ManualEntry',
  'ManualFlag',
  'Outcome',
  'PackageArchive',
  'Platform',
  'ProfileName',
  'ProgramEntry',
  'ProgramOptions',
  'PushedView',
  'Ran',
  'RepositoryEntry',
  'RunOptions',
  'TagStanding',
  'UnmadeRepository',
  'View',
  'WorkFile',
  'WrittenInstruction',
];

/** Every name that a module gives, types too, as the compiler counts them. */
async function exportsOf(path: string): Promise<readonly string[]> {
  const config = resolve('src/docker/tsconfig.json');
  const api = new API({ cwd: process.cwd() });
  try {
    const project = (await api.updateSnapshot({ openProject: config })).getProject(config);
    const file = await project?.program.getSourceFile(path);
    const symbol = file === undefined ? undefined : await project?.checker.getSymbolAtLocation(file);
    const exported = symbol === undefined ? undefined : await project?.checker.getExportsOfModule(symbol);
    return (exported ?? []).map(each => each.name).sort();
  } finally {
    await api.close();
  }
}

describe('the door of the simulated Docker', () => {
  const path = resolve('src/docker/index.ts');

  it('gives these values', () => {
    assert.deepEqual(Object.keys(door).sort(), VALUES);
  });

  it('gives these types', async () => {
    const types = (await exportsOf(path)).filter(name => !(name in door));
    assert.deepEqual(types, TYPES);
  });

  it('declares nothing itself', () => {
    const text = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    const statements = text.split(';').map(each => each.trim());
    assert.deepEqual(
      statements.filter(each => each !== '' && !/^export\b[^=(]*\bfrom '\.[^']*'$/.test(each)),
      [],
    );
  });
});
