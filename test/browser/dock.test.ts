import assert from 'node:assert/strict';
import {
  appeared,
  argumentOf,
  dockOf,
  newest,
  type SlabTree,
  shortArgument,
  slabHeight,
} from '../../src/browser/dock/layout.ts';
import { counts, places, wasted } from '../../src/browser/dock/microscope/changes.ts';
import { wireOf } from '../../src/browser/dock/traffic.ts';
import { causeOf, roots, verdict } from '../../src/browser/dock/xray.ts';

import { wordsOf } from '../../src/browser/dom/words.ts';
import { notesOf } from '../../src/browser/editor/notes.ts';
import { checkText } from '../../src/docker/dockerfile/check.ts';
import type { FileChange, SeenHost } from '../../src/live/protocol.ts';
import { texts } from '../../src/locale/index.ts';
import { build, changedBuild, emptyView, fileTexts, LAYERS, traffic, view, viewBefore } from './scene/index.ts';

const words = wordsOf('en', texts('en', 'page.'));

/** The forest as text: `ADD×3(COPY×1(sem04/hello))`. */
function drawn(tree: SlabTree): string {
  if (tree.kind === 'top')
    return tree.stack.kind === 'image' ? (tree.stack.image.tags[0] ?? 'none') : `stage ${tree.stack.stage}`;
  const { layer, stacks, cached } = tree.slab;
  return `${layer.instruction}${cached ? '#' : ''}×${stacks}(${tree.above.map(drawn).join(' ')})`;
}

const change = (kind: FileChange['kind'], path: string, bytes = 10, type: FileChange['type'] = 'file'): FileChange => ({
  kind,
  path,
  type,
  mode: 0o644,
  size: bytes,
});

describe('browser: the dock', () => {
  it('draws a shared layer once, as wide as all that stands on it', () => {
    assert.deepEqual(dockOf(view).floor.map(drawn), [
      'ADD×3(RUN×2(COPY×2(WORKDIR×1(COPY×1(RUN×1(sem04/hello:latest))) WORKDIR#×1(COPY#×1(RUN#×1(stage build))))) COPY×1(none))',
    ]);
  });

  it('an empty host has an empty floor', () => {
    assert.deepEqual(dockOf(emptyView).floor, []);
  });

  it('flies a base image’s name from its highest layer', () => {
    const flags = (tree: SlabTree): readonly string[] =>
      tree.kind === 'top' ? [] : [...tree.slab.flags, ...tree.above.flatMap(flags)];
    assert.deepEqual(dockOf(view).floor.flatMap(flags), ['alpine:3.21', 'golang:1.23-alpine']);
  });

  it('gives an image under others a stack of its own once a container stands on it', () => {
    const base = {
      ...(view.images[0] as SeenHost['images'][number]),
      id: 'sha256:base',
      tags: ['alpine:3.21'],
      layers: [LAYERS.alpine.chainId],
    };
    const container = { ...(view.containers[0] as SeenHost['containers'][number]), imageId: base.id };
    const without = dockOf({ ...view, images: [...view.images, base], containers: [] });
    const withOne = dockOf({ ...view, images: [...view.images, base], containers: [container] });
    assert.equal(without.stacks.length, 3);
    assert.equal(withOne.stacks.length, 4);
  });

  it('keeps two images of one stack of layers apart', () => {
    const twin = { ...(view.images[1] as SeenHost['images'][number]), id: 'sha256:twin', tags: ['twin:latest'] };
    const [tree] = dockOf({ ...view, images: [...view.images, twin] }).floor;
    assert.match(tree === undefined ? '' : drawn(tree), /COPY×2\(none twin:latest\)/);
  });

  it('points at what has just appeared, an image’s layer before a cached stage’s', () => {
    const fresh = appeared(viewBefore, view);
    assert.equal(fresh.length, 4);
    assert.equal(newest(view, fresh), LAYERS.hello.chainId);
    assert.deepEqual(appeared(null, view), [], 'a page that opens has seen nothing appear');
  });

  it('draws heights by the logarithm, and nothing as a thin line', () => {
    assert.deepEqual(
      [0, 72, 640_000, 2_160_000, 8_170_000, 31_600_000, 235_000_000].map(slabHeight),
      [5, 24, 24, 26, 29, 33, 38],
    );
  });

  it('takes BuildKit’s and the shell’s wrapping off an instruction', () => {
    assert.equal(argumentOf('RUN /bin/sh -c go build -o hello.out ./ # buildkit'), 'go build -o hello.out ./');
    assert.equal(argumentOf('/bin/sh -c #(nop)  CMD ["sh"]'), '["sh"]');
    assert.equal(argumentOf('/bin/sh -c apk add curl'), 'apk add curl');
    assert.equal(shortArgument('COPY', '/build/hello.out /bin/hello.out'), 'hello.out');
    assert.equal(shortArgument('RUN', 'apk add --no-cache ca-certificates'), 'apk add');
  });

  it('tells the traffic of a build, a pull and a push in words', () => {
    const wire = wireOf(traffic ?? [], view, words);
    assert.deepEqual(wire.client, { head: 'POST /build', lines: ['Dockerfile 236\u00A0B', 'context 29\u00A0B'] });
    assert.deepEqual(wire.registry, {
      towards: 'daemon',
      head: 'metadata: 2',
      lines: ['layers pulled: 0,', 'all on the host'],
    });
    const pushed = wireOf(
      [
        { from: 'client', to: 'daemon', request: 'POST /images/app/push?tag=1', sent: 0, received: 0, layer: null },
        { from: 'daemon', to: 'registry', request: 'HEAD /v2/app/blobs/sha256:a', sent: 0, received: 0, layer: null },
        {
          from: 'daemon',
          to: 'registry',
          request: 'PUT /v2/app/blobs/uploads/?digest=sha256:b',
          sent: 5_000_000,
          received: 0,
          layer: 'sha256:b',
        },
      ],
      view,
      words,
    );
    assert.equal(pushed.client?.head, 'POST /images/app/push');
    assert.deepEqual(pushed.registry, {
      towards: 'registry',
      head: 'PUT /v2/…',
      lines: ['layers pushed: 1', '5\u00A0MB', 'already there: 1'],
    });
    assert.deepEqual(wireOf([], view, words), { client: null, registry: null });
  });
});

