/** The seven kinds of records beside the attempts' events. The numbers stand in the journal: they never change. */
import { SANDBOX } from '../../quiz/sandbox.ts';
import type {
  AttemptRow,
  ClassRecord,
  Person,
  PracticeRecord,
  SessionRecord,
  Setting,
  TokenRecord,
} from '../records.ts';
import { attemptRow, classRecord, person, practiceRecord, session, setting, tokenRecord } from '../schemas.ts';
import { type Collection, collection } from './collection.ts';
import type { Discarded } from './discarded.ts';

export interface Collections {
  readonly attempts: Collection<AttemptRow>;
  readonly people: Collection<Person>;
  readonly classes: Collection<ClassRecord>;
  readonly sessions: Collection<SessionRecord>;
  readonly settings: Collection<Setting>;
  readonly practice: Collection<PracticeRecord>;
  readonly tokens: Collection<TokenRecord>;
}

const none = (): readonly string[] => [];

export function makeCollections(discarded: Discarded): Collections {
  return {
    attempts: collection({
      discarded,
      name: 'attempts',
      kind: 16,
      shards: 32,
      schema: attemptRow,
      unique: none,
      groups: row => [
        ownedBy(row.person),
        ...(row.class === null ? [] : [countedIn(row.class)]),
        ...(row.summary.sitting === undefined ? [] : [SITTINGS]),
        ...(row.quiz === SANDBOX ? [SANDBOXES] : []),
      ],
    }),
    people: collection({
      discarded,
      name: 'people',
      kind: 17,
      shards: 16,
      schema: person,
      unique: namesOf,
      groups: each => [groupOf(each)],
    }),
    classes: collection({
      discarded,
      name: 'classes',
      kind: 18,
      shards: 1,
      schema: classRecord,
      unique: each => [each.code],
      groups: each => [...new Set([each.instructor, ...each.staff.map(({ person }) => person)])],
    }),
    sessions: collection({
      discarded,
      name: 'sessions',
      kind: 19,
      shards: 16,
      schema: session,
      unique: none,
      groups: each => (each.person === undefined ? [] : [ownedBy(each.person)]),
    }),
    settings: collection({
      discarded,
      name: 'settings',
      kind: 20,
      shards: 1,
      schema: setting,
      unique: none,
      groups: none,
    }),
    practice: collection({
      discarded,
      name: 'practice',
      kind: 21,
      shards: 32,
      schema: practiceRecord,
      unique: none,
      groups: none,
    }),
    tokens: collection({
      discarded,
      name: 'tokens',
      kind: 22,
      shards: 1,
      schema: tokenRecord,
      unique: none,
      groups: each => [
        ...(each.class === null ? [] : [countedIn(each.class)]),
        ...(each.person === null ? [] : [ownedBy(each.person)]),
      ],
    }),
  };
}

export const ownedBy = (personId: string): string => `person ${personId}`;
export const countedIn = (classId: string): string => `class ${classId}`;
export const loginOf = (loginKey: string): string => `login ${loginKey}`;
export const nameIn = (classId: string, nameKey: string): string => `name ${classId} ${nameKey}`;
export const INSTRUCTORS = 'instructors';
export const VISITORS = 'visitors';
export const SITTINGS = 'sittings';
export const SANDBOXES = 'sandboxes';

function namesOf(each: Person): readonly string[] {
  switch (each.kind) {
    case 'anonymous':
      return [];
    case 'instructor':
      return [loginOf(each.loginKey)];
    case 'student':
      return each.removedAt === null ? [nameIn(each.class, each.nameKey)] : [];
  }
}

function groupOf(each: Person): string {
  switch (each.kind) {
    case 'anonymous':
      return VISITORS;
    case 'instructor':
      return INSTRUCTORS;
    case 'student':
      return countedIn(each.class);
  }
}
