import { cleanPath, joinPath, standIn, textOf } from '../../../../filesystem/index.ts';
import type { Call, Program } from '../../../kernel/program.ts';
import { pass } from '../../../kernel/session.ts';
import { numberFrom } from '../archive.ts';

/** Well-known packages: version, KiB installed, what they need, programs. */
const KNOWN: Readonly<Record<string, readonly [version: string, kib: number, needs: string, programs: string]>> = {
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
  celery: ['5.4.0', 2_200, 'click', 'celery'],
};

const canonical = (name: string) => name.toLowerCase().replace(/[-_.]+/g, '-');

/** pip 24. */
export const pip: Program = call => {
  const words: string[] = [];
  const files: string[] = [];
  const flags = new Set<string>();
  for (let at = 0; at < call.args.length; at++) {
    const arg = call.args[at] ?? '';
    if (arg === '-r' || arg === '--requirement') files.push(call.args[++at] ?? '');
    else if (arg.startsWith('-r') && arg.length > 2) files.push(arg.slice(2));
    else if (/^(-i|--index-url|--extra-index-url|-t|--target|--prefix|-c|--trusted-host|--timeout)$/.test(arg)) at++;
    else if (arg.startsWith('-')) flags.add(arg);
    else words.push(arg);
  }
  const [command = '', ...names] = words;
  if (flags.has('--version') || flags.has('-V')) {
    const python = pythonOf(call);
    call.out(`pip ${pipOf(python)} from /usr/local/lib/python${python}/site-packages/pip (python ${python})\n`);
    return 0;
  }
  const site = siteOf(call);
  switch (command) {
    case 'install':
      return install(call, names, files, flags, site);
    case 'list':
    case 'freeze': {
      const found = call.files.list(site).flatMap(name => {
        const match = /^(.+)-([^-]+)\.dist-info$/.exec(name);
        return match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const];
      });
      if (command === 'list') {
        call.out('Package    Version\n---------- -------\n');
        for (const [name, version] of [...found, ['pip', pipOf(pythonOf(call))] as const].sort())
          call.out(`${name.padEnd(10)} ${version}\n`);
      } else for (const [name, version] of [...found].sort()) call.out(`${name}==${version}\n`);
      return 0;
    }
    case 'uninstall':
    case 'cache':
    case 'config':
    case 'check':
      return 0;
    case '':
      call.out('\nUsage:   \n  pip <command> [options]\n');
      return 0;
    default:
      call.err(`ERROR: unknown command "${command}"\n`);
      return 1;
  }
};

/** `3.12`, as the image says. */
function pythonOf(call: Call): string {
  return /^\d+\.\d+/.exec(call.env.get('PYTHON_VERSION') ?? '')?.[0] ?? '3.12';
}

/** The pip that came with the last release of each Python. */
function pipOf(python: string): string {
  return python === '3.11' ? '24.0' : '24.3.1';
}

function siteOf(call: Call): string {
  const libraries = call.files.list('/usr/local/lib').filter(name => /^python3\.\d+$/.test(name));
  const version = libraries.at(-1);
  return version === undefined ? '/usr/lib/python3/dist-packages' : `/usr/local/lib/${version}/site-packages`;
}

