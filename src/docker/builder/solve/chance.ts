import { sha256 } from '../../filesystem/index.ts';

/** A number from 0 to 1 that depends on nothing but its arguments. */
export function chance(seed: number, ...purpose: readonly (string | number)[]): number {
  return Number.parseInt(sha256(`${seed}\0${purpose.join('\0')}`).slice(7, 19), 16) / 2 ** 48;
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** 25 characters as BuildKit's ids are: letters and digits, both present. */
export function reference(seed: number, ...purpose: readonly (string | number)[]): string {
  const digits = sha256(`${seed}\0reference\0${purpose.join('\0')}`).slice(7);
  let id = '';
  for (let at = 0; at < 25; at++) id += ALPHABET[Number.parseInt(digits.slice(at * 2, at * 2 + 4), 16) % 36];
  if (!/\d/u.test(id)) return `${id.slice(0, -1)}7`;
  return /[a-z]/u.test(id) ? id : `q${id.slice(1)}`;
}

export function uuid(seed: number, purpose: string): string {
  const hex = sha256(`${seed}\0uuid\0${purpose}`).slice(7);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-b${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
