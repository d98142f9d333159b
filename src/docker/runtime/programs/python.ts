import { cleanPath, textOf } from '../../filesystem/index.ts';
import { noteScript } from '../kernel/execute.ts';
import { terminalBehind } from '../kernel/keyboard.ts';
import type { Program, ProgramCall } from '../kernel/program.ts';
import { stop } from '../kernel/session.ts';
import { isStandardModule } from '../languages/python/known/standard.ts';
import { pythonPrompt } from '../languages/python/prompt.ts';
import { playPrompt } from './language-prompt.ts';
import { environmentOf, moreSites, pythonOf, siteOf } from './packages/pip/site.ts';
import { serve } from './servers/serve.ts';
import { playServed } from './web/served.ts';

/** Python, as far as a first exercise goes: print, variables, environment, loops, functions, a server that listens. */
export const python: Program = call => {
  const version = releaseOf(call);
  const { args } = call;
  const play = (path: string, source: string, given: readonly string[]) =>
    playServed(call, 'python', { version, path, source }, [path, ...given], moreSites(call));
  const flags = args.filter((arg, at) => arg.startsWith('-') && args.slice(0, at).every(each => each.startsWith('-')));
  if (flags.some(flag => flag === '-V' || flag === '--version')) {
    call.out(`Python ${version}\n`);
    return 0;
  }
  const at = args.findIndex(arg => arg === '-c' || arg === '-m' || !arg.startsWith('-'));
  const word = args[at];
  if (word === '-c') return play('<string>', args[at + 1] ?? '', args.slice(at + 2));
  if (word === '-m') return module(call, version, args[at + 1] ?? '', args.slice(at + 2));
  if (word === undefined) {
    const terminal = terminalBehind(call);
    if (terminal !== null) return playPrompt(call, terminal, 'python', pythonPrompt(version));
    return call.input.trim() === '' ? 0 : play('<stdin>', call.input, []);
  }
  const content = call.files.content(cleanPath(word, call.cwd));
  if (typeof content === 'string') {
    call.err(
      `python: can't open file '${cleanPath(word, call.cwd)}': [Errno ${content === 'EACCES' ? '13] Permission denied' : content === 'EISDIR' ? '21] Is a directory' : '2] No such file or directory'}\n`,
    );
    return 2;
  }
  noteScript(call, cleanPath(word, call.cwd), /\.py$|^[^.]+$/);
  return play(cleanPath(word, call.cwd), textOf(content) ?? '', args.slice(at + 1));
};

/** `3.12.9`, as the image says. */
function releaseOf({ env }: ProgramCall): string {
  return env.get('PYTHON_VERSION') ?? '3.12.9';
}

/** A script that pip leaves for a package, over what stands in the folder where it is called. */
function scriptOf(name: string, source: string, versions: (call: ProgramCall, version: string) => string): Program {
  return call => {
    const version = releaseOf(call);
    if (call.args.some(arg => arg === '--version' || (arg === '-v' && name === 'gunicorn'))) {
      call.out(versions(call, version));
      return 0;
    }
    const argv = [`/usr/local/bin/${name}`, ...call.args];
    return playServed(call, 'python', { version, path: name, source }, argv, moreSites(call));
  };
}

function installed(call: ProgramCall, name: string, usual: string): string {
  const sites = [siteOf(call).directory, ...moreSites(call)];
  const pattern = new RegExp(`^${name}-([\\d.]+)\\.dist-info$`, 'i');
  return sites.flatMap(site => call.files.list(site)).flatMap(each => pattern.exec(each)?.[1] ?? [])[0] ?? usual;
}

export const gunicorn = scriptOf(
  'gunicorn',
  'from gunicorn.app.wsgiapp import run\nrun()\n',
  call => `gunicorn (version ${installed(call, 'gunicorn', '23.0.0')})\n`,
);

export const flask = scriptOf(
  'flask',
  'from flask.cli import main\nmain()\n',
  (call, version) =>
    `Python ${version}\nFlask ${installed(call, 'flask', '3.1.0')}\nWerkzeug ${installed(call, 'werkzeug', '3.1.3')}\n`,
);

