/**
 * What the coach says of the last command that did something and failed: which it was and where, before anything is said of the state.
 * Each sentence follows from the words that were typed and what Docker said to them; where that shows nothing, nothing is said.
 */
import { isShortfall } from '../../docker/index.ts';
import type { RanCommand, RanLine, Said } from '../grade.ts';
import type { Scene } from '../scene.ts';
import { type TypedCommand, typedOf } from '../typed.ts';
import { buildFault } from './build.ts';
import { containerFault, containerRemovalFault, runFault } from './container.ts';
import { absentImage, pullFault, pushFault, removalFault, tagFault } from './image.ts';
import { nameFault } from './reference.ts';
import { backslashFault, isAngle, shellFault } from './shell.ts';
import { usageFault } from './usage.ts';

/** Commands that only look: what comes after a fault and ends well does not mend it. */
const LOOKS =
  /^(images|ps|history|info|version|logs|diff|inspect|search|events|top|port|stats|image|container|volume|network|system|-v|--help|(image|container|volume|network|system) (inspect|ls|df))$/;

interface Event {
  readonly line: RanLine;
  readonly command: RanCommand | null;
}

/** Null when the last thing that was done ended well, or nobody can tell why it did not. */
export function lastFault(scene: Scene, ran: readonly RanLine[]): Said | null {
  const events = ran.flatMap((line): readonly Event[] =>
    line.commands.length === 0 ? [{ line, command: null }] : line.commands.map(command => ({ line, command })),
  );
  const deeds = events.filter(event => !isLook(event));
  const last = deeds.at(-1);
  const first = last === undefined ? null : faultOf(scene, last);
  if (first !== null) return (NO_IMAGE.has(first.code) ? failedMaker(scene, deeds) : null) ?? first;
  // A build that failed is not mended by a container that ran, but by a build that went well.
  const unmended = deeds.findLast(
    (event, at) =>
      MAKES.test(nameOf(event)) &&
      hasFailed(event) &&
      !deeds.slice(at + 1).some(later => nameOf(later) === nameOf(event)),
  );
  return unmended === undefined ? null : faultOf(scene, unmended);
}

/** That an image is not there is for want of the build that was to make it, or of the name that it was to be given. */
const NO_IMAGE: ReadonlySet<string> = new Set([
  'coach.run.no-image',
  'coach.run.near-image',
  'coach.push.no-name',
  'coach.image.none',
  'coach.image.near',
]);

/** Why the last build failed, or the last naming, where none has gone well since; null otherwise. */
function failedMaker(scene: Scene, deeds: readonly Event[]): Said | null {
  const maker = deeds.slice(0, -1).findLast(event => /^(build|tag)$/.test(nameOf(event)));
  return maker === undefined || !hasFailed(maker) ? null : faultOf(scene, maker);
}

/** Commands that make what a question asks for: one of them that failed counts until it went well. */
const MAKES = /^(build|run|create|push|pull|tag)$/;

function nameOf({ command }: Event): string {
  return command === null ? '' : typedOf(command.argv).name;
}

function hasFailed({ command }: Event): boolean {
  return command !== null && (command.ending.kind === 'docker' || command.ending.exitCode !== 0);
}

function faultOf(scene: Scene, { command, line }: Event): Said | null {
  return command === null ? shellFault(line) : dockerFault(scene, command, line.line);
}

function isLook({ command, line }: Event): boolean {
  if (command === null) return !isAngle(line.line) && (line.ending.exitCode !== 127 || isShortfall(line.ending));
  return command.ending.exitCode === 0 && LOOKS.test(typedOf(command.argv).name);
}

function dockerFault(scene: Scene, command: RanCommand, line: string): Said | null {
  const { ending, stderr, argv } = command;
  if (isShortfall(ending) || (ending.exitCode === 0 && ending.kind === 'exited')) return null;
  const typed = typedOf(argv);
  const message = 'message' in ending ? ending.message : stderr;
  return (
    backslashFault(line, argv) ??
    usageFault(scene, typed, message, { argv, line }) ??
    nameFault(scene, command, message) ??
    ownFault(scene, command, typed, { message, line })
  );
}

/** What a command says of its own matter, once it was understood. */
function ownFault(
  scene: Scene,
  command: RanCommand,
  typed: TypedCommand,
  { message, line }: { readonly message: string; readonly line: string },
): Said | null {
  switch (typed.name) {
    case 'build':
      return buildFault(scene, command, typed, message);
    case 'run':
    case 'create':
      return runFault(scene, command, typed, message);
    case 'push':
      return pushFault(typed, message);
    case 'pull':
      return pullFault(typed, message);
    case 'rmi':
      return removalFault(scene, typed, message);
    case 'rm':
      return containerRemovalFault(scene, typed, message, line);
    case 'tag':
      return tagFault(scene, typed, message);
    case 'start':
    case 'exec':
      return containerFault(scene, message, line) ?? runFault(scene, command, typed, message);
    default:
      return absentImage(scene, message) ?? containerFault(scene, message, line);
  }
}
