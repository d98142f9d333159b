/** A folder of the machine as files for a host: text and binary, modes kept, symlinks as they are. */
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../docker/index.ts';

export function readFolder(root: string): Files {
  const files: Record<string, Files[string]> = {};
  const walk = (directory: string, prefix: string): void => {
    for (const name of readdirSync(directory).sort()) {
      const path = join(directory, name);
      const inner = `${prefix}${name}`;
      const stat = lstatSync(path);
      if (stat.isSymbolicLink()) files[inner] = { symlink: readlinkSync(path) };
      else if (stat.isDirectory()) {
        if (readdirSync(path).length === 0) files[inner] = { dir: true };
        walk(path, `${inner}/`);
      } else if (stat.isFile()) {
        const bytes = readFileSync(path);
        files[inner] = { base64: bytes.toString('base64'), mode: stat.mode & 0o7777 };
      }
    }
  };
  walk(root, '');
  return files;
}
