/**
 * Commands that Docker has and this host does not: each is known by name, refused plainly, and points to the nearest thing that is
 * simulated.
 */
import { command, fail } from '../command.ts';

interface Outside {
  readonly words: string;
  readonly about: string;
  /** What to do in its place; null when there is nothing. */
  readonly nearest: string | null;
}

const OUTSIDE: readonly Outside[] = [
  { words: 'bake', about: 'Build from a file of targets (a plugin)', nearest: 'docker build' },
  {
    words: 'compose',
    about: 'Run applications of several containers (a plugin)',
    nearest: 'docker network create, docker run',
  },
  { words: 'plugin', about: 'Extend the daemon', nearest: null },
  { words: 'trust', about: 'Sign images and check signatures', nearest: null },
  { words: 'swarm', about: 'Make hosts into a cluster', nearest: null },
  { words: 'node', about: 'Look after the hosts of a swarm', nearest: null },
  { words: 'service', about: 'Run services on a swarm', nearest: 'docker run' },
  { words: 'stack', about: 'Run stacks of services on a swarm', nearest: 'docker run' },
  { words: 'secret', about: "Keep a swarm's secrets", nearest: 'docker build --secret' },
  { words: 'config', about: "Keep a swarm's configurations", nearest: null },
  { words: 'checkpoint', about: 'Freeze a running process to disk', nearest: 'docker pause, docker commit' },
  { words: 'scout', about: 'Look for weaknesses in images (a plugin)', nearest: 'docker history' },
  { words: 'init', about: 'Write a Dockerfile for a project (a plugin)', nearest: null },
  { words: 'debug', about: 'Look into containers that have no shell (a plugin)', nearest: 'docker exec, docker cp' },
  { words: 'desktop', about: 'Steer Docker Desktop (a plugin)', nearest: null },
  { words: 'extension', about: 'Extend Docker Desktop (a plugin)', nearest: null },
  { words: 'model', about: 'Run language models (a plugin)', nearest: null },
  { words: 'mcp', about: 'Run tools for language models (a plugin)', nearest: null },
  { words: 'sbom', about: 'List what an image contains (a plugin)', nearest: 'docker history' },
  { words: 'context create', about: 'Make a context', nearest: 'docker --host' },
  { words: 'context export', about: 'Write a context to an archive', nearest: null },
  { words: 'context import', about: 'Read a context from an archive', nearest: null },
  { words: 'context rm', about: 'Remove contexts', nearest: null },
  { words: 'context update', about: 'Change a context', nearest: null },
  { words: 'manifest annotate', about: 'Add to an image of a manifest list', nearest: null },
  { words: 'manifest create', about: 'Make a manifest list', nearest: null },
  { words: 'manifest push', about: 'Send a manifest list to a registry', nearest: 'docker push' },
  { words: 'manifest rm', about: 'Forget manifest lists', nearest: null },
  { words: 'system dial-stdio', about: 'Pass the stream of the API on', nearest: null },
  { words: 'buildx bake', about: 'Build from a file of targets', nearest: 'docker build' },
  { words: 'buildx create', about: 'Make a builder', nearest: 'docker build' },
  { words: 'buildx dial-stdio', about: "Pass the stream of a builder's API on", nearest: null },
  { words: 'buildx history', about: 'Look at earlier builds', nearest: 'docker history' },
  { words: 'buildx rm', about: 'Remove builders', nearest: null },
  { words: 'buildx stop', about: 'Stop a builder', nearest: null },
  { words: 'buildx use', about: 'Choose a builder', nearest: null },
  { words: 'buildx inspect', about: 'Show what a builder can do', nearest: 'docker buildx ls' },
  { words: 'buildx imagetools create', about: 'Make an image of several', nearest: 'docker tag' },
];

function refuseOutside(io: Parameters<typeof fail>[0], words: string, nearest: string | null) {
  const hint = nearest === null ? '' : `\nNearest to it: ${nearest}`;
  return fail(io, `docker ${words} is not simulated on this host${hint}`, {
    kind: 'not-simulated',
    what: `docker ${words}`,
  });
}

/** Their own flags and arguments are not looked at. */
export const outside = OUTSIDE.map(({ words, about, nearest }) =>
  command(words, '', '0+', about, async ({ io }) => refuseOutside(io, words, nearest), { plugin: true }),
);

/** A command of this list, which takes any words. */
export const isOutside = new Set(outside);
