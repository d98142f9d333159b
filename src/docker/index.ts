/**
 * The door of the simulated Docker: boot a host, run a line on it, look at it, put it away and take it out again.
 *
 * A host is plain, readonly data; `run` gives the next one and leaves the old one as it was. There is no clock and no
 * chance in here: the time and the seed are arguments, so the same world and lines give the same bytes everywhere.
 */

export { type ManualEntry, type ManualFlag, manual } from './client/manual.ts';
export type { Files } from './filesystem/index.ts';
export {
  boot,
  changesOf,
  complete,
  editFiles,
  filesOf,
  freeze,
  type Host,
  looksAlike,
  prompt,
  run,
  thaw,
  view,
} from './host/host.ts';
export { familiar, humanSize, instructionsOf, type WrittenInstruction } from './host/reading.ts';
export { screen } from './host/screen.ts';
export type { ProfileName } from './profile.ts';

// The functions of the door (host.ts):
//   boot(world: World): Promise<Host>
//   run(host: Host, line: string, options: RunOptions): Promise<Ran>
//   prompt(host: Host): string                                      `student@dock:~$ `
//   view(host: Host): View                                          cached: calling it twice costs nothing
//   changesOf(host: Host, chainId: string): readonly FileChange[]   for the layer microscope; [] for an unknown one
//   filesOf(host: Host): readonly WorkFile[]                        the working directory
//   editFiles(host: Host, edits: readonly FileEdit[], at: Instant): Host
//   complete(host: Host, line: string, cursor: number): Completion
//   freeze(host: Host): FrozenHost, thaw(frozen: FrozenHost, catalogue: unknown | null): Host
//   screen(chunks, columns): readonly string[]                      what a terminal shows after the chunks (screen.ts)

export type { Ran } from './host/host.ts';
export { type FrozenHost, type HostWorld, type RunOptions, SIMULATOR_VERSION } from './host/world.ts';
export type { Platform } from './image/platform.ts';
export { type Call, type Chunk, type Ending, type Instant, isShortfall, type Outcome } from './outcome.ts';
export type * from './view.ts';
