/** A folder of small projects, each with what comes of it: it goes through, it is refused by name, or it fails as with Docker. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { boot, type Host, type Outcome, run } from '../../src/docker/index.ts';
import { itOfMany } from '../length.ts';

const FOLDER = 'test/fixtures/dockerfiles';

/** A line that runs the image, and what comes of it. */
interface RunLine {
  readonly line: string;
  readonly exitCode: number;
  /** All that it prints; left out for an id. */
  readonly stdout?: string;
  /** A part of what it prints there. */
  readonly stderr?: string;
  /** What the host says in its own voice that it cannot run. */
  readonly refused?: string;
}

type ProjectOutcome =
  /** It builds, and each line comes to what is stated. `remarks`: what the host says beside the build, in its own voice. */
  | { readonly kind: 'plausible'; readonly remarks: Outcome['remarks']; readonly run: readonly RunLine[] }
  /** The host says by name what of it is not simulated. */
  | { readonly kind: 'refused'; readonly message: string }
  /** It fails as with Docker: these lines are printed, in this order. */
  | { readonly kind: 'fails'; readonly prints: readonly string[] };

type ContextFile = { readonly content: string; readonly mode: number };

function contextOf(directory: string, at = ''): Readonly<Record<string, ContextFile>> {
  const files: Record<string, ContextFile> = {};
  for (const entry of readdirSync(`${directory}/${at}`, { withFileTypes: true })) {
    const path = at === '' ? entry.name : `${at}/${entry.name}`;
    const from = `${directory}/${path}`;
    if (entry.isDirectory()) Object.assign(files, contextOf(directory, path));
    else if (path !== 'outcome.json')
      files[path] = { content: readFileSync(from, 'utf8'), mode: (statSync(from).mode & 0o111) === 0 ? 0o644 : 0o755 };
  }
  return files;
}

async function play(name: string, expected: ProjectOutcome): Promise<void> {
  let host: Host = await boot({
    seed: 1,
    at: Date.UTC(2025, 2, 2, 10),
    platform: 'linux/amd64',
    directory: '/home/student',
    files: contextOf(`${FOLDER}/${name}`),
    images: [],
    catalogue: null,
  });
  const type = async (line: string): Promise<Outcome> => {
    const ran = await run(host, line, { at: host.clock + 1000, columns: null, stdin: '' });
    host = ran.host;
    return ran.outcome;
  };
  const built = await type('docker build -t app .');
  const { ending } = built;
  switch (expected.kind) {
    case 'plausible':
      assert.equal(ending.kind, 'exited', built.stderr);
      assert.deepEqual(built.remarks, expected.remarks);
      for (const each of expected.run) compare(each, await type(each.line));
      return;
    case 'refused':
      assert.equal(ending.kind === 'not-simulated' ? ending.message : ending.kind, expected.message);
      return;
    case 'fails': {
      assert.equal(ending.kind, 'docker', built.stderr);
      let from = 0;
      for (const line of expected.prints) {
        const at = built.stderr.indexOf(line, from);
        assert.ok(at >= 0, `${line}\nis not printed, in its turn, in\n${built.stderr}`);
        from = at + line.length;
      }
      return;
    }
  }
}

function compare({ line, exitCode, stdout, stderr, refused }: RunLine, ran: Outcome): void {
  assert.equal(ran.ending.exitCode, exitCode, `${line}\n${ran.stdout}${ran.stderr}`);
  if (stdout !== undefined) assert.equal(ran.stdout, stdout, line);
  if (stderr !== undefined) assert.ok(ran.stderr.includes(stderr), `${line}\n${ran.stderr}`);
  const said = ran.ending.kind === 'not-simulated' ? ran.ending.message : undefined;
  assert.equal(said, refused, line);
}

function outcomeOf(name: string): ProjectOutcome {
  return JSON.parse(readFileSync(`${FOLDER}/${name}/outcome.json`, 'utf8')) as ProjectOutcome;
}

describe('small projects', () => {
  const names = readdirSync(FOLDER).sort();

  it('are of many kinds, each with one of three outcomes', () => {
    assert.ok(names.length >= 60);
    const kinds = new Set(names.map(each => outcomeOf(each).kind));
    assert.deepEqual([...kinds].sort(), ['fails', 'plausible', 'refused']);
  });

  names.forEach((name, place) => {
    const expected = outcomeOf(name);
    itOfMany(`${name}: ${expected.kind}`, place, () => play(name, expected));
  });
});
