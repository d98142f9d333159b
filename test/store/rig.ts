/** The tests' world: a folder of their own, a clock that stands, records in one line. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type StoreOptions } from '../../src/store/lowdb/store.ts';
import type { AttemptRow, ClassRecord, Instructor, Person, Student } from '../../src/store/records.ts';
import type { Store } from '../../src/store/store.ts';
import type { AttemptEvent } from '../../src/tutor/attempt.ts';

export const NOW = Date.UTC(2026, 10, 23, 10);

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'drydock-store-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export function open(directory: string, options: Partial<StoreOptions> = {}): Promise<Store> {
  return openStore({ directory, now: () => NOW, ...options });
}

/** The journal's files, oldest first. */
export function segmentsOf(folder: string): string[] {
  return readdirSync(join(folder, 'journal'))
    .sort()
    .map(name => join(folder, 'journal', name));
}

export function documentsOf(folder: string): string[] {
  return readdirSync(join(folder, 'documents'))
    .sort()
    .map(name => join(folder, 'documents', name));
}

export function bytesOf(path: string): Buffer {
  return readFileSync(path);
}

export function begun(): AttemptEvent {
  return { seq: 1, at: NOW, kind: 'begun', quiz: 'docker/01-test', digest: 'sha256:00', simulator: 1, seed: 1 };
}

export function input(seq: number, client = `client-${seq}`): AttemptEvent {
  return {
    seq,
    at: NOW + seq,
    kind: 'input',
    client,
    input: { kind: 'line', line: `docker images # ${seq} «ё»`, columns: 80 },
  };
}

/** `begun` and inputs up to `last`. */
export function events(last: number): AttemptEvent[] {
  return Array.from({ length: last }, (_, index) => (index === 0 ? begun() : input(index + 1)));
}

export function instructor(id: string, login = id): Instructor {
  return {
    kind: 'instructor',
    id,
    locale: 'ru',
    since: NOW,
    name: login,
    login,
    loginKey: login,
    password: 'hash',
    credentialsAt: NOW,
  };
}

export function student(id: string, classId: string, name: string): Student {
  return {
    kind: 'student',
    id,
    locale: 'ru',
    since: NOW,
    class: classId,
    name,
    nameKey: name.toLowerCase(),
    pin: 'hash',
    credentialsAt: NOW,
    visitors: [],
    removedAt: null,
  };
}

export function visitor(id: string): Person {
  return { kind: 'anonymous', id, locale: 'ru', since: NOW, seen: NOW, became: null };
}

export function group(id: string, code: string, owner = 'teacher-1'): ClassRecord {
  return {
    id,
    instructor: owner,
    staff: [],
    code,
    title: 'Группа 1',
    locale: 'ru',
    quizzes: null,
    joining: true,
    since: NOW,
  };
}

export function row(id: string, person: string, classId: string | null, seq = 1): AttemptRow {
  return {
    id,
    person,
    class: classId,
    quiz: 'docker/01-test',
    digest: 'sha256:00',
    seed: 1,
    startedAt: NOW,
    summary: { seq, at: NOW, finishedAt: null, score: 0, points: 1, current: 0, questions: [] },
  };
}
