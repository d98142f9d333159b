import type { Program, ProgramCall } from '../../kernel/program.ts';
import { refuseTool } from './artefact.ts';
import { expanded, type Makefile, readMakefile, ruleFor } from './makefile.ts';
import { placeOf, readToolLine, sourceAt } from './project.ts';

const VALUED = new Set(['-f', '--file', '--makefile', '-C', '--directory', '-j', '--jobs', '-l', '-o', '-W']);

/** A run of make. */
interface Making {
  readonly call: ProgramCall;
  readonly cwd: string;
  readonly file: Makefile;
  readonly silent: boolean;
  /** Targets that are made, or are being made. */
  readonly done: Set<string>;
  ran: number;
}

/** GNU Make, over what it can read of a Makefile. `version`: how it answers for its version. */
export const make =
  (version: Program): Program =>
  async call => {
    // A number may stand right behind -j, or none at all.
    const args = call.args.filter(each => !/^-j\d*$/.test(each));
    const { words, flags, values } = readToolLine(args, VALUED);
    if (flags.has('--version') || flags.has('-v')) return version(call);
    const odd = [...flags].find(each => !/^(-s|--silent|--quiet|-B|-k|--no-print-directory|-e)$/.test(each));
    if (odd !== undefined) return refuseTool(call, `make ${odd}`);
    const cwd = placeOf(call, values.get('-C') ?? values.get('--directory') ?? '.');
    const names = [values.get('-f') ?? values.get('--file') ?? ['GNUmakefile', 'makefile', 'Makefile']].flat();
    const text = names.map(each => sourceAt(call, placeOf({ ...call, cwd }, each))).find(each => each !== null) ?? null;
    const set = words.filter(each => each.includes('='));
    const targets = words.filter(each => !each.includes('='));
    if (text === null) return refuseWithoutMakefile(call, targets[0]);
    const file = readMakefile(text, new Map(set.map(each => each.split(/=(.*)/s).slice(0, 2) as [string, string])));
    if ('unread' in file) return refuseTool(call, `\`${file.unread}\` in a Makefile`);
    const first = file.rules.flatMap(each => each.targets).find(each => !each.startsWith('.') && !each.includes('%'));
    const wanted = targets.length > 0 ? targets : first === undefined ? [] : [first];
    if (wanted.length === 0) return refuseWithoutMakefile(call, undefined);
    const making: Making = {
      call,
      cwd,
      file,
      silent: flags.has('-s') || flags.has('--silent'),
      done: new Set(),
      ran: 0,
    };
    for (const target of wanted) {
      const before = making.ran;
      const failed = await reach(making, target, null);
      if (failed !== 0) return 2;
      if (making.ran === before) call.out(idleText(making, target));
    }
    return 0;
  };

function idleText({ file }: Making, target: string): string {
  const has = (ruleFor(file, target)?.recipe.length ?? 0) > 0;
  return has && !file.phony.has(target)
    ? `make: '${target}' is up to date.\n`
    : `make: Nothing to be done for '${target}'.\n`;
}

function refuseWithoutMakefile(call: ProgramCall, target: string | undefined): number {
  call.err(
    target === undefined
      ? 'make: *** No targets specified and no makefile found.  Stop.\n'
      : `make: *** No rule to make target '${target}'.  Stop.\n`,
  );
  return 2;
}

function timeOf({ call, cwd }: Making, name: string): number | null {
  return call.files.stat(placeOf({ ...call, cwd }, name))?.mtime ?? null;
}

/** Makes a target and what it needs. Gives 0, or what the recipe that failed gave. */
async function reach(making: Making, target: string, parent: string | null): Promise<number> {
  const { file, call, done } = making;
  if (done.has(target)) return 0;
  done.add(target);
  const rule = ruleFor(file, target) ?? builtIn(making, target);
  const own = timeOf(making, target);
  if (rule === null) {
    if (own !== null) return 0;
    const needed = parent === null ? '' : `, needed by '${parent}'`;
    call.err(`make: *** No rule to make target '${target}'${needed}.  Stop.\n`);
    return 2;
  }
  const before = making.ran;
  for (const need of rule.needs) {
    const failed = await reach(making, need, target);
    if (failed !== 0) return failed;
  }
  const times = rule.needs.map(each => timeOf(making, each) ?? Infinity);
  const isOld = own === null || file.phony.has(target) || making.ran > before || times.some(each => each > own);
  return isOld ? play(making, target, rule) : 0;
}

/** The rules that make has of itself: an object from its source. */
function builtIn(making: Making, target: string): { needs: readonly string[]; recipe: readonly string[] } | null {
  const source = (ending: string) => target.replace(/\.o$/, ending);
  if (!target.endsWith('.o')) return null;
  if (timeOf(making, source('.c')) !== null)
    return { needs: [source('.c')], recipe: ['$(CC) $(CFLAGS) $(CPPFLAGS) -c -o $@ $<'] };
  if (timeOf(making, source('.cpp')) !== null)
    return { needs: [source('.cpp')], recipe: ['$(CXX) $(CXXFLAGS) $(CPPFLAGS) -c -o $@ $<'] };
  return null;
}

async function play(
  making: Making,
  target: string,
  { needs, recipe }: { readonly needs: readonly string[]; readonly recipe: readonly string[] },
): Promise<number> {
  const { call, cwd, file } = making;
  const empty = ['CFLAGS', 'CPPFLAGS', 'CXXFLAGS', 'LDFLAGS', 'LDLIBS'].map(name => [name, ''] as const);
  const environment = [...call.env].filter(([name]) => /^[A-Z_]\w*$/.test(name));
  const variables = new Map([
    ...empty,
    ...environment,
    ...file.variables,
    ['@', target],
    ['<', needs[0] ?? ''],
    ['^', [...new Set(needs)].join(' ')],
    ['?', needs.join(' ')],
  ]);
  for (const line of recipe) {
    if (
      /\$\((?:shell|wildcard|patsubst|foreach|call|if|filter|subst|addprefix|addsuffix|notdir|dir|basename|info|error)\b/.test(
        line,
      )
    )
      return refuseTool(call, `a function of make in \`${line.trim()}\``);
    const [, marks = '', text = ''] = /^([@+-]*)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
    const command = expanded(text, variables).replaceAll('$$', '$');
    if (command === '') continue;
    if (!marks.includes('@') && !making.silent) call.out(`${command}\n`);
    making.ran++;
    const ran = await call.run(['/bin/sh', '-c', command], { cwd });
    if (ran.exitCode === 0 || marks.includes('-')) continue;
    call.err(`make: *** [Makefile:${lineOf(file, line)}: ${target}] Error ${ran.exitCode}\n`);
    return ran.exitCode;
  }
  return 0;
}

/** The number of a line of a recipe in its file. */
function lineOf(file: Makefile, line: string): number {
  return file.lines.indexOf(`\t${line}`) + 1;
}
