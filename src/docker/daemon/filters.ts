import type { Filters } from '../engine/answer.ts';
import { type Answer, answer, refuse } from '../engine/answer.ts';
import { entryOf } from '../entry.ts';
import type { Instant } from '../outcome.ts';
import type { Work } from '../work.ts';
import { matches } from './pattern.ts';
import { notAMoment, parseMoment } from './time-filter.ts';

/** Refuses filters that the operation does not know. */
export function checkFilters(filters: Filters, known: readonly string[]): Answer<null> {
  for (const name of Object.keys(filters))
    if (!known.includes(name))
      return refuse('bad-request', name === '' ? 'invalid filter' : `invalid filter '${name}'`);
  return answer(null);
}

const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/** A filter that is true or false; `usual` when it is not given. */
export function booleanFilter(filters: Filters, name: string, usual: boolean): Answer<boolean> {
  const values = entryOf(filters, name);
  if (values === undefined || values.length === 0) return answer(usual);
  const yes = values.some(value => TRUE.includes(value) || value === '1');
  const no = values.some(value => FALSE.includes(value));
  if (yes === no || values.some(value => !TRUE.includes(value) && !FALSE.includes(value))) {
    return refuse('bad-request', `invalid filter '${name}=[${values.join(' ')}]'`);
  }
  return answer(yes);
}

/** Whether labels have every `key` or `key=value` of `label`, and none of `label!`. */
export function labelsMatch(filters: Filters, labels: Readonly<Record<string, string>> | null | undefined): boolean {
  const has = (wanted: string): boolean => {
    const equals = wanted.indexOf('=');
    if (equals < 0) return entryOf(labels, wanted) !== undefined;
    return entryOf(labels, wanted.slice(0, equals)) === wanted.slice(equals + 1);
  };
  return (filters.label ?? []).every(has) && !(filters['label!'] ?? []).some(has);
}

/** The moment of `until`; null when it is not given. */
export function untilFilter(filters: Filters, now: Instant): Answer<Instant | null> {
  const [value, ...more] = filters.until ?? [];
  if (value === undefined) return answer(null);
  if (more.length > 0) return refuse('bad-request', 'more than one until filter specified');
  const moment = parseMoment(value, now);
  return moment === null ? refuse('bad-request', notAMoment(value)) : answer(moment);
}

/** As Docker matches names in filters: the text itself, or a regular expression that may match anywhere. */
export function nameMatches(patterns: readonly string[] | undefined, name: string, work: Work): boolean {
  if (patterns === undefined || patterns.length === 0) return true;
  return patterns.some(pattern => pattern === name || matches(pattern, name, work) === true);
}
