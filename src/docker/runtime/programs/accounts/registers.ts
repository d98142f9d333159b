/** What the programs that change users and groups share: /etc/passwd and /etc/group as they write them. */
import { textOf } from '../../../filesystem/index.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { busybox } from '../words.ts';

export function appendLine(call: ProgramCall, path: string, line: string): void {
  const content = call.files.content(path);
  const before = typeof content === 'string' ? '' : (textOf(content) ?? '');
  call.files.write(path, `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${line}\n`);
}

/** Changes each line of a file, or leaves it out where there is null. */
export function rewrite(call: ProgramCall, path: string, change: (line: string) => string | null): void {
  const content = call.files.content(path);
  if (typeof content === 'string') return;
  const lines = (textOf(content) ?? '').split('\n').filter(line => line !== '');
  const kept = lines.map(change).filter(line => line !== null);
  call.files.write(path, kept.map(line => `${line}\n`).join(''));
}

/** A group's line with one member more. */
export function withMember(line: string, member: string): string {
  return line.endsWith(':') ? `${line}${member}` : `${line},${member}`;
}

/** Whether the caller is not root, which it has been told then. */
export function denied(call: ProgramCall): boolean {
  if (call.files.identity.uid === 0) return false;
  call.err(
    busybox(call)
      ? `${call.name}: permission denied (are you root?)\n`
      : `${call.name}: Permission denied.\n${call.name}: cannot lock /etc/${call.name.includes('group') ? 'group' : 'passwd'}; try again later.\n`,
  );
  return true;
}

export function nextId(taken: readonly number[], system: boolean): number {
  const used = new Set(taken);
  let id = system ? 100 : 1000;
  while (used.has(id)) id++;
  return id;
}

/** Debian counts system accounts down from 999. */
export function nextSystemId(taken: readonly number[]): number {
  const used = new Set(taken);
  let id = 999;
  while (used.has(id)) id--;
  return id;
}
