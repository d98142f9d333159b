import type { Said } from '../../grade/index.ts';
import { GLOSSARY } from './glossary/index.ts';
import { offering } from './offers.ts';

const NEAR: ReadonlyMap<string, readonly string[]> = new Map(GLOSSARY.map(({ key, near = [] }) => [key, near]));

/** An entry of the glossary, with those that lie near it to press. */
export function topic(key: string): Said {
  return offering({ code: `tutor.topic.${key}`, data: {} }, NEAR.get(key) ?? []);
}

export function isTopic(key: string): boolean {
  return NEAR.has(key);
}
