import { numberFrom } from '../archive.ts';
import { namesIn } from '../names.ts';
import { PUBLISHED, PYPI_NAMES } from './published.ts';

/** Well-known packages: version, KiB installed, what they need, programs. */
const KNOWN = new Map<string, readonly [version: string, kib: number, needs: string, programs: string]>(
  Object.entries({
    flask: ['3.1.0', 420, 'werkzeug,jinja2,itsdangerous,click,blinker', 'flask'],
    werkzeug: ['3.1.3', 1050, 'markupsafe', ''],
    jinja2: ['3.1.6', 700, 'markupsafe', ''],
    markupsafe: ['3.0.2', 90, '', ''],
    itsdangerous: ['2.2.0', 80, '', ''],
    click: ['8.1.8', 460, '', ''],
    blinker: ['1.9.0', 40, '', ''],
    requests: ['2.32.3', 240, 'charset-normalizer,idna,urllib3,certifi', ''],
    'charset-normalizer': ['3.4.1', 520, '', 'normalizer'],
    idna: ['3.10', 340, '', ''],
    urllib3: ['2.3.0', 480, '', ''],
    certifi: ['2025.1.31', 320, '', ''],
    django: ['5.1.7', 38_000, 'asgiref,sqlparse', 'django-admin'],
    asgiref: ['3.8.1', 120, '', ''],
    sqlparse: ['0.5.3', 220, '', ''],
    fastapi: ['0.115.11', 900, 'starlette,pydantic', 'fastapi'],
    starlette: ['0.46.1', 460, 'anyio', ''],
    anyio: ['4.8.0', 620, 'idna,sniffio', ''],
    sniffio: ['1.3.1', 40, '', ''],
    pydantic: ['2.10.6', 2_400, 'pydantic-core,annotated-types,typing-extensions', ''],
    'pydantic-core': ['2.27.2', 4_600, 'typing-extensions', ''],
    'annotated-types': ['0.7.0', 60, '', ''],
    'typing-extensions': ['4.12.2', 260, '', ''],
    uvicorn: ['0.34.0', 420, 'click,h11', 'uvicorn'],
    h11: ['0.14.0', 240, '', ''],
    gunicorn: ['23.0.0', 520, 'packaging', 'gunicorn'],
    packaging: ['24.2', 300, '', ''],
    numpy: ['2.2.3', 66_000, '', ''],
    pandas: ['2.2.3', 62_000, 'numpy,python-dateutil,pytz,tzdata', ''],
    'python-dateutil': ['2.9.0.post0', 620, 'six', ''],
    six: ['1.17.0', 70, '', ''],
    pytz: ['2025.1', 2_600, '', ''],
    tzdata: ['2025.1', 2_900, '', ''],
    redis: ['5.2.1', 1_700, '', ''],
    'psycopg2-binary': ['2.9.10', 8_900, '', ''],
    sqlalchemy: ['2.0.38', 16_000, 'typing-extensions,greenlet', ''],
    greenlet: ['3.1.1', 2_800, '', ''],
    pytest: ['8.3.5', 1_900, 'iniconfig,packaging,pluggy', 'pytest'],
    iniconfig: ['2.0.0', 20, '', ''],
    pluggy: ['1.5.0', 70, '', ''],
    pipenv: ['2024.4.1', 3_100, 'virtualenv,certifi', 'pipenv'],
    poetry: ['2.1.1', 1_200, 'requests', 'poetry'],
    uv: ['0.6.3', 38_000, '', 'uv,uvx'],
    virtualenv: ['20.29.2', 6_900, '', 'virtualenv'],
    celery: ['5.4.0', 2_200, 'click', 'celery'],
  }),
);

/** A package as the registry has it. */
export interface PipPackage {
  readonly version: string;
  readonly kib: number;
  readonly needs: readonly string[];
  readonly programs: readonly string[];
}

/** One name has many spellings: PEP 503. */
export function canonicalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** What the registry has under a canonical name. `none`: nobody has published it. `untold`: this host does not know, or not of which version. */
export type Published =
  | { readonly kind: 'release'; readonly release: PipPackage }
  | { readonly kind: 'none' | 'untold' };

/** Whether anybody has published a package of that canonical name. */
export const isPublished = namesIn(PYPI_NAMES);

let releases: ReadonlyMap<string, string> | null = null;

/** Versions by name: of those that are downloaded most. */
function releasesByName(): ReadonlyMap<string, string> {
  releases ??= new Map(
    PUBLISHED.trim()
      .split(/\n|; /)
      .map(row => [row.slice(0, row.indexOf(' ')), row.slice(row.indexOf(' ') + 1)] as const),
  );
  return releases;
}

/** `pinned`: the version that was asked for, which is taken for there where the package is. Sizes that are not known depend on the name alone. */
export function publishedOf(name: string, pinned: string | null): Published {
  if (/^(nosuch|no-such|doesnotexist|nonexist)/.test(name)) return { kind: 'none' };
  const [version, kib, needs, programs] = KNOWN.get(name) ?? [null, 60 + numberFrom(name, 1400), '', ''];
  const told = version ?? releasesByName().get(name) ?? (isPublished(name) ? pinned : null);
  if (told === null) return { kind: 'untold' };
  return { kind: 'release', release: { version: told, kib, needs: listOf(needs), programs: listOf(programs) } };
}

/** What is installed whatever version is asked for, each with its newest release. */
export function newestReleases(): ReadonlyMap<string, string> {
  return new Map([...releasesByName(), ...[...KNOWN].map(([name, [version]]) => [name, version] as const)]);
}

export function knownNames(): readonly string[] {
  return [...KNOWN.keys(), ...releasesByName().keys()];
}

function listOf(text: string): readonly string[] {
  return text.split(',').filter(each => each !== '');
}
