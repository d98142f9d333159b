import { boot, type Host, type HostWorld, type Ran, run } from '../../../src/docker/index.ts';

export const NOW = Date.UTC(2025, 2, 2, 10, 0, 0);

export const MAIN_GO = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("Hello World")\n}\n';
export const ONE_STAGE =
  'FROM golang:1.23-alpine\nWORKDIR /usr/local/app\nCOPY main.go ./\nENV GO111MODULE=off\nRUN go build -o hello.out ./\nENV PATH=/usr/local/app:$PATH\nCMD ["hello.out"]\n';
export const TWO_STAGES =
  'FROM golang:1.23-alpine AS build\nWORKDIR /build\nCOPY main.go ./\nENV GO111MODULE=off\nRUN go build -o hello.out ./\nFROM alpine:3.21\nCOPY --from=build /build/hello.out /bin/hello.out\nCMD ["hello.out"]\n';

export function world(given: Partial<HostWorld> = {}): HostWorld {
  return {
    seed: 1,
    at: NOW,
    platform: 'linux/arm64',
    directory: '/home/student',
    files: {},
    images: [],
    catalogue: null,
    ...given,
  };
}

/** A host that was booted and has run some lines, a second apart; with what each of them came to. */
export async function played(
  lines: readonly string[],
  given: Partial<HostWorld> = {},
): Promise<{ host: Host; ran: readonly Ran[] }> {
  let host = await boot(world(given));
  const ran: Ran[] = [];
  for (const line of lines) {
    const next = await type(host, line);
    ran.push(next);
    host = next.host;
  }
  return { host, ran };
}

export function type(host: Host, line: string, columns: number | null = null, stdin = ''): Promise<Ran> {
  return run(host, line, { at: host.clock + 1000, columns, stdin });
}

/** What a line prints on a host, both streams. */
export async function said(host: Host, line: string): Promise<string> {
  const { outcome } = await type(host, line);
  return outcome.stdout + outcome.stderr;
}
