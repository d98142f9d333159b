import type { GoValue } from './value.ts';

/** What a field of a row is taken to come to before it is worked out. */
const FIELD = 50;

/** Letters that a value comes to when all of it is written, give or take: known before anything is. */
export function weightOf(value: GoValue): number {
  if (typeof value === 'string') return value.length;
  if (value === null || typeof value !== 'object') return 20;
  switch (value.kind) {
    case 'slice':
      return value.items.reduce<number>((sum, item) => sum + 1 + weightOf(item), 2);
    case 'map': {
      let sum = 2;
      for (const [key, item] of value.entries) sum += key.length + 1 + weightOf(item);
      return sum;
    }
    case 'struct':
      if (value.ownText !== null) return value.ownText.length;
      return value.fields.reduce((sum, field) => sum + field.name.length + 1 + weightOf(field.value), 2);
    case 'row':
      return Object.keys(value.fields).length * FIELD;
    case 'nil':
      return 5;
  }
}

/** How many letters or items a value has itself: what it costs to look through it once. */
export function lengthOf(value: GoValue): number {
  if (typeof value === 'string') return value.length;
  if (value === null || typeof value !== 'object') return 1;
  switch (value.kind) {
    case 'slice':
      return value.items.length;
    case 'map':
      return value.entries.size;
    case 'struct':
    case 'row':
    case 'nil':
      return 1;
  }
}

/** How many values without parts stand in a value: each is written with the width that was asked for. */
export function leavesOf(value: GoValue): number {
  if (value === null || typeof value !== 'object') return 1;
  switch (value.kind) {
    case 'slice':
      return value.items.reduce<number>((sum, item) => sum + leavesOf(item), 0);
    case 'map': {
      let sum = 0;
      for (const item of value.entries.values()) sum += 1 + leavesOf(item);
      return sum;
    }
    case 'struct':
      return value.ownText === null ? value.fields.reduce((sum, field) => sum + leavesOf(field.value), 0) : 1;
    case 'row':
      return Object.keys(value.fields).length;
    case 'nil':
      return 1;
  }
}
