import { goQuoted } from '../../dockerfile/parse/go-quoted.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import { entryOf } from '../../entry.ts';

export interface PlatformParts {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string;
}

const ARCHITECTURES: Readonly<Record<string, readonly [string, string]>> = {
  aarch64: ['arm64', ''],
  arm64: ['arm64', ''],
  armhf: ['arm', 'v7'],
  arm: ['arm', 'v7'],
  i386: ['386', ''],
  x86_64: ['amd64', ''],
  'x86-64': ['amd64', ''],
};

/** `linux/arm64`, `arm64`, `linux/arm/v7`. */
export function platformOf(text: string, host: PlatformParts): PlatformParts {
  const parts = text.toLowerCase().split('/');
  if (parts.length > 3 || parts.some(part => !/^[a-z0-9_.-]+$/u.test(part)))
    throw new DockerfileRefusal(
      `failed to parse platform ${text}: ${goQuoted(text)} is an invalid component of ${goQuoted(text)}: platform specifier component must match "^[A-Za-z0-9_.-]+$": invalid argument`,
    );
  const normal = (architecture: string, variant: string): readonly [string, string] => {
    const [name, usual] = entryOf(ARCHITECTURES, architecture) ?? [architecture, ''];
    return [name, variant === 'v8' && name === 'arm64' ? '' : variant || usual];
  };
  if (parts.length === 1) {
    const only = parts[0] ?? '';
    if (['linux', 'windows', 'darwin', 'freebsd'].includes(only)) return { ...host, os: only };
    const [architecture, variant] = normal(only, '');
    return { os: host.os, architecture, variant };
  }
  const [architecture, variant] = normal(parts[1] ?? '', parts[2] ?? '');
  return { os: parts[0] ?? '', architecture, variant };
}

export function platformText({ os, architecture, variant }: PlatformParts): string {
  return variant === '' ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}
