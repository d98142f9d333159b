/** What the modules of Python have that are simulated in part: of such a name it is never said that there is none. Of Python 3.11. */
export const NAMES: Readonly<Record<string, string>> = {
  math:
    'acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 ' +
    'expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ' +
    'ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt tan ' +
    'tanh tau trunc ulp',
  os:
    'DirEntry F_OK O_APPEND O_ASYNC O_CREAT O_DIRECT O_DSYNC O_EXCL O_FSYNC O_NDELAY O_NOCTTY O_PATH O_RDONLY ' +
    'O_RDWR O_RSYNC O_SYNC O_TRUNC O_WRONLY PathLike R_OK W_OK X_OK abc abort access altsep chdir chmod chown ' +
    'chroot close closerange confstr confstr_names copy_file_range cpu_count ctermid curdir defpath ' +
    'device_encoding devnull dup dup2 environ environb error eventfd eventfd_read eventfd_write execl execle ' +
    'execlp execlpe execv execve execvp execvpe extsep fchdir fchmod fchown fdatasync fdopen fork forkpty ' +
    'fpathconf fsdecode fsencode fspath fstat fstatvfs fsync ftruncate fwalk get_blocking get_exec_path ' +
    'get_inheritable get_terminal_size getcwd getcwdb getegid getenv getenvb geteuid getgid getgrouplist ' +
    'getgroups getloadavg getlogin getpgid getpgrp getpid getppid getpriority getrandom getresgid getresuid ' +
    'getsid getuid getxattr initgroups isatty kill killpg lchown linesep link listdir listxattr lockf ' +
    'login_tty lseek lstat major makedev makedirs memfd_create minor mkdir mkfifo mknod name nice open openpty ' +
    'pardir path pathconf pathconf_names pathsep pidfd_open pipe pipe2 popen posix_fadvise posix_fallocate ' +
    'posix_spawn posix_spawnp pread preadv putenv pwrite pwritev read readlink readv register_at_fork remove ' +
    'removedirs removexattr rename renames replace rmdir scandir sched_get_priority_max sched_get_priority_min ' +
    'sched_getaffinity sched_getparam sched_getscheduler sched_param sched_rr_get_interval sched_setaffinity ' +
    'sched_setparam sched_setscheduler sched_yield sendfile sep set_blocking set_inheritable setegid seteuid ' +
    'setgid setgroups setpgid setpgrp setpriority setregid setresgid setresuid setreuid setsid setuid setxattr ' +
    'spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe splice st stat stat_result statvfs ' +
    'statvfs_result strerror supports_bytes_environ supports_dir_fd supports_effective_ids supports_fd ' +
    'supports_follow_symlinks symlink sync sys sysconf sysconf_names system tcgetpgrp tcsetpgrp terminal_size ' +
    'times times_result truncate ttyname umask uname uname_result unlink unsetenv urandom utime wait wait3 ' +
    'wait4 waitid waitid_result waitpid waitstatus_to_exitcode walk write writev',
  'os.path':
    'abspath altsep basename commonpath commonprefix curdir defpath devnull dirname exists expanduser ' +
    'expandvars extsep genericpath getatime getctime getmtime getsize isabs isdir isfile islink ismount join ' +
    'lexists normcase normpath os pardir pathsep realpath relpath samefile sameopenfile samestat sep split ' +
    'splitdrive splitext stat supports_unicode_filenames sys',
  time:
    'CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI ' +
    'CLOCK_THREAD_CPUTIME_ID altzone asctime clock_getres clock_gettime clock_gettime_ns clock_settime ' +
    'clock_settime_ns ctime daylight get_clock_info gmtime localtime mktime monotonic monotonic_ns ' +
    'perf_counter perf_counter_ns process_time process_time_ns pthread_getcpuclockid sleep strftime strptime ' +
    'struct_time thread_time thread_time_ns time time_ns timezone tzname tzset',
  json:
    'JSONDecodeError JSONDecoder JSONEncoder codecs decoder detect_encoding dump dumps encoder load loads ' + 'scanner',
  random:
    'BPF LOG4 NV_MAGICCONST RECIP_BPF Random SG_MAGICCONST SystemRandom TWOPI betavariate choice choices ' +
    'expovariate gammavariate gauss getrandbits getstate lognormvariate normalvariate paretovariate randbytes ' +
    'randint random randrange sample seed setstate shuffle triangular uniform vonmisesvariate weibullvariate',
  platform:
    'architecture collections freedesktop_os_release functools itertools java_ver libc_ver mac_ver machine ' +
    'node os platform processor python_branch python_build python_compiler python_implementation ' +
    'python_revision python_version python_version_tuple re release sys system system_alias uname uname_result ' +
    'version win32_edition win32_is_iot win32_ver',
  socket:
    'AF_INET AF_INET6 AF_UNIX SHUT_RDWR SOCK_DGRAM SOCK_STREAM SOL_SOCKET SO_REUSEADDR array close ' +
    'create_connection create_server dup errno error fromfd gaierror getaddrinfo getdefaulttimeout getfqdn ' +
    'gethostbyaddr gethostbyname gethostbyname_ex gethostname getnameinfo getprotobyname getservbyname ' +
    'getservbyport has_dualstack_ipv6 has_ipv6 herror htonl htons if_indextoname if_nameindex if_nametoindex ' +
    'inet_aton inet_ntoa inet_ntop inet_pton io ntohl ntohs os recv_fds selectors send_fds setdefaulttimeout ' +
    'sethostname socket socketpair sys timeout',
  datetime: 'MAXYEAR MINYEAR UTC date datetime datetime_CAPI sys time timedelta timezone tzinfo',
  collections: 'ChainMap Counter OrderedDict UserDict UserList UserString abc defaultdict deque namedtuple',
  itertools:
    'accumulate chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse ' +
    'groupby islice pairwise permutations product repeat starmap takewhile tee zip_longest',
  functools:
    'GenericAlias RLock WRAPPER_ASSIGNMENTS WRAPPER_UPDATES cache cached_property cmp_to_key get_cache_token ' +
    'lru_cache namedtuple partial partialmethod recursive_repr reduce singledispatch singledispatchmethod ' +
    'total_ordering update_wrapper wraps',
  string:
    'Formatter Template ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits ' +
    'printable punctuation whitespace',
  re:
    'A ASCII DEBUG DOTALL I IGNORECASE L LOCALE M MULTILINE Match NOFLAG Pattern RegexFlag S Scanner T ' +
    'TEMPLATE U UNICODE VERBOSE X compile copyreg enum error escape findall finditer fullmatch functools match ' +
    'purge search split sub subn template',
  typing:
    'ABCMeta AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator ' +
    'Awaitable BinaryIO ByteString CT_co Callable ChainMap ClassVar Collection Concatenate Container ' +
    'ContextManager Coroutine Counter DefaultDict Deque Dict EXCLUDED_ATTRIBUTES Final ForwardRef FrozenSet ' +
    'Generator Generic GenericAlias Hashable IO ItemsView Iterable Iterator KT KeysView List Literal ' +
    'LiteralString Mapping MappingView Match MethodDescriptorType MethodWrapperType MutableMapping ' +
    'MutableSequence MutableSet NamedTuple NamedTupleMeta Never NewType NoReturn NotRequired Optional ' +
    'OrderedDict ParamSpec ParamSpecArgs ParamSpecKwargs Pattern Protocol Required Reversible Self Sequence ' +
    'Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound ' +
    'T TYPE_CHECKING T_co T_contra Text TextIO Tuple Type TypeAlias TypeGuard TypeVar TypeVarTuple TypedDict ' +
    'Union Unpack VT VT_co V_co ValuesView WrapperDescriptorType abstractmethod assert_never assert_type cast ' +
    'clear_overloads collections contextlib dataclass_transform defaultdict final functools get_args ' +
    'get_origin get_overloads get_type_hints io is_typeddict no_type_check no_type_check_decorator operator ' +
    'overload re reveal_type runtime_checkable stdlib_re sys types warnings',
  dataclasses:
    'Field FrozenInstanceError FunctionType GenericAlias InitVar KW_ONLY MISSING abc asdict astuple builtins ' +
    'copy dataclass field fields functools inspect is_dataclass itertools keyword make_dataclass re replace ' +
    'sys types',
  abc:
    'ABC ABCMeta abstractclassmethod abstractmethod abstractproperty abstractstaticmethod get_cache_token ' +
    'update_abstractmethods',
  'http.server':
    'BaseHTTPRequestHandler CGIHTTPRequestHandler DEFAULT_ERROR_CONTENT_TYPE DEFAULT_ERROR_MESSAGE HTTPServer ' +
    'HTTPStatus SimpleHTTPRequestHandler ThreadingHTTPServer copy datetime email executable html http io ' +
    'itertools mimetypes nobody nobody_uid os posixpath select shutil socket socketserver sys test time urllib',
  logging:
    'BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Filterer Formatter ' +
    'GenericAlias Handler INFO LogRecord Logger LoggerAdapter Manager NOTSET NullHandler PercentStyle ' +
    'PlaceHolder RootLogger StrFormatStyle StreamHandler StringTemplateStyle Template WARN WARNING ' +
    'addLevelName atexit basicConfig captureWarnings collections critical currentframe debug disable error ' +
    'exception fatal getLevelName getLevelNamesMapping getLogRecordFactory getLogger getLoggerClass info io ' +
    'lastResort log logMultiprocessing logProcesses logThreads makeLogRecord os raiseExceptions re root ' +
    'setLogRecordFactory setLoggerClass shutdown sys threading time traceback warn warning warnings weakref',
  argparse:
    'Action ArgumentDefaultsHelpFormatter ArgumentError ArgumentParser ArgumentTypeError BooleanOptionalAction ' +
    'FileType HelpFormatter MetavarTypeHelpFormatter Namespace ONE_OR_MORE OPTIONAL PARSER REMAINDER ' +
    'RawDescriptionHelpFormatter RawTextHelpFormatter SUPPRESS ZERO_OR_MORE ngettext warnings',
  enum:
    'CONFORM CONTINUOUS DynamicClassAttribute EJECT Enum EnumCheck EnumMeta EnumType Flag FlagBoundary IntEnum ' +
    'IntFlag KEEP MappingProxyType NAMED_FLAGS ReprEnum STRICT StrEnum UNIQUE auto bin bltns global_enum ' +
    'global_enum_repr global_flag_repr global_str member nonmember pickle_by_enum_name pickle_by_global_name ' +
    'property reduce show_flag_values sys unique verify',
  pathlib:
    'EBADF ELOOP ENOENT ENOTDIR Path PosixPath PurePath PurePosixPath PureWindowsPath S_ISBLK S_ISCHR S_ISDIR ' +
    'S_ISFIFO S_ISLNK S_ISREG S_ISSOCK Sequence WindowsPath attrgetter fnmatch functools io ntpath os ' +
    'posixpath re sys urlquote_from_bytes warnings',
  signal:
    'Handlers ITIMER_PROF ITIMER_REAL ITIMER_VIRTUAL ItimerError NSIG SIGABRT SIGALRM SIGBUS SIGCHLD SIGCLD ' +
    'SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGIO SIGIOT SIGKILL SIGPIPE SIGPOLL SIGPROF SIGPWR SIGQUIT SIGRTMAX ' +
    'SIGRTMIN SIGSEGV SIGSTKFLT SIGSTOP SIGSYS SIGTERM SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2 ' +
    'SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ SIG_BLOCK SIG_DFL SIG_IGN SIG_SETMASK SIG_UNBLOCK Sigmasks Signals ' +
    'alarm default_int_handler getitimer getsignal pause pidfd_send_signal pthread_kill pthread_sigmask ' +
    'raise_signal set_wakeup_fd setitimer siginterrupt signal sigpending sigtimedwait sigwait sigwaitinfo ' +
    'strsignal struct_siginfo valid_signals',
  copy: 'Error copy deepcopy dispatch_table error',
  uuid:
    'Enum NAMESPACE_DNS NAMESPACE_OID NAMESPACE_URL NAMESPACE_X500 RESERVED_FUTURE RESERVED_MICROSOFT ' +
    'RESERVED_NCS RFC_4122 SafeUUID UUID bytes_ getnode int_ os platform sys uuid1 uuid3 uuid4 uuid5',
  contextlib:
    'AbstractAsyncContextManager AbstractContextManager AsyncContextDecorator AsyncExitStack ContextDecorator ' +
    'ExitStack GenericAlias MethodType abc aclosing asynccontextmanager chdir closing contextmanager deque ' +
    'nullcontext os redirect_stderr redirect_stdout suppress sys wraps',
};
