import { type Listed, readListed } from './listed.ts';
import { LISTED_LANGUAGES } from './listed-languages.ts';
import { LISTED_SERVERS } from './listed-servers.ts';

const read = new Map<string, Listed>();

/** A list is read when it is asked for first. */
export function listedText(key: string, text: string): () => Listed {
  return () => {
    const known = read.get(key) ?? readListed(text);
    read.set(key, known);
    return known;
  };
}

/** What an official image was released as. */
export function listedAs(name: string): () => Listed {
  return listedText(name, LISTED_LANGUAGES[name] ?? LISTED_SERVERS[name] ?? '');
}
