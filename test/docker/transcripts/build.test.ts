/** Builds typed line by line, and what Docker 28.5.2 prints of them. Each case names the source of its rule. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Files } from '../../../src/docker/index.ts';
import { play } from '../replay.ts';

const CATALOGUE: unknown = JSON.parse(
  readFileSync(new URL('../../fixtures/base-images.json', import.meta.url), 'utf8'),
);

interface Said {
  readonly out: string;
  readonly err: string;
  readonly exit: number;
}

/** Types the lines on a host that has alpine:3.21 and these files. */
async function type(files: Files, ...lines: readonly string[]): Promise<readonly Said[]> {
  const steps = lines.map(cmd => ({ cmd }));
  const session = { scenario: 'build', cwd: '/home/learner/lab', base: ['alpine:3.21'], files, steps };
  const played = await play(session, CATALOGUE, null);
  return played.map(({ outcome }) => ({
    out: outcome.stdout,
    err: masked(outcome.stderr),
    exit: outcome.ending.exitCode,
  }));
}

async function typeOne(files: Files, line: string): Promise<Said> {
  const [said] = await type(files, line);
  assert.ok(said !== undefined);
  return said;
}

/** Without what no two runs share: seconds, and names that the daemon draws. */
function masked(text: string): string {
  return text.replace(/^#(\d+) \d+\.\d+ /gm, '#$1 T ').replace(/overlay2\/[a-z0-9]{25}\//g, 'overlay2/ID/');
}

/** What follows the progress: the place in the Dockerfile and the error. */
function verdict(text: string): string {
  return text.split('\n').slice(-2, -1).join('\n');
}

/** A Dockerfile of these lines on alpine, built. */
function build(lines: string, more: Files = {}): Promise<Said> {
  return typeOne({ Dockerfile: `FROM alpine:3.21\n${lines}\n`, 'a.txt': 'a\n', ...more }, 'docker build .');
}

describe('COPY onto what stands there', () => {
  // fsutil's copy: parents are made with MkdirAll, whose error names the file in the way; the rest names the daemon's mount.
  const cases: readonly (readonly [string, string])[] = [
    ['COPY a.txt /etc/passwd/x', 'mkdir /etc/passwd: not a directory'],
    ['COPY a.txt /etc/passwd/', 'mkdir /etc/passwd: not a directory'],
    ['COPY a.txt /etc/passwd/x/y/z', 'mkdir /etc/passwd: not a directory'],
    ['COPY . /etc/passwd', 'cannot copy to non-directory: /var/lib/docker/overlay2/ID/merged/etc/passwd'],
    [
      'RUN mkdir /a.txt\nCOPY a.txt /',
      'cannot replace to directory /var/lib/docker/overlay2/ID/merged/a.txt with file',
    ],
    ['WORKDIR /etc/passwd/x/y', 'mkdir /etc/passwd: not a directory'],
  ];
  for (const [lines, message] of cases)
    it(lines.replaceAll('\n', '; '), async () => {
      const { err, exit } = await build(lines);
      assert.equal(verdict(err), `ERROR: failed to build: failed to solve: ${message}`);
      assert.equal(exit, 1);
    });
});

describe('RUN --mount that cannot be', () => {
  // buildkit: instructions/commands_runmount.go and dockerfile2llb/convert_runmount.go; sshforward's agent for the last.
  const cases: readonly (readonly [string, string])[] = [
    ['RUN --mount=type=cache true', 'invalid mount target "/"'],
    ['RUN --mount=type=tmpfs,target=/ true', 'invalid mount target "/"'],
    ['RUN --mount=type=secret true', 'invalid secret mount. one of source, target required'],
    ['RUN --mount=type=secret,id=a,source=b true', "both source and id can't be set"],
    ['RUN --mount=type=bind,target=/x,mode=0755 true', 'mode not allowed for "bind" type mounts'],
    ['RUN --mount=type=tmpfs,target=/x,sharing=locked true', 'invalid cache sharing set for tmpfs mount'],
    ['RUN --mount=type=ssh,required true', 'unset ssh forward key default'],
    ['RUN []', 'failed to marshal LLB definition: arguments are required'],
  ];
  for (const [lines, message] of cases)
    it(lines, async () => {
      const { err } = await build(lines);
      assert.equal(verdict(err), `ERROR: failed to build: failed to solve: ${message}`);
    });
});

describe('what buildx refuses before it builds', () => {
  // buildx: commands/build.go (no prefix before the builder is turned to), build/opt.go, util/buildflags.
  const lacks = (feature: string, page: string): string =>
    `${feature} is not supported for the docker driver.\nSwitch to a different driver, or turn on the containerd image store, and try again.\nLearn more at https://docs.docker.com/go/${page}/`;
  const cases: readonly (readonly [string, string])[] = [
    ['--build-arg =x .', 'invalid key-value pair "=x": empty key'],
    ['--label =x .', 'invalid key-value pair "=x": empty key'],
    ['--secret foo .', "invalid field 'foo' must be a key=value pair"],
    ['--secret id=a,type=b .', 'unsupported secret type "b"'],
    ['--secret id=a,foo=b .', "unexpected key 'foo' in 'foo=b'"],
    ['--output type=local,x .', 'invalid value x'],
    ['--progress=foo .', 'invalid progress mode foo'],
    ['--progress=plain -q .', 'progress=plain and quiet cannot be used together'],
    ['--progress=tty .', 'failed to get console: provided file is not a console'],
    ['--builder nosuch .', 'no builder "nosuch" found'],
    ['--call=check,outline .', 'invalid print value: check,outline'],
    ['--call=outline,a=b .', 'invalid print field: a=b'],
    ['--secret src=a.txt .', 'failed to build: secret missing ID'],
    ['--secret id=no .', 'failed to build: failed to stat no: stat no: no such file or directory'],
    [
      '--ssh default .',
      'failed to build: failed to convert agent config {default [] false}: invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set',
    ],
    ['--add-host foo .', 'failed to build: invalid host foo'],
    ['--platform foo .', 'failed to build: "foo": unknown operating system or architecture: invalid argument'],
    [
      '--no-cache --no-cache-filter a .',
      'failed to build: --no-cache and --no-cache-filter cannot currently be used together',
    ],
    [
      '--network=foo .',
      'failed to build: network mode "foo" not supported by buildkit - you can define a custom network for your builder using the network driver-opt in buildx create',
    ],
    ['-t "" .', 'failed to build: invalid tag "": repository name must have at least one component'],
    ['-o type=local .', 'failed to build: dest is required for local exporter'],
    ['-o a.txt .', 'failed to build: destination directory a.txt is a file'],
    ['--cache-to type=local,dest=c .', `failed to build: ${lacks('Cache export', 'build-cache-backends')}`],
    ['--sbom=true .', `failed to build: ${lacks('Attestation', 'attestations')}`],
    [
      '--platform linux/amd64,linux/arm64 .',
      `failed to build: ${lacks('Multi-platform build', 'build-multi-platform')}`,
    ],
    ['-f - - < Dockerfile', "failed to build: invalid argument: can't use stdin for both build context and dockerfile"],
    [
      '-f x - < Dockerfile',
      'failed to build: ambiguous Dockerfile source: both stdin and flag correspond to Dockerfiles',
    ],
  ];
  for (const [line, message] of cases)
    it(`docker build ${line}`, async () => {
      const said = await typeOne({ Dockerfile: 'FROM alpine:3.21\n', 'a.txt': 'a\n' }, `docker build ${line}`);
      assert.deepEqual(said, { out: '', err: `ERROR: ${message}\n`, exit: 1 });
    });
});

describe('files of a build', () => {
  const files = { Dockerfile: 'FROM scratch\nCOPY a.txt /d/\n', 'a.txt': 'a\n' };

  it('come back as a directory or as an archive', async () => {
    // buildkit: exporter/local and exporter/tar name the step; no image is made.
    const said = await type(
      files,
      'docker build -o out .',
      'cat out/d/a.txt',
      'docker build -q -o - . | tar t',
      'docker images -q | wc -l',
    );
    assert.match(said[0]?.err ?? '', /^#\d+ exporting to client directory\n#\d+ copying files 55B /m);
    assert.deepEqual(
      said.slice(1).map(({ out }) => out),
      ['a\n', 'd/\nd/a.txt\n', '1\n'],
    );
  });

  it('tell the id, and what else is known of the image', async () => {
    // buildx: writeMetadataFile prints sorted keys with two blanks before them; no newline at the end.
    const said = await type(
      files,
      'docker build -q --iidfile id --metadata-file m -t x .',
      'cat id',
      'cat m',
      'docker build -q --iidfile no/id .',
    );
    const id = said[0]?.out.trim() ?? '';
    assert.equal(said[1]?.out, id);
    assert.match(
      said[2]?.out ?? '',
      new RegExp(
        `^{\\n  "buildx.build.ref": "default/default/[a-z0-9]{25}",\\n  "containerimage.config.digest": "${id}",\\n  "containerimage.digest": "${id}",\\n  "image.name": "docker.io/library/x"\\n}$`,
      ),
    );
    assert.equal(said[3]?.err, 'ERROR: writing image ID file: open no/id: no such file or directory\n');
  });
});

describe('RUN under flags of the build', () => {
  const files = { Dockerfile: 'FROM alpine:3.21\nRUN cat /etc/hosts\n' };

  it('has names of --add-host, which count for the cache', async () => {
    // buildkit: executor/oci/hosts.go; ExtraHosts are a part of the exec operation.
    const [first, second] = await type(
      files,
      'docker build .',
      'docker build --add-host=db:10.0.0.7 --add-host=six=[::1] .',
    );
    const lines = (said: Said | undefined): readonly string[] => said?.err.match(/(?<=^#\d+ T ).*$/gm) ?? [];
    const usual = ['127.0.0.1\tlocalhost buildkitsandbox', '::1\tlocalhost ip6-localhost ip6-loopback'];
    assert.deepEqual(lines(first), usual);
    assert.deepEqual(lines(second), [...usual, '10.0.0.7\tdb', '::1\tsix']);
  });

  it('has the proxies of --build-arg in capitals and in small', async () => {
    // buildkit: proxyEnvFromBuildArgs takes either case, the executor sets both; the cache does not look at them.
    const lines = { Dockerfile: 'FROM alpine:3.21\nRUN env | grep -i proxy | sort\n' };
    const [first, second] = await type(
      lines,
      'docker build --build-arg http_proxy=http://p:1 .',
      'docker build --build-arg HTTP_PROXY=http://q:2 .',
    );
    assert.deepEqual(first?.err.match(/(?<=^#\d+ T ).*$/gm), ['HTTP_PROXY=http://p:1', 'http_proxy=http://p:1']);
    assert.match(second?.err ?? '', /RUN env \| grep -i proxy \| sort\n#\d+ CACHED$/m);
  });

  it('warns of flags that BuildKit takes for the sake of the builder of old', async () => {
    // buildx: flags with a `flag-warn` annotation.
    const said = await typeOne(files, 'docker build -q --rm --force-rm --compress --squash -m 1g .');
    assert.equal(
      said.err,
      'WARNING: experimental flag squash is removed with BuildKit. You should squash inside build using a multi-stage Dockerfile for efficiency.\n',
    );
    assert.equal(said.exit, 0);
  });
});

describe('warnings', () => {
  const files = { Dockerfile: 'FROM alpine:3.21\nCMD echo hi\n' };

  it('are told at length under --debug', async () => {
    // buildx: printWarnings.
    const expected = [
      ' \u001b[33m1 warning found:',
      '\u001b[0m - JSONArgsRecommended: JSON arguments recommended for CMD to prevent unintended behavior related to OS signals (line 2)',
      'JSON arguments recommended for ENTRYPOINT/CMD to prevent unintended behavior related to OS signals',
      'More info: https://docs.docker.com/go/dockerfile/rule/json-args-recommended/',
      'Dockerfile:2',
      '--------------------',
      '   1 |     FROM alpine:3.21',
      '   2 | >>> CMD echo hi',
      '   3 |     ',
      '--------------------',
      '',
      '',
    ].join('\n');
    const [whole, own] = await type(files, 'docker --debug build .', 'docker build -D .');
    assert.equal(whole?.err.slice(whole.err.indexOf(' \u001b[33m')), expected);
    // The flag of buildx itself says nothing of warnings: recorded from Docker 28.5.2.
    assert.match(own?.err ?? '', /1 warning found \(use docker --debug to expand\):\n/);
  });

  it('are looked for in every stage, or in those that --target needs', async () => {
    // buildkit: DockerfileLint takes all stages when no target is named.
    const two = { Dockerfile: 'FROM alpine:3.21 AS a\nCMD echo a\nFROM alpine:3.21 AS b\nCMD ["b"]\n' };
    const [all, one] = await type(two, 'docker build --check .', 'docker build --check --target b .');
    assert.equal(all?.exit, 1);
    assert.deepEqual(one, { out: 'Check complete, no warnings found.\n', err: one?.err ?? '', exit: 0 });
  });

  it('are not printed with --progress=none, nor anything else', async () => {
    assert.deepEqual(await typeOne(files, 'docker build --progress=none .'), { out: '', err: '', exit: 0 });
  });
});

describe('scripts in an image', () => {
  it('end with the interpreter that their first line names, carriage return and all', async () => {
    // The kernel takes the rest of the line: `/bin/sh\r` is no file, and busybox's shell says that the script is not found.
    const { err, exit } = await build('COPY s /\nRUN /s', { s: { content: '#!/bin/sh\r\necho hi\r\n', mode: 0o755 } });
    assert.match(err, /^#\d+ T \/bin\/sh: \/s: not found$/m);
    assert.match(verdict(err), /did not complete successfully: exit code: 127$/);
    assert.equal(exit, 1);
  });

  it('sort byte by byte', async () => {
    const { err } = await build("RUN printf 'b\\nA\\n_\\na\\n' | sort | tr '\\n' ' '");
    assert.match(err, /^#\d+ T A _ a b $/m);
  });
});

describe('a syntax directive', () => {
  it('needs its frontend', async () => {
    // buildkit: frontend/dockerfile/builder/build.go lays the place of the directive over the gateway's error.
    const { err } = await typeOne({ Dockerfile: '# syntax=nosuch/front:1\nFROM alpine:3.21\n' }, 'docker build .');
    assert.match(
      err,
      /^#2 resolve image config for docker-image:\/\/docker.io\/nosuch\/front:1\n#2 ERROR: pull access/m,
    );
    assert.match(err, /^Dockerfile:1\n-+\n {3}1 \| >>> # syntax=nosuch\/front:1$/m);
    assert.match(
      verdict(err),
      /^ERROR: failed to build: failed to solve: failed to resolve source metadata for docker/,
    );
  });
});

describe('the build cache', () => {
  const files = { Dockerfile: 'FROM alpine:3.21\nRUN --mount=type=cache,target=/c echo hi > /c/x\n' };

  it('is filtered by fields of its records; a name that none has finds none', async () => {
    // buildx: toBuildkitPruneInfo hands names on as they are; buildkit's filter compares them with fields.
    const said = await type(
      files,
      'docker build -q .',
      "docker buildx du --filter type=exec.cachemount --format '{{.Type}} {{.Size}}'",
      'docker builder prune -af --filter foo=bar',
      'docker builder prune -f --filter type=exec.cachemount | tail -1',
      'docker builder prune -af --keep-storage 1GB',
    );
    assert.deepEqual(
      said.slice(1).map(({ out, exit }) => [out, exit]),
      [
        ['exec.cachemount 3B\n', 0],
        ['Total:\t0B\n', 0],
        ['Total:\t3B\n', 0],
        ['Total:\t0B\n', 0],
      ],
    );
    assert.equal(
      said[4]?.err,
      'Flag --keep-storage has been deprecated, keep-storage flag has been changed to reserved-space\n',
    );
  });
});

describe('a script that cannot be read', () => {
  it('is refused at the word that has nothing before it', async () => {
    // busybox's ash: a list needs a command, and names the token that it found in place of one.
    const { err } = await build('RUN if then echo; fi');
    assert.match(err, /^#\d+ T \/bin\/sh: syntax error: unexpected "then"\n#\d+ ERROR: .*exit code: 2$/m);
  });
});

describe('a variable that a shell demands', () => {
  // busybox's ash, varunset: the variable is named, the shell leaves with 2.
  const cases: readonly (readonly [string, string])[] = [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the variable is the shell's.
    ['${A:?must be set}', 'A: must be set'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the variable is the shell's.
    ['${A:?}', 'A: parameter not set or null'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the variable is the shell's.
    ['${A?}', 'A: parameter not set'],
  ];
  for (const [text, message] of cases)
    it(text, async () => {
      const { err } = await build(`RUN echo ${text}; echo after`);
      assert.match(err, new RegExp(`^#\\d+ T /bin/sh: ${message}\\n#\\d+ ERROR: .*exit code: 2$`, 'm'));
    });
});
