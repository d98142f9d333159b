import assert from 'node:assert/strict';
import { type DockerfileTree, type InstructionLine, parseTree } from '../../../src/docker/dockerfile/parse/tree.ts';
import { DockerfileRefusal, type LineRange } from '../../../src/docker/dockerfile/refusal.ts';
import { itByRules } from '../../beside.ts';
import type { Cases } from '../conformance.ts';
import { planned } from './planned.ts';

interface Failure {
  readonly message: string;
  readonly locations?: readonly (readonly LineRange[])[];
}

interface Case {
  readonly name: string;
  readonly dockerfile: string;
  readonly ast?: readonly unknown[];
  readonly parseError?: Failure;
  readonly parseWarnings?: readonly string[];
  readonly convertError?: Failure;
  readonly image?: { readonly config: Readonly<Record<string, unknown>>; readonly history?: readonly unknown[] };
  readonly ops?: readonly {
    readonly name?: string;
    readonly args?: unknown;
    readonly env?: unknown;
    readonly cwd?: unknown;
    readonly user?: unknown;
  }[];
  readonly lint?: readonly { readonly rule: string; readonly message: string; readonly lines: readonly LineRange[] }[];
}

/** Lines one by one: the real parser gives a range for each line of a long instruction. */
const eachLine = (ranges: readonly LineRange[] | null | undefined): readonly number[] =>
  (ranges ?? []).flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

function syntax(line: InstructionLine, nested = false): unknown {
  return {
    value: line.word,
    original: line.original,
    ...(line.trigger !== null
      ? { args: [{ children: [syntax(line.trigger, true)] }] }
      : line.args.length > 0
        ? { args: line.args }
        : {}),
    ...(line.json ? { attributes: { json: true } } : {}),
    ...(line.flags.length > 0 ? { flags: line.flags } : {}),
    ...(line.comments.length > 0 ? { prevComment: line.comments } : {}),
    ...(line.heredocs.length > 0
      ? {
          heredocs: line.heredocs.map(heredoc => ({
            Name: heredoc.name,
            FileDescriptor: heredoc.descriptor,
            Expand: heredoc.expand,
            Chomp: heredoc.chomp,
            Content: heredoc.content,
          })),
        }
      : {}),
    ...(nested ? {} : { start: line.start, end: line.end }),
  };
}

function read(text: string): DockerfileTree | DockerfileRefusal {
  try {
    return parseTree(text);
  } catch (error) {
    if (error instanceof DockerfileRefusal) return error;
    throw error;
  }
}

/** How many of the recorded cases agree, with the first that does not. */
function agreement(
  check: (one: Case) => void,
  of: readonly Case[],
): { readonly share: number; readonly first: string } {
  let agreed = 0;
  let first = '';
  for (const one of of) {
    try {
      check(one);
      agreed++;
    } catch (error) {
      first ||= `${one.name}: ${String(error)}`;
    }
  }
  return { share: of.length === 0 ? 1 : agreed / of.length, first };
}