describe('browser: the cache X-ray', () => {
  it('follows a miss to the miss that caused it, through a stage as well', () => {
    assert.deepEqual(
      changedBuild.steps.map((_, index) => causeOf(changedBuild, index)),
      [null, null, null, 2, null, 3],
    );
    assert.deepEqual(roots(changedBuild), [2]);
    assert.deepEqual(roots(build), [5]);
  });

  it('says in one sentence what was changed and what ran again', () => {
    const plain = (of: SeenHost['builds'][number]): string =>
      verdict(of, words)
        .map(part => (typeof part === 'string' ? part : ''))
        .join('');
    assert.match(plain({ ...build, steps: build.steps.slice(0, 5) }), /every step came from the cache/);
    assert.match(plain({ ...build, error: 'boom' }), /stopped at an error/);
  });
});

describe('browser: the files of a layer', () => {
  it('gathers thousands of files into some nine places, the largest first, and loses no byte', () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      change('A', `/usr/local/go/${index % 3 === 0 ? 'pkg' : 'src'}/d${index % 40}/f${index}`, 1000),
    );
    const rows = places([...many, change('C', '/etc/profile', 412), change('D', '/root/.cache', 0)]);
    assert.ok(rows.length <= 9, `${rows.length} rows`);
    assert.equal(
      rows.reduce((sum, row) => sum + row.size, 0),
      3_000_412,
    );
    assert.equal(rows[0]?.path, 'usr/local/go/src/');
    assert.equal(rows.find(row => row.path === 'etc/profile')?.kind, 'C');
  });

  it('counts directories only when they go', () => {
    assert.deepEqual(
      counts([
        change('A', '/a', 0, 'directory'),
        change('A', '/a/b'),
        change('C', '/c'),
        change('D', '/d', 0, 'directory'),
      ]),
      { added: 1, changed: 1, deleted: 1 },
    );
  });

  it('counts as wasted what a later layer changes or deletes, with a folder all that was in it', () => {
    const own = [
      change('A', '/cache/a', 100),
      change('A', '/cache/b', 50),
      change('A', '/app', 7),
      change('A', '/kept', 3),
    ];
    assert.equal(wasted(own, [[change('D', '/cache', 0, 'directory')], [change('C', '/app', 9)]]), 157);
    assert.equal(wasted(own, [[change('C', '/cache', 0, 'directory'), change('A', '/new', 9)]]), 0);
  });
});

describe('browser: notes beside a Dockerfile', () => {
  const text = fileTexts['hello.Dockerfile'] ?? '';

  it('says of every line what the latest build made of it', () => {
    assert.deepEqual(
      notesOf(text, build, checkText(text), words).map(
        note => `${note.line} ${note.colour}${note.hit ? '#' : ''}${note.fresh ? '!' : ''} ${note.text}`,
      ),
      [
        '1 base# on the host',
        '2 work# cached',
        '3 copy# cached: the files are the same',
        '4 meta config only',
        '5 run# cached',
        '7 base# on the host',
        '8 copy! layer of 2.16\u00A0MB, made by the latest build',
        '9 meta config only',
      ],
    );
  });

  it('says nothing of a line that was changed since, nor of continued lines and here-documents', () => {
    const changed = 'FROM alpine:3.21\nRUN echo a \\\n  && COPY x\nRUN <<EOF\nCOPY y z\nEOF\nCOPY main.c ./\n';
    const notes = notesOf(changed, build, checkText(changed), words);
    assert.deepEqual(
      notes.map(note => note.line),
      [1, 2, 4, 7],
    );
    assert.ok(notes.every(note => note.text === ''));
  });

  it('says what a build would say of the text as it stands, and of an older build what is still true', () => {
    const said = (written: string): readonly string[] =>
      notesOf(written, warned, checkText(written), words)
        .filter(note => note.warning !== null || note.error !== null)
        .map(note => `${note.line} ${note.error ?? note.warning}`);
    const warning = (rule: string, line: number, text: string) => ({ rule, line, text });
    const warned = {
      ...build,
      warnings: [
        warning('UndefinedVar', 2, "Usage of undefined variable '$NAME'"),
        warning('MultipleInstructionsDisallowed', 3, 'Multiple CMD instructions'),
      ],
    };
    assert.deepEqual(said('FROM alpine:3.21\nENV A=$NAME\nCMD ["a"]\n'), ["2 Usage of undefined variable '$NAME'"]);
    assert.deepEqual(said('FROM alpine:3.21\nENV A=b\nCMD ["a"]\n'), []);
    assert.deepEqual(said('FRMO alpine:3.21\n'), ['1 unknown instruction: FRMO (did you mean FROM?)']);
  });
});
