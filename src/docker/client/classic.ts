/** Which builder the environment asks for, and the commands that are then meant. Rule: docker/cli, cmd/docker/builder.go. */
import { quote } from '../quote.ts';
import type { Command } from './command.ts';
import { CLASSIC_COMMANDS } from './commands/builder/classic.ts';
import { parseBool } from './flags/values.ts';
import type { ClientIO } from './io.ts';
import type { ManagementGroup } from './tree.ts';

const DEPRECATED = `DEPRECATED: The legacy builder is deprecated and will be removed in a future release.
            BuildKit is currently disabled; enable it by removing the DOCKER_BUILDKIT=0
            environment-variable.

`;

/** What is wrong with DOCKER_BUILDKIT, whatever is asked of docker; or null. */
export function builderProblem({ env: { DOCKER_BUILDKIT: text = '' } }: ClientIO): string | null {
  if (text === '' || parseBool(text) !== null) return null;
  return `DOCKER_BUILDKIT environment variable expects boolean value: strconv.ParseBool: parsing ${quote(text)}: invalid syntax`;
}

/** Whether the words build while BuildKit is turned off. That they do is said before anything else. */
export function isClassic(words: readonly string[], io: ClientIO): boolean {
  if (parseBool(io.env.DOCKER_BUILDKIT ?? '') !== false) return false;
  const [first, second] = words;
  const builds = first === 'build' || first === 'builder' || (first === 'image' && second === 'build');
  if (builds) io.write('stderr', DEPRECATED);
  return builds;
}

/** A command by the words that name it. */
export function findClassic(
  words: readonly string[],
): { readonly command: Command; readonly path: readonly string[] } | null {
  for (const command of CLASSIC_COMMANDS) {
    const path = command.at.find(place => place.join(' ') === words.join(' '));
    if (path !== undefined) return { command, path };
  }
  return null;
}

export const CLASSIC_GROUP: ManagementGroup = {
  path: ['builder'],
  about: 'Look after builds and their cache',
  commands: CLASSIC_COMMANDS,
};
