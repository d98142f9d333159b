import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  boot,
  complete,
  editFiles,
  freeze,
  type Host,
  type Outcome,
  run,
  thaw,
  view,
} from '../../../src/docker/index.ts';
import { itFor } from '../../length.ts';
import { workOf } from '../../work.ts';
import { TWO_STAGES, world } from '../host/world.ts';

const SEED = 20250302;
/** Generous: what hangs works for ever. */
const MOST_WORK = 10_000;
/** What only a fault of ours would print. */
const OURS =
  /TypeError|RangeError|ReferenceError|Cannot read propert|is not a function|\[object |\bat \/|\bNaN\b|file:\/\//;

let ready: Promise<Host> | null = null;

function host(): Promise<Host> {
  ready ??= boot(
    world({
      images: ['alpine:3.21', 'hello-world:latest'],
      files: {
        'main.go': 'package main\n',
        'a/b.txt': 'b\n',
        'a b': 'c\n',
        'Dockerfile.ok': 'FROM alpine:3.21\nCOPY . /w\n',
      },
    }),
  ).then(async booted => {
    let now = booted;
    for (const line of ['docker build -q -t app -f Dockerfile.ok .', 'docker run -d --name box app sleep 600'])
      now = (await run(now, line, { at: now.clock + 1000, columns: null, stdin: '' })).host;
    return now;
  });
  return ready;
}

/** Plays a line, and holds the answer to the shape that every answer has. */
async function answered(before: Host, line: string, columns: number | null = null): Promise<Host> {
  let after = before;
  const work = await workOf(async () => {
    const ran = await run(before, line, { at: before.clock + 1000, columns, stdin: '' });
    after = ran.host;
    shaped(line, ran.outcome);
    assert.doesNotThrow(() => JSON.stringify(view(after)));
  });
  assert.ok(work < MOST_WORK, 'it took too long');
  return after;
}

function shaped(line: string, { stdout, stderr, ending, chunks, duration }: Outcome): void {
  const { exitCode } = ending;
  const text = stdout + stderr;
  assert.ok(Number.isInteger(exitCode) && exitCode >= 0 && exitCode <= 255, `exit code ${exitCode}`);
  assert.doesNotMatch(text.replaceAll(line, ''), OURS);
  assert.ok(duration >= 0 && Number.isFinite(duration));
  assert.equal(chunks.map(chunk => chunk.text).join('').length, text.length);
  if ('message' in ending) assert.notEqual(ending.message, '');
  if (/^docker /.test(line) && exitCode !== 0 && !/[|&;\n<>]|\b(run|exec|start)\b/.test(line))
    assert.notEqual(text, '', 'refused without a word');
}

const check = (arbitrary: fc.Arbitrary<string>, runs: number, play: (text: string) => Promise<unknown>) =>
  fc.assert(
    fc.asyncProperty(arbitrary, async text => void (await play(text))),
    { seed: SEED, numRuns: runs },
  );

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** Words of a language in any order, with noise between them. */
const soup = (words: readonly string[], glue: readonly string[], maxLength = 12) =>
  fc
    .array(
      fc.tuple(
        fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom(...words) },
          { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
          { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
        ),
        fc.constantFrom(...glue),
      ),
      { maxLength },
    )
    .map(list => list.flat().join(''));

const DOCKERFILE = soup(
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the variables are the Dockerfile's.
  'FROM|alpine:3.21|scratch|AS|base|RUN|true|COPY|--from=base|--chown=1:1|.|/w|ADD|ENV|A=1|A|$A|${A:-x}|${|ARG|WORKDIR|/x|USER|nobody|CMD|["sh"]|["|ENTRYPOINT|EXPOSE|80|80/udp|VOLUME|LABEL|a=b|HEALTHCHECK|NONE|--interval=1s|STOPSIGNAL|9|SHELL|ONBUILD|MAINTAINER|<<EOF|EOF|\\|#|# syntax=docker/dockerfile:1|# escape=`|`|"|\'|--mount=type=cache,target=/c|--mount=|--link|--chmod=9'.split(
    '|',
  ),
  [' ', '\n', '\n', '', '\t', '\r\n'],
  24,
);
const TEMPLATE = soup(
  '{{|}}|{{.|.ID|.Repository|.|json .|range|end|if|else|with|$x := |$x|index|. 0|printf|"%s"|"%d"|"%v"|len|upper|join|split|","|eq|and|or|not|(|)|| |table |\\t|/*|*/|-|1|nil|true|.Config.Env|.NetworkSettings|slice|println|truncate|pad|{{- |-}}|template|define "x"|block|break|`'
    .split('|')
    .concat('|'),
  ['', ' ', ''],
);
const SHELL = soup(
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the variables are the shell's.
  'echo|a|$a|${a|}|${a:-b}|${a%b}|${#a}|$((|1+1|/0|))|$(|`|(|)|{|;|;;|&&|\\|\\||&|\\||<|>|>>|<<E|E|2>&1|>&2|if|then|fi|else|for|in|do|done|while|false|true|case|esac|*|?|[a|]|[[|]]|-f|"|\'|\\|#|!|~|a=1|a=(1 2)|${a[0]}|export|unset a|cd /tmp|set -e|docker ps|docker images|cat|main.go|wc -l|grep a|sed s/a/b/|awk "{print $1}"|xargs|sort|find .|seq 3|read b|local c|return|exit|trap|eval|test|printf %d|ls|sleep 1|tee f'
    .split(/(?<!\\)\|/)
    .map(word => word.replaceAll('\\|', '|')),
  [' ', ' ', '', '\n', ';'],
);
const ARGUMENTS = soup(
  'run|build|images|image|ls|ps|-a|-q|rm|rmi|-f|exec|box|app|alpine:3.21|--format|json|table|{{.ID}}|--filter|label=a|dangling=true|x|-it|-d|--rm|-p|80:80|-v|/a:/b|--name|box|sh|-c|true|inspect|history|--no-trunc|tag|push|pull|commit|cp|box:/etc|.|-|logs|-n|1|stop|-t|0|kill|-s|start|create|volume|network|system|df|prune|--all|--help|--|-h|version|info|login|save|load|-o|-i|export|import|diff|top|port|rename|update|wait|pause|events|--until|1s|search|builder|buildx|manifest|context|-e|A=b|-u|0|-w|/w|--mount|type=bind|--memory|1g|--cpus|--platform|linux/amd64|--entrypoint|--env-file|--restart|always|--network|host|--health-cmd|=|--format=|--since|--size|-l|-m'.split(
    '|',
  ),
  [' ', ' ', ' ', ' ', '='],
  9,
);
const REFERENCE = soup(
  'alpine|:|3.21|@|sha256:|/|localhost|:5000|docker.io|library|A|..|-|_|__|.|a|0|index.docker.io|é|[::1]|deadbeef|e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'.split(
    '|',
  ),
  [''],
  8,
);
const IGNORE = soup('*|**|/|!|a|b.txt|.|..|#|\\|[|]|[a-z]|?|[^a]|main.go|\r| |**/|/**|a/b.txt|{a,b}'.split('|'), [
  '',
  '',
  '\n',
]);

/** In hundredths of what the soak plays. */
const LENGTHS = { quick: 1, usual: 5, full: 100 };
/** A glance leaves out what plays a shell. */
const SHELLS = { ...LENGTHS, quick: 0 };

describe('whatever is typed or written', () => {
  const plain = (text: string) => text.replace(/\0/g, '');

  itFor('as a Dockerfile, is built or refused', LENGTHS, async share => {
    const start = await host();
    await check(DOCKERFILE, 30 * share, text =>
      answered(
        editFiles(start, [{ path: 'Dockerfile', text: `FROM alpine:3.21\n${text}` }], start.clock),
        'docker build -t it .',
      ),
    );
    await check(DOCKERFILE, 12 * share, text =>
      answered(editFiles(start, [{ path: 'Dockerfile', text }], start.clock), 'docker build .', 80),
    );
    await check(fc.string({ unit: 'binary', maxLength: 80 }), 12 * share, text =>
      answered(editFiles(start, [{ path: 'Dockerfile', text }], start.clock), 'docker build --check .'),
    );
  });

  itFor('as an ignore file, is read or refused', LENGTHS, async share => {
    const start = editFiles(await host(), [{ path: 'Dockerfile', text: 'FROM scratch\nCOPY . /\n' }], 0);
    await check(IGNORE, 24 * share, text =>
      answered(editFiles(start, [{ path: '.dockerignore', text }], start.clock), 'docker build .'),
    );
  });

  itFor('as a reference, names something or is refused', LENGTHS, async share => {
    const start = await host();
    await check(REFERENCE, 20 * share, async text => {
      const name = quoted(plain(text));
      for (const line of [
        `docker pull ${name}`,
        `docker tag app ${name}`,
        `docker image inspect ${name}`,
        `docker rmi ${name}`,
      ])
        await answered(start, line);
    });
  });

  itFor('as a template, is filled in or refused', LENGTHS, async share => {
    const start = await host();
    await check(TEMPLATE, 40 * share, async text => {
      const format = quoted(plain(text));
      for (const line of [
        `docker images --format ${format}`,
        `docker inspect -f ${format} box`,
        `docker ps --format ${format}`,
      ])
        await answered(start, line);
    });
  });

  itFor('as arguments of docker, is done or refused', LENGTHS, async share => {
    const start = await host();
    await check(ARGUMENTS, 80 * share, text => answered(start, `docker ${plain(text)}`));
    await check(ARGUMENTS, 20 * share, text => answered(start, `docker ${plain(text)}`, 80));
    for (const text of fc.sample(ARGUMENTS, { seed: SEED, numRuns: 40 * share })) {
      const line = `docker ${text}`;
      for (const at of [line.length, Math.floor(line.length / 2)]) {
        const { from, to } = complete(start, line, at);
        assert.ok(0 <= from && from <= to && to <= line.length, line);
      }
    }
  });

  itFor('as a line of the shell, here or in a container, is run or refused', SHELLS, async share => {
    const start = await host();
    await check(SHELL, 60 * share, text => answered(start, plain(text)));
    await check(SHELL, 16 * share, text => answered(start, `docker run --rm alpine:3.21 sh -c ${quoted(plain(text))}`));
    await check(fc.string({ unit: 'binary', maxLength: 30 }), 20 * share, text => answered(start, text, 80));
  });

  itFor('inside of a container, leads on or out, and may be put away at any moment', SHELLS, async share => {
    const start = await host();
    const lines = fc.array(fc.oneof(SHELL, fc.constantFrom('exit', '\u0004', 'cd /', 'ls', 'X=1', 'docker ps')), {
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(lines, async typed => {
        let one = await answered(start, 'docker exec -it box sh', 80);
        let other = one;
        for (const line of typed) {
          one = await answered(one, plain(line), 80);
          other = await answered(thaw(JSON.parse(JSON.stringify(freeze(other))), null), plain(line), 80);
        }
        assert.deepEqual(freeze(other), freeze(one));
      }),
      { seed: SEED, numRuns: 3 * share },
    );
  });

  itFor('gives the same bytes once more', SHELLS, async share => {
    const start = editFiles(await host(), [{ path: 'Dockerfile', text: TWO_STAGES }], 0);
    await check(
      fc.oneof(
        SHELL,
        ARGUMENTS.map(text => `docker ${text}`),
      ),
      20 * share,
      async text => {
        const once = async () => {
          const {
            host: after,
            outcome,
            traffic,
          } = await run(start, text, { at: start.clock + 1, columns: 80, stdin: '' });
          return JSON.stringify([freeze(after), outcome, traffic]);
        };
        assert.equal(await once(), await once());
      },
    );
  });
});
