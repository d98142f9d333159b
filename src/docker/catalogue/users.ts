import { ALPINE_GROUP, ALPINE_PASSWD } from './images/alpine.ts';
import { DEBIAN_GROUP, DEBIAN_PASSWD } from './images/debian.ts';

interface OwnUser {
  readonly name: string;
  /** Of the user and of the group that has the user's name. */
  readonly id: number;
  readonly comment?: string;
  readonly home: string;
  readonly shell: string;
}

/** The lists of users and groups after an image's RUN has added one of its own. */
export function withUser(on: 'alpine' | 'debian', user: OwnUser): Readonly<Record<string, string>> {
  const { name, id, comment = '', home, shell } = user;
  return {
    '/etc/passwd': `${on === 'alpine' ? ALPINE_PASSWD : DEBIAN_PASSWD}${name}:x:${id}:${id}:${comment}:${home}:${shell}\n`,
    '/etc/group': `${on === 'alpine' ? ALPINE_GROUP : DEBIAN_GROUP}${name}:x:${id}:\n`,
  };
}
