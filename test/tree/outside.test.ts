import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { API } from 'typescript/unstable/async';

const ROOM = resolve('src/docker');

/** What would reach the machine that the simulator runs on. Under the room's own tsconfig.json none of it compiles. */
const REACHES: readonly string[] = [
  'process.exit(1);',
  'export const home = process.env.HOME;',
  'export const said = globalThis.process;',
  'setTimeout(() => undefined, 1);',
  'setInterval(() => undefined, 1);',
  'queueMicrotask(() => undefined);',
  'console.log(1);',
  'export const now = performance.now();',
  "await fetch('http://localhost');",
  "new WebSocket('ws://localhost');",
  "new Worker('x.js');",
  'export const found = crypto.randomUUID();',
  "export const other = require('fs');",
  "import { readFileSync } from 'node:fs'; readFileSync('/etc/passwd');",
  "import { readFileSync } from 'fs'; readFileSync('/etc/passwd');",
  "import fs from 'node:fs'; fs.readFileSync('/etc/passwd');",
  "import * as fs from 'node:fs'; fs.readFileSync('/etc/passwd');",
  "(await import('node:fs')).readFileSync('/etc/passwd');",
  "import { connect } from 'node:net'; connect(80);",
  "import { spawn } from 'node:child_process'; spawn('ls');",
  "import { setTimeout } from 'node:timers/promises'; await setTimeout(1);",
  "import { randomBytes } from 'node:crypto'; randomBytes(1);",
  "import { WebSocket } from 'ws'; new WebSocket('ws://localhost');",
  "import express from 'express'; express();",
  "import { gzip } from 'fflate'; gzip;",
  "import { OverlayFs } from 'just-bash'; OverlayFs;",
  "import { Bash, type IFileSystem } from 'just-bash'; export const shell = (fs: IFileSystem) => new Bash({ fs, cwd: '/', commands: [], executionLimits: {}, defenseInDepth: false, python: true });",
  "import { Bash, type IFileSystem } from 'just-bash'; export const shell = (fs: IFileSystem) => new Bash({ fs, cwd: '/', commands: [], executionLimits: {}, defenseInDepth: false, network: {} });",
  "import { LOCALES } from '../quiz/quiz.ts'; LOCALES;",
];

/** What it does use, and the whole of the room behind its door. */
const USES: readonly string[] = [
  "import { hash } from 'node:crypto'; export const digest: string = hash('sha256', 'x');",
  "export const bytes = Buffer.from('x', 'latin1').toString('utf8');",
  'await new Promise(resolve => setImmediate(resolve));',
  "import { gzipSync } from 'fflate'; export const packed = gzipSync(new Uint8Array(), { level: 6, mtime: new Date(0) });",
  "import { pack } from 'tar-stream'; pack().finalize();",
  "import { Bash, type IFileSystem } from 'just-bash'; export const shell = (fs: IFileSystem) => new Bash({ fs, cwd: '/', commands: [], executionLimits: {}, defenseInDepth: false });",
  "import { boot } from './index.ts'; boot;",
];

/** What the compiler says of each text as a file of the room, and every file that it read. Nothing is written. */
async function compiled(texts: readonly string[]) {
  const names = texts.map((_, index) => join(ROOM, `snippet-${index}.ts`));
  const config = join(ROOM, 'tsconfig.snippets.json');
  const files = new Map(
    texts.map((text, index) => [
      names[index],
      `export {};
${text}`,
    ]),
  );
  files.set(config, JSON.stringify({ extends: './tsconfig.json', include: ['outside'], files: names }));
  const api = new API({
    cwd: process.cwd(),
    fs: { readFile: name => files.get(name), fileExists: name => (files.has(name) ? true : undefined) },
  });
  try {
    const project = (await api.updateSnapshot({ openProject: config })).getProject(config);
    assert.ok(project !== undefined);
    const { program } = project;
    const said: string[][] = [];
    for (const name of names)
      said.push(
        [...(await program.getSyntacticDiagnostics(name)), ...(await program.getSemanticDiagnostics(name))].map(
          each => each.text,
        ),
      );
    return { said, read: await program.getSourceFileNames() };
  } finally {
    await api.close();
  }
}

describe('the compiler of the simulated Docker', () => {
  it('lets nothing reach the machine around it', async () => {
    const { said } = await compiled(REACHES);
    assert.deepEqual(
      REACHES.filter((_, index) => said[index]?.length === 0),
      [],
    );
  });

  it('knows what is used, and nothing of Node', async () => {
    const { said, read } = await compiled(USES);
    assert.deepEqual(
      said.map((each, index) => (each.length === 0 ? '' : `${USES[index]} ${each.join(' ')}`)).filter(Boolean),
      [],
    );
    assert.ok(read.includes(join(ROOM, 'index.ts')));
    assert.deepEqual(
      read.filter(name => name.includes('/@types/') || name.includes('undici')),
      [],
    );
  });
});
