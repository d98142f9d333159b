/**
 * The sandbox: a quiz that asks nothing. Its attempts are journalled, folded and resumed like any other, and there is only the host to be worked at. Nobody writes it: it
 * stands here, so every part of the service has it without reading it.
 */
import { hash } from 'node:crypto';
import type { ProfileName } from '../docker/index.ts';
import type { HostSetup, Quiz, QuizProse } from './quiz.ts';

/** In the place of a quiz's folder. */
export const SANDBOX = 'sandbox';

/** An empty folder on a host without images, for each release. One that was begun is read for ever: these are added to, and never changed. */
const SETUPS: readonly (HostSetup & { readonly profile: ProfileName })[] = (['28', '29'] as const).map(profile => ({
  platform: 'linux/arm64',
  profile,
  directory: '/home/student',
  files: {},
  images: [],
}));

/** What is said in it comes from the interface's own words. */
const WORDLESS: QuizProse = { title: '', summary: '', intro: '', questions: {} };

export const SANDBOXES: readonly Quiz[] = SETUPS.map(host => ({
  id: SANDBOX,
  digest: hash('sha256', JSON.stringify([SANDBOX, host])),
  number: 0,
  navigation: 'free',
  glossary: 'open',
  host,
  starts: {},
  questions: [],
  prose: { ru: WORDLESS, en: WORDLESS },
}));

export function isSandbox({ id }: Pick<Quiz, 'id'>): boolean {
  return id === SANDBOX;
}

/** Of what a command printed: enough to tell whether another run of it printed the same. */
export function printedDigest(parts: readonly string[]): string {
  return hash('sha256', parts.join('\0')).slice(0, 16);
}

/** The one that is begun with this release now. */
export function sandboxWith(profile: ProfileName): Quiz {
  const found = SANDBOXES.findLast(({ host }) => host.profile === profile);
  if (found === undefined) throw new RangeError(`no sandbox with Docker ${profile}`);
  return found;
}
