import { textOf } from '../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { busybox } from '../words.ts';

/** The whole name that /etc/hosts has for this host. */
function fullName(call: ProgramCall): string {
  const own = call.session.request.hostname;
  const hosts = call.files.whole.read('/etc/hosts');
  const lines = (hosts === null ? '' : (textOf(hosts) ?? '')).split('\n');
  const named = lines.map(line => line.trim().split(/\s+/).slice(1)).find(names => names.includes(own));
  return named?.[0] ?? own;
}

export const hostname: Program = call => {
  const own = call.session.request.hostname;
  const letter = call.args.find(arg => /^-[fsdiI]/.test(arg))?.[1] ?? '';
  const addresses = (call.session.request.interfaces ?? []).map(({ address }) => address);
  if (letter === 'i' || letter === 'I') call.out(`${addresses.join(' ')}${letter === 'I' ? ' ' : ''}\n`);
  else if (letter === 'f') call.out(`${fullName(call)}\n`);
  else if (letter === 's') call.out(`${own.split('.')[0]}\n`);
  else if (letter === 'd') call.out(`${fullName(call).split('.').slice(1).join('.')}\n`);
  else if (call.args.some(arg => !arg.startsWith('-'))) {
    call.err(
      busybox(call)
        ? 'hostname: sethostname: Operation not permitted\n'
        : 'hostname: you must be root to change the host name\n',
    );
    return 1;
  } else call.out(`${own}\n`);
  return 0;
};
