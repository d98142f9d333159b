/**
 * Whose words an output is. What is typed at odds with every command: the host speaks under its own name and nobody else does for it, and what is
 * said in Docker's voice has the form of something that was recorded, or stands below with where it comes from.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { COMMANDS } from '../../../src/docker/client/commands/index.ts';
import { boot, type Host } from '../../../src/docker/index.ts';
import { itFor } from '../../length.ts';
import { type, world } from '../host/world.ts';
import type { Session } from '../replay.ts';
import { formOf, voiceFaults } from '../voices.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url);

function read<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, FIXTURES), 'utf8'));
}

/** Forms of all that a real Docker was recorded to say on standard error; its usage lines as they are. */
function recordedForms(): ReadonlySet<string> {
  const steps = readdirSync(new URL('sessions/', FIXTURES)).flatMap(file =>
    read<{ readonly cases: readonly Session[] }>(`sessions/${file}`).cases.flatMap(session => session.steps),
  );
  const forms = steps.flatMap(({ cmd, template, stderr = '' }) =>
    stderr.split('\n').map(text => formOf(text, cmd ?? template ?? '')),
  );
  const usages = Object.values(read<Readonly<Record<string, { readonly usage: string }>>>('help-shapes.json'));
  return new Set([...forms, ...usages.map(({ usage }) => `Usage:  ${usage}`)]);
}

/**
 * What no recording here has, with where it comes from. A real Docker 28.5.2 was asked for each, but for those of a registry that is far away and
 * for what it says of a container beside a network.
 */
const RULES: readonly (readonly [form: RegExp, source: string])[] = [
  [/^invalid argument … for … flag: strconv\.ParseFloat: parsing … invalid syntax$/, 'docker/go-units: RAMInBytes'],
  [/^invalid argument … for … flag: label … contains whitespaces$/, 'docker/cli: opts.ValidateLabel'],
  [/^(invalid platform: )?… is an invalid OS component of …/, 'containerd/platforms: Parse'],
  [/^docker: invalid storage option$/, 'docker/cli: command/container/opts.go'],
  [/^invalid (container|network|volume) name or ID: value is empty$/, 'moby/client: trimID'],
  [/^container name cannot be empty$/, 'docker/cli: command/container/rm.go'],
  [/^no matching subnet for aux-address /, 'docker/cli: command/network/create.go'],
  [/^WARNING: … ignored for (network|volume|image|…)$/, 'docker/cli: command/inspect'],
  [/^ERROR: invalid reference format$/, 'distribution/reference, in the words of buildx'],
  [
    /^ERROR: pull access denied, repository does not exist/,
    'containerd: remotes/docker, of a registry that wants to know who asks',
  ],
  [/^(errors:|unauthorized: authentication required)$/, 'distribution: errcode.Errors'],
  [/^No such manifest: /, 'docker/cli: command/manifest/util.go'],
  [
    /^error during connect: Post … read \S*: is a directory$/,
    'moby/client: request.go, over the error of Go’s os.File',
  ],
  [/^docker: invalid reference format$/, 'distribution/reference, in the words of docker run'],
  [
    /^conflicting options: cannot specify a volume-name through both --name and as a positional arg$/,
    'docker/cli: command/volume/create.go',
  ],
  [
    /^failed to export container: invalid output path: stat … no such file or directory$/,
    'docker/cli: command.ValidateOutputPath',
  ],
  [/^Error response from daemon: No such container: \S+$/, 'moby: daemon/errors.go'],
  [/^… is not yet supported with …$/, 'docker/cli: command/image/list.go'],
  [/^destination can not be empty$/, 'docker/cli: command/container/cp.go'],
  [
    /^Error response from daemon: create …: error looking up volume plugin … plugin … not found$/,
    'moby: volume/drivers',
  ],
  [/^invalid argument … for … flag: time: invalid duration …$/, 'Go’s time.ParseDuration'],
  [
    /^Invalid platform … unknown operating system or architecture: invalid argument$/,
    'docker/cli: command/image/push.go',
  ],
  [
    /^Error response from daemon: container … is not connected to the network …$/,
    'moby: daemon/container_operations.go',
  ],
  [/^Error response from daemon: endpoint … not found$/, 'moby: daemon/network.go, ForceEndpointDelete'],
  [
    /^Error response from daemon: pull access denied for \S+ repository does not exist or may require …/,
    'moby: distribution/errors.go',
  ],
  [/^Error response from daemon: Get … dial tcp: lookup \S+ no such host$/, 'Go’s net.Dialer'],
];

/** What people and accidents put where a name or a value belongs. */
const WORDS = [
  ...[
    'nosuch',
    '""',
    '-1',
    '"a b"',
    '@x',
    'UPPER',
    '/x',
    ':',
    'alpine:3.21',
    'web',
    'old',
    'data',
    'net',
    '=',
    '5g',
    'a=b',
    '.',
    '..',
  ],
  ...[
    'x:y:z',
    '0',
    'abc123',
    'nosuch:latest',
    '{{.Nope}}',
    '{{.ID',
    'type=x',
    '80:80',
    'localhost:5000/a',
    '99999',
    '1.5',
    '10s',
  ],
  ...[
    '/etc:/etc',
    'bridge',
    'host',
    'none',
    'table',
    'json',
    'sh -c false',
    'nosuchcmd',
    '/nosuch',
    '/etc',
    'fedora',
    'node:99',
  ],
];

