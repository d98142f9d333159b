/** What each instruction does to a stage: to its files, to its config, to its history. */
import type { Instruction } from '../../dockerfile/instruction/instruction.ts';
import { lintSecret } from '../../dockerfile/lint/lines.ts';
import { warnLegacy, warnRepeated, warnShellForm } from '../../dockerfile/lint/stage.ts';
import type { Environment } from '../../dockerfile/parse/environment.ts';
import { goQuoted } from '../../dockerfile/parse/go-quoted.ts';
import type { Expander } from '../../dockerfile/parse/lex.ts';
import { expand } from '../../dockerfile/parse/lex.ts';
import { DockerfileRefusal, type LineRange } from '../../dockerfile/refusal.ts';
import { suggestion } from '../../dockerfile/suggest.ts';
import { entryOf, setEntry } from '../../entry.ts';
import { cleanPath } from '../../filesystem/index.ts';
import type { ContainerDefaults } from '../../image/index.ts';
import { goQuotedList, shownAs, withShell } from './command.ts';
import { growingOf, withEntries, withVariables } from './environment.ts';
import { healthConfig, healthText } from './health.ts';
import { exposed, PORT } from './ports.ts';
import { dispatchRun } from './run.ts';
import { checkSignal } from './signal.ts';
import type { StagePlan } from './stage.ts';
import { commit, type PlanTools, refuseLater, stepName } from './step.ts';
import { transfer } from './transfer.ts';

export function dispatch(instruction: Instruction, sources: readonly StagePlan[], tools: PlanTools): void {
  const { state, linter, options } = tools;
  const word = wordExpander(instruction.lines, tools);
  const config = (change: ContainerDefaults): void => {
    state.config = { ...state.config, config: { ...state.config.config, ...change } };
  };
  const row = (text: string): void => commit(state, text, null, options.created, false);
  switch (instruction.kind) {
    case 'maintainer':
      state.config = { ...state.config, author: instruction.name };
      row(`MAINTAINER ${instruction.name}`);
      break;
    case 'env': {
      const pairs = instruction.pairs.map(pair => ({ ...pair, key: word(pair.key), value: word(pair.value) }));
      for (const { key, legacy } of pairs) {
        if (legacy) warnLegacy(instruction, linter);
        lintSecret('ENV', key, instruction.lines, linter);
      }
      const set = pairs.map(({ key, value }) => [key, value] as const);
      state.variables = withVariables(state.variables, set);
      config({ Env: withEntries(state.config.config.Env ?? [], set) });
      row(`ENV ${pairs.map(({ key, value }) => `${key}=${value}`).join(' ')}`);
      break;
    }
    case 'label': {
      const pairs = instruction.pairs.map(pair => ({ ...pair, key: word(pair.key), value: word(pair.value) }));
      for (const { legacy } of pairs) if (legacy) warnLegacy(instruction, linter);
      config({
        Labels: { ...state.config.config.Labels, ...Object.fromEntries(pairs.map(({ key, value }) => [key, value])) },
      });
      row(`LABEL ${pairs.map(({ key, value }) => `${key}=${value}`).join(' ')}`);
      break;
    }
    case 'arg':
      dispatchArg(instruction, tools);
      break;
    case 'run':
      dispatchRun(instruction, sources, tools);
      break;
    case 'copy':
    case 'add':
      if (instruction.kind === 'copy') refuseLater('copy', instruction.from, sources[0], tools.plan);
      transfer(instruction, sources[0] ?? null, tools, word);
      break;
    case 'workdir':
      dispatchWorkdir(instruction, word(instruction.path), tools);
      break;
    case 'user': {
      const user = word(instruction.user);
      config({ User: user });
      row(`USER ${user}`);
      break;
    }
    case 'cmd': {
      warnRepeated('CMD', state.cmdAt, linter);
      state.cmdAt = instruction.lines;
      const words = shellForm('CMD', instruction, tools);
      config({ Cmd: words, ArgsEscaped: true });
      row(`CMD ${goQuotedList(words)}`);
      break;
    }
    case 'entrypoint': {
      warnRepeated('ENTRYPOINT', state.entrypointAt, linter);
      state.entrypointAt = instruction.lines;
      const words = shellForm('ENTRYPOINT', instruction, tools);
      config({ Entrypoint: words });
      if (state.cmdAt === null) {
        const { Cmd: _, ...rest } = state.config.config;
        state.config = { ...state.config, config: rest };
      }
      row(`ENTRYPOINT ${goQuotedList(words)}`);
      break;
    }
    case 'healthcheck':
      warnRepeated('HEALTHCHECK', state.healthcheckAt, linter);
      state.healthcheckAt = instruction.lines;
      config({ Healthcheck: healthConfig(instruction.health) });
      row(`HEALTHCHECK ${healthText(instruction.health)}`);
      break;
    case 'expose':
      dispatchExpose(instruction, tools, config, row);
      break;
    case 'volume': {
      const paths = instruction.paths.map(path => word(path));
      if (paths.includes('')) throw new DockerfileRefusal('VOLUME specified can not be an empty string');
      const volumes = { ...state.config.config.Volumes };
      for (const path of paths) setEntry(volumes, path, {});
      config({ Volumes: volumes });
      row(`VOLUME [${paths.join(' ')}]`);
      break;
    }
    case 'stopsignal': {
      const signal = word(instruction.signal);
      checkSignal(signal);
      config({ StopSignal: signal });
      row(`STOPSIGNAL ${signal}`);
      break;
    }
    case 'shell':
      config({ Shell: instruction.words });
      row(`SHELL [${instruction.words.join(' ')}]`);
      break;
    case 'onbuild':
      config({ OnBuild: [...(state.config.config.OnBuild ?? []), instruction.expression] });
      break;
  }
}

