/** What its terminal shows: an image list, a history, a build. */
import type { TerminalEntryView } from '../../../src/live/protocol.ts';

export const PROMPT = 'student@dock:~$ ';
const wide = (left: string, right: string): string =>
  `${left}${' '.repeat(Math.max(1, 111 - left.length - right.length))}${right}`;
const blue = (left: string, right: string): string => `\x1b[34m${wide(left, right)}\x1b[0m`;
const internal = [
  [' => [internal] load build definition from hello.Dockerfile', '0.0s'],
  [' => => transferring dockerfile: 236B', '0.0s'],
  [' => [internal] load metadata for docker.io/library/alpine:3.21', '0.0s'],
  [' => [internal] load metadata for docker.io/library/golang:1.23-alpine', '0.0s'],
  [' => [internal] load .dockerignore', '0.0s'],
  [' => => transferring context: 2B', '0.0s'],
  [' => [internal] load build context', '0.0s'],
  [' => => transferring context: 29B', '0.0s'],
] as const;
const buildOutput = [
  wide('[+] Building 0.6s (12/12) FINISHED', 'docker:default'),
  ...internal.map(([left, right]) => blue(left, right)),
  blue(' => [build 1/4] FROM docker.io/library/golang:1.23-alpine', '0.0s'),
  blue(' => [stage-1 1/2] FROM docker.io/library/alpine:3.21', '0.0s'),
  blue(' => CACHED [build 2/4] WORKDIR /build', '0.0s'),
  blue(' => CACHED [build 3/4] COPY main.go ./', '0.0s'),
  blue(' => CACHED [build 4/4] RUN go build -o hello.out ./', '0.0s'),
  blue(' => [stage-1 2/2] COPY --from=build /build/hello.out /bin/hello.out', '0.1s'),
  blue(' => exporting to image', '0.0s'),
  blue(' => => exporting layers', '0.0s'),
  blue(' => => writing image sha256:bf255cb3831e4d2f0c7a96b0d1f5a83e21c9d6f70b84e5527f1ac93d6e08b2f4', '0.0s'),
  '',
].join('\n');

export function entry(
  n: number,
  line: string,
  output: string,
  more: Partial<TerminalEntryView> = {},
): TerminalEntryView {
  return { n, prompt: PROMPT, line, output, exitCode: 0, kind: 'line', note: null, chunks: null, ...more };
}

export const terminal: readonly TerminalEntryView[] = [
  entry(
    1,
    'docker image ls',
    'REPOSITORY    TAG       IMAGE ID       CREATED          SIZE\n<none>        <none>    bf255cb3831e   2 minutes ago    10.3MB\nsem04/hello   latest    964d7a69362f   23 minutes ago   275MB\n',
  ),
  entry(
    2,
    'docker image history bf255cb3831e',
    [
      'IMAGE          CREATED         CREATED BY                                      SIZE      COMMENT',
      'bf255cb3831e   2 minutes ago   CMD ["hello.out"]                               0B        buildkit.dockerfile.v0',
      '<missing>      2 minutes ago   COPY /build/hello.out /bin/hello.out # build…   2.16MB    buildkit.dockerfile.v0',
      '<missing>      10 days ago     CMD ["/bin/sh"]                                 0B        buildkit.dockerfile.v0',
      '<missing>      10 days ago     ADD alpine-minirootfs-3.21.3-aarch64.tar.gz …   8.17MB    buildkit.dockerfile.v0',
      '',
    ].join('\n'),
  ),
  entry(3, 'docker build -f hello.Dockerfile .', buildOutput),
];