const oddLine = fc.constantFrom(...COMMANDS).chain(command => {
  const word = fc.constantFrom(...WORDS);
  const flags =
    command.flags.length === 0
      ? fc.constant([])
      : fc.array(fc.tuple(fc.constantFrom(...command.flags), word), { maxLength: 2 });
  const slip = fc.constantFrom('', '', '', '', '--nosuchflag', '-Z');
  return fc
    .tuple(fc.constantFrom(...command.at), flags, slip, fc.array(word, { maxLength: 3 }))
    .map(([path, given, odd, words]) => {
      const written = given.map(([flag, value]) =>
        flag.type === 'bool' ? `--${flag.long}` : `--${flag.long}=${value}`,
      );
      return ['docker', ...path, ...written, odd, ...words].filter(each => each !== '').join(' ');
    });
});

describe('whose words an output is', () => {
  let host: Host;
  before(async () => {
    const files = { Dockerfile: 'FROM alpine:3.21\nRUN echo hi\n', 'a.txt': 'a\n' };
    host = await boot(world({ files, images: ['alpine:3.21', 'busybox'] }));
    for (const line of [
      'docker run -d --name web alpine:3.21 sleep 1000',
      'docker run --name old alpine:3.21 true',
      'docker volume create data',
      'docker network create net',
    ])
      ({ host } = await type(host, line));
  });

  itFor(
    'any odd line: nobody speaks for the host, and what Docker says was recorded or has its source',
    { quick: 60, usual: 120, full: 3000 },
    async count => {
      const forms = recordedForms();
      assert.ok(forms.size > 1000);
      const faults: string[] = [];
      let said = 0;
      for (const line of fc.sample(oddLine, { numRuns: count, seed: 5 })) {
        const { outcome } = await type(host, line);
        faults.push(...voiceFaults(line, outcome).map(fault => `${line}: ${fault}`));
        for (const { voice, stream, text } of outcome.chunks) {
          if (voice !== 'docker' || stream !== 'stderr') continue;
          for (const row of text.split('\n').filter(each => each.trim() !== '' && !/^#\d+ /.test(each))) {
            said += 1;
            const form = formOf(row, line);
            const isKnown = forms.has(form) || forms.has(row) || RULES.some(([rule]) => rule.test(form));
            if (!isKnown) faults.push(`${line}: Docker says, without a source: ${row}`);
          }
        }
      }
      assert.ok(said > count);
      assert.deepEqual(faults, []);
    },
  );

  it('lines that end in what is not simulated, in every place where that is said', async () => {
    const dockerfile = "printf 'FROM alpine:3.21\\nRUN echo hi && od -t f1 /etc/passwd\\n' > D";
    ({ host } = await type(host, dockerfile));
    for (const [line, before, own] of [
      ['docker compose up; echo done', '', 'docker compose is not simulated'],
      ['docker run --ip6 ::1 alpine:3.21', '', 'the flag --ip6 is not simulated'],
      ['docker run --rm alpine:3.21 apk add firefox', '', 'this host does not know the package firefox'],
      ['docker exec web od -t f1 /etc/passwd', '', 'od -t f1 is not simulated'],
      ['docker pull fedora', '', 'fedora is not simulated'],
      ['echo hi; git status', 'hi\n', 'git is not simulated'],
      ['od -t f1 D', '', 'od -t f1 is not simulated'],
      ['docker build -f D .', '#5 CANCELED\n', 'D:2: od -t f1 is not simulated'],
      ['DOCKER_BUILDKIT=0 docker build -f D .', '---> Running in', 'od -t f1 is not simulated'],
      ['while :; do :; done', '', 'the script runs longer'],
    ] as const) {
      const { outcome } = await type(host, line);
      assert.deepEqual(voiceFaults(line, outcome), [], line);
      const words = outcome.chunks.filter(({ voice }) => voice === 'host').map(({ text }) => text);
      assert.ok(words.length === 1 && words[0]?.startsWith(`drydock: ${own}`), `${line}: ${words.join()}`);
      const others = outcome.chunks.filter(({ voice }) => voice !== 'host').map(({ text }) => text);
      assert.ok(others.join('').includes(before), `${line}: ${others.join('')}`);
    }
  });

  it('each piece is its speaker’s, through a pipe it is the program’s that hands it on', async () => {
    const voices = async (line: string) =>
      (await type(host, line)).outcome.chunks.map(({ voice, text }) => [voice, text.trim()]);
    assert.deepEqual(await voices('echo one; docker ps -q --filter name=nosuch; docker rm nosuch; echo two'), [
      ['program', 'one'],
      ['docker', 'Error response from daemon: No such container: nosuch'],
      ['program', 'two'],
    ]);
    assert.deepEqual(await voices('docker run --rm alpine:3.21 echo ahoy'), [['program', 'ahoy']]);
    assert.deepEqual(await voices('docker volume ls -q | cat'), [['program', 'data']]);
    assert.deepEqual(await voices('docker exec web nosuch'), [
      ['docker', (await type(host, 'docker exec web nosuch')).outcome.stdout.trim()],
    ]);
  });
});
