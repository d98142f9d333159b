/** Packages whose functions programs on this host may call. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  fmt: ['Println', 'Printf', 'Print', 'Sprintf', 'Sprint', 'Sprintln', 'Fprintf', 'Fprintln', 'Fprint', 'Errorf'],
  os: [
    'Args',
    'Exit',
    'Getenv',
    'Hostname',
    'LookupEnv',
    'Stdout',
    'Stderr',
    'Getpid',
    'Getwd',
    'ReadFile',
    'WriteFile',
    'Environ',
  ],
  log: ['Println', 'Printf', 'Print', 'Fatal', 'Fatalf', 'Fatalln', 'SetFlags'],
  time: ['Sleep', 'Now', 'Second', 'Millisecond', 'Minute', 'Hour', 'Microsecond', 'RFC3339', 'Since', 'Duration'],
  strings: [
    'ToUpper',
    'ToLower',
    'Repeat',
    'Join',
    'Split',
    'Fields',
    'Contains',
    'HasPrefix',
    'HasSuffix',
    'TrimSpace',
    'Replace',
    'ReplaceAll',
    'Index',
    'Title',
    'Count',
    'Trim',
  ],
  strconv: ['Itoa', 'Atoi', 'Quote'],
  runtime: ['GOOS', 'GOARCH', 'Version', 'NumCPU'],
  errors: ['New'],
  math: ['Pi', 'Sqrt', 'Pow', 'Abs', 'Floor', 'Ceil', 'Max', 'Min'],
};

/** Packages of the standard library that the compiler knows and this host does not run. */
const STANDARD =
  /^(archive|bufio|bytes|cmp|compress|container|context|crypto|database|debug|embed|encoding|expvar|flag|go|hash|html|image|index|io|iter|log|maps|math|mime|net|path|plugin|reflect|regexp|runtime|slices|sort|sync|syscall|testing|text|unicode|unique|unsafe|os)(\/|$)/;

export function isStandard(path: string): boolean {
  return Object.hasOwn(PACKAGES, path) || STANDARD.test(path);
}

/** Names that every file knows. */
export const UNIVERSE = new Set(
  'append cap clear close complex copy delete imag len make max min new panic print println real recover true false nil iota string int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 byte rune float32 float64 bool error any []byte'.split(
    ' ',
  ),
);
