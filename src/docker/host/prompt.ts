import type { Host } from './host.ts';
import { homeOf, userOf } from './machine.ts';

/** `student@dock:~/lab$ `, as bash shows it; inside of a container what its shell shows. */
export function prompt(host: Host): string {
  if (host.inside !== null) return host.inside.prompt;
  const home = host.shell.variables.HOME ?? homeOf(host.directory);
  const { cwd } = host.shell;
  const shown = cwd === home ? '~' : cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd;
  return `${userOf(host.directory)}@dock:${shown}$ `;
}
