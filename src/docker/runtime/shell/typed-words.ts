/** Commands of a script written again as they were typed, as far as their words are known before they run. */
import type { CommandNode, StatementNode } from 'just-bash';
import { plainWord } from './words.ts';

/** The words of a command as `ps` would list them; of one whose words are only known later, its name. */
export function typedCommand(node: CommandNode): string {
  if (node.type !== 'SimpleCommand') return 'sh';
  return [node.name, ...node.args]
    .map(word => plainWord(word) ?? '')
    .join(' ')
    .trim();
}

/** One pipeline of simple commands without redirections; null for what is more than that. */
export function typedStatement({ pipelines }: StatementNode): string | null {
  const [only, ...others] = pipelines;
  if (only === undefined || others.length > 0 || only.negated) return null;
  const words = only.commands.map(node => {
    if (node.type !== 'SimpleCommand' || node.redirections.length > 0 || node.assignments.length > 0) return null;
    const typed = [node.name, ...node.args].map(word => plainWord(word));
    return typed.every(word => word !== null && /^[^\s'"]+$/.test(word)) ? typed.join(' ') : null;
  });
  return words.includes(null) ? null : words.join(' | ');
}
