import { type Content, cleanPath } from '../../../filesystem/index.ts';
import { deviceContent, isDevice, isEndless, neverEnds } from '../../kernel/devices.ts';
import type { KernelErrno } from '../../kernel/errno.ts';
import type { ProgramCall } from '../../kernel/program.ts';

/** The path that a word of a call means. */
export function at(call: ProgramCall, path: string): string {
  return cleanPath(path, call.cwd);
}

/** Content of a file or a device, or why it cannot be read. */
export function contentAt(call: ProgramCall, path: string): Content | KernelErrno {
  const whole = at(call, path);
  if (isEndless(whole) && (call.route.out !== null || /^(sort|.*sum)$/.test(call.name)) && call.name !== 'dd')
    neverEnds(call.session, whole);
  return isDevice(whole) ? deviceContent(call.session, whole) : call.files.content(whole);
}
