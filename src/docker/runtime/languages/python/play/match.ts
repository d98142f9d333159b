import type { Pattern, Statement } from '../read/syntax.ts';
import { equal, truthy } from '../value/compare.ts';
import { isKind, type PyPlay, type PyScope, type PyValue } from '../value/values.ts';
import { evaluate } from './expressions.ts';
import { assignName } from './names.ts';
import type { Run, Steps } from './steps.ts';

export function* runMatch(play: PyPlay, each: Statement & { type: 'match' }, scope: PyScope, run: Run): Steps {
  const subject = evaluate(play, each.subject, scope);
  for (const { pattern, guard, body } of each.cases) {
    if (!fits(play, pattern, subject, scope)) continue;
    if (guard === null || truthy(play, evaluate(play, guard, scope))) return yield* run(play, body, scope);
  }
  return null;
}

function fits(play: PyPlay, pattern: Pattern, subject: PyValue, scope: PyScope): boolean {
  switch (pattern.type) {
    case 'value': {
      const value = evaluate(play, pattern.value, scope);
      return typeof value === 'boolean' || value === null ? value === subject : equal(play, value, subject);
    }
    case 'capture':
      if (pattern.name !== null) assignName(scope, pattern.name, subject);
      return true;
    case 'or':
      return pattern.any.some(each => fits(play, each, subject, scope));
    case 'sequence':
      if (!isKind(subject, 'list') && !isKind(subject, 'tuple')) return false;
      return (
        subject.items.length === pattern.items.length &&
        pattern.items.every((each, at) => fits(play, each, subject.items[at] as PyValue, scope))
      );
    case 'as':
      if (!fits(play, pattern.pattern, subject, scope)) return false;
      assignName(scope, pattern.name, subject);
      return true;
  }
}
