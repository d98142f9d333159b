/**
 * The door of the simulated Docker: boot a host, run a line on it, look at it, put it away and take it out again.
 *
 * A host is plain, readonly data; `run` gives the next one and leaves the old one as it was. There is no clock and no
 * chance in here: the time and the seed are arguments, so the same world and lines give the same bytes everywhere.
 */

export {
  type ImageTags,
  type RepositoryEntry,
  repositories,
  type TagStanding,
  tagStanding,
  type UnmadeRepository,
  unmadeRepositories,
} from './catalogue/repositories.ts';
export { type ManualEntry, type ManualFlag, manual } from './client/manual.ts';
export { type CommandForm, commandForm, type FlagForm } from './client/written.ts';
export type { Files } from './filesystem/index.ts';
export { boot } from './host/boot.ts';
export { complete } from './host/complete.ts';
export { conditionsOf, type HostConditions, withConditions } from './host/conditions.ts';
export { freeze, thaw } from './host/frozen.ts';
export { handOver, withTerminalOf } from './host/hand-over.ts';
export type { Host } from './host/host.ts';
export { type Lack, lackOf, terminalsAgree } from './host/lack.ts';
export { later } from './host/later.ts';
export { listsLittle } from './host/listing.ts';
export { executedIn, holds, type ImageFile, imageFile, recipeOf, startedBy, stepThatMade } from './host/origin.ts';
export { pack, unpack } from './host/packed.ts';
export { type ProgramEntry, programs } from './host/program-list.ts';
export { prompt } from './host/prompt.ts';
export { familiar, humanSize, instructionsOf, type WrittenInstruction } from './host/reading.ts';
export { type Ran, run } from './host/run.ts';
export { screen } from './host/screen.ts';
export { changesOf, looksAlike, view } from './host/seen.ts';
export { heldBeside } from './host/weight.ts';
export { dropFiles, editFiles, filesOf } from './host/work-files.ts';
export { type FrozenHost, type HostWorld, type RunOptions, SIMULATOR_VERSION } from './host/world.ts';
export type { Platform } from './image/platform.ts';
export {
  type Call,
  type Chunk,
  type DockerCommand,
  type Ending,
  type HostRemark,
  type Instant,
  isShortfall,
  type Outcome,
} from './outcome.ts';
export type { ProfileName } from './profile.ts';
export { absenceOf } from './runtime/absent.ts';
export { type LanguageModule, type LanguageModules, languageModules } from './runtime/languages/modules.ts';
export { type PackageArchive, packageArchives } from './runtime/programs/packages/archives.ts';
export type { ProgramOptions } from './runtime/programs/program-list.ts';
export type * from './view.ts';
