/** How an applet of busybox is called. */
export interface Applet {
  /** The line after `Usage: `. */
  readonly usage: string;
  /** As getopt takes them: letters, `:` after one with a value, `::` when the value must stand beside it, `+` in front when
   * options end at the first operand. Null: the applet reads its words itself. */
  readonly options: string | null;
  /** Names of long options, with `=` when they take a value. */
  readonly long: readonly string[];
  /** How many operands there must be. */
  readonly least: number;
  /** `-5` is a number of lines. */
  readonly numbers: boolean;
  readonly code: number;
}

interface More {
  readonly long?: string;
  readonly least?: number;
  readonly numbers?: boolean;
  readonly code?: number;
}

function applet(usage: string, options: string | null, more: More = {}): Applet {
  return {
    usage,
    options,
    long: more.long === undefined ? [] : more.long.split(' '),
    least: more.least ?? 0,
    numbers: more.numbers ?? false,
    code: more.code ?? 1,
  };
}

const SUM = '[-c[sw]] [FILE]...';
const ASH = "[-il] [-|+Cabefmnuvx] [-|+o OPT]... [-c 'SCRIPT' [ARG0 ARGS] | FILE ARGS | -s ARGS]";
const GREP = '[-HhnlLoqvsrRiwFEz] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]...';
const GREP_OPTIONS = 'lnqvscFiHhe:f:LorRm:wxA:B:C:EzIyP';