/** What the words of an instruction know of. */
interface KnownNames {
  readonly variables: Environment;
  /** Whether an ARG has that name, with a value or without. */
  readonly isDeclared: (name: string) => boolean;
}

/** All words of an instruction see the variables as they were before it. */
function knownBefore({ state, options }: PlanTools): KnownNames {
  const { variables, buildArgs } = state;
  const isDeclared = (name: string): boolean => {
    options.work.spend(buildArgs.length, 'a Dockerfile');
    return buildArgs.some(arg => arg.key === name);
  };
  return { variables, isDeclared };
}

function wordExpander(lines: LineRange, tools: PlanTools, known = knownBefore(tools)): Expander {
  return (text, how = {}) => {
    const unset = new Set<string>();
    try {
      return expand(text, known.variables, {
        escape: tools.options.escape,
        work: tools.options.work,
        onUnset: name => unset.add(name),
        ...how,
      }).result;
    } finally {
      warnUndefined(unset, known, lines, tools);
    }
  };
}

const UNSEEN: ReadonlySet<string> = new Set(['BUILDKIT_SBOM_SCAN_CONTEXT', 'BUILDKIT_SBOM_SCAN_STAGE']);

function warnUndefined(names: ReadonlySet<string>, known: KnownNames, lines: LineRange, tools: PlanTools): void {
  for (const name of names) {
    if (UNSEEN.has(name) || known.isDeclared(name)) continue;
    const near = suggestion(name, known.variables.keys(), true, tools.options.work);
    tools.linter.warn(
      'UndefinedVar',
      lines,
      `Usage of undefined variable '$${name}'${near === null ? '' : ` (did you mean $${near}?)`}`,
    );
  }
}

function shellForm(
  word: string,
  instruction: Instruction & { kind: 'cmd' | 'entrypoint' },
  tools: PlanTools,
): readonly string[] {
  const { command } = instruction;
  if (!command.shell) return command.words;
  const shell = tools.state.config.config.Shell;
  if (shell === undefined || shell.length === 0) warnShellForm(word, instruction.lines, tools.linter);
  return withShell(shell, command.words);
}