function install(
  call: Call,
  given: readonly string[],
  files: readonly string[],
  flags: ReadonlySet<string>,
  site: string,
): number {
  const quiet = flags.has('-q') || flags.has('--quiet');
  const say = (text: string) => {
    if (!quiet) call.out(text);
  };
  const requirements = given.map(text => ({ text, origin: '' }));
  for (const file of files) {
    const content = call.files.content(cleanPath(file, call.cwd));
    if (typeof content === 'string') {
      call.err(`ERROR: Could not open requirements file: [Errno 2] No such file or directory: '${file}'\n`);
      return 1;
    }
    (textOf(content) ?? '').split('\n').forEach((line, at) => {
      const text = line.replace(/\s*#.*$/, '').trim();
      if (text !== '' && !text.startsWith('-'))
        requirements.push({ text, origin: ` (from -r ${file} (line ${at + 1}))` });
    });
  }
  if (requirements.length === 0) {
    call.err('ERROR: You must give at least one requirement to install (see "pip help install")\n');
    return 1;
  }
  const wanted = new Map<
    string,
    { readonly name: string; readonly version: string; readonly kib: number; readonly programs: string }
  >();
  const visit = (text: string, origin: string): boolean => {
    const [, typed = '', operator, asked] =
      /^([\w.-]+)(?:\[[^\]]*\])?\s*(==|>=|<=|~=|!=|<|>)?\s*([^,;\s]+)?/.exec(text) ?? [];
    const name = canonical(typed);
    if (wanted.has(name)) return true;
    if (call.files.list(site).some(each => canonical(each).startsWith(`${name}-`) && each.endsWith('.dist-info'))) {
      say(`Requirement already satisfied: ${typed} in ${site}${origin}\n`);
      return true;
    }
    if (!call.session.request.network) {
      for (let tries = 4; tries >= 0; tries--)
        call.err(
          `WARNING: Retrying (Retry(total=${tries}, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError': Failed to establish a new connection: [Errno -3] Temporary failure in name resolution: /simple/${name}/\n`,
        );
      pass(call.session, 15_000);
    }
    const known = KNOWN[name];
    if (!call.session.request.network || /^(nosuch|no-such|doesnotexist|nonexist)/.test(name)) {
      call.err(
        `ERROR: Could not find a version that satisfies the requirement ${text} (from versions: none)\nERROR: No matching distribution found for ${text}\n`,
      );
      return false;
    }
    const version =
      operator === '==' && asked !== undefined
        ? asked
        : (known?.[0] ?? `${1 + numberFrom(name, 4)}.${numberFrom(`${name}.`, 12)}.${numberFrom(`${name}..`, 8)}`);
    const kib = known?.[1] ?? 60 + numberFrom(name, 1400);
    say(
      `Collecting ${text}${origin}\n  Downloading ${typed.replaceAll('-', '_')}-${version}-py3-none-any.whl (${Math.round(kib * 0.29)} kB)\n`,
    );
    pass(call.session, 90 + Math.round(kib / 30));
    wanted.set(name, { name: typed, version, kib, programs: known?.[3] ?? '' });
    for (const need of (known?.[2] ?? '').split(',').filter(each => each !== ''))
      if (!visit(need, ` (from ${typed}==${version}${origin})`)) return false;
    return true;
  };
  for (const { text, origin } of requirements) if (text !== '.' && text !== 'pip' && !visit(text, origin)) return 1;
  if (wanted.size === 0) return 0;
  say(
    `Installing collected packages: ${[...wanted.values()]
      .map(each => each.name)
      .reverse()
      .join(', ')}\n`,
  );
  if (
    call.files.mkdir(site, { recursive: true }) !== null ||
    (call.files.identity.uid !== 0 && !call.files.mayWrite(site))
  ) {
    call.out('Defaulting to user installation because normal site-packages is not writeable\n');
    return 0;
  }
  for (const { name, version, kib, programs } of wanted.values()) {
    const module = canonical(name).replaceAll('-', '_');
    call.files.mkdir(joinPath(site, module), { recursive: true });
    call.files.write(joinPath(site, `${module}/__init__.py`), standIn(kib * 1024, `${name} ${version}`));
    call.files.mkdir(joinPath(site, `${module}-${version}.dist-info`), { recursive: true });
    call.files.write(
      joinPath(site, `${module}-${version}.dist-info/METADATA`),
      `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    );
    for (const program of programs.split(',').filter(each => each !== ''))
      call.files.write(`/usr/local/bin/${program}`, standIn(220, program, { name: program, data: null }), {
        mode: 0o755,
      });
    pass(call.session, 40 + Math.round(kib / 60));
  }
  const cache = `${call.env.get('HOME') ?? '/root'}/.cache/pip`;
  const total = [...wanted.values()].reduce((sum, each) => sum + each.kib * 1024, 0);
  if (
    !flags.has('--no-cache-dir') &&
    call.env.get('PIP_NO_CACHE_DIR') === undefined &&
    call.files.mkdir(cache, { recursive: true }) === null
  )
    call.files.write(`${cache}/http-v2`, standIn(Math.round(total * 0.3), `pip ${[...wanted.keys()].join()}`));
  say(
    `Successfully installed ${[...wanted.values()]
      .map(each => `${each.name}-${each.version}`)
      .sort()
      .join(' ')}\n`,
  );
  if (call.files.identity.uid === 0 && call.env.get('PIP_ROOT_USER_ACTION') !== 'ignore')
    call.err(
      "WARNING: Running pip as the 'root' user can result in broken permissions and conflicting behaviour with the system package manager, possibly rendering your system unusable. It is recommended to use a virtual environment instead: https://pip.pypa.io/warnings/venv. Use the --root-user-action option if you know what you are doing and want to suppress this warning.\n",
    );
  return 0;
}