describe('a Dockerfile', () => {
  it('is read line by line: comments and continuations, flags, JSON, heredocs', () => {
    const tree = parseTree(
      '# about\nFROM a AS b\nRUN --mount=type=tmpfs,target=/t echo 1 \\\n  # no\n  && echo 2\nCMD ["x", "y"]\nCOPY <<E /f\nhi\nE\n',
    );
    assert.deepEqual(
      tree.lines.map(({ word, flags, args, json, start, end }) => ({ word, flags, args, json, start, end })),
      [
        { word: 'FROM', flags: [], args: ['a', 'AS', 'b'], json: false, start: 2, end: 2 },
        {
          word: 'RUN',
          flags: ['--mount=type=tmpfs,target=/t'],
          args: ['echo 1   && echo 2'],
          json: false,
          start: 3,
          end: 5,
        },
        { word: 'CMD', flags: [], args: ['x', 'y'], json: true, start: 6, end: 6 },
        { word: 'COPY', flags: [], args: ['<<E', '/f'], json: false, start: 7, end: 9 },
      ],
    );
    assert.equal(tree.lines[3]?.heredocs[0]?.content, 'hi\n');
  });

  it('takes another escape character from its directive', () => {
    const tree = parseTree('# escape=`\nFROM a\nRUN a `\n b\n');
    assert.deepEqual([tree.escape, tree.lines[1]?.args], ['`', ['a  b']]);
  });

  it('is refused with the line and a suggestion', () => {
    assert.deepEqual(planned('FROM alpine\nRUM echo\n').error, {
      message: 'dockerfile parse error on line 2: unknown instruction: RUM (did you mean RUN?)',
      lines: [[2, 2]],
      warnings: [],
    });
    assert.equal(
      planned('FROM a AS builder\nFROM b\n', { target: 'buidler' }).error?.message,
      'target stage "buidler" could not be found (did you mean builder?)',
    );
  });

  it('numbers its steps within their stages', () => {
    const { plan } = planned(
      'FROM golang AS build\nWORKDIR /src\nCOPY main.go .\nRUN go build\nFROM alpine\nCOPY --from=build /src/app /bin/\nCMD ["app"]\n',
    );
    assert.deepEqual(
      plan?.operations.map(operation => operation.name),
      [
        '[stage-1 1/2] FROM docker.io/library/alpine:latest',
        '[build 1/4] FROM docker.io/library/golang:latest',
        '[build 2/4] WORKDIR /src',
        '[internal] load build context',
        '[build 3/4] COPY main.go .',
        '[build 4/4] RUN go build',
        '[stage-1 2/2] COPY --from=build /src/app /bin/',
      ],
    );
  });

  it('keeps build arguments to their scope and shows them in the history', () => {
    const text = 'ARG V=1\nFROM alpine:$V\nARG V\nARG N=x\nRUN echo $V $N\n';
    const { plan } = planned(text, { buildArgs: { N: 'y' } });
    assert.deepEqual(
      plan?.image.history.slice(1).map(row => row.created_by),
      ['ARG V=1', 'ARG N=y', 'RUN |2 V=1 N=y /bin/sh -c echo $V $N # buildkit'],
    );
  });

  it('runs the triggers of its base', () => {
    const { plan } = planned('FROM base\nRUN b\n', { base: { ...baseWith(['RUN a']) } });
    assert.deepEqual(
      plan?.operations.map(operation => operation.name),
      ['[1/2] FROM docker.io/library/base:latest', '[2/3] ONBUILD RUN a', '[3/3] RUN b'],
    );
    assert.equal(plan?.image.config.OnBuild, undefined);
  });

  describe('as the real BuildKit reads it', () => {
    itByRules<Cases<Case>>('dockerfile', 'gives the same syntax tree or the same refusal', ({ cases }) => {
      const { share, first } = agreement(one => {
        const tree = read(one.dockerfile);
        if (tree instanceof DockerfileRefusal) {
          assert.equal(tree.message, one.parseError?.message);
          assert.deepEqual(eachLine(tree.lines), eachLine(one.parseError?.locations?.flat()));
          return;
        }
        assert.deepEqual(
          tree.lines.map(line => syntax(line)),
          one.ast,
        );
        assert.deepEqual(
          tree.warnings.map(warning => warning.text),
          one.parseWarnings ?? [],
        );
      }, cases);
      assert.equal(share, 1, first);
    });

    itByRules<Cases<Case>>('dockerfile', 'converts or refuses alike, at the same lines', ({ cases }) => {
      const { share, first } = agreement(one => {
        const { error } = planned(one.dockerfile, { missing: /nosuch/ });
        assert.equal(error?.message, one.convertError?.message);
        assert.deepEqual(eachLine(error?.lines), eachLine(one.convertError?.locations?.flat()));
      }, cases);
      assert.equal(share, 1, first);
    });

    itByRules<Cases<Case>>('dockerfile', 'makes the same config and history', ({ cases }) => {
      const emptyGone = (config: Readonly<Record<string, unknown>>) =>
        Object.fromEntries(Object.entries(config).filter(([, value]) => !(Array.isArray(value) && value.length === 0)));
      const { share, first } = agreement(
        one => {
          const { plan } = planned(one.dockerfile, { missing: /nosuch/ });
          assert.deepEqual(emptyGone({ ...plan?.image.config }), emptyGone({ ...one.image?.config }));
          assert.deepEqual(plan?.image.history, one.image?.history ?? []);
        },
        cases.filter(one => one.image !== undefined),
      );
      assert.equal(share, 1, first);
    });

    itByRules<Cases<Case>>('dockerfile', 'names the same steps with the same processes', ({ cases }) => {
      const { share, first } = agreement(
        one => {
          const { plan } = planned(one.dockerfile, { missing: /nosuch/ });
          const ours = (plan?.operations ?? []).map(operation =>
            operation.kind === 'run'
              ? [operation.name, operation.args, operation.env, operation.cwd, operation.user]
              : [operation.name, null, null, null, null],
          );
          const theirs = (one.ops ?? [])
            .filter(operation => operation.name !== undefined)
            .map(({ name, args = null, env = null, cwd = null, user = null }) => [name, args, env, cwd, user]);
          const sorted = (rows: readonly unknown[]) => rows.map(row => JSON.stringify(row)).sort();
          assert.deepEqual(sorted(ours), sorted(theirs));
        },
        cases.filter(one => one.ops !== undefined),
      );
      assert.ok(share >= 0.998, `${share} ${first}`);
    });

    itByRules<Cases<Case>>('dockerfile', 'warns of the same', ({ cases }) => {
      const { share, first } = agreement(
        one => {
          const { warnings } = planned(one.dockerfile, { missing: /nosuch/ });
          const row = (rule: string, message: string, line: number | undefined) => `${rule} ${line} ${message}`;
          assert.deepEqual(
            warnings.map(({ rule, message, lines }) => row(rule, message, lines[0])).sort(),
            (one.lint ?? []).map(({ rule, message, lines }) => row(rule, message, lines[0]?.[0])).sort(),
          );
        },
        cases.filter(one => one.parseError === undefined),
      );
      assert.equal(share, 1, first);
    });
  });
});

function baseWith(triggers: readonly string[]) {
  return {
    architecture: 'amd64',
    os: 'linux',
    config: { OnBuild: triggers },
    history: [],
    rootfs: { type: 'layers' as const, diff_ids: [] },
  };
}
