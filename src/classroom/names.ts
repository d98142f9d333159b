/** What people type: names, codes, PINs, passwords. Cleaned in one place, so that the same name is the same name everywhere. */
import { Fault } from '../fault.ts';

export const LIMITS = {
  name: 60,
  title: 120,
  login: 64,
  password: { min: 8, max: 256 },
  pin: { min: 4, max: 12 },
  roster: 500,
} as const;

/** NFC, one space between words, none around; nothing that does not print. */
export function cleanName(field: 'name' | 'title' | 'login', text: string): string {
  const clean = tidy(text);
  const reason = nameProblem(clean, LIMITS[field]);
  if (reason !== null) throw invalid(field, reason);
  return clean;
}

/** Signs without a width that come along when a name is pasted. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/gu;

export function tidy(text: string): string {
  return text.normalize('NFC').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
}

/** Why a tidy text cannot be a name of at most so many characters. */
export function nameProblem(clean: string, limit: number): 'empty' | 'long' | 'characters' | null {
  if (clean === '') return 'empty';
  if ([...clean].length > limit) return 'long';
  // Control characters, and those that turn the direction of what stands around them.
  return /[\p{Cc}\p{Co}\p{Cn}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(clean) ? 'characters' : null;
}

/** Under which a login is unique, and a name was before look-alikes were told apart. */
export function keyOf(name: string): string {
  return name.normalize('NFKC').toLocaleLowerCase('ru').replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim();
}

/** Latin letters, in lower case, that stand for Cyrillic ones where a keyboard was left in the wrong language for a letter. */
const LATIN_ALIKE: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/**
 * Under which a student's name is unique in a class: «Пётр Иванов» and «петр  иванов» are one student who types in a hurry, and so is who has
 * a Latin letter in a Cyrillic name, or a sign that nobody sees.
 */
export function nameKeyOf(name: string): string {
  const key = keyOf(name.replace(/\p{Cf}/gu, ''));
  return /\p{Script=Cyrillic}/u.test(key) ? key.replace(/[a-z]/g, letter => LATIN_ALIKE[letter] ?? letter) : key;
}

export function checkPassword(password: string): void {
  const length = [...password].length;
  if (length < LIMITS.password.min) throw invalid('password', 'short');
  if (length > LIMITS.password.max) throw invalid('password', 'long');
}

/** Digits: typed on any keyboard. */
export function checkPin(pin: string): void {
  if (!/^\d*$/.test(pin)) throw invalid('pin', 'characters');
  if (pin.length < LIMITS.pin.min) throw invalid('pin', 'short');
  if (pin.length > LIMITS.pin.max) throw invalid('pin', 'long');
}

/** A PIN that an instructor hands over: six digits of chance. */
export function makePin(random: (bytes: number) => Uint8Array): string {
  return String(Buffer.from(random(4)).readUInt32LE() % 1_000_000).padStart(6, '0');
}

/** No 0, O, 1, I: 32 signs, five bits each. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 6;

/** `QUAY-7K`: 30 bits of chance. */
export function makeCode(random: (bytes: number) => Uint8Array): string {
  const signs = [...random(CODE_LENGTH)].map(byte => ALPHABET[byte % ALPHABET.length] ?? '').join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** Cyrillic letters that look like those of the alphabet, for a keyboard left in Russian. */
const ALIKE: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
};

/** The code as it is kept; null when no code can look so. */
export function readCode(typed: string): string | null {
  const signs = [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ].map(sign => ALIKE[sign] ?? sign);
  if (signs.length !== CODE_LENGTH || signs.some(sign => !ALPHABET.includes(sign))) return null;
  return `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`;
}

/** `place`: which of several it is, counted from 0. */
export function invalid(
  field: string,
  reason: 'empty' | 'long' | 'short' | 'characters' | 'unknown',
  place?: number,
): Fault {
  return new Fault('invalid', `${field}: ${reason}`, { field, reason, ...(place === undefined ? {} : { place }) });
}