function dispatchArg(instruction: Instruction & { kind: 'arg' }, tools: PlanTools): void {
  const { state, options } = tools;
  const shown: string[] = [];
  // Each sees those before it.
  const variables = growingOf(state.variables);
  const names = new Set(state.buildArgs.map(arg => arg.key));
  const word = wordExpander(instruction.lines, tools, { variables, isDeclared: name => names.has(name) });
  const declared: (typeof state.buildArgs)[number][] = [];
  for (const { key, value: given, comment } of instruction.arguments) {
    lintSecret('ARG', key, instruction.lines, tools.linter);
    const override = entryOf(options.buildArgs, key);
    let value = override ?? null;
    if (override === undefined) {
      if (given !== null) value = word(given);
      else value = tools.globalArgs.get(key) ?? null;
    }
    if (value !== null) variables.set(key, value);
    const inherited = override === undefined && given === null && tools.globalArgs.get(key) !== undefined;
    const at = inherited ? null : { lines: instruction.lines, comment };
    declared.push({ key, value, at });
    names.add(key);
    shown.push(value === null ? key : `${key}=${value}`);
  }
  state.variables = variables.grown();
  state.buildArgs = [...state.buildArgs, ...declared];
  commit(state, `ARG ${shown.join(' ')}`, null, options.created, false);
}

function dispatchWorkdir(instruction: Instruction & { kind: 'workdir' }, path: string, tools: PlanTools): void {
  const { state, linter, options } = tools;
  if (!state.workdirSet && !path.startsWith('/'))
    linter.warn(
      'WorkdirRelativePath',
      instruction.lines,
      `Relative workdir ${goQuoted(path)} can have unexpected results if the base image changes`,
    );
  state.workdirSet = true;
  const clean = cleanPath(path, state.config.config.WorkingDir || '/');
  // An absolute path keeps its last slash; a relative one is joined, and loses it.
  const directory = /^\/.*[^/.]\/$/u.test(path) ? `${clean}/` : clean;
  state.config = { ...state.config, config: { ...state.config.config, WorkingDir: directory } };
  if (directory === '/') {
    commit(state, 'WORKDIR /', null, options.created, false);
    return;
  }
  state.tree = tools.add({
    kind: 'mkdir',
    name: stepName(state, shownAs(instruction.code, state.variables, options)),
    lines: instruction.lines,
    stage: tools.plan.label || null,
    createdBy: `WORKDIR ${directory}`,
    input: state.tree,
    path: clean,
    owner: state.config.config.User ?? '',
    mode: 0o755,
  });
  commit(state, `WORKDIR ${directory}`, state.tree, options.created, false);
}

function dispatchExpose(
  instruction: Instruction & { kind: 'expose' },
  tools: PlanTools,
  config: (change: ContainerDefaults) => void,
  row: (text: string) => void,
): void {
  const { state, linter, options } = tools;
  const words = instruction.ports.flatMap(
    port => expand(port, state.variables, { escape: options.escape, work: options.work }).words,
  );
  const ports: string[] = [];
  for (const word of words) {
    const found = exposed(word);
    if (found.upperProtocol)
      linter.warn(
        'ExposeProtoCasing',
        instruction.lines,
        `Defined protocol '${word}' in EXPOSE instruction should be lowercase`,
      );
    if (found.hostPart)
      linter.warn(
        'ExposeInvalidFormat',
        instruction.lines,
        `EXPOSE instruction should not define an IP address or host-port mapping, found '${word}'`,
      );
    options.work.spend(found.ports.length * PORT, 'a Dockerfile');
    for (const port of found.ports) ports.push(port);
  }
  const all: Record<string, Record<string, never>> = { ...state.config.config.ExposedPorts };
  for (const port of ports) all[port] = {};
  config({ ExposedPorts: all });
  row(`EXPOSE [${ports.join(' ')}]`);
}