/** Whether Python has a module of that name, or somebody has put one there. */
function isModule(call: ProgramCall, name: string): boolean {
  const [root = name] = name.split('.');
  const own = [`${root}.py`, root].some(each => call.files.stat(cleanPath(each, call.cwd)) !== null);
  const sites = [siteOf(call).directory, ...moreSites(call)];
  return (
    own ||
    isStandardModule(root, pythonOf(call)) ||
    sites.some(site =>
      call.files
        .list(site)
        .some(
          each =>
            each.replace(/(\.py|-[^/]*\.dist-info)$/, '').toLowerCase() === root.toLowerCase().replaceAll('-', '_'),
        ),
    )
  );
}

/** The pip that belongs to a Python. */
function pipOf(call: ProgramCall): string {
  const environment = environmentOf(call);
  return environment === null ? 'pip' : `${environment}/bin/pip`;
}

/** `python -m venv`: a place of its own for packages. */
function makeEnvironment(call: ProgramCall, version: string, directory: string): number {
  const { files } = call;
  const refused = files.mkdir(`${directory}/bin`, { recursive: true });
  if (refused !== null) {
    call.err(`Error: [Errno 13] Permission denied: '${directory}'\n`);
    return 1;
  }
  const minor = version.split('.').slice(0, 2).join('.');
  files.mkdir(`${directory}/lib/python${minor}/site-packages`, { recursive: true });
  files.write(`${directory}/pyvenv.cfg`, `home = /usr/local/bin\nversion = ${version}\n`);
  files.write(
    `${directory}/bin/activate`,
    `VIRTUAL_ENV=${directory}\nexport VIRTUAL_ENV\nPATH="$VIRTUAL_ENV/bin:$PATH"\nexport PATH\n`,
  );
  const bin = (name: string): string => (files.stat(`/usr/local/bin/${name}`) === null ? '/usr/bin' : '/usr/local/bin');
  for (const each of ['python', 'python3', 'pip', 'pip3']) {
    const program = each.startsWith('python') ? 'python3' : 'pip3';
    if (files.lstat(`${directory}/bin/${each}`) === null)
      files.symlink(`${directory}/bin/${each}`, `${bin(program)}/${program}`);
  }
  return 0;
}

/** `python -m http.server`. What it says at its start waits in a buffer, unless Python keeps none. */
function listed(call: ProgramCall, version: string, rest: readonly string[]): never {
  const valued = (names: readonly string[]): string | null => {
    const at = rest.findIndex(each => names.includes(each));
    return at < 0 ? null : (rest[at + 1] ?? null);
  };
  const port = Number(rest.find((each, at) => /^\d+$/.test(each) && !rest[at - 1]?.startsWith('-')) ?? 8000);
  const bind = valued(['-b', '--bind']);
  const address = bind ?? '0.0.0.0';
  const isShown = call.env.get('PYTHONUNBUFFERED') || call.session.request.tty;
  call.out(isShown ? `Serving HTTP on ${address} port ${port} (http://${address}:${port}/) ...\n` : '');
  return serve(call, {
    command: `python -m http.server ${rest.join(' ')}`.trimEnd(),
    name: 'python',
    ports: [port],
    ...(bind === '127.0.0.1' || bind === 'localhost' ? { loopback: [port] } : {}),
    signals: { INT: { exitCode: 0, last: '\nKeyboard interrupt received, exiting.\n', duration: 20 } },
    web: { kind: 'python-files', version, root: cleanPath(valued(['-d', '--directory']) ?? '.', call.cwd) },
  });
}

async function module(call: ProgramCall, version: string, name: string, rest: readonly string[]): Promise<number> {
  switch (name) {
    case 'http.server':
      return listed(call, version, rest);
    case 'pip':
      return (await call.run([pipOf(call), ...rest], { piped: call.piped })).exitCode;
    case 'venv':
      return makeEnvironment(call, version, cleanPath(rest.find(each => !each.startsWith('-')) ?? 'venv', call.cwd));
    default:
      if (isModule(call, name)) return stop(call.session, 'not-simulated', `python -m ${name} is not simulated`);
      call.err(`/usr/local/bin/python: No module named ${name}\n`);
      return 1;
  }
}
