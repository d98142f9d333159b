import { nativeClass, OBJECT } from './classes.ts';
import { type ErrorPart, type PyClass, type PyInstance, type PyValue, Raise } from './values.ts';

/** The exceptions that Python gives, each below what it is a kind of. */
const TREE: readonly (readonly [name: string, ...kinds: string[]])[] = [
  ['BaseException', 'Exception', 'KeyboardInterrupt', 'SystemExit', 'GeneratorExit'],
  [
    'Exception',
    'ArithmeticError',
    'AssertionError',
    'AttributeError',
    'BufferError',
    'EOFError',
    'ImportError',
    'LookupError',
    'MemoryError',
    'NameError',
    'OSError',
    'ReferenceError',
    'RuntimeError',
    'StopIteration',
    'StopAsyncIteration',
    'SyntaxError',
    'SystemError',
    'TypeError',
    'ValueError',
    'Warning',
  ],
  ['ArithmeticError', 'FloatingPointError', 'OverflowError', 'ZeroDivisionError'],
  ['ImportError', 'ModuleNotFoundError'],
  ['LookupError', 'IndexError', 'KeyError'],
  ['NameError', 'UnboundLocalError'],
  [
    'OSError',
    'BlockingIOError',
    'ChildProcessError',
    'ConnectionError',
    'FileExistsError',
    'FileNotFoundError',
    'InterruptedError',
    'IsADirectoryError',
    'NotADirectoryError',
    'PermissionError',
    'ProcessLookupError',
    'TimeoutError',
  ],
  ['ConnectionError', 'BrokenPipeError', 'ConnectionAbortedError', 'ConnectionRefusedError', 'ConnectionResetError'],
  ['RuntimeError', 'NotImplementedError', 'RecursionError'],
  ['SyntaxError', 'IndentationError'],
  ['ValueError', 'UnicodeError'],
  ['UnicodeError', 'UnicodeDecodeError', 'UnicodeEncodeError'],
  [
    'Warning',
    'DeprecationWarning',
    'FutureWarning',
    'ResourceWarning',
    'RuntimeWarning',
    'SyntaxWarning',
    'UserWarning',
  ],
];

function made(): ReadonlyMap<string, PyClass> {
  const all = new Map<string, PyClass>([['BaseException', nativeClass('BaseException', [OBJECT])]]);
  for (const [name, ...kinds] of TREE) {
    const base = all.get(name) as PyClass;
    for (const kind of kinds) all.set(kind, nativeClass(kind, [base]));
  }
  return all;
}

export const EXCEPTIONS = made();

export function exceptionClass(name: string): PyClass {
  const found = EXCEPTIONS.get(name);
  if (found === undefined) throw new Error(`no exception ${name}`);
  return found;
}

export const BASE_EXCEPTION = exceptionClass('BaseException');

export function newError(cls: PyClass, args: readonly PyValue[]): PyInstance {
  const error: ErrorPart = { args, trace: [], cause: null, context: null, quiet: false, seen: false, hint: '' };
  return { kind: 'instance', cls, names: new Map(), error };
}

/** An exception of Python's own, to be thrown. */
export function raised(kind: string, ...args: readonly PyValue[]): Raise {
  return new Raise(newError(exceptionClass(kind), args));
}

export function typeError(message: string): Raise {
  return raised('TypeError', message);
}

/** An exception with what its traceback adds to it. */
export function hinted(raise: Raise, hint: string): Raise {
  if (raise.value.error !== null) raise.value.error.hint = hint;
  return raise;
}
