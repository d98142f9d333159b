/** A Makefile as far as it is read here: variables, rules with recipes, and patterns with one `%`. */

export interface MakeRule {
  readonly targets: readonly string[];
  readonly needs: readonly string[];
  /** Lines as they are written, without their tab. */
  readonly recipe: readonly string[];
}

export interface Makefile {
  /** Unexpanded, by name. */
  readonly variables: ReadonlyMap<string, string>;
  readonly rules: readonly MakeRule[];
  readonly phony: ReadonlySet<string>;
  /** As they stand in the file. */
  readonly lines: readonly string[];
}

/** What of a Makefile is not read here, by its own word: `ifeq`. */
export interface UnreadMakefile {
  readonly unread: string;
}

const ASSIGNED = /^\s*(?:export\s+|override\s+)?([\w.-]+)\s*(\?|:{1,2}|\+)?=\s*(.*)$/;

/** `given`: variables of the command line. */
export function readMakefile(text: string, given: ReadonlyMap<string, string>): Makefile | UnreadMakefile {
  const variables = new Map([['CC', 'cc'], ['CXX', 'g++'], ['RM', 'rm -f'], ['AR', 'ar'], ['MAKE', 'make'], ...given]);
  const rules: { targets: string[]; needs: string[]; recipe: string[] }[] = [];
  const phony = new Set<string>();
  let open: { recipe: string[] } | null = null;
  for (const line of text.replace(/\\\n[ \t]*/g, ' ').split('\n')) {
    if (line.startsWith('\t')) {
      if (open !== null) open.recipe.push(line.slice(1));
      continue;
    }
    const bare = line.replace(/(^|\s)#.*$/, '').trimEnd();
    if (bare.trim() === '') continue;
    const [word = ''] = bare.trim().split(/\s/);
    if (/^(ifeq|ifneq|ifdef|ifndef|else|endif|define|include|-include|sinclude|vpath|undefine)$/.test(word))
      return { unread: word };
    const assigned = ASSIGNED.exec(bare);
    if (assigned !== null) {
      assign(variables, given, assigned);
      open = null;
      continue;
    }
    const rule = /^([^:=]+?)\s*::?(?!=)\s*([^;]*)(?:;\s*(.*))?$/.exec(bare);
    if (rule === null) return { unread: word };
    const [, targets = '', needs = '', first] = rule;
    const made = {
      targets: expanded(targets, variables).split(/\s+/),
      needs: expanded(needs.replace(/\s*\|\s*/, ' '), variables)
        .split(/\s+/)
        .filter(each => each !== ''),
      recipe: first === undefined ? [] : [first],
    };
    if (made.targets.includes('.PHONY')) for (const each of made.needs) phony.add(each);
    else rules.push(made);
    open = made;
  }
  return { variables, rules, phony, lines: text.split('\n') };
}

function assign(
  variables: Map<string, string>,
  given: ReadonlyMap<string, string>,
  [, name = '', operator = '', value = '']: RegExpExecArray,
): void {
  if (given.has(name) || (operator === '?' && variables.has(name))) return;
  const before = variables.get(name);
  if (operator === '+' && before !== undefined) variables.set(name, `${before} ${value}`);
  else variables.set(name, operator.startsWith(':') ? expanded(value, variables) : value);
}

/** How deep variables are looked up in variables. */
const DEEPEST = 12;

/** A text with its variables put in. A function of make stays as it is written. */
export function expanded(text: string, variables: ReadonlyMap<string, string>, depth = 0): string {
  if (depth > DEEPEST) return text;
  return text.replace(
    /\$(\$|\(([\w.-]+)(?::([^=()]*)=([^()]*))?\)|\{([\w.-]+)\}|[@<^?*])/g,
    (whole, sign: string, name?: string, from?: string, to?: string, braced?: string) => {
      if (sign === '$') return '$$';
      const value = variables.get(name ?? braced ?? sign);
      if (value === undefined) return sign.length === 1 ? whole : '';
      const full = expanded(value, variables, depth + 1);
      if (from === undefined || to === undefined) return full;
      return full
        .split(/\s+/)
        .map(each => substituted(each, from, to))
        .join(' ');
    },
  );
}

/** `main.c` with `.c=.o` or `%.c=%.o`. */
function substituted(word: string, from: string, to: string): string {
  const [ending, result] = [from.replace(/^%/, ''), to.replace(/^%/, '')];
  return word.endsWith(ending) ? `${word.slice(0, word.length - ending.length)}${result}` : word;
}

/** The rule for a target: its own, or the first pattern that fits it. */
export function ruleFor(
  { rules }: Makefile,
  target: string,
): { readonly needs: readonly string[]; readonly recipe: readonly string[] } | null {
  const own = rules.filter(each => each.targets.includes(target));
  const needs = own.flatMap(each => each.needs);
  const recipe = own.flatMap(each => each.recipe);
  if (recipe.length > 0 || (own.length > 0 && !/\.o$/.test(target))) return { needs, recipe };
  for (const rule of rules) {
    const [pattern = ''] = rule.targets;
    if (!pattern.includes('%')) continue;
    const [before = '', after = ''] = pattern.split('%');
    if (!target.startsWith(before) || !target.endsWith(after) || target.length < before.length + after.length) continue;
    const stem = target.slice(before.length, target.length - after.length);
    return { needs: [...rule.needs.map(each => each.replace('%', stem)), ...needs], recipe: rule.recipe };
  }
  return own.length > 0 ? { needs, recipe } : null;
}
