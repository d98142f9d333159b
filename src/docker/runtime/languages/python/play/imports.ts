import { NotSimulated } from '../../control.ts';
import { suggestion } from '../known/suggest.ts';
import type { Statement } from '../read/syntax.ts';
import { hinted, raised } from '../value/errors.ts';
import type { PyModule, PyPlay, PyScope, PyValue } from '../value/values.ts';
import { attributeOr } from './attributes.ts';
import { assignName } from './names.ts';

export function importModule(play: PyPlay, name: string, as: string | null, scope: PyScope): void {
  const module = play.importName(name);
  const root = name.split('.')[0] ?? name;
  if (as !== null) assignName(scope, as, module);
  else assignName(scope, root, root === name ? module : play.importName(root));
}

export function importFrom(play: PyPlay, each: Statement & { type: 'from' }, scope: PyScope): void {
  if (each.module.startsWith('.')) {
    if (play.frame.name === '<module>' && play.frame.scope.names.get('__name__') === '__main__')
      throw raised('ImportError', 'attempted relative import with no known parent package');
    throw new NotSimulated('an import from a package of its own');
  }
  const module = play.importName(each.module);
  if (each.names === '*') {
    if (module.beyond !== null) throw new NotSimulated(`all names of ${module.name}`);
    for (const [name, value] of module.names) if (!name.startsWith('_')) assignName(scope, name, value);
    return;
  }
  for (const { name, as } of each.names) {
    play.frame.span = each.span;
    assignName(scope, as ?? name, memberOf(play, module, name));
  }
}

function memberOf(play: PyPlay, module: PyModule, name: string): PyValue {
  const found = attributeOr(play, module, name);
  if (found !== undefined) return found;
  const from = module.path === '' ? 'unknown location' : module.path;
  const hint = suggestion(name, [...module.names.keys(), ...(module.beyond ?? [])]);
  throw hinted(
    raised('ImportError', `cannot import name '${name}' from '${module.name}' (${from})`),
    hint === null ? '' : `. Did you mean: '${hint}'?`,
  );
}
