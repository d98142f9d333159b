import { joinPath, parentOf } from '../../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../../kernel/program.ts';
import { stop } from '../../../kernel/session.ts';
import { textAt } from '../archive.ts';

/** What a project's own file asks for, as pip would be told: `flask>=3.0`. */
export function requirementsIn(call: ProgramCall, file: 'pyproject.toml' | 'Pipfile'): readonly string[] | null {
  const path = joinPath(call.cwd, file);
  if (call.files.stat(path) === null) return null;
  const text = textAt(call, path);
  const listed = /^dependencies\s*=\s*\[([^\]]*)\]/m.exec(text)?.[1];
  if (listed !== undefined)
    return [...listed.matchAll(/"([^"]+)"|'([^']+)'/g)].map(([, one, other]) => one ?? other ?? '');
  const section = file === 'Pipfile' ? 'packages' : 'tool\\.poetry\\.dependencies';
  const rows = new RegExp(`^\\[${section}\\]\\s*\\n([\\s\\S]*?)(?=^\\[|(?![\\s\\S]))`, 'm').exec(text)?.[1] ?? '';
  return [...rows.matchAll(/^([\w.-]+)\s*=\s*(?:"([^"]*)"|\{[^}]*version\s*=\s*"([^"]*)"[^}]*\})/gm)]
    .filter(([, name]) => name !== 'python')
    .map(([, name = '', plain, inside]) => `${name}${specifierOf(plain ?? inside ?? '*')}`);
}

/** Poetry's own `^3.0` and `*` as pip writes them. */
function specifierOf(range: string): string {
  if (range === '*' || range === '') return '';
  return /^[\^~]?\d/.test(range) ? `${/^[\^~]/.test(range) ? '>=' : '=='}${range.replace(/^[\^~]/, '')}` : range;
}

function refuse(call: ProgramCall, what: string): never {
  return stop(call.session, 'not-simulated', `${what.trim()} is not simulated on this host`);
}

/** Installs what the project asks for, with the pip of a site; what pip says is not shown, and nothing in its place. */
async function installAll(call: ProgramCall, pip: string, requirements: readonly string[] | null): Promise<number> {
  if (requirements === null) return refuse(call, `${call.name} without a project`);
  if (requirements.length === 0) return 0;
  const ran = await call.run([pip, 'install', '-q', ...requirements], { route: { out: null, err: null } });
  if (ran.exitCode !== 0) return refuse(call, `how ${call.name} fails`);
  return 0;
}

/** Makes the environment of a project where it is not there. Gives its directory. */
async function environmentIn(call: ProgramCall, directory: string): Promise<string> {
  if (call.files.stat(joinPath(directory, 'pyvenv.cfg')) === null)
    await call.run(['python', '-m', 'venv', directory], { route: { out: null, err: null } });
  return directory;
}

async function runIn(call: ProgramCall, directory: string | null, words: readonly string[]): Promise<number> {
  const env = new Map(call.env);
  if (directory !== null) env.set('PATH', `${directory}/bin:${call.env.get('PATH') ?? ''}`);
  return (await call.run(words, { env })).exitCode;
}

const poetry: Program = async call => {
  const [command = '', ...rest] = call.args.filter(each => !/^(-n|--no-interaction|--no-ansi|-q|-vv?v?)$/.test(each));
  const cached = `${call.env.get('HOME') ?? '/root'}/.cache/pypoetry/virtualenvs/project-py3`;
  const setting = joinPath(call.env.get('HOME') ?? '/root', '.config/pypoetry/config.toml');
  const isOwn = call.env.get('POETRY_VIRTUALENVS_CREATE') === 'false' || /create = false/.test(textAt(call, setting));
  const isHere = call.env.get('POETRY_VIRTUALENVS_IN_PROJECT') !== undefined;
  const directory = isOwn ? null : isHere ? joinPath(call.cwd, '.venv') : cached;
  switch (command) {
    case 'config': {
      if (rest[0] !== 'virtualenvs.create' && rest[0] !== 'virtualenvs.in-project') return 0;
      call.files.mkdir(parentOf(setting), { recursive: true });
      if (rest[0] === 'virtualenvs.create') call.files.write(setting, `[virtualenvs]\ncreate = ${rest[1] ?? 'true'}\n`);
      return 0;
    }
    case 'install':
    case 'sync':
      if (directory !== null) await environmentIn(call, directory);
      return installAll(
        call,
        directory === null ? 'pip' : `${directory}/bin/pip`,
        requirementsIn(call, 'pyproject.toml'),
      );
    case 'run':
      return runIn(call, directory, rest);
    default:
      return refuse(call, `poetry ${command}`);
  }
};

const uv: Program = async call => {
  const [command = '', ...rest] = call.args;
  const directory = call.env.get('UV_PROJECT_ENVIRONMENT') ?? joinPath(call.cwd, '.venv');
  switch (command) {
    case 'sync':
      return installAll(
        call,
        `${await environmentIn(call, directory)}/bin/pip`,
        requirementsIn(call, 'pyproject.toml'),
      );
    case 'venv':
      await environmentIn(call, joinPath(call.cwd, rest.find(each => !each.startsWith('-')) ?? '.venv'));
      return 0;
    case 'run':
      return runIn(
        call,
        directory,
        rest.filter((each, at) => !(at === 0 && each.startsWith('--'))),
      );
    case 'pip': {
      const words = rest.filter(each => each !== '--system' && each !== '--no-cache');
      const isSystem = rest.includes('--system') || call.env.get('UV_SYSTEM_PYTHON') !== undefined;
      if (words[0] !== 'install') return refuse(call, `uv pip ${words[0] ?? ''}`);
      const pip = isSystem ? 'pip' : `${call.env.get('VIRTUAL_ENV') ?? directory}/bin/pip`;
      const ran = await call.run([pip, ...words, '-q'], { route: { out: null, err: null } });
      return ran.exitCode === 0 ? 0 : refuse(call, 'how uv pip fails');
    }
    default:
      return refuse(call, `uv ${command}`);
  }
};

const pipenv: Program = async call => {
  const [command = '', ...rest] = call.args;
  const isSystem = rest.includes('--system');
  const directory = joinPath(call.env.get('HOME') ?? '/root', '.local/share/virtualenvs/project');
  switch (command) {
    case 'install':
    case 'sync':
      if (rest.some(each => !each.startsWith('-'))) return refuse(call, `pipenv install ${rest.join(' ')}`);
      return installAll(
        call,
        isSystem ? 'pip' : `${await environmentIn(call, directory)}/bin/pip`,
        requirementsIn(call, 'Pipfile'),
      );
    case 'run':
      return runIn(call, directory, rest);
    default:
      return refuse(call, `pipenv ${command}`);
  }
};

/** What installs the dependencies of whole projects: nothing is shown of how they do. */
export const projectPrograms: Readonly<Record<string, Program>> = { pipenv, poetry, uv };
