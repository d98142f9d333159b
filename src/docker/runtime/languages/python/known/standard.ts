/** What Python has, whether it is simulated here or not: of such a name it is never said that there is none. */

const MODULES = new Set(
  (
    'abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile calendar ' +
    'cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars ' +
    'copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip ' +
    'enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt ' +
    'getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io ' +
    'ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math mimetypes mmap ' +
    'modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib pdb ' +
    'pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile ' +
    'pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched ' +
    'secrets select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile ' +
    'sre_constants sre_parse ssl stat statistics string stringprep struct subprocess symtable sys sysconfig syslog ' +
    'tabnanny tarfile tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib trace ' +
    'traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uuid venv warnings wave ' +
    'weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo'
  ).split(' '),
);

/** Modules that a version took away: the first one without them. */
const GONE: readonly (readonly [minor: number, names: ReadonlySet<string>])[] = [
  [12, new Set('asynchat asyncore distutils imp smtpd'.split(' '))],
  [
    13,
    new Set(
      'aifc audioop cgi cgitb chunk crypt imghdr mailcap msilib nis nntplib ossaudiodev pipes sndhdr spwd sunau telnetlib uu xdrlib lib2to3'.split(
        ' ',
      ),
    ),
  ],
];

/** Whether a module comes with that Python: `3.12.9`. */
export function isStandardModule(name: string, version: string): boolean {
  const minor = Number(version.split('.')[1]);
  if (name.startsWith('_') && name !== '__future__') return false;
  return MODULES.has(name) || name === '__future__' || GONE.some(([first, names]) => minor < first && names.has(name));
}

const BUILTINS = new Set(
  (
    'ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError ' +
    'BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ' +
    'ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ' +
    'ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ' +
    'ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError ' +
    'KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented ' +
    'NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError ' +
    'RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration ' +
    'SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError ' +
    'UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError ' +
    'Warning ZeroDivisionError abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr ' +
    'classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float ' +
    'format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len license ' +
    'list locals map max memoryview min next object oct open ord pow print property quit range repr reversed round ' +
    'set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ __build_class__ __debug__ ' +
    'PythonFinalizationError'
  ).split(' '),
);

export const isBuiltin = (name: string): boolean => BUILTINS.has(name);

/** The members of the types, but those that all have. */
const MEMBERS: Readonly<Record<string, ReadonlySet<string>>> = {
  str: new Set(
    (
      'capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha ' +
      'isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower ' +
      'lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split ' +
      'splitlines startswith strip swapcase title translate upper zfill'
    ).split(' '),
  ),
  list: new Set('append clear copy count extend index insert pop remove reverse sort'.split(' ')),
  dict: new Set('clear copy fromkeys get items keys pop popitem setdefault update values'.split(' ')),
  set: new Set(
    (
      'add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset ' +
      'issuperset pop remove symmetric_difference symmetric_difference_update union update'
    ).split(' '),
  ),
  frozenset: new Set(
    'copy difference intersection isdisjoint issubset issuperset symmetric_difference union'.split(' '),
  ),
  tuple: new Set('count index'.split(' ')),
  bytes: new Set(
    (
      'capitalize center count decode endswith expandtabs find fromhex hex index isalnum isalpha isascii isdigit ' +
      'islower isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace ' +
      'rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper ' +
      'zfill'
    ).split(' '),
  ),
  int: new Set(
    'as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag numerator real to_bytes'.split(' '),
  ),
  float: new Set('as_integer_ratio conjugate fromhex hex imag is_integer real'.split(' ')),
  range: new Set('count index start step stop'.split(' ')),
  bool: new Set(
    'as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag numerator real to_bytes'.split(' '),
  ),
};

/** Members with two underscores that objects of Python may have. */
const SPECIAL = new Set(
  (
    '__abs__ __add__ __and__ __bool__ __ceil__ __class__ __class_getitem__ __contains__ __delattr__ __delitem__ ' +
    '__dir__ __divmod__ __doc__ __eq__ __float__ __floor__ __floordiv__ __format__ __ge__ __getattribute__ ' +
    '__getformat__ __getitem__ __getnewargs__ __getstate__ __gt__ __hash__ __iadd__ __iand__ __imul__ __index__ ' +
    '__init__ __init_subclass__ __int__ __invert__ __ior__ __isub__ __iter__ __ixor__ __le__ __len__ __lshift__ ' +
    '__lt__ __mod__ __mul__ __ne__ __neg__ __new__ __or__ __pos__ __pow__ __radd__ __rand__ __rdivmod__ __reduce__ ' +
    '__reduce_ex__ __repr__ __reversed__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __round__ __rpow__ ' +
    '__rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __setattr__ __setitem__ __sizeof__ __str__ __sub__ ' +
    '__subclasshook__ __truediv__ __trunc__ __xor__ __name__ __qualname__ __module__ __code__ __defaults__ ' +
    '__closure__ __globals__ __annotations__ __mro__ __bases__ __subclasses__ __call__ __get__ __self__ __func__ ' +
    '__wrapped__ __traceback__ __cause__ __context__ __notes__ __weakref__ __slots__ __path__ __file__ __loader__ ' +
    '__package__ __spec__ __next__'
  ).split(' '),
);

/** Whether a value of that type has such a member in Python. */
export function isMember(type: string, name: string): boolean {
  return MEMBERS[type]?.has(name) === true || SPECIAL.has(name);
}

/** All members of a type, for what is suggested in place of a name. */
export const membersOf = (type: string): readonly string[] => [...(MEMBERS[type] ?? []), ...SPECIAL];
