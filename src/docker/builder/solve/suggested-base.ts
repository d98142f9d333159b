/** What a learner may have meant by a base image that is not there. */
import { suggested } from '../../dockerfile/suggest.ts';

const COMMON_IMAGES: readonly string[] = [
  'alpine',
  'busybox',
  'centos',
  'debian',
  'golang',
  'ubuntu',
  'fedora',
].flatMap(name => [name, `docker.io/library/${name}`, `${name}:latest`, `docker.io/library/${name}:latest`]);

/** The message with the nearest stage or well-known image after it, if one is near. */
export function suggestedBase(message: string, given: string, stages: readonly string[]): string {
  return suggested(message, given, [...stages, ...COMMON_IMAGES], true);
}
