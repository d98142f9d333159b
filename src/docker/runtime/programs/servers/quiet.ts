import type { Program } from '../../kernel/program.ts';
import { ending, serve, stamp } from './serve.ts';

/** A server that says one line, or none, and then waits. `version`: what it says when it is asked for its version. */
export const quiet =
  (name: string, port: number, line: string, version: string): Program =>
  call => {
    if (call.args.some(arg => /^(-V|--version|version)$/.test(arg))) {
      call.out(`${version}\n`);
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
