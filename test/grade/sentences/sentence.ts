/** What the coach says to whom: for each sentence an answer that leads there, and one near it that must not. */

interface Deed {
  readonly lines: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

export interface Sentence {
  readonly code: string;
  /** Question of the course; `05-layers#multi-stage` where it is left out. */
  readonly place?: string;
  readonly leads: Deed;
  readonly leadsNot: Deed;
  /** Words that stand in it in both languages: names, numbers, places. */
  readonly says?: readonly string[];
}

export const BUILD =
  'FROM golang:1.23-alpine AS build\nWORKDIR /build\nCOPY main.go ./\nENV GO111MODULE=off\nRUN go build -o hello.out ./\n';
export const LAST = 'FROM alpine:3.21\nCOPY --from=build /build/hello.out /bin/hello.out\nCMD ["hello.out"]\n';
export const named = (text: string) => ({ 'hello.Dockerfile': text });
export const GO = ['docker build -f hello.Dockerfile -t sem04/hello .'];
export const mended = (text: string) => ({
  'mend.Dockerfile': `FROM golang:1.23-alpine\nWORKDIR /usr/local/app\n${text}`,
});
export const MEND = ['docker build -f mend.Dockerfile -t sem04/mended .', 'docker run sem04/mended'];
export const MENDED =
  'ENV GO111MODULE=off\nCOPY main.go ./\nRUN go build -o hello.out ./\nCMD ["/usr/local/app/hello.out"]\n';
export const ALPINE = 'localhost:5000/sem04/alpine:v1';
