/** What forms, addresses and queries may hold. Strict: a field that no form has is refused, not passed over. */
import * as z from 'zod';

export const nothing = z.strictObject({});
/** Ids of attempts, classes and people. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
/** Shape alone: whether there is such a quiz is asked of the list of those read from disk. */
export const quizId = z.string().max(128);
/** A code as people type it: the classroom knows its alphabet. */
export const classCode = z.string().min(1).max(24);
export const personName = z.string().max(200);
export const pin = z.string().max(64);
export const password = z.string().max(256);
export const title = z.string().max(200);
export const token = z.string().regex(/^[A-Za-z0-9_-]{8,128}$/);
/** Place of a quiz in the course, in an address. */
export const place = z
  .string()
  .regex(/^[1-9]\d{0,2}$/)
  .transform(Number);

/** A page of our own to go back to: a path, never another host, never a way out of the path's form. */
export const localPath = z
  .string()
  .max(512)
  .regex(/^\/(?![/\\])[!-[\]-~]*$/);
