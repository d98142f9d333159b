import assert from 'node:assert/strict';
import { LIMITS, type Limits } from '../../../src/docker/daemon/daemon.ts';
import { type Host, run } from '../../../src/docker/index.ts';
import { workOf } from '../../work.ts';
import { played } from '../host/world.ts';

/**
 * Lines that are there to hurt: what one learner types keeps nobody from their work. A line ends by itself or in words of this host, and
 * before it has worked for long; the limits here are several times what a line needs on a quiet machine.
 */

/** Milliseconds of work. */
const LINE = 2_000;

/** What never ends ends sooner by a part of the caps: how much sooner is how it is known that it is work that ends it. */
const PART: Limits = { ...LIMITS, work: LIMITS.work / 20, command: LIMITS.command / 20 };

let host: Host;

before(async () => {
  const made = await played(
    [
      'head -c 1000000 /dev/zero | tr "\\0" a > big; head -c 100000 big > mid',
      `mkdir sub; touch sub/${'a'.repeat(240)}`,
      'echo warm; sed s/a/b/ /dev/null',
    ],
    { images: ['alpine:3.21'] },
  );
  host = made.host;
});

interface Ended {
  readonly stdout: string;
  readonly kind: string;
  readonly work: number;
}

async function ended(line: string, limits: Limits = LIMITS): Promise<Ended> {
  let said = { stdout: '', kind: '' };
  const work = await workOf(async () => {
    const { outcome } = await run(host, line, { at: host.clock + 1000, columns: null, stdin: '', limits });
    assert.doesNotMatch(
      outcome.stderr,
      /Maximum call stack|RangeError|Invalid string|executionLimits| at \w+ \(/,
      line,
    );
    if (outcome.ending.kind === 'limit') assert.match(outcome.stderr, /^drydock: .+\n$/, line);
    said = { stdout: outcome.stdout, kind: outcome.ending.kind };
  });
  return { ...said, work };
}

const MID = 'x=$(cat mid); ';
const BIG = 'x=$(cat big); ';
const endless = (body: string, first = BIG) => `${first}for((;;)); do ${body}; done`;

/** What of the shell itself works on a large text, asked for without an end. */
const LOOPS: readonly string[] = [
  ': $x',
  ': $x$x',
  ': "$x"',
  'y="$x"',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own.
  'y=${x:1}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own.
  'y=${#x}',
  '[ "$x" = "$x" ]',
  '[[ $x = $x ]]',
  'for w in $x; do :; done',
  'f() { :; }; f "$x"',
  'set -- "$x" "$@"',
  'a+=("$x")',
  'y=$(:)',
  '( : )',
  ': <<< "$x"',
  'read y <<< "$x"',
  'echo "$x" | :',
  'eval "y=\\$x"',
  'read y < big',
  'y=$(<big)',
  'mapfile -t q < big',
  '((i++)); export v$i=$x',
  '((i++)); declare -A m; m[$i]=$x',
  'grep -c b big',
  'wc big > /dev/null',
  'head -c 5 big > /dev/null',
  'tar cf t.tar big',
  'gzip -c big > /dev/null',
  'find / > /dev/null',
  'type ls',
  'cat big >> f',
].map(body => endless(body));

/** Patterns that other engines try in every way, on texts of 100 KB. */
const PATTERNS: readonly string[] = [
  endless('[[ $x =~ (a*)*(a*)*(a*)*b ]]', MID),
  `${MID}[[ $x =~ (a*)*(a*)*(a*)*b ]]`,
  `${MID}[[ $x =~ (a?){1000}b ]]`,
  `${MID}p='(a?){1000}b'; [[ $x =~ $p ]]`,
  `${MID}[[ $x = $x ]]`,
  `[[ ${'a'.repeat(40_000)} = ${'a'.repeat(40_000)}* ]]`,
  `${MID}case $x in *a*a*a*a*a*b) ;; esac`,
  endless('case $x in *a*a*a*a*a*b) ;; esac', MID),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own.
  ...['${x##*a*a*b}', '${x%%b*a*a*}', '${x//a*a*b/}', '${x//a/b}', '${x^^[a-z]}'].map(word => `${BIG}y=${word}`),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own.
  ...['${x##*a*a*b}', '${x//a*a*b/}', '${x^^}'].map(word => endless(`y=${word}`, MID)),
  'shopt -s extglob; x=$(cat mid); [[ $x == +(a|aa)b ]]; [[ $x == *(*(a))b ]]',
  "find . -name '*a*a*a*a*a*a*a*a*b'",
  'echo sub/*a*a*a*a*a*a*a*a*b',
  "grep -E '(a?){1000}b' mid",
  "grep -c '\\(a*\\)*\\(a*\\)*b' mid",
  "grep -cP '(a*)*(a*)*b' mid",
  "sed -E 's/(a*)*(a*)*b/x/' mid",
  "sed 's/a/bb/g' big | sed 's/b/cc/g'",
  'awk \'{gsub(/a/,"bb")} 1\' big',
  `awk 'BEGIN{x="a"; for(i=0;i<19;i++) x=x x; while(1) {gsub(/a/,"b",x); gsub(/b/,"a",x)}}'`,
  `awk 'BEGIN{x="a"; for(i=0;i<18;i++) x=x x; while(1) match(x,/(a*)*(a*)*b/)}'`,
  `awk 'BEGIN{x="a "; for(i=0;i<18;i++) x=x x; while(1) n=split(x,q," ")}'`,
  `awk 'BEGIN{$0="a b "; for(i=0;i<17;i++) $0=$0 $0; while(1) {$1="c"; n+=NF}}'`,
  `awk 'BEGIN{x="a"; for(i=0;i<19;i++) x=x x; a[1]=x; while(1) y=toupper(a[1])}'`,
  `awk 'BEGIN{x="a"; for(i=0;i<19;i++) x=x x; y=x; while(1) if (x == y) n++}'`,
  `awk 'BEGIN{for(;;) printf "%09999d", 1}'`,
  "awk '{print match($0,/(a*)*(a*)*b/)}' mid",
  'expr "$(cat mid)" : \'\\(a*\\)*\\(a*\\)*b\'',
  `jq -R 'gsub("a";"bb")' big`,
];

/** What would become large, or would take long, without a loop of the shell. */
const GROWTH: readonly string[] = [
  'x=a; while true; do x=$x$x; done',
  'x=a; for((i=0;i<40;i++)); do x+=$x; done',
  `echo ${'{a,b}'.repeat(30)}`,
  'echo {1..9999}{1..9999}',
  'printf "%0999999d" $(seq 1 100)',
  'seq 1 100000000 | wc -l',
  `echo ${'$(echo '.repeat(300)}hi${')'.repeat(300)}`,
  'echo a;'.repeat(1000),
  `cat <<E\n${'line\\\n'.repeat(15_000)}E`,
  'fold -w1 big | sort | tail -1',
  'fold -w1 mid | split -l 1 -a 5 -',
  'fold -w1 mid > l; split -l 1 -a 5 l',
  "awk 'function f(n){return n<2?n:f(n-1)+f(n-2)} BEGIN{print f(30)}'",
  'awk \'BEGIN{x="a"; while(1) x = x x}\'',
  "jq -n '[limit(1000000; repeat(1))]|add'",
  'while true; do :; done',
  'for((;;)); do :; done',
  'docker run --rm alpine:3.21 sh -c "while true; do :; done"',
  'eval "echo a";'.repeat(2000),
  'sh -c :;'.repeat(2000),
  `docker run --rm alpine:3.21 sh -c 'x=$(head -c 1000000 /dev/zero | tr "\\0" a); while true; do y=$x$x; done'`,
];

describe('lines that are there to hurt end', () => {
  for (const line of LOOPS)
    it(`in words, when it loops: ${line.slice(0, 90)}`, async () => {
      const { kind, work } = await ended(line, PART);
      assert.equal(kind, 'limit');
      assert.ok(work < LINE, `${Math.round(work)} ms`);
    });

  for (const line of PATTERNS)
    it(`when they are patterns: ${line.slice(0, 90)}`, async () => {
      const { work } = await ended(line, line.includes('for((;;))') ? PART : LIMITS);
      assert.ok(work < LINE, `${Math.round(work)} ms`);
    });

  for (const line of GROWTH)
    it(`when they would grow: ${line.slice(0, 90)}`, async () => {
      const { work } = await ended(line, PART);
      assert.ok(work < LINE, `${Math.round(work)} ms`);
    });

  it('in the same place each time', async () => {
    const line = endless('y=$x$y; echo "$i"; ((i++))', MID);
    const [one, other] = [await ended(line, PART), await ended(line, PART)];
    assert.equal(one.kind, 'limit');
    assert.equal(one.stdout, other.stdout);
  });
});

describe('commands that are played once', () => {
  it('share what one command may do, however many they are', async () => {
    for (const one of ['eval "echo a";', 'eval :;', 'sh -c :;', 'f() { :; }; f;']) {
      assert.equal((await ended(one.repeat(150))).kind, 'exited', one);
      assert.equal((await ended(one.repeat(3_000))).kind, 'limit', one);
    }
  });

  it('count for themselves in a loop', async () => {
    assert.equal((await ended('for i in $(seq 1 900); do eval :; done')).kind, 'exited');
    assert.equal((await ended('seq 1 1500 | xargs -n1 true')).kind, 'exited');
  });
});

describe('what people do is not taken for such a line', () => {
  const LINES: readonly (readonly [line: string, stdout: string])[] = [
    ['x=; for i in $(seq 1 1000); do x=$x,$i; done; echo $' + '{#x}', '3893\n'],
    ['i=0; while [ $i -lt 2900 ]; do i=$((i+1)); done; echo $i', '2900\n'],
    ['for i in $(seq 1 500); do [[ $i =~ ^[0-9]+$ ]] && case $i in *5) echo $i;; esac; done | wc -l', '50\n'],
    ["seq 1 9000 | sed 's/1/one/g' | grep -c one", '3168\n'],
    ["seq 1 9000 | awk '{s += $1} END {print s}'", '40504500\n'],
    [
      'fold -w 90 mid > l; awk \'/a/ {gsub(/a/,"b"); print $1; n += length($0)} END {print n}\' l | tail -1',
      '100000\n',
    ],
    ["fold -w 90 mid | awk '{a[NR] = $0} END {for (i = NR; i > 0; i--) print a[i]}' | wc -c", '101112\n'],
    [
      "awk 'BEGIN {print 1' mid 2>&1; awk -F: -v x=1 'NR == x {print $1}' /etc/passwd",
      'awk: Expected RBRACE, got EOF at line 1:15\nroot\n',
    ],
    ['x=$(cat mid); [[ $x = *b* ]] || echo no b; echo $' + '{#x}', 'no b\n100000\n'],
    ['head -c 300000 big | base64 | wc -c', '405264\n'],
    ['sort big | uniq | wc -c', '1000001\n'],
    ["docker run --rm alpine:3.21 sh -c 'i=0; while [ $i -lt 11000 ]; do i=$((i+1)); done; echo $i'", '11000\n'],
  ];
  for (const [line, stdout] of LINES)
    it(line, async () => {
      assert.equal((await ended(line)).stdout, stdout);
    });
});

describe('the work of a pattern grows with the text and no faster', () => {
  for (const body of [
    '[[ $x =~ (a*)*(a*)*b ]]',
    'case $x in *a*a*a*b) ;; esac',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own.
    'y=${x##*a*a*b}',
    "echo $x | grep -c '(a*)*(a*)*b'",
    "echo $x | sed 's/a*a*a*b/x/'",
  ])
    it(body, async () => {
      const sized = (size: number) => `x=$(head -c ${size} mid); for((i=0;i<5;i++)); do ${body} > /dev/null; done`;
      const least = async (line: string) =>
        Math.min(...[await ended(line), await ended(line), await ended(line)].map(({ work }) => work));
      await ended(sized(100));
      const [one, two] = [await least(sized(12_000)), await least(sized(48_000))];
      assert.ok(two < 16 * one + 200, `${one.toFixed(1)} ms, then ${two.toFixed(1)} ms for four times as much`);
    });
});
