import { cleanPath } from '../../../filesystem/index.ts';
import type { Program } from '../../kernel/program.ts';
import { started } from './started.ts';

export const env: Program = async call => {
  const variables = new Map(call.env);
  let at = 0;
  let { cwd } = call;
  for (; at < call.args.length; at++) {
    const arg = call.args[at] ?? '';
    if (arg === '-i' || arg === '-') variables.clear();
    else if (arg === '-u') variables.delete(call.args[++at] ?? '');
    else if (arg === '-C') cwd = cleanPath(call.args[++at] ?? '', cwd);
    else if (arg === '-S' || arg === '--') continue;
    else if (/^[A-Za-z_]\w*=/.test(arg)) variables.set(arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1));
    else break;
  }
  const argv = call.args.slice(at);
  if (argv.length === 0) {
    for (const [name, value] of variables) call.out(`${name}=${value}\n`);
    return 0;
  }
  if (call.files.stat(cwd)?.type !== 'directory') {
    call.err(`env: cannot change directory to '${cwd}': No such file or directory\n`);
    return 125;
  }
  return started(call, argv, await call.run(argv, { env: variables, cwd }));
};

export const printenv: Program = call => {
  if (call.args.length === 0) for (const [name, value] of call.env) call.out(`${name}=${value}\n`);
  let code = 0;
  for (const name of call.args) {
    const value = call.env.get(name);
    if (value === undefined) code = 1;
    else call.out(`${value}\n`);
  }
  return code;
};
