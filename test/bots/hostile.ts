/**
 * Lines that once held up a service or ended it, as a visitor gives them: files and lines, one after another. Each is typed on a host of its own. What begins
 * with `!` is understood by the rooms of test/rooms/hostile-room.ts alone.
 */
import type { Input } from '../../src/live/protocol.ts';

export interface Hostile {
  readonly name: string;
  readonly inputs: readonly Input[];
}

const line = (text: string): Input => ({ kind: 'line', line: text, columns: 100 });
const edit = (path: string, text: string): Input => ({ kind: 'edit', edits: [{ path, text }] });
const lines = (name: string, ...typed: readonly string[]): Hostile => ({ name, inputs: typed.map(line) });
const many = (count: number, one: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => one(at)).join('');
const build = (name: string, dockerfile: string, typed = 'docker build -q .'): Hostile => ({
  name,
  inputs: [
    edit('Dockerfile', dockerfile.startsWith('FROM') ? dockerfile : `FROM alpine:3.21\n${dockerfile}`),
    line(typed),
  ],
});

const LOOP = 'i=0; while [ $i -lt 11000 ]; do i=$((i+1)); done';
/** A text of 100 KB, and a loop without an end over it. */
const over = (work: string): string =>
  `x=$(head -c 100000 /dev/zero | tr '\\0' a); for ((i=0;i<1000000000;i++)); do ${work}; done`;

export const HOSTILE: readonly Hostile[] = [
  build('prefix of a value', `ARG A=${'a'.repeat(3000)}\nENV B=\${A##*a*a*a*b}\n`),
  build('part of a value', `ARG A=${'a'.repeat(3000)}\nENV B=\${A//a*a*a*b/x}\n`),
  {
    name: '.dockerignore',
    inputs: [
      edit('.dockerignore', '*a*a*a*a*a*a*a*a*b\n'),
      line(`touch ${'a'.repeat(240)}`),
      edit('Dockerfile', 'FROM alpine:3.21\nCOPY . /\n'),
      line('docker build -q .'),
    ],
  },
  {
    name: 'COPY with stars',
    inputs: [
      line(`touch ${'a'.repeat(240)}`),
      edit('Dockerfile', 'FROM alpine:3.21\nCOPY *a*a*a*a*a*a*a*b* /\n'),
      line('docker build -q .'),
    ],
  },
  lines('find -name', `touch ${'a'.repeat(240)}; find . -name '*a*a*a*a*a*a*a*a*b'`),
  lines('regular expression', over('[[ $x =~ (a*)*(a*)*(a*)*b ]]')),
  lines('case', over('case $x in *a*a*a*a*a*b) ;; esac')),
  lines('doubled string', over('x=$x$x')),
  lines('replaced letters', over(`y=\${x//a/b}`)),
  lines('capital letters', over(`y=\${x^^}`)),
  build(
    '100 steps with loops',
    many(100, at => `RUN ${LOOP}; echo ${at}\n`),
  ),
  build(
    '50 stages with loops',
    many(50, at => `FROM alpine:3.21 AS s${at}\nRUN ${LOOP}; echo ${at}\n`),
  ),
  lines(
    'nested ranges',
    'docker version --format \'{{range (split (printf "%099999d" 0) "0")}}{{range (split (printf "%099999d" 0) "0")}}a{{end}}{{end}}\'',
  ),
  lines(
    'doubled printf',
    `docker version --format '{{$a := "xxxxxxxxxx"}}${many(9, () => '{{$a = printf "%s%s%s%s%s%s%s%s%s%s" $a $a $a $a $a $a $a $a $a $a}}')}{{$a}}'`,
  ),
  lines('loop in a container', 'docker run -it alpine:3.21', LOOP, 'echo one', 'echo two', 'echo three', 'exit'),
  lines('sed and sed', `head -c 1000000 /dev/zero | tr '\\0' a > f; sed 's/a/bb/g' f | sed 's/b/cc/g' | wc -c`),
  lines('awk', `head -c 1000000 /dev/zero | tr '\\0' a > f; awk '{gsub(/a/,"bb"); print length($0)}' f`),
  build('continued lines', `RUN echo \\\n${many(15_000, () => 'a \\\n')} b\n`),
  lines('while true', 'while true; do :; done'),
  lines('for without end', 'for((;;)); do :; done'),
  lines('nested substitutions', `echo ${'$(echo '.repeat(300)}a${')'.repeat(300)}`),
  lines('1,000 commands', 'echo a;'.repeat(1000)),
  lines('600 names', `docker inspect ${many(600, at => `box${at} `)}`),
  build('ENV, 12 times 8', `ENV A=xxxxxxxxxx\n${many(12, () => 'ENV A=$A$A$A$A$A$A$A$A\n')}`),
  build('ARG, 12 times 4', `ARG A=xxxxxxxxxx\n${many(12, () => 'ARG A=$A$A$A$A\n')}`),
  build('ENV, 7 times 8', `ENV A=xxxxxxxxxx\n${many(7, () => 'ENV A=$A$A$A$A$A$A$A$A\n')}`),
  lines('a log that grows', 'seq 1 9000 > l; for i in $(seq 1 30); do cat l >> big.log; done'),
  { name: 'six large files', inputs: Array.from({ length: 6 }, (_, at) => edit(`large-${at}`, 'x'.repeat(190_000))) },
  {
    name: '52 large edits',
    inputs: Array.from({ length: 52 }, (_, at) => edit('large', `${at}${'y'.repeat(195_000)}`)),
  },
  lines('fork bomb', ':(){ :|:& };:'),
  lines('sorted lines', 'yes | head -n 1000000 | sort | uniq -c'),
  lines('braces', 'echo {1..1000}{1..1000}{1..1000}'),
  lines('Python', 'docker run --rm python:3.12-slim python -c "while True: pass"'),
  lines(
    'a restart policy',
    'docker create --name box alpine:3.21',
    'docker update --restart on-failure:abc box',
    'docker inspect box',
  ),
];

/** Each does what a limit of a room is there for: time, memory of both kinds, a fall, and a wait without an end. */
export const WILD: readonly Hostile[] = [
  '!burn 150',
  '!burn 400',
  '!burn 1500',
  '!loop',
  '!sort',
  '!heap',
  '!buffers',
  '!fall',
].map(typed => lines(typed, typed));
