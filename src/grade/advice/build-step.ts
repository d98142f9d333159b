/** Steps of a build as they are talked about, and what a Dockerfile's instructions do as far as their words tell. */
import type { BuildView } from '../../docker/index.ts';

export type AdvisedStep = BuildView['steps'][number];

/** Package managers that fetch what the context only names. Those that compile as well (mvn package, cargo build) need all of it anyway. */
export const INSTALLS =
  /\b(npm (ci|install|i)|yarn install|pnpm (install|i)|pip3? install|go mod download|bundle install|composer install|poetry install|dotnet restore|apt-get (-\S+ )*install|apk add)\b/;
export const COMPILES = /\b(go build|go install|cargo build|dotnet publish|mvn |gradle |gcc |g\+\+ |make\b)/;
/** COPY and ADD of all that the context holds. */
export const COPIES_ALL = /^(COPY|ADD) (--(?!from)\S+ )*\.\/? /;

/** `[build 2/4] COPY . .` → `COPY . .` */
export function textOf({ name }: AdvisedStep): string {
  return name.replace(/^\[[^\]]*\]\s*/, '');
}

/** `FROM docker.io/library/golang:1.23-alpine@sha256:…` → `golang:1.23-alpine` */
export function baseOf(step: AdvisedStep): string {
  return textOf(step)
    .replace(/^FROM (--\S+ )*/, '')
    .replace(/@sha256:.*$/, '')
    .replace(/^docker\.io\/(library\/)?/, '');
}

/** Its text on one line, cut where it is long. */
export function shortened(step: AdvisedStep): string {
  return cut(textOf(step));
}

export function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}

/** Bytes below which nobody minds. */
export const WORTH = 100_000;
