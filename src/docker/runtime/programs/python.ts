import { cleanPath, textOf } from '../../filesystem/index.ts';
import { noteScript } from '../kernel/execute.ts';
import { terminalBehind } from '../kernel/keyboard.ts';
import type { Program, ProgramCall } from '../kernel/program.ts';
import { stop, suspend } from '../kernel/session.ts';
import { playPython } from '../languages/python/index.ts';
import { pythonPrompt } from '../languages/python/prompt.ts';
import { playPrompt } from './language-prompt.ts';
import { machineOf } from './machine.ts';

/** Python, as far as a first exercise goes: print, variables, environment, loops, functions, a server that listens. */
export const python: Program = call => {
  const version = call.env.get('PYTHON_VERSION') ?? '3.12.9';
  const { args } = call;
  const play = (path: string, source: string, given: readonly string[]) =>
    playPython(machineOf(call, [path, ...given]), { version, path, source });
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

async function module(call: ProgramCall, version: string, name: string, rest: readonly string[]): Promise<number> {
  switch (name) {
    case 'http.server': {
      const port = Number(rest.find(each => /^\d+$/.test(each)) ?? 8000);
      call.out(
        call.env.get('PYTHONUNBUFFERED') ? `Serving HTTP on 0.0.0.0 port ${port} (http://0.0.0.0:${port}/) ...\n` : '',
      );
      call.session.service = {
        command: `python -m http.server ${port}`,
        name: 'python',
        ports: [port],
        signals: { INT: { exitCode: 0, last: '\nKeyboard interrupt received, exiting.\n', duration: 20 } },
      };
      return suspend(call.session);
    }
    case 'pip':
      return (await call.run(['pip', ...rest], { piped: call.piped })).exitCode;
    case 'venv': {
      const directory = cleanPath(rest.find(each => !each.startsWith('-')) ?? 'venv', call.cwd);
      call.files.mkdir(`${directory}/bin`, { recursive: true });
      call.files.mkdir(`${directory}/lib`, { recursive: true });
      call.files.write(`${directory}/pyvenv.cfg`, `home = /usr/local/bin\nversion = ${version}\n`);
      for (const each of ['python', 'python3', 'pip'])
        call.files.symlink(`${directory}/bin/${each}`, `/usr/local/bin/${each}`);
      return 0;
    }
    default:
      if (call.files.list('/usr/local/lib').length > 0 && /^(flask|uvicorn|gunicorn|pytest)$/.test(name))
        return stop(call.session, 'not-simulated', `python -m ${name} is not simulated`);
      call.err(`/usr/local/bin/python: No module named ${name}\n`);
      return 1;
  }
}
