/** The linter of an editor says what `docker build --check` says, in its words, and what we say beside it is marked as ours. */
import assert from 'node:assert/strict';
import { editFiles, type Host } from '../../src/docker/index.ts';
import { lintOf } from '../../src/grade/index.ts';
import { hasWords } from '../../src/locale/index.ts';
import { NOW, played } from '../docker/host/world.ts';

let host: Host;
before(async () => {
  ({ host } = await played([], {
    files: { 'a.txt': 'a', '.dockerignore': 'a.txt\n', "it's/Dockerfile": 'FROM scratch\n' },
  }));
});

async function linted(text: string, path = 'Dockerfile', lines: readonly string[] = []) {
  const { error, notes } = await lintOf(host, { path, text, lines });
  return { error, notes: notes.map(note => [note.line, note.by === 'docker' ? note.rule : note.said.code]) };
}

describe('the linter', () => {
  it('Docker’s rules, those too that only a build can follow', async () => {
    const text = 'FROM alpine:3.21 AS Build\nENV A=$NOPE\nENV TOKEN=x\nWORKDIR rel\nMAINTAINER me\nCMD ls\n';
    const { notes } = await lintOf(host, { path: 'Dockerfile', text, lines: [] });
    assert.deepEqual(
      notes.map(note => [note.line, note.by === 'docker' ? note.rule : note.said.code]),
      [
        [1, 'StageNameCasing'],
        [2, 'UndefinedVar'],
        [3, 'SecretsUsedInArgOrEnv'],
        [4, 'WorkdirRelativePath'],
        [5, 'MaintainerDeprecated'],
        [6, 'JSONArgsRecommended'],
      ],
    );
    const [first] = notes;
    assert.ok(first?.by === 'docker');
    assert.equal(first.text, "Stage name 'Build' should be lowercase");
    assert.equal(first.url, 'https://docs.docker.com/go/dockerfile/rule/stage-name-casing/');
    for (const note of notes)
      for (const locale of ['ru', 'en'] as const)
        assert.ok(note.by === 'docker' && hasWords(locale, `lint.${note.rule}`));
    const ignored = await linted('# check=experimental=all\nFROM alpine:3.21\nCOPY a.txt /\n');
    assert.deepEqual(ignored.notes, [[3, 'CopyIgnoredFile']]);
  });

  it('our own advice, and none on the mended text', async () => {
    const CASES: readonly (readonly [earns: string, code: string, mended: string])[] = [
      ['FROM alpine\n', 'moving-base', 'FROM alpine:3.21\n'],
      [
        'FROM alpine:3.21\nCOPY . .\nRUN apk add git\n',
        'copy-before-install',
        'FROM alpine:3.21\nRUN apk add git\nCOPY . .\n',
      ],
      [
        'FROM debian:12\nRUN apt-get update\nRUN apt-get install -y git\n',
        'update-alone',
        'FROM debian:12\nRUN apt-get update && apt-get install -y git\n',
      ],
      [
        'FROM debian:12\nRUN apt-get update && apt-get install git\n',
        'unanswered-apt',
        'FROM debian:12\nRUN apt-get update && apt-get install -qy git\n',
      ],
      ['FROM alpine:3.21\nRUN cd /app\n', 'lost-cd', 'FROM alpine:3.21\nRUN cd /app && ls\n'],
      ['FROM alpine:3.21\nRUN export A=b\n', 'lost-export', 'FROM alpine:3.21\nENV A=b\n'],
      ['FROM alpine:3.21\nRUN sudo ls\n', 'sudo', 'FROM alpine:3.21\nRUN ls # sudo\n'],
      ['FROM alpine:3.21\nADD b.txt /\n', 'add', 'FROM alpine:3.21\nADD b.tar.gz /\n'],
    ];
    for (const [earns, code, mended] of CASES) {
      const found = (await linted(earns)).notes.filter(([, name]) => String(name).startsWith('advice.'));
      assert.deepEqual(
        found.map(([, name]) => name),
        [`advice.text.${code}`],
      );
      assert.deepEqual((await linted(mended)).notes, [], mended);
    }
    assert.deepEqual((await linted('FROM alpine:3.21 AS base\nFROM base\nFROM scratch\n')).notes, []);
  });

  it('why no build would begin, an empty text, a folder with a quote in its name', async () => {
    assert.deepEqual(await linted('FROM alpine:3.21\nRUNN x\n'), {
      error: { line: 2, text: 'dockerfile parse error on line 2: unknown instruction: RUNN (did you mean RUN?)' },
      notes: [],
    });
    assert.deepEqual(await linted(' \n'), { error: null, notes: [] });
    assert.deepEqual(await linted('FROM scratch\nCMD a\n', "it's/Dockerfile"), {
      error: null,
      notes: [[2, 'JSONArgsRecommended']],
    });
    const edited = editFiles(host, [], NOW);
    assert.equal(edited.daemon, host.daemon);
  });
});
