/** What an option does here. `lacks`: the tool has it, and nothing of it is simulated. */
export type GnuEffect = 'acts' | 'nothing' | 'lacks';

export interface GnuOption {
  /** The letter that it is written by; null where it has none. */
  readonly letter: string | null;
  readonly value: 'none' | 'needed' | 'optional';
  readonly does: GnuEffect;
}

export interface GnuTool {
  readonly letters: ReadonlyMap<string, GnuOption>;
  readonly long: ReadonlyMap<string, GnuOption>;
  /** Options end at the first operand: what follows is a command of its own. */
  readonly strict: boolean;
  /** `-5` is a number. */
  readonly numbers: boolean;
  /** The first word needs no dash before its letters, and their values follow it. */
  readonly old: boolean;
  /** Its own reader in place of getopt: no `--name=value`, and words of its own. */
  readonly own: boolean;
  /** Exit code of a call that cannot be read. */
  readonly code: number;
}

interface GnuManner {
  readonly old?: boolean;
  readonly own?: boolean;
  readonly strict?: boolean;
  readonly numbers?: boolean;
  readonly code?: number;
}

/** `n,--lines=`: names of one option, with `=` after the last when it needs a value and `?` when it may have one. */
function optionsIn(text: string, does: GnuEffect): readonly (readonly [names: readonly string[], GnuOption])[] {
  return text
    .split(' ')
    .filter(each => each !== '')
    .map(each => {
      const names = each.replace(/[=?]$/, '').split(',');
      const letter = names.find(name => !name.startsWith('--')) ?? null;
      const value = each.endsWith('=') ? 'needed' : each.endsWith('?') ? 'optional' : 'none';
      return [names, { letter, value, does }] as const;
    });
}

/** `acts`: options that change what is done here; `idle`: those that change nothing that could be seen here; `lacks`: all others of the tool. */
function gnu(acts: string, idle: string, lacks: string, manner: GnuManner = {}): GnuTool {
  const letters = new Map<string, GnuOption>();
  const long = new Map<string, GnuOption>();
  const every = [
    ...optionsIn(acts, 'acts'),
    ...optionsIn(idle, 'nothing'),
    ...optionsIn(`${lacks} --help --version`, 'lacks'),
  ];
  for (const [names, option] of every)
    for (const name of names) {
      if (!name.startsWith('--')) letters.set(name, { ...option, letter: name });
      else if (!long.has(name.slice(2))) long.set(name.slice(2), option);
    }
  const { strict = false, numbers = false, old = false, own = false, code = 1 } = manner;
  return { letters, long, strict, numbers, old, own, code };
}

