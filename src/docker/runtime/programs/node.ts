import { cleanPath, joinPath, textOf } from '../../filesystem/index.ts';
import { noteScript } from '../kernel/execute.ts';
import { terminalBehind } from '../kernel/keyboard.ts';
import type { Program } from '../kernel/program.ts';
import { nodePrompt } from '../languages/node/prompt/prompt.ts';
import { playPrompt } from './language-prompt.ts';
import { carriedBy, runCarried } from './toolchains/artefact.ts';
import { playServed } from './web/served.ts';

/** Node.js, as far as a first exercise goes: messages, variables, environment, timers, a server that listens. */
export const node: Program = async call => {
  const version = call.env.get('NODE_VERSION') ?? '22.14.0';
  const { args } = call;
  const play = (path: string, source: string, given: readonly string[], print = false) =>
    playServed(call, 'node', { version, path, source, print }, ['/usr/local/bin/node', path, ...given]);
  const [first = ''] = args;
  if (first === '-v' || first === '--version') {
    call.out(`v${version}\n`);
    return 0;
  }
  if (first === '-e' || first === '--eval' || first === '-p' || first === '-pe')
    return play('[eval]', args[1] ?? '', args.slice(2), first.includes('p'));
  const file = args.find(arg => !arg.startsWith('-'));
  if (file === undefined) {
    const terminal = terminalBehind(call);
    if (terminal !== null) return playPrompt(call, terminal, 'node', nodePrompt(version));
    return call.input.trim() === '' ? 0 : play('[stdin]', call.input, []);
  }
  const path = cleanPath(file, call.cwd);
  const candidates = [path, `${path}.js`, joinPath(path, 'index.js')];
  const found = candidates.find(each => call.files.stat(each)?.type === 'file');
  if (found === undefined) {
    call.err(
      `node:internal/modules/cjs/loader:1228\n  throw err;\n  ^\n\nError: Cannot find module '${path}'\n    at Module._resolveFilename (node:internal/modules/cjs/loader:1225:15)\n    at Module._load (node:internal/modules/cjs/loader:1051:27)\n    at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:173:12)\n    at node:internal/main/run_main_module:28:49 {\n  code: 'MODULE_NOT_FOUND',\n  requireStack: []\n}\n\nNode.js v${version}\n`,
    );
    return 1;
  }
  const carried = carriedBy(call, found);
  if (carried !== null) return runCarried(call, carried, file);
  const content = call.files.content(found);
  if (typeof content !== 'string' && content.program?.name === 'npm-command')
    return (await call.run([found, ...args.slice(args.indexOf(file) + 1)])).exitCode;
  const text = typeof content === 'string' ? null : textOf(content);
  if (text === null) {
    call.err(`Error: EACCES: permission denied, open '${found}'\n`);
    return 1;
  }
  noteScript(call, found, /\.[cm]?js$|^[^.]+$/);
  return play(found, text, args.slice(args.indexOf(file) + 1));
};
