import { NotSimulated } from '../../control.ts';
import type { Machine } from '../../machine.ts';
import { className, nativeClass, OBJECT } from '../value/classes.ts';
import { raised, typeError } from '../value/errors.ts';
import { itemsOf, iteratorOf } from '../value/iterate.ts';
import {
  builtin,
  listOf,
  type PyCall,
  type PyModule,
  type PyNative,
  type PyPlay,
  type PyTuple,
  type PyValue,
  tupleOf,
} from '../value/values.ts';
import { moduleFrom } from './module.ts';

/** Ends the script: with a number, or with a message and 1. */
export function quit([code = null]: readonly PyValue[]): never {
  throw raised('SystemExit', ...(code === null ? [] : [code]));
}

const STREAM = nativeClass('TextIOWrapper', [OBJECT], null, '_io');

function stream(name: string, methods: Readonly<Record<string, PyCall>>): PyNative {
  const names = new Map<string, PyValue>(Object.entries(methods).map(([key, call]) => [key, builtin(key, call)]));
  for (const key of ['buffer', 'encoding', 'fileno', 'closed', 'close', 'mode', 'seek', 'tell'])
    if (!names.has(key))
      names.set(
        key,
        builtin(key, () => unmet(`.${key} of ${name}`)),
      );
  names.set('name', name);
  return { kind: 'native', cls: STREAM, names, state: null };
}

function writer(name: string, write: (text: string) => void): PyNative {
  const put = (text: PyValue): bigint => {
    if (typeof text !== 'string') throw typeError(`write() argument must be str, not ${className(text)}`);
    write(text);
    return BigInt([...text].length);
  };
  return stream(name, {
    write: (_play, [text = null]) => put(text),
    writelines: (play, [lines = null]) => {
      for (const each of itemsOf(play, lines)) put(each);
      return null;
    },
    flush: () => null,
    isatty: () => unmet(`.isatty of ${name}`),
    reconfigure: () => null,
  });
}

function reader(machine: Machine): PyNative {
  function* lines(): Generator<PyValue, void> {
    for (let line = machine.readLine(); line !== null; line = machine.readLine()) yield `${line}\n`;
  }
  return stream('<stdin>', {
    readline: () => {
      const line = machine.readLine();
      return line === null ? '' : `${line}\n`;
    },
    read: () => [...lines()].join(''),
    readlines: () => listOf([...lines()]),
    isatty: () => unmet('.isatty of <stdin>'),
    __iter__: () => iteratorOf(lines(), 'file'),
  });
}

export function sys(play: PyPlay): PyModule {
  const { machine, version } = play;
  const [major = 3, minor = 12, micro = 0] = version.split('.').map(Number);
  const info = tupleOf([BigInt(major), BigInt(minor), BigInt(micro), 'final', 0n]);
  const [stdout, stderr, stdin] = [
    writer('<stdout>', text => machine.out(text)),
    writer('<stderr>', text => machine.err(text)),
    reader(machine),
  ];
  return moduleFrom(
    'sys',
    {
      exit: (_play, args) => quit(args),
      getrecursionlimit: () => 1000n,
      setrecursionlimit: () => null,
      getdefaultencoding: () => 'utf-8',
      intern: (_play, [text = '']) => text,
      getsizeof: () => unmet('sys.getsizeof'),
    },
    {
      argv: listOf([...machine.argv]),
      version: `${version} (main, Feb 25 2025, 04:10:21) [GCC 12.2.0]`,
      version_info: versionInfo(info),
      platform: 'linux',
      prefix: '/usr/local',
      maxsize: 2n ** 63n - 1n,
      byteorder: 'little',
      path: listOf([play.path.startsWith('/') ? play.path.replace(/\/[^/]*$/, '') || '/' : '']),
      stdout,
      stderr,
      stdin,
    },
    'executable abiflags api_version base_exec_prefix base_prefix breakpointhook call_tracing copyright displayhook dont_write_bytecode exc_info excepthook exception exec_prefix flags float_info float_repr_style getallocatedblocks getfilesystemencoding getrefcount getswitchinterval gettrace getprofile hash_info hexversion implementation int_info is_finalizing last_exc maxunicode meta_path modules orig_argv path_hooks path_importer_cache platlibdir ps1 ps2 pycache_prefix set_int_max_str_digits setprofile setswitchinterval settrace stdlib_module_names thread_info unraisablehook warnoptions builtin_module_names _getframe',
  );
}

/** A tuple whose parts have names. */
function versionInfo(info: PyTuple): PyValue {
  const cls = nativeClass('sys.version_info', [OBJECT], null, 'sys');
  const fields: readonly string[] = ['major', 'minor', 'micro', 'releaselevel', 'serial'];
  for (const [at, name] of fields.entries()) cls.names.set(name, info.items[at] as PyValue);
  cls.names.set('_fields', tupleOf(fields));
  return { kind: 'tuple', items: info.items, cls };
}

function unmet(what: string): never {
  throw new NotSimulated(what);
}
