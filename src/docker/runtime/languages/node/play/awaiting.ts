import { NotSimulated } from '../../control.ts';
import { joined } from '../../size.ts';
import type { JsExpression } from '../read/syntax.ts';
import { operate, text, truthy } from '../value/convert.ts';
import { get } from '../value/members.ts';
import { arrayOf, type JsPlay, type JsScope, type JsValue, objectOf, type Paused, prop } from '../value/values.ts';
import { evaluate, invoke, named, operated, placed, store, taken } from './evaluate.ts';
import { itemsOf } from './iterate.ts';
import { assign } from './scope.ts';

type Evaluation = Generator<Paused, JsValue, JsValue>;

/** An expression in which something is waited for, or handed out: part by part. */
export function* evaluateSteps(play: JsPlay, each: JsExpression, scope: JsScope): Evaluation {
  if (!each.awaits) return evaluate(play, each, scope);
  switch (each.type) {
    case 'await':
      return yield { kind: 'await', of: yield* evaluateSteps(play, each.value, scope) };
    case 'yield': {
      if (each.from) throw new NotSimulated('`yield*`');
      return yield {
        kind: 'yield',
        of: each.value === null ? undefined : yield* evaluateSteps(play, each.value, scope),
      };
    }
    case 'binary': {
      const left = yield* evaluateSteps(play, each.left, scope);
      return operate(play, each.operator, left, yield* evaluateSteps(play, each.right, scope));
    }
    case 'logical': {
      const left = yield* evaluateSteps(play, each.left, scope);
      const decided =
        each.operator === '??' ? left !== null && left !== undefined : truthy(left) === (each.operator === '||');
      return decided ? left : yield* evaluateSteps(play, each.right, scope);
    }
    case 'choice':
      return yield* evaluateSteps(
        play,
        truthy(yield* evaluateSteps(play, each.test, scope)) ? each.yes : each.no,
        scope,
      );
    case 'unary':
      if (each.operator === 'typeof' || each.operator === 'delete')
        throw new NotSimulated(`\`await\` behind ${each.operator}`);
      return operated(play, each.operator, yield* evaluateSteps(play, each.operand, scope));
    case 'template': {
      const parts: string[] = [];
      for (const [at, said] of each.texts.entries()) {
        parts.push(said);
        const value = each.values[at];
        if (value !== undefined) parts.push(text(play, yield* evaluateSteps(play, value, scope)));
      }
      return joined(parts, '');
    }
    case 'sequence': {
      let last: JsValue;
      for (const item of each.items) last = yield* evaluateSteps(play, item, scope);
      return last;
    }
    case 'array':
      return arrayOf(play, yield* listed(play, each.items, scope));
    case 'object':
      return yield* tabled(play, each, scope);
    case 'member': {
      const of = yield* evaluateSteps(play, each.of, scope);
      if (each.optional) throw new NotSimulated('`?.` behind `await`');
      return taken(play, of, each.name, each.nameAt);
    }
    case 'item': {
      const of = yield* evaluateSteps(play, each.of, scope);
      const key = yield* evaluateSteps(play, each.key, scope);
      return taken(play, of, text(play, key), each.key.at);
    }
    case 'call':
      return yield* called(play, each, scope);
    case 'new': {
      const cls = evaluate(play, each.callee, scope);
      return invoke(
        play,
        { callee: each.callee, value: cls, self: undefined, isNew: true },
        yield* listed(play, each.args, scope),
      );
    }
    case 'assign':
      return yield* assigned(play, each, scope);
    default:
      throw new NotSimulated('`await` here');
  }
}

function* listed(play: JsPlay, items: readonly JsExpression[], scope: JsScope): Generator<Paused, JsValue[], JsValue> {
  const found: JsValue[] = [];
  for (const each of items)
    if (each.type === 'spread') found.push(...itemsOf(play, yield* evaluateSteps(play, each.value, scope), 'object'));
    else found.push(yield* evaluateSteps(play, each, scope));
  return found;
}

function* tabled(play: JsPlay, each: JsExpression & { type: 'object' }, scope: JsScope): Evaluation {
  const made = objectOf(play);
  for (const entry of each.entries) {
    if (entry.kind !== 'value' || typeof entry.key !== 'string')
      throw new NotSimulated('`await` in an object with such members');
    made.props.set(entry.key, prop(named(yield* evaluateSteps(play, entry.value, scope), entry.value, entry.key)));
  }
  return made;
}

function* called(play: JsPlay, each: JsExpression & { type: 'call' }, scope: JsScope): Evaluation {
  const { callee } = each;
  if (callee.type === 'super' || each.optional || callee.type === 'chain')
    throw new NotSimulated('`await` in such a call');
  let self: JsValue;
  let value: JsValue;
  if (callee.type === 'member' || callee.type === 'item') {
    if (callee.awaits) {
      self = yield* evaluateSteps(play, callee.of, scope);
      const key = callee.type === 'member' ? callee.name : text(play, yield* evaluateSteps(play, callee.key, scope));
      value = get(play, self, key);
    } else ({ of: self, value } = placed(play, callee, scope));
  } else value = yield* evaluateSteps(play, callee, scope);
  const args = yield* listed(play, each.args, scope);
  return invoke(play, { callee, value, self, isNew: false }, args);
}

function* assigned(play: JsPlay, each: JsExpression & { type: 'assign' }, scope: JsScope): Evaluation {
  const { target, operator } = each;
  if (target.type !== 'place') throw new NotSimulated('`await` in such an assignment');
  if (operator === '=') {
    const value = yield* evaluateSteps(play, each.value, scope);
    if (target.value.type === 'name') assign(play, scope, target.value.name, value, each.at);
    else store(play, target.value, value, scope);
    return value;
  }
  if (['&&=', '||=', '??='].includes(operator)) throw new NotSimulated(`\`await\` behind \`${operator}\``);
  const before = evaluate(play, target.value, scope);
  const made = operate(play, operator.slice(0, -1), before, yield* evaluateSteps(play, each.value, scope));
  store(play, target.value, made, scope);
  return made;
}
