import { basename, dirname, join, relative, resolve } from 'node:path';

/**
 * What a quiz is called by its folder, `docker/04-dockerfile`: the way from the folder called quizzes, else the last two folders,
 * what cannot stand in a name taken for dashes.
 */
export function quizIdOf(folder: string): string {
  const whole = resolve(folder);
  const marker = `${join('/', 'quizzes')}/`;
  const at = whole.lastIndexOf(marker);
  if (at >= 0) return relative(whole.slice(0, at + marker.length), whole);
  const plain = (name: string): string =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'quiz';
  return `${plain(basename(dirname(whole)))}/${plain(basename(whole))}`;
}
