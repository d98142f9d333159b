import { existsSync, readFileSync } from 'node:fs';

/** Answers recorded from Docker's own packages. They lie beside the repository, and are not part of it. */
export function recorded<Case>(name: string): readonly Case[] {
  const file = new URL(`../../../../shared/conformance/${name}.json`, import.meta.url);
  if (!existsSync(file)) return [];
  const { cases }: { cases: readonly Case[] } = JSON.parse(readFileSync(file, 'utf8'));
  return cases;
}
