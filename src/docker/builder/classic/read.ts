/** The Dockerfile in the context, read as the classic builder reads it: without a linter, and without what needs BuildKit. */
import { ignorePatterns, ignoreRules } from '../../context/ignore.ts';
import type { Dockerfile } from '../../dockerfile/instruction/instruction.ts';
import { readInstructions } from '../../dockerfile/instruction/read.ts';
import { goQuoted } from '../../dockerfile/parse/go-quoted.ts';
import { type DockerfileTree, parseTree } from '../../dockerfile/parse/tree.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import { draftOf, fileSystemOf, type MutableTree, type Tree, textOf } from '../../filesystem/index.ts';
import type { Work } from '../../work.ts';

const MOST_TEXT = 250_000;
const MOST_INSTRUCTIONS = 1_000;

export interface ReadContext {
  readonly text: string;
  readonly syntax: DockerfileTree;
  readonly dockerfile: Dockerfile;
  /** The context without what .dockerignore keeps from the build though it had to be sent. */
  readonly context: Tree;
  readonly dockerfileBytes: number;
}

/** `number` is what the daemon's directory for the context is called by. Throws a DockerfileRefusal. Rule: builder/remotecontext/detect.go. */
export function readContext(context: Tree, path: string, number: number, work: Work): ReadContext {
  const files = fileSystemOf(draftOf(context), { now: () => 0 });
  const given = path === '' ? 'Dockerfile' : path;
  const lower = given === 'Dockerfile' && files.stat('/Dockerfile') === null && files.stat('/dockerfile') !== null;
  const name = lower ? 'dockerfile' : given;
  const node = files.stat(`/${name}`);
  if (node === null) throw new DockerfileRefusal(`Cannot locate specified Dockerfile: ${name}`);
  if (node.type !== 'file')
    throw new DockerfileRefusal(
      `unexpected error reading Dockerfile: read /var/lib/docker/tmp/docker-builder${number}/${name}: is a directory`,
    );
  const text = textOf(node.content) ?? '';
  if (text === '') throw new DockerfileRefusal(`the Dockerfile (${name}) cannot be empty`);
  if (text.length > MOST_TEXT)
    throw new DockerfileRefusal(`a Dockerfile may hold at most ${MOST_TEXT} characters here`);
  const syntax = parsed(text, name);
  if (syntax.lines.length > MOST_INSTRUCTIONS)
    throw new DockerfileRefusal(`a Dockerfile may have at most ${MOST_INSTRUCTIONS} instructions here`);
  const dockerfile = readInstructions(syntax.lines, () => {});
  return { text, syntax, dockerfile, context: withoutIgnored(context, name, work), dockerfileBytes: node.content.size };
}

function parsed(text: string, name: string): DockerfileTree {
  try {
    return parseTree(text);
  } catch (error) {
    if (error instanceof DockerfileRefusal)
      throw new DockerfileRefusal(`failed to parse ${name}: ${error.message}`, error.lines);
    throw error;
  }
}

function withoutIgnored(context: Tree, dockerfile: string, work: Work): Tree {
  const ignore = context.get('/.dockerignore');
  if (ignore?.type !== 'file') return context;
  const rules = ignoreRules(ignorePatterns(textOf(ignore.content) ?? ''), work);
  if (!rules.ok) return context;
  const draft: MutableTree = draftOf(context);
  for (const name of ['.dockerignore', dockerfile]) if (rules.rules.excludes(name)) draft.drop(`/${name}`);
  return draft;
}

/** The stages up to the one that is asked for. Throws a DockerfileRefusal. */
export function upTo(dockerfile: Dockerfile, target: string): Dockerfile {
  if (target === '') return dockerfile;
  const at = dockerfile.stages.findIndex(stage => stage.name === target.toLowerCase());
  if (at < 0) throw new DockerfileRefusal(`target stage ${goQuoted(target)} could not be found`);
  return { ...dockerfile, stages: dockerfile.stages.slice(0, at + 1) };
}
