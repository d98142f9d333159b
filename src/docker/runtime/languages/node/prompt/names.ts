import { NotSimulated } from '../../control.ts';
import { moduleObject, scopeOfModule, standard, standardModules } from '../library/modules.ts';
import { declare, within } from '../play/scope.ts';
import type { JsBinding, JsPlay, JsScope, JsValue } from '../value/values.ts';

/** What is known at the prompt of Node.js beside what every script knows. */

/** What the prompt itself remembers. */
export interface PromptMemory {
  /** What the last input came to: `_`. */
  last: JsValue;
  /** What was thrown last: `_error`. */
  failure: { readonly value: JsValue } | 'unknown' | null;
  /** `_` means what somebody gave it. */
  isTaken: boolean;
  /** Names that were declared once and for all. */
  readonly firm: Set<string>;
  /** Names that `var` and functions bind. */
  readonly loose: Set<string>;
  /** How many inputs were tried. */
  tried: number;
}

export function newMemory(): PromptMemory {
  return { last: undefined, failure: null, isTaken: false, firm: new Set(), loose: new Set(), tried: 0 };
}

/** The names of the prompt: modules of Node.js are there as soon as they are asked for. */
export function openNames(play: JsPlay, memory: PromptMemory): JsScope {
  const { globals } = play;
  for (const name of standardModules)
    if (/^[a-z]+$/.test(name) && !globals.names.has(name)) globals.names.set(name, lazy(play, name));
  const code = { path: '<repl>', source: '' };
  const given = within(null);
  scopeOfModule(play, given, code, moduleObject(play));
  for (const name of ['require', 'module']) declare(globals, name, given.names.get(name)?.value);
  globals.names.set('_', {
    isConst: false,
    ready: true,
    get value() {
      return memory.last;
    },
    set value(value) {
      memory.last = value;
      if (!memory.isTaken) play.machine.out('Expression assignment to _ now disabled.\n');
      memory.isTaken = true;
    },
  });
  globals.names.set('_error', {
    isConst: false,
    ready: true,
    get value() {
      if (memory.failure === 'unknown') throw new NotSimulated('_error of what cannot be read');
      return memory.failure?.value;
    },
    set value(_value) {
      throw new NotSimulated('an assignment to _error');
    },
  });
  return within(globals, {
    get value(): JsValue {
      throw new NotSimulated('`this` at the prompt');
    },
    home: null,
    cls: null,
  });
}

/** A module that stands under its name until something else does. */
function lazy(play: JsPlay, module: string): JsBinding {
  const { names } = play.globals;
  return {
    isConst: false,
    ready: true,
    get value() {
      return standard(play, module);
    },
    set value(value) {
      names.set(module, { value, isConst: false, ready: true });
    },
  };
}
