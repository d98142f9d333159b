/** Images of Microsoft's and Google's registries. */
import { type Distroless, distroless } from '../images/made/distroless.ts';
import { DOTNET_PARTS, dotnetImages } from '../images/made/dotnet.ts';
import { SMALL } from '../images/small.ts';
import type { ImageFamily, TagRequest } from './family.ts';
import { listedText } from './lists.ts';

/** Releases of the runtime. Source: dotnet/dotnet-docker. */
const RUNTIMES = `
9.0.0~2 / 9.0.3~12
: .=bookworm alpine=alpine3.21 alpine3.20~22 bookworm-slim noble
8.0.0~13 / 8.0.14~30
: .=bookworm alpine=alpine3.21 alpine3.18~22 bookworm-slim jammy noble
7.0.0~20
: .=bullseye alpine=alpine3.19 alpine3.17~19 bullseye-slim bookworm-slim jammy
6.0.0~36
: .=bullseye alpine=alpine3.20 alpine3.14~20 bullseye-slim bookworm-slim focal jammy
5.0.0~17
: .=buster alpine=alpine3.15 alpine3.12~15 buster-slim bullseye-slim focal
3.1.20~32
: .=buster alpine=alpine3.16 alpine3.12~16 buster-slim bullseye-slim bionic focal
/ 10.0.0~8
: .=noble alpine=alpine3.22 alpine3.22~24 noble
`;

/** The SDK that came with the last runtime of each line. */
const SDKS: Readonly<Record<string, string>> = {
  '3.1': '3.1.426',
  '5.0': '5.0.408',
  '6.0': '6.0.428',
  '7.0': '7.0.410',
  '8.0': '8.0.406',
  '9.0': '9.0.200',
  '10.0': '10.0.100',
};

const lineOf = ({ version }: TagRequest): string => version.split('.').slice(0, 2).join('.');
const sdkOf = (asked: TagRequest): string => SDKS[lineOf(asked)] ?? '8.0.406';

const DOTNET: readonly ImageFamily[] = DOTNET_PARTS.map(part => {
  let models: ReturnType<typeof dotnetImages> | null = null;
  return {
    repository: `mcr.microsoft.com/dotnet/${part}`,
    description: null,
    listed: listedText('dotnet', RUNTIMES),
    models: () => {
      models ??= dotnetImages(part);
      return models;
    },
    silent: ['slim'],
    replacements: (from, to) => [
      [from.version, to.version],
      [sdkOf(from), sdkOf(to)],
      // Servers listened on 80 before .NET 8.
      ...(Number.parseInt(to.version, 10) < 8
        ? ([['ASPNETCORE_HTTP_PORTS=8080', 'ASPNETCORE_URLS=http://+:80']] as const)
        : []),
    ],
    isOpen: true,
    // SDKs have numbers of their own, in hundreds for each band of features: 8.0.404.
    ...(part === 'sdk' ? { alsoCounts: /^\d+\.\d+\.[1-9]\d\d$/ } : {}),
  };
});

/** Repository, what is in it, and what names the version of its interpreter. */
const DISTROLESS: readonly (readonly [name: string, part: Distroless, more: readonly string[]])[] = [
  ['static-debian12', 'static', []],
  ['static', 'static', []],
  ['base-debian12', 'base', []],
  ['base', 'base', []],
  ['base-nossl-debian12', 'base', []],
  ['cc-debian12', 'cc', []],
  ['cc', 'cc', []],
  ['python3-debian12', 'python3', ['PYTHON_VERSION=3.11.2']],
  ['python3', 'python3', ['PYTHON_VERSION=3.11.2']],
  ['nodejs18-debian12', 'nodejs', ['NODE_VERSION=18.20.6']],
  ['nodejs20-debian12', 'nodejs', ['NODE_VERSION=20.18.3']],
  ['nodejs22-debian12', 'nodejs', ['NODE_VERSION=22.14.0']],
  ['java17-debian12', 'java', ['JAVA_VERSION=17.0.14']],
  ['java21-debian12', 'java', ['JAVA_VERSION=21.0.6']],
  ['java-base-debian12', 'cc', []],
];

const DISTROLESS_TAGS = ['latest', 'nonroot', 'debug', 'debug-nonroot'];

const NOTHING_LISTED = listedText('nothing', '');

function distrolessFamily([name, part, more]: (typeof DISTROLESS)[number]): ImageFamily {
  const repository = `gcr.io/distroless/${name}`;
  const inCatalogue = SMALL.filter(each => each.repository === repository);
  let models: readonly ReturnType<typeof distroless>[] | null = null;
  return {
    repository,
    description: null,
    listed: NOTHING_LISTED,
    models: () => {
      const missing = DISTROLESS_TAGS.filter(tag => !inCatalogue.some(each => each.tags.includes(tag)));
      models ??= [...inCatalogue, ...missing.map(tag => distroless(repository, part, tag, more))];
      return models;
    },
    silent: [],
    replacements: () => [],
    isOpen: true,
  };
}

export const ELSEWHERE_FAMILIES: readonly ImageFamily[] = [...DOTNET, ...DISTROLESS.map(distrolessFamily)];
