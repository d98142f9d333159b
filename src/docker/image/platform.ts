/**
 * Reads what a flag `--platform` says: `OS`, `ARCH`, `OS/ARCH` or `OS/ARCH/VARIANT`, in the words that people use, and gives
 * it in the one form that registries use. Words of two parts are not checked: whatever they name, no image will be for it.
 * Rule: containerd's platform specifiers.
 */
const SYSTEMS = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos'.split(
    ' ',
  ),
);

const ARCHITECTURES = new Set(
  (
    '386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ' +
    'riscv riscv64 s390 s390x sparc sparc64 wasm'
  ).split(' '),
);

const SYSTEM = /^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.-]*)\))?$/;
const PART = /^[A-Za-z0-9_.-]+$/;

export type ParsedPlatform =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly error: string };

function architectureOf(word: string, variant: string): readonly [string, string] {
  const [name, version] = [word.toLowerCase(), variant.toLowerCase()];
  switch (name) {
    case 'i386':
      return ['386', ''];
    case 'x86_64':
    case 'x86-64':
    case 'amd64':
      return ['amd64', version === 'v1' ? '' : version];
    case 'aarch64':
    case 'arm64':
      return [
        'arm64',
        ['8', 'v8', 'v8.0'].includes(version) ? '' : ['9', '9.0', 'v9.0'].includes(version) ? 'v9' : version,
      ];
    case 'armhf':
      return ['arm', 'v7'];
    case 'armel':
      return ['arm', 'v6'];
    case 'arm':
      return ['arm', version === '' || version === '7' ? 'v7' : /^[568]$/.test(version) ? `v${version}` : version];
    default:
      return [name, version];
  }
}

function systemOf(word: string): string {
  const name = word.toLowerCase();
  return name === 'macos' ? 'darwin' : name;
}

/** `host`: the host's own platform, which gives the part that is not said. */
export function parsePlatform(text: string, host: string): ParsedPlatform {
  const wrong = (problem: string): ParsedPlatform => ({ ok: false, error: `${problem}: invalid argument` });
  const quoted = JSON.stringify(text);
  if (text.includes('*')) return wrong(`${quoted}: wildcards not yet supported`);
  const parts = text.split('/');
  const [first = '', second = '', third = ''] = parts;
  const system = SYSTEM.exec(first);
  if (system === null) {
    const pattern = JSON.stringify('^([A-Za-z0-9_-]+)(?:\\(([A-Za-z0-9_.%-]*)((?:\\+[A-Za-z0-9_.%-]+)*)\\))?$');
    return wrong(
      `${JSON.stringify(first)} is an invalid OS component of ${quoted}: OSAndVersion specifier component must match ${pattern}`,
    );
  }
  const bad = parts.slice(1, 4).find(part => !PART.test(part));
  if (bad !== undefined) {
    const pattern = JSON.stringify('^[A-Za-z0-9_.-]+$');
    return wrong(
      `${JSON.stringify(bad)} is an invalid component of ${quoted}: platform specifier component must match ${pattern}`,
    );
  }
  const os = systemOf(system[1] ?? '');
  const [hostSystem = 'linux', hostArchitecture = 'amd64'] = host.split('/');
  if (parts.length === 1) {
    if (SYSTEMS.has(os)) return { ok: true, value: `${os}/${hostArchitecture}` };
    const [architecture, variant] = architectureOf(first, '');
    if (!ARCHITECTURES.has(architecture)) return wrong(`${quoted}: unknown operating system or architecture`);
    return {
      ok: true,
      value: joined(hostSystem, architecture, architecture === 'arm' && variant === 'v7' ? '' : variant),
    };
  }
  if (parts.length === 2) {
    const [architecture, variant] = architectureOf(second, '');
    return { ok: true, value: joined(os, architecture, architecture === 'arm' && variant === 'v7' ? '' : variant) };
  }
  if (parts.length === 3) {
    const [architecture, variant] = architectureOf(second, third);
    return { ok: true, value: joined(os, architecture, architecture === 'arm64' && variant === '' ? 'v8' : variant) };
  }
  return wrong(`${quoted}: cannot parse platform specifier`);
}

function joined(...parts: readonly string[]): string {
  return parts.filter(part => part !== '').join('/');
}

/** Architectures that a processor runs without help, its own first. Rule: containerd's `platforms.Only`. */
function runnable(architecture: string, variant: string): readonly string[] {
  const arms = (from: number) => Array.from({ length: from - 4 }, (_, at) => `arm/v${from - at}`);
  switch (architecture) {
    case 'amd64': {
      const version = /^v([2-9])$/.exec(variant)?.[1] ?? '1';
      const lower = Array.from({ length: Number(version) - 1 }, (_, at) => `amd64/v${Number(version) - at}`);
      return [...lower, 'amd64', '386'];
    }
    case 'arm64':
      return [...(variant === '' || variant === 'v8' ? [] : [`arm64/${variant}`]), 'arm64', ...arms(8)];
    case 'arm':
      return arms(Number(/^v?([5-8])$/.exec(variant)?.[1] ?? '7'));
    default:
      return [joined(architecture, variant)];
  }
}

/** Platform of an image, in parts. */
export interface ImagePlatform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

export function platformText({ os, architecture, variant }: ImagePlatform): string {
  return joined(os, architecture, variant ?? '');
}

/**
 * Whether an image serves who asks for a platform (as `parsePlatform` gives it). Strictly: only when it is for that very platform;
 * else also when such a machine runs it anyway, or when the image does not say which variant it is for.
 */
export function isFor(asked: string, image: ImagePlatform, strictly: boolean): boolean {
  const [os = '', word = '', third = ''] = asked.split('/');
  if (os !== image.os) return false;
  const [architecture, variant] = architectureOf(word, third);
  const own = joined(...architectureOf(image.architecture, image.variant ?? ''));
  if (strictly) return joined(architecture, variant) === own;
  return (
    runnable(architecture, variant).includes(own) ||
    (image.variant === undefined && image.architecture === architecture)
  );
}

export type Platform = 'linux/arm64' | 'linux/amd64';