/** Of coreutils 9.1, grep 3.8, sed 4.9, diffutils 3.8, findutils 4.9, gzip 1.12, tar 1.34, wget 1.21 and curl 7.88: every option, by what comes of it here. */
const TOOLS = {
  ls: gnu(
    'a,--all A,--almost-all d,--directory F,--classify? --full-time g --group-directories-first G,--no-group h,--human-readable l L,--dereference n,--numeric-uid-gid o p= r,--reverse R,--recursive s,--size S t w,--width= 1',
    '--color? k,--kibibytes N,--literal q,--hide-control-chars --show-control-chars',
    'c C i,--inode m Q,--quote-name u U x X --author b,--escape --block-size= B,--ignore-backups D,--dired f --file-type --format= --si H,--dereference-command-line --dereference-command-line-symlink-to-dir --hide= --hyperlink? --indicator-style= I,--ignore= --quoting-style= --sort= --time= --time-style= T,--tabsize= v Z,--context --zero',
    { code: 2 },
  ),
  cat: gnu(
    'A,--show-all b,--number-nonblank e E,--show-ends n,--number s,--squeeze-blank t T,--show-tabs v,--show-nonprinting',
    'u',
    '',
  ),
  cp: gnu(
    'a,--archive f,--force i,--interactive H l,--link L,--dereference n,--no-clobber P,--no-dereference p --preserve? R,r,--recursive t,--target-directory= T,--no-target-directory u,--update v,--verbose',
    '--reflink? --sparse= x,--one-file-system',
    'd --parents --attributes-only --backup? b --copy-contents --no-preserve= --remove-destination --strip-trailing-slashes s,--symbolic-link S,--suffix= Z --context?',
  ),
  mv: gnu(
    'f,--force i,--interactive n,--no-clobber t,--target-directory= T,--no-target-directory v,--verbose',
    '',
    'u,--update --backup? b --strip-trailing-slashes S,--suffix= Z,--context',
  ),
  rm: gnu(
    'f,--force i r,R,--recursive d,--dir v,--verbose',
    '--one-file-system --preserve-root? --no-preserve-root',
    'I --interactive?',
  ),
  mkdir: gnu('m,--mode= p,--parents v,--verbose', '', 'Z --context?'),
  rmdir: gnu('--ignore-fail-on-non-empty p,--parents v,--verbose', '', ''),
  touch: gnu('a c,--no-create d,--date= m r,--reference= t= --time=', 'f', 'h,--no-dereference'),
  ln: gnu(
    'f,--force i,--interactive n,--no-dereference r,--relative s,--symbolic T,--no-target-directory v,--verbose',
    '',
    'b --backup? d,F,--directory L,--logical P,--physical S,--suffix= t,--target-directory=',
  ),
  chmod: gnu(
    'c,--changes f,--silent,--quiet v,--verbose R,--recursive',
    '--no-preserve-root --preserve-root',
    '--reference=',
  ),
  chown: gnu(
    'f,--silent,--quiet h,--no-dereference R,--recursive',
    '--dereference --no-preserve-root --preserve-root',
    'c,--changes --from= H L P --reference= v,--verbose',
  ),
  chgrp: gnu(
    'f,--silent,--quiet v,--verbose h,--no-dereference R,--recursive',
    '--dereference --no-preserve-root --preserve-root',
    'c,--changes H L P --reference=',
  ),
  stat: gnu('L,--dereference c', '', '--printf= f,--file-system --cached= t,--terse'),
  du: gnu(
    'a,--all b,--bytes c,--total d,--max-depth= h,--human-readable k L,--dereference m s,--summarize x,--one-file-system',
    '--time-style=',
    '0,--null --apparent-size B,--block-size= D,--dereference-args H --inodes l,--count-links P,--no-dereference S,--separate-dirs --si t,--threshold= --files0-from= --time? X,--exclude-from= --exclude=',
  ),
  df: gnu(
    'h,--human-readable k',
    '',
    'a,--all P,--portability T,--print-type B,--block-size= H,--si i,--inodes l,--local --no-sync --output? --sync --total t,--type= x,--exclude-type= v',
  ),
  install: gnu(
    'c d,--directory D g,--group= m,--mode= o,--owner= t,--target-directory= T,--no-target-directory v,--verbose --context?',
    '',
    '--backup? b C,--compare p,--preserve-timestamps S,--suffix= Z s,--strip --strip-program= --preserve-context',
  ),
  mktemp: gnu('d,--directory u,--dry-run q,--quiet p,--tmpdir= t', '', '--suffix='),
  readlink: gnu(
    'f,--canonicalize e,--canonicalize-existing m,--canonicalize-missing n,--no-newline q,--quiet s,--silent v,--verbose',
    '',
    'z,--zero',
  ),
  realpath: gnu(
    'e,--canonicalize-existing P,--physical q,--quiet',
    '',
    'm,--canonicalize-missing L,--logical --relative-to= --relative-base= s,--strip,--no-symlinks z,--zero',
  ),
  truncate: gnu('c,--no-create s,--size=', '', 'r,--reference= o,--io-blocks'),
  head: gnu('c,--bytes= n,--lines= q,--quiet,--silent v,--verbose', '', 'z,--zero-terminated', { numbers: true }),
  tail: gnu(
    'c,--bytes= f,--follow? F n,--lines= q,--quiet,--silent v,--verbose',
    '--max-unchanged-stats= --retry s,--sleep-interval=',
    '--pid= z,--zero-terminated',
    { numbers: true },
  ),
  sort: gnu(
    'b,--ignore-leading-blanks d,--dictionary-order f,--ignore-case g,--general-numeric-sort i,--ignore-nonprinting M,--month-sort h,--human-numeric-sort n,--numeric-sort r,--reverse c,--check,--check= C= k,--key= m,--merge o,--output= s,--stable t,--field-separator= u,--unique z,--zero-terminated',
    '--batch-size= S,--buffer-size= T,--temporary-directory= --parallel=',
    'R,--random-sort --random-source= --sort= V,--version-sort --compress-program= --debug --files0-from=',
    { code: 2 },
  ),
  uniq: gnu(
    'c,--count d,--repeated f,--skip-fields= i,--ignore-case s,--skip-chars= u,--unique w,--check-chars= z,--zero-terminated',
    '',
    'D --all-repeated? --group?',
  ),
  wc: gnu('c,--bytes m,--chars l,--lines w,--words', '', '--files0-from= L,--max-line-length'),
  cut: gnu(
    'c,--characters= d,--delimiter= f,--fields= s,--only-delimited',
    '',
    'b,--bytes= n --complement --output-delimiter= z,--zero-terminated',
  ),
  tr: gnu('c,C,--complement d,--delete s,--squeeze-repeats', '', 't,--truncate-set1', { strict: true }),
  tee: gnu('a,--append', 'i,--ignore-interrupts p --output-error?', ''),
  nl: gnu(
    'b,--body-numbering= i,--line-increment= n,--number-format= s,--number-separator= v,--starting-line-number= w,--number-width=',
    '',
    'd,--section-delimiter= f,--footer-numbering= h,--header-numbering= l,--join-blank-lines= p,--no-renumber',
  ),
  od: gnu(
    'A,--address-radix= j,--skip-bytes= N,--read-bytes= t,--format= v,--output-duplicates w,--width? a b c d i o s x',
    '',
    '--endian= S,--strings= --traditional f l',
  ),
  paste: gnu('d,--delimiters= s,--serial', '', 'z,--zero-terminated'),
  fold: gnu('b,--bytes s,--spaces w,--width=', '', ''),
  expand: gnu('i,--initial t,--tabs=', '', ''),
  unexpand: gnu('a,--all t,--tabs=', '', '--first-only'),
  comm: gnu('1 2 3', '', '--check-order --nocheck-order --output-delimiter= --total z,--zero-terminated'),
  join: gnu(
    'a= e= i,--ignore-case o= t= v= 1= 2=',
    '',
    'j= --check-order --nocheck-order --header z,--zero-terminated',
  ),
  split: gnu(
    'a,--suffix-length= --additional-suffix= b,--bytes= d --numeric-suffixes? l,--lines= n,--number=',
    'u,--unbuffered',
    'C,--line-bytes= x --hex-suffixes? e,--elide-empty-files --filter= t,--separator= --verbose',
  ),
  seq: gnu('s,--separator= w,--equal-width', '', 'f,--format=', { numbers: true }),
  tac: gnu('', '', 's,--separator= b,--before r,--regex'),
  base64: gnu('d,--decode w,--wrap=', '', 'i,--ignore-garbage'),
  md5sum: gnu(
    'b,--binary c,--check t,--text',
    '',
    '--tag z,--zero --ignore-missing --quiet --status --strict w,--warn',
  ),
  basename: gnu('a,--multiple s,--suffix=', '', 'z,--zero'),
  dirname: gnu('', '', 'z,--zero'),
  date: gnu(
    'd,--date= I,--iso-8601? R,--rfc-email --rfc-3339= r,--reference= u,--utc,--universal',
    '',
    '--debug f,--file= s,--set=',
  ),
  env: gnu(
    'i,--ignore-environment u,--unset= C,--chdir= S,--split-string=',
    '',
    '0,--null --block-signal? --default-signal? --ignore-signal? --list-signal-handling v,--debug',
    { strict: true, code: 125 },
  ),
  id: gnu('g,--group G,--groups n,--name r,--real u,--user', '', 'a Z,--context z,--zero'),
  uname: gnu(
    'a,--all s,--kernel-name n,--nodename r,--kernel-release m,--machine p,--processor i,--hardware-platform o,--operating-system',
    '',
    'v,--kernel-version',
  ),
  whoami: gnu('', '', ''),
  sleep: gnu('', '', ''),
  nproc: gnu('--all --ignore=', '', ''),
  printenv: gnu('', '', '0,--null'),
  hostname: gnu(
    'd,--domain f,--fqdn,--long i,--ip-address I,--all-ip-addresses= s,--short',
    '',
    'a,--alias A,--all-fqdns b,--boot F,--file y,--yp,--nis',
  ),
  groups: gnu('', '', ''),
  timeout: gnu('p,--preserve-status k,--kill-after= s,--signal=', '--foreground', 'v,--verbose', {
    strict: true,
    code: 125,
  }),
  nohup: gnu('', '', '', { strict: true, code: 125 }),
  grep: gnu(
    'E,--extended-regexp F,--fixed-strings P,--perl-regexp e,--regexp= f,--file= i,--ignore-case w,--word-regexp x,--line-regexp v,--invert-match m,--max-count= n,--line-number h,--no-filename o,--only-matching q,--quiet,--silent r,--recursive R,--dereference-recursive --include= --exclude= --exclude-dir= L,--files-without-match l,--files-with-matches c,--count B,--before-context= A,--after-context= C,--context=',
    '--color? --colour? G,--basic-regexp --no-ignore-case --line-buffered a,--text U,--binary',
    'z,--null-data s,--no-messages V,--version b,--byte-offset H,--with-filename --label= --binary-files= I d,--directories= D,--devices= --exclude-from= T,--initial-tab Z,--null --group-separator= --no-group-separator',
    { code: 2 },
  ),
  sed: gnu(
    'n,--quiet,--silent e,--expression= f,--file= i,--in-place? E,r,--regexp-extended',
    '--posix --sandbox u,--unbuffered',
    '--debug --follow-symlinks l,--line-length= s,--separate z,--null-data',
  ),
  diff: gnu(
    'q,--brief s,--report-identical-files u U= --unified? r,--recursive N,--new-file i,--ignore-case b,--ignore-space-change w,--ignore-all-space B,--ignore-blank-lines a,--text',
    '--color? --normal --speed-large-files',
    'd,--minimal c,C,--context= e,--ed n,--rcs y,--side-by-side W,--width= --left-column --suppress-common-lines p,--show-c-function F,--show-function-line= --label= t,--expand-tabs T,--initial-tab --tabsize= --suppress-blank-empty l,--paginate --no-dereference --unidirectional-new-file --ignore-file-name-case --no-ignore-file-name-case x,--exclude= X,--exclude-from= S,--starting-file= --from-file= --to-file= E,--ignore-tab-expansion Z,--ignore-trailing-space I,--ignore-matching-lines= --strip-trailing-cr D,--ifdef= --line-format= --horizon-lines= --palette= v,--version',
    { code: 2 },
  ),
  cmp: gnu('s,--quiet,--silent', '', 'b,--print-bytes i,--ignore-initial= l,--verbose n,--bytes= v,--version', {
    code: 2,
  }),
  xargs: gnu(
    '0,--null a,--arg-file= d,--delimiter= I= i,--replace? L,--max-lines= n,--max-args= P,--max-procs= r,--no-run-if-empty t,--verbose x,--exit',
    '',
    'E= e,--eof? l? --process-slot-var= s,--max-chars= o,--open-tty p,--interactive --show-limits',
    { strict: true },
  ),
  gzip: gnu(
    'c,--stdout d,--decompress f,--force k,--keep l,--list n,--no-name N,--name q,--quiet r,--recursive t,--test 1,--fast 9,--best',
    '--rsyncable --synchronous',
    'h,--help L,--license S,--suffix= V,--version v,--verbose',
  ),
  gunzip: gnu(
    'c,--stdout f,--force k,--keep l,--list n,--no-name N,--name q,--quiet r,--recursive t,--test',
    '--synchronous',
    'S,--suffix= v,--verbose',
  ),
  zcat: gnu('f,--force q,--quiet', '--synchronous', 'l,--list r,--recursive S,--suffix= t,--test v,--verbose'),
  free: gnu(
    'b,--bytes k,--kibi m,--mebi g,--gibi h,--human',
    '',
    't,--total w,--wide --kilo --mega --giga --tera --peta --tebi --pebi --si l,--lohi v,--committed s,--seconds= c,--count= V,--version',
  ),
  uptime: gnu('', '', 'p,--pretty h,--help s,--since V,--version'),
  tar: gnu(
    'c,--create t,--list x,--extract,--get C,--directory= --exclude= O,--to-stdout f,--file= z,--gzip,--gunzip,--ungzip --strip-components= v,--verbose',
    '--recursion --no-ignore-case --no-wildcards --no-overwrite-dir --overwrite --delay-directory-restore --no-delay-directory-restore --no-same-owner --no-same-permissions --numeric-owner p,--preserve-permissions,--same-permissions --same-owner --no-acls --no-selinux --no-xattrs B,--read-full-records --no-auto-compress --warning= o',
    'A,--catenate,--concatenate --delete d,--diff,--compare r,--append --test-label u,--update --check-device g,--listed-incremental= G,--incremental --hole-detection= --ignore-failed-read --level= --no-check-device --no-seek n,--seek --occurrence? --sparse-version= S,--sparse --add-file= --exclude-backups --exclude-caches --exclude-caches-all --exclude-caches-under= --exclude-ignore= --exclude-ignore-recursive= --exclude-tag= --exclude-tag-all= --exclude-tag-under= --exclude-vcs --exclude-vcs-ignores --no-null --no-recursion --no-unquote --no-verbatim-files-from --null T,--files-from= --unquote --verbatim-files-from X,--exclude-from= --anchored --ignore-case --no-anchored --no-wildcards-match-slash --wildcards --wildcards-match-slash --keep-directory-symlink --keep-newer-files k,--keep-old-files --one-top-level? --overwrite-dir --recursive-unlink --remove-files --skip-old-files U,--unlink-first W,--verify --ignore-command-error= --no-ignore-command-error --to-command= --atime-preserve? --clamp-mtime --group= --group-map= --mode= --mtime= m,--touch --owner= --owner-map= --sort= s,--preserve-order,--same-order --acls --selinux --xattrs --xattrs-exclude= --xattrs-include= --force-local F,--info-script,--new-volume-script= L,--tape-length= M,--multi-volume --rmt-command= --rsh-command= --volno-file= b,--blocking-factor= i,--ignore-zeros --record-size= H,--format= --old-archive,--portability --pax-option= --posix V,--label= a,--auto-compress I,--use-compress-program= j,--bzip2 J,--xz --lzip --lzma --lzop --zstd Z,--compress,--uncompress --backup? --hard-dereference h,--dereference K,--starting-file= --newer-mtime= N,--newer,--after-date= --one-file-system P,--absolute-names --suffix= --transform,--xform= --checkpoint? --checkpoint-action= --full-time --index-file= l,--check-links --no-quote-chars= --quote-chars= --quoting-style= R,--block-number --show-defaults --show-omitted-dirs --show-snapshot-field-ranges --show-transformed-names,--show-stored-names --totals? --utc w,--interactive,--confirmation --restrict --usage',
    { code: 64, old: true },
  ),
  curl: gnu(
    'd,--data= --data-ascii= --data-binary= --data-raw= --json= H,--header= L,--location A,--user-agent= u,--user= e,--referer= b,--cookie= f,--fail I,--head i,--include o,--output= --output-dir= O,--remote-name X,--request= S,--show-error s,--silent --unix-socket= V,--version w,--write-out=',
    '--cacert= --compressed --connect-timeout= --create-dirs q,--disable g,--globoff --http1.1 --http2 k,--insecure 4,--ipv4 --limit-rate= --location-trusted --max-redirs= m,--max-time= N,--no-buffer --no-keepalive --noproxy= --proto= --proto-redir= R,--remote-time --resolve= --retry= --retry-all-errors --retry-connrefused --retry-delay= --retry-max-time= --tcp-nodelay 1,--tlsv1 --tlsv1.2 --tlsv1.3',
    '--abstract-unix-socket= --alt-svc= --anyauth a,--append --aws-sigv4= --basic --capath= E,--cert= --cert-status --cert-type= --ciphers= --compressed-ssh K,--config= --connect-to= C,--continue-at= c,--cookie-jar= --create-file-mode= --crlf --crlfile= --curves= --data-urlencode= --delegation= --digest --disable-eprt --disable-epsv --disallow-username-in-url --dns-interface= --dns-ipv4-addr= --dns-ipv6-addr= --dns-servers= --doh-cert-status --doh-insecure --doh-url= D,--dump-header= --egd-file= --engine= --etag-compare= --etag-save= --expect100-timeout= --fail-early --fail-with-body --false-start F,--form= --form-escape --form-string= --ftp-account= --ftp-alternative-to-user= --ftp-create-dirs --ftp-method= --ftp-pasv P,--ftp-port= --ftp-pret --ftp-skip-pasv-ip --ftp-ssl-ccc --ftp-ssl-ccc-mode= --ftp-ssl-control G,--get --happy-eyeballs-timeout-ms= --haproxy-protocol --hostpubmd5= --hostpubsha256= --hsts= --http0.9 0,--http1.0 --http2-prior-knowledge --http3 --http3-only --ignore-content-length --interface= 6,--ipv6 j,--junk-session-cookies --keepalive-time= --key= --key-type= --krb= --libcurl= l,--list-only --local-port= --login-options= --mail-auth= --mail-from= --mail-rcpt= --mail-rcpt-allowfails M,--manual --max-filesize= --metalink --negotiate n,--netrc --netrc-file= --netrc-optional :,--next --no-alpn --no-clobber --no-npn --no-progress-meter --no-sessionid --ntlm --ntlm-wb --oauth2-bearer= Z,--parallel --parallel-immediate --parallel-max= --pass= --path-as-is --pinnedpubkey= --post301 --post302 --post303 --preproxy #,--progress-bar --proto-default= x,--proxy --proxy-anyauth --proxy-basic --proxy-cacert= --proxy-capath= --proxy-cert= --proxy-cert-type= --proxy-ciphers= --proxy-crlfile= --proxy-digest --proxy-header= --proxy-insecure --proxy-key= --proxy-key-type= --proxy-negotiate --proxy-ntlm --proxy-pass= --proxy-pinnedpubkey= --proxy-service-name= --proxy-ssl-allow-beast --proxy-ssl-auto-client-cert --proxy-tls13-ciphers= --proxy-tlsauthtype= --proxy-tlspassword= --proxy-tlsuser= --proxy-tlsv1 U,--proxy-user= --proxy1.0= p,--proxytunnel --pubkey= Q,--quote= --random-file= r,--range= --rate= --raw J,--remote-header-name --remote-name-all --remove-on-error --request-target= --sasl-authzid= --sasl-ir --service-name= --socks4= --socks4a= --socks5= --socks5-basic --socks5-gssapi --socks5-gssapi-nec --socks5-gssapi-service= --socks5-hostname= Y,--speed-limit= y,--speed-time= --ssl --ssl-allow-beast --ssl-auto-client-cert --ssl-no-revoke --ssl-reqd --ssl-revoke-best-effort 2,--sslv2 3,--sslv3 --stderr= --styled-output --suppress-connect-headers --tcp-fastopen t,--telnet-option= --tftp-blksize= --tftp-no-options z,--time-cond= --tls-max= --tls13-ciphers= --tlsauthtype= --tlspassword= --tlsuser= --tlsv1.0 --tlsv1.1 --tr-encoding --trace= --trace-ascii= --trace-time T,--upload-file= --url= --url-query= B,--use-ascii v,--verbose --xattr',
    { code: 2, own: true },
  ),
  wget: gnu(
    'q,--quiet O,--output-document= --spider',
    '--no-config t,--tries= --retry-connrefused --no-netrc T,--timeout= --dns-timeout= --connect-timeout= --read-timeout= w,--wait= --waitretry= --no-proxy --no-dns-cache 4,--inet4-only --no-cache --header= --compression= U,--user-agent= --no-cookies --secure-protocol= --https-only --no-check-certificate --no-hsts',
    'n? b,--background e,--execute= o,--output-file= a,--append-output= d,--debug v,--verbose --report-speed= i,--input-file= F,--force-html B,--base= --config= --rejected-log= --retry-on-http-error= c,--continue --start-pos= --progress= --show-progress N,--timestamping --no-if-modified-since --no-use-server-timestamps S,--server-response --random-wait Q,--quota= --bind-address= --limit-rate= --restrict-file-names= --ignore-case 6,--inet6-only --prefer-family= --user= --password= --ask-password --use-askpass= --no-iri --local-encoding= --remote-encoding= --unlink --xattr x,--force-directories --protocol-directories P,--directory-prefix= --cut-dirs= --http-user= --http-password= --default-page= E,--adjust-extension --ignore-length --max-redirect --proxy-user= --proxy-password= --referer= --save-headers --no-http-keep-alive --load-cookies= --save-cookies= --keep-session-cookies --post-data= --post-file= --method= --body-data= --body-file= --content-disposition --content-on-error --auth-no-challenge --certificate= --certificate-type= --private-key= --private-key-type= --ca-certificate= --ca-directory= --crl-file= --pinnedpubkey= --ciphers= --hsts-file --ftp-user= --ftp-password= --no-remove-listing --no-glob --no-passive-ftp --preserve-permissions --retr-symlinks --ftps-implicit --ftps-resume-ssl --ftps-clear-data-connection --ftps-fallback-to-ftp --warc-file= --warc-header= --warc-max-size= --warc-cdx --warc-dedup= --no-warc-compression --no-warc-digests --no-warc-keep-log --warc-tempdir= r,--recursive l,--level= --delete-after k,--convert-links --convert-file-only --backups= K,--backup-converted m,--mirror p,--page-requisites --strict-comments A,--accept= R,--reject= --accept-regex= --reject-regex= --regex-type= D,--domains= --exclude-domains= --follow-ftp --follow-tags= --ignore-tags= H,--span-hosts L,--relative I,--include-directories= --trust-server-names X,--exclude-directories=',
    { code: 2 },
  ),
} satisfies Readonly<Record<string, GnuTool>>;

/** The tools whose calls are read before they work, by name. */
export const GNU_TOOLS: Readonly<Record<string, GnuTool>> = {
  ...TOOLS,
  egrep: TOOLS.grep,
  fgrep: TOOLS.grep,
  sha1sum: TOOLS.md5sum,
  sha256sum: TOOLS.md5sum,
  sha512sum: TOOLS.md5sum,
};
