/** RUN: a process, its environment, and what --mount lays over its files. */
import type { Instruction } from '../../dockerfile/instruction/instruction.ts';
import { type MountFlag, readMount } from '../../dockerfile/instruction/mount.ts';
import { goQuoted } from '../../dockerfile/parse/go-quoted.ts';
import { expand } from '../../dockerfile/parse/lex.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import { cleanPath, nameOf } from '../../filesystem/index.ts';
import { runCommand, runShownAs, withShell } from './command.ts';
import { withVariables } from './environment.ts';
import type { OperationInput, RunMount } from './operation.ts';
import type { StagePlan } from './stage.ts';
import type { StageState } from './state.ts';
import { commit, type PlanTools, refuseLater, stepName } from './step.ts';

export function dispatchRun(
  instruction: Instruction & { kind: 'run' },
  sources: readonly StagePlan[],
  tools: PlanTools,
): void {
  const { state, options } = tools;
  const { words, script, summary } = runCommand(instruction.command);
  const args = instruction.command.shell ? withShell(state.config.config.Shell, words) : words;
  const mounts = instruction.mounts.map((text, index): RunMount => {
    const mount = readMount(
      expand(text, state.variables, { escape: options.escape, work: options.work, rawQuotes: true }).result,
    );
    if (mount.kind === 'bind' || mount.kind === 'cache' || mount.kind === 'tmpfs') {
      const target = cleanPath(mount.target, state.config.config.WorkingDir || '/');
      if (target === '/') throw new DockerfileRefusal(`invalid mount target ${goQuoted(target)}`);
    }
    const source = sources[index];
    if (mount.from !== '') refuseLater('mount', mount.from, source, tools.plan, mount.target);
    return { ...mount, input: mountInput(mount, source, tools) };
  });
  for (const { kind, id, source, target, required } of mounts)
    if (kind === 'secret' || kind === 'ssh') {
      const name = kind === 'ssh' ? id || 'default' : source || id || nameOf(target);
      state.needs = [...state.needs, { kind, name, required, lines: instruction.lines }];
    }
  if (script !== null) mounts.push(scriptMount(script, tools));
  let env = state.variables.entries.map(([name, value]) => `${name}=${value}`);
  const agent = mounts.findIndex(mount => mount.kind === 'ssh' && mount.target === '');
  if (agent >= 0) env = [...env, 'SSH_AUTH_SOCK=/run/buildkit/ssh_agent.0'];
  const secrets = mounts.flatMap(mount => (mount.kind === 'secret' && mount.env !== '' ? [mount.env] : []));
  const masked = withVariables(
    state.variables,
    secrets.map(secret => [secret, '****'] as const),
  );
  const name = runShownAs(instruction.code + summary, masked, options);
  const history = `RUN ${[...argWords(state), ...args].join(' ')}`;
  state.tree = tools.add({
    kind: 'run',
    name: stepName(state, name),
    lines: instruction.lines,
    stage: tools.plan.label || null,
    createdBy: `${history} # buildkit`,
    input: state.tree,
    args,
    env,
    cwd: state.config.config.WorkingDir || '/',
    user: state.config.config.User ?? '',
    mounts,
    network: instruction.network === 'default' ? options.network : instruction.network,
    hosts: options.hosts,
    limits: options.limits,
    ignoreCache: state.ignoreCache,
  });
  commit(state, history, state.tree, options.created, true);
}

/** `|2 A=1 B=2`: how the history tells which build arguments a command saw. */
function argWords(state: StageState): readonly string[] {
  const values = new Map<string, string>();
  for (const { key, value } of state.buildArgs) values.set(key, state.variables.get(key) ?? value ?? '');
  if (values.size === 0) return [];
  return [`|${values.size}`, ...[...values].map(([key, value]) => `${key}=${value}`)];
}

function mountInput(mount: MountFlag, source: StagePlan | undefined, tools: PlanTools): OperationInput {
  if (mount.kind !== 'bind' && mount.kind !== 'cache') return null;
  if (mount.from !== '') return source === undefined ? null : tools.treeOf(source);
  if (mount.kind === 'bind') {
    tools.contextPaths.add(cleanPath(mount.source));
    return tools.context;
  }
  if (mount.mode === null && mount.uid === null && mount.gid === null) return null;
  return tools.add({
    kind: 'mkdir',
    name: '[internal] setting cache mount permissions',
    lines: null,
    stage: null,
    createdBy: '',
    input: null,
    path: '/cache',
    owner: `${mount.uid ?? 0}:${mount.gid ?? 0}`,
    mode: mount.mode ?? 0o755,
  });
}

function scriptMount(script: { readonly name: string; readonly data: string }, tools: PlanTools): RunMount {
  const input = tools.add({
    kind: 'inline',
    name: '[internal] preparing inline document',
    lines: null,
    stage: null,
    createdBy: '',
    path: `/${script.name}`,
    data: script.data,
    mode: 0o755,
  });
  return {
    kind: 'bind',
    from: '',
    source: '/',
    target: '/dev/pipes/',
    readonly: true,
    id: '',
    required: false,
    sharing: 'shared',
    env: '',
    mode: null,
    uid: null,
    gid: null,
    input,
  };
}
