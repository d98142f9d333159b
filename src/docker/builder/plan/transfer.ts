/** COPY and ADD: sources and destinations, as operations on files. */
import type { TransferInstruction } from '../../dockerfile/instruction/instruction.ts';
import type { Expander } from '../../dockerfile/parse/lex.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import { entryOf } from '../../entry.ts';
import { cleanPath } from '../../filesystem/index.ts';
import { isRepository } from '../solve/remote.ts';
import { shownAs } from './command.ts';
import { checkMode } from './mode.ts';
import type { CopyAction, OperationInput } from './operation.ts';
import type { StagePlan } from './stage.ts';
import { commit, type PlanTools, stepName } from './step.ts';

export function transfer(
  instruction: TransferInstruction,
  from: StagePlan | null,
  tools: PlanTools,
  word: Expander,
): void {
  const { state, options } = tools;
  const add = instruction.kind === 'add';
  const sources = instruction.sources.map(source => word(source));
  // Variables and escapes of a heredoc are read, its quotes are not.
  const inline = instruction.inline.map(file => ({
    ...file,
    data: file.expand ? word(file.data, { skipQuotes: true }) : file.data,
  }));
  const destination = word(instruction.destination);
  const owner = word(instruction.chown);
  const mode = word(instruction.chmod);
  const exclude = instruction.exclude.map(pattern => word(pattern));
  if (mode !== '') checkMode(mode);
  if (add && instruction.checksum !== '') {
    if (sources.length !== 1) throw new DockerfileRefusal("checksum can't be specified for multiple sources");
    const only = sources[0] ?? '';
    if (!/^https?:\/\//u.test(only) && !isRepository(only))
      throw new DockerfileRefusal('checksum requires HTTP(S) or Git sources');
  }
  const workdir = state.config.config.WorkingDir || '/';
  const place = cleanPath(destination, workdir);
  const isDirectory = destination === '' || destination === '.' || destination.endsWith('/');
  const target = isDirectory && place !== '/' ? `${place}/` : place;
  const shown = shownAs(instruction.code, state.variables, options);
  const name = stepName(state, shown);
  const base: OperationInput = from === null ? tools.context : tools.treeOf(from);

  const actions: CopyAction[] = [];
  for (const source of sources) {
    if (isRepository(source)) {
      if (!add) throw new DockerfileRefusal("source can't be a git ref for COPY");
      actions.push({
        from: remote(source, 'repository', name, instruction, tools),
        source: '/',
        destination: target,
        unpack: false,
      });
    } else if (/^https?:\/\//u.test(source)) {
      if (!add) throw new DockerfileRefusal("source can't be a URL for COPY");
      const file =
        source
          .replace(/[?#].*$/u, '')
          .split('/')
          .slice(3)
          .at(-1) || '__unnamed__';
      if (add && instruction.checksum !== '') checkDigest(instruction.checksum);
      const input = remote(source, file, name, instruction, tools);
      actions.push({ from: input, source: `/${file}`, destination: target, unpack: instruction.unpack ?? false });
    } else {
      if (from === null) {
        warnIgnored(source, instruction, tools);
        tools.contextPaths.add(cleanPath(source));
      }
      const unpack = add && (instruction.unpack ?? true);
      actions.push({ from: base, source: cleanPath(source), destination: target, unpack });
    }
  }
  for (const file of inline) {
    const input = tools.add({
      kind: 'inline',
      name: '[internal] preparing inline document',
      lines: null,
      stage: null,
      createdBy: '',
      path: `/${file.path}`,
      data: file.data,
      mode: 0o644,
    });
    actions.push({ from: input, source: `/${file.path}`, destination: target, unpack: false });
  }
  const flags = `${owner === '' ? '' : ` --chown=${owner}`}${mode === '' ? '' : ` --chmod=${mode}`}`;
  const names = [...sources, ...inline.map(file => `<<${file.path}`)].map(source => ` ${source}`).join('');
  const history = `${add ? 'ADD' : 'COPY'}${flags}${names} ${destination}`;
  state.tree = tools.add({
    kind: 'copy',
    name,
    lines: instruction.lines,
    stage: tools.plan.label || null,
    createdBy: `${history} # buildkit`,
    input: state.tree,
    actions,
    owner,
    mode,
    exclude,
    link: instruction.link,
    ignoreCache: state.ignoreCache,
  });
  commit(state, history, state.tree, options.created, true);
}

/** Source: go-digest's Parse. */
function checkDigest(text: string): void {
  const [, algorithm = '', hex = ''] = /^([a-z0-9]+(?:[.+_-][a-z0-9]+)*):([a-zA-Z0-9=_-]+)$/u.exec(text) ?? [];
  const length = entryOf({ sha256: 64, sha384: 96, sha512: 128 }, algorithm);
  if (algorithm === '') throw new DockerfileRefusal('invalid checksum digest format');
  if (length === undefined) throw new DockerfileRefusal('unsupported digest algorithm');
  if (hex.length !== length) throw new DockerfileRefusal('invalid checksum digest length');
  if (!/^[a-f0-9]+$/u.test(hex)) throw new DockerfileRefusal('invalid checksum digest format');
}

function remote(
  url: string,
  fileName: string,
  name: string,
  instruction: TransferInstruction,
  tools: PlanTools,
): number {
  return tools.add({
    kind: 'remote',
    name,
    lines: instruction.lines,
    stage: tools.plan.label || null,
    createdBy: '',
    url,
    fileName,
  });
}

function warnIgnored(source: string, instruction: TransferInstruction, tools: PlanTools): void {
  const path = cleanPath(source).slice(1);
  if (path === '' || !tools.options.ignored(path)) return;
  const verb = instruction.kind === 'add' ? 'Add' : 'Copy';
  tools.linter.warn(
    'CopyIgnoredFile',
    instruction.lines,
    `Attempting to ${verb} file "${source}" that is excluded by .dockerignore`,
  );
}
