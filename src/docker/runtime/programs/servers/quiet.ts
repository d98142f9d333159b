import type { Program } from '../../kernel/program.ts';
import { ending, serve, stamp } from './serve.ts';

/**
 * A server that says one line, or none, and then waits. `version`: what it says when it is asked for its version; in both texts `%V` stands
 * for what the executable carries, or else for `otherwise`.
 */
export const quiet =
  (name: string, port: number, text: string, version: string, otherwise: string): Program =>
  call => {
    const variables = [name, name.replace(/d$|-server$/, '')].map(each => `${each.toUpperCase()}_VERSION`);
    const own = variables.map(each => call.env.get(each)).find(each => each !== undefined) ?? otherwise;
    const filled = (said: string) => said.replaceAll('%V', typeof call.data === 'string' ? call.data : own);
    const line = filled(text);
    if (call.args.some(arg => /^(-V|--version|version)$/.test(arg))) {
      call.out(`${filled(version)}\n`);
      return 0;
    }
    if (line !== '') call.out(`${stamp(call, '%Y-%m-%dT%H:%M:%SZ')} ${line}\n`);
    return serve(call, {
      command: [name, ...call.args].join(' '),
      name,
      ports: [port],
      signals: ending(['TERM', 'INT'], 0),
    });
  };
