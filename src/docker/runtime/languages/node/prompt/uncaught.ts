import { NotSimulated } from '../../control.ts';
import { inspect } from '../value/inspect.ts';
import { isObject, type JsMade, type JsPlay, type JsValue, prop } from '../value/values.ts';
import type { PromptMemory } from './names.ts';

/** The longest line that stands beside `Uncaught`. */
const WIDTH = 80;

/** Where a text cannot be read, functions at work are nothing that the prompt tells. */
function protoOfUnread({ globals }: JsPlay): JsValue {
  const cls = globals.names.get('SyntaxError')?.value;
  return isObject(cls) ? cls.props.get('prototype')?.value : null;
}

/** What the prompt says of a value that nobody catches, which `_error` is from now on. */
export function uncaughtAtPrompt(play: JsPlay, memory: PromptMemory, value: JsValue): string {
  memory.failure = 'unknown';
  if (isObject(value) && value.tag === 'error') {
    const own = (value.data as JsMade | null)?.own ?? null;
    if (own === null) throw new NotSimulated('an error whose stack is not known and that nobody catches');
    // Its stack stays cut off.
    const isUnread = value.proto === protoOfUnread(play);
    value.props.set('stack', prop(isUnread ? own.replace(/\n {4}at .*/g, '') : own, false));
  }
  memory.failure = { value };
  const text = inspect(play, value);
  const isBracketed = isObject(value) && value.tag === 'error' && text.startsWith('[') && text.endsWith(']');
  const said = isBracketed ? text.slice(1, -1) : text;
  const lines = said.split(/(?<=\n)/);
  const at = lines.findIndex(line => /^\[?([A-Z][a-z0-9_]*)*Error/.test(line));
  if (at < 0) return `Uncaught${lines.length === 1 ? ' ' : ':\n'}${said}\n`;
  return `${lines.map((line, each) => (each !== at ? line : line.length <= WIDTH ? `Uncaught ${line}` : `Uncaught:\n${line}`)).join('')}\n`;
}