/** The applets whose calls are checked before they run, with the usage lines of BusyBox 1.35. */
export const APPLETS: Readonly<Record<string, Applet>> = {
  addgroup: applet('addgroup [-g GID] [-S] [USER] GROUP', null),
  adduser: applet('adduser [OPTIONS] USER [GROUP]', null),
  ash: applet(`ash ${ASH}`, null),
  awk: applet('awk [OPTIONS] [AWK_PROGRAM] [FILE]...', null, { least: 1 }),
  base64: applet('base64 [-d] [-w COL] [FILE]', 'dw:', { long: 'decode wrap=' }),
  basename: applet('basename FILE [SUFFIX] | -a FILE... | -s SUFFIX FILE...', null, { least: 1 }),
  busybox: applet('busybox [function [arguments]...]', null),
  cat: applet('cat [-nbvteA] [FILE]...', 'nbvteA'),
  chgrp: applet('chgrp [-RhLHPcvf]... GROUP FILE...', 'RhLHPcvf', { least: 2 }),
  chmod: applet('chmod [-Rcvf] MODE[,MODE]... FILE...', null, { least: 2 }),
  chown: applet('chown [-RhLHPcvf]... USER[:[GRP]] FILE...', 'RhLHPcvf', {
    least: 2,
    long: 'recursive no-dereference changes silent quiet verbose',
  }),
  cmp: applet('cmp [-ls] [-n NUM] FILE1 [FILE2 [SKIP1 [SKIP2]]]', 'lsn:', { least: 1, code: 2 }),
  cp: applet(
    'cp [-arPLHpfinlsTu] SOURCE DEST\nor: cp [-arPLHpfinlsu] SOURCE... { -t DIRECTORY | DIRECTORY }',
    'pdRfinlsLHarPvuTt:c',
    {
      least: 1,
      long: 'archive force interactive no-clobber link dereference no-dereference recursive symbolic-link verbose update remove-destination parents target-directory= no-target-directory reflink preserve=',
    },
  ),
  cut: applet('cut [OPTIONS] [FILE]...', 'b:c:d:f:snDO:F:', { long: 'output-delimiter=' }),
  date: applet('date [OPTIONS] [+FMT] [[-s] TIME]', 'Rs:ud:r:I::D:', {
    long: 'rfc-822 rfc-2822 set= utc date= reference= iso-8601',
  }),
  df: applet('df [-PkmhTai] [-B SIZE] [-t TYPE] [FILESYSTEM]...', 'PkmhTaiB:t:'),
  diff: applet('diff [-abBdiNqrTstw] [-L LABEL] [-S FILE] [-U LINES] FILE1 FILE2', null, { least: 2, code: 2 }),
  dirname: applet('dirname FILENAME', null, { least: 1 }),
  du: applet('du [-aHLdclsxhmk] [FILE]...', 'aHLd:clsxhmk'),
  env: applet('env [-i0] [-u NAME]... [-] [NAME=VALUE]... [PROG ARGS]', null),
  expr: applet('expr EXPRESSION', null),
  free: applet('free [-bkmgh]', 'bkmgh'),
  egrep: applet(`egrep ${GREP}`, GREP_OPTIONS, { code: 2, numbers: true, long: 'color' }),
  fgrep: applet(`fgrep ${GREP}`, GREP_OPTIONS, { code: 2, numbers: true, long: 'color' }),
  grep: applet(`grep ${GREP}`, GREP_OPTIONS, { code: 2, numbers: true, long: 'color' }),
  groups: applet('groups [USER]', ''),
  gunzip: applet('gunzip [-cfkt] [FILE]...', 'cfkdtqv', { long: 'stdout to-stdout force test no-name' }),
  gzip: applet('gzip [-cfkdt] [FILE]...', 'cfkdtqvn123456789', {
    long: 'stdout to-stdout force test decompress uncompress keep fast best no-name',
  }),
  head: applet('head [OPTIONS] [FILE]...', 'n:c:qv', { numbers: true }),
  hexdump: applet('hexdump [-bcdoxCv] [-e FMT] [-f FMT_FILE] [-n LEN] [-s OFS] [FILE]...', 'bcdoxCve:f:n:s:'),
  hostname: applet('hostname [-sidf] [HOSTNAME | -F FILE]', 'sidfF:'),
  id: applet('id [-ugGnr] [USER]', 'ugGnr'),
  killall: applet('killall [-lq] [-SIG] PROCESS_NAME...', null, { least: 1 }),
  ln: applet('ln [-sfnbtv] [-S SUF] TARGET... LINK|DIR', 'sfnbS:vT', {
    least: 1,
    long: 'symbolic force no-dereference verbose',
  }),
  ls: applet('ls [-1AaCxdLHRFplinshrSXvctu] [-w WIDTH] [FILE]...', 'Cadi1lgnsxAkcetuSXrvFLRHphT:w:', {
    long: 'full-time group-directories-first color almost-all all directory human-readable reverse recursive',
  }),
  md5sum: applet(`md5sum ${SUM}`, 'scw'),
  mkdir: applet('mkdir [-m MODE] [-p] DIRECTORY...', 'm:pv', { least: 1, long: 'mode= parents verbose' }),
  mkfifo: applet('mkfifo [-m MODE] NAME', 'm:', { least: 1 }),
  mktemp: applet('mktemp [-dt] [-p DIR] [TEMPLATE]', 'dqtp:u'),
  mv: applet('mv [-finT] SOURCE DEST\nor: mv [-fin] SOURCE... { -t DIRECTORY | DIRECTORY }', 'finvTt:', {
    least: 1,
    long: 'interactive force no-clobber no-target-directory target-directory= verbose',
  }),
  nl: applet('nl [OPTIONS] [FILE]...', 'pb:i:l:n:s:v:w:'),
  nproc: applet('nproc [--all] [--ignore=N]', null),
  paste: applet('paste [-d LIST] [-s] [FILE]...', 'd:s'),
  ps: applet('ps [-o COL1,COL2=HEADER] [-T]', null),
  readlink: applet('readlink [-fnv] FILE', 'fnvsqem', { least: 1, long: 'canonicalize' }),
  rm: applet('rm [-irf] FILE...', 'fiRrv', { long: 'interactive force recursive verbose' }),
  rmdir: applet('rmdir [-p] DIRECTORY...', 'p', { least: 1, long: 'parents ignore-fail-on-non-empty' }),
  sed: applet('sed [-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...\nor: sed [-i[SFX]] [-nrE] CMD [FILE]...', null, {
    least: 1,
  }),
  seq: applet('seq [-w] [-s SEP] [FIRST [INC]] LAST', null, { least: 1 }),
  sha1sum: applet(`sha1sum ${SUM}`, 'scw'),
  sha256sum: applet(`sha256sum ${SUM}`, 'scw'),
  sha512sum: applet(`sha512sum ${SUM}`, 'scw'),
  shuf: applet('shuf [-n NUM] [-o FILE] [-z] [FILE | -e [ARG...] | -i L-H]', 'ei:n:o:z'),
  sleep: applet('sleep [N]...', null, { least: 1 }),
  stat: applet('stat [-ltf] [-c FMT] FILE...', 'ltfLc:', { least: 1, long: 'format=' }),
  su: applet("su [-lmp] [-s SH] [-] [USER [FILE ARGS | -c 'CMD' [ARG0 ARGS]]]", null),
  tac: applet('tac [FILE]...', ''),
  tail: applet('tail [OPTIONS] [FILE]...', 'n:c:qvfFs:', { numbers: true, long: 'follow' }),
  tee: applet('tee [-ai] [FILE]...', 'ai'),
  time: applet('time [-vpa] [-o FILE] PROG ARGS', '+vpao:f:', { least: 1 }),
  timeout: applet('timeout [-s SIG] [-k KILL_SECS] SECS PROG ARGS', '+s:k:', { least: 2 }),
  touch: applet('touch [-cham] [-d DATE] [-t DATE] [-r FILE] FILE...', 'chamd:t:r:', {
    least: 1,
    long: 'no-create reference= date=',
  }),
  tr: applet('tr [-cds] STRING1 [STRING2]', '+Ccds', { least: 1 }),
  truncate: applet('truncate [-c] -s SIZE FILE...', 'cs:', { least: 1 }),
  tty: applet('tty [-s]', 's'),
  uname: applet('uname [-amnrspvio]', 'amnrspvio', { long: 'all kernel-name nodename kernel-release machine' }),
  uniq: applet('uniq [-cduiz] [-f,s,w N] [FILE [OUTFILE]]', 'cduizf:s:w:'),
  unlink: applet('unlink FILE', '', { least: 1 }),
  watch: applet('watch [-n SEC] [-t] PROG ARGS', '+n:t', { least: 1 }),
  wc: applet('wc [-cmlwL] [FILE]...', 'cmlwL'),
  wget: applet(
    'wget [-cqS] [--spider] [-O FILE] [-o LOGFILE] [--header STR]\n\t[--post-data STR | --post-file FILE] [-Y on/off]\n\t[--no-check-certificate] [-P DIR] [-U AGENT] URL...',
    null,
    { least: 1 },
  ),
  which: applet('which [-a] COMMAND...', 'a', { least: 1 }),
  whoami: applet('whoami', ''),
  xxd: applet('xxd [-pri] [-g N] [-c N] [-n LEN] [-s OFS] [-o OFS] [FILE]', null),
};
