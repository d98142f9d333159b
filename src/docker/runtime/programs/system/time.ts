import type { Program } from '../../kernel/program.ts';
import { busybox } from '../words.ts';
import { started } from './started.ts';

export const time: Program = async call => {
  const argv = call.args[0] === '-p' ? call.args.slice(1) : call.args;
  const began = call.session.elapsed;
  const code = argv.length === 0 ? 0 : started(call, argv, await call.run(argv));
  const seconds = (call.session.elapsed - began) / 1000;
  const clock = (of: number, places: number) =>
    `${Math.floor(of / 60)}m${busybox(call) || call.family === 'busybox' ? ' ' : ''}${(of % 60).toFixed(places)}s`;
  call.err(`real\t${clock(seconds, 2)}\nuser\t${clock(0, 2)}\nsys\t${clock(0, 2)}\n`);
  return code;
};
