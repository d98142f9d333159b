import { type Content, contentOf, standIn } from '../../../filesystem/index.ts';
import { bytesOfDevice, isDevice, isEndless, neverEnds } from '../../kernel/devices.ts';
import type { Program } from '../../kernel/program.ts';
import { busybox, complainOf } from '../words.ts';
import { at, contentAt } from './content.ts';
import { MOST_BYTES, parseSize } from './size.ts';

export const dd: Program = call => {
  const given = new Map(call.args.map(arg => [arg.split('=')[0] ?? '', arg.slice(arg.indexOf('=') + 1)]));
  const block = parseSize(given.get('bs') ?? '512') ?? 512;
  const counted = given.get('count');
  const count = counted === undefined ? null : parseSize(counted);
  const source = given.get('if');
  const input = source === undefined ? contentOf(Buffer.from(call.stdin, 'latin1')) : contentAt(call, source);
  if (typeof input === 'string') {
    complainOf(call, `can't open '${source}'`, `failed to open '${source}'`, input);
    return 1;
  }
  const path = source === undefined ? '' : at(call, source);
  const output = given.get('of');
  const endless = isEndless(path);
  if (endless && count === null && (output === undefined ? call.route.out !== null : !isDevice(at(call, output))))
    neverEnds(call.session, path);
  const available = endless ? (count === null ? block * 1024 : Number.POSITIVE_INFINITY) : input.size;
  const skip = Number(given.get('skip') ?? 0) * block;
  const wanted = Math.max(0, Math.min(count === null ? available : count * block, available - skip));
  let content: Content;
  if (endless && output === undefined) content = contentOf(bytesOfDevice(call.session, path, wanted));
  else if (path === '/dev/zero')
    content = wanted <= MOST_BYTES ? contentOf(new Uint8Array(wanted)) : standIn(wanted, 'zeros');
  else if (endless) {
    const seed = Math.floor(call.session.random() * 2 ** 32);
    content =
      wanted <= 4096
        ? contentOf(Uint8Array.from({ length: wanted }, () => Math.floor(call.session.random() * 256)))
        : standIn(wanted, `random ${seed}`);
  } else if (input.bytes === null) content = standIn(wanted, `${input.digest} ${skip}`);
  else content = contentOf(input.bytes.slice(skip, skip + wanted));
  if (output === undefined)
    call.outBytes(Buffer.from(content.bytes ?? new Uint8Array(Math.min(wanted, MOST_BYTES))).toString('latin1'));
  else if (!isDevice(at(call, output))) {
    const refused = call.files.write(at(call, output), content);
    if (refused !== null) {
      complainOf(call, `can't open '${output}'`, `failed to open '${output}'`, refused);
      return 1;
    }
  }
  if (given.get('status') === 'none') return 0;
  const whole = Math.floor(wanted / block);
  const part = wanted % block > 0 ? 1 : 0;
  const seconds = Math.max(wanted / 1_500_000_000, 0.000_05);
  const speed = `${(wanted / seconds / 1e9).toFixed(1)}GB/s`;
  const size =
    wanted >= 1_048_576
      ? ` (${(wanted / 1_048_576).toFixed(1)}MB)`
      : wanted >= 1024
        ? ` (${(wanted / 1024).toFixed(1)}KB)`
        : '';
  const said = busybox(call)
    ? `${wanted} bytes${size} copied, ${seconds.toFixed(6)} seconds, ${speed}\n`
    : `${wanted} bytes${wanted >= 1000 ? ` (${wanted >= 1e6 ? `${Math.round(wanted / 1e6)} MB` : `${(wanted / 1000).toFixed(1)} kB`}${wanted >= 1024 ? `, ${wanted >= 1_048_576 ? `${(wanted / 1_048_576).toFixed(1)} MiB` : `${(wanted / 1024).toFixed(1)} KiB`}` : ''})` : ''} copied, ${seconds.toFixed(6)} s, ${speed.replace('GB', ' GB')}\n`;
  call.err(`${whole}+${part} records in\n${whole}+${part} records out\n${said}`);
  return 0;
};
